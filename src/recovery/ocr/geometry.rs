//! Stage: the page as printed. Where a format says where its lines stand, the
//! blocks are read column by column, parted at their own indents, and known
//! by the height of their letters.
//!
//! Inside this stage lengths count in widths of the page. A page whose lines
//! run downwards is laid on its side first: its bands are columns then.

use std::ops::Range;

use super::glyph::{Piece, is_cjk};
use super::grammar::PieceRole;
use super::{asides, order, ownership, paragraphs, stacks};
use crate::model::Box01;
use crate::recovery::sheet::{BlockHint, Layout, SheetLine, weighted_median};

/// Where a block stands on its page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PagePosition {
    /// The column that it begins in, from 0.
    pub(super) column: usize,
    /// How many blocks of its column stand before it.
    pub(super) order: usize,
    /// How many columns it spans, at least one.
    pub(super) span: usize,
    /// The height of its letters, in that of the page's running text.
    pub(super) letter: f32,
    /// The white space above it, in heights of running text; none where
    /// nothing stands above.
    pub(super) gap: Option<f32>,
    /// Its upper edge, in heights of the page.
    pub(super) top: f32,
    /// The lines that stand together with it.
    pub(super) lines: usize,
    /// How its lines stand in the column.
    pub(super) set: Set,
    /// The part of the page that it is in: see [`Run::band`].
    pub(super) band: usize,
}

/// How a line stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Set {
    /// From edge to edge, or nearly so.
    Full,
    /// In the middle, with air on both sides.
    Centred,
    /// Otherwise.
    Loose,
}

/// A block in reading order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    /// Bytes of the sheet's text: several ranges where other columns' lines
    /// stand between in the file.
    pub(super) text: Vec<Range<usize>>,
    /// Where it stands, where that is known.
    pub(super) place: Option<PagePosition>,
    /// What the format says it is.
    pub(super) sort: BlockHint,
    /// The head that it stands under, as the page is set; the same number for
    /// the lines of that head.
    pub(super) owner: Option<usize>,
    /// Which of its ranges stand beside the one before, as the cells of a row do.
    pub(super) beside: Vec<usize>,
}

/// A box in widths of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) foot: f32,
}

impl Rect {
    pub(super) fn width(&self) -> f32 {
        self.right - self.left
    }

    /// How much of the narrower one's width both share.
    pub(super) fn shares(&self, other: &Self) -> f32 {
        let common = self.right.min(other.right) - self.left.max(other.left);
        common / self.width().min(other.width()).max(f32::EPSILON)
    }

    /// The smallest box around two.
    pub(super) fn around(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            foot: self.foot.max(other.foot),
        }
    }

    pub(super) fn middle(&self) -> (f32, f32) {
        (f32::midpoint(self.left, self.right), f32::midpoint(self.top, self.foot))
    }
}

/// How a page is measured.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// Height of the page.
    tall: f32,
    /// Its lines run downwards.
    upright: bool,
    /// The height of running text.
    pub(super) body: f32,
}

impl Scale {
    /// How a page is measured whose lines these are.
    fn of<'a>(lines: impl Iterator<Item = &'a SheetLine> + Clone, tall: f32) -> Self {
        let tall = if tall > 0.0 { tall } else { 1.0 };
        let long = lines.clone().filter(|line| line.text.len() >= 9).filter_map(|line| line.area);
        let (mut downwards, mut all) = (0, 0);
        for area in long {
            all += 1;
            downwards += usize::from(area.h * tall > 2.0 * area.w);
        }
        let upright = downwards * 2 > all;
        let mut scale = Self { tall, upright, body: 1.0 };
        let letters = lines.map(|line| (scale.letter(line), line.text.len()));
        let letters = letters.filter(|(letter, _)| *letter > 0.0);
        scale.body = weighted_median(letters, f32::total_cmp).unwrap_or(0.01);
        scale
    }

    /// The height of a line's letters.
    pub(super) fn letter(&self, line: &SheetLine) -> f32 {
        match line.area {
            Some(area) if self.upright => area.w,
            _ => line.letter * self.tall,
        }
    }

    /// How a page is measured.
    pub(super) fn of_page(layout: &Layout, page: usize) -> Self {
        let zones = &layout.blocks[zones_of(layout, page)];
        let start = zones.first().map_or(0, |zone| zone.lines.start);
        let end = zones.last().map_or(0, |zone| zone.lines.end);
        let tall = layout.pages.get(page).map_or(1.0, |leaf| leaf.tall);
        Self::of(layout.lines[start..end].iter(), tall)
    }

    /// The height of the page.
    pub(super) fn tall(&self) -> f32 {
        self.tall
    }

    /// Whether the lines of the page run downwards.
    pub(super) fn is_upright(&self) -> bool {
        self.upright
    }

    /// How far down the page goes, once it is laid as it is read.
    fn depth(&self) -> f32 {
        if self.upright { 1.0 } else { self.tall }
    }

    /// A box of the page, laid on its side where its lines run downwards.
    pub(super) fn rect(&self, area: Box01) -> Rect {
        let (top, foot) = (area.y * self.tall, (area.y + area.h) * self.tall);
        let (left, right) = (area.x, area.x + area.w);
        if self.upright {
            Rect { left: top, top: 1.0 - right, right: foot, foot: 1.0 - left }
        } else {
            Rect { left, top, right, foot }
        }
    }
}

