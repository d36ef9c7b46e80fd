//! What stands together in one square of a column, and how many squares it
//! takes. The measure of a column is this, and nothing of a terminal's.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// How figures of more than two digits stand in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Numerals {
    /// As they are, one digit below the other: what the text has is what one
    /// sees, and a price or a telephone number is no riddle.
    #[default]
    Digits,
    /// In han: 二〇二六, and 二十二 for two digits.
    Han,
}

/// A part of a text that is not parted by a column's end: its bytes, and the
/// squares that it takes, one below the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::layout) struct Cluster {
    pub(in crate::layout) range: Range<usize>,
    pub(in crate::layout) squares: usize,
}

/// The clusters of a text. What is not seen (a mark that joins, a soft hyphen)
/// takes no square.
pub(in crate::layout) fn clusters(
    text: &str,
    numerals: Numerals,
) -> impl Iterator<Item = Cluster> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let cluster = match pair(text, at) {
            Some(pair) => {
                let squares =
                    if is_in_han(pair, numerals) { tens(pair).chars().count() } else { 1 };
                Cluster { range: at..at + pair.len(), squares }
            }
            None => {
                let one = text[at..].graphemes(true).next()?;
                Cluster { range: at..at + one.len(), squares: usize::from(is_seen(one)) }
            }
        };
        at = cluster.range.end;
        Some(cluster)
    })
}

/// Whether a pair is two digits that are written in han.
pub(super) fn is_in_han(pair: &str, numerals: Numerals) -> bool {
    numerals == Numerals::Han && pair.len() == 2 && pair.bytes().all(|b| b.is_ascii_digit())
}

/// A number of two digits in han: 十, 二十二; 〇五 is no number but a code.
pub(super) fn tens(pair: &str) -> String {
    let digit = |at: usize| pair.as_bytes().get(at).map_or(0, |b| usize::from(b - b'0'));
    let (ten, one) = (digit(0), digit(1));
    let mut out = String::new();
    match ten {
        0 => out.push(DIGITS[0]),
        1 => out.push('十'),
        _ => out.extend([DIGITS[ten], '十']),
    }
    if one > 0 || ten == 0 {
        out.push(DIGITS[one]);
    }
    out
}

/// The digits in han, as numbers are written in columns.
pub(super) const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Two digits or capitals that stand side by side in one square at byte `at`
/// (JLREQ 3.2.5, CLREQ 3.2.2): 22, AI, 5G. Small letters are parts of words,
/// and those stand letter by letter.
fn pair(text: &str, at: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let is_part = |b: &u8| b.is_ascii_alphanumeric();
    if !bytes.get(at).is_some_and(is_part) || at > 0 && is_part(&bytes[at - 1]) {
        return None;
    }
    let run = bytes[at..].iter().take(3).take_while(|b| is_part(b)).count();
    let pair = text.get(at..at + 2).filter(|_| run == 2)?;
    let fits = pair.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    let alone = text[at + 2..].chars().next().is_none_or(|c| c.width() != Some(0));
    (fits && alone && !is_in_decimal(bytes, at)).then_some(pair)
}

/// Whether two digits are a part of 3.14 or 12,500: those stand one by one.
fn is_in_decimal(bytes: &[u8], at: usize) -> bool {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let point = |at: usize| matches!(bytes.get(at), Some(b'.' | b','));
    digit(at) && (at >= 2 && point(at - 1) && digit(at - 2) || point(at + 2) && digit(at + 3))
}

fn is_seen(grapheme: &str) -> bool {
    grapheme.chars().any(|c| c != '\u{AD}' && c.width().is_some_and(|width| width > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(text: &str, numerals: Numerals) -> Vec<(&str, usize)> {
        clusters(text, numerals).map(|c| (&text[c.range], c.squares)).collect()
    }

    fn parts(text: &str) -> Vec<&str> {
        squares(text, Numerals::Digits).into_iter().map(|(part, _)| part).collect()
    }

    #[test]
    fn two_digits_or_capitals_share_a_square_and_longer_runs_do_not() {
        assert_eq!(parts("11月2日"), ["11", "月", "2", "日"]);
        assert_eq!(parts("2026年"), ["2", "0", "2", "6", "年"]);
        assert_eq!(parts("用AI和5G"), ["用", "AI", "和", "5G"]);
        assert_eq!(parts("of it"), ["o", "f", " ", "i", "t"]);
        assert_eq!(parts("10:30"), ["10", ":", "30"]);
    }

    #[test]
    fn digits_beside_a_decimal_point_stand_one_by_one() {
        assert_eq!(parts("3.14"), ["3", ".", "1", "4"]);
        assert_eq!(parts("12,500"), ["1", "2", ",", "5", "0", "0"]);
        assert_eq!(parts("共12.去"), ["共", "12", ".", "去"]);
    }

    #[test]
    fn what_is_not_seen_takes_no_square() {
        assert_eq!(
            squares("\u{FEFF}e\u{301}", Numerals::Digits),
            [("\u{FEFF}", 0), ("e\u{301}", 1)]
        );
        assert_eq!(squares("A1\u{301}", Numerals::Digits), [("A", 1), ("1\u{301}", 1)]);
    }

    #[test]
    fn two_digits_in_han_are_read_as_a_number() {
        for (digits, han) in
            [("10", "十"), ("11", "十一"), ("20", "二十"), ("22", "二十二"), ("05", "〇五")]
        {
            assert_eq!(tens(digits), han);
            assert_eq!(squares(digits, Numerals::Han), [(digits, han.chars().count())]);
        }
    }
}
