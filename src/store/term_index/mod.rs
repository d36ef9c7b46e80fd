//! The terms of all articles, `terms.db` in the cache directory: which articles
//! hold a word, and what is to be known of them without opening an edition.
//! It may be deleted at any time, and is made anew when it is missing, broken
//! or of another version.
//!
//! The terms are ours ([`crate::search::terms`]); `SQLite` keeps for each the
//! articles that have it (FTS5, `detail=none`, contentless: half the size of
//! the text, where places in the text would take more than all of it). An
//! edition is there whole or not at all: it is entered and struck out in one
//! transaction, with some others if many come, so that whoever is interrupted goes
//! on with the next edition.
//!
//! It is a file of its own beside the catalogue, since it is so much larger: a
//! start reads the catalogue, and one that is damaged here costs no newsstand.

mod file;
mod read;
mod rows;
mod write;

pub use file::TermIndex;
pub use rows::{
    ArticleNumber, BodySpot, IndexedArticle, IndexedEdition, KnownEdition, NumberSpan,
    PrintedArticle,
};
pub use write::{EditionTerms, TermList};

#[cfg(test)]
mod tests;
