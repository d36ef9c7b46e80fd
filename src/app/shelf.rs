//! What the newsstand knows of an edition without opening it.

use std::borrow::Borrow;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};

use super::edition_filter;
use crate::model::{Article, Clean, Date, Edition, EditionKey, HeadRole, HeadlineList, Lang};

/// An edition on the newsstand: what is known of it, and how much of it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct ShelfEntry {
    // Who shows editions and who opens them both have all of them.
    facts: Arc<ShelfFacts>,
    /// How many articles were read.
    pub read: usize,
    /// Something of it was read, if no article to its end.
    pub begun: bool,
}

/// What is known of an edition. A library has tens of thousands: names that many of
/// them have in common stand once, and what they hold stays on the disk.
#[derive(Debug, Clone, PartialEq)]
pub struct ShelfFacts {
    /// Its key.
    pub key: EditionKey,
    /// The masthead.
    pub title: SharedName,
    /// Its date.
    pub date: Option<Date>,
    /// "早报", "late".
    pub variant: Option<SharedName>,
    /// The customs it is set by.
    pub lang: Lang,
    /// Number of pages.
    pub pages: usize,
    /// Number of articles.
    pub articles: usize,
    /// It came with the program.
    pub sample: bool,
    /// What it holds, where that is not to be had from the catalogue, or is there
    /// already.
    pub contents: Option<Box<ShelfContents>>,
}

/// A name that many editions have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SharedName(Arc<Clean>);

impl From<Clean> for SharedName {
    fn from(name: Clean) -> Self {
        Self(Arc::new(name))
    }
}

impl Deref for SharedName {
    type Target = Clean;

    fn deref(&self) -> &Clean {
        &self.0
    }
}

impl fmt::Display for SharedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl Borrow<Clean> for SharedName {
    fn borrow(&self) -> &Clean {
        self
    }
}

impl PartialEq<Clean> for SharedName {
    fn eq(&self, other: &Clean) -> bool {
        **self == *other
    }
}

/// What an edition holds, as the newsstand shows and searches it.
#[derive(Debug, Clone, PartialEq)]
pub struct ShelfContents {
    /// What stands under the masthead.
    pub subtitle: Option<Clean>,
    /// Sections and their leading headlines.
    pub headlines: HeadlineList,
    /// That is all of it; else the lead and what follows it.
    pub is_whole: bool,
    /// What a filter searches, once it was asked for.
    folded: OnceLock<Box<str>>,
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
        let contents = ShelfContents::new(edition.paper.subtitle.clone(), contents.into(), true);
        Self::from(ShelfFacts {
            key: edition.key(),
            title: edition.paper.title.clone().into(),
            date: edition.date,
            variant: edition.variant.clone().map(SharedName::from),
            lang: edition.lang(),
            pages: edition.pages.len(),
            articles: edition.articles.len(),
            sample: false,
            contents: Some(Box::new(contents)),
        })
    }

    /// Whether nothing is known of one that is not known of the other, besides what
    /// they hold.
    #[must_use]
    pub fn is_as(&self, other: &Self) -> bool {
        let (a, b) = (&*self.facts, &*other.facts);
        a.key == b.key
            && (&a.title, &a.variant, a.date, a.lang) == (&b.title, &b.variant, b.date, b.lang)
            && (a.pages, a.articles, a.sample) == (b.pages, b.articles, b.sample)
    }

    /// Whether one is the other, and not just like it.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.facts, &other.facts)
    }

    /// What it holds, where all of that is here.
    #[must_use]
    pub fn whole(&self) -> Option<&ShelfContents> {
        self.contents.as_deref().filter(|contents| contents.is_whole)
    }

    /// What a filter searches of an edition whose contents are here: paper, date and
    /// headlines, folded as words are. To make it takes longer than to search it; who
    /// fills the newsstand in the background asks for it there.
    #[must_use]
    pub fn findable(&self) -> Option<&str> {
        let contents = self.whole()?;
        Some(contents.folded.get_or_init(|| edition_filter::findable(self, contents).into()))
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

impl From<ShelfFacts> for ShelfEntry {
    fn from(facts: ShelfFacts) -> Self {
        Self { facts: Arc::new(facts), read: 0, begun: false }
    }
}

impl Deref for ShelfEntry {
    type Target = ShelfFacts;

    fn deref(&self) -> &ShelfFacts {
        &self.facts
    }
}

impl DerefMut for ShelfEntry {
    fn deref_mut(&mut self) -> &mut ShelfFacts {
        Arc::make_mut(&mut self.facts)
    }
}

impl ShelfContents {
    /// What an edition holds: all of it, or the lead and what follows.
    #[must_use]
    pub fn new(subtitle: Option<Clean>, headlines: HeadlineList, is_whole: bool) -> Self {
        Self { subtitle, headlines, is_whole, folded: OnceLock::new() }
    }

    /// The headline of the lead.
    #[must_use]
    pub fn lead(&self) -> Option<&str> {
        self.headlines.headlines().next()
    }
}
