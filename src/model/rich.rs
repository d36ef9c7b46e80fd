//! Running text with styles laid over it.

use std::ops::Range;

use super::Clean;

/// A run of text and the styles over parts of it. The text is one piece, so
/// that layout, search and anchors can all count bytes in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rich {
    /// The text as read; ruby stands in it as `漢字(かな)`. A line feed is a
    /// line's end that the text asks for (in verse), and never inside a span.
    pub text: Clean,
    /// Styled ranges, by ascending start; they may overlap.
    pub spans: Vec<Span>,
}

/// A style over a byte range of [`Rich::text`], on character boundaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What the range is.
    pub style: Style,
}

/// What a range of text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Style {
    /// Strong importance, bold.
    Strong,
    /// Stress, italic.
    Emphasis,
    /// Struck out.
    Strikethrough,
    /// Not in an earlier version of the text ([`super::revised`]); no edition
    /// holds it.
    Inserted,
    /// Underlined; in Chinese the mark of a proper name (专名号, GB/T 15834 4.16).
    Underline,
    /// Underlined with a wave; in Chinese the mark of a title (书名号甲式).
    Wave,
    /// Code, set as it is.
    Code,
    /// A link to the address or path given.
    Link(Clean),
    /// Set above the line.
    Superscript,
    /// Set below the line.
    Subscript,
    /// A ruby group: the range covers base and `(annotation)`; the annotation
    /// with its brackets begins `at` bytes into the text. Unbreakable.
    Ruby {
        /// Where in the text the opening bracket stands, in bytes.
        at: usize,
    },
    /// The loader doubts that this was printed so.
    Doubt,
}

impl Rich {
    /// Text without any style.
    #[must_use]
    pub fn plain(text: Clean) -> Self {
        Self { text, spans: Vec::new() }
    }

    /// A text put together of parts, with the styles over it. What only the
    /// whole shows to be too much (marks heaped up across styles, a sign beside
    /// white space) goes without taking the styles along.
    #[must_use]
    pub fn of_parts(raw: &str, mut spans: Vec<Span>) -> Self {
        let text = Clean::lines(raw);
        if text.len() != raw.len() {
            let places = places_in(raw, &text);
            for Span { range, style } in &mut spans {
                *range = places[range.start]..places[range.end];
                if let Style::Ruby { at } = style {
                    *at = places[*at];
                }
            }
        }
        spans.retain(|span| !span.range.is_empty());
        if text.contains('\n') {
            spans = cut_at_line_ends(&text, spans);
        }
        Self { text, spans }
    }

    /// Each line by itself: one, but for verse.
    #[must_use]
    pub fn lines(&self) -> Vec<Self> {
        let mut spans = self.spans.iter().peekable();
        let mut from = 0;
        let mut lines = Vec::new();
        for line in self.text.split('\n') {
            let end = from + line.len();
            let mut own = Vec::new();
            while let Some(span) = spans.next_if(|span| span.range.start < end) {
                let inside = |at: usize| at.clamp(from, end) - from;
                let range = inside(span.range.start)..inside(span.range.end);
                let style = match span.style {
                    Style::Ruby { at } => Style::Ruby { at: inside(at) },
                    ref other => other.clone(),
                };
                own.push(Span { range, style });
            }
            lines.push(Self::of_parts(line, own));
            from = end + 1;
        }
        lines
    }

    /// Appends another text as lines of their own.
    pub fn push_line(&mut self, other: Self) {
        self.text.push(&Clean::lines("\n"));
        let by = self.text.len();
        self.text.push(&other.text);
        self.spans.extend(other.spans.into_iter().map(|Span { range, style }| Span {
            range: range.start + by..range.end + by,
            style: match style {
                Style::Ruby { at } => Style::Ruby { at: at + by },
                other => other,
            },
        }));
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl From<&str> for Rich {
    /// Cleans `raw` as one line.
    fn from(raw: &str) -> Self {
        Self::plain(Clean::line(raw))
    }
}

/// The spans in parts, none of which reaches beyond its line; ruby cannot be
/// parted, and is text then.
fn cut_at_line_ends(text: &str, spans: Vec<Span>) -> Vec<Span> {
    /// Styles one in another over very many lines: no page has them, and
    /// cutting all of them would take the square of its length.
    const MOST: usize = 1 << 16;
    let line_ends = text.matches('\n').count();
    let is_over = |span: &Span| text[span.range.clone()].contains('\n');
    let is_bounded = spans.len() * line_ends <= MOST;
    let mut cut = Vec::with_capacity(spans.len());
    for span in spans {
        if !is_bounded || !is_over(&span) {
            cut.push(span);
        } else if !matches!(span.style, Style::Ruby { .. }) {
            let mut from = span.range.start;
            for part in text[span.range].split('\n') {
                if !part.is_empty() {
                    cut.push(Span { range: from..from + part.len(), style: span.style.clone() });
                }
                from += part.len() + 1;
            }
        }
    }
    cut.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
    cut
}

/// For each byte of a text where it stands in what was kept of it.
fn places_in(whole: &str, kept: &str) -> Vec<usize> {
    let mut places = Vec::with_capacity(whole.len() + 1);
    let mut rest = kept.chars().peekable();
    let mut at = 0;
    for c in whole.chars() {
        places.extend(std::iter::repeat_n(at, c.len_utf8()));
        if rest.next_if_eq(&c).is_some() {
            at += c.len_utf8();
        }
    }
    places.push(at);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_over_two_lines_is_two_and_each_line_has_its_own() {
        let spans = vec![
            Span { range: 0..7, style: Style::Strong },
            Span { range: 7..13, style: Style::Ruby { at: 10 } },
        ];
        let verse = Rich::of_parts("甲\n乙丙(x)", spans);
        let strong = |range| Span { range, style: Style::Strong };
        let ruby = |range, at| Span { range, style: Style::Ruby { at } };
        assert_eq!(verse.spans, [strong(0..3), strong(4..7), ruby(7..13, 10)]);
        let [first, mut second] = verse.lines().try_into().unwrap();
        assert_eq!((first.text.as_str(), second.text.as_str()), ("甲", "乙丙(x)"));
        assert_eq!(second.spans, [strong(0..3), ruby(3..9, 6)]);
        second.push_line(first);
        assert_eq!(second.text.as_str(), "乙丙(x)\n甲");
        assert_eq!(second.spans[2], strong(10..13));
    }

    #[test]
    fn styles_follow_their_words_when_signs_go() {
        let raw = "\u{200b}甲\u{200b} 乙";
        let at = raw.find('乙').unwrap();
        let spans = vec![
            Span { range: 0..3, style: Style::Strong },
            Span { range: at..raw.len(), style: Style::Emphasis },
        ];
        let rich = Rich::of_parts(raw, spans);
        assert_eq!(rich.text.as_str(), "甲 乙");
        assert_eq!(rich.spans, [Span { range: 4..7, style: Style::Emphasis }]);
    }
}
