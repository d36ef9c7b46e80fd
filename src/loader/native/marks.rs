//! The marks that are ours: ruby `{漢字|かな}`, doubt `{?text}`, underlines
//! `{_name}` and `{~title}`, `^sup^`, `~sub~`. They are paired when the whole text is known; what has no
//! partner is text.

use std::ops::Range;

use crate::input::limits;
use crate::model::{Clean, Rich, Span, Style, small_figures, term_bracket};

/// The `_` of `{_` and the `~` of `{~` before they are read: emphasis and
/// strikethrough of CommonMark are to take no notice of them. No text keeps a
/// non-character.
pub(super) const LINE: char = '\u{FDD2}';
pub(super) const WAVE: char = '\u{FDD3}';

/// A character (or two) that may be markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InlineMark {
    /// `{`
    Open,
    /// `{?`
    Doubt,
    /// `{_`
    Line,
    /// `{~`
    Wave,
    /// `|`
    Bar,
    /// `}`
    Close,
    /// `^`
    Above,
    /// `~`
    Below,
}

impl InlineMark {
    /// The mark that a text begins with.
    pub(crate) fn at(text: &str) -> Self {
        match text.as_bytes() {
            [b'{', b'?', ..] => Self::Doubt,
            [b'{', ..] if text[1..].starts_with(LINE) => Self::Line,
            [b'{', ..] if text[1..].starts_with(WAVE) => Self::Wave,
            [b'{', ..] => Self::Open,
            [b'|', ..] => Self::Bar,
            [b'}', ..] => Self::Close,
            [b'^', ..] => Self::Above,
            _ => Self::Below,
        }
    }

    /// What follows the mark in a text that begins with it.
    pub(crate) fn after(self, text: &str) -> &str {
        let characters = self.literal().len();
        text.char_indices().nth(characters).map_or("", |(at, _)| &text[at..])
    }

    /// The style that a brace with a sign lays over what it holds.
    fn style(self) -> Option<Style> {
        match self {
            Self::Doubt => Some(Style::Doubt),
            Self::Line => Some(Style::Underline),
            Self::Wave => Some(Style::Wave),
            _ => None,
        }
    }

    fn literal(self) -> &'static str {
        match self {
            Self::Open => "{",
            Self::Doubt => "{?",
            Self::Line => "{_",
            Self::Wave => "{~",
            Self::Bar => "|",
            Self::Close => "}",
            Self::Above => "^",
            Self::Below => "~",
        }
    }
}

/// A styled text under construction: pieces of text, with marks between them.
#[derive(Default)]
pub(crate) struct Pieces {
    texts: Vec<Clean>,
    marks: Vec<PlacedMark>,
    spans: Vec<(Range<usize>, Laid)>,
}

/// A mark in the text.
#[derive(Clone, Copy)]
struct PlacedMark {
    mark: InlineMark,
    /// The piece that it is.
    at: usize,
    /// The innermost style around it: partners have the same, so that styles
    /// nest. Styles are numbered as they begin.
    inside: usize,
    /// It has found its partner.
    paired: bool,
}

/// A style over pieces.
enum Laid {
    Style(Style),
    /// Ruby whose bracket is this piece.
    Ruby(usize),
}

/// A brace that waits for its partner.
struct Brace {
    /// Index of its mark.
    mark: usize,
    bar: Option<usize>,
    /// Ruby stands inside, and ruby has no ruby inside.
    holds_ruby: bool,
}

