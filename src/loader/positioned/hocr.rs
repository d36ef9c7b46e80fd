//! hOCR: HTML whose classes say what is a page, a block, a line and a word,
//! and whose `title` attributes say where each stands.
//!
//! | class or element | read as |
//! |---|---|
//! | `ocr_page` | a page; its `bbox` is the page's size |
//! | `ocr_carea`, `ocrx_block`, `ocr_par`, `p`, `h1`–`h6`, `li`, `td` | a block; `h1`–`h6` in display type |
//! | `ocr_line`, `ocrx_line`, `ocr_textfloat` | a line |
//! | `ocr_header`, `ocr_caption` on a `span` | a line in display type, a line of a caption |
//! | the same, `ocr_footer`, `ocr_pageno` on another element | a block: furniture, caption |
//! | `ocrx_word`, `ocr_word` | a word; its height is that of its letters |
//! | `ocr_photo`, `ocr_image`, `ocr_graphic`, `ocr_linedrawing` | a picture |
//!
//! The order of `ocr_carea` says nothing of articles. Text outside of lines is
//! kept too; a soft hyphen at a line's end joins the word.

use super::scan::{SheetBuilder, UnitBox, XmlSource, usual, widened};
use super::xml::{Element, Steps, Strictness, XmlEvent};
use crate::recovery::sheet::{BlockHint, SheetPage};

/// What an element is for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HocrElement {
    Page,
    Block(BlockHint),
    Line(BlockHint),
    Word,
    Picture,
    Nothing,
}

/// A document in the reading.
struct HocrParser<'a> {
    scan: &'a mut SheetBuilder,
    open: Vec<HocrElement>,
    /// The page in hand, if it has begun.
    page: Option<SheetPage>,
    line: Option<UnitBox>,
    /// The box around the words of the line.
    words: Option<UnitBox>,
    line_height: Option<f32>,
    heights: Vec<f32>,
    sort: BlockHint,
    /// Text outside of pages counts too, since there are none.
    pageless: bool,
}

/// Reads a document into a sheet.
pub(super) fn read(source: &XmlSource<'_>, scan: &mut SheetBuilder) {
    let xml = source.xml.text.as_str();
    let pageless = !xml.contains("ocr_page");
    let mut steps = Steps::new(xml, Strictness::Html);
    let mut reading = HocrParser {
        scan,
        open: Vec::new(),
        page: pageless.then(SheetPage::default),
        line: None,
        words: None,
        line_height: None,
        heights: Vec::new(),
        sort: BlockHint::Text,
        pageless,
    };
    while let Some(step) = steps.next() {
        match step {
            XmlEvent::Start(element) => {
                let silent = ["head", "script", "style", "title"];
                if silent.iter().any(|name| element.name.eq_ignore_ascii_case(name)) {
                    steps.pass_over();
                } else {
                    reading.start(&element);
                }
            }
            XmlEvent::End(_) => reading.end(),
            XmlEvent::Text(range) if reading.page.is_some() => reading.scan.put(source, range),
            XmlEvent::Verbatim(range) if reading.page.is_some() => {
                reading.scan.put_verbatim(source, range);
            }
            XmlEvent::Text(_) | XmlEvent::Verbatim(_) => {}
        }
    }
    reading.end_page();
    scan.end_document();
    scan.warnings.extend(steps.into_warnings());
}

