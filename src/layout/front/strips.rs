//! A story's text, cut into the columns it spans.

use crate::layout::{ColumnRows, Flowing, columns, dangling};

/// Cuts `lines` into at most `span` columns of at most `height` rows: as even
/// as they go if all fit; else full ones, the last row left free if `hints`
/// is to say there that there is more. Tells whether there is.
/// A few rows stay in one column: a sentence is not parted over two.
pub(super) fn cut(
    lines: &[Flowing],
    (span, height): (u16, u16),
    hints: bool,
) -> (Vec<ColumnRows>, bool) {
    const FEW: usize = 3;
    let span = if lines.len() <= FEW.min(usize::from(height)) { 1 } else { span };
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
    let (mut cuts, taken) = columns(lines, heights);
    if let Some(cut) = cuts.last_mut() {
        let shown = &lines[cut.index..taken];
        let blank = shown.iter().rev().take_while(|line| line.blank).count();
        cut.rows -= blank.max(dangling(shown)) as u16;
    }
    cuts.retain(|cut| cut.rows > 0);
    (cuts, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Cursor;

    /// One row for each letter: `t` text, `s` a subhead, a space an empty one.
    fn lines(rows: &str) -> Vec<Flowing> {
        let line = |(row, c)| Flowing {
            extent: 1,
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
    fn a_few_rows_are_not_parted() {
        assert_eq!(shown("tt", 2, 9), (vec![(0, 2)], false));
        assert_eq!(shown("ttt", 3, 2).0, [(0, 1), (1, 1), (2, 1)]);
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
    fn a_subhead_does_not_stand_at_the_foot_of_the_first_column_either() {
        assert_eq!(shown("ttt stttt", 2, 5), (vec![(0, 3), (4, 5)], false));
    }

    #[test]
    fn a_subhead_does_not_stand_last_before_the_cut() {
        assert_eq!(shown("tttt stttt", 1, 7), (vec![(0, 4)], true));
    }

    #[test]
    fn where_there_is_no_row_for_text_there_is_none() {
        assert_eq!(shown("ttt", 2, 0), (vec![], true));
        assert_eq!(shown("ttt", 1, 1), (vec![(0, 1)], true));
    }
}
