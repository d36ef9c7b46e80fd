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
    const MOST_DANGLING: u16 = 3;
    let span = if lines.len() <= FEW.min(usize::from(height)) { 1 } else { span };
    let even = (lines.len().div_ceil(usize::from(span.max(1))) as u16).min(height);
    let mut unsound = None;
    for height in even..=height {
        let (cuts, taken) = columns(lines, (0..span).map(|_| height));
        if taken == lines.len() {
            // Lower, a table might be parted that goes whole into one.
            let ends = cuts.split_last().map_or(&cuts[..], |(_, others)| others);
            if ends.iter().all(|cut| dangling(shown(lines, cut)) == 0) {
                return (cuts, false);
            }
            unsound.get_or_insert(cuts);
        }
    }
    if let Some(cuts) = unsound {
        return (cuts, false);
    }
    // Of a single row nothing is given up for the hint.
    let last = if hints && height > 1 { height - 1 } else { height };
    let heights = (0..span).map(|column| if column + 1 == span { last } else { height });
    let (mut cuts, mut taken) = columns(lines, heights);
    let (is_last, is_only) = (cuts.len() == usize::from(span), cuts.len() == 1);
    if let Some(cut) = cuts.last_mut() {
        // A table that is cut is better than none and a hole in its place.
        if is_last && last - cut.rows.min(last) > MOST_DANGLING {
            cut.rows = (lines.len() - cut.index).min(usize::from(last)) as u16;
            taken = cut.index + usize::from(cut.rows);
        }
        let shown = &lines[cut.index..taken];
        let blank = shown.iter().rev().take_while(|line| line.blank).count();
        let dangling = Some(dangling(shown)).filter(|&rows| rows <= usize::from(MOST_DANGLING));
        let dropped = blank.max(dangling.unwrap_or(0)) as u16;
        // A subhead alone is better than nothing.
        cut.rows -= if is_only && dropped == cut.rows { 0 } else { dropped };
    }
    cuts.retain(|cut| cut.rows > 0);
    (cuts, true)
}

/// Rows of `lines` that stand under each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The column, from 0, ...
    pub column: u16,
    /// ... the row in it, ...
    pub y: u16,
    /// ... and what stands there.
    pub rows: ColumnRows,
}

/// How many rows all of `lines` takes in `span` columns, without space
/// between paragraphs and with it; at most `most`.
pub(super) fn heights(lines: &[Flowing], span: u16, most: u16) -> (u16, u16) {
    let (cuts, more) = cut(lines, (span, most), false);
    if more {
        return (most, most);
    }
    let tallest = cuts.iter().map(|cut| cut.rows).max().unwrap_or(0);
    let airy = |cut: &ColumnRows| cut.rows + partings(shown(lines, cut)).count() as u16;
    let airy = cuts.iter().map(airy).min().unwrap_or(0);
    (tallest, airy.clamp(tallest, most.max(tallest)))
}

/// Parts the paragraphs of columns that are to be `height` rows high, as far as
/// there are rows left for it.
pub(super) fn parted(lines: &[Flowing], cuts: &[ColumnRows], height: u16) -> Vec<Stretch> {
    let mut out = Vec::with_capacity(cuts.len());
    for (cut, column) in cuts.iter().zip(0..) {
        let shown = shown(lines, cut);
        let partings: Vec<usize> = partings(shown).collect();
        let spare = usize::from(height.saturating_sub(cut.rows)).min(partings.len());
        // A space here and there would mean something.
        let spare = if spare * 2 < partings.len() { 0 } else { spare };
        // If not all can be parted, those that are stand evenly.
        let chosen = (0..spare).map(|n| partings[n * partings.len() / spare]);
        let mut from = 0;
        for (y, to) in (0..).zip(chosen.chain([shown.len()])) {
            let rows = ColumnRows {
                from: shown[from].cursor,
                index: cut.index + from,
                rows: (to - from) as u16,
            };
            out.push(Stretch { column, y: y + from as u16, rows });
            from = to;
        }
    }
    out
}

fn shown<'a>(lines: &'a [Flowing], cut: &ColumnRows) -> &'a [Flowing] {
    &lines[cut.index..cut.index + usize::from(cut.rows)]
}

/// Where a paragraph ends and another begins without an empty row between.
fn partings(lines: &[Flowing]) -> impl Iterator<Item = usize> {
    let part = |pair: &[Flowing]| {
        pair[0].cursor.slug != pair[1].cursor.slug && !pair[0].blank && !pair[1].blank
    };
    lines.windows(2).enumerate().filter(move |(_, pair)| part(pair)).map(|(at, _)| at + 1)
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
    fn what_belongs_together_is_not_parted_to_make_columns_even() {
        assert_eq!(shown("sssst", 2, 9), (vec![(0, 5)], false));
        assert_eq!(shown("sssst", 2, 4), (vec![(0, 3), (3, 2)], false), "there is no room");
    }

    #[test]
    fn a_subhead_alone_is_shown_rather_than_nothing() {
        assert_eq!(shown("ssttt", 1, 3), (vec![(0, 2)], true));
    }

    #[test]
    fn a_table_goes_whole_into_the_next_column_but_is_cut_with_its_story() {
        // Its rows announce each other, all but the last.
        assert_eq!(shown("tttttsssst", 2, 6), (vec![(0, 5), (5, 5)], false));
        assert_eq!(shown("tttttssssssst", 1, 11), (vec![(0, 10)], true));
    }

    #[test]
    fn paragraphs_are_parted_if_there_are_rows_for_about_all_of_them() {
        let mut lines = lines("tttttt");
        for (line, slug) in lines.iter_mut().zip([1, 1, 2, 2, 3, 4]) {
            line.cursor.slug = slug;
        }
        let rows = |height| {
            let (cuts, _) = cut(&lines, (1, height), false);
            let parted = parted(&lines, &cuts, height);
            parted.iter().map(|s| (s.y, s.rows.rows)).collect::<Vec<_>>()
        };
        assert_eq!(heights(&lines, 1, 20), (6, 9));
        assert_eq!(rows(9), [(0, 2), (3, 2), (6, 1), (8, 1)]);
        assert_eq!(rows(30), rows(9), "no more than one row each");
        assert_eq!(rows(7), [(0, 6)], "one of three would look like a pause");
    }

    #[test]
    fn where_there_is_no_row_for_text_there_is_none() {
        assert_eq!(shown("ttt", 2, 0), (vec![], true));
        assert_eq!(shown("ttt", 1, 1), (vec![(0, 1)], true));
    }
}
