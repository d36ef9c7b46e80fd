//! What the newsstand knows of an edition without opening it.

use std::sync::{Arc, OnceLock};

use super::edition_filter;
use crate::model::{Article, Clean, Date, Edition, EditionKey, HeadRole, HeadlineList, Lang};

/// An edition on the newsstand.
#[derive(Debug, Clone, PartialEq)]
pub struct ShelfEntry {
    /// Its key.
    pub key: EditionKey,
    /// The masthead.
    pub title: Clean,
    /// What stands under the masthead.
    pub subtitle: Option<Clean>,
    /// Its date.
    pub date: Option<Date>,
    /// "早报", "late".
    pub variant: Option<Clean>,
    /// The customs it is set by.
    pub lang: Lang,
    /// Number of pages.
    pub pages: usize,
    /// Number of articles.
    pub articles: usize,
    /// Sections and their leading headlines.
    pub contents: HeadlineList,
    /// How many articles were read.
    pub read: usize,
    /// Something of it was read, if no article to its end.
    pub begun: bool,
    /// It came with the program.
    pub sample: bool,
    /// What a filter searches besides the headlines, once it was asked for.
    pub folded: OnceLock<Arc<str>>,
}

/// How much of an edition was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing of it.
    Unread,
    /// Something.
    Begun,
    /// All of them.
    Read,
}

/// Headlines of a section that the newsstand shows.
const LEADS: usize = 12;

impl ShelfEntry {
    /// The entry of an edition.
    #[must_use]
    pub fn of(edition: &Edition) -> Self {
        let mut contents = Vec::new();
        for (index, section) in edition.sections.iter().enumerate() {
            // What has no headline of its own is not led with by its first words.
            let articles = || edition.in_section(index).map(|a| &edition.articles[a]);
            let is_headed = |article: &&Article| article.line(HeadRole::Headline).is_some();
            let others = articles().filter(|article| !is_headed(article));
            let titles: Vec<Clean> = articles()
                .filter(is_headed)
                .chain(others)
                .take(LEADS)
                .map(|article| article.title().clone())
                .collect();
            if !titles.is_empty() {
                contents.push((section.name.clone(), titles));
            }
        }
        Self {
            key: edition.key(),
            title: edition.paper.title.clone(),
            subtitle: edition.paper.subtitle.clone(),
            date: edition.date,
            variant: edition.variant.clone(),
            lang: edition.lang(),
            pages: edition.pages.len(),
            articles: edition.articles.len(),
            contents: contents.into(),
            read: 0,
            begun: false,
            sample: false,
            folded: OnceLock::new(),
        }
    }

    /// The headline of the lead.
    #[must_use]
    pub fn lead(&self) -> Option<&str> {
        self.contents.headlines().next()
    }

    /// What a filter searches besides the headlines as they stand: paper and date,
    /// and the headlines that are others whatever their case and width. To make it
    /// takes longer than to search it; who fills the newsstand in the background
    /// asks for it there.
    pub fn findable(&self) -> &str {
        self.folded.get_or_init(|| edition_filter::findable(self))
    }

    /// How much of it was read. Of an edition without articles nothing is
    /// left to read.
    #[must_use]
    pub fn standing(&self) -> Standing {
        if self.read >= self.articles {
            Standing::Read
        } else if self.read == 0 && !self.begun {
            Standing::Unread
        } else {
            Standing::Begun
        }
    }
}
