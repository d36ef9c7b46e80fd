//! Places in an edition that outlive a change of window or a re-import.

use serde::{Deserialize, Serialize};

use super::{ArticleId, Body, Finder};

/// A place inside one article's body: independent of measure and screen.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Place {
    /// Chunk of the body, see [`Body::blocks`].
    pub block: usize,
    /// Byte of the chunk's text, see [`Body::text`].
    pub byte: usize,
}

/// The words at a place, to find it again when the text around it changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words at the place.
    pub exact: String,
    /// What stands right before them.
    pub prefix: String,
    /// What stands right after them.
    pub suffix: String,
}

/// A place in an edition that survives reflow (it counts bytes of text, not
/// rows) and re-import (the quote finds it where the bytes moved).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The article.
    pub article: ArticleId,
    /// Where in its body.
    pub place: Place,
    /// The words there.
    pub quote: Quote,
}

/// Characters kept of the words at an anchor, and of what is before them.
const EXACT: usize = 24;
const CONTEXT: usize = 12;

/// Characters kept of what follows: with it a list shows a row of words, as wide
/// as the widest screen in use (200 columns).
const SUFFIX: usize = 180;

impl Quote {
    /// The words at byte `byte` of `text`.
    #[must_use]
    pub fn at(text: &str, byte: usize) -> Self {
        let byte = floor_char(text, byte);
        let (before, after) = text.split_at(byte);
        let exact: String = after.chars().take(EXACT).collect();
        let suffix = after[exact.len()..].chars().take(SUFFIX).collect();
        let skipped = before.chars().count().saturating_sub(CONTEXT);
        Self { exact, prefix: before.chars().skip(skipped).collect(), suffix }
    }
}

impl Anchor {
    /// The anchor of a place in an article.
    #[must_use]
    pub fn new(article: ArticleId, body: &Body, place: Place) -> Self {
        let quote = Quote::at(&body.text(place.block), place.byte);
        Self { article, place, quote }
    }

    /// Where the anchor is in `body` now: the recorded place if the words
    /// still stand there, else the nearest place (by block) where they do,
    /// else the recorded place, clipped to the text.
    #[must_use]
    pub fn resolve(&self, body: &Body) -> Place {
        let here = body.text(self.place.block);
        if here.get(self.place.byte..).is_some_and(|rest| rest.starts_with(&self.quote.exact)) {
            return self.place;
        }
        self.search(body).unwrap_or_else(|| {
            let block = self.place.block.min(body.chunks().saturating_sub(1));
            Place { block, byte: floor_char(&body.text(block), self.place.byte) }
        })
    }

    fn search(&self, body: &Body) -> Option<Place> {
        let finder = Finder::new(&self.quote.exact);
        let mut best: Option<(usize, Place)> = None;
        let mut from = (0, 0);
        while let Some((hit, false)) = body.find(&finder, from, true) {
            let text = body.text(hit.chunk);
            let agrees = text[..hit.range.start].ends_with(&self.quote.prefix);
            let distance = hit.chunk.abs_diff(self.place.block) * 2 + usize::from(!agrees);
            if best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, Place { block: hit.chunk, byte: hit.range.start }));
            }
            from = (hit.chunk, hit.range.end);
        }
        best.map(|(_, place)| place)
    }
}

fn floor_char(text: &str, byte: usize) -> usize {
    text.floor_char_boundary(byte.min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;

    fn body(paragraphs: &[&str]) -> Body {
        Body::set(paragraphs.iter().map(|p| Block::paragraph(p)).collect())
    }

    #[test]
    fn an_anchor_follows_its_words_when_a_paragraph_is_put_before_them() {
        let before = body(&["第一段。", "清晨，第一股水流过新渠的闸口。"]);
        let place = Place { block: 1, byte: "清晨，".len() };
        let anchor = Anchor::new(ArticleId::new("a"), &before, place);
        assert_eq!(anchor.resolve(&before), place);
        let after = body(&["新加的一段。", "第一段。", "清晨，第一股水流过新渠的闸口。"]);
        assert_eq!(anchor.resolve(&after), Place { block: 2, byte: "清晨，".len() });
    }

    #[test]
    fn an_anchor_whose_words_are_gone_stays_inside_the_text() {
        let before = body(&["甲", "乙乙乙乙乙乙"]);
        let anchor = Anchor::new(ArticleId::new("a"), &before, Place { block: 1, byte: 9 });
        assert_eq!(anchor.resolve(&body(&["丙丙"])), Place { block: 0, byte: 6 });
    }
}
