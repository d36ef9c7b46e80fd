//! Figures of Chinese and Japanese, half or full width as the reader prefers
//! them: for the eye, never for the record.
//!
//! A figure changes its bytes with its width, so that what is shown and what is
//! printed count differently; [`ShownFigures`] knows where.

use std::borrow::Cow;

use crate::model::{Rich, Span, Style};

/// How wide figures are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Figures {
    /// As the paper printed them.
    #[default]
    Printed,
    /// ３８．７％ as 38.7%.
    Half,
    /// 38.7% as ３８．７％, in numbers that stand by themselves and not in words
    /// or addresses.
    Full,
}

/// Bytes by which a figure of full width is longer.
const LONGER: usize = 2;

/// Longer numbers, in bytes, are none: a table of digits without an end.
const LONGEST: usize = 40;

/// Where a text as it is shown has figures of another width than was printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ShownFigures {
    /// Where they are printed, in bytes, ascending.
    at: Vec<u32>,
    /// They are shown wider, and not narrower.
    grow: bool,
}

impl Figures {
    /// A text as it is shown.
    #[must_use]
    pub fn convert(self, printed: &str) -> Cow<'_, str> {
        self.set(printed).map_or(Cow::Borrowed(printed), |(text, _)| Cow::Owned(text))
    }

    /// The same with its styles, if any figure changes.
    pub(super) fn set_rich(self, printed: &Rich) -> Option<(Rich, ShownFigures)> {
        let (text, figures) = self.set(&printed.text)?;
        let moved = |span: &Span| Span {
            range: figures.shown(span.range.start)..figures.shown(span.range.end),
            style: match span.style {
                Style::Ruby { at } => Style::Ruby { at: figures.shown(at) },
                ref other => other.clone(),
            },
        };
        let spans = printed.spans.iter().map(moved).collect();
        Some((Rich::of_parts(&text, spans), figures))
    }

    fn set(self, printed: &str) -> Option<(String, ShownFigures)> {
        let of: fn(&str, usize, char) -> Option<char> = match self {
            Self::Printed => return None,
            Self::Half => half,
            Self::Full => full,
        };
        let (mut text, mut at) = (String::with_capacity(printed.len()), Vec::new());
        for (byte, c) in printed.char_indices() {
            let other = of(printed, byte, c);
            at.extend(other.map(|_| byte as u32));
            text.push(other.unwrap_or(c));
        }
        (!at.is_empty()).then(|| (text, ShownFigures { at, grow: self == Self::Full }))
    }
}

impl ShownFigures {
    /// Whether all are as wide as was printed.
    pub(super) fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// Where a byte of the printed text is shown.
    pub(super) fn shown(&self, printed: usize) -> usize {
        let before = self.at.partition_point(|&at| (at as usize) < printed);
        if self.grow { printed + LONGER * before } else { printed - LONGER * before }
    }

    /// The byte of the printed text that is shown there.
    pub(super) fn printed(&self, shown: usize) -> usize {
        let before = self.at.partition_point(|&at| self.shown(at as usize) < shown);
        if self.grow { shown - LONGER * before } else { shown + LONGER * before }
    }
}

fn is_full(c: char) -> bool {
    matches!(c, '０'..='９')
}

/// What a figure of full width, or a mark in a number of such, is in half width.
fn half(text: &str, at: usize, c: char) -> Option<char> {
    let is_mark = matches!(c, '．' | '，' | '：' | '／' | '％' | '－');
    if !is_full(c) && !is_mark {
        return None;
    }
    let inside = || {
        let before = text[..at].ends_with(is_full);
        let after = text[at + c.len_utf8()..].starts_with(is_full);
        match c {
            '％' => before,
            '－' => after,
            _ => before && after,
        }
    };
    // U+FF01 to U+FF5E are ASCII, each so much further on.
    let plain = || char::from_u32(u32::from(c) - 0xFEE0);
    (is_full(c) || inside()).then(plain).flatten()
}

/// What a figure of half width, or a mark in a number of such, is in full width.
fn full(text: &str, at: usize, c: char) -> Option<char> {
    if !c.is_ascii_digit() && !matches!(c, '.' | ',' | ':' | '%') {
        return None;
    }
    let of_number = |b: &u8| b.is_ascii_digit() || matches!(b, b'.' | b',' | b':' | b'%');
    let bytes = text.as_bytes();
    let back = bytes[..at].iter().rev().take(LONGEST).take_while(|b| of_number(b)).count();
    let on = bytes[at..].iter().take(LONGEST).take_while(|b| of_number(b)).count();
    let (from, to) = (at - back, at + on);
    let stands_free = |b: Option<&u8>| !b.is_some_and(u8::is_ascii_graphic);
    let alone =
        stands_free(from.checked_sub(1).and_then(|i| bytes.get(i))) && stands_free(bytes.get(to));
    let before = text[from..at].ends_with(|c: char| c.is_ascii_digit());
    let after = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
    let counts = c.is_ascii_digit() || before && (after || c == '%');
    (alone && counts).then(|| char::from_u32(u32::from(c) + 0xFEE0)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_half_width_with_the_marks_inside_them() {
        let half = |text| Figures::Half.convert(text).into_owned();
        assert_eq!(
            half("涨３８．７％，到１２：３０，共３，３１８人"),
            "涨38.7%，到12:30，共3,318人"
        );
        assert_eq!(half("第１０章：ＮＨＫ，－５℃"), "第10章：ＮＨＫ，-5℃");
        assert!(matches!(Figures::Half.convert("新渠，2026"), Cow::Borrowed(_)));
    }

    #[test]
    fn numbers_become_full_width_where_they_stand_by_themselves() {
        let full = |text| Figures::Full.convert(text).into_owned();
        assert_eq!(
            full("涨38.7%，到12:30，共3,318人"),
            "涨３８．７％，到１２：３０，共３，３１８人"
        );
        assert_eq!(full("A320和example.cn/2026"), "A320和example.cn/2026");
    }

    #[test]
    fn every_byte_is_found_again_both_ways() {
        for (figures, text) in
            [(Figures::Half, "在１９９８年降５℃"), (Figures::Full, "在1998年降5℃")]
        {
            let (shown, map) = figures.set(text).unwrap();
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            let there = shown.char_indices().map(|(at, _)| at).chain([shown.len()]);
            for (printed, shown) in ends.zip(there) {
                assert_eq!(map.shown(printed), shown, "{text} {printed}");
                assert_eq!(map.printed(shown), printed, "{text} {shown}");
            }
        }
    }
}
