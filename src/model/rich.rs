//! Running text with styles laid over it.

use std::ops::Range;

use super::Clean;

/// A run of text and the styles over parts of it. The text is one piece, so
/// that layout, search and anchors can all count bytes in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rich {
    /// The text as read; ruby stands in it as `漢字(かな)`.
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
        let text = Clean::line(raw);
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
        Self { text, spans }
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
