//! Which way text runs (UAX #9): the direction of a paragraph, and the levels
//! that say which of its stretches run against it.
//!
//! Text is kept, broken into rows, searched and copied in the order it is read
//! in. Only what is painted is put in the order that it is seen in, row by row
//! (`row_cluster`).

use std::ops::Range;

use icu_properties::CodePointMapData;
use icu_properties::props::{BidiClass, BidiMirroringGlyph};
use unicode_bidi::{Level, ParagraphBidiInfo};

use crate::model::is_right_to_left;

/// Which way a paragraph runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum LineDirection {
    /// As Latin and Chinese do.
    #[default]
    LeftToRight,
    /// As Arabic and Hebrew do.
    RightToLeft,
}

/// What decides the direction of a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum BaseDirection {
    /// Its first letter (UAX #9 P2, P3): the language is not known.
    #[default]
    FirstLetter,
    /// The direction of its language. A text with another first letter runs
    /// as most of its letters do (HL1): an Arabic sentence that begins with a
    /// name in Latin letters is Arabic, an English one in an Arabic article is not.
    Language(LineDirection),
    /// What it is part of has this direction, and so has it.
    Given(LineDirection),
}

/// Who puts right-to-left text in the order that it is seen in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Reordering {
    /// The terminal: it gets text in the order of reading.
    Terminal,
    /// We do; the terminal leaves cells as they are.
    #[default]
    Ours,
    /// We do, but the terminal turns the letters of each right-to-left word by
    /// itself, as kitty does: within words they stay as they are read.
    OursButWords,
}

impl LineDirection {
    fn level(self) -> Level {
        match self {
            Self::LeftToRight => Level::ltr(),
            Self::RightToLeft => Level::rtl(),
        }
    }
}

impl BaseDirection {
    /// The direction of a text.
    #[must_use]
    pub fn of(self, text: &str) -> LineDirection {
        self.of_all(&[text].into_iter())
    }

    /// The direction that texts have together.
    #[must_use]
    pub fn of_all<'a>(self, texts: &(impl Iterator<Item = &'a str> + Clone)) -> LineDirection {
        let usual = match self {
            Self::Given(direction) => return direction,
            Self::Language(direction) => direction,
            Self::FirstLetter => LineDirection::LeftToRight,
        };
        // Most text has no such letter, and then there is nothing to count.
        if usual == LineDirection::LeftToRight && !texts.clone().any(runs_leftwards_somewhere) {
            return LineDirection::LeftToRight;
        }
        let letters = || texts.clone().flat_map(str::chars).filter_map(strong);
        let Some(first) = letters().next() else { return usual };
        if first == usual || self == Self::FirstLetter {
            return first;
        }
        let (all, alike) = letters().fold((0_usize, 0_usize), |(all, alike), direction| {
            (all + 1, alike + usize::from(direction == usual))
        });
        if 2 * alike >= all { usual } else { first }
    }
}

/// The direction of a letter that has one; figures and marks have none.
fn strong(c: char) -> Option<LineDirection> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then_some(LineDirection::LeftToRight);
    }
    match CodePointMapData::<BidiClass>::new().get(c) {
        BidiClass::LeftToRight => Some(LineDirection::LeftToRight),
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(LineDirection::RightToLeft),
        _ => None,
    }
}

/// Whether a text has a right-to-left letter.
pub(super) fn runs_leftwards_somewhere(text: &str) -> bool {
    // All such letters have two bytes or more.
    !text.is_ascii() && text.chars().any(is_right_to_left)
}

/// How deep each byte of a paragraph is in stretches that run against each
/// other (UAX #9, X1 to I2). Odd levels run to the left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Levels {
    direction: LineDirection,
    /// None where every byte has the level of the direction left to right.
    of_bytes: Box<[Level]>,
}

impl Levels {
    /// The levels of a paragraph of that direction.
    pub(super) fn of(text: &str, direction: LineDirection) -> Self {
        if direction == LineDirection::LeftToRight && !runs_leftwards_somewhere(text) {
            return Self::default();
        }
        let mut of_bytes = vec![direction.level(); text.len()];
        resolve(text, direction, &mut of_bytes);
        Self { direction, of_bytes: of_bytes.into() }
    }

