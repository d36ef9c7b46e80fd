//! A sheet: the text of scanned pages and, where the format says it, where
//! its lines stand on the paper. What the recovery of articles is given.

use std::cmp::Ordering;
use std::ops::Range;

use crate::input::encoding::Decoded;
use crate::model::{Box01, Clean, Date, Kind, WarningKind};

/// The text of one or more pages.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// The text, in the order of the file: blocks parted by blank lines,
    /// lines by line feeds.
    pub(crate) decoded: Decoded,
    /// Where it stands; `None` where nobody knows.
    pub(crate) layout: Option<Layout>,
    /// What the format says of the edition, besides the text.
    pub(crate) about: SheetClaims,
    /// What was not taken as it stood.
    pub(crate) warnings: Vec<WarningKind>,
    /// What the file's own marks say of blocks of a text without positions, in
    /// order. Where they say nothing, the words tell.
    pub(crate) told: Vec<(Range<usize>, BlockHint)>,
}

impl Sheet {
    /// A text without positions.
    pub(crate) fn of_text(decoded: Decoded) -> Self {
        let (about, warnings, told) = (SheetClaims::default(), Vec::new(), Vec::new());
        Self { decoded, layout: None, about, warnings, told }
    }
}

/// What a format says of the edition in so many words.
#[derive(Debug, Clone, Default)]
pub(crate) struct SheetClaims {
    /// The masthead.
    pub(crate) title: Option<String>,
    /// The day.
    pub(crate) date: Option<Date>,
    /// The running number.
    pub(crate) number: Option<String>,
    /// The language, a BCP 47 tag.
    pub(crate) lang: Option<String>,
    /// Where it was published.
    pub(crate) place: Option<String>,
    /// Who published it.
    pub(crate) publisher: Option<String>,
}

/// Where lines, blocks and pictures stand.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// The pages, in order.
    pub(crate) pages: Vec<SheetPage>,
    /// The lines in the order of the text. Their ranges part all of it but
    /// white space.
    pub(crate) lines: Vec<SheetLine>,
    /// The blocks in the order of the text; every line is in one.
    pub(crate) blocks: Vec<Zone>,
    /// The order to read the blocks in, where the format has one: indices
    /// into `blocks`, not always all of them.
    pub(crate) order: Option<Vec<usize>>,
    /// Pictures.
    pub(crate) pictures: Vec<Picture>,
    /// The articles that the format marks itself; none where it marks none.
    pub(crate) stories: Vec<Story>,
    /// The sections that [`Story::section`] counts in, each with its parent.
    pub(crate) sections: Vec<(Clean, Option<usize>)>,
}

/// A page of paper.
#[derive(Debug, Clone, Default)]
pub(crate) struct SheetPage {
    /// Its number as printed, if known.
    pub(crate) id: Option<String>,
    /// Its height, in widths.
    pub(crate) tall: f32,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SheetLine {
    /// Bytes of the sheet's text.
    pub(crate) text: Range<usize>,
    /// Where it stands.
    pub(crate) area: Option<Box01>,
    /// How high its letters are, in heights of the page.
    pub(crate) letter: f32,
}

/// A block of lines, as the format parts them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Zone {
    /// Its lines, as indices into [`Layout::lines`]; not empty.
    pub(crate) lines: Range<usize>,
    /// Index into [`Layout::pages`].
    pub(crate) page: usize,
    /// What the format says that it is.
    pub(crate) sort: BlockHint,
}

/// What a format says that a block is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum BlockHint {
    /// Nothing of note.
    #[default]
    Text,
    /// Running text, where the format tells it from heads: a paragraph whose
    /// lines may be one.
    Paragraph,
    /// An item of a list: running text, however short it is, that needs no stop.
    Item,
    /// Display type.
    Heading,
    /// The text of a picture.
    Caption,
    /// Who made the picture.
    Credit,
    /// Running heads, page numbers and the like.
    Furniture,
    /// Rows whose cells stand wide apart.
    Table,
}

impl BlockHint {
    /// Whether it is text of an article, as far as the format says.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Paragraph | Self::Item)
    }
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picture {
    /// Index into [`Layout::pages`].
    pub(crate) page: usize,
    /// Where it stands.
    pub(crate) area: Box01,
}

