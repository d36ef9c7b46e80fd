//! What stands over an article's text: which line is the headline, which the
//! kicker, the deck and the byline.

use std::collections::HashSet;
use std::ops::Range;

use super::label::{self, PrintedLabel};
use super::site_file::SiteFile;
use super::story::{letters, line};
use crate::loader::article_parts::is_byline;
use crate::loader::markup::{NodeId, ROOT, tags};
use crate::model::{Clean, HeadRole};

/// A part of the file that is a line of the head.
#[derive(Debug)]
pub(super) struct HeadMatch {
    pub(super) range: Range<NodeId>,
    role: HeadRole,
    text: String,
    /// What stands in the same part and is not of the line.
    pub(super) left_over: Option<String>,
}

/// The names of the parts, by their roles.
const MARKS: [(&str, HeadRole); 8] = [
    ("article-pretitle", HeadRole::Kicker),
    ("article-introtitle", HeadRole::Kicker),
    ("article-leadtitle", HeadRole::Kicker),
    ("article-title", HeadRole::Headline),
    ("article-subtitle", HeadRole::Deck),
    ("article-subhead", HeadRole::Deck),
    ("article-author", HeadRole::Byline),
    ("article-byline", HeadRole::Byline),
];
const ELEMENTS: [(&str, HeadRole); 5] = [
    ("founder-pretitle", HeadRole::Kicker),
    ("founder-introtitle", HeadRole::Kicker),
    ("founder-title", HeadRole::Headline),
    ("founder-subtitle", HeadRole::Deck),
    ("founder-author", HeadRole::Byline),
];
/// Elements of a portal's articles, by id or class.
const NAMED: [(&str, HeadRole); 3] = [
    ("title_area", HeadRole::Headline),
    ("media_end_summary", HeadRole::Deck),
    ("media_end_head_journalist_name", HeadRole::Byline),
];
const PROPERTIES: [(&[&str], HeadRole); 4] = [
    (&["introtitle", "pretitle", "leadtitle"], HeadRole::Kicker),
    (&["title"], HeadRole::Headline),
    (&["subtitle"], HeadRole::Deck),
    (&["author"], HeadRole::Byline),
];

/// Finds the head of the article whose text begins at the node `first` and
/// takes the ranges `text`.
pub(super) fn read(document: &SiteFile, first: NodeId, text: &[Range<NodeId>]) -> Vec<HeadMatch> {
    let mut claims = marked(document, text);
    if !claims.iter().any(|claim| claim.role == HeadRole::Headline) {
        claims.extend(printed(document, first));
    }
    claims
}

/// The lines in their printed order; those that only the file's last comment
/// has are among them.
pub(super) fn lines(document: &SiteFile, claims: &[HeadMatch]) -> Vec<(HeadRole, Clean)> {
    let mut lines: Vec<(HeadRole, Clean)> = Vec::new();
    let known = |lines: &[(HeadRole, Clean)], text: &str| {
        lines.iter().any(|(_, own)| letters(own) == letters(text))
    };
    for (names, role) in PROPERTIES {
        for claim in claims.iter().filter(|claim| claim.role == role) {
            if !known(&lines, &claim.text) {
                lines.push((role, Clean::line(&claim.text)));
            }
        }
        let has = lines.iter().any(|(own, _)| *own == role);
        if let Some(said) = document.property(names).filter(|said| !has && !known(&lines, said)) {
            lines.push((role, Clean::line(said)));
        }
    }
    if !lines.iter().any(|(role, _)| *role == HeadRole::Headline)
        && let Some(title) = titled(document)
    {
        let at = lines.iter().take_while(|(role, _)| *role == HeadRole::Kicker).count();
        lines.insert(at, (HeadRole::Headline, Clean::line(&title)));
    }
    lines
}

/// The part of a document's title that is the article's: behind the paper and
/// the page where these stand first (河口日报 -01版-2026年11月28日--新渠通水), else
/// before the paper.
fn own_title(title: &str) -> &str {
    match title.split_once("--") {
        Some((paper, own)) if PrintedLabel::of_title(paper).is_some() => own,
        Some((own, _)) => own,
        None => title,
    }
}

/// The title of the document without the paper's name that many append.
fn titled(document: &SiteFile) -> Option<String> {
    let dom = &document.dom;
    let title = dom.line(dom.first(ROOT, "title")?);
    let paper = label::paper(&title);
    let cut = own_title(&title);
    let cut = cut.split(['_', '|']).next().unwrap_or_default().trim();
    (!cut.is_empty() && paper.as_deref() != Some(cut)).then(|| cut.to_owned())
}

fn claim(role: HeadRole, range: Range<NodeId>, text: String) -> HeadMatch {
    let (text, left_over) = match role {
        HeadRole::Byline => byline(&text),
        _ => (text, None),
    };
    HeadMatch { range, role, text, left_over }
}

