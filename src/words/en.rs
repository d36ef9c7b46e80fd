//! The texts in English.

use crate::app::correcting::{self, MenuChoice};
use crate::app::{Action, Group, Notice, PaperOrder, Purpose, Standing};
use crate::keymap::Context;
use crate::layout::DOUBTFUL;
use crate::model::error::{
    Amount, ArchiveFault, BookFault, CorrectionError, EntryFault, Foreign, Limited, Meant, NewsMl,
    NoNews, NotText, PathFault, PdfFault, Problem, RuleProblem, ScanFormat, SpecialFile,
    SystemError, TomlTable, TomlValue, ValueKind, WayOut, ZipFault,
};
use crate::model::warning::{
    AgencyNote, ArchiveNote, Hold, IdleRule, Names, NotOfEdition, NotesFault, RuleName, Unsettable,
};
use crate::model::{Correction, Date, Lang, SetAs, Stage, Step};
use crate::model::{LoadError, OpenError, WarningKind};
use crate::picture::{MOST_PIXELS, PictureError};
use crate::store::Holder;

use super::errors::{clipped, figures, listed};
use super::{Commands, Errors, Heading, KeyHint, Keys, Screens, Words};
use super::{Failure, Help, NoTerminal, TargetFault, Usage};

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
            Notice::Bookmarked => and("bookmarked", &[list, takes_back]),
            Notice::BookmarkedAlready => and("this place is bookmarked already", &[list]),
            Notice::BookmarkRemoved => {
                and("bookmark removed", &[(Action::Undo, "{key} brings it back")])
            }
            Notice::BookmarkTakenBack => "bookmark taken back".to_owned(),
            Notice::BookmarkBroughtBack => "bookmark brought back".to_owned(),
            Notice::BookmarkNamed => and("the bookmark has its new name", &[takes_back]),
            Notice::OldNameBack => "the old name is back".to_owned(),
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
            Notice::OpenStoryFirst => and("open a story first", &[(Action::Open, "{key}")]),
            Notice::EndOfEdition(read, all) => {
                format!("the end of this edition: {read} of {all} read")
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
            Notice::EditionGone => "that edition is not on the newsstand any more".to_owned(),
            Notice::ArticleGone => "that article is not in this edition any more".to_owned(),
            Notice::NotScanned => "this edition was not made from a scanned page".to_owned(),
            Notice::NowhereBack => "nowhere to go back to".to_owned(),
            Notice::NowhereForward => "nowhere to go forward to".to_owned(),
            Notice::NotFound(text) => format!("not found in this article: {text}"),
            Notice::SearchedRound(true) => "search began again at the top".to_owned(),
            Notice::SearchedRound(false) => "search began again at the end".to_owned(),
            Notice::Theme(name) => format!("theme: {name}"),
            Notice::Ruby(true) => "ruby shown".to_owned(),
            Notice::Ruby(false) => "ruby hidden".to_owned(),
            Notice::Pictures(true) => "pictures shown".to_owned(),
            Notice::Pictures(false) => "pictures hidden".to_owned(),
            Notice::NoPictures => {
                "this terminal cannot show pictures; their captions stand in the text".to_owned()
            }
            Notice::PictureFault(file, why) => format!("{file}: {why}"),
            Notice::ColumnsNeedRoom => and(
                "columns need a wider window",
                &[(Action::Zen, "{key} shows the article alone")],
            ),
            Notice::Measure(columns) => format!("lines of {columns} columns"),
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
            Notice::NoSuchCommand(name) => and(
                &format!(
                    "no command “{name}”: type the name of an action, or theme NAME, measure N, \
                     article N, search TEXT"
                ),
                &[(Action::Help, "{key} lists the actions")],
            ),
            Notice::NoSuchTheme(name, themes) => {
                format!("no theme “{name}”; there are {}", themes.join(", "))
            }
            Notice::MeasureRange(least, most) => {
                format!("measure takes a number of columns from {least} to {most}")
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
            Action::Back => "back; ends a search first",
            Action::NextArticle => "next article",
            Action::PreviousArticle => "article before",
            Action::NextSection => "next section",
            Action::PreviousSection => "section before",
            Action::NextEdition => "the paper's next edition",
            Action::PreviousEdition => "the paper's edition before",
            Action::Section(_) => "section by number",
            Action::FrontPage => "the page as a broadsheet",
            Action::Scan => "the page as it was scanned",
            Action::Correct => "correct what was recovered",
            Action::ToggleRead => "mark as read, or unread",
            Action::Calendar => "the paper's calendar",
            Action::UnreadOnly => "unread only, or all",
            Action::Sort => "sort by day, name, or unread",
            Action::Import => "import what is in the inbox",
            Action::Search => "search in the article; filter a list",
            Action::NextMatch => "next match; else next article",
            Action::PreviousMatch => "match before; else article before",
            Action::Bookmark => "bookmark this place",
            Action::Bookmarks => "list the bookmarks",
            Action::Rename => "name the bookmark",
            Action::Remove => "remove the bookmark",
            Action::Undo => "undo",
            Action::JumpBack => "back to where one was",
            Action::JumpForward => "forward again",
            Action::Link => "pick a link",
            Action::Copy => "copy the article's text",
            Action::CopyCitation => "copy it with paper, date, page",
            Action::Columns => "several columns, or one",
            Action::Zen => "the article alone",
            Action::Wider => "wider lines",
            Action::Narrower => "narrower lines",
            Action::DefaultMeasure => "lines as configured",
            Action::Ruby => "furigana on or off",
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
        }
    }

    fn heading(&self, heading: Heading) -> &'static str {
        match heading {
            Heading::Keys => "Keys",
            Heading::Calendar => "A paper's calendar",
            Heading::Correcting => "Correcting",
            Heading::Signs => "Signs in the text",
            Heading::Messages => "Messages",
            Heading::Bookmarks => "Bookmarks",
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

    fn hint(&self, hint: KeyHint) -> &'static str {
        match hint {
            KeyHint::Open => "open",
            KeyHint::NextSection => "next section",
            KeyHint::Bookmarks => "bookmarks",
            KeyHint::Search => "search",
            KeyHint::Help => "help",
            KeyHint::Back => "back",
            KeyHint::ReadOn => "read on",
            KeyHint::NextPage => "next page",
            KeyHint::FrontPage => "front page",
            KeyHint::Scan => "as scanned",
            KeyHint::Close => "close",
            KeyHint::Correct => "correct",
            KeyHint::Calendar => "calendar",
            KeyHint::MonthBefore => "month before",
            KeyHint::NextMonth => "next month",
            KeyHint::Filter => "filter",
            KeyHint::Unread => "unread",
            KeyHint::Sort => "sort",
            KeyHint::Name => "name",
            KeyHint::Remove => "remove",
            KeyHint::Undo => "undo",
            KeyHint::Choose => "choose",
            KeyHint::Take => "take it",
        }
    }

    fn prompt(&self, purpose: &Purpose) -> &'static str {
        match purpose {
            Purpose::Search => "/",
            Purpose::Filter(_) => "filter: ",
            Purpose::Rename(_) => "name: ",
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

    fn asked(&self, step: &correcting::Step, bar: &str) -> String {
        match step {
            correcting::Step::Menu => format!("Correct the block at {bar}"),
            correcting::Step::Append(_) => "This article goes on with".to_owned(),
            correcting::Step::MoveTo(_) => "The block belongs to".to_owned(),
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
            [" ", "", ""],
            &[(Action::Back, "{key} shows all again.")],
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

    fn read(&self, read: usize, all: usize) -> String {
        format!("{read}/{all} read")
    }

    fn contents(&self, pages: usize, articles: usize) -> String {
        match pages {
            0 => plural(articles, "article"),
            _ => format!("{}, {}", plural(pages, "page"), plural(articles, "article")),
        }
    }

    fn left(&self, lang: Lang, units: usize, minutes: usize) -> String {
        let unit = if lang == Lang::En { "words" } else { "characters" };
        format!("{units} {unit}, {minutes} min left")
    }

    fn end_of_article(&self, last: bool, keys: &Keys<'_>) -> String {
        if last {
            return "the end of this edition".to_owned();
        }
        keys.after("end", [", ", "", ""], &[(Action::PageDown, "{key} for the next article")])
    }

    fn doubtful(&self, percent: u8) -> String {
        format!("{DOUBTFUL} joined in doubt, about {percent}% sure")
    }

    fn story(&self, story: usize, all: usize) -> String {
        format!("story {story}/{all}")
    }
}

// What the commands say.

impl Commands for En {
    fn waiting(&self, holder: &Holder) -> String {
        format!("waiting for the library: {holder} is at work on it; ^C gives up")
    }

    fn failure(&self, failure: &Failure) -> String {
        match failure {
            Failure::Open(error) => self.open_error(error),
            Failure::State(error) => error.to_string(),
            Failure::Library(error) => error.to_string(),
            Failure::Place(error) => error.to_string(),
            Failure::Output(error) => {
                format!("standard output: {}", self.system_error(&error.into()))
            }
            Failure::Input(cause) => {
                format!("standard input cannot be read: {}", self.system_error(cause))
            }
            Failure::Target { path, fault } => {
                let fault = match fault {
                    TargetFault::Folder => "this is a folder; name a file in it".to_owned(),
                    TargetFault::Source => {
                        "this is what is exported, or in the folder of it; name another place"
                            .to_owned()
                    }
                    TargetFault::ReadOnly => {
                        "the file may not be written; allow that, or name another".to_owned()
                    }
                    TargetFault::Foreign => "there is a file that newsprint did not make, or \
                        that was changed since; --force replaces it"
                        .to_owned(),
                    TargetFault::System(cause) => {
                        format!("it cannot be written: {}", self.system_error(cause))
                    }
                };
                format!("{path}: {fault}")
            }
            Failure::Reader(reason) => reason.clone(),
            Failure::Unreadable { file, cause } => {
                format!("{file}: it cannot be read: {}; check the path", self.system_error(cause))
            }
            Failure::Marks { file, error } => format!("{file}: {error}"),
            Failure::Epub(error) => error.to_string(),
            Failure::NoTerminal(NoTerminal::Output) => "newsprint needs a terminal to draw on, \
                but standard output is a file or a pipe; in a pipe use `newsprint print`"
                .to_owned(),
            Failure::NoTerminal(NoTerminal::Keys) => "newsprint needs a terminal to take keys \
                from, but standard input is none and /dev/tty cannot be opened; in a pipe use \
                `newsprint print`"
                .to_owned(),
            Failure::NoTerminal(NoTerminal::Dumb) => "newsprint needs a terminal that can move \
                its cursor, but TERM is \"dumb\"; set TERM, or use `newsprint print`"
                .to_owned(),
            Failure::NothingNamed => "standard input is not a terminal; to read it use \
                `newsprint -`, in a pipe `newsprint print -`"
                .to_owned(),
            Failure::NeitherPathNorEdition { name } => format!(
                "{name}: there is no such file or folder, nor an edition of that name; check the \
                 path, or see `newsprint list`"
            ),
            Failure::NoEdition { name, near } => {
                let near = match near.as_slice() {
                    [] => "`newsprint list` shows what there is".to_owned(),
                    near => format!("near it are {}", near.join(", ")),
                };
                format!("the library has no edition `{name}`; {near}")
            }
            Failure::ManyEditions { name, which, more } => {
                let more = if *more { ", …" } else { "" };
                format!("`{name}` may be {}{more}; write more of it", which.join(", "))
            }
            Failure::Sample { name } => format!(
                "`{name}` came with the program and is not in the library; `samples = false` in \
                 config.toml leaves such editions out"
            ),
            Failure::NoArticle { edition, wanted, count } => format!(
                "{edition}: there is no article \"{wanted}\"; expected a number from 1 to \
                 {count}, or an id as `newsprint inspect` shows it"
            ),
            Failure::MeantCommand { path, command }
            | Failure::Usage(Usage::MeantCommand { path, command }) => {
                format!("{path}: there is no such file; did you mean `newsprint {command}`?")
            }
            Failure::Usage(Usage::Said(said, Help::Meant(command))) => {
                format!("{said}; did you mean `newsprint {command}`?")
            }
            Failure::Usage(Usage::Said(said, Help::Of(command))) => {
                format!("{said}; see `newsprint {command} --help`")
            }
            Failure::Usage(Usage::Said(said, Help::All)) => {
                format!("{said}; see `newsprint --help`")
            }
            Failure::Usage(Usage::WithCommand) => "the reader's PATH and options do not go with a \
                command; see `newsprint --help`"
                .to_owned(),
            Failure::Usage(Usage::Mistake(mistake)) => mistake.clone(),
            Failure::Usage(Usage::EpubToTerminal) => "an EPUB is no text for a terminal or pipe; \
                say where it goes with -o FILE"
                .to_owned(),
            Failure::Usage(Usage::NoLevel { name, lang, known }) => format!(
                "there is no line-break level \"{name}\" for {lang}; expected one of: {}",
                known.join(", ")
            ),
        }
    }
}

// Errors and warnings.

impl Errors for En {
    fn load_error(&self, error: &LoadError) -> String {
        match error {
            LoadError::Empty { file } => {
                format!("{file}: the file holds no text; there is nothing to read")
            }
            LoadError::Binary { file, found } => format!(
                "{file}: found {}; expected text, an EPUB, a web page, a feed, or an edition's \
                 folder or zip",
                not_text(found)
            ),
            LoadError::Foreign { file, kind } => {
                format!("{file}: this is {}; {}", foreign(*kind), way_out(*kind))
            }
            LoadError::Encoding { file, label } => format!(
                "{file}: encoding `{}` is not known; try --encoding with utf-8, gb18030, big5, \
                 shift_jis or euc-kr",
                clipped(label)
            ),
            LoadError::Limit { file, what, found, limit } => format!(
                "{file}: {} is {} and the limit is {}; split it into smaller parts",
                limited(*what),
                amount(*found),
                amount(*limit)
            ),
            LoadError::Book { file, fault } => format!(
                "{file}: {}; get the book anew, or convert it with the program that made it",
                book(fault)
            ),
            LoadError::Pdf { file, fault } => format!("{file}: {}", pdf(*fault)),
            LoadError::Malformed { file, line, column, problem } => {
                format!("{file}:{line}:{column}: {}", self::problem(problem))
            }
            LoadError::NoArticle { file, found } => {
                format!("{file}: found {}; there is no article in it to read", no_news(found))
            }
            LoadError::Cancelled => "the reading was broken off".to_owned(),
            LoadError::Part { file } => format!(
                "{file}: this is part of an edition; open the folder (or zip) that it is in"
            ),
        }
    }

    fn open_error(&self, error: &OpenError) -> String {
        match error {
            OpenError::Load(error) => self.load_error(error),
            OpenError::Missing { path } => {
                format!("{path}: there is no such file or folder; check the path")
            }
            OpenError::NotAnEdition { path } => format!(
                "{path}: found neither an edition.toml in it nor anything else to read; expected \
                 an edition, or pages, articles or feeds"
            ),
            OpenError::SeveralIssues { path, first } => format!(
                "{path}: what is in it does not make one edition; open one of them, such as \
                 {first}, or take all into the library with `newsprint import`"
            ),
            OpenError::Unreadable { path, cause } => {
                format!("{path}: {}; check the file and its permissions", self.system_error(cause))
            }
            OpenError::NotAFile { path } => {
                format!("{path}: this is not a file; check the path")
            }
            OpenError::Special { path } => {
                format!("{path}: this is neither a file nor a folder; check the path")
            }
            OpenError::Entry { path, fault } => {
                format!("{path}: it {}; get the book anew", entry(fault))
            }
            OpenError::Outside { path } => format!(
                "{path}: this link leads out of the edition and is not followed; copy the file \
                 into it"
            ),
            OpenError::OutOfIssue { path } => {
                format!("{path}: this path leads out of the issue's folder and is not followed")
            }
            OpenError::Changed { path } => format!(
                "{path}: the file has changed since the edition was opened; open the edition again"
            ),
            OpenError::Zip { path, fault } => {
                let fault = match fault {
                    ZipFault::Damaged => "the zip is damaged or cut short",
                    ZipFault::Other(said) => said,
                };
                format!("{path}: {fault}; make the zip anew from the edition's folder")
            }
            OpenError::Archive { path, fault } => {
                let fault = match fault {
                    ArchiveFault::Damaged => "it is damaged or cut short".to_owned(),
                    ArchiveFault::TooLarge(most) => format!(
                        "it unpacks to more than {}, which is the limit",
                        amount(Amount::Bytes(*most))
                    ),
                    ArchiveFault::Ratio(most) => {
                        format!("it unpacks to over {most} times its size, which is the limit")
                    }
                    ArchiveFault::Nested => "what is in it is packed again".to_owned(),
                };
                format!("{path}: {fault}; get it anew, or unpack it and open the folder")
            }
            OpenError::NoArticle { path, number, count } => {
                format!("{path}: there is no article {number}; the edition has {count}")
            }
            OpenError::Alone { path } => {
                format!("{path}: one file was given without this; open the folder of both")
            }
            OpenError::NotAPage { path } => {
                format!("{path}: this is no page of a paper and is not read")
            }
        }
    }

    fn correction_error(&self, error: &CorrectionError) -> String {
        match error {
            CorrectionError::Open(error) => self.open_error(error),
            CorrectionError::BeginsAlready => "the article begins here already".to_owned(),
            CorrectionError::Itself => "an article does not go on with itself".to_owned(),
            CorrectionError::InPlace => "it is in that article already".to_owned(),
            CorrectionError::First => "it is the first block already".to_owned(),
            CorrectionError::Last => "it is the last block already".to_owned(),
            CorrectionError::NoWords => "there are no words here to name it by".to_owned(),
            CorrectionError::ArticleWithoutWords => {
                "that article has no words to name it by".to_owned()
            }
            CorrectionError::NothingToUndo => "there is no correction to take back".to_owned(),
            CorrectionError::FileAtFault(fault) => {
                format!("mend or remove the corrections file first: {}", self.warning(fault))
            }
            CorrectionError::NoPlace => {
                "there is no place to keep corrections; name one with --data-dir".to_owned()
            }
            CorrectionError::Changed { file } => {
                format!("{file} was changed by another program; open the edition again")
            }
            CorrectionError::System { file, cause } => {
                format!("{file}: {}", self.system_error(cause))
            }
        }
    }

    fn system_error(&self, error: &SystemError) -> String {
        match error {
            SystemError::Missing => "there is no such file or folder".to_owned(),
            SystemError::Denied => "you may not read or write it".to_owned(),
            SystemError::Full => "the disk is full".to_owned(),
            SystemError::ReadOnly => "nothing can be written there".to_owned(),
            SystemError::Busy => "another program is using it".to_owned(),
            SystemError::IsFolder => "this is a folder".to_owned(),
            SystemError::NotFolder => "a part of the path is not a folder".to_owned(),
            SystemError::Special(kind) => {
                let kind = match kind {
                    SpecialFile::Pipe => "a named pipe",
                    SpecialFile::Socket => "a socket",
                    SpecialFile::Device => "a device",
                    SpecialFile::Other => "something special",
                };
                format!("this is {kind}, not a file")
            }
            SystemError::TooLarge(most) => {
                format!("it has more than {}, which is the limit", amount(Amount::Bytes(*most)))
            }
            SystemError::NotUtf8 => "it is not UTF-8".to_owned(),
            SystemError::Other(said) => clipped(said),
        }
    }

    fn warning_kind(&self, kind: &WarningKind) -> String {
        match kind {
            WarningKind::Kept(words) => words.to_string(),
            WarningKind::LeftOut(fault) => format!("left out: {}", self.open_error(fault)),
            WarningKind::NotOfEdition(why) => format!("left out: {}", not_of_edition(why)),
            WarningKind::MoreLeftOut(count) => {
                format!("left out: {} more", counted(*count, "file", "files"))
            }
            WarningKind::NotShown(names) => format!(
                "not shown: {}: an edition by itself; open it, or take all in with `newsprint \
                 import`",
                listed(names, ", ", |more| format!(" and {more} more"))
            ),
            WarningKind::OfArchive(note) => match note {
                ArchiveNote::Damaged => "the archive is damaged from there on".to_owned(),
                ArchiveNote::CutShort => {
                    "the archive is cut short; its last file is missing".to_owned()
                }
                ArchiveNote::NotAFile => "left out: this is a link or a device".to_owned(),
                ArchiveNote::LeadsOut => "left out: its path leads out of the archive".to_owned(),
                ArchiveNote::Past(most) => {
                    format!("only the first {most} files, which is the limit, are read")
                }
            },
            WarningKind::FilesPast { left, most, bytes } => format!(
                "{} past the limits ({most} files, {} in all) left out",
                counted(*left, "file", "files"),
                amount(Amount::Bytes(*bytes))
            ),
            WarningKind::DamagedBytes(count) => format!("{} read as U+FFFD", damaged(*count)),
            WarningKind::SomeDamagedBytes => {
                "bytes that are damaged were read as U+FFFD".to_owned()
            }
            WarningKind::MaybeEncoding { count, encoding } => format!(
                "{} read as U+FFFD; if that is the wrong encoding ({encoding}), name it with \
                 --encoding",
                damaged(*count)
            ),
            WarningKind::NotUtf8(1) => "1 byte sequence is not UTF-8 and shows as \u{FFFD}".into(),
            WarningKind::NotUtf8(count) => {
                format!("{count} byte sequences are not UTF-8 and show as \u{FFFD}")
            }
            WarningKind::ControlCharacters(1) => {
                "1 control character was left out of the text".to_owned()
            }
            WarningKind::ControlCharacters(count) => {
                format!("{count} control characters were left out of the text")
            }
            WarningKind::OnlyFirst(bytes) => format!(
                "only the first {}, which is the limit, are read",
                amount(Amount::Bytes(*bytes))
            ),
            WarningKind::Hidden { characters, places, first } => {
                let characters = match characters {
                    1 => "1 character is".to_owned(),
                    more => format!("{more} characters are"),
                };
                let places = match places {
                    1 => format!("in {first}"),
                    more => format!("in {more} places, the first {first}"),
                };
                format!(
                    "{characters} hidden until a script shows them ({places}), and left out; a \
                     browser shows them"
                )
            }
            WarningKind::NoDate { of_file: Some(date) } => format!(
                "the page names no date; {date} is that of the file (--date YYYY-MM-DD sets it)"
            ),
            WarningKind::NoDate { of_file: None } => {
                "the page names no date; give one with --date YYYY-MM-DD".to_owned()
            }
            WarningKind::NoPaper => "it names no paper, and is kept under the name of its file \
                                     (--paper NAME sets it)"
                .to_owned(),
            WarningKind::OtherDay(date) => format!("the page is dated {date}, the others are not"),
            WarningKind::OtherPaper(paper) => {
                format!("the page is of `{paper}`, the others are not")
            }
            WarningKind::JumpCircle => {
                "jumps lead in a circle; one of them was not followed".to_owned()
            }
            WarningKind::LostJump { page, other, is_known, onward } => {
                let way = if *onward { "goes on on" } else { "comes from" };
                let other = match other {
                    Some(other) => format!("page {other}"),
                    None => "another page".to_owned(),
                };
                let why = if *is_known {
                    "its other end was not found"
                } else {
                    "that page is not among the files"
                };
                format!("page {page}: an article {way} {other}; {why}")
            }
            WarningKind::UnknownKey { key, meant } => {
                let meant = meant.as_ref().map(|meant| format!(" (meant `{meant}`?)"));
                let meant = meant.unwrap_or_default();
                format!("unknown key `{}`{meant}; the line is kept as text", clipped(key))
            }
            WarningKind::OpenFence => {
                "``` is never closed; all that follows is set as it stands".to_owned()
            }
            WarningKind::TextBeforeHeadline => {
                "text before the first `# ` headline is an article without one".to_owned()
            }
            WarningKind::PageNotListed { article, page } => {
                format!("article {article} stands on page `{page}`, which is not listed")
            }
            WarningKind::TextsChanged(1) => "one text was changed since the import; where it \
                                             stands in the scan is not known any more"
                .to_owned(),
            WarningKind::TextsChanged(count) => format!(
                "{count} texts were changed since the import; where they stand in the scan is not \
                 known any more"
            ),
            WarningKind::NotesLost(fault) => format!(
                "{}; the text is whole, what was doubted in it and where it stands in the scan is \
                 not known (import the pages again with --replace)",
                notes(fault)
            ),
            WarningKind::Draft => "left out: its front matter says that it is a draft".to_owned(),
            WarningKind::PageMissing { page: Some(page), fault } => {
                format!("a page is missing: {page}: {}", self.open_error(fault))
            }
            WarningKind::PageMissing { page: None, fault } => {
                format!("a page is missing: {}", self.open_error(fault))
            }
            WarningKind::PagesMissing(names) => format!("pages are missing: {}", names_of(names)),
            WarningKind::PagesPast(most) => {
                format!("pages past the first {most} (the limit) are left out")
            }
            WarningKind::PlacesPast(most) => {
                format!("places past the first {most} (the limit) are left out")
            }
            WarningKind::ArticlesPast { page, most } => format!(
                "articles of page {page} past the first {most} of the issue, which is the limit, \
                 are left out"
            ),
            WarningKind::UnlistedArticles(names) => format!(
                "articles that no page lists stand where they say, at the end of their page: {}",
                names_of(names)
            ),
            WarningKind::ArticleMissing { page, fault } => {
                format!("an article is missing on page {page}: {}", self.open_error(fault))
            }
            WarningKind::ArticlesMissing { page, files } => format!(
                "{} articles are missing on page {page}: {}",
                files.shown.len() + files.more,
                names_of(files)
            ),
            WarningKind::PicturesNotSaved(names) => {
                let one = names.shown.len() + names.more == 1;
                let what = if one { "a picture was" } else { "pictures were" };
                format!("{what} not saved with the pages: {}", names_of(names))
            }
            WarningKind::PictureMissing(fault) => {
                format!("a picture is missing: {}", self.open_error(fault))
            }
            WarningKind::NoAltoPage(file) => format!("{file}: this file holds no ALTO page"),
            WarningKind::TooDeep(most) => {
                format!("elements are nested over {most} deep; what stands after that was not read")
            }
            WarningKind::Entities => "the document declares entities of its own; they are not \
                                      expanded, and nothing is fetched"
                .to_owned(),
            WarningKind::BreaksOff { at } => {
                format!("the markup breaks off at line {at}; what stands before it was read")
            }
            WarningKind::ZipEntries { count, most } => {
                format!("of {count} files only {most}, which is the limit, are read")
            }
            WarningKind::ZipTotal { name, most } => format!(
                "the files from `{name}` on are not read: inflated, all are over {}, which is the \
                 limit",
                amount(Amount::Bytes(*most))
            ),
            WarningKind::Twice(name) => format!("`{name}` is there twice; the first is read"),
            WarningKind::NoContainer => "META-INF/container.xml is missing or damaged".to_owned(),
            WarningKind::NotThere(name) => format!("`{name}` is listed and not there"),
            WarningKind::Unsearched(1) => {
                "the last document was not searched for hidden text".to_owned()
            }
            WarningKind::Unsearched(count) => {
                format!("the last {count} documents were not searched for hidden text")
            }
            WarningKind::ContentsPast(most) => {
                format!("the contents list more than {most} articles, which is the limit")
            }
            WarningKind::EntriesPast { left, most } => format!(
                "{} past the first {most}, which is the limit, left out",
                counted(*left, "entry", "entries")
            ),
            WarningKind::OtherDays { left, day, before } => {
                let before = before.as_ref().map(|before| format!("{before} and "));
                format!(
                    "{} of other days than {}{day} left out; --date shows another day",
                    counted(*left, "entry", "entries"),
                    before.unwrap_or_default()
                )
            }
            WarningKind::NoEntries => "the feed has no entries".to_owned(),
            WarningKind::ItemsPast { left, most } => format!(
                "{} past the first {most}, which is the limit, left out",
                counted(*left, "item", "items")
            ),
            WarningKind::Agency { note, times: 1 } => agency(note),
            WarningKind::Agency { note, times } => format!("{} ({times} times)", agency(note)),
            WarningKind::Held { title, hold } => {
                let hold = match hold {
                    Hold::Cancelled => "was cancelled by its sender".to_owned(),
                    Hold::Withheld => "is withheld by its sender".to_owned(),
                    Hold::Embargo(None) => "is under embargo".to_owned(),
                    Hold::Embargo(Some(until)) => format!("is under embargo until {until}"),
                };
                format!("“{title}” {hold}")
            }
            WarningKind::BlankPage(page) => format!("page {page} is blank"),
            WarningKind::PictureOfPage(page) => {
                format!("page {page} holds pictures and no text; it would have to go through OCR")
            }
            WarningKind::PdfParts(1) => "1 part of the PDF is damaged or unpacks to more than is \
                                         read, and was left out"
                .to_owned(),
            WarningKind::PdfParts(count) => format!(
                "{count} parts of the PDF are damaged or unpack to more than is read, and were \
                 left out"
            ),
            WarningKind::PdfPages { found, most } => {
                format!("the PDF has {found} pages; those after {most} were left out")
            }
            WarningKind::PdfCut => {
                "the PDF is larger than is read; its last pages are cut".to_owned()
            }
            WarningKind::PagePartsDamaged(1) => {
                "1 part of a page is damaged, and was left out".to_owned()
            }
            WarningKind::PagePartsDamaged(count) => {
                format!("{count} parts of pages are damaged, and were left out")
            }
            WarningKind::UnknownCharacters(1) => {
                "the file does not say what 1 character means; it stands as U+FFFD".to_owned()
            }
            WarningKind::UnknownCharacters(count) => {
                format!("the file does not say what {count} characters mean; they stand as U+FFFD")
            }
            WarningKind::PageCut => "the page holds more than is read, and was cut".to_owned(),
            WarningKind::Corrections(fault) => self.open_error(fault),
            WarningKind::IdleRule { rule, why } => {
                let why = match why {
                    IdleRule::NotFound(text) => format!("no text begins with {}", named(text)),
                    IdleRule::CannotBe { text, is, role } => {
                        let is = match is {
                            Unsettable::Picture => "is a picture with its credit",
                            Unsettable::List => "is a list",
                            Unsettable::Table => "is a table",
                            Unsettable::Lines => "has lines that matter",
                            Unsettable::NoText => "is no text",
                        };
                        format!("{} {is} and cannot be a {role}", named(text))
                    }
                };
                format!("rule {rule} changes nothing: {why}; it is kept")
            }
        }
    }

    fn picture_error(&self, error: &PictureError) -> String {
        match error {
            PictureError::Unknown => "this is no JPEG, PNG, GIF or WebP".to_owned(),
            PictureError::Header => "its size cannot be read".to_owned(),
            PictureError::TooLarge { width, height } => format!(
                "it is {width} by {height} pixels, and the limit is {} million",
                MOST_PIXELS / 1_000_000
            ),
            PictureError::Damaged => "it is damaged or cut short".to_owned(),
        }
    }

    fn line(&self, number: usize) -> String {
        format!("line {number}")
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn damaged(count: usize) -> String {
    let what = if count == 1 { "byte sequence was" } else { "byte sequences were" };
    format!("{count} damaged {what}")
}

fn amount(amount: Amount) -> String {
    figures(amount, " bytes")
}

fn names_of(names: &Names) -> String {
    listed(names, ", ", |more| format!(" and {more} more"))
}

fn named(text: &RuleName) -> String {
    let dots = if text.is_cut { "…" } else { "" };
    let nth = if text.nth > 1 { format!(" ({})", text.nth) } else { String::new() };
    format!("“{}{dots}”{nth}", text.words)
}

fn not_text(found: &NotText) -> String {
    match found {
        NotText::Data => "binary data".to_owned(),
        NotText::NoText => "what is no text, by its beginning".to_owned(),
        NotText::Controls { percent, encoding } => {
            format!("{percent}% control characters (read as {encoding})")
        }
        NotText::Xml => "an XML document".to_owned(),
        NotText::XmlOf(root) => format!("an XML document of the kind <{}>", clipped(root)),
        NotText::PdfUnsupported => {
            "a PDF document, which this newsprint was built without (`--features pdf`)".to_owned()
        }
    }
}

fn foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Png => "a PNG picture",
        Foreign::Jpeg => "a JPEG picture",
        Foreign::Gif => "a GIF picture",
        Foreign::Tiff => "a TIFF picture",
        Foreign::Jpeg2000 => "a JPEG 2000 picture",
        Foreign::Webp => "a WebP picture",
        Foreign::Djvu => "a DjVu document",
        Foreign::Kindle => "a Kindle book",
        Foreign::Palm => "a Palm book",
        Foreign::Rtf => "an RTF document",
        Foreign::OldOffice => "an old Office document",
        Foreign::Office => "an Office document",
        Foreign::PostScript => "a PostScript document",
        Foreign::Bzip2 => "a bzip2 file",
        Foreign::Xz => "an xz file",
        Foreign::Zstd => "a zstd file",
        Foreign::SevenZip => "a 7z archive",
        Foreign::Rar => "a RAR archive",
        Foreign::SoundOrFilm => "a sound or a film",
        Foreign::Sound => "a sound",
        Foreign::Program => "a program",
        Foreign::Database => "a database",
        Foreign::NewsMl1 => "a NewsML 1 document",
        Foreign::Opml => "a list of feeds (OPML), not a feed",
        Foreign::BookPackage => "the package document of a book",
        Foreign::BookContents => "the contents of a book",
        Foreign::Svg => "an SVG picture",
    }
}

fn way_out(kind: Foreign) -> &'static str {
    match kind.way_out() {
        WayOut::Ocr => {
            "have its text recognised first (`tesseract page.png page hocr`) and open what comes \
             of it"
        }
        WayOut::Djvu => "take its text out of it (`djvutxt`) and open that",
        WayOut::Calibre => {
            "convert it with calibre (`ebook-convert book.mobi book.epub`) and open that"
        }
        WayOut::Save => "save it as a web page or a PDF and open that",
        WayOut::Pdf => "make a PDF of it (`ps2pdf`) and open that",
        WayOut::Unpack => "unpack it and open what is in it",
        WayOut::None => "there is nothing to read in it",
        WayOut::NewerNewsMl => "get it as NewsML-G2, NITF or ninjs",
        WayOut::Feeds => {
            "newsprint fetches nothing by itself, so save the feeds it names into a folder, and \
             open that folder"
        }
        WayOut::Book => "open the EPUB that it belongs to",
        WayOut::Around => "open the page or the book that it belongs to",
    }
}

fn limited(what: Limited) -> String {
    match what {
        Limited::File => "the file".to_owned(),
        Limited::Pipe => "what came through the pipe".to_owned(),
        Limited::Page => "the page".to_owned(),
        Limited::Mets => "the METS file".to_owned(),
        Limited::Pdf => "the PDF".to_owned(),
        Limited::HeadLine => "a line of a head".to_owned(),
        Limited::Article => "an article".to_owned(),
        Limited::Issue => "the issue".to_owned(),
        Limited::Edition => "the edition".to_owned(),
        Limited::Pages => "all pages together".to_owned(),
        Limited::Feeds => "all feeds together".to_owned(),
        Limited::Pictures => "all pictures together".to_owned(),
        Limited::WithPicture => "the edition with this picture".to_owned(),
        Limited::FileCount => "the number of its files".to_owned(),
        Limited::PageCount => "the number of pages".to_owned(),
        Limited::FeedCount => "the number of feeds".to_owned(),
        Limited::Entry => "the entry, inflated,".to_owned(),
        Limited::EntryRatio(times) => {
            format!("the entry, inflated to over {times} times its size,")
        }
        Limited::Zip => "the zip, inflated,".to_owned(),
    }
}

fn book(fault: &BookFault) -> String {
    match fault {
        BookFault::Zip => "the zip is damaged or cut short".to_owned(),
        BookFault::NoPackage => "found no package document (.opf) in it".to_owned(),
        BookFault::Package(fault) => format!("its package document {}", entry(fault)),
        BookFault::Locked => "the book is locked (DRM), and newsprint has no key to it".to_owned(),
    }
}

/// In words that follow the name of the entry.
fn not_of_edition(why: &NotOfEdition) -> String {
    match why {
        NotOfEdition::Special(what) => {
            format!("this is {}, and is read only when it is named itself", special(*what))
        }
        NotOfEdition::Link => "this link leads out of the folder and is not followed".to_owned(),
        NotOfEdition::NotRead => "this is of no format that newsprint reads".to_owned(),
        NotOfEdition::SamePage(other) => format!("the same page is in {other}"),
        NotOfEdition::Note => "a note beside pages or feeds; open it by itself".to_owned(),
        NotOfEdition::BesideIssue => "it lies beside an issue, which does not name it".to_owned(),
        NotOfEdition::Nested => {
            "an archive in an archive is not opened; unpack the outer one".to_owned()
        }
        NotOfEdition::Unseen => {
            "there are more files, or more folders in folders, than are read".to_owned()
        }
    }
}

fn special(what: SpecialFile) -> &'static str {
    match what {
        SpecialFile::Pipe => "a named pipe",
        SpecialFile::Socket => "a socket",
        SpecialFile::Device => "a device",
        SpecialFile::Other => "something special",
    }
}

