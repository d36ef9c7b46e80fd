//! An article's body, parsed no sooner than it is read.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::body_text::BodyText;
use super::{Block, BlockKind, BodyRest, Finder, Hit};

/// How the chunks of a lazy body are read. Plain functions, so that the model
/// need not know any format.
#[derive(Debug, Clone, Copy)]
pub struct Grammar {
    /// Reads one chunk of the raw text; the second argument is the byte
    /// offset of the chunk in the input file, for [`Block::source`].
    pub parse: fn(&[u8], usize) -> Vec<Block>,
    /// Whether the chunk's raw bytes are the very text that `parse` would
    /// give, so that it can be searched unparsed.
    pub is_plain: fn(&[u8]) -> bool,
    /// What is written in every chunk that holds a picture; none can, if it is
    /// nothing.
    pub picture: Option<&'static str>,
}

/// The body of an article: a sequence of *chunks*, each of which is one block
/// (rarely none, or several that stand without a blank line between them).
/// A body of ten megabytes costs its bytes and four more for every chunk;
/// blocks are made when they come into view. Copies share what they hold: an
/// article may be as long as a book, and whoever shows it wants one.
#[derive(Debug, Clone)]
pub struct Body(Repr);

#[derive(Debug, Clone)]
enum Repr {
    Set(Arc<Vec<Block>>),
    Lazy { text: Arc<BodyText>, base: usize, grammar: Grammar },
}

impl Default for Body {
    fn default() -> Self {
        Self::set(Vec::new())
    }
}

impl Body {
    /// A body whose blocks are all known. Each is a chunk.
    #[must_use]
    pub fn set(blocks: Vec<Block>) -> Self {
        Self(Repr::Set(Arc::new(blocks)))
    }

    /// A body read on demand. `starts` are ascending byte offsets in `raw`,
    /// one for each chunk (a chunk ends where the next one starts); `base` is
    /// the offset of `raw` in the input file. `raw` must be under 4 GiB.
    #[must_use]
    pub fn lazy(raw: Vec<u8>, starts: Vec<u32>, base: usize, grammar: Grammar) -> Self {
        let text = Arc::new(BodyText::whole_of(raw, starts));
        Self(Repr::Lazy { text, base, grammar })
    }

    /// The same of which only the first chunks are there, and what the rest is
    /// to be given to; `length` is that of all its raw text. Whoever asks for
    /// more than is there waits for the rest, so that nobody need know.
    #[must_use]
    pub fn opening(
        raw: Vec<u8>,
        starts: Vec<u32>,
        (base, length): (usize, usize),
        grammar: Grammar,
    ) -> (Self, BodyRest) {
        let text = Arc::new(BodyText::opening_of(raw, starts, length));
        let rest = BodyRest::of(Arc::clone(&text), grammar.picture);
        (Self(Repr::Lazy { text, base, grammar }), rest)
    }

    /// Whether its blocks are read on demand.
    #[must_use]
    pub fn is_lazy(&self) -> bool {
        matches!(self.0, Repr::Lazy { .. })
    }

    /// The number of chunks.
    #[must_use]
    pub fn chunks(&self) -> usize {
        match &self.0 {
            Repr::Set(blocks) => blocks.len(),
            Repr::Lazy { text, .. } => text.whole().starts.len(),
        }
    }

    /// Whether there is a chunk `index`. Told near the beginning without a
    /// look at the rest.
    #[must_use]
    pub fn has_chunk(&self, index: usize) -> bool {
        match &self.0 {
            Repr::Set(blocks) => index < blocks.len(),
            Repr::Lazy { text, .. } => index < text.with_chunk(index).starts.len(),
        }
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.has_chunk(0)
    }

