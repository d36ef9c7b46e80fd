//! What goes into the application and what comes out of it.

use std::sync::Arc;

use super::gallery::{Measured, PictureFault, PictureMode, PictureRequest};
use super::{
    Action, ArticleHits, BothVersions, Change, ChangeOutcome, ComparisonOrder, DifferencesOrder,
    Edit, FetchNews, FileToWrite, FoldedClippings, ImportedEdition, LookupFault, Notice,
    RelatedOrder, SearchNews, SearchOrder, ShelfContents, ShelfEntry,
};
use crate::layout::{Reordering, Widths};
use crate::model::{
    Anchor, ArticleId, Body, Bookmark, ChosenLook, Clean, Clipping, Correction, Edition,
    EditionKey, FollowedStory, MarkId, PageRead, Place, Position, Raster, ReadingPace,
    ReadingState, RecentRead, Scan, Step, Viewpoint,
};

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// The reader asked for something.
    Do(Action),
    /// The reader typed in the prompt.
    Type(Edit),
    /// A click on a cell.
    Click(u16, u16),
    /// A cell was clicked again at once: the second or third click.
    ClickAgain(u16, u16, u8),
    /// The mouse was moved from one cell to another with its button held.
    Drag((u16, u16), (u16, u16)),
    /// The button of the mouse was let go, after it was moved or clicked again.
    Release,
    /// The wheel was turned over a cell; rows down, or up if negative.
    Wheel(u16, u16, isize),
    /// The terminal has a new size, in cells.
    Resize(u16, u16),
    /// A cell of the terminal has this size, in pixels; (0, 0) is unknown.
    Cell((u16, u16)),
    /// The terminal draws characters at other widths than assumed.
    Widths(Widths),
    /// The terminal draws text of twice the size.
    SizedText,
    /// Another than assumed puts right-to-left text in order.
    Reordering(Reordering),
    /// The terminal shows pictures by other means than assumed; and whether
    /// they are to be shown.
    Means(PictureMode, bool),
    /// The newsstand's stock.
    Shelf(Vec<ShelfEntry>),
    /// The keys of the editions in whose names, days or headlines a filter is found that
    /// was asked for, a line each; nothing if that cannot be told.
    EditionsFound(String, Option<String>),
    /// What editions of the newsstand hold.
    ShelfContents(Vec<(EditionKey, ShelfContents)>),
    /// What comes of searching all papers.
    Searched(SearchNews),
    /// Something of a fetch that is under way.
    Fetch(FetchNews),
    /// Only what is to be read today is shown, and the first of it opened.
    Today,
    /// How many files wait in the inbox.
    Inbox(usize),
    /// How many articles were read, by edition.
    Progress(Vec<(EditionKey, usize)>),
    /// Editions came into the library; and what is told of it, if all went well.
    Imported(Vec<ImportedEdition>, Option<String>),
    /// Editions went from the library, as was asked for.
    TakenBack(Vec<EditionKey>),
    /// Editions of which something was read, however little.
    Begun(Vec<EditionKey>),
    /// An edition is being opened that is called so, and it takes longer.
    Opening(Clean),
    /// How far the opening is.
    Step(Step),
    /// An edition was opened.
    Opened {
        /// Its entry on the newsstand.
        shelf: usize,
        /// The edition.
        edition: Arc<Edition>,
        /// What is wrong with its corrections.
        fault: Option<String>,
        /// These are its first pages, and the rest is still being read.
        more: bool,
    },
    /// The rest of the open edition was read.
    Grown {
        /// The whole of it.
        edition: Arc<Edition>,
        /// What is wrong with its corrections.
        fault: Option<String>,
    },
    /// An edition, or the rest of it, cannot be opened; one line says why.
    NotOpened(String),
    /// The open edition was corrected.
    Corrected {
        /// How; nothing if a correction was taken back.
        done: Option<Correction>,
        /// The edition as it is now.
        edition: Arc<Edition>,
        /// Where what the reader saw is now: the article, and the place in it.
        at: Option<(usize, Place)>,
        /// Why it could not be kept.
        unsaved: Option<String>,
    },
    /// What is kept of reading an edition.
    Reading(EditionKey, ReadingState),
    /// How fast the reader reads, as it was measured.
    Pace(ReadingPace),
    /// The body of an article of the open edition.
    Body(usize, Body),
    /// All of a long body is there, of which the opening came, and in what is
    /// new there may be pictures.
    MorePictures(usize),
    /// What the pictures of an article of the open edition measure.
    Measured(usize, Vec<Measured>),
    /// A picture at the size ordered, or what is wrong with it.
    Developed(PictureRequest, Result<Raster, PictureFault>),
    /// The pages of the open edition as they were scanned; none if they were
    /// not, or are not kept.
    Scans(Arc<[Scan]>),
    /// Both versions of an article of the open edition that its site changed;
    /// `None` if it did not.
    Revision(ArticleId, Option<Box<BothVersions>>),
    /// What the command says of a passage that was to be looked up, line by line.
    LookedUp(String, Result<Vec<Clean>, LookupFault>),
    /// The bodies of a page's articles.
    Leads(Vec<(usize, Body)>),
    /// What was found in the open edition, in so many of the articles that were to
    /// be looked through.
    Found {
        /// What was typed.
        needle: String,
        /// What was found.
        hits: Vec<ArticleHits>,
        /// How many articles were looked through.
        looked: usize,
    },
    /// The first sentences of articles of the open edition.
    Ledes(Vec<(usize, Clean)>),
    /// There is a file already where something was to be written.
    FileThere(FileToWrite),
    /// What was read lately, the last first.
    Recent(Vec<RecentRead>),
    /// Something came from other devices, and what; or why they are not in step.
    InStep(Result<String, String>),
    /// The clippings kept, newest first.
    Clippings(Vec<Clipping>, FoldedClippings),
    /// A clipping was given its identity and its time; it is not kept yet.
    NewClipping(Box<Clipping>),
    /// The bookmarks kept.
    Bookmarks(Vec<Bookmark>),
    /// The stories that one follows.
    Stories(Vec<FollowedStory>),
    /// A story was given its identity and its time; it is not kept yet.
    NewStory(Box<FollowedStory>),
    /// A bookmark was given its identity and its time; it is not kept yet.
    NewBookmark(Box<Bookmark>),
    /// What became of a change that was to be kept.
    Kept(Box<Change>, ChangeOutcome),
    /// A notice is put away.
    Dismiss,
    /// A key was pressed that does nothing.
    Unbound,
    /// Something to tell the reader.
    Notice(Notice),
}

