//! Where in a file something stands, and what was meant: the parts of an
//! error message.

use crate::input::LoadError;
use crate::model::error::{Meant, Problem};

/// A text being read, to point into.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SourceText<'a> {
    pub(crate) file: &'a str,
    pub(crate) text: &'a str,
}

impl SourceText<'_> {
    /// An error at byte `at` of the text.
    pub(crate) fn error(&self, at: usize, problem: Problem) -> LoadError {
        let before = &self.text[..self.text.floor_char_boundary(at.min(self.text.len()))];
        let line_start = before.rfind('\n').map_or(0, |n| n + 1);
        LoadError::Malformed {
            file: self.file.to_owned(),
            line: before.bytes().filter(|&b| b == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            problem,
        }
    }
}

/// The known word that a mistyped one was meant to be, if one is near.
#[must_use]
pub(crate) fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let word = word.to_lowercase();
    let distance = |known: &str| strsim::damerau_levenshtein(&word, known);
    let best = known.iter().copied().min_by_key(|known| distance(known))?;
    (distance(best) <= best.chars().count().max(word.chars().count()) / 2).then_some(best)
}

/// What was expected in place of an unknown word.
#[must_use]
pub(crate) fn instead(word: &str, known: &[&str]) -> Meant {
    match nearest(word, known) {
        Some(near) => Meant::Near(near.to_owned()),
        None => Meant::OneOf(known.iter().map(|&known| known.to_owned()).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood_and_nonsense_is_not() {
        let known = ["kicker", "deck", "by"];
        assert_eq!(nearest("kickr", &known), Some("kicker"));
        assert_eq!(nearest("By", &known), Some("by"));
        assert_eq!(nearest("zzzzzz", &known), None);
        assert_eq!(nearest("新问", &["要事"]), None);
        assert_eq!(
            instead("zzzzzz", &known),
            Meant::OneOf(known.iter().map(ToString::to_string).collect())
        );
    }

    #[test]
    fn columns_count_characters() {
        let source = SourceText { file: "a", text: "一\n河口x" };
        let error = source.error("一\n河口".len(), Problem::NoFeed);
        let LoadError::Malformed { line, column, .. } = error else { panic!("{error:?}") };
        assert_eq!((line, column), (2, 3));
    }
}
