//! The first stage: what is seen of each pair of texts, one of which may go
//! on as the other.

use super::bridge::Bridges;
use super::choice::Grid;
use super::counts::NgramCounts;
use super::features::{BY_END, BY_ORDER, Features, Link};
use super::notes::Notes;
use super::texts::{HeadForm, PageItem, PageTexts, RunningText, TextEnd};
use super::topic::{FloatTable, WordCounts, shares_among, topics};

/// What the stages look at, of one page.
pub(super) struct LinkInput<'a> {
    pub(super) sheet: &'a PageTexts,
    pub(super) words: Vec<WordCounts>,
    /// Whether the blocks are taken to be shuffled.
    pub(super) shuffled: bool,
    pub(super) bridges: Bridges,
    topic: FloatTable,
    topic_ranks: FloatTable,
}

impl<'a> LinkInput<'a> {
    /// Looks at a page.
    pub(super) fn of(sheet: &'a PageTexts, counts: &NgramCounts, shuffled: bool) -> Self {
        let words: Vec<WordCounts> =
            sheet.texts.iter().map(|text| WordCounts::of(&text.chars, counts)).collect();
        let topic = shares_among(&topics(&words, sheet.items.len()));
        let topic_ranks = topic.ranks();
        let bridges = Bridges::of(&sheet.texts, counts);
        Self { sheet, words, shuffled, bridges, topic, topic_ranks }
    }

