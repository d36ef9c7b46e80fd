//! The texts of mistakes in the reader's own settings, keys and themes.

use crate::config::Origin;
use crate::model::Clean;
use crate::toml_file::{Mistake, MistakeKind};

/// How a language words what is wrong in `config.toml`, `keys.toml` and the
/// files of themes: what was found, and what was expected.
pub trait Mistakes {
    /// What is wrong, without its place, as the file has it: not yet safe for
    /// a terminal.
    fn raw_mistake(&self, kind: &MistakeKind) -> String;
    /// Where the value of a setting comes from.
    fn origin(&self, origin: &Origin) -> String;

    /// What is wrong, in one line that is safe for a terminal.
    fn mistake_kind(&self, kind: &MistakeKind) -> String {
        Clean::line(&self.raw_mistake(kind)).into_string()
    }

    /// The same with its place.
    fn mistake(&self, mistake: &Mistake) -> String {
        format!("{}: {}", mistake.at, self.mistake_kind(&mistake.kind))
    }
}

/// Words that are quoted, with `comma` between them.
pub(super) fn quoted(words: &[&str], comma: &str) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(comma)
}

/// Several things, with `comma` between them and `or` before the last.
pub(super) fn alternatives(options: &[String], comma: &str, or: &str) -> String {
    match options {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{}{or}{last}", first.join(comma)),
    }
}
