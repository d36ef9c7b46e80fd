//! The files of an issue as they are read, and what there is to tell of them.

use std::collections::{HashMap, HashSet, VecDeque};

use super::SavedTree;
use super::areas::PLACES;
use super::contents::ContentsPage;
use super::json::{self, JsonFile};
use super::label::PrintedLabel;
use super::names::{self, FileKind};
use super::page::{SitePage, SitePageFile};
use super::site_file::SiteFile;
use super::story::{self, SiteStory, letters};
use crate::input::{Hint, limits};
use crate::loader::markup::damage_warnings;
use crate::model::error::Limited;
use crate::model::warning::ListedNames;
use crate::model::{Block, Date, OpenError, Warning, WarningKind};

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
    /// Texts that came with their pages, by the paths that these have for them.
    stories: HashMap<String, SiteStory>,
    /// Pages that add but places to what is known already.
    optional: HashSet<String>,
    /// Folders whose pages are all in the queue.
    folders: HashSet<String>,
    /// Bytes that were read.
    total: u64,
}

/// What was read of an issue before its articles.
#[derive(Debug, Default)]
pub(super) struct SiteContents {
    pub(super) leaves: Vec<SitePageFile>,
    /// The whole issue, as the longest list of it has it.
    pub(super) contents: Vec<ContentsPage>,
    /// Articles that were named to begin with.
    pub(super) loose: Vec<(String, SiteFile)>,
    /// Paper and day, as files say that are no pages.
    pub(super) paper: Option<String>,
    pub(super) date: Option<Date>,
    /// Why the first file could not be read, if it could not.
    pub(super) fault: Option<OpenError>,
}

/// A file that was read.
enum SavedFile {
    Markup(SiteFile),
    Answer(Box<JsonFile>),
}

impl SiteContents {
    /// Keeps the longer list of the issue.
    fn note(&mut self, contents: &mut Vec<ContentsPage>) {
        if contents.len() > self.contents.len() {
            self.contents = std::mem::take(contents);
        }
    }

    fn learn(&mut self, paper: Option<String>, date: Option<Date>) {
        self.paper = self.paper.take().or(paper);
        self.date = self.date.or(date);
    }

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
            stories: HashMap::new(),
            optional: HashSet::new(),
            folders: HashSet::new(),
            total: 0,
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Why it can't be read.
    pub(super) fn document(&mut self, path: &str) -> Result<SiteFile, OpenError> {
        match self.file(path)? {
            SavedFile::Markup(document) => Ok(document),
            SavedFile::Answer(_) => Err(OpenError::NotAPage { path: path.to_owned() }),
        }
    }

    fn file(&mut self, path: &str) -> Result<SavedFile, OpenError> {
        self.hint.watch.check()?;
        let bytes = self.bytes(path)?;
        self.total += bytes.len() as u64;
        limits::check(path, Limited::Issue, self.total, limits::PAGES_TOTAL)?;
        if json::is_json(&bytes) {
            let answer = json::read(&bytes, path).map(|answer| SavedFile::Answer(Box::new(answer)));
            return answer.ok_or_else(|| OpenError::NotAPage { path: path.to_owned() });
        }
        let document = SiteFile::read(bytes, self.hint.encoding.as_deref());
        let document = document.map_err(|error| error.of_file(path))?;
        for warning in damage_warnings(document.is_cut, document.is_damaged) {
            self.warnings.push(warning.of_file(path));
        }
        Ok(SavedFile::Markup(document))
    }

    /// The bytes of a file. One whose address has no ending, or a question
    /// behind it, may have been saved with one or without, and beside the list
    /// that names it.
    fn bytes(&mut self, path: &str) -> Result<Vec<u8>, OpenError> {
        let fault = match (self.tree.read)(path) {
            Ok(bytes) => return Ok(bytes),
            Err(fault) => fault,
        };
        let is_other = |other: &&String| {
            let rest = other.strip_prefix(path);
            let has_more =
                |rest: &str| rest.starts_with('?') || names::is_markup(&format!("x{rest}"));
            let is_beside = || {
                let rest = names::file(other).strip_prefix(names::file(path));
                rest.is_some_and(has_more)
            };
            rest.is_some_and(has_more) || !names::is_of_paper(path) && is_beside()
        };
        let other = self.tree.files.iter().find(is_other).cloned();
        other.map_or(Err(fault), |other| (self.tree.read)(&other))
    }

