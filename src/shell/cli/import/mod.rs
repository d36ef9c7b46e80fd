//! `newsprint import`: pages and editions into the library.
//!
//! Pages that come together may be one edition; they are read side by side
//! and sorted then. What is an edition by itself is read and made into the native
//! format by itself, several at once. Into the library they go in batches.

mod batch;
mod report;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use self::batch::{Batches, Ticket};
pub(in crate::shell) use self::report::ImportFailure;
use self::report::{Outcome, ReadEdition, RecoveryCounts, Report};
use super::args::Import;
use super::bar::Bar;
use super::config::Home;
use super::waiting::library;
use super::{CommandStatus, complain, search};
use crate::app::ImportedEdition;
use crate::input::{Hint, LoadError, parallel};
use crate::loader::native;
use crate::model::{Clean, WarningKind};
use crate::recovery::pages::{self, PageFile, PageOverrides};
use crate::shell::cli::Result;
use crate::shell::editions::{self, FoundEdition, OpenEdition, OpenError, PathSearch, SavedIssue};
use crate::store::{Library, LibraryError};
use crate::words::Words;

/// Why an input was not imported.
#[derive(Debug)]
enum Fault {
    Open(OpenError),
    Library(LibraryError),
    /// There is no article in it.
    Nothing(String),
    /// A file in an archive was left out.
    LeftOut(ImportFailure),
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
    /// The file or folder at fault, by the name that messages have for it;
    /// `None` for the library's.
    fn path(&self) -> Option<&str> {
        match self {
            Self::Open(error) => error.path(),
            Self::Nothing(path) => Some(path),
            Self::LeftOut(failure) => failure.path(),
            Self::Library(_) => None,
        }
    }

    /// Whether it would go the same way with all that is left.
    fn is_for_all(&self) -> bool {
        matches!(self, Self::Library(error) if error.is_for_all())
    }

    fn worded(&self, words: &dyn Words) -> String {
        match self {
            Self::Open(error) => words.open_error(error),
            Self::Library(error) => words.library_error(error),
            Self::Nothing(file) => words.nothing_to_import(file),
            Self::LeftOut(failure) => failure.message().to_owned(),
        }
    }
}

/// Imports what can be read, tells what became of it, and complains of the
/// rest.
pub(super) fn run(args: &Import, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let data = home.places.data()?;
    let report = report(args, data, true, home.words);
    search::enter(home, report.folders(&data.join("library")));
    if args.json {
        report.json(out)?;
    } else {
        report.text(home.words, out)?;
    }
    out.flush()?;
    for failure in &report.failed {
        complain(failure.message());
    }
    Ok(if report.failed.is_empty() { CommandStatus::Done } else { CommandStatus::Failed })
}

/// What came of an import that nobody watches.
#[derive(Debug)]
pub(in crate::shell) struct TakenIn {
    /// Editions that are in the library now and were not before.
    pub(in crate::shell) editions: usize,
    /// Those of them that can be taken back: nothing made way for them.
    pub(in crate::shell) newcomers: Vec<ImportedEdition>,
    /// Editions of a paper and day that were there with other content, which
    /// stays.
    pub(in crate::shell) others: usize,
    /// What could not be imported.
    pub(in crate::shell) failed: Vec<ImportFailure>,
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
    let newcomers = report.newcomers(&data.join("library"));
    TakenIn { editions, newcomers, others, failed: report.failed }
}

fn report(args: &Import, data: &Path, watched: bool, words: &'static dyn Words) -> Report {
    let hint = args.input.hint(args.lang.clone());
    let mut search = editions::find(&args.paths, &hint, false);
    if args.paper.is_some() {
        // They were given the name of one paper.
        search.join_feeds();
    }
    let total = search.editions.iter().map(FoundEdition::count).sum();
    let bar = Arc::new(if watched { Bar::new(total) } else { Bar::unseen() });
    let hint = bar.beside(hint);
    let root = data.join("library");
    // Behind the newsstand nobody would see who is waited for.
    let library = if watched { library(&root, words) } else { Library::new(root) };
    let batches = Batches::new(library, args.replace);
    let importer = Importer { batches, args, hint, bar, words };
    let mut report = Report::default();
    let done = importer.all(&search, &mut report);
    importer.bar.clear();
    let left = total - done;
    if left > 0 {
        report.failed.push(ImportFailure::of_nobody(&words.not_tried(left)));
    }
    report
}

/// What an import works with.
struct Importer<'a> {
    batches: Batches,
    args: &'a Import,
    hint: Hint,
    bar: Arc<Bar>,
    words: &'static dyn Words,
}

/// What was read of an edition, or of the editions that its pages were of, and goes
/// into the library with others.
type Outcomes = Vec<Result<(ReadEdition, Ticket), Fault>>;

