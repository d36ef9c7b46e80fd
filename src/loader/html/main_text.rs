//! Where on a page the article is: the element whose paragraphs read like
//! running text, by length, punctuation and how little of it is links.
//!
//! Our own, in the manner of Readability: `dom_smoothie` does it well, but it
//! brings 64 crates, half a minute of build and a second parser.

use crate::loader::markup::{Dom, NodeId, ROOT, is_unseen, tags};

/// Words in class and id that speak for text, and against.
const FOR: [&str; 9] =
    ["article", "body", "content", "entry", "main", "post", "story", "text", "正文"];
const AGAINST: [&str; 30] = [
    "ad",
    "ads",
    "advert",
    "banner",
    "breadcrumb",
    "combx",
    "comments",
    "consent",
    "contact",
    "cookie",
    "footer",
    "gdpr",
    "login",
    "masthead",
    "menu",
    "nav",
    "navbar",
    "newsletter",
    "outbrain",
    "pager",
    "popup",
    "promo",
    "recommend",
    "related",
    "share",
    "sidebar",
    "social",
    "sponsor",
    "subscribe",
    "widget",
];

/// The element that holds the article; the whole document if none stands out.
pub(in crate::loader) fn root(dom: &Dom) -> NodeId {
    let counts = Counts::of(dom);
    let mut scores = vec![0.0_f64; dom.end(ROOT)];
    for id in dom.descendants(ROOT) {
        if !is_paragraph(dom, id) || counts.text[id] < 25 || is_in_aside(dom, id) {
            continue;
        }
        let length = f64::from(counts.text[id]);
        let share = 1.0 - counts.links(id);
        let score = (1.0 + f64::from(counts.marks[id]) + (length / 100.0).min(3.0)) * share;
        let mut above = dom.parent(id);
        for weight in [1.0, 0.5, 0.25] {
            if above == ROOT {
                break;
            }
            scores[above] += score * weight;
            above = dom.parent(above);
        }
    }
    let weighed = |id: NodeId| scores[id] * (1.0 - counts.links(id)) * weight(dom, id);
    let candidates = dom.descendants(ROOT).filter(|&id| scores[id] > 0.0 && !is_in_aside(dom, id));
    let best = candidates.max_by(|&a, &b| weighed(a).total_cmp(&weighed(b)));
    let Some(best) = best else { return body(dom) };
    widened(dom, best, &counts)
}

/// The element, or the one around it while that has more running text to give
/// (an article in several boxes).
fn widened(dom: &Dom, best: NodeId, counts: &Counts) -> NodeId {
    let mut root = best;
    for _ in 0..4 {
        let above = dom.parent(root);
        let name = dom.name(above);
        if above == ROOT || matches!(name, "body" | "html") {
            break;
        }
        let (inner, outer) = (counts.running[root], counts.running[above]);
        let is_article =
            name == "article" || dom.attribute(above, "itemprop") == Some("articleBody");
        let has_title = dom.descendants(above).any(|id| dom.name(id) == "h1");
        if outer > inner + inner / 4 || (is_article && has_title) {
            root = above;
        } else {
            break;
        }
    }
    root
}

fn body(dom: &Dom) -> NodeId {
    dom.first(ROOT, "body").unwrap_or(ROOT)
}

/// Menus, lists of other articles, forms: what a page puts beside its text.
pub(super) fn is_aside(dom: &Dom, id: NodeId) -> bool {
    const SHORT: usize = 4000;
    let name = dom.name(id);
    if matches!(
        name,
        "nav" | "aside" | "footer" | "form" | "button" | "select" | "dialog" | "input"
    ) {
        return true;
    }
    let role = dom.attribute(id, "role").unwrap_or_default();
    if matches!(role, "navigation" | "complementary" | "banner" | "contentinfo" | "search") {
        return true;
    }
    matches!(name, "div" | "section" | "ul" | "ol" | "p" | "header" | "span")
        && dom.end(id) - id < SHORT
        && speaks(dom, id, &AGAINST)
        && !speaks(dom, id, &FOR)
}

/// Whether an element, or one of those around it, is beside the text.
fn is_in_aside(dom: &Dom, id: NodeId) -> bool {
    const REACH: usize = 12;
    let around = std::iter::successors(Some(id), |&id| Some(dom.parent(id)));
    around.take(REACH).take_while(|&id| id != ROOT).any(|id| is_aside(dom, id))
}

/// Whether a word of the element's class or id is one of these, or begins with
/// one that is long enough to be told by its beginning.
fn speaks(dom: &Dom, id: NodeId, words: &[&str]) -> bool {
    const LONG: usize = 5;
    ["class", "id"].iter().filter_map(|name| dom.attribute(id, name)).any(|value| {
        let value = value.to_ascii_lowercase();
        let mut own = value.split(|c: char| !c.is_alphanumeric());
        own.any(|own| {
            words.iter().any(|word| own == *word || word.len() >= LONG && own.starts_with(word))
        })
    })
}

fn weight(dom: &Dom, id: NodeId) -> f64 {
    let named = match dom.name(id) {
        "article" | "main" => 1.3,
        "body" | "html" => 0.7,
        "li" | "td" | "blockquote" => 0.8,
        _ => 1.0,
    };
    let marked = if dom.attribute(id, "itemprop") == Some("articleBody") { 1.5 } else { 1.0 };
    named * marked * if speaks(dom, id, &FOR) { 1.15 } else { 1.0 }
}

/// A paragraph: an element that holds running text and no other paragraphs.
fn is_paragraph(dom: &Dom, id: NodeId) -> bool {
    match dom.name(id) {
        "p" | "pre" | "blockquote" => true,
        "div" | "section" | "td" | "article" => {
            let mut inside = dom.children(id);
            let holds_text =
                dom.children(id).any(|c| dom.text(c).is_some_and(|text| text.trim().len() > 20));
            holds_text && !inside.any(|child| dom.name(child) == "p")
        }
        _ => false,
    }
}

/// For each node, how much text there is in it. Characters, in 32 bits.
struct Counts {
    text: Vec<u32>,
    linked: Vec<u32>,
    /// Commas and full stops.
    marks: Vec<u32>,
    /// Text in paragraphs.
    running: Vec<u32>,
}

impl Counts {
    fn of(dom: &Dom) -> Self {
        let size = dom.end(ROOT);
        let none = || vec![0_u32; size];
        let mut counts = Self { text: none(), linked: none(), marks: none(), running: none() };
        let mut unseen = 0;
        for id in 1..size {
            if id < unseen {
                continue;
            }
            if is_unseen(dom, id) {
                unseen = dom.end(id);
            } else if let Some(text) = dom.text(id) {
                counts.text[id] = text.chars().filter(|c| !c.is_whitespace()).count() as u32;
                counts.marks[id] =
                    text.chars().filter(|c| matches!(c, ',' | '，' | '、' | '。' | '،')).count()
                        as u32;
            }
        }
        for id in (1..size).rev() {
            let above = dom.parent(id);
            match dom.name(id) {
                "a" => counts.linked[id] = counts.text[id],
                "p" => counts.running[id] = counts.text[id] - counts.linked[id],
                name if tags::heading(name).is_some() => counts.running[id] = 0,
                _ => {}
            }
            counts.text[above] += counts.text[id];
            counts.linked[above] += counts.linked[id];
            counts.marks[above] += counts.marks[id];
            counts.running[above] += counts.running[id];
        }
        counts
    }

    /// The share of text that is links, 0 to 1.
    fn links(&self, id: NodeId) -> f64 {
        f64::from(self.linked[id]) / f64::from(self.text[id].max(1))
    }
}
