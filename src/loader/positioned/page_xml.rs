//! PAGE XML: regions with polygons, lines in them, and the order to read them
//! in.
//!
//! | element | read as |
//! |---|---|
//! | `Page` | a page |
//! | `TextRegion` | a block; its `type` says heading, caption, credit, furniture |
//! | `TextLine` | a line: its own text, else that of its words; a region without lines has its own |
//! | `TextEquiv` | of several the one with the lowest `index` |
//! | `TableRegion` | a table; the text regions in it are its cells |
//! | `ImageRegion`, `GraphicRegion`, `LineDrawingRegion`, `ChartRegion`, `MapRegion` | a picture |
//! | `ReadingOrder` with groups in the outermost group | each of these is an article |
//! | `ReadingOrder` of nearly all, headings among them | an article from each heading to the next |
//! | `ReadingOrder` otherwise | the order of the blocks |
//! | `custom="structure {id:…; type:article;}"` | the article that a region or a line is in |
//!
//! A soft hyphen or `¬` at the end of a line joins the word.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::alto::sort;
use super::scan::{HYPHEN, SheetBuilder, UnitBox, XmlSource};
use super::xml::{Element, Steps, Strictness, XmlEvent};
use super::{groups, headings};
use crate::recovery::sheet::{BlockHint, SheetPage};

/// A text that may be chosen: its parts, and whether references count in them.
#[derive(Debug, Clone, Default)]
struct TextChoice {
    index: i32,
    parts: Vec<(Range<usize>, bool)>,
}

/// An element that is open.
#[derive(Debug, Default)]
struct OpenElement<'a> {
    name: &'a str,
    /// The text given for it, if any.
    own: Option<TextChoice>,
    /// The texts of the words in it, in order.
    inner: Vec<TextChoice>,
    points: Vec<(f32, f32)>,
    id: Option<String>,
    sort: BlockHint,
    article: Option<String>,
    has_lines: bool,
    index: i32,
}

/// Where a region is referred to.
#[derive(Debug, Default)]
struct RegionGroup {
    depth: usize,
    is_ordered: bool,
    regions: Vec<String>,
}

/// A document in the reading.
struct PageXmlParser<'a, 'b> {
    source: &'b XmlSource<'a>,
    scan: &'b mut SheetBuilder,
    open: Vec<OpenElement<'b>>,
    groups: Vec<RegionGroup>,
    depth: usize,
    /// The blocks of each region.
    regions: HashMap<String, Vec<usize>>,
    /// What lines belong to which article, in the order of the file.
    marked: Vec<(String, usize)>,
    line_ends: usize,
}

/// Reads a document into a sheet; whether there was a page in it.
pub(super) fn read(source: &XmlSource<'_>, scan: &mut SheetBuilder) -> bool {
    let before = scan.pages();
    let mut steps = Steps::new(&source.xml.text, Strictness::Xml);
    let mut reading = PageXmlParser {
        source,
        scan,
        open: Vec::new(),
        groups: Vec::new(),
        depth: 0,
        regions: HashMap::new(),
        marked: Vec::new(),
        line_ends: 0,
    };
    while let Some(step) = steps.next() {
        match step {
            XmlEvent::Start(element) if element.name == "Metadata" => steps.pass_over(),
            XmlEvent::Start(element) => reading.start(&element),
            XmlEvent::End(_) => reading.end(),
            XmlEvent::Text(range) => reading.text(range, true),
            XmlEvent::Verbatim(range) => reading.text(range, false),
        }
    }
    while !reading.open.is_empty() {
        reading.end();
    }
    reading.scan.end_document();
    reading.order();
    scan.warnings.extend(steps.into_warnings());
    scan.pages() > before
}