fn entry(fault: &EntryFault) -> String {
    match fault {
        EntryFault::Missing => "is not there".to_owned(),
        EntryFault::Limit { found, limit } => format!(
            "is {} and the limit is {}",
            amount(Amount::Bytes(*found)),
            amount(Amount::Bytes(*limit))
        ),
        EntryFault::Total(most) => format!(
            "stands after the first {} of the book, which is the limit",
            amount(Amount::Bytes(*most))
        ),
        EntryFault::Ratio(most) => {
            format!("inflates to over {most} times its size, which is the limit")
        }
        EntryFault::Damaged => "is damaged".to_owned(),
        EntryFault::Locked => "is locked with a password".to_owned(),
    }
}

fn pdf(fault: PdfFault) -> &'static str {
    match fault {
        PdfFault::Damaged => {
            "the PDF is damaged or cut short; get it anew, or repair it with the program that \
             made it"
        }
        PdfFault::Locked => {
            "the PDF is encrypted in a way that newsprint does not read; save it without password \
             and restrictions (`qpdf --decrypt IN OUT` does), then open that"
        }
        PdfFault::Password => {
            "the PDF opens only with a password; save it without one (`qpdf --password=… \
             --decrypt IN OUT` does), then open that"
        }
        PdfFault::Pictures => {
            "the PDF holds pictures of pages and no text; it has to go through OCR first \
             (`ocrmypdf IN OUT`, or OCR to hOCR or ALTO)"
        }
        PdfFault::Coded => {
            "the fonts of the PDF do not say which letters they print; it has to go through OCR \
             first (`ocrmypdf --force-ocr IN OUT`)"
        }
        PdfFault::Barred => {
            "what the PDF holds is damaged, or unpacks to more than is read; get it anew, or \
             repair it with the program that made it"
        }
        PdfFault::Blank => "the PDF holds no text; there is nothing to read",
    }
}

