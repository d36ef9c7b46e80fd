//! A passage of an article that was selected: two places in its text, between
//! which all is taken, whatever the rows, columns and screens are.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::layout::{Setting, word_at};
use crate::model::{Body, Place, Quote, painted};

/// Clusters of the text from one to another, both taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SelectedText {
    /// Where one began.
    fixed: Place,
    /// The end that moves.
    moving: Place,
    /// It was drawn with the mouse.
    is_drawn: bool,
    /// It is a mark that moves as a whole: the passage is yet to begin there.
    is_free: bool,
}

impl SelectedText {
    /// From one place to another; both are beginnings of clusters.
    #[must_use]
    pub fn between(fixed: Place, moving: Place) -> Self {
        Self { fixed, moving, is_drawn: false, is_free: false }
    }

    /// The same, drawn with the mouse.
    #[must_use]
    pub fn drawn(fixed: Place, moving: Place) -> Self {
        Self { fixed, moving, is_drawn: true, is_free: false }
    }

    /// The same as a mark, from which a passage is yet to begin.
    #[must_use]
    pub fn free(self) -> Self {
        Self { is_free: true, ..self }
    }

    /// The same, of which one end stays from now on.
    #[must_use]
    pub fn begun(self) -> Self {
        Self { is_free: false, ..self }
    }

    /// Whether it moves as a whole.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.is_free
    }

    /// Where a movement begins: at the end that moves; of a mark, where it does.
    #[must_use]
    pub fn here(&self) -> Place {
        if self.is_free { self.fixed } else { self.moving }
    }

    /// Where it was begun to be drawn with the mouse, if it was.
    #[must_use]
    pub fn drawn_from(&self) -> Option<Place> {
        self.is_drawn.then_some(self.fixed)
    }

    /// The word at a place: the likeliest where words are not parted by spaces.
    #[must_use]
    pub fn word(body: &Body, at: Place, setting: &Setting) -> Self {
        let text = body.text(at.block);
        Self::over(&text, at.block, word_at(&text, at.byte, setting.rules.lang))
    }

    /// The paragraph that a place is in.
    #[must_use]
    pub fn paragraph(body: &Body, at: Place) -> Self {
        let text = body.text(at.block);
        let (before, after) = text.split_at(text.floor_char_boundary(at.byte));
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = after.find('\n').map_or(text.len(), |end| before.len() + end);
        Self::over(&text, at.block, start..end)
    }

    /// Those bytes of a chunk's text.
    pub(super) fn over(text: &str, block: usize, bytes: Range<usize>) -> Self {
        let last = text[bytes.clone()].grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
        let place = |byte| Place { block, byte };
        Self::between(place(bytes.start), place(bytes.start + last))
    }

    /// The end that moves.
    #[must_use]
    pub fn moving(&self) -> Place {
        self.moving
    }

    /// Moves that end.
    #[must_use]
    pub fn to(self, moving: Place) -> Self {
        Self { moving, ..self }
    }

    /// The same with the other end to be moved.
    #[must_use]
    pub fn turned(self) -> Self {
        Self { fixed: self.moving, moving: self.fixed, ..self }
    }

    /// The bytes that are taken of a chunk's text; nothing of one outside.
    #[must_use]
    pub fn bytes_in(&self, block: usize, text: &str) -> Option<Range<usize>> {
        let (first, last) = (self.fixed.min(self.moving), self.fixed.max(self.moving));
        if !(first.block..=last.block).contains(&block) {
            return None;
        }
        let start = if block == first.block { text.floor_char_boundary(first.byte) } else { 0 };
        let end = if block == last.block { cluster_end(text, last.byte) } else { text.len() };
        (start < end).then_some(start..end)
    }

    /// Its text to take away: whole paragraphs with an empty line between them,
    /// in the order of reading, in the script that is shown.
    #[must_use]
    pub fn text(&self, body: &Body, setting: &Setting) -> String {
        let parts = self.parts(body).map(|(block, text, bytes)| {
            let hidden = if setting.ruby { Vec::new() } else { readings(body, block) };
            let printed = without(&text, bytes, &hidden);
            setting.shown(&setting.figures.convert(&painted(&printed))).into_owned()
        });
        let parts: Vec<_> = parts.filter(|part| !part.trim().is_empty()).collect();
        parts.join("\n\n")
    }

    /// Where it begins.
    #[must_use]
    pub fn start(&self) -> Place {
        self.fixed.min(self.moving)
    }

    /// The words of a bookmark on it: those of the paragraph that it begins in
    /// find it again, the rest is kept to be shown.
    #[must_use]
    pub fn quote(&self, body: &Body) -> Quote {
        let start = self.start();
        let own = body.text(start.block);
        let prefix = Quote::at(&own, start.byte).prefix;
        let mut parts = self.parts(body).map(|(_, text, bytes)| text[bytes].to_owned());
        let exact: String = parts.next().unwrap_or_default().chars().take(QUOTED).collect();
        let rest: Vec<_> = parts.collect();
        let room = QUOTED.saturating_sub(exact.chars().count());
        let suffix = rest.iter().flat_map(|part| [" ", part.as_str()]).collect::<String>();
        Quote { exact, prefix, suffix: suffix.chars().take(room).collect() }
    }

    /// What is taken of each chunk.
    fn parts(&self, body: &Body) -> impl Iterator<Item = (usize, String, Range<usize>)> {
        let (first, last) = (self.fixed.min(self.moving), self.fixed.max(self.moving));
        (first.block..=last.block).filter_map(move |block| {
            let text = body.text(block);
            let bytes = self.bytes_in(block, &text)?;
            Some((block, text, bytes))
        })
    }
}

