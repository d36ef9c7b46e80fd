//! An article set at a measure, as far as it was looked at.
//!
//! Only the paragraphs around the reader are ever set: an article of ten
//! megabytes opens, turns a page and takes a new width in the time of one
//! screenful. There is therefore no count of all rows; progress is told by
//! weight (see [`Body::weight`]).

use std::collections::BTreeMap;

use super::line::{Cursor, Line, SetLine};
use super::line_role::LineRole;
use super::plate::{ArticleRoom, PictureSizes};
use super::set_chunk::{Edges, SetChunk, SetRow};
use super::strand::{Align, Strand};
use super::{Setting, blocks, upright};
use crate::model::{Article, Body, HeadRole, Place};

/// Chunks kept set at most; those far from the reader are dropped.
const KEPT: usize = 256;

/// A row stands empty between the head and the body.
const HEAD_EDGES: Edges =
    Edges { before: 0, after: 1, begins_with_subhead: false, ends_with_subhead: false };

/// An article, set as far as it was looked at.
#[derive(Debug)]
pub struct Galley {
    head: Vec<(LineRole, String)>,
    body: Body,
    setting: Setting,
    columns: u16,
    head_columns: u16,
    across: u16,
    pictures: PictureSizes,
    /// The body is the opening of a longer one, and its end says so.
    is_brief: bool,
    slugs: BTreeMap<usize, SetChunk>,
}

impl Galley {
    /// Prepares an article for a measure of `columns` (at least 1).
    #[must_use]
    pub fn new(article: &Article, body: Body, setting: Setting, columns: u16) -> Self {
        let columns = columns.max(1);
        let (head, pictures) = (head_lines(article), PictureSizes::default());
        let (is_brief, slugs) = (false, BTreeMap::new());
        let (head_columns, across) = (columns, columns);
        Self { head, body, setting, columns, head_columns, across, pictures, is_brief, slugs }
    }

