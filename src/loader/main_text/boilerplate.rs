//! What a page puts beside its text: menus, other headlines, comments, forms,
//! banners. Told by element, role, and the words of class and id; such words
//! stand on boxes around the whole page too (`has-sidebar`), so that what
//! holds the title, or most of the running text, is not told by them.

use super::controls;
use super::heading::{is_permalink, title};
use super::teasers::teasers;
use super::text_density::TextDensity;
use crate::loader::markup::{Dom, NodeId, ROOT};

/// Words in class and id that speak for text.
const FOR: [&str; 9] =
    ["article", "body", "content", "entry", "main", "post", "story", "text", "正文"];
/// Words that speak against it.
const AGAINST: [&str; 43] = [
    "ad",
    "ads",
    "advert",
    "authorbox",
    "badge",
    "banner",
    "bio",
    "breadcrumb",
    "breaking",
    "combx",
    "contact",
    "donate",
    "donation",
    "feedback",
    "flyout",
    "footer",
    "livefyre",
    "login",
    "masthead",
    "menu",
    "modal",
    "nav",
    "navbar",
    "outbrain",
    "pager",
    "playlist",
    "popup",
    "promo",
    "ranking",
    "recirc",
    "share",
    "sidebar",
    "social",
    "sponsor",
    "subscribe",
    "support",
    "tags",
    "teads",
    "toolbar",
    "tooltip",
    "trending",
    "widget",
    "zergnet",
];
/// Words that speak against it wherever they stand in a name, and however
/// much text there is: what readers and lawyers write is longer than news.
const NEVER: [&str; 16] = [
    "comentario",
    "comment",
    "consent",
    "cookie",
    "discussion",
    "disqus",
    "gdpr",
    "kommentar",
    "most-popular",
    "most-read",
    "newsletter",
    "onetrust",
    "qc-cmp",
    "recommend",
    "related",
    "taboola",
];

/// What is said to those who hear the page, in classes of the usual systems:
/// labels of what the others see.
const HEARD: [&str; 8] = [
    "assistive-text",
    "off-screen",
    "offscreen",
    "screen-reader-only",
    "screen-reader-text",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
];

/// Words of a row of pictures that is looked at by itself.
const GALLERY: [&str; 4] = ["carousel", "gallery", "lightbox", "slideshow"];

/// Which elements, with all in them, are beside the text; and where its
/// title is.
pub(super) struct Boilerplate {
    marked: Vec<bool>,
    /// The heading that is the page's title.
    title: Option<NodeId>,
}

impl Boilerplate {
    pub(super) fn of(dom: &Dom, weights: &TextDensity) -> Self {
        let title = title(dom);
        let teasers = teasers(dom, title);
        let own = title.and_then(|title| own_article(dom, title, weights));
        let mut marked = vec![false; dom.end(ROOT)];
        for id in dom.descendants(ROOT) {
            let holds = title.is_some_and(|title| (id..dom.end(id)).contains(&title));
            let is_other = || own.is_some_and(|own| id >= dom.end(own)) && is_story(dom, id);
            marked[id] = marked[dom.parent(id)]
                || !holds && (teasers[id] || is_other() || is_boilerplate(dom, id, weights));
        }
        Self { marked, title }
    }

    pub(super) fn is(&self, id: NodeId) -> bool {
        self.marked[id]
    }

    pub(super) fn title(&self) -> Option<NodeId> {
        self.title
    }

    /// Puts all that follows beside the text.
    pub(super) fn mark_after(&mut self, end: NodeId) {
        self.marked[end..].fill(true);
    }

    /// Puts text before the title beside the text, and boxes of links.
    pub(super) fn mark_inside(
        &mut self,
        dom: &Dom,
        root: NodeId,
        weights: &TextDensity,
        title: Option<NodeId>,
    ) {
        for id in dom.descendants(root).take_while(|&id| title.is_some_and(|title| id < title)) {
            let is_before = title.is_some_and(|title| dom.end(id) <= title);
            self.marked[id] |= is_before && (weights.own(id) > 0 || self.marked[dom.parent(id)]);
        }
        let is_text = |id: &NodeId| !self.marked[*id] && weights.own(*id) > 0;
        let Some(first) = dom.descendants(root).find(is_text) else { return };
        let last = dom.descendants(root).rfind(is_text).unwrap_or(first);
        // A list among paragraphs belongs to them, a box does not.
        let may_be = |id: NodeId| match dom.name(id) {
            "div" | "section" | "table" => true,
            "ul" | "ol" | "dl" => id < first || id > last,
            _ => false,
        };
        // Over the title a link may be the kicker.
        let start = self.title.map_or(root, |title| title.max(root));
        for id in start + 1..dom.end(root) {
            if !self.marked[id] && may_be(id) && weights.is_of_links(id) {
                self.marked[id..dom.end(id)].fill(true);
            }
        }
    }
}

