//! Corrections: rules that a reader laid over what the loader made of an
//! input. They stand in a file of their own beside it and are applied when it
//! is opened, so that they survive a re-import.
//!
//! # The file
//! ```toml
//! format = 1
//!
//! [[rule]]            # a new article begins with this block
//! do = "split"
//! at = "记者从市水务局获悉"
//!
//! [[rule]]            # the article goes on with another one
//! do = "join"
//! article = "新渠通水"
//! with = "三年下来，这样的"
//!
//! [[rule]]            # this block belongs to that article, at its end;
//! do = "move"         # or before = "…", before the block that begins so
//! at = "通水后的北岸新渠"
//! to = "新渠通水"
//!
//! [[rule]]            # kicker headline deck byline subhead body
//! do = "set"
//! at = "修渠人——"
//! as = "subhead"
//! ```
//! Blocks and lines of heads are named by their first words; an article by the
//! first words of its headline, or of any block in it. White space and
//! punctuation do not count. Where several texts begin so, `{ text = "…",
//! nth = 2 }` names the second in reading order.
//!
//! Rules hold one after the other, each for what those before it left. A rule
//! that finds no text is told and changes nothing; it stays in the file, for
//! the text may come back. No rule adds or drops a character.

mod apply;
mod edition_parts;
mod file;
mod name;
mod to_rule;

pub use apply::apply;
pub use file::{read, written};
pub use name::Name;
pub use to_rule::to_rule;

use crate::model::SetAs;

/// The newest version of the file that this program reads.
pub const FORMAT: i64 = 1;

/// The rules of a corrections file, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    /// The rules.
    pub rules: Vec<Rule>,
    /// The line that each of them begins in, from 1.
    pub lines: Vec<usize>,
}

/// One correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// A new article begins with a text.
    Split {
        /// The text.
        at: Name,
    },
    /// An article goes on with another.
    Join {
        /// A text of the one that goes on.
        article: Name,
        /// A text of the one that becomes its end.
        with: Name,
    },
    /// A text stands elsewhere.
    Move {
        /// The text.
        at: Name,
        /// A text of the article it belongs to; else it stays in its own.
        to: Option<Name>,
        /// What it stands before; else it is the article's last.
        before: Option<Name>,
    },
    /// A text is something else than it seemed.
    Set {
        /// The text.
        at: Name,
        /// What it is.
        role: SetAs,
    },
}

#[cfg(test)]
mod tests;
