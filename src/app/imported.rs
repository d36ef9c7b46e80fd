//! What an import brought to the newsstand, and that it can be taken back.

use super::{App, Effect, Notice, Screen, Undo};
use crate::model::EditionKey;

/// An edition that an import brought into the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedEdition {
    /// Its key.
    pub key: EditionKey,
    /// Its folder in the library: `PAPER/DATE`.
    pub folder: String,
}

impl App {
    /// Selects what came of an import; `told` says how much that is, if nothing
    /// went wrong.
    pub(super) fn heed_imported(
        &mut self,
        editions: Vec<ImportedEdition>,
        told: Option<String>,
    ) -> Vec<Effect> {
        let keys: Vec<EditionKey> = editions.iter().map(|one| one.key.clone()).collect();
        self.newsstand.set_gone(&keys, false);
        if let Some(first) = keys.iter().find_map(|key| self.newsstand.find(key)) {
            self.newsstand.on_offer = false;
            self.newsstand.select_edition(first);
        }
        let is_new = !editions.is_empty();
        if is_new {
            self.undo.push(Undo::Imported(editions));
        }
        if let Some(told) = told {
            self.tell(if is_new { Notice::Imported(told) } else { Notice::Told(told) });
        }
        Vec::new()
    }

    /// Takes an import back, on the newsstand: elsewhere nobody sees what goes.
    pub(super) fn take_import_back(&mut self, editions: Vec<ImportedEdition>) -> Vec<Effect> {
        if matches!(self.screen, Screen::Newsstand | Screen::Calendar) {
            return vec![Effect::TakeImportBack(editions)];
        }
        self.undo.push(Undo::Imported(editions));
        self.tell(Notice::NothingToUndo);
        Vec::new()
    }

    /// Editions of an import went to the trash.
    pub(super) fn heed_taken_back(&mut self, keys: &[EditionKey]) -> Vec<Effect> {
        self.newsstand.set_gone(keys, true);
        self.tell(Notice::ImportTakenBack(keys.len()));
        Vec::new()
    }
}
