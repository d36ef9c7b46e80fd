//! Surya: `text_lines` a page, in a list for each file.

use serde_json::Value;

use super::markup::without_tags;
use super::parts::{JsonBlock, JsonLine, JsonPage, holders, list, text};
use super::places::frame;

pub(super) fn pages(value: &Value) -> Vec<JsonPage> {
    holders(value, "text_lines").into_iter().map(page).collect()
}

fn page(page: &Value) -> JsonPage {
    let size = page.get("image_bbox").and_then(frame).map(|all| (all.right, all.foot));
    let line = |line: &Value| {
        let place = ["bbox", "polygon"].iter().find_map(|name| frame(line.get(name)?));
        Some(JsonLine { text: without_tags(text(line, &["text"])?), frame: place })
    };
    let lines = list(page, "text_lines").iter().filter_map(line);
    JsonPage { size, blocks: lines.map(JsonBlock::of_line).collect(), ..JsonPage::default() }
}