    /// Ends with a word that this is the opening of a longer text.
    pub fn say_there_is_more(&mut self) {
        self.is_brief = true;
        self.slugs.clear();
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &Body {
        &self.body
    }

    /// Whether anything stands over the body.
    #[must_use]
    pub fn has_head(&self) -> bool {
        !self.head.is_empty()
    }

    /// The measure in columns.
    #[must_use]
    pub fn columns(&self) -> u16 {
        self.columns
    }

    /// The customs it is set by.
    #[must_use]
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// Takes another measure; what was analysed stays analysed.
    pub fn set_columns(&mut self, columns: u16) {
        self.columns = columns.max(1);
        self.head_columns = self.columns;
    }

    /// Takes a measure of its own for the head, which stands over several columns of
    /// text. It is that of the text until it is set.
    pub fn set_head_columns(&mut self, columns: u16) {
        self.head_columns = columns.max(1);
    }

    fn columns_of(&self, slug: usize) -> u16 {
        if slug == 0 { self.head_columns } else { self.columns }
    }

    /// Takes another width for what stands across in text that runs downwards,
    /// in columns of the terminal. It is the measure until it is set.
    pub fn set_across(&mut self, columns: u16) {
        if columns != self.across {
            self.across = columns;
            self.slugs.retain(|_, slug| !slug.measured);
        }
    }

    /// Takes other customs; everything is analysed anew.
    pub fn set_setting(&mut self, setting: Setting) {
        if setting != self.setting {
            self.setting = setting;
            self.slugs.clear();
        }
    }

    /// The pictures that are shown.
    #[must_use]
    pub fn pictures(&self) -> &PictureSizes {
        &self.pictures
    }

    /// Shows other pictures, or at another size.
    pub fn set_pictures(&mut self, pictures: PictureSizes) {
        if pictures != self.pictures {
            self.pictures = pictures;
            self.slugs.retain(|_, slug| !slug.measured);
        }
    }

    /// The first row.
    #[must_use]
    pub fn start(&self) -> Cursor {
        Cursor::default()
    }

    /// The last row.
    pub fn end(&mut self) -> Cursor {
        let slug = self.last_slug();
        Cursor { slug, row: self.rows_in(slug).saturating_sub(1) }
    }

    /// The row `rows` further on (back, if negative), but within the article.
    pub fn step(&mut self, from: Cursor, rows: isize) -> Cursor {
        if rows < 0 {
            self.back(from, rows.unsigned_abs())
        } else {
            self.on(from, rows.unsigned_abs())
        }
    }

    fn on(&mut self, from: Cursor, mut rows: usize) -> Cursor {
        let Cursor { mut slug, mut row } = from;
        loop {
            let left = self.rows_in(slug).saturating_sub(row);
            if rows < left {
                return Cursor { slug, row: row + rows };
            }
            if self.is_last(slug) {
                return self.end();
            }
            rows -= left;
            (slug, row) = (slug + 1, 0);
        }
    }

    fn back(&mut self, from: Cursor, mut rows: usize) -> Cursor {
        let Cursor { mut slug, mut row } = from;
        while rows > row {
            if slug == 0 {
                return self.start();
            }
            rows -= row;
            slug -= 1;
            row = self.rows_in(slug);
        }
        Cursor { slug, row: row - rows }
    }

    /// Whether the last row is at most `rows` further on.
    pub fn ends_within(&mut self, from: Cursor, rows: usize) -> bool {
        let reached = self.on(from, rows);
        self.is_last(reached.slug) && reached == self.end()
    }

    /// The row at which a screen of `height` rows shows the article's end.
    pub fn last_top(&mut self, height: usize) -> Cursor {
        let end = self.end();
        self.back(end, height.saturating_sub(1))
    }

    /// The text at a row: a place that keeps its meaning at any measure.
    pub fn place(&mut self, cursor: Cursor) -> Place {
        if cursor.slug == 0 || self.body.is_empty() {
            return Place::default();
        }
        if self.is_last(cursor.slug) {
            let block = self.body.chunks() - 1;
            return Place { block, byte: self.body.text(block).len() };
        }
        self.ensure(cursor.slug);
        let byte = self.slugs.get(&cursor.slug).map_or(0, |slug| {
            let from = cursor.row.min(slug.rows.len());
            let next = slug.rows[from..].iter().find(|row| !row.is_blank());
            next.map_or(0, |row| slug.byte_of(row))
        });
        Place { block: cursor.slug - 1, byte }
    }

    /// The row that shows a place. Where a caption begins, that is the first
    /// row of its picture.
    pub fn cursor(&mut self, place: Place) -> Cursor {
        let words = self.words_at(place);
        let Some(set) = self.slugs.get(&words.slug) else { return words };
        let Some(byte) = set.rows.get(words.row).map(|row| set.byte_of(row)) else { return words };
        let of_picture = |row: &SetRow| set.is_picture(row) && set.byte_of(row) == byte;
        let row = set.rows.iter().position(of_picture).unwrap_or(words.row);
        Cursor { row, ..words }
    }

    /// The row that the words at a place stand in.
    pub fn words_at(&mut self, place: Place) -> Cursor {
        let slug = place.block + 1;
        let slug = if self.is_last(slug) { self.last_slug() } else { slug };
        self.ensure(slug);
        let row = self.slugs.get(&slug).map_or(0, |set| {
            let shown = |row: &SetRow| !row.is_blank() && set.byte_of(row) <= place.byte;
            set.rows.iter().rposition(shown).unwrap_or(0)
        });
        Cursor { slug, row }
    }

    /// How much of the body's weight stands before a row.
    pub fn weight_before(&mut self, cursor: Cursor) -> usize {
        if cursor.slug == 0 {
            return 0;
        }
        let rows = self.rows_in(cursor.slug).max(1);
        let here = self.body.weight_before(cursor.slug - 1);
        let next = self.body.weight_before(cursor.slug);
        here + (next - here) * cursor.row.min(rows) / rows
    }

    /// Sets the `count` rows from a cursor on, so that [`Galley::lines`] has
    /// them, and forgets what is far from them.
    pub fn prepare(&mut self, from: Cursor, count: usize) {
        let to = self.on(from, count);
        if self.slugs.len() > KEPT {
            let (low, high) = (from.slug.saturating_sub(KEPT / 8), to.slug + KEPT / 8);
            self.slugs.retain(|&slug, _| (low..=high).contains(&slug));
        }
    }

    /// At most `count` rows from a cursor on, of those prepared.
    #[must_use]
    pub fn lines(&self, from: Cursor, count: usize) -> Vec<Line<'_>> {
        let mut out = Vec::with_capacity(count);
        let mut skip = from.row;
        for (&index, slug) in self.slugs.range(from.slug..) {
            for (row, set) in slug.rows.iter().enumerate().skip(std::mem::take(&mut skip)) {
                if out.len() == count {
                    return out;
                }
                let cursor = Cursor { slug: index, row };
                let text = self.set_line((index, slug), set);
                let extent =
                    if self.setting.is_downwards() { upright::extent(text.as_ref()) } else { 1 };
                out.push(Line { cursor, text, extent });
            }
        }
        out
    }

