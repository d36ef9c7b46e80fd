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

/// Whether the character at a byte may be set in italics. Han and kana have
/// none (CLREQ 3.3, JLREQ 2.3.2): a slanted square is a fault of the printer.
/// What either script uses (quotes, figures, blanks) goes with the letter
/// before it, else with the one after it.
#[must_use]
pub fn leans(text: &str, at: usize) -> bool {
    /// Letters stand nearer than that; rows of dots must not be walked again
    /// and again.
    const NEAR: usize = 16;
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let letter = |c: char| match c {
        _ if is_square_letter(c) || is_square_form(c) => Some(false),
        _ => (c.is_alphabetic()).then_some(true),
    };
    let mut rest = after.chars();
    let here = rest.next().and_then(letter);
    here.or_else(|| before.chars().rev().take(NEAR).find_map(letter))
        .or_else(|| rest.take(NEAR).find_map(letter))
        .unwrap_or(true)
}

/// A mark, letter or figure of its own square: `。`, `「`, `（`, `Ａ`, bopomofo.
fn is_square_form(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{312F}' | '\u{31A0}'..='\u{31FF}' | '\u{FF01}'..='\u{FF9F}')
}

/// Whole syllables of Korean.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣')
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lean_and_han_and_kana_stand_upright() {
        let leaning = |text: &str| -> String {
            text.char_indices().filter(|(at, _)| leans(text, *at)).map(|(_, c)| c).collect()
        };
        assert_eq!(leaning("新渠かなカナ，。「Ａ」"), "");
        assert_eq!(leaning("The 3rd “ferry” — слово"), "The 3rd “ferry” — слово");
        assert_eq!(leaning("“新渠”——The Times读者"), "The Times");
        assert_eq!(leaning("2026"), "2026");
        assert_eq!(leaning("“2026年”"), "");
    }
}
