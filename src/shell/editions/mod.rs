//! Editions from disk: a folder, its zip, a single file, several page files,
//! or one that came with the program.

mod bundled;
mod cache;
mod converted;
mod corrections;
mod error;
mod find;
mod folder;
mod inputs;
mod left_out;
mod long_body;
mod making;
mod media;
mod open;
mod packed;
mod recovered;
mod saved;
mod spot;
mod tree;
mod whole;
mod zipped;

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

pub use crate::model::OpenError;
pub use bundled::{Bundled, bundled};
pub use corrections::Corrected;
pub(super) use error::unreadable;
pub use find::{FoundEdition, PathSearch, find, open_several};
pub use long_body::RestOfBody;
pub use making::{Progress, check_total};
pub use media::Media;
use open::{civil_date, folder_of, is_pipe, open_file, open_folder, piped, single};
pub use open::{glance, key_of, open, open_bytes};
pub use saved::{SavedIssue, issue_of};
pub use spot::body_of_spot;
use tree::Tree;
pub use whole::Whole;

use crate::input::{Hint, LoadError, Loaded, SourceFile, limits};
use crate::loader::epub::Book;
use crate::loader::mail::MailPicture;
use crate::loader::native;
use crate::loader::plan::{LeftOutFile, Why};
use crate::model::error::Limited;
use crate::model::{Block, Body, Edition, Scan, Warning, WarningKind};
use native::BodyPlace;

/// What makes a folder an edition of the native format.
const MANIFEST: &str = "edition.toml";

/// Files by their paths inside an edition.
pub type NamedFiles = Vec<(String, Vec<u8>)>;

/// An edition whose bodies can be read.
#[derive(Debug)]
pub struct OpenEdition {
    edition: Arc<Edition>,
    name: String,
    furniture: Vec<Block>,
    unplaced: Vec<Block>,
    files: Vec<SourceFile>,
    /// The pages as they were scanned, once they were asked for.
    scans: OnceLock<Arc<[Scan]>>,
    /// As they were read; corrected ones stand in `kept`.
    bodies: Bodies,
    kept: corrections::Kept,
    /// It took long to read, and is to be kept in the cache.
    unkept: Option<Box<converted::Unkept>>,
}

#[derive(Debug)]
enum Bodies {
    /// All read; with the folder or zip they were read from, if it was one.
    Read(Vec<Body>, Option<Arc<Tree>>),
    /// Read on demand from the page files, which are listed in order.
    OnDemand { tree: Arc<Tree>, places: Vec<BodyPlace>, files: Vec<String> },
    /// Read on demand from the documents of a book.
    Book(Arc<Book>),
    /// Read on demand from the cache of conversions.
    Kept(Arc<converted::Kept>),
}

impl OpenEdition {
    /// The edition.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The edition, to hold on to.
    #[must_use]
    pub fn shared(&self) -> Arc<Edition> {
        Arc::clone(&self.edition)
    }

    /// The body of an article, by its index in reading order. Of a folder
    /// only the bytes of this body are read.
    ///
    /// # Errors
    /// [`OpenError::NoArticle`], [`OpenError::Changed`] if the file is not the
    /// one that was opened, and whatever reading it gives.
    pub fn body(&self, article: usize) -> Result<Body, OpenError> {
        match self.kept.bodies.as_ref().and_then(|bodies| bodies.get(article)) {
            Some(body) => Ok(body.clone()),
            None => self.original_body(article),
        }
    }

    /// The body of an article as it was read, before any correction.
    fn original_body(&self, article: usize) -> Result<Body, OpenError> {
        let missing = || OpenError::NoArticle {
            path: self.name.clone(),
            number: article + 1,
            count: self.edition.articles.len(),
        };
        match &self.bodies {
            Bodies::Read(bodies, _) => bodies.get(article).cloned().ok_or_else(missing),
            Bodies::Book(book) => book.body(article).ok_or_else(missing),
            Bodies::Kept(kept) => kept.body(article).ok_or_else(missing)?,
            Bodies::OnDemand { tree, places, files } => {
                let place = places.get(article).ok_or_else(missing)?;
                let file = files.get(place.page).ok_or_else(missing)?;
                Ok(place.body(tree.range(file, place.range.clone())?))
            }
        }
    }

