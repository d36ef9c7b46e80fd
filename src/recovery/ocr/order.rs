//! Stage: the order in which the blocks of a printed page are read. A column
//! is read from its head to its foot, then the one to its right; a headline
//! across several columns heads those under it, and not those beside it.

use std::collections::BTreeSet;

use super::geometry::{Rect, Run, Set};
use crate::recovery::sheet::weighted_median;

/// More blocks than a page has; a page of more is read column by column.
const MOST: usize = 1200;

/// The most wide blocks and pictures that are looked at as bars.
const BARS: usize = 64;

/// How much of their width two blocks share that stand one over the other.
const SHARED: f32 = 0.2;

/// The columns of a page.
#[derive(Debug)]
pub(super) struct Columns {
    /// The middle of each, from left to right.
    middles: Vec<f32>,
    /// How wide most of the text is set.
    pub(super) measure: f32,
}

impl Columns {
    /// The columns that runs stand in, as the text of several lines shows.
    pub(super) fn of<'a>(runs: &(impl Iterator<Item = &'a Run> + Clone)) -> Self {
        let text = |least: usize| {
            let long = runs.clone().filter(move |run| run.lines.len() >= least);
            long.filter_map(|run| run.rect.map(|rect| (rect, run.lines.len())))
        };
        let least = if text(3).next().is_some() { 3 } else { 1 };
        let widths = text(least).map(|(rect, lines)| (rect.width(), lines));
        let measure = weighted_median(widths, f32::total_cmp).unwrap_or(1.0).max(0.01);
        let narrow = text(least).filter(|(rect, _)| rect.width() < 1.4 * measure);
        let mut middles: Vec<f32> = narrow.map(|(rect, _)| rect.middle().0).collect();
        middles.sort_by(f32::total_cmp);
        let mut columns: Vec<(f32, f32)> = Vec::new();
        for middle in middles {
            match columns.last_mut() {
                Some((mean, count)) if middle - *mean < 0.55 * measure => {
                    *mean = (*mean * *count + middle) / (*count + 1.0);
                    *count += 1.0;
                }
                _ => columns.push((middle, 1.0)),
            }
        }
        let mut middles: Vec<f32> = columns.into_iter().map(|(middle, _)| middle).collect();
        if middles.is_empty() {
            middles.push(0.5);
        }
        Self { middles, measure }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.middles.len()
    }

    /// How lines stand in their column, by the first and the widest of them; `run` is the
    /// box of all that stand together with them.
    pub(super) fn set(&self, first: &Rect, widest: &Rect, run: &Rect) -> Set {
        let (column, span) = self.place(run);
        let wide = span > 1 || run.width() > 0.8 * self.measure;
        let middle = if wide { run.middle().0 } else { self.middles[column] };
        let width = if wide { run.width() } else { self.measure };
        let off = (first.middle().0 - middle).abs();
        let fills = widest.width() >= 0.9 * width.min(self.measure);
        if run.width() > 0.8 * self.measure && (fills || self.is_indented(first, column)) {
            Set::Full
        } else if off < 0.06 * width && first.width() < 0.8 * width {
            Set::Centred
        } else {
            Set::Loose
        }
    }

    /// Whether a line ends at its column's right edge and begins no further in than a
    /// paragraph does.
    fn is_indented(&self, line: &Rect, column: usize) -> bool {
        let right = self.middles[column] + self.measure / 2.0;
        (line.right - right).abs() < 0.03 * self.measure && line.width() > 0.8 * self.measure
    }

    /// The column that a box begins in, and how many it spans.
    pub(super) fn place(&self, rect: &Rect) -> (usize, usize) {
        let inside = |middle: &&f32| (rect.left..=rect.right).contains(*middle);
        let span = self.middles.iter().filter(inside).count();
        let first = self.middles.iter().position(|middle| *middle >= rect.left);
        let nearest = || {
            let far = |at: &usize| (self.middles[*at] - rect.middle().0).abs();
            (0..self.len()).min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(0)
        };
        match first.filter(|_| span > 0) {
            Some(first) => (first, span),
            None => (nearest(), 1),
        }
    }
}

/// The runs in reading order, with the bands that they are in. Those without a box follow what stands before
/// them in the file. `body` is the height of running text.
pub(super) fn order(runs: Vec<Run>, columns: &Columns, pictures: &[Rect], body: f32) -> Vec<Run> {
    let mut placed: Vec<(Rect, Vec<Run>)> = Vec::new();
    let mut leading = Vec::new();
    for run in runs {
        match (run.rect, placed.last_mut()) {
            (Some(rect), _) => placed.push((rect, vec![run])),
            (None, Some((_, with))) => with.push(run),
            (None, None) => leading.push(run),
        }
    }
    let blocks: Vec<(Rect, usize)> =
        placed.iter().map(|(rect, with)| (*rect, with[0].lines.len())).collect();
    let mut sequence = Vec::with_capacity(blocks.len());
    for (number, band) in bands(&blocks, columns, pictures, body).into_iter().enumerate() {
        for &at in &band {
            placed[at].1.iter_mut().for_each(|run| run.band = number);
        }
        let rects: Vec<Rect> = band.iter().map(|&at| blocks[at].0).collect();
        let sorted = if rects.len() <= MOST {
            by_neighbours(&rects, columns, pictures)
        } else {
            by_columns(&rects, columns)
        };
        sequence.extend(sorted.into_iter().map(|at| band[at]));
    }
    let mut parts: Vec<Option<Vec<Run>>> = placed.into_iter().map(|(_, run)| Some(run)).collect();
    let sorted = sequence.into_iter().filter_map(|at| parts[at].take()).flatten();
    leading.into_iter().chain(sorted).collect()
}

