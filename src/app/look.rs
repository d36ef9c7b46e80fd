//! What is chosen with keys and holds the next time: theme, measure, the article
//! alone, columns, the order of articles, and whether editions open on their front
//! page.

use super::{App, Effect, Notice};
use crate::model::{ChosenLook, Clean};

/// What the configuration says of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ConfiguredLook {
    theme: usize,
    measure: u16,
}

impl App {
    /// Takes up what was chosen the last time; what is now is as configured.
    pub fn take_look(&mut self, look: ChosenLook) {
        self.configured =
            ConfiguredLook { theme: self.theme, measure: self.settings.measures.measure };
        if let Some(theme) = look.theme.as_ref() {
            let named = self.themes.iter().position(|name| name == theme);
            self.theme = named.unwrap_or(self.theme);
        }
        if let Some(measure) = look.measure {
            self.settings.measures.measure = measure.clamp(16, 240);
        }
        (self.mode.zen, self.mode.columns) = (look.zen, look.columns);
        (self.mode.by_page, self.mode.front) = (look.by_page, look.front);
        self.take_left_off(look.left_off.clone());
        self.newsstand.last_opened = look.paper.as_deref().map(Clean::line);
        self.kept_look = look;
    }

    /// How it is looked at now.
    fn look(&self) -> ChosenLook {
        let ConfiguredLook { theme, measure } = self.configured;
        let named = || self.themes.get(self.theme).cloned();
        let now = self.settings.measures.measure;
        ChosenLook {
            theme: if self.theme == theme { None } else { named() },
            measure: (now != measure).then_some(now),
            paper: self.newsstand.last_opened.as_ref().map(ToString::to_string),
            left_off: self.newsstand.left_off.clone(),
            zen: self.mode.zen,
            columns: self.mode.columns,
            by_page: self.mode.by_page,
            front: self.mode.front,
        }
    }

    /// Has the look kept if it was changed.
    pub(super) fn keep_look(&mut self) -> Option<Effect> {
        let look = self.look();
        if look == self.kept_look {
            return None;
        }
        self.kept_look = look.clone();
        Some(Effect::KeepLook(look))
    }

    /// Everything as configured again.
    pub(super) fn reset_look(&mut self) {
        let ConfiguredLook { theme, measure } = self.configured;
        (self.theme, self.settings.measures.measure) = (theme, measure);
        (self.mode.zen, self.mode.columns) = (false, false);
        (self.mode.by_page, self.mode.front) = (false, false);
        self.reorder();
        self.tell(Notice::AsConfigured);
    }

    /// Articles by page, or by section again.
    pub(super) fn change_order(&mut self) {
        self.mode.by_page = !self.mode.by_page;
        self.reorder();
        self.tell(Notice::Order(self.mode.by_page));
    }

    fn reorder(&mut self) {
        if let Some(reader) = &mut self.reader {
            reader.set_order(self.mode.by_page);
        }
    }
}
