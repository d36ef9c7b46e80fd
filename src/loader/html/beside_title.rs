//! Kicker and deck beside the title of a page, where the page calls them so.
//! The text may begin further down, outside of the element that holds them.

use crate::loader::markup::{Dom, NodeId, ROOT};

/// What sites call the line over a title, and the lines under it, in the
/// classes of their elements: alone, or as the end of a longer name
/// (`article__kicker`).
const KICKER: [&str; 7] =
    ["kicker", "eyebrow", "overline", "pretitle", "pre-title", "supertitle", "introtitle"];
const DECK: [&str; 8] = [
    "deck",
    "dek",
    "standfirst",
    "subtitle",
    "sub-title",
    "subheadline",
    "sub-headline",
    "media_end_summary",
];

/// Elements on either side of a title that may belong to it.
const NEAR: usize = 4;

/// The line over a title.
pub(super) fn kicker(dom: &Dom, title: NodeId) -> Option<String> {
    const LONGEST: usize = 60;
    let mut before: Vec<NodeId> = Vec::new();
    for at in levels(dom, title) {
        let siblings = dom.children(dom.parent(at)).take_while(|&sibling| sibling < at);
        before.extend(siblings.collect::<Vec<_>>().into_iter().rev().take(NEAR));
    }
    before.into_iter().find_map(|at| called(dom, at, &KICKER, LONGEST))
}

/// The lines under a title.
pub(super) fn deck(dom: &Dom, title: NodeId) -> Option<String> {
    const LONGEST: usize = 400;
    let mut after: Vec<NodeId> = Vec::new();
    for at in levels(dom, title) {
        let siblings = dom.children(dom.parent(at)).skip_while(|&sibling| sibling <= at);
        after.extend(siblings.take(NEAR));
    }
    after.into_iter().find_map(|at| called(dom, at, &DECK, LONGEST))
}

/// The title, and the element that it may be alone in.
fn levels(dom: &Dom, title: NodeId) -> impl Iterator<Item = NodeId> {
    let around = dom.parent(title);
    [Some(title), Some(around).filter(|&around| around != ROOT)].into_iter().flatten()
}

/// The text of an element that has one of the names, in one line.
fn called(dom: &Dom, at: NodeId, names: &[&str], longest: usize) -> Option<String> {
    let class = dom.attribute(at, "class").filter(|class| class.len() < 1000)?;
    let is_name = |word: &str| {
        names.iter().any(|name| {
            word.strip_suffix(name)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(['-', '_']))
        })
    };
    let is_called = class.to_ascii_lowercase().split_whitespace().any(is_name);
    let text = is_called.then(|| dom.line(at))?;
    (!text.is_empty() && text.chars().count() <= longest).then_some(text)
}
