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
