//! What stands in for what only a browser can do: `<noscript>` for scripts,
//! the text inside `<video>` for films. A reader of text is who it is for, so
//! it is shown where the page does not say the same already.
//!
//! The tree is settled once, when it is whole: an element whose content is to
//! be shown is renamed to one that is.

use std::collections::HashSet;

use super::blocks::is_unseen;
use super::dom::{Dom, NodeId, ROOT};

/// How many of a document's elements are compared with all of its text; later
/// ones are shown whether they repeat it or not.
const COMPARED: usize = 64;

/// Shows what stands in for scripts, films and drawings. `is_book` says that
/// drawings are part of the text; on pages of the web they are buttons.
pub(super) fn settle(dom: &mut Dom, is_book: bool) {
    let found = found(dom, is_book);
    if found.is_empty() {
        return;
    }
    for (id, name) in renamed(dom, &found) {
        dom.rename(id, name);
    }
}

/// The elements that are to be shown, and as what.
fn renamed(dom: &Dom, found: &[NodeId]) -> Vec<(NodeId, &'static str)> {
    let shown = Shown::of(dom, found);
    let mut renamed = Vec::new();
    for (index, &id) in found.iter().enumerate() {
        match dom.name(id) {
            "svg" => renamed.extend(is_drawing(dom, id).then_some((id, "drawing"))),
            "noscript" => shown.noscript(dom, id, index < COMPARED, &mut renamed),
            _ if has_words(dom, id) => renamed.push((id, "film")),
            _ => {}
        }
    }
    renamed
}

/// The outermost of the elements that have something to stand in for.
fn found(dom: &Dom, is_book: bool) -> Vec<NodeId> {
    let (mut found, mut at) = (Vec::new(), ROOT + 1);
    while at < dom.end(ROOT) {
        match dom.name(at) {
            "noscript" | "video" | "audio" | "canvas" => found.push(at),
            "svg" if is_book => found.push(at),
            "head" | "script" | "style" | "template" => {}
            _ => {
                at += 1;
                continue;
            }
        }
        at = dom.end(at);
    }
    found
}

/// Whether the text in a film is more than a word about browsers.
fn has_words(dom: &Dom, id: NodeId) -> bool {
    const NOTES: [&str; 8] =
        ["browser", "html5", "navegador", "navigateur", "浏览器", "瀏覽器", "ブラウザ", "브라우저"];
    const NOTE: usize = 300;
    let text = dom.line(id).to_lowercase();
    !text.is_empty() && (text.len() > NOTE || !NOTES.iter().any(|note| text.contains(note)))
}

/// Whether an SVG is a picture without words, and no icon.
fn is_drawing(dom: &Dom, id: NodeId) -> bool {
    const SMALL: f32 = 40.0;
    let number = |text: &str| text.trim_end_matches("px").trim().parse::<f32>().ok();
    let view = dom.attribute(id, "viewbox").unwrap_or_default();
    let view = view.split([' ', ',']).filter_map(number).nth(2);
    let side = dom.attribute(id, "width").and_then(number).or(view);
    let draws = |id: NodeId| {
        matches!(
            dom.name(id),
            "path" | "rect" | "circle" | "ellipse" | "line" | "polyline" | "polygon" | "use"
        )
    };
    let has_words = |id: NodeId| matches!(dom.name(id), "text" | "image" | "foreignobject");
    dom.attribute(id, "aria-hidden") != Some("true")
        && side.is_none_or(|side| side > SMALL)
        && dom.descendants(id).any(draws)
        && !dom.descendants(id).any(has_words)
}

/// What a page shows outside of the elements that are looked at.
struct Shown<'a> {
    pictures: HashSet<&'a str>,
    /// Its letters and figures, if there is something to compare with them.
    letters: String,
}

impl<'a> Shown<'a> {
    fn of(dom: &'a Dom, found: &[NodeId]) -> Self {
        let mut shown = Self { pictures: HashSet::new(), letters: String::new() };
        if !found.iter().any(|&id| dom.name(id) == "noscript") {
            return shown;
        }
        let (mut at, mut found) = (ROOT + 1, found.iter().peekable());
        while at < dom.end(ROOT) {
            let is_found = found.next_if(|&&id| id == at).is_some();
            if is_found || dom.text(at).is_none() && is_unseen(dom, at) {
                at = dom.end(at);
                continue;
            }
            if dom.name(at) == "img" {
                shown.pictures.extend(addresses(dom, at));
            } else if let Some(text) = dom.text(at) {
                letters(text, &mut shown.letters);
            }
            at += 1;
        }
        shown
    }

    /// Shows what a `<noscript>` has that the page has not: a picture in the
    /// place of one that a script would load, or text.
    fn noscript(
        &self,
        dom: &Dom,
        id: NodeId,
        is_compared: bool,
        renamed: &mut Vec<(NodeId, &'static str)>,
    ) {
        let text = dom.all_text(id);
        let mut own = String::new();
        letters(&text, &mut own);
        if !own.is_empty() {
            let is_new = !is_compared || !self.letters.contains(&own);
            // A page that is a script has its text here.
            let is_most = own.len() > 2 * self.letters.len();
            renamed.extend(is_new.then_some((id, if is_most { "section" } else { "aside" })));
            return;
        }
        let pictures = || dom.descendants(id).filter(|&inside| dom.name(inside) == "img");
        let is_there = |id| addresses(dom, id).any(|address| self.pictures.contains(address));
        if pictures().next().is_none() || pictures().any(is_there) {
            return;
        }
        // What stands in the page until a script has loaded the picture.
        match before(dom, id).filter(|&held| dom.name(held) == "img") {
            Some(held) if addresses(dom, held).next().is_some() => {}
            Some(held) => renamed.extend([(held, "template"), (id, "span")]),
            None => renamed.push((id, "span")),
        }
    }
}

/// The node before a node in the same element; blank text does not count.
fn before(dom: &Dom, id: NodeId) -> Option<NodeId> {
    const NEAR: usize = 8;
    let is_blank = |id: NodeId| dom.text(id).is_some_and(|text| text.trim().is_empty());
    let above = dom.parent(id);
    let mut near = (above + 1..id).rev().take(NEAR);
    near.find(|&before| dom.parent(before) == above && !is_blank(before))
}

/// Where a picture may lie, without what comes after the path.
fn addresses(dom: &Dom, id: NodeId) -> impl Iterator<Item = &str> {
    let names = ["src", "data-src", "data-original", "data-lazy-src", "data-url", "srcset"];
    let all = names.into_iter().filter_map(move |name| dom.attribute(id, name));
    let bare = all.map(|address| address.split(['?', '#', ' ']).next().unwrap_or_default());
    bare.filter(|address| !address.is_empty() && !address.starts_with("data:"))
}

fn letters(text: &str, out: &mut String) {
    out.extend(text.chars().filter(|c| c.is_alphanumeric()));
}
