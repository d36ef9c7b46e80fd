//! An edition in forms that others read: EPUB 3, HTML, Markdown, plain text.
//! Values in, bytes out; whoever has the pictures brings them along.
//!
//! All text of an edition is written: where a form has no place for something
//! (a gap, a credit, a table), it stands there as text.

mod clippings;
mod epub;
mod html;
mod inline;
mod issue;
mod markdown;
mod seal;
mod text;
mod xhtml;

pub use clippings::{ClippingFile, ClippingsFault, MOST_CLIPPING_BYTES, read_clippings};
pub use epub::{EpubError, epub};
pub use html::html;
pub use issue::Issue;
pub use markdown::markdown;
pub use seal::{Seal, is_untouched, sealed};
pub use text::text;