/// Something for the shell to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Open the edition at that entry of the newsstand; answer with
    /// [`Msg::Opened`].
    Open(usize),
    /// Look for a filter in the editions of the library, and not any more for another;
    /// answer with [`Msg::EditionsFound`].
    FindEditions(String),
    /// Look what the editions at those entries of the newsstand hold; answer with
    /// [`Msg::ShelfContents`].
    ShelfContents(Vec<usize>),
    /// Stop opening the edition that is being opened.
    StopOpening,
    /// Load the body of an article of the open edition; answer with
    /// [`Msg::Body`].
    Body(usize),
    /// Read what these pictures of an article of the open edition measure;
    /// answer with [`Msg::Measured`].
    Measure(usize, Vec<String>),
    /// Decode and scale a picture of the open edition, beside what else is
    /// done; answer with [`Msg::Developed`].
    Develop(PictureRequest),
    /// Hand the terminal a picture that so many columns and rows are left to,
    /// under a number.
    Hand(u32, (u16, u16), Arc<Raster>),
    /// Take pictures from the terminal, by their numbers.
    Withdraw(Vec<u32>),
    /// Load the pages of the open edition as they were scanned; answer with
    /// [`Msg::Scans`].
    Scans,
    /// Look what the site changed in an article; answer with [`Msg::Revision`].
    Revision(EditionKey, ArticleId),
    /// Load the bodies of these articles of the open edition, all of one
    /// page; answer with [`Msg::Leads`].
    Leads(Vec<usize>),
    /// Look through these articles of the open edition, in their order and at least
    /// one, for a text, or else for how it is written otherwise; answer with
    /// [`Msg::Found`].
    SearchEdition(Vec<String>, Vec<usize>),
    /// Read the first sentences of these articles of the open edition; answer
    /// with [`Msg::Ledes`].
    Ledes(Vec<usize>),
    /// Correct the open edition, and keep that; answer with
    /// [`Msg::Corrected`].
    Correct(Correction, Viewpoint),
    /// Take the last correction of the open edition back; answer with
    /// [`Msg::Corrected`].
    Uncorrect(Viewpoint),
    /// A page was read to its end just now, and is turned: what there was on it,
    /// if that is known.
    Paged(Option<PageRead>),
    /// Keep how far one came.
    SavePosition(EditionKey, ArticleId, Position),
    /// Keep that an article was read in.
    NoteRead(Box<RecentRead>),
    /// Look what was read lately; answer with [`Msg::Recent`].
    Recent,
    /// Look what is kept now that other devices have changed it; answer with
    /// [`Msg::Bookmarks`], [`Msg::Stories`], [`Msg::Progress`] and [`Msg::Begun`].
    Relist,
    /// Look what was clipped; answer with [`Msg::Clippings`].
    Clippings,
    /// Give a clipping its identity and its time; answer with [`Msg::NewClipping`] at
    /// once.
    Clip(Box<Clipping>),
    /// Make a bookmark of it; answer with [`Msg::NewBookmark`] at once.
    AddBookmark(Box<BookmarkDraft>),
    /// Keep how it is looked at.
    KeepLook(ChosenLook),
    /// Keep a change; answer with [`Msg::Kept`].
    Keep(Box<Change>),
    /// Look which editions there are; answer with [`Msg::Shelf`].
    FillNewsstand,
    /// Bring the index of all papers up to them; answer with [`Msg::Searched`].
    PrepareSearch,
    /// Have a passage looked up by the reader's command; answer with
    /// [`Msg::LookedUp`].
    LookUp(String),
    /// Search all papers; answer with [`Msg::Searched`].
    SearchAll(SearchOrder),
    /// Look by which query what an article is about is found; answer with
    /// [`Msg::Searched`].
    Suggest(RelatedOrder),
    /// Count the articles of stories, by their queries; answer with
    /// [`Msg::Searched`].
    CountStories(Vec<(MarkId, String)>),
    /// Look which articles of an edition are of stories, by their names and
    /// queries; answer with [`Msg::Searched`].
    Watch(EditionKey, Vec<(String, String)>),
    /// Follow a story; answer with [`Msg::NewStory`] at once.
    FollowStory {
        /// What it is called.
        name: String,
        /// What finds it.
        query: String,
    },
    /// Keep how many articles of a story one has seen.
    LookAtStory(MarkId, usize),
    /// Look what else was printed on what an article is about; answer with
    /// [`Msg::Searched`].
    Relate(RelatedOrder),
    /// Compare the papers of a day; answer with [`Msg::Searched`].
    Compare(ComparisonOrder),
    /// Nobody waits for a comparison any more.
    StopComparing,
    /// Look what two texts have different; answer with [`Msg::Searched`].
    Differences(DifferencesOrder),
    /// Fetch all papers; answer with [`Msg::Fetch`].
    Fetch,
    /// End the fetch that is under way; answer as it does when it ends.
    StopFetching,
    /// Move editions that were imported to the library's trash; answer with
    /// [`Msg::TakenBack`].
    TakeImportBack(Vec<ImportedEdition>),
    /// Import what is in the inbox; answer with [`Msg::Shelf`],
    /// [`Msg::Inbox`] and [`Msg::Imported`].
    Import,
    /// Write an article of the open edition, or clippings, to a file; answer with a
    /// notice, or
    /// with [`Msg::FileThere`].
    WriteOut(FileToWrite),
    /// Put text on the clipboard.
    Copy(String),
    /// Draw every cell again.
    Redraw,
    /// Give the terminal back to the shell for a while.
    Suspend,
    /// Leave.
    Quit,
}

/// A bookmark that has no identity and no time yet.
#[derive(Debug, Clone, PartialEq)]
pub struct BookmarkDraft {
    /// See [`Bookmark`].
    pub edition: EditionKey,
    /// See [`Bookmark`].
    pub anchor: Anchor,
    /// See [`Bookmark`].
    pub paper: String,
    /// See [`Bookmark`].
    pub date: String,
    /// See [`Bookmark`].
    pub title: String,
}
