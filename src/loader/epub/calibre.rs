//! What calibre adds to the papers that it fetches.
//!
//! Only its own class names are looked at. The others (`calibre7`, and those
//! of the site) are handed out anew in every book and mean nothing.

use std::collections::HashMap;

use crate::loader::markup::{Base, Dialect, Dom, NodeId, ROOT, blocks, parse, rich};

/// What the index page of a section says of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CalibreEntry {
    pub(super) deck: String,
    /// As written: `[Mon, 23 Nov 15:24]`.
    pub(super) date: String,
}

/// The articles on the index page of a section, by the path they lead to.
pub(super) fn listed(text: &str, path: &str) -> HashMap<String, CalibreEntry> {
    let dom = parse(text, Dialect::Xhtml);
    let base = Base::Inside(path.to_owned());
    let mut found = HashMap::new();
    for item in dom.descendants(ROOT).filter(|&id| dom.name(id) == "li") {
        let link = dom.descendants(item).find(|&id| dom.attribute(id, "href").is_some());
        let Some(target) = link.and_then(|id| base.inside(dom.attribute(id, "href")?)) else {
            continue;
        };
        let said = |class: &str| {
            let place = dom.descendants(item).find(|&id| dom.has_class(id, class));
            place.map(|id| rich(&dom, id, &base).text.trim().to_owned()).unwrap_or_default()
        };
        let (deck, date) = (said("article_description"), said("article_date"));
        found.entry(target).or_insert(CalibreEntry { deck, date });
    }
    found
}

/// Whether an element is a bar of calibre's, with links to other pages and
/// the line that says where the article is from.
pub(super) fn is_bar(dom: &Dom, id: NodeId) -> bool {
    const NODES: usize = 600;
    if dom.name(id) != "div" {
        return false;
    }
    let named = dom.attribute(id, "class").is_some_and(|class| {
        class.split_whitespace().any(|word| word == "navbar" || word.starts_with("calibre_navbar"))
    });
    named && dom.end(id) - id < NODES
}

/// Where an article was downloaded from.
pub(super) fn origin(document: &[u8]) -> Option<String> {
    const TAG: usize = 4096;
    let at = memchr::memmem::rfind(document, b"calibre-downloaded-from")?;
    let start = memchr::memrchr(b'<', &document[..at])?;
    let end = at + memchr::memchr(b'>', &document[at..])?;
    let tag = std::str::from_utf8(document.get(start..=end)?).ok().filter(|t| t.len() < TAG)?;
    let dom = parse(tag, Dialect::Html);
    let link = dom.first(ROOT, "a")?;
    Some(dom.attribute(link, "href")?.to_owned())
}

/// What stands at the beginning of a document.
#[derive(Debug, Default)]
pub(super) struct Beginning {
    /// Its first heading, else its title.
    pub(super) title: Option<String>,
    /// Its first paragraphs, without heading and pictures.
    pub(super) texts: Vec<String>,
    /// What is marked as its byline.
    pub(super) byline: Option<String>,
    /// There is text in it.
    pub(super) has_text: bool,
}

/// Classes of elements that are the byline of an article.
const BYLINES: [&str; 4] = ["byline", "author", "article-author", "article_author"];

/// The byline that a document marks as such before its first paragraphs end.
fn byline(dom: &Dom) -> Option<String> {
    /// In characters: of a longer text some words are about an author.
    const LONGEST: usize = 200;
    let is_one = |&id: &NodeId| BYLINES.iter().any(|class| dom.has_class(id, class));
    let line = dom.descendants(ROOT).find(is_one).map(|id| dom.line(id))?;
    Some(line).filter(|line| !line.is_empty() && line.chars().count() <= LONGEST)
}

/// Looks at the beginning of a document, which may be cut anywhere.
pub(super) fn beginning(text: &str) -> Beginning {
    let dom = parse(text, Dialect::Xhtml);
    let found = blocks(&dom, ROOT, &Base::Unknown, &|id| is_bar(&dom, id));
    let heading = found.iter().find_map(|block| match &block.kind {
        crate::model::BlockKind::Subhead { text, .. } => Some(text.text.to_string()),
        _ => None,
    });
    let titled = || dom.first(ROOT, "title").map(|id| dom.line(id)).filter(|t| !t.is_empty());
    let texts: Vec<String> = found
        .iter()
        .filter(|block| matches!(block.kind, crate::model::BlockKind::Paragraph(_)))
        .map(crate::model::Block::plain)
        .take(3)
        .collect();
    let has_text = found.iter().any(|block| !block.plain().trim().is_empty());
    Beginning { title: heading.or_else(titled), texts, byline: byline(&dom), has_text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_page_gives_decks_and_dates() {
        let page = "<ul class='calibre_feed_list'><li><a href='article_0/index_u4.html'>Ferry</a>\
            <span class='article_date'> [Sun, 22 Nov 15:24]</span>\
            <div class='article_description'>The <b>deck</b>.</div></li></ul>";
        let found = listed(page, "feed_0/index.html");
        let expected =
            CalibreEntry { deck: "The deck.".into(), date: "[Sun, 22 Nov 15:24]".into() };
        assert_eq!(found.get("feed_0/article_0/index_u4.html"), Some(&expected));
    }

    #[test]
    fn the_origin_is_the_link_that_says_so() {
        let page = b"<a href='x'>Next</a> from <a href=\"http://s.example/1?a=1&amp;b=2\" \
            rel=\"calibre-downloaded-from\">here</a>";
        assert_eq!(origin(page).as_deref(), Some("http://s.example/1?a=1&b=2"));
        assert_eq!(origin(b"calibre-downloaded-from"), None);
    }

    #[test]
    fn a_document_goes_by_its_heading_then_by_its_title() {
        let page = |body: &str| beginning(&format!("<head><title>T</title></head>{body}"));
        assert_eq!(page("<h1>H</h1><p>a").title.as_deref(), Some("H"));
        assert_eq!(page("<p>a").title.as_deref(), Some("T"));
        assert!(!page("<img src='c.png'/>").has_text);
    }
}
