//! Text to measured rows.
//!
//! Reading on a terminal changes the measure all the time: a window is drawn
//! wider, a pane opens, `+` is pressed. What does not depend on the measure is
//! therefore done once and kept, and what does is cheap enough to be done
//! again for each screen. Hence three steps:
//!
//! 1. [`Tokens::analyse`]: classes of UAX #14, changed by the customs of the
//!    language, then its rules; the result is packed into tokens. Once for a
//!    text.
//! 2. [`fill`]: tokens to rows of a measure. Again for every measure.
//! 3. [`place`]: the slack of a row to its gaps (justification). Again for
//!    every row that is on the screen, and for no other.
//!
//! Text that runs from right to left is put in the order it is seen in last of
//! all, when a row is painted ([`SetLine::clusters`]).
//!
//! Headlines are broken by sense instead of being filled: [`fill_headline`]
//! takes the second step for them, with as many rows.
//!
//! A [`Galley`] does this for an article, as far as it is looked at. Nothing
//! here knows a terminal but by its [`Widths`].
//!
//! From the largest to the smallest, the words for text in this module:
//!
//! | word | what it is |
//! |---|---|
//! | galley | an article at a measure, with the parts of it that were set |
//! | chunk | a part of an article's body that is parsed by itself ([`Body`](crate::model::Body)): mostly a paragraph |
//! | [`Strand`] | one running text of a chunk: a paragraph, a list item, a cell of a table |
//! | [`Row`] | what stands on one line: bytes of a strand, and how wide they are |
//! | unit | what a row takes whole: text between two break opportunities |
//! | token | a unit, or a run of han (each of which is one), in four bytes |
//! | [`RowPiece`] | a stretch of a row that is painted without a gap of ours in it |
//! | [`RowCluster`] | a grapheme cluster of a row at the column where it is seen |

mod address;
mod analyse;
mod bidi;
mod blocks;
mod class;
mod columns;
mod doubt_marks;
mod figures;
mod fill;
pub mod front;
mod galley;
mod headline;
mod held;
mod hyphens;
mod letters;
mod line;
mod line_role;
mod opportunities;
mod place;
mod plate;
mod row_cluster;
mod row_units;
mod rules;
mod set_chunk;
mod setting;
mod shape;
mod slack;
mod strand;
mod table;
mod tailoring;
#[cfg(test)]
mod testing;
mod token;
mod uax14;
mod upright;
mod width;
mod word_breaks;

pub use analyse::KnownRanges;
pub use bidi::{BaseDirection, LineDirection, Reordering};
pub use columns::{ColumnRows, Flowing, columns, dangling};
pub use doubt_marks::DOUBTFUL;
pub use figures::Figures;
pub use fill::{fill, fit};
pub use galley::Galley;
pub use headline::{fill_headline, word_at};
pub use hyphens::{Hyphenation, Hyphens};
pub use letters::leans;
pub use line::{Cursor, Line, SetLine};
pub use line_role::LineRole;
pub use opportunities::{Break, opportunities};
pub use place::{RowPiece, place};
pub use plate::{PictureSize, PictureSizes, Plate, Unshown};
pub use row_cluster::{RowCluster, line_clusters, seen_row};
pub use rules::{Autospace, LineBreak, Rules};
pub use setting::{ArticleLabels, Setting};
pub use shape::{Row, Shape};
pub use strand::{Align, Strand};
pub use token::Tokens;
pub use upright::{Numerals, SideRuby, Square, TablePlate, UprightColumn, UprightPage, marker};
pub use width::{Ambiguous, VowelSigns, Widths};

/// The widest measure, in columns, that is narrow: rows of it are chosen for a
/// paragraph as a whole, and words hyphenated. Twenty han, the column of a
/// newspaper; from there on greedy rows leave little to gain.
pub const NARROW: u16 = 40;
