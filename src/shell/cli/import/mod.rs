//! `newsprint import`: pages and editions into the library.
//!
//! Pages that come together may be one edition; they are read side by side
//! and sorted then. What is an edition by itself is read, written in the native
//! format and put into the library by itself, several at once.

mod gather;
mod report;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use self::gather::Input;
use self::report::{Outcome, RecoveryCounts, Report};
use super::args::Import;
use super::bar::Bar;
use super::config::Home;
use super::{CommandStatus, complain, library};
use crate::input::{Hint, LoadError, parallel};
use crate::loader::native;
use crate::model::{Clean, WarningKind};
use crate::recovery::pages::{self, PageFile, PageOverrides};
use crate::shell::cli::Result;
use crate::shell::editions::{self, OpenEdition, OpenError, SavedIssue};
use crate::store::{Library, LibraryError};
use crate::words::Words;

/// Why an input was not imported.
#[derive(Debug)]
enum Fault {
    Open(OpenError),
    Library(LibraryError),
    /// There is no article in it.
    Nothing(String),
}

impl From<OpenError> for Fault {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<LoadError> for Fault {
    fn from(error: LoadError) -> Self {
        Self::Open(error.into())
    }
}

impl From<LibraryError> for Fault {
    fn from(error: LibraryError) -> Self {
        Self::Library(error)
    }
}

impl Fault {
    fn worded(&self, words: &dyn Words) -> String {
        match self {
            Self::Open(error) => words.open_error(error),
            Self::Library(error) => words.library_error(error),
            Self::Nothing(file) => words.nothing_to_import(file),
        }
    }

    /// Whether it would go the same way with all that is left.
    fn is_for_all(&self) -> bool {
        matches!(self, Self::Library(error) if error.is_for_all())
    }
}

/// Imports what can be read, tells what became of it, and complains of the
/// rest.
pub(super) fn run(args: &Import, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let report = report(args, home.places.data()?, true, home.words);
    if args.json {
        report.json(out)?;
    } else {
        report.text(home.words, out)?;
    }
    out.flush()?;
    for failure in &report.failed {
        complain(failure);
    }
    Ok(if report.failed.is_empty() { CommandStatus::Done } else { CommandStatus::Failed })
}

/// What came of an import that nobody watches.
#[derive(Debug)]
pub(in crate::shell) struct TakenIn {
    /// Editions that are in the library now and were not before.
    pub(in crate::shell) editions: usize,
    /// Editions of a paper and day that were there with other content, which
    /// stays.
    pub(in crate::shell) others: usize,
    /// What could not be imported, a line each; most begin with the path.
    pub(in crate::shell) failed: Vec<String>,
}

/// Imports paths into the library of a data directory.
pub(in crate::shell) fn take_in(
    data: &Path,
    paths: &[PathBuf],
    words: &'static dyn Words,
) -> TakenIn {
    let args = Import { paths: paths.to_vec(), ..Import::default() };
    let report = report(&args, data, false, words);
    let (editions, others) = (report.new_editions(), report.others());
    TakenIn { editions, others, failed: report.failed }
}

fn report(args: &Import, data: &Path, watched: bool, words: &'static dyn Words) -> Report {
    let hint = args.input.hint(args.lang.clone());
    let gathered = gather::gather(&args.paths, hint.format, args.paper.is_some());
    let bar = if watched { Bar::new(gathered.count()) } else { Bar::unseen() };
    let root = data.join("library");
    // Behind the newsstand nobody would see who is waited for.
    let library = if watched { library(&root, words) } else { Library::new(root) };
    let hopeless = AtomicBool::new(false);
    let desk = Desk { library, args, hint, bar, hopeless, words };
    let mut report = Report::default();
    for fault in &gathered.faults {
        report.fail(&words.open_error(fault));
    }
    let mut left = gathered.count();
    for set in &gathered.sets {
        if desk.may_go_on() {
            left -= set.len();
            desk.pages(set, &mut report);
        }
    }
    let outcomes = desk.editions(&gathered.editions);
    left -= outcomes.len();
    for outcome in outcomes {
        desk.note(outcome, &mut report);
    }
    desk.bar.clear();
    if left > 0 {
        report.fail(&words.not_tried(left));
    }
    report
}

/// What an import works with.
struct Desk<'a> {
    library: Library,
    args: &'a Import,
    hint: Hint,
    bar: Bar,
    /// Something went wrong that would go the same way with all that is left.
    hopeless: AtomicBool,
    words: &'static dyn Words,
}