fn problem(problem: &Problem) -> String {
    let (found, expected) = match problem {
        Problem::Toml(said) => (clipped(said), "TOML".to_owned()),
        Problem::NotUtf8 => ("bytes that are not UTF-8".to_owned(), "UTF-8 text".to_owned()),
        Problem::NoFormat { known } => ("no `format`".to_owned(), format!("format = {known}")),
        Problem::NewerFormat { found, known } => {
            (format!("format {found}"), format!("at most {known} (a newer newsprint reads it)"))
        }
        Problem::BadFormat { found, known } => {
            (format!("{} as `format`", value(found)), format!("the number {known}"))
        }
        Problem::UnknownKey { key, table, meant } => {
            (format!("the unknown key `{}` {}", clipped(key), in_table(*table)), instead(meant))
        }
        Problem::MissingKey { key, table, example } => {
            (format!("no `{key}` {}", in_table(*table)), example.clone())
        }
        Problem::WrongValue { key, found, expected } => {
            let expected = match expected {
                ValueKind::Text => "a text in quotes".to_owned(),
                ValueKind::Day => "a day such as \"2026-11-22\"".to_owned(),
                ValueKind::Table(name) => format!("a table: [{name}]"),
                ValueKind::Tables(name) => format!("tables: [[{name}]]"),
            };
            (format!("{} as `{key}`", value(found)), expected)
        }
        Problem::BadLanguage(tag) => {
            (format!("`{}`", clipped(tag)), "a BCP 47 language such as zh-Hans or en".to_owned())
        }
        Problem::SecondSection(name) => {
            (format!("a second section `{}`", clipped(name)), "each section once".to_owned())
        }
        Problem::BadParent { parent, meant } => (
            format!("the parent `{}`", clipped(parent)),
            format!("another section: {}", instead(meant)),
        ),
        Problem::BadPageId(id) => (
            format!("the page id `{}`", clipped(id)),
            "an id of its own, without spaces, for each page".to_owned(),
        ),
        Problem::FileTwice(file) => {
            (format!("the file `{file}` twice"), "a file of its own for each page".to_owned())
        }
        Problem::BadPath { path, why } => {
            let why = match why {
                PathFault::Nul => "holds a NUL",
                PathFault::Backslash => "holds a backslash",
                PathFault::Absolute => "is absolute",
                PathFault::ClimbsOut => "climbs out with `..`",
                PathFault::NoFile => "names no file",
            };
            (
                format!("the path `{}`, which {why}", clipped(path)),
                "a relative path inside the edition".to_owned(),
            )
        }
        Problem::SecondKey(key) => {
            (format!("a second `{key}`"), "it once in an article".to_owned())
        }
        Problem::BadKind { kind, meant } => {
            (format!("the kind `{}`", clipped(kind)), instead(meant))
        }
        Problem::BadNumber(found) => {
            (format!("`{}`", clipped(found)), "a number from 0 to 255".to_owned())
        }
        Problem::BadDay(found) => {
            (format!("`{}`", clipped(found)), "a day such as 2026-11-22".to_owned())
        }
        Problem::BadRegion(found) => (
            format!("`{}`", clipped(found)),
            "`x y w h` between 0 and 1, after a page id and before head, body, image or jump \
             where needed"
                .to_owned(),
        ),
        Problem::IdTwice { id, first } => (
            format!("the id `{}` again", clipped(id)),
            format!("an id of its own (the first is at {first})"),
        ),
        Problem::Unwritable(said) => (clipped(said), "values that can be written".to_owned()),
        Problem::NoPageNamed => (
            "a METS document that names no ALTO file".to_owned(),
            "the files of its pages".to_owned(),
        ),
        Problem::NoPageRead { count } => (
            format!("that none of its {count} ALTO files can be read"),
            "the files beside the METS file".to_owned(),
        ),
        Problem::NoPage(format) => {
            let document = match format {
                ScanFormat::Alto => "an ALTO document",
                ScanFormat::Page => "a PAGE document",
                ScanFormat::Hocr => "an hOCR document",
            };
            (format!("{document} without a page"), "a <Page> with its text".to_owned())
        }
        Problem::NoNewsItem => ("no news item".to_owned(), "NewsML-G2, NITF or ninjs".to_owned()),
        Problem::NotJson => ("what is no JSON".to_owned(), "NewsML-G2, NITF or ninjs".to_owned()),
        Problem::NoFeed => ("no feed".to_owned(), "RSS, Atom or JSON Feed".to_owned()),
        Problem::NoSavedPage(fault) => {
            (En.open_error(fault), "a page of a saved paper, or an article of one".to_owned())
        }
        Problem::ZipEntries { found, most } => {
            (format!("{found} entries in the zip"), format!("at most {most}"))
        }
        Problem::Rule(problem) => return rule(problem),
    };
    format!("found {found}; expected {expected}")
}

