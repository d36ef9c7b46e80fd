//! The text that a page declares to be its article's, by what it calls the
//! element around it.

use super::boilerplate::Boilerplate;
use super::text_density::TextDensity;
use crate::loader::markup::{Dom, NodeId, ROOT};

/// What such elements are called: by schema.org (`articleBody`), and by the
/// themes of the usual systems, which write the same words with hyphens.
const BODY: [&str; 8] = [
    "articlebody",
    "articlecontent",
    "articletext",
    "entrycontent",
    "postbody",
    "postcontent",
    "storybody",
    "storycontent",
];

/// Running text, in characters, that makes an element an article's: less may
/// be a teaser.
const ENOUGH: u32 = 400;

/// The one element with an article's worth of text that is so called. Pages
/// with several are lists of stories.
pub(super) fn body(dom: &Dom, weights: &TextDensity, beside: &Boilerplate) -> Option<NodeId> {
    let may_be = |id: NodeId| weights.running(id) > 0 && !beside.is(id);
    let called = only(dom, |id| may_be(id) && is_called(dom, id));
    called.filter(|&id| weights.running(id) >= ENOUGH)
}

/// The one `<article>` in an element that has much of its running text. Where
/// others have some too, they are the stories of a list.
pub(super) fn article(
    dom: &Dom,
    within: NodeId,
    weights: &TextDensity,
    beside: &Boilerplate,
) -> Option<NodeId> {
    const PART: u32 = 4;
    let is_long = |id: NodeId| weights.running(id) >= ENOUGH / 2 && !beside.is(id);
    let found = only(dom, |id| dom.name(id) == "article" && is_long(id))?;
    let own = weights.running(found);
    let is_much = own >= 2 * ENOUGH && PART * own >= weights.running(within);
    (is_much && (within..dom.end(within)).contains(&found)).then_some(found)
}

/// The one element that is meant, if it is but one beside what is inside it.
fn only(dom: &Dom, is_meant: impl Fn(NodeId) -> bool) -> Option<NodeId> {
    let (mut found, mut at) = (None, ROOT + 1);
    while at < dom.end(ROOT) {
        if !is_meant(at) {
            at += 1;
            continue;
        }
        if found.replace(at).is_some() {
            return None;
        }
        at = dom.end(at);
    }
    found
}

/// The element that is the text's, `best` or declared: that around the other
/// where a lede stands between the title and the declared one, else the inner.
pub(super) fn chosen(
    dom: &Dom,
    declared: NodeId,
    best: NodeId,
    weights: &TextDensity,
    beside: &Boilerplate,
) -> NodeId {
    const LEDE: i32 = 80;
    let is_in = |outer: NodeId, inner: NodeId| (outer..dom.end(outer)).contains(&inner);
    let has_lede = || {
        let start = beside.title().map_or(declared, |title| dom.end(title));
        (start..declared).any(|id| !beside.is(id) && weights.own(id) >= LEDE)
    };
    let is_best = is_in(declared, best) || is_in(best, declared) && has_lede();
    if is_best { best } else { declared }
}

fn is_called(dom: &Dom, id: NodeId) -> bool {
    const LONGEST: usize = 1000;
    let is_body = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphanumeric());
        BODY.contains(&letters.collect::<String>().to_ascii_lowercase().as_str())
    };
    let mut values =
        ["itemprop", "class", "id", "name"].iter().filter_map(|name| dom.attribute(id, name));
    values.any(|value| value.len() <= LONGEST && value.split_whitespace().any(is_body))
}
