//! The texts in English.

mod commands;
mod compare;
mod errors;
mod fetch;
mod help;
mod in_step;
mod mistakes;
mod search;
mod sources;
mod stories;
mod usage;
mod web;

use super::keys::ways_on;
use super::search::SearchWords as _;
use super::{Errors as _, FetchWords as _, Heading, KeyHint, Keys, Screens, SignWord, Words};
use crate::app::correcting::{self, MenuChoice};
use crate::app::{
    Action, CutCounts, Group, LookupFault, Notice, PaperOrder, Purpose, Standing, TextDirection,
};
use crate::keymap::Context;
use crate::layout::DOUBTFUL;
use crate::model::{Correction, Date, HanScript, Lang, SetAs, Stage, Step};

/// English.
#[derive(Debug)]
pub(super) struct En;

impl Words for En {
    fn tag(&self) -> &'static str {
        "en"
    }
}

/// What stands around and between the keys after a text.
const MARKS: [&str; 3] = [" (", ", ", ")"];

/// `2 papers`, `1 paper`.
fn plural(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

/// A part of an article.
fn part(role: SetAs) -> &'static str {
    match role {
        SetAs::Kicker => "kicker",
        SetAs::Headline => "headline",
        SetAs::Deck => "deck",
        SetAs::Byline => "byline",
        SetAs::Subhead => "subhead",
        SetAs::Body => "text",
    }
}

/// What a correction did.
fn corrected(done: Correction) -> String {
    match done {
        Correction::Split { .. } => "a new article begins there".to_owned(),
        Correction::Join { .. } => "the article was appended".to_owned(),
        Correction::MoveTo { .. } => "moved to the end of that article".to_owned(),
        Correction::MoveBy { down: true, .. } => "moved down".to_owned(),
        Correction::MoveBy { down: false, .. } => "moved up".to_owned(),
        Correction::Set { role, .. } => format!("set as {}", part(role)),
    }
}

impl Screens for En {
    fn lang(&self) -> Lang {
        Lang::En
    }

