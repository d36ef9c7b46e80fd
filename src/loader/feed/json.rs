//! JSON Feed 1 and 1.1.

use serde_json::Value;

use super::{Entry, Feed, inherited, tag};
use crate::loader::markup::{Base, of_html, of_plain};
use crate::loader::{dates, limits};

/// The feed that a document holds.
pub(super) fn feed(text: &str) -> Option<Feed> {
    let value: Value = serde_json::from_str(text.trim()).ok()?;
    let version = value.get("version")?.as_str()?;
    if !version.contains("jsonfeed.org") {
        return None;
    }
    let base = string(&value, "home_page_url").map_or(Base::Unknown, Base::Web);
    let items = value.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let authors = authors(&value);
    Some(Feed {
        title: string(&value, "title").unwrap_or_default(),
        subtitle: string(&value, "description"),
        publisher: Some(authors.join(", ")).filter(|names| !names.is_empty()),
        lang: string(&value, "language").and_then(tag),
        date: None,
        left_out: items.len().saturating_sub(limits::FEED_ENTRIES),
        entries: items
            .iter()
            .take(limits::FEED_ENTRIES)
            .map(|item| entry(item, inherited(&authors), &base))
            .collect(),
    })
}

fn entry(item: &Value, of_feed: &[String], base: &Base) -> Entry {
    let own = authors(item);
    let html = string(item, "content_html").map(|html| of_html(&html, base));
    let plain = || string(item, "content_text").map(|text| of_plain(&text));
    let tags = item.get("tags").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let date = string(item, "date_published").or_else(|| string(item, "date_modified"));
    let named = || string(item, "id").filter(|id| id.starts_with("http"));
    let address = string(item, "url").or_else(|| string(item, "external_url")).or_else(named);
    Entry {
        title: string(item, "title").unwrap_or_default(),
        address: address.and_then(|a| base.link(&a)).map(crate::model::Clean::into_string),
        authors: if own.is_empty() { of_feed.to_vec() } else { own },
        date: date.and_then(|date| dates::day(&date)),
        lang: string(item, "language").and_then(tag),
        tags: tags.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        summary: string(item, "summary").map(|text| of_plain(&text)).unwrap_or_default(),
        content: html.filter(|blocks| !blocks.is_empty()).or_else(plain).unwrap_or_default(),
    }
}

/// A text; numbers, which some feeds have for ids, are texts too.
fn string(value: &Value, name: &str) -> Option<String> {
    match value.get(name)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn authors(value: &Value) -> Vec<String> {
    let listed = value.get("authors").and_then(Value::as_array).map(Vec::as_slice);
    let all = listed.unwrap_or_default().iter().take(limits::AUTHORS).chain(value.get("author"));
    let mut names: Vec<String> = all.filter_map(|author| string(author, "name")).collect();
    names.dedup();
    names
}
