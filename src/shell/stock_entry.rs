//! An edition of the stock: what is shown of it, and where it is.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::edition_thread::EditionThread;
use super::editions::Bundled;
use super::shelves::Shelved;
use crate::app::ShelfEntry;
use crate::model::{Edition, EditionKey, Paper};
use crate::store::Library;

/// Where an edition is.
#[derive(Debug)]
pub(super) enum StockSource {
    Bundled(Bundled),
    /// In the folder of the library that is called as the edition is.
    Usual,
    /// In this folder of the library, parted by `/`.
    Shelved(Arc<str>),
    /// In the library, in a folder whose name is no text.
    Path(Box<Path>),
    /// Open in a thread, and kept so: it may have come from a pipe, or have
    /// been corrected without the corrections being written.
    Open(Box<EditionThread>),
    /// As that, and in use at the moment.
    Lent,
}

/// An edition on the newsstand.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) shown: ShelfEntry,
    pub(super) source: StockSource,
    /// It was read just now, and is new or another than before.
    pub(super) is_news: bool,
}

impl Entry {
    /// Takes what another entry of the same edition says, if it says anything new and
    /// this one is not open; tells whether it did.
    pub(super) fn give_way_to(&mut self, other: Self) -> bool {
        let stays = match (&self.source, &other.source) {
            (StockSource::Open(_) | StockSource::Lent, _) => true,
            (StockSource::Bundled(_), StockSource::Bundled(_)) => self.shown.is_as(&other.shown),
            _ => {
                !other.is_news
                    && self.shown.is_as(&other.shown)
                    && self.folder().is_some()
                    && self.folder() == other.folder()
            }
        };
        if !stays {
            *self = other;
        }
        !stays
    }

    /// Its folder in the library, parted by `/`, if it has one whose name is text.
    pub(super) fn folder(&self) -> Option<String> {
        match &self.source {
            StockSource::Usual => Some(usual_folder(&self.shown)),
            StockSource::Shelved(folder) => Some(folder.to_string()),
            _ => None,
        }
    }

    /// Where it is in the library.
    pub(super) fn path(&self, library: Option<&Path>) -> Option<PathBuf> {
        match &self.source {
            StockSource::Path(path) => Some(path.to_path_buf()),
            _ => Some(library?.join(self.folder()?)),
        }
    }
}

impl StockSource {
    /// Where an edition of the library is.
    pub(super) fn of(shelved: &Shelved, shown: &ShelfEntry, library: Option<&Path>) -> Self {
        let named = library.map(|library| library.join(&shelved.folder));
        match named {
            Some(path) if path == shelved.path => Self::of_folder(&shelved.folder, shown),
            _ => Self::Path(shelved.path.as_path().into()),
        }
    }

    pub(super) fn of_folder(folder: &str, shown: &ShelfEntry) -> Self {
        if usual_folder(shown) == folder { Self::Usual } else { Self::Shelved(folder.into()) }
    }
}

/// What the library calls an edition, if nothing else is called so.
pub(super) fn usual_folder(shown: &ShelfEntry) -> String {
    let paper = Paper { title: (*shown.title).clone(), ..Paper::default() };
    let (date, variant) = (shown.date, shown.variant.as_deref().cloned());
    Library::id_of(&Edition { paper, date, variant, ..Edition::default() })
}

pub(super) fn places_of(entries: &[Entry]) -> HashMap<EditionKey, usize> {
    entries.iter().enumerate().map(|(at, entry)| (entry.shown.key.clone(), at)).collect()
}