impl<'b> PageXmlParser<'_, 'b> {
    fn start(&mut self, element: &Element<'b>) {
        let mut open = OpenElement { name: element.name, ..OpenElement::default() };
        match element.name {
            "Page" => {
                let size = |name| element.number(name).unwrap_or(0.0);
                self.scan.size(size("imageWidth"), size("imageHeight"));
                self.scan.speaks(element.get("primaryLanguage").as_deref());
            }
            "TextRegion" | "TextLine" | "Word" => {
                self.scan.speaks(element.get("primaryLanguage").as_deref());
                open.id = element.get("id").map(Cow::into_owned);
                open.sort = element.get("type").as_deref().and_then(sort).unwrap_or_default();
                open.article = element.get("custom").as_deref().and_then(article_in);
                if element.name != "Word" {
                    self.leave_text();
                }
                if element.name == "TextRegion" {
                    self.leave_region();
                }
            }
            "TableRegion" => {
                open.id = element.get("id").map(Cow::into_owned);
                self.leave_text();
                self.leave_region();
            }
            "TextEquiv" => open.index = element.number("index").unwrap_or(0.0) as i32,
            "Coords" | "Baseline" => {
                let points = element.get("points").map(|text| points(&text)).unwrap_or_default();
                self.shape(element.name, points);
            }
            "Point" => {
                let point = element.number("x").zip(element.number("y"));
                let shape = self.open.last().map_or("", |open| open.name);
                self.shape(shape, point.into_iter().collect());
            }
            "RegionRef" | "RegionRefIndexed" => self.refer(element),
            name if is_group(name) => {
                self.depth += 1;
                let is_ordered = name.starts_with("Ordered");
                self.groups.push(RegionGroup {
                    depth: self.depth,
                    is_ordered,
                    regions: Vec::new(),
                });
            }
            _ => {}
        }
        self.open.push(open);
    }

    /// Notes the outline of what it stands in.
    fn shape(&mut self, name: &str, points: Vec<(f32, f32)>) {
        let holder = self.open.iter_mut().rev().find(|open| {
            matches!(open.name, "TextLine" | "Word" | "Glyph") || open.name.ends_with("Region")
        });
        if let (Some(holder), "Coords") = (holder, name) {
            holder.points.extend(points);
        }
    }

    fn refer(&mut self, element: &Element<'_>) {
        let region = element.get("regionRef").map(Cow::into_owned);
        // Groups inside the second rank are parts of the same article.
        let group = self.groups.iter_mut().rev().find(|group| group.depth <= 2);
        if let (Some(group), Some(region)) = (group, region) {
            group.regions.push(region);
        }
    }

    fn text(&mut self, range: Range<usize>, resolve: bool) {
        let unicode = self.open.last().is_some_and(|open| open.name == "Unicode");
        let at = self.open.len().saturating_sub(2);
        if let Some(equivalent) = self.open.get_mut(at).filter(|_| unicode) {
            let parts = &mut equivalent.own.get_or_insert_default().parts;
            parts.push((range, resolve));
        }
    }

    fn end(&mut self) {
        let Some(mut open) = self.open.pop() else { return };
        match open.name {
            "TextEquiv" => {
                let Some(mut choice) = open.own else { return };
                choice.index = open.index;
                if let Some(holder) = self.open.last_mut() {
                    let better = holder.own.as_ref().is_none_or(|own| own.index > choice.index);
                    if better {
                        holder.own = Some(choice);
                    }
                }
            }
            "Word" => {
                if let (Some(choice), Some(line)) = (open.own, self.open.last_mut()) {
                    line.inner.push(choice);
                }
            }
            "TextLine" => self.end_line(&open),
            "TextRegion" => {
                if !open.has_lines && open.own.is_some() {
                    open.has_lines = true;
                    self.put(&open);
                    let frame = UnitBox::of_points(open.points.iter().copied());
                    self.scan.end_line(frame, None);
                    self.note(open.article.as_ref());
                }
                self.close_region(&open);
            }
            "TableRegion" => self.end_zone(open.id.as_ref(), BlockHint::Table),
            "Page" => self.scan.end_page(SheetPage::default()),
            name if is_group(name) => self.depth -= 1,
            name if is_picture(name) => {
                if let Some(frame) = UnitBox::of_points(open.points.iter().copied()) {
                    self.scan.picture(frame);
                }
            }
            _ => {}
        }
    }

    fn end_line(&mut self, line: &OpenElement<'_>) {
        self.put(line);
        let frame = UnitBox::of_points(line.points.iter().copied());
        // The outline of a line that climbs is higher than the line.
        let height = frame.map(|f| area(&line.points) / (f.right - f.left).max(1.0));
        self.scan.end_line(frame, height.filter(|&height| height > 0.0));
        // Not always the parent: an element before the line may lack its end.
        let region = self.open.iter().rposition(|open| open.name == "TextRegion");
        let article = region.and_then(|region| self.open[region].article.clone());
        self.note(line.article.as_ref().or(article.as_ref()));
        if let Some(region) = region {
            self.open[region].has_lines = true;
        }
    }

    /// Adds the text of a line.
    fn put(&mut self, open: &OpenElement<'_>) {
        let xml = self.source.xml.text.as_str();
        let own = open.own.iter().filter(|choice| {
            choice.parts.iter().any(|(range, _)| !xml[range.clone()].trim().is_empty())
        });
        let own: Vec<&TextChoice> = own.collect();
        let all = if own.is_empty() { open.inner.iter().collect() } else { own };
        for choice in all {
            self.scan.space();
            for (range, resolve) in &choice.parts {
                if *resolve {
                    self.put_line(range.clone());
                } else {
                    self.scan.put_verbatim(self.source, range.clone());
                }
            }
        }
    }

    /// Adds text whose last character may be a hyphen.
    fn put_line(&mut self, range: Range<usize>) {
        let text = &self.source.xml.text[range.clone()];
        let end = range.start + text.trim_end().len();
        let last = self.source.xml.text[range.start..end].chars().next_back();
        match last.filter(|c| matches!(*c, '¬' | HYPHEN)) {
            Some(hyphen) => {
                let at = end - hyphen.len_utf8();
                self.scan.put(self.source, range.start..at);
                self.scan.close_up();
                self.scan.put_as(self.source, at..end, HYPHEN);
            }
            None => self.scan.put(self.source, range),
        }
    }

    /// Notes that the line just ended belongs to an article.
    fn note(&mut self, article: Option<&String>) {
        let lines = self.scan.lines();
        if let Some(article) = article.filter(|_| lines > self.line_ends) {
            self.marked.push((article.clone(), lines - 1));
        }
        self.line_ends = lines;
    }

    /// Text that lacks its end comes before what begins inside of it; the
    /// outermost first, as in the file. Left for later it would be one line
    /// with what stands after the inner text, and its source lie around that.
    fn leave_text(&mut self) {
        let cut = self.open.iter_mut().filter(|open| open.name == "TextEquiv");
        let cut: Vec<TextChoice> = cut.filter_map(|open| open.own.take()).collect();
        if cut.is_empty() {
            return;
        }
        let region = self.open.iter().rev().find(|open| open.name == "TextRegion");
        let article = region.and_then(|region| region.article.clone());
        for own in cut {
            self.put(&OpenElement { own: Some(own), ..OpenElement::default() });
            self.scan.end_line(None, None);
            self.note(article.as_ref());
        }
    }

    /// A region inside a region is a block of its own.
    fn leave_region(&mut self) {
        let outer = self.open.iter().rev().find(|open| open.name == "TextRegion");
        let Some((id, sort)) = outer.map(|open| (open.id.clone(), open.sort)) else { return };
        self.end_zone(id.as_ref(), sort);
    }

    fn close_region(&mut self, region: &OpenElement<'_>) {
        self.end_zone(region.id.as_ref(), region.sort);
    }

    /// Ends a block; the cells of a table are one.
    fn end_zone(&mut self, id: Option<&String>, sort: BlockHint) {
        if self.open.iter().any(|open| open.name == "TableRegion") {
            return self.scan.end_line(None, None);
        }
        let before = self.scan.zones();
        self.scan.end_zone(sort);
        if let (Some(id), true) = (id, self.scan.zones() > before) {
            self.regions.entry(id.clone()).or_default().push(before);
        }
    }

    /// Makes articles of the groups, or puts the blocks in their order.
    fn order(&mut self) {
        let regions = &self.regions;
        let known = |ids: &[String]| -> Vec<usize> {
            ids.iter().flat_map(|id| regions.get(id).into_iter().flatten().copied()).collect()
        };
        let ranks = |rank| self.groups.iter().filter(move |group| group.depth == rank);
        let inner: Vec<Vec<usize>> = ranks(2).map(|group| known(&group.regions)).collect();
        let inner: Vec<Vec<usize>> = inner.into_iter().filter(|zones| !zones.is_empty()).collect();
        let outer: Vec<usize> = ranks(1).flat_map(|group| known(&group.regions)).collect();
        let in_order = ranks(1).all(|group| group.is_ordered);
        let layout = self.scan.layout();
        if !self.marked.is_empty() {
            layout.stories = groups::of_lines(&self.marked, layout);
        } else if !inner.is_empty() {
            layout.stories = inner.iter().map(|zones| groups::of_blocks(zones, layout)).collect();
        } else if in_order && headings::are_told(&outer, layout) {
            headings::part(&outer, layout);
        } else if !outer.is_empty() {
            layout.order = Some(outer);
        }
    }
}

