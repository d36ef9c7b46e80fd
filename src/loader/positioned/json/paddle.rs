//! `PaddleOCR` 3 (`rec_texts` beside `rec_boxes`), PP-Structure 3
//! (`parsing_res_list`, with all lines in `overall_ocr_res`), and lists of `[quad, [text, score]]` a page, as
//! `PaddleOCR` 2 and `EasyOCR` give them.

use serde_json::Value;

use super::parts::{JsonBlock, JsonLine, JsonPage, holders_of_any, list, text};
use super::places::{frame, number};
use crate::loader::positioned::alto;
use crate::loader::positioned::scan::UnitBox;
use crate::recovery::sheet::BlockHint;

pub(super) fn pages(value: &Value) -> Vec<JsonPage> {
    // Where a page has lines, those of its tables stand below it a second time.
    let pages = holders_of_any(value, &["parsing_res_list", "rec_texts", "overall_ocr_res"]);
    if !pages.is_empty() {
        return pages.into_iter().map(page).collect();
    }
    nested(value)
}

/// A page: its blocks, and the lines that are in none of them.
fn page(page: &Value) -> JsonPage {
    let mut read = parsed(page);
    let lines = page.get("overall_ocr_res").filter(|_| page.get("rec_texts").is_none());
    let lines = recognised(lines.unwrap_or(page));
    if read.blocks.is_empty() {
        let (size, pictures) = (read.size.or(lines.size), read.pictures);
        return JsonPage { size, pictures, ..lines };
    }
    let left = left_over(&read, lines.blocks);
    read.blocks.extend(left);
    read
}

/// The lines that are in no block of a page. Letters inside a picture are the picture's.
fn left_over(page: &JsonPage, lines: Vec<JsonBlock>) -> Vec<JsonBlock> {
    let squeezed = |block: &JsonBlock| -> String {
        block.lines.iter().flat_map(|line| line.text.split_whitespace()).collect()
    };
    let all: String = page.blocks.iter().map(squeezed).collect();
    let frames: Vec<UnitBox> = page.blocks.iter().filter_map(JsonBlock::frame).collect();
    let are_placed = frames.len() == page.blocks.len();
    let is_left = |line: &JsonBlock| match line.frame() {
        Some(own) if are_placed => !frames.iter().any(|frame| frame.holds(own)),
        _ => !all.contains(&squeezed(line)),
    };
    let of_picture = |line: &JsonBlock| {
        line.frame().is_some_and(|own| page.pictures.iter().any(|picture| picture.holds(own)))
    };
    let left = lines.into_iter().filter(is_left);
    let sorted = left.map(|line| {
        let sort = if of_picture(&line) { BlockHint::Furniture } else { line.sort };
        JsonBlock { sort, ..line }
    });
    sorted.collect()
}

fn recognised(page: &Value) -> JsonPage {
    let boxes = ["rec_boxes", "rec_polys", "dt_polys"].map(|name| list(page, name));
    let texts = list(page, "rec_texts");
    let whole = |boxes: &&[Value]| boxes.len() == texts.len();
    let boxes = boxes.into_iter().find(whole).unwrap_or_default();
    let line = |(at, text): (usize, &Value)| JsonLine {
        text: text.as_str().unwrap_or_default().to_owned(),
        frame: boxes.get(at).and_then(frame),
    };
    let blocks = texts.iter().enumerate().map(line).map(JsonBlock::of_line).collect();
    JsonPage { size: size(page), blocks, ..JsonPage::default() }
}

fn parsed(page: &Value) -> JsonPage {
    let mut read = JsonPage { size: size(page), ..JsonPage::default() };
    for block in list(page, "parsing_res_list") {
        let label = text(block, &["block_label"]).unwrap_or_default();
        let frame = block.get("block_bbox").and_then(frame);
        let content = text(block, &["block_content"]).unwrap_or_default();
        if matches!(label, "image" | "figure" | "chart") && content.is_empty() {
            read.pictures.extend(frame);
            continue;
        }
        let sort = match label {
            "doc_title" | "paragraph_title" => BlockHint::Heading,
            "figure_title" | "chart_title" | "table_title" => BlockHint::Caption,
            "number" => BlockHint::Furniture,
            other => alto::sort(other).unwrap_or(BlockHint::Paragraph),
        };
        read.blocks.push(JsonBlock::of_marked(sort, content, frame));
    }
    read
}

fn size(page: &Value) -> Option<(f32, f32)> {
    Some((number(page.get("width")?)?, number(page.get("height")?)?))
}

/// Whether JSON begins with lists in lists down to a number, as deep as those
/// of pages or lines with quads.
pub(super) fn is_nested(json: &[u8]) -> bool {
    let mut begin = json.iter().copied().filter(|b| !b.is_ascii_whitespace()).take(8);
    let depth = begin.by_ref().take_while(|&b| b == b'[').count();
    let digit = json.iter().copied().find(|b| !b.is_ascii_whitespace() && *b != b'[');
    (4..=6).contains(&depth) && digit.is_some_and(|b| b.is_ascii_digit() || b == b'-')
}

/// The pages of nested lists: a list of lines is a page.
fn nested(value: &Value) -> Vec<JsonPage> {
    let Some(all) = value.as_array() else { return Vec::new() };
    let lines: Vec<JsonLine> = all.iter().filter_map(line).collect();
    if lines.is_empty() {
        return all.iter().filter(|inner| inner.is_array()).flat_map(nested).collect();
    }
    let blocks = lines.into_iter().map(JsonBlock::of_line).collect();
    vec![JsonPage { blocks, ..JsonPage::default() }]
}

/// `[quad, [text, score]]`, or `[quad, text, score]`.
fn line(value: &Value) -> Option<JsonLine> {
    let [quad, said, ..] = value.as_array()?.as_slice() else { return None };
    let text = said.as_str().or_else(|| said.as_array()?.first()?.as_str())?;
    Some(JsonLine { text: text.to_owned(), frame: Some(frame(quad)?) })
}
