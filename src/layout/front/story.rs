//! A story of the page: its head and its text, each set as a galley.

use crate::layout::{Flowing, Galley, Setting};
use crate::model::{Article, Body, Box01, HeadLine, HeadRole, Part};

/// How much of a head is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadStyle {
    /// All of it.
    Lead,
    /// One deck at most.
    Story,
    /// The headline alone.
    Lede,
}

/// A story of the page.
#[derive(Debug)]
pub struct FrontStory {
    article: usize,
    source: Article,
    area: Option<Box01>,
    head: Galley,
    text: Galley,
    lines: Vec<Flowing>,
}

impl FrontStory {
    /// A story to be set on the page whose id is `page` (empty where the
    /// edition has no pages). `index` is the article's place in its edition;
    /// regions of `article` that lie on the page decide where it stands.
    #[must_use]
    pub fn new(index: usize, article: &Article, page: &str, body: Body, setting: Setting) -> Self {
        let bare = Article::new(article.id.clone());
        let area = super::order::area_on(article, page);
        let mut source = bare.clone();
        source.head.clone_from(&article.head);
        source.prominence = article.prominence;
        let onward = |part: Part| part == Part::Jump;
        source.regions = article
            .regions
            .iter()
            .filter(|region| onward(region.part) && region.page != page)
            .cloned()
            .collect();
        if body.is_empty() && source.line(HeadRole::Headline).is_none() {
            source.push_head(HeadRole::Headline, article.first_words.clone());
        }
        Self {
            article: index,
            head: Galley::new(&source, Body::default(), setting, 1),
            text: Galley::new(&bare, body, setting, 1),
            source,
            area,
            lines: Vec::new(),
        }
    }

    /// The article's place in its edition.
    #[must_use]
    pub fn article(&self) -> usize {
        self.article
    }

    /// The head, set as wide as the story is placed. It has no text.
    #[must_use]
    pub fn head(&self) -> &Galley {
        &self.head
    }

    /// The text, set for one column. It has no head.
    #[must_use]
    pub fn text(&self) -> &Galley {
        &self.text
    }

    /// The page that the printed article is continued on.
    #[must_use]
    pub fn continued_on(&self) -> Option<&str> {
        let page = self.source.regions.first().map(|region| region.page.as_str());
        page.filter(|page| !page.is_empty())
    }

    /// Takes other customs.
    pub fn set_setting(&mut self, setting: Setting) {
        self.head.set_setting(setting);
        self.text.set_setting(setting);
    }

    pub(super) fn claim(&self) -> super::order::StoryRank {
        super::order::StoryRank { area: self.area, prominence: self.source.prominence }
    }

    /// Decides what is shown of the head.
    pub(super) fn dress(&mut self, manner: HeadStyle) {
        let mut shown = self.source.clone();
        let mut decks = 0;
        shown.head.retain(|line: &HeadLine| match (manner, line.role) {
            (HeadStyle::Lede, role) => role == HeadRole::Headline,
            (HeadStyle::Story, HeadRole::Deck) => {
                decks += 1;
                decks == 1
            }
            (HeadStyle::Lead | HeadStyle::Story, _) => true,
        });
        self.head = Galley::new(&shown, Body::default(), *self.text.setting(), 1);
    }

    /// Sets the head `columns` cells wide; gives its rows, `most` at most.
    pub(super) fn set_head(&mut self, columns: u16, most: u16) -> u16 {
        self.head.set_columns(columns);
        let start = self.head.start();
        self.head.prepare(start, usize::from(most));
        let lines = self.head.lines(start, usize::from(most));
        lines.iter().take_while(|line| line.cursor.slug == 0).count() as u16
    }

    /// Sets the text in columns of `measure` cells, `most` rows of it.
    pub(super) fn set_text(&mut self, measure: u16, most: usize) {
        self.text.set_columns(measure);
        let start = self.text.start();
        self.text.prepare(start, most);
        let chunks = self.text.body().chunks();
        let lines = self.text.lines(start, most);
        let of_body = lines.iter().take_while(|line| line.cursor.slug <= chunks);
        self.lines = of_body.map(Flowing::from).collect();
        while self.lines.last().is_some_and(|line| line.blank) {
            self.lines.pop();
        }
    }

    pub(super) fn lines(&self) -> &[Flowing] {
        &self.lines
    }
}
