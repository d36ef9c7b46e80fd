//! A text as it is compared: letters without case, accents, width or script.
//!
//! Whoever searches types one form of a character and means all: `Ａ` is a,
//! é is e, ｶﾞ is ガ, 橋 is 桥. Every letter keeps the bytes of the text that it
//! came from, so that what was found can be shown as it is printed.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{canonical_combining_class, compose};

use crate::model::{is_passed_over, simplified};

/// A word, or a single letter of a script that is written without spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FoldedToken {
    /// Bytes of the folded text.
    folded: Range<u32>,
    /// Bytes of the text itself.
    source: Range<u32>,
    /// It stands by itself: one han, kana, syllable of hangul and the like.
    is_letter: bool,
    /// Nothing stands between it and the token before.
    is_joined: bool,
}

/// A text in tokens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoldedText {
    text: String,
    tokens: Vec<FoldedToken>,
}

impl FoldedText {
    /// Folds a text. What is longer than 4 GiB is left out; no article is.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut folder = TextFolder { out: Self::default(), is_parted: true };
        folder.out.text.reserve(text.len());
        for (at, c) in text.char_indices().take_while(|(at, _)| *at < u32::MAX as usize - 4) {
            folder.take(c, at as u32);
        }
        folder.out
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is nothing in it that can be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// All tokens, without what parts them.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A token's text.
    #[must_use]
    pub fn token(&self, index: usize) -> &str {
        let Range { start, end } = self.tokens[index].folded;
        &self.text[start as usize..end as usize]
    }

    /// Whether a token is a single letter of a script without spaces.
    #[must_use]
    pub fn is_letter(&self, index: usize) -> bool {
        self.tokens[index].is_letter
    }

    /// Whether nothing stands between a token and the one before.
    #[must_use]
    pub fn is_joined(&self, index: usize) -> bool {
        self.tokens[index].is_joined
    }

    /// Two letters that follow each other, as one text.
    pub(super) fn pair(&self, first: usize) -> &str {
        let (start, end) = (self.tokens[first].folded.start, self.tokens[first + 1].folded.end);
        &self.text[start as usize..end as usize]
    }

    /// The bytes of the text itself that some tokens were made of.
    #[must_use]
    pub fn source(&self, tokens: Range<usize>) -> Range<usize> {
        let first = self.tokens[tokens.start].source.start;
        first as usize..self.tokens[tokens.end - 1].source.end as usize
    }

    /// The tokens of each run of letters that nothing parts.
    pub(super) fn runs(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < self.len() && !self.is_letter(at) {
                at += 1;
            }
            let start = at;
            while at < self.len() && self.is_letter(at) && (at == start || self.is_joined(at)) {
                at += 1;
            }
            (start < at).then_some(start..at)
        })
    }

    /// The tokens that are words.
    pub(super) fn words(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.len()).filter(|&index| !self.is_letter(index))
    }
}

struct TextFolder {
    out: FoldedText,
    /// Something that is no letter stands before what comes next.
    is_parted: bool,
}

impl TextFolder {
    fn take(&mut self, c: char, at: u32) {
        let source = at..at + c.len_utf8() as u32;
        match c {
            'a'..='z' | '0'..='9' => self.word(c, source),
            'A'..='Z' => self.word(c.to_ascii_lowercase(), source),
            '\0'..='\u{7f}' => self.is_parted = true,
            '\u{4E00}'..='\u{9FFF}' => self.letter(simplified(c), source),
            '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}' => {
                self.letter(c, source);
            }
            '\u{AC00}'..='\u{D7A3}' => self.letter(c, source),
            _ if is_passed_over(c) => {}
            _ => self.rare(c, source),
        }
    }

    /// A character that may stand for others.
    fn rare(&mut self, c: char, source: Range<u32>) {
        // One by itself: a text is never long enough for marks to change places.
        for whole in std::iter::once(c).nfkc() {
            if self.is_added(whole, &source) {
                continue;
            }
            if is_letter(whole) {
                self.letter(simplified(whole), source.clone());
                continue;
            }
            for part in std::iter::once(whole).nfd() {
                for lower in part.to_lowercase() {
                    self.plain(lower, source.clone());
                }
            }
        }
    }

