//! What two articles have in common that tells them from all others: the names
//! and rare words that both print.
//!
//! Scripts without spaces have no words. A name there is a string of letters
//! that stands in both texts; what its pairs tell says how rare it is, and that
//! they stand beside each other is looked up in both.

use std::collections::{BTreeMap, HashMap};

use super::clues::{Clues, NAME, is_head, is_name, told};
use super::passage::Passage;

/// What a pair tells beside the rarest of its string, which it overlaps.
const OVERLAP: f64 = 0.35;
/// What a string of two letters tells: two texts have many by chance.
const PAIR: f64 = 0.6;
/// Strings that count: what an article is about are a few names.
const STRINGS: usize = 8;
/// Distinct terms of a text from which on its length counts against it: a long
/// one has something of everything.
const LENGTH: f64 = 600.0;

/// Something that two articles both print.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedString {
    /// It, as it is compared.
    pub text: String,
    /// What it tells.
    pub weight: f64,
}

/// What two articles have in common.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CommonGround {
    /// The strings that tell most, the best first.
    pub strings: Vec<SharedString>,
    /// How much all of it tells.
    pub score: f64,
}

/// Where the pairs and words of an article stand.
struct TermPlaces<'a> {
    passages: Vec<&'a Passage>,
    /// Each pair ([`pair_key`]) with its passage and token, in order: an article is compared with a
    /// dozen others, and a table of lists for each would take most of the time.
    pairs: Vec<(u64, (usize, usize))>,
    words: HashMap<&'a str, WordPlaces>,
}

/// A pair of letters as a number: numbers are sorted faster than texts.
fn pair_key(pair: &str) -> u64 {
    pair.chars().fold(0, |key, letter| key << 32 | u64::from(u32::from(letter)))
}

/// Where a word stands.
#[derive(Debug, Clone, Copy, Default)]
struct WordPlaces {
    times: u32,
    is_in_head: bool,
    /// It is a name somewhere.
    is_name: bool,
}

impl<'a> TermPlaces<'a> {
    fn of(passages: &'a [Passage]) -> Self {
        let passages: Vec<&Passage> = told(passages).collect();
        let (mut pairs, mut words) = (Vec::new(), HashMap::new());
        for (at, passage) in passages.iter().copied().enumerate() {
            let text = &passage.folded;
            for run in text.runs() {
                for first in run.start..run.end - 1 {
                    pairs.push((pair_key(text.pair(first)), (at, first)));
                }
            }
            for word in text.words() {
                let entry: &mut WordPlaces = words.entry(text.token(word)).or_default();
                entry.times += 1;
                entry.is_in_head |= is_head(passage);
                entry.is_name |= is_name(passage, word);
            }
        }
        pairs.sort_unstable();
        Self { passages, pairs, words }
    }

    /// Where a pair stands.
    fn of_pair(&self, pair: &str) -> &[(u64, (usize, usize))] {
        let key = pair_key(pair);
        let from = self.pairs.partition_point(|(other, _)| *other < key);
        let length = self.pairs[from..].iter().take_while(|(other, _)| *other == key).count();
        &self.pairs[from..from + length]
    }

    /// How many terms there are.
    fn terms(&self) -> usize {
        self.pairs.chunk_by(|one, other| one.0 == other.0).count() + self.words.len()
    }

    /// The longest string that stands in another text from a token on, and here:
    /// how many tokens; how often its first pair stands here, and whether in a
    /// head.
    fn longest(&self, other: &Passage, first: usize) -> Option<(usize, (u32, bool))> {
        let places = self.of_pair(other.folded.pair(first));
        let length = |&(_, (at, here)): &(u64, (usize, usize))| {
            let text = &self.passages[at].folded;
            let goes_on = |nth: usize, (text, at): (&super::FoldedText, usize)| {
                at + nth < text.len() && text.is_letter(at + nth) && text.is_joined(at + nth)
            };
            let same = |nth: &usize| {
                goes_on(*nth, (text, here))
                    && goes_on(*nth, (&other.folded, first))
                    && text.token(here + nth) == other.folded.token(first + nth)
            };
            (1..text.len()).take_while(same).count() + 1
        };
        let longest = places.iter().map(length).max()?;
        let in_head = places.iter().any(|(_, (at, _))| is_head(self.passages[*at]));
        Some((longest, (places.len() as u32, in_head)))
    }
}

