//! Which heading of a page is its title, and what a heading says.

use super::teasers::is_link;
use crate::loader::markup::{Dom, NodeId, ROOT, tags};

/// The heading of the page: the one that its `<title>` begins with, or is the
/// longer part of it, else the first `<h1>` that is not a link.
pub(in crate::loader) fn title(dom: &Dom) -> Option<NodeId> {
    const SOME: usize = 20;
    let said = dom.first(ROOT, "title").map(|id| dom.line(id)).unwrap_or_default();
    let of = |first: bool| {
        let is_one = move |&id: &NodeId| {
            tags::heading(dom.name(id)).is_some_and(|level| first == (level == 1) && level < 4)
        };
        dom.descendants(ROOT).filter(is_one).take(SOME)
    };
    let named = |first| of(first).find(|&id| is_said(&said, &line(dom, id)));
    let is_end = |id: NodeId| is_end_of(&said, &line(dom, id));
    let last = || of(true).chain(of(false)).find(|&id| is_end(id) && !is_link(dom, id));
    // `Harbour Blog: The wall opens`, with a heading for either.
    if let Some(first) = named(true) {
        let longer = |&id: &NodeId| line(dom, id).len() > line(dom, first).len();
        return Some(last().filter(longer).unwrap_or(first));
    }
    let own = of(true).find(|&id| !is_link(dom, id));
    own.filter(|&id| !is_end(id)).or_else(|| named(false)).or_else(last).or(own)
}

/// Whether the `<title>` begins with a heading, or has it after the site's name.
pub(in crate::loader) fn is_named(dom: &Dom, heading: NodeId) -> bool {
    let said = dom.first(ROOT, "title").map(|id| dom.line(id)).unwrap_or_default();
    let heading = line(dom, heading);
    is_said(&said, &heading) || is_end_of(&said, &heading)
}

/// Whether a `<title>` ends with a heading, after a sign that parts it from
/// what stands before.
fn is_end_of(said: &str, heading: &str) -> bool {
    const SIGNS: [char; 10] = [':', '：', '|', '-', '–', '—', '_', '»', '›', '·'];
    let before = said.strip_suffix(heading).filter(|_| !heading.is_empty());
    before.is_some_and(|before| before.trim_end().ends_with(SIGNS))
}

/// Whether what a `<title>` says begins with a heading; a kicker may stand
/// before it.
fn is_said(said: &str, heading: &str) -> bool {
    const ENOUGH: usize = 12;
    const LONGEST: usize = 500;
    if heading.len() > LONGEST {
        return said.starts_with(heading);
    }
    let mut starts = heading.char_indices().map(|(at, _)| &heading[at..]).take(heading.len() / 2);
    let rest = |rest: &str| rest.len() >= ENOUGH && said.starts_with(rest);
    !heading.is_empty() && (said.starts_with(heading) || starts.any(rest))
}

/// What a heading says, without the sign (¶, #) that links to it.
pub(in crate::loader) fn line(dom: &Dom, heading: NodeId) -> String {
    let (mut said, mut at) = (String::new(), heading + 1);
    while at < dom.end(heading) {
        if is_permalink(dom, at) {
            at = dom.end(at);
        } else {
            said.push_str(dom.text(at).unwrap_or_default());
            at += 1;
        }
    }
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether an element is a sign without a letter that links to its own place:
/// there to be copied, not read.
pub(super) fn is_permalink(dom: &Dom, id: NodeId) -> bool {
    const NODES: usize = 8;
    let to = dom.attribute(id, "href").unwrap_or_default();
    let texts = || dom.descendants(id).filter_map(|inside| dom.text(inside));
    dom.name(id) == "a"
        && to.starts_with('#')
        && dom.end(id) - id <= NODES
        && texts().any(|text| !text.trim().is_empty())
        && !texts().any(|text| text.contains(char::is_alphanumeric))
}
