//! From paths to the editions that are in them: files are listed, and looked
//! into where their names do not tell; what they are together the
//! [`plan`] says.

use std::collections::HashSet;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::folder::Folder;
use super::left_out::{self, Grouped, told};
use super::packed::{Packed, Unpacked, unpack};
use super::saved::SavedIssue;
use super::tree::Tree;
use super::{
    MANIFEST, OpenEdition, OpenError, folder_of, is_pipe, issue_of, piped, single, unreadable,
};
use crate::input::{Format, Hint, LoadError, limits};
use crate::loader::formats::{self, FileRole};
use crate::loader::plan::{self, LeftOutFile, Making, Plan, PlannedEdition, Why};
use crate::loader::{founder, sniff};
use crate::model::error::WayOut;
use crate::model::warning::NotOfEdition;
use crate::model::{Clean, Warning, WarningKind};
use crate::shell::tesseract;
use crate::store::open_file;
use crate::words::Words;

/// Bytes of a file that are looked at.
const WINDOW: usize = 64 << 10;

/// A file to be read.
#[derive(Debug, Clone)]
pub(super) enum Input {
    /// In a folder or an archive.
    Inside(Arc<Tree>, String),
    /// `NamedPath` by itself.
    Path(PathBuf),
    /// Read already, for it cannot be read twice: what came through a pipe.
    Given(String, Arc<[u8]>),
}

/// An edition that was found, not yet read.
#[derive(Debug)]
pub struct FoundEdition {
    pub(super) planned: PlannedEdition,
    pub(super) files: FileSource,
}

/// Where the files of an edition are.
#[derive(Debug)]
pub(super) enum FileSource {
    /// By the paths that the plan has.
    Tree(Arc<Tree>),
    Saved(Box<SavedIssue>),
    Named(Vec<Input>),
}

/// What paths hold.
#[derive(Debug, Default)]
pub struct PathSearch {
    /// The editions, in their order.
    pub editions: Vec<FoundEdition>,
    /// What belongs to none of them, by the names that messages have for it.
    pub left_out: Vec<LeftOutFile>,
    /// What there is to tell of archives.
    pub(super) warnings: Vec<Warning>,
    /// Paths that are not there, or cannot be read.
    pub faults: Vec<OpenError>,
}

impl Input {
    /// What messages call it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Inside(tree, path) => Clean::line(&tree.said(path)).into_string(),
            Self::Path(path) => Clean::line(&path.to_string_lossy()).into_string(),
            Self::Given(name, _) => name.clone(),
        }
    }

    /// The bytes, and the hint with name and day of the file.
    pub(super) fn read(&self, hint: &Hint) -> Result<(Vec<u8>, Hint), OpenError> {
        let named = || Hint { name: self.name(), ..hint.clone() };
        match self {
            Self::Path(path) => single(path, hint),
            Self::Given(_, bytes) => Ok((tesseract::with_text(bytes.to_vec(), hint)?, named())),
            Self::Inside(tree, path) => {
                let bytes = tree.read(path, limits::FILE)?;
                let (own, place) = match &**tree {
                    Tree::Folder(folder) => (
                        folder.newest(std::iter::once(&**path)),
                        folder.root().to_string_lossy().into_owned(),
                    ),
                    _ => (None, String::new()),
                };
                let hint = Hint { file_date: hint.file_date.or(own), place, ..named() };
                Ok((tesseract::with_text(bytes, &hint)?, hint))
            }
        }
    }
}

impl FoundEdition {
    /// How many files are read for it.
    #[must_use]
    pub fn count(&self) -> usize {
        if self.planned.making == Making::Pages { self.planned.files.len() } else { 1 }
    }

    /// What messages call it.
    #[must_use]
    pub fn name(&self) -> String {
        let name = match &self.files {
            FileSource::Tree(tree) => match self.planned.called() {
                "" => tree.said(""),
                path => tree.said(path),
            },
            FileSource::Saved(issue) => issue.first(),
            FileSource::Named(inputs) => inputs.first().map(Input::name).unwrap_or_default(),
        };
        Clean::line(name.trim_end_matches('/')).into_string()
    }

    /// What its edition is called: pages, feeds and articles by their folder.
    pub(super) fn source_name(&self) -> String {
        match (&self.files, self.planned.making) {
            (
                FileSource::Tree(tree),
                Making::Pages | Making::Feeds { .. } | Making::Letters | Making::Articles,
            ) => {
                let name = tree.said(&self.planned.folder);
                Clean::line(name.trim_end_matches('/')).into_string()
            }
            _ => self.name(),
        }
    }

