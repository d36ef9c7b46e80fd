//! Stage: text whose line ends matter: verse, and the rows of tables.

use std::ops::Range;

use super::geometry::{Rect, Scale};
use crate::loader::sheet::Layout;

/// Whether the lines of a block are verse: nearly all of them begin with a
/// capital, and most end before the margin does.
pub(super) fn is_verse(layout: &Layout, lines: Range<usize>, scale: &Scale, text: &str) -> bool {
    const LEAST: usize = 4;
    let lines = &layout.lines[lines];
    let rects: Vec<Rect> =
        lines.iter().filter_map(|line| line.area).map(|area| scale.rect(area)).collect();
    if lines.len() < LEAST || rects.len() < lines.len() {
        return false;
    }
    let firsts =
        lines.iter().map(|line| text[line.text.clone()].chars().find(|c| c.is_alphabetic()));
    let capitals = firsts.filter(|first| first.is_some_and(char::is_uppercase)).count();
    let margin = rects.iter().map(|rect| rect.right).fold(f32::MIN, f32::max);
    let short = rects.iter().filter(|rect| margin - rect.right > scale.body).count();
    let under = |pair: &[Rect]| pair[1].middle().1 > pair[0].middle().1;
    capitals * 5 >= lines.len() * 4 && short * 2 > lines.len() && rects.windows(2).all(under)
}

/// The lines of a table row by row, each from the left. `scale` measures the
/// page of a line.
pub(super) fn rows<'a>(
    layout: &Layout,
    lines: &[usize],
    scale: impl Fn(usize) -> Option<&'a Scale>,
) -> Vec<Vec<usize>> {
    let page = |line: usize| layout.zone_of(line).map_or(0, |zone| zone.page);
    let rect = |line: usize| {
        let area = layout.lines[line].area?;
        Some(scale(page(line))?.rect(area))
    };
    let placed: Option<Vec<(usize, usize, Rect)>> =
        lines.iter().map(|&line| Some((page(line), line, rect(line)?))).collect();
    let Some(mut placed) = placed else { return lines.iter().map(|&line| vec![line]).collect() };
    placed.sort_by(|(page, _, a), (other, _, b)| {
        page.cmp(other).then(a.middle().1.total_cmp(&b.middle().1))
    });
    let mut rows: Vec<Vec<(usize, usize, Rect)>> = Vec::new();
    for line in placed {
        let (page, _, rect) = line;
        match rows.last_mut() {
            Some(row) if row[0].0 == page && rect.middle().1 < row[0].2.foot => row.push(line),
            _ => rows.push(vec![line]),
        }
    }
    for row in &mut rows {
        row.sort_by(|(_, _, a), (_, _, b)| a.left.total_cmp(&b.left));
    }
    rows.into_iter().map(|row| row.into_iter().map(|(_, line, _)| line).collect()).collect()
}
