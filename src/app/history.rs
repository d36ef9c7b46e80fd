//! Where one was: a list to walk back and forth in, as a browser has one, over
//! screens and places. A leap is remembered only where it leaves the text in view
//! behind; paging through an article leaves no trace.

use super::panes::Pane;
use super::reader::Aim;
use super::trail::Visit;
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

/// Where one jumped from, oldest first.
#[derive(Debug, Default)]
pub(super) struct Jumps {
    visits: Vec<Visit>,
    /// How many of them lie behind; those after it are ahead.
    behind: usize,
}

/// Visits kept.
const MOST: usize = 200;

impl Jumps {
    /// Records where one jumps from; what was ahead is forgotten.
    pub(super) fn leave(&mut self, from: Visit) {
        self.visits.truncate(self.behind);
        if self.visits.last() != Some(&from) {
            self.visits.push(from);
        }
        if self.visits.len() > MOST {
            self.visits.remove(0);
        }
        self.behind = self.visits.len();
    }

    /// Back to what was left last, from `here`.
    pub(super) fn back(&mut self, here: Visit) -> Option<Visit> {
        let target = self.behind.checked_sub(1)?;
        if self.behind == self.visits.len() {
            self.visits.push(here);
        } else {
            self.visits[self.behind] = here;
        }
        self.behind = target;
        Some(self.visits[target].clone())
    }

    /// Forward again.
    pub(super) fn forward(&mut self) -> Option<Visit> {
        let visit = self.visits.get(self.behind + 1)?.clone();
        self.behind += 1;
        Some(visit)
    }
}

impl App {
    /// Remembers where one is, before a leap.
    pub(super) fn note_jump(&mut self) {
        let here = self.visit();
        self.jumps.leave(here);
    }

    pub(super) fn jump(&mut self, back: bool) -> Vec<Effect> {
        let here = self.visit();
        let visit = if back { self.jumps.back(here) } else { self.jumps.forward() };
        match visit {
            Some(visit) => self.leap_to(visit),
            None => {
                self.tell(if back { Notice::NowhereBack } else { Notice::NowhereForward });
                Vec::new()
            }
        }
    }

    /// Leaps to where one was; back from there leads to the newsstand.
    fn leap_to(&mut self, visit: Visit) -> Vec<Effect> {
        self.came_from.truncate(1);
        if self.came_from.is_empty() {
            // One leaps from the newsstand, which is come back to.
            self.came_from.push(Visit { screen: Screen::Newsstand, spot: None });
        }
        match visit.screen {
            Screen::Compared if self.comparison.is_some() => {
                self.screen = Screen::Compared;
                self.note_read_in_comparison();
                Vec::new()
            }
            Screen::Newsstand | Screen::Compared => {
                self.came_from.clear();
                self.screen = Screen::Newsstand;
                Vec::new()
            }
            Screen::Calendar => {
                self.screen = Screen::Newsstand;
                self.came_from.clear();
                self.open_calendar();
                Vec::new()
            }
            Screen::FrontPage | Screen::Contents => self.show_again(visit),
            screen => {
                self.screen = screen;
                visit.spot.map_or_else(Vec::new, |spot| self.go_to_spot(spot))
            }
        }
    }

    /// Shows the front page again, or the contents, with the story of a place
    /// selected.
    fn show_again(&mut self, Visit { screen, spot }: Visit) -> Vec<Effect> {
        let story = self.reader.as_ref().and_then(|reader| {
            let spot = spot.as_ref().filter(|spot| reader.edition.key() == spot.edition)?;
            reader.edition.position(&spot.article)
        });
        if let Some(story) = story {
            self.screen = screen;
            if screen == Screen::Contents {
                self.contents.get_or_insert_default();
                self.list_contents(Some(story));
                return Vec::new();
            }
            return self.lay_out(story).into_iter().collect();
        }
        self.screen = Screen::Reader;
        spot.map_or_else(Vec::new, |spot| self.go_to_spot(spot))
    }

    /// Shows a place, of which the edition may have to be opened first.
    pub(super) fn go_to_spot(&mut self, spot: HistoryEntry) -> Vec<Effect> {
        let open = self.reader.as_ref().is_some_and(|r| r.edition.key() == spot.edition);
        if open {
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
            self.show_clipping_instead(id);
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

    fn spot(block: usize) -> Visit {
        let place = Place { block, byte: 0 };
        let edition = EditionKey::new("e");
        let spot = Some(HistoryEntry { edition, article: ArticleId::new("a"), place });
        Visit { screen: Screen::Reader, spot }
    }

    #[test]
    fn one_walks_back_and_forth_and_ends_where_one_began() {
        let mut jumps = Jumps::default();
        jumps.leave(spot(1));
        jumps.leave(spot(2));
        assert_eq!(jumps.back(spot(3)), Some(spot(2)));
        assert_eq!(jumps.back(spot(2)), Some(spot(1)));
        assert_eq!(jumps.back(spot(1)), None);
        assert_eq!(jumps.forward(), Some(spot(2)));
        assert_eq!(jumps.forward(), Some(spot(3)));
        assert_eq!(jumps.forward(), None);
    }

    #[test]
    fn a_new_jump_forgets_what_was_ahead() {
        let mut jumps = Jumps::default();
        jumps.leave(spot(1));
        jumps.back(spot(2));
        jumps.leave(spot(5));
        assert_eq!(jumps.forward(), None);
        assert_eq!(jumps.back(spot(6)), Some(spot(5)));
    }

    #[test]
    fn nothing_is_behind_at_first() {
        assert_eq!(Jumps::default().back(spot(1)), None);
        assert_eq!(Jumps::default().forward(), None);
    }
}
