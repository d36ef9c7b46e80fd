//! Pictures: the bytes of a JPEG, PNG, GIF or WebP to pixels, and pixels to
//! fewer pixels, or to fewer colours.
//!
//! What a picture is, is told by its first bytes, never by its name. Its size
//! is read from its header before anything is decoded; one of more than
//! [`MOST_PIXELS`] is refused. Of what moves the first frame is taken; what is
//! transparent stands on white paper; a photograph stands upright, however the
//! camera was held.

mod decode;
mod header;
mod palette;
mod scale;
mod upright;

pub use decode::read;
pub use header::{HEADER, size};
pub use palette::{Reduced, reduce};
pub use scale::scale;
use scale::within;

/// Pixels of the largest picture that is decoded.
pub const MOST_PIXELS: u64 = 64_000_000;

/// Why a picture is not shown; in words that follow its name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// The bytes are of another kind.
    #[error("this is no JPEG, PNG, GIF or WebP")]
    Unknown,
    /// Its header makes no sense, or stands too far inside.
    #[error("its size cannot be read")]
    Header,
    /// There are too many pixels.
    #[error(
        "it is {width} by {height} pixels, and the limit is {} million",
        MOST_PIXELS / 1_000_000
    )]
    TooLarge {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// It cannot be decoded.
    #[error("it is damaged or cut short")]
    Damaged,
}