/// Parts a page where white space runs across columns of text that end and
/// begin there: the upper part is read before the lower one. `blocks` are
/// boxes with their numbers of lines.
fn bands(
    blocks: &[(Rect, usize)],
    columns: &Columns,
    pictures: &[Rect],
    body: f32,
) -> Vec<Vec<usize>> {
    let mut sorted: Vec<usize> = (0..blocks.len()).collect();
    sorted.sort_by(|&a, &b| blocks[a].0.top.total_cmp(&blocks[b].0.top));
    let mut strips: Vec<Vec<usize>> = Vec::new();
    let mut foot = f32::NEG_INFINITY;
    for at in sorted {
        let rect = &blocks[at].0;
        let over = |picture: &&Rect| picture.top < foot && picture.foot > rect.top;
        let white = rect.top - foot > 0.8 * body && !pictures.iter().any(|p| over(&p));
        match strips.last_mut() {
            Some(strip) if !white => strip.push(at),
            _ => strips.push(vec![at]),
        }
        foot = foot.max(rect.foot);
    }
    // The columns that hold text of several lines.
    let text = |strip: &[usize]| -> BTreeSet<usize> {
        let long = strip.iter().filter(|&&at| blocks[at].1 >= 3);
        long.map(|&at| columns.place(&blocks[at].0).0).collect()
    };
    let (mut bands, mut heads): (Vec<Vec<usize>>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut held = BTreeSet::new();
    for strip in strips {
        let found = text(&strip);
        let parts = held.len() >= 2 && found.len() >= 2;
        match bands.last_mut() {
            // Lines without text under them yet: heads of what follows.
            _ if found.is_empty() => heads.extend(strip),
            Some(band) if !parts => {
                band.extend(heads.drain(..).chain(strip));
                held.extend(found);
            }
            _ => {
                bands.push(heads.drain(..).chain(strip).collect());
                held = found;
            }
        }
    }
    match bands.last_mut() {
        Some(band) => band.extend(heads),
        None => bands.push(heads),
    }
    bands
}

fn by_columns(rects: &[Rect], columns: &Columns) -> Vec<usize> {
    let mut sequence: Vec<usize> = (0..rects.len()).collect();
    let keys: Vec<(usize, f32)> =
        rects.iter().map(|rect| (columns.place(rect).0, rect.top)).collect();
    sequence.sort_by(|&a, &b| keys[a].0.cmp(&keys[b].0).then(keys[a].1.total_cmp(&keys[b].1)));
    sequence
}

/// Orders blocks by what each pair says: of two that share some width the
/// upper one comes first; of two side by side the left one, unless something
/// wide parts them.
pub(super) fn by_neighbours(rects: &[Rect], columns: &Columns, pictures: &[Rect]) -> Vec<usize> {
    let wide = |rect: &&Rect| rect.width() > 1.3 * columns.measure;
    let bars: Vec<Rect> = rects.iter().chain(pictures).filter(wide).take(BARS).copied().collect();
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); rects.len()];
    let mut before = vec![0_usize; rects.len()];
    for a in 0..rects.len() {
        for b in a + 1..rects.len() {
            let (first, second) = match comes_first(&rects[a], &rects[b], &bars) {
                Some(true) => (a, b),
                Some(false) => (b, a),
                None => continue,
            };
            after[first].push(second);
            before[second] += 1;
        }
    }
    let rank = by_columns(rects, columns);
    let mut ranks = vec![0; rects.len()];
    for (at, &rect) in rank.iter().enumerate() {
        ranks[rect] = at;
    }
    let mut left: Vec<usize> = rank;
    let mut out = Vec::with_capacity(rects.len());
    while !left.is_empty() {
        // Where the pairs contradict each other, the least contradicted goes.
        let at = (0..left.len()).min_by_key(|&at| (before[left[at]], ranks[left[at]]));
        let next = left.remove(at.unwrap_or(0));
        for &other in &after[next] {
            before[other] = before[other].saturating_sub(1);
        }
        out.push(next);
    }
    out
}

/// Whether `a` is read before `b`, as far as the two tell.
fn comes_first(a: &Rect, b: &Rect, bars: &[Rect]) -> Option<bool> {
    if a.shares(b) > SHARED {
        return Some(a.middle().1 < b.middle().1);
    }
    let (left, right, a_left) =
        if a.middle().0 < b.middle().0 { (a, b, true) } else { (b, a, false) };
    let (upper, lower) = if a.middle().1 < b.middle().1 { (a, b) } else { (b, a) };
    let parts = |bar: &&Rect| {
        let middle = bar.middle().1;
        upper.middle().1 < middle
            && middle < lower.middle().1
            && bar.shares(left) > SHARED
            && bar.shares(right) > SHARED
    };
    match bars.iter().find(parts) {
        // The other way round is told by what stands over and under the bar.
        Some(_) if std::ptr::eq(left, lower) => None,
        _ => Some(a_left),
    }
}
