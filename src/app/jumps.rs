//! Where one was: a list to walk back and forth in.

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
