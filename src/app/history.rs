//! Where one was in the editions: a list to walk back and forth in, as a browser
//! has one. A leap is remembered only where it leaves the text in view behind;
//! paging through an article leaves no trace.

use super::panes::Pane;
use super::reader::Aim;
use super::{App, Effect, Notice, Screen};
use crate::model::{ArticleId, EditionKey, Place};

/// A place in an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The edition.
    pub edition: EditionKey,
    /// The article.
    pub article: ArticleId,
    /// The text.
    pub place: Place,
}

/// Places jumped from, oldest first.
#[derive(Debug, Default)]
pub(super) struct Jumps {
    spots: Vec<HistoryEntry>,
    /// How many of them lie behind; those after it are ahead.
    behind: usize,
}

/// Spots kept.
const MOST: usize = 200;

impl Jumps {
    /// Records the place one jumps from; what was ahead is forgotten.
    pub(super) fn leave(&mut self, from: HistoryEntry) {
        self.spots.truncate(self.behind);
        if self.spots.last() != Some(&from) {
            self.spots.push(from);
        }
        if self.spots.len() > MOST {
            self.spots.remove(0);
        }
        self.behind = self.spots.len();
    }

    /// Back to the spot left last, from `here`.
    pub(super) fn back(&mut self, here: Option<HistoryEntry>) -> Option<HistoryEntry> {
        let target = self.behind.checked_sub(1)?;
        if let Some(here) = here {
            if self.behind == self.spots.len() {
                self.spots.push(here);
            } else {
                self.spots[self.behind] = here;
            }
        }
        self.behind = target;
        Some(self.spots[target].clone())
    }

    /// Forward again.
    pub(super) fn forward(&mut self) -> Option<HistoryEntry> {
        let spot = self.spots.get(self.behind + 1)?.clone();
        self.behind += 1;
        Some(spot)
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(block: usize) -> HistoryEntry {
        let place = Place { block, byte: 0 };
        HistoryEntry { edition: EditionKey::new("e"), article: ArticleId::new("a"), place }
    }

    #[test]
    fn one_walks_back_and_forth_and_ends_where_one_began() {
        let mut jumps = Jumps::default();
        jumps.leave(spot(1));
        jumps.leave(spot(2));
        assert_eq!(jumps.back(Some(spot(3))), Some(spot(2)));
        assert_eq!(jumps.back(Some(spot(2))), Some(spot(1)));
        assert_eq!(jumps.back(Some(spot(1))), None);
        assert_eq!(jumps.forward(), Some(spot(2)));
        assert_eq!(jumps.forward(), Some(spot(3)));
        assert_eq!(jumps.forward(), None);
    }

    #[test]
    fn a_new_jump_forgets_what_was_ahead() {
        let mut jumps = Jumps::default();
        jumps.leave(spot(1));
        jumps.back(Some(spot(2)));
        jumps.leave(spot(5));
        assert_eq!(jumps.forward(), None);
        assert_eq!(jumps.back(Some(spot(6))), Some(spot(5)));
    }

    #[test]
    fn nothing_is_behind_at_first() {
        assert_eq!(Jumps::default().back(None), None);
        assert_eq!(Jumps::default().forward(), None);
    }
}
