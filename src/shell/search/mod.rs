//! Searching all papers: the index kept up with the library, and queries
//! answered with its help from the texts of the editions.

mod answer;
mod compare;
mod differences;
mod filling;
mod marks;
mod places;
mod related;
mod stories;
mod texts;

pub use answer::{Asker, SearchAnswer};
pub use filling::{FillReport, IndexFiller};
pub use places::SearchPlaces;
