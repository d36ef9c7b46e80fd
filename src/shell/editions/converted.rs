//! The cache of conversions: what took long to read is kept as it came, and
//! read from there as long as its source is what it was.
//!
//! An entry is known by the path it was opened by, by what was said of it
//! (format, encoding, date, language) and by the program itself; in it stand
//! the stamps and the hash of the content of all files it was made of. Stamps
//! that agree, and are old enough to be believed, are enough; where they do
//! not, the content decides. An entry that is damaged, wherever that shows, is
//! thrown away, and its source read again. All of it may be deleted at any
//! time; what goes wrong with it only costs time.
//!
//! Layout: magic, the stamps (zeros where they cannot be believed yet), the
//! length of the header, its hash, the header; before it in time and behind it
//! in the file stand the sections, each with its hash in front: a body is read,
//! checked and decoded when it is opened.

mod writing;

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use super::folder::Folder;
use super::inputs::{Digest, Inputs, note};
use super::media::PackedBook;
use super::tree::Tree;
use super::{Bodies, OpenEdition, OpenError};
use crate::input::Hint;
use crate::loader::native::converted::{
    Decoder, Encoder, Rest, decode_body, decode_edition, decode_rest, decode_scans,
};
use crate::model::{Body, Edition, Scan};
pub(super) use writing::Unkept;

/// Conversions that take less are done again: an entry costs nearly as much.
const WORTH_IT: Duration = Duration::from_millis(50);
/// Bytes of all entries together.
const KEPT: u64 = 512 << 20;
/// Bytes of one entry: half of that, so that it does not drive out all others.
const LARGEST: u64 = KEPT / 2;

/// Where an entry is, or will be.
#[derive(Debug)]
struct Slot {
    folder: PathBuf,
    file: PathBuf,
}

/// What an entry begins with, before its stamps.
const MAGIC: &[u8; 8] = b"npconv02";
/// Bytes before the sections: magic, stamps, where the header is, its hash.
const PREAMBLE: usize = 8 + 32 + 16 + 32;
/// Stamps that say nothing.
const UNSETTLED: Digest = [0; 32];

/// Where the pictures of an edition are.
#[derive(Debug, Clone)]
enum Pictures {
    None,
    Folder(PathBuf),
    /// As [`Tree::Saved`].
    Saved(PathBuf),
    /// In the book itself.
    Book,
}

/// What an entry is, and where its sections are.
#[derive(Debug)]
struct Header {
    content: Digest,
    name: String,
    pictures: Pictures,
    edition: Range<usize>,
    rest: Range<usize>,
    scans: Range<usize>,
    bodies: Vec<Range<usize>>,
}

impl Header {
    fn encode(&self) -> Option<Vec<u8>> {
        let mut out = Encoder::default();
        for word in self.content.as_chunks::<8>().0 {
            out.number(u64::from_le_bytes(*word));
        }
        out.text(&self.name);
        let (kind, folder) = match &self.pictures {
            Pictures::None => (0, None),
            Pictures::Book => (1, None),
            Pictures::Folder(folder) => (2, Some(folder)),
            Pictures::Saved(folder) => (3, Some(folder)),
        };
        out.size(kind);
        // A path that is no text cannot be kept so.
        out.text(folder.map_or(Some(""), |folder| folder.to_str())?);
        for range in [&self.edition, &self.rest, &self.scans] {
            out.range(range);
        }
        out.list(&self.bodies, Encoder::range);
        Some(out.into_bytes())
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let mut from = Decoder::new(bytes);
        let mut content = [0; 32];
        for word in content.as_chunks_mut::<8>().0 {
            *word = from.number().ok()?.to_le_bytes();
        }
        let name = from.clean().ok()?.into_string();
        let kind = from.size().ok()?;
        let folder = PathBuf::from(from.text().ok()?);
        let pictures = match kind {
            0 => Pictures::None,
            1 => Pictures::Book,
            2 => Pictures::Folder(folder),
            _ => Pictures::Saved(folder),
        };
        let mut range = || from.range().ok();
        let (edition, rest, scans) = (range()?, range()?, range()?);
        let bodies = from.list(Decoder::range).ok()?;
        Some(Self { content, name, pictures, edition, rest, scans, bodies })
    }
}

