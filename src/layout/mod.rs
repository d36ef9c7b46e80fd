//! Text to measured rows.
//!
//! A paragraph is analysed once, whatever the measure ([`Tokens::analyse`]):
//! classes, UAX #14 with the customs of its language, packed into tokens. A
//! measure is then filled with them ([`fill`]), and only the rows one sees
//! are justified ([`place`]). A [`Galley`] does so for an article, as far as
//! it is looked at. Nothing here knows a terminal but by its [`Widths`].

mod analyse;
mod class;
mod columns;
mod doubt_marks;
mod fill;
pub mod front;
mod galley;
mod line;
mod opportunities;
mod place;
mod plate;
mod rules;
mod set_chunk;
mod setting;
mod shape;
mod strand;
mod table;
mod tailoring;
#[cfg(test)]
mod testing;
mod token;
mod uax14;
mod width;

pub use analyse::KnownRanges;
pub use columns::{ColumnRows, Flowing, columns, dangling};
pub use doubt_marks::DOUBTFUL;
pub use fill::fill;
pub use galley::Galley;
pub use line::{Cursor, Line, SetLine};
pub use opportunities::{Break, opportunities};
pub use place::{RowPiece, place};
pub use plate::{PictureSizes, Plate};
pub use rules::{Autospace, LineBreak, Rules};
pub use setting::{ArticleLabels, Setting};
pub use shape::{Row, Shape};
pub use strand::{Align, LineRole, Strand};
pub use token::Tokens;
pub use width::{Ambiguous, Widths};
