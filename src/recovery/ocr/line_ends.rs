//! Stage: words that a line end parted. “news-” and “paper” under it are one
//! word, if “newspaper” stands elsewhere on the page; else nobody knows whether
//! the hyphen is the word's own, and it stays.

use std::collections::HashSet;

use super::glyph::{Glyph, LINE};

/// The words of a page, in small letters.
#[derive(Debug, Default)]
pub(super) struct PageWords(HashSet<String>);

impl PageWords {
    /// The words that stand whole in a text: those that a hyphen touches may
    /// be halves.
    pub(super) fn of(text: &str) -> Self {
        let apart = |c: char| c.is_whitespace() || c.is_ascii_punctuation() && !"-'".contains(c);
        let whole = |word: &&str| {
            word.len() > 3 && word.chars().all(|c| c.is_alphabetic() && c.len_utf8() < 3)
        };
        Self(text.split(apart).filter(whole).map(str::to_lowercase).collect())
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&word.to_lowercase())
    }
}

/// Closes the words that line ends parted.
pub(super) fn close(glyphs: &mut Vec<Glyph>, words: &PageWords) {
    let mut at = 0;
    while let Some(found) = glyphs[at..].iter().position(|g| g.c == '-') {
        let hyphen = at + found;
        at = hyphen + 1;
        if glyphs.get(hyphen + 1).is_none_or(|g| g.c != LINE) {
            continue;
        }
        let letter = |g: &&Glyph| g.c.is_alphabetic();
        let before: String =
            glyphs[..hyphen].iter().rev().take_while(letter).map(|g| g.c).collect();
        let after: String = glyphs[hyphen + 2..].iter().take_while(letter).map(|g| g.c).collect();
        let word: String = before.chars().rev().chain(after.chars()).collect();
        let small = after.chars().next().is_some_and(char::is_lowercase);
        if small && !before.is_empty() && words.has(&word) {
            glyphs.drain(hyphen..hyphen + 2);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::glyph::Piece;
    use super::*;

    fn closed(text: &str, page: &str) -> String {
        let mut glyphs = Piece::read(text, 0..text.len()).glyphs;
        close(&mut glyphs, &PageWords::of(page));
        glyphs.iter().map(|g| if g.c == LINE { '|' } else { g.c }).collect()
    }

    #[test]
    fn a_word_is_closed_if_it_stands_whole_elsewhere() {
        let page = "The Harbour office said; the ferry-\nman rowed.";
        assert_eq!(closed("the har-\nbour was", page), "the harbour was");
        assert_eq!(closed("the ferry-\nman rowed", page), "the ferry-|man rowed", "nowhere whole");
        assert_eq!(closed("Wend-\nMouth", "Wendmouth"), "Wend-|Mouth", "a name of two");
        assert_eq!(closed("one - \n two", "onetwo"), "one -|two", "a dash");
    }
}
