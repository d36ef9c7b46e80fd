//! The seam between two texts: whether a sentence is broken there, and how it
//! is closed.

use std::collections::HashSet;

use crate::input::line_join::joins_without_space;
use crate::model::{Block, BlockKind, Clean, Doubt, Rich, Span};
use crate::recovery::ocr::breaks_off;

/// Whether a text breaks off without a sentence's end.
pub(super) fn is_open(text: &str) -> bool {
    breaks_off(text.chars()).unwrap_or(false)
}

/// Whether a text begins inside a sentence, as far as its first letter tells.
pub(super) fn begins_inside(text: &str) -> bool {
    const INSIDE: &str = "，。、；：！？）》”」』,;:)";
    let first = text.chars().find(|c| !c.is_whitespace());
    first.is_some_and(|c| c.is_lowercase() || INSIDE.contains(c))
}

/// The words of an edition, which tell whether a hyphen was printed.
#[derive(Debug, Default)]
pub(super) struct EditionWords(HashSet<String>);

impl EditionWords {
    pub(super) fn of(blocks: &[Block]) -> Self {
        let texts = blocks.iter().flat_map(Block::texts);
        let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphabetic() && c != '-'));
        let inner = words.filter(|word| !word.ends_with('-') && !word.is_empty());
        Self(inner.map(str::to_lowercase).collect())
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&word.to_lowercase())
    }
}

/// Joins what goes on to a paragraph that broke off: han without a space, a
/// hyphenated word without its hyphen if it is known from elsewhere, other
/// words with a space. A doubt, in percent, is noted where the two meet.
pub(super) fn join(first: &mut Block, second: Block, words: &EditionWords, doubt: Option<u8>) {
    let BlockKind::Paragraph(after) = second.kind else { return };
    let BlockKind::Paragraph(before) = &mut first.kind else { return };
    if let Some(whole) = without_hyphen(&before.text, &after.text, words) {
        before.text = whole;
    } else if !(hyphenated(&before.text).is_some() && begins_inside(&after.text)) {
        let start = after.text.chars().next();
        let closed = start.is_some_and(|start| joins_without_space(&before.text, start));
        before.text.push(&Clean::line(if closed { "" } else { " " }));
    }
    let at = before.text.len();
    clip(before, at);
    let moved = |span: Span| Span { range: span.range.start + at..span.range.end + at, ..span };
    before.spans.extend(after.spans.into_iter().map(moved));
    before.text.push(&after.text);
    first.source.extend(second.source);
    first.truncated = second.truncated;
    first.doubts.retain(|doubt| doubt.at < at);
    first.doubts.extend(doubt.map(|percent| Doubt { at, percent }));
    let later = second.doubts.into_iter().map(|doubt| Doubt { at: doubt.at + at, ..doubt });
    first.doubts.extend(later.filter(|later| doubt.is_none() || later.at > at));
}

/// The letters before a hyphen at the end.
fn hyphenated(text: &str) -> Option<&str> {
    let body = text.trim_end().strip_suffix(['-', '\u{AD}'])?;
    let start = body.trim_end_matches(char::is_alphabetic).len();
    (start < body.len()).then(|| &body[start..])
}

/// The text without the hyphen at its end, if the word goes on in the next.
fn without_hyphen(before: &str, after: &str, words: &EditionWords) -> Option<Clean> {
    let head = hyphenated(before)?;
    let tail = &after[..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())];
    let goes_on = tail.starts_with(char::is_lowercase) && words.has(&format!("{head}{tail}"));
    let body = before.trim_end().strip_suffix(['-', '\u{AD}'])?;
    goes_on.then(|| Clean::line(body))
}

/// Ends a text at a byte: spans and all.
pub(super) fn clip(text: &mut Rich, at: usize) {
    text.spans.retain(|span| span.range.start < at);
    text.spans.iter_mut().for_each(|span| span.range.end = span.range.end.min(at));
}
