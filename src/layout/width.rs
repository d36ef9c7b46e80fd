//! Columns of text, the one place that measures.

use std::ops::Range;

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::class::is_ambiguous;
use super::upright::{Numerals, clusters as clusters_downwards};

/// Columns of characters of ambiguous width (UAX #11): “”‘’ — … · ① ℃.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ambiguous {
    /// One column, as terminals draw them if not told otherwise.
    #[default]
    Narrow,
    /// Two columns.
    Wide,
}

/// How wide the terminal draws text. Asking the terminal may change the
/// defaults, which give a cluster the most columns that it is known to take:
/// what is drawn narrower leaves a blank beside it, what is drawn wider would
/// be overwritten by what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "independent answers, no state")]
pub struct Widths {
    /// Columns of ambiguous characters.
    pub ambiguous: Ambiguous,
    /// A narrow symbol with U+FE0F (❤️) takes two columns.
    pub wide_vs16: bool,
    /// Emoji joined by U+200D (👨‍👩‍👧) are drawn as one of two columns.
    pub joined_emoji: bool,
    /// Conjoining jamo are drawn as one syllable of two columns.
    pub joined_jamo: bool,
    /// Vowel signs that stand beside their letter take columns of their own.
    pub vowel_signs: VowelSigns,
    /// A wide symbol with U+FE0E (⌚︎) takes one column.
    pub narrow_vs15: bool,
    /// The text runs downwards, with figures like these: whatever is seen counts
    /// for two columns a square, however wide the terminal draws it.
    pub downwards: Option<Numerals>,
}

/// Which vowel signs beside their letter (general category Mc) take a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum VowelSigns {
    /// All of them, as in the C library of GNU and so in tmux.
    #[default]
    All,
    /// Those that Unicode does not have extend the letter's grapheme
    /// (`Other_Grapheme_Extend`): क + ा, but not ক + া. So `unicode-width` has it.
    Some,
    /// None: a letter with its signs is one cell.
    None,
}

impl Default for Widths {
    fn default() -> Self {
        Self {
            ambiguous: Ambiguous::Narrow,
            wide_vs16: true,
            joined_emoji: true,
            joined_jamo: true,
            vowel_signs: VowelSigns::All,
            narrow_vs15: false,
            downwards: None,
        }
    }
}

const ZWJ: char = '\u{200D}';
const VS15: char = '\u{FE0E}';
const VS16: char = '\u{FE0F}';

impl Widths {
    /// The same terminal, for text that runs across.
    #[must_use]
    pub fn across(self) -> Self {
        Self { downwards: None, ..self }
    }

