//! What the reader is told, as values: the words are those of the language
//! and the keys in force, which nothing here knows.

use super::{CutCounts, FetchOutcome, LookupFault};
use crate::model::{Clean, Correction, HanScript, Warning};
use crate::search::QueryFault;

/// Which way the text runs from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextDirection {
    /// Across.
    Across,
    /// Downwards.
    Downwards,
    /// Downwards in Chinese and Japanese: what is in view stays across.
    StaysAcross,
}

/// Something to tell the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A bookmark is kept.
    Bookmarked,
    /// There is a bookmark at this place.
    BookmarkedAlready,
    /// A bookmark was removed.
    BookmarkRemoved,
    /// A new bookmark was undone.
    BookmarkTakenBack,
    /// A removed bookmark is there again.
    BookmarkBroughtBack,
    /// A bookmark has the name that was typed.
    BookmarkNamed,
    /// A bookmark has its old name again.
    OldNameBack,
    /// A bookmark has the note that was typed.
    BookmarkNoted,
    /// A bookmark has its old note again.
    OldNoteBack,
    /// A passage or an article was clipped.
    Clipped(bool),
    /// The same was clipped already.
    ClippedAlready,
    /// A clipping was removed.
    ClippingRemoved,
    /// A new clipping was undone.
    ClippingTakenBack,
    /// A removed clipping is there again.
    ClippingBroughtBack,
    /// What a clipping was cut from is not here, and the text that was kept is shown:
    /// paper and date.
    ClippingAlone(String, String),
    /// Bookmarks are named and removed in their list.
    BookmarksInTheirList,
    /// The article is marked as read, or as unread.
    MarkedRead(bool),
    /// It is marked as before that: as read, or as unread.
    MarkedReadAgain(bool),
    /// A change could not be kept and was taken back; why.
    NotKept(String),
    /// A change holds until the end of this run only; why.
    KeptForNow(String),
    /// How far one came could not be kept; why.
    PlaceNotKept(String),
    /// There is nothing to undo.
    NothingToUndo,
    /// The last change is a correction of another edition.
    UndoElsewhere,

    /// The index for searching was damaged, and is made anew.
    IndexRenewed,
    /// There are no two papers of the day to compare.
    OnePaper,
    /// No other paper has the text.
    NoOtherText,
    /// Two papers have one text, to the letter.
    SameText,
    /// A story is followed; its name.
    Following(String),
    /// A story is followed no more; its name.
    NotFollowing(String),
    /// A story was begun of which nothing is found yet.
    NothingOfStory(String),
    /// A story has another name or query.
    StoryChanged,
    /// A query is not understood.
    BadQuery(QueryFault),

    /// The article was copied; whether with its citation.
    Copied(bool),
    /// The passage that is selected was copied.
    PassageCopied,
    /// A passage is being looked up.
    LookingUp(String),
    /// It was not looked up; why.
    NotLookedUp(LookupFault),
    /// There is no text on the screen to select.
    NothingToSelect,
    /// A place is marked, and no passage is begun there yet.
    BeginPassageFirst,
    /// An article was written to the file of that path.
    WrittenOut(String),
    /// Nothing was written: the file that was there stays.
    NotWritten,
    /// A file of that name has no form that articles are written in.
    NoSuchForm,
    /// A file of that name has no form that clippings are written in.
    NoClippingForm,
    /// A link's address was copied.
    AddressCopied(String),
    /// There are no links on the screen.
    NoLinks,
    /// There is no link of that number.
    NoSuchLink,

    /// The edition has no articles.
    NoArticles,
    /// So many things were found amiss while the edition was read; they stand
    /// among the messages.
    Warnings(usize),
    /// One of them.
    Warning(Warning),
    /// The edition is still being opened.
    StillOpening,
    /// That needs the whole edition, of which the rest is being read.
    WaitForWhole,
    /// That needs an open edition.
    OpenFirst,
    /// That needs an open story of the page.
    OpenStoryFirst,
    /// A key does nothing here.
    NothingThere,
    /// So many of all stories of a page are set on the front page.
    PartOfPage(usize, usize),
    /// The end of the edition: how many of all articles were read, and whether
    /// the newsstand has a later edition of the paper.
    EndOfEdition(usize, usize, bool),
    /// Articles go by page from now on, or by section.
    Order(bool),
    /// The look is as configured.
    AsConfigured,
    /// What was chosen of the look is back.
    LookBack,
    /// The edition was cut to what can be read in so many minutes.
    CutTo(CutCounts),
    /// The end of an edition that was cut.
    EndOfCut(CutCounts),
    /// The edition is shown whole again.
    WholeEdition,
    /// The same, and the paper that is read next, by the key that reads on.
    EndOfPaper(usize, usize, Clean),
    /// There is no article before this one.
    FirstArticle,
    /// There is no section before this one.
    FirstSection,
    /// There is no section after this one.
    LastSection,
    /// There is no page before this one.
    FirstPage,
    /// There is no section of that number; how many there are.
    NoSuchSection(usize, usize),
    /// There is no story of that number on the page; how many there are.
    NoSuchStory(usize, usize),
    /// There is no page after this one.
    LastPage,
    /// The newsstand has no earlier edition of the paper.
    NoEarlierEdition,
    /// The newsstand has no later edition of the paper.
    NoLaterEdition,
    /// The edition of a bookmark is not on the newsstand: paper and date.
    NotOnNewsstand(String, String),
    /// An edition left the newsstand.
    EditionGone,
    /// An article is not in its edition any more.
    ArticleGone,
    /// The edition was not made from a scanned page.
    NotScanned,
    /// There is nothing that the site changed in the article; whether it changed
    /// what is not seen in the text.
    Unchanged(bool),
    /// There is nothing to end, and no level above; how to leave.
    NothingToCancel,
    /// There is no place to go back to.
    NowhereBack,
    /// There is no place to go forward to.
    NowhereForward,

    /// The article does not hold that text.
    NotFound(String),
    /// The search went on at the top (forward), or at the end.
    SearchedRound(bool),

    /// The theme of that name.
    Theme(String),
    /// Ruby is shown, or hidden.
    Ruby(bool),
    /// Chinese is shown in that script, or as printed.
    Script(Option<HanScript>),
    /// What is read is not Chinese, and has one script.
    OneScript,
    /// Pictures are shown, or hidden.
    Pictures(bool),
    /// The terminal cannot show pictures.
    NoPictures,
    /// A picture is damaged or too large: its file, and why.
    PictureFault(String, String),
    /// The window is too narrow for columns; whether it would not be if the article
    /// stood alone.
    ColumnsNeedRoom(bool),
    /// Plain screens have one column, and text runs across.
    OnePlainColumn,
    /// Lines have so many columns.
    Measure(u16),
    /// Columns that run downwards have so many characters.
    ColumnLength(u16),
    /// Which way the text runs from now on.
    Direction(TextDirection),

    /// What a fetch brought.
    Fetched(FetchOutcome),
    /// The fetch was told to end.
    StoppingFetch,
    /// What came of an import, in words, which can be taken back.
    Imported(String),
    /// So many editions of an import went to the trash.
    ImportTakenBack(usize),
    /// What is in the inbox is being imported.
    Importing,
    /// The inbox is empty.
    InboxEmpty,

    /// There is nothing to correct in the article.
    NothingToCorrect,
    /// Only blocks of the text move up and down.
    HeadStays,
    /// The edition has no other article.
    NoOtherArticle,
    /// That is done while correcting only.
    CorrectFirst,
    /// That is not done while correcting.
    StopCorrectingFirst,
    /// The edition was corrected, or (`None`) a correction taken back.
    Corrected(Option<Correction>),
    /// The edition was corrected, but that could not be kept; why.
    CorrectionNotKept(String),

    /// There is no command of that name; the one that may be meant.
    NoSuchCommand(String, Option<&'static str>),
    /// There is no theme of that name; there are these.
    NoSuchTheme(String, Vec<String>),
    /// A measure is a number of columns in this range.
    MeasureRange(u16, u16),
    /// Minutes are a number in this range.
    MinutesRange(u16, u16),
    /// An article is a number up to this one.
    ArticleRange(usize),
    /// The edition has no such page; its pages.
    NoSuchPage(String, Vec<String>),

    /// The first mistake in the configuration, and how many there are.
    Mistakes(String, usize),
    /// The first edition that cannot be read, and how many there are.
    Unreadable(String, usize),
    /// What came of something, already in the language of the interface.
    Told(String),
    /// What went wrong, already in the language of the interface.
    Failed(String),
}

impl Notice {
    /// Whether something went wrong.
    #[must_use]
    pub fn is_error(&self) -> bool {
        matches!(
            self,
            Self::NotKept(_)
                | Self::KeptForNow(_)
                | Self::PlaceNotKept(_)
                | Self::NoSuchLink
                | Self::NoSuchForm
                | Self::NoClippingForm
                | Self::NotOnNewsstand(..)
                | Self::EditionGone
                | Self::ArticleGone
                | Self::NotFound(_)
                | Self::NotLookedUp(_)
                | Self::PictureFault(..)
                | Self::CorrectionNotKept(_)
                | Self::NoSuchCommand(..)
                | Self::NoSuchTheme(..)
                | Self::MeasureRange(..)
                | Self::MinutesRange(..)
                | Self::ArticleRange(_)
                | Self::NoSuchPage(..)
                | Self::Mistakes(..)
                | Self::Unreadable(..)
                | Self::Failed(_)
        )
    }
}
