//! Total fit: the rows of a paragraph chosen together (Knuth and Plass,
//! "Breaking Paragraphs into Lines", 1981).
//!
//! In a narrow measure a greedy row often has to leave a place that an earlier
//! row could have made good. All ways to break the paragraph are weighed here by
//! what a reader minds: rows that stay short, a number parted from its counter, a
//! hyphen, a stub as the last row. It costs some tens of times what a greedy fill
//! does, and is done only for a paragraph that greedy filling sets badly; in wider
//! measures for a few rows around the bad one.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};
use std::ops::Range;

use super::super::NARROW;
use super::super::letters::is_square_letter;
use super::super::place::Spaced;
use super::super::row_units::{RowUnits, word_spaces};
use super::super::shape::{Row, Shape};
use super::super::slack::{Spacing, opened_in_words};
use super::super::token::Tokens;
use super::{FillPosition, Filler, fill};

/// Longer paragraphs are filled greedily: nobody sees two screens at once.
const LONGEST: usize = 4096;

/// In a measure that is not narrow so many rows before a poor one are chosen anew
/// with it, and so many after it: enough for one of them to spare a word.
const ROWS_BEFORE: usize = 5;
const ROWS_AFTER: usize = 2;

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
const SHORT: u32 = 150;
const SHORT_SQUARED: u32 = 20;
/// Each word space, if all are a column wider than they were.
const LOOSE: u32 = 20;
/// A number ends the row and its counter begins the next.
const PARTED: u32 = 30;
/// A word is hyphenated; its rest begins the last row, or one with a hyphen too.
const HYPHEN: u32 = 8;
const HYPHENS: u32 = 40;
/// The last row is a stub: a single han or word.
const STUB: u32 = 260;
/// Greedy rows that cost no more than this each are left alone.
const GOOD: u32 = ROW + ONE_SHORT;

/// More slack than this is no worse: costs are to stay numbers of 32 bits.
const WIDEST_SLACK: u32 = 200;

/// How many columns less than it could a row may take.
const LEAST_TAKEN: u32 = 8;

