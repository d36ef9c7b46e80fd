//! `newsprint import`: pages and editions into the library.
//!
//! Pages that come together may be one edition; they are read side by side
//! and sorted then. What is an edition by itself is read, written in the native
//! format and put into the library by itself, several at once.

mod gather;
mod report;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::Result;

use self::gather::Input;
use self::report::{Counts, Outcome, Report};
use super::args::Import;
use super::bar::Bar;
use super::config::Home;
use super::{End, complain};
use crate::loader::pages::{self, PageFile, Wish};
use crate::loader::{Hint, LoadError, native};
use crate::model::Clean;
use crate::shell::editions::{self, OpenError, SavedIssue};
use crate::store::{Library, LibraryError};

/// Why an input was not imported.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Library(#[from] LibraryError),
    #[error("{0}: there is no article in it, so it was not imported")]
    Nothing(String),
}

/// Imports what can be read, tells what became of it, and complains of the
/// rest.
pub(super) fn run(args: &Import, home: &Home, out: &mut dyn Write) -> Result<End> {
    let report = report(args, home.places.data()?, true);
    if args.json {
        report.json(out)?;
    } else {
        report.text(out)?;
    }
    out.flush()?;
    for failure in &report.failed {
        complain(failure);
    }
    Ok(if report.failed.is_empty() { End::Done } else { End::Failed })
}

/// What came of an import that nobody watches.
#[derive(Debug)]
pub(in crate::shell) struct TakenIn {
    /// Editions that are in the library now and were not before.
    pub(in crate::shell) editions: usize,
    /// What could not be imported, a line each; most begin with the path.
    pub(in crate::shell) failed: Vec<String>,
}

/// Imports paths into the library of a data directory.
pub(in crate::shell) fn take_in(data: &Path, paths: &[PathBuf]) -> TakenIn {
    let args = Import { paths: paths.to_vec(), ..Import::default() };
    let report = report(&args, data, false);
    TakenIn { editions: report.new_editions(), failed: report.failed }
}

fn report(args: &Import, data: &Path, watched: bool) -> Report {
    let hint = args.input.hint(args.lang.clone());
    let gathered = gather::gather(&args.paths, hint.format);
    let bar = if watched { Bar::new(gathered.count()) } else { Bar::unseen() };
    let desk = Desk { library: Library::new(data.join("library")), args, hint, bar };
    let mut report = Report::default();
    for fault in gathered.faults {
        report.fail(&fault);
    }
    for set in &gathered.sets {
        desk.pages(set, &mut report);
    }
    for outcome in desk.editions(&gathered.editions) {
        match outcome {
            Ok(outcome) => report.editions.push(outcome),
            Err(fault) => report.fail(&fault),
        }
    }
    desk.bar.clear();
    report
}

/// What an import works with.
struct Desk<'a> {
    library: Library,
    args: &'a Import,
    hint: Hint,
    bar: Bar,
}

impl Desk<'_> {
    /// Pages that were named together: an edition, or several if they say so.
    fn pages(&self, paths: &[PathBuf], report: &mut Report) {
        let before = self.bar.done();
        let tell = |progress: &editions::Progress<'_>| self.bar.tell(before, progress);
        let mut read = Vec::new();
        for page in editions::read_pages(paths, &self.hint, &tell) {
            match page {
                Ok(page) => read.push(page),
                Err(fault) => report.fail(&fault),
            }
        }
        self.bar.set(before + paths.len());
        for pages in pages::editions(read) {
            match self.recovered(pages) {
                Ok(outcome) => report.editions.push(outcome),
                Err(fault) => report.fail(&fault),
            }
        }
    }

    fn recovered(&self, pages: Vec<PageFile>) -> Result<Outcome, Fault> {
        let name = pages.first().map(|page| page.name.clone()).unwrap_or_default();
        editions::check_total(&name, &pages)?;
        let scans: Vec<Arc<[u8]>> = pages.iter().map(|page| Arc::clone(&page.bytes)).collect();
        let wish = Wish {
            paper: self.args.paper.as_deref(),
            encoding: self.args.input.encoding.as_deref(),
        };
        let loaded = pages::join(pages, &wish);
        self.bar.say(&loaded.edition.paper.title);
        let files = native::pack(&loaded, &scans).map_err(|error| error.inside(&name))?;
        let placed =
            self.library.put(&loaded.edition, &files, self.args.replace, editions::key_of)?;
        Ok(Outcome::new(&loaded.edition, &placed, Some(Counts::of(&loaded))))
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
        Ok(Outcome::new(&loaded.edition, &placed, Some(Counts::of(&loaded))))
    }

    /// Editions that are each by itself, on as many threads as there are
    /// processors; what became of them, in order.
    fn editions(&self, inputs: &[Input]) -> Vec<Result<Outcome, Fault>> {
        let next = AtomicUsize::new(0);
        let done = Mutex::new(Vec::with_capacity(inputs.len()));
        let work = || {
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(input) = inputs.get(index) else { return };
                self.bar.begin(&input.path());
                let outcome = match input {
                    Input::Native(path) => self.native(path),
                    Input::Other(path) => self.other(path),
                    Input::Saved(issue) => self.saved(issue),
                };
                self.bar.finish_one();
                if let Ok(mut done) = done.lock() {
                    done.push((index, outcome));
                }
            }
        };
        let threads = thread::available_parallelism().map_or(1, usize::from).min(inputs.len());
        thread::scope(|scope| {
            for _ in 1..threads {
                // Without the thread the others do its work.
                let _ = thread::Builder::new().spawn_scoped(scope, work);
            }
            work();
        });
        let mut done = done.into_inner().unwrap_or_default();
        done.sort_by_key(|(index, _)| *index);
        done.into_iter().map(|(_, outcome)| outcome).collect()
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
        Ok(Outcome::new(edition, &placed, None))
    }

    /// An edition of another format.
    fn other(&self, path: &Path) -> Result<Outcome, Fault> {
        let open = editions::open(path, &self.hint, None)?;
        if open.edition().articles.is_empty() {
            return Err(Fault::Nothing(open.source_name().to_owned()));
        }
        let whole = open.into_native(|edition| {
            if let Some(paper) = &self.args.paper {
                edition.paper.title = Clean::line(paper);
            }
        })?;
        let placed =
            self.library.put(&whole.edition, &whole.files, self.args.replace, editions::key_of)?;
        Ok(Outcome::new(&whole.edition, &placed, None))
    }
}
