//! The bridge between the end of one text and the beginning of another: how
//! likely the words go on across the gap.

use std::collections::HashSet;
use std::ops::Range;

use super::super::glyph::is_han;
use super::counts::{BEGIN, END, NgramCounts, usual};
use super::texts::{RunningText, TextEnd};
use super::topic::FloatTable;
use crate::model::Lang;

/// The bridges of a page, from each text to each.
pub(super) struct Bridges {
    /// How much likelier the second's first characters are after the first's
    /// last ones than anywhere, in natural logarithms.
    pub(super) score: FloatTable,
    /// How many characters in a row across the gap stand elsewhere on the
    /// page: 0, or 2 to 4.
    pub(super) seen: FloatTable,
    /// How many of the pairs and triples across the gap were ever counted.
    pub(super) known: FloatTable,
    /// One over the rank of the bridge among those of the first's end.
    pub(super) rank_of_end: FloatTable,
    /// One over the rank of the bridge among those to the second's start.
    pub(super) rank_of_start: FloatTable,
    /// By how much the bridge is better than the best other from the first's
    /// end; less than 0 where another is better.
    pub(super) margin_of_end: FloatTable,
    /// The same among those to the second's start.
    pub(super) margin_of_start: FloatTable,
    /// How likely each text's first characters begin a paragraph.
    pub(super) start: Vec<f32>,
}

/// The most characters that are looked at on either side of the gap.
const REACH: usize = 3;

impl Bridges {
    /// The bridges between the texts of a page.
    pub(super) fn of(texts: &[RunningText], counts: &NgramCounts) -> Self {
        let elsewhere = strings(texts.iter().map(|text| text.chars.as_slice()));
        let n = texts.len();
        let mut bridges = Self {
            score: FloatTable::new(n, n),
            seen: FloatTable::new(n, n),
            known: FloatTable::new(n, n),
            rank_of_end: FloatTable::default(),
            rank_of_start: FloatTable::default(),
            margin_of_end: FloatTable::default(),
            margin_of_start: FloatTable::default(),
            start: texts.iter().map(|text| start(&text.chars, counts)).collect(),
        };
        for (a, from) in texts.iter().enumerate() {
            for (b, to) in texts.iter().enumerate() {
                let gap = Gap::between(&from.chars, &to.chars);
                let score = if a == b { NONE } else { gap.score(from, to, counts) };
                bridges.score.set(a, b, score);
                bridges.seen.set(a, b, gap.seen(&elsewhere) as f32);
                bridges.known.set(a, b, gap.known(counts) as f32);
            }
        }
        bridges.rank_of_end = bridges.score.ranks();
        let turned = bridges.score.turned();
        bridges.rank_of_start = turned.ranks().turned();
        bridges.margin_of_end = bridges.score.margins();
        bridges.margin_of_start = turned.margins().turned();
        bridges
    }
}

/// The bridge of a text to itself.
const NONE: f32 = -9.0;

/// Three characters before a gap and three behind it.
pub(super) struct Gap {
    before: [char; REACH],
    behind: [char; REACH],
}

impl Gap {
    pub(super) fn between(from: &[char], to: &[char]) -> Self {
        let mut gap = Self { before: [BEGIN; REACH], behind: [END; REACH] };
        for (at, &c) in gap.before.iter_mut().rev().zip(from.iter().rev()) {
            *at = c;
        }
        for (at, &c) in gap.behind.iter_mut().zip(to) {
            *at = c;
        }
        gap
    }

    fn score(&self, from: &RunningText, to: &RunningText, counts: &NgramCounts) -> f32 {
        let (y, p) = (self.before[REACH - 1], self.behind[0]);
        if let Some(score) = latin(from.end, y, p) {
            return if from.chars.is_empty() || to.chars.is_empty() { 0.0 } else { score };
        }
        self.across(counts)
    }

    /// How much likelier the characters behind the gap are after those before
    /// it than without them. (That the first of them go together is no merit
    /// of the bridge, and is taken off.)
    pub(super) fn across(&self, counts: &NgramCounts) -> f32 {
        let [_, x, y] = self.before;
        let [p, q, _] = self.behind;
        counts.after_two(x, y, p) + counts.after_two(y, p, q) - counts.after(p, q)
    }

