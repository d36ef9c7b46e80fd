//! Text that is put together without the marks in it.

use std::ops::Range;

use super::formulas::NumberFormula;
use crate::input::encoding::Decoded;
use crate::input::offsets::OffsetMap;
use crate::recovery::sheet::{BlockHint, Sheet};

/// A sheet in the making, whose characters remember their bytes in the file.
pub(super) struct SheetText<'a> {
    file: &'a Decoded,
    text: String,
    map: OffsetMap,
    told: Vec<(Range<usize>, BlockHint)>,
    /// What the next block is.
    next: BlockHint,
    /// Where each of those blocks stands, in the words of the file; and the next.
    places: Vec<Option<&'a str>>,
    next_place: Option<&'a str>,
    /// What stands before the next character.
    gap: &'static str,
}

impl<'a> SheetText<'a> {
    /// An empty one.
    pub(super) fn new(file: &'a Decoded) -> Self {
        let (text, map) = (String::new(), OffsetMap::starting_at(0));
        let (told, places) = (Vec::new(), Vec::new());
        Self { file, text, map, told, next: BlockHint::Text, places, next_place: None, gap: "" }
    }

    /// Ends the block.
    pub(super) fn part(&mut self) {
        if !self.text.is_empty() {
            self.gap = "\n\n";
        }
        self.next = BlockHint::Text;
    }

    /// Ends the line.
    pub(super) fn end_line(&mut self) {
        self.widen("\n");
    }

    /// Parts two cells of a line.
    pub(super) fn gap(&mut self) {
        self.widen("\u{3000}");
    }

    fn widen(&mut self, gap: &'static str) {
        if self.gap.is_empty() && !self.text.is_empty() {
            self.gap = gap;
        }
    }

    /// Says what the block is: the next one, if another is open that is not
    /// the same.
    pub(super) fn sort(&mut self, sort: BlockHint) {
        let open = self.told.last().map_or(BlockHint::Text, |(_, sort)| *sort);
        if self.gap != "\n\n" && !self.text.is_empty() && open != sort {
            self.part();
        }
        self.next = sort;
    }

    /// Says where what follows stands.
    pub(super) fn place(&mut self, place: Option<&'a str>) {
        self.next_place = place;
    }

    /// Adds a character of the file.
    pub(super) fn put(&mut self, at: usize, c: char) {
        self.put_as(at..at + c.len_utf8(), c);
    }

    /// Adds a character for a stretch of the file.
    fn put_as(&mut self, range: Range<usize>, c: char) {
        let begins = self.text.is_empty() || self.gap == "\n\n";
        for gap in std::mem::take(&mut self.gap).chars() {
            self.text.push(gap);
            self.map.push(gap.len_utf8(), 0);
        }
        if begins {
            self.told.push((self.text.len()..self.text.len(), self.next));
            self.places.push(self.next_place);
        }
        let source = self.file.source(range);
        self.map.skip_to(source.start);
        self.text.push(c);
        self.map.push(c.len_utf8(), source.len());
        if let Some((block, _)) = self.told.last_mut() {
            block.end = self.text.len();
        }
    }

    /// The sheet, and where its blocks stand.
    pub(super) fn finish(self) -> (Sheet, Vec<Option<&'a str>>) {
        let Decoded { encoding, malformed, .. } = *self.file;
        let decoded = Decoded { text: self.text, encoding, malformed, map: self.map };
        (Sheet { told: self.told, ..Sheet::of_text(decoded) }, self.places)
    }
}

/// The longest tag that is looked for.
const TAG: usize = 400;

/// Adds a stretch of the file without the tags of HTML and the marks of
/// Markdown that are in it.
pub(super) fn without_tags(text: &str, words: Range<usize>, out: &mut SheetText<'_>) {
    let mut at = words.start;
    while at < words.end {
        let rest = &text[at..words.end];
        if let Some(number) = NumberFormula::at_start(rest) {
            number.chars.iter().for_each(|(own, c)| out.put_as(at + own.start..at + own.end, *c));
            at += number.len;
            continue;
        }
        // A dollar that is escaped opens nothing.
        if rest.starts_with("\\$") {
            out.put(at + 1, '$');
            at += 2;
            continue;
        }
        let skipped = if rest.starts_with('<') { tag(rest) } else { mark(rest) };
        if let Some(skipped) = skipped {
            at += skipped;
            continue;
        }
        if let Some((entity, c)) = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity)) {
            out.put(at, *c);
            at += entity.len();
            continue;
        }
        let Some(c) = rest.chars().next() else { return };
        out.put(at, c);
        at += c.len_utf8();
    }
}

const ENTITIES: [(&str, char); 5] =
    [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&nbsp;", ' ')];

/// The length of the tag that a text begins with.
fn tag(text: &str) -> Option<usize> {
    let inner = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    let named = inner.starts_with(|c: char| c.is_ascii_alphabetic()) || inner.starts_with("!--");
    let end = text.bytes().take(TAG).position(|b| b == b'>')?;
    named.then_some(end + 1)
}

/// The length of the mark of Markdown that a text begins with: of bold type,
/// or the backslash before punctuation.
fn mark(text: &str) -> Option<usize> {
    if text.starts_with("**") {
        return Some(2);
    }
    let escaped = text.strip_prefix('\\')?;
    escaped.starts_with(|c: char| c.is_ascii_punctuation()).then_some(1)
}

/// A cell of a table.
pub(in crate::loader) struct TableCell {
    pub(in crate::loader) text: Range<usize>,
    pub(in crate::loader) begins_row: bool,
}

/// The cells of a table in HTML.
pub(in crate::loader) struct TableCells<'a> {
    text: &'a str,
    rest: Range<usize>,
    begins_row: bool,
}

impl<'a> TableCells<'a> {
    /// Those of the table at a range of a text.
    pub(in crate::loader) fn new(text: &'a str, table: Range<usize>) -> Self {
        Self { text, rest: table, begins_row: true }
    }
}

impl Iterator for TableCells<'_> {
    type Item = TableCell;

    fn next(&mut self) -> Option<TableCell> {
        while !self.rest.is_empty() {
            let text = &self.text[self.rest.clone()];
            if !text.starts_with('<') {
                let end = text.find('<').unwrap_or(text.len());
                let cell = self.rest.start..self.rest.start + end;
                self.rest.start = cell.end;
                if !self.text[cell.clone()].trim().is_empty() {
                    let begins_row = std::mem::take(&mut self.begins_row);
                    return Some(TableCell { text: cell, begins_row });
                }
                continue;
            }
            self.begins_row |= text.starts_with("<tr");
            // A “<” that begins no tag is text.
            let skipped = tag(text).unwrap_or(0);
            if skipped == 0 {
                let end = text[1..].find('<').map_or(text.len(), |end| end + 1);
                let cell = self.rest.start..self.rest.start + end;
                self.rest.start = cell.end;
                let begins_row = std::mem::take(&mut self.begins_row);
                return Some(TableCell { text: cell, begins_row });
            }
            self.rest.start += skipped;
        }
        None
    }
}
