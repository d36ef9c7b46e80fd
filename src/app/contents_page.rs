//! Where the entries of an edition's contents stand on the screen: in columns
//! that are read one after the other, an entry never parted. Texts are unknown
//! here, an entry is so many rows.

use super::panes::Area;

/// The least width of a column, in cells: some 26 han, a line that is easy to
/// read. The screens that newspapers are read on most have 80 columns (one) and
/// 120 (two); 200 take three.
const COLUMN: u16 = 56;
/// Cells between two columns; a thin rule stands in their midst.
const GAP: u16 = 3;
/// Below so many rows, titles alone stand there; below so many more, one row of
/// each lede.
const WITH_LEDES: u16 = 14;
const WITH_LONG_LEDES: u16 = 30;

/// How much room an entry is given beside its title.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EntryRoom {
    /// Rows of its lede.
    pub ledes: u16,
    /// Empty rows after it.
    pub air: u16,
}

/// What is to be placed.
#[derive(Debug, Clone, Copy)]
pub(super) struct EntryShape {
    /// It is the first of its section, whose name comes before.
    pub(super) opens: bool,
    /// Rows of its title.
    pub(super) title: u16,
}

/// An entry at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedEntry {
    /// Its number in the list.
    pub entry: usize,
    /// The row of its section's name, if it is the first of it.
    pub head: Option<u16>,
    /// Where its title and lede stand.
    pub area: Area,
    column: u16,
}

/// The columns of a screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ContentsGrid {
    area: Area,
    columns: u16,
    room: EntryRoom,
}

impl ContentsGrid {
    /// As many columns as an area takes.
    pub(super) fn of(area: Area) -> Self {
        let columns = ((area.w + GAP) / (COLUMN + GAP)).max(1);
        Self { area, columns, room: EntryRoom::default() }
    }

    /// One column, as wide as it gets.
    pub(super) fn stand_in_one(&mut self) {
        self.columns = 1;
    }

    /// The width of a column.
    pub(super) fn width(&self) -> u16 {
        (self.area.w - GAP * (self.columns - 1)) / self.columns
    }

    /// The room that entries are given.
    pub(super) fn room(&self) -> EntryRoom {
        self.room
    }

    fn column_x(&self, column: u16) -> u16 {
        self.area.x + column * (self.width() + GAP)
    }

    /// The columns of the rules between columns of text.
    pub(super) fn rules(&self) -> impl Iterator<Item = u16> {
        let grid = *self;
        (1..grid.columns).map(move |column| grid.column_x(column) - GAP / 2 - 1)
    }

    /// Gives entries as much room as there is where all stand on one screen;
    /// otherwise as the screen's height says. Columns that all stand in are of
    /// one height.
    pub(super) fn give_room(&mut self, len: usize, shape: &mut impl FnMut(usize) -> EntryShape) {
        let by_height = match self.area.h {
            0..WITH_LEDES => 0,
            WITH_LEDES..WITH_LONG_LEDES => 1,
            _ => 2,
        };
        let plain = EntryRoom { ledes: by_height, air: 0 };
        let roomy = [(4, 1), (3, 1), (2, 1), (2, 0), (1, 0)];
        self.room = roomy
            .into_iter()
            .map(|(ledes, air)| EntryRoom { ledes, air })
            .find(|room| Self { room: *room, ..*self }.shows_all(len, shape))
            .unwrap_or(plain);
        if self.columns > 1 && self.shows_all(len, shape) {
            let lower = (1..=self.area.h).map(|h| Self { area: Area { h, ..self.area }, ..*self });
            let found = lower.into_iter().find(|grid| grid.shows_all(len, shape));
            *self = found.unwrap_or(*self);
        }
    }

    /// Gives each entry a row beside its title, apart from the next where the screen
    /// is high; all stand in one column, so that a row shows much of its text.
    pub(super) fn give_row(&mut self) {
        (self.columns, self.area.w) = (1, self.area.w.min(2 * COLUMN));
        self.room = EntryRoom { ledes: 1, air: u16::from(self.area.h >= WITH_LEDES) };
    }

    /// Whether all entries stand on one screen, none of them cut.
    fn shows_all(&self, len: usize, shape: &mut impl FnMut(usize) -> EntryShape) -> bool {
        let placed = self.place(0, len, shape);
        let whole = |one: &PlacedEntry| one.area.h == shape(one.entry).title + self.room.ledes;
        placed.len() == len && placed.iter().all(whole)
    }

    /// Places entries from `top` on until the screen is full.
    pub(super) fn place(
        &self,
        top: usize,
        len: usize,
        shape: &mut impl FnMut(usize) -> EntryShape,
    ) -> Vec<PlacedEntry> {
        let EntryRoom { ledes, air } = self.room;
        let (mut placed, mut column, mut y) = (Vec::new(), 0, 0);
        for entry in top..len {
            let EntryShape { opens, title } = shape(entry);
            let rows = title + ledes;
            // A section's name stands on a row of its own, apart from what is over it.
            let head = |y: u16| if opens { 1 + u16::from(y > 0 && air == 0) } else { 0 };
            if y > 0 && y + head(y) + rows > self.area.h {
                (column, y) = (column + 1, 0);
            }
            if column == self.columns {
                break;
            }
            let at = y + head(y);
            let area = Area {
                x: self.column_x(column),
                y: self.area.y + at,
                w: self.width(),
                h: rows.min(self.area.h.saturating_sub(at)),
            };
            placed.push(PlacedEntry { entry, head: opens.then(|| area.y - 1), area, column });
            y = at + rows + air;
        }
        placed
    }

