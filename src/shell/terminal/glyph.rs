//! Which characters every terminal draws as wide as we count them.
//!
//! After such a character the cursor is where we think it is; after any other
//! the backend moves it there (UAX #11 leaves ambiguous characters, emoji and
//! clusters to the terminal).

use icu_properties::CodePointMapData;
use icu_properties::props::{EastAsianWidth, GeneralCategory, GeneralCategoryGroup};

/// The width in columns that `symbol` has on every terminal, or `None` where
/// terminals differ. `ambiguous` is the width of ambiguous characters on this
/// terminal, if it was asked or declared.
pub(super) fn certain_width(symbol: &str, ambiguous: Option<u16>) -> Option<u16> {
    if let [byte] = symbol.as_bytes() {
        return matches!(byte, 0x20..=0x7E).then_some(1);
    }
    let mut chars = symbol.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    if is_surely_wide(c) {
        return Some(2);
    }
    if !is_common_narrow(c) {
        return None;
    }
    match CodePointMapData::<EastAsianWidth>::new().get(c) {
        EastAsianWidth::Ambiguous => ambiguous,
        EastAsianWidth::Neutral | EastAsianWidth::Narrow | EastAsianWidth::Halfwidth => Some(1),
        _ => None,
    }
}

/// Han, kana, hangul syllables and full-width forms, without the combining
/// marks and fillers among them.
fn is_surely_wide(c: char) -> bool {
    matches!(u32::from(c),
        0x3000..=0x3029 | 0x3030..=0x303E                       // CJK marks
        | 0x3041..=0x3096 | 0x309B..=0x30FF                     // kana
        | 0x3105..=0x312F | 0x3131..=0x3163 | 0x3165..=0x318E   // bopomofo, letters of hangul
        | 0x31F0..=0x31FF | 0x3220..=0x3247 | 0x3250..=0x33FF   // small kana, enclosed, squared
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF                     // han
        | 0xAC00..=0xD7A3                                       // hangul
        | 0xF900..=0xFAFF | 0xFE30..=0xFE4F                     // compatibility, vertical forms
        | 0xFF01..=0xFF60 | 0xFFE0..=0xFFE6                     // full-width forms
        | 0x20000..=0x2EBE0 | 0x2F800..=0x2FA1D | 0x30000..=0x3134A) // han, Extensions B to G
}

/// A han that came with Unicode 15 or later (Extensions H to J), or will come.
/// Where the C library does not know it yet, tmux draws nothing for it.
pub(super) fn is_new_han(c: char) -> bool {
    matches!(u32::from(c), 0x2EBE1..=0x2F7FF | 0x2FA1E..=0x2FFFD | 0x3134B..=0x3FFFD)
}

/// Whether a terminal may draw nothing at all for a symbol, so that what stood
/// there before would go on standing: it begins with a mark, which belongs to
/// the cell before, or with a character so new that not all know it. Letters
/// and marks up to U+2E7F are older than the terminals.
pub(super) fn may_vanish(symbol: &str) -> bool {
    symbol.chars().next().is_none_or(|c| {
        let category = CodePointMapData::<GeneralCategory>::new().get(c);
        c >= '\u{2E80}'
            || GeneralCategoryGroup::Mark.contains(category)
            || GeneralCategoryGroup::Other.contains(category)
    })
}

/// Letters and signs of left-to-right text that stand alone and are never
/// drawn as emoji; the width of the ambiguous ones is the terminal's.
fn is_common_narrow(c: char) -> bool {
    matches!(u32::from(c),
        0xA0..=0xAC | 0xAE..=0x2FF | 0x370..=0x377 | 0x37A..=0x482 | 0x48A..=0x52F
        | 0x1E00..=0x1FFE
        | 0x2010..=0x2027 | 0x2030..=0x203B | 0x203D..=0x2048 | 0x204A..=0x205E
        | 0x2070..=0x20BF | 0x2100..=0x2121 | 0x2123..=0x2138 | 0x2150..=0x218B
        | 0x2190..=0x2193 | 0x2200..=0x22FF
        | 0x2460..=0x24C1 | 0x24C3..=0x25A9 | 0x25AC..=0x25B5 | 0x25B7..=0x25BF
        | 0x25C1..=0x25FA | 0x2605..=0x2606
        | 0xFF61..=0xFF9D | 0xFFE8..=0xFFEE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_kana_hangul_and_full_width_marks_are_surely_two_columns() {
        for symbol in ["报", "の", "ー", "한", "，", "《", "　", "Ａ", "㈱", "𠮷"] {
            assert_eq!(certain_width(symbol, None), Some(2), "{symbol}");
        }
    }

    #[test]
    fn ascii_letters_with_a_width_of_their_own_and_half_width_kana_are_one() {
        for symbol in ["a", "~", " ", "ö", "ž", "ｱ", "ệ"] {
            assert_eq!(certain_width(symbol, None), Some(1), "{symbol}");
        }
    }

    #[test]
    fn ambiguous_characters_are_as_wide_as_the_terminal_said() {
        for symbol in ["“", "”", "—", "…", "·", "①", "℃", "─", "│", "é", "Я", "☆", "×"]
        {
            assert_eq!(certain_width(symbol, None), None, "{symbol}");
            assert_eq!(certain_width(symbol, Some(1)), Some(1), "{symbol}");
            assert_eq!(certain_width(symbol, Some(2)), Some(2), "{symbol}");
        }
    }

    #[test]
    fn what_is_new_or_a_mark_may_leave_a_cell_as_it_was() {
        for symbol in ["\u{323af}", "\u{102c}", "\u{600}", "\u{1fac8}", "\u{378}", "\u{e000}"] {
            assert!(may_vanish(symbol), "{symbol:?}");
        }
        for symbol in ["“", "م", "ก", "का", "e\u{301}", "❤\u{fe0f}"] {
            assert!(!may_vanish(symbol), "{symbol:?}");
        }
    }

    #[test]
    fn clusters_emoji_marks_and_controls_are_never_certain() {
        for symbol in [
            "",
            "e\u{301}",
            "❤\u{fe0f}",
            "👨\u{200d}👩\u{200d}👧",
            "🎉",
            "ｶﾞ",
            "\u{1112}\u{1161}",
            "\u{301}",
            "\u{302a}",
            "\u{3099}",
            "\u{3164}",
            "\u{1b}",
            "\t",
            "\u{9b}",
            "\u{ad}",
            "\u{202e}",
            "▶",
            "䷀",
            "م",
            "\u{323af}",
            "\u{2ebf0}",
            "\u{323b0}",
        ] {
            assert_eq!(certain_width(symbol, Some(1)), None, "{symbol:?}");
        }
    }
}
