//! An entry of the cache in the making.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::{Header, KEPT, LARGEST, MAGIC, PREAMBLE, Pictures, Slot, UNSETTLED};
use crate::loader::native::converted::{encode_body, encode_edition, encode_rest, encode_scans};
use crate::model::{Body, Edition};
use crate::shell::editions::inputs::{Digest, Inputs};
use crate::shell::editions::tree::Tree;
use crate::shell::editions::{Bodies, OpenEdition};
use crate::store::make_dir;

/// An unfinished file that is older was left by a program that was killed.
const ABANDONED: Duration = Duration::from_hours(1);

/// An edition that is to be kept, as far as it is written.
#[derive(Debug)]
pub(in crate::shell::editions) struct Unkept {
    slot: Slot,
    inputs: Inputs,
    source: PathBuf,
    edition: Arc<Edition>,
    pictures: Pictures,
    file: Unfinished,
    bodies: Vec<Range<usize>>,
}

impl Unkept {
    /// Begins to keep an edition that was just read; nothing where that cannot
    /// be done.
    pub(super) fn of(
        open: &OpenEdition,
        slot: Slot,
        (inputs, source): (Inputs, &Path),
    ) -> Option<Self> {
        let pictures = match &open.bodies {
            // What is read as far as one looks is there sooner than its copy,
            // which is read, checked and decoded as a whole.
            Bodies::Read(bodies, _) if bodies.iter().any(Body::is_lazy) => return None,
            Bodies::Read(_, None) => Pictures::None,
            Bodies::Read(_, Some(tree)) => match &**tree {
                Tree::Folder(folder) => Pictures::Folder(folder.root().to_owned()),
                // It may be opened by a part of it, and then all of it counts.
                Tree::Saved(folder) if inputs.cover(folder.root()) => {
                    Pictures::Saved(folder.root().to_owned())
                }
                _ => return None,
            },
            Bodies::Book(_) => Pictures::Book,
            Bodies::OnDemand { .. } | Bodies::Kept(_) => return None,
        };
        let file = Unfinished::new(&slot)?;
        let (edition, source, bodies) = (open.shared(), source.to_owned(), Vec::new());
        Some(Self { slot, inputs, source, edition, pictures, file, bodies })
    }

    /// Keeps some more; tells whether anything is left to do. Whatever goes
    /// wrong ends it.
    fn go_on(&mut self, open: &OpenEdition) -> Option<bool> {
        let next = self.bodies.len();
        if next < self.edition.articles.len() {
            let body = open.original_body(next).ok()?;
            let range = self.file.section(&encode_body(&body)?)?;
            self.bodies.push(range);
            return Some(true);
        }
        self.finish(open)?;
        Some(false)
    }

    fn finish(&mut self, open: &OpenEdition) -> Option<()> {
        let edition = self.file.section(&encode_edition(&self.edition))?;
        let rest = encode_rest(open.furniture(), open.unplaced(), open.files());
        let rest = self.file.section(&rest)?;
        let scans = self.file.section(&encode_scans(&open.scans()))?;
        // What was converted is what lies there now only if nothing was
        // touched from before it was read until after it was hashed.
        let at = SystemTime::now();
        let content = self.inputs.content()?;
        let stamps = self.inputs.stamps();
        (Inputs::of(&self.source)?.stamps() == stamps).then_some(())?;
        let stamps = if self.inputs.are_settled(at) { stamps } else { UNSETTLED };
        let name = open.source_name().to_owned();
        let (pictures, bodies) = (self.pictures.clone(), std::mem::take(&mut self.bodies));
        let header = Header { content, name, pictures, edition, rest, scans, bodies };
        self.file.finish(stamps, &header.encode()?, &self.slot.file)?;
        tidy(&self.slot.folder);
        Some(())
    }
}

impl OpenEdition {
    /// Keeps some of an edition that took long to read in the cache; tells
    /// whether more is to be kept.
    pub fn keep_some(&mut self) -> bool {
        let Some(mut unkept) = self.unkept.take() else { return false };
        match unkept.go_on(self) {
            Some(true) => {
                self.unkept = Some(unkept);
                true
            }
            Some(false) | None => false,
        }
    }

    /// Keeps all of an edition that took long to read; but of a book no more
    /// than is read by whoever reads it: most are quicker opened than kept.
    #[must_use]
    pub fn kept(mut self) -> Self {
        while !matches!(self.bodies, Bodies::Book(_)) && self.keep_some() {}
        self.unkept = None;
        self
    }
}

/// A file that takes its place when it is finished, and is gone if it is not.
#[derive(Debug)]
pub(super) struct Unfinished {
    path: PathBuf,
    out: BufWriter<File>,
    length: usize,
    is_finished: bool,
}

impl Unfinished {
    pub(super) fn new(slot: &Slot) -> Option<Self> {
        make_dir(&slot.folder).ok()?;
        let name = slot.file.file_stem()?.to_str()?;
        // Several threads of a program may keep the same edition at once.
        let unique = uuid::Uuid::new_v4().simple();
        let path = slot.folder.join(format!(".{name}.{unique}.new"));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let out = BufWriter::with_capacity(1 << 18, options.open(&path).ok()?);
        let mut file = Self { path, out, length: 0, is_finished: false };
        file.write(&[0; PREAMBLE])?;
        Some(file)
    }

    fn write(&mut self, bytes: &[u8]) -> Option<()> {
        self.length += bytes.len();
        (self.length as u64 <= LARGEST).then_some(())?;
        self.out.write_all(bytes).ok()
    }

    fn section(&mut self, payload: &[u8]) -> Option<Range<usize>> {
        let start = self.length;
        self.write(blake3::hash(payload).as_bytes())?;
        self.write(payload)?;
        Some(start..self.length)
    }

    fn finish(&mut self, stamps: Digest, header: &[u8], place: &Path) -> Option<()> {
        let start = self.length as u64;
        self.write(header)?;
        let mut preamble = MAGIC.to_vec();
        preamble.extend(stamps);
        preamble.extend(start.to_le_bytes());
        preamble.extend((header.len() as u64).to_le_bytes());
        preamble.extend(blake3::hash(header).as_bytes());
        self.out.seek(SeekFrom::Start(0)).ok()?;
        self.out.write_all(&preamble).ok()?;
        // Not synchronised: what a crash leaves of it fails its hashes.
        self.out.flush().ok()?;
        fs::rename(&self.path, place).ok()?;
        self.is_finished = true;
        Some(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.is_finished {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Removes what was not used for longest until the rest is small enough, and
/// what was left unfinished.
pub(super) fn tidy(folder: &Path) {
    let entry = |entry: fs::DirEntry| {
        let about = entry.metadata().ok()?;
        Some((about.modified().ok()?, about.len(), entry.path()))
    };
    let mut all: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().filter_map(entry).collect();
    all.sort();
    let mut bytes: u64 = all.iter().map(|(_, length, _)| length).sum();
    for (used, length, path) in all {
        let is_abandoned = path.extension().is_some_and(|ending| ending == "new")
            && used.elapsed().is_ok_and(|age| age > ABANDONED);
        if bytes > KEPT || is_abandoned {
            bytes -= length;
            let _ = fs::remove_file(path);
        }
    }
}
