//! Rows into columns that stand side by side, for an article that is read in
//! several: whole screens, turned like pages and never half scrolled.

use super::{Cursor, Line};

/// What columns need to know of a row.
#[derive(Debug, Clone, Copy)]
pub struct Flowing {
    /// Where it is.
    pub cursor: Cursor,
    /// It is empty: no column begins with it.
    pub blank: bool,
    /// It announces what follows: no column ends with it.
    pub announces: bool,
    /// How much of a column's height it takes ([`Line::extent`]).
    pub extent: u16,
}

impl From<&Line<'_>> for Flowing {
    fn from(line: &Line<'_>) -> Self {
        let Line { cursor, ref text, extent } = *line;
        Self { cursor, blank: text.is_none(), announces: line.announces(), extent }
    }
}

/// The rows of one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnRows {
    /// The first of them, ...
    pub from: Cursor,
    /// ... and its index among the rows that were given.
    pub index: usize,
    /// How many.
    pub rows: u16,
}

/// Fills columns of these heights. None begins with an empty row, and a
/// subhead at the foot of one goes to the head of the next, unless it is all
/// there is in the column; what is higher than a column has one to itself.
/// Gives how many of `rows` they took.
#[must_use]
pub fn columns(rows: &[Flowing], heights: impl Iterator<Item = u16>) -> (Vec<ColumnRows>, usize) {
    let mut taken = 0;
    let mut cuts = Vec::new();
    for height in heights {
        taken += rows[taken..].iter().take_while(|row| row.blank).count();
        let left = &rows[taken..];
        let mut fits = fitting(left, height);
        if fits == 0 {
            break;
        }
        if fits < left.len() {
            let kept = fits - dangling(&left[..fits]);
            fits = if kept > 0 { kept } else { fits };
        }
        cuts.push(ColumnRows { from: left[0].cursor, index: taken, rows: fits as u16 });
        taken += fits;
    }
    (cuts, taken)
}

/// How many rows a column of this height takes: at least one, if it has any.
fn fitting(rows: &[Flowing], height: u16) -> usize {
    let mut room = height;
    let fits = rows.iter().take_while(|row| {
        let rest = room.checked_sub(row.extent);
        room = rest.unwrap_or(0);
        rest.is_some()
    });
    fits.count().max(rows.len().min(height.into()).min(1))
}

/// How many rows at the end have no business there: subheads without their
/// text and the space before them.
#[must_use]
pub fn dangling(rows: &[Flowing]) -> usize {
    let subheads = rows.iter().rev().take_while(|row| row.blank || row.announces);
    let count = subheads.count();
    let announces = rows[rows.len() - count..].iter().any(|row| row.announces);
    if announces { count } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One row for each letter: `t` text, `s` a subhead, a space an empty one.
    /// The columns as letters.
    fn shown<const N: usize>(text: &str, heights: [u16; N]) -> (Vec<&str>, usize) {
        let row = |(row, c)| Flowing {
            cursor: Cursor { slug: 1, row },
            blank: c == ' ',
            announces: c == 's',
            extent: if c == 'p' { 4 } else { 1 },
        };
        let rows: Vec<_> = text.chars().enumerate().map(row).collect();
        let (cuts, taken) = columns(&rows, heights.into_iter());
        let letters = |cut: &ColumnRows| &text[cut.index..cut.index + usize::from(cut.rows)];
        (cuts.iter().map(letters).collect(), taken)
    }

    #[test]
    fn a_subhead_at_the_foot_of_a_column_goes_to_the_next() {
        assert_eq!(shown("ttt sttt", [5, 5]), (vec!["ttt", "sttt"], 8));
        assert_eq!(shown("ttt sstttt", [6, 6]), (vec!["ttt", "sstttt"], 10));
    }

    #[test]
    fn what_a_column_leaves_over_begins_the_next_screen() {
        assert_eq!(shown("tttt stt", [6]), (vec!["tttt"], 4));
    }

    #[test]
    fn a_column_of_nothing_but_subheads_keeps_them() {
        assert_eq!(shown("ssst", [2, 2]), (vec!["ss", "st"], 4));
    }

    #[test]
    fn a_subhead_with_a_line_of_its_text_stays() {
        assert_eq!(shown("ttstt", [4, 4]), (vec!["ttst", "t"], 5));
    }

    #[test]
    fn no_column_begins_with_an_empty_row() {
        assert_eq!(shown("ttt  ttt", [3, 3]), (vec!["ttt", "ttt"], 8));
    }

    #[test]
    fn what_is_higher_than_its_row_goes_where_it_has_room() {
        assert_eq!(shown("tptt", [6, 6]), (vec!["tpt", "t"], 4));
        assert_eq!(shown("tttptt", [6, 6]), (vec!["ttt", "ptt"], 6));
        assert_eq!(shown("tpt", [3, 3, 3]), (vec!["t", "p", "t"], 3));
    }

    #[test]
    fn a_subhead_that_ends_everything_has_nowhere_to_go() {
        assert_eq!(shown("tts", [3, 3]), (vec!["tts"], 3));
    }
}
