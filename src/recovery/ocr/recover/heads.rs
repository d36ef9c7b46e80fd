//! The third stage: which strand of texts, or which picture, each line in
//! display type heads. Most stand right above their text; some below it, or
//! in its midst where columns were cut, or over another's text.

use super::super::units::Unit;
use super::chains::TextChain;
use super::features::{Features, Head, weigh};
use super::links::LinkInput;
use super::notes::Notes;
use super::texts::{HeadForm, PageItem, PageTexts};
use super::topic::{Topic, WordCounts};

/// What a display line may head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::recovery::ocr) enum HeadTarget {
    /// A strand of texts, by its index.
    Strand(usize),
    /// A picture, by its place among the items.
    Figure(usize),
}

/// The display lines of a page and what they may head.
pub(super) struct Heads<'a> {
    sheet: &'a PageTexts,
    shuffled: bool,
    strands: &'a [TextChain],
    /// What each may head.
    pub(super) bodies: Vec<HeadTarget>,
    /// The places of the lines.
    pub(super) lines: Vec<usize>,
    /// The strand of each text.
    strand_of: Vec<usize>,
    headed: Vec<bool>,
    topics: Vec<Topic>,
    spelt: Vec<Topic>,
}

impl<'a> Heads<'a> {
    /// Looks at the display lines of a page; `words` are theirs, by place.
    pub(super) fn of(
        page: &'a LinkInput<'a>,
        strands: &'a [TextChain],
        words: &[WordCounts],
    ) -> Self {
        let sheet = page.sheet;
        let mut strand_of = vec![0; sheet.texts.len()];
        for (index, strand) in strands.iter().enumerate() {
            strand.iter().for_each(|&text| strand_of[text] = index);
        }
        let places = || sheet.items.iter().enumerate();
        let figure = |place: usize| matches!(sheet.items.get(place), Some(PageItem::Figure(_)));
        let figures = places()
            .filter(|(place, _)| figure(*place) && !place.checked_sub(1).is_some_and(figure));
        let bodies = (0..strands.len())
            .map(HeadTarget::Strand)
            .chain(figures.map(|(place, _)| HeadTarget::Figure(place)))
            .collect();
        let lines = places().filter(|(_, item)| matches!(item, PageItem::Head(..)));
        let topic = |strand: &TextChain| {
            WordCounts::sum(strand.iter().map(|&text| &page.words[text])).topic(|_| 1.0)
        };
        Self {
            sheet,
            shuffled: page.shuffled,
            bodies,
            lines: lines.map(|(place, _)| place).collect(),
            strand_of,
            headed: strands.iter().map(|s| !page.heads_above(s[0]).is_empty()).collect(),
            topics: strands.iter().map(topic).collect(),
            spelt: words.iter().map(|words| words.topic(|_| 1.0)).collect(),
            strands,
        }
    }

    /// What is seen of a line with each body, and at last with none.
    pub(super) fn row(&self, line: usize) -> Vec<Features> {
        let place = self.lines[line];
        let shared: Vec<f32> = self.topics.iter().map(|t| t.shared(&self.spelt[place])).collect();
        let most = shared.iter().copied().fold(0.0, f32::max);
        let mut row: Vec<Features> = self
            .bodies
            .iter()
            .map(|body| match *body {
                HeadTarget::Strand(strand) => self.of_strand(place, strand, shared[strand], most),
                HeadTarget::Figure(at) => self.of_figure(place, at),
            })
            .collect();
        let mut none = Notes::new();
        none.add(Head::None, 1.0);
        none.add(Head::NoneTopic, most);
        row.push(none.seen());
        row
    }

    /// What each line heads, under some weights.
    pub(super) fn choose(&self, weights: &[f32]) -> Vec<Option<HeadTarget>> {
        (0..self.lines.len())
            .map(|line| {
                let scores: Vec<f32> = self.row(line).iter().map(|s| weigh(s, weights)).collect();
                let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
                best.and_then(|best| self.bodies.get(best).copied())
            })
            .collect()
    }

    /// The strand of the first text that stands under a line, or else of the
    /// last one over it, among those that the same head owns on the page; where
    /// it owns but a picture, that.
    pub(super) fn owns(
        &self,
        place: usize,
        units: &[Unit],
        owners: &[Option<usize>],
    ) -> Option<HeadTarget> {
        let PageItem::Head(unit, _) = self.sheet.items[place] else { return None };
        let owner = units[unit].owner?;
        let own = |item: &PageItem| match item {
            PageItem::Text(text) if owners[*text] == Some(owner) => Some(*text),
            _ => None,
        };
        let (above, below) = self.sheet.items.split_at(place);
        let text = below.iter().find_map(own).or_else(|| above.iter().rev().find_map(own));
        if let Some(text) = text {
            return Some(HeadTarget::Strand(self.strand_of[text]));
        }
        let figure = |&at: &usize| match self.sheet.items[at] {
            PageItem::Figure(unit) => units[unit].owner == Some(owner),
            _ => false,
        };
        (place..self.sheet.items.len()).find(figure).map(HeadTarget::Figure)
    }