fn rule(problem: &RuleProblem) -> String {
    match problem {
        RuleProblem::Toml(said) => format!("found {}", clipped(said)),
        RuleProblem::Format { found, known } => format!("found format {found}; expected {known}"),
        RuleProblem::Verb(verb) => {
            format!("found do = \"{verb}\"; expected \"split\", \"join\", \"move\" or \"set\"")
        }
        RuleProblem::StrayKey { key, verb, allowed } => format!(
            "found `{key}` in a rule that does \"{verb}\"; expected `{}`",
            allowed.join("`, `")
        ),
        RuleProblem::MissingKey { key, verb } => {
            format!("found no `{key}` in a rule that does \"{verb}\"; expected one")
        }
        RuleProblem::Role { found, known } => {
            format!("found as = \"{found}\"; expected one of {}", known.join(", "))
        }
    }
}

fn value(value: &TomlValue) -> String {
    match value {
        TomlValue::Text(text) => format!("\"{}\"", clipped(text)),
        TomlValue::Number(number) => format!("the number {}", clipped(number)),
        TomlValue::Other(kind) => format!("a value of type {kind}"),
    }
}

fn in_table(table: TomlTable) -> &'static str {
    match table {
        TomlTable::Top => "at the top level",
        TomlTable::Paper => "in [paper]",
        TomlTable::Section => "in [[section]]",
        TomlTable::Page => "in [[page]]",
    }
}

