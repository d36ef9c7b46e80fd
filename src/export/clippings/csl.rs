//! CSL-JSON: the items of the Citation Style Language, schema 1.0.2
//! (<https://github.com/citation-style-language/schema>), as Zotero, pandoc and
//! citation processors take them.

use serde_json::{Map, Value, json};

use super::cited::{CitedArticle, articles};
use crate::model::{BylineName, ClippingEntry, Date};

/// The articles that clippings are cut from.
pub(super) fn all(entries: &[ClippingEntry]) -> String {
    let items: Vec<Value> = articles(entries).iter().map(item).collect();
    format!("{:#}\n", Value::Array(items))
}

fn item(cited: &CitedArticle<'_>) -> Value {
    let from = cited.from;
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| {
        let is_empty = match &value {
            Value::String(text) => text.is_empty(),
            Value::Array(values) => values.is_empty(),
            value => value.is_null(),
        };
        if !is_empty {
            item.insert(name.to_owned(), value);
        }
    };
    put("id", json!(cited.key));
    put("type", json!("article-newspaper"));
    put("title", json!(from.headline));
    put("author", cited.names.iter().map(name).collect());
    put("container-title", json!(from.paper));
    put("issued", cited.date.map_or(Value::Null, date));
    put("page", json!(from.page));
    put("section", json!(from.section));
    put("URL", json!(from.url));
    // Who reads a page of the web says when; who reads paper need not.
    let seen = cited.seen.filter(|_| !from.url.is_empty());
    put("accessed", seen.map_or(Value::Null, date));
    put("language", json!(from.lang));
    put("abstract", json!(cited.text));
    put("note", json!(cited.note));
    put("keyword", json!(cited.tags.join(", ")));
    Value::Object(item)
}

fn name(name: &BylineName) -> Value {
    match name {
        BylineName::Whole(name) => json!({ "literal": name }),
        BylineName::Parted { given, family } => json!({ "family": family, "given": given }),
    }
}

fn date(date: Date) -> Value {
    json!({ "date-parts": [[date.year(), date.month(), date.day()]] })
}
