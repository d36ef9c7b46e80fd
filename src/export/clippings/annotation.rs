//! The Web Annotation Data Model (W3C Recommendation, 23 February 2017) in JSON-LD:
//! a collection (5.1) whose first page (5.2) holds all annotations.
//!
//! What the model has no word for stands beside it as a JSON literal of our own, so
//! that nothing is lost on the way back; other programs pass it over.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::file::moment;
use crate::model::{
    Anchor, ArticleId, Clipping, ClippingEntry, EditionKey, MarkId, Place, Provenance, Quote,
    clean_tag,
};

/// The name of what is ours in an annotation.
const OWN: &str = "newsprint:clipping";

/// What comes before a UUID to make it an IRI (RFC 9562).
const URN: &str = "urn:uuid:";

/// All clippings as a collection.
pub(super) fn all(entries: &[ClippingEntry]) -> String {
    let items: Vec<Value> = entries.iter().map(annotation).collect();
    let context = json!([
        "http://www.w3.org/ns/anno.jsonld",
        {
            "@version": 1.1,
            "newsprint": "urn:newsprint:",
            OWN: { "@id": "newsprint:clipping", "@type": "@json" }
        }
    ]);
    let collection = json!({
        "@context": context,
        "id": "urn:newsprint:clippings",
        "type": "AnnotationCollection",
        "total": items.len(),
        "first": {
            "id": "urn:newsprint:clippings:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items
        }
    });
    format!("{collection:#}\n")
}

fn annotation(entry: &ClippingEntry) -> Value {
    let clipping = &entry.clipping;
    let mut bodies = Vec::new();
    let mut body = |value: &str, purpose: &str| {
        bodies.push(json!({
            "type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose
        }));
    };
    if !clipping.note.is_empty() {
        body(&clipping.note, "commenting");
    }
    clipping.tags.iter().for_each(|tag| body(tag, "tagging"));
    let mut out = Map::new();
    out.insert("id".into(), json!(format!("{URN}{}", clipping.id.0)));
    out.insert("type".into(), json!("Annotation"));
    out.insert("motivation".into(), json!("highlighting"));
    for (name, millis) in [("created", clipping.created), ("modified", entry.changed)] {
        if let Some(moment) = moment(millis) {
            out.insert(name.into(), json!(moment.strftime("%Y-%m-%dT%H:%M:%S%.fZ").to_string()));
        }
    }
    if !bodies.is_empty() {
        out.insert("body".into(), Value::Array(bodies));
    }
    out.insert("target".into(), target(clipping));
    out.insert(OWN.into(), serde_json::to_value(entry).unwrap_or(Value::Null));
    Value::Object(out)
}

/// The article; of a passage the words (4.2.4, Text Quote Selector).
fn target(clipping: &Clipping) -> Value {
    let from = &clipping.provenance;
    let source = if from.url.contains("://") { from.url.clone() } else { urn(clipping) };
    let mut target = json!({ "source": source });
    if !clipping.is_whole {
        let quote = &clipping.anchor.quote;
        target["selector"] = json!({
            "type": "TextQuoteSelector",
            "exact": clipping.text,
            "prefix": quote.prefix
        });
        // What is kept of the place begins where the passage does, and ends earlier
        // where the passage runs over several paragraphs.
        let words = format!("{}{}", quote.exact, quote.suffix);
        if let Some(suffix) = words.strip_prefix(&clipping.text).filter(|rest| !rest.is_empty()) {
            target["selector"]["suffix"] = json!(suffix);
        }
    }
    target
}

/// An IRI for an article that has no address.
fn urn(clipping: &Clipping) -> String {
    let mut out = "urn:newsprint:article:".to_owned();
    let parts = [clipping.edition.as_str(), "/", clipping.anchor.article.as_str()];
    for byte in parts.concat().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The clippings in a document of annotations: a collection, a page, a list or a
/// single one. Of those of other programs what the model tells is taken.
pub(super) fn read(document: &Value) -> Option<Vec<ClippingEntry>> {
    if let Value::Array(items) = document {
        return items.iter().map(one).collect();
    }
    match document["type"].as_str()? {
        "AnnotationCollection" => read(&document["first"]),
        "AnnotationPage" => read(&document["items"]),
        _ => Some(vec![one(document)?]),
    }
}

fn one(annotation: &Value) -> Option<ClippingEntry> {
    if annotation["type"].as_str()? != "Annotation" {
        return None;
    }
    match annotation.get(OWN) {
        Some(own) => serde_json::from_value(own.clone()).ok(),
        None => foreign(annotation),
    }
}

/// An annotation of another program. What has the same identity there has the same
/// here, however often it is taken in.
fn foreign(annotation: &Value) -> Option<ClippingEntry> {
    let id = annotation["id"].as_str()?;
    let own = id.strip_prefix(URN).and_then(|id| uuid::Uuid::try_parse(id).ok());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let target = match &annotation["target"] {
        Value::Array(several) => several.first()?,
        target => target,
    };
    let source = target["source"].as_str().or_else(|| target["id"].as_str());
    let source = source.or_else(|| target.as_str()).unwrap_or_default();
    let selectors = match &target["selector"] {
        Value::Array(several) => several.clone(),
        one => vec![one.clone()],
    };
    let quote = selectors.iter().find(|selector| selector["type"] == "TextQuoteSelector");
    let words = quote.map(|quote| text(&quote["exact"]))?;
    let quote = quote.map(|quote| Quote {
        exact: words.clone(),
        prefix: text(&quote["prefix"]),
        suffix: text(&quote["suffix"]),
    });
    let bodies = match &annotation["body"] {
        Value::Array(several) => several.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    };
    let (tags, notes): (Vec<&Value>, Vec<&Value>) =
        bodies.iter().partition(|body| body["purpose"] == "tagging");
    let notes: Vec<String> = notes.into_iter().map(|body| text(&body["value"])).collect();
    let created = text(&annotation["created"]).parse::<jiff::Timestamp>();
    let clipping = Clipping {
        id: MarkId(own.unwrap_or_else(|| named(id))),
        edition: EditionKey::new(source),
        anchor: Anchor {
            article: ArticleId::new(source),
            place: Place::default(),
            quote: quote.unwrap_or_default(),
        },
        is_whole: false,
        text: words,
        provenance: Provenance { url: source.to_owned(), ..Provenance::default() },
        note: notes.join(" ").trim().to_owned(),
        tags: tags.iter().filter_map(|tag| clean_tag(&text(&tag["value"]))).collect(),
        created: created.map_or(0, jiff::Timestamp::as_millisecond),
    };
    let changed = text(&annotation["modified"]).parse::<jiff::Timestamp>();
    let changed = changed.map_or(clipping.created, jiff::Timestamp::as_millisecond);
    Some(ClippingEntry { clipping, changed, removed: false })
}

/// An identity that a name always gives: of version 8 (RFC 9562), made of its sum.
fn named(name: &str) -> uuid::Uuid {
    let hash = blake3::hash(name.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.as_bytes()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
