//! Text that is safe to send to a terminal.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::char::is_combining_mark;

/// The most combining marks one character keeps. Living scripts stack about
/// five (Hebrew, Tibetan); more is only found in text meant to overrun the
/// lines above and below.
pub const MAX_MARKS: usize = 8;

/// Text that cannot hold what a terminal would obey instead of show: ESC, C0
/// and C1 controls, bidi overrides, isolates and marks, zero-width spaces,
/// byte-order marks, non-characters, or heaps of combining marks.
///
/// A line feed is kept only by [`Clean::lines`]; [`Clean::line`] makes it a
/// space. The soft hyphen U+00AD is kept: it is a break for the layout engine,
/// which never paints it as such.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clean(String);

/// A [`Clean`] text with the number of characters that had to go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// What is left.
    pub text: Clean,
    /// How many characters were dropped (white space that became a plain
    /// space does not count).
    pub dropped: usize,
}

impl Clean {
    /// The empty text.
    #[must_use]
    pub const fn empty() -> Self {
        Self(String::new())
    }

    /// Cleans one line: line feeds and tabs become spaces.
    #[must_use]
    pub fn line(raw: &str) -> Self {
        scrub(raw, false).text
    }

    /// Cleans text of several lines: line feeds stay, CR LF is one of them.
    #[must_use]
    pub fn lines(raw: &str) -> Self {
        scrub(raw, true).text
    }

    /// As [`Clean::line`], and tells how much was dropped.
    #[must_use]
    pub fn counted(raw: &str) -> Cleaned {
        scrub(raw, false)
    }

    /// As [`Clean::lines`], and tells how much was dropped.
    #[must_use]
    pub fn counted_lines(raw: &str) -> Cleaned {
        scrub(raw, true)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, given away.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Appends other clean text.
    pub fn push(&mut self, other: &Clean) {
        self.0.push_str(&other.0);
    }
}

impl Serialize for Clean {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// What was stored may have been changed since: it is cleaned again.
impl<'de> Deserialize<'de> for Clean {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::lines(&String::deserialize(deserializer)?))
    }
}

/// Whether a terminal might act on `c`, or show nothing where text is expected.
#[must_use]
pub fn is_hostile(c: char) -> bool {
    let n = u32::from(c);
    matches!(n,
        0x00..=0x08 | 0x0B..=0x1F | 0x7F..=0x9F                 // C0, DEL, C1
        | 0x061C | 0x200E | 0x200F                              // bidi marks
        | 0x202A..=0x202E | 0x2066..=0x2069                     // bidi embeddings, overrides, isolates
        | 0x200B | 0x2060..=0x2064 | 0xFEFF                     // ZWSP, WJ, invisible operators, BOM
        | 0x180E | 0x206A..=0x206F | 0xFFF9..=0xFFFB            // deprecated and interlinear controls
        | 0xFDD0..=0xFDEF                                       // non-characters
        | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)                // musical controls, tags
        || n & 0xFFFE == 0xFFFE
}

/// Zero-width joiner, non-joiner and soft hyphen: text, but without a width of
/// their own, so that they would lengthen a heap of marks unseen.
fn joins(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{200C}' | '\u{AD}')
}

/// Bytes that can begin nothing hostile, nothing combining and nothing that
/// becomes a space: printable ASCII and the leads of U+3000 to U+D7FF but for
/// the kana block's own combining marks (lead E3).
fn is_plain_byte(b: u8) -> bool {
    matches!(b, 0x20..=0x7E | 0xE4..=0xEC)
}

fn scrub(raw: &str, keep_newlines: bool) -> Cleaned {
    let bytes = raw.as_bytes();
    let mut out = String::with_capacity(raw.len());
    let (mut dropped, mut marks, mut at, mut kept_from) = (0, 0, 0, 0);
    while at < bytes.len() {
        if is_plain_byte(bytes[at]) {
            at += if bytes[at] < 0x80 { 1 } else { 3 };
            marks = 0;
            continue;
        }
        let Some(c) = raw[at..].chars().next() else { break };
        let next = at + c.len_utf8();
        let hostile = is_hostile(c);
        if is_combining_mark(c) || joins(c) {
            marks += 1;
        } else if !hostile {
            // What is dropped leaves the marks around it on one letter.
            marks = 0;
        }
        let instead = match c {
            '\n' if keep_newlines => None,
            '\r' if bytes.get(next) == Some(&b'\n') => Some(""),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{0B}' | '\u{0C}' => {
                Some(if keep_newlines { "\n" } else { " " })
            }
            '\t' => Some(" "),
            _ if hostile || marks > MAX_MARKS => {
                dropped += 1;
                Some("")
            }
            _ => None,
        };
        if let Some(instead) = instead {
            out.push_str(&raw[kept_from..at]);
            out.push_str(instead);
            kept_from = next;
        }
        at = next;
    }
    out.push_str(&raw[kept_from..]);
    Cleaned { text: Clean(out), dropped }
}

impl Deref for Clean {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_lose_the_byte_that_makes_them_one() {
        let cleaned = Clean::counted("a\u{1b}[31mred\u{9b}0m\u{7}");
        assert_eq!(cleaned.text.as_str(), "a[31mred0m");
        assert_eq!(cleaned.dropped, 3);
    }

    #[test]
    fn bidi_controls_zero_width_spaces_and_byte_order_marks_go() {
        let raw = "\u{feff}公\u{202e}告\u{2066}甲\u{2069}\u{200b}乙\u{200f}";
        assert_eq!(Clean::line(raw).as_str(), "公告甲乙");
    }

    #[test]
    fn a_heap_of_combining_marks_is_cut_to_what_scripts_need() {
        let raw = format!("e{}x", "\u{301}".repeat(500));
        let cleaned = Clean::counted(&raw);
        assert_eq!(cleaned.text.chars().count(), 1 + MAX_MARKS + 1);
        assert_eq!(cleaned.dropped, 500 - MAX_MARKS);
    }

    #[test]
    fn marks_with_something_invisible_between_them_are_one_heap() {
        for between in ["\u{200b}", "\u{202e}", "\u{200d}", "\u{ad}"] {
            let raw = format!("e{}x", format!("\u{301}{between}").repeat(200));
            assert_eq!(Clean::line(&raw).chars().count(), 1 + MAX_MARKS + 1, "{between:?}");
        }
    }

    #[test]
    fn line_feeds_stay_only_where_lines_are_asked_for() {
        assert_eq!(Clean::line("a\r\nb\tc").as_str(), "a b c");
        assert_eq!(Clean::lines("a\r\nb\rc\u{2028}d").as_str(), "a\nb\nc\nd");
    }

    #[test]
    fn joined_emoji_soft_hyphens_and_variation_selectors_are_text() {
        for kept in ["👨\u{200d}👩\u{200d}👧", "news\u{ad}paper", "❤\u{fe0f}", "が\u{3099}"]
        {
            assert_eq!(Clean::line(kept).as_str(), kept);
        }
    }
}