impl Pieces {
    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }

    /// Appends text; gives the index of the piece.
    pub(crate) fn push_text(&mut self, text: Clean) -> usize {
        self.texts.push(text);
        self.texts.len() - 1
    }

    pub(crate) fn push_mark(&mut self, mark: InlineMark, inside: usize) {
        self.marks.push(PlacedMark { mark, at: self.texts.len(), inside, paired: false });
        self.texts.push(Clean::line(mark.literal()));
    }

    pub(crate) fn style(&mut self, pieces: Range<usize>, style: Style) {
        self.spans.push((pieces, Laid::Style(style)));
    }

    pub(crate) fn replace(&mut self, piece: usize, text: &str) {
        self.texts[piece] = Clean::line(text);
    }

    /// The nearest text that stands before a piece.
    pub(crate) fn text_before(&self, piece: usize) -> &str {
        self.texts[..piece].iter().rev().find(|text| !text.is_empty()).map_or("", |text| text)
    }

    fn holds_text(&self, pieces: Range<usize>) -> bool {
        self.texts[pieces].iter().any(|text| !text.is_empty())
    }

    /// Pairs the marks and lays the styles over the text.
    pub(crate) fn into_rich(mut self) -> Rich {
        self.pair_braces();
        self.pair(InlineMark::Above, &Style::Superscript);
        self.pair(InlineMark::Below, &Style::Subscript);
        let mut text = Clean::empty();
        let mut offsets = Vec::with_capacity(self.texts.len() + 1);
        for piece in &self.texts {
            offsets.push(text.len());
            text.push(piece);
        }
        offsets.push(text.len());
        let mut spans: Vec<Span> = self
            .spans
            .into_iter()
            .map(|(pieces, laid)| Span {
                range: offsets[pieces.start]..offsets[pieces.end],
                style: match laid {
                    Laid::Style(style) => style,
                    Laid::Ruby(bar) => Style::Ruby { at: offsets[bar] },
                },
            })
            .filter(|span| !span.range.is_empty())
            .collect();
        spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
        Rich::of_parts(&text, spans)
    }

    fn pair_braces(&mut self) {
        let mut open: Vec<Brace> = Vec::new();
        for index in 0..self.marks.len() {
            let PlacedMark { mark, inside, .. } = self.marks[index];
            if mark == InlineMark::Open || mark.style().is_some() {
                if open.len() < limits::DEPTH {
                    open.push(Brace { mark: index, bar: None, holds_ruby: false });
                }
                continue;
            }
            // A brace that a style encloses finds no partner any more; that
            // there is ruby behind it is the next one's concern.
            while let Some(lone) = open.pop_if(|brace| self.marks[brace.mark].inside > inside) {
                if let Some(outer) = open.last_mut() {
                    outer.holds_ruby |= lone.holds_ruby;
                }
            }
            let Some(brace) = open.last_mut() else { continue };
            let opening = self.marks[brace.mark];
            if opening.inside < inside {
                continue;
            }
            if mark == InlineMark::Bar && opening.mark == InlineMark::Open {
                brace.bar.get_or_insert(index);
            }
            if let (InlineMark::Close, Some(brace)) =
                (mark, open.pop_if(|_| mark == InlineMark::Close))
            {
                let ruby = self.close(&brace, index) || brace.holds_ruby;
                if let Some(outer) = open.last_mut() {
                    outer.holds_ruby |= ruby;
                }
            }
        }
    }

    /// Lays ruby or doubt from a brace to its partner; whether it was ruby.
    fn close(&mut self, brace: &Brace, end: usize) -> bool {
        let (from, to) = (self.marks[brace.mark].at, self.marks[end].at);
        if let Some(style) = self.marks[brace.mark].mark.style() {
            if self.holds_text(from + 1..to) {
                self.consume(brace.mark, "");
                self.consume(end, "");
                self.spans.push((from..to, Laid::Style(style)));
            }
            return false;
        }
        let Some(bar) = brace.bar else { return false };
        let middle = self.marks[bar].at;
        let full = self.holds_text(from + 1..middle) && self.holds_text(middle + 1..to);
        if brace.holds_ruby || !full {
            return false;
        }
        self.consume(brace.mark, "");
        self.consume(bar, "(");
        self.consume(end, ")");
        self.spans.push((from..to + 1, Laid::Ruby(middle)));
        true
    }

    fn consume(&mut self, mark: usize, instead: &str) {
        self.marks[mark].paired = true;
        self.replace(self.marks[mark].at, instead);
    }

    /// Raises or lowers what stands between two marks: figures become the small
    /// ones that Unicode has, a term without any stands in brackets.
    fn small(&mut self, (start, end): (usize, usize), style: &Style) {
        let (from, to) = (self.marks[start].at, self.marks[end].at);
        let text = self.texts[from + 1..to].iter().map(|text| &**text).collect::<String>();
        if small_figures(&text, style).is_some() {
            for piece in &mut self.texts[from + 1..to] {
                let small = small_figures(piece, style);
                *piece = small.map_or_else(Clean::empty, |small| Clean::line(&small));
            }
        } else if let Some(sign) = term_bracket(&text, style) {
            self.consume(start, sign);
            self.consume(end, ")");
            return;
        } else {
            self.spans.push((from..to, Laid::Style(style.clone())));
        }
        self.consume(start, "");
        self.consume(end, "");
    }

    /// Pairs neighbours of a kind that have text between them, but no space
    /// and no other pair's mark.
    fn pair(&mut self, kind: InlineMark, style: &Style) {
        let mut before: Option<usize> = None;
        for index in 0..self.marks.len() {
            let here = self.marks[index];
            if here.paired {
                before = None;
            }
            if here.mark != kind {
                continue;
            }
            let Some(start) = before.replace(index) else { continue };
            let from = self.marks[start].at;
            let between = from + 1..here.at;
            let spaced =
                self.texts[between.clone()].iter().any(|text| text.contains(char::is_whitespace));
            let alike = self.marks[start].inside == here.inside;
            if alike && !spaced && self.holds_text(between) {
                self.small((start, index), style);
                before = None;
            }
        }
    }
}
