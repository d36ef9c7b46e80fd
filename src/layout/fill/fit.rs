//! Total fit: the rows of a paragraph chosen together (Knuth and Plass,
//! "Breaking Paragraphs into Lines", 1981).
//!
//! In a narrow measure a greedy row often has to leave a place that an earlier
//! row could have made good. All ways to break the paragraph are weighed here by
//! what a reader minds: rows that stay short, a number parted from its counter, a
//! hyphen, a stub as the last row. It costs some tens of times what a greedy fill
//! does, and is done only for a paragraph that greedy filling sets badly.

use std::collections::BTreeMap;

use super::super::letters::is_square_letter;
use super::super::place::Spaced;
use super::super::row_units::{RowUnit, RowUnits};
use super::super::shape::{Row, Shape};
use super::super::slack::{SlotKind, Spacing};
use super::super::token::Tokens;
use super::{FillPosition, Filler, fill};

/// Longer paragraphs are filled greedily: nobody sees two screens at once.
const LONGEST: usize = 4096;

// The weights were tried on news in Chinese and English at 20 to 60 columns,
// until fewer rows stayed short and no more were loose.

/// What a row costs that leaves nothing to wish for but that it is a row.
const ROW: u32 = 2;
/// Each column that had to be opened.
const OPENED: u32 = 2;
/// The gaps of quotation marks had to give way.
const CLOSED: u32 = 6;
/// One column is left at the end.
const ONE_SHORT: u32 = 8;
/// More is left: that, and [`SHORT_SQUARED`] times the square of it.
const SHORT: u32 = 40;
const SHORT_SQUARED: u32 = 10;
/// A word space that is a column wider than it was; it grows with the square.
const LOOSE: u32 = 10;
/// A number ends the row and its counter begins the next.
const PARTED: u32 = 30;
/// A word is hyphenated; so is the one above.
const HYPHEN: u32 = 12;
const HYPHENS: u32 = 40;
/// The last row is a stub: a single han or word.
const STUB: u32 = 120;
/// Greedy rows that cost no more than this each are left alone.
const GOOD: u32 = ROW + ONE_SHORT;

/// How many columns less than it could a row may take.
const LEAST_TAKEN: u32 = 8;

/// As [`fill`], and the rows of each paragraph are chosen together.
pub fn fit(text: &str, tokens: &Tokens, shape: &Shape, rows: &mut Vec<Row>) {
    let begun = rows.len();
    fill(text, tokens, shape, rows);
    if text.len() > LONGEST {
        return;
    }
    let mut fitter = Fitter { text, tokens, filler: Filler::new(text, tokens, shape) };
    let mut from = begun;
    while from < rows.len() {
        let paragraph = rows[from..].iter().position(|row| row.last);
        let to = paragraph.map_or(rows.len(), |last| from + last + 1);
        let better = fitter.better(&rows[from..to]);
        let count = better.as_ref().map_or(to - from, Vec::len);
        if let Some(better) = better {
            rows.splice(from..to, better);
        }
        from += count;
    }
}

struct Fitter<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    filler: Filler<'a>,
}

/// A place that rows can be filled up to.
#[derive(Clone, Copy)]
struct Waypoint {
    /// What the rows before it cost.
    cost: u32,
    /// The last of them, and the waypoint that it begins at.
    row: Row,
    from: usize,
    here: FillPosition,
}