    /// The longest string across the gap that stands elsewhere on the page.
    /// With a string every part of it stands there, so the longer ones are
    /// looked up only where the shorter are found: of most pairs none is.
    pub(super) fn seen(&self, elsewhere: &HashSet<[char; 4]>) -> usize {
        let around = [self.before, self.behind].concat();
        // Characters of the six around the gap, which lies after the third.
        let has = |part: Range<usize>| elsewhere.contains(&key(&around[part]));
        if !has(2..4) {
            return 0;
        }
        let (behind, before) = (has(2..5), has(1..4));
        let whole = behind && has(2..6) || behind && before && has(1..5) || before && has(0..4);
        match (whole, behind || before) {
            (true, _) => 4,
            (false, true) => 3,
            (false, false) => 2,
        }
    }

    fn known(&self, counts: &NgramCounts) -> usize {
        let [_, x, y] = self.before;
        let [p, q, _] = self.behind;
        usize::from(counts.triple(x, y, p) > 0)
            + usize::from(counts.triple(y, p, q) > 0)
            + usize::from(counts.pair(y, p) > 0)
    }
}

/// The bridge between letters of alphabets with capitals: a word that goes on
/// is written small; so may be a new one, but no new sentence.
fn latin(end: TextEnd, last: char, first: char) -> Option<f32> {
    if !first.is_lowercase() && !first.is_uppercase() {
        return None;
    }
    Some(match (end, first.is_lowercase()) {
        (TextEnd::Open, true) if last == '-' => 8.0,
        (TextEnd::Open, true) => 4.0,
        (TextEnd::Open, false) => -1.0,
        (_, true) => -2.0,
        (_, false) => 0.0,
    })
}

/// How much likelier it is that a line goes on in the next one than that a
/// text ends with it and another begins, as a natural logarithm. Of letters
/// that no counts are known of, only capitals tell.
pub(in crate::recovery::ocr) fn goes_on(above: &[char], below: &[char], lang: Lang) -> f32 {
    let (above, below) = (ends(above, false), ends(below, true));
    let (Some(&y), Some(&p)) = (above.last(), below.first()) else { return 0.0 };
    if let Some(score) = latin(TextEnd::Open, y, p) {
        return score;
    }
    if lang != Lang::Zh {
        return OPEN;
    }
    let counts = NgramCounts::chinese();
    let x = above.iter().rev().nth(1).copied().unwrap_or(BEGIN);
    let ends = counts.after_two(x, y, END);
    Gap::between(&above, &below).across(counts) - start(&below, counts) - 0.5 * ends
}

/// What a line that ends no sentence tells where nothing else is known.
const OPEN: f32 = 3.0;

/// How likely a line's first characters begin a paragraph, as a natural
/// logarithm.
pub(in crate::recovery::ocr) fn may_begin(line: &[char], lang: Lang) -> f32 {
    if lang == Lang::Zh { start(&ends(line, true), NgramCounts::chinese()) } else { 0.0 }
}

/// The first or the last few characters of a line, as they are counted.
fn ends(line: &[char], first: bool) -> Vec<char> {
    let few = REACH.min(line.len());
    let few = if first { &line[..few] } else { &line[line.len() - few..] };
    few.iter().map(|&c| usual(c)).collect()
}

/// How likely a text's first characters begin a paragraph.
pub(super) fn start(chars: &[char], counts: &NgramCounts) -> f32 {
    let mut first = chars.iter().copied().chain([END, END]);
    let (p, q) = (first.next().unwrap_or(END), first.next().unwrap_or(END));
    match (p.is_lowercase(), p.is_uppercase()) {
        (true, _) => -5.0,
        (_, true) => 1.0,
        _ => counts.after(BEGIN, p) + counts.after_two(BEGIN, p, q) - counts.after(p, q),
    }
}

/// The strings of two to four han that stand inside the texts.
pub(super) fn strings<'a>(texts: impl Iterator<Item = &'a [char]>) -> HashSet<[char; 4]> {
    let mut strings = HashSet::new();
    for text in texts {
        for length in 2..=4 {
            for window in text.windows(length) {
                if window.iter().all(|&c| is_han(c)) {
                    strings.insert(key(window));
                }
            }
        }
    }
    strings
}

fn key(chars: &[char]) -> [char; 4] {
    let mut key = ['\0'; 4];
    for (at, &c) in key.iter_mut().zip(chars) {
        *at = c;
    }
    key
}
