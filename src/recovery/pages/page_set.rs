//! A set of pages: their blocks, and which stories they belong to.

use std::collections::HashMap;

use super::PageFile;
use super::label::Label;
use crate::input::{Loaded, SourceFile};
use crate::model::{
    Article, ArticleId, Block, BlockKind, Body, Edition, Rich, Scan, Section, SourceRanges,
    WarningKind,
};

/// A block by its number in the set, which it keeps wherever it is put.
pub(super) type BlockNo = usize;

/// An article in the making.
#[derive(Debug)]
pub(super) struct ArticleDraft {
    pub(super) article: Article,
    /// Index of the page it begins on.
    pub(super) page: usize,
    pub(super) body: Vec<BlockNo>,
    /// Its id was made of its title, and is to be made again.
    derived: bool,
}

/// The pages of an edition, taken apart.
#[derive(Debug, Default)]
pub(super) struct PageSet {
    pub(super) edition: Edition,
    pub(super) blocks: Vec<Block>,
    pub(super) stories: Vec<ArticleDraft>,
    pub(super) furniture: Vec<BlockNo>,
    unplaced: Vec<BlockNo>,
    scans: Vec<Scan>,
}

impl PageSet {
    /// Takes what stands on the pages. Sources count through `files`.
    pub(super) fn lay_out(pages: &mut [PageFile], edition: Edition, files: &[SourceFile]) -> Self {
        let mut desk = Self { edition, ..Self::default() };
        for (page, file) in pages.iter_mut().zip(files) {
            desk.take(std::mem::take(&mut page.loaded), file.start);
        }
        desk
    }

    fn take(&mut self, loaded: Loaded, start: usize) {
        let Loaded { edition, bodies, furniture, unplaced, scans, .. } = loaded;
        let first_page = self.edition.pages.len();
        self.scans.extend(scans.into_iter().map(|scan| {
            let page = first_page + scan.page;
            scan.moved(page, start)
        }));
        let key = edition.key();
        let sections = self.sections(&edition);
        self.edition.pages.extend(edition.pages);
        for (mut article, body) in edition.articles.into_iter().zip(bodies) {
            let own = ArticleId::derived(key.as_str(), article.title());
            let derived = article.id.as_str().starts_with(own.as_str());
            article.section = sections.get(article.section).copied().unwrap_or(0);
            let page = first_page + article.page.unwrap_or(0);
            article.page = Some(page);
            article.head.iter_mut().for_each(|line| shift(&mut line.source, start));
            let mut story = ArticleDraft { article, page, body: Vec::new(), derived };
            for block in body.all_blocks() {
                let seen = is_seen(&block);
                let number = self.put(block, start);
                let list = if seen { &mut story.body } else { &mut self.furniture };
                list.push(number);
            }
            self.stories.push(story);
        }
        for block in furniture {
            let number = self.put(block, start);
            self.furniture.push(number);
        }
        for block in unplaced {
            let number = self.put(block, start);
            self.unplaced.push(number);
        }
    }

    fn put(&mut self, mut block: Block, start: usize) -> BlockNo {
        shift(&mut block.source, start);
        self.blocks.push(block);
        self.blocks.len() - 1
    }

    /// Adds the sections of a page; tells where each of them is now.
    fn sections(&mut self, edition: &Edition) -> Vec<usize> {
        let all = &mut self.edition.sections;
        let mut places: Vec<usize> = Vec::new();
        for section in &edition.sections {
            let here = all.iter().position(|known| known.name == section.name);
            places.push(here.unwrap_or_else(|| {
                all.push(Section { name: section.name.clone(), parent: None });
                all.len() - 1
            }));
        }
        for (section, place) in edition.sections.iter().zip(&places) {
            let parent = section.parent.and_then(|parent| places.get(parent).copied());
            all[*place].parent = all[*place].parent.or(parent.filter(|parent| parent < place));
        }
        places
    }

    /// Adds a block that belongs to no article.
    pub(super) fn put_furniture(&mut self, block: Block) {
        self.blocks.push(block);
        self.furniture.push(self.blocks.len() - 1);
    }

    /// The story that a block is in, and its place there.
    pub(super) fn story_of(&self, block: BlockNo) -> Option<(usize, usize)> {
        let stories = self.stories.iter().enumerate();
        stories.into_iter().find_map(|(story, found)| {
            Some((story, found.body.iter().position(|other| *other == block)?))
        })
    }

    /// The story of every block that is in one.
    pub(super) fn stories_of_blocks(&self) -> HashMap<BlockNo, usize> {
        let stories = self.stories.iter().enumerate();
        stories.flat_map(|(number, story)| story.body.iter().map(move |b| (*b, number))).collect()
    }

    /// The label of a page.
    pub(super) fn label(&self, page: usize) -> Option<Label> {
        Label::of(&self.edition.pages.get(page)?.id)
    }

    /// The text of a paragraph.
    pub(super) fn paragraph(&self, block: BlockNo) -> Option<&Rich> {
        match &self.blocks.get(block)?.kind {
            BlockKind::Paragraph(text) => Some(text),
            _ => None,
        }
    }

    /// Adds a story that begins with block `at` of another, which ends there.
    pub(super) fn split(&mut self, story: usize, at: usize) -> usize {
        let from = &mut self.stories[story];
        let body = from.body.split_off(at);
        let mut article = Article::new(ArticleId::new(""));
        article.section = from.article.section;
        article.page = from.article.page;
        let page = from.page;
        self.stories.push(ArticleDraft { article, page, body, derived: true });
        self.stories.len() - 1
    }

    pub(super) fn warn(&mut self, kind: WarningKind) {
        self.edition.warnings.push(kind.into());
    }

    /// The edition, with what is left over. Stories of which nothing
    /// is left are gone.
    pub(super) fn clear(self) -> Loaded {
        let Self { mut edition, blocks, stories, furniture, unplaced, scans } = self;
        let mut blocks: Vec<Option<Block>> = blocks.into_iter().map(Some).collect();
        let mut pick = |numbers: Vec<BlockNo>| -> Vec<Block> {
            numbers.into_iter().filter_map(|number| blocks[number].take()).collect()
        };
        let key = edition.key();
        let mut names: HashMap<ArticleId, usize> = HashMap::new();
        let mut bodies = Vec::new();
        for ArticleDraft { mut article, body, derived, .. } in stories {
            if article.head.is_empty() && body.is_empty() {
                continue;
            }
            let body = Body::set(pick(body));
            if derived {
                article.id = ArticleId::derived(key.as_str(), article.title());
            }
            let count = names.entry(article.id.clone()).or_default();
            *count += 1;
            if *count > 1 {
                article.id = ArticleId::new(&format!("{}-{count}", article.id));
            }
            article.length = body.weight();
            edition.articles.push(article);
            bodies.push(body);
        }
        let [furniture, unplaced] = [furniture, unplaced].map(|numbers| {
            let mut picked = pick(numbers);
            picked.sort_by_key(|block| block.source.first().map(|range| range.start));
            picked
        });
        Loaded { edition, bodies, furniture, unplaced, scans, files: Vec::new() }
    }
}

/// Whether a block shows anything. What shows nothing cannot be written as
/// part of an article.
fn is_seen(block: &Block) -> bool {
    let shown = block.texts().iter().any(|text| !text.trim().is_empty());
    let image = matches!(&block.kind, BlockKind::Figure { image: Some(_), .. });
    shown || image || matches!(block.kind, BlockKind::Rule | BlockKind::Gap(_))
}

fn shift(source: &mut SourceRanges, by: usize) {
    for range in source {
        *range = range.start + by..range.end + by;
    }
}
