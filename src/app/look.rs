//! What is chosen with keys and holds the next time: theme, measure, the article
//! alone, columns, the order of articles, and whether editions open on their front
//! page.

use super::{App, Effect, Mode, Notice, Undo};
use crate::model::{ChosenLook, Clean};

/// What the configuration says of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ConfiguredLook {
    theme: usize,
    measure: u16,
    /// The theme is asked for at this start, by an option or by `NO_COLOR`.
    is_theme_asked: bool,
}

/// How it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookBefore {
    theme: usize,
    measure: u16,
    mode: Mode,
}

impl App {
    /// Takes up what was chosen the last time; what is now is as configured. A theme
    /// that is asked for at this start holds over the one that was chosen, which is
    /// not forgotten for it.
    pub fn take_look(&mut self, look: ChosenLook, is_theme_asked: bool) {
        let measure = self.settings.measures.measure;
        self.configured = ConfiguredLook { theme: self.theme, measure, is_theme_asked };
        if let Some(theme) = look.theme.as_ref().filter(|_| !is_theme_asked) {
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
        let ConfiguredLook { theme, measure, is_theme_asked } = self.configured;
        let now = self.settings.measures.measure;
        let theme = match self.theme == theme {
            true if is_theme_asked => self.kept_look.theme.clone(),
            true => None,
            false => self.themes.get(self.theme).cloned(),
        };
        ChosenLook {
            theme,
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

    /// Everything as configured again, which can be taken back.
    pub(super) fn reset_look(&mut self) {
        let ConfiguredLook { theme, measure, .. } = self.configured;
        let now = self.settings.measures.measure;
        self.undo.push(Undo::Look(LookBefore { theme: self.theme, measure: now, mode: self.mode }));
        (self.theme, self.settings.measures.measure) = (theme, measure);
        (self.mode.zen, self.mode.columns) = (false, false);
        (self.mode.by_page, self.mode.front) = (false, false);
        self.reorder();
        self.tell(Notice::AsConfigured);
    }

    /// As it was before everything was as configured.
    pub(super) fn take_look_back(&mut self, before: &LookBefore) {
        self.settings.measures.measure = before.measure;
        (self.theme, self.mode) = (before.theme, before.mode);
        self.reorder();
        self.tell(Notice::LookBack);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Settings;

    fn dressed(is_theme_asked: bool) -> App {
        let themes = ["dark", "sepia", "mono"].map(str::to_owned).to_vec();
        let mut app = App::new(Settings::default(), themes, (80, 24));
        app.theme = if is_theme_asked { 2 } else { 0 };
        let chosen = ChosenLook { theme: Some("sepia".to_owned()), ..ChosenLook::default() };
        app.take_look(chosen, is_theme_asked);
        app
    }

    #[test]
    fn a_theme_asked_for_at_the_start_holds_over_the_chosen_one_and_does_not_forget_it() {
        assert_eq!(dressed(false).theme, 1, "what was chosen");
        let mut app = dressed(true);
        assert_eq!(app.theme, 2, "NO_COLOR, or --theme");
        app.mode.zen = true;
        let Some(Effect::KeepLook(kept)) = app.keep_look() else { panic!("nothing to keep") };
        assert_eq!(kept.theme.as_deref(), Some("sepia"), "for the next start");
    }
}
