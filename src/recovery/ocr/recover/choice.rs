//! Who follows whom: every text chooses what follows it, every text what it
//! follows, and the choices are matched.

use super::features::{Features, weigh};
use super::topic::FloatTable;

/// What can be seen of every pair: row `a`, column `b` for “b follows a”; the
/// last column for “nothing follows a”, the last row for “b follows nothing”.
/// A pair is looked at when it is asked for, and only its score is kept: of a
/// thousand texts what is seen of all pairs would fill 300 MB, the scores 4.
pub(super) struct Grid<'a> {
    size: usize,
    see: Box<dyn Fn(usize, usize) -> Features + 'a>,
    closed: Vec<bool>,
    begun: Vec<bool>,
}

impl<'a> Grid<'a> {
    /// A grid of `size` texts, where `see` looks at a pair.
    pub(super) fn new(size: usize, see: impl Fn(usize, usize) -> Features + 'a) -> Self {
        Self { size, see: Box::new(see), closed: vec![false; size], begun: vec![false; size] }
    }

    /// How many texts there are.
    #[cfg(feature = "training")]
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// Rules out that anything follows `a`.
    pub(super) fn close(&mut self, a: usize) {
        self.closed[a] = true;
    }

    /// Rules out that `b` follows anything.
    pub(super) fn begin(&mut self, b: usize) {
        self.begun[b] = true;
    }

    /// Whether `b` may follow `a`.
    pub(super) fn allows(&self, a: usize, b: usize) -> bool {
        a != b && (a == self.size || b == self.size || !self.closed[a] && !self.begun[b])
    }

    /// What is seen of a pair.
    #[cfg(feature = "training")]
    pub(super) fn at(&self, a: usize, b: usize) -> Features {
        (self.see)(a, b)
    }

    /// The choices under some weights.
    pub(super) fn choose(&self, weights: &[f32]) -> Choices {
        let (n, wide) = (self.size, self.size + 1);
        let mut scores = FloatTable::new(wide, wide);
        for a in 0..wide {
            for b in 0..wide {
                let allowed = self.allows(a, b);
                let score = if allowed { weigh(&(self.see)(a, b), weights) } else { NEVER };
                scores.set(a, b, score);
            }
        }
        let mut next = FloatTable::new(n, wide);
        let mut before = FloatTable::new(n, wide);
        for a in 0..n {
            let column: Vec<f32> = (0..wide).map(|b| scores.at(b, a)).collect();
            for (b, (x, y)) in likely(scores.row(a)).zip(likely(&column)).enumerate() {
                next.set(a, b, x);
                before.set(a, b, y);
            }
        }
        Choices { size: n, next, before }
    }
}

const NEVER: f32 = -1e9;

/// The logarithms of the shares of `exp(score)` in their sum.
fn likely(scores: &[f32]) -> impl Iterator<Item = f32> {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let sum: f32 = scores.iter().map(|score| (score - most).exp()).sum();
    let scale = most + sum.ln();
    scores.iter().map(move |score| score - scale)
}

/// How likely each text is to be followed by each, and to follow each.
pub(super) struct Choices {
    size: usize,
    next: FloatTable,
    before: FloatTable,
}

impl Choices {
    /// How likely `b` follows `a`, seen from `a`, as a natural logarithm.
    pub(super) fn next(&self, a: usize, b: usize) -> f32 {
        self.next.at(a, b)
    }

    /// How likely `b` follows `a`, seen from `b`.
    pub(super) fn before(&self, a: usize, b: usize) -> f32 {
        self.before.at(b, a)
    }

    /// How likely nothing follows `a`.
    pub(super) fn last(&self, a: usize) -> f32 {
        self.next.at(a, self.size)
    }

    /// How likely `b` follows nothing.
    pub(super) fn first(&self, b: usize) -> f32 {
        self.before.at(b, self.size)
    }

    /// How likely `b` follows `a`, seen from both: 0 is certain.
    pub(super) fn link(&self, a: usize, b: usize) -> f32 {
        self.next(a, b) + self.before(a, b)
    }

    /// What follows each text, so that all choices together are the likeliest
    /// and nothing goes in circles.
    pub(super) fn matched(&self) -> Vec<Option<usize>> {
        let n = self.size;
        let gain = |a: usize, b: usize| self.link(a, b) - self.last(a) - self.first(b);
        let mut cost = FloatTable::new(n, n);
        for a in 0..n {
            for b in 0..n {
                cost.set(a, b, if a == b { 0.0 } else { -gain(a, b).max(0.0) });
            }
        }
        let mut next = vec![None; n];
        for (a, b) in cheapest(&cost, n).into_iter().enumerate() {
            next[a] = (a != b && gain(a, b) > 0.0).then_some(b);
        }
        self.break_circles(&mut next);
        next
    }

