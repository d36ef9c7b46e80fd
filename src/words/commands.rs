//! The texts of the commands: reports, headings of tables, complaints.

use super::Failure;
use crate::export::ClippingsFault;
use crate::model::OpenError;
use crate::model::error::SystemError;
use crate::store::{Holder, ImportReport};

/// What `check` found of an edition, or of all.
#[derive(Debug)]
pub enum Finding<'a> {
    /// Leftovers of imports were removed.
    Leftovers(usize),
    /// Editions that an import left aside were put back.
    PutBack(usize),
    /// `edition.toml` was missing and was written anew from so many pages.
    ManifestRenewed(usize),
    /// `edition.toml` is missing, and pages too; where the scans are, if they
    /// are there.
    Lost(&'a Loss, Option<String>),
    /// A page that `edition.toml` names is not there.
    PageGone(&'a str),
    /// `edition.toml` is missing and can't be written anew.
    ManifestMissing(SystemError),
    /// There is neither `edition.toml` nor a page.
    NothingThere,
    /// The edition can't be read; where its scans are, if they are there.
    Unreadable(&'a OpenError, Option<String>),
    /// A picture can't be read.
    Picture(&'a OpenError),
    /// A page file that is not listed.
    Unlisted(&'a str),
    /// The catalogue was broken and was made anew.
    CatalogueRenewed,
    /// The index for searching was damaged and was made anew.
    IndexRenewed,
}

/// What tells that pages of an edition are gone.
#[derive(Debug)]
pub enum Loss {
    /// There were more when it was last read.
    Fewer {
        /// How many there are.
        there: usize,
        /// How many there were.
        known: usize,
    },
    /// A number is left out.
    Gap(String),
}

/// A row in the report of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportRow {
    /// The input.
    From,
    /// How many pages.
    Pages,
    /// How many articles.
    Articles,
    /// Articles that were followed to another page.
    Jumps,
    /// Places where text was joined.
    Joins,
    /// What is doubted.
    Doubts,
    /// Blocks whose end is missing.
    Damage,
    /// Blocks that belong to no article.
    Unplaced,
    /// What belongs to the page.
    Furniture,
    /// A warning.
    Warning,
    /// Where it is.
    KeptIn,
    /// How to open it.
    OpenIt,
}

/// What became of an edition that was imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// It is in the library.
    Imported,
    /// It took the place of another.
    Replaced,
    /// It was there already.
    Unchanged,
    /// Another is there and stays.
    Kept,
}

/// A heading in what `inspect` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InspectLabel {
    /// The input.
    Source,
    /// The paper.
    Paper,
    /// The day.
    Date,
    /// Which edition of the day.
    Variant,
    /// The running number.
    Number,
    /// The language.
    Language,
    /// The pages.
    Pages,
    /// The sections.
    Sections,
    /// The articles.
    Articles,
    /// What belongs to the page.
    Furniture,
    /// What belongs to no article.
    Unplaced,
    /// The warnings.
    Warnings,
}

/// How a date or a language is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownBy {
    /// The date was given on the command line.
    Reader,
    /// The date stands in the name of the file or of its folder.
    FileName,
    /// The date is that of the file.
    FileTime,
    /// The language is guessed by its letters.
    Letters,
}

/// What a language says in the commands.
pub trait Commands {
    /// The head of the list of the manual's chapters: how one is shown, and how the
    /// manual page.
    fn chapters(&self) -> &'static str;
    /// Why a command failed.
    fn failure(&self, failure: &Failure) -> String;
    /// How many articles `print --vertical` set across all the same.
    fn stays_across(&self, articles: usize) -> String;
    /// Another program keeps the reader's state locked.
    fn waiting_for_state(&self, file: &str) -> String;
    /// The library's lock is waited for.
    fn waiting(&self, holder: &Holder) -> String;