    /// A mark that makes another letter of the one before: か and ゛, or the
    /// parts of a syllable of hangul.
    fn is_added(&mut self, mark: char, source: &Range<u32>) -> bool {
        let Some(last) = self.out.tokens.last_mut().filter(|_| !self.is_parted) else {
            return false;
        };
        let before = self.out.text[last.folded.start as usize..].chars().next();
        let Some(whole) = before.filter(|_| last.is_letter).and_then(|c| compose(c, mark)) else {
            return false;
        };
        self.out.text.truncate(last.folded.start as usize);
        self.out.text.push(whole);
        last.folded.end = self.out.text.len() as u32;
        last.source.end = source.end;
        true
    }

    fn plain(&mut self, c: char, source: Range<u32>) {
        if canonical_combining_class(c) > 0 {
            if let Some(last) = self.out.tokens.last_mut().filter(|_| !self.is_parted) {
                last.source.end = source.end;
            }
        } else if c.is_alphanumeric() {
            self.word(if c == 'ς' { 'σ' } else { c }, source);
        } else {
            self.is_parted = true;
        }
    }

    fn word(&mut self, c: char, source: Range<u32>) {
        let start = self.out.text.len() as u32;
        self.out.text.push(c);
        let end = self.out.text.len() as u32;
        match self.out.tokens.last_mut() {
            Some(last) if !self.is_parted && !last.is_letter => {
                (last.folded.end, last.source.end) = (end, source.end);
            }
            _ => self.push(start..end, source, false),
        }
    }

    fn letter(&mut self, c: char, source: Range<u32>) {
        let start = self.out.text.len() as u32;
        self.out.text.push(c);
        self.push(start..self.out.text.len() as u32, source, true);
    }

    fn push(&mut self, folded: Range<u32>, source: Range<u32>, is_letter: bool) {
        let is_joined = !std::mem::take(&mut self.is_parted);
        self.out.tokens.push(FoldedToken { folded, source, is_letter, is_joined });
    }
}

/// Whether a character is of a script that is written without spaces: han,
/// kana, bopomofo, hangul; Thai, Lao, Burmese, Khmer with their signs.
fn is_letter(c: char) -> bool {
    matches!(u32::from(c),
        0x3005..=0x3007
        | 0x3031..=0x3035
        | 0x3041..=0x3096
        | 0x309D..=0x309F
        | 0x30A1..=0x30FA
        | 0x30FC..=0x30FF
        | 0x3105..=0x312F
        | 0x31A0..=0x31FF
        | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF
        | 0xA960..=0xA97F
        | 0xAC00..=0xD7FF
        | 0x1100..=0x11FF
        | 0xF900..=0xFAFF
        | 0x2_0000..=0x3_FFFF)
        || (c.is_alphanumeric() || canonical_combining_class(c) > 0)
            && matches!(u32::from(c), 0x0E01..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17DD)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<String> {
        let folded = FoldedText::of(text);
        (0..folded.len()).map(|index| folded.token(index).to_owned()).collect()
    }

    #[test]
    fn one_form_of_a_letter_is_all_of_its_forms() {
        for (forms, plain) in [
            (["臺灣", "台灣", "台湾"], "台 湾"),
            (["Ｃａｆé", "CAFE\u{301}", "café"], "cafe"),
            (["ｶﾞｽ", "カ\u{3099}ス", "ガス"], "ガ ス"),
            (["한강", "한강", "한강"], "한 강"),
            (["m²", "M2", "㎡"], "m2"),
            (["葛\u{e0100}城", "葛\u{200b}城", "葛城"], "葛 城"),
        ] {
            for form in forms {
                assert_eq!(tokens(form).join(" "), plain, "{form}");
            }
        }
    }

    #[test]
    fn words_and_letters_know_where_they_stand_and_what_parts_them() {
        let text = "新渠，通水A股 Tunney-Oakes";
        let folded = FoldedText::of(text);
        assert_eq!(tokens(text), ["新", "渠", "通", "水", "a", "股", "tunney", "oakes"]);
        let joined: Vec<bool> = (0..folded.len()).map(|index| folded.is_joined(index)).collect();
        assert_eq!(joined, [false, true, false, true, true, true, false, false]);
        assert_eq!(&text[folded.source(1..3)], "渠，通");
        assert_eq!(folded.runs().collect::<Vec<_>>(), [0..2, 2..4, 5..6]);
        assert_eq!(folded.words().collect::<Vec<_>>(), [4, 6, 7]);
    }

    #[test]
    fn what_is_no_letter_is_nothing() {
        assert!(FoldedText::of(" …—·“”()[]*.?+\\\u{301}\u{200b}").is_empty());
    }
}
