//! The text of a scanned page to an edition. OCR gives a heap of blocks:
//! columns cut anywhere, an article's tail far from its head, a kicker after
//! the story. The grammar of the field tells what each block is, and the
//! recovery which of them are one article, in which order. Nothing is
//! invented, and every character of the input lies in the source of exactly
//! one line, block or piece of furniture.
//!
//! One stage a file: `glyph` (blocks, characters with their places), `split`
//! (what a block's own marks part), `grammar` and `date` (what a piece is),
//! `furniture` (what the page says of the edition), `units` (all of that, for
//! a page), [`recover`] (which texts are one article), `arrange`, `head_lines`
//! and `draft` (articles with heads and pictures), then `hyphens`, `punct`,
//! `quotes` and `gaps` set each text, and `compose` makes the edition. `scan` keeps the
//! page as it was.

mod arrange;
mod compose;
mod date;
mod draft;
mod furniture;
mod gaps;
mod glyph;
mod grammar;
mod head_lines;
mod hyphens;
mod plain;
mod punct;
mod quotes;
pub mod recover;
mod scan;
mod split;
#[cfg(test)]
mod tests;
mod units;

use super::encoding::{Decoded, decode};
use super::{Hint, LoadError, Loaded, limits};
use crate::model::{Lang, Scan};

pub(crate) use compose::NO_DATE;
pub(super) use compose::first_words;
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
    let (mut units, about) = units::units(&decoded.text, lang);
    let found = recover::recover(&mut units, lang);
    let page = arrange::arrange(units, found);
    let input = compose::Input { decoded: &decoded, hint, lang };
    let scans = vec![scan::scan(&decoded, 0, 0)];
    Ok(Loaded { scans, ..compose::compose(page, about, &input) })
}

/// The page as it was scanned.
///
/// # Errors
/// As [`load`].
pub fn scans(bytes: &[u8], hint: &Hint) -> Result<Vec<Scan>, LoadError> {
    Ok(vec![scan::scan(&read(bytes, hint)?, 0, 0)])
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
