//! Where the words of Thai, Lao, Khmer and Burmese end, which are written
//! without spaces between them (class SA of UAX #14).
//!
//! Thai is parted by a list of its words (`thai`); the others by the models of
//! ICU, which are slower, but small and at hand. A text that brings its own
//! breaks as zero-width spaces is believed, and nothing is looked up.
//!
//! Only runs of these scripts come here, each once, when the line breaks of a
//! paragraph near the screen are looked for.

mod thai;

use std::ops::Range;

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// A break that an author has set.
const ZWSP: char = '\u{200B}';

/// The most bytes looked at at once: a run without any space has no end.
const WINDOW: usize = 3000;

/// The word breaks of a text, found run by run as it is read.
#[derive(Debug)]
pub(super) struct WordBreaks<'a> {
    text: &'a str,
    /// Whether the author has set breaks; found out at the first run.
    is_set: Option<bool>,
    /// The run, or the part of one, that was looked at last.
    run: Range<usize>,
    /// The places in it, in bytes of the text, descending.
    places: Vec<usize>,
}

impl<'a> WordBreaks<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, is_set: None, run: 0..0, places: Vec::new() }
    }

    /// Whether a word ends before the character `c` at byte `at`. Places are
    /// asked for in their order.
    pub(super) fn ends_before(&mut self, at: usize, c: char) -> bool {
        if !is_unspaced(c) {
            return false;
        }
        if at >= self.run.end {
            self.look(at);
        }
        while self.places.pop_if(|place| *place < at).is_some() {}
        self.places.pop_if(|place| *place == at).is_some()
    }

    /// Finds the places of the run that begins at a byte.
    fn look(&mut self, at: usize) {
        let text = self.text;
        let rest = &text[at..text.floor_char_boundary(at + WINDOW)];
        let end = rest.find(|c| !is_unspaced(c)).unwrap_or(rest.len());
        self.run = at..at + end;
        if *self.is_set.get_or_insert_with(|| text.contains(ZWSP)) {
            return;
        }
        let run = &rest[..end];
        let mut places = if run.starts_with(thai::is_thai) {
            thai::word_ends(run)
        } else {
            LineSegmenter::new_lstm(LineBreakOptions::default()).segment_str(run).collect()
        };
        places.retain(|&place| place > 0 && place < end && may_part(run, place));
        places.reverse();
        for place in &mut places {
            *place += at;
        }
        self.places = places;
    }
}

/// Whether `c` is of a script that does not part its words (`ComplexContext`,
/// without figures and marks).
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{E01}'..='\u{E3A}' | '\u{E40}'..='\u{E4E}'                           // Thai
        | '\u{E81}'..='\u{EBD}' | '\u{EC0}'..='\u{ECE}' | '\u{EDC}'..='\u{EDF}' // Lao
        | '\u{1000}'..='\u{103F}' | '\u{1050}'..='\u{108F}'                     // Burmese
        | '\u{109A}'..='\u{109F}' | '\u{A9E0}'..='\u{A9FE}' | '\u{AA60}'..='\u{AA7F}'
        | '\u{1780}'..='\u{17D3}' | '\u{17D7}' | '\u{17DC}' | '\u{17DD}') // Khmer
}

/// Signs that no row may begin with, not even after a space: they repeat or
/// cut short the word before (ๆ, ฯ, ໆ, ຯ, ៗ).
pub(super) fn clings(c: char) -> bool {
    matches!(c, '\u{E46}' | '\u{E2F}' | '\u{EC6}' | '\u{EAF}' | '\u{17D7}')
}

/// Whether a syllable may end at a place: not before a vowel or a tone that
/// belongs to the letter before, nor after a vowel written first.
fn may_part(run: &str, place: usize) -> bool {
    let follows = |c: char| {
        let category = CodePointMapData::<GeneralCategory>::new().get(c);
        GeneralCategoryGroup::Mark.contains(category)
            || matches!(
                c,
                '\u{E30}' | '\u{E32}' | '\u{E33}' | '\u{E45}' | '\u{EB0}' | '\u{EB2}' | '\u{EB3}'
            )
            || clings(c)
    };
    let leads = |c: char| matches!(c, '\u{E40}'..='\u{E44}' | '\u{EC0}'..='\u{EC4}');
    // A sign that joins two letters (virama) parts neither of them.
    let joins = |c: char| matches!(c, '\u{17D2}' | '\u{1039}');
    !run[place..].starts_with(follows) && !run[..place].ends_with(|c| leads(c) || joins(c))
}

#[cfg(test)]
mod tests {
    use super::super::testing::broken;
    use super::super::{LineBreak, Rules};
    use super::*;
    use crate::model::Lang;

    /// The text with a bar at every word's end.
    fn parted(text: &str) -> String {
        let mut words = WordBreaks::new(text);
        let part = |(at, c): (usize, char)| {
            let bar = if words.ends_before(at, c) { "|" } else { "" };
            format!("{bar}{c}")
        };
        text.char_indices().map(part).collect()
    }

    #[test]
    fn each_script_is_parted_between_its_words() {
        assert_eq!(parted("ทุกคนมีสิทธิในการพักผ่อน"), "ทุกคน|มี|สิทธิ|ใน|การพักผ่อน");
        assert_eq!(parted("មនុស្សទាំងអស់មាន"), "មនុស្ស|ទាំងអស់|មាន");
        assert_eq!(parted("ມະນຸດທຸກຄົນ"), "ມະນຸດ|ທຸກ|ຄົນ");
        assert_eq!(parted("လူတိုင်းသည်"), "လူ|တိုင်း|သည်");
        assert_eq!(parted("新渠 ferry ಕನ್ನಡ"), "新渠 ferry ಕನ್ನಡ");
    }

    #[test]
    fn breaks_that_the_author_has_set_are_the_only_ones() {
        assert_eq!(parted("មនុស្ស\u{200b}ទាំងអស់កើតមក"), "មនុស្ស\u{200b}ទាំងអស់កើតមក");
    }

    #[test]
    fn a_run_without_end_is_read_in_windows() {
        let text = "สิทธิ".repeat(5000);
        let parted = parted(&text);
        assert!(parted.matches('|').count() > 4900);
        assert!(parted.split('|').all(|word| word.chars().count() <= 15), "one torn word a window");
    }

    #[test]
    fn opportunities_of_the_standard_know_no_words() {
        let rules = Rules { level: LineBreak::Uax14, ..Rules::of(Lang::En) };
        assert_eq!(broken("ทุกคนมี", rules), "ทุกคนมี");
    }
}
