//! Stage: the blocks of a text that has no blank lines. Phones, Vision and
//! many a program give every printed line a line, others every block; what
//! belongs together has to be found before anything else can be.
//!
//! Lines of one block are of one width but for the first, which may be
//! indented, and the last, which may be short; and their words go on from one
//! to the next. Of all ways to part the lines that one is taken which costs
//! least: each unevenness, each word that is cut and each sentence that does
//! not go on has a price, and so has each block. (The prices were set on half
//! of the samples; each was tried at half and at twice what it is.)

use std::ops::Range;

use super::geometry::Spot;
use super::glyph::{Piece, ends_sentence, is_closer, is_han, is_wide_mark};
use super::grammar::{self, PieceRole, has_lede};
use super::plain;
use super::recover::{goes_on, may_begin};
use crate::model::Lang;
use crate::recovery::sheet::BlockHint;

/// Fewer lines are no page that lost its blank lines; and in a text that has
/// some, this many to each of its blocks are too many for blocks of a page,
/// which have four on an average.
const FEWEST: usize = 12;
/// See [`FEWEST`].
const PER_BLOCK: usize = 20;
/// More lines than a page has; the fullest of the samples has 400.
const MOST: usize = 4000;
/// No block has more lines.
const TALLEST: usize = 60;

/// The blocks of a text of which no more is known than what the marks of its
/// file say.
pub(super) fn spots(text: &str, told: &[(Range<usize>, BlockHint)], lang: Lang) -> Vec<Spot> {
    let blocks = if told.is_empty() { blocks(text, lang) } else { super::glyph::blocks(text) };
    let sort = |block: &Range<usize>| {
        let at = told.partition_point(|(told, _)| told.end <= block.start);
        told.get(at).filter(|(told, _)| told.start < block.end).map_or(BlockHint::Text, |t| t.1)
    };
    let spot = |text: Range<usize>| Spot {
        sort: sort(&text),
        place: None,
        owner: None,
        text: vec![text],
        beside: Vec::new(),
    };
    let mut spots: Vec<Spot> = blocks.into_iter().map(spot).collect();
    for head in 1..spots.len() {
        // A table stands under its own head, whatever the order of the rest.
        if let [above, table] = &mut spots[head - 1..=head]
            && (above.sort, table.sort) == (BlockHint::Heading, BlockHint::Table)
        {
            (above.owner, table.owner) = (Some(head), Some(head));
        }
    }
    spots
}

/// The blocks of a text: runs of lines between blank ones, or, where it has
/// next to none of these, what its lines themselves tell.
fn blocks(text: &str, lang: Lang) -> Vec<Range<usize>> {
    let blocks = super::glyph::blocks(text);
    let lines: Vec<Range<usize>> =
        blocks.iter().flat_map(|block| plain::lines(text, block.clone())).collect();
    let is_parted = blocks.len() > 1 && lines.len() < PER_BLOCK * blocks.len();
    if is_parted || !(FEWEST..=MOST).contains(&lines.len()) {
        return blocks;
    }
    if are_blocks(text, &lines) {
        return lines;
    }
    let parted = blocks.into_iter().flat_map(|block| {
        let rows = rows(text, &plain::lines(text, block));
        Parting { rows: &rows, prices: LinePrices::of(&rows, lang) }.blocks()
    });
    parted.collect()
}

/// Whether the lines are so long that each is a block: a fifth of the text
/// stands in lines that are wider than a page sets any.
fn are_blocks(text: &str, lines: &[Range<usize>]) -> bool {
    let long = lines.iter().filter(|line| plain::columns(&text[(*line).clone()]) > plain::PAGE);
    let long: usize = long.map(Range::len).sum();
    long * 5 > lines.iter().map(Range::len).sum()
}

/// A line as it was printed.
#[derive(Debug)]
struct PrintedLine {
    text: Range<usize>,
    piece: Piece,
    chars: Vec<char>,
    /// Its width, in em.
    width: f32,
    /// It ends as a sentence does.
    stops: bool,
    /// It begins further in than the line above.
    indented: bool,
    /// It begins as the text of an article does.
    has_lede: bool,
}

