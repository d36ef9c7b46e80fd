//! Rows that end where they are told to.

use super::super::shape::{Row, Shape};
use super::super::token::Tokens;
use super::{FillPosition, Filler};

/// The rows of a paragraph again, from its row `first` on, with ends at these
/// bytes and one row more; `None` where they do not go in so.
pub(in super::super) fn fill_at_ends(
    text: &str,
    tokens: &Tokens,
    (shape, first): (&Shape, &Row),
    ends: &[u32],
) -> Option<Vec<Row>> {
    let mut filler = Filler::new(text, tokens, shape);
    filler.here = FillPosition::of(first);
    let mut rows = Vec::with_capacity(ends.len() + 1);
    for &end in ends {
        filler.stop = end;
        let row = filler.row(rows.is_empty());
        if row.end != end || row.last {
            return None;
        }
        rows.push(row);
    }
    filler.stop = u32::MAX;
    let last = filler.row(rows.is_empty());
    rows.push(last);
    last.last.then_some(rows)
}