impl Importer<'_> {
    /// Imports what was found; gives how many files were at least tried. What
    /// was left out is told with the first edition that came of the rest.
    fn all(&self, search: &PathSearch, report: &mut Report) -> usize {
        for fault in &search.faults {
            report.fail(fault.path(), &self.words.open_error(fault));
        }
        let before = report.editions.len();
        let outcomes = parallel::map(&search.editions, 1, |found| {
            self.batches.may_go_on().then(|| (found.count(), self.edition(found)))
        });
        let mut placed = self.batches.close();
        let (mut done, mut is_told) = (0, false);
        for (count, outcomes) in outcomes.into_iter().flatten() {
            let mut is_done = true;
            for outcome in outcomes {
                let outcome = outcome.and_then(|(read, ticket)| {
                    let placed =
                        placed.take(ticket).ok_or_else(|| Fault::Nothing(read.from()))??;
                    Ok(Outcome::new(read, &placed))
                });
                match outcome {
                    Ok(outcome) => report.editions.push(outcome),
                    // What goes wrong with everything is told once.
                    Err(fault) if fault.is_for_all() && is_told => is_done = false,
                    Err(fault) => {
                        is_told |= fault.is_for_all();
                        report.fail(fault.path(), &fault.worded(self.words));
                    }
                }
            }
            done += if is_done { count } else { 0 };
        }
        search.tell(self.words, |file, message, is_fault| match report.editions.get_mut(before) {
            _ if is_fault => report.failed.push(ImportFailure::of(file, message)),
            Some(edition) => edition.warn(message),
            None => report.failed.push(ImportFailure::of(file, message)),
        });
        done
    }

    /// Imports an edition, or those that are in an archive.
    fn edition(&self, found: &FoundEdition) -> Outcomes {
        self.bar.say(&found.name());
        let outcomes = match (found.saved(), found.inside(&self.hint)) {
            (Some(issue), _) => vec![self.saved(issue)],
            (_, Err(fault)) => vec![Err(fault.into())],
            (_, Ok(Some(inside))) => self.inside(found, &inside),
            _ if found.is_of_pages() => self.pages(found),
            _ => vec![self.other(found)],
        };
        self.bar.add(if found.is_of_pages() { 0 } else { found.count() });
        outcomes
    }

    /// What is in an archive.
    fn inside(&self, archive: &FoundEdition, inside: &PathSearch) -> Outcomes {
        let mut outcomes: Outcomes =
            inside.editions.iter().flat_map(|found| self.edition(found)).collect();
        if inside.editions.is_empty() {
            outcomes.push(Err(OpenError::NotAnEdition { path: archive.name() }.into()));
        }
        let mut faults = Vec::new();
        inside.tell(self.words, |file, message, is_fault| {
            let first = outcomes.iter_mut().find_map(|outcome| outcome.as_mut().ok());
            match first.filter(|_| !is_fault) {
                Some((read, _)) => read.warn(message),
                None => faults.push(Err(Fault::LeftOut(ImportFailure::of(file, message)))),
            }
        });
        outcomes.extend(faults);
        outcomes
    }

    /// Pages that come together: an edition, or several if they say so.
    fn pages(&self, found: &FoundEdition) -> Outcomes {
        let before = AtomicUsize::new(0);
        let tell = |progress: &editions::Progress<'_>| {
            let told = before.fetch_max(progress.done, Ordering::Relaxed);
            self.bar.add(progress.done.saturating_sub(told));
            self.bar.say(progress.name);
        };
        let (mut read, mut outcomes) = (Vec::new(), Vec::new());
        for page in found.read_pages(&self.hint, &tell) {
            match page {
                Ok(page) => read.push(page),
                Err(fault) => outcomes.push(Err(fault.into())),
            }
        }
        outcomes.extend(pages::editions(read).into_iter().map(|pages| self.recovered(pages)));
        outcomes
    }

    fn recovered(&self, pages: Vec<PageFile>) -> Result<(ReadEdition, Ticket), Fault> {
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
        let counts = Some(RecoveryCounts::of(&loaded));
        let mut read = ReadEdition::new(&name, &loaded.edition, counts, self.words);
        if nameless {
            read.warn(&self.words.warning_kind(&WarningKind::NoPaper));
        }
        Ok((read, self.batches.take(loaded.edition, files)))
    }

    /// An issue of a 数字报, with the pictures that were saved with it.
    fn saved(&self, issue: &SavedIssue) -> Result<(ReadEdition, Ticket), Fault> {
        let mut loaded = issue.read(&self.hint)?;
        if let Some(paper) = &self.args.paper {
            loaded.edition.paper.title = Clean::line(paper);
        }
        let none: [&[u8]; 0] = [];
        let files = native::pack(&loaded, &none).map_err(|error| error.inside(&issue.first()))?;
        let files = [files, issue.pictures(&loaded)?].concat();
        let counts = Some(RecoveryCounts::of(&loaded));
        let read = ReadEdition::new(&issue.first(), &loaded.edition, counts, self.words);
        Ok((read, self.batches.take(loaded.edition, files)))
    }

    /// An edition of any other kind. What is in the native format already is
    /// taken as it is.
    fn other(&self, found: &FoundEdition) -> Result<(ReadEdition, Ticket), Fault> {
        let open = found.open(None, &self.hint, None)?;
        let open = if found.is_native() { open } else { found.with_corrections(open) };
        let (files, left_out) =
            if found.is_native() { open.all_files()? } else { Default::default() };
        if files.is_empty() {
            return self.written(open);
        }
        let edition = open.edition();
        let mut read = ReadEdition::new(&found.name(), edition, None, self.words);
        for warning in &left_out {
            read.warn(&self.words.warning(warning));
        }
        Ok((read, self.batches.take(edition.clone(), files)))
    }

    /// Writes an open edition in the native format.
    fn written(&self, open: OpenEdition) -> Result<(ReadEdition, Ticket), Fault> {
        if open.edition().articles.is_empty() {
            return Err(Fault::Nothing(open.source_name().to_owned()));
        }
        let source = open.source_name().to_owned();
        let whole = open.into_native(|edition| {
            if let Some(paper) = &self.args.paper {
                edition.paper.title = Clean::line(paper);
            }
        })?;
        let read = ReadEdition::new(&source, &whole.edition, None, self.words);
        Ok((read, self.batches.take(whole.edition, whole.files)))
    }
}
