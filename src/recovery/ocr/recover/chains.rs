//! The second stage: texts that surely follow each other are chains, and
//! chains know better than texts what they are about. What is left apart is
//! joined by that, tail to head.

use super::choice::{Choices, Grid};
use super::counts::NgramCounts;
use super::features::{Chain, Features};
use super::links::LinkInput;
use super::notes::Notes;
use super::texts::{HeadForm, PageItem, TextEnd};
use super::topic::{FloatTable, Topic, WordCounts, shares, shares_among};

/// Texts in reading order.
pub(in crate::recovery::ocr) type TextChain = Vec<usize>;

/// The strands that links make of `count` texts, by their first text.
pub(super) fn strands(next: &[Option<usize>]) -> Vec<TextChain> {
    let mut follows = vec![false; next.len()];
    next.iter().flatten().for_each(|&b| follows[b] = true);
    let firsts = (0..next.len()).filter(|&text| !follows[text]);
    firsts.map(|first| std::iter::successors(Some(first), |&text| next[text]).collect()).collect()
}

/// Strands that may follow each other.
pub(super) struct Strands<'a> {
    page: &'a LinkInput<'a>,
    links: &'a Choices,
    all: &'a [TextChain],
    /// Whether display lines stand right above each strand.
    headed: Vec<bool>,
    topic: FloatTable,
    topic_ranks: FloatTable,
    /// What the headline of the one shares with the words of the other.
    headline: FloatTable,
}

impl<'a> Strands<'a> {
    /// Looks at the strands of a page; `heads` are the words of its display
    /// lines, by their place.
    pub(super) fn of(
        page: &'a LinkInput<'a>,
        links: &'a Choices,
        strands: &'a [TextChain],
        heads: &[WordCounts],
    ) -> Self {
        let above: Vec<Vec<usize>> =
            strands.iter().map(|strand| page.heads_above(strand[0])).collect();
        let plain = |words: &WordCounts| words.topic(|_| 1.0);
        let whole = strands.iter().zip(&above).map(|(strand, above)| {
            let texts = strand.iter().map(|&text| &page.words[text]);
            plain(&WordCounts::sum(texts.chain(above.iter().map(|&place| &heads[place]))))
        });
        let whole: Vec<Topic> = whole.collect();
        let lines = above
            .iter()
            .map(|above| plain(&WordCounts::sum(above.iter().map(|&place| &heads[place]))));
        let lines: Vec<Topic> = lines.collect();
        let (topic, headline) = (shares_among(&whole), shares(&lines, &whole));
        let topic_ranks = topic.ranks();
        let headed = above.iter().map(|above| !above.is_empty()).collect();
        Self { page, links, all: strands, headed, topic, topic_ranks, headline }
    }

    /// What is seen of each pair.
    pub(super) fn grid(&self) -> Grid<'_> {
        let n = self.all.len();
        let mut grid = Grid::new(n, move |a, b| match (a == n, b == n) {
            (true, _) => self.first(b),
            (_, true) => self.last(a),
            _ => self.link(a, b),
        });
        for strand in 0..n {
            if self.page.sheet.is_closed(self.tail(strand)) {
                grid.close(strand);
            }
            if self.page.sheet.is_begun(self.all[strand][0]) {
                grid.begin(strand);
            }
        }
        grid
    }

    fn tail(&self, strand: usize) -> usize {
        let texts = &self.all[strand];
        texts[texts.len() - 1]
    }

    fn link(&self, a: usize, b: usize) -> Features {
        let (from, to) = (self.tail(a), self.all[b][0]);
        let sheet = self.page.sheet;
        let topic = self.topic.at(a, b);
        let mut notes = Notes::new();
        notes.add(Chain::LinkOfEnd, self.links.next(from, to).max(LEAST));
        notes.add(Chain::LinkOfStart, self.links.before(from, to).max(LEAST));
        notes.add(Chain::Topic, topic);
        notes.add(Chain::TopicLog, (0.02 + topic).ln());
        notes.add(Chain::TopicRankOfEnd, self.topic_ranks.at(a, b));
        notes.add(Chain::TopicRankOfStart, self.topic_ranks.at(b, a));
        notes.add(Chain::Headline, self.headline.at(a, b));
        notes.when(Chain::Orphan, sheet.is_orphan(to));
        notes.when(Chain::Adjacent, sheet.places[to] == sheet.places[from] + 1);
        let back = if self.page.shuffled { Chain::BackShuffled } else { Chain::Back };
        notes.when(back, to < from);
        notes.when(Chain::HasHead, self.headed[b]);
        let begins = self.headed[a] || sheet.texts[self.all[a][0]].lede;
        notes.when(Chain::EndHasNoHead, !begins);
        notes.seen()
    }

    /// What is seen of a strand that nothing may follow.
    fn last(&self, a: usize) -> Features {
        let text = self.tail(a);
        let mut notes = Notes::new();
        notes.add(Chain::Last, 1.0);
        notes.add(Chain::LastLink, self.links.last(text).max(LEAST));
        notes.when(Chain::LastCut, self.page.sheet.is_cut_off(text));
        notes.when(Chain::LastOpen, self.page.sheet.texts[text].end == TextEnd::Open);
        notes.add(Chain::LastTopic, self.topic.row(a).iter().copied().fold(0.0, f32::max));
        notes.seen()
    }

    /// What is seen of a strand that may follow nothing.
    fn first(&self, b: usize) -> Features {
        let text = self.all[b][0];
        let length: usize = self.all[b].iter().map(|&t| self.page.sheet.texts[t].chars.len()).sum();
        let mut notes = Notes::new();
        notes.add(Chain::First, 1.0);
        notes.add(Chain::FirstLink, self.links.first(text).max(LEAST));
        notes.when(Chain::FirstOrphan, self.page.sheet.is_orphan(text));
        notes.when(Chain::FirstLede, self.page.sheet.texts[text].lede);
        notes.when(Chain::FirstHead, self.headed[b]);
        notes.add(Chain::FirstTopic, self.topic.row(b).iter().copied().fold(0.0, f32::max));
        notes.add(Chain::FirstLength, (length.max(1) as f32).ln());
        notes.seen()
    }
}

/// No link is taken to be less likely than this, as a natural logarithm.
const LEAST: f32 = -12.0;

impl LinkInput<'_> {
    /// The places of the display lines right above a text.
    pub(super) fn heads_above(&self, text: usize) -> Vec<usize> {
        let above = self.sheet.items[..self.sheet.places[text]].iter().enumerate().rev();
        above
            .take_while(|(_, item)| matches!(item, PageItem::Head(..) | PageItem::Byline(_)))
            .filter(|(_, item)| matches!(item, PageItem::Head(_, HeadForm::Plain)))
            .map(|(place, _)| place)
            .collect()
    }

    /// The words of the display lines, by their place among the items; those
    /// of other items are none.
    pub(super) fn head_words(
        &self,
        chars: impl Fn(usize) -> Vec<char>,
        counts: &NgramCounts,
    ) -> Vec<WordCounts> {
        let items = self.sheet.items.iter();
        items
            .map(|item| match item {
                PageItem::Head(unit, _) => WordCounts::of(&chars(*unit), counts),
                _ => WordCounts::default(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_make_strands() {
        let next = [Some(2), None, Some(3), None];
        assert_eq!(strands(&next), [vec![0, 2, 3], vec![1]]);
    }
}
