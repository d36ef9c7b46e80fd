//! Stage: which head owns which columns, as the page is set. A head stands in
//! the middle of its columns, or over the first of them, and owns all whose
//! text begins in one row under it; what stands under that text is its own
//! too; and a column's top without a head goes on from the column before.

// Counts of lines are far below what a float holds exactly.
#![allow(clippy::cast_precision_loss)]

use super::geometry::{Rect, Run};
use super::order::{Columns, by_neighbours};
use crate::recovery::sheet::BlockHint;

/// More runs than a page has; on a page of more no head owns anything.
const MOST: usize = 1200;
/// The height of letters, in that of running text, from which a few lines are
/// a head, as in `geometry::judge`; less where the format says that they are.
const LARGE: f32 = 1.25;
const SAID: f32 = 1.1;
/// The most lines of a head, and the most em in letters that are very large
/// and in others.
const LINES: usize = 5;
const EMS: (f32, f32) = (160.0, 60.0);
/// Columns whose text begins in one row do so within this many heights of
/// running text: a scanned page lies a little askew.
const LEVEL: f32 = 0.8;
/// Under white higher than this, in heights of running text, another text
/// begins.
const APART: f32 = 3.0;
/// What counts as standing one over the other, in shares of the narrower.
const OVER: f32 = 0.2;

/// Runs in reading order, each with the number of the head that owns it; the
/// lines of a head and all that it owns follow each other. `ranked` are they
/// in the order of the page, as far as places alone tell it.
pub(super) fn owned(
    ranked: Vec<Run>,
    columns: &Columns,
    pictures: &[Rect],
    body: f32,
) -> Vec<(Run, Option<usize>)> {
    let page = SetPage { runs: &ranked, columns, pictures, body };
    let owners = if ranked.len() > MOST { vec![None; ranked.len()] } else { page.owners() };
    let mut order = Vec::with_capacity(ranked.len());
    let mut done = vec![false; page.runs.len()];
    for (at, owner) in owners.iter().enumerate() {
        match *owner {
            None => order.push(at),
            Some(owner) if !done[owner] => {
                done[owner] = true;
                order.extend(page.story(&owners, owner));
            }
            Some(_) => {}
        }
    }
    let mut runs: Vec<Option<Run>> = ranked.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| Some((runs[at].take()?, owners[at]))).collect()
}

/// A page on which heads own columns.
struct SetPage<'a> {
    runs: &'a [Run],
    columns: &'a Columns,
    pictures: &'a [Rect],
    body: f32,
}

/// The lines of one head, from top to bottom.
type HeadStack = Vec<usize>;

/// What is known of the runs before any is owned.
struct RunsAbove {
    /// The heads.
    stacks: Vec<HeadStack>,
    /// The head that a run is a line of.
    stack_of: Vec<Option<usize>>,
    /// What stands right above each run.
    above: Vec<Option<usize>>,
}

