//! AWS Textract: blocks of every kind in one list, with places in shares of
//! their page. Lines are taken; words are their parts, layout blocks say what
//! they are, and cells which of their words stand in a table.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::parts::{JsonBlock, JsonPage, Units, holders, list, text};
use super::tables::PageTables;
use super::textract_tables::{TableWords, kind, place};
use crate::recovery::sheet::BlockHint;

pub(super) fn pages(value: &Value) -> Vec<JsonPage> {
    let all = holders(value, "Blocks");
    let all: Vec<&Value> = all.iter().flat_map(|told| list(told, "Blocks")).collect();
    let mut sorts: HashMap<&str, BlockHint> = HashMap::new();
    for block in &all {
        let sort = match kind(block) {
            "LAYOUT_TITLE" | "LAYOUT_SECTION_HEADER" => BlockHint::Heading,
            "LAYOUT_HEADER" | "LAYOUT_FOOTER" | "LAYOUT_PAGE_NUMBER" => BlockHint::Furniture,
            _ => continue,
        };
        let children = list(block, "Relationships").iter().flat_map(|held| list(held, "Ids"));
        sorts.extend(children.filter_map(Value::as_str).map(|id| (id, sort)));
    }
    let words = TableWords::of(&all);
    let mut pages: BTreeMap<u64, (JsonPage, PageTables)> = BTreeMap::new();
    for line in all.iter().filter(|block| kind(block) == "LINE") {
        let number = line.get("Page").and_then(Value::as_u64).unwrap_or(1);
        let Some(own) = text(line, &["Text"]) else { continue };
        let sort = text(line, &["Id"]).and_then(|id| sorts.get(id)).copied();
        let frame = line.get("Geometry").and_then(place);
        let empty = || JsonPage { units: Units::Shares, ..JsonPage::default() };
        let (page, tables) =
            pages.entry(number).or_insert_with(|| (empty(), PageTables::default()));
        if let Some(rest) = tables.take(&words.parts(line, own), frame, page) {
            page.blocks.push(JsonBlock { sort: sort.unwrap_or_default(), lines: vec![rest] });
        }
    }
    let whole = |(mut page, tables): (JsonPage, PageTables)| {
        tables.finish(&mut page);
        page
    };
    pages.into_values().map(whole).collect()
}
