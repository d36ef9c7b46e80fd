//! How wide the former lines of a block were, in em, and what that tells: an
//! indent begins a paragraph, a short last line ends one, and columns of the
//! same width may belong to the same article.

// Counts of lines are far below what a float holds exactly.
#![allow(clippy::cast_precision_loss)]

use super::glyph::{Glyph, LINE, ends_sentence, is_closer, is_han, is_hangul};

/// How wide the page sets its punctuation, in em. Papers set it at a half,
/// and some at three quarters or in full; with the wrong width the indents of
/// two em blur.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::recovery::ocr) struct PunctuationWidth(f32);

impl PunctuationWidth {
    /// The width under which the lines inside the blocks are of the evenest
    /// width.
    pub(in crate::recovery::ocr) fn fit(blocks: &[&[Glyph]]) -> Self {
        let uneven = |marks: Self| {
            let blocks = blocks.iter().map(|block| marks.lines(block)).filter(|l| l.len() > 4);
            let (mut sum, mut count) = (0.0, 0);
            for lines in blocks {
                let inner = &lines[1..lines.len() - 1];
                let middle = median(inner);
                sum += inner.iter().map(|width| (width - middle).abs()).sum::<f32>();
                count += inner.len();
            }
            if count == 0 { 0.0 } else { sum / count as f32 }
        };
        let widths = [Self(1.0), Self(0.75), Self(0.5)];
        widths.into_iter().min_by(|a, b| uneven(*a).total_cmp(&uneven(*b))).unwrap_or(Self(1.0))
    }

    fn width(self, c: char) -> f32 {
        match c {
            ',' | '.' | ';' | ':' | '!' | '?' | '(' | ')' | '"' | '\'' | '，' | '。' | '；'
            | '：' | '！' | '？' | '（' | '）' | '、' | '“' | '”' | '《' | '》' | '「' | '」' => {
                self.0
            }
            _ if is_han(c) || is_hangul(c) || u32::from(c) >= 0x2000 => 1.0,
            _ => 0.5,
        }
    }

    fn em(self, glyphs: &[Glyph]) -> f32 {
        glyphs.iter().map(|g| self.width(g.c)).sum()
    }

    /// The width of the block's widest former line.
    pub(super) fn widest(self, block: &[Glyph]) -> f32 {
        self.lines(block).into_iter().fold(0.0, f32::max)
    }

    /// The widths of the block's former lines. A gap is a former line end only
    /// where the running width is near the column's, unless the input has
    /// line ends of its own.
    fn lines(self, block: &[Glyph]) -> Vec<f32> {
        self.rows(block).into_iter().map(|row| row.width).collect()
    }

    /// The block's former lines.
    fn rows(self, block: &[Glyph]) -> Vec<FormerLine> {
        let real = block.iter().any(|g| g.c == LINE);
        let mut start = 0;
        let mut parts = Vec::new();
        for part in block.split(|g| if real { g.c == LINE } else { g.is_gap() }) {
            parts.push(FormerLine { start, width: self.em(part) });
            start += part.len() + 1;
        }
        parts.retain(|part| part.width > 0.0);
        if real || parts.len() < 2 {
            return parts;
        }
        let column = column(&parts.iter().map(|part| part.width).collect::<Vec<_>>());
        let mut rows: Vec<FormerLine> = Vec::with_capacity(parts.len());
        for part in parts {
            match rows.last_mut() {
                Some(row) if row.width < column - 1.6 && row.width + part.width <= column + 1.1 => {
                    row.width += part.width;
                }
                _ => rows.push(part),
            }
        }
        rows
    }

    /// The glyphs with which further paragraphs begin in a block: where a line
    /// is short and ends a sentence, and the next one is indented.
    pub(super) fn paragraphs(self, block: &[Glyph]) -> Vec<usize> {
        const FEWEST: usize = 4;
        const SHORT: f32 = 3.0;
        const INDENT: std::ops::RangeInclusive<f32> = 0.8..=3.2;
        let rows = self.rows(block);
        if rows.len() < FEWEST {
            return Vec::new();
        }
        let column = column(&rows.iter().map(|row| row.width).collect::<Vec<_>>());
        let stops = |start: usize| {
            let mut above = block[..start].iter().rev();
            above.find(|g| !g.is_gap() && !is_closer(g.c)).is_some_and(|g| ends_sentence(g.c))
        };
        let pairs = rows.windows(2).map(|pair| (&pair[0], &pair[1]));
        let begins = pairs.filter(|(above, below)| {
            column - above.width >= SHORT
                && INDENT.contains(&(column - below.width))
                && stops(below.start)
        });
        begins.map(|(_, below)| below.start).collect()
    }
}