impl Fitter<'_> {
    /// The best rows of a paragraph whose greedy rows are these, if those are
    /// not good enough.
    fn better(&mut self, greedy: &[Row]) -> Option<Vec<Row>> {
        let [first, .., last] = greedy else { return None };
        let costs: Vec<u32> = greedy.iter().map(|row| self.cost(row)).collect();
        if costs.iter().all(|&cost| cost <= GOOD) {
            return None;
        }
        let rows = self.cheapest(FillPosition::of(first), last.end)?;
        let cost: u32 = rows.iter().map(|row| self.cost(row)).sum();
        (cost < costs.iter().sum()).then_some(rows)
    }

    /// The cheapest rows from a place up to the paragraph's end.
    fn cheapest(&mut self, start: FillPosition, end: u32) -> Option<Vec<Row>> {
        let first = Waypoint { cost: 0, row: Row::default(), from: 0, here: start };
        let mut open = BTreeMap::from([(start.at, first)]);
        let mut done: Vec<Waypoint> = Vec::new();
        let mut best: Option<Waypoint> = None;
        while let Some((_, place)) = open.pop_first() {
            let index = done.len();
            done.push(place);
            for (row, here) in self.rows_from(place.here, index == 0) {
                let again = if row.hyphen && place.row.hyphen { HYPHENS } else { 0 };
                let cost = place.cost + self.cost(&row) + again;
                let reached = Waypoint { cost, row, from: index, here };
                if row.end >= end {
                    if best.is_none_or(|best| cost < best.cost) {
                        best = Some(reached);
                    }
                    continue;
                }
                let known = open.entry(here.at).or_insert(reached);
                if cost < known.cost {
                    *known = reached;
                }
            }
        }
        let mut place = best?;
        let mut rows = vec![place.row];
        while place.from > 0 {
            place = done[place.from];
            rows.push(place.row);
        }
        rows.reverse();
        for (nth, row) in rows.iter_mut().enumerate() {
            row.odd = nth % 2 == 1;
        }
        Some(rows)
    }

    /// The rows that can be filled from a place, the fullest first, each with
    /// where the next begins.
    fn rows_from(&mut self, start: FillPosition, first: bool) -> Vec<(Row, FillPosition)> {
        let filler = &mut self.filler;
        let mut rows: Vec<(Row, FillPosition)> = Vec::new();
        filler.stop = u32::MAX;
        loop {
            filler.here = start;
            filler.apart = 0;
            let row = filler.row(first);
            let fullest = rows.first().map_or(row.cols, |(row, _)| row.cols);
            let too_short =
                u32::from(row.cols) + LEAST_TAKEN.max(u32::from(fullest) / 4) < u32::from(fullest);
            if row.end <= row.start
                || too_short
                || rows.last().is_some_and(|(last, _)| last.end <= row.end)
            {
                break;
            }
            rows.push((row, filler.here));
            filler.stop = row.end - 1;
        }
        filler.stop = u32::MAX;
        rows
    }

    /// What a reader minds about a row.
    fn cost(&self, row: &Row) -> u32 {
        if row.last {
            return ROW + if self.is_stub(row) { STUB } else { 0 };
        }
        let shape = &self.filler.shape;
        let spacing = self.tokens.spacing;
        let units: Vec<_> = RowUnits::of(self.text, self.tokens, row).collect();
        let Spaced { closes, spread } = Spaced::of(&units, row, shape, spacing);
        let opened: u32 = spread.opened.iter().copied().map(u32::from).sum();
        let spaced = match (spacing, opened, spread.left) {
            (Spacing::Words, 0, short) if !shape.justify => short * short,
            // As TeX: the badness of a space grows fast.
            (Spacing::Words, opened, 0) => LOOSE * opened * opened / word_spaces(&units).max(1),
            (_, opened, 0) => opened * OPENED,
            (_, opened, 1) => opened * OPENED + ONE_SHORT,
            (_, _, short) => SHORT + SHORT_SQUARED * short * short,
        };
        let mut cost = ROW + spaced;
        cost += if closes { CLOSED } else { 0 };
        cost += if row.hyphen { HYPHEN } else { 0 };
        cost + if self.parts_number(row) { PARTED } else { 0 }
    }

    fn parts_number(&self, row: &Row) -> bool {
        let (before, after) = self.text.split_at(row.end as usize);
        before.ends_with(|c: char| c.is_ascii_digit())
            && after.trim_start().starts_with(is_square_letter)
    }

    /// A last row of a single han or word.
    fn is_stub(&self, row: &Row) -> bool {
        if row.token == 0 && row.skip == 0 {
            return false;
        }
        let text = &self.text[row.start as usize..row.end as usize];
        let read = text.chars().filter(|c| c.is_alphanumeric()).count();
        match self.tokens.spacing {
            Spacing::Square => read <= 1,
            Spacing::Words | Spacing::Hangul => !text.contains(' '),
        }
    }
}

fn word_spaces(units: &[RowUnit]) -> u32 {
    let joints = units.iter().filter_map(|unit| unit.joint.as_ref());
    joints.filter(|joint| joint.slot == SlotKind::Word).count() as u32
}
