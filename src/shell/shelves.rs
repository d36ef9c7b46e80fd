//! The folders of the library, and what the newsstand and the catalogue know
//! of an edition.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::app::ShelfEntry;
use crate::model::Edition;
use crate::store::catalogue::{Card, FileStamp};

/// An edition's folder in the library.
#[derive(Debug)]
pub(super) struct Shelved {
    pub(super) path: PathBuf,
    /// `PAPER/DATE…`, its path inside the library.
    pub(super) folder: String,
    /// Its `edition.toml` as it is now.
    pub(super) stamp: FileStamp,
}

/// The edition folders under the library: `PAPER/DATE`, newest name first.
/// What begins with a dot is no edition yet, or none any more.
pub(super) fn editions_under(library: &Path) -> Vec<Shelved> {
    let shelved = |path: PathBuf| {
        let stamp = FileStamp::of(&path.join("edition.toml"))?;
        let folder = inside(&path, library)?;
        Some(Shelved { path, folder, stamp })
    };
    let mut found: Vec<Shelved> =
        dirs(library).iter().flat_map(|paper| dirs(paper)).filter_map(shelved).collect();
    found.sort_by(|a, b| b.path.cmp(&a.path));
    found
}

/// All folders that should be editions, as `PAPER/DATE`, by name; those too
/// that have no `edition.toml`.
pub(super) fn folders_under(library: &Path) -> Vec<String> {
    let papers = dirs(library);
    let editions = papers.iter().flat_map(|paper| dirs(paper));
    let mut found: Vec<String> = editions.filter_map(|path| inside(&path, library)).collect();
    found.sort();
    found
}

/// A path inside the library, parted by `/`.
pub(super) fn inside(path: &Path, library: &Path) -> Option<String> {
    let inside = path.strip_prefix(library).ok()?.to_string_lossy();
    Some(inside.replace(std::path::MAIN_SEPARATOR, "/"))
}

/// The folders in a folder that are not hidden.
fn dirs(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let seen = entries.filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
    let is_dir = |entry: &fs::DirEntry| match entry.file_type() {
        Ok(kind) if !kind.is_symlink() => kind.is_dir(),
        _ => entry.path().is_dir(),
    };
    seen.filter(is_dir).map(|entry| entry.path()).collect()
}

/// What the catalogue keeps of an edition in a folder.
pub(super) fn card(edition: &Edition, folder: String, stamp: FileStamp) -> Card {
    let entry = ShelfEntry::of(edition);
    Card {
        folder,
        stamp,
        key: entry.key,
        paper: entry.title,
        subtitle: entry.subtitle,
        date: entry.date,
        variant: entry.variant,
        lang: entry.lang,
        pages: entry.pages,
        sections: edition.sections.len(),
        articles: entry.articles,
        contents: entry.contents,
    }
}

/// What the newsstand shows of an edition.
pub(super) fn entry(card: Card) -> ShelfEntry {
    ShelfEntry {
        key: card.key,
        title: card.paper,
        subtitle: card.subtitle,
        date: card.date,
        variant: card.variant,
        lang: card.lang,
        pages: card.pages,
        articles: card.articles,
        contents: card.contents,
        read: 0,
        begun: false,
        sample: false,
        folded: OnceLock::new(),
    }
}
