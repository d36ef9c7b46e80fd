//! What is looked for, a word or a phrase, and what an index can tell of it.
//!
//! An index holds *terms*: of letters that are written without spaces each
//! pair, overlapping; of other scripts words; and of both the letters that they
//! begin with. Any string of letters can be looked up so, wherever words are
//! thought to begin: of `苇江二桥` the terms 苇江, 江二, 二桥. What terms cannot
//! tell, that they stand beside each other, is looked up in the text.

use std::ops::Range;

use super::FoldedText;

/// Characters of a word that count in the index; what is longer is no word.
const WORD: usize = 32;
/// Terms of a needle that are asked for: more leave nothing more out.
const ASKED: usize = 32;

/// Letters, a word counted as three of them, from which on a needle is looked for
/// with one of them wrong as well. Measured on newspaper text with one letter in a
/// hundred changed: of what is found for four letters of han .18 is meant, for six
/// .69, for eight .82.
const TELLING: usize = 6;
const LETTERS_OF_WORD: usize = 3;
/// Characters of a word in which one may be wrong; of a shorter one another word is
/// made by that.
const LONG_WORD: usize = 4;

/// What is asked of the index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermLookup {
    /// A term.
    Whole(String),
    /// All terms that begin so.
    Beginning(String),
}

/// A term of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextTerm<'a> {
    /// Two letters that are written without a space, or a word.
    Whole(&'a str),
    /// A letter that is written without a space, or the first of a word. To look for
    /// all terms that begin so would take as long as there are many.
    First(&'a str),
}

/// Before the letter of a [`TextTerm::First`] in an index. No folded text has it.
pub const FIRST: char = '^';

/// Shows every term of a text; the same may come several times.
pub fn terms<'a>(text: &'a FoldedText, mut show: impl FnMut(TextTerm<'a>)) {
    for run in text.runs() {
        for first in run.start..run.end - 1 {
            show(TextTerm::Whole(text.pair(first)));
        }
        run.for_each(|letter| show(TextTerm::First(text.token(letter))));
    }
    for word in text.words().map(|word| text.token(word)) {
        show(TextTerm::Whole(clipped(word)));
        show(TextTerm::First(word.split_at(word.chars().next().map_or(0, char::len_utf8)).0));
    }
}

pub(super) fn clipped(word: &str) -> &str {
    word.char_indices().nth(WORD).map_or(word, |(end, _)| &word[..end])
}

/// A word or a phrase that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    folded: FoldedText,
    /// The last word is only the beginning of one.
    is_open: bool,
}

impl Needle {
    /// The needle of a text; nothing if no letter is in it. `is_open`: other
    /// letters may follow its last word.
    #[must_use]
    pub fn of(text: &str, is_open: bool) -> Option<Self> {
        let folded = FoldedText::of(text);
        let last = folded.len().checked_sub(1)?;
        let is_open = is_open && !folded.is_letter(last);
        Some(Self { folded, is_open })
    }

    /// What an index must hold wherever the needle stands.
    #[must_use]
    pub fn lookups(&self) -> Vec<TermLookup> {
        self.lookups_of(0..self.folded.len())
    }

    /// The same of either half: where one letter is wrong, one half is right.
    #[must_use]
    pub fn lookups_of_halves(&self) -> [Vec<TermLookup>; 2] {
        let middle = self.folded.len() / 2;
        [self.lookups_of(0..middle), self.lookups_of(middle..self.folded.len())]
    }

    fn lookups_of(&self, tokens: Range<usize>) -> Vec<TermLookup> {
        let mut all = Vec::new();
        let within = |run: Range<usize>| run.start.max(tokens.start)..run.end.min(tokens.end);
        for run in self.folded.runs().map(within).filter(|run| !run.is_empty()) {
            if run.len() == 1 {
                all.push(beginning(self.folded.token(run.start)));
            }
            let pairs = run.start..run.end - 1;
            all.extend(pairs.map(|first| TermLookup::Whole(self.folded.pair(first).to_owned())));
        }
        for word in self.folded.words().filter(|word| tokens.contains(word)) {
            let text = self.folded.token(word);
            all.push(if self.is_open_at(word) {
                beginning(clipped(text))
            } else {
                TermLookup::Whole(clipped(text).to_owned())
            });
        }
        all.sort();
        all.dedup();
        all.truncate(ASKED);
        all
    }