/// How an edition is read from its source: the path, and what is known of it.
pub(super) type Fresh = fn(&Path, &Hint) -> Result<OpenEdition, OpenError>;

/// Opens an edition from the cache, or by `fresh`; one that took long to read
/// is to be kept then ([`OpenEdition::keep_some`]). `source` is the file or
/// folder that all of it comes from.
pub(super) fn open(
    (path, source): (&Path, &Path),
    hint: &Hint,
    cache: Option<&Path>,
    fresh: Fresh,
) -> Result<OpenEdition, OpenError> {
    let Some(slot) = cache.and_then(|cache| Slot::new(cache, path, hint)) else {
        return fresh(path, hint);
    };
    let before = Inputs::of(source);
    if let Some(inputs) = &before
        && let Some(open) = slot.load(inputs, (path, hint, fresh))
    {
        return Ok(open);
    }
    let begun = Instant::now();
    let mut open = fresh(path, hint)?;
    if begun.elapsed() >= WORTH_IT
        && let Some(inputs) = before
    {
        open.unkept = Unkept::of(&open, slot, (inputs, source)).map(Box::new);
    }
    Ok(open)
}

impl Slot {
    fn new(cache: &Path, path: &Path, hint: &Hint) -> Option<Self> {
        let mut hasher = blake3::Hasher::new();
        note(&mut hasher, env!("CARGO_PKG_VERSION").as_bytes());
        // Of one version there may be many builds, which read differently.
        let program = fs::metadata(std::env::current_exe().ok()?).ok()?;
        note(&mut hasher, format!("{:?} {}", program.modified().ok(), program.len()).as_bytes());
        note(&mut hasher, fs::canonicalize(path).ok()?.as_os_str().as_encoded_bytes());
        note(&mut hasher, path.as_os_str().as_encoded_bytes());
        let Hint { name, format, encoding, date, file_date, place, ocr, lang, watch: _ } = hint;
        let said = format!(
            "{name:?} {format:?} {encoding:?} {date:?} {file_date:?} {place:?} {ocr:?} {lang:?}"
        );
        note(&mut hasher, said.as_bytes());
        let folder = cache.join("converted");
        let file = folder.join(format!("{}.edition", hasher.finalize().to_hex()));
        Some(Self { folder, file })
    }

    /// The edition as it was kept, if its files are what they were.
    fn load(
        &self,
        inputs: &Inputs,
        (path, hint, fresh): (&Path, &Hint, Fresh),
    ) -> Option<OpenEdition> {
        let file = OpenOptions::new().read(true).write(true).open(&self.file).ok()?;
        let file = Mutex::new(file);
        let Some((stamps, header)) = read_header(&file) else {
            self.throw_away();
            return None;
        };
        let now = inputs.stamps();
        let is_stamped = stamps != UNSETTLED && stamps == now;
        let at = SystemTime::now();
        if !is_stamped && inputs.content()? != header.content {
            return None;
        }
        let edition = read_section(&file, &header.edition).and_then(|b| decode_edition(&b));
        let Some(edition) = edition.filter(|e| e.articles.len() == header.bodies.len()) else {
            self.throw_away();
            return None;
        };
        if let Ok(mut file) = file.lock() {
            // What was used last goes last.
            let _ = file.set_modified(at);
            if !is_stamped && inputs.are_settled(at) {
                // Written in place: stamps that are torn agree with nothing.
                let _ = file.seek(SeekFrom::Start(8)).and_then(|_| file.write_all(&now));
            }
        }
        let name = header.name.clone();
        let files = match &header.pictures {
            Pictures::Folder(root) => Some(Tree::Folder(Folder::at(root.clone(), &name))),
            Pictures::Saved(root) => Some(Tree::Saved(Folder::at(root.clone(), &name))),
            Pictures::None | Pictures::Book => None,
        };
        let book = matches!(header.pictures, Pictures::Book);
        let kept = Kept {
            file,
            header,
            place: self.file.clone(),
            tree: files.map(Arc::new),
            book: book.then(|| Arc::new(PackedBook::new(path, hint))),
            rest: OnceLock::new(),
            source: (path.to_owned(), hint.clone(), fresh),
            again: OnceLock::new(),
        };
        Some(OpenEdition::of_kept(edition, name, kept))
    }

