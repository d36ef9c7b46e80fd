//! Stage: lines that stand one under another are one run of text, however the
//! format parts them: line detectors make a block of every line and tell them
//! from the top of the page to its foot across all columns, and OCR of Chinese
//! takes single lines for paragraphs.

use super::geometry::{Rect, Run};
use crate::recovery::sheet::BlockHint;

/// More columns than a page has: so many runs may be open at one height.
const OPEN: usize = 64;
/// The white between two lines of one text, in heights of its letters: set
/// wide, it is less than a line.
const LEADING: f32 = 0.95;
/// How much larger the letters of one text are measured in one line than in
/// another.
const SAME_LETTER: f32 = 1.25;
/// By how much a text is wider than most columns, at most.
const WIDER: f32 = 1.3;
/// What stands further in than any indent, in em.
const FAR_IN: f32 = 6.0;

/// Joins runs that stand right under each other, where one of the two is a
/// single line. `measure` is how wide most text is set, `body` how high its
/// letters are.
pub(super) fn stacked(mut runs: Vec<Run>, measure: f32, body: f32) -> Vec<Run> {
    let mut order: Vec<(Rect, usize)> =
        runs.iter().enumerate().filter_map(|(at, run)| Some((run.rect?, at))).collect();
    order.sort_by(|a, b| a.0.top.total_cmp(&b.0.top));
    let widest = WIDER * measure;
    let mut open: Vec<usize> = Vec::new();
    let mut gone = vec![false; runs.len()];
    for (rect, at) in order {
        let near = |above: &Rect| above.foot > rect.top - 3.0 * body;
        open.retain(|&above| runs[above].rect.is_some_and(|above| near(&above)));
        let above =
            open.iter().copied().filter(|&above| goes_on(&runs[above], &runs[at], widest, body));
        let foot = |run: usize| runs[run].rect.map_or(0.0, |rect| rect.foot);
        match above.max_by(|&a, &b| foot(a).total_cmp(&foot(b))) {
            Some(above) => {
                let below = runs[at].clone();
                runs[above].take(below);
                gone[at] = true;
            }
            None => open.push(at),
        }
        if open.len() > OPEN {
            open.remove(0);
        }
    }
    let mut gone = gone.into_iter();
    runs.retain(|_| !gone.next().unwrap_or_default());
    runs
}

/// Whether a run goes on as the one under it.
fn goes_on(above: &Run, below: &Run, widest: f32, body: f32) -> bool {
    let (Some(a), Some(b)) = (above.rect, below.rect) else { return false };
    let single = above.lines.len() == 1 || below.lines.len() == 1 || above.stacked;
    let follows = above.lines.last() < below.lines.first();
    // What the format tells from heads, it tells from other paragraphs too.
    let told = above.sort == below.sort
        && !matches!(above.sort, BlockHint::Furniture | BlockHint::Paragraph | BlockHint::Item);
    if !single || !follows || !told {
        return false;
    }
    let (small, large) = (above.letter.min(below.letter), above.letter.max(below.letter));
    let letter = small * body;
    let gap = b.top - a.foot;
    let both = Rect { left: a.left.min(b.left), right: a.right.max(b.right), ..a };
    let (_, line_above) = (above.lines.len(), above.foot_line.unwrap_or(a));
    large <= SAME_LETTER * small
        && gap <= LEADING * letter
        && gap >= -0.7 * letter
        && a.shares(&b) > 0.5
        && both.width() <= widest.max(1.05 * a.width().max(b.width()))
        && !is_set_in(&line_above, &both, letter)
        && !(below.lines.len() == 1 && is_set_in(&b, &both, letter))
}

/// Whether a line stands in the middle of its column or at its right edge:
/// it is a heading, or a name.
fn is_set_in(line: &Rect, column: &Rect, letter: f32) -> bool {
    let (before, after) = (line.left - column.left, column.right - line.right);
    let centred =
        before > 1.2 * letter && after > 1.2 * letter && (before - after).abs() < 2.0 * letter;
    centred || before > FAR_IN * letter
}
