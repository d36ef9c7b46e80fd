//! Other articles, as a page announces them.

use crate::loader::markup::{Dom, NodeId, ROOT, tags};

/// How many teasers make a row.
const ROW: usize = 3;
/// How many nodes a teaser is made of at most.
const BOX: usize = 60;

/// Other articles, as a page with a title of its own announces them: short
/// boxes whose heading is a link, and rows of boxes that begin with one.
pub(super) fn teasers(dom: &Dom, title: Option<NodeId>) -> Vec<bool> {
    let mut found = vec![false; dom.end(ROOT)];
    if title.is_none() {
        return found;
    }
    let mut rows = vec![0_u8; found.len()];
    let mut in_rows: Vec<NodeId> = Vec::new();
    for id in dom.descendants(ROOT).filter(|&id| is_short_box(dom, id)) {
        let mut headings = dom.descendants(id).filter(|&id| tags::heading(dom.name(id)).is_some());
        match (headings.next(), headings.next()) {
            (Some(heading), None) => found[id] = is_linked(dom, heading, 2),
            (None, _) if begins_with_link(dom, id) => {
                let row = &mut rows[dom.parent(id)];
                *row = row.saturating_add(1);
                in_rows.push(id);
            }
            _ => {}
        }
    }
    for id in in_rows {
        found[id] |= usize::from(rows[dom.parent(id)]) >= ROW;
    }
    found
}

fn is_short_box(dom: &Dom, id: NodeId) -> bool {
    const SHORT: usize = 700;
    matches!(dom.name(id), "article" | "li" | "div" | "section")
        && dom.end(id) - id <= BOX
        && dom.descendants(id).filter_map(|id| dom.text(id)).map(str::len).sum::<usize>() < SHORT
}

/// Whether the first text of a box is a link that stands by itself, with text
/// after it.
fn begins_with_link(dom: &Dom, id: NodeId) -> bool {
    const ENOUGH: usize = 10;
    let has_text = |id: &NodeId| dom.text(*id).is_some_and(|text| !text.trim().is_empty());
    let mut texts = dom.descendants(id).filter(has_text);
    let Some(first) = texts.next() else { return false };
    let above = |from: NodeId| std::iter::successors(Some(from), |&up| Some(dom.parent(up)));
    let around = || above(first).take_while(|&up| up != id);
    let Some(link) = around().find(|&up| leads_away(dom, up)) else { return false };
    let block = |of: NodeId| above(of).find(|&up| up == id || tags::is_block(dom.name(up)));
    let next = texts.find(|&text| text >= dom.end(link));
    dom.line(link).len() >= ENOUGH
        && next.is_some_and(|next| block(next) != block(link) || block(link) != block(first))
}

/// Whether all text of an element is links, inside it or around it.
pub(super) fn is_link(dom: &Dom, id: NodeId) -> bool {
    is_linked(dom, id, 1)
}

/// Whether that part of an element's text is links.
fn is_linked(dom: &Dom, id: NodeId, part: usize) -> bool {
    if leads_away(dom, dom.parent(id)) {
        return true;
    }
    let size = |id: NodeId| dom.line(id).len();
    let links = dom.descendants(id).filter(|&id| leads_away(dom, id)).map(size).sum::<usize>();
    links > 0 && part * links >= size(id)
}

/// Whether an element is a link that leads off the page, or may: headings of
/// long texts lead to themselves, or back to the contents (`#part-2`).
fn leads_away(dom: &Dom, id: NodeId) -> bool {
    let to = || dom.attribute(id, "href").unwrap_or_default();
    dom.name(id) == "a" && !(to().len() > 1 && to().starts_with('#'))
}
