//! Lines that run downwards, drawn character by character: some writers place
//! each by itself, with a font that knows nothing of it.

use super::marks::{Drawn, DrawnMark};

/// How many characters one under another show that a page has such lines.
const SURE: usize = 5;
/// How many are taken for one where others show it.
const LEAST: usize = 2;

/// The marks of a page, those in such lines turned downwards.
pub(super) fn stack(drawn: &Drawn) -> Vec<DrawnMark> {
    let mut marks = drawn.marks.clone();
    let runs = runs(drawn);
    if runs.iter().all(|(start, end)| end - start < SURE) {
        return marks;
    }
    for (start, end) in runs.into_iter().filter(|(start, end)| end - start >= LEAST) {
        // Marks may stand off the middle; characters as wide as high do not.
        let middles =
            marks[start..end].iter().map(|mark| (middle(mark), mark.end.0 - mark.start.0));
        let widest = middles.max_by(|a, b| a.1.total_cmp(&b.1));
        let middle = widest.map_or(0.0, |(middle, _)| middle);
        for mark in &mut marks[start..end] {
            let top = mark.start.1 - 0.88 * mark.size;
            mark.start = (middle, top);
            mark.end = (middle, top + mark.size);
            mark.along = (0.0, 1.0);
            mark.vertical = true;
        }
    }
    marks
}

fn middle(mark: &DrawnMark) -> f64 {
    f64::midpoint(mark.start.0, mark.end.0)
}

/// The stretches of characters that are drawn one under another.
fn runs(drawn: &Drawn) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut start = 0;
    for at in 1..=drawn.marks.len() {
        if at < drawn.marks.len() && is_under(drawn, &drawn.marks[at - 1], &drawn.marks[at]) {
            continue;
        }
        if at - start >= LEAST {
            runs.push((start, at));
        }
        start = at;
    }
    runs
}

/// Whether a character stands right under the one drawn before it.
fn is_under(drawn: &Drawn, above: &DrawnMark, mark: &DrawnMark) -> bool {
    let level = |mark: &DrawnMark| !mark.vertical && mark.along.0 > 0.999;
    let single = |mark: &DrawnMark| {
        let mut letters = drawn.text_of(mark).chars();
        let wide = letters.next().is_some_and(|c| c >= '\u{2E80}' || "—…“”‘’·".contains(c));
        wide && letters.next().is_none()
    };
    let size = above.size.min(mark.size);
    let (down, off) = (mark.start.1 - above.start.1, (middle(mark) - middle(above)).abs());
    level(above)
        && level(mark)
        && above.operator != mark.operator
        && above.size.max(mark.size) < 1.05 * size
        && (0.7 * size..1.8 * size).contains(&down)
        && off < 0.45 * size
        && single(above)
        && single(mark)
}
