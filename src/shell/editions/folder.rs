//! An edition's folder.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::UNIX_EPOCH;

use super::tree::{self, Fault, Scanned};
use super::{OpenError, civil_date, unreadable};
use crate::input::{limits, parallel};
use crate::loader::native::index::IndexStamp;
use crate::loader::native::{ScannedPage, Scanner};
use crate::model::Date;
use crate::model::error::Limited;
use crate::store::open_file;

/// Bytes read at a time while scanning.
const PIECE: usize = 64 << 10;
/// Page files of fewer bytes together are scanned as fast as threads begin.
const SOON_SCANNED: u64 = 1 << 20;

/// A folder with `edition.toml`, by its true path.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
    name: String,
    /// The files as they were when they were scanned.
    stamps: Vec<IndexStamp>,
}

impl Folder {
    pub(super) fn open(path: &Path, name: &str) -> Result<Self, OpenError> {
        let root = fs::canonicalize(path).map_err(|error| unreadable(name, &error))?;
        match fs::metadata(root.join("edition.toml")) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(OpenError::NotAnEdition { path: name.to_owned() })
            }
            Err(error) => Err(unreadable(&format!("{name}/edition.toml"), &error)),
            Ok(_) => Ok(Self { root, name: name.to_owned(), stamps: Vec::new() }),
        }
    }

    /// A folder of any kind, by its true path.
    pub(super) fn any(path: &Path, name: &str) -> Result<Self, OpenError> {
        fs::canonicalize(path)
            .map(|root| Self::at(root, name))
            .map_err(|error| unreadable(name, &error))
    }

    /// A folder of any kind whose path is its true one.
    pub(super) fn at(root: PathBuf, name: &str) -> Self {
        Self { root, name: name.to_owned(), stamps: Vec::new() }
    }

    /// The day of the last change of any of these files.
    pub(super) fn newest<'a>(&self, paths: impl Iterator<Item = &'a str>) -> Option<Date> {
        let changed = |path: &str| fs::metadata(self.root.join(path)).ok()?.modified().ok();
        paths.filter_map(changed).max().and_then(civil_date)
    }

    /// Whether there is a file of that path inside, even when links are
    /// followed.
    pub(super) fn has(&self, path: &str) -> bool {
        let place = fs::canonicalize(self.root.join(path));
        place.is_ok_and(|place| place.starts_with(&self.root) && place.is_file())
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn stamps(&self) -> &[IndexStamp] {
        &self.stamps
    }

    pub(super) fn set_stamps(&mut self, stamps: Vec<IndexStamp>) {
        self.stamps = stamps;
    }

    /// The paths of all files inside, but for hidden ones and what links lead
    /// to.
    pub(super) fn files(&self) -> Result<Vec<String>, OpenError> {
        let mut found = Vec::new();
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            let fail = |error: io::Error| unreadable(&self.said(&folder), &error);
            for entry in fs::read_dir(self.root.join(&folder)).map_err(fail)? {
                let entry = entry.map_err(fail)?;
                let Ok(name) = entry.file_name().into_string() else { continue };
                let kind = entry.file_type().map_err(fail)?;
                if name.starts_with('.') {
                    continue;
                }
                let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
                if kind.is_dir() {
                    folders.push(path);
                } else if kind.is_file() {
                    found.push(path);
                }
            }
            limits::check_count(&self.name, Limited::FileCount, found.len(), limits::ZIP_ENTRIES)?;
        }
        found.sort();
        Ok(found)
    }

    /// The file as it is now.
    pub(super) fn stamp(&self, path: &str) -> Option<IndexStamp> {
        fs::metadata(self.root.join(path)).ok().map(|about| stamp(path, &about))
    }

    pub(super) fn scan(mut self) -> Result<(Scanned, Self), OpenError> {
        let (file, first) = self.file("edition.toml", limits::MANIFEST)?;
        let mut stamps = vec![first];
        let manifest = self.read_all(file, "edition.toml", limits::MANIFEST)?;
        let articles = Arc::default();
        let scanned = tree::scan(&manifest, &self.name, |files| {
            let size = |file: &String| fs::metadata(self.root.join(file)).map_or(0, |it| it.len());
            let soon = files.iter().map(size).sum::<u64>() < SOON_SCANNED;
            let pages = if soon {
                files.iter().map(|file| self.scan_page(file, &articles)).collect()
            } else {
                parallel::map(files, 1, |file| self.scan_page(file, &articles))
            };
            let stamped = pages.into_iter().map(|page| {
                let (page, stamp) = page?;
                stamps.push(stamp);
                Ok(page)
            });
            stamped.collect()
        })?;
        self.stamps = stamps;
        Ok((scanned, self))
    }

    /// A page file, and how it was when it was scanned.
    fn scan_page(
        &self,
        path: &str,
        articles: &Arc<AtomicUsize>,
    ) -> Result<(ScannedPage, IndexStamp), Fault> {
        let (mut file, stamp) = self.file(path, limits::FILE)?;
        let mut scanner = Scanner::counting(path, Arc::clone(articles));
        let mut buffer = vec![0; PIECE];
        loop {
            match file.read(&mut buffer) {
                Ok(0) => return Ok((scanner.finish()?, stamp)),
                Ok(length) => scanner.feed(&buffer[..length])?,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(unreadable(&self.said(path), &error).into()),
            }
        }
    }

    pub(super) fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, OpenError> {
        let (file, _) = self.file(path, limit)?;
        self.read_all(file, path, limit)
    }

    /// The first `most` bytes of a file.
    pub(super) fn beginning(&self, path: &str, most: usize) -> Result<Vec<u8>, OpenError> {
        let (file, _) = self.file(path, limits::FILE)?;
        let mut bytes = Vec::new();
        let read = file.take(most as u64).read_to_end(&mut bytes);
        read.map_err(|error| unreadable(&self.said(path), &error))?;
        Ok(bytes)
    }

    pub(super) fn range(&self, path: &str, range: Range<usize>) -> Result<Vec<u8>, OpenError> {
        let (mut file, now) = self.file(path, limits::FILE)?;
        if !self.stamps.contains(&now) {
            return Err(OpenError::Changed { path: self.said(path) });
        }
        let fail = |error: io::Error| unreadable(&self.said(path), &error);
        let mut bytes = vec![0; range.len()];
        file.seek(SeekFrom::Start(range.start as u64)).map_err(fail)?;
        file.read_exact(&mut bytes).map_err(fail)?;
        Ok(bytes)
    }

    fn said(&self, path: &str) -> String {
        format!("{}/{path}", self.name)
    }

    fn read_all(&self, file: File, path: &str, limit: u64) -> Result<Vec<u8>, OpenError> {
        let mut bytes = Vec::new();
        let read = file.take(limit.saturating_add(1)).read_to_end(&mut bytes);
        read.map_err(|error| unreadable(&self.said(path), &error))?;
        limits::check(&self.said(path), Limited::File, bytes.len() as u64, limit)?;
        Ok(bytes)
    }

    /// A file inside the folder, even when links are followed.
    fn file(&self, path: &str, limit: u64) -> Result<(File, IndexStamp), OpenError> {
        let said = self.said(path);
        let fail = |error: io::Error| unreadable(&said, &error);
        let place = fs::canonicalize(self.root.join(path)).map_err(fail)?;
        if !place.starts_with(&self.root) {
            return Err(OpenError::Outside { path: said });
        }
        let (file, about) = open_file(&place).map_err(fail)?;
        limits::check(&said, Limited::File, about.len(), limit)?;
        Ok((file, stamp(path, &about)))
    }
}

fn stamp(path: &str, about: &fs::Metadata) -> IndexStamp {
    let since = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let changed = since.map_or(0, |since| since.as_nanos() as i64);
    IndexStamp { path: path.to_owned(), size: about.len(), changed }
}
