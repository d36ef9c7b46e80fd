//! A book in the making.

use crate::model::{Block, Date, LangTag};

/// A book as it was read.
#[derive(Debug, Default)]
pub(super) struct TextBook {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) lang: Option<LangTag>,
    pub(super) date: Option<Date>,
    pub(super) chapters: Vec<BookChapter>,
    /// What the library says, and notes that are not applied.
    pub(super) furniture: Vec<Block>,
}

/// A chapter, or the whole.
#[derive(Debug, Default)]
pub(super) struct BookChapter {
    pub(super) kicker: String,
    pub(super) headline: String,
    pub(super) blocks: Vec<Block>,
}
