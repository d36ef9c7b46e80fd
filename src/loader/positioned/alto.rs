//! ALTO 1 to 4: a page as print space, blocks, lines and strings, each with
//! its place, in tenths of millimetres, 1200ths of inches or pixels.
//!
//! | element | read as |
//! |---|---|
//! | `Page` | a page; `PRINTED_IMG_NR` is its number |
//! | `TopMargin`, `BottomMargin`, … | text in them is furniture |
//! | `TextBlock`, `TextLine`, `String` | block, line, word (`CONTENT`); `Glyph` and `Variant` are passed over |
//! | `SP` | a space; where a file has none at all, one stands between any two strings |
//! | `HYP`, `SUBS_TYPE`, `SUBS_CONTENT` | a word parted at a line's end, which is joined; its hyphen stays only where `SUBS_CONTENT` has it |
//! | `ComposedBlock` | the blocks in it; those in one of `TYPE` Illustration are captions, those in one of `TYPE` table its cells |
//! | `Illustration` | a picture |
//! | `LANG`, `language` of a page or block | the language of the paper, of the first that says one |
//! | `TAGREFS` to a tag with a `LABEL` | heading, caption, header, footer, page number by that name |

use std::collections::HashMap;
use std::ops::Range;

use super::scan::{HYPHEN, SheetBuilder, UnitBox, XmlSource, usual, widened};
use super::xml::{Element, Steps, Strictness, XmlEvent};
use crate::recovery::sheet::{BlockHint, SheetPage};

/// An element that is open, if it is of a kind that counts.
struct OpenAltoElement {
    part: AltoElement,
    /// Its name, and the text before it.
    id: Option<String>,
    start: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AltoElement {
    Page,
    Margin,
    /// A block of blocks, and what is said of them all.
    Composed(BlockHint),
    Block(BlockHint),
    Line,
    Word,
    Nothing,
}

/// A document in the reading.
struct AltoParser<'a> {
    source: &'a XmlSource<'a>,
    scan: &'a mut SheetBuilder,
    open: Vec<OpenAltoElement>,
    tags: HashMap<String, BlockHint>,
    leaf: SheetPage,
    line: Option<UnitBox>,
    heights: Vec<f32>,
    /// The file has no `SP`.
    spaceless: bool,
    /// The string before ended in the first part of a word: whether the
    /// hyphen after it stays.
    parted: Option<bool>,
}

/// Reads a document into a sheet; whether there was a page in it. `leaf` is
/// what is known of the page besides.
pub(super) fn read(source: &XmlSource<'_>, scan: &mut SheetBuilder, leaf: &SheetPage) -> bool {
    let xml = source.xml.text.as_str();
    let before = scan.pages();
    let mut steps = Steps::new(xml, Strictness::Xml);
    let mut reading = AltoParser {
        source,
        scan,
        open: Vec::new(),
        tags: HashMap::new(),
        leaf: leaf.clone(),
        line: None,
        heights: Vec::new(),
        spaceless: !xml.contains("<SP") && !xml.contains(":SP"),
        parted: None,
    };
    while let Some(step) = steps.next() {
        match step {
            XmlEvent::Start(element) if element.name == "Description" => steps.pass_over(),
            XmlEvent::Start(element) => reading.start(&element),
            XmlEvent::End(_) => reading.end(leaf),
            XmlEvent::Text(_) | XmlEvent::Verbatim(_) => {}
        }
    }
    while !reading.open.is_empty() {
        reading.end(leaf);
    }
    scan.end_document();
    scan.warnings.extend(steps.into_warnings());
    scan.pages() > before
}

