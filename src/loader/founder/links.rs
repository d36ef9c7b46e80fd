//! What links lead to, and what they say.

use super::names;
use super::story;
use crate::loader::markup::{Dialect, Dom, NodeId, ROOT, parse};

/// The file that a link leads to: some have it in an attribute of their own
/// beside one that leads nowhere.
pub(super) fn reference(dom: &Dom, link: NodeId, path: &str) -> Option<String> {
    let of = |name| names::target(path, dom.attribute(link, name)?);
    let mut all = ["href", "data-href", "daoxiang"].into_iter().filter_map(of);
    all.find(|target| names::is_markup(target))
}

/// What is printed in an element, as far as a title can go.
pub(super) fn words(dom: &Dom, id: NodeId) -> String {
    const NODES: usize = 64;
    story::line(dom, &(id + 1..dom.end(id).min(id + NODES)))
}

/// The words of a link; where a script writes them, what it writes.
pub(super) fn title(dom: &Dom, link: NodeId) -> String {
    let shown = words(dom, link);
    if !shown.is_empty() {
        return shown;
    }
    let inside = dom.descendants(link).take(8).find(|&id| dom.name(id) == "script");
    let script = inside.map(|id| dom.all_text(id)).unwrap_or_default();
    let written = quoted(&script).unwrap_or_default();
    if !written.is_empty() {
        let dom = parse(&written, Dialect::Html);
        return spaced(&dom, ROOT);
    }
    dom.attribute(link, "title").unwrap_or_default().trim().to_owned()
}

/// The text of a node, `<br>` as a space, without scripts.
pub(super) fn spaced(dom: &Dom, root: NodeId) -> String {
    let mut text = String::new();
    let mut at = root + 1;
    while at < dom.end(root) {
        match dom.name(at) {
            "script" | "style" => at = dom.end(at) - 1,
            "br" => text.push(' '),
            _ => text.push_str(dom.text(at).unwrap_or_default()),
        }
        at += 1;
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first string in a script: `document.write(view("…"))`.
fn quoted(script: &str) -> Option<String> {
    let start = script.find(['"', '\''])?;
    let quote = script[start..].chars().next()?;
    let mut text = String::new();
    let mut rest = script[start + 1..].chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next()? {
                'n' | 't' | 'r' => text.push(' '),
                other => text.push(other),
            },
            c if c == quote => return Some(text),
            c => text.push(c),
        }
    }
    None
}
