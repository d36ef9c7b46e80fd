//! A sheet in the making: text is put together piece by piece, and each
//! character remembers its bytes in the file.

use std::collections::HashMap;
use std::ops::Range;

use super::language;
use super::xml::reference;
use crate::input::encoding::Decoded;
use crate::input::offsets::OffsetMap;
use crate::model::{Box01, WarningKind};
use crate::recovery::sheet::{
    BlockHint, Layout, Picture, Sheet, SheetClaims, SheetLine, SheetPage, Zone,
};

/// A soft hyphen: how a hyphen at a line's end is noted, which the format
/// says to be no part of the word.
pub(super) const HYPHEN: char = '\u{AD}';

/// A box in the units of a file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct UnitBox {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) foot: f32,
}

impl UnitBox {
    /// The box around two.
    pub(super) fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            foot: self.foot.max(other.foot),
        }
    }

    /// Whether the middle of another is inside.
    pub(super) fn holds(self, other: Self) -> bool {
        let across = f32::midpoint(other.left, other.right);
        let down = f32::midpoint(other.top, other.foot);
        (self.left..=self.right).contains(&across) && (self.top..=self.foot).contains(&down)
    }

    /// The box around some points.
    pub(super) fn of_points(points: impl Iterator<Item = (f32, f32)>) -> Option<Self> {
        points.map(|(x, y)| Self { left: x, top: y, right: x, foot: y }).reduce(Self::around)
    }
}

/// What stands between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum CharGap {
    None,
    Space,
    Cell,
    Line,
    Block,
}

/// What [`SheetBuilder`] knows of the file that it reads.
pub(super) struct XmlSource<'a> {
    /// The file.
    pub(super) xml: &'a Decoded,
    /// How many bytes of input stand before the file: those of the pages
    /// before it, where a sheet has several files.
    pub(super) base: usize,
}

/// A sheet in the making.
pub(super) struct SheetBuilder {
    text: String,
    map: OffsetMap,
    gap: CharGap,
    goes_on: bool,
    /// The page's lines with boxes in the units of the file.
    lines: Vec<(Range<usize>, Option<UnitBox>, f32)>,
    line_start: Option<usize>,
    /// Where the word stands that is being put, and the one before it.
    words: [Option<UnitBox>; 2],
    zones: Vec<Zone>,
    zone_start: usize,
    pictures: Vec<UnitBox>,
    page_size: (f32, f32),
    extent: Option<UnitBox>,
    layout: Layout,
    /// Where the texts of named elements stand, if they are wanted.
    names: Option<HashMap<String, Range<usize>>>,
    pub(super) told: SheetClaims,
    pub(super) warnings: Vec<WarningKind>,
}

impl SheetBuilder {
    /// An empty sheet.
    pub(super) fn new() -> Self {
        Self {
            text: String::new(),
            map: OffsetMap::starting_at(0),
            gap: CharGap::None,
            goes_on: false,
            lines: Vec::new(),
            line_start: None,
            words: [None; 2],
            zones: Vec::new(),
            zone_start: 0,
            pictures: Vec::new(),
            page_size: (0.0, 0.0),
            extent: None,
            layout: Layout::default(),
            names: None,
            told: SheetClaims::default(),
            warnings: Vec::new(),
        }
    }

    /// As [`Self::new`], and remembers where the texts of named elements are.
    pub(super) fn with_names() -> Self {
        Self { names: Some(HashMap::new()), ..Self::new() }
    }

    /// Notes the language that the format names, unless one is known.
    pub(super) fn speaks(&mut self, name: Option<&str>) {
        if self.told.lang.is_none() {
            self.told.lang = name.and_then(language::tag);
        }
    }

    /// How much text there is.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Notes that the element called `name` holds the text from `start` on.
    pub(super) fn name(&mut self, name: Option<&str>, start: usize) {
        let Some((names, name)) = self.names.as_mut().zip(name) else { return };
        let inside = &self.text[start..];
        let start = start + (inside.len() - inside.trim_start().len());
        if start < self.text.len() {
            names.insert(name.to_owned(), start..self.text.len());
        }
    }