/// Lines that stand one under another, in letters of one height.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Indices into [`Layout::lines`], ascending.
    pub(super) lines: Vec<usize>,
    pub(super) rect: Option<Rect>,
    /// Where the last line stands.
    pub(super) foot_line: Option<Rect>,
    pub(super) sort: BlockHint,
    /// The height of its letters, in that of running text.
    pub(super) letter: f32,
    /// It was put together from blocks of single lines.
    pub(super) stacked: bool,
    /// The part of the page that it is in, where white space parts the page
    /// from edge to edge: see [`order::order`].
    pub(super) band: usize,
}

/// The blocks of a page, as indices into [`Layout::blocks`].
fn zones_of(layout: &Layout, page: usize) -> Range<usize> {
    let before = layout.blocks.partition_point(|zone| zone.page < page);
    before..layout.blocks.partition_point(|zone| zone.page <= page)
}

/// The pictures of a page that are looked at.
const PICTURES: usize = 256;

/// The blocks of a page in reading order; those of a text that runs the other
/// way than its page by themselves.
pub(super) fn page(layout: &Layout, page: usize, text: &str) -> Vec<Vec<Spot>> {
    let zones = zones_of(layout, page);
    let scale = Scale::of_page(layout, page);
    if let Some(order) = &layout.order {
        return vec![read(layout, own_order(order, zones), None, scale, text)];
    }
    let pictures = layout.pictures.iter().filter(|picture| picture.page == page).take(PICTURES);
    let pictures: Vec<Box01> = pictures.map(|picture| picture.area).collect();
    let mut parts = asides::parted(layout, zones, &scale).into_iter();
    let main = parts.next().unwrap_or_default();
    let mut read_parts = vec![read(layout, main, Some(&pictures), scale, text)];
    for aside in parts {
        let lines =
            aside.iter().flat_map(|&at| layout.lines[layout.blocks[at].lines.clone()].iter());
        let scale = Scale::of(lines, scale.tall);
        read_parts.push(read(layout, aside, Some(&[]), scale, text));
    }
    read_parts
}

/// Blocks in reading order: their own, or that of the page, with its pictures.
fn read(
    layout: &Layout,
    zones: Vec<usize>,
    pictures: Option<&[Box01]>,
    scale: Scale,
    text: &str,
) -> Vec<Spot> {
    let mut runs = Vec::new();
    for zone in zones.into_iter().map(|at| &layout.blocks[at]) {
        let lines = match zone.sort {
            BlockHint::Table => vec![zone.lines.clone()],
            _ => paragraphs::runs(layout, zone.lines.clone(), &scale),
        };
        runs.extend(lines.into_iter().map(|lines| {
            let number = is_page_number(layout, &lines, text);
            let sort = if number { BlockHint::Furniture } else { zone.sort };
            Run::of(layout, lines, sort, &scale)
        }));
    }
    let Some(pictures) = pictures else {
        let owned: Vec<(Run, Option<usize>)> = runs.into_iter().map(|run| (run, None)).collect();
        let columns = order::Columns::of(&owned.iter().map(|(run, _)| run));
        return spots(&SpotBuilder { layout, scale, columns, text }, &owned);
    };
    let measure = order::Columns::of(&runs.iter()).measure;
    let runs = stacks::stacked(runs, measure, scale.body);
    let columns = order::Columns::of(&runs.iter());
    let pictures: Vec<Rect> = pictures.iter().map(|area| scale.rect(*area)).collect();
    let ranked = order::order(runs, &columns, &pictures, scale.body);
    let owned = ownership::owned(ranked, &columns, &pictures, scale.body);
    spots(&SpotBuilder { layout, scale, columns, text }, &owned)
}

