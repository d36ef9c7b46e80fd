//! The files of an edition, wherever they are kept.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use super::OpenError;
use super::bundled::Bundled;
use super::folder::Folder;
use super::zipped::Zipped;
use crate::input::{LoadError, limits};
use crate::loader::native::{self, BodyPlace, Manifest, ScannedPage, Scanner};
use crate::model::error::Problem;
use crate::model::{Edition, WarningKind};

/// Where the files of an edition are.
#[derive(Debug)]
pub(super) enum Tree {
    Folder(Folder),
    Zipped(Zipped),
    Bundled(Bundled),
    /// The tree that a 数字报 was saved in, of which only files that are asked
    /// for by name belong to the edition.
    Saved(Folder),
}

/// What one pass over the files of an edition gives.
#[derive(Debug)]
pub(super) struct Scanned {
    pub(super) edition: Edition,
    pub(super) places: Vec<BodyPlace>,
    /// The page files, in the order of the pages.
    pub(super) files: Vec<String>,
}

impl Tree {
    /// A whole file.
    pub(super) fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, OpenError> {
        match self {
            Self::Folder(folder) | Self::Saved(folder) => folder.read(path, limit),
            Self::Zipped(zip) => zip.read(path, limit),
            Self::Bundled(bundled) => bundled.file(path).map(<[u8]>::to_vec),
        }
    }

    /// The first `most` bytes of a file.
    pub(super) fn beginning(&self, path: &str, most: usize) -> Result<Vec<u8>, OpenError> {
        match self {
            Self::Folder(folder) | Self::Saved(folder) => folder.beginning(path, most),
            Self::Zipped(zip) => zip.inflate(path, most as u64),
            Self::Bundled(bundled) => {
                let bytes = bundled.file(path)?;
                Ok(bytes[..bytes.len().min(most)].to_vec())
            }
        }
    }

    /// Whether there is a folder of that name.
    pub(super) fn has_folder(&self, name: &str) -> bool {
        match self {
            Self::Folder(folder) => folder.root().join(name).is_dir(),
            Self::Zipped(zip) => zip.files().any(|path| path.starts_with(&format!("{name}/"))),
            Self::Bundled(_) | Self::Saved(_) => false,
        }
    }

    /// The paths of all files inside, but for hidden ones.
    ///
    /// # Errors
    /// If a folder cannot be read, or there are more than
    /// [`limits::ZIP_ENTRIES`].
    pub(super) fn files(&self) -> Result<Vec<String>, OpenError> {
        match self {
            Self::Folder(folder) => folder.files(),
            Self::Zipped(zip) => Ok(zip.files().collect()),
            Self::Bundled(_) | Self::Saved(_) => Ok(Vec::new()),
        }
    }

    /// Some bytes of a page file.
    pub(super) fn range(&self, path: &str, range: Range<usize>) -> Result<Vec<u8>, OpenError> {
        match self {
            Self::Folder(folder) | Self::Saved(folder) => folder.range(path, range),
            Self::Zipped(zip) => zip.range(path, range),
            Self::Bundled(bundled) => {
                let bytes = bundled.file(path)?;
                Ok(bytes.get(range).unwrap_or_default().to_vec())
            }
        }
    }

    fn scan_page(&self, path: &str, articles: &Arc<AtomicUsize>) -> Result<ScannedPage, Fault> {
        let mut scanner = Scanner::counting(path, Arc::clone(articles));
        match self {
            Self::Folder(_) | Self::Zipped(_) | Self::Saved(_) => {
                scanner.feed(&self.read(path, limits::FILE)?)?;
            }
            Self::Bundled(bundled) => scanner.feed(bundled.file(path)?)?,
        }
        Ok(scanner.finish()?)
    }

    /// Reads all but the bodies. Messages call the edition `name`.
    pub(super) fn scan(&self, name: &str) -> Result<Scanned, OpenError> {
        let manifest = self.read("edition.toml", limits::MANIFEST)?;
        let articles = Arc::default();
        let pages =
            |files: &[String]| files.iter().map(|file| self.scan_page(file, &articles)).collect();
        scan(&manifest, name, pages)
    }
}

/// Why an edition cannot be read.
#[derive(Debug)]
pub(super) enum Fault {
    /// A file cannot be had; the message says of which edition.
    Open(OpenError),
    /// A file is at fault, which is named by its path inside the edition.
    Inside(LoadError),
}

impl From<OpenError> for Fault {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<LoadError> for Fault {
    fn from(error: LoadError) -> Self {
        Self::Inside(error)
    }
}

impl Fault {
    /// The error, which names the edition as `name`.
    pub(super) fn of(self, name: &str) -> OpenError {
        match self {
            Self::Open(error) => error,
            Self::Inside(error) => error.inside(name).into(),
        }
    }
}

/// Reads an edition whose page files `pages` scans; messages call it `name`. A
/// page that cannot be read is told and left out, as long as another can.
pub(super) fn scan(
    manifest: &[u8],
    name: &str,
    pages: impl FnOnce(&[String]) -> Vec<Result<ScannedPage, Fault>>,
) -> Result<Scanned, OpenError> {
    let manifest = read_manifest(manifest).map_err(|error| error.inside(name))?;
    let files: Vec<String> = manifest.pages.iter().map(|entry| entry.file.clone()).collect();
    let (mut whole, mut left_out) = (Vec::with_capacity(files.len()), Vec::new());
    for (page, entry) in pages(&files).into_iter().zip(&manifest.pages) {
        whole.push(page.unwrap_or_else(|fault| {
            left_out.push((entry.page.clone(), fault.of(name)));
            ScannedPage::default()
        }));
    }
    if !files.is_empty() && left_out.len() == files.len() {
        let (_, first) = left_out.swap_remove(0);
        return Err(first);
    }
    let (mut edition, places) =
        native::assemble(manifest, whole).map_err(|error| error.inside(name))?;
    let told = left_out.into_iter().map(|(page, error)| {
        let (page, name, error) = (page.id, page.name, Box::new(error));
        WarningKind::PageLeftOut { page, name, error }.into()
    });
    edition.warnings.extend(told);
    Ok(Scanned { edition, places, files })
}

fn read_manifest(manifest: &[u8]) -> Result<Manifest, LoadError> {
    let file = "edition.toml";
    let text = std::str::from_utf8(manifest).map_err(|error| LoadError::Malformed {
        file: file.to_owned(),
        line: manifest[..error.valid_up_to()].split(|&b| b == b'\n').count(),
        column: 1,
        problem: Problem::NotUtf8,
    })?;
    native::manifest(text, file)
}
