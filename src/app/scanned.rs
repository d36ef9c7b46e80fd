//! The page as it was scanned, beside the article that was made of it.

use std::ops::Range;
use std::sync::Arc;

use crate::layout::{KnownRanges, Row, Setting, Shape, Tokens, fill};
use crate::model::{Article, Body, Scan, SourceRanges};

/// Columns at the left of the page, where its rows are marked.
pub const GUTTER: u16 = 2;

/// What a part of the page has to do with the article in view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineMark {
    /// Nothing.
    #[default]
    Other,
    /// The article was made of it.
    Article,
    /// So was the block that is being read.
    Block,
}

/// A row of the page on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScanRow {
    /// Its text, in stretches of one mark.
    pub parts: Vec<(String, LineMark)>,
    /// The strongest mark in it.
    pub mark: LineMark,
}

/// What is being read, in bytes of the input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShownSources {
    /// What the article was made of.
    article: SourceRanges,
    /// What the block at the top was made of.
    block: SourceRanges,
    /// The byte one has come to.
    at: Option<usize>,
}

/// A row: a line of the page, and bytes of its text.
#[derive(Debug, Clone)]
struct Wrapped {
    line: usize,
    range: Range<usize>,
}

/// The scanned pages of an edition.
#[derive(Debug)]
pub struct ScannedPages {
    pages: Arc<[Scan]>,
    page: usize,
    rows: Vec<Wrapped>,
    /// Columns and customs that the rows were made for.
    fitted: Option<(u16, Setting)>,
    height: usize,
    top: usize,
    reading: ShownSources,
}

impl ShownSources {
    /// Of an article, `part` hundredths of the way through chunk `block`; no
    /// chunk while the head is at the top.
    #[must_use]
    pub fn of(article: &Article, body: &Body, block: Option<usize>, part: usize) -> Self {
        let head = || article.head.iter().flat_map(|line| line.source.clone());
        let mut all: SourceRanges = head().collect();
        let mut here: SourceRanges = Vec::new();
        for chunk in 0..body.chunks() {
            for one in body.blocks(chunk).iter() {
                all.extend(one.source.iter().cloned());
                if Some(chunk) == block {
                    here.extend(one.source.iter().cloned());
                }
            }
        }
        if block.is_none() {
            here = head().collect();
        }
        let all_here: usize = here.iter().map(Range::len).sum();
        let mut left = all_here * part.min(100) / 100;
        let mut at = here.first().map(|range| range.start);
        for range in &here {
            at = Some(range.start + left.min(range.len().saturating_sub(1)));
            if left < range.len() {
                break;
            }
            left -= range.len();
        }
        all.sort_by_key(|range| range.start);
        here.sort_by_key(|range| range.start);
        Self { article: all, block: here, at }
    }

    fn mark(&self, byte: usize) -> LineMark {
        let holds = |ranges: &SourceRanges| {
            let after = ranges.partition_point(|range| range.start <= byte);
            after > 0 && ranges[after - 1].contains(&byte)
        };
        if holds(&self.block) {
            LineMark::Block
        } else if holds(&self.article) {
            LineMark::Article
        } else {
            LineMark::Other
        }
    }
}

impl ScannedPages {
    /// The pages of an edition; `None` if it has none.
    #[must_use]
    pub fn new(pages: Arc<[Scan]>) -> Option<Self> {
        (!pages.is_empty()).then(|| Self {
            pages,
            page: 0,
            rows: Vec::new(),
            fitted: None,
            height: 1,
            top: 0,
            reading: ShownSources::default(),
        })
    }

    /// The page shown, as an index into [`crate::model::Edition::pages`].
    #[must_use]
    pub fn page(&self) -> usize {
        self.pages[self.page].page
    }

    /// Fits the page to so many columns and rows, and follows the reader.
    pub fn fit(&mut self, size: (u16, u16), setting: &Setting, reading: ShownSources) {
        let moved = reading.at != self.reading.at;
        self.reading = reading;
        let wanted =
            self.reading.at.and_then(|at| self.pages.iter().position(|p| p.bytes.contains(&at)));
        let page = wanted.unwrap_or(self.page);
        let columns = size.0.saturating_sub(GUTTER).max(1);
        let stale = self.fitted != Some((columns, *setting)) || page != self.page;
        if stale {
            self.page = page;
            self.rows = wrap(&self.pages[page], columns, setting);
            self.fitted = Some((columns, *setting));
        }
        let resized =
            std::mem::replace(&mut self.height, size.1.max(1) as usize) != size.1 as usize;
        if moved || stale || resized {
            self.follow();
        }
        self.top = self.top.min(self.rows.len().saturating_sub(self.height));
    }

    /// Brings what is being read into view: it moves only if it is not, and
    /// then to the upper third.
    fn follow(&mut self) {
        let Some(row) = self.reading.at.and_then(|at| self.row_of(at)) else { return };
        let context = self.height / 3;
        if row < self.top || row + context.min(2) >= self.top + self.height {
            self.top = row.saturating_sub(context);
        }
    }

