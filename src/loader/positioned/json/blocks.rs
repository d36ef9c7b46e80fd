//! Blocks whose lines are not told apart, each with what it is: `MinerU`'s
//! `content_list.json` (places in thousandths of the page, or in points) and
//! the cells of dots.ocr.

use serde_json::Value;

use super::parts::{JsonBlock, JsonPage, Units, list, text};
use super::places::frame;
use crate::loader::positioned::alto;
use crate::loader::positioned::scan::UnitBox;
use crate::recovery::sheet::BlockHint;

/// What `MinerU` counts a page's sides in.
const PARTS: f32 = 1000.0;

pub(super) fn pages(value: &Value) -> Vec<JsonPage> {
    let mut pages: Vec<(u64, JsonPage)> = Vec::new();
    let cells = cells(value);
    let is_mineru = cells.iter().any(|(_, cell)| cell.get("page_idx").is_some());
    for (number, cell) in cells {
        if pages.last().is_none_or(|(known, _)| *known != number) {
            pages.push((number, JsonPage::default()));
        }
        if let Some((_, page)) = pages.last_mut() {
            take(cell, page);
        }
    }
    let thousandths = pages.iter().all(|(_, page)| page.is_within(PARTS));
    let parts = pages.into_iter().map(|(_, page)| page);
    let pages = parts.filter(|page| !page.blocks.is_empty() || !page.pictures.is_empty());
    pages.map(|page| if thousandths && is_mineru { page.in_parts(PARTS) } else { page }).collect()
}

/// The cells of a file, with the page that each is on.
fn cells(value: &Value) -> Vec<(u64, &Value)> {
    let is_cell = |value: &Value| value.get("type").or_else(|| value.get("category")).is_some();
    let mut found = Vec::new();
    let mut left = vec![value];
    let mut lists = 0;
    while let Some(value) = left.pop() {
        match value {
            Value::Array(all) if all.iter().any(is_cell) => {
                let page = |cell: &Value| cell.get("page_idx").and_then(Value::as_u64);
                found.extend(all.iter().map(|cell| (page(cell).unwrap_or(lists), cell)));
                lists += 1;
            }
            Value::Array(all) => left.extend(all.iter().rev()),
            Value::Object(map) => left.extend(map.values().rev()),
            _ => {}
        }
    }
    found
}

/// Takes a cell onto its page.
fn take(cell: &Value, page: &mut JsonPage) {
    let place = cell.get("bbox").and_then(frame);
    let kind = text(cell, &["category", "type"]).unwrap_or_default().to_ascii_lowercase();
    let mut put = |sort, own: &str, frame| {
        if !own.trim().is_empty() {
            let own = own.trim_start_matches('#').trim();
            let formula = own.strip_prefix("$$").and_then(|own| own.strip_suffix("$$"));
            page.blocks.push(JsonBlock::of_marked(sort, formula.unwrap_or(own), frame));
        }
    };
    let said = text(cell, &["text", "latex"]).unwrap_or_default();
    let level = cell.get("text_level").and_then(Value::as_u64).unwrap_or(0) > 0;
    put(if level { BlockHint::Heading } else { sort(&kind) }, said, place);
    for name in ["img_caption", "image_caption", "table_caption"] {
        for caption in list(cell, name).iter().filter_map(Value::as_str) {
            put(BlockHint::Caption, caption, None);
        }
    }
    let table = text(cell, &["table_body"]).unwrap_or_default();
    put(BlockHint::Paragraph, table, place);
    for name in ["list_items", "img_footnote", "image_footnote", "table_footnote"] {
        for item in list(cell, name).iter().filter_map(Value::as_str) {
            put(BlockHint::Paragraph, item, None);
        }
    }
    if matches!(kind.as_str(), "image" | "picture" | "figure") {
        page.pictures.extend(place);
    }
}

fn sort(kind: &str) -> BlockHint {
    match kind {
        "section-header" => BlockHint::Heading,
        "page-header" | "page-footer" | "discarded" => BlockHint::Furniture,
        other => alto::sort(other).unwrap_or(BlockHint::Paragraph),
    }
}

impl JsonPage {
    /// The boxes of all that is on the page.
    fn frames(&mut self) -> impl Iterator<Item = &mut UnitBox> {
        let lines = self.blocks.iter_mut().flat_map(|block| &mut block.lines);
        lines.filter_map(|line| line.frame.as_mut()).chain(&mut self.pictures)
    }

    fn is_within(&self, most: f32) -> bool {
        let lines = self.blocks.iter().flat_map(|block| &block.lines);
        let mut frames = lines.filter_map(|line| line.frame).chain(self.pictures.iter().copied());
        frames.all(|frame| frame.right <= most && frame.foot <= most)
    }

    /// The page, with places in shares instead of so many parts.
    fn in_parts(mut self, parts: f32) -> Self {
        for frame in self.frames() {
            let of = |part: f32| part / parts;
            *frame = UnitBox {
                left: of(frame.left),
                top: of(frame.top),
                right: of(frame.right),
                foot: of(frame.foot),
            };
        }
        Self { units: Units::Shares, ..self }
    }
}