    /// What messages call the edition: its path, or the name of what came
    /// with the program.
    #[must_use]
    pub fn source_name(&self) -> &str {
        &self.name
    }

    /// What is said of the pages that could not be read.
    pub fn lost_pages(&self) -> impl Iterator<Item = &Warning> {
        lost_pages(&self.edition)
    }

    /// What belongs to the page and to no article.
    #[must_use]
    pub fn furniture(&self) -> &[Block] {
        match &self.bodies {
            Bodies::Kept(kept) => &kept.rest().furniture,
            _ => &self.furniture,
        }
    }

    /// Text for which no article was found.
    #[must_use]
    pub fn unplaced(&self) -> &[Block] {
        match &self.bodies {
            Bodies::Kept(kept) => &kept.rest().unplaced,
            _ => &self.unplaced,
        }
    }

    /// The files that source ranges count through; empty for a single file,
    /// and for an edition whose ranges count in its page files.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        match &self.bodies {
            Bodies::Kept(kept) => &kept.rest().files,
            _ => &self.files,
        }
    }

    /// The page file that an article stands in, a path inside the edition.
    /// `None` where source ranges do not count in page files.
    #[must_use]
    pub fn page_file(&self, article: usize) -> Option<&str> {
        match &self.bodies {
            Bodies::Read(..) | Bodies::Book(_) | Bodies::Kept(_) => None,
            Bodies::OnDemand { files, .. } => {
                files.get(self.edition.articles.get(article)?.page?).map(String::as_str)
            }
        }
    }

    /// All files of an edition's folder or zip, by their paths inside it, and
    /// what there is to tell of those that were left out; of hidden ones there
    /// is nothing. Empty for what is no edition's folder or zip.
    ///
    /// A picture over the limits is no reason to keep the texts from anybody,
    /// and a file that stands inside of another cannot be kept on a disk.
    ///
    /// # Errors
    /// As [`Media::read`]; a limit, if there are too many, or the texts are too
    /// large.
    pub fn all_files(&self) -> Result<(NamedFiles, Vec<Warning>), OpenError> {
        let tree = match &self.bodies {
            Bodies::Read(_, tree) => tree.as_ref(),
            Bodies::OnDemand { tree, .. } => Some(tree),
            Bodies::Book(_) => None,
            Bodies::Kept(kept) => kept.tree.as_ref(),
        };
        let Some(tree) = tree else { return Ok(Default::default()) };
        let mut paths = tree.files()?;
        // Texts first: of what is too much together pictures are left out.
        let pages: HashSet<&str> = self.page_files().iter().map(String::as_str).collect();
        let is_text = |path: &str| pages.contains(path) || is_of_native(path);
        paths.sort_by_key(|path| !is_text(path));
        let names: HashSet<String> = paths.iter().cloned().collect();
        let (mut files, mut left_out, mut total) = (Vec::new(), Vec::new(), 0);
        for path in paths {
            let inside_file = path.match_indices('/').any(|(at, _)| names.contains(&path[..at]));
            let read = if inside_file {
                Err(OpenError::NotAFolder { path: tree.said(&path) })
            } else {
                Self::file_within(tree, &path, total)
            };
            match read {
                Ok(bytes) => {
                    total += bytes.len() as u64;
                    files.push((path, bytes));
                }
                Err(fault) if inside_file || is_limit(&fault) && !is_text(&path) => {
                    left_out.push(LeftOutFile { path, why: Why::Fault(fault) });
                }
                Err(fault) => return Err(fault),
            }
        }
        Ok((files, left_out::told(&left_out)))
    }

    /// A file, if it keeps the edition within the limits with the `total` bytes
    /// of others.
    fn file_within(tree: &Tree, path: &str, total: u64) -> Result<Vec<u8>, OpenError> {
        let bytes = tree.read(path, limits::FILE)?;
        let total = total + bytes.len() as u64;
        limits::check(&tree.said(path), Limited::Edition, total, limits::PAGES_TOTAL)?;
        Ok(bytes)
    }

    /// The page files of an edition in the native format.
    fn page_files(&self) -> &[String] {
        match &self.bodies {
            Bodies::OnDemand { files, .. } => files,
            Bodies::Read(..) | Bodies::Book(_) | Bodies::Kept(_) => &[],
        }
    }

    fn of_tree(tree: Tree, name: String, hint: &Hint) -> Result<Self, OpenError> {
        let scanned = tree.scan(&name)?;
        Ok(Self::assembled(tree, name, scanned, hint).recovered())
    }

    fn assembled(tree: Tree, name: String, scanned: tree::Scanned, hint: &Hint) -> Self {
        let tree::Scanned { mut edition, places, files } = scanned;
        if hint.lang.is_some() {
            edition.paper.lang.clone_from(&hint.lang);
        }
        let bodies = Bodies::OnDemand { tree: Arc::new(tree), places, files };
        Self::of_parts(Arc::new(edition), name, bodies)
    }

    fn of_book(book: Book, name: String) -> Self {
        let edition = Arc::new(book.edition().clone());
        Self::of_parts(edition, name, Bodies::Book(Arc::new(book)))
    }

    /// An edition with nothing beside its articles.
    fn of_parts(edition: Arc<Edition>, name: String, bodies: Bodies) -> Self {
        let (furniture, unplaced, files) = (Vec::new(), Vec::new(), Vec::new());
        let (scans, kept, unkept) = (OnceLock::new(), corrections::Kept::default(), None);
        Self { edition, name, furniture, unplaced, files, scans, bodies, kept, unkept }
    }

    /// The same with more to be told of it.
    fn told(mut self, warnings: Vec<Warning>) -> Self {
        if !warnings.is_empty() {
            Arc::make_mut(&mut self.edition).warnings.extend(warnings);
        }
        self
    }

    /// The same with its pictures had from the folder of the file.
    fn beside(mut self, file: &Path) -> Self {
        let folder = file.parent().filter(|parent| !parent.as_os_str().is_empty());
        let folder = folder::Folder::any(folder.unwrap_or(Path::new(".")), &self.name);
        if let (Bodies::Read(_, tree @ None), Ok(folder)) = (&mut self.bodies, folder) {
            *tree = Some(Arc::new(Tree::Folder(folder)));
        }
        self
    }

    /// Letters, with the pictures that came in them.
    fn of_letters((loaded, pictures): (Loaded, Vec<MailPicture>), name: String) -> Self {
        let mut open = Self::of_loaded(loaded, name);
        let files = pictures.into_iter().map(|picture| (picture.path, picture.bytes)).collect();
        let packed = packed::Packed::of_files(&open.name, files);
        if let Bodies::Read(_, beside) = &mut open.bodies {
            *beside = Some(Arc::new(Tree::Packed(packed)));
        }
        open
    }

    fn of_loaded(loaded: Loaded, name: String) -> Self {
        let Loaded { edition, bodies, furniture, unplaced, files, scans } = loaded;
        let open = Self::of_parts(Arc::new(edition), name, Bodies::Read(bodies, None));
        Self { furniture, unplaced, files, scans: OnceLock::from(Arc::from(scans)), ..open }
    }
}

/// Whether an edition without that file would have lost more than a picture.
fn is_of_native(path: &str) -> bool {
    let is_scan = path.strip_prefix(native::SCANS).is_some_and(|rest| rest.starts_with('/'));
    is_scan || path == MANIFEST || path == native::RECOVERY
}

fn is_limit(fault: &OpenError) -> bool {
    matches!(fault, OpenError::Load(LoadError::Limit { .. }))
}

fn lost_pages(edition: &Edition) -> impl Iterator<Item = &Warning> {
    let lost = |warning: &&Warning| matches!(warning.kind, WarningKind::PageLeftOut { .. });
    edition.warnings.iter().filter(lost)
}
