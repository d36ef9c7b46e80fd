//! Markdown that tools write which read scans (`MinerU`, PP-Structure, Marker,
//! olmOCR, dots.ocr, DeepSeek-OCR): heads, pictures and tables are marked, all
//! else is the text of the page, in the order in which it was found.
//!
//! The marks are no text; they are left out, and what they tell of a block is
//! kept beside it. So the articles of the page are recovered as those of any.

use crate::loader::article_parts::NATIVE_KEYS;
use std::ops::Range;

use super::markup::{SheetText, TableCells, without_tags};
use crate::input::encoding::Decoded;
use crate::recovery::ocr;
use crate::recovery::sheet::{BlockHint, Sheet};

/// As many heads of one level are no article with its title.
const HEADS: usize = 3;

/// What stands between two pages.
const PAGE_END: &str = "<--- Page Split --->";

/// Whether a text has marks that are to be left out, once it is known to be
/// that of a scan.
pub(super) fn has_marks(text: &str) -> bool {
    is_grounded(text) || text.lines().filter(|line| head(line).is_some()).count() >= HEADS
}

/// Whether a tool wrote a Markdown text that reads scans, and no person: it
/// says where on the page its blocks stand; or it has several heads of one
/// level, no key of a page of our own under any of them, the date of an issue
/// or a picture with the name that such tools give, and lines of a newspaper.
pub(super) fn is_of_scans(text: &str) -> bool {
    const SIGNS: usize = 2;
    if is_grounded(text) {
        return true;
    }
    // What says who wrote it, and when, was written by a person.
    if ["---", "+++"].iter().any(|fence| text.trim_start().starts_with(fence)) {
        return false;
    }
    let mut levels = [0; 7];
    let (mut after_head, mut issue, mut signs) = (false, false, 0);
    for line in text.lines().map(str::trim) {
        if let Some((level, _)) = head(line) {
            levels[level] += 1;
            after_head = true;
            continue;
        }
        if after_head && is_key(line) {
            return false;
        }
        after_head = false;
        issue |= is_tools_picture(line) || ocr::is_dated_folio(line);
        signs += usize::from(ocr::is_of_newspaper(line));
    }
    levels.iter().any(|&count| count >= HEADS) && issue && signs >= SIGNS
}

/// Whether the text says where on the page it stands.
fn is_grounded(text: &str) -> bool {
    text.contains("<|ref|>") || text.contains("<|det|>")
}

/// The level of a head, and where in the line its words begin.
fn head(line: &str) -> Option<(usize, usize)> {
    let level = line.bytes().take_while(|&b| b == b'#').count();
    let rest = line.get(level..)?;
    let words = rest.trim_start();
    let is_head = (1..=6).contains(&level) && rest.starts_with([' ', '\t']) && !words.is_empty();
    is_head.then(|| (level, line.len() - words.len()))
}

/// Whether a line is a key of a page of our own, such as stand under heads.
fn is_key(line: &str) -> bool {
    /// What others write there.
    const OTHERS: [&str; 3] = ["image", "date", "title"];
    line.split_once(':').is_some_and(|(key, _)| NATIVE_KEYS.contains(&key) || OTHERS.contains(&key))
}

/// Whether a picture has a name that a tool made up: a hash, or the page and
/// the place.
fn is_tools_picture(line: &str) -> bool {
    let Some((_, source)) = line.split_once("](").or_else(|| line.split_once("src=\"")) else {
        return false;
    };
    let file = source.split([')', '"', ' ']).next().unwrap_or_default();
    let name = file.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let hash = stem.len() >= 32 && stem.bytes().all(|b| b.is_ascii_hexdigit());
    let placed = ["img_in_", "_page_", "page_"].iter().any(|start| name.starts_with(start));
    (line.starts_with("![") || line.contains("<img")) && (hash || placed)
}

/// A text without its marks, what they tell of its blocks, and where these stand,
/// if the file is of one page.
pub(super) fn sheet(decoded: &Decoded) -> (Sheet, Vec<Option<&str>>) {
    let mut reader =
        MarkReader { out: SheetText::new(decoded), kind: BlockHint::Text, above: None };
    let text = decoded.text.as_str();
    let mut at = 0;
    while at < text.len() {
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
        at = reader.line(text, at..end);
    }
    let (sheet, places) = reader.out.finish();
    (sheet, if text.contains(PAGE_END) { Vec::new() } else { places })
}

struct MarkReader<'a> {
    out: SheetText<'a>,
    /// What the mark before the block says that it is.
    kind: BlockHint,
    /// What goes on from the line right above: the text of a picture, or an item.
    above: Option<BlockHint>,
}

impl<'a> MarkReader<'a> {
    /// Reads what begins with a line; gives where to go on.
    fn line(&mut self, text: &'a str, line: Range<usize>) -> usize {
        let line = self.grounded(text, line);
        let shown = trimmed(text, line.clone());
        let words = &text[shown.clone()];
        if words.is_empty() {
            self.out.part();
            self.above = None;
        } else if is_rule(words) {
            self.out.part();
            self.kind = BlockHint::Text;
        } else if let Some((_, start)) = head(words) {
            let end = shown.start + words.trim_end_matches(['#', ' ']).len();
            self.block(text, shown.start + start..end, BlockHint::Heading);
        } else if words.starts_with("<table") {
            return self.table(text, shown.start);
        } else if words.starts_with('|') && words.len() > 1 && words.ends_with('|') {
            self.row(text, shown);
        } else if let Some(words) = picture(text, &shown) {
            self.out.part();
            self.block(text, words, BlockHint::Caption);
            self.above = Some(BlockHint::Caption);
        } else {
            self.words(text, shown);
        }
        line.end
    }

