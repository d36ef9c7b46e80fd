//! The texts of the screens: notices, prompts, help, hints, lists.

use super::Keys;
use crate::app::correcting::{self, MenuChoice};
use crate::app::{Action, Group, Notice, PaperOrder, Purpose, Standing};
use crate::keymap::Context;
use crate::model::{Date, Lang, Step};

/// A heading over a screen or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// Over the help.
    Keys,
    /// Over what the keys do in a calendar.
    Calendar,
    /// Over what the keys do while correcting.
    Correcting,
    /// Over the signs in a text.
    Signs,
    /// Over the messages of this run.
    Messages,
    /// Over what a command says of a passage.
    LookedUp,
    /// Over what a site changed in an article.
    Revision,
    /// Over the list of bookmarks.
    Bookmarks,
    /// Over the list of clippings.
    Clippings,
    /// Over the text of a clipping whose edition or article is gone.
    ClippingAlone,
    /// Over what was read lately.
    Recent,
    /// Over a search over all papers.
    Search,
    /// Over the papers of a day side by side.
    Comparison,
    /// Over what else was printed on what an article is about.
    Related,
    /// Over the stories that one follows.
    Stories,
    /// Over the page as it was scanned.
    AsScanned,
}

/// The short word for what a key does, in the status line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyHint {
    /// Open what is selected.
    Open,
    /// To the next section.
    NextSection,
    /// Narrow a search to a part of what was found.
    Narrow,
    /// Only what two papers have different.
    Differences,
    /// To the next match of the search.
    NextMatch,
    /// Fetch today's papers.
    Fetch,
    /// The list of bookmarks.
    Bookmarks,
    /// Search in the article.
    Search,
    /// The help.
    Help,
    /// Back to where one came from.
    Back,
    /// The next entry or row, and the one before.
    Move,
    /// Out of the program.
    Quit,
    /// A screenful on.
    ReadOn,
    /// To the next page of the paper.
    NextPage,
    /// To a story of the page by its number.
    Story,
    /// The page as a broadsheet.
    FrontPage,
    /// The contents of the edition.
    Contents,
    /// The page as it was scanned.
    Scan,
    /// Put the scanned page away.
    Close,
    /// Correct what was recovered.
    Correct,
    /// The paper's calendar.
    Calendar,
    /// The month before.
    MonthBefore,
    /// The next month.
    NextMonth,
    /// Filter the list.
    Filter,
    /// Only what is unread.
    Unread,
    /// Another order of the papers.
    Sort,
    /// Name the bookmark.
    Name,
    /// Note something on the bookmark, or on the clipping.
    Note,
    /// Copy what is selected.
    Copy,
    /// Look up what is selected.
    LookUp,
    /// Begin the selection at the word that is marked.
    Begin,
    /// Bookmark what is selected.
    Mark,
    /// Clip what is selected, or the article.
    Clip,
    /// Remove the bookmark, or the clipping.
    Remove,
    /// Undo the last change.
    Undo,
    /// All of the article that is shown in brief.
    WholeText,
    /// All of the edition that is cut.
    WholeEdition,
    /// The next or previous entry of a list to pick from.
    Choose,
    /// Take the selected entry of such a list.
    Take,
}

/// What is said on plain screens where others have a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignWord {
    /// An article is of a story that one follows.
    Followed,
    /// The article is shown in brief.
    InBrief,
    /// Something on the screen is bookmarked.
    Bookmarked,
    /// The message tells of something that went wrong.
    Fault,
}

/// What a language says on the screens.
pub trait Screens {
    /// The customs by which these texts are set and broken into lines.
    fn lang(&self) -> Lang;