    /// The blocks of chunk `index`; empty past the end.
    #[must_use]
    pub fn blocks(&self, index: usize) -> Cow<'_, [Block]> {
        match &self.0 {
            Repr::Set(blocks) => Cow::Borrowed(blocks.get(index).map_or(&[], std::slice::from_ref)),
            Repr::Lazy { text, base, grammar } => match text.with_chunk(index).chunk(index) {
                Some((start, raw)) => Cow::Owned((grammar.parse)(raw, base + start)),
                None => Cow::Borrowed(&[]),
            },
        }
    }

    /// The chunks that may hold a picture, in order, of what is there so far.
    /// Of a body that is read on demand no chunk is read for it: most articles
    /// have none.
    #[must_use]
    pub fn with_pictures(&self) -> Vec<usize> {
        match &self.0 {
            Repr::Set(blocks) => {
                let is_figure = |block: &Block| matches!(block.kind, BlockKind::Figure { .. });
                (0..blocks.len()).filter(|&chunk| is_figure(&blocks[chunk])).collect()
            }
            Repr::Lazy { text, grammar, .. } => {
                text.so_far().with_pictures(grammar.picture).to_vec()
            }
        }
    }

    /// All blocks, in order; for print and export, not for the screen.
    pub fn all_blocks(&self) -> impl Iterator<Item = Block> + '_ {
        (0..self.chunks()).flat_map(|i| self.blocks(i).into_owned())
    }

    /// Shows every block, in order, without a copy of those that are known.
    pub fn each(&self, mut show: impl FnMut(&Block)) {
        for chunk in 0..self.chunks() {
            self.blocks(chunk).iter().for_each(&mut show);
        }
    }

    /// All blocks, in order, given away.
    #[must_use]
    pub fn into_blocks(self) -> Vec<Block> {
        match self.0 {
            Repr::Set(blocks) => Arc::unwrap_or_clone(blocks),
            Repr::Lazy { .. } => self.all_blocks().collect(),
        }
    }

    /// The text of a chunk that [`super::Place::byte`] counts in.
    #[must_use]
    pub fn text(&self, index: usize) -> String {
        self.blocks(index).iter().map(Block::plain).collect::<Vec<_>>().join("\n")
    }

    /// How long the whole body is, in bytes of its raw text (of its plain
    /// text where that is all there is). A measure for progress, not a count.
    #[must_use]
    pub fn weight(&self) -> usize {
        match &self.0 {
            Repr::Set(blocks) => blocks.iter().map(weight).sum(),
            Repr::Lazy { text, .. } => text.length(),
        }
    }

    /// How much of [`Body::weight`] stands before chunk `index`.
    #[must_use]
    pub fn weight_before(&self, index: usize) -> usize {
        match &self.0 {
            Repr::Set(blocks) => blocks[..index.min(blocks.len())].iter().map(weight).sum(),
            Repr::Lazy { text, .. } => text.with_chunk(index).start(index),
        }
    }

    /// About how many characters stand in the weight range: exact for short
    /// ranges, sampled for long ones.
    #[must_use]
    pub fn characters(&self, range: Range<usize>) -> usize {
        const SAMPLE: usize = 1 << 16;
        match &self.0 {
            Repr::Set(_) => range.len() / 3,
            Repr::Lazy { text, .. } => {
                let range = range.start.min(text.length())..range.end.min(text.length());
                let sample = text.bytes(range.start..range.end.min(range.start + SAMPLE));
                let counted = sample.iter().filter(|&&b| b & 0xC0 != 0x80).count();
                if sample.len() == range.len() {
                    counted
                } else {
                    counted * (range.len() / SAMPLE.max(1))
                }
            }
        }
    }

    /// The first hit at or after a place (`forward`), or the last one before
    /// it, going on from the other end if there is none; and whether it did.
    #[must_use]
    pub fn find(
        &self,
        finder: &Finder,
        from: (usize, usize),
        forward: bool,
    ) -> Option<(Hit, bool)> {
        let chunks = self.chunks();
        let (here, byte) = from;
        let hit = |chunk: usize, range| Hit { chunk, range };
        if forward {
            let after = |chunk| if chunk == here { byte } else { 0 };
            let first = |chunk| self.first_in(finder, chunk, after(chunk)).map(|r| hit(chunk, r));
            let again = |chunk| self.first_in(finder, chunk, 0).map(|r| hit(chunk, r));
            let ahead = (here..chunks).find_map(first).map(|hit| (hit, false));
            ahead.or_else(|| (0..chunks.min(here + 1)).find_map(again).map(|hit| (hit, true)))
        } else {
            let before = |chunk| if chunk == here { byte } else { usize::MAX };
            let last = |chunk| self.last_in(finder, chunk, before(chunk)).map(|r| hit(chunk, r));
            let again = |chunk| self.last_in(finder, chunk, usize::MAX).map(|r| hit(chunk, r));
            let behind = (0..chunks.min(here + 1)).rev().find_map(last).map(|hit| (hit, false));
            behind.or_else(|| (here..chunks).rev().find_map(again).map(|hit| (hit, true)))
        }
    }

    /// The first hit, and how many there are.
    #[must_use]
    pub fn hits(&self, finder: &Finder) -> Option<(Hit, usize)> {
        let (first, _) = self.find(finder, (0, 0), true)?;
        let may_hold = (first.chunk..self.chunks()).filter(|chunk| self.may_hold(finder, *chunk));
        let count = may_hold.map(|chunk| finder.all(&self.text(chunk)).count()).sum();
        Some((first, count))
    }

    fn first_in(&self, finder: &Finder, chunk: usize, after: usize) -> Option<Range<usize>> {
        self.may_hold(finder, chunk).then(|| finder.first(&self.text(chunk), after))?
    }

    fn last_in(&self, finder: &Finder, chunk: usize, before: usize) -> Option<Range<usize>> {
        self.may_hold(finder, chunk).then(|| finder.last(&self.text(chunk), before))?
    }

    /// Whether a chunk may hold a hit: only if its raw bytes do, or if they
    /// are not its text.
    fn may_hold(&self, finder: &Finder, index: usize) -> bool {
        match &self.0 {
            Repr::Set(_) => true,
            Repr::Lazy { text, grammar, .. } => {
                let chunk = text.with_chunk(index).chunk(index);
                chunk.is_some_and(|(_, raw)| finder.is_in(raw) || !(grammar.is_plain)(raw))
            }
        }
    }
}

