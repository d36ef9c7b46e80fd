//! What an edition in another form is made of.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Article, Body, Edition, Page};

/// An edition with all that is to be written of it.
#[derive(Debug, Clone, Copy)]
pub struct Issue<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// The bodies of its articles, in the same order.
    pub bodies: &'a [Body],
    /// Pictures by their paths in the edition; a figure whose picture is not
    /// here is written by its caption.
    pub pictures: &'a BTreeMap<String, Vec<u8>>,
}

/// Articles that follow each other on one page and in one section, by their
/// indexes in reading order.
#[derive(Debug)]
pub(super) struct Chapter<'a> {
    /// The page, where the edition has several.
    pub(super) page: Option<&'a Page>,
    section: &'a str,
    pub(super) articles: Range<usize>,
}

impl Chapter<'_> {
    /// What stands over the articles: the page, and the section where that is
    /// not what the page is called.
    pub(super) fn title(&self) -> String {
        let section = self.own_section().unwrap_or_default().to_owned();
        match self.page_title() {
            Some(page) if section.is_empty() => page,
            Some(page) => format!("{page} · {section}"),
            None => section,
        }
    }

    /// The page by its number and name.
    pub(super) fn page_title(&self) -> Option<String> {
        let page = self.page?;
        let (id, name) = (page.id.trim(), page.name.trim());
        let parts = [id, if name == id { "" } else { name }];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Some(parts.join(" ")).filter(|title| !title.is_empty())
    }

    /// The section, unless the page is called the same.
    pub(super) fn own_section(&self) -> Option<&str> {
        let section = self.section.trim();
        let of_page = |page: &Page| section == page.name.trim() || section == page.id.trim();
        Some(section).filter(|_| !section.is_empty() && !self.page.is_some_and(of_page))
    }
}

impl<'a> Issue<'a> {
    /// All articles in the order in which they are printed and read, parted
    /// where the page or the section changes.
    pub(super) fn chapters(&self) -> Vec<Chapter<'a>> {
        let edition = self.edition;
        let mut chapters: Vec<Chapter<'a>> = Vec::new();
        let several = edition.pages.len() > 1;
        let mut last = None;
        for (index, article) in edition.articles.iter().enumerate() {
            let page = article.page.filter(|_| several);
            let here = Some((page, article.section));
            match chapters.last_mut() {
                Some(chapter) if last == here => chapter.articles.end = index + 1,
                _ => chapters.push(Chapter {
                    page: page.and_then(|page| edition.pages.get(page)),
                    section: self.section(article),
                    articles: index..index + 1,
                }),
            }
            last = here;
        }
        chapters
    }

    /// The name of an article's section; of one that has none, the paper's.
    pub(super) fn section(&self, article: &Article) -> &'a str {
        let section = self.edition.sections.get(article.section);
        section.map_or(&self.edition.paper.title, |section| &section.name)
    }

    pub(super) fn article(&self, index: usize) -> (&'a Article, Option<&'a Body>) {
        (&self.edition.articles[index], self.bodies.get(index))
    }

    /// Paper, date, which of the day's editions, number: what a folio says.
    pub(super) fn folio(&self) -> Vec<String> {
        let edition = self.edition;
        let date = edition.date.map(|date| date.to_string());
        let variant = edition.variant.as_ref().map(ToString::to_string);
        let number = edition.number.as_ref().map(ToString::to_string);
        [date, variant, number].into_iter().flatten().filter(|part| !part.is_empty()).collect()
    }

    /// The language as a BCP 47 tag.
    pub(super) fn lang(&self) -> &'a str {
        self.edition.paper.lang.as_deref().unwrap_or_else(|| self.edition.lang().tag())
    }
}

/// What a list calls an article.
pub(super) fn title(article: &Article) -> &str {
    match article.title().trim() {
        "" => "—",
        title => title,
    }
}
