//! `newsprint import`: pages and editions into the library.

mod bar;
mod gather;
mod report;

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;

use self::bar::Bar;
use self::report::{Counts, Outcome, Report};
use super::args::Import;
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
    #[error("{0}: books are not taken into the library; open the file where it is")]
    Book(String),
}

/// Imports what can be read, tells what became of it, and complains of the
/// rest.
pub(super) fn run(args: &Import, home: &Home, out: &mut dyn Write) -> Result<End> {
    let library = Library::new(home.places.data()?.join("library"));
    let gathered = gather::gather(&args.paths);
    let bar = Bar::new(gathered.count());
    let desk = Desk { library, args, hint: args.input.hint(args.lang.clone()), bar };
    let mut report = Report::default();
    for fault in gathered.faults {
        report.fail(&fault);
    }
    for set in &gathered.sets {
        desk.pages(set, &mut report);
    }
    for path in &gathered.natives {
        desk.bar.begin(path);
        match desk.native(path) {
            Ok(outcome) => report.editions.push(outcome),
            Err(fault) => report.fail(&fault),
        }
        desk.bar.finish_one();
    }
    for issue in &gathered.saved {
        desk.bar.begin(Path::new(&issue.first()));
        match desk.saved(issue) {
            Ok(outcome) => report.editions.push(outcome),
            Err(fault) => report.fail(&fault),
        }
        desk.bar.finish_one();
    }
    desk.bar.clear();
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

/// What an import works with.
struct Desk<'a> {
    library: Library,
    args: &'a Import,
    hint: Hint,
    bar: Bar,
}

impl Desk<'_> {
    /// Pages that were named together: an edition, or several if they say so.
    fn pages(&self, paths: &[std::path::PathBuf], report: &mut Report) {
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

    /// An edition that is one already: a folder or a zip.
    fn native(&self, path: &Path) -> Result<Outcome, Fault> {
        let open = editions::open(path, &Hint::default(), None)?;
        let files = open.all_files()?;
        if files.is_empty() {
            return Err(Fault::Book(open.source_name().to_owned()));
        }
        let edition = open.edition();
        let placed = self.library.put(edition, &files, self.args.replace, editions::key_of)?;
        Ok(Outcome::new(edition, &placed, None))
    }
}
