//! Text that runs downwards: 竖排, 縦組み.
//!
//! A column is a row of a [`Galley`](super::Galley) that is painted downwards.
//! What may begin and end it, what is not parted and what may hang is all as in
//! a row across, from the same analysis of the same text; only the measure
//! differs. Squares are counted instead of columns of the terminal: a mark that
//! is narrow across has a square of its own here, two digits share one, and a
//! word stands letter by letter. [`Widths`](super::Widths) counts so once
//! [`Widths::downwards`](super::Widths::downwards) says it, two columns a
//! square, and nothing else in this module's parent knows of the direction.
//!
//! Readings and dots of stress stand at the right of a column, the lines of names
//! and titles at its left. Pictures and
//! tables stand across, as wide as they are, where the next column would be.
//! Notes stay in the line: half the size, in which they would stand in two
//! lines of it (割注), is none that a cell has.
//!
//! Rows are not justified: a square is too much to open anywhere, and all that
//! is short of a column's foot is what kinsoku takes and no hanging mark gives
//! back.

mod clusters;
mod column;
mod forms;
mod page;
mod readings;
mod table_plate;

pub use clusters::Numerals;
pub(super) use clusters::clusters;
pub(super) use column::SideLine;
pub use column::{Square, UprightColumn, marker};
pub use page::UprightPage;
pub(super) use page::extent;
pub use readings::SideRuby;
pub use table_plate::TablePlate;
