//! Heads on the front page.

use ratatui::style::Style;

use super::Painter;
use super::canvas::Canvas;
use crate::config::Role;
use crate::layout::front::{FrontStory, HeadRow, Placed, is_ruled_off};
use crate::layout::{Align, LineRole, RowCluster, SetLine};

/// Cells beyond a line's measure that a mark may hang into.
const HANG: u16 = 2;

impl Painter<'_> {
    pub(super) fn front_head(
        &self,
        canvas: &mut Canvas<'_>,
        (story, placed): (&FrontStory, &Placed),
        (selected, read): (bool, bool),
    ) {
        let mut head = story.head_rows();
        let in_rule = usize::from(placed.kicker_in_rule).min(head.len());
        for kicker in head.drain(..in_rule) {
            self.kicker_in_rule(canvas, placed, &kicker.line);
        }
        let foot = placed.y + placed.head;
        let mut y = placed.y;
        let mut before = None;
        for HeadRow { line: mut set, rows } in head {
            let role = set.strand.role;
            let ruled_off = before.is_some() && is_ruled_off(before, Some(role));
            if placed.look.display && ruled_off && y < foot {
                self.head_rule(canvas, placed, y);
                y += 1;
            }
            before = Some(role);
            if y + rows > foot {
                break;
            }
            if placed.look.centred {
                set.align = Align::Centre;
            }
            let (x, end) = (placed.x, placed.x + placed.w + HANG);
            let look = match role {
                LineRole::Headline if selected => Some(Role::Selected),
                LineRole::Headline if read => Some(Role::Read),
                _ => None,
            };
            let is_headline = role == LineRole::Headline;
            let wide = is_headline.then(|| spread(&set, placed.w, placed.look.apart)).flatten();
            if rows > 1 {
                let style = self.palette.style(look.unwrap_or(Role::Headline));
                large_row(canvas, (x, y), &set, style);
            } else if let Some(wide) = wide {
                let style = self.palette.style(look.unwrap_or(Role::Headline));
                for (cluster, column) in wide {
                    canvas.text(x + column, y, end, &cluster.symbol, style);
                }
            } else {
                self.line(canvas, (x, y, end), &set);
                let seen = set.clusters();
                if let (Some(role), Some(first), Some(last)) = (look, seen.first(), seen.last()) {
                    let to = (x + last.column + last.cols).min(end);
                    canvas.restyle(x + first.column, y, to, self.palette.style(role));
                }
            }
            y += rows;
        }
        if placed.look.ruled {
            self.head_rule(canvas, placed, foot);
        }
    }

    /// A kicker in the row of the rule over its story: in the middle like the rest
    /// of the head, or where that begins.
    fn kicker_in_rule(&self, canvas: &mut Canvas<'_>, placed: &Placed, kicker: &SetLine<'_>) {
        let cols = kicker.row.cols;
        let left =
            if placed.look.centred { placed.w.saturating_sub(cols) / 2 } else { BEFORE_KICKER };
        let (x, y) = (placed.x + left, placed.y - 1);
        let blank = " ".repeat(usize::from(cols) + 2);
        canvas.text(x - 1, y, x + cols + 1, &blank, self.palette.style(Role::Text));
        self.line(canvas, (x, y, x + cols), kicker);
    }

    fn head_rule(&self, canvas: &mut Canvas<'_>, placed: &Placed, y: u16) {
        let style = self.palette.style(Role::Rule);
        canvas.row(placed.x, y, placed.x + placed.w, self.glyphs.horizontal, style);
    }
}

/// Cells from a story's edge to a kicker in the rule over it: two of the rule, and
/// one that parts them.
const BEFORE_KICKER: u16 = 3;

/// A row in letters of twice the size; its columns are two cells wide.
fn large_row(canvas: &mut Canvas<'_>, (x, y): (u16, u16), set: &SetLine<'_>, style: Style) {
    for cluster in set.clusters().iter().filter(|cluster| !cluster.symbol.trim().is_empty()) {
        canvas.large(x + 2 * cluster.column, y, &cluster.symbol, cluster.cols, style);
    }
}

/// The letters of a headline set apart by at most so many cells, each with its
/// column, if it is of wide ones and so takes no more than two thirds of the
/// width. Figures and Latin words stay together.
fn spread<'a>(set: &'a SetLine<'a>, width: u16, apart: u16) -> Option<Vec<(RowCluster<'a>, u16)>> {
    let clusters = set.clusters();
    if clusters.iter().any(|c| c.leftwards) || !clusters.iter().any(|c| c.cols > 1) {
        return None;
    }
    let columns = |cells: u16| {
        let mut at = 0;
        let mut columns = Vec::with_capacity(clusters.len());
        for (index, cluster) in clusters.iter().enumerate() {
            if let Some(before) = index.checked_sub(1).map(|before| &clusters[before]) {
                at += cluster.column - (before.column + before.cols);
                at += if before.cols + cluster.cols > 2 { cells } else { 0 };
            }
            columns.push(at);
            at += cluster.cols;
        }
        (columns, at)
    };
    let (columns, cols) = (1..=apart).rev().map(columns).find(|(_, cols)| cols * 3 <= width * 2)?;
    let left = (width - cols) / 2;
    let at = columns.into_iter().map(|column| left + column);
    Some(clusters.iter().cloned().zip(at).collect())
}
