//! Where on the pages jump lines stand, and what each belongs to.

use std::ops::Range;

use super::jump_line::{self, JumpLine, Way};
use super::label::Label;
use super::page_set::{BlockNo, PageSet};
use crate::model::{Block, BlockKind, HeadLine, Rich};

/// What a jump line is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JumpBlock {
    /// A line of a story's head.
    Head(usize, usize),
    Block(BlockNo),
    Furniture,
}

/// How much of its holder a jump line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    Whole,
    /// All before this byte.
    Front(usize),
    /// All from this byte on.
    Back(usize),
}

/// A jump line on a page.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) holder: JumpBlock,
    pub(super) cut: Cut,
    pub(super) way: Way,
    pub(super) page: usize,
    /// The page it names.
    pub(super) names: Option<Label>,
    pub(super) title: String,
    /// The paragraph that goes on elsewhere, or the first block of what came
    /// from elsewhere; of a story without text its head alone.
    pub(super) anchor: JumpOwner,
}

/// What a jump line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JumpOwner {
    Block(BlockNo),
    Story(usize),
}

/// More jump lines than an edition has; what comes after stays as it is.
const MOST: usize = 500;

/// The jump lines, in the order of pages and stories, those among the
/// furniture last.
pub(super) fn find(desk: &PageSet) -> Vec<Found> {
    let places = ParagraphSources::of(desk);
    let stories = 0..desk.stories.len();
    let inside = stories.flat_map(|story| {
        let places = &places;
        let heads = 0..desk.stories[story].article.head.len();
        let blocks = 0..desk.stories[story].body.len();
        let heads = heads.filter_map(move |line| in_head(desk, places, story, line));
        heads.chain(blocks.flat_map(move |place| in_block(desk, places, story, place)))
    });
    let furniture = desk.furniture.iter();
    let furniture = furniture.filter_map(|&block| in_furniture(desk, &places, block));
    inside.take(MOST).chain(furniture.take(MOST)).collect()
}

/// A line of a head that breaks off with a jump line is no headline but the
/// end of the text above it; it is put there.
pub(super) fn put_ends_back(desk: &mut PageSet) {
    let places = ParagraphSources::of(desk);
    let mut left = MOST;
    for number in 0..desk.stories.len() {
        let page = desk.stories[number].page;
        let ends = |line: &HeadLine| {
            let (_, mark) = jump_line::at_end(&line.text, false)?;
            let onward = way(&mark, Way::Onward, page, desk) == Way::Onward;
            onward.then(|| places.before(page, line.source.first()?.start))?
        };
        let found: Vec<(usize, BlockNo)> = desk.stories[number]
            .article
            .head
            .iter()
            .enumerate()
            .filter_map(|(index, line)| Some((index, ends(line)?)))
            .take(left)
            .collect();
        for (index, above) in found.into_iter().rev() {
            left -= 1;
            let Some((story, place)) = desk.story_of(above) else { continue };
            let HeadLine { text, source, .. } = desk.stories[number].article.head.remove(index);
            let kind = BlockKind::Paragraph(Rich::plain(text));
            desk.blocks.push(Block { source, truncated: true, ..Block::new(kind) });
            let block = desk.blocks.len() - 1;
            desk.stories[story].body.insert(place + 1, block);
        }
    }
}

/// The jump line that a line of a head is, or ends with.
fn in_head(desk: &PageSet, places: &ParagraphSources, number: usize, line: usize) -> Option<Found> {
    let story = &desk.stories[number];
    let head = &story.article.head[line];
    let whole = jump_line::whole(&head.text).map(|mark| (Cut::Whole, mark));
    let ends = || jump_line::at_end(&head.text, true).map(|(at, mark)| (Cut::Back(at), mark));
    let (cut, mark) = whole.or_else(ends)?;
    let way = way(&mark, Way::Back, story.page, desk);
    let anchor = match way {
        Way::Back => {
            story.body.first().map_or(JumpOwner::Story(number), |first| JumpOwner::Block(*first))
        }
        Way::Onward => JumpOwner::Block(places.before(story.page, head.source.first()?.start)?),
    };
    Some(Found::new(JumpBlock::Head(number, line), cut, way, story.page, mark, anchor))
}

/// The jump line that a piece of furniture is.
fn in_furniture(desk: &PageSet, places: &ParagraphSources, block: BlockNo) -> Option<Found> {
    let start = desk.blocks[block].source.first()?.start;
    let mark = jump_line::whole(&desk.blocks[block].plain())?;
    let page = places.page(start)?;
    let way = way(&mark, Way::Onward, page, desk);
    let anchor = match way {
        Way::Onward => places.before(page, start),
        Way::Back => places.after(page, start),
    };
    let anchor = JumpOwner::Block(anchor?);
    Some(Found::new(JumpBlock::Furniture, Cut::Whole, way, page, mark, anchor))
}

impl Found {
    fn new(
        holder: JumpBlock,
        cut: Cut,
        way: Way,
        page: usize,
        mark: JumpLine,
        anchor: JumpOwner,
    ) -> Self {
        Self { holder, cut, way, page, names: mark.page, title: mark.title, anchor }
    }
}

