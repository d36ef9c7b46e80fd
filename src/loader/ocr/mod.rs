//! The text of a scanned page to an edition. OCR gives a heap of blocks; the
//! grammar of the field tells what each of them is and where it belongs. The
//! order of the file stands, nothing is invented, and every character of the
//! input lies in the source of exactly one line, block or piece of furniture.
//!
//! One stage a file: `glyph` (blocks, characters with their places), `split`
//! (what a block's own marks part), `grammar` and `date` (what a piece is),
//! `furniture` (what the page
//! says of the edition), `flow` (which text goes on), `assign`, `heads` and
//! `draft` (articles), then
//! `punct`, `quotes` and `gaps` set each text, and `compose` makes the
//! edition.

mod assign;
mod compose;
mod date;
mod draft;
mod flow;
mod furniture;
mod gaps;
mod glyph;
mod grammar;
mod heads;
mod plain;
mod punct;
mod quotes;
mod split;
#[cfg(test)]
mod tests;

use super::encoding::{Decoded, decode};
use super::{Hint, LoadError, Loaded, limits};
use crate::model::Lang;

pub(crate) use compose::NO_DATE;
pub use plain::load_plain;

/// Reads an OCR'd page as an edition with its articles.
///
/// # Errors
/// [`LoadError::Encoding`] for an unknown `hint.encoding`; [`LoadError::Empty`],
/// [`LoadError::Binary`] or [`LoadError::Limit`] for an input that is none.
/// Damaged bytes and dropped control characters are warnings.
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
    let about = furniture::About::read(&mut units);
    let page = assign::assign(units);
    Ok(compose::compose(page, about, &compose::Input { decoded: &decoded, hint, lang }))
}

/// Decodes the input and refuses what cannot be a page.
fn read(bytes: &[u8], hint: &Hint) -> Result<Decoded, LoadError> {
    let file = || hint.name.clone();
    limits::check(&hint.name, "the page", bytes.len() as u64, limits::ARTICLE)?;
    let decoded = decode(bytes, hint.encoding.as_deref())
        .map_err(|error| LoadError::Encoding { file: file(), found: error.to_string() })?;
    let sample = || decoded.text.chars().take(SAMPLE);
    let control = sample().filter(|c| c.is_control() && !c.is_whitespace()).count();
    let percent = control * 100 / sample().count().max(1);
    if percent >= TOO_MUCH_CONTROL && control > A_FEW {
        let found = format!("{percent}% control characters (read as {})", decoded.encoding);
        return Err(LoadError::Binary { file: file(), found });
    }
    if decoded.text.trim().is_empty() {
        return Err(LoadError::Empty { file: file() });
    }
    Ok(decoded)
}

/// How many characters are looked at to tell text from other data; the
/// percentage of control characters that no text has; and how many of them a
/// short text may have all the same.
const SAMPLE: usize = 1 << 16;
const TOO_MUCH_CONTROL: usize = 5;
const A_FEW: usize = 8;

fn language(decoded: &Decoded, hint: &Hint) -> Lang {
    hint.lang.as_deref().map_or_else(|| Lang::guess(&decoded.text), Lang::from_tag)
}
