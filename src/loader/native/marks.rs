//! The marks that are ours: ruby `{漢字|かな}`, doubt `{?text}`, `^sup^`,
//! `~sub~`. They are paired when the whole text is known; what has no
//! partner is text.

use std::ops::Range;

use crate::model::{Clean, Rich, Span, Style};

/// A character (or two) that may be markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `{`
    Open,
    /// `{?`
    Doubt,
    /// `|`
    Bar,
    /// `}`
    Close,
    /// `^`
    Above,
    /// `~`
    Below,
}

impl Mark {
    /// The mark that a text begins with.
    pub(crate) fn at(text: &str) -> Self {
        match text.as_bytes() {
            [b'{', b'?', ..] => Self::Doubt,
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

    fn literal(self) -> &'static str {
        match self {
            Self::Open => "{",
            Self::Doubt => "{?",
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
    marks: Vec<(usize, Mark)>,
    spans: Vec<(Range<usize>, Laid)>,
}

/// A style over pieces.
enum Laid {
    Style(Style),
    /// Ruby whose bracket is this piece.
    Ruby(usize),
}

/// A brace that waits for its partner.
struct Brace {
    at: usize,
    doubt: bool,
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

    pub(crate) fn push_mark(&mut self, mark: Mark) {
        self.marks.push((self.texts.len(), mark));
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
        self.pair(Mark::Above, &Style::Superscript);
        self.pair(Mark::Below, &Style::Subscript);
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
        Rich { text, spans }
    }

    fn pair_braces(&mut self) {
        let mut open: Vec<Brace> = Vec::new();
        for (at, mark) in self.marks.clone() {
            match mark {
                Mark::Open | Mark::Doubt => {
                    let doubt = mark == Mark::Doubt;
                    open.push(Brace { at, doubt, bar: None, holds_ruby: false });
                }
                Mark::Bar => {
                    if let Some(brace) = open.last_mut().filter(|brace| !brace.doubt) {
                        brace.bar.get_or_insert(at);
                    }
                }
                Mark::Close => {
                    if let Some(brace) = open.pop() {
                        let ruby = self.close(&brace, at) || brace.holds_ruby;
                        if let Some(outer) = open.last_mut() {
                            outer.holds_ruby |= ruby;
                        }
                    }
                }
                Mark::Above | Mark::Below => {}
            }
        }
    }

    /// Lays ruby or doubt from a brace to its partner; whether it was ruby.
    fn close(&mut self, brace: &Brace, end: usize) -> bool {
        if brace.doubt {
            if self.holds_text(brace.at + 1..end) {
                self.replace(brace.at, "");
                self.replace(end, "");
                self.spans.push((brace.at..end, Laid::Style(Style::Doubt)));
            }
            return false;
        }
        let Some(bar) = brace.bar else { return false };
        let full = self.holds_text(brace.at + 1..bar) && self.holds_text(bar + 1..end);
        if brace.holds_ruby || !full {
            return false;
        }
        self.replace(brace.at, "");
        self.replace(bar, "(");
        self.replace(end, ")");
        self.spans.push((brace.at..end + 1, Laid::Ruby(bar)));
        true
    }

    /// Pairs neighbours of a kind that have text, and no space, between them.
    fn pair(&mut self, kind: Mark, style: &Style) {
        let mut before: Option<usize> = None;
        for (at, mark) in self.marks.clone() {
            if mark != kind {
                continue;
            }
            let start = before.replace(at);
            let Some(start) = start else { continue };
            let between = start + 1..at;
            let spaced =
                self.texts[between.clone()].iter().any(|text| text.contains(char::is_whitespace));
            if !spaced && self.holds_text(between) {
                self.replace(start, "");
                self.replace(at, "");
                self.spans.push((start..at, Laid::Style(style.clone())));
                before = None;
            }
        }
    }
}
