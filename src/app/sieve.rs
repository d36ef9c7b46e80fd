//! Finding editions by words: papers, dates and headlines, whatever the case
//! and the width of their letters.

use memchr::memmem;
use unicode_normalization::UnicodeNormalization as _;

use super::ShelfEntry;
use crate::model::{Date, Lang};

/// What can be found of every edition, in one string: it is made once, when
/// a filter begins, and every key only searches it.
#[derive(Debug)]
pub(super) struct Sieve {
    text: String,
    /// Where the text of each edition ends, in bytes.
    ends: Vec<usize>,
}

/// The words of a filter, all of which an edition must hold.
#[derive(Debug, Default)]
pub(super) struct Words(Vec<memmem::Finder<'static>>);

impl Words {
    pub(super) fn new(filter: &str) -> Self {
        let mut folded = String::new();
        fold(filter, &mut folded);
        let finder = |word: &str| memmem::Finder::new(word.as_bytes()).into_owned();
        Self(folded.split_whitespace().map(finder).collect())
    }

    fn are_in(&self, text: &str) -> bool {
        self.0.iter().all(|word| word.find(text.as_bytes()).is_some())
    }

    /// Whether a text, as it was written, holds any of them.
    pub(super) fn touch(&self, text: &str) -> bool {
        let mut folded = String::new();
        fold(text, &mut folded);
        self.0.iter().any(|word| word.find(folded.as_bytes()).is_some())
    }
}

impl Sieve {
    pub(super) fn new(shelf: &[ShelfEntry]) -> Self {
        let (mut text, mut ends) = (String::new(), Vec::with_capacity(shelf.len()));
        for entry in shelf {
            for part in [Some(&entry.title), entry.variant.as_ref()].into_iter().flatten() {
                fold(part, &mut text);
                text.push('\n');
            }
            if let Some(date) = entry.date {
                fold(&date.to_string(), &mut text);
                text.push('\n');
                fold(&printed(entry.lang, date), &mut text);
            }
            for title in entry.contents.iter().flat_map(|(_, titles)| titles) {
                text.push('\n');
                fold(title, &mut text);
            }
            ends.push(text.len());
        }
        Self { text, ends }
    }

    /// Whether the edition of that index holds all words.
    pub(super) fn passes(&self, index: usize, words: &Words) -> bool {
        let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(index).copied());
        range.is_some_and(|(start, end)| words.are_in(&self.text[start..end]))
    }
}

/// A date as its paper prints it, without the weekday.
fn printed(lang: Lang, date: Date) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match lang {
        Lang::Zh | Lang::Ja => format!("{year}年{month}月{day}日"),
        Lang::Ko => format!("{year}년 {month}월 {day}일"),
        Lang::En => date.strftime("%-d %B %Y").to_string(),
    }
}

/// Appends `text` with small letters only, in the widths that are usual:
/// `Ｐ５` becomes `p5`, `ﾆｭｰｽ` `ニュース`.
fn fold(text: &str, out: &mut String) {
    // Han, kana and hangul have one form: most headlines are taken whole.
    let plain = |byte: u8| matches!(byte, 0..=0xBF | 0xE3..=0xE9 | 0xEB..=0xED);
    if text.bytes().all(plain) && !text.contains('\u{3000}') {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
        return;
    }
    for c in text.chars() {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '\0'..='\u{7F}' | '\u{3001}'..='\u{D7A3}' => out.push(c),
            '\u{3000}' => out.push(' '),
            _ => out.extend(std::iter::once(c).nfkc().flat_map(char::to_lowercase)),
        }
    }
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
    }
}
