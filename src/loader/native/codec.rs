//! Values in a row of bytes: what [`super::index`] is made of.

use std::ops::Range;

use crate::model::{Clean, Date};

/// Appends values.
#[derive(Debug, Default)]
pub(crate) struct Encoder(Vec<u8>);

impl Encoder {
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
        for item in items {
            write(self, item);
        }
    }
}

/// The bytes hold no such value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Damaged;

/// Items of a list for which room is made before they were seen.
const SURE: usize = 1 << 16;

/// Takes values off.
#[derive(Debug)]
pub(crate) struct Decoder<'a>(&'a [u8]);

impl<'a> Decoder<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn number(&mut self) -> Result<u64, Damaged> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.0.split_first().ok_or(Damaged)?;
            self.0 = rest;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Damaged)
    }

    pub(crate) fn size(&mut self) -> Result<usize, Damaged> {
        self.number()?.try_into().map_err(|_| Damaged)
    }

    pub(crate) fn index(&mut self) -> Result<Option<usize>, Damaged> {
        Ok(self.size()?.checked_sub(1))
    }

    /// One of the values that a number stands for.
    pub(crate) fn one_of<T: Copy>(&mut self, values: &[T]) -> Result<T, Damaged> {
        values.get(self.size()?).copied().ok_or(Damaged)
    }

    fn bytes(&mut self, length: usize) -> Result<&'a str, Damaged> {
        let (text, rest) = self.0.split_at_checked(length).ok_or(Damaged)?;
        self.0 = rest;
        std::str::from_utf8(text).map_err(|_| Damaged)
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, Damaged> {
        let length = self.size()?;
        self.bytes(length)
    }

    pub(crate) fn option(&mut self) -> Result<Option<&'a str>, Damaged> {
        match self.size()? {
            0 => Ok(None),
            length => self.bytes(length - 1).map(Some),
        }
    }

    /// Text whose line ends count.
    pub(crate) fn clean_lines(&mut self) -> Result<Clean, Damaged> {
        self.text().map(Clean::lines)
    }

    pub(crate) fn clean(&mut self) -> Result<Clean, Damaged> {
        self.text().map(Clean::line)
    }

    pub(crate) fn clean_option(&mut self) -> Result<Option<Clean>, Damaged> {
        Ok(self.option()?.map(Clean::line))
    }

    pub(crate) fn date(&mut self) -> Result<Option<Date>, Damaged> {
        let packed = self.number()?;
        if packed == 0 {
            return Ok(None);
        }
        let year = (packed >> 9).cast_signed() - 10_000;
        let year = i16::try_from(year).map_err(|_| Damaged)?;
        let (month, day) = ((packed >> 5 & 15) as i8, (packed & 31) as i8);
        Date::new(year, month, day).map(Some).map_err(|_| Damaged)
    }

    pub(crate) fn range(&mut self) -> Result<Range<usize>, Damaged> {
        let start = self.size()?;
        Ok(start..start.checked_add(self.size()?).ok_or(Damaged)?)
    }

    /// A list; one that is longer than the bytes left is damaged.
    pub(crate) fn list<T>(
        &mut self,
        read: impl Fn(&mut Self) -> Result<T, Damaged>,
    ) -> Result<Vec<T>, Damaged> {
        let length = self.size()?;
        if length > self.0.len() {
            return Err(Damaged);
        }
        let mut items = Vec::with_capacity(length.min(SURE));
        for _ in 0..length {
            items.push(read(self)?);
        }
        Ok(items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_in_the_order_they_went_in() {
        let mut out = Encoder::default();
        for number in [0, 127, 128, u64::MAX] {
            out.number(number);
        }
        out.date(Some(jiff::civil::date(2026, 11, 22)));
        out.option(Some(""));
        out.option(None);
        out.list(&["水", "x"], |out, text| out.text(text));
        let bytes = out.into_bytes();
        let mut from = Decoder::new(&bytes);
        for number in [0, 127, 128, u64::MAX] {
            assert_eq!(from.number(), Ok(number));
        }
        assert_eq!(from.date(), Ok(Some(jiff::civil::date(2026, 11, 22))));
        assert_eq!((from.option(), from.option()), (Ok(Some("")), Ok(None)));
        assert_eq!(from.list(Decoder::text), Ok(vec!["水", "x"]));
        assert!(from.is_empty());
        assert_eq!(from.number(), Err(Damaged));
    }
}