impl Desk<'_> {
    fn may_go_on(&self) -> bool {
        !self.hopeless.load(Ordering::Relaxed)
    }

    fn note(&self, outcome: Result<Outcome, Fault>, report: &mut Report) {
        match outcome {
            Ok(outcome) => report.editions.push(outcome),
            Err(fault) => {
                self.hopeless.fetch_or(fault.is_for_all(), Ordering::Relaxed);
                report.fail(&fault.worded(self.words));
            }
        }
    }

    /// Pages that were named together: an edition, or several if they say so.
    fn pages(&self, paths: &[PathBuf], report: &mut Report) {
        let before = self.bar.done();
        let tell = |progress: &editions::Progress<'_>| self.bar.tell(before, progress);
        let mut read = Vec::new();
        for page in editions::read_pages(paths, &self.hint, &tell) {
            match page {
                Ok(page) => read.push(page),
                Err(fault) => report.fail(&self.words.open_error(&fault)),
            }
        }
        self.bar.set(before + paths.len());
        for pages in pages::editions(read) {
            self.note(self.recovered(pages), report);
        }
    }

    fn recovered(&self, pages: Vec<PageFile>) -> Result<Outcome, Fault> {
        let name = pages.first().map(|page| page.name.clone()).unwrap_or_default();
        editions::check_total(&name, &pages)?;
        let scans: Vec<Arc<[u8]>> = pages.iter().map(|page| Arc::clone(&page.bytes)).collect();
        let wish = PageOverrides {
            paper: self.args.paper.as_deref(),
            encoding: self.args.input.encoding.as_deref(),
        };
        let nameless = wish.paper.is_none() && !pages.iter().any(PageFile::says_paper);
        let loaded = pages::join(pages, &wish);
        self.bar.say(&loaded.edition.paper.title);
        let files = native::pack(&loaded, &scans).map_err(|error| error.inside(&name))?;
        let placed =
            self.library.put(&loaded.edition, &files, self.args.replace, editions::key_of)?;
        let mut outcome = Outcome::new(
            &name,
            &loaded.edition,
            &placed,
            Some(RecoveryCounts::of(&loaded)),
            self.words,
        );
        if nameless {
            outcome.warn(&self.words.warning_kind(&WarningKind::NoPaper));
        }
        Ok(outcome)
    }

    /// An issue of a 数字报, with the pictures that were saved with it.
    fn saved(&self, issue: &SavedIssue) -> Result<Outcome, Fault> {
        let mut loaded = issue.read(&self.hint)?;
        if let Some(paper) = &self.args.paper {
            loaded.edition.paper.title = Clean::line(paper);
        }
        let none: [&[u8]; 0] = [];
        let files = native::pack(&loaded, &none).map_err(|error| error.inside(&issue.first()))?;
        let files = [files, issue.pictures(&loaded)?].concat();
        let placed =
            self.library.put(&loaded.edition, &files, self.args.replace, editions::key_of)?;
        let counts = Some(RecoveryCounts::of(&loaded));
        Ok(Outcome::new(&issue.first(), &loaded.edition, &placed, counts, self.words))
    }

    /// Editions that are each by itself, on as many threads as there are
    /// processors; what became of them, in order.
    fn editions(&self, inputs: &[Input]) -> Vec<Result<Outcome, Fault>> {
        let outcomes = parallel::map(inputs, 1, |input| {
            if !self.may_go_on() {
                return None;
            }
            self.bar.begin(&input.path());
            let outcome = match input {
                Input::Native(path) => self.native(path),
                Input::Other(path) | Input::Articles(path) => self.other(path),
                Input::Feeds(paths) => self.feeds(paths),
                Input::Saved(issue) => self.saved(issue),
            };
            if outcome.as_ref().is_err_and(Fault::is_for_all) {
                self.hopeless.store(true, Ordering::Relaxed);
            }
            self.bar.finish_one();
            Some(outcome)
        });
        outcomes.into_iter().flatten().collect()
    }

    /// An edition that is a native one already: a folder or a zip.
    fn native(&self, path: &Path) -> Result<Outcome, Fault> {
        let open = editions::open(path, &Hint::default(), None)?;
        let (files, edition) = (open.all_files()?, open.edition());
        if files.is_empty() {
            // A zip that turned out to be a book.
            return self.other(path);
        }
        let placed = self.library.put(edition, &files, self.args.replace, editions::key_of)?;
        Ok(Outcome::new(&path.to_string_lossy(), edition, &placed, None, self.words))
    }

    /// An edition of another format.
    fn other(&self, path: &Path) -> Result<Outcome, Fault> {
        self.written(editions::open(path, &self.hint, None)?)
    }

    /// Feeds that are an edition together.
    fn feeds(&self, paths: &[PathBuf]) -> Result<Outcome, Fault> {
        self.written(editions::open_several(paths, &self.hint)?)
    }

    /// Writes an open edition in the native format.
    fn written(&self, open: OpenEdition) -> Result<Outcome, Fault> {
        if open.edition().articles.is_empty() {
            return Err(Fault::Nothing(open.source_name().to_owned()));
        }
        let source = open.source_name().to_owned();
        let whole = open.into_native(|edition| {
            if let Some(paper) = &self.args.paper {
                edition.paper.title = Clean::line(paper);
            }
        })?;
        let placed =
            self.library.put(&whole.edition, &whole.files, self.args.replace, editions::key_of)?;
        Ok(Outcome::new(&source, &whole.edition, &placed, None, self.words))
    }
}
