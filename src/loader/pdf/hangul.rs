//! Whether a line of Hangul ends between two words or inside of one. Korean
//! has spaces between its words, and newspapers break lines inside of them.
//!
//! 1. Where a document draws spaces at line ends, they tell.
//! 2. A line with room for another syllable ends where a word does.
//! 3. Else the document tells by the words inside of its lines: how often a
//!    space follows the last syllable, how often one stands before the next,
//!    and which words and syllables stand together. All of that is added up
//!    as the logarithm of odds; [`ENDING`] and [`BEGINNING`] speak for a
//!    syllable that the document hardly has.
//! 4. Text is set by words, so that all lines end between two, or by
//!    syllables, so that about two of five do. Which of both it is, all line
//!    ends tell together.

use std::collections::{BTreeSet, HashMap};
use std::ops::Bound;

use super::lines::PdfLine;

/// Syllables that words end with, and how often: particles, then endings that
/// syllables inside of words look like.
const ENDING: [(&str, f64); 3] =
    [("을를은는의", 0.9), ("에와과며등및", 0.75), ("이가도로서고할한된될게", 0.6)];
/// Syllables that seldom begin a word.
const BEGINNING: [(&str, f64); 2] =
    [("은는을를의에와과로며게습됩", 0.03), ("다가들었였했하되된될했까께면", 0.12)];

/// The lines of a page that end inside of a word of Hangul, as indices, for
/// each of the pages of a document: their lines, and these in blocks.
pub(super) fn cut_words(pages: &[(&[PdfLine], Vec<Vec<usize>>)]) -> Vec<BTreeSet<usize>> {
    let mut cut = vec![BTreeSet::new(); pages.len()];
    let ends: Vec<OpenWord<'_>> = pages
        .iter()
        .enumerate()
        .flat_map(|(page, (lines, blocks))| ends(page, lines, blocks))
        .collect();
    let kept = ends.iter().filter(|end| end.spaced).count();
    if 10 * kept >= ends.len() {
        for end in ends.iter().filter(|end| !end.spaced) {
            cut[end.page].insert(end.line);
        }
        return cut;
    }
    let known = KnownWords::of(pages.iter().flat_map(|(lines, _)| lines.iter()));
    let tight: Vec<&OpenWord<'_>> = ends.iter().filter(|end| !end.roomy).collect();
    let odds: Vec<f64> = tight.iter().map(|end| known.odds(end)).collect();
    if !by_words(&odds, known.usual()) {
        for (end, _) in tight.iter().zip(odds).filter(|(_, odds)| *odds < 0.0) {
            cut[end.page].insert(end.line);
        }
    }
    cut
}

/// The end of a line that goes on in the next, both in Hangul.
struct OpenWord<'a> {
    page: usize,
    line: usize,
    /// The last word of the line, or what the line has of it.
    last: &'a str,
    /// The first word of the next line, without what is no Hangul.
    first: &'a str,
    /// A space is drawn at the end.
    spaced: bool,
    /// Another syllable would have found room.
    roomy: bool,
}

fn ends<'a>(page: usize, lines: &'a [PdfLine], blocks: &[Vec<usize>]) -> Vec<OpenWord<'a>> {
    let mut found = Vec::new();
    for block in blocks {
        // Marks may hang out of one line, but hardly of two.
        let mut reaches: Vec<f64> = block.iter().map(|&at| lines[at].to).collect();
        reaches.sort_by(|a, b| b.total_cmp(a));
        let reach = reaches.get(1).copied().unwrap_or(f64::MIN);
        for pair in block.windows(2) {
            let (line, next) = (&lines[pair[0]], &lines[pair[1]]);
            let last = line.text.split_whitespace().next_back().unwrap_or_default();
            let first = next.text.trim_start();
            let first = &first[..first.find(|c| !is_syllable(c)).unwrap_or(first.len())];
            if last.ends_with(is_syllable) && !first.is_empty() {
                let spaced = line.text.ends_with(' ');
                let roomy = reach - line.to > 1.3 * line.size;
                let last = last.rsplit(|c| !is_syllable(c)).next().unwrap_or_default();
                found.push(OpenWord { page, line: pair[0], last, first, spaced, roomy });
            }
        }
    }
    found
}

