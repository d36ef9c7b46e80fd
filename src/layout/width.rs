//! Columns of text, the one place that measures.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::class::is_ambiguous;

/// Columns of characters of ambiguous width (UAX #11): “”‘’ — … · ① ℃.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ambiguous {
    /// One column, as terminals draw them if not told otherwise.
    #[default]
    Narrow,
    /// Two columns.
    Wide,
}

/// How wide the terminal draws text. The defaults are those of `unicode-width`;
/// asking the terminal may change them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Widths {
    /// Columns of ambiguous characters.
    pub ambiguous: Ambiguous,
    /// A narrow symbol with U+FE0F (❤️) takes two columns.
    pub wide_vs16: bool,
    /// Emoji joined by U+200D (👨‍👩‍👧) are drawn as one of two columns.
    pub joined_emoji: bool,
    /// Conjoining jamo are drawn as one syllable of two columns.
    pub joined_jamo: bool,
}

impl Default for Widths {
    fn default() -> Self {
        Self {
            ambiguous: Ambiguous::Narrow,
            wide_vs16: true,
            joined_emoji: true,
            joined_jamo: true,
        }
    }
}

const ZWJ: char = '\u{200D}';
const VS16: char = '\u{FE0F}';

impl Widths {
    /// Columns of one character that stands alone. Controls have none.
    #[must_use]
    pub fn char(self, c: char) -> usize {
        match c {
            ' '..='~' => 1,
            '\u{3001}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30A1}'..='\u{30FA}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7A3}'
            | '\u{FF01}'..='\u{FF60}' => 2,
            // Shown only where a line ends at it.
            '\u{AD}' => 0,
            _ => {
                let cols = c.width().unwrap_or(0);
                let wide = cols == 1 && self.ambiguous == Ambiguous::Wide && is_ambiguous(c);
                if wide { 2 } else { cols }
            }
        }
    }

    /// Columns of one grapheme cluster.
    #[must_use]
    pub fn of(self, grapheme: &str) -> usize {
        let mut chars = grapheme.chars();
        let Some(first) = chars.next() else { return 0 };
        if chars.as_str().is_empty() {
            return self.char(first);
        }
        self.cluster(grapheme, first)
    }

    fn cluster(self, grapheme: &str, first: char) -> usize {
        let sum = || grapheme.chars().map(|c| self.char(c)).sum();
        if is_jamo(first) {
            let trailing = grapheme.chars().filter(|&c| is_trailing_jamo(c)).count();
            let apart = if self.joined_jamo { 0 } else { trailing };
            return self.char(first) + apart;
        }
        if grapheme.contains(ZWJ) && self.char(first) == 2 {
            return if self.joined_emoji { 2 } else { sum() };
        }
        if grapheme.contains(VS16) {
            let grows = self.wide_vs16 && grapheme.width() == 2;
            return if grows { 2 } else { sum() };
        }
        let whole = grapheme.width();
        let plain: usize = grapheme.chars().filter_map(UnicodeWidthChar::width).sum();
        // Sequences that are drawn as one: flags, emoji with a skin tone,
        // ligatures; else what the characters add up to.
        if whole == plain { sum() } else { whole }
    }

    /// Columns of a text set in one line.
    #[must_use]
    pub fn text(self, text: &str) -> usize {
        if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
            return text.len();
        }
        self.graphemes(text).map(|(_, cols)| cols).sum()
    }

    /// The grapheme clusters of a text: their bytes and their columns.
    pub fn graphemes(self, text: &str) -> impl Iterator<Item = (Range<usize>, usize)> + '_ {
        let mut at = 0;
        std::iter::from_fn(move || {
            let (bytes, cols) = self.first(&text[at..])?;
            let range = at..at + bytes;
            at = range.end;
            Some((range, cols))
        })
    }

    /// Bytes and columns of the cluster that a text begins with. Every cell of
    /// every frame comes through here: what stands alone whatever follows it
    /// is not looked up in the tables.
    fn first(self, text: &str) -> Option<(usize, usize)> {
        let mut chars = text.chars();
        let c = chars.next()?;
        if !clusters(c) && chars.next().is_none_or(|next| !clusters(next)) {
            return Some((c.len_utf8(), self.char(c)));
        }
        let cluster = text.graphemes(true).next()?;
        Some((cluster.len(), self.of(cluster)))
    }
}

fn is_jamo(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115F}' | '\u{A960}'..='\u{A97C}')
}

fn is_trailing_jamo(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FB}')
}

/// Whether the columns of `c` may depend on its neighbours, so that only
/// whole clusters can be measured.
pub(super) fn clusters(c: char) -> bool {
    !matches!(c,
        ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FE}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{FF01}'..='\u{FF60}' | '\u{A1}'..='\u{A8}' | '\u{B0}'..='\u{2AF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn clusters_are_as_wide_as_terminals_draw_them() {
        let widths = Widths::default();
        for (cluster, cols) in [
            ("a", 1),
            ("é", 1),
            ("e\u{301}", 1),
            ("国", 2),
            ("，", 2),
            ("“", 1),
            ("が\u{3099}", 2),
            ("ｶﾞ", 2),
            ("❤\u{FE0F}", 2),
            ("👨\u{200D}👩\u{200D}👧", 2),
            ("🇨🇳", 2),
            ("👍🏽", 2),
            ("\u{1112}\u{1161}\u{11AB}", 2),
            ("\u{AD}", 0),
        ] {
            assert_eq!(widths.of(cluster), cols, "{cluster:?}");
            assert_eq!(widths.text(cluster), cols, "{cluster:?}");
        }
    }

    #[test]
    fn what_the_terminal_answered_changes_the_columns() {
        let plain = Widths {
            wide_vs16: false,
            joined_emoji: false,
            joined_jamo: false,
            ..Widths::default()
        };
        assert_eq!(plain.of("❤\u{FE0F}"), 1);
        assert_eq!(plain.of("👨\u{200D}👩\u{200D}👧"), 6);
        assert_eq!(plain.of("\u{1112}\u{1161}\u{11AB}"), 4);
        let wide = Widths { ambiguous: Ambiguous::Wide, ..Widths::default() };
        for c in ["“", "”", "—", "…", "·", "①", "℃"] {
            assert_eq!((Widths::default().of(c), wide.of(c)), (1, 2), "{c}");
        }
        assert_eq!(wide.text("a\u{301}"), 1, "combining marks stay without width");
    }

    proptest! {
        #[test]
        fn clusters_are_those_of_the_standard(text in "[a新，が\u{3099}e\u{301}👩\u{200d}🇨🇳\u{1112}\u{1161}한é“\r\nक\u{94d}\\PC]{0,12}") {
            let ours: Vec<_> = Widths::default().graphemes(&text).collect();
            let theirs = text.grapheme_indices(true);
            let theirs: Vec<_> =
                theirs.map(|(at, g)| (at..at + g.len(), Widths::default().of(g))).collect();
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn what_stands_alone_without_the_tables_does_so_by_them() {
        for c in (' '..='\u{FFFF}').filter(|&c| !clusters(c)) {
            for text in [format!("{c}新"), format!("a{c}"), format!("{c}{c}")] {
                assert_eq!(text.graphemes(true).count(), 2, "U+{:04X}", u32::from(c));
            }
        }
    }

    #[test]
    fn ranges_measured_without_the_tables_agree_with_them() {
        for c in ('\0'..='\u{FFFF}').filter(|&c| c != '\u{AD}') {
            assert_eq!(Widths::default().char(c), c.width().unwrap_or(0), "U+{:04X}", u32::from(c));
        }
    }
}
