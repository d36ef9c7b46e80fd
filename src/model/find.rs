//! Finding text: case matters only if the searcher wrote a capital.

use std::ops::Range;

use memchr::memmem;

/// A compiled search. Without a capital letter in the needle, ASCII letters
/// match in either case.
#[derive(Debug, Clone)]
pub struct Finder {
    needle: String,
    exact: memmem::Finder<'static>,
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
        Self {
            needle: needle.to_owned(),
            exact: memmem::Finder::new(needle.as_bytes()).into_owned(),
            fold: has_letters && !has_capitals,
        }
    }

    /// What is searched for.
    #[must_use]
    pub fn needle(&self) -> &str {
        &self.needle
    }

    /// Whether the bytes hold a hit.
    #[must_use]
    pub fn is_in(&self, bytes: &[u8]) -> bool {
        self.position(bytes).is_some()
    }

    /// The first hit that starts at or after byte `after`.
    #[must_use]
    pub fn first(&self, text: &str, after: usize) -> Option<Range<usize>> {
        let rest = text.as_bytes().get(after..)?;
        let at = after + self.position(rest)?;
        Some(at..at + self.needle.len())
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

    fn position(&self, bytes: &[u8]) -> Option<usize> {
        if self.needle.is_empty() {
            return None;
        }
        if !self.fold {
            return self.exact.find(bytes);
        }
        let needle = self.needle.as_bytes();
        let first = needle[0];
        memchr::memchr2_iter(first, first.to_ascii_uppercase(), bytes).find(|&at| {
            bytes.get(at..at + needle.len()).is_some_and(|found| found.eq_ignore_ascii_case(needle))
        })
    }
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
    fn nothing_is_found_for_nothing() {
        assert_eq!(Finder::new("").first("abc", 0), None);
    }
}