impl SetPage<'_> {
    fn rect(&self, run: usize) -> Rect {
        self.runs[run].rect.unwrap_or(Rect { left: 0.0, top: 0.0, right: 0.0, foot: 0.0 })
    }

    /// The head that owns each run, by the index of its stack.
    fn owners(&self) -> Vec<Option<usize>> {
        let stacks = self.stacks();
        let mut stack_of = vec![None; self.runs.len()];
        for (stack, lines) in stacks.iter().enumerate() {
            for &line in lines {
                stack_of[line] = Some(stack);
            }
        }
        let above = (0..self.runs.len()).map(|run| self.above(run)).collect();
        let seen = RunsAbove { stacks, stack_of, above };
        let mut owners = vec![None; self.runs.len()];
        for row in self.rows(&seen) {
            self.give_row(&row, &seen, &mut owners);
        }
        self.give_rest(&seen, &mut owners);
        self.give_heads(&seen, &mut owners);
        owners
    }

    fn is_head(&self, run: usize) -> bool {
        let Some(rect) = self.runs[run].rect else { return false };
        let run = &self.runs[run];
        let told = matches!(
            run.sort,
            BlockHint::Caption
                | BlockHint::Credit
                | BlockHint::Furniture
                | BlockHint::Table
                | BlockHint::Item
        );
        let least = if run.sort == BlockHint::Heading { SAID } else { LARGE };
        let long = rect.width() * run.lines.len() as f32 / (run.letter * self.body);
        let most = if run.letter >= 1.5 { EMS.0 } else { EMS.1 };
        !told && run.letter >= least && run.lines.len() <= LINES && long <= most
    }

    /// Whether a run is set in columns: a caption without a picture beside is
    /// the text of a story that is one.
    fn is_text(&self, run: usize) -> bool {
        let Some(rect) = self.runs[run].rect else { return false };
        match self.runs[run].sort {
            BlockHint::Text | BlockHint::Paragraph | BlockHint::Item | BlockHint::Heading => true,
            BlockHint::Caption => {
                !self.pictures.iter().any(|picture| self.is_beside(picture, &rect))
            }
            BlockHint::Credit | BlockHint::Furniture | BlockHint::Table => false,
        }
    }

    /// Whether a picture stands right over or under a rectangle, or next to it.
    fn is_beside(&self, picture: &Rect, rect: &Rect) -> bool {
        let apart = |a: f32, b: f32| a.max(b) < APART * self.body;
        apart(rect.top - picture.foot, picture.top - rect.foot)
            && apart(rect.left - picture.right, picture.left - rect.right)
    }

    /// The heads: lines in large letters, one close under another.
    fn stacks(&self) -> Vec<HeadStack> {
        let mut heads: Vec<usize> = (0..self.runs.len()).filter(|&run| self.is_head(run)).collect();
        heads.sort_by(|&a, &b| self.rect(a).top.total_cmp(&self.rect(b).top));
        let mut stacks: Vec<HeadStack> = Vec::new();
        for head in heads {
            let close = |stack: &&mut HeadStack| {
                let base = stack[stack.len() - 1];
                let (over, under) = (self.rect(base), self.rect(head));
                let letter = self.runs[base].letter.min(self.runs[head].letter) * self.body;
                let gap = under.top - over.foot;
                (-0.5 * letter..=letter).contains(&gap) && over.shares(&under) > 0.3
            };
            match stacks.iter_mut().find(close) {
                Some(stack) => stack.push(head),
                None => stacks.push(vec![head]),
            }
        }
        stacks
    }

    /// What stands right above a run.
    fn above(&self, run: usize) -> Option<usize> {
        let own = self.runs[run].rect?;
        let over = |&other: &usize| {
            let rect = self.rect(other);
            self.runs[other].rect.is_some()
                && self.runs[other].band == self.runs[run].band
                && self.runs[other].sort != BlockHint::Furniture
                && rect.middle().1 < own.top
                && rect.foot <= own.top + LEVEL * self.body
                && rect.shares(&own) > OVER
        };
        let foot = |&run: &usize| self.rect(run).foot;
        let others = (0..self.runs.len()).filter(|&other| other != run).filter(over);
        others.max_by(|a, b| foot(a).total_cmp(&foot(b)))
    }

    /// The runs of text that begin side by side, from left to right.
    fn rows(&self, seen: &RunsAbove) -> Vec<Vec<usize>> {
        let text = |&run: &usize| self.is_text(run) && seen.stack_of[run].is_none();
        let mut texts: Vec<usize> = (0..self.runs.len()).filter(text).collect();
        texts.sort_by(|&a, &b| self.rect(a).left.total_cmp(&self.rect(b).left));
        let mut taken = vec![false; self.runs.len()];
        let mut rows = Vec::new();
        for at in 0..texts.len() {
            if taken[texts[at]] {
                continue;
            }
            let mut row = vec![texts[at]];
            taken[texts[at]] = true;
            let mut last = texts[at];
            while let Some(next) = self.beside(last, &texts, &taken) {
                taken[next] = true;
                row.push(next);
                last = next;
            }
            rows.push(row);
        }
        rows
    }

    /// The text that begins in the next column at the same height.
    fn beside(&self, run: usize, texts: &[usize], taken: &[bool]) -> Option<usize> {
        let own = self.rect(run);
        // A paragraph's end at a column's top is shorter than the column.
        let right = own.right.max(own.left + self.columns.measure);
        let next = |&&other: &&usize| {
            let rect = self.rect(other);
            let gap = rect.left - right;
            !taken[other]
                && (rect.top - own.top).abs() <= LEVEL * self.body
                && (-0.1 * self.columns.measure..0.6 * self.columns.measure).contains(&gap)
        };
        texts.iter().find(next).copied()
    }

    /// Gives the texts of a row to the heads over it.
    fn give_row(&self, row: &[usize], seen: &RunsAbove, owners: &mut [Option<usize>]) {
        let over = |text: &usize| seen.above[*text].and_then(|above| seen.stack_of[above]);
        let mut heads: Vec<usize> = row.iter().filter_map(over).collect();
        heads.sort_unstable();
        heads.dedup();
        let base = |stack: usize| self.rect(seen.stacks[stack][seen.stacks[stack].len() - 1]);
        // The masthead, and what else stands over a head, owns nothing beside it.
        let lowest = heads.iter().map(|&head| base(head).top).fold(0.0, f32::max);
        heads.retain(|&head| base(head).foot > lowest);
        heads.sort_by(|&a, &b| base(a).middle().0.total_cmp(&base(b).middle().0));
        // Beside a head only white stands over a column that it owns.
        let may = |text: usize, head: usize| match seen.above[text] {
            Some(above) if seen.stack_of[above] == Some(head) => true,
            Some(above) => self.rect(above).foot <= base(head).top + LEVEL * self.body,
            None => true,
        };
        let rects: Vec<Rect> = row.iter().map(|&text| self.rect(text)).collect();
        let misfit = |head: usize, from: usize, until: usize| {
            let (own, all) = (base(head), rects[from].around(&rects[until - 1]));
            let centred = (own.middle().0 - all.middle().0).abs();
            let refused = row[from..until].iter().filter(|&&text| !may(text, head)).count();
            centred.min((own.left - all.left).abs()) / self.body + 1000.0 * refused as f32
        };
        for (head, range) in heads
            .iter()
            .zip(parted(row.len(), heads.len(), |at, from, until| misfit(heads[at], from, until)))
        {
            let direct = |text: &usize| over(text) == Some(*head);
            let part = &row[range];
            let (first, last) = (part.iter().position(direct), part.iter().rposition(direct));
            let (Some(first), Some(last)) = (first, last) else { continue };
            let left = part[..first].iter().rev().take_while(|&&text| may(text, *head));
            let right = part[last..].iter().take_while(|&&text| may(text, *head));
            let inside = part[first..last].iter().filter(|&&text| may(text, *head));
            for &text in left.chain(inside).chain(right) {
                owners[text] = Some(*head);
            }
        }
    }

    /// What stands under text that is owned is owned as well; so is the top
    /// of a column over which nothing stands, if the column before is.
    fn give_rest(&self, seen: &RunsAbove, owners: &mut [Option<usize>]) {
        let mut rest: Vec<usize> = (0..self.runs.len())
            .filter(|&run| self.runs[run].rect.is_some() && seen.stack_of[run].is_none())
            .filter(|&run| self.runs[run].sort != BlockHint::Furniture)
            .collect();
        rest.sort_by(|&a, &b| {
            let (a, b) = (self.rect(a), self.rect(b));
            a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left))
        });
        let mut tops = Vec::new();
        for run in rest {
            if owners[run].is_some() {
                continue;
            }
            match seen.above[run].filter(|&above| self.is_near(above, run)) {
                Some(above) if seen.stack_of[above].is_some() => owners[run] = seen.stack_of[above],
                Some(above) => owners[run] = owners[above],
                None => tops.push(run),
            }
        }
        tops.sort_by(|&a, &b| self.rect(a).left.total_cmp(&self.rect(b).left));
        for top in tops {
            owners[top] = self.of_column_before(top, seen, owners);
            if owners[top].is_some() {
                self.pass_down(top, seen, owners);
            }
        }
    }

    /// Whether nothing but leading or a picture stands between two runs.
    fn is_near(&self, above: usize, below: usize) -> bool {
        let (above, below) = (self.rect(above), self.rect(below));
        let between = |picture: &&Rect| {
            let middle = picture.middle().1;
            above.foot < middle && middle < below.top && picture.shares(&below) > OVER
        };
        below.top - above.foot < APART * self.body || self.pictures.iter().any(|p| between(&p))
    }

    /// The head that owns the foot of the column before a column's top.
    fn of_column_before(
        &self,
        top: usize,
        seen: &RunsAbove,
        owners: &[Option<usize>],
    ) -> Option<usize> {
        let rect = self.rect(top);
        let (column, _) = self.columns.place(&rect);
        let before = |&run: &usize| {
            let other = self.rect(run);
            let (first, span) = self.columns.place(&other);
            self.is_text(run)
                && seen.stack_of[run].is_none()
                && self.runs[run].band == self.runs[top].band
                && first + span == column
                && other.right <= rect.left + LEVEL * self.body
                && other.foot > rect.top
        };
        let foot = |&run: &usize| self.rect(run).foot;
        let last = (0..self.runs.len()).filter(before).max_by(|a, b| foot(a).total_cmp(&foot(b)));
        last.and_then(|last| owners[last])
    }

    /// Gives what stands under a run to its owner.
    fn pass_down(&self, from: usize, seen: &RunsAbove, owners: &mut [Option<usize>]) {
        let mut over = from;
        // Each step goes down the page.
        for _ in 0..self.runs.len() {
            let next = (0..self.runs.len()).find(|&run| {
                seen.above[run] == Some(over)
                    && seen.stack_of[run].is_none()
                    && owners[run].is_none()
                    && self.is_near(over, run)
            });
            let Some(next) = next else { return };
            owners[next] = owners[from];
            over = next;
        }
    }

    /// Gives the lines of heads to themselves, where they own any text, and
    /// those that stand over another head to that.
    fn give_heads(&self, seen: &RunsAbove, owners: &mut [Option<usize>]) {
        let mut holds = vec![false; seen.stacks.len()];
        for &owner in owners.iter().flatten() {
            holds[owner] = true;
        }
        for (stack, lines) in seen.stacks.iter().enumerate() {
            let base = lines[lines.len() - 1];
            let under = (0..self.runs.len()).find(|&run| {
                seen.above[run] == Some(base)
                    && self.rect(run).top - self.rect(base).foot
                        < 2.5 * self.runs[base].letter * self.body
            });
            let under = under.and_then(|run| seen.stack_of[run]).filter(|&stack| holds[stack]);
            let owner = if holds[stack] { Some(stack) } else { under };
            for &line in lines {
                owners[line] = owner;
            }
        }
    }

    /// The runs of a head and what it owns, in reading order.
    fn story(&self, owners: &[Option<usize>], owner: usize) -> Vec<usize> {
        let own = (0..self.runs.len()).filter(|&run| owners[run] == Some(owner));
        let (mut heads, rest): (Vec<usize>, Vec<usize>) = own.partition(|&run| self.is_head(run));
        heads.sort_by(|&a, &b| {
            let (a, b) = (self.rect(a), self.rect(b));
            a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left))
        });
        let rects: Vec<Rect> = rest.iter().map(|&run| self.rect(run)).collect();
        let sorted = by_neighbours(&rects, self.columns, self.pictures);
        heads.extend(sorted.into_iter().map(|at| rest[at]));
        heads
    }
}

/// Parts a row of `count` into `parts` stretches, one after another, that
/// together misfit least; `misfit` is asked of a part and its range.
fn parted(
    count: usize,
    parts: usize,
    misfit: impl Fn(usize, usize, usize) -> f32,
) -> Vec<std::ops::Range<usize>> {
    if parts == 0 || parts > count {
        return Vec::new();
    }
    // The least misfit of the first parts up to each place, and where the
    // last of them begins.
    let mut best = vec![vec![(f32::INFINITY, 0); count + 1]; parts + 1];
    best[0][0] = (0.0, 0);
    for part in 0..parts {
        for until in part + 1..=count {
            let costs =
                (part..until).map(|from| (best[part][from].0 + misfit(part, from, until), from));
            if let Some(least) = costs.min_by(|a, b| a.0.total_cmp(&b.0)) {
                best[part + 1][until] = least;
            }
        }
    }
    let mut ranges = Vec::with_capacity(parts);
    let mut until = count;
    for part in (1..=parts).rev() {
        let from = best[part][until].1;
        ranges.push(from..until);
        until = from;
    }
    ranges.reverse();
    ranges
}