    fn notice(&self, notice: &Notice, keys: &Keys<'_>) -> String {
        let and = |text: &str, parts: &[_]| keys.after(text, MARKS, parts);
        let list = (Action::Bookmarks, "{key} lists the bookmarks");
        let takes_back = (Action::Undo, "{key} takes it back");
        match notice {
            Notice::Bookmarked => and("bookmarked", &[(Action::Note, "{key} adds a note"), list, takes_back]),
            Notice::BookmarkedAlready => and("this place is bookmarked already", &[list]),
            Notice::BookmarkRemoved => {
                and("bookmark removed", &[(Action::Undo, "{key} brings it back")])
            }
            Notice::BookmarkTakenBack => "bookmark taken back".to_owned(),
            Notice::BookmarkBroughtBack => "bookmark brought back".to_owned(),
            Notice::BookmarkNamed => and("the bookmark has its new name", &[takes_back]),
            Notice::OldNameBack => "the old name is back".to_owned(),
            Notice::BookmarkNoted => and("the note is kept", &[takes_back]),
            Notice::OldNoteBack => "the old note is back".to_owned(),
            Notice::WrittenOut(path) => format!("written to {path}"),
            Notice::NotWritten => "nothing was written".to_owned(),
            Notice::PassageCopied => "passage copied".to_owned(),
            Notice::LookingUp(text) => format!("looking up: {text}"),
            Notice::NotLookedUp(fault) => match fault {
                LookupFault::NoCommand => "no command looks words up: write one in config.toml, as lookup = \"sdcv -n {}\"".to_owned(),
                LookupFault::NothingSelected => {
                    and("select the words first", &[(Action::Select, "{key} selects")])
                }
                LookupFault::Missing(command) => format!("“{command}” is not there: see lookup in config.toml"),
                LookupFault::Failed(command, why) if why.is_empty() => format!("“{command}” failed"),
                LookupFault::Failed(command, why) => format!("“{command}” failed: {why}"),
                LookupFault::TooSlow(command) => format!("“{command}” took too long and was ended"),
                LookupFault::Silent(command, text) => format!("“{command}” says nothing of “{text}”"),
            },
            Notice::BeginPassageFirst => and("no passage is begun yet", &[(Action::Select, "{key} begins it here, then move to its end")]),
            Notice::NothingToSelect => "there is no text here to select".to_owned(),
            Notice::NoClippingForm => {
                "the name must end in .md, .epub, .json (CSL), .bib, .jsonld, .jsonl or .txt"
                    .to_owned()
            }
            Notice::NoSuchForm => "the name must end in .md, .txt or .html".to_owned(),
            Notice::Clipped(is_whole) => and(
                if *is_whole { "article clipped" } else { "passage clipped" },
                &[(Action::Note, "{key} adds a note"), (Action::Clippings, "{key} lists the clippings"), takes_back],
            ),
            Notice::ClippedAlready => {
                and("this is clipped already", &[(Action::Clippings, "{key} lists the clippings")])
            }
            Notice::ClippingRemoved => {
                and("clipping removed", &[(Action::Undo, "{key} brings it back")])
            }
            Notice::ClippingTakenBack => "clipping taken back".to_owned(),
            Notice::ClippingBroughtBack => "clipping brought back".to_owned(),
            Notice::ClippingAlone(paper, date) => format!(
                "{paper} {date} is not on the newsstand: this is the text that was kept of it"
            ),
            Notice::BookmarksInTheirList => and(
                "bookmarks are named and removed in their list",
                &[(Action::Bookmarks, "{key}")],
            ),
            Notice::MarkedRead(true) => and("marked as read", &[takes_back]),
            Notice::MarkedRead(false) => and("marked as unread", &[takes_back]),
            Notice::MarkedReadAgain(true) => "read again".to_owned(),
            Notice::MarkedReadAgain(false) => "unread again".to_owned(),
            Notice::NotKept(why) => format!("this could not be kept and was taken back: {why}"),
            Notice::KeptForNow(why) => format!("this holds until you leave, and no longer: {why}"),
            Notice::PlaceNotKept(why) => format!("how far you read is not kept: {why}"),
            Notice::NothingToUndo => "nothing to undo".to_owned(),
            Notice::UndoElsewhere => {
                "the last change is a correction of another edition: open it, then undo".to_owned()
            }
            Notice::Copied(true) => "copied with its citation".to_owned(),
            Notice::Copied(false) => "article copied".to_owned(),
            Notice::AddressCopied(address) => format!("address copied: {address}"),
            Notice::NoLinks => "no links on this screen".to_owned(),
            Notice::NoSuchLink => "there is no link of that number on the screen".to_owned(),
            Notice::NoArticles => "this edition has no articles".to_owned(),
            Notice::Warnings(count) => {
                let text = format!("{} about this edition", plural(*count, "warning"));
                and(&text, &[(Action::Messages, "{key} shows them")])
            }
            Notice::Warning(warning) => self.warning(warning),
            Notice::StillOpening => "this edition is still being opened".to_owned(),
            Notice::WaitForWhole => "wait until the whole edition is read".to_owned(),
            Notice::OpenFirst => and("open an edition first", &[(Action::Open, "{key}")]),
            Notice::NothingThere => and("this key does nothing here", &[(Action::Help, "{key} helps")]),
            Notice::OpenStoryFirst => and("open a story first", &[(Action::Open, "{key}")]),
            Notice::PartOfPage(set, all) => {
                let text = format!("{set} of {all} stories stand here: the list has all");
                and(&text, &[(Action::Back, "{key}")])
            }
            Notice::EndOfEdition(read, all, has_next) => {
                let text = format!("the end of this edition: {read} of {all} read");
                let words = ["{key} reads the others", "{key} the next edition", "{key} back"];
                and(&text, &ways_on((*read, *all, *has_next), words))
            }
            Notice::EndOfPaper(read, all, next) => {
                let text = format!("the end of this edition: {read} of {all} read; next {next}");
                and(&text, &[(Action::PageDown, "{key} opens it")])
            }
            Notice::CutTo(CutCounts { minutes, whole, briefs, out }) => {
                let left = if *out > 0 { format!(", {out} left out") } else { String::new() };
                let text = format!("{minutes} minutes: {whole} whole, {briefs} in brief{left}");
                and(&text, &[(Action::Minutes, "{key} shows all")])
            }
            Notice::EndOfCut(CutCounts { minutes, whole, briefs, .. }) => {
                let text =
                    format!("the end of the {minutes} minutes: {whole} whole, {briefs} in brief");
                and(&text, &[(Action::Minutes, "{key} shows the whole edition")])
            }
            Notice::WholeEdition => {
                and("the whole edition again", &[(Action::Minutes, "{key} cuts it")])
            }
            Notice::FirstArticle => "this is the first article".to_owned(),
            Notice::FirstSection => "this is the first section".to_owned(),
            Notice::LastSection => "this is the last section".to_owned(),
            Notice::FirstPage => "this is the first page".to_owned(),
            Notice::LastPage => "this is the last page".to_owned(),
            Notice::NoEarlierEdition => "no earlier edition of this paper here".to_owned(),
            Notice::NoLaterEdition => "no later edition of this paper here".to_owned(),
            Notice::NotOnNewsstand(paper, date) => {
                format!("{paper} of {date} is not on the newsstand: open its file, then try again")
            }
            Notice::Following(name) => {
                and(&format!("following {name}"), &[(Action::Stories, "{key} lists the stories")])
            }
            Notice::NotFollowing(name) => and(
                &format!("no longer following {name}"),
                &[(Action::Undo, "{key} takes it back")],
            ),
            Notice::NothingOfStory(name) => and(
                &format!("following {name}: nothing of it is here yet"),
                &[(Action::Stories, "{key} lists the stories, to change its query")],
            ),
            Notice::NoSuchSection(number, all) => format!("no section {number}: {all} in all"),
            Notice::NoSuchStory(number, all) => format!("no story {number}: {all} in all"),
            Notice::StoryChanged => "the story was changed".to_owned(),
            Notice::BadQuery(fault) => self.query_fault(fault),
            Notice::OnePaper => "Only one paper is there of that day: there is nothing to compare".to_owned(),
            Notice::NoOtherText => "No other paper has this text".to_owned(),
            Notice::SameText => "Both papers have it word for word".to_owned(),
            Notice::IndexRenewed => {
                "the index for searching was damaged; it is made anew".to_owned()
            }
            Notice::EditionGone => "that edition is not on the newsstand any more".to_owned(),
            Notice::ArticleGone => "that article is not in this edition any more".to_owned(),
            Notice::NotScanned => "this edition was not made from a scanned page".to_owned(),
            Notice::Unchanged(false) => {
                "the site has not changed this article since it first came".into()
            }
            Notice::Unchanged(true) => "the site changed only what is not seen in the text".into(),
            Notice::NothingToCancel => {
                and("there is nothing to end here", &[(Action::Quit, "{key} leaves newsprint")])
            }
            Notice::Order(true) => "articles by page".to_owned(),
            Notice::Order(false) => "articles by section".to_owned(),
            Notice::AsConfigured => and("the look is as configured", &[(Action::Undo, "{key} takes it back")]),
            Notice::LookBack => "the look is as it was".to_owned(),
            Notice::NowhereBack => "nowhere to go back to".to_owned(),
            Notice::NowhereForward => "nowhere to go forward to".to_owned(),
            Notice::NotFound(text) => format!("not found in this article: {text}"),
            Notice::SearchedRound(true) => "search began again at the top".to_owned(),
            Notice::SearchedRound(false) => "search began again at the end".to_owned(),
            Notice::Theme(name) => format!("theme: {name}"),
            Notice::Ruby(true) => "ruby shown".to_owned(),
            Notice::Ruby(false) => "ruby hidden".to_owned(),
            Notice::Script(Some(HanScript::Simplified)) => "in simplified characters".to_owned(),
            Notice::Script(Some(HanScript::Traditional)) => "in traditional characters".to_owned(),
            Notice::Script(None) => "in the characters printed".to_owned(),
            Notice::OneScript => "only Chinese has two scripts".to_owned(),
            Notice::Pictures(true) => "pictures shown".to_owned(),
            Notice::Pictures(false) => "pictures hidden".to_owned(),
            Notice::NoPictures => {
                "this terminal cannot show pictures; their captions stand in the text".to_owned()
            }
            Notice::PictureFault(file, why) => format!("{file}: {why}"),
            Notice::ColumnsNeedRoom(false) => "columns need a wider window".to_owned(),
            Notice::ColumnsNeedRoom(true) => and(
                "columns need a wider window",
                &[(Action::Zen, "{key} shows the article alone")],
            ),
            Notice::OnePlainColumn => "plain screens have one column, across".to_owned(),
            Notice::Measure(columns) => format!("lines of {columns} columns"),
            Notice::ColumnLength(rows) => format!("columns of {rows} characters"),
            Notice::Direction(direction) => match direction {
                TextDirection::Across => "text across",
                TextDirection::Downwards => "text downwards",
                TextDirection::StaysAcross => "neither Chinese nor Japanese, so this stays across",
            }
            .to_owned(),
            Notice::Fetched(outcome) => self.fetched(*outcome, keys),
            Notice::StoppingFetch => "ending the fetch; what is here becomes an edition".to_owned(),
            Notice::Imported(text) => and(text, &[takes_back]),
            Notice::ImportTakenBack(count) => {
                format!(
                    "taken back: {} to the trash; the files stay where they are",
                    plural(*count, "edition")
                )
            }
            Notice::Importing => "importing …".to_owned(),
            Notice::InboxEmpty => "the inbox is empty".to_owned(),
            Notice::NothingToCorrect => "there is nothing to correct in this article".to_owned(),
            Notice::HeadStays => {
                "this stands in the head; only blocks of the text move up and down".to_owned()
            }
            Notice::NoOtherArticle => "this edition has no other article".to_owned(),
            Notice::CorrectFirst => {
                and("that is done while correcting", &[(Action::Correct, "{key} begins")])
            }
            Notice::StopCorrectingFirst => {
                and("not while correcting", &[(Action::Back, "{key} leaves")])
            }
            Notice::Corrected(None) => "correction taken back".to_owned(),
            Notice::Corrected(Some(done)) => and(&corrected(*done), &[takes_back]),
            Notice::CorrectionNotKept(why) => {
                format!("holds until you leave, but could not be kept: {why}")
            }
            Notice::NoSuchCommand(name, Some(meant)) => and(
                &format!("no command “{name}”; did you mean “{meant}”?"),
                &[(Action::Command, "{key} lists the commands")],
            ),
            Notice::NoSuchCommand(name, None) => and(
                &format!(
                    "no command “{name}”: type the name of an action, or theme NAME, measure N, \
                     article N, search TEXT"
                ),
                &[(Action::Command, "{key} lists the commands")],
            ),
            Notice::NoSuchTheme(name, themes) => {
                format!("no theme “{name}”; there are {}", themes.join(", "))
            }
            Notice::MeasureRange(least, most) => {
                format!("measure takes a number of columns from {least} to {most}")
            }
            Notice::MinutesRange(least, most) => {
                format!("minutes takes a number from {least} to {most}")
            }
            Notice::NoSuchPage(name, pages) => {
                format!("no page “{name}”; there are {}", super::screens::few(pages))
            }
            Notice::ArticleRange(most) => format!("article takes a number from 1 to {most}"),
            Notice::Mistakes(first, 1) | Notice::Unreadable(first, 1) => first.clone(),
            Notice::Mistakes(first, all) => {
                format!("{all} mistakes, see `newsprint config`: {first}")
            }
            Notice::Unreadable(first, all) => {
                format!("{all} editions cannot be read, see `newsprint check`: {first}")
            }
            Notice::Told(text) | Notice::Failed(text) => text.clone(),
        }
    }

