//! Text that is safe to send to a terminal.

use std::cell::LazyCell;
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::char::is_combining_mark;

use super::sign::{Around, FLAG, flag_tags, is_hostile, is_right_to_left, is_sign};

/// The most combining marks one character keeps. Living scripts stack about
/// five (Hebrew, Tibetan); more is only found in text meant to overrun the
/// lines above and below.
pub const MAX_MARKS: usize = 8;

/// Text that cannot hold what a terminal would obey instead of show: ESC, C0
/// and C1 controls, bidi embeddings, overrides and isolates, byte-order marks,
/// non-characters, or heaps of combining marks.
///
/// A line feed is kept only by [`Clean::lines`]; [`Clean::line`] makes it a
/// space. Signs that mean something where they stand are kept, though nothing
/// is seen of them (see `model::sign`): the form of a han, a zero-width space
/// between two words, the soft hyphen. It is text to be kept; whoever sends it
/// to a terminal sends what is [`painted`](super::painted) of it.
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
        scrub(raw, Cleaning::LINE).text
    }

    /// Cleans text of several lines: line feeds stay, CR LF is one of them.
    #[must_use]
    pub fn lines(raw: &str) -> Self {
        scrub(raw, Cleaning::LINES).text
    }

    /// As [`Clean::line`], of a part of a line: signs at its ends stay, since
    /// what they stand beside comes later. The whole is to be cleaned again.
    #[must_use]
    pub fn part(raw: &str) -> Self {
        scrub(raw, Cleaning { keeps_newlines: false, is_part: true }).text
    }

    /// As [`Clean::part`], of a part of several lines.
    #[must_use]
    pub fn part_of_lines(raw: &str) -> Self {
        scrub(raw, Cleaning { keeps_newlines: true, is_part: true }).text
    }

    /// As [`Clean::line`], and tells how much was dropped.
    #[must_use]
    pub fn counted(raw: &str) -> Cleaned {
        scrub(raw, Cleaning::LINE)
    }

    /// As [`Clean::lines`], and tells how much was dropped.
    #[must_use]
    pub fn counted_lines(raw: &str) -> Cleaned {
        scrub(raw, Cleaning::LINES)
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

/// Takes no columns, so that it would lengthen a heap of marks unseen: a sign,
/// a zero-width joiner or non-joiner, a soft hyphen.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{200C}' | '\u{AD}') || is_sign(c)
}

/// Bytes that can begin nothing hostile, nothing combining, no sign and nothing
/// that becomes a space: printable ASCII and the leads of U+3000 to U+D7FF but
/// for the kana block's own combining marks (lead E3).
fn is_plain_byte(b: u8) -> bool {
    matches!(b, 0x20..=0x7E | 0xE4..=0xEC)
}

/// What of a text is cleaned, and how its line ends count.
#[derive(Clone, Copy)]
struct Cleaning {
    keeps_newlines: bool,
    is_part: bool,
}

impl Cleaning {
    const LINE: Self = Self { keeps_newlines: false, is_part: false };
    const LINES: Self = Self { keeps_newlines: true, is_part: false };
}

fn scrub(raw: &str, extent: Cleaning) -> Cleaned {
    let bytes = raw.as_bytes();
    let mut out = String::with_capacity(raw.len());
    let (mut dropped, mut marks, mut at, mut kept_from) = (0, 0, 0, 0);
    let reads_leftwards = LazyCell::new(|| raw.contains(is_right_to_left));
    while at < bytes.len() {
        if is_plain_byte(bytes[at]) {
            at += if bytes[at] < 0x80 { 1 } else { 3 };
            marks = 0;
            continue;
        }
        let Some(c) = raw[at..].chars().next() else { break };
        let mut next = at + c.len_utf8();
        let mut hostile = is_hostile(c);
        if is_sign(c) {
            let kept = raw[kept_from..at].chars().next_back();
            let before = kept.or_else(|| out.chars().next_back());
            let rest = &raw[next..];
            let reads_leftwards = &reads_leftwards;
            let around = Around { before, rest, reads_leftwards, is_part: extent.is_part };
            hostile = !around.gives_meaning(c);
        }
        if is_combining_mark(c) || is_unseen(c) {
            marks += usize::from(!hostile);
        } else if !hostile {
            // What is dropped leaves the marks around it on one letter.
            marks = 0;
        }
        if c == FLAG {
            next += flag_tags(&raw[next..]).unwrap_or(0);
        }
        let instead = match c {
            '\n' if extent.keeps_newlines => None,
            '\r' if bytes.get(next) == Some(&b'\n') => Some(""),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{0B}' | '\u{0C}' => {
                Some(if extent.keeps_newlines { "\n" } else { " " })
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
    fn bidi_controls_and_byte_order_marks_go() {
        let raw = "\u{feff}公\u{202e}告\u{2066}甲\u{2069}乙\u{2063}";
        assert_eq!(Clean::line(raw).as_str(), "公告甲乙");
    }

    #[test]
    fn signs_stay_where_they_mean_something() {
        for kept in [
            "葛\u{e0100}城",
            "辻\u{e0100}",
            "កើត\u{200b}មក",
            "U\u{2060}+\u{2060}1",
            "ᠴᠢᠨ\u{180e}ᠠ",
            "C++\u{200e} שלום\u{200f}!",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        ] {
            assert_eq!(Clean::counted(kept), Cleaned { text: Clean(kept.to_owned()), dropped: 0 });
        }
    }

    #[test]
    fn signs_go_where_they_mean_nothing() {
        for (raw, kept) in [
            ("\u{200b}\u{2060}", ""),
            ("\u{200b}甲\u{200b} 乙\u{200b}", "甲 乙"),
            ("甲\u{200b}\u{200b}\u{200b}乙", "甲\u{200b}乙"),
            ("a\u{e0100}b", "ab"),
            ("葛\u{e0100}\u{e0101}城", "葛\u{e0100}城"),
            ("甲\u{200f}乙\u{61c}", "甲乙"),
            ("a\u{180e}b", "ab"),
            ("🏴\u{e0068}\u{e0069}甲\u{e0068}", "🏴甲"),
        ] {
            assert_eq!(Clean::line(raw).as_str(), kept, "{raw:?}");
            assert_eq!(Clean::line(kept).as_str(), kept, "cleaned once more");
        }
    }

    #[test]
    fn a_part_keeps_the_signs_at_its_ends() {
        let parts = Clean::part("\u{200b}ខ\u{200b}");
        assert_eq!(parts.as_str(), "\u{200b}ខ\u{200b}");
        assert_eq!(Clean::line(&parts).as_str(), "ខ");
    }

    #[test]
    fn very_many_signs_take_linear_time_and_no_room() {
        const MANY: usize = 100_000;
        let raw = format!("甲{}乙", "\u{200b}\u{2060}".repeat(MANY));
        assert!(Clean::line(&raw).chars().count() <= 2 + MAX_MARKS);
        let raw = "甲\u{200b}".repeat(MANY) + " ";
        assert_eq!(Clean::line(&raw).chars().count(), 2 * MANY);
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
