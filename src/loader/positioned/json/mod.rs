//! JSON in which OCR programs and services write lines or blocks with their
//! places, a file a writer. All become pages of blocks of lines, which are put
//! into a sheet in one way; text that a writer gives several times is taken
//! once. What is text alone (olmOCR) is read as text in Markdown.
//!
//! | file | writers | known by |
//! |---|---|---|
//! | `paddle` | `PaddleOCR` 2 and 3, PP-Structure 3, `EasyOCR` | `rec_texts`; quads beside texts |
//! | `vision` | Google Cloud Vision | `fullTextAnnotation` |
//! | `azure` | Azure Document Intelligence, Read | `analyzeResult` |
//! | `textract` | AWS Textract | `BlockType` |
//! | `surya` | Surya | `text_lines` |
//! | `blocks` | `MinerU`, dots.ocr | `page_idx`; `category` beside `bbox` |
//!
//! Where a file says only how the text stands in shares of its page, the page's
//! own shape shows in how wide its letters are set. The places of the sheet's
//! characters count in the text that was read, not in the JSON around it.

mod azure;
mod azure_tables;
mod blocks;
mod markup;
mod paddle;
mod parts;
mod places;
mod surya;
mod tables;
mod textract;
mod textract_tables;
mod value;
mod vision;

use serde_json::Value;

use super::scan::SheetBuilder;
use crate::model::WarningKind;
use crate::recovery::sheet::{BlockHint, SheetPage};
pub(super) use parts::{JsonBlock, JsonLine, JsonPage, Units};
pub(super) use places::{PageShape, frame, letter};
use value::ReadValue;

/// What came of reading a file.
pub(super) enum JsonOcr {
    /// Pages were put into the sheet.
    Pages,
    /// Text without places, in Markdown, a form feed between two pages.
    Text(String),
    /// Nothing that an OCR program writes: the line and column at which the
    /// JSON breaks off, or its beginning.
    Nothing { line: usize, column: usize },
}

/// Marks in the JSON of OCR programs: all names of one row stand in it.
const MARKS: [&[&[u8]]; 10] = [
    &[b"\"rec_texts\""],
    &[b"\"parsing_res_list\"", b"\"block_content\""],
    &[b"\"fullTextAnnotation\""],
    &[b"\"textAnnotations\""],
    &[b"\"analyzeResult\""],
    &[b"\"BlockType\""],
    &[b"\"text_lines\""],
    &[b"\"page_idx\"", b"\"type\""],
    &[b"\"category\"", b"\"bbox\"", b"\"text\""],
    &[b"\"olmocr-version\""],
];

/// Whether JSON is what an OCR program writes, by its beginning.
pub(in crate::loader) fn is_ocr(text: &[u8]) -> bool {
    let has = |name: &&[u8]| memchr::memmem::find(text, name).is_some();
    MARKS.iter().any(|names| names.iter().all(has)) || paddle::is_nested(text)
}

/// Reads a file into a sheet.
pub(super) fn read(text: &str, scan: &mut SheetBuilder) -> JsonOcr {
    let mut values = Vec::new();
    let mut nothing = JsonOcr::Nothing { line: 1, column: 1 };
    // A value, or one a line.
    for value in serde_json::Deserializer::from_str(text).into_iter::<ReadValue>() {
        match value {
            Ok(ReadValue(value)) => values.push(value),
            Err(error) if values.is_empty() => {
                nothing = JsonOcr::Nothing { line: error.line(), column: error.column() };
                break;
            }
            Err(error) => {
                scan.warnings.push(WarningKind::BreaksOff { at: error.line() });
                break;
            }
        }
    }
    let texts: Vec<&str> = values.iter().filter_map(text_alone).flatten().collect();
    if !texts.is_empty() {
        return JsonOcr::Text(texts.join("\n\u{0C}"));
    }
    let readers =
        [vision::pages, paddle::pages, azure::pages, textract::pages, surya::pages, blocks::pages];
    let pages = readers.iter().map(|pages| values.iter().flat_map(pages).collect::<Vec<_>>());
    let Some(pages) = pages.into_iter().find(|pages| !pages.is_empty()) else { return nothing };
    for page in pages {
        put(page, scan);
    }
    JsonOcr::Pages
}

/// The text of a record of olmOCR, which has no places, a piece a page.
fn text_alone(value: &Value) -> Option<Vec<&str>> {
    value.get("metadata")?.get("olmocr-version")?;
    let text = value.get("text")?.as_str()?;
    let told = value.get("attributes").map_or(&[][..], |own| parts::list(own, "pdf_page_numbers"));
    Some(cut_at(text, told.iter().filter_map(page_start)))
}

/// The character with which a page begins, in `[begin, end, page]`.
fn page_start(told: &Value) -> Option<usize> {
    usize::try_from(told.as_array()?.first()?.as_u64()?).ok()
}

/// All of a text, cut where pages begin, in characters. What does not ascend is passed
/// over: such a page stays with the one before it.
fn cut_at(text: &str, starts: impl Iterator<Item = usize>) -> Vec<&str> {
    let mut pages = Vec::new();
    let mut rest = text;
    let mut before = 0;
    for start in starts {
        let Some(own) = start.checked_sub(before).filter(|own| *own > 0) else { continue };
        let Some((end, _)) = rest.char_indices().nth(own) else { continue };
        pages.push(&rest[..end]);
        rest = &rest[end..];
        before = start;
    }
    pages.push(rest);
    pages
}

/// Puts a page into the sheet.
fn put(page: JsonPage, scan: &mut SheetBuilder) {
    let shape = places::PageShape::of(&page);
    if let Some((width, height)) = shape.size {
        scan.size(width, height);
    }
    for block in &page.blocks {
        for line in &block.lines {
            let frame = line.frame.map(|frame| shape.scaled(frame));
            let letter = frame.map(|frame| match block.sort {
                BlockHint::Table => places::letter_of_rows(&line.text, frame),
                _ => places::letter(&line.text, frame),
            });
            for row in line.text.lines() {
                let cells = row.split(|c| block.sort == BlockHint::Table && c == markup::CELL);
                for cell in cells {
                    scan.end_cell();
                    scan.put_plain(cell);
                }
                scan.end_line(frame, letter);
            }
        }
        scan.end_zone(block.sort);
    }
    for picture in page.pictures {
        scan.picture(shape.scaled(picture));
    }
    scan.end_page(SheetPage { id: page.id, ..SheetPage::default() });
}