    /// Forgets the names, since another file may use them again.
    pub(super) fn forget_names(&mut self) -> HashMap<String, Range<usize>> {
        self.names.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// Adds a stretch of the file as text. White space is made single, and
    /// references become what they stand for.
    pub(super) fn put(&mut self, source: &XmlSource<'_>, range: Range<usize>) {
        let xml = source.xml.text.get(range.clone()).unwrap_or_default();
        let mut at = 0;
        while let Some(found) = xml[at..].find('&') {
            self.put_verbatim(source, range.start + at..range.start + at + found);
            at += found;
            let (c, len) = reference(&xml[at..]).unwrap_or(('&', 1));
            self.put_as(source, range.start + at..range.start + at + len, c);
            at += len;
        }
        self.put_verbatim(source, range.start + at..range.end);
    }

    /// Adds a stretch of the file in which nothing is a reference.
    pub(super) fn put_verbatim(&mut self, source: &XmlSource<'_>, range: Range<usize>) {
        let xml = source.xml.text.get(range.clone()).unwrap_or_default();
        // In UTF-8 without damage every word stands in the file byte for byte.
        let same = source.xml.malformed == 0 && source.xml.encoding == "UTF-8";
        let mut at = range.start;
        for part in xml.split_inclusive(char::is_whitespace) {
            let word = part.trim_end();
            if !word.is_empty() && same {
                self.flush(word);
                self.map.skip_to(source.base + source.xml.source(at..at).start);
                self.text.push_str(word);
                self.map.push_same(word.len());
            } else {
                for (i, c) in word.char_indices() {
                    self.put_as(source, at + i..at + i + c.len_utf8(), c);
                }
            }
            at += part.len();
            if word.len() < part.len() {
                self.space();
            }
        }
    }

    /// Adds text that stands in no file as it is: its places are those in what
    /// was put so far.
    pub(super) fn put_plain(&mut self, text: &str) {
        for part in text.split_inclusive(char::is_whitespace) {
            let word = part.trim_end();
            if !word.is_empty() {
                self.flush(word);
                self.text.push_str(word);
                self.map.push_same(word.len());
            }
            if word.len() < part.len() {
                self.space();
            }
        }
    }

    /// Adds one character for a stretch of the file.
    pub(super) fn put_as(&mut self, source: &XmlSource<'_>, range: Range<usize>, c: char) {
        if c.is_whitespace() {
            return self.space();
        }
        self.flush(c.encode_utf8(&mut [0; 4]));
        let input = source.xml.source(range);
        self.map.skip_to(source.base + input.start);
        self.text.push(c);
        self.map.push(c.len_utf8(), input.len());
    }

    /// Whether `next` goes on without a space: han after han.
    pub(super) fn ends_before(&self, next: &str) -> bool {
        self.text.chars().next_back().is_some_and(is_wide)
            && next.chars().next().is_some_and(is_wide)
    }

    /// Whether the text so far ends in such a character.
    pub(super) fn ends_in(&self, is: impl Fn(char) -> bool) -> bool {
        self.text.chars().next_back().is_some_and(is)
    }

    /// A word begins here. How far it stands from the one before tells more of
    /// han than a space does.
    pub(super) fn word(&mut self, frame: Option<UnitBox>) {
        self.words = [frame, self.words[0]];
    }

    /// Whether the white before `next` is none of the text: beside han less
    /// than a letter's, since OCR takes every few of them for a word.
    fn is_close(&self, next: &str) -> bool {
        let [Some(own), Some(before)] = self.words else { return false };
        let wide =
            [self.text.chars().next_back(), next.chars().next()].map(|c| c.is_some_and(is_wide));
        let white = match wide {
            [true, true] => BETWEEN_HAN,
            [false, false] => return false,
            _ => BESIDE_HAN,
        };
        let across = (own.left - before.right).max(before.left - own.right);
        let down = (own.top - before.foot).max(before.top - own.foot);
        // Letters are as high as the words of a level line, as wide as those of another.
        let (gap, letter) = if across > down {
            (across, f32::midpoint(own.foot - own.top, before.foot - before.top))
        } else {
            (down, f32::midpoint(own.right - own.left, before.right - before.left))
        };
        gap < white * letter
    }

    /// Whether most of the line that is being put are han, whose boxes are all
    /// about as high.
    pub(super) fn is_wide_line(&self) -> bool {
        let line = self.line_start.map_or("", |start| &self.text[start..]);
        let wide = line.chars().filter(|c| is_wide(*c)).count();
        wide * 2 > line.chars().count()
    }

    /// A space stands here, if text follows in the same line.
    pub(super) fn space(&mut self) {
        self.gap = self.gap.max(CharGap::Space);
    }

    /// The next cell of a row begins, if text follows in the same line.
    pub(super) fn end_cell(&mut self) {
        self.gap = self.gap.max(CharGap::Cell);
    }

    /// A word goes on: no space stands here, whatever was said.
    pub(super) fn close_up(&mut self) {
        if self.gap <= CharGap::Space {
            self.gap = CharGap::None;
        }
    }

    /// The line that ends goes on inside a word.
    pub(super) fn go_on(&mut self) {
        self.goes_on = true;
    }

    /// Writes the gap before `next`.
    fn flush(&mut self, next: &str) {
        let gap = match self.gap {
            _ if self.text.is_empty() => CharGap::None,
            CharGap::Space if self.is_close(next) => CharGap::None,
            gap => gap,
        };
        let goes_on = std::mem::take(&mut self.goes_on) || self.text.ends_with(HYPHEN);
        let own = match gap {
            CharGap::Space | CharGap::Line if goes_on => "",
            CharGap::None => "",
            CharGap::Space => " ",
            CharGap::Cell => "\u{3000}",
            CharGap::Line => "\n",
            CharGap::Block => "\n\n",
        };
        for white in own.chars() {
            self.map.push(white.len_utf8(), 0);
        }
        self.text.push_str(own);
        self.gap = CharGap::None;
        self.line_start.get_or_insert(self.text.len());
    }

    /// Ends the line. `letter` is the height of its letters in the units of
    /// the file; without one it is that of the box.
    pub(super) fn end_line(&mut self, frame: Option<UnitBox>, letter: Option<f32>) {
        self.gap = self.gap.max(CharGap::Line);
        self.words = [None; 2];
        let Some(start) = self.line_start.take() else { return };
        self.extend(frame);
        let letter = letter.or(frame.map(|frame| frame.foot - frame.top)).unwrap_or(0.0);
        self.lines.push((start..self.text.len(), frame, letter.max(0.0)));
    }

    /// Ends the block.
    pub(super) fn end_zone(&mut self, sort: BlockHint) {
        self.end_line(None, None);
        self.gap = CharGap::Block;
        let (start, end) = (self.zone_start, self.layout.lines.len() + self.lines.len());
        if start < end {
            self.zones.push(Zone { lines: start..end, page: self.layout.pages.len(), sort });
            self.zone_start = end;
        }
    }

    /// A picture.
    pub(super) fn picture(&mut self, frame: UnitBox) {
        self.extend(Some(frame));
        self.pictures.push(frame);
    }

    /// Something is printed here: the page is no smaller.
    pub(super) fn extend(&mut self, frame: Option<UnitBox>) {
        self.extent = match (self.extent, frame) {
            (Some(a), Some(b)) => Some(a.around(b)),
            (a, b) => a.or(b),
        };
    }

    /// The page's width and height, in the units of its boxes.
    pub(super) fn size(&mut self, width: f32, height: f32) {
        self.page_size = (width.max(0.0), height.max(0.0));
    }

    /// Ends the page.
    pub(super) fn end_page(&mut self, leaf: SheetPage) {
        self.end_zone(BlockHint::Text);
        let (width, height) = self.true_size();
        let fraction = |frame: UnitBox| Box01 {
            x: (frame.left / width).clamp(0.0, 1.0),
            y: (frame.top / height).clamp(0.0, 1.0),
            w: ((frame.right - frame.left) / width).clamp(0.0, 1.0),
            h: ((frame.foot - frame.top) / height).clamp(0.0, 1.0),
        };
        let page = self.layout.pages.len();
        for (text, frame, letter) in self.lines.drain(..) {
            let letter = letter / height;
            self.layout.lines.push(SheetLine { text, area: frame.map(fraction), letter });
        }
        self.layout.blocks.append(&mut self.zones);
        let pictures = self.pictures.drain(..);
        self.layout.pictures.extend(pictures.map(|f| Picture { page, area: fraction(f) }));
        self.layout.pages.push(SheetPage { tall: height / width, ..leaf });
        self.page_size = (0.0, 0.0);
        self.extent = None;
    }

    /// Ends the document: text outside of its pages is a page too.
    pub(super) fn end_document(&mut self) {
        self.end_zone(BlockHint::Text);
        if !self.lines.is_empty() {
            self.end_page(SheetPage::default());
        }
    }

    /// The size of the page: as the file says, unless its boxes are in other
    /// units, by which the page would be too small or far too large for them.
    fn true_size(&self) -> (f32, f32) {
        const FAR: f32 = 0.4;
        let (width, height) = self.page_size;
        let (right, foot) = self.extent.map_or((0.0, 0.0), |extent| (extent.right, extent.foot));
        let other_units = right < width * FAR && foot < height * FAR && right > 0.0;
        if other_units {
            (right.max(1.0), foot.max(1.0))
        } else {
            (width.max(right).max(1.0), height.max(foot).max(1.0))
        }
    }

    /// How many lines there are so far.
    pub(super) fn lines(&self) -> usize {
        self.layout.lines.len() + self.lines.len()
    }

    /// How many blocks there are so far.
    pub(super) fn zones(&self) -> usize {
        self.layout.blocks.len() + self.zones.len()
    }

    /// How many pages there are so far.
    pub(super) fn pages(&self) -> usize {
        self.layout.pages.len()
    }

    /// Whether there is no text at all.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// What stands on the pages that are done.
    pub(super) fn layout(&mut self) -> &mut Layout {
        &mut self.layout
    }

    /// The sheet. `xml` tells its encoding.
    pub(super) fn finish(mut self, encoding: &'static str, malformed: usize) -> Sheet {
        let known = self.layout.lines.iter().any(|line| line.area.is_some());
        let own = !self.layout.stories.is_empty();
        for line in &mut self.layout.lines {
            line.area = line.area.filter(|area| area.w > 0.0 && area.h > 0.0);
        }
        let decoded = Decoded { text: self.text, encoding, malformed, map: self.map };
        let layout = (known || own).then_some(self.layout);
        let (about, warnings) = (self.told, self.warnings);
        Sheet { decoded, layout, about, warnings, told: Vec::new() }
    }
}

/// The box around a line's words, where the line has none of its own.
pub(super) fn widened(frame: &mut Option<UnitBox>, word: Option<UnitBox>) {
    *frame = match (*frame, word) {
        (Some(a), Some(b)) => Some(a.around(b)),
        (a, b) => a.or(b),
    };
}

/// The height that most of a line's words have. In Latin script the fourth of
/// five, since words without tall letters are low, and specks are tall; of han
/// the one in the middle.
pub(super) fn usual(heights: &mut [f32], han: bool) -> Option<f32> {
    heights.sort_by(f32::total_cmp);
    let at = if han { heights.len() / 2 } else { heights.len() * 4 / 5 };
    heights.get(at).copied().filter(|&height| height > 0.0)
}

/// Whether a character is as wide as it is high, and stands in no words.
pub(super) fn is_wide(c: char) -> bool {
    c >= '\u{2E80}'
}

/// The white from which two han are parted, in heights of their letters: the
/// boxes of OCR leave up to half a letter between han that stand close.
const BETWEEN_HAN: f32 = 0.6;
/// The same of a han beside a Latin word or a number.
const BESIDE_HAN: f32 = 0.35;
