//! Clippings taken back from a file: JSON Lines, annotations, Markdown of our own.
//! What a file is, its content says.

use serde_json::Value;

use super::annotation;
use super::markdown::{COMMENT, COMMENT_END};
use crate::model::{Clean, ClippingEntry, ClippingForm};

/// The largest file that is taken, in bytes: 64 MiB, some 20,000 whole articles.
pub const MOST_CLIPPING_BYTES: usize = 64 << 20;

/// Characters kept of what a parser says.
const SAID: usize = 120;

/// Why nothing was taken from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClippingsFault {
    /// It has more than so many bytes.
    TooLarge(usize),
    /// It is of a form that has no place for what clippings are.
    OneWay(ClippingForm),
    /// There are no clippings in it.
    NoClippings,
    /// A line is not as it should be; the first is 1.
    Malformed {
        /// The line.
        line: usize,
        /// What a parser said of it.
        said: Clean,
    },
}

/// The clippings in a file.
///
/// # Errors
/// [`ClippingsFault`]; nothing of the file is to be taken then.
pub fn read_clippings(bytes: &[u8]) -> Result<Vec<ClippingEntry>, ClippingsFault> {
    if bytes.len() > MOST_CLIPPING_BYTES {
        return Err(ClippingsFault::TooLarge(MOST_CLIPPING_BYTES));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(ClippingsFault::OneWay(ClippingForm::Epub));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        malformed(1 + memchr::memchr_iter(b'\n', before).count(), "UTF-8")
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let found = match text.trim_start().as_bytes().first() {
        Some(b'{' | b'[') => json(text)?,
        Some(b'@') => return Err(ClippingsFault::OneWay(ClippingForm::Bibtex)),
        _ => comments(text)?,
    };
    if found.is_empty() { Err(ClippingsFault::NoClippings) } else { Ok(found) }
}

/// Lines of ours, or a document of annotations.
fn json(text: &str) -> Result<Vec<ClippingEntry>, ClippingsFault> {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let is_ours = |line: &Value| line.get("edition").is_some() && line.get("anchor").is_some();
    if serde_json::from_str::<Value>(first).is_ok_and(|line| is_ours(&line)) {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        return lines.map(|(at, line)| entry(at + 1, line)).collect();
    }
    let document: Value = serde_json::from_str(text)
        .map_err(|error| malformed(error.line().max(1), &error.to_string()))?;
    let is_item =
        |item: &Value| item["type"] == "article-newspaper" || item.get("issued").is_some();
    if document.as_array().is_some_and(|items| items.iter().any(is_item)) {
        return Err(ClippingsFault::OneWay(ClippingForm::CslJson));
    }
    annotation::read(&document).ok_or(ClippingsFault::NoClippings)
}

/// What stands in the comments of our own Markdown, at the beginning of lines only:
/// what a paper prints never begins one.
fn comments(text: &str) -> Result<Vec<ClippingEntry>, ClippingsFault> {
    let lines = text.lines().enumerate();
    let comments = lines.filter_map(|(at, line)| {
        let own = line.strip_prefix(COMMENT)?.trim_end().strip_suffix(COMMENT_END.trim_end())?;
        Some(entry(at + 1, own))
    });
    comments.collect()
}

fn entry(line: usize, json: &str) -> Result<ClippingEntry, ClippingsFault> {
    let mut entry: ClippingEntry =
        serde_json::from_str(json).map_err(|error| malformed(line, &error.to_string()))?;
    // What was made elsewhere need not tell when it was changed.
    entry.changed = entry.changed.max(entry.clipping.created);
    Ok(entry)
}

fn malformed(line: usize, said: &str) -> ClippingsFault {
    let said: String = said.chars().take(SAID).collect();
    ClippingsFault::Malformed { line, said: Clean::line(&said) }
}
