//! The best way to part units into so many rows.

use super::super::shape::Shape;
use super::super::token::After;
use super::units::HeadUnit;

/// What a last row costs that is too short to be one.
const STUB: u32 = 20_000;
/// What a row of one or two han costs that is not the last.
const SHORT: u32 = 400;
/// What it costs if the last of several rows of words is a single short one.
const LONE_WORD: u32 = 300;
/// Columns of two han.
const TWO_HAN: u32 = 4;

/// A way to part the units up to one of them.
#[derive(Clone, Copy)]
struct RowsUpTo {
    cost: u32,
    /// How many units stand before its last row.
    from: usize,
}

/// Where each of `count` rows ends but the last, in bytes: the cheapest way.
/// `None` if the units don't go into so many rows.
pub(super) fn ends(
    units: &[HeadUnit],
    prices: &[u32],
    (shape, count): (&Shape, usize),
) -> Option<Vec<u32>> {
    let fit = EvenRows { units, prices, shape, count, even: even(units, shape, count) };
    let mut rows: Vec<Vec<Option<RowsUpTo>>> = Vec::with_capacity(count);
    for nth in 0..count {
        let ways = fit.row(nth, rows.last().map(Vec::as_slice));
        rows.push(ways);
    }
    let mut end = units.len();
    let mut ends = Vec::with_capacity(count);
    for ways in rows.iter().rev() {
        end = ways[end]?.from;
        ends.push(end);
    }
    ends.reverse();
    Some(ends[1..].iter().map(|&end| units[end - 1].end).collect())
}

/// The columns that each row's right end would be at if all were equal.
fn even(units: &[HeadUnit], shape: &Shape, count: usize) -> u32 {
    let set: u32 = units.iter().map(|unit| unit.cols + unit.gap).sum();
    let indents = u32::from(shape.indent(true))
        + u32::from(shape.indent(false)) * (count as u32).saturating_sub(1);
    ((set + indents) / count as u32).max(1)
}

struct EvenRows<'a> {
    units: &'a [HeadUnit],
    prices: &'a [u32],
    shape: &'a Shape,
    count: usize,
    even: u32,
}

impl EvenRows<'_> {
    /// The cheapest way to each unit with the `nth` row ending there; `before`
    /// are those of the row before it.
    fn row(&self, nth: usize, before: Option<&[Option<RowsUpTo>]>) -> Vec<Option<RowsUpTo>> {
        let mut ways = vec![None; self.units.len() + 1];
        let starts = match before {
            None => 0..1,
            Some(_) => nth..self.units.len(),
        };
        for from in starts {
            let cost = match before {
                None => 0,
                Some(before) => match before[from] {
                    Some(way) => way.cost + self.prices[from - 1],
                    None => continue,
                },
            };
            self.extend(nth, RowsUpTo { cost, from }, &mut ways);
        }
        ways
    }

    /// Tries a row from a unit on, as long as it gets.
    fn extend(&self, nth: usize, start: RowsUpTo, ways: &mut [Option<RowsUpTo>]) {
        let indent = u32::from(self.shape.indent(nth == 0));
        let room = u32::from(self.shape.columns).saturating_sub(indent).max(1);
        let is_last = nth + 1 == self.count;
        let mut cols = 0;
        for (index, unit) in self.units.iter().enumerate().skip(start.from) {
            cols += unit.cols;
            let ends = index + 1 == self.units.len();
            let hyphen = u32::from(unit.after == After::SoftHyphen && !ends);
            if cols > room {
                break;
            }
            if cols + hyphen <= room && ends == is_last {
                let short = self.short(index + 1 - start.from, cols + hyphen, is_last);
                let cost = start.cost + self.uneven(indent + cols + hyphen) + short;
                let way = &mut ways[index + 1];
                if way.is_none_or(|way| cost < way.cost) {
                    *way = Some(RowsUpTo { cost, ..start });
                }
            }
            cols += unit.gap;
        }
    }

    /// The square of how far a row's end is from where it would be if all
    /// were even, in twentieths of that.
    fn uneven(&self, end: u32) -> u32 {
        let off = 20 * end.abs_diff(self.even) / self.even;
        off * off
    }

    fn short(&self, units: usize, cols: u32, is_last: bool) -> u32 {
        let room = u32::from(self.shape.columns);
        match is_last {
            // In a column of a few han, two are not too few.
            true if cols <= TWO_HAN && 3 * cols <= room => STUB,
            true if units == 1 && 3 * cols < room => LONE_WORD,
            false if cols <= TWO_HAN && 3 * cols <= room => SHORT,
            _ => 0,
        }
    }
}