/// A former line of a block.
#[derive(Debug, Clone, Copy)]
struct FormerLine {
    /// Its first glyph.
    start: usize,
    /// How wide it is, in em.
    width: f32,
}

/// About the width of the column that a block's parts were lines of.
fn column(parts: &[f32]) -> f32 {
    let inner = if parts.len() < 3 { parts } else { &parts[1..parts.len() - 1] };
    let mut sorted = inner.to_vec();
    sorted.sort_by(f32::total_cmp);
    let at = if parts.len() < 3 { sorted.len() - 1 } else { sorted.len() * 3 / 5 };
    sorted.get(at).copied().unwrap_or(0.0)
}

fn median(widths: &[f32]) -> f32 {
    let mut sorted = widths.to_vec();
    sorted.sort_by(f32::total_cmp);
    let half = sorted.len() / 2;
    match sorted.len() {
        0 => 0.0,
        n if n % 2 == 1 => sorted[half],
        _ => f32::midpoint(sorted[half - 1], sorted[half]),
    }
}

/// The shape of a block.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(in crate::recovery::ocr) struct BlockShape {
    /// The width of its column, in em, where it has lines enough to tell.
    pub(in crate::recovery::ocr) column: Option<f32>,
    /// By how much its first line is shorter than its column.
    pub(in crate::recovery::ocr) indent: Option<f32>,
    /// How much of its column its last line fills.
    pub(in crate::recovery::ocr) last: Option<f32>,
}

impl BlockShape {
    /// The shape of a block on a page that sets punctuation so.
    pub(in crate::recovery::ocr) fn of(block: &[Glyph], marks: PunctuationWidth) -> Self {
        let lines = marks.lines(block);
        let widest = lines.iter().copied().fold(0.0, f32::max);
        match lines.as_slice() {
            [] | [_] => Self::default(),
            [_, last] => {
                Self { column: Some(widest), indent: None, last: Some(last / widest.max(1.0)) }
            }
            [first, inner @ .., last] => {
                let column = median(inner);
                Self {
                    column: Some(column),
                    indent: Some(column - first),
                    last: Some(last / column.max(1.0)),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::glyph::Piece;
    use super::*;

    fn glyphs(text: &str) -> Vec<Glyph> {
        Piece::read(text, 0..text.len()).glyphs
    }

    #[test]
    fn an_indent_and_a_short_last_line_show_in_the_widths() {
        let block = glyphs("守闸人老赵看了 看表六点零三分比预 定的时间早上二十分 钟水来了");
        let shape = BlockShape::of(&block, PunctuationWidth(0.5));
        assert_eq!(shape.column, Some(9.0));
        assert_eq!((shape.indent, shape.last), (Some(2.0), Some(4.0 / 9.0)));
    }

    #[test]
    fn a_gap_beside_a_number_is_no_line_end() {
        let block = glyphs("守闸人看表6 时整比 预定的时间早二十分钟 了水就来了河口人都说 好");
        let lines = PunctuationWidth(0.5).lines(&block);
        assert_eq!(lines.len(), 4, "{lines:?}");
    }

    #[test]
    fn punctuation_is_as_wide_as_makes_the_lines_even() {
        let block = "守闸人看表,六点零三分 比预定,早,早,早,二十分钟 \
                     水来了河口人都说好水好 好水,好水,好水,好水呀 好水";
        let blocks = [glyphs(block)];
        assert_eq!(
            PunctuationWidth::fit(&blocks.each_ref().map(Vec::as_slice)),
            PunctuationWidth(0.5)
        );
    }

    #[test]
    fn a_paragraph_begins_where_a_short_line_ends_a_sentence_and_an_indent_follows() {
        let text = "守闸人老赵看了 看表六点零三分比预 定的时间早。 二十分钟水来了 \
                    岸上的人都叫起好来 桥头也站满了人好水";
        let begins = |text: &str| -> Vec<String> {
            let block = glyphs(text);
            let starts = PunctuationWidth(0.5).paragraphs(&block).into_iter();
            starts.map(|at| block[at..].iter().take(4).map(|g| g.c).collect()).collect()
        };
        assert_eq!(begins(text), ["二十分钟"]);
        assert!(begins(&text.replace('。', "了")).is_empty(), "no sentence ends there");
        let flush = text.replace("二十分钟水来了", "第二十分钟水来了啊");
        assert!(begins(&flush).is_empty(), "the line below is not indented");
        let full = text.replace("定的时间早。", "定的时间早得不少。");
        assert!(begins(&full).is_empty(), "the line above is full");
    }

    #[test]
    fn one_line_has_no_shape() {
        assert_eq!(BlockShape::of(&glyphs("一行"), PunctuationWidth(1.0)), BlockShape::default());
    }
}
