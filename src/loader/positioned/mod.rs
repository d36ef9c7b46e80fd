//! Pages that carry positions: [hOCR](hocr), [ALTO](alto) and
//! [PAGE XML](page_xml) pages, and [METS](mets) issues that point to ALTO
//! files. Each becomes a sheet (text, with its bytes in the file, and where
//! its lines stand), from which the articles are recovered as from plain
//! text, with the page's own columns, letters and indents in place of guessed
//! ones. Articles that the format marks itself are taken as they are.

mod alto;
mod groups;
mod headings;
mod hocr;
mod language;
mod masthead;
mod mets;
mod page_xml;
mod scan;
#[cfg(test)]
mod tests;
mod xml;

use crate::input::{Format, Hint, LoadError, Loaded, limits};
use crate::model::error::{Limited, Problem, ScanFormat};
use crate::recovery::ocr;
use crate::recovery::sheet::{Sheet, SheetPage};
use scan::{SheetBuilder, XmlSource};
use xml::Strictness;

pub use mets::load_issue;

/// Reads a page that carries positions: [`Format::Hocr`], [`Format::Alto`] or
/// [`Format::PageXml`].
///
/// # Errors
/// [`LoadError::Encoding`] for an unknown `hint.encoding`;
/// [`LoadError::Malformed`] for a document without a page;
/// [`LoadError::Empty`] for one without text; [`LoadError::Limit`]. Markup
/// that breaks off, entities and undecodable bytes are warnings.
pub fn load(format: Format, bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    let sheet = sheet(format, bytes, hint)?;
    Ok(ocr::articles(&sheet, hint))
}

fn sheet(format: Format, bytes: &[u8], hint: &Hint) -> Result<Sheet, LoadError> {
    let file = || hint.name.clone();
    limits::check(&hint.name, Limited::Page, bytes.len() as u64, limits::ARTICLE)?;
    let manner = if format == Format::Hocr { Strictness::Html } else { Strictness::Xml };
    let xml = xml::decode_document(bytes, hint.encoding.as_deref(), manner)
        .map_err(|error| error.of_file(&hint.name))?;
    let source = XmlSource { xml: &xml, base: 0 };
    let mut scan = SheetBuilder::new();
    let (found, format) = match format {
        Format::Alto => (alto::read(&source, &mut scan, &SheetPage::default()), ScanFormat::Alto),
        Format::PageXml => (page_xml::read(&source, &mut scan), ScanFormat::Page),
        _ => {
            hocr::read(&source, &mut scan);
            (true, ScanFormat::Hocr)
        }
    };
    if !found {
        let problem = Problem::NoPage(format);
        return Err(LoadError::Malformed { file: file(), line: 1, column: 1, problem });
    }
    if scan.is_empty() {
        return Err(LoadError::Empty { file: file() });
    }
    masthead::read(&mut scan);
    Ok(scan.finish(xml.encoding, xml.malformed))
}