impl PrintedLine {
    fn of(text: &str, line: Range<usize>, indented: bool) -> Self {
        let piece = Piece::read(text, line.clone());
        let chars: Vec<char> = piece.squeezed().chars().collect();
        let last = chars.iter().rev().find(|c| !is_closer(**c));
        let stops = last.is_some_and(|c| ends_sentence(*c));
        let (width, has_lede) = (em(&text[line.clone()]), has_lede(&piece));
        Self { text: line, piece, chars, width, stops, indented, has_lede }
    }
}

/// The width of a line, in em: marks are set at a half, at three quarters or
/// in full, which nobody knows before the blocks are known.
fn em(line: &str) -> f32 {
    let mark = |c: char| c.is_ascii_punctuation() || is_wide_mark(c);
    let width = |c: char| match c {
        _ if mark(c) => 0.75,
        _ if u32::from(c) >= 0x2000 => 1.0,
        _ => 0.5,
    };
    line.chars().map(width).sum()
}

/// The lines of a text as they were printed: a number in the midst of one may
/// have parted it.
fn rows(text: &str, lines: &[Range<usize>]) -> Vec<PrintedLine> {
    const NEAR: usize = 6;
    let widths: Vec<f32> = lines.iter().map(|line| em(&text[line.clone()])).collect();
    let mut spans: Vec<(Range<usize>, f32)> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let mut near = widths[at.saturating_sub(NEAR)..lines.len().min(at + NEAR + 1)].to_vec();
        near.sort_by(f32::total_cmp);
        let column = near[near.len() * 7 / 10];
        match spans.last_mut() {
            Some((span, width))
                if is_parted(&text[span.clone()], &text[line.clone()])
                    && *width < column - 1.6
                    && *width + widths[at] <= column + 1.1 =>
            {
                span.end = line.end;
                *width += widths[at];
            }
            _ => spans.push((line.clone(), widths[at])),
        }
    }
    let indent = |line: &Range<usize>| {
        let before = text[..line.start].rsplit(['\n', '\r']).next().unwrap_or_default();
        before.chars().map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum::<usize>()
    };
    let indents: Vec<usize> = spans.iter().map(|(line, _)| indent(line)).collect();
    let spans = spans.into_iter().enumerate();
    spans
        .map(|(at, (line, _))| {
            PrintedLine::of(text, line, at > 0 && indents[at] > indents[at - 1] + 1)
        })
        .collect()
}

/// Whether a line end stands beside a figure or a Latin word, and ends no
/// sentence.
fn is_parted(above: &str, below: &str) -> bool {
    let (end, start) = (above.chars().next_back(), below.chars().next());
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let han = |c: Option<char>| c.is_some_and(|c| is_han(c) || c.is_ascii_digit());
    (figure(end) || figure(start)) && (han(end) || han(start)) && !end.is_some_and(ends_sentence)
}

/// What it costs to let a line go on in the next one, and what not to.
struct LinePrices {
    joined: Vec<f32>,
    parted: Vec<f32>,
    alone: Vec<f32>,
}

impl LinePrices {
    fn of(rows: &[PrintedLine], lang: Lang) -> Self {
        let odds: Vec<f32> =
            rows.windows(2).map(|pair| odds(&pair[0], &pair[1], lang)).chain([0.0]).collect();
        Self {
            joined: odds.iter().map(|odds| price(-odds)).collect(),
            parted: odds.iter().map(|odds| price(*odds)).collect(),
            alone: rows.iter().map(|row| alone(row, lang)).collect(),
        }
    }
}

/// What it costs that something is not so for which these are the odds.
fn price(odds: f32) -> f32 {
    odds.exp().ln_1p()
}