    /// The same edition with the corrections that are kept beside its files, as
    /// it has them when the folder is opened.
    #[must_use]
    pub fn with_corrections(&self, open: OpenEdition) -> OpenEdition {
        let FileSource::Tree(tree) = &self.files else { return open };
        let Tree::Folder(folder) = &**tree else { return open };
        match (self.planned.making, self.planned.files.first()) {
            (Making::Issue | Making::File(_), Some(file)) => {
                open.corrected(&folder.root().join(file), false)
            }
            _ => open.corrected(&folder.root().join(&self.planned.folder), true),
        }
    }

    /// Its files, if it is made of several that are read side by side.
    pub(super) fn inputs(&self) -> Vec<Input> {
        match &self.files {
            FileSource::Named(inputs) => inputs.clone(),
            FileSource::Tree(tree) => {
                let inside = |path: &String| Input::Inside(Arc::clone(tree), path.clone());
                self.planned.files.iter().map(inside).collect()
            }
            FileSource::Saved(_) => Vec::new(),
        }
    }

    /// The names of its files, as messages have them.
    fn names(&self) -> Vec<String> {
        match &self.files {
            FileSource::Named(inputs) => inputs.iter().map(Input::name).collect(),
            FileSource::Tree(tree) if !self.planned.files.is_empty() => {
                self.planned.files.iter().map(|path| tree.said(path)).collect()
            }
            _ => vec![self.name()],
        }
    }
}

impl PathSearch {
    /// Tells of every file that was left out: its name, a line about it, and
    /// whether it is at fault.
    pub fn tell(&self, words: &dyn Words, mut tell: impl FnMut(&str, &str, bool)) {
        for warning in &self.warnings {
            tell(warning.file.as_deref().unwrap_or_default(), &words.warning(warning), false);
        }
        let Grouped { refused, others } = left_out::grouped(&self.left_out);
        for files in refused {
            let first = files.first().to_owned();
            // By its name it should be read.
            let is_fault = formats::by_ending(&first).next().is_some();
            let message = match OpenError::of_one(&files).filter(|_| is_fault) {
                Some(error) => words.open_error(&error),
                None => words.warning(&WarningKind::Refused(files).into()),
            };
            tell(&first, &message, is_fault);
        }
        for left in others {
            match &left.why {
                Why::Fault(fault) => tell(&left.path, &words.open_error(fault), true),
                Why::Not(_) => tell(&left.path, &words.warning(&left_out::warning(left)), false),
            }
        }
    }

    /// The edition that is meant when one is opened, with what the reader should
    /// know of the others and of what is left out.
    ///
    /// # Errors
    /// If there is none, or if there are several of a kind; what is wrong with
    /// the only thing that is there.
    pub(super) fn lead(self, name: &str) -> Result<(FoundEdition, Vec<Warning>), OpenError> {
        let Self { mut editions, left_out, mut warnings, faults } = self;
        if let Some(fault) = faults.into_iter().next() {
            return Err(fault);
        }
        let planned = editions.iter().map(|found| found.planned.clone()).collect();
        let plan = Plan { editions: planned, left_out: Vec::new() };
        let lead = plan.lead();
        let Some(place) = plan.editions.iter().position(|edition| Some(edition) == lead) else {
            return Err(match editions.first() {
                Some(first) => {
                    OpenError::SeveralIssues { path: name.to_owned(), first: first.short() }
                }
                None => left_out::only(&left_out, name),
            });
        };
        let found = editions.remove(place);
        warnings.extend(editions.iter().map(|other| left_out::other(&other.names())));
        warnings.extend(told(&left_out));
        Ok((found, warnings))
    }

    fn add(&mut self, tree: &Arc<Tree>, hint: &Hint) -> Result<(), OpenError> {
        let listed = tree.list()?;
        let is_packed = matches!(**tree, Tree::Packed(_));
        let mut look = |path: &str| {
            let head = tree.beginning(path, WINDOW);
            let name = Clean::line(&tree.said(path));
            match sniff(&head?, &name) {
                Ok(format) => Ok(format),
                // Its text is recognised when it is read.
                Err(LoadError::Foreign { kind, .. })
                    if hint.ocr.is_some() && kind.way_out() == WayOut::Ocr =>
                {
                    Ok(Format::Hocr)
                }
                Err(fault) => Err(fault.into()),
            }
        };
        let Plan { editions, left_out } = plan::plan(&listed, hint.format, is_packed, &mut look);
        let markup = || {
            let paths = listed.iter().map(|listed| &listed.path);
            paths.filter(|path| founder::is_of_paper(path)).cloned().collect()
        };
        for planned in editions {
            let saved = match planned.making {
                Making::Saved => SavedIssue::in_tree(tree, planned.files.clone(), markup()),
                _ => None,
            };
            let files = match saved {
                Some(issue) => FileSource::Saved(Box::new(issue)),
                None => FileSource::Tree(Arc::clone(tree)),
            };
            self.editions.push(FoundEdition { planned, files });
        }
        let said = |left: LeftOutFile| {
            let name = |path: &str| Clean::line(&tree.said(path)).into_string();
            let why = match left.why {
                Why::Not(NotOfEdition::SamePage(other)) => {
                    Why::Not(NotOfEdition::SamePage(name(&other)))
                }
                why => why,
            };
            LeftOutFile { path: name(&left.path), why }
        };
        self.left_out.extend(left_out.into_iter().map(said));
        Ok(())
    }
}

