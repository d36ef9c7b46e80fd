//! What is said of pictures, where only its class or its place tells that it
//! is not running text.

use std::ops::Range;

use crate::loader::markup::{Dom, NodeId};

/// Parts of the names of classes that such words have: `pic-desc`, `img_desc`,
/// `picinfo`, `caption`.
const CLASSES: [&str; 7] =
    ["pic-desc", "pic_desc", "picdesc", "img_desc", "picinfo", "caption", "pictext"];

/// How far a picture may stand before its words, in nodes.
const NEAR: usize = 24;

/// Whether an element is words about a picture, by its class.
pub(super) fn is_caption(dom: &Dom, id: NodeId) -> bool {
    let class = dom.attribute(id, "class").unwrap_or_default().to_ascii_lowercase();
    CLASSES.iter().any(|name| class.contains(name))
}

/// Whether an element holds such words.
pub(super) fn holds_caption(dom: &Dom, id: NodeId) -> bool {
    const NODES: usize = 200;
    dom.descendants(id).take(NODES).any(|inside| is_caption(dom, inside))
}

/// The parts of a text that are a picture and its words.
pub(super) fn in_text(dom: &Dom, text: &Range<NodeId>) -> Vec<Range<NodeId>> {
    let mut found: Vec<Range<NodeId>> = Vec::new();
    let are_indented = indented(dom, text);
    for id in text.clone() {
        if found.last().is_some_and(|last| id < last.end) {
            continue;
        }
        let says = is_caption(dom, id) || are_indented && is_plain_after_picture(dom, id);
        let from = found.last().map_or(text.start, |last| last.end);
        if let Some(picture) = says.then(|| picture_before(dom, id, from)).flatten() {
            found.push(picture..dom.end(id));
        }
    }
    found
}

/// Where the picture begins that stands right before an element, with what is
/// around it alone.
fn picture_before(dom: &Dom, caption: NodeId, from: NodeId) -> Option<NodeId> {
    let near = caption.saturating_sub(NEAR).max(from)..caption;
    let image = near.rev().find(|&id| dom.name(id) == "img")?;
    let is_blank = |id: NodeId| dom.text(id).is_none_or(|text| text.trim().is_empty());
    if !(image..caption).all(is_blank) {
        return None;
    }
    let around = std::iter::successors(Some(image), |&id| Some(dom.parent(id)));
    around.take_while(|&id| id >= from && id > 0 && dom.end(id) <= caption).last()
}

/// Whether paragraphs of a text begin with the space of a character: then
/// those that don't are something else.
fn indented(dom: &Dom, text: &Range<NodeId>) -> bool {
    const ENOUGH: usize = 2;
    let starts = text.clone().filter(|&id| dom.name(id) == "p");
    starts.filter(|&id| is_indented(dom, id)).take(ENOUGH).count() == ENOUGH
}

fn is_indented(dom: &Dom, id: NodeId) -> bool {
    let text = dom.descendants(id).find_map(|inside| dom.text(inside)).unwrap_or_default();
    text.trim_start_matches(['\n', '\r', '\t', ' ']).starts_with(['\u{3000}', '\u{a0}'])
}

/// Whether a paragraph without an indent stands right after one that is but a
/// picture.
fn is_plain_after_picture(dom: &Dom, id: NodeId) -> bool {
    if dom.name(id) != "p" || is_indented(dom, id) || !dom.has_text(id) {
        return false;
    }
    let is_blank = |id: &NodeId| dom.text(*id).is_some_and(|text| text.trim().is_empty());
    let before = dom.children(dom.parent(id)).take_while(|&other| other < id);
    let before = before.filter(|id| !is_blank(id)).last();
    before.is_some_and(|before| {
        let mut inside = std::iter::once(before).chain(dom.descendants(before));
        !dom.has_text(before) && inside.any(|id| dom.name(id) == "img")
    })
}
