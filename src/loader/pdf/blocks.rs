//! Lines to blocks: those that stand one under another, in letters of one
//! size and at one distance.

use super::lines::PdfLine;

/// Lines above that are looked at.
const NEAR: usize = 256;

/// Sorts lines into blocks; each block has its lines from the first to the
/// last, as indices, and blocks come in the order in which they are drawn.
pub(super) fn blocks(lines: &[PdfLine]) -> Vec<Vec<usize>> {
    let mut above: Vec<Option<usize>> = vec![None; lines.len()];
    let mut headings: Vec<i64> = lines.iter().map(PdfLine::heading).collect();
    headings.sort_unstable();
    headings.dedup();
    for heading in headings {
        let mut group: Vec<usize> =
            (0..lines.len()).filter(|&at| lines[at].heading() == heading).collect();
        group.sort_by(|&a, &b| lines[a].base.total_cmp(&lines[b].base));
        link(lines, &group, &mut above);
    }
    let usual = usual_gap(lines, &above);
    for (at, link) in above.iter_mut().enumerate() {
        let wide = link.is_some_and(|up| gap(&lines[up], &lines[at]) > usual + 0.35);
        if wide {
            *link = None;
        }
    }
    chains(&above)
}

/// Finds for each line the one that it stands under.
fn link(lines: &[PdfLine], sorted: &[usize], above: &mut [Option<usize>]) {
    let mut taken = vec![false; lines.len()];
    for (rank, &at) in sorted.iter().enumerate() {
        let line = &lines[at];
        let before = sorted[rank.saturating_sub(NEAR)..rank].iter().rev().copied();
        let nearest = before
            .filter(|&up| shared(&lines[up], line) > 0.0 && gap(&lines[up], line) > -0.6)
            .min_by(|&a, &b| gap(&lines[a], line).total_cmp(&gap(&lines[b], line)));
        let Some(up) = nearest.filter(|&up| !taken[up] && belongs(&lines[up], line)) else {
            continue;
        };
        taken[up] = true;
        above[at] = Some(up);
    }
}

/// The white space between two lines, in sizes of the smaller letters.
fn gap(upper: &PdfLine, lower: &PdfLine) -> f64 {
    (lower.sides().0 - upper.sides().1) / upper.size.min(lower.size).max(f64::EPSILON)
}

/// How much two lines share, in lengths of the shorter one.
fn shared(a: &PdfLine, b: &PdfLine) -> f64 {
    let common = a.to.min(b.to) - a.from.max(b.from);
    common / (a.to - a.from).min(b.to - b.from).max(f64::EPSILON)
}

fn belongs(upper: &PdfLine, lower: &PdfLine) -> bool {
    let (small, large) = (upper.size.min(lower.size), upper.size.max(lower.size));
    upper.vertical == lower.vertical
        && !upper.furniture
        && !lower.furniture
        && large < 1.12 * small
        && gap(upper, lower) < 1.3
        && shared(upper, lower) > 0.5
}

/// The white space that most lines have above them.
fn usual_gap(lines: &[PdfLine], above: &[Option<usize>]) -> f64 {
    let pairs = above.iter().enumerate().filter_map(|(at, up)| Some((at, (*up)?)));
    let mut gaps: Vec<f64> = pairs.map(|(at, up)| gap(&lines[up], &lines[at])).collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or(0.5)
}

/// The chains that links make.
fn chains(above: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut below = vec![None; above.len()];
    for (at, up) in above.iter().enumerate() {
        if let Some(up) = *up {
            below[up] = Some(at);
        }
    }
    let heads = (0..above.len()).filter(|&at| above[at].is_none());
    let chain = |head| std::iter::successors(Some(head), |&at: &usize| below[at]).collect();
    heads.map(chain).collect()
}