    /// Takes the tags off a line that say what its block is and where it
    /// stands.
    fn grounded(&mut self, text: &'a str, line: Range<usize>) -> Range<usize> {
        let mut rest = line;
        loop {
            let words = &text[rest.clone()];
            let start = rest.start + (words.len() - words.trim_start().len());
            let tag = |open: &str, close: &str| {
                let inner = text[start..rest.end].strip_prefix(open)?;
                let end = inner.find(close)?;
                Some((
                    start + open.len()..start + open.len() + end,
                    start + open.len() + end + close.len(),
                ))
            };
            if let Some((kind, end)) = tag("<|ref|>", "<|/ref|>") {
                self.out.part();
                self.out.place(None);
                let name = &text[kind.clone()];
                let is_kind = name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
                self.kind = if is_kind { sort(name) } else { BlockHint::Text };
                if !is_kind {
                    self.words(text, kind);
                }
                rest.start = end;
            } else if let Some((place, end)) = tag("<|det|>", "<|/det|>") {
                self.out.place(Some(&text[place]));
                rest.start = end;
            } else {
                return rest;
            }
        }
    }

    /// A block by itself.
    fn block(&mut self, text: &str, words: Range<usize>, sort: BlockHint) {
        self.out.part();
        self.out.sort(sort);
        without_tags(text, words, &mut self.out);
        self.out.part();
        self.above = None;
    }

    /// A line of a paragraph.
    fn words(&mut self, text: &str, mut words: Range<usize>) {
        if text[words.clone()].starts_with("> ") {
            words.start += 2;
        }
        let bold = text[words.clone()].strip_prefix("**").and_then(|w| w.strip_suffix("**"));
        if let Some(bold) = bold.filter(|bold| !bold.is_empty() && !bold.contains("**")) {
            words = words.start + 2..words.end - 2;
            // Heads are no sentences; a paragraph may be set in bold.
            if !bold.ends_with(['。', '.']) {
                return self.block(text, words, BlockHint::Heading);
            }
        }
        if let Some(start) = item(&text[words.clone()]) {
            self.out.part();
            self.above = Some(BlockHint::Item);
            words.start += start;
        }
        self.out.sort(self.above.unwrap_or(self.kind));
        without_tags(text, words, &mut self.out);
        self.out.end_line();
    }

    /// A table in HTML; gives where it ends.
    fn table(&mut self, text: &str, start: usize) -> usize {
        const LONGEST: usize = 1 << 18;
        let mut reach = text.len().min(start + LONGEST);
        while !text.is_char_boundary(reach) {
            reach -= 1;
        }
        let end = text[start..reach].find("</table>").map_or(reach, |end| start + end + 8);
        self.out.part();
        self.out.sort(BlockHint::Table);
        for cell in TableCells::new(text, start..end) {
            if cell.begins_row {
                self.out.end_line();
            } else {
                self.out.gap();
            }
            without_tags(text, cell.text, &mut self.out);
        }
        self.out.part();
        end
    }

    /// A row of a table in Markdown.
    fn row(&mut self, text: &str, row: Range<usize>) {
        let words = &text[row.clone()];
        if words.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ')) {
            return;
        }
        self.out.sort(BlockHint::Table);
        let mut at = row.start;
        for cell in words.split('|') {
            let shown = trimmed(text, at..at + cell.len());
            at += cell.len() + 1;
            if !shown.is_empty() {
                self.out.gap();
                without_tags(text, shown, &mut self.out);
            }
        }
        self.out.end_line();
    }
}

/// Where the words of an item of a list begin, in a line that is one. A number is a part
/// of them, and a long line with one may be any paragraph.
fn item(line: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    if ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark)) {
        return Some(line.len() - line[1..].trim_start().len());
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=2).contains(&digits)
        && [". ", ") "].iter().any(|mark| line[digits..].starts_with(mark));
    (numbered && line.chars().count() <= LONGEST).then_some(0)
}

/// A range without the white space at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

/// What a tool calls a block.
fn sort(kind: &str) -> BlockHint {
    match kind {
        "title" | "sub_title" | "doc_title" | "paragraph_title" | "section_header" => {
            BlockHint::Heading
        }
        "image_caption" | "figure_caption" | "figure_title" => BlockHint::Caption,
        "header" | "footer" | "page_number" | "number" | "page_header" | "page_footer" => {
            BlockHint::Furniture
        }
        _ => BlockHint::Text,
    }
}

/// A rule, or the mark of a page's end.
fn is_rule(line: &str) -> bool {
    let mark = line.chars().next().unwrap_or_default();
    let bare = line.chars().filter(|c| !c.is_whitespace());
    let drawn =
        matches!(mark, '-' | '*' | '_') && bare.clone().all(|c| c == mark) && bare.count() >= 3;
    let numbered = line.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    drawn
        || line == PAGE_END
        || numbered.is_some_and(|(page, rule)| {
            page.bytes().all(|b| b.is_ascii_digit())
                && rule.len() > 9
                && rule.bytes().all(|b| b == b'-')
        })
}

/// The words of a picture, in a line that is one.
fn picture(text: &str, line: &Range<usize>) -> Option<Range<usize>> {
    let words = &text[line.clone()];
    let none = line.end..line.end;
    if let Some(inner) = words.strip_prefix("![") {
        let end = inner.find("](").filter(|_| words.ends_with(')'))?;
        let start = line.start + 2;
        return Some(start..start + end);
    }
    let is_image = words.starts_with('<') && words.contains("<img") && words.ends_with('>');
    is_image.then_some(none)
}
