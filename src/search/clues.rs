//! What an article is about, told by its rarest terms: a name that few articles
//! print says more of it than all its other words.
//!
//! How many articles print a term is not known here; whoever has an index says
//! so, and [`Clues`] weighs it.

use std::collections::HashMap;
use std::ops::Range;

use super::FoldedText;
use super::needle::{Needle, clipped};
use super::passage::{Passage, PassageRole};
use crate::model::HeadRole;

/// Terms of an article that are looked up: news says first what it is about, and
/// an article as long as a book would hold everything up.
const LOOKED_UP: usize = 1500;
/// How much more a term of a headline tells.
const HEAD: f64 = 1.5;

/// Words with a capital that name nobody by themselves.
const ADDRESSES: [&str; 33] = [
    "mr",
    "mrs",
    "miss",
    "ms",
    "dr",
    "sir",
    "lord",
    "lady",
    "dame",
    "rev",
    "prof",
    "st",
    "captain",
    "colonel",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What a word tells, where a pair of letters tells 1 ...
const WORD: f64 = 0.45;
/// ... and how much more one that is a name.
pub(super) const NAME: f64 = 3.0;

/// A term of an article, as the index has it.
#[derive(Debug, Clone, PartialEq)]
struct Clue {
    /// The term.
    term: String,
    /// How often it stands in the article.
    times: u32,
    /// It stands in the headline or over it.
    is_in_head: bool,
    /// What it tells by its letters: a number says less than a name.
    worth: f64,
    /// What it tells of the article among all others; 0 until that is known.
    weight: f64,
}

/// The terms of an article, of which the rarest tell what it is about.
#[derive(Debug, Clone, Default)]
pub struct Clues {
    all: Vec<Clue>,
    by_term: HashMap<String, usize>,
}

impl Clues {
    /// The terms of an article, in the order they are read. Who wrote it, and
    /// where, is no clue: a reporter writes about everything.
    #[must_use]
    pub fn of(passages: &[Passage]) -> Self {
        let mut clues = Self::default();
        for passage in told(passages) {
            let is_in_head = is_head(passage);
            for_each_term(passage, |term, worth| clues.add(term, worth, is_in_head));
        }
        clues
    }

    fn add(&mut self, term: &str, worth: f64, is_in_head: bool) {
        if let Some(&at) = self.by_term.get(term) {
            let clue = &mut self.all[at];
            clue.times += 1;
            clue.is_in_head |= is_in_head;
            clue.worth = clue.worth.max(worth);
        } else if self.all.len() < LOOKED_UP {
            self.by_term.insert(term.to_owned(), self.all.len());
            let term = term.to_owned();
            self.all.push(Clue { term, times: 1, is_in_head, worth, weight: 0.0 });
        }
    }

    /// They, in the order they are read.
    pub(super) fn terms(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|clue| clue.term.as_str())
    }

    /// Weighs every term: `having` tells how many of the `articles` have it, and
    /// nothing if they are too many to tell anything.
    ///
    /// # Errors
    /// As `having` fails.
    #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^52 articles")]
    pub fn weigh<E>(
        &mut self,
        articles: usize,
        mut having: impl FnMut(&str) -> Result<Option<usize>, E>,
    ) -> Result<(), E> {
        for clue in &mut self.all {
            let rarity = having(&clue.term)?
                .map_or(0.0, |having| (articles.max(having) as f64 / having.max(1) as f64).ln());
            let often = 1.0 + f64::from(clue.times).ln() / 2.0;
            let head = if clue.is_in_head { HEAD } else { 1.0 };
            clue.weight = rarity * clue.worth * often * head;
        }
        Ok(())
    }

    /// The string of an article, as it is compared, that tells most.
    #[must_use]
    pub fn rarest(&self, passages: &[Passage]) -> Option<String> {
        let best = self.all.iter().max_by(|a, b| a.weight.total_cmp(&b.weight))?;
        if best.weight <= 0.0 {
            return None;
        }
        // What stands around it is of the name as long as it is half as rare.
        let is_rare = |pair: &str| self.weight(pair) >= best.weight / 2.0;
        for passage in told(passages) {
            let text = &passage.folded;
            if text.words().any(|word| clipped(text.token(word)) == best.term) {
                return Some(best.term.clone());
            }
            for run in text.runs() {
                let mut pairs = run.start..run.end - 1;
                let Some(at) = pairs.find(|first| text.pair(*first) == best.term) else { continue };
                let before = (run.start..at).rev().take_while(|p| is_rare(text.pair(*p))).count();
                let after = (at + 1..run.end - 1).take_while(|p| is_rare(text.pair(*p))).count();
                return Some(
                    (at - before..at + after + 2).map(|token| text.token(token)).collect(),
                );
            }
        }
        None
    }

    /// What a term tells of the article; 0 if it is none of its.
    #[must_use]
    pub fn weight(&self, term: &str) -> f64 {
        self.by_term.get(term).map_or(0.0, |&at| self.all[at].weight)
    }

    /// Whether a string, as it is compared, may name something: words of small
    /// letters alone do not.
    #[must_use]
    pub fn may_be_name(&self, text: &str) -> bool {
        let folded = FoldedText::of(text);
        let is_word = |index: usize| !folded.is_letter(index);
        (0..folded.len()).any(|index| !is_word(index) || self.is_name(clipped(folded.token(index))))
    }

    /// Whether a word is known to be a name.
    pub(super) fn is_name(&self, word: &str) -> bool {
        self.by_term.get(word).is_some_and(|&at| self.all[at].worth > WORD)
    }
}