/// The parts that the file marks, outside its text; of each name the first
/// that says something.
fn marked(document: &SiteFile, text: &[Range<NodeId>]) -> Vec<HeadMatch> {
    const TRIES: usize = 16;
    let dom = &document.dom;
    let mut claims: Vec<HeadMatch> = Vec::new();
    let mut take = |role: HeadRole, ranges: &mut dyn Iterator<Item = Range<NodeId>>| {
        if claims.iter().any(|claim| claim.role == role) {
            return;
        }
        let is_apart = |range: &Range<NodeId>| {
            text.iter().all(|other| range.end <= other.start || other.end <= range.start)
        };
        let said = ranges.filter(is_apart).map(|range| {
            let text = line(dom, &range);
            (range, text)
        });
        if let Some((range, text)) = said.into_iter().find(|(_, text)| !text.is_empty()) {
            claims.push(claim(role, range, text));
        }
    };
    for (name, role) in MARKS {
        take(role, &mut document.parts(name));
    }
    for (name, role) in ELEMENTS {
        take(role, &mut document.elements(name).take(TRIES).map(|id| id + 1..dom.end(id)));
    }
    claims.extend(named(document));
    claims
}

/// The lines of a portal's articles. They may stand in the text itself.
fn named(document: &SiteFile) -> Vec<HeadMatch> {
    let dom = &document.dom;
    let lines = NAMED.iter().filter_map(|(name, role)| {
        let is_named =
            |&id: &NodeId| dom.attribute(id, "id") == Some(name) || dom.has_class(id, name);
        let found = dom.descendants(ROOT).find(is_named)?;
        let range = found..dom.end(found);
        let text = line(dom, &range);
        (!text.is_empty()).then(|| claim(*role, range, text))
    });
    lines.collect()
}

/// A line over the text.
#[derive(Debug)]
struct HeadCandidate {
    node: NodeId,
    text: String,
    /// The level of the heading that it is, or is in.
    level: Option<u8>,
    /// Its class and id, and those of what it alone is in.
    class: String,
}

/// Finds the head among the lines over the text, by their elements, their
/// classes and what else the file says of them.
fn printed(document: &SiteFile, first: NodeId) -> Vec<HeadMatch> {
    let lines = over(document, first);
    let Some(main) = headline(document, &lines) else { return Vec::new() };
    let mut claims = Vec::new();
    for (index, found) in lines.iter().enumerate() {
        let role = match index.cmp(&main) {
            std::cmp::Ordering::Less => above(document, found).then_some(HeadRole::Kicker),
            std::cmp::Ordering::Equal => Some(HeadRole::Headline),
            std::cmp::Ordering::Greater => below(document, found, lines[main].level),
        };
        if let Some(role) = role {
            let range = found.node..document.dom.end(found.node);
            claims.push(claim(role, range, found.text.clone()));
        }
    }
    claims
}

/// The lines in the box around the text that hold something before it: of
/// the smallest such box with a headline, a few dozen.
fn over(document: &SiteFile, first: NodeId) -> Vec<HeadCandidate> {
    const STEPS: usize = 16;
    const NODES: usize = 2_000;
    let dom = &document.dom;
    let mut scope = first;
    for _ in 0..STEPS {
        let above = dom.parent(scope);
        if scope == ROOT || matches!(dom.name(above), "html") {
            break;
        }
        scope = above;
        let lines = lines_in(document, scope.max(first.saturating_sub(NODES))..first);
        if headline(document, &lines).is_some() {
            return lines;
        }
    }
    Vec::new()
}

fn lines_in(document: &SiteFile, range: Range<NodeId>) -> Vec<HeadCandidate> {
    let dom = &document.dom;
    let mut lines: Vec<HeadCandidate> = Vec::new();
    let mut seen = HashSet::new();
    let mut at = range.start;
    while at < range.end {
        if matches!(dom.name(at), "script" | "style" | "head" | "select" | "form") {
            at = dom.end(at);
            continue;
        }
        let shows = dom.text(at).is_some_and(|text| !text.trim().is_empty());
        let node = owner(document, at);
        // What the text itself is in is no line over it.
        let is_over = range.start <= node && dom.end(node) <= range.end;
        if shows && is_over && seen.insert(node) {
            let text = line(dom, &(node..dom.end(node)));
            let (level, class) = told(document, node);
            if !label::is_control(&text) {
                lines.push(HeadCandidate { node, text, level, class });
            }
        }
        at += 1;
    }
    lines
}