fn weight(block: &Block) -> usize {
    block.texts().iter().map(|t| t.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lazy(text: &str) -> Body {
        let mut starts = vec![0];
        starts.extend(text.match_indices("\n\n").map(|(i, _)| i as u32 + 2));
        let grammar = Grammar {
            parse: |raw, _| {
                vec![Block::paragraph(String::from_utf8_lossy(raw).replace('*', "").trim_end())]
            },
            is_plain: |raw| !raw.contains(&b'*'),
            picture: Some("!["),
        };
        Body::lazy(text.as_bytes().to_vec(), starts, 0, grammar)
    }

    #[test]
    fn a_word_is_found_in_either_direction_and_across_markup() {
        let body = lazy("新渠通水\n\n老街的*灯*又亮了\n\n新渠的闸口");
        let finder = Finder::new("新渠");
        let found =
            |from, forward| body.find(&finder, from, forward).map(|(h, again)| (h.chunk, again));
        assert_eq!(found((0, 0), true), Some((0, false)));
        assert_eq!(found((0, 1), true), Some((2, false)));
        assert_eq!(found((2, 1), true), Some((0, true)));
        assert_eq!(found((2, 0), false), Some((0, false)));
        assert_eq!(found((0, 0), false), Some((2, true)));
        let split_by_markup = Finder::new("的灯又");
        assert_eq!(body.find(&split_by_markup, (2, 0), true).map(|(h, _)| h.chunk), Some(1));
        assert_eq!(body.find(&Finder::new("没有"), (1, 0), true), None);
        let all = body.hits(&finder).map(|(hit, count)| (hit.chunk, count));
        assert_eq!(all, Some((0, 2)));
        assert_eq!(body.hits(&Finder::new("没有")), None);
    }

    #[test]
    fn chunks_that_may_hold_a_picture_are_known_unread() {
        let body = lazy("新渠\n\n![闸口](a.png) ![渡口](b.png)\n\n老街\n\n![](c.png)");
        assert_eq!(body.with_pictures(), [1, 3]);
        assert!(lazy("新渠！[甲]").with_pictures().is_empty());
        let figure = BlockKind::Figure {
            image: None,
            alt: crate::model::Clean::empty(),
            caption: crate::model::Rich::default(),
            credit: None,
        };
        let set = Body::set(vec![Block::paragraph("甲"), Block::new(figure)]);
        assert_eq!(set.with_pictures(), [1]);
    }

    #[test]
    fn past_the_end_there_is_nothing() {
        let body = lazy("甲\n\n乙");
        assert_eq!(body.chunks(), 2);
        assert!(body.blocks(2).is_empty());
        assert_eq!(body.weight_before(9), body.weight());
    }
}
