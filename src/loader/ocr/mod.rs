//! The text of a scanned page to an edition. OCR gives a heap of blocks; the
//! grammar of the field tells what each of them is and where it belongs. The
//! order of the file stands, nothing is invented, and every character of the
//! input lies in the source of exactly one line, block or piece of furniture.
//!
//! One stage a file: `glyph` (blocks, characters with their places), `split`
//! (what a block's own marks part), `grammar` and `date` (what a piece is),
//! `flow` (which text goes on), `assign` and `draft` (articles), then
//! `punct`, `quotes` and `gaps` set each text, and `compose` makes the
//! edition.

mod assign;
mod compose;
mod date;
mod draft;
mod flow;
mod gaps;
mod glyph;
mod grammar;
mod plain;
mod punct;
mod quotes;
mod split;

use super::encoding::{Decoded, decode};
use super::{Hint, LoadError, Loaded};
use crate::model::Lang;

pub use plain::load_plain;

/// The largest page that is taken, in bytes. A page of a daily is under 100 KB.
pub const LARGEST: usize = 64 << 20;

/// Why no page can be made of the input.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// There is nothing to read.
    #[error("{name}: nothing to read: {found}; expected the text of a page")]
    Empty {
        /// The input.
        name: String,
        /// "the file is empty", "only white space".
        found: &'static str,
    },
    /// It is no text.
    #[error(
        "{name}: not a text: {percent}% of it are control characters when read as {encoding}; \
         expected the text of a page, or name its encoding with --encoding"
    )]
    Binary {
        /// The input.
        name: String,
        /// Share of control characters.
        percent: usize,
        /// How it was read.
        encoding: &'static str,
    },
    /// It is larger than any page.
    #[error("{name}: {size} MB are too much for one page (at most {} MB); split the file", LARGEST >> 20)]
    TooLarge {
        /// The input.
        name: String,
        /// In MB.
        size: usize,
    },
}

/// Reads an OCR'd page as an edition with its articles.
///
/// # Errors
/// [`LoadError::Encoding`] for an unknown `hint.encoding`, [`LoadError::Page`]
/// for an input that is empty, too large or no text. Damaged bytes and dropped
/// control characters are warnings.
pub fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    let decoded = read(bytes, hint)?;
    let lang = language(&decoded, hint);
    let mut units = Vec::new();
    for range in glyph::blocks(&decoded.text) {
        for part in split::split(glyph::Piece::read(&decoded.text, range)) {
            let role = match part.mark {
                split::Mark::Stray => grammar::Role::Furniture,
                split::Mark::Byline => grammar::Role::Byline,
                split::Mark::Caption => grammar::Role::Caption,
                split::Mark::Credit => grammar::Role::Credit,
                split::Mark::Whole | split::Mark::Rest => grammar::Role::Body,
                split::Mark::None => grammar::role(&part.piece, lang),
            };
            units.push(assign::Unit { piece: part.piece, role, mark: part.mark });
        }
    }
    let about = compose::About::read(&mut units);
    let page = assign::assign(units);
    Ok(compose::compose(page, about, &compose::Input { decoded: &decoded, hint, lang }))
}

/// Decodes the input and refuses what cannot be a page.
fn read(bytes: &[u8], hint: &Hint) -> Result<Decoded, LoadError> {
    let name = hint.name.clone();
    if bytes.is_empty() {
        return Err(PageError::Empty { name, found: "the file is empty" }.into());
    }
    if bytes.len() > LARGEST {
        return Err(PageError::TooLarge { name, size: bytes.len() >> 20 }.into());
    }
    let decoded = decode(bytes, hint.encoding.as_deref())
        .map_err(|error| LoadError::Encoding { name: name.clone(), error })?;
    let sample = || decoded.text.chars().take(1 << 16);
    let control = sample().filter(|c| c.is_control() && !c.is_whitespace()).count();
    let percent = control * 100 / sample().count().max(1);
    if percent >= 5 {
        return Err(PageError::Binary { name, percent, encoding: decoded.encoding }.into());
    }
    if decoded.text.trim().is_empty() {
        return Err(PageError::Empty { name, found: "only white space" }.into());
    }
    Ok(decoded)
}

fn language(decoded: &Decoded, hint: &Hint) -> Lang {
    hint.lang.as_deref().map_or_else(|| Lang::guess(&decoded.text), Lang::from_tag)
}
