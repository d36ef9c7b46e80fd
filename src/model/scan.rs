//! A page as it was scanned, before anything was made of it.

use std::ops::Range;

use super::Clean;

/// A page as it was scanned: what the input file says, line by line.
///
/// Several files of a set count as one input, each beginning where the one
/// before ends; a single file begins at 0. [`super::Block::source`] counts the
/// same bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scan {
    /// Index into [`super::Edition::pages`].
    pub page: usize,
    /// The bytes of the input that are this page.
    pub bytes: Range<usize>,
    /// Its lines, empty ones too.
    pub lines: Vec<ScanLine>,
}

/// A line of a scanned page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScanLine {
    text: Clean,
    /// For every character of `text`, the byte of the page that it was read
    /// from; and one more, where the line ends.
    at: Vec<u32>,
    base: usize,
}

impl Scan {
    /// The same as that of another page, whose bytes begin `by` bytes later.
    #[must_use]
    pub fn moved(mut self, page: usize, by: usize) -> Self {
        self.page = page;
        self.bytes = self.bytes.start + by..self.bytes.end + by;
        self.lines.iter_mut().for_each(|line| line.base += by);
        self
    }
}

impl ScanLine {
    /// A line that was read from these characters, each with the byte of the
    /// input it began at; `end` is the byte after the last, `base` the first
    /// byte of the page. Characters that [`Clean`] does not keep are left out.
    /// A page is below 4 GiB.
    #[must_use]
    pub fn new(read: &[(char, usize)], end: usize, base: usize) -> Self {
        let raw: String = read.iter().map(|(c, _)| *c).collect();
        let text = Clean::line(&raw);
        // Cleaning drops characters and never adds one; what is kept stands
        // in the same order, white space as a plain space.
        let mut at = Vec::with_capacity(read.len() + 1);
        let mut rest = read.iter();
        for kept in text.chars() {
            let from = rest.find(|(c, _)| *c == kept || (kept == ' ' && c.is_whitespace()));
            at.push((from.map_or(end, |(_, byte)| *byte) - base) as u32);
        }
        at.push((end - base) as u32);
        Self { text, at, base }
    }

    /// What stands in it.
    #[must_use]
    pub fn text(&self) -> &Clean {
        &self.text
    }

    /// The characters with the bytes of the input they were read from.
    pub fn characters(&self) -> impl Iterator<Item = (char, Range<usize>)> + '_ {
        let places = self
            .at
            .windows(2)
            .map(|pair| self.base + pair[0] as usize..self.base + pair[1] as usize);
        self.text.chars().zip(places)
    }

    /// The bytes of the input that the line was read from.
    #[must_use]
    pub fn bytes(&self) -> Range<usize> {
        let first = self.at.first().map_or(0, |&at| at as usize);
        let last = self.at.last().map_or(0, |&at| at as usize);
        self.base + first..self.base + last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_knows_its_bytes_whatever_was_dropped_before_it() {
        let read = [('\u{1b}', 10), ('渠', 11), ('\u{feff}', 14), ('\t', 17), ('水', 18)];
        let line = ScanLine::new(&read, 21, 10);
        let found: Vec<_> = line.characters().collect();
        assert_eq!(found, [('渠', 11..17), (' ', 17..18), ('水', 18..21)]);
        assert_eq!(line.bytes(), 11..21);
    }

    #[test]
    fn an_empty_line_stands_where_it_is() {
        let line = ScanLine::new(&[], 7, 3);
        assert_eq!((line.bytes(), line.characters().count()), (7..7, 0));
    }
}