/// The odds that a line goes on in the next one, as far as the words tell.
fn odds(above: &PrintedLine, below: &PrintedLine, lang: Lang) -> f32 {
    const INDENT: f32 = 4.0;
    let words = if above.stops {
        0.2 - 0.3 * may_begin(&below.chars, lang)
    } else {
        0.55 * (goes_on(&above.chars, &below.chars, lang).clamp(-8.0, 10.0) - 0.5)
    };
    if below.indented { words - INDENT } else { words }
}

/// What it costs to take a line for one in display type, or another that
/// stands by itself.
fn alone(row: &PrintedLine, lang: Lang) -> f32 {
    const USUAL: f32 = 1.6;
    let gaps = row.piece.glyphs.iter().filter(|glyph| glyph.is_gap()).count();
    let spaced = row.chars.len() > 3 && gaps * 2 >= row.chars.len();
    let commas = row.chars.iter().filter(|c| matches!(c, ',' | '，'));
    match grammar::role(&row.piece, lang) {
        PieceRole::Folio(_) => USUAL - 3.0,
        PieceRole::Display if spaced => USUAL - 2.0,
        PieceRole::Display => USUAL + commas.map(|_| 1.5).sum::<f32>(),
        PieceRole::Body if row.stops => USUAL + 4.0,
        PieceRole::Body => USUAL + 5.0,
        _ => USUAL - 1.0,
    }
}

/// A text that is to be parted.
struct Parting<'a> {
    rows: &'a [PrintedLine],
    prices: LinePrices,
}

impl Parting<'_> {
    /// The cheapest blocks.
    fn blocks(&self) -> Vec<Range<usize>> {
        let mut best = vec![(0.0, 0)];
        for end in 1..=self.rows.len() {
            let mut ways = (end.saturating_sub(TALLEST)..end)
                .map(|start| (best[start].0 + self.block(start..end), start))
                .chain([(best[end - 1].0 + self.prices.alone[end - 1], end - 1)]);
            let first = ways.next().unwrap_or_default();
            let (least, start) = ways.fold(first, |a, b| if b.0 < a.0 { b } else { a });
            best.push((least + self.prices.parted[end - 1], start));
        }
        let mut out = Vec::new();
        let mut end = self.rows.len();
        while end > 0 {
            let start = best[end].1;
            out.push(self.rows[start].text.start..self.rows[end - 1].text.end);
            end = start;
        }
        out.reverse();
        out
    }

    /// What it costs to take some rows for a block of running text.
    fn block(&self, rows: Range<usize>) -> f32 {
        const BLOCK: f32 = 1.2;
        const ONE: f32 = 1.2;
        const TWO_OPEN: f32 = 1.5;
        const BEGINS: f32 = 3.0;
        const INDENT: f32 = 0.8;
        let (first, own) = (rows.start, &self.rows[rows.clone()]);
        let last = &own[own.len() - 1];
        if own.len() == 1 {
            return BLOCK + ONE + if last.stops { 0.0 } else { 1.0 };
        }
        let column = column(own);
        let mut cost = BLOCK + edges(own, column);
        if own.len() == 2 && !own[0].stops && !last.stops {
            cost += TWO_OPEN;
        }
        for (at, pair) in own.windows(2).enumerate() {
            cost += self.prices.joined[first + at];
            let indent = column - pair[1].width;
            if pair[0].stops && (1.0..=3.0).contains(&indent) {
                cost += INDENT;
            }
            if at > 0 && pair[0].has_lede {
                cost += BEGINS;
            }
        }
        cost
    }
}

/// The width of the column that some rows, at least two, were set in.
fn column(rows: &[PrintedLine]) -> f32 {
    if let [one, other] = rows {
        return one.width.max(other.width);
    }
    let mut inner: Vec<f32> = rows[1..rows.len() - 1].iter().map(|row| row.width).collect();
    inner.sort_by(f32::total_cmp);
    inner[inner.len() / 2]
}

