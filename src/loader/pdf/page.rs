//! A page's lines and blocks as a sheet, from which articles are recovered.

use std::collections::BTreeSet;

use super::blocks::blocks;
use super::captions::Measure;
use super::lines::{PdfLine, lines};
use super::marks::Drawn;
use super::wraps::Wraps;
use crate::input::encoding::{Decoded, decode};
use crate::model::{Box01, Clean, WarningKind};
use crate::recovery::sheet::{self, BlockHint, Layout, Picture, Sheet, Zone};

/// A page before it is a sheet.
pub(super) struct PdfPage {
    size: (f64, f64),
    pub(super) lines: Vec<PdfLine>,
    wraps: Wraps,
    /// The lines that end inside of a word of Hangul.
    pub(super) cut_words: BTreeSet<usize>,
    pictures: Vec<[f64; 4]>,
    /// Characters that the file gives no meaning.
    pub(super) unknown: usize,
    /// There is more on the page than is read.
    pub(super) cut: bool,
}

impl PdfPage {
    pub(super) fn of(drawn: &Drawn) -> Self {
        let mut lines = lines(drawn);
        // What stands outside of the page is of the printer's making.
        for line in &mut lines {
            let [left, top, right, foot] = line.area();
            let (width, height) = drawn.size;
            line.furniture |= right < 0.0 || left > width || foot < 0.0 || top > height;
        }
        Self {
            size: drawn.size,
            wraps: Wraps::of(&lines),
            cut_words: BTreeSet::new(),
            lines,
            pictures: drawn.pictures.clone(),
            unknown: drawn.unknown,
            cut: drawn.cut,
        }
    }

    /// Whether there is no text on it.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether there are pictures on it.
    pub(super) fn has_pictures(&self) -> bool {
        !self.pictures.is_empty()
    }

    /// How many characters there are.
    pub(super) fn characters(&self) -> usize {
        self.lines.iter().map(|line| line.text.chars().count()).sum()
    }

    /// The size from which letters are those of headlines.
    pub(super) fn large(&self) -> f64 {
        1.25 * Measure::of(&self.lines).size
    }

    /// The lines at the head and at the foot of the page, with their places:
    /// their words without figures, and the row that they stand in.
    pub(super) fn edges(&self) -> Vec<(usize, (String, i64))> {
        const EDGE: f64 = 0.08;
        let height = self.size.1;
        let mut found = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            let [_, top, _, foot] = line.area();
            if foot < EDGE * height || top > (1.0 - EDGE) * height {
                let words = line.text.chars().filter(|c| !c.is_numeric() && !c.is_whitespace());
                found.push((at, (words.collect(), (line.base / height * 100.0).round() as i64)));
            }
        }
        found
    }

    /// The sheet. Its text is what the source of articles counts in.
    pub(super) fn sheet(&self, warnings: Vec<WarningKind>) -> Option<Sheet> {
        let mut text = String::new();
        let mut layout = Layout::default();
        let measure = Measure::of(&self.lines);
        for block in blocks(&self.lines) {
            let start = layout.lines.len();
            let own: Vec<&PdfLine> = block.iter().map(|&at| &self.lines[at]).collect();
            let sort = match () {
                () if own.iter().any(|line| line.furniture) => BlockHint::Furniture,
                () if measure.is_caption(&own, &self.pictures) => BlockHint::Caption,
                () => BlockHint::Text,
            };
            let mut before = None;
            for at in block {
                let gap = match before {
                    None => "\n\n",
                    Some(before) if self.goes_on(before, at) => "",
                    Some(_) => "\n",
                };
                if self.write(&self.lines[at], gap, &mut text, &mut layout) {
                    before = Some(at);
                }
            }
            if start < layout.lines.len() {
                let lines = start..layout.lines.len();
                layout.blocks.push(Zone { lines, page: 0, sort });
            }
        }
        let (width, height) = self.size;
        let tall = (height / width) as f32;
        layout.pages.push(sheet::SheetPage { id: None, tall });
        let areas = self.pictures.iter().map(|area| self.fraction(*area));
        let areas = areas.filter(|area| area.w > 0.0 && area.h > 0.0);
        layout.pictures = areas.map(|area| Picture { page: 0, area }).collect();
        let decoded: Decoded = decode(text.as_bytes(), Some("utf-8")).ok()?;
        Some(Sheet { layout: Some(layout), warnings, ..Sheet::of_text(decoded) })
    }

    /// Whether a line ends inside of what the next one goes on with.
    fn goes_on(&self, line: usize, next: usize) -> bool {
        self.cut_words.contains(&line) || self.wraps.is_inside(&self.lines[line], &self.lines[next])
    }

    /// Adds a line after a gap; says whether there is anything to add.
    fn write(&self, line: &PdfLine, gap: &str, text: &mut String, layout: &mut Layout) -> bool {
        let words = Clean::line(&line.text);
        let words = words.trim();
        if words.is_empty() {
            return false;
        }
        if !text.is_empty() {
            text.push_str(gap);
        }
        let start = text.len();
        text.push_str(words);
        let area = self.fraction(line.area());
        let area = Some(area).filter(|area| area.w > 0.0 && area.h > 0.0);
        let letter = (line.size / self.size.1) as f32;
        layout.lines.push(sheet::SheetLine { text: start..text.len(), area, letter });
        true
    }

    fn fraction(&self, [left, top, right, foot]: [f64; 4]) -> Box01 {
        let (width, height) = self.size;
        let x = |x: f64| (x / width).clamp(0.0, 1.0) as f32;
        let y = |y: f64| (y / height).clamp(0.0, 1.0) as f32;
        Box01 { x: x(left), y: y(top), w: x(right) - x(left), h: y(foot) - y(top) }
    }
}
