//! The text of scanned pages, as the tools write it that read them: bare, with
//! form feeds between pages, or in [Markdown](markdown).

mod form_feeds;
mod formulas;
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
pub(in crate::loader) use formulas::{characters, with_plain_numbers};
pub(in crate::loader) use markup::TableCells;

/// What puts the blocks of a sheet where the file says that they stand, in its words
/// for each block; `None` if it says too little.
type Placer = fn(&Sheet, &[Option<&str>]) -> Option<Sheet>;

/// How the text of scanned pages is read.
#[derive(Clone, Copy)]
struct PageManner {
    placer: Placer,
    /// It is known to be in Markdown, however few its marks are.
    marked: bool,
}

/// Reads the text of one or more scanned pages.
///
/// # Errors
/// As [`ocr::load`].
pub(super) fn load(bytes: &[u8], hint: &Hint, placer: Placer) -> Result<Loaded, LoadError> {
    pages(bytes, hint, PageManner { placer, marked: false })
}

/// Reads the text of one or more scanned pages that is known to be Markdown.
///
/// # Errors
/// As [`ocr::load`].
pub(super) fn load_marked(bytes: &[u8], hint: &Hint, placer: Placer) -> Result<Loaded, LoadError> {
    pages(bytes, hint, PageManner { placer, marked: true })
}

fn pages(bytes: &[u8], hint: &Hint, manner: PageManner) -> Result<Loaded, LoadError> {
    if let Some(parts) = form_feeds::parted(bytes) {
        let pages = pages_of(&parts, hint, manner)?;
        let mut loaded = pages::join(pages, &PageOverrides::default());
        // The parts stand in the file one after another, as they are counted.
        loaded.files.clear();
        return Ok(loaded);
    }
    let loaded = page(bytes, hint, manner)?;
    if is_blank(&loaded) {
        return Err(LoadError::Empty { file: hint.name.clone() });
    }
    Ok(loaded)
}

/// Whether a page had nothing but marks: a picture without words, say.
fn is_blank(loaded: &Loaded) -> bool {
    loaded.bodies.is_empty() && loaded.furniture.is_empty() && loaded.unplaced.is_empty()
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
fn pages_of(parts: &[&[u8]], hint: &Hint, manner: PageManner) -> Result<Vec<PageFile>, LoadError> {
    let whole = parts.concat();
    let found = encoding::find(&whole, hint.encoding.as_deref());
    let found = found.map_err(|error| error.of_file(&hint.name))?;
    let hint = Hint { encoding: Some(encoding::name(found.encoding).to_owned()), ..hint.clone() };
    let read = |part: &&[u8]| {
        let loaded = page(part, &hint, manner)?;
        Ok(PageFile { name: hint.name.clone(), bytes: Arc::from(*part), loaded })
    };
    let pages: Vec<PageFile> = parts.iter().map(read).collect::<Result<_, _>>()?;
    // One among others may be blank.
    if pages.iter().all(|page| is_blank(&page.loaded)) {
        return Err(LoadError::Empty { file: hint.name });
    }
    Ok(pages)
}

fn page(bytes: &[u8], hint: &Hint, manner: PageManner) -> Result<Loaded, LoadError> {
    if !ocr::fits_pages(bytes) {
        return ocr::load(bytes, hint);
    }
    let decoded: Decoded = ocr::read(bytes, hint)?;
    if !manner.marked && !markdown::has_marks(&decoded.text) {
        return ocr::load(bytes, hint);
    }
    let (sheet, places) = markdown::sheet(&decoded);
    let sheet = (manner.placer)(&sheet, &places).unwrap_or(sheet);
    let mut loaded = ocr::articles(&sheet, hint);
    loaded.scans = ocr::scans(bytes, hint)?;
    Ok(loaded)
}
