//! Finding text: case matters only if the searcher wrote a capital.

use std::ops::Range;

use memchr::memmem;

use super::{MAX_MARKS, digit_of_small, is_passed_over, is_selector};

/// A compiled search. Without a capital letter in the needle, ASCII letters
/// match in either case. Signs that nobody types (the form of a han, a
/// zero-width space, a soft hyphen) may stand in what is found, and count for
/// nothing in the needle; a digit is also its raised or lowered form, but for the
/// first character.
#[derive(Debug, Clone)]
pub struct Finder {
    needle: String,
    /// What of the needle is looked for, and its first character.
    wanted: String,
    first: memmem::Finder<'static>,
    fold: bool,
}

/// Where a search succeeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The chunk of the body.
    pub chunk: usize,
    /// Bytes of the chunk's text.
    pub range: Range<usize>,
}

impl Finder {
    /// Prepares a search for `needle`.
    #[must_use]
    pub fn new(needle: &str) -> Self {
        let has_letters = needle.bytes().any(|b| b.is_ascii_lowercase());
        let has_capitals = needle.chars().any(char::is_uppercase);
        let typed = needle.chars().filter(|&c| !is_passed_over(c));
        let wanted: String = typed.map(|c| digit_of_small(c).unwrap_or(c)).collect();
        let first = wanted.chars().next().map_or(0, char::len_utf8);
        Self {
            needle: needle.to_owned(),
            first: memmem::Finder::new(&wanted.as_bytes()[..first]).into_owned(),
            wanted,
            fold: has_letters && !has_capitals,
        }
    }

    /// What is searched for.
    #[must_use]
    pub fn needle(&self) -> &str {
        &self.needle
    }

    /// The most bytes that a hit may have.
    #[must_use]
    pub fn longest(&self) -> usize {
        3 * self.wanted.len() + self.wanted.chars().count() * MAX_MARKS * char::MAX.len_utf8()
    }

    /// Whether the bytes hold a hit.
    #[must_use]
    pub fn is_in(&self, bytes: &[u8]) -> bool {
        self.find_in(bytes).is_some()
    }

    /// The first hit that starts at or after byte `after`.
    #[must_use]
    pub fn first(&self, text: &str, after: usize) -> Option<Range<usize>> {
        let rest = text.as_bytes().get(after..)?;
        let hit = self.find_in(rest)?;
        Some(after + hit.start..after + hit.end)
    }

    /// The last hit that starts before byte `before`.
    #[must_use]
    pub fn last(&self, text: &str, before: usize) -> Option<Range<usize>> {
        self.all(text).take_while(|hit| hit.start < before).last()
    }

    /// All hits, which do not overlap.
    pub fn all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let hit = self.first(text, from)?;
            from = hit.end;
            Some(hit)
        })
    }

    fn find_in(&self, bytes: &[u8]) -> Option<Range<usize>> {
        let first = *self.wanted.as_bytes().first()?;
        let hit_at = |at: usize| Some(at..at + self.length_at(&bytes[at..])?);
        if self.fold {
            memchr::memchr2_iter(first, first.to_ascii_uppercase(), bytes).find_map(hit_at)
        } else {
            self.first.find_iter(bytes).find_map(hit_at)
        }
    }

    /// The bytes of the hit that `bytes` begin with: its characters, what is
    /// passed over between them, and the selectors of the last.
    fn length_at(&self, bytes: &[u8]) -> Option<usize> {
        let wanted = self.wanted.as_bytes();
        let mut at = 0;
        for (nth, &want) in wanted.iter().enumerate() {
            // Only where a character begins: nothing stands inside of one.
            if nth > 0 && is_start(want) {
                at += passed_over(&bytes[at..], is_passed_over);
            }
            let &found = bytes.get(at)?;
            let same = found == want || self.fold && found.eq_ignore_ascii_case(&want);
            at += if same { 1 } else { small_digit(&bytes[at..], want)? };
        }
        Some(at + passed_over(&bytes[at..], is_selector))
    }
}

