//! What a page says of its article in JSON-LD (schema.org).

use serde_json::Value;

/// The first thing that is an article, in all that a page declares.
pub(super) fn article(scripts: &[String]) -> Option<Value> {
    scripts.iter().find_map(|text| find(serde_json::from_str(&bare(text)).ok()?))
}

/// The JSON of a script without what XHTML puts around it; line ends stand in
/// strings of it, too, where people wrote them.
fn bare(script: &str) -> String {
    let mut text = script.trim();
    for sign in ["//", "/*", "<!--", "<![CDATA[", "*/"] {
        text = text.strip_prefix(sign).unwrap_or(text).trim_start();
    }
    for sign in ["//", "*/", "-->", "]]>", "/*", "//", ";"] {
        text = text.strip_suffix(sign).unwrap_or(text).trim_end();
    }
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// An article in a value, its lists and its `@graph`. Nested no deeper than
/// the parser allows.
fn find(value: Value) -> Option<Value> {
    match value {
        Value::Array(values) => values.into_iter().find_map(find),
        Value::Object(mut fields) => {
            if fields.get("@type").is_some_and(is_article) {
                return Some(Value::Object(fields));
            }
            let inner = fields.remove("@graph").or_else(|| fields.remove("mainEntity"));
            inner.and_then(find)
        }
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    let is = |kind: &str| {
        let name = kind.rsplit('/').next().unwrap_or_default();
        name.ends_with("Article") || name.ends_with("BlogPosting")
    };
    match kind {
        Value::String(kind) => is(kind),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

/// The texts of a field: itself, its name, or those of each in a list.
pub(super) fn texts(article: &Value, field: &str) -> Vec<String> {
    fn collect(value: &Value, out: &mut Vec<String>) {
        match value {
            Value::String(text) => out.push(text.trim().to_owned()),
            Value::Array(values) => values.iter().for_each(|value| collect(value, out)),
            Value::Object(fields) => {
                if let Some(name) = fields.get("name").or_else(|| fields.get("@id")) {
                    collect(name, out);
                }
            }
            _ => {}
        }
    }
    let mut out = Vec::new();
    if let Some(value) = article.get(field) {
        collect(value, &mut out);
    }
    out.retain(|text| !text.is_empty());
    out
}