    /// The first entry from which on a screen shows the entry `last`.
    pub(super) fn top_showing(
        &self,
        last: usize,
        shape: &mut impl FnMut(usize) -> EntryShape,
    ) -> usize {
        let room = usize::from(self.columns * self.area.h);
        let (mut top, mut rows) = (last, 0);
        while top > 0 && rows < room {
            rows += usize::from(shape(top).title + self.room.ledes);
            top -= 1;
        }
        while top < last && self.place(top, last + 1, shape).last().is_none_or(|p| p.entry < last) {
            top += 1;
        }
        top
    }
}

/// The entry in the column beside that of another, at about its height.
pub(super) fn beside(placed: &[PlacedEntry], entry: usize, right: bool) -> Option<usize> {
    let here = placed.iter().find(|one| one.entry == entry)?;
    let column = if right { here.column + 1 } else { here.column.checked_sub(1)? };
    let there = placed.iter().filter(|one| one.column == column);
    there.min_by_key(|one| one.area.y.abs_diff(here.area.y)).map(|one| one.entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(w: u16, h: u16) -> ContentsGrid {
        ContentsGrid::of(Area { x: 0, y: 2, w, h })
    }

    /// Sections of three; titles of one and two rows.
    fn shape(entry: usize) -> EntryShape {
        EntryShape { opens: entry.is_multiple_of(3), title: 1 + (entry % 2) as u16 }
    }

    #[test]
    fn as_many_columns_as_a_line_that_is_easy_to_read_leaves_room_for() {
        let columns = [40, 80, 120, 200, 240].map(|w| grid(w, 20).columns);
        assert_eq!(columns, [1, 1, 2, 3, 4]);
        for w in 20..300 {
            let grid = grid(w, 20);
            assert!(grid.column_x(grid.columns - 1) + grid.width() <= w);
            assert!(grid.rules().all(|x| x < w));
        }
    }

    #[test]
    fn entries_stand_one_below_the_other_and_never_over_the_edge() {
        for (w, h) in [(40, 5), (80, 20), (120, 36), (200, 56)] {
            for len in [0, 1, 2, 5, 17, 60, 400] {
                let mut grid = grid(w, h);
                grid.give_room(len, &mut shape);
                let placed = grid.place(0, len, &mut shape);
                assert_eq!(placed.is_empty(), len == 0);
                for (nth, one) in placed.iter().enumerate() {
                    assert_eq!(one.entry, nth);
                    assert!(one.area.h > 0 && one.area.y + one.area.h <= 2 + h);
                    assert!(one.head.is_none_or(|y| y >= 2 && y < one.area.y));
                }
                for pair in placed.windows(2).filter(|pair| pair[0].column == pair[1].column) {
                    let over = pair[0].area.y + pair[0].area.h;
                    assert!(over <= pair[1].head.unwrap_or(pair[1].area.y));
                }
            }
        }
    }

    #[test]
    fn what_fits_one_screen_is_given_more_room_and_columns_of_one_height() {
        let mut few = grid(200, 56);
        few.give_room(9, &mut shape);
        assert_eq!(few.room, EntryRoom { ledes: 4, air: 1 });
        let placed = few.place(0, 9, &mut shape);
        let last = |column| {
            let of_it = placed.iter().filter(|one| one.column == column);
            of_it.map(|one| one.area.y + one.area.h).max().unwrap_or(0)
        };
        assert!(last(0).abs_diff(last(2)) <= 8, "{} {}", last(0), last(2));
        let mut many = grid(200, 56);
        many.give_room(500, &mut shape);
        assert_eq!(many.room, EntryRoom { ledes: 2, air: 0 });
        let mut low = grid(40, 9);
        low.give_room(500, &mut shape);
        assert_eq!(low.room.ledes, 0);
    }

    #[test]
    fn the_screen_that_ends_with_an_entry_shows_as_many_before_it_as_it_can() {
        for (w, h) in [(40, 5), (80, 20), (200, 56)] {
            let mut grid = grid(w, h);
            grid.give_room(400, &mut shape);
            for last in [0, 1, 7, 100, 399] {
                let top = grid.top_showing(last, &mut shape);
                let shows =
                    |top| grid.place(top, last + 1, &mut shape).last().unwrap().entry == last;
                assert!(shows(top));
                assert!(top == 0 || !shows(top - 1), "{w}×{h}: {last} from {top}");
            }
        }
    }

    #[test]
    fn beside_an_entry_is_the_one_at_its_height() {
        let mut grid = grid(120, 20);
        grid.give_room(400, &mut shape);
        let placed = grid.place(0, 400, &mut shape);
        let right = beside(&placed, 0, true).unwrap();
        assert_eq!(placed.iter().find(|one| one.entry == right).unwrap().column, 1);
        assert_eq!(beside(&placed, right, false), Some(0));
        assert_eq!(beside(&placed, 0, false), None);
        assert_eq!(beside(&placed, right, true), None);
    }
}
