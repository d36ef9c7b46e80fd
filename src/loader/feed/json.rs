//! JSON Feed 1 and 1.1.

use std::collections::HashSet;

use serde_json::Value;

use super::media::{self, FeedPicture};
use super::{Feed, FeedEntry, inherited};
use crate::input::{dates, limits};
use crate::loader::markup::{Base, Hidden, looks_like_html, of_html, of_plain};
use crate::model::{Block, LangTag};

/// The feed that a document holds.
pub(super) fn feed(text: &str, base: &Base) -> Option<Feed> {
    let value: Value = serde_json::from_str(text.trim()).ok()?;
    let version = value.get("version")?.as_str()?;
    if !version.contains("jsonfeed.org") {
        return None;
    }
    let base = string(&value, "home_page_url").map_or(base.clone(), Base::Web);
    let items = value.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let authors = authors(&value);
    Some(Feed {
        title: title(&value),
        subtitle: string(&value, "description"),
        publisher: Some(authors.join(", ")).filter(|names| !names.is_empty()),
        lang: string(&value, "language").and_then(|tag| LangTag::new(&tag)),
        date: None,
        left_out: items.len().saturating_sub(limits::FEED_ENTRIES),
        entries: items
            .iter()
            .take(limits::FEED_ENTRIES)
            .map(|item| entry(item, inherited(&authors), &base))
            .collect(),
    })
}

fn entry(item: &Value, of_feed: &[String], base: &Base) -> FeedEntry {
    let own = authors(item);
    let mut hidden = Hidden::default();
    let html = string(item, "content_html").map(|html| of_html(&html, base, &mut hidden));
    let plain = || string(item, "content_text").map(|text| of_plain(&text));
    let tags = item.get("tags").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let date = string(item, "date_published").or_else(|| string(item, "date_modified"));
    let named = || string(item, "id").filter(|id| id.starts_with("http"));
    let address = string(item, "url").or_else(|| string(item, "external_url")).or_else(named);
    let is_content = html.as_ref().is_some_and(|blocks| !blocks.is_empty())
        || string(item, "content_text") != string(item, "summary");
    FeedEntry {
        name: string(item, "id"),
        title: title(item),
        address: address.and_then(|a| base.link(&a)).map(crate::model::Clean::into_string),
        authors: if own.is_empty() { of_feed.to_vec() } else { own },
        date: date.and_then(|date| dates::day(&date)),
        lang: string(item, "language").and_then(|tag| LangTag::new(&tag)),
        tags: tags.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        summary: string(item, "summary").map(|text| of_plain(&text)).unwrap_or_default(),
        content: html.filter(|blocks| !blocks.is_empty()).or_else(plain).unwrap_or_default(),
        is_content,
        picture: picture(item).and_then(|picture| picture.figure(base)),
        sounds: sounds(item, base),
        hidden,
    }
}

fn title(value: &Value) -> String {
    line(string(value, "title").unwrap_or_default())
}

/// A title is plain text, but many programs write it as HTML.
pub(super) fn line(text: String) -> String {
    if !looks_like_html(&text) {
        return text;
    }
    let blocks = of_html(&text, &Base::Unknown, &mut Hidden::default());
    blocks.iter().map(Block::plain).collect::<Vec<_>>().join(" ")
}

/// The picture of an item: its own, else the first that is attached.
fn picture(item: &Value) -> Option<FeedPicture> {
    const MOST: usize = 64;
    let attached = || {
        let all = item.get("attachments")?.as_array()?.iter().take(MOST);
        let mut pictures = all.filter(|attached| {
            string(attached, "mime_type").is_some_and(|kind| kind.starts_with("image/"))
        });
        let found = pictures.next()?;
        let title = string(found, "title").unwrap_or_default();
        Some(FeedPicture { address: string(found, "url")?, title, ..FeedPicture::default() })
    };
    let own = string(item, "image").or_else(|| string(item, "banner_image"));
    own.map(|address| FeedPicture { address, ..FeedPicture::default() }).or_else(attached)
}

/// The sounds and films that are attached to an item.
fn sounds(item: &Value, base: &Base) -> Vec<Block> {
    const MOST: usize = 8;
    let all = item.get("attachments").and_then(Value::as_array).map(Vec::as_slice);
    let lines = all.unwrap_or_default().iter().filter_map(|attached| {
        let title = string(attached, "title").unwrap_or_default();
        media::line(&string(attached, "mime_type")?, &title, &string(attached, "url")?, base)
    });
    lines.take(MOST).collect()
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
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}
