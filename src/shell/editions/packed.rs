//! The files of an archive that somebody packed, held in memory: a zip as it is
//! packed, a tar as it is. Nothing of it is ever written to the disk.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::OpenError;
use super::zipped::Zipped;
use crate::input::archive::Archive;
use crate::input::{gzip, limits, tar};
use crate::loader::formats::ending;
use crate::model::Warning;
use crate::model::error::{ArchiveFault, EntryFault, Limited};

const MANIFEST: &str = "edition.toml";

/// An archive's files in memory, by their paths.
#[derive(Debug, Clone)]
pub(super) struct Packed {
    name: String,
    /// The folder of it that is meant, with its slash; empty for all.
    prefix: String,
    files: PackedFiles,
}

#[derive(Debug, Clone)]
enum PackedFiles {
    Zip(Arc<Archive>),
    Tar { bytes: Arc<[u8]>, places: Arc<HashMap<String, Range<usize>>> },
}

/// What was in an archive.
pub(super) enum Unpacked {
    /// An edition in the native format.
    Native(Zipped),
    /// Any other files, and what there is to tell of those that are left out.
    Files(Packed, Vec<Warning>),
    /// One file, with its name.
    One(Vec<u8>, String),
}

/// Opens a zip, a tar or a gzip file. Messages call it `name`.
pub(super) fn unpack(bytes: Vec<u8>, name: &str) -> Result<Unpacked, OpenError> {
    let refuse = |fault| OpenError::Archive { path: name.to_owned(), fault };
    if bytes.starts_with(b"\x1F\x8B") {
        let inner = gzip::unpack(&bytes).map_err(refuse)?;
        if let Some(tar) = tar::list(&inner) {
            return Ok(of_tar(tar, inner, name));
        }
        if inner.starts_with(b"\x1F\x8B") {
            return Err(refuse(ArchiveFault::Nested));
        }
        return Ok(Unpacked::One(inner, without_ending(name).to_owned()));
    }
    if let Some(tar) = tar::list(&bytes) {
        return Ok(of_tar(tar, bytes, name));
    }
    let mut warnings = Vec::new();
    let damaged = || refuse(ArchiveFault::Damaged);
    // Held twice only where it may be an edition.
    let again = memchr::memmem::find(&bytes, MANIFEST.as_bytes()).map(|_| bytes.clone());
    let archive = Archive::open(bytes, &mut warnings).ok_or_else(damaged)?;
    let is_manifest = |path: &str| path.rsplit('/').next() == Some(MANIFEST);
    // Of an edition whose names all lead out of the zip none is left.
    let is_edition = archive.names().any(is_manifest) || archive.names().next().is_none();
    if let Some(bytes) = again.filter(|_| is_edition) {
        return Zipped::open(bytes, name).map(Unpacked::Native);
    }
    let files = PackedFiles::Zip(Arc::new(archive));
    Ok(Unpacked::Files(Packed { name: name.to_owned(), prefix: String::new(), files }, warnings))
}

fn of_tar(tar: tar::Tar, bytes: Vec<u8>, name: &str) -> Unpacked {
    let warnings = tar.left_out;
    let files =
        PackedFiles::Tar { bytes: bytes.into(), places: Arc::new(tar.files.into_iter().collect()) };
    Unpacked::Files(Packed { name: name.to_owned(), prefix: String::new(), files }, warnings)
}

/// The name of what is in an archive of that name: `feed.xml` for
/// `feed.xml.gz`, `papers` for `papers.tar.gz`.
pub(super) fn without_ending(name: &str) -> &str {
    let mut name = name;
    for packed in ["zip", "gz", "tgz", "tar"] {
        if ending(name) == packed {
            name = &name[..name.len() - packed.len() - 1];
        }
    }
    name
}

impl Packed {
    /// Files that came out of another file, such as the pictures of a letter.
    pub(super) fn of_files(name: &str, files: Vec<(String, Vec<u8>)>) -> Self {
        let (mut bytes, mut places) = (Vec::new(), HashMap::new());
        for (path, mut file) in files {
            let start = bytes.len();
            bytes.append(&mut file);
            places.insert(path, start..bytes.len());
        }
        let files = PackedFiles::Tar { bytes: bytes.into(), places: Arc::new(places) };
        Self { name: name.to_owned(), prefix: String::new(), files }
    }

    /// The same, but for what is outside a folder of it.
    pub(super) fn below(&self, folder: &str) -> Self {
        let name = format!("{}/{folder}", self.name);
        Self { name, prefix: format!("{}{folder}/", self.prefix), ..self.clone() }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The paths of all files, but for hidden ones.
    pub(super) fn paths(&self) -> Vec<String> {
        let all: Vec<&str> = match &self.files {
            PackedFiles::Zip(archive) => archive.names().collect(),
            PackedFiles::Tar { places, .. } => places.keys().map(String::as_str).collect(),
        };
        let inside = all.into_iter().filter_map(|path| path.strip_prefix(&*self.prefix));
        // What a Mac puts beside every file, and what is hidden, is no file to
        // anybody else.
        let is_seen =
            |path: &&str| !path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
        let mut paths: Vec<String> = inside.filter(is_seen).map(str::to_owned).collect();
        paths.sort();
        paths
    }

    pub(super) fn has(&self, path: &str) -> bool {
        let path = format!("{}{path}", self.prefix);
        match &self.files {
            PackedFiles::Zip(archive) => archive.has(&path),
            PackedFiles::Tar { places, .. } => places.contains_key(&path),
        }
    }

    /// A whole file.
    pub(super) fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, OpenError> {
        let limit = limit.min(limits::ZIP_ENTRY);
        let bytes = self.beginning(path, limit + 1)?;
        limits::check(&self.said(path), Limited::File, bytes.len() as u64, limit)?;
        Ok(bytes)
    }

    /// The first `most` bytes of a file.
    pub(super) fn beginning(&self, path: &str, most: u64) -> Result<Vec<u8>, OpenError> {
        let inside = format!("{}{path}", self.prefix);
        match &self.files {
            PackedFiles::Zip(archive) => archive.read(&inside, most).map_err(|fault| match fault {
                EntryFault::Missing => OpenError::Missing { path: self.said(path) },
                fault => OpenError::Entry { path: self.said(path), fault },
            }),
            PackedFiles::Tar { bytes, places } => {
                let missing = || OpenError::Missing { path: self.said(path) };
                let place = places.get(&inside).cloned().ok_or_else(missing)?;
                let file = bytes.get(place).unwrap_or_default();
                Ok(file[..file.len().min(usize::try_from(most).unwrap_or(usize::MAX))].to_vec())
            }
        }
    }

    pub(super) fn said(&self, path: &str) -> String {
        format!("{}/{path}", self.name)
    }
}