    fn action(&self, action: Action) -> &'static str {
        match action {
            Action::Down => "down one row or entry",
            Action::Up => "up one row or entry",
            Action::PaneLeft => "pane on the left",
            Action::PaneRight => "pane on the right",
            Action::NextPane => "next pane",
            Action::PageDown => "read on; at the end, the next article",
            Action::PageUp => "a screen back",
            Action::HalfDown => "half a screen on",
            Action::HalfUp => "half a screen back",
            Action::Top => "to the beginning",
            Action::Bottom => "to the end",
            Action::Open => "open what is selected",
            Action::Cancel => "cancel, or one level up",
            Action::Back => "back; ends a search first",
            Action::NextArticle => "next article",
            Action::PreviousArticle => "article before",
            Action::NextSection => "next section",
            Action::PreviousSection => "section before",
            Action::NextEdition => "the paper's next edition",
            Action::PreviousEdition => "the paper's edition before",
            Action::Section(_) => "section by number",
            Action::FrontPage => "front page",
            Action::Contents => "all headlines, with ledes",
            Action::Scan => "the page as it was scanned",
            Action::Correct => "correct what was recovered",
            Action::Compare => "compare the papers of the day",
            Action::Revision => "what site or paper changed",
            Action::ToggleRead => "mark as read, or unread",
            Action::Calendar => "the paper's calendar",
            Action::UnreadOnly => "unread only, or all",
            Action::Minutes => "the edition in some minutes",
            Action::Sort => "order of papers, of stories",
            Action::Today => "newest issues, unfinished; or all",
            Action::Fetch => "fetch papers, or end that",
            Action::Import => "import what is in the inbox",
            Action::Search => "search; in a list, filter",
            Action::SearchAll => "search all papers",
            Action::Earlier => "earlier on this",
            Action::Follow => "follow this",
            Action::Stories => "the stories you follow",
            Action::NextMatch => "next match; else next article",
            Action::PreviousMatch => "match before; else article before",
            Action::Bookmark => "bookmark this place",
            Action::Bookmarks => "list the bookmarks",
            Action::Clip => "clip the passage or article",
            Action::Clippings => "list the clippings",
            Action::History => "what was read lately",
            Action::Rename => "give it a name",
            Action::Note => "a bookmark's note, a story's query",
            Action::WriteOut => "write it to a file",
            Action::Select => "select a passage",
            Action::WordOn => "to the next word",
            Action::WordBack => "to the word before",
            Action::OtherEnd => "move the other end",
            Action::LookUp => "look the selected words up",
            Action::Remove => "remove it",
            Action::Undo => "undo",
            Action::JumpBack => "back to where one was",
            Action::JumpForward => "forward again",
            Action::Link => "pick a link",
            Action::Copy => "copy the article's text",
            Action::CopyCitation => "copy it with paper, date, page",
            Action::Columns => "several columns, or one",
            Action::Vertical => "text downwards, or across",
            Action::Zen => "the article alone",
            Action::Wider => "wider lines",
            Action::Narrower => "narrower lines",
            Action::DefaultMeasure => "the look as configured",
            Action::Ruby => "furigana on or off",
            Action::Script => "simplified or traditional han",
            Action::Pictures => "pictures on or off",
            Action::Theme => "next theme",
            Action::Split => "a new article begins here",
            Action::Append => "append another article",
            Action::MoveTo => "move the block to another article",
            Action::MoveUp => "move the block up",
            Action::MoveDown => "move the block down",
            Action::SetAs(SetAs::Kicker) => "this is the kicker",
            Action::SetAs(SetAs::Headline) => "this is the headline",
            Action::SetAs(SetAs::Deck) => "this is the deck",
            Action::SetAs(SetAs::Byline) => "this is the byline",
            Action::SetAs(SetAs::Subhead) => "this is a subhead",
            Action::SetAs(SetAs::Body) => "this is text",
            Action::Messages => "messages of this run",
            Action::Command => "type a command",
            Action::Help => "this help",
            Action::Redraw => "draw the screen again",
            Action::Suspend => "suspend (fg comes back)",
            Action::Quit => "quit",
        }
    }

    fn group(&self, group: Group) -> &'static str {
        match group {
            Group::Move => "Moving",
            Group::Paper => "The paper",
            Group::Marks => "Search, bookmarks, copies",
            Group::Look => "The look",
            Group::Correct => "Correcting",
            Group::Program => "newsprint",
        }
    }

    fn context(&self, context: Context) -> &'static str {
        match context {
            Context::Everywhere => "everywhere",
            Context::Newsstand => "newsstand",
            Context::Reader => "reader",
            Context::Bookmarks => "bookmarks",
            Context::Correcting => "correcting",
            Context::Comparing => "comparing",
            Context::Selecting => "selecting",
        }
    }

    fn heading(&self, heading: Heading) -> &'static str {
        match heading {
            Heading::Keys => "Keys",
            Heading::Calendar => "A paper's calendar",
            Heading::Correcting => "Correcting",
            Heading::Signs => "Signs in the text",
            Heading::Messages => "Messages",
            Heading::LookedUp => "Looked up",
            Heading::Revision => "What the site changed: struck is gone, underlined is new",
            Heading::Bookmarks => "Bookmarks",
            Heading::Clippings => "Clippings",
            Heading::ClippingAlone => "A clipping, as it was kept",
            Heading::Recent => "Recently read",
            Heading::Search => "Search",
            Heading::Comparison => "The day's papers",
            Heading::Related => "On this",
            Heading::Stories => "Stories",
            Heading::AsScanned => "As scanned:",
        }
    }

    fn leafing(&self) -> [&'static str; 5] {
        [
            "edition before, edition after",
            "a week back, a week on",
            "a month back, a month on",
            "first edition, last edition",
            "unread, begun, read",
        ]
    }

    fn signs(&self) -> [&'static str; 4] {
        [
            "joined here, but in doubt",
            "the end of this text is missing",
            "text is missing here",
            "a bookmark",
        ]
    }

    fn selecting(&self) -> [&'static str; 3] {
        ["a row down, up", "a letter left, right", "begin at the marked word; end"]
    }

    fn sign_word(&self, sign: SignWord) -> &'static str {
        match sign {
            SignWord::InBrief => "in brief",
            SignWord::Followed => "followed",
            SignWord::Bookmarked => "bookmarked",
            SignWord::Fault => "fault: ",
        }
    }

    fn hint(&self, hint: KeyHint) -> &'static str {
        match hint {
            KeyHint::Open => "open",
            KeyHint::NextSection => "next section",
            KeyHint::Differences => "differences",
            KeyHint::Narrow => "narrow",
            KeyHint::NextMatch => "next match",
            KeyHint::Bookmarks => "bookmarks",
            KeyHint::Search => "search",
            KeyHint::Help => "help",
            KeyHint::Move => "move",
            KeyHint::Quit => "quit",
            KeyHint::Back => "back",
            KeyHint::ReadOn => "read on",
            KeyHint::NextPage => "next page",
            KeyHint::Story => "story",
            KeyHint::FrontPage => "front page",
            KeyHint::Contents => "contents",
            KeyHint::Scan => "as scanned",
            KeyHint::Close => "close",
            KeyHint::Correct => "correct",
            KeyHint::Calendar => "calendar",
            KeyHint::Fetch => "fetch",
            KeyHint::MonthBefore => "month before",
            KeyHint::NextMonth => "next month",
            KeyHint::Filter => "filter",
            KeyHint::Unread => "unread",
            KeyHint::Sort => "sort",
            KeyHint::Name => "name",
            KeyHint::Note => "note",
            KeyHint::Copy => "copy",
            KeyHint::LookUp => "look up",
            KeyHint::Begin => "start here",
            KeyHint::Mark => "bookmark",
            KeyHint::Clip => "clip",
            KeyHint::Remove => "remove",
            KeyHint::WholeText => "whole text",
            KeyHint::WholeEdition => "whole edition",
            KeyHint::Undo => "undo",
            KeyHint::Choose => "choose",
            KeyHint::Take => "take it",
        }
    }

    fn prompt(&self, purpose: &Purpose) -> &'static str {
        match purpose {
            Purpose::Search => "/",
            Purpose::SearchAll => "search: ",
            Purpose::Follow => "follow: ",
            Purpose::NameStory(_) => "name: ",
            Purpose::StoryQuery(_) => "query: ",
            Purpose::Filter(_) => "filter: ",
            Purpose::SearchEdition(_) => "in the edition: ",
            Purpose::Rename(_) => "name: ",
            Purpose::Note(_) => "note: ",
            Purpose::NoteOnClipping(_) => "note (#tag for tags): ",
            Purpose::WriteOut(_) => "write to (.md .txt .html): ",
            Purpose::WriteClippings => "write to (.md .epub .json .bib …): ",
            Purpose::Replace(_) => "it is there already; replace it? (y) ",
            Purpose::Link => "link number: ",
            Purpose::Command => ":",
        }
    }

    fn too_small(&self) -> [&'static str; 3] {
        ["newsprint:", "the window is", "too small"]
    }

    fn no_messages(&self) -> &'static str {
        "Nothing was told in this run."
    }

    fn rest_of_message(&self, keys: &Keys<'_>) -> String {
        keys.after("…", MARKS, &[(Action::Messages, "{key} shows all of it")])
    }

    fn opening(&self, step: Option<Step>) -> String {
        let Some(Step { stage, done, total }) = step.filter(|step| step.total > 0) else {
            return "opening…".to_owned();
        };
        match stage {
            Stage::Files => format!("reading file {done} of {total}"),
            Stage::Drawing => format!("reading page {done} of {total}"),
            Stage::Pages => format!("recovering page {done} of {total}"),
            Stage::Articles => format!("reading article {done} of {total}"),
        }
    }

    fn leave_opening(&self, keys: &Keys<'_>) -> String {
        let parts = [(Action::Back, "{key} goes back"), (Action::Quit, "{key} quits")];
        keys.after("", ["", "   ", ""], &parts)
    }

    fn first_pages(&self) -> &'static str {
        "first pages only"
    }

    fn choice(&self, choice: MenuChoice) -> &'static str {
        match choice {
            MenuChoice::Split => "split here",
            MenuChoice::Append => "append an article…",
            MenuChoice::MoveTo => "move to an article…",
            MenuChoice::MoveUp => "move up",
            MenuChoice::MoveDown => "move down",
            MenuChoice::SetAs(role) => part(role),
            MenuChoice::OtherBlock => "other block",
            MenuChoice::Undo => "undo",
            MenuChoice::Leave => "leave",
        }
    }

    fn asked(&self, step: &correcting::CorrectingStep, bar: &str) -> String {
        match step {
            correcting::CorrectingStep::Menu => format!("Correct the block at {bar}"),
            correcting::CorrectingStep::Append(_) => "This article goes on with".to_owned(),
            correcting::CorrectingStep::MoveTo(_) => "The block belongs to".to_owned(),
        }
    }

    fn stock(&self, papers: usize, editions: usize) -> String {
        format!("{}, {}", plural(papers, "paper"), plural(editions, "edition"))
    }

    fn found(&self, found: usize, all: usize) -> String {
        format!("{found} of {}", plural(all, "edition"))
    }

    fn no_editions(&self) -> &'static str {
        "No editions here yet. Open a file: newsprint PATH; keep it: newsprint import PATH"
    }

    fn nothing_found(&self, keys: &Keys<'_>) -> String {
        keys.after(
            "Nothing holds that.",
            [" ", " ", ""],
            &[
                (Action::Back, "{key} shows all again."),
                (Action::SearchAll, "{key} searches all papers."),
            ],
        )
    }

    fn nothing_unread(&self, keys: &Keys<'_>) -> String {
        keys.after(
            "Nothing is unread.",
            [" ", "", ""],
            &[(Action::UnreadOnly, "{key} shows all again.")],
        )
    }

    fn holding(&self, filter: &str) -> String {
        format!("holding “{filter}”")
    }

    fn today_only(&self) -> &'static str {
        "newest issues, not read to the end"
    }

    fn nothing_today(&self, keys: &Keys<'_>) -> String {
        keys.after(
            "The newest issue of every paper is read.",
            [" ", "", ""],
            &[(Action::Today, "{key} shows all editions.")],
        )
    }

    fn unread_only(&self) -> &'static str {
        "unread only"
    }

    fn sorted(&self, sort: PaperOrder) -> Option<&'static str> {
        match sort {
            PaperOrder::Newest => None,
            PaperOrder::Name => Some("by name"),
            PaperOrder::Unread => Some("most unread first"),
        }
    }

    fn inbox(&self, files: usize, keys: &Keys<'_>) -> String {
        let text = format!("{} in the inbox", plural(files, "new file"));
        keys.after(&text, [": ", "", ""], &[(Action::Import, "{key} imports")])
    }

    fn bookmarks(&self, count: usize) -> String {
        plural(count, "bookmark")
    }

    fn marked(&self, date: Date) -> String {
        format!("marked {date}")
    }

    fn nothing_read(&self) -> &'static str {
        "Nothing was read yet."
    }

    fn clippings(&self, count: usize) -> String {
        plural(count, "clipping")
    }

    fn clipped(&self, date: Date) -> String {
        format!("clipped {date}")
    }

    fn no_clippings(&self, keys: &Keys<'_>) -> String {
        let parts = [(Action::Clip, "{key} cuts an article or a passage out")];
        keys.at(Context::Reader).after("No clippings yet", [": ", "", "."], &parts)
    }

    fn no_bookmarks(&self, keys: &Keys<'_>) -> String {
        let parts = [(Action::Bookmark, "{key} in an article makes one")];
        keys.at(Context::Reader).after("No bookmarks yet", [": ", "", "."], &parts)
    }

    fn month(&self, date: Date) -> String {
        date.strftime("%B %Y").to_string()
    }

    fn weekdays(&self) -> [&'static str; 7] {
        ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    }

    fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Unread => "unread",
            Standing::Begun => "begun",
            Standing::Read => "read",
        }
    }

    fn editions(&self, all: usize, unread: usize) -> String {
        match unread {
            0 => plural(all, "edition"),
            _ => format!("{}, {unread} unread", plural(all, "edition")),
        }
    }

    fn undated(&self) -> &'static str {
        "Undated"
    }

    fn left_off(&self) -> &'static str {
        "continue: "
    }

    fn read(&self, read: usize, all: usize) -> String {
        format!("{read}/{all} read")
    }

    fn cut(&self, left: usize, minutes: usize) -> String {
        format!("{left} of {minutes} min left")
    }

    fn end_of_cut(&self, minutes: usize) -> String {
        format!("the end of the {minutes} minutes")
    }

    fn contents(&self, pages: usize, articles: usize) -> String {
        match pages {
            0 => plural(articles, "article"),
            _ => format!("{}, {}", plural(pages, "page"), plural(articles, "article")),
        }
    }

    fn matches(&self, count: usize, more: bool) -> String {
        format!(
            "{}{}",
            if count == 1 { "1 match".to_owned() } else { format!("{count} matches") },
            if more { " …" } else { "" }
        )
    }

    fn minutes(&self, minutes: usize) -> String {
        format!("{minutes} min")
    }

    fn left(&self, lang: Lang, units: usize, minutes: usize) -> String {
        let unit = match (lang, units) {
            (Lang::En, 1) => "word",
            (Lang::En, _) => "words",
            (_, 1) => "character",
            _ => "characters",
        };
        if minutes == 0 {
            return format!("{units} {unit} left");
        }
        format!("{units} {unit}, {minutes} min left")
    }

    fn end_of_article(&self, last: bool, keys: &Keys<'_>) -> String {
        if last {
            return "the end of this edition".to_owned();
        }
        keys.after("end", [", ", "", ""], &[(Action::PageDown, "{key} for the next article")])
    }

    fn doubtful(&self, percent: Option<u8>) -> String {
        let figure = percent.map(|percent| format!(", about {percent}% sure")).unwrap_or_default();
        format!("{DOUBTFUL} uncertain join{figure}")
    }

    fn story(&self, story: usize, all: usize) -> String {
        format!("story {story}/{all}")
    }
}
