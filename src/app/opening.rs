//! What happens when an edition is opened, and what was kept of it comes.

use std::sync::Arc;

use super::reader::Aim;
use super::{App, Effect, Reader, Screen};
use crate::model::{Edition, EditionKey, Reading};

impl App {
    pub(super) fn progress(&mut self, progress: Vec<(EditionKey, usize)>) -> Vec<Effect> {
        for (key, read) in progress {
            if let Some(index) = self.newsstand.find(&key) {
                self.newsstand.shelf[index].read = read;
            }
        }
        Vec::new()
    }

    pub(super) fn opened(
        &mut self,
        shelf: usize,
        edition: Arc<Edition>,
        fault: Option<String>,
    ) -> Vec<Effect> {
        let reader = Reader::new(shelf, edition);
        let empty = reader.edition.articles.is_empty();
        if let Some(row) = self.newsstand.order.iter().position(|&i| i == shelf) {
            self.newsstand.list.select(row, self.newsstand.order.len());
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
            self.tell("this edition has no articles");
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
            self.tell_error(fault);
        }
        effects
    }

    pub(super) fn remember(&mut self, key: &EditionKey, reading: &Reading) -> Vec<Effect> {
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