/// The element that a text stands in by itself, as a paragraph does.
fn owner(document: &SiteFile, text: NodeId) -> NodeId {
    let dom = &document.dom;
    let mut around = std::iter::successors(Some(text), |&id| Some(dom.parent(id))).take(32);
    around.find(|&id| id == ROOT || tags::is_block(dom.name(id))).unwrap_or(text)
}

/// What the elements around a line say of it.
fn told(document: &SiteFile, node: NodeId) -> (Option<u8>, String) {
    let dom = &document.dom;
    let (mut level, mut class) = (None, String::new());
    let mut at = node;
    let inner = dom.descendants(node).filter(|&id| dom.text(id).is_none()).take(4);
    let around = std::iter::from_fn(|| {
        let own = at;
        at = dom.parent(at);
        Some(own).filter(|&own| own != ROOT && dom.end(own) - own <= dom.end(node) - node + 2)
    });
    for id in around.take(4).chain(inner) {
        level = level.or(tags::heading(dom.name(id)));
        for name in ["class", "id"] {
            class.push_str(&dom.attribute(id, name).unwrap_or_default().to_ascii_lowercase());
            class.push(' ');
        }
    }
    (level, class)
}

/// Which of the lines is the headline.
fn headline(document: &SiteFile, lines: &[HeadCandidate]) -> Option<usize> {
    let is = |wanted: &str| {
        let wanted = letters(wanted);
        lines.iter().rposition(|line| letters(&line.text) == wanted)
    };
    let said = document.property(&["title"]).and_then(is);
    let heading = || {
        let levels = lines.iter().enumerate().filter_map(|(at, line)| Some((line.level?, at)));
        levels.min().map(|(_, at)| at)
    };
    let classed = || {
        let names = ["biaoti", "font01", "maintitle", "main-title", "arttitle"];
        lines.iter().position(|line| names.iter().any(|name| line.class.contains(name)))
    };
    let titled = || titled(document).and_then(|title| is(&title));
    said.or_else(heading).or_else(classed).or_else(titled)
}

fn says(document: &SiteFile, names: &[&str], text: &str) -> bool {
    document.property(names).is_some_and(|said| letters(said) == letters(text))
}

/// Whether a line over the headline is the kicker.
fn above(document: &SiteFile, found: &HeadCandidate) -> bool {
    const NAMES: [&str; 7] =
        ["pretitle", "introtitle", "intro", "yinti", "jianti", "kicker", "font02"];
    // Over a text there are lists of pages, too.
    found.level.is_some() && PrintedLabel::of(&found.text).is_none()
        || says(document, PROPERTIES[0].0, &found.text)
        || NAMES.iter().any(|name| found.class.contains(name))
}

/// What a line between headline and text is, if it is of the head.
fn below(document: &SiteFile, found: &HeadCandidate, main: Option<u8>) -> Option<HeadRole> {
    const AUTHORS: [&str; 6] = ["author", "sec", "zuozhe", "byline", "writer", "reporter"];
    const DECKS: [&str; 5] = ["subtitle", "futi", "deck", "sub-title", "font02"];
    let is_classed = |names: &[&str]| {
        let mut own = found.class.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        own.any(|own| names.contains(&own))
    };
    let is_author = is_byline(&found.text)
        || says(document, PROPERTIES[3].0, &found.text)
        || is_classed(&AUTHORS)
        || (found.level == Some(4) && main == Some(1));
    let is_deck = found.level.is_some()
        || says(document, PROPERTIES[2].0, &found.text)
        || is_classed(&DECKS)
        || found.text.starts_with("——");
    match (is_author, is_deck) {
        (true, _) => Some(HeadRole::Byline),
        (false, true) => Some(HeadRole::Deck),
        (false, false) => None,
    }
}

/// Who wrote it, without the paper, the day and the page that some pages put
/// in the same line; and those.
fn byline(text: &str) -> (String, Option<String>) {
    let cut = ["《", "来源", "來源", "日期", "（20", "(20", "发布时间", "时间："];
    let at = cut.iter().filter_map(|mark| text.find(mark)).filter(|&at| at > 0).min();
    let bare = |text: &str| {
        text.trim_matches(|c: char| c.is_whitespace() || "|｜：:".contains(c)).to_owned()
    };
    match at {
        Some(at) if !bare(&text[..at]).is_empty() => {
            (bare(&text[..at]), Some(text[at..].to_owned()))
        }
        _ => (bare(text), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_parted_from_paper_and_day() {
        let (by, rest) = byline("本报记者　王小河　《河口日报》（2022年08月19日 第 01 版）");
        assert_eq!((by.as_str(), rest.is_some()), ("本报记者　王小河", true));
        assert_eq!(byline(" 李远 |"), ("李远".to_owned(), None));
        assert_eq!(byline("《河口日报》记者 李远").0, "《河口日报》记者 李远");
    }
}