    /// Takes out the least likely link of every circle.
    fn break_circles(&self, next: &mut [Option<usize>]) {
        let mut done = vec![false; next.len()];
        for start in 0..next.len() {
            let mut path = Vec::new();
            let mut at = Some(start);
            while let Some(text) = at.filter(|&text| !done[text] && !path.contains(&text)) {
                path.push(text);
                at = next[text];
            }
            if let Some(from) = at.and_then(|text| path.iter().position(|&p| p == text)) {
                let weakest = path[from..].iter().copied().min_by(|&x, &y| {
                    let link = |a: usize| next[a].map_or(0.0, |b| self.link(a, b));
                    link(x).total_cmp(&link(y))
                });
                if let Some(text) = weakest {
                    next[text] = None;
                }
            }
            path.into_iter().for_each(|text| done[text] = true);
        }
    }
}

/// Gives each row a column of its own, so that their costs add up to the
/// least: the Hungarian method with potentials, row by row along shortest
/// paths (Kuhn 1955; in the form of Jonker & Volgenant 1987).
fn cheapest(cost: &FloatTable, n: usize) -> Vec<usize> {
    const FREE: usize = usize::MAX;
    let (mut rows, mut columns) = (vec![0.0_f32; n], vec![0.0_f32; n + 1]);
    // The row of each column; column `n` stands for the row being placed.
    let mut taken = vec![FREE; n + 1];
    for row in 0..n {
        let mut least = vec![f32::MAX; n];
        let (mut seen, mut came) = (vec![false; n + 1], vec![n; n]);
        taken[n] = row;
        let mut column = n;
        while taken[column] != FREE {
            seen[column] = true;
            let (here, mut step, mut to) = (taken[column], f32::MAX, n);
            for next in 0..n {
                if seen[next] {
                    continue;
                }
                let reduced = cost.at(here, next) - rows[here] - columns[next];
                if reduced < least[next] {
                    (least[next], came[next]) = (reduced, column);
                }
                if least[next] < step {
                    (step, to) = (least[next], next);
                }
            }
            for next in 0..=n {
                if seen[next] {
                    rows[taken[next]] += step;
                    columns[next] -= step;
                } else if next < n {
                    least[next] -= step;
                }
            }
            column = to;
        }
        while column != n {
            taken[column] = taken[came[column]];
            column = came[column];
        }
    }
    let mut of_rows = vec![0; n];
    for (column, &row) in taken[..n].iter().enumerate() {
        if row != FREE {
            of_rows[row] = column;
        }
    }
    of_rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(rows: &[Vec<f32>]) -> FloatTable {
        let mut table = FloatTable::new(rows.len(), rows.len());
        for (r, row) in rows.iter().enumerate() {
            row.iter().enumerate().for_each(|(c, &v)| table.set(r, c, v));
        }
        table
    }

    /// The least cost of all ways to give rows columns, by trying them all.
    fn least(rows: &[Vec<f32>], free: &mut Vec<bool>, row: usize) -> f32 {
        if row == rows.len() {
            return 0.0;
        }
        let mut best = f32::MAX;
        for column in 0..rows.len() {
            if std::mem::take(&mut free[column]) {
                best = best.min(rows[row][column] + least(rows, free, row + 1));
                free[column] = true;
            }
        }
        best
    }

    proptest! {
        #[test]
        fn no_other_assignment_costs_less(
            rows in (1_usize..6).prop_flat_map(|n| {
                prop::collection::vec(prop::collection::vec(-9.0_f32..9.0, n), n)
            })
        ) {
            let found = cheapest(&table(&rows), rows.len());
            let mut columns = found.clone();
            columns.sort_unstable();
            prop_assert_eq!(columns, (0..rows.len()).collect::<Vec<_>>());
            let cost: f32 = found.iter().enumerate().map(|(r, &c)| rows[r][c]).sum();
            let free = &mut vec![true; rows.len()];
            prop_assert!((cost - least(&rows, free, 0)).abs() < 1e-3);
        }
    }

    #[test]
    fn likely_links_are_chosen_and_circles_broken_at_the_weakest() {
        // Weight 0 scores a link; 0→1 and 1→2 are strong, 2→0 is weaker.
        let grid = Grid::new(3, |a, b| match (a, b) {
            (0, 1) | (1, 2) => vec![(0, 9.0)],
            (2, 0) => vec![(0, 6.0)],
            _ => Vec::new(),
        });
        assert_eq!(grid.choose(&[1.0]).matched(), [Some(1), Some(2), None]);
        assert_eq!(grid.choose(&[-1.0]).matched(), [None, None, None]);
    }
}
