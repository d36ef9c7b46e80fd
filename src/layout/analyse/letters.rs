//! What units are like: whether they hang, whether they are alone.

use super::super::class::is_common_han;
use super::super::tailoring::is_latin;

/// Han and kana, which Latin letters keep a distance from.
pub(super) fn is_square_letter(c: char) -> bool {
    is_common_han(c)
        || matches!(c,
            '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}'
            | '\u{30FC}'..='\u{30FE}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a unit ends with a mark that may hang in the gutter (CLREQ, JLREQ).
pub(super) fn hangs(unit: &str) -> bool {
    unit.as_bytes()[unit.len() - 1] >= 0x80
        && unit.ends_with(['。', '，', '、', '；', '：', '！', '？', '．'])
}

/// One han or kana and nothing else that one reads.
pub(super) fn is_lone(unit: &str) -> bool {
    if unit.len() > 15 || unit.as_bytes()[0] < 0xE2 {
        return false;
    }
    let mut letters = unit.chars().filter(|&c| is_square_letter(c) || is_latin(c));
    letters.next().is_some_and(is_square_letter) && letters.next().is_none()
}