    fn set_line<'a>(
        &'a self,
        (index, slug): (usize, &'a SetChunk),
        set: &'a SetRow,
    ) -> Option<SetLine<'a>> {
        let strand = slug.strands.get(set.strand as usize)?;
        let measure = (self.columns_of(index), &self.setting);
        let (row, align) = (&set.row, strand.align);
        Some(SetLine { strand, row, nth: set.nth, first: set.nth == 0, align, measure })
    }

    fn last_slug(&self) -> usize {
        self.body.chunks() + 1
    }

    /// Whether no chunk of the body has this number: the end mark has it.
    /// Unlike [`Galley::last_slug`] it needs no more of the body.
    fn is_last(&self, slug: usize) -> bool {
        slug.checked_sub(1).is_some_and(|chunk| !self.body.has_chunk(chunk))
    }

    fn rows_in(&mut self, slug: usize) -> usize {
        self.ensure(slug);
        self.slugs.get(&slug).map_or(0, |slug| slug.rows.len())
    }

    fn ensure(&mut self, index: usize) {
        let columns = self.columns_of(index);
        if self.slugs.get(&index).is_some_and(|slug| slug.columns == columns) {
            return;
        }
        let mut slug = match self.slugs.remove(&index) {
            Some(slug) if !slug.measured => slug,
            _ => self.analyse(index),
        };
        let blanks = self.space_before(index, slug.edges);
        slug.set(columns, blanks, &self.setting);
        self.slugs.insert(index, slug);
    }

    fn analyse(&self, index: usize) -> SetChunk {
        if index == 0 {
            return self.head_slug();
        }
        if self.is_last(index) {
            let words = self.setting.words();
            let end = if self.is_brief { words.more } else { words.end };
            let line = Strand::line(LineRole::End, end, &self.setting);
            return SetChunk::new(vec![line.aligned(Align::Centre)], Edges::default());
        }
        let mut strands = Vec::new();
        let mut at = 0;
        let room =
            ArticleRoom { columns: self.columns, across: self.across, pictures: &self.pictures };
        let parts = self.body.blocks(index - 1);
        for block in parts.iter() {
            strands.extend(blocks::strands(block, at, &self.setting, &room));
            at += block.texts().iter().map(|t| t.len() + 1).sum::<usize>().max(1);
        }
        let mut slug = SetChunk::new(strands, Edges::of(&parts));
        slug.measured =
            parts.iter().any(|b| !matches!(b.kind, crate::model::BlockKind::Paragraph(_)));
        slug
    }

    fn head_slug(&self) -> SetChunk {
        let texts = self.head.iter().map(|(_, text)| text.as_str());
        let setting = self.setting.facing(&texts).for_display();
        let lines = self.head.iter();
        let strands = lines.map(|(role, text)| Strand::line(*role, text, &setting)).collect();
        SetChunk::new(strands, HEAD_EDGES)
    }

    /// Empty rows between a slug with these edges and the one before it.
    fn space_before(&self, index: usize, edges: Edges) -> u16 {
        if self.is_last(index) {
            return 1;
        }
        if index == 0 || index == 1 && self.head.is_empty() {
            return 0;
        }
        let before = match self.slugs.get(&(index - 1)) {
            Some(slug) => slug.edges,
            None if index == 1 => HEAD_EDGES,
            None => Edges::of(&self.body.blocks(index - 2)),
        };
        // Subheads in a row belong together: nothing parts them.
        if edges.begins_with_subhead && before.ends_with_subhead {
            return 0;
        }
        edges.before.max(before.after)
    }
}

/// The lines over an article: kicker, headline, deck, then byline and
/// dateline on one line.
fn head_lines(article: &Article) -> Vec<(LineRole, String)> {
    let mut out = Vec::new();
    for (from, role) in [
        (HeadRole::Kicker, LineRole::Kicker),
        (HeadRole::Headline, LineRole::Headline),
        (HeadRole::Deck, LineRole::Deck),
    ] {
        out.extend(article.lines(from).map(|text| (role, text.to_string())));
    }
    let signed: Vec<&str> = [HeadRole::Byline, HeadRole::Dateline]
        .into_iter()
        .flat_map(|role| article.lines(role).map(|text| &**text))
        .collect();
    if !signed.is_empty() {
        out.push((LineRole::Byline, signed.join("  ")));
    }
    out
}

#[cfg(test)]
#[path = "galley_tests.rs"]
mod tests;
