//! Files that are an edition together: of a folder, or named one by one.

use std::fs;
use std::path::{Path, PathBuf};

use super::pages::{self, pages_in, scans_in};
use super::{OpenEdition, OpenError, articles, feeds, seems};
use crate::input::{Format, Hint};
use crate::model::Clean;

/// Opens a folder that is no edition's by what files it holds: pages, else
/// feeds, else articles. Told that they are plain text or Markdown, all are
/// articles; a few Markdown files beside feeds are notes on them, and a few
/// texts beside Markdown files are articles as those are.
///
/// # Errors
/// [`OpenError::NotAnEdition`] if it holds none of these.
pub(super) fn open_folder(
    path: &Path,
    name: String,
    hint: &Hint,
) -> Result<OpenEdition, OpenError> {
    let are_articles = matches!(hint.format, Some(Format::Text | Format::Markdown));
    if !are_articles {
        match sort(path)? {
            Sort::Pages(pages) => return pages::open_set(&pages, name, hint),
            Sort::Feeds(feeds) => return feeds::open(&feeds, Some(path), name, hint),
            Sort::Articles => {}
        }
    }
    let missing = || match first_readable(path) {
        Some(first) => OpenError::SeveralIssues { path: name.clone(), first },
        None => OpenError::NotAnEdition { path: name.clone() },
    };
    articles::open(path, name.clone(), hint)?.ok_or_else(missing)
}

/// The first file of a folder that is an edition by itself, by its name.
fn first_readable(folder: &Path) -> Option<String> {
    const LOOKED_AT: usize = 200;
    let entries = fs::read_dir(folder).ok()?.flatten().take(LOOKED_AT);
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let is_readable = |path: &&PathBuf| {
        let found = seems::format(path, &path.to_string_lossy());
        // Any note that lies about is text.
        found.is_some_and(|found| !matches!(found, Format::Ocr | Format::Text))
    };
    let first = paths.iter().filter(|path| path.is_file()).find(is_readable)?;
    Some(Clean::line(&first.file_name()?.to_string_lossy()).into_string())
}

/// What a folder that is no edition's holds.
enum Sort {
    Pages(Vec<PathBuf>),
    Feeds(Vec<PathBuf>),
    /// Articles, or nothing.
    Articles,
}

fn sort(path: &Path) -> Result<Sort, OpenError> {
    let pages = pages_in(path)?;
    if !pages.is_empty() && articles::count_under(path) < pages.len() {
        return Ok(Sort::Pages(pages));
    }
    let feeds = feeds::feeds_in(path)?;
    if !feeds.is_empty() && feeds.len() >= articles::count_in(path) {
        return Ok(Sort::Feeds(feeds));
    }
    if articles::count_under(path) == 0 {
        let scans = scans_in(path)?;
        if !scans.is_empty() {
            return Ok(Sort::Pages(scans));
        }
    }
    Ok(Sort::Articles)
}

/// Whether a folder with Markdown files is opened as one edition of articles.
#[must_use]
pub fn holds_articles(path: &Path) -> bool {
    articles::count_in(path) > 0 && matches!(sort(path), Ok(Sort::Articles))
}

/// Opens several files as one edition: feeds (and folders of them), else page
/// files.
///
/// # Errors
/// As [`open`](super::open), if none of them can be read.
pub fn open_several(paths: &[PathBuf], hint: &Hint) -> Result<OpenEdition, OpenError> {
    let names: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let name = Clean::line(&names.join(" ")).into_string();
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() && hint.format.is_none_or(|format| format == Format::Feed) {
            found.extend(feeds::feeds_in(path)?);
        } else if hint.format == Some(Format::Feed) || hint.format.is_none() && feeds::is_feed(path)
        {
            found.push(path.clone());
        } else {
            return pages::open_set(paths, name, hint);
        }
    }
    if found.is_empty() {
        return pages::open_set(paths, name, hint);
    }
    feeds::open(&found, None, name, hint)
}
