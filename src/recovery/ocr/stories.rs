//! Stage: the articles of a format that marks them itself, as they are. The
//! format says what belongs together; what a part is it says too, or the
//! part's own words do.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Sorted;
use super::arrange::ArrangedPage;
use super::draft::{BodyPart, Draft, PartKind};
use super::flow::{Neighbours, continues, is_open};
use super::furniture::About;
use super::geometry::{Rect, Scale};
use super::glyph::{Glyph, LINE, Piece, WIDE, is_cjk};
use super::grammar::{self, PieceRole};
use super::{paragraphs, split, verse};
use crate::model::{HeadRole, Lang};
use crate::recovery::sheet::{BlockHint, Layout, Sheet, StoryPart};

/// Makes the articles.
pub(super) fn read(sheet: &Sheet, layout: &Layout, lang: Lang) -> Sorted {
    let text = sheet.decoded.text.as_str();
    let pieces: Vec<Piece> =
        layout.blocks.iter().map(|zone| Piece::read(text, layout.text_of(&zone.lines))).collect();
    let known = Neighbours::of(pieces.iter());
    let scales = (0..layout.pages.len()).map(|page| Scale::of_page(layout, page)).collect();
    let mut desk = StoryPlacer { layout, text, lang, known, scales, claimed: Claimed::default() };
    let about = About::default();
    let mut told = Sorted { page: ArrangedPage::default(), about, stories: Vec::new() };
    for (at, story) in layout.stories.iter().enumerate() {
        let mut draft = Draft::default();
        for (item, ranges) in &story.items {
            let ranges: Vec<Range<usize>> =
                ranges.iter().flat_map(|range| desk.claim(range)).collect();
            match item {
                StoryPart::Furniture => {
                    let pieces = ranges.into_iter().map(|range| Piece::read(text, range));
                    told.page.furniture.extend(pieces);
                }
                _ => desk.part(&mut draft, *item, ranges),
            }
        }
        if !draft.head.is_empty() || !draft.parts.is_empty() {
            told.page.drafts.push(draft);
            told.stories.push(at);
        }
    }
    desk.rest(&mut told);
    told
}

/// What is needed to place a part.
struct StoryPlacer<'a> {
    layout: &'a Layout,
    text: &'a str,
    lang: Lang,
    known: Neighbours,
    /// How each page is measured.
    scales: Vec<Scale>,
    claimed: Claimed,
}

/// The text that has found its place: ranges by their starts.
#[derive(Default)]
struct Claimed(BTreeMap<usize, usize>);

impl Claimed {
    /// Claims a range; gives what of it was free.
    fn take(&mut self, range: Range<usize>) -> Vec<Range<usize>> {
        let before = self.0.range(..=range.start).next_back();
        let mut at = before.map_or(range.start, |(_, &end)| end.max(range.start));
        let mut free = Vec::new();
        for (&start, &end) in self.0.range(range.start..range.end.max(range.start)) {
            if at < start {
                free.push(at..start);
            }
            at = at.max(end);
        }
        if at < range.end {
            free.push(at..range.end);
        }
        self.0.extend(free.iter().map(|range| (range.start, range.end)));
        free
    }
}