impl FoundEdition {
    /// What is in it, if it is an archive of files.
    ///
    /// # Errors
    /// If it cannot be read or unpacked.
    pub fn inside(&self, hint: &Hint) -> Result<Option<PathSearch>, OpenError> {
        let is_archive =
            matches!(self.planned.making, Making::File(Format::Archive | Format::NativeZip));
        let inputs = self.inputs();
        let Some(input) = inputs.first().filter(|_| is_archive) else { return Ok(None) };
        let (bytes, own) = input.read(hint)?;
        match unpack(bytes, &own.name)? {
            Unpacked::Files(packed, warnings) => in_packed(packed, warnings, hint).map(Some),
            Unpacked::Native(_) | Unpacked::One(..) => Ok(None),
        }
    }

    /// Its name in its folder.
    fn short(&self) -> String {
        let called = match &self.files {
            FileSource::Saved(issue) => return issue.first(),
            _ => self.planned.called(),
        };
        Clean::line(called.rsplit('/').next().unwrap_or_default()).into_string()
    }
}

/// Whether a file is the METS file of an issue, and called as one.
pub(super) fn is_issue(path: &Path) -> bool {
    let name = said(path);
    let is_called_so = formats::by_ending(&name).any(|row| row.role == FileRole::Issue);
    let head = || {
        let mut head = Vec::new();
        let (file, _) = open_file(path).ok()?;
        file.take(WINDOW as u64).read_to_end(&mut head).ok()?;
        sniff(&head, &name).ok()
    };
    is_called_so && head() == Some(Format::Mets)
}

/// What is in a folder.
pub(super) fn in_folder(path: &Path, name: &str, hint: &Hint) -> Result<PathSearch, OpenError> {
    let mut search = PathSearch::default();
    search.add(&Arc::new(Tree::Folder(Folder::any(path, name)?)), hint)?;
    Ok(search)
}

/// What is in an archive.
pub(super) fn in_packed(
    packed: Packed,
    warnings: Vec<Warning>,
    hint: &Hint,
) -> Result<PathSearch, OpenError> {
    let mut search = PathSearch { warnings, ..PathSearch::default() };
    search.add(&Arc::new(Tree::Packed(packed)), hint)?;
    Ok(search)
}

/// What is at some paths. `FileSource` that were named one by one are pages of an
/// edition, and feeds one, where `together` says so; else each feed is an
/// edition by itself. A path that comes twice counts once.
#[must_use]
pub fn find(paths: &[PathBuf], hint: &Hint, together: bool) -> PathSearch {
    let mut search = PathSearch::default();
    let mut seen = HashSet::new();
    let (mut pages, mut feeds, mut letters) = (Vec::new(), Vec::new(), Vec::new());
    for path in paths {
        if fs::canonicalize(path).is_ok_and(|place| !seen.insert(place)) {
            continue;
        }
        let found = named(path, hint).and_then(|found| match found {
            NamedPath::Folder(place) if place.join(MANIFEST).exists() => native(&place).map(Some),
            NamedPath::Folder(place) => in_folder(&place, &said(&place), hint).map(Some),
            NamedPath::File(input, format) => match formats::row(format).role {
                FileRole::Feed if together => {
                    feeds.push(input);
                    Ok(None)
                }
                FileRole::Letter if together => {
                    letters.push(input);
                    Ok(None)
                }
                // A page of the web among others is a page, too.
                FileRole::Page | FileRole::Scan | FileRole::Article => {
                    pages.push(input);
                    Ok(None)
                }
                FileRole::Edition if formats::row(format).text_by_name => {
                    pages.push(input);
                    Ok(None)
                }
                FileRole::Saved => issue_of(path).map(|issue| {
                    Some(one(Making::Saved, path, FileSource::Saved(Box::new(issue))))
                }),
                _ => {
                    let found = one(Making::File(format), path, FileSource::Named(vec![input]));
                    Ok(Some(found))
                }
            },
        });
        match found {
            Ok(found) => search.append(found.unwrap_or_default()),
            Err(fault) => search.faults.push(fault),
        }
    }
    search.put_first(Making::Feeds { alone: false }, feeds);
    search.put_first(Making::Letters, letters);
    search.put_first(Making::Pages, pages);
    search
}

