//! What is done to running text once, before anything is measured.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Sets a two-em dash as the two em dashes that every terminal font has, and
/// composes conjoining jamo to syllables; all else stays as it is.
#[must_use]
pub fn normalise(text: &str) -> Cow<'_, str> {
    let jamo = |c| matches!(c, '\u{1100}'..='\u{11FF}');
    // Both begin with the byte E1 or E2, which most text lacks altogether.
    if !text.bytes().any(|b| matches!(b, 0xE1 | 0xE2)) || !text.contains(|c| c == '⸺' || jamo(c))
    {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find(|c| c == '⸺' || jamo(c)) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix('⸺') {
            out.push_str("——");
            rest = after;
        } else {
            let end = rest.find(|c| !jamo(c)).unwrap_or(rest.len());
            out.extend(rest[..end].nfc());
            rest = &rest[end..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Joins the lines of a paragraph: without a space between characters that
/// are set without one (han, kana, their punctuation), with one otherwise.
#[must_use]
pub fn join_lines(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n').map(|line| line.trim_matches([' ', '\r', '\t'])) {
        let (Some(left), Some(right)) = (out.chars().next_back(), line.chars().next()) else {
            out.push_str(line);
            continue;
        };
        let tight = is_set_solid(left) && is_set_solid(right)
            || is_mark(left) && is_set_solid(right)
            || is_set_solid(left) && is_mark(right);
        if !tight {
            out.push(' ');
        }
        out.push_str(line);
    }
    Cow::Owned(out)
}

/// Characters of scripts written without spaces, and their marks; not hangul.
fn is_set_solid(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{312F}' | '\u{31A0}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF9F}' | '\u{FFE0}'..='\u{FFEF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Marks that Chinese shares with Latin.
fn is_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_han_join_without_a_space_and_words_with_one() {
        assert_eq!(join_lines("新渠通\n水了"), "新渠通水了");
        assert_eq!(join_lines("他说\n“好”\n。"), "他说“好”。");
        assert_eq!(join_lines("the river\nrose"), "the river rose");
        assert_eq!(join_lines("用\nRust 写"), "用 Rust 写");
        assert_eq!(join_lines("새 도서관이\n문을"), "새 도서관이 문을");
        assert_eq!(join_lines("end —\nstart"), "end — start");
        assert_eq!(join_lines("\n一\n\n二\n"), "一二");
    }

    #[test]
    fn jamo_compose_and_long_dashes_are_two_but_nothing_else_changes() {
        assert_eq!(normalise("\u{1112}\u{1161}\u{11AB}글⸺e\u{301}"), "한글——e\u{301}");
        assert!(matches!(normalise("他说“好”……"), Cow::Borrowed(_)));
    }
}
