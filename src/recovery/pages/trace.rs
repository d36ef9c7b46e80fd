//! Which bytes a part of a text came from: a text is edited (gaps closed,
//! marks widened), but keeps its letters in their order.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use super::PageFile;
use crate::input::SourceFile;
use crate::input::encoding::decode;
use crate::model::{Clean, SourceRanges};

/// The characters of all pages, each page decoded when it is first asked for.
#[derive(Debug)]
pub(super) struct Traces(Vec<Trace>);

#[derive(Debug)]
struct Trace {
    bytes: Arc<[u8]>,
    start: usize,
    encoding: Option<String>,
    read: OnceCell<Vec<TracedChar>>,
}

impl Traces {
    pub(super) fn new(pages: &[PageFile], files: &[SourceFile], encoding: Option<&str>) -> Self {
        let trace = |(page, file): (&PageFile, &SourceFile)| Trace {
            bytes: Arc::clone(&page.bytes),
            start: file.start,
            encoding: encoding.map(str::to_owned),
            read: OnceCell::new(),
        };
        Self(pages.iter().zip(files).map(trace).collect())
    }

    /// Parts the source of `text` where byte `at` of it begins. `None` where
    /// the source does not say the same as the text.
    pub(super) fn part(
        &self,
        source: &SourceRanges,
        text: &str,
        at: usize,
    ) -> Option<(SourceRanges, SourceRanges)> {
        let ranges: Vec<&[TracedChar]> = source.iter().map(|range| self.marks(range)).collect();
        let letters = |c: &char| c.is_alphanumeric();
        let found = ranges.iter().flat_map(|marks| marks.iter()).filter(|mark| mark.kept);
        let seen = text.chars().filter(|c| !c.is_whitespace());
        // Letters and figures are never edited; marks may be.
        let same =
            found.clone().map(|mark| mark.c).filter(letters).eq(text.chars().filter(letters));
        if !same || found.count() != seen.count() {
            return None;
        }
        let mut before = text[..at].chars().filter(|c| !c.is_whitespace()).count();
        let (mut first, mut second) = (SourceRanges::new(), SourceRanges::new());
        for (range, marks) in source.iter().zip(ranges) {
            let kept = marks.iter().filter(|mark| mark.kept).count();
            if before >= kept {
                before -= kept;
                first.push(range.clone());
                continue;
            }
            let places = marks.iter().enumerate().filter(|(_, mark)| mark.kept);
            let split =
                places.map(|(index, _)| index).nth(std::mem::take(&mut before)).unwrap_or(0);
            if split > 0 {
                first.push(range.start..marks[split - 1].place.end);
            }
            second.push(marks[split].place.start..range.end);
        }
        Some((first, second))
    }

    /// What stands in a range, but for white space.
    fn marks(&self, range: &Range<usize>) -> &[TracedChar] {
        let Some(trace) = self.0.iter().rfind(|trace| trace.start <= range.start) else {
            return &[];
        };
        let all = trace.marks();
        let from = all.partition_point(|mark| mark.place.start < range.start);
        let until = all.partition_point(|mark| mark.place.end <= range.end);
        all.get(from..until).unwrap_or(&[])
    }
}

/// A character, which bytes it was read from, and whether texts keep it.
#[derive(Debug)]
struct TracedChar {
    c: char,
    place: Range<usize>,
    kept: bool,
}

impl Trace {
    fn marks(&self) -> &[TracedChar] {
        self.read.get_or_init(|| {
            let Ok(decoded) = decode(&self.bytes, self.encoding.as_deref()) else {
                return Vec::new();
            };
            let mark = |(at, c): (usize, char)| {
                let place = decoded.source(at..at + c.len_utf8());
                let place = place.start + self.start..place.end + self.start;
                let kept = !Clean::line(c.encode_utf8(&mut [0; 4])).is_empty();
                TracedChar { c, place, kept }
            };
            decoded.text.char_indices().filter(|(_, c)| !c.is_whitespace()).map(mark).collect()
        })
    }
}