/// Whether a single line is the number of its page: figures at the page's very
/// head or foot.
fn is_page_number(layout: &Layout, lines: &Range<usize>, text: &str) -> bool {
    const EDGE: f32 = 0.07;
    const LONGEST: usize = 8;
    let line = &layout.lines[lines.start];
    let own = text[line.text.clone()].trim();
    let at_edge = line.area.is_some_and(|area| area.y < EDGE || area.y + area.h > 1.0 - EDGE);
    lines.len() == 1
        && at_edge
        && own.chars().any(|c| c.is_ascii_digit())
        && own.chars().count() <= LONGEST
        && own.chars().all(|c| c.is_ascii_digit() || !c.is_alphanumeric())
}

/// The blocks in the format's own order. What it does not name follows what
/// stands before it in the file.
fn own_order(order: &[usize], all: Range<usize>) -> Vec<usize> {
    let mut ranks = vec![None; all.len()];
    for (rank, &zone) in order.iter().enumerate().filter(|(_, zone)| all.contains(zone)) {
        ranks[zone - all.start].get_or_insert(rank);
    }
    let mut last = 0;
    let mut keyed: Vec<(usize, usize)> = Vec::with_capacity(ranks.len());
    for (at, rank) in ranks.into_iter().enumerate() {
        last = rank.unwrap_or(last);
        keyed.push((last, all.start + at));
    }
    keyed.sort_by_key(|&(rank, _)| rank);
    keyed.into_iter().map(|(_, zone)| zone).collect()
}

impl Run {
    fn of(layout: &Layout, lines: Range<usize>, sort: BlockHint, scale: &Scale) -> Self {
        let rect = layout.around(lines.clone()).map(|area| scale.rect(area));
        let last = layout.lines[lines.clone()].iter().rev().find_map(|line| line.area);
        let letters = layout.lines[lines.clone()].iter();
        let letters = letters.map(|line| (scale.letter(line), line.text.len().max(1)));
        let letter = weighted_median(letters, f32::total_cmp).unwrap_or(0.0) / scale.body;
        let foot_line = last.map(|area| scale.rect(area));
        Self { lines: lines.collect(), rect, foot_line, sort, letter, stacked: false, band: 0 }
    }

    /// Adds the lines of what goes on below.
    pub(super) fn take(&mut self, below: Self) {
        self.rect = match (self.rect, below.rect) {
            (Some(a), Some(b)) => Some(a.around(&b)),
            (a, b) => a.or(b),
        };
        if below.lines.len() > self.lines.len() {
            self.letter = below.letter;
        }
        self.lines.extend(below.lines);
        self.foot_line = below.foot_line.or(self.foot_line);
        self.stacked = true;
    }
}

/// What the spots of a page are made from.
struct SpotBuilder<'a> {
    layout: &'a Layout,
    scale: Scale,
    columns: order::Columns,
    text: &'a str,
}

impl SpotBuilder<'_> {
    /// The lines of a table row by row, and which of them stand beside the one before.
    fn rows(&self, lines: &[usize]) -> (Vec<Range<usize>>, Vec<usize>) {
        let (mut text, mut beside) = (Vec::with_capacity(lines.len()), Vec::new());
        for row in paragraphs::rows(self.layout, lines, &self.scale) {
            beside.extend(text.len() + 1..text.len() + row.len());
            text.extend(row.into_iter().map(|line| self.layout.lines[line].text.clone()));
        }
        (text, beside)
    }
}

/// How many blocks back one is looked for that stands right above.
const NEAR: usize = 64;

