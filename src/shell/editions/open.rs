//! Opens what is at a path, or came as bytes.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use super::packed::{self, Unpacked};
use super::tree::{self, Tree};
use super::{
    MANIFEST, OpenEdition, OpenError, cache, converted, find, folder, issue_of, lost_pages, making,
    unreadable,
};
use crate::input::{Format, Hint, limits};
use crate::loader::epub::Book;
use crate::loader::formats::{self, FileRole};
use crate::loader::{self, mail, native};
use crate::model::error::Limited;
use crate::model::{Clean, Date, Edition, EditionKey};
use crate::shell::tesseract;
use crate::store::{read_file, read_text};

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
pub(super) fn open_found(path: &Path, hint: &Hint) -> Result<OpenEdition, OpenError> {
    let name = Clean::line(&path.to_string_lossy()).into_string();
    let (found, warnings) = find::in_folder(path, &name, hint)?.lead(&name)?;
    Ok(found.open(None, hint, None)?.told(warnings))
}

/// Opens a file by itself.
pub(super) fn open_file(path: &Path, hint: &Hint) -> Result<OpenEdition, OpenError> {
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
pub(super) fn folder_of(path: &Path) -> &Path {
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
pub(super) fn single(path: &Path, hint: &Hint) -> Result<(Vec<u8>, Hint), OpenError> {
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
pub(super) fn is_pipe(about: &fs::Metadata) -> bool {
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
pub(super) fn piped(path: &Path, hint: &Hint) -> Result<(Vec<u8>, Hint), OpenError> {
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

pub(super) fn open_folder(
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

/// The day of a moment, where the reader is.
pub(super) fn civil_date(time: std::time::SystemTime) -> Option<Date> {
    let time = jiff::Timestamp::try_from(time).ok()?;
    Some(jiff::tz::TimeZone::system().to_datetime(time).date())
}
