//! What an article is about, told by its rarest terms: a name that few articles
//! print says more of it than all its other words.
//!
//! How many articles print a term is not known here; whoever has an index says
//! so, and [`Clues`] weighs it.

use std::collections::HashMap;

use super::FoldedText;
use super::needle::clipped;
use super::passage::{Passage, PassageRole};
use crate::model::HeadRole;

/// Terms of an article that are looked up: news says first what it is about, and
/// an article as long as a book would hold everything up.
const LOOKED_UP: usize = 1500;
/// Strings that are looked at for one that is fit to be asked for.
const TRIED: usize = 40;
/// How much more a term of a headline tells.
const HEAD: f64 = 1.5;

/// Words with a capital that name nobody by themselves.
pub(super) const ADDRESSES: [&str; 33] = [
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

    /// The string of an article, as it is compared, that tells most of those that are
    /// fit to be asked for.
    #[must_use]
    pub fn rarest(&self, passages: &[Passage], is_fit: impl Fn(&str) -> bool) -> Option<String> {
        let mut best: Vec<&Clue> = self.all.iter().filter(|clue| clue.weight > 0.0).collect();
        best.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        let strings = best.into_iter().take(TRIED);
        strings.filter_map(|clue| self.string_of(clue, passages)).find(|string| is_fit(string))
    }

    /// A term with what stands around it, where it stands first: that is of the name
    /// as long as it is half as rare.
    fn string_of(&self, clue: &Clue, passages: &[Passage]) -> Option<String> {
        let is_rare = |pair: &str| self.weight(pair) >= clue.weight / 2.0;
        for passage in told(passages) {
            let text = &passage.folded;
            if text.words().any(|word| clipped(text.token(word)) == clue.term) {
                return Some(clue.term.clone());
            }
            for run in text.runs() {
                let mut pairs = run.start..run.end - 1;
                let Some(at) = pairs.find(|first| text.pair(*first) == clue.term) else { continue };
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
