//! The texts of a feed: plain, escaped markup, markup, or base64 of any.

use std::borrow::Cow;

use crate::loader::markup::{
    Base, Dom, Hidden, NodeId, blocks, from_base64, looks_like_html, of_html, of_plain,
};
use crate::model::Block;

/// How an element's text is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TextKind {
    /// As it stands.
    Plain,
    /// As HTML, once unescaped.
    Html,
    /// As HTML if it looks like it.
    Guess,
    /// The elements in it are the text.
    Inline,
    /// A picture, a film or a sound, packed as text.
    Packed,
}

/// The text of an element as blocks. What it does not show is added to `hidden`.
pub(super) fn set(dom: &Dom, id: NodeId, base: &Base, hidden: &mut Hidden) -> Vec<Block> {
    let has_elements = dom.children(id).any(|child| !dom.name(child).is_empty());
    let kind = kind(dom, id, has_elements);
    match kind {
        TextKind::Inline => {
            hidden.add(Hidden::of(dom, id));
            return blocks(dom, id, base, &|_| false);
        }
        TextKind::Packed => return Vec::new(),
        _ => {}
    }
    let raw = dom.whole_text(id);
    let is_coded = dom.attribute(id, "mode") == Some("base64")
        || dom.attribute(id, "type") == Some("application/octet-stream");
    let text = if is_coded { from_base64(&raw).map_or(raw, Cow::Owned) } else { raw };
    match kind {
        TextKind::Html => of_html(&text, base, hidden),
        TextKind::Guess if looks_like_html(&text) => of_html(&text, base, hidden),
        _ => of_plain(&text),
    }
}

/// The text of an element as one line.
pub(super) fn line(dom: &Dom, id: NodeId, base: &Base) -> String {
    let texts: Vec<String> =
        set(dom, id, base, &mut Hidden::default()).iter().map(Block::plain).collect();
    texts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn kind(dom: &Dom, id: NodeId, has_elements: bool) -> TextKind {
    let mode = dom.attribute(id, "mode");
    match dom.attribute(id, "type").map(str::trim) {
        _ if has_elements => TextKind::Inline,
        Some("xhtml" | "application/xhtml+xml") if mode.is_none() => TextKind::Inline,
        Some("html" | "text/html" | "application/xhtml+xml") => TextKind::Html,
        Some("text" | "text/plain") => TextKind::Plain,
        Some(kind) if ["image/", "audio/", "video/"].iter().any(|of| kind.starts_with(of)) => {
            TextKind::Packed
        }
        _ if mode == Some("xml") => TextKind::Plain,
        _ => TextKind::Guess,
    }
}