    /// An article's text.
    ///
    /// # Errors
    /// Why its file can't be read.
    pub(super) fn story(&mut self, path: &str) -> Result<SiteStory, OpenError> {
        let held = self.stories.remove(path).or_else(|| self.stories.remove(names::file(path)));
        if let Some(story) = held {
            return Ok(story);
        }
        match self.file(path)? {
            SavedFile::Markup(document) => Ok(story::read(&document, path)),
            SavedFile::Answer(answer) => {
                let story = answer.stories.into_iter().next().map(|(_, story)| story);
                story.ok_or_else(|| OpenError::NotAPage { path: path.to_owned() })
            }
        }
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
            match self.file(&path) {
                Ok(SavedFile::Markup(document)) => {
                    self.take(path, document, &mut found, &mut seen, &mut queue);
                }
                Ok(SavedFile::Answer(answer)) => {
                    self.take_answer(*answer, &mut found, &mut seen, &mut queue);
                }
                Err(_) if self.optional.contains(&path) => {}
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
        let mut page = SitePage::read(&document, &path);
        if let Some(to) = page.sends_to.clone().filter(|_| !page.leads_on()) {
            if seen.insert(to.clone()) {
                queue.push_back((to, None));
            }
            return;
        }
        // A page that only a list names, and that is but a script.
        if self.optional.contains(&path) && !page.leads_on() {
            return;
        }
        if !is_page(&path, &document, &page) {
            found.loose.push((path, document));
            return;
        }
        let listed = page
            .contents
            .iter()
            .filter_map(|page| Some((page.path.clone()?, Some(page.label.clone()))));
        for (other, label) in page.pages.iter().cloned().chain(listed) {
            if seen.insert(other.clone()) {
                queue.push_back((other, label));
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
        let has_contents = !page.contents.is_empty();
        let is_listed = page.contents.iter().any(|page| page.path.as_deref() == Some(&*path));
        if page.chart.is_cut {
            let warning = Warning::new(WarningKind::PlacesPast(PLACES));
            self.warnings.push(warning.of_file(&path));
        }
        self.put_aside(story::furniture(&document.dom, &path));
        found.note(&mut page.contents);
        let is_list = page.is_index
            || has_contents && page.list.is_empty() && page.chart.places.is_empty() && !is_listed;
        if is_list {
            found.learn(page.paper, page.date);
            return;
        }
        self.settle(&mut page);
        found.leaves.push(SitePageFile { path, page });
    }

    /// Places what stands on the page by the size of its picture, if the file
    /// does not say it.
    fn settle(&self, page: &mut SitePage) {
        if let Some(image) = page.chart.image.as_deref().filter(|_| page.chart.wants_size())
            && let Some((width, height)) = (self.tree.size)(image)
        {
            #[expect(clippy::cast_precision_loss, reason = "no picture is that large")]
            page.chart.settle((width as f32, height as f32));
        }
    }

    /// Takes what an answer holds, and notes where it leads to.
    fn take_answer(
        &mut self,
        answer: JsonFile,
        found: &mut SiteContents,
        seen: &mut HashSet<String>,
        queue: &mut VecDeque<(String, Option<PrintedLabel>)>,
    ) {
        found.learn(None, answer.date);
        self.stories.extend(answer.stories);
        let mut contents = answer.contents;
        for page in &contents {
            if let Some(path) = page.path.clone().filter(|path| seen.insert(path.clone())) {
                self.optional.insert(path.clone());
                queue.push_back((path, Some(page.label.clone())));
            }
        }
        found.note(&mut contents);
        for mut leaf in answer.leaves {
            for (other, label) in &leaf.page.pages {
                if seen.insert(other.clone()) {
                    queue.push_back((other.clone(), label.clone()));
                }
            }
            self.settle(&mut leaf.page);
            found.leaves.push(leaf);
        }
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
        None => page.leads_on() && !is_text && !story::has_text_box(&document.dom),
    }
}

/// Names in a warning.
pub(super) fn listed(names: &[String]) -> ListedNames {
    let shown: Vec<String> = names.iter().take(LISTED).cloned().collect();
    ListedNames { more: names.len() - shown.len(), shown }
}
