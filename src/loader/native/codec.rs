//! Values in a row of bytes: what [`super::index`] is made of.

use std::ops::Range;

use crate::model::{Clean, Date};

/// Appends values.
#[derive(Debug, Default)]
pub(crate) struct Writer(Vec<u8>);

impl Writer {
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// LEB128: seven bits a byte, the lowest first.
    pub(crate) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    pub(crate) fn size(&mut self, size: usize) {
        self.number(size as u64);
    }

    /// Nothing is 0, and a number one more than it is.
    pub(crate) fn index(&mut self, index: Option<usize>) {
        self.size(index.map_or(0, |index| index + 1));
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.size(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    pub(crate) fn option(&mut self, text: Option<&str>) {
        self.size(text.map_or(0, |text| text.len() + 1));
        self.0.extend_from_slice(text.unwrap_or_default().as_bytes());
    }

    pub(crate) fn date(&mut self, date: Option<Date>) {
        let Some(date) = date else { return self.number(0) };
        let year = (i64::from(date.year()) + 10_000).cast_unsigned();
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        self.number(year << 9 | u64::from(month) << 5 | u64::from(day));
    }

    pub(crate) fn range(&mut self, range: &Range<usize>) {
        self.size(range.start);
        self.size(range.end.saturating_sub(range.start));
    }

    pub(crate) fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.size(items.len());
        items.iter().for_each(|item| write(self, item));
    }
}

/// Takes values off; `None` where there is no such value.
#[derive(Debug)]
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    pub(crate) fn size(&mut self) -> Option<usize> {
        self.number()?.try_into().ok()
    }

    pub(crate) fn index(&mut self) -> Option<Option<usize>> {
        Some(self.size()?.checked_sub(1))
    }

    fn bytes(&mut self, length: usize) -> Option<&'a str> {
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }

    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.size()?;
        self.bytes(length)
    }

    pub(crate) fn option(&mut self) -> Option<Option<&'a str>> {
        match self.size()? {
            0 => Some(None),
            length => self.bytes(length - 1).map(Some),
        }
    }

    pub(crate) fn clean(&mut self) -> Option<Clean> {
        self.text().map(Clean::line)
    }

    pub(crate) fn clean_option(&mut self) -> Option<Option<Clean>> {
        Some(self.option()?.map(Clean::line))
    }

    pub(crate) fn date(&mut self) -> Option<Option<Date>> {
        let packed = self.number()?;
        if packed == 0 {
            return Some(None);
        }
        let year = i16::try_from(i64::try_from(packed >> 9).ok()? - 10_000).ok()?;
        let (month, day) = ((packed >> 5 & 15) as i8, (packed & 31) as i8);
        Date::new(year, month, day).ok().map(Some)
    }

    pub(crate) fn range(&mut self) -> Option<Range<usize>> {
        let start = self.size()?;
        Some(start..start.checked_add(self.size()?)?)
    }

    /// A list; one that is longer than the bytes left is none.
    pub(crate) fn list<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.size()?;
        if length > self.0.len() {
            return None;
        }
        (0..length).map(|_| read(self)).collect()
    }
}