/// The `<article>` that holds the title and a text of its own: others after it
/// are other stories, which pages load as one reads on.
fn own_article(dom: &Dom, title: NodeId, weights: &TextDensity) -> Option<NodeId> {
    const ENOUGH: u32 = 400;
    let above = std::iter::successors(Some(title), |&up| (up != ROOT).then(|| dom.parent(up)));
    let mut articles = above.filter(|&up| dom.name(up) == "article");
    articles.find(|&article| weights.running(article) >= ENOUGH)
}

/// Whether an element is an article with a heading.
fn is_story(dom: &Dom, id: NodeId) -> bool {
    let is_heading = |inside: NodeId| matches!(dom.name(inside), "h1" | "h2" | "h3");
    dom.name(id) == "article" && dom.descendants(id).any(is_heading)
}

fn is_boilerplate(dom: &Dom, id: NodeId, weights: &TextDensity) -> bool {
    let name = dom.name(id);
    if matches!(name, "nav" | "aside" | "footer" | "button" | "select" | "dialog" | "input") {
        return true;
    }
    let role = dom.attribute(id, "role").unwrap_or_default();
    let beside = ["navigation", "complementary", "banner", "contentinfo", "search", "note"];
    if beside.contains(&role) {
        return true;
    }
    // What an element that is no element of HTML is, its name says.
    let named = name.contains('-')
        || matches!(name, "div" | "section" | "ul" | "ol" | "p" | "header" | "span");
    if matches!(name, "a" | "li" | "label" | "summary") && controls::is_control(dom, id) {
        return true;
    }
    if is_permalink(dom, id) {
        return true;
    }
    let is_around =
        |inside| matches!(dom.name(inside), "article" | "main") && !holds_any(dom, inside, &NEVER);
    if named && holds_any(dom, id, &NEVER) {
        return !(weights.is_most(id) && dom.descendants(id).any(is_around));
    }
    if named && controls::is_control(dom, id) {
        return true;
    }
    if weights.running(id) == 0 && names(dom, id, |name| HEARD.contains(&name)) {
        return true;
    }
    if named && weights.has_other_text(id) && speaks(dom, id, &GALLERY) {
        return true;
    }
    let is_text = || weights.running(id) > 0 && speaks(dom, id, &FOR);
    let told = name == "form" || named && speaks(dom, id, &AGAINST) && !is_text();
    told && !weights.is_most(id)
}

/// Whether a word of the element's class or id is one of these, or begins with
/// one that is long enough to be told by its beginning.
fn speaks(dom: &Dom, id: NodeId, words: &[&str]) -> bool {
    const LONG: usize = 5;
    names(dom, id, |name| {
        let mut own = name.split(|c: char| !c.is_alphanumeric());
        own.any(|own| {
            words.iter().any(|word| own == *word || word.len() >= LONG && own.starts_with(word))
        })
    })
}

fn holds_any(dom: &Dom, id: NodeId, words: &[&str]) -> bool {
    names(dom, id, |name| words.iter().any(|word| name.contains(word)))
}

/// Whether a class, an id or the name of an element of the page's own, in
/// lower case, is `it`. What is longer than names are says nothing, nor does
/// what only tells that there is such a thing (`has-sidebar`).
fn names(dom: &Dom, id: NodeId, it: impl Fn(&str) -> bool) -> bool {
    const LONGEST: usize = 1000;
    const ABOUT: [&str; 4] = ["has", "with", "no", "without"];
    let values = ["class", "id"].into_iter().filter_map(|name| dom.attribute(id, name));
    let own = Some(dom.name(id)).filter(|name| name.contains('-'));
    values.chain(own).filter(|value| value.len() <= LONGEST).any(|value| {
        let value = value.to_lowercase();
        let is_own = |name: &&str| !name.split(['-', '_']).any(|part| ABOUT.contains(&part));
        value.split_whitespace().filter(is_own).any(&it)
    })
}