fn instead(meant: &Meant) -> String {
    match meant {
        Meant::Near(near) => format!("`{near}`"),
        Meant::OneOf(known) => format!("one of {}", clipped(&known.join(", "))),
    }
}

fn no_news(found: &NoNews) -> String {
    match found {
        NoNews::Nitf => "an NITF document without headline and text".to_owned(),
        NoNews::NinjsNone => "a list of no ninjs items".to_owned(),
        NoNews::Ninjs(None) => "a ninjs item without headline and text".to_owned(),
        NoNews::Ninjs(Some(kind)) => {
            format!("a ninjs item {} without headline and text", clipped(kind))
        }
        NoNews::NinjsMany(count) => format!("{count} ninjs items without headline and text"),
        NoNews::NewsItem => "a news item of NewsML-G2 without headline and text".to_owned(),
        NoNews::Item(item) => format!("a {} of NewsML-G2", news_ml(*item)),
        NoNews::Items { document, held } => {
            let each = |(item, times): &(NewsMl, usize)| {
                let s = if *times > 1 { "s" } else { "" };
                format!("{times} {}{s}", news_ml(*item))
            };
            let held: Vec<String> = held.iter().map(each).collect();
            let held = if held.is_empty() { "no items".to_owned() } else { held.join(", ") };
            let document = news_ml(*document);
            format!("a {document} of NewsML-G2 with {held}, none with headline or text")
        }
    }
}

