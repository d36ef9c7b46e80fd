//! Page files that together are an edition: found in a folder, read side by
//! side.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::{OpenEdition, OpenError, seems, single, unreadable};
use crate::input::{Format, Hint, limits, parallel};
use crate::loader;
use crate::model::error::Limited;
use crate::model::{Clean, Stage, WarningKind};
use crate::recovery::pages::{self, PageFile, PageOverrides};

/// What is limited, in messages.

/// How far the reading of pages is.
#[derive(Debug, Clone, Copy)]
pub struct Progress<'a> {
    /// Pages that are read, or cannot be.
    pub done: usize,
    /// Pages in all.
    pub total: usize,
    /// The page in hand.
    pub name: &'a str,
}

/// The page files in a folder, by their names; none if it holds none.
///
/// # Errors
/// If the folder cannot be read, or holds more than [`limits::PAGES`].
pub fn pages_in(folder: &Path) -> Result<Vec<PathBuf>, OpenError> {
    let said = Clean::line(&folder.to_string_lossy()).into_string();
    let entries = fs::read_dir(folder).map_err(|error| unreadable(&said, &error))?;
    let is_page = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy());
        name.is_some_and(|name| pages::is_page_file(&name)) && path.is_file()
    };
    let mut found: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(is_page).collect();
    found.sort();
    limits::check_count(&said, Limited::PageCount, found.len(), limits::PAGES)?;
    Ok(found)
}

/// The pages in a folder that carry positions (ALTO, PAGE XML, hOCR), by their
/// names; files of other kinds beside them are none.
///
/// # Errors
/// As [`pages_in`].
pub(super) fn scans_in(folder: &Path) -> Result<Vec<PathBuf>, OpenError> {
    const ENDINGS: [&str; 4] = ["xml", "hocr", "html", "htm"];
    let said = Clean::line(&folder.to_string_lossy()).into_string();
    let entries = fs::read_dir(folder).map_err(|error| unreadable(&said, &error))?;
    let is_scan = |path: &PathBuf| {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if !ending.is_some_and(|ending| ENDINGS.contains(&&*ending)) || !path.is_file() {
            return false;
        }
        let format = seems::format(path, &path.to_string_lossy());
        matches!(format, Some(Format::Alto | Format::PageXml | Format::Hocr))
    };
    let paths = entries.flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = paths.filter(is_scan).collect();
    found.sort();
    limits::check_count(&said, Limited::PageCount, found.len(), limits::PAGES)?;
    Ok(found)
}

/// Reads pages, each by itself, on as many threads as there are processors.
/// They come back in the order of `paths`; a PDF gives as many as it has.
/// `tell` hears of every file when it is begun, and of the last when it is done.
pub fn read_pages(
    paths: &[PathBuf],
    hint: &Hint,
    tell: &(dyn Fn(&Progress<'_>) + Sync),
) -> Vec<Result<PageFile, OpenError>> {
    let total = paths.len();
    let (done, taken) = (AtomicUsize::new(0), AtomicU64::new(0));
    let read = parallel::map(paths, 1, |path| {
        let name = Clean::line(&path.to_string_lossy()).into_string();
        tell(&Progress { done: done.load(Ordering::Relaxed), total, name: &name });
        let pages = read_file(path, hint, &taken);
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        tell(&Progress { done, total, name: &name });
        pages
    });
    let each = |pages: Result<Vec<PageFile>, OpenError>| match pages {
        Ok(pages) => pages.into_iter().map(Ok).collect(),
        Err(fault) => vec![Err(fault)],
    };
    read.into_iter().flat_map(each).collect()
}

/// The page of a file, or all that it has. `taken` counts the bytes of all of
/// them: over the limit a page is refused before anything is made of it.
fn read_file(path: &Path, hint: &Hint, taken: &AtomicU64) -> Result<Vec<PageFile>, OpenError> {
    hint.watch.check()?;
    let (bytes, hint) = single(path, hint)?;
    let is_text = loader::is_page_text(&bytes, &hint)?;
    let weight = bytes.len() as u64 * if is_text { limits::TEXT_WEIGHT } else { 1 };
    let before = taken.fetch_add(weight, Ordering::Relaxed);
    limits::check(&hint.name, Limited::Together, before + weight, limits::TOGETHER)?;
    // Of several files those are counted, not their pages.
    if let Some(pages) = loader::pages_of(&bytes, &hint)? {
        return Ok(pages);
    }
    let loaded = loader::load(&bytes, &hint)?;
    Ok(vec![PageFile { name: hint.name, bytes: bytes.into(), loaded }])
}

/// Opens pages as one edition, which messages call `name`. A page that cannot
/// be read is a warning, as long as another can.
///
/// # Errors
/// What is wrong with the first page, if none can be read.
pub(super) fn open_set(
    paths: &[PathBuf],
    name: String,
    hint: &Hint,
) -> Result<OpenEdition, OpenError> {
    limits::check_count(&name, Limited::PageCount, paths.len(), limits::PAGES)?;
    let (mut pages, mut faults) = (Vec::new(), Vec::new());
    let watch = &hint.watch;
    let tell = |at: &Progress<'_>| watch.step(Stage::Pages, at.done, at.total);
    let read = read_pages(paths, hint, &tell);
    watch.check()?;
    for page in read {
        match page {
            Ok(page) => pages.push(page),
            Err(fault) => faults.push(fault),
        }
    }
    if pages.is_empty() {
        let missing = OpenError::NotAnEdition { path: name };
        return Err(faults.into_iter().next().unwrap_or(missing));
    }
    check_total(&name, &pages)?;
    let wish = PageOverrides { paper: None, encoding: hint.encoding.as_deref() };
    let mut loaded = pages::join(pages::in_order(pages), &wish);
    let told = faults.into_iter().map(|fault| WarningKind::LeftOut(Box::new(fault)).into());
    loaded.edition.warnings.extend(told);
    Ok(OpenEdition::of_loaded(loaded, name))
}

/// Refuses more bytes than an edition may have.
///
/// # Errors
/// [`LoadError::Limit`] over [`limits::TOGETHER`].
pub fn check_total(name: &str, pages: &[PageFile]) -> Result<(), OpenError> {
    let total = pages.iter().map(|page| page.bytes.len() as u64).sum();
    Ok(limits::check(name, Limited::Pages, total, limits::TOGETHER)?)
}
