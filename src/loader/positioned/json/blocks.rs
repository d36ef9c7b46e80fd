//! Blocks whose lines are not told apart, each with what it is: `MinerU`'s
//! `content_list.json` (places in thousandths of the page, or in points) and
//! the cells of dots.ocr.

// Counts of lines are far below what a float holds exactly.
#![allow(clippy::cast_precision_loss)]

use serde_json::Value;

use super::markup::{rows, without_tags};
use super::parts::{JsonBlock, JsonLine, JsonPage, Units, list, text};
use super::places::frame;
use crate::loader::positioned::alto;
use crate::loader::positioned::scan::UnitBox;
use crate::loader::scanned::with_plain_numbers;
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
            // A number there is read as such.
            let own = with_plain_numbers(own);
            let formula = own.strip_prefix("$$").and_then(|own| own.strip_suffix("$$"));
            page.blocks.push(JsonBlock::of_marked(sort, formula.unwrap_or(&own), frame));
        }
    };
    let said = text(cell, &["text", "latex"]).unwrap_or_default();
    let level = cell.get("text_level").and_then(Value::as_u64).unwrap_or(0) > 0;
    match if level { BlockHint::Heading } else { sort(&kind) } {
        BlockHint::Item => put_items(said.lines().collect(), place, &mut put),
        sort => put(sort, said, place),
    }
    let notes = texts(cell, &["img_caption", "image_caption", "img_footnote", "image_footnote"]);
    // Where they stand is not told, but that it is under their picture.
    let (picture, under) = place.map(|place| cut_foot(place, notes.len())).unzip();
    for (at, note) in notes.iter().enumerate() {
        put(BlockHint::Caption, note, under.map(|under| slice(under, at, notes.len())));
    }
    put_items(texts(cell, &["list_items"]), place, &mut put);
    if let Some(table) = table(cell) {
        let lines = vec![JsonLine { text: table, frame: place }];
        page.blocks.push(JsonBlock { sort: BlockHint::Table, lines });
    }
    if matches!(kind.as_str(), "image" | "picture" | "figure") {
        page.pictures.extend(picture);
    }
}

/// Puts the items of a list, each into its part of the list's box. What marks them in
/// Markdown is no text.
fn put_items(
    items: Vec<&str>,
    place: Option<UnitBox>,
    put: &mut impl FnMut(BlockHint, &str, Option<UnitBox>),
) {
    let of = items.len();
    for (at, item) in items.into_iter().map(str::trim).enumerate() {
        let item = ["- ", "* "].iter().find_map(|mark| item.strip_prefix(mark)).unwrap_or(item);
        put(BlockHint::Item, item, place.map(|place| slice(place, at, of)));
    }
}

/// A table's rows, with the lines over them and the notes under them.
fn table(cell: &Value) -> Option<String> {
    let plain = |name| texts(cell, &[name]).into_iter().map(without_tags);
    let body = text(cell, &["table_body"]).map(rows).filter(|body| !body.is_empty());
    let lines: Vec<String> =
        plain("table_caption").chain(body).chain(plain("table_footnote")).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The texts of the lists that some names have.
fn texts<'a>(cell: &'a Value, names: &[&str]) -> Vec<&'a str> {
    let lists = names.iter().flat_map(|name| list(cell, name));
    lists.filter_map(Value::as_str).filter(|text| !text.trim().is_empty()).collect()
}

/// A picture's box without so many lines at its foot, and the box of these.
fn cut_foot(frame: UnitBox, lines: usize) -> (UnitBox, UnitBox) {
    /// A line under a picture, in heights of the picture.
    const LINE: f32 = 0.08;
    const MOST: f32 = 0.5;
    let high = (frame.foot - frame.top) * (LINE * lines as f32).min(MOST);
    let cut = frame.foot - high;
    (UnitBox { foot: cut, ..frame }, UnitBox { top: cut, ..frame })
}

/// One of so many parts of a box that are as high as each other.
fn slice(frame: UnitBox, at: usize, of: usize) -> UnitBox {
    let high = (frame.foot - frame.top) / of.max(1) as f32;
    let top = frame.top + high * at as f32;
    UnitBox { top, foot: top + high, ..frame }
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
