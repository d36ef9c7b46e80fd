//! The native edition format, version 1. (Filled in below.)

mod assemble;
mod blocks;
pub(crate) mod chunk;
mod codec;
mod head;
pub mod index;
mod inline;
mod list;
mod manifest;
mod marks;
mod path;
mod place;
#[cfg(test)]
mod round_trip;
mod scan;
pub(crate) mod soft;
mod table;
mod write;
mod write_block;
mod write_inline;

pub use assemble::{BodyPlace, assemble};
pub use manifest::{FORMAT, Manifest, PageEntry, manifest};
pub use path::normalise as normalise_path;
pub use scan::{Found, ScannedPage, Scanner};
pub use write::write;

use super::{Hint, LoadError, Loaded, text};

/// Reads one page file that stands by itself, as an edition of one page.
///
/// # Errors
/// As [`Scanner::feed`]; [`LoadError::Empty`] if it holds no article.
pub fn load_page(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    let mut scanner = Scanner::new(&hint.name);
    scanner.feed(bytes)?;
    let mut page = scanner.finish()?;
    if page.articles.is_empty() {
        return Err(LoadError::Empty { file: hint.name.clone() });
    }
    if page.articles.len() == 1 {
        page.warnings.retain(|warning| warning.line != Some(page.articles[0].head.line));
    }
    let alone = text::edition_of_one_file(hint);
    let manifest = Manifest {
        paper: alone.paper,
        date: alone.date,
        sections: alone.sections,
        pages: alone
            .pages
            .into_iter()
            .map(|page| PageEntry { page, file: hint.name.clone(), ..PageEntry::default() })
            .collect(),
        ..Manifest::default()
    };
    let mut manifest = manifest;
    for (entry, section) in manifest.pages.iter_mut().zip(&manifest.sections) {
        entry.section = section.name.clone();
    }
    let (mut edition, places) = assemble(manifest, vec![page])?;
    edition.dated_by = alone.dated_by;
    let bodies =
        places.iter().map(|place| place.body(bytes[place.range.clone()].to_vec())).collect();
    Ok(Loaded { edition, bodies, furniture: Vec::new() })
}
