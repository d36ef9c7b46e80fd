//! A story's text, cut into the columns it spans.

use super::Cursor;
use super::story::TextLine;

/// Rows of a story's text in one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// The first of them, in [`super::Story::text`].
    pub from: Cursor,
    /// How many.
    pub rows: u16,
}

/// Cuts `lines` into at most `span` columns of at most `height` rows: as even
/// as they go if all fit; else full ones, the last row left free if `hints`
/// is to say there that there is more. Tells whether there is.
pub(super) fn cut(lines: &[TextLine], (span, height): (u16, u16), hints: bool) -> (Vec<Cut>, bool) {
    let even = (lines.len().div_ceil(usize::from(span.max(1))) as u16).min(height);
    for height in even..=height {
        let (cuts, taken) = columns(lines, (0..span).map(|_| height));
        if taken == lines.len() {
            return (cuts, false);
        }
    }
    // Of a single row nothing is given up for the hint.
    let last = if hints && height > 1 { height - 1 } else { height };
    let heights = (0..span).map(|column| if column + 1 == span { last } else { height });
    let (cuts, _) = columns(lines, heights);
    (cuts, true)
}

/// Fills columns of these heights; no column begins with an empty row, and
/// none ends with a subhead, which goes over what it announces instead. Gives
/// how many lines they took.
fn columns(lines: &[TextLine], heights: impl Iterator<Item = u16>) -> (Vec<Cut>, usize) {
    let mut taken = 0;
    let mut cuts = Vec::new();
    for height in heights {
        taken += lines[taken..].iter().take_while(|line| line.blank).count();
        let mut rows = lines[taken..].len().min(usize::from(height));
        if taken + rows < lines.len() {
            let column = &lines[taken..taken + rows];
            rows -= column.iter().rev().take_while(|line| line.blank || line.announces).count();
        }
        if rows == 0 {
            break;
        }
        cuts.push(Cut { from: lines[taken].cursor, rows: rows as u16 });
        taken += rows;
    }
    (cuts, taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One row for each letter: `t` text, `s` a subhead, a space an empty one.
    fn lines(rows: &str) -> Vec<TextLine> {
        let line = |(row, c)| TextLine {
            cursor: Cursor { slug: 1, row },
            blank: c == ' ',
            announces: c == 's',
        };
        rows.chars().enumerate().map(line).collect()
    }

    fn shown(rows: &str, span: u16, height: u16) -> (Vec<(usize, u16)>, bool) {
        let (cuts, more) = cut(&lines(rows), (span, height), true);
        (cuts.iter().map(|cut| (cut.from.row, cut.rows)).collect(), more)
    }

    #[test]
    fn a_text_that_fits_has_columns_of_even_length() {
        assert_eq!(shown("ttttttt", 2, 9), (vec![(0, 4), (4, 3)], false));
        assert_eq!(shown("ttt", 1, 3), (vec![(0, 3)], false));
        assert_eq!(shown("", 2, 9), (vec![], false));
    }

    #[test]
    fn a_text_that_is_cut_leaves_a_row_for_the_hint() {
        assert_eq!(shown("tttttttttt", 2, 4), (vec![(0, 4), (4, 3)], true));
    }

    #[test]
    fn a_text_cut_without_a_hint_has_every_row() {
        let (cuts, more) = cut(&lines("tttt"), (1, 2), false);
        assert_eq!((cuts[0].rows, more), (2, true));
    }

    #[test]
    fn no_column_begins_with_the_space_between_two_paragraphs() {
        assert_eq!(shown("tttt tttt", 2, 4), (vec![(0, 4), (5, 4)], false));
    }

    #[test]
    fn a_subhead_does_not_stand_last_before_the_cut() {
        assert_eq!(shown("tttt stttt", 1, 7), (vec![(0, 4)], true));
    }

    #[test]
    fn a_subhead_at_the_foot_of_a_column_goes_to_the_next() {
        assert_eq!(shown("tttt stttt", 2, 6), (vec![(0, 4), (5, 5)], false));
        assert_eq!(shown("ttt sttttttttt", 2, 5), (vec![(0, 3), (4, 4)], true));
    }

    #[test]
    fn where_there_is_no_row_for_text_there_is_none() {
        assert_eq!(shown("ttt", 2, 0), (vec![], true));
        assert_eq!(shown("ttt", 1, 1), (vec![(0, 1)], true));
    }
}