fn is_group(name: &str) -> bool {
    let names = ["OrderedGroup", "UnorderedGroup", "OrderedGroupIndexed", "UnorderedGroupIndexed"];
    names.contains(&name)
}

fn is_picture(name: &str) -> bool {
    let names = ["ImageRegion", "GraphicRegion", "LineDrawingRegion", "ChartRegion", "MapRegion"];
    names.contains(&name)
}

/// The article that a `custom` attribute names.
fn article_in(custom: &str) -> Option<String> {
    let structure = custom.split("structure").nth(1)?.trim_start().strip_prefix('{')?;
    let inside = structure.split('}').next()?;
    let value = |key: &str| {
        inside.split(';').find_map(|pair| pair.trim().strip_prefix(key)?.trim().strip_prefix(':'))
    };
    let article = value("type").is_some_and(|kind| kind.trim() == "article");
    article.then(|| value("id").map(|id| id.trim().to_owned())).flatten()
}

fn points(text: &str) -> Vec<(f32, f32)> {
    let point = |pair: &str| {
        let (x, y) = pair.split_once(',')?;
        let (x, y) = (x.parse::<f32>().ok()?, y.parse::<f32>().ok()?);
        (x.is_finite() && y.is_finite()).then_some((x, y))
    };
    text.split_whitespace().filter_map(point).collect()
}

/// The area inside an outline.
fn area(points: &[(f32, f32)]) -> f32 {
    let next = points.iter().cycle().skip(1);
    let twice: f32 = points.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    twice.abs() / 2.0
}
