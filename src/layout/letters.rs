//! Which letters stand in squares and which in words, and what units made of
//! them are like.

use super::class::is_common_han;
use crate::model::Lang;

/// A letter or digit of a script that is set in words and narrow cells.
pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (matches!(c, '\u{AA}'..='\u{10FF}' | '\u{1E00}'..='\u{1FFF}') && c.is_alphanumeric())
}

/// Han and kana, which Latin letters keep a distance from.
pub(super) fn is_square_letter(c: char) -> bool {
    is_common_han(c)
        || matches!(c,
            '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}'
            | '\u{30FC}'..='\u{30FE}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a unit ends with a mark that may hang in the gutter: stops and commas
/// (JLREQ 3.8.2), in Chinese the other marks at the foot of their square too
/// (CLREQ 3.1.5).
pub(super) fn hangs(unit: &str, lang: Lang) -> bool {
    unit.as_bytes()[unit.len() - 1] >= 0x80
        && (unit.ends_with(['。', '，', '、', '．'])
            || lang == Lang::Zh && unit.ends_with(['；', '：', '！', '？']))
}

/// One han or kana and nothing else that one reads.
pub(super) fn is_lone(unit: &str) -> bool {
    if unit.len() > 15 || unit.as_bytes()[0] < 0xE2 {
        return false;
    }
    let mut letters = unit.chars().filter(|&c| is_square_letter(c) || is_latin(c));
    letters.next().is_some_and(is_square_letter) && letters.next().is_none()
}
