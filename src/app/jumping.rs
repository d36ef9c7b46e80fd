//! Leaping: the jump list, and places in any edition.

use super::panes::Pane;
use super::reader::Aim;
use super::{App, Effect, HistoryEntry, Notice, Screen};
use crate::model::ArticleId;

impl App {
    /// Remembers where one is, before a leap.
    pub(super) fn note_jump(&mut self) {
        if let Some(here) = self.here() {
            self.jumps.leave(here);
        }
    }

    pub(super) fn jump(&mut self, back: bool) -> Vec<Effect> {
        let here = self.here();
        let spot = if back { self.jumps.back(here) } else { self.jumps.forward() };
        match spot {
            Some(spot) => self.go_to_spot(spot),
            None => {
                self.tell(if back { Notice::NowhereBack } else { Notice::NowhereForward });
                Vec::new()
            }
        }
    }

    fn go_to_spot(&mut self, spot: HistoryEntry) -> Vec<Effect> {
        let open = self.reader.as_ref().is_some_and(|r| r.edition.key() == spot.edition);
        if open {
            self.screen = Screen::Reader;
            return self.show_spot(&spot.article, Aim::Place(spot.place));
        }
        match self.newsstand.find(&spot.edition) {
            Some(shelf) => {
                self.target = Some((spot.article, Aim::Place(spot.place)));
                self.leave(vec![Effect::Open(shelf)])
            }
            None => {
                self.tell(Notice::EditionGone);
                Vec::new()
            }
        }
    }

    /// Shows a place of the open edition.
    pub(super) fn show_spot(&mut self, id: &ArticleId, aim: Aim) -> Vec<Effect> {
        let Some(article) = self.reader.as_ref().and_then(|r| r.edition.position(id)) else {
            self.tell(Notice::ArticleGone);
            return vec![Effect::Body(0)];
        };
        let effects = self.select(article);
        if let Some(reader) = &mut self.reader {
            reader.focus = Pane::Article;
            reader.aim(aim);
        }
        effects
    }
}