/// Whether a text is set by words: all its lines end between two. What the
/// letters at line ends speak for is weighed against a text set by syllables,
/// where as many lines end inside of words as elsewhere.
fn by_words(odds: &[f64], usual: f64) -> bool {
    const BETWEEN: f64 = 0.4;
    const LEAST: f64 = -2.5;
    let weigh = |odds: &f64| {
        let ratio = (odds - usual).max(LEAST).exp();
        (ratio / (BETWEEN * ratio + 1.0 - BETWEEN)).ln()
    };
    odds.iter().map(weigh).sum::<f64>() > 0.0
}

/// What the words inside of lines tell.
#[derive(Default)]
struct KnownWords {
    words: BTreeSet<String>,
    /// How often a space stands behind a syllable, and how often another one.
    after: HashMap<char, PairCount>,
    /// The same before a syllable.
    before: HashMap<char, PairCount>,
    /// The same between two.
    pairs: HashMap<(char, char), PairCount>,
    all: PairCount,
}

#[derive(Debug, Default, Clone, Copy)]
struct PairCount {
    spaces: f64,
    none: f64,
}

impl PairCount {
    fn add(&mut self, space: bool) {
        let side = if space { &mut self.spaces } else { &mut self.none };
        *side += 1.0;
    }

    /// The share of spaces, where so much was expected before anything was
    /// counted.
    fn share(self, expected: f64) -> f64 {
        const WEIGHT: f64 = 4.0;
        (self.spaces + WEIGHT * expected) / (self.spaces + self.none + WEIGHT)
    }
}

impl KnownWords {
    fn of<'a>(lines: impl Iterator<Item = &'a PdfLine>) -> Self {
        let mut known = Self::default();
        for line in lines {
            let words: Vec<&str> = line.text.split_whitespace().collect();
            for (at, word) in words.iter().enumerate() {
                let inner = at > 0 && at + 1 < words.len();
                if inner && word.contains(is_syllable) {
                    known.words.insert(word.trim_matches(|c| !is_syllable(c)).to_owned());
                }
                let letters = word.chars().zip(word.chars().skip(1));
                letters.for_each(|(a, b)| known.count(a, b, false));
                let next = words.get(at + 1).and_then(|next| next.chars().next());
                if let (Some(last), Some(next)) = (word.chars().next_back(), next) {
                    known.count(last, next, true);
                }
            }
        }
        known
    }

    fn count(&mut self, last: char, next: char, space: bool) {
        if is_syllable(last) && is_syllable(next) {
            self.after.entry(last).or_default().add(space);
            self.before.entry(next).or_default().add(space);
            self.pairs.entry((last, next)).or_default().add(space);
            self.all.add(space);
        }
    }

    /// The logarithm of the odds that a space stands between two syllables.
    fn usual(&self) -> f64 {
        logit(self.all.share(0.4))
    }

    /// The same for a line end, as far as the letters beside it tell.
    fn odds(&self, end: &OpenWord<'_>) -> f64 {
        let (Some(last), Some(first)) = (end.last.chars().next_back(), end.first.chars().next())
        else {
            return 0.0;
        };
        let usual = self.all.share(0.4);
        let count =
            |counts: &HashMap<char, PairCount>, c| counts.get(&c).copied().unwrap_or_default();
        let after = count(&self.after, last).share(listed(&ENDING, last).unwrap_or(0.7 * usual));
        let before = count(&self.before, first)
            .share(listed(&BEGINNING, first).unwrap_or((1.1 * usual).min(0.9)));
        let mut odds = logit(after) + logit(before) - logit(usual);
        if let Some(pair) = self.pairs.get(&(last, first)) {
            odds += 1.5 * ((pair.spaces + 0.5) / (pair.none + 0.5)).ln();
        }
        if self.begins(&format!("{}{}", end.last, end.first)) {
            odds -= 2.0;
        }
        if self.words.contains(end.last) {
            odds += 1.5;
        }
        if end.first.chars().nth(1).is_some() && self.begins(end.first) {
            odds += 1.0;
        }
        odds
    }

    /// Whether a word begins so.
    fn begins(&self, part: &str) -> bool {
        let from = (Bound::Included(part), Bound::Unbounded);
        let next = self.words.range::<str, _>(from).next();
        next.is_some_and(|word| word.starts_with(part))
    }
}

