//! An article in the making.

use super::flow::is_open;
use super::glyph::{Piece, ends_sentence};
use super::grammar::is_notice;
use crate::model::{HeadRole, Kind};

/// What a part of a draft's body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartKind {
    /// Running text.
    Paragraph,
    /// A stray fragment of display type: kept, and doubted.
    Fragment,
    /// A heading inside the article.
    Subhead,
    /// A picture's caption and credit.
    Figure,
    /// Who signed.
    Signature,
    /// Text whose line ends matter.
    Lines,
}

/// A part of a draft's body.
#[derive(Debug, Clone)]
pub(super) struct BodyPart {
    pub(super) kind: PartKind,
    pub(super) piece: Piece,
    /// The credit of a figure.
    pub(super) credit: Option<Piece>,
    /// It needs no stop at its end: an item of a list.
    pub(super) is_item: bool,
    /// Its end is missing.
    pub(super) truncated: bool,
    /// Where it was joined without being sure.
    pub(super) doubts: Vec<Doubtful>,
}

/// A join that is not sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Doubtful {
    /// The first character of what was joined, by [`super::glyph::Glyph::at`].
    pub(super) glyph: usize,
    /// How sure it is, in percent.
    pub(super) percent: u8,
}

impl BodyPart {
    /// A part without a credit.
    pub(super) fn new(kind: PartKind, piece: Piece) -> Self {
        Self { kind, piece, credit: None, is_item: false, truncated: false, doubts: Vec::new() }
    }
}

/// Whether a mark in a text parts clauses or sentences. In a number it does not.
fn has_clauses(piece: &Piece) -> bool {
    let glyphs = &piece.glyphs;
    let number = |at: Option<usize>| {
        at.and_then(|at| glyphs.get(at)).is_some_and(|glyph| glyph.c.is_ascii_digit())
    };
    let parts = |at: &usize| {
        matches!(glyphs[*at].c, '，' | ',' | '、' | ';' | '；' | ':' | '：')
            || ends_sentence(glyphs[*at].c)
    };
    (0..glyphs.len()).filter(parts).any(|at| !number(at.checked_sub(1)) || !number(Some(at + 1)))
}

/// Words that letters to the public hold.
const LETTER: [&str; 6] = ["倡议如下", "如下倡议", "此致", "致全体", "Dear ", "公开信"];

/// An article in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) head: Vec<(HeadRole, Piece)>,
    pub(super) parts: Vec<BodyPart>,
}

impl Draft {
    /// Whether the head has a line of that role.
    pub(super) fn has(&self, role: HeadRole) -> bool {
        self.head.iter().any(|(r, _)| *r == role)
    }

    /// Whether there is running text.
    pub(super) fn has_text(&self) -> bool {
        self.parts.iter().any(|part| part.kind == PartKind::Paragraph)
    }

    /// The text that may go on: the last part, but for stray fragments and for what
    /// stands in the midst of a column.
    pub(super) fn last_text(&self) -> Option<usize> {
        let between =
            |kind| matches!(kind, PartKind::Fragment | PartKind::Figure | PartKind::Lines);
        let last = self.parts.iter().rposition(|part| !between(part.kind))?;
        let part = &self.parts[last];
        (part.kind == PartKind::Paragraph).then_some(last)
    }

    /// The headline, its lines joined without gaps.
    pub(super) fn headline(&self) -> String {
        let lines = self.head.iter().filter(|(role, _)| *role == HeadRole::Headline);
        lines.map(|(_, piece)| piece.squeezed()).collect()
    }

    /// Whether it is a public notice.
    pub(super) fn is_notice(&self) -> bool {
        is_notice(&self.headline())
    }

    /// When all is placed: marks the parts whose end is missing (text that
    /// breaks off, and that nothing continues), and puts stray fragments of
    /// display type at the top where there is no headline, since they may be
    /// what is left of one.
    pub(super) fn finish(&mut self) {
        const LABEL: usize = 24;
        if !self.has(HeadRole::Headline) {
            self.parts.sort_by_key(|part| part.kind != PartKind::Fragment);
        }
        let ends = |part: &BodyPart| part.piece.glyphs.iter().any(|glyph| ends_sentence(glyph.c));
        let has_sentences = self.parts.iter().any(ends);
        for part in &mut self.parts {
            // A label or a line of a list was never a sentence that could break off.
            let long = part.piece.glyphs.len() > LABEL;
            let text = part.kind == PartKind::Paragraph
                && (long || has_sentences && has_clauses(&part.piece));
            part.truncated = text && !part.is_item && is_open(&part.piece);
        }
    }

    /// What sort of article it is, by its marks.
    pub(super) fn kind(&self) -> Kind {
        let count = |kind| self.parts.iter().filter(|part| part.kind == kind).count();
        let text: String = self.parts.iter().take(4).map(|part| part.piece.squeezed()).collect();
        let head: String = text.chars().take(800).collect();
        if self.is_notice() {
            Kind::Notice
        } else if count(PartKind::Figure) > 0 && !self.has_text() {
            Kind::Photo
        } else if LETTER.iter().any(|mark| head.contains(mark)) {
            Kind::Letter
        } else if count(PartKind::Subhead) >= 2 {
            Kind::Feature
        } else {
            Kind::News
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_never_a_sentence_has_no_end_that_is_missing() {
        let part =
            |text: &&str| BodyPart::new(PartKind::Paragraph, Piece::read(text, 0..text.len()));
        let is_cut = |texts: &[&str]| {
            let mut draft = Draft { parts: texts.iter().map(part).collect(), ..Draft::default() };
            draft.finish();
            draft.parts.iter().map(|part| part.truncated).collect::<Vec<_>>()
        };
        let rows = ["The boat ran.", "Day Mon", "High 4.12", "周一 1,30", "“向我看齐”"];
        assert_eq!(is_cut(&rows), [false; 5]);
        assert_eq!(is_cut(&["水通了。", "下午，渡船离岸，赴"]), [false, true]);
        let long = "大桥昨天通车以后两岸的人都可以从桥上走过去再也不用等";
        assert_eq!(is_cut(&["水通了。", long]), [false, true]);
    }
}
