//! Finding editions by words: papers, dates and headlines, whatever the case
//! and the width of their letters.

use memchr::memmem;
use unicode_normalization::UnicodeNormalization as _;

use super::{ShelfContents, ShelfEntry};
use crate::model::{is_passed_over, printed};

/// The words of a filter, all of which an edition must hold.
#[derive(Debug, Default)]
pub struct FilterTerms(Vec<memmem::Finder<'static>>);

impl FilterTerms {
    /// The words of what was typed.
    #[must_use]
    pub fn new(filter: &str) -> Self {
        let mut folded = String::new();
        fold(filter, &mut folded);
        let finder = |word: &str| memmem::Finder::new(word.as_bytes()).into_owned();
        Self(folded.split_whitespace().map(finder).collect())
    }

    /// Whether all of them are in a text that is folded, as [`findable`] gives it.
    #[must_use]
    pub fn are_in(&self, text: &[u8]) -> bool {
        self.0.iter().all(|word| word.find(text).is_some())
    }

    /// Whether all of them are in one text or another, as they were written.
    pub(super) fn are_held_by<'a>(&self, texts: impl Iterator<Item = &'a str>) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let mut folded = String::new();
        for text in texts {
            fold(text, &mut folded);
            folded.push('\n');
        }
        self.are_in(folded.as_bytes())
    }

    /// How many of them a text holds, as it was written.
    pub(super) fn held_by(&self, text: &str) -> usize {
        let mut folded = String::new();
        fold(text, &mut folded);
        self.0.iter().filter(|word| word.find(folded.as_bytes()).is_some()).count()
    }
}

/// What can be found of an edition, folded as words are.
pub(super) fn findable(entry: &ShelfEntry, contents: &ShelfContents) -> String {
    let mut text = names(entry);
    for title in contents.headlines.headlines() {
        text.push('\n');
        fold(title, &mut text);
    }
    text
}

/// What an edition is called, and its day: what can be found without its headlines.
pub(super) fn names(entry: &ShelfEntry) -> String {
    let mut text = String::new();
    for part in [Some(&entry.title), entry.variant.as_ref()].into_iter().flatten() {
        fold(part, &mut text);
        text.push('\n');
    }
    if let Some(date) = entry.date {
        fold(&date.to_string(), &mut text);
        text.push('\n');
        fold(&printed::day(entry.lang, date), &mut text);
    }
    text
}

/// Appends `text` with small letters only, in the widths that are usual:
/// `Ｐ５` becomes `p5`, `ﾆｭｰｽ` `ニュース`.
fn fold(text: &str, out: &mut String) {
    // Most headlines are taken whole: han, kana and hangul have one form.
    let start = out.len();
    out.push_str(text);
    if is_usual(text.as_bytes()) {
        out[start..].make_ascii_lowercase();
        return;
    }
    out.truncate(start);
    for c in text.chars() {
        match c {
            '\0'..='\u{7F}' => out.push(c.to_ascii_lowercase()),
            '\u{3000}' => out.push(' '),
            '\u{FF01}'..='\u{FF5E}' => {
                let narrow = char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c);
                out.push(narrow.to_ascii_lowercase());
            }
            _ if is_passed_over(c) => {}
            '\u{2000}'..='\u{D7FF}' => out.push(c),
            _ => out.extend(std::iter::once(c).nfkc().flat_map(char::to_lowercase)),
        }
    }
}

/// Whether a text has no letters but ASCII and those that have neither case
/// nor width: no two-byte letters, nothing full-width or half-width, no
/// ideographic space; and none of the signs that nobody types.
fn is_usual(text: &[u8]) -> bool {
    let other = |&byte: &u8| matches!(byte, 0xC2..=0xE1 | 0xEE..);
    let has = |text: &[u8], sign: char| {
        memchr::memmem::find(text, sign.encode_utf8(&mut [0; 4]).as_bytes()).is_some()
    };
    !text.iter().any(other)
        && !['\u{3000}', '\u{200B}', '\u{2060}'].iter().any(|&sign| has(text, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        fold(text, &mut out);
        out
    }

    #[test]
    fn case_and_width_make_no_difference() {
        assert_eq!(folded("Ｐ５ Ferry"), "p5 ferry");
        assert_eq!(folded("ÉCLAIR ﾆｭｰｽ"), "éclair ニュース");
        assert_eq!(folded("新渠　通水ABC"), "新渠 通水abc");
        assert_eq!(folded("신문"), "신문");
        assert_eq!(folded("葛\u{e0100}城 កើត\u{200b}មក"), "葛城 កើតមក");
    }
}
