//! Google Cloud Vision: pages of blocks, paragraphs, words and symbols, whose
//! breaks say where lines end. The same text stands twice more beside them, as
//! one string and as words, and is taken only where there are no pages.

use serde_json::Value;

use super::parts::{JsonBlock, JsonLine, JsonPage, Units, holders, list, text};
use super::places::{frame, number};
use crate::loader::positioned::scan::{HYPHEN, UnitBox, widened};

pub(super) fn pages(value: &Value) -> Vec<JsonPage> {
    let whole = holders(value, "fullTextAnnotation");
    let pages = whole.iter().flat_map(|told| list(&told["fullTextAnnotation"], "pages"));
    let pages: Vec<JsonPage> = pages.map(page).filter(|page| !page.blocks.is_empty()).collect();
    if !pages.is_empty() {
        return pages;
    }
    let strings = whole.iter().filter_map(|told| text(&told["fullTextAnnotation"], &["text"]));
    let strings: Vec<&str> = strings.collect();
    if !strings.is_empty() {
        return strings.into_iter().map(JsonPage::of_text).collect();
    }
    let words = holders(value, "textAnnotations");
    let first = words.iter().filter_map(|told| list(told, "textAnnotations").first());
    first.filter_map(|first| text(first, &["description"])).map(JsonPage::of_text).collect()
}

fn page(page: &Value) -> JsonPage {
    let side = |name: &str| page.get(name).and_then(number).filter(|side| *side > 0.0);
    let mut read = JsonPage { size: side("width").zip(side("height")), ..JsonPage::default() };
    for block in list(page, "blocks") {
        let mut lines = VisionLines::default();
        for word in list(block, "paragraphs").iter().flat_map(|part| list(part, "words")) {
            let (place, units) = outline(word);
            read.units = units.unwrap_or(read.units);
            lines.word(word, place);
        }
        lines.end();
        if !lines.done.is_empty() {
            read.blocks.push(JsonBlock { lines: lines.done, ..JsonBlock::default() });
        }
    }
    read
}

/// Where a word stands, and in what units.
fn outline(word: &Value) -> (Option<UnitBox>, Option<Units>) {
    let Some(outline) = word.get("boundingBox").or_else(|| word.get("boundingPoly")) else {
        return (None, None);
    };
    match outline.get("vertices").and_then(frame) {
        Some(place) => (Some(place), Some(Units::Even)),
        None => {
            let place = outline.get("normalizedVertices").and_then(frame);
            (place, place.map(|_| Units::Shares))
        }
    }
}

/// Lines in the making.
#[derive(Default)]
struct VisionLines {
    done: Vec<JsonLine>,
    text: String,
    frame: Option<UnitBox>,
}

impl VisionLines {
    fn word(&mut self, word: &Value, place: Option<UnitBox>) {
        widened(&mut self.frame, place);
        for symbol in list(word, "symbols") {
            self.text.push_str(text(symbol, &["text"]).unwrap_or_default());
            let ends = symbol.pointer("/property/detectedBreak/type").and_then(Value::as_str);
            match ends.unwrap_or_default() {
                "SPACE" | "SURE_SPACE" => self.space(),
                "HYPHEN" => {
                    self.text.push(HYPHEN);
                    self.end();
                }
                "LINE_BREAK" | "EOL_SURE_SPACE" => self.end(),
                _ => {}
            }
        }
    }

    /// Han are taken for words; white between them is none that was printed.
    fn space(&mut self) {
        if !self.text.ends_with(|c: char| c >= '\u{2E80}') {
            self.text.push(' ');
        }
    }

    fn end(&mut self) {
        let (text, frame) = (std::mem::take(&mut self.text), self.frame.take());
        if !text.trim().is_empty() {
            self.done.push(JsonLine { text, frame });
        }
    }
}
