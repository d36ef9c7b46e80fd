//! What Veridian answers, by which many libraries show old papers: an issue
//! with its pages and articles, and the text of an article. No file of a
//! person's is in this form; whoever fetches reads it.

use crate::input::limits;
use crate::loader::markup::{Base, Dialect, Dom, Hidden, NodeId, ROOT, of_html, parse, read_slice};
use crate::model::{Block, Clean};

/// An issue, or nothing of it where the library has none of that day.
#[derive(Debug, Clone, Default)]
pub struct VeridianIssue {
    /// The paper.
    pub title: Clean,
    /// The names of its pages there, in order: the last part is a number.
    pub pages: Vec<String>,
    /// Its articles, in order.
    pub articles: Vec<VeridianArticle>,
}

/// An article of an issue, without its text.
#[derive(Debug, Clone, Default)]
pub struct VeridianArticle {
    /// Its name there, by which its text is asked for.
    pub id: String,
    /// Its headline.
    pub title: Clean,
    /// The page that it begins on, of [`VeridianIssue::pages`].
    pub page: Option<usize>,
}

/// Reads an issue; `None` for what is no answer of Veridian.
#[must_use]
pub fn issue(bytes: &[u8]) -> Option<VeridianIssue> {
    let dom = answer(bytes)?;
    let title = ["publicationtitle", "documenttitle"].iter().find_map(|name| {
        let id = dom.descendants(ROOT).find(|&id| dom.name(id) == *name)?;
        Some(Clean::line(&dom.line(id))).filter(|title| !title.is_empty())
    });
    let pages: Vec<String> = said(&dom, "pageid").take(limits::PAGES).collect();
    let about = dom.descendants(ROOT).filter(|&id| dom.name(id) == "logicalsectionmetadata");
    let articles = about.take(limits::BOOK_ARTICLES).map(|id| {
        let inside = |name: &str| {
            let child = dom.descendants(id).find(|&child| dom.name(child) == name);
            child.map(|child| dom.line(child)).unwrap_or_default()
        };
        let first = inside("logicalsectionfirstpageid");
        VeridianArticle {
            id: inside("logicalsectionid"),
            title: Clean::line(&inside("logicalsectiontitle")),
            page: pages.iter().position(|page| *page == first),
        }
    });
    let articles = articles.filter(|article| !article.id.is_empty()).collect();
    Some(VeridianIssue { title: title.unwrap_or_default(), pages, articles })
}

/// The text of an article; empty where there is none.
#[must_use]
pub fn text(bytes: &[u8]) -> Vec<Block> {
    let Some(dom) = answer(bytes) else { return Vec::new() };
    let html: Vec<String> = said_whole(&dom, "logicalsectiontexthtml").collect();
    of_html(&html.concat(), &Base::Unknown, &mut Hidden::default())
}

fn answer(bytes: &[u8]) -> Option<Dom> {
    let source = read_slice(bytes, None).ok()?;
    let dom = parse(&source.text, Dialect::Xml);
    let is_answer = dom.descendants(ROOT).any(|id| dom.name(id) == "veridianxmlresponse");
    is_answer.then_some(dom)
}

fn named<'d>(dom: &'d Dom, name: &'static str) -> impl Iterator<Item = NodeId> + 'd {
    dom.descendants(ROOT).filter(move |&id| dom.name(id) == name)
}

fn said<'d>(dom: &'d Dom, name: &'static str) -> impl Iterator<Item = String> + 'd {
    named(dom, name).map(|id| dom.line(id)).filter(|text| !text.is_empty())
}

fn said_whole<'d>(dom: &'d Dom, name: &'static str) -> impl Iterator<Item = String> + 'd {
    named(dom, name).map(|id| dom.whole_text(id).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issue_names_pages_and_articles_and_an_article_has_its_paragraphs() {
        let about = "<VeridianXMLResponse><DocumentResponse><Document><DocumentMetadata>\
            <PublicationTitle>The Gazette</PublicationTitle></DocumentMetadata><DocumentContent>\
            <Page><PageMetadata><PageID>OHG19261128.1.1</PageID></PageMetadata></Page>\
            <Page><PageMetadata><PageID>OHG19261128.1.2</PageID></PageMetadata></Page>\
            <LogicalSection><LogicalSectionMetadata><LogicalSectionID>OHG19261128.2.1</LogicalSectionID>\
            <LogicalSectionTitle>FERRY &amp; TIDE</LogicalSectionTitle>\
            <LogicalSectionFirstPageID>OHG19261128.1.2</LogicalSectionFirstPageID>\
            </LogicalSectionMetadata></LogicalSection></DocumentContent></Document></DocumentResponse>\
            </VeridianXMLResponse>";
        let read = issue(about.as_bytes()).unwrap();
        assert_eq!((&*read.title, read.pages.len()), ("The Gazette", 2));
        let article = &read.articles[0];
        assert_eq!((&*article.title, article.page), ("FERRY & TIDE", Some(1)));
        let page = "<VeridianXMLResponse><LogicalSectionTextHTML>&lt;p&gt;It ran.&lt;/p&gt;\
            &lt;p&gt;Again.&lt;/p&gt;</LogicalSectionTextHTML></VeridianXMLResponse>";
        let texts: Vec<String> = text(page.as_bytes()).iter().map(Block::plain).collect();
        assert_eq!(texts, ["It ran.", "Again."]);
        assert!(issue(b"<html>a page</html>").is_none());
    }
}