impl PathSearch {
    fn append(&mut self, mut other: Self) {
        self.editions.append(&mut other.editions);
        self.left_out.append(&mut other.left_out);
        self.warnings.append(&mut other.warnings);
        self.faults.append(&mut other.faults);
    }

    /// Puts what was named file by file before what was found in folders.
    fn put_first(&mut self, making: Making, inputs: Vec<Input>) {
        let files: Vec<String> = inputs.iter().map(Input::name).collect();
        if files.is_empty() {
            return;
        }
        let planned = PlannedEdition { making, folder: String::new(), files };
        self.editions.insert(0, FoundEdition { planned, files: FileSource::Named(inputs) });
    }
}

/// An edition in its folder.
fn native(place: &Path) -> Result<PathSearch, OpenError> {
    let tree = Arc::new(Tree::Folder(Folder::any(place, &said(place))?));
    let planned =
        PlannedEdition { making: Making::Native, folder: String::new(), files: Vec::new() };
    let found = FoundEdition { planned, files: FileSource::Tree(tree) };
    Ok(PathSearch { editions: vec![found], ..PathSearch::default() })
}

/// One edition of a path.
fn one(making: Making, path: &Path, files: FileSource) -> PathSearch {
    let planned = PlannedEdition { making, folder: String::new(), files: vec![said(path)] };
    PathSearch { editions: vec![FoundEdition { planned, files }], ..PathSearch::default() }
}

fn said(path: &Path) -> String {
    Clean::line(&path.to_string_lossy()).into_string()
}

/// What was named.
enum NamedPath {
    Folder(PathBuf),
    File(Input, Format),
}

/// What is at a path; the format of a file by what was said, else by its
/// beginning. What is wrong with that is told when it is read as a page.
fn named(path: &Path, hint: &Hint) -> Result<NamedPath, OpenError> {
    let fail = |error: std::io::Error| unreadable(&said(path), &error);
    let about = fs::metadata(path).map_err(fail)?;
    if about.is_dir() {
        return Ok(NamedPath::Folder(path.to_owned()));
    }
    if path.file_name().is_some_and(|file| file == MANIFEST) {
        return Ok(NamedPath::Folder(folder_of(path).to_owned()));
    }
    let (input, head): (Input, Arc<[u8]>) = if is_pipe(&about) {
        let (bytes, hint) = piped(path, hint)?;
        let bytes: Arc<[u8]> = bytes.into();
        (Input::Given(hint.name, Arc::clone(&bytes)), bytes)
    } else {
        let (file, _) = open_file(path).map_err(fail)?;
        let mut head = Vec::new();
        file.take(WINDOW as u64).read_to_end(&mut head).map_err(fail)?;
        (Input::Path(path.to_owned()), head.into())
    };
    let sniffed = sniff(&head, &said(path)).ok();
    let is_archive = sniffed == Some(Format::Archive);
    let format = if is_archive { sniffed } else { hint.format.or(sniffed) };
    Ok(NamedPath::File(input, format.unwrap_or(Format::Ocr)))
}

/// Opens the edition that several paths are together.
///
/// # Errors
/// As [`open`](super::open), if none of them can be read.
pub fn open_several(paths: &[PathBuf], hint: &Hint) -> Result<OpenEdition, OpenError> {
    let names: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let name = Clean::line(&names.join(" ")).into_string();
    let mut search = find(paths, hint, true);
    search.join_feeds();
    // What is not there is a warning beside what is.
    let faults =
        if search.editions.is_empty() { Vec::new() } else { std::mem::take(&mut search.faults) };
    search
        .warnings
        .extend(faults.into_iter().map(|fault| WarningKind::LeftOut(Box::new(fault)).into()));
    let (found, warnings) = search.lead(&name)?;
    Ok(found.open(Some(name), hint, None)?.told(warnings))
}

impl PathSearch {
    /// Makes one edition of all feeds: those that were named and those of
    /// folders.
    pub fn join_feeds(&mut self) {
        let is_of_feeds = |found: &mut FoundEdition| {
            matches!(found.planned.making, Making::Feeds { .. } | Making::File(Format::Feed))
        };
        let feeds: Vec<FoundEdition> = self.editions.extract_if(.., is_of_feeds).collect();
        match feeds.len() {
            0 => {}
            1 => self.editions.extend(feeds),
            _ => {
                let inputs = feeds.iter().flat_map(FoundEdition::inputs).collect();
                self.put_first(Making::Feeds { alone: false }, inputs);
            }
        }
    }
}
