//! Pictures: the bytes of a JPEG, PNG, GIF or WebP to pixels, and pixels to
//! fewer pixels, or to fewer colours.
//!
//! What a picture is, is told by its first bytes, never by its name. Its size
//! is read from its header before anything is decoded; one of more than
//! [`MOST_PIXELS`] is refused. Of what moves the first frame is taken; what is
//! transparent stands on white paper; a photograph stands upright, however the
//! camera was held.

mod decode;
mod encode;
mod header;
mod palette;
mod scale;
mod upright;

pub use decode::read;
pub use encode::jpeg;
pub use header::{HEADER, ending, size};
pub use palette::{Reduced, reduce};
pub use scale::scale;
use scale::within;

/// Pixels of the largest picture that is decoded.
pub const MOST_PIXELS: u64 = 64_000_000;

/// Why a picture is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureError {
    /// The bytes are of another kind.
    Unknown,
    /// Its header makes no sense, or stands too far inside.
    Header,
    /// There are too many pixels.
    TooLarge {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// It cannot be decoded.
    Damaged,
}
