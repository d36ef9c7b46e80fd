//! Text whose own marks say where its blocks stand, as DeepSeek-OCR writes it:
//! boxes in 999ths of the page's sides.

use std::ops::Range;

use serde_json::Value;

use super::json::{JsonBlock, JsonLine, JsonPage, PageShape, Units, frame, letter};
use super::scan::{SheetBuilder, UnitBox, XmlSource};
use crate::recovery::masthead;
use crate::recovery::sheet::{BlockHint, Sheet, SheetPage};

/// What a page's sides are counted in.
const PARTS: f32 = 999.0;

/// The sheet of a page whose blocks stand where `places` says, a place for each
/// block that the sheet's marks tell; `None` if half of them have none.
pub(in crate::loader) fn placed(sheet: &Sheet, places: &[Option<&str>]) -> Option<Sheet> {
    let frames = places.iter().map(|place| share((*place)?));
    let blocks: Vec<PlacedBlock<'_>> = sheet.told.iter().zip(frames).collect();
    if blocks.iter().filter(|(_, frame)| frame.is_some()).count() * 2 <= sheet.told.len() {
        return None;
    }
    let text = &sheet.decoded.text;
    let line = |&((range, _), frame): &PlacedBlock<'_>| JsonLine {
        text: text[range.clone()].to_owned(),
        frame,
    };
    let lines = blocks.iter().map(line).map(JsonBlock::of_line).collect();
    let shape =
        PageShape::of(&JsonPage { units: Units::Shares, blocks: lines, ..JsonPage::default() });
    let mut scan = SheetBuilder::new();
    if let Some((width, height)) = shape.size {
        scan.size(width, height);
    }
    // What stands in one box is set in one type.
    for of_box in blocks.chunk_by(|a, b| a.1 == b.1) {
        let frame = of_box[0].1.map(|frame| shape.scaled(frame));
        let whole: String = of_box.iter().map(|((range, _), _)| &text[range.clone()]).collect();
        let letter = frame.map(|frame| letter(&whole, frame));
        for ((range, sort), _) in of_box {
            put(&mut scan, sheet, (range, *sort), |scan| scan.end_line(frame, letter));
            scan.end_zone(if *sort == BlockHint::Text { BlockHint::Paragraph } else { *sort });
        }
    }
    scan.end_page(SheetPage::default());
    let mut placed = scan.finish(sheet.decoded.encoding, sheet.decoded.malformed);
    masthead::read(&mut placed);
    Some(placed)
}

/// A block that the marks tell, and its box in shares of the page.
type PlacedBlock<'a> = (&'a (Range<usize>, BlockHint), Option<UnitBox>);

/// The box around those that a mark lists.
fn share(place: &str) -> Option<UnitBox> {
    let told: Value = serde_json::from_str(place).ok()?;
    let around = told.as_array()?.iter().filter_map(frame).reduce(UnitBox::around)?;
    let of = |part: f32| (part / PARTS).clamp(0.0, 1.0);
    let UnitBox { left, top, right, foot } = around;
    Some(UnitBox { left: of(left), top: of(top), right: of(right), foot: of(foot) })
}

/// Puts a block into the sheet, with its characters' places in the file.
fn put(
    scan: &mut SheetBuilder,
    sheet: &Sheet,
    (block, sort): (&Range<usize>, BlockHint),
    end_line: impl Fn(&mut SheetBuilder),
) {
    let source = XmlSource { xml: &sheet.decoded, base: 0 };
    for (at, c) in sheet.decoded.text[block.clone()].char_indices() {
        let at = block.start + at;
        match c {
            '\n' => end_line(scan),
            '\u{3000}' if sort == BlockHint::Table => scan.end_cell(),
            _ => scan.put_as(&source, at..at + c.len_utf8(), c),
        }
    }
    end_line(scan);
}
