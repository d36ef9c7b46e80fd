//! Azure Document Intelligence (`pages` of `lines`, and `paragraphs` with
//! roles, `tables` and `figures` over the same text) and the older Read
//! (`readResults`).

use std::collections::HashSet;

use serde_json::Value;

use super::azure_tables::{AzureCells, page_number, place, span};
use super::parts::{JsonBlock, JsonPage, list, text};
use super::places::number;
use super::tables::PageTables;
use crate::recovery::sheet::BlockHint;

/// A paragraph: its characters, and what it is.
struct SpanRole {
    start: u64,
    end: u64,
    sort: BlockHint,
}

pub(super) fn pages(value: &Value) -> Vec<JsonPage> {
    let Some(result) = value.get("analyzeResult") else { return Vec::new() };
    let captions: HashSet<u64> = captions(result).collect();
    let roles = list(result, "paragraphs").iter();
    let roles: Vec<SpanRole> = roles.filter_map(|told| role(told, &captions)).collect();
    let pages = list(result, "pages").iter().chain(list(result, "readResults"));
    let cells = AzureCells::of(result);
    pages.map(|told| page(told, &roles, &cells)).collect()
}

/// Where the captions of figures begin.
fn captions(result: &Value) -> impl Iterator<Item = u64> + '_ {
    let captions = list(result, "figures").iter().filter_map(|figure| figure.get("caption"));
    captions.filter_map(|caption| Some(span(list(caption, "spans").first()?)?.0))
}

fn role(paragraph: &Value, captions: &HashSet<u64>) -> Option<SpanRole> {
    let spans = list(paragraph, "spans");
    let (start, _) = span(spans.first()?)?;
    let (last, length) = span(spans.last()?)?;
    let sort = match text(paragraph, &["role"]).unwrap_or_default() {
        _ if captions.contains(&start) => BlockHint::Caption,
        "title" | "sectionHeading" => BlockHint::Heading,
        "pageHeader" | "pageFooter" | "pageNumber" => BlockHint::Furniture,
        _ => BlockHint::Text,
    };
    Some(SpanRole { start, end: last.saturating_add(length), sort })
}

fn page(page: &Value, roles: &[SpanRole], cells: &AzureCells) -> JsonPage {
    let side = |name: &str| page.get(name).and_then(number).filter(|side| *side > 0.0);
    let mut read = JsonPage { size: side("width").zip(side("height")), ..JsonPage::default() };
    let cells = cells.on_page(page_number(page));
    let mut tables = PageTables::default();
    let mut last = None;
    for line in list(page, "lines") {
        let Some(own) = text(line, &["content", "text"]) else { continue };
        let frame = place(line);
        let at = list(line, "spans").first().and_then(span).map(|(start, _)| start);
        let parts = cells.parts(own, at, frame);
        let Some(line) = tables.take(&parts, frame, &mut read) else {
            last = None;
            continue;
        };
        let role = at.and_then(|at| roles.partition_point(|role| role.start <= at).checked_sub(1));
        let role = role.filter(|&role| at.is_some_and(|at| at < roles[role].end));
        match read.blocks.last_mut() {
            Some(block) if role.is_some() && role == last && block.sort != BlockHint::Table => {
                block.lines.push(line);
            }
            _ => {
                let sort = role.map_or(BlockHint::Text, |role| roles[role].sort);
                read.blocks.push(JsonBlock { sort, lines: vec![line] });
            }
        }
        last = role;
    }
    tables.finish(&mut read);
    read
}