/// Characters kept of a passage that is bookmarked: a long paragraph.
const QUOTED: usize = 2000;

/// Where the cluster at a byte ends.
fn cluster_end(text: &str, byte: usize) -> usize {
    let byte = text.floor_char_boundary(byte);
    text[byte..].graphemes(true).next().map_or(byte, |cluster| byte + cluster.len())
}

/// The bytes of readings in a chunk's text.
fn readings(body: &Body, block: usize) -> Vec<Range<usize>> {
    let (mut out, mut at) = (Vec::new(), 0);
    for block in body.blocks(block).iter() {
        out.extend(block.readings().into_iter().map(|range| at + range.start..at + range.end));
        at += block.plain().len() + 1;
    }
    out
}

/// Bytes of a text without some of them.
fn without(text: &str, bytes: Range<usize>, hidden: &[Range<usize>]) -> String {
    let (mut out, mut from) = (String::new(), bytes.start);
    for gap in hidden.iter().filter(|gap| gap.end > bytes.start && gap.start < bytes.end) {
        out.push_str(text.get(from..gap.start).unwrap_or_default());
        from = gap.end.max(from);
    }
    out + text.get(from..bytes.end).unwrap_or_default()
}

/// The cluster after the one at a place, or the one before: over the ends of
/// paragraphs, and not in what parts them.
#[must_use]
pub(super) fn neighbour(body: &Body, at: Place, forward: bool) -> Option<Place> {
    let text = body.text(at.block);
    let place = |byte| Some(Place { byte, ..at });
    if forward {
        let end = cluster_end(&text, at.byte);
        let next = text.get(end..)?.find(|c| c != '\n').map(|skipped| end + skipped);
        if let Some(byte) = next {
            return place(byte);
        }
        return (at.block + 1..).take_while(|block| body.has_chunk(*block)).find_map(|block| {
            let byte = body.text(block).find(|c| c != '\n')?;
            Some(Place { block, byte })
        });
    }
    let before = &text[..text.floor_char_boundary(at.byte)];
    if let Some(byte) = last_cluster(before) {
        return place(byte);
    }
    (0..at.block).rev().find_map(|block| {
        let byte = last_cluster(&body.text(block))?;
        Some(Place { block, byte })
    })
}

/// Where the last cluster of a text begins that is none between paragraphs.
fn last_cluster(text: &str) -> Option<usize> {
    let text = text.trim_end_matches('\n');
    text.grapheme_indices(true).next_back().map(|(at, _)| at)
}

