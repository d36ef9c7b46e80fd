//! Stage: the paragraphs of a printed column, by its indents and short lines.

use std::ops::Range;

use super::geometry::{Rect, Scale};
use super::glyph::{ends_sentence, is_closer};
use crate::recovery::sheet::{Layout, SheetLine};

/// Parts the lines of a block where they stand in another column, far below,
/// or in letters of another height.
pub(super) fn runs(layout: &Layout, lines: Range<usize>, scale: &Scale) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = lines.start;
    let pitch = pitch(&layout.lines[lines.clone()], scale);
    for at in lines.start + 1..lines.end {
        let (a, b) = (&layout.lines[at - 1], &layout.lines[at]);
        if parts(a, b, pitch, scale) {
            out.push(start..at);
            start = at;
        }
    }
    out.push(start..lines.end);
    out
}

/// How far lines stand from one another, from top to top.
fn pitch(lines: &[SheetLine], scale: &Scale) -> f32 {
    let tops: Vec<f32> =
        lines.iter().filter_map(|line| line.area).map(|area| scale.rect(area).top).collect();
    let steps = tops.windows(2).map(|pair| pair[1] - pair[0]);
    let mut steps: Vec<f32> = steps.filter(|step| *step > 0.3 * scale.body).collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 2).copied().unwrap_or(1.5 * scale.body)
}

fn parts(a: &SheetLine, b: &SheetLine, pitch: f32, scale: &Scale) -> bool {
    let (Some(above), Some(below)) = (a.area, b.area) else { return false };
    let (above, below) = (scale.rect(above), scale.rect(below));
    if same_row(&above, &below) {
        return false;
    }
    let climbs = below.middle().1 < above.middle().1 - 0.5 * scale.body;
    let leaps = below.top - above.top > 2.2 * pitch && below.top - above.foot > scale.body;
    let (one, other) = (scale.letter(a), scale.letter(b));
    let resized = one.max(other) > 1.5 * one.min(other) && a.text.len().min(b.text.len()) >= 6;
    climbs || leaps || resized
}

/// Whether two pieces stand side by side.
fn same_row(a: &Rect, b: &Rect) -> bool {
    let common = a.foot.min(b.foot) - a.top.max(b.top);
    let height = (a.foot - a.top).min(b.foot - b.top);
    common > 0.6 * height && a.shares(b) < 0.2
}

/// The lines of a table from top to bottom, those that stand side by side in one row;
/// where it is not known where they stand, each is a row.
pub(super) fn rows(layout: &Layout, lines: &[usize], scale: &Scale) -> Vec<Vec<usize>> {
    let rect = |line: &usize| layout.lines[*line].area.map(|area| scale.rect(area));
    let placed: Option<Vec<(Rect, usize)>> =
        lines.iter().map(|line| Some((rect(line)?, *line))).collect();
    let Some(mut placed) = placed else { return lines.iter().map(|line| vec![*line]).collect() };
    placed.sort_by(|(a, _), (b, _)| a.top.total_cmp(&b.top));
    let rows = placed.chunk_by_mut(|(a, _), (b, _)| same_row(a, b));
    let row = |cells: &mut [(Rect, usize)]| {
        cells.sort_by(|(a, _), (b, _)| a.left.total_cmp(&b.left));
        cells.iter().map(|(_, line)| *line).collect()
    };
    rows.map(row).collect()
}

/// Parts a run of lines into its paragraphs, as ranges of `lines`.
pub(super) fn paragraphs(
    layout: &Layout,
    lines: &[usize],
    scale: &Scale,
    text: &str,
) -> Vec<Range<usize>> {
    let line = |at: usize| &layout.lines[lines[at]];
    let rects: Vec<Option<Rect>> =
        (0..lines.len()).map(|at| line(at).area.map(|area| scale.rect(area))).collect();
    let mut out = Vec::new();
    let mut start = 0;
    for at in 1..lines.len() {
        let (before, here) = (&text[line(at - 1).text.clone()], &text[line(at).text.clone()]);
        if begins(&rects, at, (before, here), scale.body) {
            out.push(start..at);
            start = at;
        }
    }
    out.push(start..lines.len());
    // Where every other line begins a paragraph, the edge is no indent: verse,
    // a table, a ragged edge.
    if out.len() > 3 && out.len() * 3 > lines.len() * 2 {
        out.clear();
        out.push(0..lines.len());
    }
    out
}

/// Whether a line begins a paragraph.
fn begins(rects: &[Option<Rect>], at: usize, texts: (&str, &str), em: f32) -> bool {
    let (before, here) = texts;
    let (Some(Some(above)), Some(Some(line))) = (rects.get(at - 1), rects.get(at)) else {
        return false;
    };
    if same_row(above, line) {
        return false;
    }
    let near = |reach: usize, skip: usize| {
        let around = rects[at.saturating_sub(reach)..(at + reach + 1).min(rects.len())].iter();
        let skipped = skip - at.saturating_sub(reach);
        around.enumerate().filter(move |(i, _)| *i != skipped).filter_map(|(_, rect)| *rect)
    };
    // Beside its neighbours only, since a page may lie askew.
    let edge = near(2, at).map(|rect| rect.left).min_by(f32::total_cmp).unwrap_or(line.left);
    let margin = near(3, at - 1).map(|rect| rect.right).max_by(f32::total_cmp);
    let indent = (line.left - edge) / em;
    let short = (margin.unwrap_or(above.right) - above.right) / em;
    let last = before.chars().rev().find(|c| !is_closer(*c));
    // In a headline of capitals a capital begins nothing, and a colon ends nothing.
    let shouts = is_in_capitals(before) && is_in_capitals(here);
    let announces = |c: char| matches!(c, ':' | '：') && !shouts;
    let ended = last.is_some_and(|c| ends_sentence(c) || announces(c));
    let first = here.chars().find(|c| c.is_alphanumeric());
    let capital = !shouts && first.is_some_and(|c| !c.is_lowercase());
    let indented = (0.6..=6.0).contains(&indent);
    let centred = |rect: &Rect| {
        let air = (rect.left - edge, margin.unwrap_or(rect.right) - rect.right);
        air.0 > 6.0 * em && air.1 > 3.0 * em
    };
    if centred(line) && ended || centred(above) && !centred(line) && capital {
        return true;
    }
    indented && (ended || short > 2.0) || ended && short > 2.5 && capital
}

/// Whether all letters of a line that has any cases are capitals.
fn is_in_capitals(line: &str) -> bool {
    line.chars().any(char::is_uppercase) && !line.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_parts_a_list_from_its_announcement_and_no_headline_of_capitals() {
        let rect = |top: f32, right: f32| Some(Rect { left: 0.0, top, right, foot: top + 1.0 });
        let rects = [rect(0.0, 9.0), rect(1.5, 20.0), rect(3.0, 20.0)];
        let begins = |before, here| begins(&rects, 1, (before, here), 1.0);
        assert!(begins("The boats were:", "Tern, Harbour pilot"));
        assert!(!begins("BOLLARD LOST:", "WEND ASKS FOR A HARMONIUM"));
    }
}