fn news_ml(item: NewsMl) -> &'static str {
    match item {
        NewsMl::Message => "news message",
        NewsMl::NewsItem => "news item",
        NewsMl::Package => "package",
        NewsMl::Planning => "planning item",
        NewsMl::Concept => "concept item",
        NewsMl::Knowledge => "knowledge item",
        NewsMl::Catalog => "catalog item",
        NewsMl::ItemSet => "set of items",
        NewsMl::GroupSet => "part of a package",
        NewsMl::ContentSet => "content of a news item",
        NewsMl::ContentMeta => "part of a news item (contentMeta)",
        NewsMl::ItemMeta => "part of a news item (itemMeta)",
        NewsMl::Item => "item",
    }
}

fn agency(note: &AgencyNote) -> String {
    match note {
        AgencyNote::Alternative => {
            "an alternative to another item of a package is left out".to_owned()
        }
        AgencyNote::Furniture(item) => {
            format!("a {}, which holds no article, is kept as furniture", news_ml(*item))
        }
        AgencyNote::EmptyItem => "an item without headline and text is left out".to_owned(),
        AgencyNote::OtherVersion => "another version of an item's text is left out".to_owned(),
        AgencyNote::Data(kind) => {
            format!("data of the kind {} inside an item is left out", clipped(kind))
        }
        AgencyNote::Lines(name) => {
            format!("a text in <{}>, which is shown line by line", clipped(name))
        }
        AgencyNote::PackedMedia => {
            "a picture or sound that is packed into the text is left out".to_owned()
        }
    }
}

fn notes(fault: &NotesFault) -> String {
    match fault {
        NotesFault::Missing => "it is missing".to_owned(),
        NotesFault::Limit { found, limit } => {
            format!("it is {} and the limit is {}", amount(*found), amount(*limit))
        }
        NotesFault::Unreadable => "it cannot be read".to_owned(),
        NotesFault::Newer { found, known } => {
            format!("its version is {found}, and this newsprint knows up to {known}")
        }
        NotesFault::Damaged(said) => format!("it is damaged ({})", clipped(said)),
        NotesFault::Contradiction => "it is damaged (it contradicts itself)".to_owned(),
    }
}