/// The beginning of the next word, or of this one or the one before.
#[must_use]
pub(super) fn next_word(body: &Body, at: Place, forward: bool, setting: &Setting) -> Place {
    let mut here = at;
    let word_of = |place: Place| {
        let text = body.text(place.block);
        let range = word_at(&text, place.byte, setting.rules.lang);
        let is_word = text[range.clone()].chars().any(char::is_alphanumeric);
        (range, is_word)
    };
    // A line of marks has an end: so many are looked at.
    for _ in 0..MOST_LOOKED_AT {
        let (range, _) = word_of(here);
        let edge = Place { byte: range.start, ..here };
        let next = if forward {
            let last = body.text(here.block)[range.clone()]
                .grapheme_indices(true)
                .next_back()
                .map_or(range.start, |(byte, _)| range.start + byte);
            neighbour(body, Place { byte: last, ..here }, true)
        } else if edge < here && here == at {
            return edge;
        } else {
            neighbour(body, edge, false)
        };
        let Some(next) = next else { return if forward { here } else { edge } };
        let (range, is_word) = word_of(next);
        here = Place { byte: range.start, ..next };
        if is_word {
            return here;
        }
    }
    here
}

/// Words and marks that are passed over on the way to a word at most.
const MOST_LOOKED_AT: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Widths;
    use crate::model::{Block, Lang};

    fn body(paragraphs: &[&str]) -> Body {
        Body::set(paragraphs.iter().map(|p| Block::paragraph(p)).collect())
    }

    fn at(block: usize, byte: usize) -> Place {
        Place { block, byte }
    }

    fn setting(lang: Lang) -> Setting {
        Setting::of(lang, Widths::default())
    }

    #[test]
    fn a_passage_is_whole_paragraphs_whichever_end_moved() {
        let body = body(&["news\u{ad}paper one", "two", "three"]);
        let zh = setting(Lang::En);
        let passage = SelectedText::between(at(0, 11), at(2, 1));
        assert_eq!(passage.text(&body, &zh), "one\n\ntwo\n\nth".replace("one", " one"));
        assert_eq!(passage.turned().text(&body, &zh), passage.text(&body, &zh));
        let all = SelectedText::between(at(0, 0), at(0, 14));
        assert_eq!(all.text(&body, &zh), "newspaper one", "no hyphen of ours");
    }

    #[test]
    fn one_walks_by_clusters_over_the_ends_of_paragraphs_and_back() {
        let body = body(&["a👨‍👩‍👧é", "", "桥通"]);
        let mut place = at(0, 0);
        let mut walked = vec![place];
        while let Some(next) = neighbour(&body, place, true) {
            walked.push(next);
            place = next;
        }
        assert_eq!(walked.len(), 5, "{walked:?}");
        while let Some(back) = neighbour(&body, place, false) {
            assert!(back < place);
            place = back;
        }
        assert_eq!(place, at(0, 0));
    }

    #[test]
    fn a_word_is_what_a_reader_of_the_language_takes_for_one() {
        let zh = body(&["苇江二桥昨日通车。"]);
        let word = SelectedText::word(&zh, at(0, "苇江二桥".len()), &setting(Lang::Zh));
        assert_eq!(word.text(&zh, &setting(Lang::Zh)), "昨日");
        let en = body(&["The key can't wait."]);
        let word = SelectedText::word(&en, at(0, 10), &setting(Lang::En));
        assert_eq!(word.text(&en, &setting(Lang::En)), "can't");
    }

    #[test]
    fn words_are_walked_both_ways_and_marks_passed_over() {
        let en = body(&["One, two — “three”.", "Four"]);
        let setting = setting(Lang::En);
        let mut place = at(0, 0);
        let mut walked = Vec::new();
        for _ in 0..4 {
            walked.push(SelectedText::word(&en, place, &setting).text(&en, &setting));
            place = next_word(&en, place, true, &setting);
        }
        assert_eq!(walked, ["One", "two", "three", "Four"]);
        for word in ["three", "two", "One", "One"] {
            place = next_word(&en, place, false, &setting);
            assert_eq!(SelectedText::word(&en, place, &setting).text(&en, &setting), word);
        }
    }

    #[test]
    fn the_quote_of_a_passage_finds_it_again_after_a_paragraph_was_added() {
        let before = body(&["第一段。", "清晨，第一股水流过新渠的闸口。", "完。"]);
        let passage = SelectedText::between(at(1, 9), at(2, 0));
        let anchor = crate::model::Anchor {
            article: crate::model::ArticleId::new("a"),
            place: passage.start(),
            quote: passage.quote(&before),
        };
        let after = body(&["新加的。", "第一段。", "清晨，第一股水流过新渠的闸口。", "完。"]);
        assert_eq!(anchor.resolve(&after), at(2, 9));
        assert_eq!(anchor.quote.suffix, " 完");
    }
}