/// The pieces of an article that say what it is about.
pub(super) fn told(passages: &[Passage]) -> impl Iterator<Item = &Passage> {
    passages.iter().filter(|passage| {
        use PassageRole::{Head, Table};
        !matches!(passage.role, Head(HeadRole::Byline | HeadRole::Dateline) | Table)
    })
}

pub(super) fn is_head(passage: &Passage) -> bool {
    matches!(passage.role, PassageRole::Head(HeadRole::Kicker | HeadRole::Headline))
}

/// A string, as it is compared, as an article prints it: a word that mostly stands
/// inside a longer name, with all of the name.
#[must_use]
pub fn as_printed(text: &str, passages: &[Passage]) -> Option<String> {
    let needle = Needle::of(text, false)?;
    let mut forms: Vec<(&str, usize)> = Vec::new();
    for passage in passages {
        for tokens in needle.all(&passage.folded) {
            let form = &passage.text[passage.folded.source(full_name(passage, tokens))];
            match forms.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(form)) {
                Some((_, times)) => *times += 1,
                None => forms.push((form, 1)),
            }
        }
    }
    let all: usize = forms.iter().map(|(_, times)| times).sum();
    let (most, times) = forms.iter().copied().max_by_key(|(form, times)| (*times, form.len()))?;
    let shortest = forms.iter().map(|(form, _)| *form).min_by_key(|form| form.len())?;
    Some(if times * 2 >= all { most } else { shortest }.to_owned())
}

/// The words with capitals around a name that are part of it. A headline may give
/// every word a capital, so nothing there is.
fn full_name(passage: &Passage, found: Range<usize>) -> Range<usize> {
    let text = &passage.folded;
    let is_part = |word: usize| {
        !text.is_letter(word) && is_name(passage, word) && !ADDRESSES.contains(&text.token(word))
    };
    let is_beside = |word: usize| {
        let (before, after) =
            (text.source(word..word + 1).end, text.source(word + 1..word + 2).start);
        matches!(&passage.text[before..after], " " | "-")
    };
    let mut name = found;
    if matches!(passage.role, PassageRole::Head(_)) || !name.clone().all(is_part) {
        return name;
    }
    while name.start > 0 && is_beside(name.start - 1) && is_part(name.start - 1) {
        name.start -= 1;
    }
    while name.end < text.len() && is_beside(name.end - 1) && is_part(name.end) {
        name.end += 1;
    }
    name
}

/// Every term of a piece, and what it tells by its letters.
fn for_each_term(passage: &Passage, mut take: impl FnMut(&str, f64)) {
    let text = &passage.folded;
    for run in text.runs() {
        for first in run.start..run.end - 1 {
            take(text.pair(first), worth_of_pair(text.pair(first)));
        }
    }
    for word in text.words() {
        take(clipped(text.token(word)), worth_of_word(passage, word));
    }
}

/// Names are written in han, in katakana and in hangul; hiragana joins them.
fn worth_of_pair(pair: &str) -> f64 {
    let joining = pair.chars().filter(|c| matches!(c, '\u{3041}'..='\u{309F}')).count();
    match joining {
        0 => 1.0,
        1 => 0.5,
        _ => 0.2,
    }
}

/// A word with a capital inside a sentence is a name, more often than not;
/// numbers are many things' and letters nobody's.
fn worth_of_word(passage: &Passage, word: usize) -> f64 {
    let text = &passage.folded;
    let token = text.token(word);
    if token.bytes().all(|b| b.is_ascii_digit()) {
        return 0.4;
    }
    if ADDRESSES.contains(&token) {
        return 0.1;
    }
    match token.chars().count() {
        0..=2 => 0.3,
        _ if is_name(passage, word) => NAME * WORD,
        _ => WORD,
    }
}

/// Whether a word of a piece has a capital that it would not have by where it
/// stands.
pub(super) fn is_name(passage: &Passage, word: usize) -> bool {
    let (text, at) = (&passage.text, passage.folded.source(word..word + 1).start);
    let before = text[..at].trim_end_matches(|c: char| c.is_whitespace() || "\"'“‘«(".contains(c));
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', ':', '…']);
    text[at..].starts_with(char::is_uppercase) && !begins
}

#[cfg(test)]
mod tests {
    use super::as_printed;
    use crate::model::{Block, Body, Clean, HeadRole};
    use crate::search::passages;

    fn printed(word: &str, text: &str) -> Option<String> {
        let head = [(HeadRole::Headline, Clean::line("Walk to Cold Hythe Again"))];
        as_printed(word, &passages(&head, &Body::set(vec![Block::paragraph(text)])))
    }

    #[test]
    fn a_word_that_mostly_stands_in_a_longer_name_is_told_with_all_of_it() {
        let text = "He came to Cold Hythe, and from Cold Hythe he wrote. Hythe was dear to him.";
        assert_eq!(printed("hythe", text).as_deref(), Some("Cold Hythe"));
        assert_eq!(printed("cold", text).as_deref(), Some("Cold Hythe"));
        assert_eq!(printed("dear", text).as_deref(), Some("dear"));
    }

    #[test]
    fn who_is_addressed_and_what_begins_a_sentence_is_no_part_of_a_name() {
        let text = "They met Mr Tarrant here. When Tarrant left, Monday Tarrant came.";
        assert_eq!(printed("tarrant", text).as_deref(), Some("Tarrant"));
        assert_eq!(printed("柳荫巷", "拆了柳荫巷戏台。").as_deref(), Some("柳荫巷"));
    }
}