    /// What is seen of each pair.
    pub(super) fn links(&self) -> Grid<'_> {
        let n = self.sheet.texts.len();
        let mut grid = Grid::new(n, move |a, b| match (a == n, b == n) {
            (true, _) => self.first(b),
            (_, true) => self.last(a),
            _ => self.link(a, b),
        });
        for text in 0..n {
            if self.sheet.is_closed(text) {
                grid.close(text);
            }
            if self.sheet.is_begun(text) {
                grid.begin(text);
            }
        }
        grid
    }

    fn notes_of(&self, text: &RunningText) -> PairNotes {
        PairNotes { notes: Notes::new(), end: text.end, shuffled: self.shuffled }
    }

    fn link(&self, a: usize, b: usize) -> Features {
        let (from, to) = (&self.sheet.texts[a], &self.sheet.texts[b]);
        let mut notes = self.notes_of(from);
        self.note_bridge(&mut notes, a, b);
        note_shapes(&mut notes, from, to);
        self.note_places(&mut notes, a, b);
        note_words(&mut notes, from, to, b == a + 1);
        self.note_topics(&mut notes, a, b);
        notes.notes.seen()
    }

    fn note_bridge(&self, notes: &mut PairNotes, a: usize, b: usize) {
        let bridges = &self.bridges;
        let (score, start) = (bridges.score.at(a, b), bridges.start[b]);
        let far = self.sheet.places[b] != self.sheet.places[a] + 1;
        notes.by_end(Link::End, 1.0);
        notes.by_end(Link::Bridge, score.clamp(-4.0, 8.0));
        notes.by_end(Link::BridgeOverStart, (score - start).clamp(-8.0, 8.0));
        notes.by_end(Link::Start, start.clamp(-5.0, 5.0));
        match bridges.seen.at(a, b) as usize {
            0 | 1 => {}
            2 => notes.by_end(Link::Seen2, 1.0),
            3 => notes.by_end(Link::Seen3, 1.0),
            _ => notes.by_end(Link::Seen4, 1.0),
        }
        let known = [Link::Known0, Link::Known1, Link::Known2, Link::Known3];
        notes.by_end(known[bridges.known.at(a, b) as usize], 1.0);
        let (of_end, of_start) = (bridges.rank_of_end.at(a, b), bridges.rank_of_start.at(a, b));
        notes.by_end(Link::RankOfEnd, of_end);
        notes.by_end(Link::RankOfStart, of_start);
        let (by_end, by_start) = (bridges.margin_of_end.at(a, b), bridges.margin_of_start.at(a, b));
        notes.by_end(Link::MarginOfEnd, by_end.clamp(-6.0, 6.0));
        notes.by_end(Link::MarginOfStart, by_start.clamp(-6.0, 6.0));
        let mutual = of_end == 1.0 && of_start == 1.0;
        notes.by_end(Link::Mutual, f32::from(u8::from(mutual)));
        if notes.end == TextEnd::Open {
            notes.when(Link::BridgeBad, score < -2.0);
            notes.when(Link::BridgeGood, score > 3.0);
            notes.add(Link::BridgeHigh, (score - 2.0).max(0.0));
            notes.add(Link::BridgeLow, (-score).max(0.0));
            let inside = start.clamp(-6.0, 0.0);
            notes.add(Link::OpenStart, inside);
            if !far {
                notes.add(Link::AdjacentBridge, score.clamp(-4.0, 8.0));
                notes.when(Link::AdjacentBetterFar, by_end < -2.0);
            }
            if far {
                notes.add(Link::FarMargin, (by_end.min(by_start)).clamp(-3.0, 6.0));
                notes.add(Link::OpenStartFar, inside);
                notes.add(Link::FarBridge, score.clamp(-3.0, 8.0));
                notes.when(Link::FarMutual, mutual);
            }
        }
    }

    fn note_places(&self, notes: &mut PairNotes, a: usize, b: usize) {
        let (at, to) = (self.sheet.places[a], self.sheet.places[b]);
        if to == at + 1 {
            notes.by_order(Link::Adjacent, 1.0);
        } else if b == a + 1 {
            notes.by_order(Link::NextInFlow, 1.0);
        } else if b > a {
            notes.by_order(Link::Forward, 1.0);
            notes.by_order(Link::ForwardLog, ((b - a) as f32).ln());
        } else {
            notes.by_order(Link::Back, 1.0);
            notes.by_order(Link::BackLog, ((a - b + 1) as f32).ln());
        }
        let headed = |items: &[PageItem]| {
            items
                .iter()
                .any(|item| matches!(item, PageItem::Head(_, HeadForm::Plain | HeadForm::Kicker)))
        };
        if b == a + 1 && headed(&self.sheet.items[at + 1..to]) {
            notes.by_order(Link::HeadBetween, 1.0);
        }
        match self.sheet.before(b) {
            Some(PageItem::Head(_, HeadForm::Kicker)) => notes.add(Link::AfterKicker, 1.0),
            Some(PageItem::Head(..)) => notes.add(Link::AfterHeadline, 1.0),
            _ => {}
        }
        let orphan = self.sheet.is_orphan(b);
        notes.when(Link::Orphan, orphan);
        notes.when(Link::OrphanOfCut, orphan && self.sheet.is_cut_off(a));
    }

    fn note_topics(&self, notes: &mut PairNotes, a: usize, b: usize) {
        let topic = self.topic.at(a, b);
        notes.add(Link::Topic, topic);
        if topic > 0.0 {
            notes.add(Link::TopicRankOfEnd, self.topic_ranks.at(a, b));
            notes.add(Link::TopicRankOfStart, self.topic_ranks.at(b, a));
        }
        if self.sheet.places[b] == self.sheet.places[a] + 1 {
            notes.add(Link::TopicNear, topic);
            return;
        }
        notes.add(Link::TopicFar, topic);
        if a + 1 < self.sheet.texts.len() {
            notes.add(Link::TopicOverNext, topic - self.topic.at(a, a + 1));
        }
        if b > 0 && self.sheet.is_orphan(b) {
            notes.add(Link::TopicOverPrevious, topic - self.topic.at(b - 1, b));
        }
    }

    /// What is seen of a text that nothing may follow.
    fn last(&self, a: usize) -> Features {
        let text = &self.sheet.texts[a];
        let mut notes = self.notes_of(text);
        notes.add(
            match text.end {
                TextEnd::Open => Link::LastOpen,
                TextEnd::Stop => Link::LastStop,
                TextEnd::Clause => Link::LastClause,
            },
            1.0,
        );
        notes.when(Link::LastLede, text.lede);
        notes.when(Link::LastShort, text.shape.last.is_some_and(|last| last < 0.7));
        notes.when(Link::LastSigned, text.signed);
        notes.add(Link::LastTopic, most(self.topic.row(a)));
        notes.when(Link::LastCut, self.sheet.is_cut_off(a));
        if text.end == TextEnd::Open {
            notes.add(Link::LastBridge, most(self.bridges.score.row(a)));
            notes.add(Link::LastSeen, most(self.bridges.seen.row(a)));
        }
        notes.add(
            match self.sheet.after(a) {
                Some(PageItem::Text(_)) => Link::LastBeforeBody,
                Some(PageItem::Head(..)) => Link::LastBeforeHead,
                Some(PageItem::Byline(_)) => Link::LastBeforeByline,
                Some(PageItem::Figure(_)) => Link::LastBeforeFigure,
                Some(_) => Link::LastBeforeOther,
                None => Link::LastOnPage,
            },
            1.0,
        );
        notes.notes.seen()
    }

    /// What is seen of a text that may follow nothing.
    fn first(&self, b: usize) -> Features {
        let text = &self.sheet.texts[b];
        let mut notes = self.notes_of(text);
        notes.add(Link::First, 1.0);
        notes.when(Link::FirstLede, text.lede);
        notes.when(Link::FirstItem, text.item > 1);
        notes.add(Link::FirstStart, self.bridges.start[b].clamp(-5.0, 5.0));
        notes.add(Link::FirstTopic, most(self.topic.row(b)));
        notes.when(Link::FirstQuoted, text.quoted);
        notes.when(Link::FirstOrphan, self.sheet.is_orphan(b));
        match text.shape.indent {
            None => notes.add(Link::FirstIndentUnknown, 1.0),
            Some(indent) if is_indent(indent) => notes.add(Link::FirstIndentTwo, 1.0),
            Some(indent) => notes.when(Link::FirstIndentNone, indent <= FLUSH),
        }
        notes.add(
            match self.sheet.before(b) {
                Some(PageItem::Text(_)) => Link::FirstAfterBody,
                Some(PageItem::Head(..)) => Link::FirstAfterHead,
                Some(PageItem::Byline(_)) => Link::FirstAfterByline,
                Some(PageItem::Figure(_)) => Link::FirstAfterFigure,
                Some(_) => Link::FirstAfterOther,
                None => Link::FirstOnPage,
            },
            1.0,
        );
        notes.notes.seen()
    }
}

