//! A list whose entries may take several rows each.

/// A selection in a list and the first entry on the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct List {
    /// The selected entry.
    pub selected: usize,
    /// The entry at the top of the screen.
    pub top: usize,
}

impl List {
    /// Moves the selection by `by` entries, within `len`.
    pub fn step(&mut self, by: isize, len: usize) {
        self.select(self.selected.saturating_add_signed(by), len);
    }

    /// Selects an entry, within `len`.
    pub fn select(&mut self, index: usize, len: usize) {
        self.selected = index.min(len.saturating_sub(1));
    }

    /// Scrolls as little as needed for the selected entry to be on a screen
    /// of `rows`; `height` tells how many rows an entry takes.
    pub fn reveal(&mut self, rows: usize, height: impl Fn(usize) -> usize) {
        self.top = self.top.min(self.selected);
        let mut used = 0;
        let mut first = self.selected;
        loop {
            used += height(first);
            if used > rows && first < self.selected {
                self.top = self.top.max(first + 1);
                return;
            }
            if first <= self.top {
                return;
            }
            first -= 1;
        }
    }

    /// The entry shown at row `row` of the screen.
    pub fn at_row(&self, row: usize, len: usize, height: impl Fn(usize) -> usize) -> Option<usize> {
        let mut edge = 0;
        for index in self.top..len {
            edge += height(index);
            if row < edge {
                return Some(index);
            }
            if edge > row {
                break;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selection_stays_on_the_screen_in_both_directions() {
        let height = |i: usize| 1 + i % 3;
        let mut list = List::default();
        for step in [1, 1, 1, 5, 9, -3, -20, 40, -1, -1, -1, -1, -1, -1, -1] {
            list.step(step, 30);
            list.reveal(7, height);
            let used: usize = (list.top..=list.selected).map(height).sum();
            assert!(list.top <= list.selected && used <= 7, "{list:?}");
        }
    }

    #[test]
    fn a_row_of_the_screen_belongs_to_the_entry_drawn_there() {
        let list = List { selected: 2, top: 1 };
        let hit = |row| list.at_row(row, 4, |_| 2);
        assert_eq!(
            [hit(0), hit(1), hit(2), hit(5), hit(6)],
            [Some(1), Some(1), Some(2), Some(3), None]
        );
    }

    #[test]
    fn an_empty_list_has_nothing_to_select() {
        let mut list = List::default();
        list.step(3, 0);
        list.reveal(5, |_| 1);
        assert_eq!(list, List::default());
    }
}
