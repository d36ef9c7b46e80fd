//! How wide the terminal draws what terminals disagree on.
//!
//! Asked in the alternate screen before the first frame; the frame does not
//! wait for the answer, which comes among the keys.

use crate::layout::VowelSigns;

/// The samples, in the order of [`ProbeReply::from_columns`]: an ambiguous
/// quotation mark, a heart with VS16, a family joined by ZWJ, the conjoining
/// jamo of one syllable; a letter with a vowel sign beside it, in Devanagari,
/// and in Bengali, where the sign extends its grapheme; a watch with VS15; a
/// han of Unicode 15 (Extension H); a blank of twice the size, by kitty's text sizing
/// protocol, which a terminal without it passes over.
const SAMPLES: [&str; 9] = [
    "“",
    "❤\u{fe0f}",
    "👨\u{200d}👩\u{200d}👧",
    "\u{1112}\u{1161}\u{11ab}",
    "का",
    "কা",
    "⌚\u{fe0e}",
    "\u{323af}",
    "\x1b]66;s=2; \x1b\\",
];

/// What the terminal does with characters whose width is its own choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent answers, no state")]
pub struct ProbeReply {
    /// East Asian ambiguous characters take two columns (UAX #11).
    pub ambiguous_wide: bool,
    /// A symbol with VS16 takes two columns.
    pub vs16_wide: bool,
    /// A sequence joined by ZWJ is one picture of two columns.
    pub zwj_joined: bool,
    /// Conjoining jamo are one syllable of two columns.
    pub jamo_joined: bool,
    /// Which vowel signs take a column beside their letter.
    pub vowel_signs: VowelSigns,
    /// A wide symbol with VS15 takes one column.
    pub vs15_narrow: bool,
    /// A han that came with Unicode 15 or later is not drawn at all.
    pub new_han_lost: bool,
    /// It draws text of twice the size (OSC 66).
    pub sized_text: bool,
    /// It draws sixels.
    pub sixel: bool,
}

impl ProbeReply {
    /// Reads the cursor's columns (from 1) after each sample; anything but one
    /// answer for each is no answer.
    fn from_columns(columns: &[u16]) -> Option<Self> {
        let [ambiguous, vs16, zwj, jamo, sign, extending, vs15, han, sized] =
            columns.try_into().ok()?;
        Some(Self {
            ambiguous_wide: ambiguous == 3,
            vs16_wide: vs16 == 3,
            zwj_joined: zwj == 3,
            jamo_joined: jamo == 3,
            vowel_signs: match (sign > 2, extending > 2) {
                (_, true) => VowelSigns::All,
                (true, false) => VowelSigns::Some,
                (false, false) => VowelSigns::None,
            },
            vs15_narrow: vs15 == 2,
            new_han_lost: han == 1,
            sized_text: sized == 3,
            sixel: false,
        })
    }
}

/// The question: each sample from the first column with `CSI 6n` after it; the
/// answer to `CSI c`, which every terminal gives, tells that no more will come.
pub(super) fn question() -> String {
    let mut bytes = String::from("\x1b[H");
    for sample in SAMPLES {
        bytes.push_str(sample);
        bytes.push_str("\x1b[6n\r");
    }
    bytes.push_str("\x1b[c");
    bytes
}

/// The answers heard so far.
#[derive(Debug, Default)]
pub(super) struct Answers(Vec<u16>);

impl Answers {
    /// The cursor's column, from 1.
    pub(super) fn hear(&mut self, column: u16) {
        if self.0.len() <= SAMPLES.len() {
            self.0.push(column);
        }
    }

    /// The sentinel came: what the answers say, if there is one for each
    /// sample.
    pub(super) fn conclude(&mut self, sixel: bool) -> Option<ProbeReply> {
        let facts = ProbeReply::from_columns(&std::mem::take(&mut self.0))?;
        Some(ProbeReply { sixel, ..facts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sample_needs_an_answer_and_each_tells_its_width() {
        assert_eq!(ProbeReply::from_columns(&[2, 3, 3, 3, 3, 3, 3]), None);
        let modern = ProbeReply::from_columns(&[2, 3, 3, 3, 2, 2, 2, 3, 3]).unwrap();
        assert_eq!(
            modern,
            ProbeReply {
                vs16_wide: true,
                zwj_joined: true,
                jamo_joined: true,
                vowel_signs: VowelSigns::None,
                vs15_narrow: true,
                sized_text: true,
                ..ProbeReply::default()
            }
        );
        let old = ProbeReply::from_columns(&[3, 2, 7, 5, 3, 3, 3, 1, 1]).unwrap();
        assert_eq!(
            old,
            ProbeReply { ambiguous_wide: true, new_han_lost: true, ..ProbeReply::default() }
        );
        let some = ProbeReply::from_columns(&[2, 3, 3, 3, 3, 2, 2, 3, 2]).unwrap();
        assert_eq!(some.vowel_signs, VowelSigns::Some);
        assert!(!some.sized_text, "only the width is minded");
    }

    #[test]
    fn answers_nobody_asked_for_make_no_facts() {
        let mut answers = Answers::default();
        for column in 0..99 {
            answers.hear(column);
        }
        assert_eq!(answers.conclude(true), None);
        for column in [3; SAMPLES.len()] {
            answers.hear(column);
        }
        assert!(answers.conclude(true).is_some_and(|facts| facts.sixel));
    }

    #[test]
    fn the_question_asks_once_for_each_sample_and_then_for_the_sentinel() {
        let question = question();
        assert_eq!(question.matches("\x1b[6n").count(), SAMPLES.len());
        assert!(question.ends_with("\x1b[c"));
    }
}