impl HocrParser<'_> {
    fn start(&mut self, element: &Element<'_>) {
        let part = part(element);
        self.open.push(part);
        let title = element.get("title").unwrap_or_default();
        match part {
            HocrElement::Page => {
                self.end_page();
                let id = property(&title, "ppageno").and_then(|n| n.trim().parse::<u32>().ok());
                let id = id.map(|number| (number + 1).to_string());
                self.page = Some(SheetPage { id, ..SheetPage::default() });
                if let Some(frame) = frame(&title) {
                    self.scan.size(frame.right, frame.foot);
                }
            }
            HocrElement::Block(sort) => {
                self.end_block();
                self.sort = sort;
            }
            HocrElement::Line(sort) => {
                self.end_line();
                if sort != self.sort && sort != BlockHint::Text {
                    self.end_block();
                    self.sort = sort;
                }
                self.line = frame(&title);
                let size = property(&title, "x_size").and_then(|size| size.trim().parse().ok());
                self.line_height = size.filter(|size: &f32| size.is_finite() && *size > 0.0);
            }
            HocrElement::Word => {
                let word = frame(&title);
                if let Some(word) = word {
                    self.heights.push(word.foot - word.top);
                }
                widened(&mut self.words, word);
                self.scan.word(word);
            }
            HocrElement::Picture => {
                if let Some(frame) = frame(&title) {
                    self.scan.picture(frame);
                }
            }
            HocrElement::Nothing => {
                if element.name.eq_ignore_ascii_case("br") {
                    self.end_line();
                }
            }
        }
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(HocrElement::Page) => self.end_page(),
            Some(HocrElement::Block(_)) => self.end_block(),
            Some(HocrElement::Line(sort)) => {
                self.end_line();
                if sort != BlockHint::Text {
                    self.end_block();
                }
            }
            _ => {}
        }
    }

    fn end_line(&mut self) {
        let words = usual(&mut self.heights, self.scan.is_wide_line());
        let line = self.line.take();
        // No letter is higher than its level line, whatever the boxes of words say.
        let most = line.filter(|l| l.right - l.left > l.foot - l.top).map(|l| l.foot - l.top);
        let letter = words.map(|words| most.map_or(words, |most| words.min(most)));
        self.scan.end_line(line.or(self.words.take()), letter.or(self.line_height));
        self.words = None;
        self.line_height = None;
        self.heights.clear();
    }

    fn end_block(&mut self) {
        self.end_line();
        self.scan.end_zone(self.sort);
        let block = self.open.iter().rev().find_map(|part| match part {
            HocrElement::Block(sort) => Some(*sort),
            _ => None,
        });
        self.sort = block.unwrap_or_default();
    }

    fn end_page(&mut self) {
        self.end_block();
        if let Some(leaf) = self.page.take() {
            self.scan.end_page(leaf);
        }
        if self.pageless {
            self.page = Some(SheetPage::default());
        }
    }
}

fn part(element: &Element<'_>) -> HocrElement {
    let name = element.name.to_ascii_lowercase();
    let span = name == "span";
    let class = element.get("class").unwrap_or_default();
    let known = class.split_whitespace().find_map(|class| {
        Some(match class {
            "ocr_page" => HocrElement::Page,
            "ocr_line" | "ocrx_line" | "ocr_textfloat" => HocrElement::Line(BlockHint::Text),
            "ocr_header" if span => HocrElement::Line(BlockHint::Heading),
            "ocr_caption" if span => HocrElement::Line(BlockHint::Caption),
            "ocrx_word" | "ocr_word" => HocrElement::Word,
            "ocr_carea" | "ocrx_block" | "ocr_par" => HocrElement::Block(BlockHint::Text),
            "ocr_header" | "ocr_footer" | "ocr_pageno" => HocrElement::Block(BlockHint::Furniture),
            "ocr_caption" => HocrElement::Block(BlockHint::Caption),
            "ocr_photo" | "ocr_image" | "ocr_graphic" | "ocr_linedrawing" | "ocrx_image" => {
                HocrElement::Picture
            }
            _ => return None,
        })
    });
    known.unwrap_or(match name.as_str() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => HocrElement::Block(BlockHint::Heading),
        "p" | "li" | "td" | "th" | "blockquote" => HocrElement::Block(BlockHint::Text),
        _ => HocrElement::Nothing,
    })
}

/// The value of a property in a `title`: `image "a.png"; bbox 0 0 9 9`.
fn property<'a>(title: &'a str, name: &str) -> Option<&'a str> {
    title.split(';').find_map(|part| {
        let value = part.trim().strip_prefix(name)?;
        value.starts_with(' ').then_some(value)
    })
}

fn frame(title: &str) -> Option<UnitBox> {
    let mut numbers = property(title, "bbox")?.split_whitespace().map(str::parse::<f32>);
    let mut next = || numbers.next()?.ok().filter(|n| n.is_finite());
    let (left, top, right, foot) = (next()?, next()?, next()?, next()?);
    (left <= right && top <= foot).then_some(UnitBox { left, top, right, foot })
}