/// What an article, of which the clues are known, has in common with another.
#[must_use]
pub fn shared(article: &[Passage], clues: &Clues, other: &[Passage]) -> CommonGround {
    let places = TermPlaces::of(other);
    let mut strings: BTreeMap<String, f64> = BTreeMap::new();
    let mut add = |text: String, weight: f64| {
        if weight > 0.0 {
            let known = strings.entry(text).or_default();
            *known = known.max(weight);
        }
    };
    for passage in told(article) {
        let text = &passage.folded;
        for run in text.runs() {
            let mut at = run.start;
            while at + 1 < run.end {
                let Some((length, there)) = places.longest(passage, at) else {
                    at += 1;
                    continue;
                };
                let tokens = at..at + length;
                let pairs = (at..at + length - 1).map(|first| clues.weight(text.pair(first)));
                let string: String = tokens.map(|token| text.token(token)).collect();
                add(string, of_string(&pairs.collect::<Vec<f64>>()) * of_places(there));
                at += length - 1;
            }
        }
        for word in text.words() {
            if let Some(there) = places.words.get(text.token(word)) {
                let token = text.token(word).to_owned();
                // At the beginning of a sentence a name is not known by its capital.
                let is_told = there.is_name && !clues.is_name(&token);
                let name = if is_told { NAME } else { 1.0 };
                let places = of_places((there.times, there.is_in_head));
                let weight = clues.weight(&token) * name * places;
                add(token, weight);
            }
        }
    }
    summed(strings, places.terms())
}

#[expect(clippy::cast_precision_loss, reason = "a text has fewer than 2^52 terms")]
fn summed(strings: BTreeMap<String, f64>, terms: usize) -> CommonGround {
    let strings = strings.into_iter().map(|(text, weight)| SharedString { text, weight });
    let mut strings: Vec<SharedString> = strings.collect();
    strings.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let all = std::mem::take(&mut strings);
    for one in all {
        // What is part of another tells nothing more.
        if strings.len() < STRINGS && !strings.iter().any(|longer| longer.text.contains(&one.text))
        {
            strings.push(one);
        }
    }
    // What is twice as rare tells more than two that are common.
    let sum: f64 = strings.iter().map(|string| string.weight * string.weight).sum();
    CommonGround { score: sum.sqrt() / (1.0 + terms as f64 / LENGTH), strings }
}

/// What a string tells by its pairs.
fn of_string(pairs: &[f64]) -> f64 {
    let most = pairs.iter().copied().fold(0.0, f64::max);
    let others = pairs.iter().sum::<f64>() - most;
    if pairs.len() == 1 { most * PAIR } else { most + others * OVERLAP }
}

/// The same for how often, and where, it stands in the other article.
fn of_places((times, is_in_head): (u32, bool)) -> f64 {
    (1.0 + f64::from(times).ln() / 2.0) * if is_in_head { 1.25 } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Body, Clean, HeadRole};
    use crate::search::passages;

    fn article(headline: &str, byline: &str, text: &str) -> Vec<Passage> {
        let head =
            [(HeadRole::Headline, Clean::line(headline)), (HeadRole::Byline, Clean::line(byline))];
        passages(&head, &Body::set(vec![Block::paragraph(text)]))
    }

    /// What an article has in common with another, where each term of it is in
    /// both and in none of ten others.
    fn strings(one: &[Passage], other: &[Passage]) -> Vec<String> {
        let mut clues = Clues::of(one);
        clues.weigh(12, |_| Ok::<_, ()>(Some(2))).unwrap();
        shared(one, &clues, other).strings.into_iter().map(|string| string.text).collect()
    }

    #[test]
    fn a_name_is_the_longest_string_that_both_print_and_its_parts_tell_nothing_more() {
        let one = article("柳荫巷要拆", "", "百年的柳荫巷戏台被列入红线。");
        let other = article("锣鼓又响", "", "柳荫巷戏台上周首演，三百座无虚席。");
        assert_eq!(strings(&one, &other), ["柳荫巷戏台"]);
    }

    #[test]
    fn who_wrote_it_is_no_clue() {
        let one = article("路灯换新", "本报记者 王小河", "照度提高一倍。");
        let other = article("大桥通车", "本报记者 王小河", "王小河过了桥。");
        assert_eq!(strings(&one, &other), [""; 0]);
    }

    #[test]
    fn a_capital_inside_a_sentence_tells_a_name_from_a_word() {
        let one = article("The walk", "", "He met Mr Tarrant and a helicopter there.");
        let other = article("A year on", "", "Tarrant saw no helicopter.");
        assert_eq!(strings(&one, &other), ["tarrant", "helicopter"]);
        let clues = Clues::of(&one);
        assert!(clues.is_name("tarrant") && !clues.is_name("he") && !clues.is_name("helicopter"));
    }
}
