//! The text of scanned pages, as the tools write it that read them: bare, with
//! form feeds between pages, or in [Markdown](markdown).

mod form_feeds;
mod markdown;
mod markup;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::input::encoding::{self, Decoded};
use crate::input::{Hint, LoadError, Loaded};
use crate::recovery::ocr;
use crate::recovery::pages::{self, PageFile, PageOverrides};
use crate::recovery::sheet::Sheet;

/// What puts the blocks of a sheet where the file says that they stand, in its words
/// for each block; `None` if it says too little.
type Placer = fn(&Sheet, &[Option<&str>]) -> Option<Sheet>;

/// Reads the text of one or more scanned pages.
///
/// # Errors
/// As [`ocr::load`].
pub(super) fn load(bytes: &[u8], hint: &Hint, placer: Placer) -> Result<Loaded, LoadError> {
    if let Some(parts) = form_feeds::parted(bytes) {
        let pages = pages_of(&parts, hint, placer)?;
        let mut loaded = pages::join(pages, &PageOverrides::default());
        // The parts stand in the file one after another, as they are counted.
        loaded.files.clear();
        return Ok(loaded);
    }
    page(bytes, hint, placer)
}

/// Reads Markdown that a tool wrote which reads scans; `None` for any other.
///
/// # Errors
/// As [`ocr::load`].
#[must_use]
pub(super) fn load_markdown(
    bytes: &[u8],
    hint: &Hint,
    placer: Placer,
) -> Option<Result<Loaded, LoadError>> {
    if !ocr::fits_pages(bytes) {
        return None;
    }
    let decoded = ocr::read(bytes, hint).ok()?;
    markdown::is_of_scans(&decoded.text).then(|| load(bytes, hint, placer))
}

/// Reads each page by itself, in the encoding of them all.
///
/// # Errors
/// As [`page`].
fn pages_of(parts: &[&[u8]], hint: &Hint, placer: Placer) -> Result<Vec<PageFile>, LoadError> {
    let whole = parts.concat();
    let found = encoding::find(&whole, hint.encoding.as_deref());
    let found = found.map_err(|error| error.of_file(&hint.name))?;
    let hint = Hint { encoding: Some(encoding::name(found.encoding).to_owned()), ..hint.clone() };
    let read = |part: &&[u8]| {
        let loaded = page(part, &hint, placer)?;
        Ok(PageFile { name: hint.name.clone(), bytes: Arc::from(*part), loaded })
    };
    parts.iter().map(read).collect()
}

fn page(bytes: &[u8], hint: &Hint, placer: Placer) -> Result<Loaded, LoadError> {
    if !ocr::fits_pages(bytes) {
        return ocr::load(bytes, hint);
    }
    let decoded: Decoded = ocr::read(bytes, hint)?;
    if !markdown::has_marks(&decoded.text) {
        return ocr::load(bytes, hint);
    }
    let (sheet, places) = markdown::sheet(&decoded);
    let sheet = placer(&sheet, &places).unwrap_or(sheet);
    if sheet.decoded.text.trim().is_empty() {
        return Err(LoadError::Empty { file: hint.name.clone() });
    }
    let mut loaded = ocr::articles(&sheet, hint);
    loaded.scans = ocr::scans(bytes, hint)?;
    Ok(loaded)
}
