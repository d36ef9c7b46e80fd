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

use super::scan::{Frame, Scan, Source, usual, widened};
use super::xml::{Element, Manner, Step, Steps};
use crate::recovery::sheet::{Leaf, Sort};

/// What an element is for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Page,
    Block(Sort),
    Line(Sort),
    Word,
    Picture,
    Nothing,
}

/// A document in the reading.
struct Reading<'a> {
    scan: &'a mut Scan,
    open: Vec<Part>,
    /// The page in hand, if it has begun.
    page: Option<Leaf>,
    line: Option<Frame>,
    line_height: Option<f32>,
    heights: Vec<f32>,
    sort: Sort,
    /// Text outside of pages counts too, since there are none.
    pageless: bool,
}

/// Reads a document into a sheet.
pub(super) fn read(source: &Source<'_>, scan: &mut Scan) {
    let xml = source.xml.text.as_str();
    let pageless = !xml.contains("ocr_page");
    let mut steps = Steps::new(xml, Manner::Html);
    let mut reading = Reading {
        scan,
        open: Vec::new(),
        page: pageless.then(Leaf::default),
        line: None,
        line_height: None,
        heights: Vec::new(),
        sort: Sort::Text,
        pageless,
    };
    while let Some(step) = steps.next() {
        match step {
            Step::Start(element) => {
                let silent = ["head", "script", "style", "title"];
                if silent.iter().any(|name| element.name.eq_ignore_ascii_case(name)) {
                    steps.pass_over();
                } else {
                    reading.start(&element);
                }
            }
            Step::End(_) => reading.end(),
            Step::Text(range) if reading.page.is_some() => reading.scan.put(source, range),
            Step::Verbatim(range) if reading.page.is_some() => {
                reading.scan.put_verbatim(source, range);
            }
            Step::Text(_) | Step::Verbatim(_) => {}
        }
    }
    reading.end_page();
    scan.end_document();
    scan.warnings.extend(steps.into_warnings());
}

impl Reading<'_> {
    fn start(&mut self, element: &Element<'_>) {
        let part = part(element);
        self.open.push(part);
        let title = element.get("title").unwrap_or_default();
        match part {
            Part::Page => {
                self.end_page();
                let id = property(&title, "ppageno").and_then(|n| n.trim().parse::<u32>().ok());
                let id = id.map(|number| (number + 1).to_string());
                self.page = Some(Leaf { id, ..Leaf::default() });
                if let Some(frame) = frame(&title) {
                    self.scan.size(frame.right, frame.foot);
                }
            }
            Part::Block(sort) => {
                self.end_block();
                self.sort = sort;
            }
            Part::Line(sort) => {
                self.end_line();
                if sort != self.sort && sort != Sort::Text {
                    self.end_block();
                    self.sort = sort;
                }
                self.line = frame(&title);
                let size = property(&title, "x_size").and_then(|size| size.trim().parse().ok());
                self.line_height = size.filter(|size: &f32| size.is_finite() && *size > 0.0);
            }
            Part::Word => {
                let word = frame(&title);
                if let Some(word) = word {
                    self.heights.push(word.foot - word.top);
                }
                widened(&mut self.line, word);
            }
            Part::Picture => {
                if let Some(frame) = frame(&title) {
                    self.scan.picture(frame);
                }
            }
            Part::Nothing => {
                if element.name.eq_ignore_ascii_case("br") {
                    self.end_line();
                }
            }
        }
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Part::Page) => self.end_page(),
            Some(Part::Block(_)) => self.end_block(),
            Some(Part::Line(sort)) => {
                self.end_line();
                if sort != Sort::Text {
                    self.end_block();
                }
            }
            _ => {}
        }
    }

    fn end_line(&mut self) {
        let letter = usual(&mut self.heights).or(self.line_height);
        self.scan.end_line(self.line.take(), letter);
        self.line_height = None;
        self.heights.clear();
    }

    fn end_block(&mut self) {
        self.end_line();
        self.scan.end_zone(self.sort);
        let block = self.open.iter().rev().find_map(|part| match part {
            Part::Block(sort) => Some(*sort),
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
            self.page = Some(Leaf::default());
        }
    }
}

fn part(element: &Element<'_>) -> Part {
    let name = element.name.to_ascii_lowercase();
    let span = name == "span";
    let class = element.get("class").unwrap_or_default();
    let known = class.split_whitespace().find_map(|class| {
        Some(match class {
            "ocr_page" => Part::Page,
            "ocr_line" | "ocrx_line" | "ocr_textfloat" => Part::Line(Sort::Text),
            "ocr_header" if span => Part::Line(Sort::Heading),
            "ocr_caption" if span => Part::Line(Sort::Caption),
            "ocrx_word" | "ocr_word" => Part::Word,
            "ocr_carea" | "ocrx_block" | "ocr_par" => Part::Block(Sort::Text),
            "ocr_header" | "ocr_footer" | "ocr_pageno" => Part::Block(Sort::Furniture),
            "ocr_caption" => Part::Block(Sort::Caption),
            "ocr_photo" | "ocr_image" | "ocr_graphic" | "ocr_linedrawing" | "ocrx_image" => {
                Part::Picture
            }
            _ => return None,
        })
    });
    known.unwrap_or(match name.as_str() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Part::Block(Sort::Heading),
        "p" | "li" | "td" | "th" | "blockquote" => Part::Block(Sort::Text),
        _ => Part::Nothing,
    })
}

/// The value of a property in a `title`: `image "a.png"; bbox 0 0 9 9`.
fn property<'a>(title: &'a str, name: &str) -> Option<&'a str> {
    title.split(';').find_map(|part| {
        let value = part.trim().strip_prefix(name)?;
        value.starts_with(' ').then_some(value)
    })
}

fn frame(title: &str) -> Option<Frame> {
    let mut numbers = property(title, "bbox")?.split_whitespace().map(str::parse::<f32>);
    let mut next = || numbers.next()?.ok().filter(|n| n.is_finite());
    let (left, top, right, foot) = (next()?, next()?, next()?, next()?);
    (left <= right && top <= foot).then_some(Frame { left, top, right, foot })
}
