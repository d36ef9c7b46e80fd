//! Where on a page the article is.
//!
//! Saved pages of the web, and those articles of a 数字报 whose markup marks
//! nothing, are mostly menus, other headlines and forms. The article is the
//! element that has the most running text ([`text_density`]) when links and
//! scraps are held against it and what is known to be no text of the article
//! ([`boilerplate`]) is left out.
//!
//! Our own, in the manner of Readability: `dom_smoothie` does it well, but it
//! brings 64 crates, half a minute of build and a second parser.

mod boilerplate;
mod controls;
mod declared;
mod heading;
mod teasers;
mod text_density;

pub(super) use heading::{is_named, line as heading_line, title};

use self::boilerplate::Boilerplate;
use self::text_density::TextDensity;
use crate::loader::markup::{Dom, NodeId, ROOT};

/// The part of a page that is its article.
pub(super) struct MainText {
    /// The element that holds it; the whole document if none stands out.
    pub(super) root: NodeId,
    boilerplate: Boilerplate,
}

impl MainText {
    pub(super) fn find(dom: &Dom) -> Self {
        let weights = TextDensity::of(dom);
        let mut boilerplate = Boilerplate::of(dom, &weights);
        let declared = declared::body(dom, &weights, &boilerplate);
        if let Some(own) = declared {
            boilerplate.mark_after(dom.end(own));
        }
        let sums = sums(dom, &weights, &boilerplate);
        let is_element = |id: &NodeId| *id == ROOT || !dom.name(*id).is_empty();
        let held = (ROOT..dom.end(ROOT)).filter(|&id| sums[id] > 0).filter(is_element);
        // The innermost of those that hold the same.
        let best = held.max_by_key(|&id| (sums[id], id));
        // What is around a table is of its article.
        let is_table = |id: NodeId| matches!(dom.name(id), "table" | "tbody" | "ul" | "ol" | "dl");
        let above = |best| std::iter::successors(Some(best), |&up| Some(dom.parent(up)));
        let best = best.and_then(|best| above(best).find(|&up| !is_table(up)));
        let chosen = |own, best| declared::chosen(dom, own, best, &weights, &boilerplate);
        let best = match (declared, best) {
            (Some(own), Some(best)) => Some(chosen(own, best)),
            (None, Some(best)) => {
                let own = declared::article(dom, best, &weights, &boilerplate);
                Some(own.map_or(best, |own| chosen(own, best)))
            }
            (own, None) => own,
        };
        let root = best.map_or_else(|| body(dom), |best| narrowed(dom, best, &sums, &weights));
        boilerplate.mark_inside(dom, root, &weights, before_title(dom, &weights, &boilerplate));
        Self { root, boilerplate }
    }

    /// The lead picture, where the title and it stand above the text: a
    /// figure, or a box with a picture and its caption.
    pub(super) fn lead(&self, dom: &Dom) -> Option<NodeId> {
        let title = self.boilerplate.title().map_or(self.root, |title| dom.end(title));
        (title..self.root).find(|&id| {
            let is_one = dom.name(id) == "figure" || is_captioned(dom, id);
            is_one && !self.is_boilerplate(id) && dom.end(id) <= self.root
        })
    }

    /// Whether a node inside the article is no part of it.
    pub(super) fn is_boilerplate(&self, id: NodeId) -> bool {
        self.boilerplate.is(id)
    }
}

/// What each element holds, with all in it.
fn sums(dom: &Dom, weights: &TextDensity, boilerplate: &Boilerplate) -> Vec<i64> {
    let before = before_title(dom, weights, boilerplate);
    let mut sums = vec![0_i64; dom.end(ROOT)];
    for id in (1..sums.len()).rev() {
        if boilerplate.is(id) {
            sums[id] = 0;
            continue;
        }
        let own = i64::from(weights.own(id));
        let is_before = before.is_some_and(|title| dom.end(id) <= title);
        sums[id] += if is_before { own.min(0) } else { own };
        sums[dom.parent(id)] += sums[id];
    }
    sums
}

/// The title, if what stands before it is no part of the article: that is, if
/// there is text enough after it.
fn before_title(dom: &Dom, weights: &TextDensity, boilerplate: &Boilerplate) -> Option<NodeId> {
    let title = boilerplate.title()?;
    let inner = |id: NodeId| i64::from(weights.own(id).max(0));
    let after: i64 = dom
        .descendants(ROOT)
        .filter(|&id| dom.end(id) > title && !boilerplate.is(id))
        .map(inner)
        .sum();
    (3 * after > i64::from(weights.running(ROOT))).then_some(title)
}

/// The element, or one in it that lacks only little: less before it, where
/// ledes stand, than after it, where pages set what is theirs. A cell of a table
/// that has most is a column by itself.
fn narrowed(dom: &Dom, best: NodeId, sums: &[i64], weights: &TextDensity) -> NodeId {
    let mut root = best;
    loop {
        let full: Vec<NodeId> = dom.children(root).filter(|&child| sums[child] > 0).collect();
        let Some(&most) = full.iter().max_by_key(|&&child| sums[child]) else { return root };
        let sum = |is_of: &dyn Fn(NodeId) -> bool| -> i64 {
            full.iter().filter(|&&child| is_of(child)).map(|&child| sums[child]).sum()
        };
        let near = sum(&|child| child < most || child > most && !is_box(dom, child));
        let after = sum(&|child| child > most && is_box(dom, child));
        let (little, less) = if dom.name(most) == "td" { (2, 2) } else { (20, 8) };
        let is_whole = near * little <= sums[root] && after * less <= sums[root];
        if near + after == 0 || !is_whole || !is_box(dom, most) || weights.is_data(most) {
            return root;
        }
        root = most;
    }
}

/// Whether a small box holds one picture, and words that its markup calls
/// caption.
fn is_captioned(dom: &Dom, id: NodeId) -> bool {
    const NODES: usize = 40;
    let is_caption = |inside: NodeId| {
        dom.attribute(inside, "class").is_some_and(|class| class.contains("caption"))
    };
    matches!(dom.name(id), "div" | "section" | "p")
        && dom.end(id) - id <= NODES
        && dom.descendants(id).filter(|&inside| dom.name(inside) == "img").count() == 1
        && dom.descendants(id).any(is_caption)
}

fn is_box(dom: &Dom, id: NodeId) -> bool {
    matches!(dom.name(id), "div" | "section" | "article" | "main" | "td" | "table" | "tbody" | "tr")
}

fn body(dom: &Dom) -> NodeId {
    dom.first(ROOT, "body").unwrap_or(ROOT)
}