    /// Something that happened.
    fn notice(&self, notice: &Notice, keys: &Keys<'_>) -> String;

    /// What an action does, in the help.
    fn action(&self, action: Action) -> &'static str;
    /// The heading of a group of actions in the help.
    fn group(&self, group: Group) -> &'static str;
    /// A place that has keys of its own.
    fn context(&self, context: Context) -> &'static str;
    /// A heading.
    fn heading(&self, heading: Heading) -> &'static str;
    /// What the keys of movement do in a calendar (edition, week, month, first
    /// and last), and what its marks mean.
    fn leafing(&self) -> [&'static str; 5];
    /// What the signs in a text mean: a doubtful join, a missing end, a gap, a
    /// bookmark.
    fn signs(&self) -> [&'static str; 4];
    /// What keys do while a passage is selected that do something else elsewhere: down
    /// and up, left and right, the one that begins it.
    fn selecting(&self) -> [&'static str; 3];
    /// The word for a sign.
    fn sign_word(&self, sign: SignWord) -> &'static str;
    /// The short word for a key in the status line.
    fn hint(&self, hint: KeyHint) -> &'static str;
    /// What stands before the line that is typed.
    fn prompt(&self, purpose: &Purpose) -> &'static str;
    /// On a window that is too small: three short lines.
    fn too_small(&self) -> [&'static str; 3];
    /// Where nothing was told in this run.
    fn no_messages(&self) -> &'static str;
    /// Where a message is longer than the screen: how to read the rest.
    fn rest_of_message(&self, keys: &Keys<'_>) -> String;

    /// What is being done with an edition that is being opened.
    fn opening(&self, step: Option<Step>) -> String;
    /// How one leaves an edition that is being opened.
    fn leave_opening(&self, keys: &Keys<'_>) -> String;
    /// Only the first pages are there.
    fn first_pages(&self) -> &'static str;

    /// A choice of the menu while correcting.
    fn choice(&self, choice: MenuChoice) -> &'static str;
    /// What is asked while correcting; `bar` marks the block on the screen.
    fn asked(&self, step: &correcting::CorrectingStep, bar: &str) -> String;

    /// How much is on the newsstand.
    fn stock(&self, papers: usize, editions: usize) -> String;
    /// How many editions a filter found.
    fn found(&self, found: usize, all: usize) -> String;
    /// On an empty newsstand.
    fn no_editions(&self) -> &'static str;
    /// Where a filter found nothing.
    fn nothing_found(&self, keys: &Keys<'_>) -> String;
    /// Where only the unread are shown, and all is read.
    fn nothing_unread(&self, keys: &Keys<'_>) -> String;
    /// What a filter looks for.
    fn holding(&self, filter: &str) -> String;
    /// Only what is to be read today is shown.
    fn today_only(&self) -> &'static str;
    /// Where only that is shown, and all of it is read.
    fn nothing_today(&self, keys: &Keys<'_>) -> String;
    /// Only the unread are shown.
    fn unread_only(&self) -> &'static str;
    /// How papers are sorted, if not by their newest editions.
    fn sorted(&self, sort: PaperOrder) -> Option<&'static str>;
    /// Files wait in the inbox.
    fn inbox(&self, files: usize, keys: &Keys<'_>) -> String;
    /// How many bookmarks are listed.
    fn bookmarks(&self, count: usize) -> String;
    /// The day that a bookmark was made on.
    fn marked(&self, date: Date) -> String;
    /// How many clippings are listed.
    fn clippings(&self, count: usize) -> String;
    /// The day that a clipping was cut out on.
    fn clipped(&self, date: Date) -> String;
    /// Where there are no clippings.
    fn no_clippings(&self, keys: &Keys<'_>) -> String;
    /// Where nothing was read yet.
    fn nothing_read(&self) -> &'static str;
    /// Where there are no bookmarks.
    fn no_bookmarks(&self, keys: &Keys<'_>) -> String;

    /// A month, over its days in a calendar.
    fn month(&self, date: Date) -> String;
    /// The days of the week over a calendar, each two columns wide: Monday
    /// first, in Japanese Sunday.
    fn weekdays(&self) -> [&'static str; 7];
    /// How far an edition was read.
    fn standing(&self, standing: Standing) -> &'static str;
    /// How many editions of a paper there are, and how many are unread.
    fn editions(&self, all: usize, unread: usize) -> String;
    /// Instead of a date, in a calendar.
    fn undated(&self) -> &'static str;

    /// Before the title of the article that one left off in.
    fn left_off(&self) -> &'static str;
    /// How many articles were read.
    fn read(&self, read: usize, all: usize) -> String;
    /// Of an edition that is cut to so many minutes: how many are left.
    fn cut(&self, left: usize, minutes: usize) -> String;
    /// At the end of the last article of an edition that is cut.
    fn end_of_cut(&self, minutes: usize) -> String;
    /// What an edition holds: pages and articles.
    fn contents(&self, pages: usize, articles: usize) -> String;
    /// How many matches a search through the edition found, and whether it is still
    /// under way.
    fn matches(&self, count: usize, more: bool) -> String;
    /// How long an article is.
    fn minutes(&self, minutes: usize) -> String;
    /// What is left of an article in `lang`: characters or words, and minutes.
    fn left(&self, lang: Lang, units: usize, minutes: usize) -> String;
    /// At the end of an article; `last` is the last one of the edition.
    fn end_of_article(&self, last: bool, keys: &Keys<'_>) -> String;
    /// What the sign of a doubtful join means, and how sure the join is where that
    /// is told.
    fn doubtful(&self, percent: Option<u8>) -> String;
    /// Which story of the page is selected.
    fn story(&self, story: usize, all: usize) -> String;
}

/// The first of some names, in a row.
pub(super) fn few(names: &[String]) -> String {
    const MOST: usize = 12;
    let more = if names.len() > MOST { ", …" } else { "" };
    format!("{}{more}", names[..names.len().min(MOST)].join(", "))
}
