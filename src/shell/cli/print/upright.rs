//! An article to pages of columns that run downwards, from right to left.

use super::ink::{OutputLine, Strokes};
use super::typeset::Typesetter;
use crate::layout::{
    self, Cursor, Flowing, Galley, Line, LineRole, Setting, UprightColumn, UprightPage, Widths,
};
use crate::model::{Article, Body};
use crate::shell::cli::Result;

/// Empty columns of a page that may be passed over at the head of a tier.
const PASSED_OVER: usize = 3;

/// A text at its place on a page.
struct PagedText {
    x: u16,
    text: String,
    look: Strokes,
}

impl Typesetter<'_> {
    /// Writes an article on pages, each `shift` columns from the left, an empty
    /// row between two of them.
    pub(super) fn pages(
        &mut self,
        article: &Article,
        body: Body,
        setting: Setting,
        (page, shift): (UprightPage, u16),
    ) -> Result<()> {
        let end = body.chunks() + 1;
        let mut galley = Galley::new(&self.wanted(article), body, setting, 2 * page.rows);
        galley.set_across(page.width());
        let mut at = galley.start();
        let reach = usize::from(page.tiers) * (usize::from(page.columns) + PASSED_OVER);
        let mut is_first = true;
        loop {
            galley.prepare(at, reach);
            let mut lines = galley.lines(at, reach);
            let all = lines.len();
            lines.retain(|line| !self.stops_at(line.cursor, end));
            let rows: Vec<_> = lines.iter().map(Flowing::from).collect();
            let (tiers, taken) = layout::columns(&rows, (0..page.tiers).map(|_| page.room()));
            if tiers.is_empty() {
                return Ok(());
            }
            if !std::mem::take(&mut is_first) {
                writeln!(self.out)?;
            }
            let mut grid: Vec<Vec<PagedText>> = Vec::new();
            grid.resize_with(usize::from(page.height()), Vec::new);
            for (tier, cut) in (0..).zip(&tiers) {
                let lines = &lines[cut.index..cut.index + usize::from(cut.rows)];
                for ((x, y), line) in page.heads(tier, lines).zip(lines) {
                    self.column(line, (x + shift, y), &mut grid);
                }
            }
            self.write(grid, setting.rules.widths.across())?;
            let last = lines.get(taken.saturating_sub(1)).map(|line| line.cursor);
            let is_all = taken == lines.len() && lines.len() < all;
            if is_all || !goes_on(&mut galley, &mut at, taken, last) {
                return Ok(());
            }
        }
    }

    /// Puts the squares of a column whose head is at (x, y) into the grid.
    fn column(&self, line: &Line<'_>, (x, y): (u16, u16), grid: &mut [Vec<PagedText>]) {
        let Some(set) = &line.text else { return };
        let mut put = |x: u16, row: u16, text: String, look| {
            if let Some(spots) = grid.get_mut(usize::from(y + row)) {
                spots.push(PagedText { x, text, look });
            }
        };
        if let Some(inset) = &set.strand.inset {
            for (row, text) in inset.lines.iter().enumerate() {
                let is_head = row < inset.head;
                let role = if is_head { LineRole::TableHead } else { LineRole::Table };
                put(x, row as u16, text.clone(), self.palette.line(role));
            }
            return;
        }
        if set.first {
            for (row, text) in layout::marker(set) {
                put(x, row, text, Strokes::default());
            }
        }
        let base = self.palette.line(set.strand.role);
        let upright = UprightColumn::of(set);
        let x = x + upright.lead();
        let UprightColumn { squares, beside, lines } = upright;
        for (x, squares) in [(x, squares), (x + 2, beside), (x.saturating_sub(1), lines)] {
            for square in squares {
                let look = self.palette.over(base, set.strand, square.range.start);
                put(x, square.row, square.text, look);
            }
        }
    }

    /// Writes the rows of a page, down to the last that is not empty.
    fn write(&mut self, mut grid: Vec<Vec<PagedText>>, widths: Widths) -> Result<()> {
        let used = grid.iter().rposition(|spots| !spots.is_empty()).map_or(0, |last| last + 1);
        grid.truncate(used);
        let mut row = OutputLine::default();
        for mut spots in grid {
            spots.sort_by_key(|spot| spot.x);
            for spot in spots {
                row.reach(spot.x);
                row.text(&spot.text, widths.text(&spot.text) as u16, spot.look);
            }
            row.end(self.ink, self.out)?;
        }
        Ok(())
    }
}

/// Goes on to the column after those taken; tells whether there is one.
fn goes_on(galley: &mut Galley, at: &mut Cursor, taken: usize, last: Option<Cursor>) -> bool {
    *at = galley.step(*at, taken.cast_signed());
    last.is_some_and(|last| *at > last)
}