/// As [`fill`], and the rows of each paragraph are chosen together. Where the
/// measure is not [`NARROW`] only those are that stand near a row which greedy
/// filling sets badly.
pub fn fit(text: &str, tokens: &Tokens, shape: &Shape, rows: &mut Vec<Row>) {
    let begun = rows.len();
    fill(text, tokens, shape, rows);
    let whole = shape.columns <= NARROW && text.len() <= LONGEST;
    let mut fitter = Fitter { text, tokens, filler: Filler::new(text, tokens, shape) };
    let mut from = begun;
    while from < rows.len() {
        let paragraph = rows[from..].iter().position(|row| row.last);
        let to = paragraph.map_or(rows.len(), |last| from + last + 1);
        from = if whole { fitter.refit(rows, from, from..to) } else { fitter.mend(rows, from..to) };
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
    /// Chooses rows of a paragraph anew near those that are poor; tells where the
    /// paragraph ends then.
    fn mend(&mut self, rows: &mut Vec<Row>, paragraph: Range<usize>) -> usize {
        let Range { start, mut end } = paragraph;
        let mut at = start;
        while let Some(poor) = (at..end).find(|&row| self.is_poor(&rows[row])) {
            let from = poor.saturating_sub(ROWS_BEFORE).max(at);
            let to = (poor + 1 + ROWS_AFTER).min(end);
            at = self.refit(rows, start, from..to);
            end = end + at - to;
        }
        end
    }

    /// Whether a greedy row leaves something to wish for that its neighbours may
    /// help with. Most rows are full, and are told so at a glance.
    fn is_poor(&self, row: &Row) -> bool {
        if row.last {
            return self.is_stub(row);
        }
        let shape = &self.filler.shape;
        let square = self.tokens.spacing == Spacing::Square;
        square && shape.justify && self.slack(row) >= 2 && self.cost(row) > SHORT
    }

    /// Sets better rows in place of some of a paragraph that begins at row
    /// `start`, if there are any; tells where they end.
    fn refit(&mut self, rows: &mut Vec<Row>, start: usize, some: Range<usize>) -> usize {
        let Some(better) = self.better(&rows[some.clone()], some.start == start) else {
            return some.end;
        };
        let end = some.start + better.len();
        rows.splice(some, better);
        end
    }

    /// The best rows for what these greedy rows hold, if those are not good
    /// enough. They may begin the paragraph.
    fn better(&mut self, greedy: &[Row], begins: bool) -> Option<Vec<Row>> {
        let [first, .., _] = greedy else { return None };
        if greedy.iter().all(|row| self.is_good(row)) {
            return None;
        }
        let mut rows = self.cheapest(greedy, begins)?;
        for (nth, row) in rows.iter_mut().enumerate() {
            row.odd = first.odd ^ (nth % 2 == 1);
        }
        Some(rows)
    }

    /// The cheapest rows for what these greedy rows hold, if there are any that
    /// cost less. The way there is looked for as A* does: rows that lead to a
    /// cheap whole are tried first, and what costs as much as the greedy rows is
    /// not followed.
    fn cheapest(&mut self, greedy: &[Row], begins: bool) -> Option<Vec<Row>> {
        let (start, end) = (FillPosition::of(greedy.first()?), greedy.last()?.end);
        // Greedy rows are the fewest that hold the rest of a text.
        let ahead =
            |at: u32| ROW * (greedy.len() - greedy.partition_point(|row| row.start < at)) as u32;
        let limit: u32 = greedy.iter().map(|row| self.cost(row)).sum();
        let first = Waypoint { cost: 0, row: Row::default(), from: 0, here: start };
        let mut places = vec![first];
        let mut open = BinaryHeap::from([(Reverse(0), start.at, 0)]);
        let mut closed = BTreeSet::new();
        while let Some((_, at, index)) = open.pop() {
            let place = places[index];
            if place.row.end == end {
                return Some(path(&places, place));
            }
            if !closed.insert(at) {
                continue;
            }
            for (row, here) in self.rows_from(place.here, begins && index == 0) {
                if row.end > end || closed.contains(&here.at) {
                    continue;
                }
                let again = place.row.hyphen && (row.hyphen || row.last);
                let again = if again { HYPHENS } else { 0 };
                let cost = place.cost + self.cost(&row) + again;
                let least = cost + if row.end == end { 0 } else { ahead(here.at) };
                if least < limit {
                    open.push((Reverse(least), here.at, places.len()));
                    places.push(Waypoint { cost, row, from: index, here });
                }
            }
        }
        None
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

    /// Whether a reader minds nothing about a row; of most it is told at a glance.
    fn is_good(&self, row: &Row) -> bool {
        let full = self.tokens.spacing == Spacing::Square
            && self.slack(row) <= 1
            && !row.last
            && !row.hyphen
            && !self.parts_number(row);
        full || self.cost(row) <= GOOD
    }

    /// The columns that a row leaves free, its gaps as they were filled.
    fn slack(&self, row: &Row) -> u32 {
        let room = self.filler.shape.room(row) + if row.hangs { 2 } else { 0 };
        room.saturating_sub(row.cols.into())
    }

    /// What a reader minds about a row.
    fn cost(&self, row: &Row) -> u32 {
        if row.last {
            return ROW + if self.is_stub(row) { self.stub() } else { 0 };
        }
        let spaced = match self.tokens.spacing {
            Spacing::Square => self.square_cost(row),
            spacing => self.word_cost(row, spacing),
        };
        let mut cost = ROW + spaced;
        cost += if row.hyphen { HYPHEN } else { 0 };
        cost + if self.parts_number(row) { PARTED } else { 0 }
    }

    /// What the slack of a row of words costs.
    fn word_cost(&self, row: &Row, spacing: Spacing) -> u32 {
        let slack = self.slack(row);
        if !self.filler.shape.justify {
            return slack * slack;
        }
        let spaces = word_spaces(self.tokens, row);
        if spacing == Spacing::Words {
            return badness(slack, spaces);
        }
        let opened = opened_in_words(spaces, slack, spacing);
        opened * OPENED + short(slack - opened)
    }

    /// What the slack of a row of han or kana costs.
    fn square_cost(&self, row: &Row) -> u32 {
        let shape = &self.filler.shape;
        let units: Vec<_> = RowUnits::of(self.text, self.tokens, row).collect();
        let Spaced { closes, spread } = Spaced::of(&units, row, shape, Spacing::Square);
        let opened: u32 = spread.opened.iter().copied().map(u32::from).sum();
        let left = match spread.left {
            left if !shape.justify => left * left,
            left => short(left),
        };
        opened * OPENED + left + if closes { CLOSED } else { 0 }
    }

    fn parts_number(&self, row: &Row) -> bool {
        let (before, after) = self.text.split_at(row.end as usize);
        before.ends_with(|c: char| c.is_ascii_digit())
            && after.trim_start().starts_with(is_square_letter)
    }

    /// What a stub costs. In a wide ragged column a row may be a third shorter
    /// before that looks worse; in Korean it is mostly a part of a word.
    fn stub(&self) -> u32 {
        let third = u32::from(self.filler.shape.columns) / 3;
        match self.tokens.spacing {
            Spacing::Square => STUB,
            Spacing::Words => STUB.max(third * third),
            Spacing::Hangul => 2 * STUB.max(third * third),
        }
    }

    /// A last row of a single han or word.
    fn is_stub(&self, row: &Row) -> bool {
        if row.token == 0 && row.skip == 0 {
            return false;
        }
        let text = &self.text[row.start as usize..row.end as usize];
        match self.tokens.spacing {
            Spacing::Square => text.chars().filter(|c| c.is_alphanumeric()).take(2).count() <= 1,
            Spacing::Words | Spacing::Hangul => !text.contains(' '),
        }
    }
}

/// The rows that lead to a waypoint.
fn path(places: &[Waypoint], mut place: Waypoint) -> Vec<Row> {
    let mut rows = vec![place.row];
    while place.from > 0 {
        place = places[place.from];
        rows.push(place.row);
    }
    rows.reverse();
    rows
}

/// How bad word spaces are that take so many columns more, as TeX has it: with the
/// cube of their stretch.
fn badness(slack: u32, spaces: u32) -> u32 {
    let (slack, spaces) = (slack.min(WIDEST_SLACK), spaces.max(1));
    LOOSE * slack * slack * slack / (spaces * spaces)
}

/// What columns cost that are left at the end of a row which should be flush.
fn short(columns: u32) -> u32 {
    match columns {
        0 => 0,
        1 => ONE_SHORT,
        more => SHORT + SHORT_SQUARED * more * more,
    }
}
