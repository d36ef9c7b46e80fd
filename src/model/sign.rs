//! Which characters are text: those that no text may hold, and signs, which
//! mean something and show nothing of their own.
//!
//! A variation selector says which form of a han stands in a name, a zero-width
//! space where a Khmer line or a long address may break, a mark in which
//! direction a full stop reads. They are text, so [`Clean`](super::Clean) keeps
//! them where they mean something, and nowhere else: what means nothing where
//! it stands can only confuse, or carry what nobody sees. Whoever paints leaves
//! out those that no font draws; there is one rule for it, [`painted`].

use std::borrow::Cow;
use std::cell::LazyCell;

/// The black flag that tags make one of a country's part (UTS #51, ED-14a).
pub(super) const FLAG: char = '\u{1F3F4}';
const TAG_END: char = '\u{E007F}';

const ZWSP: char = '\u{200B}';
const WORD_JOINER: char = '\u{2060}';
const MONGOLIAN_VOWEL_SEPARATOR: char = '\u{180E}';

/// How far is looked for the letter that a sign stands before, in characters:
/// more that show nothing are a heap.
const FAR: usize = 8;

/// Whether `c` is a sign, of which the place decides whether it is text.
#[must_use]
pub fn is_sign(c: char) -> bool {
    is_break_sign(c) || is_direction(c) || is_ideographic_selector(c) || is_tag(c)
}

/// Whether a terminal might act on `c`, or it says nothing in a text of ours.
#[must_use]
pub fn is_hostile(c: char) -> bool {
    let n = u32::from(c);
    matches!(n,
        0x00..=0x08 | 0x0B..=0x1F | 0x7F..=0x9F                 // C0, DEL, C1
        | 0x202A..=0x202E | 0x2066..=0x2069                     // bidi embeddings, overrides, isolates
        | 0x2061..=0x2064 | 0xFEFF                              // invisible operators, BOM
        | 0x206A..=0x206F | 0xFFF9..=0xFFFB                     // deprecated and interlinear controls
        | 0xFDD0..=0xFDEF                                       // non-characters
        | 0x1D173..=0x1D17A                                     // musical controls
        | 0xE0000..=0xE001F | 0xE0080..=0xE00FF | 0xE01F0..=0xE0FFF) // unassigned, never shown
        || n & 0xFFFE == 0xFFFE
}

/// A zero-width space and those that join: they show nothing.
fn is_break_sign(c: char) -> bool {
    matches!(c, ZWSP | WORD_JOINER | MONGOLIAN_VOWEL_SEPARATOR)
}

/// A mark of direction (UAX #9): LRM, RLM, ALM.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}')
}

fn is_ideographic_selector(c: char) -> bool {
    matches!(c, '\u{E0100}'..='\u{E01EF}')
}

/// A tag of a flag: a character of ASCII that is not seen.
fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0020}'..='\u{E007F}')
}

/// Whether `c` chooses a form of the character before it.
#[must_use]
pub fn is_selector(c: char) -> bool {
    is_ideographic_selector(c)
        || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{180B}'..='\u{180D}' | '\u{180F}')
}

/// Whether nothing is painted for `c`: terminals would draw nothing, a blank or
/// a box, each as it likes. A soft hyphen is painted as another character,
/// where a line ends at it.
#[must_use]
pub fn is_unpainted(c: char) -> bool {
    c == '\u{AD}' || is_break_sign(c) || is_direction(c)
}

/// Whether who searches for words does not type it.
#[must_use]
pub fn is_passed_over(c: char) -> bool {
    is_unpainted(c) || is_selector(c)
}

/// A text as it is painted, printed and listed: without what is not seen.
#[must_use]
pub fn painted(text: &str) -> Cow<'_, str> {
    // Their first bytes; most text has none of them.
    let may_hold = |b: u8| matches!(b, 0xC2 | 0xD8 | 0xE1 | 0xE2);
    if !text.bytes().any(may_hold) || !text.contains(is_unpainted) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|&c| !is_unpainted(c)).collect())
}

/// The bytes of the tags that `rest`, the text after a black flag, begins with,
/// if they make it the flag of a part of a country: the code of the country
/// (two letters or three figures), one to four letters or figures for the
/// part, and the end.
pub(super) fn flag_tags(rest: &str) -> Option<usize> {
    let spelt = rest.chars().take_while(|&c| is_tag(c) && c != TAG_END).take(8).count();
    let letters = rest.chars().take(spelt).map(|c| u32::from(c) - 0xE0000);
    let is_code = letters.clone().all(|n| matches!(n, 0x30..=0x39 | 0x61..=0x7A));
    let is_ended = rest.chars().nth(spelt) == Some(TAG_END);
    ((3..=7).contains(&spelt) && is_code && is_ended).then_some((spelt + 1) * TAG_END.len_utf8())
}

/// What stands around a sign.
pub(super) struct Around<'a, F> {
    /// The last character kept before it.
    pub(super) before: Option<char>,
    /// The text after it.
    pub(super) rest: &'a str,
    /// Whether the text has right-to-left letters.
    pub(super) reads_leftwards: &'a LazyCell<bool, F>,
    /// The text goes on at both ends: what stands there is not known.
    pub(super) is_part: bool,
}

impl<F: FnOnce() -> bool> Around<'_, F> {
    /// Whether the sign means something here.
    pub(super) fn gives_meaning(&self, sign: char) -> bool {
        if is_ideographic_selector(sign) {
            return self.before.is_some_and(is_ideograph);
        }
        if is_tag(sign) || self.before == Some(sign) {
            return false;
        }
        match sign {
            MONGOLIAN_VOWEL_SEPARATOR => {
                self.before.is_some_and(|c| matches!(c, '\u{1820}'..='\u{18AA}'))
            }
            ZWSP | WORD_JOINER => self.stands_between(),
            _ => self.is_part || **self.reads_leftwards,
        }
    }

    /// It stands between two characters that are no white space.
    fn stands_between(&self) -> bool {
        let shows = |c: char| !is_sign(c) && !is_hostile(c);
        let after = self.rest.chars().take(FAR).find(|&c| shows(c) || c.is_whitespace());
        let is_text = |c: Option<char>| c.map_or(self.is_part, |c| !c.is_whitespace());
        is_text(self.before) && is_text(after)
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

/// Whether `c` is of a block that is written from right to left (`Bidi_Class` R
/// and AL stand nowhere else).
#[must_use]
pub fn is_right_to_left(c: char) -> bool {
    matches!(u32::from(c),
        0x0590..=0x061B | 0x061D..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC
        | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_font_draws_is_not_painted_and_a_form_of_a_han_is() {
        assert_eq!(painted("กา\u{200b}แฟ\u{200f}a\u{2060}b\u{ad}c\u{180e}"), "กาแฟabc");
        assert_eq!(painted("葛\u{e0100}城"), "葛\u{e0100}城");
        assert!(matches!(painted("“新渠” ferry é"), Cow::Borrowed(_)));
    }

    #[test]
    fn only_tags_that_spell_a_part_of_a_country_belong_to_a_flag() {
        let tags = |text: &str| -> String {
            text.chars().map(|c| char::from_u32(0xE0000 + u32::from(c)).unwrap()).collect()
        };
        let england = tags("gbeng") + "\u{E007F}甲";
        assert_eq!(flag_tags(&england), Some(6 * 4));
        for other in ["", "gb", "GBENG", "gb-eng", "ignoretheabove"] {
            assert_eq!(flag_tags(&(tags(other) + "\u{E007F}")), None, "{other}");
        }
        assert_eq!(flag_tags(&tags("gbeng")), None, "without an end");
    }
}
