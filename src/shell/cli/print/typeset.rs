//! An article to lines of output, a screenful at a time: however long it is,
//! only what is on its way out is held set.

use std::borrow::Cow;
use std::io::Write;

use super::ink::{Ink, InkPalette, OutputLine, Strokes};
use crate::layout::{Ambiguous, Cursor, Galley, Line, LineRole, SetLine, Setting};
use crate::model::{Article, Body};
use crate::shell::cli::Result;

/// Rows set before they are written.
const BATCH: usize = 512;

/// What of an article is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    /// Head, body and the mark at the end.
    All,
    /// The head alone.
    Head,
    /// The body alone.
    Body,
}

/// Sets articles and writes them.
pub(super) struct Typesetter<'a> {
    pub(super) palette: &'a InkPalette,
    pub(super) ink: Ink,
    pub(super) parts: Parts,
    /// Bars stand beside quotations.
    pub(super) has_bars: bool,
    pub(super) out: &'a mut dyn Write,
}

impl Typesetter<'_> {
    /// Writes an article at a measure of so many columns.
    pub(super) fn article(
        &mut self,
        article: &Article,
        body: Body,
        setting: Setting,
        measure: u16,
    ) -> Result<()> {
        let article = &*self.wanted(article);
        let end = body.chunks() + 1;
        let mut galley = Galley::new(article, body, setting, measure);
        let Self { palette, ink, has_bars, .. } = *self;
        let line_writer = LineWriter { palette, setting, has_bars, ink };
        let mut at = galley.start();
        let mut row = OutputLine::default();
        loop {
            galley.prepare(at, BATCH);
            let lines = galley.lines(at, BATCH);
            for line in &lines {
                if self.stops_at(line.cursor, end) {
                    return Ok(());
                }
                line_writer.gather(line, &mut row);
                row.end(self.ink, self.out)?;
            }
            let Some(last) = lines.last().map(|line| line.cursor) else { return Ok(()) };
            let set = lines.len();
            at = galley.step(at, set.cast_signed());
            if at <= last {
                return Ok(());
            }
        }
    }

    /// The article, without its head if only the body is wanted.
    pub(super) fn wanted<'a>(&self, article: &'a Article) -> Cow<'a, Article> {
        let mut article = Cow::Borrowed(article);
        if self.parts == Parts::Body {
            article.to_mut().head.clear();
        }
        article
    }

    /// Whether nothing from this row on is wanted; `end` is the slug of the
    /// mark at the end.
    pub(super) fn stops_at(&self, cursor: Cursor, end: usize) -> bool {
        match self.parts {
            Parts::All => false,
            Parts::Head => cursor.slug > 0,
            Parts::Body => cursor.slug >= end,
        }
    }
}

/// What writing a line needs to know.
struct LineWriter<'a> {
    palette: &'a InkPalette,
    setting: Setting,
    has_bars: bool,
    ink: Ink,
}

impl LineWriter<'_> {
    fn gather(&self, line: &Line<'_>, row: &mut OutputLine) {
        let Some(set) = &line.text else { return };
        if !set.is_seen_as_read() {
            return self.gather_in_order(set, row);
        }
        if set.first {
            let marker = set.marker();
            let cols = self.setting.rules.widths.text(marker) as u16;
            row.text(marker, cols, Strokes::default());
        }
        let base = self.palette.line(set.strand.role);
        let barred = set.strand.role == LineRole::Quote && self.has_bars;
        if barred && set.row.indent > 1 {
            row.reach(1);
            row.text(self.bar(), 1, Strokes::default());
        }
        for piece in set.pieces() {
            row.reach(piece.column);
            self.piece(set, piece.range.clone(), piece.cols, base, row);
        }
        if set.row.hyphen {
            row.text("-", 1, base);
        }
    }

    /// A row with right-to-left text, cluster by cluster from the left.
    fn gather_in_order(&self, set: &SetLine<'_>, row: &mut OutputLine) {
        let base = self.palette.line(set.strand.role);
        let marker = if set.first { set.marker_clusters() } else { Vec::new() };
        let text = set.clusters();
        let mut parts: Vec<(u16, u16, &str, Strokes)> = Vec::new();
        parts.extend(marker.iter().map(|c| (c.column, c.cols, &*c.symbol, Strokes::default())));
        parts.extend(text.iter().map(|c| {
            let look = self.palette.over(base, set.strand, c.range.start);
            (c.column, c.cols, &*c.symbol, if c.range.is_empty() { base } else { look })
        }));
        if set.strand.role == LineRole::Quote && self.has_bars && set.row.indent > 1 {
            let column = set.column_from_start(1, 1);
            parts.push((column, 1, self.bar(), Strokes::default()));
        }
        parts.sort_by_key(|(column, ..)| *column);
        for (column, cols, symbol, look) in parts {
            row.reach(column);
            row.text(symbol, cols, look);
        }
    }

    /// One column, on any terminal.
    fn bar(&self) -> &'static str {
        match self.setting.rules.widths.ambiguous {
            Ambiguous::Narrow => "│",
            Ambiguous::Wide => "|",
        }
    }

    fn piece(
        &self,
        set: &SetLine<'_>,
        range: std::ops::Range<usize>,
        cols: u16,
        base: Strokes,
        row: &mut OutputLine,
    ) {
        let text = &set.strand.text[range.clone()];
        let is_even = set.strand.spans.is_empty() && !base.is_italic();
        if self.ink == Ink::Plain || is_even {
            row.text(text, cols, base);
            return;
        }
        for (part, cols) in self.setting.rules.widths.graphemes(text) {
            let look = self.palette.over(base, set.strand, range.start + part.start);
            row.text(&text[part], cols as u16, look);
        }
    }
}