fn listed(list: &[(&str, f64)], syllable: char) -> Option<f64> {
    list.iter().find(|(all, _)| all.contains(syllable)).map(|(_, share)| *share)
}

fn logit(share: f64) -> f64 {
    (share / (1.0 - share)).ln()
}

/// Whether the character is a whole syllable, as text in a PDF has them.
pub(super) fn is_syllable(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

#[cfg(test)]
mod tests {
    use super::super::lines::testing::line;
    use super::*;

    /// The text of lines that fill a column, as it is after their ends were
    /// looked at: `|` where a line ends inside of a word.
    fn read(texts: &[&str]) -> String {
        ragged(&texts.iter().map(|text| (*text, 100.0)).collect::<Vec<_>>())
    }

    /// The same for lines of a width.
    fn ragged(texts: &[(&str, f64)]) -> String {
        let at = |((text, wide), row): (&(&str, f64), u32)| {
            line(text, (0.0, 12.0 * f64::from(row)), *wide, 9.0)
        };
        let lines: Vec<PdfLine> = texts.iter().zip(0..).map(at).collect();
        let blocks = vec![(0..lines.len()).collect()];
        let cut = cut_words(&[(&lines, blocks)]);
        let end = |at: usize| if cut[0].contains(&at) { "|" } else { " " };
        let parts =
            lines.iter().enumerate().map(|(at, line)| line.text.trim().to_owned() + end(at));
        parts.collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn spaces_that_are_drawn_at_line_ends_tell() {
        let read = read(&["나루터에 배가 ", "다시 다닌다고 한", "다 오늘 아침에는"]);
        assert_eq!(read, "나루터에 배가 다시 다닌다고 한|다 오늘 아침에는");
    }

    #[test]
    fn a_line_with_room_for_a_syllable_ends_with_a_word() {
        let read = ragged(&[
            ("아침마다 나루를 건너던", 100.0),
            ("배가 온다 그 나", 64.0),
            ("루에 사람이 모여 있다", 98.0),
        ]);
        assert!(read.contains("그 나 루에"), "{read}");
    }

    #[test]
    fn the_words_of_the_page_tell_where_no_spaces_are_drawn() {
        // Set by syllables: half of the lines end inside of a word.
        let read = read(&[
            "나루터에 모인 사람들이 배",
            "를 기다렸다. 이 배를 타고",
            "장터를 오가는 사람들이 많",
            "았다. 나루터에 새 다리가 놓",
            "이면 배를 타는 사람들이",
            "줄어들 것이라고 나루터를 지",
            "키는 사공은 말했다. 사공은",
            "배를 새로 칠했고, 지금도 장",
            "터를 오가는 사람들이 그 배를",
            "타고 나루터를 지나고 있다.",
        ]);
        let wrong =
            ["타고|장", "배를|타", "사람들이|줄", "사공은|배", "배 를", "많 았", "지 키", "장 터"];
        let found: Vec<&&str> = wrong.iter().filter(|wrong| read.contains(**wrong)).collect();
        assert!(found.is_empty(), "{found:?} in {read}");
    }

    #[test]
    fn text_that_is_set_by_words_keeps_them_all() {
        let read = read(&[
            "나루터에 모인 사람들이",
            "이른 아침부터 강 건너편",
            "하늘을 바라보며 나룻배가",
            "돌아오기를 기다렸다 한편",
            "사공은 어제 저녁 무렵에",
            "건너편으로 손님을 모시고",
            "떠났다가 물살이 거세지자",
            "그곳 여관에서 밤을 보내고",
            "아침 식사를 마친 다음에야",
            "천천히 노를 저어 나루터로",
            "돌아오는 길이라는 소식이",
            "전해지자 사람들은 비로소",
            "가슴을 쓸어내리고 나루터를",
            "하나둘 떠나기 시작했으며",
        ]);
        assert!(!read.contains('|'), "{read}");
    }
}
