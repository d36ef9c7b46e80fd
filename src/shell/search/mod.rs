//! Searching all papers: the index kept up with the library, and queries
//! answered with its help from the texts of the editions.

mod asked;
mod asker;
mod compare;
mod differences;
mod filling;
mod glance;
mod hits;
mod hunt;
mod marks;
mod places;
mod related;
mod stories;
mod tally;
mod texts;

pub use asker::Asker;
pub use filling::{FillReport, IndexFiller};
pub use hunt::{Hunt, SearchAnswer};
pub use places::SearchPlaces;