impl AltoParser<'_> {
    fn start(&mut self, element: &Element<'_>) {
        let start = self.scan.len();
        let part = self.part(element);
        let id = element.get("ID").map(std::borrow::Cow::into_owned);
        let place = frame(element);
        if matches!(part, AltoElement::Page | AltoElement::Block(_)) {
            let lang = element.get("LANG").or_else(|| element.get("language"));
            self.scan.speaks(lang.as_deref());
        }
        match part {
            AltoElement::Page => {
                self.leaf.id = self.leaf.id.take().or_else(|| printed(element));
                let size = |name| element.number(name).unwrap_or(0.0);
                self.scan.size(size("WIDTH"), size("HEIGHT"));
            }
            AltoElement::Margin | AltoElement::Composed(_) => self.scan.extend(place),
            AltoElement::Line => self.line = place,
            AltoElement::Word => self.word(element, place),
            AltoElement::Block(_) => {}
            AltoElement::Nothing => match element.name {
                "SP" => self.scan.space(),
                "HYP" => self.hyphen(element),
                "Illustration" => {
                    if let Some(place) = place {
                        self.scan.picture(place);
                    }
                }
                name if name.ends_with("Tag") => self.tag(element),
                _ => {}
            },
        }
        self.open.push(OpenAltoElement { part, id, start });
    }

    fn part(&self, element: &Element<'_>) -> AltoElement {
        let inside = |part: AltoElement| self.open.iter().any(|open| open.part == part);
        match element.name {
            "Page" => AltoElement::Page,
            "TopMargin" | "BottomMargin" | "LeftMargin" | "RightMargin" | "PrintSpace" => {
                if element.name == "PrintSpace" {
                    AltoElement::Composed(BlockHint::Text)
                } else {
                    AltoElement::Margin
                }
            }
            "ComposedBlock" => {
                let sort = element.get("TYPE").unwrap_or_default().to_ascii_lowercase();
                AltoElement::Composed(match sort.as_str() {
                    sort if sort.contains("illustration") || sort.contains("image") => {
                        BlockHint::Caption
                    }
                    sort if sort.contains("table") => BlockHint::Table,
                    _ => BlockHint::Text,
                })
            }
            "TextBlock" => {
                let tagged = element.get("TAGREFS").unwrap_or_default();
                let tagged = tagged.split_whitespace().find_map(|tag| self.tags.get(tag));
                AltoElement::Block(match tagged {
                    _ if inside(AltoElement::Composed(BlockHint::Table)) => BlockHint::Table,
                    Some(sort) => *sort,
                    None if inside(AltoElement::Margin) => BlockHint::Furniture,
                    None if inside(AltoElement::Composed(BlockHint::Caption)) => BlockHint::Caption,
                    None => BlockHint::Text,
                })
            }
            "TextLine" => AltoElement::Line,
            "String" => AltoElement::Word,
            _ => AltoElement::Nothing,
        }
    }

    fn end(&mut self, leaf: &SheetPage) {
        let Some(OpenAltoElement { part, id, start }) = self.open.pop() else { return };
        match part {
            AltoElement::Page => {
                let leaf = std::mem::replace(&mut self.leaf, leaf.clone());
                self.scan.end_page(leaf);
            }
            // The cells of a table are one block.
            AltoElement::Block(BlockHint::Table) => self.scan.end_line(None, None),
            AltoElement::Block(sort) => self.scan.end_zone(sort),
            AltoElement::Composed(BlockHint::Table) => self.scan.end_zone(BlockHint::Table),
            AltoElement::Line => {
                let letter = usual(&mut self.heights, self.scan.is_wide_line());
                self.heights.clear();
                self.scan.end_line(self.line.take(), letter);
                if self.parted.take().is_some() {
                    self.scan.go_on();
                }
            }
            AltoElement::Margin
            | AltoElement::Composed(_)
            | AltoElement::Word
            | AltoElement::Nothing => {}
        }
        if !matches!(part, AltoElement::Nothing | AltoElement::Margin) {
            self.scan.name(id.as_deref(), start);
        }
    }

    fn word(&mut self, element: &Element<'_>, place: Option<UnitBox>) {
        let Some(content) = element.place("CONTENT") else { return };
        if let Some(place) = place {
            self.heights.push(place.foot - place.top);
        }
        widened(&mut self.line, place);
        self.scan.word(place);
        let text = element.get("CONTENT").unwrap_or_default();
        if self.spaceless && !self.scan.ends_before(&text) {
            self.scan.space();
        }
        self.parted = None;
        let first = element.get("SUBS_TYPE").is_some_and(|part| part == "HypPart1");
        if !first {
            return self.scan.put(self.source, content);
        }
        let whole = element.get("SUBS_CONTENT").unwrap_or_default();
        let bare = text.trim_end_matches(is_hyphen);
        let stays = whole.strip_prefix(bare).is_some_and(|rest| rest.starts_with(is_hyphen));
        self.parted = Some(stays);
        let raw = &self.source.xml.text[content.clone()];
        match raw.chars().next_back().filter(|&c| is_hyphen(c)) {
            Some(hyphen) if !stays && !bare.is_empty() => {
                let at = content.end - hyphen.len_utf8();
                self.scan.put(self.source, content.start..at);
                self.scan.put_as(self.source, at..content.end, HYPHEN);
            }
            _ => self.scan.put(self.source, content),
        }
    }

    /// A hyphen at the line's end; without a word that says otherwise it is
    /// no part of the text.
    fn hyphen(&mut self, element: &Element<'_>) {
        let Some(content) = element.place("CONTENT").filter(|range| !range.is_empty()) else {
            return;
        };
        self.scan.close_up();
        if self.parted == Some(true) && !self.scan.ends_in(is_hyphen) {
            self.scan.put(self.source, content);
        } else {
            self.scan.put_as(self.source, content, HYPHEN);
        }
    }

    fn tag(&mut self, element: &Element<'_>) {
        let label = element.get("LABEL").or_else(|| element.get("TYPE")).unwrap_or_default();
        if let (Some(id), Some(sort)) = (element.get("ID"), sort(&label)) {
            self.tags.insert(id.into_owned(), sort);
        }
    }
}

/// What a name for a sort of block means.
pub(super) fn sort(name: &str) -> Option<BlockHint> {
    let name = name.to_ascii_lowercase().replace(['-', '_', ' '], "");
    Some(match name.as_str() {
        "heading" | "headline" | "title" | "subheading" | "subheadline" => BlockHint::Heading,
        "listitem" => BlockHint::Item,
        "caption" => BlockHint::Caption,
        "credit" => BlockHint::Credit,
        "header" | "footer" | "pagenumber" | "runninghead" | "runningtitle" | "signaturemark"
        | "catchword" => BlockHint::Furniture,
        _ => return None,
    })
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{AD}' | '¬' | '‐' | '⸗' | '=')
}

fn printed(page: &Element<'_>) -> Option<String> {
    let number = page.get("PRINTED_IMG_NR").or_else(|| page.get("PHYSICAL_IMG_NR"))?;
    Some(number.trim().to_owned()).filter(|number| !number.is_empty())
}

fn frame(element: &Element<'_>) -> Option<UnitBox> {
    let (left, top) = (element.number("HPOS")?, element.number("VPOS")?);
    let (width, height) = (element.number("WIDTH")?, element.number("HEIGHT")?);
    let sound = width >= 0.0 && height >= 0.0;
    sound.then_some(UnitBox { left, top, right: left + width, foot: top + height })
}

/// What a range of named elements holds: from the beginning of the first to
/// the end of the last.
pub(super) fn span(
    names: &HashMap<String, Range<usize>>,
    begin: &str,
    end: Option<&str>,
) -> Option<Range<usize>> {
    let first = names.get(begin)?;
    let last = end.and_then(|end| names.get(end)).unwrap_or(first);
    Some(first.start..last.end.max(first.end))
}