impl StoryPlacer<'_> {
    /// What of a range no part has had yet, block by block.
    fn claim(&mut self, range: &Range<usize>) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut lines = self.layout.lines_in(range);
        while let Some(zone) = self.layout.zone_of(lines.start).filter(|_| !lines.is_empty()) {
            let whole = self.layout.text_of(&zone.lines);
            let inside = whole.start.max(range.start)..whole.end.min(range.end);
            lines.start = zone.lines.end;
            out.extend(self.claimed.take(inside));
        }
        out.retain(|range| !self.text[range.clone()].trim().is_empty());
        out
    }

    fn part(&self, draft: &mut Draft, item: StoryPart, ranges: Vec<Range<usize>>) {
        let role = match item {
            StoryPart::Kicker => HeadRole::Kicker,
            StoryPart::Headline => HeadRole::Headline,
            StoryPart::Deck => HeadRole::Deck,
            StoryPart::Byline => HeadRole::Byline,
            StoryPart::Subhead => {
                let piece = self.joined(ranges);
                if !piece.glyphs.is_empty() {
                    draft.parts.push(BodyPart::new(PartKind::Subhead, piece));
                }
                return;
            }
            StoryPart::Caption => {
                let (caption, credit) = split::caption(self.joined(ranges));
                if !caption.glyphs.is_empty() || credit.is_some() {
                    draft
                        .parts
                        .push(BodyPart { credit, ..BodyPart::new(PartKind::Figure, caption) });
                }
                return;
            }
            StoryPart::Credit => return self.credit(draft, ranges),
            StoryPart::Paragraph => return self.paragraphs(draft, ranges),
            StoryPart::Plain => return self.plain(draft, ranges),
            StoryPart::Table => return self.table(draft, &ranges),
            StoryPart::Furniture => return,
        };
        let piece = self.joined(ranges);
        if !piece.glyphs.is_empty() {
            draft.head.push((role, piece));
        }
    }

    /// Who made a picture: said of the one before, if of any.
    fn credit(&self, draft: &mut Draft, ranges: Vec<Range<usize>>) {
        match draft.parts.last_mut() {
            Some(last) if last.kind == PartKind::Figure && last.credit.is_none() => {
                let piece = self.joined(ranges);
                last.credit = (!piece.glyphs.is_empty()).then_some(piece);
            }
            _ => self.plain(draft, ranges),
        }
    }

    /// A block whose role its own words tell.
    fn plain(&self, draft: &mut Draft, ranges: Vec<Range<usize>>) {
        let piece = self.joined(ranges.clone());
        match grammar::role(&piece, self.lang) {
            PieceRole::Byline => draft.head.push((HeadRole::Byline, piece)),
            PieceRole::Signature => draft.parts.push(BodyPart::new(PartKind::Signature, piece)),
            _ => self.paragraphs(draft, ranges),
        }
    }

    /// Running text: a paragraph, or as many as its indents show, of which
    /// the first may go on with what stands before.
    fn paragraphs(&self, draft: &mut Draft, ranges: Vec<Range<usize>>) {
        for (area, range) in ranges.into_iter().enumerate() {
            let lines = self.layout.lines_in(&range);
            let page = self.layout.zone_of(lines.start).map(|zone| zone.page);
            let Some(scale) = page.and_then(|page| self.scales.get(page)) else { continue };
            if verse::is_verse(self.layout, lines.clone(), scale, self.text) {
                draft.parts.push(BodyPart::new(PartKind::Lines, Piece::read(self.text, range)));
                continue;
            }
            let start = lines.start;
            let lines: Vec<usize> = lines.collect();
            let parts = paragraphs::paragraphs(self.layout, &lines, scale, self.text);
            for (at, part) in parts.into_iter().enumerate() {
                let lines = start + part.start..start + part.end;
                let inside = self.layout.text_of(&lines);
                let inside = inside.start.max(range.start)..inside.end.min(range.end);
                let piece = Piece::read(self.text, inside);
                let last = draft.parts.last_mut().filter(|part| part.kind == PartKind::Paragraph);
                match last {
                    Some(last) if at == 0 && self.goes_on(last, &piece, lines, area > 0) => {
                        join(&mut last.piece, piece);
                    }
                    _ => draft.parts.push(BodyPart::new(PartKind::Paragraph, piece)),
                }
            }
        }
    }

    /// A table: a row a line, its cells well apart.
    fn table(&self, draft: &mut Draft, ranges: &[Range<usize>]) {
        let parts = ranges.iter().flat_map(|range| {
            let inside = move |line: usize| {
                let own = &self.layout.lines[line].text;
                (line, own.start.max(range.start)..own.end.min(range.end))
            };
            self.layout.lines_in(range).map(inside)
        });
        let mut parts: Vec<(usize, Range<usize>)> =
            parts.filter(|(_, range)| range.start < range.end).collect();
        parts.sort_by_key(|(line, range)| (*line, range.start));
        let mut lines: Vec<usize> = parts.iter().map(|(line, _)| *line).collect();
        lines.dedup();
        let read = |line: usize| {
            let start = parts.partition_point(|(own, _)| *own < line);
            let own = parts[start..].iter().take_while(move |(own, _)| *own == line);
            own.map(|(_, range)| Piece::read(self.text, range.clone()))
        };
        let mut table = Piece::default();
        for row in verse::rows(self.layout, &lines, |page| self.scales.get(page)) {
            let mut gap = LINE;
            for mut piece in row.into_iter().flat_map(read).filter(|p| !p.glyphs.is_empty()) {
                if !table.glyphs.is_empty() {
                    piece.glyphs.insert(0, Glyph { c: gap, at: piece.glyphs[0].at });
                }
                table.join(piece);
                gap = WIDE;
            }
        }
        if !table.glyphs.is_empty() {
            draft.parts.push(BodyPart::new(PartKind::Lines, table));
        }
    }

    /// Whether a paragraph goes on in `next`, which stands in `lines` and which
    /// the format says to be the `same`.
    fn goes_on(&self, last: &BodyPart, next: &Piece, lines: Range<usize>, same: bool) -> bool {
        if continues(&last.piece, next, &self.known) {
            return true;
        }
        is_open(&last.piece) && (same || self.runs_over(&last.piece, lines))
    }

    /// Whether a text fills its column to the end, and the lines at the top of
    /// another begin without an indent: a paragraph that was parted where the
    /// column ended, whatever letter it goes on with.
    fn runs_over(&self, before: &Piece, lines: Range<usize>) -> bool {
        const AROUND: usize = 4;
        let Some(last) = before.ranges.last().map(|range| self.layout.lines_in(range)) else {
            return false;
        };
        let (Some(above), Some(below)) =
            (self.layout.zone_of(last.end.saturating_sub(1)), self.layout.zone_of(lines.start))
        else {
            return false;
        };
        let Some(scale) = self.scales.get(below.page) else { return false };
        let rects = |lines: Range<usize>| -> Vec<Rect> {
            self.layout.lines[lines].iter().filter_map(|l| l.area).map(|a| scale.rect(a)).collect()
        };
        let start = last.start.max(above.lines.start).max(last.end.saturating_sub(AROUND));
        let (ending, beginning) =
            (rects(start..last.end), rects(lines.start..lines.end.min(lines.start + AROUND)));
        let ([.., end], [first, rest @ ..]) = (ending.as_slice(), beginning.as_slice()) else {
            return false;
        };
        let (Some(right), Some(left)) = (
            ending.iter().map(|rect| rect.right).max_by(f32::total_cmp),
            rest.iter().map(|rect| rect.left).min_by(f32::total_cmp),
        ) else {
            return false;
        };
        let elsewhere = above.page != below.page || first.foot < end.top;
        let full = ending.len() > 1 && right - end.right < scale.body;
        elsewhere && full && first.left - left < 0.6 * scale.body
    }

    fn joined(&self, ranges: Vec<Range<usize>>) -> Piece {
        let mut pieces = ranges.into_iter().map(|range| Piece::read(self.text, range));
        let mut whole = pieces.next().unwrap_or_default();
        pieces.for_each(|piece| join(&mut whole, piece));
        whole
    }

    /// What no story has: furniture, or text without an article.
    fn rest(&mut self, told: &mut Sorted) {
        for zone in &self.layout.blocks {
            for range in self.claim(&self.layout.text_of(&zone.lines)) {
                let piece = Piece::read(self.text, range);
                let folio = matches!(grammar::role(&piece, self.lang), PieceRole::Folio(_));
                if zone.sort == BlockHint::Furniture || folio {
                    told.page.furniture.push(piece);
                } else {
                    told.page.unplaced.push(piece);
                }
            }
        }
    }
}

/// Adds a piece, with a line end between words.
fn join(whole: &mut Piece, mut next: Piece) {
    let word = |c: char| !is_cjk(c) && c != '\u{AD}';
    let gap = whole.glyphs.last().is_some_and(|g| word(g.c));
    if let Some(first) = next.glyphs.first().copied().filter(|first| gap && !is_cjk(first.c)) {
        next.glyphs.insert(0, Glyph { c: LINE, at: first.at });
    }
    whole.join(next);
}