/// What it costs that the rows of a block are not of one width.
fn edges(rows: &[PrintedLine], column: f32) -> f32 {
    const MOST: f32 = 4.0;
    const INDENT: f32 = 2.0;
    const SHORT: f32 = 2.5;
    // What a line may be narrower or wider for the marks that end it.
    let uneven = |by: f32| (by.abs() - 1.0).clamp(0.0, MOST);
    let (first, last) = (&rows[0], &rows[rows.len() - 1]);
    let mut cost = 0.0;
    for row in &rows[1..rows.len() - 1] {
        cost += uneven(row.width - column);
        if row.stops && column - row.width >= SHORT {
            cost += 1.5;
        }
    }
    let indent = column - first.width;
    cost += uneven(indent).min(uneven(indent - INDENT));
    if indent > 1.0 {
        cost -= 0.3;
    }
    if first.stops && indent > SHORT {
        cost += 2.0;
    }
    let short = column - last.width;
    cost += uneven(short.min(0.0));
    if !last.stops {
        cost += if short <= 2.0 { 0.5 } else { (0.5 + 0.4 * short).min(3.0) };
    }
    cost
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "新渠通水\n\
        十一月二十一日清晨,第一股水流\n过新渠的闸口。守闸人老赵看了看表,\n\
        比预定的时间早了二十分钟,渠边站\n满了人。\n\
        渡口的桥修好了\n\
        本报讯昨天,渡口的桥修好了,两岸\n的人可以走过去了。桥有三百米长,\n\
        走得快的人五分钟就到了对岸,老人\n要走十分钟。\n\
        2026年11月22日 星期日\n\
        记者 周小满\n\
        老街的灯又亮了\n昨晚六点,老街的灯又亮了。";

    fn parted(text: &str, lang: Lang) -> Vec<&str> {
        blocks(text, lang).into_iter().map(|block| &text[block]).collect()
    }

    #[test]
    fn printed_lines_without_blank_ones_are_parted_into_heads_and_texts() {
        let starts: Vec<String> =
            parted(PAGE, Lang::Zh).iter().map(|block| block.chars().take(4).collect()).collect();
        let expected = [
            "新渠通水",
            "十一月二",
            "渡口的桥",
            "本报讯昨",
            "2026",
            "记者 周",
            "老街的灯",
            "昨晚六点",
        ];
        assert_eq!(starts, expected);
    }

    #[test]
    fn no_character_is_lost_or_parted_twice() {
        let all: String = parted(PAGE, Lang::Zh).concat();
        let bare = |text: &str| text.replace('\n', "");
        assert_eq!(bare(&all), bare(PAGE));
    }

    #[test]
    fn lines_too_long_to_be_printed_ones_are_a_block_each() {
        let line = "清晨，第一股水流过新渠的闸口，守闸人看了看表。".repeat(4);
        let text = format!("新渠通水\n{line}\n").repeat(8);
        assert_eq!(parted(&text, Lang::Zh).len(), 16);
    }

    #[test]
    fn a_text_with_blank_lines_keeps_its_blocks() {
        let text = PAGE.replace("渡口的桥修好了\n本", "\n渡口的桥修好了\n\n本");
        assert_eq!(parted(&text, Lang::Zh).len(), 3);
        assert_eq!(parted("第一行\n第二行\n第三行", Lang::Zh).len(), 1, "too few lines to tell");
    }

    #[test]
    fn an_indented_line_begins_a_block_in_any_language() {
        let text =
            "The ferry ran again on Monday, and forty\npeople crossed the water before noon\n\
                    on that day, the harbour office said.\n"
                .repeat(4);
        let flush = parted(&text, Lang::En).len();
        let indented: String =
            text.lines()
                .map(|line| {
                    if line.starts_with("The") {
                        format!("   {line}\n")
                    } else {
                        format!("{line}\n")
                    }
                })
                .collect();
        assert!(
            parted(&indented, Lang::En).len() >= 4.max(flush),
            "{:?}",
            parted(&indented, Lang::En)
        );
    }

    #[test]
    fn very_many_lines_are_left_as_they_are() {
        assert_eq!(parted(&"渠水\n".repeat(MOST + 1), Lang::Zh).len(), 1);
    }
}
