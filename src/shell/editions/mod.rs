//! Editions from disk: a folder, its zip, a single file, several page files,
//! or one that came with the program.

mod articles;
mod bundled;
mod cache;
mod converted;
mod corrections;
mod error;
mod feeds;
mod folder;
mod inputs;
mod issue;
mod media;
mod pages;
mod recovered;
mod saved;
mod seems;
mod sets;
mod tree;
mod whole;
mod zipped;

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::sync::{Arc, OnceLock};

pub use crate::model::OpenError;
pub use bundled::{Bundled, bundled};
pub use corrections::Corrected;
pub(super) use error::unreadable;
pub use feeds::{feeds_in, is_feed};
pub use issue::holds_issue;
pub use media::Media;
pub use pages::{Progress, check_total, pages_in, read_pages};
pub use saved::{SavedIssue, is_founder, issue_of, saved_issues};
pub use sets::{holds_articles, open_several};
use tree::Tree;
pub use whole::Whole;

use crate::input::{Format, Hint, Loaded, SourceFile, limits};
use crate::loader::epub::Book;
use crate::loader::{self, native};
use crate::model::error::Limited;
use crate::model::{Block, Body, Clean, Date, Edition, EditionKey, Scan, Warning, WarningKind};
use crate::store::{read_file, read_text};
use native::BodyPlace;

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

    /// All files of an edition's folder or zip, by their paths inside it;
    /// hidden ones are left out. Empty for what is no edition's folder or zip.
    ///
    /// # Errors
    /// As [`Media::read`]; a limit, if they are too many or too large.
    pub fn all_files(&self) -> Result<Vec<(String, Vec<u8>)>, OpenError> {
        let tree = match &self.bodies {
            Bodies::Read(_, tree) => tree.as_ref(),
            Bodies::OnDemand { tree, .. } => Some(tree),
            Bodies::Book(_) => None,
            Bodies::Kept(kept) => kept.tree.as_ref(),
        };
        let Some(tree) = tree else { return Ok(Vec::new()) };
        let mut total = 0;
        let mut files = Vec::new();
        for path in tree.files()? {
            let bytes = tree.read(&path, limits::FILE)?;
            total += bytes.len() as u64;
            limits::check(&self.name, Limited::Edition, total, limits::PAGES_TOTAL)?;
            files.push((path, bytes));
        }
        Ok(files)
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

    /// The same with its pictures had from the folder of the file.
    fn beside(mut self, file: &Path) -> Self {
        let folder = file.parent().filter(|parent| !parent.as_os_str().is_empty());
        let folder = folder::Folder::any(folder.unwrap_or(Path::new(".")), &self.name);
        if let (Bodies::Read(_, tree @ None), Ok(folder)) = (&mut self.bodies, folder) {
            *tree = Some(Arc::new(Tree::Folder(folder)));
        }
        self
    }

    fn of_loaded(loaded: Loaded, name: String) -> Self {
        let Loaded { edition, bodies, furniture, unplaced, files, scans } = loaded;
        let open = Self::of_parts(Arc::new(edition), name, Bodies::Read(bodies, None));
        Self { furniture, unplaced, files, scans: OnceLock::from(Arc::from(scans)), ..open }
    }
}

/// Opens a file, an edition's folder or a folder of pages, with the
/// corrections that stand beside it. Of the hint, name and date of the file
/// are filled in where they are empty. `cache` is the folder for the
/// disposable indexes of large editions and for what took long to convert;
/// what goes wrong there only costs time.
///
/// # Errors
/// Any [`OpenError`] but [`OpenError::NoArticle`].
pub fn open(path: &Path, hint: &Hint, cache: Option<&Path>) -> Result<OpenEdition, OpenError> {
    let name = Clean::line(&path.to_string_lossy()).into_string();
    let about = fs::metadata(path).map_err(|error| unreadable(&name, &error))?;
    if about.is_dir() {
        if !path.join("edition.toml").exists() {
            if let Some(issue) = issue::find(path, &name)? {
                return open(&issue, hint, cache);
            }
            let open = converted::open((path, path), hint, cache, open_several_files);
            return open.map(|open| open.corrected(path, true));
        }
        let open = open_folder(path, name, hint, cache)?;
        return Ok(open.recovered().corrected(path, true));
    }
    if path.file_name().is_some_and(|file| file == "edition.toml") {
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let name = Clean::line(&folder.to_string_lossy()).into_string();
        let open = open_folder(folder, name, hint, cache)?;
        return Ok(open.recovered().corrected(folder, true));
    }
    if is_pipe(&about) {
        let (bytes, hint) = single(path, hint)?;
        return open_bytes(bytes, &hint);
    }
    let folder = path.parent().filter(|_| issue::is_mets_by_name(path));
    // The pages of an issue lie beside its METS file.
    let folder =
        folder.map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let open = converted::open((path, folder.unwrap_or(path)), hint, cache, open_file)?;
    Ok(open.corrected(path, false))
}

/// A folder that is no edition's, by what files it holds.
fn open_several_files(path: &Path, hint: &Hint) -> Result<OpenEdition, OpenError> {
    let name = Clean::line(&path.to_string_lossy()).into_string();
    match saved_issues(path)?.as_slice() {
        [] => sets::open_folder(path, name, hint),
        [issue] => issue.open(hint),
        [first, ..] => Err(OpenError::SeveralIssues { path: name, first: first.first() }),
    }
}