fn spots(desk: &SpotBuilder<'_>, runs: &[(Run, Option<usize>)]) -> Vec<Spot> {
    let mut counts = vec![0; desk.columns.len()];
    let mut out = Vec::new();
    for (at, (run, owner)) in runs.iter().enumerate() {
        let (column, span) = run.rect.map_or((0, 1), |rect| desk.columns.place(&rect));
        let display = run.sort != BlockHint::Text;
        let parts = if display {
            std::iter::once(0..run.lines.len()).collect()
        } else {
            paragraphs::paragraphs(desk.layout, &run.lines, &desk.scale, desk.text)
        };
        for (part, lines) in parts.into_iter().enumerate() {
            let lines = &run.lines[lines];
            let place = run.rect.map(|rect| {
                let above =
                    runs[at.saturating_sub(NEAR)..at].iter().filter_map(|(run, _)| run.rect);
                let gap = if part > 0 { Some(0.0) } else { gap_above(&rect, above) };
                let area = |line: &usize| desk.layout.lines[*line].area;
                let mut rects = lines.iter().filter_map(area).map(|area| desk.scale.rect(area));
                let first = rects.next().unwrap_or(rect);
                let widest = rects.fold(first, |a, b| if b.width() > a.width() { b } else { a });
                PagePosition {
                    column,
                    order: counts.get(column).copied().unwrap_or(0),
                    span,
                    letter: run.letter,
                    gap: gap.map(|gap| gap / desk.scale.body),
                    top: first.top / desk.scale.depth(),
                    lines: run.lines.len(),
                    set: desk.columns.set(&first, &widest, &rect),
                    band: run.band,
                }
            });
            if let Some(count) = counts.get_mut(column) {
                *count += 1;
            }
            let (text, beside) = match run.sort {
                BlockHint::Table => desk.rows(lines),
                _ => (desk.layout.texts_of(lines), Vec::new()),
            };
            out.push(Spot { text, place, sort: run.sort, owner: *owner, beside });
        }
    }
    out
}

/// How far a box stands under the nearest one above it.
fn gap_above(rect: &Rect, others: impl Iterator<Item = Rect>) -> Option<f32> {
    let over = others.filter(|other| other.shares(rect) > 0.2 && other.middle().1 < rect.top);
    let gaps = over.map(|other| (rect.top - other.foot).max(0.0));
    gaps.min_by(f32::total_cmp)
}

/// What a block is, by its own words and by where it stands and how large it
/// is printed.
pub(super) fn judge(role: PieceRole, spot: &Spot, piece: &Piece) -> PieceRole {
    let letters = piece.glyphs.len();
    let told = match (spot.sort, &role) {
        (BlockHint::Heading, PieceRole::Body) => Some(PieceRole::Display),
        (BlockHint::Caption, PieceRole::Body | PieceRole::Display) => Some(PieceRole::Caption),
        (BlockHint::Credit, PieceRole::Body | PieceRole::Display) => Some(PieceRole::Credit),
        _ => None,
    };
    if let Some(told) = told {
        return told;
    }
    let Some(place) = spot.place else { return role };
    let few = place.lines <= 5;
    let large = place.letter >= 1.5 && letters <= 160 || place.letter >= 1.25 && letters <= 60;
    // A paragraph of one line may stand in the middle by chance.
    let sentence = piece.glyphs.last().is_some_and(|last| last.c == '。');
    let alone = place.lines <= 2 && place.set == Set::Centred && place.letter >= 0.7 && !sentence;
    let text = spot.sort.is_text() && place.letter < 1.2;
    let said = spot.sort == BlockHint::Paragraph && place.letter < 1.2;
    // A box that is larger than its text makes the letters seem large.
    let whole = spot.sort == BlockHint::Paragraph && sentence;
    let large = few && large && letters > 1 && !whole;
    let alone = alone && (4..=70).contains(&letters);
    match role {
        PieceRole::Body if (large || alone) && !is_scrap(piece) => PieceRole::Display,
        PieceRole::Display if said => PieceRole::Body,
        // In the letters of running text, and as wide or in the midst of it.
        PieceRole::Display
            if text && (place.set == Set::Full || !few && place.set == Set::Loose) =>
        {
            PieceRole::Body
        }
        role => role,
    }
}

/// Whether a piece is figures, or letters without a word among them: a cell of
/// a table, or what is left at a torn edge. Han are words each.
fn is_scrap(piece: &Piece) -> bool {
    const WORD: usize = 3;
    let text = piece.spaced();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let solid = text.chars().filter(|c| !c.is_whitespace()).count();
    let has_word =
        text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() >= WORD);
    !text.chars().any(is_cjk) && (!has_word || 2 * letters <= solid)
}

/// Whether a date is one in the text: it stands neither at the head of the
/// page nor at its foot.
pub(super) fn is_amid(spot: &Spot) -> bool {
    const AMID: Range<f32> = 0.25..0.95;
    spot.sort.is_text() && spot.place.is_some_and(|place| AMID.contains(&place.top))
}
