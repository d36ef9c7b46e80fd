//! An edition's folder in a zip, held in memory as it is packed.

use std::io::{Cursor, Read};
use std::ops::Range;

use zip::ZipArchive;
use zip::result::ZipError;

use super::{OpenError, left_out};
use crate::input::archive::Packed;
use crate::input::inner_path;
use crate::input::{LoadError, limits};
use crate::loader::plan::{LeftOutFile, Why};
use crate::model::error::{Limited, Problem, ZipFault};
use crate::model::{Clean, Warning};

/// A zip with an `edition.toml`, at its root or in a folder of it.
#[derive(Clone)]
pub(super) struct Zipped {
    name: String,
    archive: ZipArchive<Cursor<Packed>>,
    /// The folder that the edition is in, with its slash.
    prefix: String,
    /// Files whose names lead out of the zip.
    left_out: Vec<LeftOutFile>,
}

impl std::fmt::Debug for Zipped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Zipped").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Zipped {
    pub(super) fn open(bytes: Vec<u8>, name: &str) -> Result<Self, OpenError> {
        let packed = Cursor::new(Packed::new(bytes));
        let archive = ZipArchive::new(packed).map_err(|e| damaged(name, &e))?;
        let mut zip =
            Self { name: name.to_owned(), archive, prefix: String::new(), left_out: Vec::new() };
        if zip.archive.len() > limits::ZIP_ENTRIES {
            let (found, most) = (zip.archive.len(), limits::ZIP_ENTRIES);
            let problem = Problem::ZipEntries { found, most };
            return Err(LoadError::Malformed {
                file: zip.name,
                line: 1,
                column: 1,
                problem: Box::new(problem),
            }
            .into());
        }
        zip.prefix = zip.check()?;
        Ok(zip)
    }

    /// Looks at every entry's name and sizes; gives the edition's folder.
    fn check(&mut self) -> Result<String, OpenError> {
        let (mut total, mut prefix): (u64, Option<String>) = (0, None);
        for index in 0..self.archive.len() {
            let entry = self.archive.by_index_raw(index).map_err(|e| damaged(&self.name, &e))?;
            let path = entry.name().map_err(|e| damaged(&self.name, &e))?.into_owned();
            let said = format!("{}: {}", self.name, Clean::line(&path));
            if entry.is_symlink() {
                return Err(OpenError::Outside { path: said });
            }
            let (size, packed) = (entry.size(), entry.compressed_size());
            limits::check(&said, Limited::Entry, size, limits::ZIP_ENTRY)?;
            if size > 1 << 20 {
                let most = packed.saturating_mul(limits::ZIP_RATIO);
                limits::check(&said, Limited::EntryRatio(limits::ZIP_RATIO), size, most)?;
            }
            total += size;
            limits::check(&self.name, Limited::Zip, total, limits::ZIP_TOTAL)?;
            if inner_path::normalise(&path).is_err() {
                // No file of an edition can refer to it, and nothing is unpacked
                // under such a name: the rest is as good as without it.
                let why = Why::Fault(OpenError::Outside { path: said });
                self.left_out.push(LeftOutFile { path, why });
                continue;
            }
            if let Some(folder) = path.strip_suffix("edition.toml")
                && (folder.is_empty() || folder.ends_with('/'))
                && prefix.as_ref().is_none_or(|found| folder.len() < found.len())
            {
                prefix = Some(folder.to_owned());
            }
        }
        prefix.ok_or_else(|| match self.left_out.first().map(|file| &file.why) {
            Some(Why::Fault(fault)) => fault.clone(),
            _ => OpenError::NotAnEdition { path: self.name.clone() },
        })
    }

    /// What there is to tell of files that were left out.
    pub(super) fn warnings(&self) -> Vec<Warning> {
        left_out::told(&self.left_out)
    }

    pub(super) fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, OpenError> {
        let limit = limit.min(limits::ZIP_ENTRY);
        let bytes = self.inflate(path, limit + 1)?;
        limits::check(&format!("{}: {path}", self.name), Limited::File, bytes.len() as u64, limit)?;
        Ok(bytes)
    }

    /// The paths of all files of the edition, but for hidden ones.
    pub(super) fn files(&self) -> impl Iterator<Item = String> {
        let names = self.archive.file_names();
        let inside =
            names.filter_map(|name| name.ok()?.strip_prefix(&self.prefix).map(str::to_owned));
        let is_file = |path: &String| !path.ends_with('/') && !is_hidden(path);
        inside.filter(is_file).filter(|path| inner_path::normalise(path).is_ok())
    }

    pub(super) fn range(&self, path: &str, range: Range<usize>) -> Result<Vec<u8>, OpenError> {
        let mut bytes = self.inflate(path, range.end as u64)?;
        bytes.drain(..range.start.min(bytes.len()));
        Ok(bytes)
    }

    /// The first `most` bytes of an entry.
    pub(super) fn inflate(&self, path: &str, most: u64) -> Result<Vec<u8>, OpenError> {
        let mut archive = self.archive.clone();
        let entry = archive.by_name(&format!("{}{path}", self.prefix)).map_err(|e| match e {
            ZipError::FileNotFound => OpenError::Missing { path: format!("{}: {path}", self.name) },
            other => damaged(&self.name, &other),
        })?;
        let mut bytes = Vec::new();
        entry.take(most).read_to_end(&mut bytes).map_err(|error| OpenError::Zip {
            path: format!("{}: {path}", self.name),
            fault: ZipFault::Other(Clean::line(&error.to_string())),
        })?;
        Ok(bytes)
    }
}

fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}

fn damaged(name: &str, error: &ZipError) -> OpenError {
    let fault = match error {
        ZipError::InvalidArchive(_) => ZipFault::Damaged,
        other => ZipFault::Other(Clean::line(&other.to_string())),
    };
    OpenError::Zip { path: name.to_owned(), fault }
}
