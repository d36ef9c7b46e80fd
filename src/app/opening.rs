//! What happens when an edition is opened, and what was kept of it comes.

use std::sync::Arc;

use super::reader::Aim;
use super::{App, Effect, Notice, OpenedEdition, Screen};
use crate::model::{Edition, EditionKey, ReadingState};

impl App {
    pub(super) fn progress(&mut self, progress: &[(EditionKey, usize)]) -> Vec<Effect> {
        self.newsstand.take_read(progress);
        Vec::new()
    }

    pub(super) fn opened(
        &mut self,
        shelf: usize,
        edition: Arc<Edition>,
        fault: Option<String>,
    ) -> Vec<Effect> {
        self.tell_warnings(&edition);
        let reader = OpenedEdition::new(shelf, edition);
        let empty = reader.edition.articles.is_empty();
        self.newsstand.select_edition(shelf);
        if let Some(calendar) = &mut self.newsstand.calendar {
            calendar.edition = shelf;
        }
        self.reader = Some(reader);
        self.correcting = None;
        self.front = None;
        if self.screen != Screen::Reader {
            self.came_from.retain(|screen| *screen == Screen::Newsstand);
            self.screen = Screen::Reader;
        }
        self.untouched = self.target.is_none();
        if empty {
            self.tell(Notice::NoArticles);
            return Vec::new();
        }
        let mut effects = match self.target.take() {
            Some((article, aim)) => self.show_spot(&article, aim),
            None => vec![Effect::Body(0)],
        };
        if self.mode.scan {
            effects.push(Effect::Scans);
        }
        if let Some(fault) = fault {
            self.tell(Notice::Failed(fault));
        }
        effects
    }

    pub(super) fn remember(&mut self, key: &EditionKey, reading: &ReadingState) -> Vec<Effect> {
        let Some(reader) = &mut self.reader else { return Vec::new() };
        if &reader.edition.key() != key {
            return Vec::new();
        }
        let last = reader.remember(reading);
        match last.filter(|_| self.untouched && self.settings.remember) {
            Some(article) if article != reader.article => self.select(article),
            Some(article) => {
                if let Some(position) = reader.position(article).filter(|p| !p.read) {
                    reader.aim(Aim::Place(position.place));
                }
                Vec::new()
            }
            None => Vec::new(),
        }
    }
}