/// A file by itself.
fn open_file(path: &Path, hint: &Hint) -> Result<OpenEdition, OpenError> {
    let (bytes, hint) = single(path, hint)?;
    let format = match hint.format {
        Some(format) if !bytes.is_empty() => format,
        _ => loader::sniff(&bytes, &hint.name)?,
    };
    let said = Hint { format: Some(format), ..hint.clone() };
    match format {
        Format::Mets => Ok(OpenEdition::of_loaded(issue::read(path, &bytes, &hint)?, hint.name)),
        Format::Founder => issue_of(path)?.open(&hint),
        Format::Markdown => Ok(open_bytes(bytes, &said)?.beside(path)),
        _ => open_bytes(bytes, &said),
    }
}

/// What an edition's folder says of it, and bodies on demand: all that a
/// newsstand needs. What recovered pages know besides is not read.
///
/// # Errors
/// As [`open`], for a folder.
pub fn glance(folder: &Path, cache: Option<&Path>) -> Result<OpenEdition, OpenError> {
    let name = Clean::line(&folder.to_string_lossy()).into_string();
    open_folder(folder, name, &Hint::default(), cache)
}

/// The key of the edition in a folder, if one is there that can be read.
#[must_use]
pub fn key_of(folder: &Path) -> Option<EditionKey> {
    let file = folder.join("edition.toml");
    let text = read_text(&file, limits::MANIFEST).ok()?;
    let native::Manifest { paper, date, variant, .. } = native::manifest(&text, "").ok()?;
    Some(Edition { paper, date, variant, ..Edition::default() }.key())
}

/// The bytes of a file, and the hint with its name and date.
fn single(path: &Path, hint: &Hint) -> Result<(Vec<u8>, Hint), OpenError> {
    let name = Clean::line(&path.to_string_lossy()).into_string();
    let about = fs::metadata(path).map_err(|error| unreadable(&name, &error))?;
    if is_pipe(&about) {
        return piped(path, hint);
    }
    if !about.is_file() {
        return Err(OpenError::Special { path: name });
    }
    limits::check(&name, Limited::File, about.len(), limits::FILE)?;
    let bytes = read_file(path, limits::FILE).map_err(|error| unreadable(&name, &error))?;
    let mut hint = hint.clone();
    if hint.name.is_empty() {
        hint.name = name;
    }
    hint.file_date = hint.file_date.or_else(|| about.modified().ok().and_then(civil_date));
    Ok((bytes, hint))
}

/// Whether a thing is a pipe that has a name, such as `<(curl …)` is.
fn is_pipe(about: &fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        about.file_type().is_fifo()
    }
    #[cfg(not(unix))]
    {
        let _ = about;
        false
    }
}

/// All that comes through a pipe that was named, as of standard input. Those
/// that a shell made are called by a number, which is nobody's name.
fn piped(path: &Path, hint: &Hint) -> Result<(Vec<u8>, Hint), OpenError> {
    let name = Clean::line(&path.to_string_lossy()).into_string();
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|pipe| pipe.take(limits::FILE + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(&name, &error))?;
    limits::check(&name, Limited::Pipe, bytes.len() as u64, limits::FILE)?;
    let of_a_shell = name.starts_with("/dev/") || name.starts_with("/proc/");
    let own = if of_a_shell { "pipe".to_owned() } else { name };
    let name = if hint.name.is_empty() { own } else { hint.name.clone() };
    Ok((bytes, Hint { name, ..hint.clone() }))
}

/// Opens bytes that came from anywhere: a zip, a book, or a single file.
///
/// # Errors
/// As [`open`], but for what only a disk can do wrong.
pub fn open_bytes(bytes: Vec<u8>, hint: &Hint) -> Result<OpenEdition, OpenError> {
    let name = hint.name.clone();
    limits::check(&name, Limited::File, bytes.len() as u64, limits::FILE)?;
    let format = match hint.format {
        Some(format) if !bytes.is_empty() => format,
        _ => loader::sniff(&bytes, &name)?,
    };
    if matches!(format, Format::NativeZip | Format::Archive) {
        let tree = Tree::Zipped(zipped::Zipped::open(bytes, &name)?);
        return OpenEdition::of_tree(tree, name, hint);
    }
    if format == Format::Epub {
        return Ok(OpenEdition::of_book(Book::open(bytes, hint)?, name));
    }
    let hint = Hint { format: Some(format), ..hint.clone() };
    Ok(OpenEdition::of_loaded(loader::load(&bytes, &hint)?, name))
}

fn open_folder(
    path: &Path,
    name: String,
    hint: &Hint,
    cache: Option<&Path>,
) -> Result<OpenEdition, OpenError> {
    let mut folder = folder::Folder::open(path, &name)?;
    let slot = cache.map(|cache| cache::Slot::new(cache, folder.root()));
    if let Some(index) = slot.as_ref().and_then(|slot| slot.load(&folder)) {
        let files = index.stamps.iter().skip(1).map(|stamp| stamp.path.clone()).collect();
        folder.set_stamps(index.stamps);
        let (edition, places) = (index.edition, index.places);
        let scanned = tree::Scanned { edition, places, files };
        return Ok(OpenEdition::assembled(Tree::Folder(folder), name, scanned, hint));
    }
    let (scanned, folder) = folder.scan()?;
    // A page that is missing may be back the next time.
    if let Some(slot) = slot.filter(|_| lost_pages(&scanned.edition).next().is_none()) {
        slot.save(&folder, &scanned);
    }
    Ok(OpenEdition::assembled(Tree::Folder(folder), name, scanned, hint))
}

fn lost_pages(edition: &Edition) -> impl Iterator<Item = &Warning> {
    let lost = |warning: &&Warning| matches!(warning.kind, WarningKind::PageLeftOut { .. });
    edition.warnings.iter().filter(lost)
}

/// The day of a moment, where the reader is.
fn civil_date(time: std::time::SystemTime) -> Option<Date> {
    let time = jiff::Timestamp::try_from(time).ok()?;
    Some(jiff::tz::TimeZone::system().to_datetime(time).date())
}