    /// The levels of a line of cells, each of which is a paragraph of its own;
    /// what is between them runs as the line does, like tabs (L1).
    pub(super) fn of_cells(text: &str, cells: &[Range<usize>], direction: LineDirection) -> Self {
        if direction == LineDirection::LeftToRight && !runs_leftwards_somewhere(text) {
            return Self::default();
        }
        let mut of_bytes = vec![direction.level(); text.len()];
        for cell in cells {
            resolve(&text[cell.clone()], direction, &mut of_bytes[cell.clone()]);
        }
        Self { direction, of_bytes: of_bytes.into() }
    }

    /// The levels of a line of the interface: its parts, two spaces or more
    /// apart, stay in their order, whatever names they hold. A part runs as a
    /// paragraph of the interface's language would.
    pub(super) fn of_parts(text: &str) -> Self {
        let usual = LineDirection::LeftToRight;
        let mut of_bytes = vec![usual.level(); text.len()];
        for part in text.split("  ").map(str::trim).filter(|part| !part.is_empty()) {
            let from = part.as_ptr() as usize - text.as_ptr() as usize;
            let direction = BaseDirection::Language(usual).of(part);
            resolve(part, direction, &mut of_bytes[from..from + part.len()]);
        }
        Self { direction: usual, of_bytes: of_bytes.into() }
    }

    /// The direction of the paragraph.
    pub(super) fn direction(&self) -> LineDirection {
        self.direction
    }

    /// Whether all of it runs from left to right.
    pub(super) fn is_plain(&self) -> bool {
        self.of_bytes.is_empty()
    }

    /// The level at a byte; that of the paragraph beyond its end.
    pub(super) fn at(&self, byte: usize) -> Level {
        self.of_bytes.get(byte).copied().unwrap_or(self.direction.level())
    }

    /// The level of the paragraph.
    pub(super) fn base(&self) -> Level {
        self.direction.level()
    }
}

/// Writes the levels of a paragraph.
fn resolve(text: &str, direction: LineDirection, levels: &mut [Level]) {
    let classes = CodePointMapData::<BidiClass>::new();
    let info = ParagraphBidiInfo::new_with_data_source(&classes, text, Some(direction.level()));
    levels.copy_from_slice(&info.levels);
}

/// The sign that stands for a bracket or the like where it runs to the left
/// (UAX #9 L4).
pub(super) fn mirrored(cluster: &str) -> Option<char> {
    let mut chars = cluster.chars();
    let (c, None) = (chars.next()?, chars.next()) else { return None };
    CodePointMapData::<BidiMirroringGlyph>::new().get(c).mirroring_glyph
}

#[cfg(test)]
mod tests {
    use super::*;

    const LTR: LineDirection = LineDirection::LeftToRight;
    const RTL: LineDirection = LineDirection::RightToLeft;

    fn direction(base: BaseDirection, text: &str) -> LineDirection {
        base.of(text)
    }

    #[test]
    fn without_a_language_the_first_letter_decides() {
        for (text, expected) in [
            ("", LTR),
            ("2026", LTR),
            ("«2026» شمال", RTL),
            ("ABC שלום", LTR),
            ("שלום ABC", RTL),
            ("新渠 שלום", LTR),
        ] {
            assert_eq!(direction(BaseDirection::FirstLetter, text), expected, "{text}");
        }
    }

    #[test]
    fn a_sentence_runs_as_its_language_even_where_a_foreign_word_begins_it() {
        let arabic = BaseDirection::Language(RTL);
        assert_eq!(direction(arabic, "NATO تعلن عن قمة جديدة"), RTL);
        assert_eq!(direction(arabic, "2026"), RTL);
        assert_eq!(direction(arabic, "The treaty was signed."), LTR, "a foreign paragraph");
        let english = BaseDirection::Language(LTR);
        assert_eq!(direction(english, "سلام is a greeting of peace"), LTR);
        assert_eq!(direction(english, "تعلن NATO عن قمة جديدة"), RTL, "a foreign paragraph");
        assert_eq!(direction(BaseDirection::Given(RTL), "London"), RTL);
    }

    #[test]
    fn brackets_are_mirrored_and_quotation_marks_are_not() {
        assert_eq!(["(", "]", "«", "（"].map(mirrored), [')', '[', '»', '）'].map(Some));
        assert_eq!(["“", "a", "ب", ""].map(mirrored), [None; 4]);
    }
}
