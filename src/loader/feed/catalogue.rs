//! Catalogues of books: OPDS 1.x, which is Atom whose links say what a book
//! can be had as.

use crate::input::{dates, limits};
use crate::loader::markup::{Dialect, Dom, NodeId, ROOT, parse, read_slice};
use crate::model::{Clean, Date};

/// A page of a catalogue.
#[derive(Debug, Clone, Default)]
pub struct CataloguePage {
    /// What it calls itself.
    pub title: Clean,
    /// Links of the page, as they are written.
    pub links: Vec<CatalogueLink>,
    /// Its books, or the lists that it leads to.
    pub entries: Vec<CatalogueEntry>,
}

/// A book, or a list.
#[derive(Debug, Clone, Default)]
pub struct CatalogueEntry {
    /// What it is called.
    pub title: Clean,
    /// When it was changed.
    pub updated: Option<Date>,
    /// Where it leads.
    pub links: Vec<CatalogueLink>,
}

/// A link of a catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CatalogueLink {
    /// What it is for.
    pub rel: String,
    /// Of which type is what it leads to.
    pub kind: String,
    /// Where it leads, as it is written.
    pub href: String,
}

/// Reads a page of a catalogue; `None` for what is none.
#[must_use]
pub fn catalogue(bytes: &[u8]) -> Option<CataloguePage> {
    let source = read_slice(bytes, None).ok()?;
    let dom = parse(&source.text, Dialect::Xml);
    let feed = dom.descendants(ROOT).find(|&id| local(&dom, id) == "feed")?;
    let entries = dom.children(feed).filter(|&id| local(&dom, id) == "entry");
    Some(CataloguePage {
        title: line(&dom, feed, "title"),
        links: links(&dom, feed),
        entries: entries.take(limits::FEED_ENTRIES).map(|id| entry(&dom, id)).collect(),
    })
}

fn local(dom: &Dom, id: NodeId) -> &str {
    let name = dom.name(id);
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn line(dom: &Dom, id: NodeId, name: &str) -> Clean {
    let child = dom.children(id).find(|&child| local(dom, child) == name);
    child.map(|child| Clean::line(&dom.line(child))).unwrap_or_default()
}

fn entry(dom: &Dom, id: NodeId) -> CatalogueEntry {
    CatalogueEntry {
        title: line(dom, id, "title"),
        updated: dates::day(&line(dom, id, "updated")),
        links: links(dom, id),
    }
}

fn links(dom: &Dom, id: NodeId) -> Vec<CatalogueLink> {
    const MOST: usize = 64;
    let links = dom.children(id).filter(|&child| local(dom, child) == "link").take(MOST);
    links
        .map(|link| {
            let said = |name| dom.attribute(link, name).unwrap_or_default().trim().to_owned();
            CatalogueLink { rel: said("rel"), kind: said("type"), href: said("href") }
        })
        .filter(|link| !link.href.is_empty())
        .collect()
}

impl CataloguePage {
    /// The page that goes on where this one ends.
    #[must_use]
    pub fn next(&self) -> Option<&str> {
        self.links.iter().find(|link| link.rel == "next").map(|link| &*link.href)
    }
}

impl CatalogueEntry {
    /// Where the book can be had as an EPUB.
    #[must_use]
    pub fn epub(&self) -> Option<&str> {
        let is_epub = |link: &&CatalogueLink| link.kind.starts_with("application/epub+zip");
        self.links.iter().filter(|link| link.is_book()).find(is_epub).map(|link| &*link.href)
    }

    /// The day in a paper's title: `The Courier [Sat, 28 Nov 2026]`.
    #[must_use]
    pub fn day_of_paper(&self) -> Option<Date> {
        let (_, bracket) = self.title.rsplit_once(['[', '（', '(']).unwrap_or(("", &self.title));
        dates::day(bracket.trim_end_matches([']', '）', ')']))
    }
}

impl CatalogueLink {
    /// Whether it leads to a book itself.
    #[must_use]
    pub fn is_book(&self) -> bool {
        self.rel.starts_with("http://opds-spec.org/acquisition")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_catalogue_tells_papers_from_books_and_where_it_goes_on() {
        let page = "<feed xmlns='http://www.w3.org/2005/Atom'><title>New</title>\
            <link rel='next' href='/new?page=2'/>\
            <entry><title>The Herald [Sat, 28 Nov 2026]</title><updated>2026-11-28T05:00:00Z</updated>\
            <link rel='http://opds-spec.org/image' href='/1.jpg' type='image/jpeg'/>\
            <link rel='http://opds-spec.org/acquisition' href='/1.pdf' type='application/pdf'/>\
            <link rel='http://opds-spec.org/acquisition/open-access' href='/1.epub' \
             type='application/epub+zip'/></entry>\
            <entry><title>A Book of Knots</title><updated>2020-01-01T00:00:00Z</updated>\
            <link rel='http://opds-spec.org/acquisition' href='/k.pdf' type='application/pdf'/></entry></feed>";
        let read = catalogue(page.as_bytes()).unwrap();
        assert_eq!(read.next(), Some("/new?page=2"));
        let epubs: Vec<_> = read.entries.iter().map(|e| (e.epub(), e.day_of_paper())).collect();
        let day = jiff::civil::date(2026, 11, 28);
        assert_eq!(epubs, [(Some("/1.epub"), Some(day)), (None, None)]);
        assert!(catalogue(b"<html>a page</html>").is_none());
    }
}
