//! `fetch.db`: what sources answered, and the articles that they gave of each
//! day, until they are editions.
//!
//! What a source gave goes in with what its addresses answered, in one
//! transaction: whoever is killed between the two would otherwise be told
//! "nothing new" the next time, of articles that were never kept. An edition is
//! made of the articles of its day and renamed into the library; killed
//! between, the next run makes it again.
//!
//! All of it can be fetched again, so a damaged file is set aside and a new
//! one begun.

mod database;
mod day;
mod entries;
mod health;
mod rows;
mod traced;

#[cfg(test)]
mod tests;

pub use database::{FetchLock, Fetched};
pub use day::{DayPart, FetchedBatch};
pub use entries::KeptEntry;
pub use health::SourceHealth;
pub use rows::{KnownArticle, KnownArticles};
pub use traced::{Texts, TitleOnly, TracedArticle};