    /// A file without an article is not imported.
    fn nothing_to_import(&self, file: &str) -> String;
    /// So much was not tried, since it would have gone the same way.
    fn not_tried(&self, left: usize) -> String;
    /// What became of an edition, after its name and day.
    fn became(&self, what: Became) -> &'static str;
    /// Instead of a day.
    fn without_date(&self) -> &'static str;
    /// The name of a row.
    fn row(&self, row: ImportRow) -> &'static str;
    /// How many ends are missing, and in which articles.
    fn ends_missing(&self, count: usize, titles: &str) -> String;
    /// What the inbox brought: editions, files of days that were there, and
    /// how many failed with why the first did.
    fn inbox_report(&self, editions: usize, others: usize, failed: usize, first: &str) -> String;
    /// A file that was imported and stays in the inbox.
    fn stays_in_inbox(&self, file: &str, cause: &SystemError) -> String;

    /// Several mistakes in settings, and the first.
    fn mistakes(&self, count: usize, first: &str) -> String;
    /// Several editions that can't be read, and why the first.
    fn unreadable_editions(&self, count: usize, first: &str) -> String;
    /// Several corrections that do nothing, and why the first.
    fn idle_corrections(&self, count: usize, first: &str) -> String;
    /// A piece of work was given up for a fault of the program's.
    fn gave_up(&self, cause: Option<&str>) -> String;
    /// The system has no thread to give.
    fn no_thread(&self) -> &'static str;

    /// A text is longer than terminals take onto the clipboard, in bytes.
    fn too_long_to_copy(&self, size: usize, most: usize) -> String;

    /// A picture is left out of what is exported.
    fn picture_left_out(&self, fault: &OpenError) -> String;

    /// An edition was removed.
    fn removed(&self, folder: &str) -> String;
    /// How the editions that were removed come back.
    fn can_come_back(&self, count: usize) -> String;
    /// An edition is in the library again.
    fn came_back(&self, folder: &str) -> String;
    /// An edition can't come back since another is in its place.
    fn place_taken(&self, folder: &str) -> String;
    /// There is nothing in the trash.
    fn trash_is_empty(&self) -> &'static str;
    /// So many editions are gone for good.
    fn deleted(&self, editions: usize) -> String;

    /// What `check` found.
    fn finding(&self, finding: &Finding<'_>) -> String;
    /// What `check` found in all.
    fn checked(&self, editions: usize, articles: usize, broken: usize, mended: usize) -> String;
    /// The catalogue can't be written.
    fn no_catalogue(&self) -> &'static str;

    /// In a row of `list`: how many articles there are, and how many are read.
    fn progress(&self, articles: usize, read: usize) -> String;
    /// In a row of `list`: it came with the program.
    fn is_sample(&self) -> &'static str;
    /// There are no bookmarks.
    fn no_bookmarks_yet(&self) -> &'static str;
    /// There are no clippings, or none that hold what was asked for.
    fn no_clippings_yet(&self, narrowed: bool) -> &'static str;
    /// So many files of clippings were written to a folder.
    fn clippings_written(&self, count: usize, path: &str) -> String;
    /// Why no clippings were taken from a file.
    fn clippings_fault(&self, fault: &ClippingsFault) -> String;
    /// What became of bookmarks, or clippings, that were imported.
    fn bookmarks_imported(&self, report: &ImportReport) -> String;

    /// A heading of `inspect`.
    fn label(&self, label: InspectLabel) -> &'static str;
    /// How something is known, after it.
    fn known_by(&self, how: KnownBy) -> &'static str;
    /// Instead of a day that is not known.
    fn no_day(&self) -> &'static str;
    /// After a text whose end is missing.
    fn end_is_missing(&self) -> &'static str;
}

/// The counts of an import of bookmarks that are worth telling, each with its
/// word: added, updated, unchanged, removed since. What was added is, always.
pub(super) fn told_counts(
    report: &ImportReport,
    words: [&'static str; 4],
) -> Vec<(usize, &'static str)> {
    let unchanged = report.unchanged - report.stay_removed;
    let counts = [report.added, report.updated, unchanged, report.stay_removed];
    let all = counts.into_iter().zip(words).enumerate();
    all.filter(|(at, (count, _))| *at == 0 || *count > 0).map(|(_, told)| told).collect()
}
