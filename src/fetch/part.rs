//! What an edition is composed of.

use super::kept;
use super::measure::{TextMeasure, is_remote};
use crate::input::parallel;
use crate::model::{Article, ArticleId, Block, BlockKind, Clean, Date, LangTag, Page, Paper};

/// What one source has of a day.
#[derive(Debug, Clone, Default)]
pub struct SourcePart {
    /// What it is called where a story says who has it, too.
    pub name: Clean,
    /// The section that its articles go to, if the person says so.
    pub section: Option<Clean>,
    /// What it says of itself.
    pub paper: Paper,
    /// Its printed pages.
    pub pages: Vec<Page>,
    /// Its articles; what came last stands first, as feeds have it.
    pub articles: Vec<KeptArticle>,
}

/// An article as it is kept.
#[derive(Debug, Clone)]
pub struct KeptArticle {
    /// By what it is known again.
    pub key: String,
    /// Head, day, address.
    pub article: Article,
    /// What is known of its text, which is read when it is written.
    pub text: TextMeasure,
    /// The section that the source says.
    pub section: Option<Clean>,
    /// The page of [`SourcePart::pages`] that it stands on.
    pub page: Option<usize>,
    /// The run of the day that brought it, from 0.
    pub batch: usize,
    /// The site changed it after it was first brought.
    pub is_changed: bool,
    /// What a feed server knows it by.
    pub entry: Option<String>,
}

/// An article as its row has it.
#[derive(Debug)]
pub struct KeptRow {
    /// Its head, as bytes.
    pub head: Vec<u8>,
    /// Its text, as bytes.
    pub body: Vec<u8>,
    /// All else; head and measure are still to be filled in.
    pub about: KeptArticle,
}

impl KeptRow {
    /// The articles of rows, without those that are damaged.
    #[must_use]
    pub fn all_read(rows: &[Self]) -> Vec<KeptArticle> {
        const LOT: usize = 8;
        parallel::map(rows, LOT, Self::read).into_iter().flatten().collect()
    }

    fn read(&self) -> Option<KeptArticle> {
        let (article, body) = kept::head(&self.head).zip(kept::body(&self.body))?;
        Some(KeptArticle { article, text: TextMeasure::of(&body), ..self.about.clone() })
    }
}

/// The text of an article of an edition.
#[derive(Debug, Clone)]
pub struct ComposedText {
    /// The part that it comes from, by its place among the parts.
    pub part: usize,
    /// By what the part's source knows it.
    pub key: String,
    /// Its site changed it.
    pub is_changed: bool,
    /// The line under it that says who has it, too, and that its site changed it.
    pub note: Option<Block>,
}

impl ComposedText {
    /// The text as it is shown: a picture that is not at home leaves its
    /// caption, and the note stands below.
    #[must_use]
    pub fn shown(&self, mut body: Vec<Block>) -> Vec<Block> {
        body.retain_mut(|block| {
            block.source.clear();
            if let BlockKind::Figure { image, .. } = &mut block.kind {
                image.take_if(|path| is_remote(path));
            }
            !block.is_bare_figure()
        });
        body.extend(self.note.clone());
        body
    }
}

/// An article of an edition that a feed server knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerEntry {
    /// The part that it came with, by its place among the parts.
    pub part: usize,
    /// What the server knows it by.
    pub entry: String,
    /// The article's id in the edition.
    pub article: ArticleId,
}

/// What an edition is to be called.
#[derive(Debug, Clone, Default)]
pub struct Nameplate {
    /// By which the person calls the paper; article ids are made of it.
    pub name: String,
    /// The title, if the person says one.
    pub title: Option<Clean>,
    /// The customs of setting, if the person says so.
    pub lang: Option<LangTag>,
    /// The day.
    pub day: Option<Date>,
}

/// A story, and where it is had from.
#[derive(Debug, Clone)]
pub(super) struct FoldedStory {
    /// The source and the article that have it at its fullest.
    pub(super) full: (usize, usize),
    /// The others that have it.
    pub(super) others: Vec<(usize, usize)>,
}

impl FoldedStory {
    /// All that have it.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        std::iter::once(self.full).chain(self.others.iter().copied())
    }
}
