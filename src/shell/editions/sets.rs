//! Files that are an edition together: of a folder, or named one by one.

use std::path::{Path, PathBuf};

use super::pages::{self, pages_in};
use super::{OpenEdition, OpenError, articles, feeds};
use crate::loader::{Format, Hint};
use crate::model::Clean;

/// Opens a folder that is no edition's by what files it holds: pages, else
/// feeds, else articles. Told that they are plain text or Markdown, all are
/// articles; a few Markdown files beside feeds are notes on them.
///
/// # Errors
/// [`OpenError::NotAnEdition`] if it holds none of these.
pub(super) fn open_folder(
    path: &Path,
    name: String,
    hint: &Hint,
) -> Result<OpenEdition, OpenError> {
    let are_articles = matches!(hint.format, Some(Format::Text | Format::Markdown));
    let pages = if are_articles { Vec::new() } else { pages_in(path)? };
    if !pages.is_empty() {
        return pages::open_set(&pages, name, hint);
    }
    let found = if are_articles { Vec::new() } else { feeds::feeds_in(path)? };
    if !found.is_empty() && found.len() >= articles::count_in(path) {
        return feeds::open(&found, Some(path), name, hint);
    }
    let missing = OpenError::NotAnEdition { path: name.clone() };
    articles::open(path, name, hint)?.ok_or(missing)
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
