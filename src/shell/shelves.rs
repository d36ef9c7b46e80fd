//! The folders of the library, and what the newsstand and the catalogue know
//! of an edition.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::app::{SharedName, ShelfContents, ShelfEntry, ShelfFacts};
use crate::model::{Clean, Edition};
use crate::store::catalogue::{Card, Depth, FileStamp};

/// The file that makes a folder an edition.
pub(super) const MANIFEST: &str = "edition.toml";

/// An edition's folder in the library.
#[derive(Debug)]
pub(super) struct Shelved {
    pub(super) path: PathBuf,
    /// `PAPER/DATE…`, its path inside the library.
    pub(super) folder: String,
    /// Its `edition.toml` as it is now.
    pub(super) stamp: FileStamp,
}

/// The edition folders under the library: `PAPER/DATE`, newest name first, paper by
/// paper as they are asked for. What begins with a dot is no edition yet, or none any
/// more.
pub(super) fn editions_under(library: &Path) -> impl Iterator<Item = Shelved> {
    let root = library.to_owned();
    let shelved = move |path: PathBuf| {
        let stamp = FileStamp::of(&path.join(MANIFEST))?;
        let folder = inside(&path, &root)?;
        Some(Shelved { path, folder, stamp })
    };
    let falling = |mut dirs: Vec<PathBuf>| {
        dirs.sort_by(|a, b| b.cmp(a));
        dirs
    };
    let papers = falling(dirs(library));
    papers.into_iter().flat_map(move |paper| falling(dirs(&paper))).filter_map(shelved)
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
    let whole = entry.whole();
    let headlines = whole.map(|contents| contents.headlines.clone());
    Card {
        folder,
        stamp,
        key: entry.key.clone(),
        paper: edition.paper.title.clone(),
        subtitle: edition.paper.subtitle.clone(),
        date: entry.date,
        variant: edition.variant.clone(),
        lang: entry.lang,
        pages: entry.pages,
        sections: edition.sections.len(),
        articles: entry.articles,
        contents: headlines.unwrap_or_else(|| Vec::new().into()),
        findable: entry.findable().unwrap_or_default().to_owned(),
    }
}

/// What an edition holds; all of it, or what a list shows.
pub(super) fn contents(card: Card, is_whole: bool) -> ShelfContents {
    ShelfContents::new(card.subtitle, card.contents, is_whole)
}

/// What editions are called: each name once, whatever the number of editions.
#[derive(Debug, Default)]
pub(super) struct Names(HashSet<SharedName>);

impl Names {
    fn shared(&mut self, name: Clean) -> SharedName {
        if let Some(there) = self.0.get(&name) {
            return there.clone();
        }
        let name = SharedName::from(name);
        self.0.insert(name.clone());
        name
    }

    /// What the newsstand shows of an edition, as deep as it is to be.
    pub(super) fn entry(&mut self, card: Card, depth: Depth) -> ShelfEntry {
        ShelfEntry::from(ShelfFacts {
            key: card.key.clone(),
            title: self.shared(card.paper.clone()),
            date: card.date,
            variant: card.variant.clone().map(|variant| self.shared(variant)),
            lang: card.lang,
            pages: card.pages,
            articles: card.articles,
            sample: false,
            contents: (depth != Depth::Bare)
                .then(|| Box::new(contents(card, depth == Depth::Whole))),
        })
    }
}
