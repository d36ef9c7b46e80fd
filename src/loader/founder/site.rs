//! The files of an issue as they are read, and what there is to tell of them.

use std::collections::{HashSet, VecDeque};

use super::SavedTree;
use super::areas::PLACES;
use super::label::PrintedLabel;
use super::names::{self, FileKind};
use super::page::SitePage;
use super::site_file::SiteFile;
use super::story::{self, letters};
use crate::input::{Hint, limits};
use crate::loader::markup::damage_warnings;
use crate::model::error::Limited;
use crate::model::warning::ListedNames;
use crate::model::{Block, OpenError, Warning, WarningKind};

/// How many names a warning lists.
const LISTED: usize = 12;

/// The issue in the reading.
pub(super) struct SiteBuilder<'a> {
    pub(super) tree: SavedTree<'a>,
    pub(super) hint: Hint,
    pub(super) warnings: Vec<Warning>,
    /// Menus and the like, each text once.
    pub(super) furniture: Vec<Block>,
    shown: HashSet<String>,
    /// Folders whose pages are all in the queue.
    folders: HashSet<String>,
    /// Bytes that were read.
    total: u64,
}

/// A page of the issue.
#[derive(Debug, Default)]
pub(super) struct SitePageFile {
    pub(super) path: String,
    pub(super) page: SitePage,
}

/// What was read of an issue before its articles.
#[derive(Debug, Default)]
pub(super) struct SiteContents {
    pub(super) leaves: Vec<SitePageFile>,
    /// Articles that were named to begin with.
    pub(super) loose: Vec<(String, SiteFile)>,
    /// Why the first file could not be read, if it could not.
    pub(super) fault: Option<OpenError>,
}

impl SiteContents {
    /// Whether a page of that number was read: a list names the page that it
    /// stands on, too, which may have come under another name.
    fn has(&self, label: Option<&PrintedLabel>) -> bool {
        let own = |leaf: &SitePageFile| {
            leaf.page.label.as_ref().map(|label| PrintedLabel::key(&label.id))
        };
        label.is_some_and(|label| {
            let key = Some(PrintedLabel::key(&label.id));
            self.leaves.iter().any(|leaf| own(leaf) == key)
        })
    }
}

/// A page that could not be read.
struct Missing {
    path: String,
    label: Option<PrintedLabel>,
    /// Why.
    fault: OpenError,
}

impl Missing {
    fn name(&self) -> String {
        match &self.label {
            Some(PrintedLabel { id, name }) => format!("{id} {name} ({})", self.path),
            None => self.path.clone(),
        }
    }
}

impl<'a> SiteBuilder<'a> {
    pub(super) fn new(tree: SavedTree<'a>, hint: &Hint) -> Self {
        let hint = hint.clone();
        let (warnings, furniture) = (Vec::new(), Vec::new());
        Self {
            tree,
            hint,
            warnings,
            furniture,
            shown: HashSet::new(),
            folders: HashSet::new(),
            total: 0,
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Why it can't be read.
    pub(super) fn document(&mut self, path: &str) -> Result<SiteFile, OpenError> {
        self.hint.watch.check()?;
        let bytes = (self.tree.read)(path)?;
        self.total += bytes.len() as u64;
        limits::check(path, Limited::Issue, self.total, limits::PAGES_TOTAL)?;
        let document = SiteFile::read(bytes, self.hint.encoding.as_deref());
        let document = document.map_err(|error| error.of_file(path))?;
        for warning in damage_warnings(document.is_cut, document.is_damaged) {
            self.warnings.push(warning.of_file(path));
        }
        Ok(document)
    }

    /// Reads the pages: those to begin with, those that they lead to, and
    /// those that lie beside them.
    pub(super) fn pages(&mut self) -> SiteContents {
        let mut found = SiteContents::default();
        let mut queue: VecDeque<(String, Option<PrintedLabel>)> =
            self.tree.starts.iter().map(|path| (path.clone(), None)).collect();
        let mut seen: HashSet<String> = self.tree.starts.iter().cloned().collect();
        let mut missing = Vec::new();
        let mut read = 0;
        while let Some((path, label)) = queue.pop_front() {
            if read == limits::PAGES {
                self.warn(WarningKind::PagesPast(limits::PAGES));
                break;
            }
            read += 1;
            match self.document(&path) {
                Ok(document) => self.take(path, document, &mut found, &mut seen, &mut queue),
                Err(fault) => {
                    found.fault.get_or_insert_with(|| fault.clone());
                    missing.push(Missing { path, label, fault });
                }
            }
        }
        missing.retain(|page| !found.has(page.label.as_ref()));
        let is_none = found.leaves.is_empty() && found.loose.is_empty();
        match missing.as_slice() {
            _ if is_none => {}
            [] => {}
            [page] => {
                let fault = Box::new(page.fault.clone());
                self.warn(WarningKind::PageMissing { page: Some(page.name()), fault });
            }
            pages => {
                let names: Vec<String> = pages.iter().map(Missing::name).collect();
                self.warn(WarningKind::PagesMissing(listed(&names)));
            }
        }
        found
    }

    /// Sorts a file that was read, and notes where it leads to.
    fn take(
        &mut self,
        path: String,
        document: SiteFile,
        found: &mut SiteContents,
        seen: &mut HashSet<String>,
        queue: &mut VecDeque<(String, Option<PrintedLabel>)>,
    ) {
        let page = SitePage::read(&document, &path);
        if let Some(to) = page.sends_to.clone().filter(|_| !page.leads_on()) {
            if seen.insert(to.clone()) {
                queue.push_back((to, None));
            }
            return;
        }
        if !is_page(&path, &document, &page) {
            found.loose.push((path, document));
            return;
        }
        for (other, label) in &page.pages {
            if seen.insert(other.clone()) {
                queue.push_back((other.clone(), label.clone()));
            }
        }
        let folder = names::folder(&path).to_owned();
        let is_beside = |other: &&String| {
            names::sort(other) == Some(FileKind::Page) && names::folder(other) == folder
        };
        if !self.folders.contains(&folder) {
            for other in self.tree.files.iter().filter(is_beside) {
                if seen.insert(other.clone()) {
                    queue.push_back((other.clone(), None));
                }
            }
            self.folders.insert(folder);
        }
        if page.chart.is_cut {
            let warning = Warning::new(WarningKind::PlacesPast(PLACES));
            self.warnings.push(warning.of_file(&path));
        }
        self.put_aside(story::furniture(&document.dom, &path));
        found.leaves.push(SitePageFile { path, page });
    }

    /// Keeps blocks as furniture, but for texts that are there already.
    pub(super) fn put_aside(&mut self, blocks: Vec<Block>) {
        for block in blocks {
            let text = letters(&block.plain());
            if !text.is_empty() && self.shown.insert(text) {
                self.furniture.push(block);
            }
        }
    }

    pub(super) fn warn(&mut self, kind: WarningKind) {
        self.warnings.push(kind.into());
    }
}

/// Whether a file is a page of the paper, by its name, else by its marks, else
/// by what it leads to.
fn is_page(path: &str, document: &SiteFile, page: &SitePage) -> bool {
    let is_text = document.is_marked() || document.elements("founder-content").next().is_some();
    match names::sort(path) {
        Some(FileKind::Page) => page.leads_on() || !is_text,
        Some(FileKind::Article) => false,
        None => page.leads_on() && !is_text,
    }
}

/// Names in a warning.
pub(super) fn listed(names: &[String]) -> ListedNames {
    let shown: Vec<String> = names.iter().take(LISTED).cloned().collect();
    ListedNames { more: names.len() - shown.len(), shown }
}
