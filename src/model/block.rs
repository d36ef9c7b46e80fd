//! The blocks an article's body is made of.

use std::ops::Range;

use super::{Clean, Rich, Span, Style};

/// Byte ranges of the input file that a piece of text came from, in reading
/// order; several where text was joined. Empty where the text has no source.
pub type SourceRanges = Vec<Range<usize>>;

/// One block of an article's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is, with its text.
    pub kind: BlockKind,
    /// Where in the input it stands.
    pub source: SourceRanges,
    /// Its end is missing in the input.
    pub truncated: bool,
    /// Where its text was joined, or it was put in its place, without being
    /// sure; by ascending [`Doubt::at`].
    pub doubts: Vec<Doubt>,
}

/// A place where the loader joined what the page had parted, and may be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    /// Byte of the block's text (as [`Block::texts`] count) that begins what
    /// was joined. 0 says that the block as a whole may not belong here.
    pub at: usize,
    /// How sure the join is, in percent: of all joins marked 70, about 70 of
    /// 100 are right.
    pub percent: u8,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph(Rich),
    /// A heading inside the article (小标题); level 2 is the highest.
    Subhead {
        /// 2 to 6.
        level: u8,
        /// Its text.
        text: Rich,
    },
    /// Quoted paragraphs.
    Quote(Vec<Rich>),
    /// A list; nested lists are items of a greater depth.
    List(Vec<Item>),
    /// A picture with what is said of it.
    Figure {
        /// Path of the picture inside the edition.
        image: Option<Clean>,
        /// What the picture shows, for who cannot see it.
        alt: Clean,
        /// The text under the picture.
        caption: Rich,
        /// Who made it (… 摄).
        credit: Option<Clean>,
    },
    /// Rows and columns.
    Table(Table),
    /// Text whose line ends matter: verse, code, tables drawn by hand.
    Preformatted(Clean),
    /// A thematic break.
    Rule,
    /// Who signed, and when (落款): set at the right.
    Signature(Vec<Rich>),
    /// Something is missing here; the text says what, if it is known.
    Gap(Clean),
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// 0 for the outermost list.
    pub depth: u8,
    /// The number, in an ordered list.
    pub number: Option<u64>,
    /// Its text; an item of several paragraphs has one entry each.
    pub text: Vec<Rich>,
}

/// A table; every row has as many cells as the widest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The heading row; empty if there is none.
    pub header: Vec<Rich>,
    /// The rows under it.
    pub rows: Vec<Vec<Rich>>,
}

impl Block {
    /// A block without a known source.
    #[must_use]
    pub fn new(kind: BlockKind) -> Self {
        Self { kind, source: Vec::new(), truncated: false, doubts: Vec::new() }
    }

    /// A plain paragraph.
    #[must_use]
    pub fn paragraph(raw: &str) -> Self {
        Self::new(BlockKind::Paragraph(Rich::from(raw)))
    }

    /// Whether it is a figure of which nothing is left: it has neither a picture
    /// nor words that stand for one.
    #[must_use]
    pub fn is_bare_figure(&self) -> bool {
        match &self.kind {
            BlockKind::Figure { image, alt, caption, credit } => {
                image.is_none() && alt.is_empty() && caption.is_empty() && credit.is_none()
            }
            _ => false,
        }
    }

    /// The running texts of the block in reading order. Their concatenation,
    /// one byte (a line feed) between neighbours, is the text that
    /// [`super::Place::byte`] counts in.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        self.styled_texts().into_iter().map(|(text, _)| text).collect()
    }

    fn styled_texts(&self) -> Vec<(&str, &[Span])> {
        fn styled(rich: &Rich) -> (&str, &[Span]) {
            (&rich.text, &rich.spans)
        }
        fn plain(text: &str) -> (&str, &[Span]) {
            (text, &[])
        }
        match &self.kind {
            BlockKind::Paragraph(text) | BlockKind::Subhead { text, .. } => vec![styled(text)],
            BlockKind::Quote(texts) | BlockKind::Signature(texts) => {
                texts.iter().map(styled).collect()
            }
            BlockKind::List(items) => {
                items.iter().flat_map(|i| i.text.iter().map(styled)).collect()
            }
            BlockKind::Figure { alt, caption, credit, .. } => {
                let shown = if caption.is_empty() { plain(alt) } else { styled(caption) };
                std::iter::once(shown).chain(credit.as_deref().map(plain)).collect()
            }
            BlockKind::Table(table) => {
                table.header.iter().chain(table.rows.iter().flatten()).map(styled).collect()
            }
            BlockKind::Preformatted(text) => text.split('\n').map(plain).collect(),
            BlockKind::Rule => Vec::new(),
            BlockKind::Gap(what) => vec![plain(what)],
        }
    }

    /// The block's text without any layout, one line per running text.
    #[must_use]
    pub fn plain(&self) -> String {
        self.texts().join("\n")
    }

    /// The same without the readings of characters and their brackets.
    #[must_use]
    pub fn without_readings(&self) -> String {
        let texts = self.styled_texts().into_iter();
        texts.map(|(text, spans)| without_readings(text, spans)).collect::<Vec<_>>().join("\n")
    }
}

impl Block {
    /// Where the readings of characters stand in [`Block::plain`], with their
    /// brackets.
    #[must_use]
    pub fn readings(&self) -> Vec<Range<usize>> {
        let (mut out, mut start) = (Vec::new(), 0);
        for (text, spans) in self.styled_texts() {
            out.extend(spans.iter().filter_map(|span| match span.style {
                Style::Ruby { at } => Some(start + at..start + span.range.end),
                _ => None,
            }));
            start += text.len() + 1;
        }
        out
    }
}

/// A text without its readings.
fn without_readings(text: &str, spans: &[Span]) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for span in spans {
        if let Style::Ruby { at } = span.style
            && at >= from
        {
            out.push_str(&text[from..at]);
            from = span.range.end;
        }
    }
    out + &text[from..]
}