    /// Whether the needle stands wherever the index holds its terms.
    #[must_use]
    pub fn is_a_term(&self) -> bool {
        match self.folded.len() {
            1 => self.folded.token(0).chars().count() <= WORD,
            2 => {
                let letters = self.folded.is_letter(0) && self.folded.is_letter(1);
                letters && self.folded.is_joined(1)
            }
            _ => false,
        }
    }

    /// The needle as texts print it letter by letter, if it is of han: where it stands so
    /// in a text, it is found there.
    #[must_use]
    pub fn literal(&self) -> Option<&str> {
        let is_han = |c| matches!(c, '\u{4E00}'..='\u{9FFF}');
        let text = self.folded.text();
        text.chars().all(is_han).then_some(text)
    }

    /// Whether so much is typed that a text with one letter wrong is hardly another.
    #[must_use]
    pub fn is_telling(&self) -> bool {
        let words = self.folded.words().count();
        self.folded.len() - words + LETTERS_OF_WORD * words >= TELLING
    }

    /// The tokens of a text where the needle stands first, or all of it but a letter
    /// that is another: where it stood before a scan was misread.
    #[must_use]
    pub fn find_alike(&self, text: &FoldedText) -> Option<Range<usize>> {
        let length = self.folded.len();
        let last = text.len().checked_sub(length)?;
        (0..=last).find(|&at| self.is_alike_at(text, at)).map(|at| at..at + length)
    }

    fn is_alike_at(&self, text: &FoldedText, at: usize) -> bool {
        let mut mistakes = 0;
        (0..self.folded.len()).all(|nth| {
            let (wanted, found) = (self.folded.token(nth), text.token(at + nth));
            let is_letter = self.folded.is_letter(nth);
            let joined = nth == 0 || !self.folded.is_joined(nth) || text.is_joined(at + nth);
            if wanted != found {
                mistakes += 1;
            }
            let alike = wanted == found || is_letter || is_misread(wanted, found);
            mistakes < 2 && alike && joined && is_letter == text.is_letter(at + nth)
        })
    }

    fn is_open_at(&self, index: usize) -> bool {
        self.is_open && index + 1 == self.folded.len()
    }

    /// The tokens of a text where the needle stands first, at or after `from`.
    #[must_use]
    pub fn find(&self, text: &FoldedText, from: usize) -> Option<Range<usize>> {
        let length = self.folded.len();
        let last = text.len().checked_sub(length)?;
        (from..=last).find(|&at| self.stands_at(text, at)).map(|at| at..at + length)
    }

    fn stands_at(&self, text: &FoldedText, at: usize) -> bool {
        (0..self.folded.len()).all(|nth| {
            let (wanted, found) = (self.folded.token(nth), text.token(at + nth));
            let same =
                if self.is_open_at(nth) { found.starts_with(wanted) } else { found == wanted };
            // What is typed in one piece stands in one piece.
            let joined = nth == 0 || !self.folded.is_joined(nth) || text.is_joined(at + nth);
            same && joined && self.folded.is_letter(nth) == text.is_letter(at + nth)
        })
    }

    /// All places of a text where the needle stands; they do not overlap.
    pub fn all<'a>(&'a self, text: &'a FoldedText) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.find(text, from)?;
            from = found.end;
            Some(found)
        })
    }
}

/// What is asked where terms are to begin with something.
fn beginning(text: &str) -> TermLookup {
    if text.chars().nth(1).is_none() {
        return TermLookup::Whole(format!("{FIRST}{text}"));
    }
    TermLookup::Beginning(text.to_owned())
}

