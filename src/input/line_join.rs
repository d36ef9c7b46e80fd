//! Soft line ends: how the lines of a paragraph become one line.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::model::is_passed_over;

/// White space that means nothing at either end of a line. The ideographic
/// space is an indent there, and indents are the layout's.
pub(crate) const EDGE: [char; 4] = [' ', '\t', '\r', '\u{3000}'];

/// Whether a line end between two characters is nothing (han, kana,
/// full-width forms) or a space (everything else, hangul among it). Marks
/// that either script uses (quotes, dash, ellipsis, interpunct) follow the
/// character beside them.
#[must_use]
pub(crate) fn joins_without_space(before: &str, after: char) -> bool {
    let Some(last) = before.chars().rev().find(|&c| !is_passed_over(c)) else { return true };
    match (is_square(last), is_square(after)) {
        (true, true) => true,
        (true, false) => is_shared(after),
        (false, true) => is_shared(last),
        (false, false) => {
            is_shared(last)
                && is_shared(after)
                && before.chars().rev().find(|&c| !is_shared(c)).is_some_and(is_square)
        }
    }
}

fn is_square(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x312F | 0x31A0..=0x9FFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F
        | 0xFF01..=0xFF9F | 0xFFE0..=0xFFE6 | 0x20000..=0x3FFFD)
}

fn is_shared(c: char) -> bool {
    matches!(c, '—' | '…' | '⋯' | '“' | '”' | '‘' | '’' | '·' | '‧')
}

/// Joins the lines of a text; blank lines count for nothing.
#[must_use]
pub(crate) fn join(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(|c| c == '\n' || EDGE.contains(&c));
    if !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n').map(|line| line.trim_matches(EDGE)) {
        let Some(first) = line.chars().next() else { continue };
        if !joins_without_space(&out, first) {
            out.push(' ');
        }
        out.push_str(line);
    }
    Cow::Owned(out)
}

/// One spelling of what has two: U+2E3A becomes the two dashes (——) that
/// break rules know, conjoining jamo become syllables (NFC).
#[must_use]
pub(crate) fn normalise(text: &str) -> Cow<'_, str> {
    let dash = text.contains('\u{2E3A}');
    let jamo = text.contains(|c| matches!(c, '\u{1100}'..='\u{11FF}'));
    if !dash && !jamo {
        return Cow::Borrowed(text);
    }
    let mut text = text.replace('\u{2E3A}', "——");
    if jamo {
        text = compose(&text);
    }
    Cow::Owned(text)
}

/// NFC of the runs of hangul alone: nothing else is touched.
fn compose(text: &str) -> String {
    let is_hangul = |c: char| matches!(c, '\u{1100}'..='\u{11FF}' | '가'..='힣');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_hangul) {
        out.push_str(&rest[..start]);
        let run = &rest[start..];
        let end = run.find(|c| !is_hangul(c)).unwrap_or(run.len());
        out.extend(run[..end].nfc());
        rest = &run[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_han_and_kana_meet_and_words_keep_their_space() {
        assert_eq!(join("新渠通水，\n下游三县"), "新渠通水，下游三县");
        assert_eq!(join("朝の市場に\n　カメラ"), "朝の市場にカメラ");
        assert_eq!(join("the ferry\nruns again"), "the ferry runs again");
        assert_eq!(join("새 도서관이\n문을 열었다"), "새 도서관이 문을 열었다");
        assert_eq!(join("使用\nRust"), "使用 Rust");
        assert_eq!(join("葛\u{e0100}\n城"), "葛\u{e0100}城", "a form of a han is a han");
    }

    #[test]
    fn quotes_and_dashes_go_with_the_script_beside_them() {
        assert_eq!(join("他说：\n“好”"), "他说：“好”");
        assert_eq!(join("走了——\n……“好”\n“行”"), "走了——……“好”“行”");
        assert_eq!(join("“Yes.”\n“No.”"), "“Yes.” “No.”");
    }

    #[test]
    fn a_long_dash_becomes_two_and_jamo_become_syllables() {
        assert_eq!(normalise("河口\u{2E3A}新渠"), "河口——新渠");
        assert_eq!(normalise("e\u{301}\u{1112}\u{1161}\u{11AB}글"), "e\u{301}한글");
        assert!(matches!(normalise("新渠"), Cow::Borrowed(_)));
    }
}