    /// Columns of one character that stands alone. Controls have none.
    #[must_use]
    pub fn char(self, c: char) -> usize {
        match c {
            // Shown only where a line ends at it.
            '\u{AD}' => 0,
            _ if self.downwards.is_some() => 2 * usize::from(c.width().unwrap_or(0) > 0),
            ' '..='~' => 1,
            '\u{3001}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30A1}'..='\u{30FA}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7A3}'
            | '\u{FF01}'..='\u{FF60}' => 2,
            _ => {
                let cols = c.width().unwrap_or(0);
                if cols < 2 && is_vowel_sign(c) {
                    return match self.vowel_signs {
                        VowelSigns::All => 1,
                        VowelSigns::Some => cols,
                        VowelSigns::None => 0,
                    };
                }
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
        if let Some(numerals) = self.downwards {
            return clusters_downwards(grapheme, numerals).map(|c| 2 * c.squares).sum();
        }
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
        if grapheme.contains(VS15) {
            return if self.narrow_vs15 { self.char(first).min(1) } else { sum() };
        }
        if !is_symbol(first) {
            return sum();
        }
        let whole = grapheme.width();
        let plain: usize = grapheme.chars().filter_map(UnicodeWidthChar::width).sum();
        // Sequences that are drawn as one: flags, emoji with a skin tone; else
        // what the characters add up to.
        if whole == plain { sum() } else { whole }
    }

    /// Columns of a text set in one line.
    #[must_use]
    pub fn text(self, text: &str) -> usize {
        if self.downwards.is_none() && text.bytes().all(|b| matches!(b, b' '..=b'~')) {
            return text.len();
        }
        self.graphemes(text).map(|(_, cols)| cols).sum()
    }

    /// The grapheme clusters of a text: their bytes and their columns.
    pub fn graphemes(self, text: &str) -> impl Iterator<Item = (Range<usize>, usize)> + '_ {
        let mut at = 0;
        let mut downwards = self.downwards.map(|numerals| clusters_downwards(text, numerals));
        std::iter::from_fn(move || {
            if let Some(clusters) = &mut downwards {
                return clusters.next().map(|cluster| (cluster.range, 2 * cluster.squares));
            }
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
        let mut end = text.graphemes(true).next()?.len();
        // Where Unicode parts a vowel sign from its letter (as in Burmese),
        // terminals that give it no column still draw it on that letter.
        let is_letter = c >= '\u{900}' && c.is_alphabetic();
        while is_letter && text[end..].chars().next().is_some_and(is_vowel_sign) {
            end += text[end..].graphemes(true).next().map_or(0, str::len);
        }
        Some((end, self.of(&text[..end])))
    }
}

/// A sign of a vowel or the like that stands beside its letter (general
/// category Mc, but for the marks of tone of hangul and those of music).
fn is_vowel_sign(c: char) -> bool {
    let script = matches!(c,
        '\u{900}'..='\u{109F}' | '\u{1700}'..='\u{1CFF}' | '\u{A800}'..='\u{ABFF}'
        | '\u{11000}'..='\u{11FFF}' | '\u{16100}'..='\u{16FFF}');
    script && CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::SpacingMark
}

/// What emoji and flags begin with.
fn is_symbol(c: char) -> bool {
    matches!(c, '\u{203C}'..='\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
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
            ("葛\u{E0100}", 2),
            ("\u{200B}", 0),
            ("\u{2060}", 0),
            ("का", 2),
            ("কা", 2),
            ("க்ஷௌ", 3),
            ("ကာ", 2),
            ("ទៅ", 2),
            ("กำ", 2),
            ("⌚\u{FE0E}", 2),
            ("☂\u{FE0E}", 1),
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
        let text_symbols = Widths { narrow_vs15: true, ..Widths::default() };
        assert_eq!((text_symbols.of("⌚\u{FE0E}"), text_symbols.of("⌚")), (1, 2));
        for (vowel_signs, cols) in [
            (VowelSigns::All, [2, 2, 2]),
            (VowelSigns::Some, [2, 1, 2]),
            (VowelSigns::None, [1, 1, 1]),
        ] {
            let widths = Widths { vowel_signs, ..Widths::default() };
            assert_eq!(["का", "কা", "ကာ"].map(|text| widths.text(text)), cols, "{vowel_signs:?}");
        }
    }

    #[test]
    fn a_vowel_sign_stays_with_its_letter_in_every_script() {
        let widths = Widths { vowel_signs: VowelSigns::None, ..Widths::default() };
        for text in ["ကာကာ", "কাকা", "ទាទា", "காகா"] {
            let clusters: Vec<_> = widths.graphemes(text).map(|(_, cols)| cols).collect();
            assert_eq!(clusters, [1, 1], "{text}");
        }
    }

    proptest! {
        #[test]
        fn clusters_are_those_of_the_standard(text in "[a新，が\u{3099}e\u{301}👩\u{200d}🇨🇳\u{1112}\u{1161}한é“\r\nक\u{94d}\\PC]{0,12}") {
            let ours: Vec<_> = Widths::default().graphemes(&text).collect();
            // Scripts whose vowel signs we keep with their letters are not among them.
            prop_assume!(!text.contains(is_vowel_sign));
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
        for c in ('\0'..='\u{FFFF}').filter(|&c| c != '\u{AD}' && !is_vowel_sign(c)) {
            assert_eq!(Widths::default().char(c), c.width().unwrap_or(0), "U+{:04X}", u32::from(c));
        }
    }
}
