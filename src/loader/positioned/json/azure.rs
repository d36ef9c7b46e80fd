//! Azure Document Intelligence (`pages` of `lines`, and `paragraphs` with
//! roles over the same text) and the older Read (`readResults`).

use serde_json::Value;

use super::parts::{JsonBlock, JsonLine, JsonPage, list, text};
use super::places::{frame, number};
use crate::recovery::sheet::BlockHint;

/// A paragraph: its characters, and what it is.
struct SpanRole {
    start: u64,
    end: u64,
    sort: BlockHint,
}

pub(super) fn pages(value: &Value) -> Vec<JsonPage> {
    let Some(result) = value.get("analyzeResult") else { return Vec::new() };
    let roles: Vec<SpanRole> = list(result, "paragraphs").iter().filter_map(role).collect();
    let pages = list(result, "pages").iter().chain(list(result, "readResults"));
    pages.map(|told| page(told, &roles)).collect()
}

fn role(paragraph: &Value) -> Option<SpanRole> {
    let spans = list(paragraph, "spans");
    let (start, _) = span(spans.first()?)?;
    let (last, length) = span(spans.last()?)?;
    let sort = match text(paragraph, &["role"]).unwrap_or_default() {
        "title" | "sectionHeading" => BlockHint::Heading,
        "pageHeader" | "pageFooter" | "pageNumber" => BlockHint::Furniture,
        _ => BlockHint::Text,
    };
    Some(SpanRole { start, end: last.saturating_add(length), sort })
}

fn span(value: &Value) -> Option<(u64, u64)> {
    Some((value.get("offset")?.as_u64()?, value.get("length")?.as_u64()?))
}

fn page(page: &Value, roles: &[SpanRole]) -> JsonPage {
    let side = |name: &str| page.get(name).and_then(number).filter(|side| *side > 0.0);
    let mut read = JsonPage { size: side("width").zip(side("height")), ..JsonPage::default() };
    let mut last = None;
    for line in list(page, "lines") {
        let Some(own) = text(line, &["content", "text"]) else { continue };
        let place = ["polygon", "boundingBox", "boundingPolygon"];
        let frame = place.iter().find_map(|name| frame(line.get(name)?));
        let at = list(line, "spans").first().and_then(span).map(|(start, _)| start);
        let role = at.and_then(|at| roles.partition_point(|role| role.start <= at).checked_sub(1));
        let role = role.filter(|&role| at.is_some_and(|at| at < roles[role].end));
        let line = JsonLine { text: own.to_owned(), frame };
        match read.blocks.last_mut() {
            Some(block) if role.is_some() && role == last => block.lines.push(line),
            _ => {
                let sort = role.map_or(BlockHint::Text, |role| roles[role].sort);
                read.blocks.push(JsonBlock { sort, lines: vec![line] });
            }
        }
        last = role;
    }
    read
}
