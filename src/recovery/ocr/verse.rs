//! Stage: text whose line ends matter: verse, and the rows of tables.

use std::ops::Range;

use super::geometry::{Rect, Scale};
use crate::recovery::sheet::Layout;

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

/// Lays a table that stands on its side as it is read: up the page, or down,
/// whichever way its lines follow each other in the file.
fn lay_straight(placed: &mut [(usize, usize, Rect)], layout: &Layout) {
    const WORD: usize = 5;
    let words = || placed.iter().filter(|(_, line, _)| layout.lines[*line].text.len() >= WORD);
    let tall = words().filter(|(.., r)| r.foot - r.top > 1.5 * r.width()).count();
    if tall * 2 <= words().count() {
        return;
    }
    let side_by_side = placed.windows(2).filter(|two| {
        let (a, b) = (&two[0].2, &two[1].2);
        (a.middle().0 - b.middle().0).abs() < a.width().max(b.width())
    });
    let (mut up, mut down) = (0, 0);
    for two in side_by_side {
        let climbs = two[1].2.middle().1 < two[0].2.middle().1;
        *(if climbs { &mut up } else { &mut down }) += 1;
    }
    for (.., rect) in placed {
        let Rect { left, top, right, foot } = *rect;
        *rect = if up > down {
            Rect { left: -foot, top: left, right: -top, foot: right }
        } else {
            Rect { left: top, top: -right, right: foot, foot: -left }
        };
    }
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
    lay_straight(&mut placed, layout);
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
