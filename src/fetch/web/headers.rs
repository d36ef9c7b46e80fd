//! What the head of an answer says.

use ureq::http::HeaderMap;

use super::reply::Validators;

/// A validator that is longer is not kept. Those of servers have up to 100.
const VALIDATOR: usize = 1_024;

pub(super) fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

pub(super) fn validators(headers: &HeaderMap) -> (Option<String>, Option<String>) {
    let kept =
        |name| header(headers, name).filter(|value| value.len() <= VALIDATOR).map(str::to_owned);
    (kept("etag"), kept("last-modified"))
}

/// What is kept after an answer without a document: it may name new tags.
pub(super) fn renewed(known: &Validators, headers: &HeaderMap) -> Validators {
    let (etag, modified) = validators(headers);
    Validators {
        etag: etag.or_else(|| known.etag.clone()),
        modified: modified.or_else(|| known.modified.clone()),
        hash: known.hash.clone(),
    }
}

/// The kind of a document, and its encoding.
pub(super) fn content_type(headers: &HeaderMap) -> (Option<String>, Option<String>) {
    let Some(value) = header(headers, "content-type") else { return (None, None) };
    let mut parts = value.split(';');
    let is_kind = |kind: &String| kind.len() <= 100 && kind.contains('/');
    let kind = parts.next().map(|kind| kind.trim().to_ascii_lowercase()).filter(is_kind);
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        let is_label = !value.is_empty() && value.len() <= 40;
        (name.trim().eq_ignore_ascii_case("charset") && is_label).then(|| value.to_owned())
    });
    (kind, charset)
}
