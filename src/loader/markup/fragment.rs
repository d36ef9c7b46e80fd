//! Texts inside other documents: HTML, plain text, or base64 of either.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Base, Dialect, Hidden, ROOT, blocks, may_hide, parse};
use crate::model::{Block, Clean};

/// Text that was packed as base64, if it is UTF-8.
pub(crate) fn from_base64(text: &str) -> Option<String> {
    let packed: String = text.split_whitespace().collect();
    String::from_utf8(STANDARD.decode(packed).ok()?).ok()
}

/// Blocks of HTML. What it does not show is added to `hidden`.
pub(crate) fn of_html(text: &str, base: &Base, hidden: &mut Hidden) -> Vec<Block> {
    let dom = parse(text, Dialect::Html);
    if may_hide(text.as_bytes()) {
        hidden.add(Hidden::of(&dom, ROOT));
    }
    blocks(&dom, ROOT, base, &|_| false)
}

/// Writes text into markup: what would be markup in it is text there, between
/// tags and in attributes.
pub(crate) fn escape(text: &str, page: &mut String) {
    for c in text.chars() {
        match c {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            c => page.push(c),
        }
    }
}

/// Blocks of plain text: paragraphs by blank lines, else by lines.
pub(crate) fn of_plain(text: &str) -> Vec<Block> {
    let clean = Clean::lines(text);
    let text = clean.trim();
    let parts: Vec<&str> =
        if text.contains("\n\n") { text.split("\n\n").collect() } else { vec![text] };
    let lines = parts.iter().map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).map(|line| Block::paragraph(&line)).collect()
}

/// Whether there is a tag or an entity in a text.
pub(crate) fn looks_like_html(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let after = &rest[at + 1..];
        let word = after.trim_start_matches(['/', '#']);
        let length = word.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let end = word.as_bytes().get(length);
        let is_markup = if rest[at..].starts_with('<') {
            after.starts_with('!')
                || length > 0
                    && word.starts_with(|c: char| c.is_ascii_alphabetic())
                    && end.is_some_and(|end| matches!(end, b'>' | b' ' | b'/' | b'\n'))
        } else {
            length > 1 && end == Some(&b';')
        };
        if is_markup {
            return true;
        }
        rest = after;
    }
    false
}
