//! What pages are called: A01, 3, and the same in a jump line.

/// The label of a page: an optional letter and a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Label {
    /// A to Z.
    pub(super) letter: Option<char>,
    /// From 1.
    pub(super) number: u32,
}

impl Label {
    /// The label that begins a text, and how many bytes it takes: `A3`, `03`,
    /// `Ｂ２`, `十二`, `头` (for the first page).
    pub(super) fn read(text: &str) -> Option<(Self, usize)> {
        let mut at = 0;
        let mut letter = None;
        let first = text.chars().next().map(narrow)?;
        if first.is_ascii_alphabetic() {
            letter = Some(first.to_ascii_uppercase());
            at = text.chars().next().map_or(0, char::len_utf8);
            at += text[at..].len() - text[at..].trim_start_matches(['-', ' ']).len();
        }
        let (number, length) = figures(&text[at..]).or_else(|| {
            let plain = letter.is_none();
            plain.then(|| han_number(text)).flatten()
        })?;
        (number > 0).then_some((Self { letter, number }, at + length))
    }

    /// The label that a page's id is.
    pub(super) fn of(id: &str) -> Option<Self> {
        Self::read(id).filter(|(_, length)| *length == id.len()).map(|(label, _)| label)
    }

    /// Whether both may name one page: a paper often leaves out the letter.
    pub(super) fn fits(self, other: Self) -> bool {
        let letters = self.letter.zip(other.letter);
        self.number == other.number && letters.is_none_or(|(a, b)| a == b)
    }
}

/// A full-width letter or figure as its ASCII one.
fn narrow(c: char) -> char {
    match u32::from(c) {
        n @ (0xFF10..=0xFF19 | 0xFF21..=0xFF3A | 0xFF41..=0xFF5A) => {
            char::from_u32(n - 0xFEE0).unwrap_or(c)
        }
        _ => c,
    }
}

/// Up to three figures.
fn figures(text: &str) -> Option<(u32, usize)> {
    let (mut number, mut count, mut length) = (0, 0, 0);
    for c in text.chars() {
        let Some(digit) = narrow(c).to_digit(10) else { break };
        number = number * 10 + digit;
        count += 1;
        length += c.len_utf8();
        if count > 3 {
            return None;
        }
    }
    (count > 0).then_some((number, length))
}

/// 一 to 九十九, and 头 for one.
fn han_number(text: &str) -> Option<(u32, usize)> {
    const DIGITS: &str = "一二三四五六七八九";
    let digit = |c: char| DIGITS.chars().zip(1..).find(|(d, _)| *d == c).map(|(_, n)| n);
    if let Some(head) = text.chars().next().filter(|c| matches!(c, '头' | '頭')) {
        return Some((1, head.len_utf8()));
    }
    let (mut tens, mut ones, mut length) = (0, None, 0);
    for c in text.chars() {
        match digit(c) {
            Some(value) if ones.is_none() => ones = Some(value),
            None if c == '十' && tens == 0 => tens = ones.take().unwrap_or(1),
            _ => break,
        }
        length += c.len_utf8();
    }
    (length > 0).then(|| (tens * 10 + ones.unwrap_or(0), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(letter: Option<char>, number: u32) -> Label {
        Label { letter, number }
    }

    #[test]
    fn a_label_is_read_in_every_spelling() {
        for (text, found) in [
            ("A03", label(Some('A'), 3)),
            ("Ｂ１２", label(Some('B'), 12)),
            ("B-2", label(Some('B'), 2)),
            ("7", label(None, 7)),
            ("十二", label(None, 12)),
            ("二十", label(None, 20)),
            ("头", label(None, 1)),
        ] {
            assert_eq!(Label::of(text), Some(found), "{text}");
        }
        for text in ["", "A", "0", "2026", "A1x", "版", "AB1"] {
            assert_eq!(Label::of(text), None, "{text}");
        }
    }

    #[test]
    fn a_letter_left_out_fits_any_and_another_fits_none() {
        assert!(label(None, 3).fits(label(Some('A'), 3)));
        assert!(!label(Some('B'), 3).fits(label(Some('A'), 3)));
        assert!(!label(None, 3).fits(label(None, 13)));
    }
}
