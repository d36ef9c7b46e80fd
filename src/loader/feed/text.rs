//! The texts of a feed: plain, escaped markup, markup, or base64 of any.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::loader::markup::{Base, Dom, NodeId, ROOT, Rules, blocks, parse};
use crate::model::{Block, Clean};

/// How an element's text is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// As it stands.
    Plain,
    /// As HTML, once unescaped.
    Html,
    /// As HTML if it looks like it.
    Guess,
    /// The elements in it are the text.
    Inline,
}

/// The text of an element as blocks.
pub(super) fn set(dom: &Dom, id: NodeId, base: &Base) -> Vec<Block> {
    let has_elements = dom.children(id).any(|child| !dom.name(child).is_empty());
    let kind = kind(dom, id, has_elements);
    if kind == Kind::Inline {
        return blocks(dom, id, base, &|_| false);
    }
    let raw = dom.all_text(id);
    let is_coded = dom.attribute(id, "mode") == Some("base64")
        || dom.attribute(id, "type") == Some("application/octet-stream");
    let text = if is_coded { decoded(&raw).unwrap_or(raw) } else { raw };
    match kind {
        Kind::Html => of_html(&text, base),
        Kind::Guess if looks_like_html(&text) => of_html(&text, base),
        _ => of_plain(&text),
    }
}

/// The text of an element as one line.
pub(super) fn line(dom: &Dom, id: NodeId, base: &Base) -> String {
    let texts: Vec<String> = set(dom, id, base).iter().map(Block::plain).collect();
    texts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn kind(dom: &Dom, id: NodeId, has_elements: bool) -> Kind {
    let mode = dom.attribute(id, "mode");
    match dom.attribute(id, "type").map(str::trim) {
        _ if has_elements => Kind::Inline,
        Some("xhtml" | "application/xhtml+xml") if mode.is_none() => Kind::Inline,
        Some("html" | "text/html" | "application/xhtml+xml") => Kind::Html,
        Some("text" | "text/plain") => Kind::Plain,
        _ if mode == Some("xml") => Kind::Plain,
        _ => Kind::Guess,
    }
}

fn decoded(text: &str) -> Option<String> {
    let packed: String = text.split_whitespace().collect();
    String::from_utf8(STANDARD.decode(packed).ok()?).ok()
}

/// Blocks of HTML.
pub(super) fn of_html(text: &str, base: &Base) -> Vec<Block> {
    let dom = parse(text, Rules::Html);
    blocks(&dom, ROOT, base, &|_| false)
}

/// Blocks of plain text: paragraphs by blank lines, else by lines.
pub(super) fn of_plain(text: &str) -> Vec<Block> {
    let clean = Clean::lines(text);
    let text = clean.trim();
    let parts: Vec<&str> =
        if text.contains("\n\n") { text.split("\n\n").collect() } else { vec![text] };
    let lines = parts.iter().map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).map(|line| Block::paragraph(&line)).collect()
}

/// Whether there is a tag or an entity in a text.
pub(super) fn looks_like_html(text: &str) -> bool {
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