/// The bytes of the small form of a digit, if a text begins with it.
fn small_digit(bytes: &[u8], digit: u8) -> Option<usize> {
    if !digit.is_ascii_digit() || !matches!(bytes.first(), Some(0xC2 | 0xE2)) {
        return None;
    }
    let c = first_char(bytes)?;
    (digit_of_small(c) == Some(char::from(digit))).then(|| c.len_utf8())
}

/// The character that a text begins with.
fn first_char(bytes: &[u8]) -> Option<char> {
    let character = &bytes[..bytes.len().min(4)];
    character.utf8_chunks().next()?.valid().chars().next()
}

/// Whether a byte is the first of a character (UTF-8).
fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// The bytes of the characters of a sort that a text begins with.
fn passed_over(bytes: &[u8], is_of_sort: impl Fn(char) -> bool) -> usize {
    let mut end = 0;
    for _ in 0..MAX_MARKS {
        // Most text has none of the first bytes that such a character can have.
        let Some(0xC2 | 0xD8 | 0xE1 | 0xE2 | 0xEF | 0xF3) = bytes.get(end) else { break };
        let Some(c) = first_char(&bytes[end..]) else { break };
        if !is_of_sort(c) {
            break;
        }
        end += c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_match_both_cases_and_capitals_only_themselves() {
        assert_eq!(Finder::new("press").first("The PRESS", 0), Some(4..9));
        assert_eq!(Finder::new("Press").first("The PRESS, the Press", 0), Some(15..20));
    }

    #[test]
    fn hits_are_listed_from_either_end() {
        let finder = Finder::new("新渠");
        let text = "新渠通水，新渠";
        assert_eq!(finder.all(text).collect::<Vec<_>>(), [0..6, 15..21]);
        assert_eq!(finder.last(text, 15), Some(0..6));
        assert_eq!(finder.last(text, usize::MAX), Some(15..21));
    }

    #[test]
    fn what_nobody_types_is_passed_over_in_the_text_and_in_the_needle() {
        let found = |needle: &str, text: &str| {
            Finder::new(needle).first(text, 0).map(|hit| text[hit].to_owned())
        };
        let town = "奈良の葛\u{e0100}城市";
        for needle in ["葛城", "葛\u{e0100}城", "葛\u{e0101}城"] {
            assert_eq!(found(needle, town).as_deref(), Some("葛\u{e0100}城"), "{needle:?}");
        }
        assert_eq!(found("葛", town).as_deref(), Some("葛\u{e0100}"), "the whole of the han");
        assert_eq!(found("葛\u{e0100}", "葛城").as_deref(), Some("葛"));
        assert_eq!(found("កើតមក", "កើត\u{200b}មក\u{200b}មាន").as_deref(), Some("កើត\u{200b}មក"));
        assert_eq!(found("newspaper", "News\u{ad}paper").as_deref(), Some("News\u{ad}paper"));
        assert_eq!(found("城城", town), None);
    }

    #[test]
    fn a_digit_finds_its_raised_and_lowered_form_and_is_found_by_it() {
        let found = |needle: &str, text: &str| Finder::new(needle).first(text, 0);
        assert_eq!(found("CO2", "排放CO₂和"), Some(6..11));
        assert_eq!(found("CO₂", "排放CO2和"), Some(6..9));
        assert_eq!(found("m2", "共60m²。"), Some(5..8));
        assert_eq!(found("m3", "共60m²。"), None);
        let finder = Finder::new("A1234567890");
        assert!(finder.all("A₁₂₃₄₅₆₇₈₉₀").all(|hit| hit.len() <= finder.longest()));
        assert_eq!(finder.all("A₁₂₃₄₅₆₇₈₉₀").count(), 1);
    }

    #[test]
    fn hits_are_no_longer_than_said() {
        let text = "葛\u{e0100}城".repeat(3);
        let finder = Finder::new("葛城");
        assert!(finder.all(&text).all(|hit| hit.len() <= finder.longest()));
        assert_eq!(finder.all(&text).count(), 3);
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        assert_eq!(Finder::new("").first("abc", 0), None);
    }
}