/// Less than this, in em, is no indent.
const FLUSH: f32 = 0.8;

/// About two em begin a paragraph.
fn is_indent(indent: f32) -> bool {
    (1.3..=2.8).contains(&indent)
}

fn most(values: &[f32]) -> f32 {
    values.iter().copied().fold(0.0, f32::max)
}

fn note_shapes(notes: &mut PairNotes, from: &RunningText, to: &RunningText) {
    let indent = match to.shape.indent {
        None => Link::IndentUnknown,
        Some(indent) if is_indent(indent) => Link::IndentTwo,
        Some(indent) if indent <= FLUSH => Link::IndentNone,
        Some(_) => Link::IndentOther,
    };
    notes.by_end(indent, 1.0);
    if let Some(last) = from.shape.last {
        notes.by_end(Link::LineFull, f32::from(u8::from(last > 0.93)));
        notes.by_end(Link::LineShort, f32::from(u8::from(last < 0.7)));
    }
    if let (Some(one), Some(other)) = (from.shape.column, to.shape.column) {
        let apart = (one - other).abs();
        notes.when(Link::WidthSame, apart <= 0.6);
        notes.when(Link::WidthNear, apart > 0.6 && apart <= 1.6);
        notes.when(Link::WidthFar, apart > 3.0);
    }
}

fn note_words(notes: &mut PairNotes, from: &RunningText, to: &RunningText, near: bool) {
    notes.by_end(Link::Comma, f32::from(u8::from(from.comma)));
    notes.by_end(Link::StartsInside, f32::from(u8::from(to.starts_inside())));
    notes.when(Link::Lede, to.lede);
    notes.when(Link::Quoted, from.quoted && to.quoted);
    notes.when(Link::QuoteOdd, from.quoted != to.quoted);
    notes.when(Link::QuoteLeftOpen, from.quoted && !to.quoted && from.end == TextEnd::Open);
    let announced = from.chars.last() == Some(&':');
    if to.item > 1 {
        let after = from.items >> (to.item - 1).min(31) & 1 == 1;
        notes.add(if after { Link::ItemNext } else { Link::ItemAstray }, 1.0);
    } else if to.item == 1 && announced && near {
        notes.add(Link::ItemFirst, 1.0);
    }
    notes.when(Link::Announced, announced);
}

/// What is being seen of a pair.
struct PairNotes {
    notes: Notes<Link>,
    end: TextEnd,
    shuffled: bool,
}

impl PairNotes {
    fn add(&mut self, feature: Link, much: f32) {
        self.notes.add(feature, much);
    }

    fn when(&mut self, feature: Link, so: bool) {
        self.notes.when(feature, so);
    }

    /// Notes what is counted apart by how the first text ends.
    fn by_end(&mut self, feature: Link, much: f32) {
        let apart = match self.end {
            TextEnd::Open => 0,
            TextEnd::Stop => Link::NAMES.len(),
            TextEnd::Clause => Link::NAMES.len() + BY_END,
        };
        self.notes.put((apart + feature as usize) as u16, much);
    }

    /// Notes what is counted apart on shuffled pages.
    fn by_order(&mut self, feature: Link, much: f32) {
        let shuffled = Link::NAMES.len() + 2 * BY_END;
        let index =
            if self.shuffled { shuffled + feature as usize - BY_END } else { feature as usize };
        debug_assert!((feature as usize - BY_END) < BY_ORDER);
        self.notes.put(index as u16, much);
    }
}