/// An article, as the format has it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Story {
    /// What sort of article it is.
    pub(crate) kind: Kind,
    /// Index into [`Layout::sections`].
    pub(crate) section: Option<usize>,
    /// Its language, a BCP 47 tag.
    pub(crate) lang: Option<String>,
    /// Its headline, for want of one in the text.
    pub(crate) title: Option<String>,
    /// Its parts in reading order, as bytes of the sheet's text.
    pub(crate) items: Vec<(StoryPart, Vec<Range<usize>>)>,
}

/// What a part of an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StoryPart {
    /// Over the headline.
    Kicker,
    /// The headline.
    Headline,
    /// Under the headline.
    Deck,
    /// Who wrote it.
    Byline,
    /// A paragraph.
    Paragraph,
    /// A paragraph whose role its own words tell.
    Plain,
    /// A table.
    Table,
    /// A heading inside the article.
    Subhead,
    /// The text of a picture.
    Caption,
    /// Who made the picture before it.
    Credit,
    /// Of no article at all.
    Furniture,
}

impl Layout {
    /// The lines that a range of the text touches.
    pub(crate) fn lines_in(&self, text: &Range<usize>) -> Range<usize> {
        let first = self.lines.partition_point(|line| line.text.end <= text.start);
        let end = self.lines.partition_point(|line| line.text.start < text.end);
        first..end.max(first)
    }

    /// The block that a line is in.
    pub(crate) fn zone_of(&self, line: usize) -> Option<&Zone> {
        let at = self.blocks.partition_point(|zone| zone.lines.end <= line);
        self.blocks.get(at).filter(|zone| zone.lines.contains(&line))
    }

    /// The height that most of the text's letters have, in heights of a page.
    pub(crate) fn usual_letter(&self) -> Option<f32> {
        let letters = self.lines.iter().filter(|line| line.letter > 0.0);
        weighted_median(letters.map(|line| (line.letter, line.text.len())), f32::total_cmp)
    }

    /// The box around some lines.
    pub(crate) fn around(&self, lines: Range<usize>) -> Option<Box01> {
        self.lines[lines].iter().filter_map(|line| line.area).reduce(union)
    }

    /// The text of a block.
    pub(crate) fn text_of(&self, lines: &Range<usize>) -> Range<usize> {
        let lines = &self.lines[lines.clone()];
        match (lines.first(), lines.last()) {
            (Some(first), Some(last)) => first.text.start..last.text.end,
            _ => 0..0,
        }
    }

    /// The text of some lines, which ascend: a range for each stretch that
    /// follows without another line between.
    pub(crate) fn texts_of(&self, lines: &[usize]) -> Vec<Range<usize>> {
        let stretches = lines.chunk_by(|a, b| a + 1 == *b);
        stretches.map(|part| self.text_of(&(part[0]..part[part.len() - 1] + 1))).collect()
    }
}

/// The smallest box around two.
pub(crate) fn union(a: Box01, b: Box01) -> Box01 {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    let (right, foot) = ((a.x + a.w).max(b.x + b.w), (a.y + a.h).max(b.y + b.h));
    Box01 { x, y, w: right - x, h: foot - y }
}

/// The value in the middle, where each counts as much as its weight; none
/// where nothing has a weight.
pub(crate) fn weighted_median<T: Copy>(
    values: impl Iterator<Item = (T, usize)>,
    order: fn(&T, &T) -> Ordering,
) -> Option<T> {
    let mut sorted: Vec<(T, usize)> = values.collect();
    sorted.sort_by(|a, b| order(&a.0, &b.0));
    let half = sorted.iter().map(|(_, weight)| weight).sum::<usize>() / 2;
    let mut sum = 0;
    let found = sorted.into_iter().find(|(_, weight)| {
        sum += weight;
        sum > half
    });
    found.map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_counts_as_much_as_its_weight() {
        let middle =
            |values: &[(f32, usize)]| weighted_median(values.iter().copied(), f32::total_cmp);
        assert_eq!(middle(&[(9.0, 1), (1.0, 1), (5.0, 1)]), Some(5.0));
        assert_eq!(middle(&[(9.0, 8), (1.0, 1), (5.0, 1)]), Some(9.0));
        assert_eq!(middle(&[(9.0, 0)]), None);
    }
}