    fn throw_away(&self) {
        let _ = fs::remove_file(&self.file);
    }
}

fn read_header(file: &Mutex<File>) -> Option<(Digest, Header)> {
    let preamble = read_at(file, &(0..PREAMBLE))?;
    let (stamps, rest) = preamble.strip_prefix(MAGIC)?.split_first_chunk::<32>()?;
    let (start, rest) = rest.split_first_chunk::<8>()?;
    let (length, digest) = rest.split_first_chunk::<8>()?;
    let start = usize::try_from(u64::from_le_bytes(*start)).ok()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let bytes = read_at(file, &(start..start.checked_add(length)?))?;
    (blake3::hash(&bytes).as_bytes() == digest).then_some(())?;
    Some((*stamps, Header::decode(&bytes)?))
}

/// Some bytes of a file; nothing if it has not as many.
fn read_at(file: &Mutex<File>, range: &Range<usize>) -> Option<Vec<u8>> {
    let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
    // Its length bounds what a damaged header may ask for.
    (range.end as u64 <= file.metadata().ok()?.len()).then_some(())?;
    let mut bytes = vec![0; range.len()];
    file.seek(SeekFrom::Start(range.start as u64)).ok()?;
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

/// The bytes of a section, if they are the ones that were written.
fn read_section(file: &Mutex<File>, range: &Range<usize>) -> Option<Vec<u8>> {
    let mut bytes = read_at(file, range)?;
    let (digest, payload) = bytes.split_first_chunk::<32>()?;
    (blake3::hash(payload).as_bytes() == digest).then_some(())?;
    bytes.drain(..32);
    Some(bytes)
}

/// An edition in the cache, whose bodies are read on demand.
#[derive(Debug)]
pub(super) struct Kept {
    file: Mutex<File>,
    header: Header,
    place: PathBuf,
    pub(super) tree: Option<Arc<Tree>>,
    pub(super) book: Option<Arc<PackedBook>>,
    rest: OnceLock<Rest>,
    source: (PathBuf, Hint, Fresh),
    /// Read from the source, where the entry turned out to be damaged.
    again: OnceLock<Result<Box<OpenEdition>, OpenError>>,
}

impl Kept {
    pub(super) fn body(&self, article: usize) -> Option<Result<Body, OpenError>> {
        let range = self.header.bodies.get(article)?;
        let kept = read_section(&self.file, range).and_then(|bytes| decode_body(&bytes));
        Some(match kept {
            Some(body) => Ok(body),
            None => self.again().and_then(|open| open.original_body(article)),
        })
    }

    pub(super) fn rest(&self) -> &Rest {
        self.rest.get_or_init(|| {
            let kept = read_section(&self.file, &self.header.rest);
            kept.and_then(|bytes| decode_rest(&bytes)).unwrap_or_else(|| {
                self.again().map_or_else(
                    |_| Rest::default(),
                    |open| Rest {
                        furniture: open.furniture().to_vec(),
                        unplaced: open.unplaced().to_vec(),
                        files: open.files().to_vec(),
                    },
                )
            })
        })
    }

    pub(super) fn scans(&self) -> Arc<[Scan]> {
        let kept = read_section(&self.file, &self.header.scans);
        match kept.and_then(|bytes| decode_scans(&bytes)) {
            Some(scans) => scans.into(),
            None => self.again().map(OpenEdition::scans).unwrap_or_default(),
        }
    }

    /// The edition as its source gives it; the entry is thrown away.
    fn again(&self) -> Result<&OpenEdition, OpenError> {
        let read = self.again.get_or_init(|| {
            let _ = fs::remove_file(&self.place);
            let (path, hint, fresh) = &self.source;
            fresh(path, hint).map(Box::new)
        });
        read.as_deref().map_err(Clone::clone)
    }
}

impl OpenEdition {
    fn of_kept(edition: Edition, name: String, kept: Kept) -> Self {
        let bodies = Bodies::Kept(Arc::new(kept));
        Self::of_parts(Arc::new(edition), name, bodies)
    }
}

#[cfg(test)]
#[path = "converted_tests.rs"]
mod tests;