/// Whether a word is another with one character wrong, missing or too many.
fn is_misread(wanted: &str, found: &str) -> bool {
    wanted.chars().count() >= LONG_WORD && strsim::damerau_levenshtein(wanted, found) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(needle: &str, text: &str) -> Vec<String> {
        let (needle, folded) = (Needle::of(needle, false).unwrap(), FoldedText::of(text));
        needle.all(&folded).map(|hit| text[folded.source(hit)].to_owned()).collect()
    }

    #[test]
    fn a_needle_is_found_as_it_is_printed() {
        assert_eq!(found("臺灣", "台湾与臺灣"), ["台湾", "臺灣"]);
        assert_eq!(found("新渠 通水", "新渠通水，新渠，通水"), ["新渠通水", "新渠，通水"]);
        assert_eq!(found("新渠通水", "新渠，通水"), [""; 0], "what is typed in one piece");
        assert_eq!(found("tunney oakes", "Mr Tunney-Oakes"), ["Tunney-Oakes"]);
        assert_eq!(found("bridge", "Bridges, the bridge"), ["bridge"], "words are whole");
        assert_eq!(found("2026年", "2026年，12026年"), ["2026年"]);
    }

    #[test]
    fn the_beginning_of_a_word_is_enough_where_it_is_open() {
        let text = FoldedText::of("three Bridges");
        assert!(Needle::of("brid", true).unwrap().find(&text, 0).is_some());
        assert!(Needle::of("brid", false).unwrap().find(&text, 0).is_none());
    }

    fn own(term: TextTerm<'_>) -> String {
        match term {
            TextTerm::Whole(term) => term.to_owned(),
            TextTerm::First(letter) => format!("{FIRST}{letter}"),
        }
    }

    #[test]
    fn terms_are_pairs_words_and_the_letters_that_they_begin_with() {
        let mut all = Vec::new();
        terms(&FoldedText::of("苇江二，A股 Bridge"), |term| all.push(own(term)));
        let wanted = ["苇江", "江二", "^苇", "^江", "^二", "^股", "a", "^a", "bridge", "^b"];
        assert_eq!(all, wanted);
    }

    fn has(terms: &[String], lookup: &TermLookup) -> bool {
        match lookup {
            TermLookup::Whole(term) => terms.contains(term),
            TermLookup::Beginning(start) => terms.iter().any(|term| term.starts_with(start)),
        }
    }

    #[test]
    fn with_any_one_letter_wrong_a_needle_is_found_and_one_half_of_it_in_the_index() {
        for (typed, marks) in [("苇江二桥昨日通车", "囗"), ("Tunney Oakes bridge-keeper", "x")]
        {
            let needle = Needle::of(typed, false).unwrap();
            for (at, letter) in typed.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
                let after = &typed[at + letter.len_utf8()..];
                let text = format!("桥头。{}{marks}{after}，a bridge", &typed[..at]);
                let folded = FoldedText::of(&text);
                let hit = needle.find_alike(&folded);
                let hit = hit.unwrap_or_else(|| panic!("{typed} in {text}"));
                assert_eq!(
                    &text[folded.source(hit)].replacen(marks, &letter.to_string(), 1),
                    typed
                );
                assert!(needle.find(&folded, 0).is_none());
                let mut all = Vec::new();
                terms(&folded, |term| all.push(own(term)));
                let halves = needle.lookups_of_halves();
                let is_there = halves.iter().any(|half| half.iter().all(|term| has(&all, term)));
                assert!(is_there, "{typed} in {text}");
            }
            let two_wrong = typed.replacen(['苇', 'T'], marks, 1).replacen(['车', 'k'], marks, 1);
            assert!(needle.find_alike(&FoldedText::of(&two_wrong)).is_none(), "{two_wrong}");
        }
    }

    #[test]
    fn what_is_short_tells_too_little_with_a_letter_wrong() {
        for (typed, is_telling) in
            [("苇江二桥", false), ("苇江二桥通车", true), ("bridge", false), ("ferry bridge", true)]
        {
            assert_eq!(Needle::of(typed, false).unwrap().is_telling(), is_telling, "{typed}");
        }
        let needle = Needle::of("the bridge", false).unwrap();
        assert!(needle.find_alike(&FoldedText::of("a bridge")).is_none(), "another word");
    }

    #[test]
    fn wherever_a_needle_stands_the_index_has_what_it_asks_for() {
        let text = FoldedText::of("渡东渡西三分钟，A股Bridge 한강 다리ガス");
        let mut all = Vec::new();
        terms(&text, |term| all.push(own(term)));
        for needle in
            ["渡西三", "钟", "渡", "三分钟 A", "A股", "股", "b", "bri", "강", "다리ガ", "ス"]
        {
            let needle = Needle::of(needle, true).unwrap();
            assert!(needle.find(&text, 0).is_some(), "{needle:?}");
            for lookup in needle.lookups() {
                assert!(has(&all, &lookup), "{lookup:?} of {needle:?}");
            }
        }
    }
}
