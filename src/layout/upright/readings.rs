//! Readings that stand beside their characters (JLREQ §3.3, CLREQ on
//! ruby), in a narrow column at the right of the text.
//!
//! In print a reading has letters of half the size, so that two kana stand
//! beside one han. Cells have one size: a reading of four kana is four squares
//! long, and two han that it belongs to are set apart from what is around them
//! as JLREQ §3.3.8 does where a reading is longer than its characters and may
//! not hang over others. Readings in Latin letters cannot stand so; they stay
//! behind their characters, in brackets.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::layout::letters::{is_hangul, is_square_letter};
use crate::model::{Span, Style};

/// Characters and the reading that stands beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideRuby {
    /// The characters: bytes of the text.
    pub(super) base: Range<usize>,
    /// The reading, without its brackets.
    pub(super) annotation: Range<usize>,
    /// The squares of each.
    pub(super) squares: (usize, usize),
    /// Where the closing bracket ends, in bytes.
    pub(super) end: usize,
}

impl SideRuby {
    /// Those of a text that can stand beside it, in order.
    pub(in crate::layout) fn all(text: &str, spans: &[Span]) -> Vec<Self> {
        spans.iter().filter_map(|span| Self::of(text, span)).collect()
    }

    fn of(text: &str, span: &Span) -> Option<Self> {
        let Style::Ruby { at } = span.style else { return None };
        let base = span.range.start..at;
        let bracketed = text.get(at..span.range.end)?;
        let mut inner = bracketed.chars();
        let (open, close) = (inner.next()?, inner.next_back()?);
        let annotation = at + open.len_utf8()..span.range.end - close.len_utf8();
        let squares = |range: &Range<usize>| {
            let of_text = text.get(range.clone())?.graphemes(true);
            of_text.map(|one| is_square(one).then_some(())).collect::<Option<Vec<_>>>()
        };
        let squares = (squares(&base)?.len(), squares(&annotation)?.len());
        let ends = text[span.range.end..].chars().next().is_none_or(|c| c.width() != Some(0));
        let is_there = squares.0 > 0 && squares.1 > 0;
        (is_there && ends).then_some(Self { base, annotation, squares, end: span.range.end })
    }

    /// The squares that it takes of a column: the longer one's.
    pub(super) fn length(&self) -> usize {
        self.squares.0.max(self.squares.1)
    }

    /// Whether all of it stands in these bytes.
    pub(super) fn is_in(&self, part: &Range<usize>) -> bool {
        part.start <= self.base.start && self.end <= part.end
    }

    /// Those that end after a byte.
    pub(in crate::layout) fn after(all: &[Self], byte: usize) -> &[Self] {
        &all[all.partition_point(|reading| reading.end <= byte)..]
    }

    /// The squares that are saved in these bytes: the brackets, and the shorter
    /// of characters and reading.
    pub(in crate::layout) fn saved(all: &[Self], part: &Range<usize>) -> usize {
        let near = all.iter().take_while(|reading| reading.base.start < part.end);
        let inside = near.filter(|reading| reading.is_in(part));
        inside.map(|reading| 2 + reading.squares.0.min(reading.squares.1)).sum()
    }
}

/// Han, kana, bopomofo and its tones, hangul; with marks that join them.
fn is_square(grapheme: &str) -> bool {
    let mut chars = grapheme.chars();
    let is_letter = |c: char| {
        is_square_letter(c)
            || is_hangul(c)
            || matches!(c, '\u{3105}'..='\u{312F}' | '\u{31A0}'..='\u{31BF}' | '・')
            || matches!(c, 'ˉ' | 'ˊ' | 'ˇ' | 'ˋ' | '˙')
    };
    chars.next().is_some_and(is_letter) && chars.all(|c| c.width() == Some(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(base: &str, reading: &str) -> Option<(usize, usize)> {
        let text = format!("{base}({reading})");
        let span = Span { range: 0..text.len(), style: Style::Ruby { at: base.len() } };
        SideRuby::of(&text, &span).map(|reading| reading.squares)
    }

    #[test]
    fn kana_and_bopomofo_stand_beside_and_latin_letters_do_not() {
        assert_eq!(squares("凪浜", "なぎはま"), Some((2, 4)));
        assert_eq!(squares("葛\u{E0100}", "くず"), Some((1, 2)));
        assert_eq!(squares("河", "ㄏㄜˊ"), Some((1, 3)));
        assert_eq!(squares("河口", "hé kǒu"), None);
        assert_eq!(squares("AI", "人工智能"), None);
        assert_eq!(squares("河", ""), None);
    }

    #[test]
    fn the_brackets_and_the_shorter_of_both_are_saved() {
        let text = "在凪浜(なぎはま)市";
        let style = Style::Ruby { at: 9 };
        let all = SideRuby::all(text, &[Span { range: 3..text.len() - 3, style }]);
        assert_eq!(SideRuby::saved(&all, &(0..text.len())), 4);
        assert_eq!(SideRuby::saved(&all, &(0..12)), 0, "it is cut there");
    }
}
