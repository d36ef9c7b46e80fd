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
mod packed;
mod recovered;
mod saved;
mod spot;
mod tree;
mod whole;
mod zipped;

use std::collections::HashSet;
use std::fs;
use std::io::Read as _;
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
use packed::Unpacked;
pub use saved::{SavedIssue, issue_of};
pub use spot::body_of_spot;
use tree::Tree;
pub use whole::Whole;

use crate::input::{Format, Hint, LoadError, Loaded, SourceFile, limits};
use crate::loader::epub::Book;
use crate::loader::formats::{self, FileRole};
use crate::loader::mail::{self, MailPicture};
use crate::loader::plan::{LeftOutFile, Why};
use crate::loader::{self, native};
use crate::model::error::Limited;
use crate::model::{Block, Body, Clean, Date, Edition, EditionKey, Scan, Warning, WarningKind};
use crate::shell::tesseract;
use crate::store::{read_file, read_text};
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

/// Opens what is at a path, with the corrections that stand beside it: a file,
/// an edition's folder, or the edition that the files of a folder are. Of the
/// hint, name and date of the file are filled in where they are empty. `cache`
/// is the folder for the disposable indexes of large editions and for what took
/// long to convert; what goes wrong there only costs time.
///
/// # Errors
/// Any [`OpenError`] but [`OpenError::NoArticle`].
pub fn open(path: &Path, hint: &Hint, cache: Option<&Path>) -> Result<OpenEdition, OpenError> {
    let name = Clean::line(&path.to_string_lossy()).into_string();
    let about = fs::metadata(path).map_err(|error| unreadable(&name, &error))?;
    if about.is_dir() && !path.join(MANIFEST).exists() {
        let open = converted::open((path, path), hint, cache, open_found)?;
        // An edition that is made of one file is called by that file.
        let file = Path::new(&open.name).to_owned();
        let (place, is_folder) = if file.is_file() { (&*file, false) } else { (path, true) };
        return Ok(open.corrected(place, is_folder));
    }
    let is_manifest = path.file_name().is_some_and(|file| file == MANIFEST);
    if about.is_dir() || is_manifest {
        let folder = if is_manifest { folder_of(path) } else { path };
        let name = Clean::line(&folder.to_string_lossy()).into_string();
        let open = open_folder(folder, name, hint, cache)?;
        return Ok(open.recovered().corrected(folder, true));
    }
    if is_pipe(&about) {
        let (bytes, hint) = single(path, hint)?;
        return open_bytes(bytes, &hint);
    }
    // The pages of an issue lie beside its METS file.
    let made_of = if find::is_issue(path) { folder_of(path) } else { path };
    let open = converted::open((path, made_of), hint, cache, open_file)?;
    Ok(open.corrected(path, false))
}

/// Opens the edition that is meant by a folder.
fn open_found(path: &Path, hint: &Hint) -> Result<OpenEdition, OpenError> {
    let name = Clean::line(&path.to_string_lossy()).into_string();
    let (found, warnings) = find::in_folder(path, &name, hint)?.lead(&name)?;
    Ok(found.open(None, hint, None)?.told(warnings))
}

/// Opens a file by itself.
fn open_file(path: &Path, hint: &Hint) -> Result<OpenEdition, OpenError> {
    let (bytes, hint) = single(path, hint)?;
    let format = format_of(&bytes, &hint)?;
    let hint = Hint { format: Some(format), ..hint };
    match formats::row(format).role {
        FileRole::Issue => {
            let tree = Tree::Folder(folder::Folder::any(folder_of(path), &hint.name)?);
            making::read_issue(&tree, &bytes, &hint)
        }
        FileRole::Saved => issue_of(path)?.open(&hint),
        FileRole::Article => Ok(open_bytes(bytes, &hint)?.beside(path)),
        // The pictures of a channel lie beside it.
        _ if format == Format::Exported => Ok(open_bytes(bytes, &hint)?.beside(path)),
        _ => open_bytes(bytes, &hint),
    }
}

/// The folder that a file is in.
fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// The format of a file: what was said, else what it seems to be. What was said
/// of an archive is said of the files in it.
fn format_of(bytes: &[u8], hint: &Hint) -> Result<Format, OpenError> {
    let sniffed = loader::sniff(bytes, &hint.name);
    match hint.format {
        Some(format) if !bytes.is_empty() && sniffed != Ok(Format::Archive) => Ok(format),
        _ => Ok(sniffed?),
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
    if let Ok(place) = fs::canonicalize(folder_of(path)) {
        hint.place = place.to_string_lossy().into_owned();
    }
    Ok((tesseract::with_text(bytes, &hint)?, hint))
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
    let bytes = tesseract::with_text(bytes, hint)?;
    let format = format_of(&bytes, hint)?;
    if matches!(format, Format::NativeZip | Format::Archive) {
        return open_archive(bytes, hint);
    }
    if format == Format::Epub {
        return Ok(OpenEdition::of_book(Book::open(bytes, hint)?, name));
    }
    if format == Format::Mail {
        limits::check(&name, Limited::File, bytes.len() as u64, limits::UNPACKED)?;
        return Ok(OpenEdition::of_letters(mail::load_whole(&bytes, hint)?, name));
    }
    let hint = Hint { format: Some(format), ..hint.clone() };
    Ok(OpenEdition::of_loaded(loader::load(&bytes, &hint)?, name))
}

/// Whether an edition without that file would have lost more than a picture.
fn is_of_native(path: &str) -> bool {
    let is_scan = path.strip_prefix(native::SCANS).is_some_and(|rest| rest.starts_with('/'));
    is_scan || path == MANIFEST || path == native::RECOVERY
}

fn is_limit(fault: &OpenError) -> bool {
    matches!(fault, OpenError::Load(LoadError::Limit { .. }))
}

/// Opens an archive: the edition that is in it, or that its files are.
fn open_archive(bytes: Vec<u8>, hint: &Hint) -> Result<OpenEdition, OpenError> {
    let name = hint.name.clone();
    let inside = |format| Hint { name: String::new(), format, ..hint.clone() };
    let is_archive = |format: &Format| !matches!(format, Format::NativeZip | Format::Archive);
    let wanted = hint.format.filter(is_archive);
    match packed::unpack(bytes, &name)? {
        Unpacked::Native(zip) => {
            let warnings = zip.warnings();
            Ok(OpenEdition::of_tree(Tree::Zipped(zip), name, hint)?.told(warnings))
        }
        Unpacked::One(bytes, name) => open_bytes(bytes, &Hint { name, ..inside(wanted) }),
        Unpacked::Files(packed, warnings) => {
            let hint = inside(wanted);
            let (found, warnings) = find::in_packed(packed, warnings, &hint)?.lead(&name)?;
            Ok(found.open(None, &hint, None)?.told(warnings))
        }
    }
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
