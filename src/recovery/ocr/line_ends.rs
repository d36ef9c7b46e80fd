//! Stage: words that a line end parted. “news-” and “paper” under it are one
//! word, if “newspaper” stands elsewhere on the page, and two, if “news-paper” does.
//! Where neither does, few hyphens at line ends are the word's own: it stays if both
//! halves are words of the page, and else goes. Words with a blank inside they never are.
//! In headlines the lines of han end between phrases, or where they are full.

use std::collections::HashSet;

use super::gaps::em;
use super::glyph::{Glyph, LINE, is_han};
use super::recover::goes_on;
use crate::model::Lang;

/// The words of a page, in small letters.
#[derive(Debug, Default)]
pub(super) struct PageWords(HashSet<String>);

/// Letters of the shortest half that tells anything: shorter ones are syllables of
/// other words as often.
const SHORTEST: usize = 3;

/// What follows a hyphen that stands for the rest of a word: “two- and three-year”.
const CONJUNCTIONS: [&str; 5] = ["and", "or", "und", "oder", "bzw"];

impl PageWords {
    /// The words that stand whole in a text: those that end or begin with a hyphen
    /// may be halves.
    pub(super) fn of(text: &str) -> Self {
        let apart = |c: char| c.is_whitespace() || c.is_ascii_punctuation() && !"-'".contains(c);
        let plain = |half: &str| {
            !half.is_empty() && half.chars().all(|c| c.is_alphabetic() && c.len_utf8() < 3)
        };
        let whole = |word: &&str| word.len() >= SHORTEST && word.split('-').all(plain);
        Self(text.split(apart).filter(whole).map(str::to_lowercase).collect())
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&word.to_lowercase())
    }

    /// Whether the hyphen between two halves is their own.
    fn is_compound(&self, before: &str, after: &str) -> bool {
        self.has(&format!("{before}-{after}"))
            || [before, after].iter().all(|half| half.len() >= SHORTEST && self.has(half))
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
        let before: String = before.chars().rev().collect();
        let after: String = glyphs[hyphen + 2..].iter().take_while(letter).map(|g| g.c).collect();
        let Some(last) = before.chars().next_back() else { continue };
        let first = glyphs.get(hyphen + 2).map_or(LINE, |g| g.c);
        let is_known = words.has(&format!("{before}{after}"));
        if first.is_lowercase() && is_known {
            glyphs.drain(hyphen..hyphen + 2);
        } else if is_latin(last) && (is_latin(first) || first.is_ascii_digit()) {
            if CONJUNCTIONS.contains(&&*after) {
                continue;
            }
            let own = !first.is_lowercase() || words.is_compound(&before, &after);
            glyphs.drain(if own { hyphen + 1 } else { hyphen }..hyphen + 2);
        }
    }
}

/// Closes the line ends inside the words of a headline: lines as wide as any other, over
/// one that is not, end where they are full. Where the words end a phrase the end stays,
/// and so it does between phrases of one length.
pub(super) fn close_display(glyphs: &mut Vec<Glyph>, lang: Lang) {
    /// Marks are half as wide, or not, as the printer likes.
    const SAME: f32 = 0.5;
    let lines: Vec<&[Glyph]> = glyphs.split(|glyph| glyph.c == LINE).collect();
    let widest = lines.iter().map(|line| em(line)).fold(0.0, f32::max);
    let is_full = |line: &[Glyph]| em(line) + SAME >= widest;
    if lines.last().is_none_or(|line| is_full(line)) {
        return;
    }
    let mut closed = Vec::new();
    let mut end = 0;
    for pair in lines.windows(2) {
        end += pair[0].len();
        let [above, below] =
            [pair[0], pair[1]].map(|line| line.iter().map(|g| g.c).collect::<Vec<char>>());
        let han = [above.last(), below.first()].iter().all(|c| c.is_some_and(|&c| is_han(c)));
        if han && is_full(pair[0]) && goes_on(&above, &below, lang) > 0.0 {
            closed.push(end);
        }
        end += 1;
    }
    let mut at = 0;
    glyphs.retain(|_| {
        at += 1;
        closed.binary_search(&(at - 1)).is_err()
    });
}

/// Whether a character is a Latin letter, with marks or without.
fn is_latin(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
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
        assert_eq!(closed("the fer-\nry", "ferry, but fer and ry"), "the ferry");
        assert_eq!(closed("one - \n two", "onetwo"), "one -|two", "a dash");
    }

    #[test]
    fn a_headline_whose_full_lines_end_inside_words_has_no_blanks_in_them() {
        let closed = |text: &str| {
            let mut glyphs = Piece::read(text, 0..text.len()).glyphs;
            close_display(&mut glyphs, Lang::Zh);
            glyphs.iter().map(|g| if g.c == LINE { '|' } else { g.c }).collect::<String>()
        };
        assert_eq!(closed("要求全军深入开\n展学习活动"), "要求全军深入开展学习活动");
        let three = closed("全国农村妇女学\n习科学技术取\n得新进展");
        assert_eq!(three, "全国农村妇女学习科学技术取|得新进展", "the second is not full");
        assert_eq!(closed("国企改革\n攻坚克难"), "国企改革|攻坚克难", "phrases of one length");
        assert_eq!(closed("深入开\n展学习活动"), "深入开|展学习活动", "it is not full");
        assert_eq!(
            closed("东洋证券杯围棋赛常昊遭淘汰\n周鹤洋再战"),
            "东洋证券杯围棋赛常昊遭淘汰|周鹤洋再战"
        );
    }

    #[test]
    fn no_word_that_a_line_end_parted_keeps_a_blank() {
        assert_eq!(closed("most impor-\ntant", ""), "most important", "nowhere whole");
        assert_eq!(closed("On Tues-\nday, then", "days"), "On Tuesday, then", "half a word");
        let page = "The night is well, and known.";
        assert_eq!(closed("a well-\nknown man", page), "a well-known man", "both are words");
        assert_eq!(closed("an ice-\ncold day", "Ice-cold"), "an ice-cold day", "so elsewhere");
        assert_eq!(closed("Wend-\nMouth", "Wendmouth"), "Wend-Mouth", "a name of two");
        assert_eq!(closed("COVID-\n19", ""), "COVID-19");
        assert_eq!(closed("two-\nand three-year", ""), "two-|and three-year", "it stands for more");
        assert_eq!(closed("паром-\nщик", ""), "паром-|щик", "other letters have other customs");
        assert_eq!(closed("paid 3-\n4", ""), "paid 3-|4", "no word");
    }
}