    fn row_of(&self, byte: usize) -> Option<usize> {
        let lines = &self.pages[self.page].lines;
        let line = lines.partition_point(|line| line.bytes().start <= byte).checked_sub(1)?;
        let places = lines[line].characters().map(|(_, bytes)| bytes.start);
        let before: usize = lines[line]
            .text()
            .chars()
            .zip(places)
            .take_while(|(_, at)| *at <= byte)
            .map(|(c, _)| c.len_utf8())
            .sum();
        let shows = |row: &Wrapped| {
            row.line < line || (row.line == line && row.range.start < before.max(1))
        };
        self.rows.iter().rposition(shows)
    }

    /// Scrolls by rows, without moving in the article.
    pub fn scroll(&mut self, rows: isize) {
        let last = self.rows.len().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(rows).min(last);
    }

    /// The rows on the screen.
    #[must_use]
    pub fn shown(&self) -> Vec<ScanRow> {
        let rows = self.rows.iter().skip(self.top).take(self.height);
        rows.map(|row| self.row(row)).collect()
    }

    fn row(&self, row: &Wrapped) -> ScanRow {
        let line = &self.pages[self.page].lines[row.line];
        let mut shown = ScanRow::default();
        let places = line.text().char_indices().zip(line.characters());
        let here = places.skip_while(|((at, _), _)| *at < row.range.start);
        for ((_, c), (_, bytes)) in here.take_while(|((at, _), _)| *at < row.range.end) {
            let mark = self.reading.mark(bytes.start);
            match shown.parts.last_mut() {
                Some((text, last)) if *last == mark => text.push(c),
                _ => shown.parts.push((c.to_string(), mark)),
            }
            shown.mark = shown.mark.max(mark);
        }
        shown
    }
}

/// The lines of a page as rows of so many columns.
fn wrap(page: &Scan, columns: u16, setting: &Setting) -> Vec<Wrapped> {
    let mut out = Vec::with_capacity(page.lines.len());
    let mut rows: Vec<Row> = Vec::new();
    let shape = Shape { avoid_lone_last_han: false, ..Shape::plain(columns) };
    for (index, line) in page.lines.iter().enumerate() {
        rows.clear();
        let tokens = Tokens::analyse(line.text(), &KnownRanges::default(), &setting.rules);
        fill(line.text(), &tokens, &shape, &mut rows);
        let wrapped =
            |row: &Row| Wrapped { line: index, range: row.start as usize..row.end as usize };
        out.extend(rows.iter().map(wrapped));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Widths;
    use crate::model::{ArticleId, Block, Lang, ScanLine};

    fn page(lines: &[&str]) -> Arc<[Scan]> {
        let (mut at, mut out) = (0, Vec::new());
        for line in lines {
            let read: Vec<_> = line.char_indices().map(|(i, c)| (c, at + i)).collect();
            at += line.len();
            out.push(ScanLine::new(&read, at, 0));
            at += 1;
        }
        Arc::from([Scan { page: 0, bytes: 0..at, lines: out }])
    }

    fn block(source: Range<usize>) -> Block {
        Block { source: vec![source], ..Block::paragraph("新渠") }
    }

    fn fitted(height: u16, block_at: Option<usize>) -> ScannedPages {
        let lines =
            ["新渠通水", "", "守闸人老赵看了看表", "甲", "乙", "丙", "丁", "戊", "老街的灯"];
        let mut scanned = ScannedPages::new(page(&lines)).unwrap();
        let body = Body::set(vec![block(0..6), block(67..79)]);
        let reading = ShownSources::of(&Article::new(ArticleId::new("a")), &body, block_at, 0);
        scanned.fit((12, height), &Setting::of(Lang::Zh, Widths::default()), reading);
        scanned
    }

    #[test]
    fn what_the_article_and_the_block_were_made_of_is_marked_to_the_character() {
        let rows = fitted(20, Some(0)).shown();
        let parts = |row: usize| rows[row].parts.clone();
        assert_eq!(
            parts(0),
            [("新渠".to_owned(), LineMark::Block), ("通水".to_owned(), LineMark::Other)]
        );
        assert_eq!(rows[0].mark, LineMark::Block);
        assert_eq!(rows[1], ScanRow::default());
        assert_eq!(parts(2), [("守闸人老赵".to_owned(), LineMark::Other)]);
        assert_eq!(rows.last().unwrap().mark, LineMark::Article);
    }

    #[test]
    fn the_page_scrolls_to_what_is_read_and_stays_where_that_is_in_view() {
        let shows =
            |scanned: &ScannedPages| scanned.shown().iter().any(|row| row.mark == LineMark::Block);
        assert!(shows(&fitted(3, Some(1))));
        let mut scanned = fitted(3, Some(0));
        assert!(shows(&scanned));
        scanned.scroll(4);
        assert!(!shows(&scanned));
        let (reading, setting) =
            (scanned.reading.clone(), Setting::of(Lang::Zh, Widths::default()));
        scanned.fit((12, 3), &setting, reading);
        assert!(!shows(&scanned), "nothing moves unless the reader moved");
    }

    #[test]
    fn a_block_is_followed_through_its_ranges() {
        let block = Block { source: vec![10..20, 50..60], ..Block::paragraph("x") };
        let body = Body::set(vec![block]);
        let article = Article::new(ArticleId::new("a"));
        let at = |part| ShownSources::of(&article, &body, Some(0), part).at;
        assert_eq!([at(0), at(40), at(50), at(100)], [Some(10), Some(18), Some(50), Some(59)]);
    }
}
