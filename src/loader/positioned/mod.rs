//! Pages that carry positions: [hOCR](hocr), [ALTO](alto) and
//! [PAGE XML](page_xml) pages, Tesseract's [TSV](tsv), the [JSON](json) of OCR
//! programs, [text](told_places) with boxes between, and [METS](mets) issues that point to ALTO files. Each becomes a sheet (text, with its bytes in the file, and where
//! its lines stand), from which the articles are recovered as from plain
//! text, with the page's own columns, letters and indents in place of guessed
//! ones. Articles that the format marks itself are taken as they are.

mod alto;
mod groups;
mod headings;
mod hocr;
mod json;
mod language;
mod mets;
mod page_xml;
mod scan;
#[cfg(test)]
mod tests;
mod told_places;
mod tsv;
mod xml;

use super::scanned;
use crate::input::{Format, Hint, LoadError, Loaded, encoding, limits};
use crate::model::error::{Limited, Problem, ScanFormat};
use crate::recovery::sheet::{Sheet, SheetPage};
use crate::recovery::{masthead, ocr};
use scan::{SheetBuilder, XmlSource};
use xml::Strictness;

pub(super) use json::is_ocr as is_ocr_json;
pub use mets::load_issue;
pub(super) use told_places::placed;
pub(super) use tsv::HEAD as TSV_HEAD;

/// Reads pages that carry positions: [`Format::Hocr`], [`Format::Alto`],
/// [`Format::PageXml`], [`Format::OcrTsv`] or [`Format::OcrJson`].
///
/// # Errors
/// [`LoadError::Encoding`] for an unknown `hint.encoding`;
/// [`LoadError::Malformed`] for a document without a page;
/// [`LoadError::Empty`] for one without text; [`LoadError::Limit`]. Markup
/// that breaks off, entities and undecodable bytes are warnings.
pub fn load(format: Format, bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    if format == Format::OcrJson {
        return load_json(bytes, hint);
    }
    let sheet = sheet(format, bytes, hint)?;
    Ok(ocr::articles(&sheet, hint))
}

/// Reads what an OCR program wrote in JSON.
fn load_json(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    limits::check(&hint.name, Limited::Page, bytes.len() as u64, DENSE)?;
    let decoded = encoding::decode(bytes, hint.encoding.as_deref())
        .map_err(|error| error.of_file(&hint.name))?;
    let mut scan = SheetBuilder::new();
    match json::read(&decoded.text, &mut scan) {
        json::JsonOcr::Pages => {
            let sheet = finished(scan, decoded.encoding, decoded.malformed, hint)?;
            Ok(ocr::articles(&sheet, hint))
        }
        json::JsonOcr::Text(text) => {
            let hint = Hint { encoding: None, ..hint.clone() };
            scanned::load_marked(text.as_bytes(), &hint, placed)
        }
        json::JsonOcr::Nothing { line, column } => {
            Err(no_page(ScanFormat::Json, hint, (line, column)))
        }
    }
}

fn no_page(format: ScanFormat, hint: &Hint, (line, column): (usize, usize)) -> LoadError {
    let problem = Box::new(Problem::NoPage(format));
    LoadError::Malformed { file: hint.name.clone(), line, column, problem }
}

/// The most bytes of JSON and TSV, which say little more than words and places:
/// of a broadsheet's page services that tell the place of every character write
/// some six million bytes of JSON, Tesseract one of TSV; what is read of them
/// fills five to seven times as much memory.
const DENSE: u64 = 24 << 20;

/// The pages that were read.
fn finished(
    scan: SheetBuilder,
    encoding: &'static str,
    malformed: usize,
    hint: &Hint,
) -> Result<Sheet, LoadError> {
    if scan.is_empty() {
        return Err(LoadError::Empty { file: hint.name.clone() });
    }
    limits::check_count(&hint.name, Limited::PageCount, scan.pages(), limits::PAGES)?;
    let mut sheet = scan.finish(encoding, malformed);
    masthead::read(&mut sheet);
    Ok(sheet)
}

fn sheet(format: Format, bytes: &[u8], hint: &Hint) -> Result<Sheet, LoadError> {
    let most = if format == Format::OcrTsv { DENSE } else { limits::ARTICLE };
    limits::check(&hint.name, Limited::Page, bytes.len() as u64, most)?;
    let manner = if format == Format::Hocr { Strictness::Html } else { Strictness::Xml };
    let xml = xml::decode_document(bytes, hint.encoding.as_deref(), manner)
        .map_err(|error| error.of_file(&hint.name))?;
    let source = XmlSource { xml: &xml, base: 0 };
    let mut scan = SheetBuilder::new();
    let (found, format) = match format {
        Format::Alto => (alto::read(&source, &mut scan, &SheetPage::default()), ScanFormat::Alto),
        Format::PageXml => (page_xml::read(&source, &mut scan), ScanFormat::Page),
        Format::OcrTsv => (tsv::read(&source, &mut scan), ScanFormat::Tsv),
        _ => {
            hocr::read(&source, &mut scan);
            (true, ScanFormat::Hocr)
        }
    };
    if !found {
        return Err(no_page(format, hint, (1, 1)));
    }
    finished(scan, xml.encoding, xml.malformed, hint)
}