/// The way a jump line points; one that does not say so points to where its
/// page is not, else as its place says.
fn way(mark: &JumpLine, by_place: Way, page: usize, desk: &PageSet) -> Way {
    let by_page = mark.page.zip(desk.label(page)).and_then(|(named, own)| {
        let same = named.letter.is_none() || named.letter == own.letter;
        let order = if same { named.number.cmp(&own.number) } else { named.cmp(&own) };
        match order {
            std::cmp::Ordering::Greater => Some(Way::Onward),
            std::cmp::Ordering::Less => Some(Way::Back),
            std::cmp::Ordering::Equal => None,
        }
    });
    mark.way.or(by_page).unwrap_or(by_place)
}

/// The jump lines in a block: all of it, its end, its beginning.
fn in_block(desk: &PageSet, places: &ParagraphSources, story: usize, place: usize) -> Vec<Found> {
    let story = &desk.stories[story];
    let (page, block) = (story.page, story.body[place]);
    let next = story.body.get(place + 1).copied();
    let about = &desk.blocks[block];
    let text = match &about.kind {
        BlockKind::Paragraph(text) | BlockKind::Subhead { text, .. } => text.text.clone(),
        BlockKind::Signature(_) | BlockKind::Figure { .. } => {
            crate::model::Clean::line(&about.plain())
        }
        _ => return Vec::new(),
    };
    let holder = JumpBlock::Block(block);
    if let Some(mark) = jump_line::whole(&text) {
        let start = about.source.first().map(|range| range.start);
        let way = way(&mark, Way::Onward, page, desk);
        let anchor = match way {
            Way::Onward => start.and_then(|at| places.before(page, at)),
            Way::Back => next.or_else(|| start.and_then(|at| places.after(page, at))),
        };
        let anchor = anchor.filter(|anchor| *anchor != block).map(JumpOwner::Block);
        let found = |anchor| Found::new(holder, Cut::Whole, way, page, mark, anchor);
        return anchor.map(found).into_iter().collect();
    }
    if !matches!(about.kind, BlockKind::Paragraph(_)) {
        return Vec::new();
    }
    let anchor = JumpOwner::Block(block);
    let back = jump_line::at_start(&text).filter(|(_, mark)| mark.way != Some(Way::Onward));
    let onward = jump_line::at_end(&text, false).filter(|(_, mark)| mark.way != Some(Way::Back));
    let back =
        back.map(|(at, mark)| Found::new(holder, Cut::Front(at), Way::Back, page, mark, anchor));
    let onward =
        onward.map(|(at, mark)| Found::new(holder, Cut::Back(at), Way::Onward, page, mark, anchor));
    back.into_iter().chain(onward).collect()
}

/// Where paragraphs stand in the input.
struct ParagraphSources {
    /// Page, source from its first to its last byte, block; by the source.
    paragraphs: Vec<(usize, Range<usize>, BlockNo)>,
    /// Page and the span of its paragraphs and heads.
    pages: Vec<(usize, Range<usize>)>,
}

impl ParagraphSources {
    fn of(desk: &PageSet) -> Self {
        let mut paragraphs = Vec::new();
        let mut pages: Vec<(usize, Range<usize>)> = Vec::new();
        for story in &desk.stories {
            let heads = story.article.head.iter().flat_map(|line| &line.source);
            let blocks = story.body.iter().flat_map(|&block| &desk.blocks[block].source);
            for range in heads.chain(blocks) {
                match pages.last_mut().filter(|(page, _)| *page == story.page) {
                    Some((_, span)) => {
                        *span = span.start.min(range.start)..span.end.max(range.end);
                    }
                    None => pages.push((story.page, range.clone())),
                }
            }
            for &block in &story.body {
                let source = &desk.blocks[block].source;
                let (Some(first), Some(last)) = (source.first(), source.last()) else { continue };
                let text = desk.paragraph(block);
                if text.is_some_and(|text| jump_line::whole(&text.text).is_none()) {
                    paragraphs.push((story.page, first.start..last.end, block));
                }
            }
        }
        Self { paragraphs, pages }
    }

    /// The paragraph that ends nearest before a byte.
    fn before(&self, page: usize, at: usize) -> Option<BlockNo> {
        let here = self.paragraphs.iter().filter(|(own, ..)| *own == page);
        let before = here.filter(|(_, range, _)| range.end <= at);
        before.max_by_key(|(_, range, _)| range.end).map(|(.., block)| *block)
    }

    /// The paragraph that begins nearest after a byte.
    fn after(&self, page: usize, at: usize) -> Option<BlockNo> {
        let here = self.paragraphs.iter().filter(|(own, ..)| *own == page);
        let after = here.filter(|(_, range, _)| range.start >= at);
        after.min_by_key(|(_, range, _)| range.start).map(|(.., block)| *block)
    }

    /// The page whose text is nearest to a byte.
    fn page(&self, at: usize) -> Option<usize> {
        let distance = |span: &Range<usize>| {
            if span.contains(&at) { 0 } else { span.start.abs_diff(at).min(span.end.abs_diff(at)) }
        };
        self.pages.iter().min_by_key(|(_, span)| distance(span)).map(|(page, _)| *page)
    }
}