    /// The strand that begins right under a line, with nothing but its other
    /// lines and the reporter's name between, and the pictures under that.
    pub(super) fn begins_under(&self, place: usize) -> Option<HeadTarget> {
        let mut named = false;
        for item in &self.sheet.items[place..] {
            match *item {
                PageItem::Head(_, HeadForm::Subhead) => return None,
                PageItem::Byline(_) => named = true,
                PageItem::Head(..) | PageItem::Fragment(_) => {}
                PageItem::Figure(_) if named => {}
                PageItem::Text(text) => {
                    let strand = self.strand_of[text];
                    let begins = self.strands[strand].first() == Some(&text);
                    return Some(HeadTarget::Strand(strand)).filter(|_| begins);
                }
                PageItem::Figure(_) | PageItem::Signature(_) => return None,
            }
        }
        None
    }

    /// The nearest item before or after a place that is neither display line
    /// nor byline nor fragment, and whether anything but display lines stands
    /// between.
    pub(super) fn nearest(&self, place: usize, after: bool) -> Option<PageItem> {
        let skip = |item: &&PageItem| {
            !matches!(item, PageItem::Head(..) | PageItem::Byline(_) | PageItem::Fragment(_))
        };
        if after {
            self.sheet.items[place + 1..].iter().find(skip).copied()
        } else {
            self.sheet.items[..place].iter().rev().find(skip).copied()
        }
    }

    fn of_strand(&self, place: usize, strand: usize, topic: f32, most: f32) -> Features {
        let kicker = matches!(self.sheet.items[place], PageItem::Head(_, HeadForm::Kicker));
        let texts = &self.strands[strand];
        let own = |item: Option<PageItem>| match item {
            Some(PageItem::Text(text)) if self.strand_of[text] == strand => Some(text),
            _ => None,
        };
        let below = own(self.nearest(place, true));
        let above = own(self.nearest(place, false));
        let headed = self.headed[strand];
        let (before_first, before_inside) = at_edge(below, texts.first());
        let (after_last, after_inside) = at_edge(above, texts.last());
        let mut notes = Notes::new();
        let order = |plain, shuffled| if self.shuffled { shuffled } else { plain };
        notes.when(order(Head::BeforeFirst, Head::BeforeFirstShuffled), before_first);
        notes.when(order(Head::BeforeInside, Head::BeforeInsideShuffled), before_inside);
        notes.when(order(Head::AfterLast, Head::AfterLastShuffled), after_last);
        notes.when(order(Head::AfterInside, Head::AfterInsideShuffled), after_inside);
        let near = below.is_some() || above.is_some();
        notes.when(Head::NearFirst, after_last && texts.len() == 1);
        notes.add(Head::Topic, topic);
        notes.when(Head::TopicRank, topic > 0.0 && topic == most);
        notes.add(Head::TopicNear, if near { topic } else { 0.0 });
        notes.when(Head::ChainIsHeaded, headed && !before_first);
        notes.when(Head::ChainIsHeadless, !headed);
        notes.when(Head::ChainHasLede, self.sheet.texts[texts[0]].lede);
        notes.when(Head::NearHeadless, near && !headed);
        notes.add(Head::TopicHeadless, if headed { 0.0 } else { topic });
        notes.when(Head::KickerBefore, kicker && before_first);
        notes.when(Head::KickerAfter, kicker && after_last);
        notes.seen()
    }

    fn of_figure(&self, place: usize, figure: usize) -> Features {
        let mut notes = Notes::new();
        notes.add(Head::Figure, 1.0);
        let next = self.sheet.items[place + 1..]
            .iter()
            .position(|item| !matches!(item, PageItem::Head(..)))
            .map(|skipped| place + 1 + skipped);
        notes.when(Head::FigureBefore, next == Some(figure));
        notes.when(Head::FigureAfter, figure + 1 == place);
        notes.seen()
    }
}

/// Whether a neighbour is the text at that edge of its strand, or one inside.
fn at_edge(neighbour: Option<usize>, edge: Option<&usize>) -> (bool, bool) {
    let at = neighbour.is_some() && neighbour.as_ref() == edge;
    (at, neighbour.is_some() && !at)
}
