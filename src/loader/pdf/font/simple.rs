//! Fonts whose codes are single bytes (ISO 32000-1, 9.6).

use hayro_syntax::object::{Array, Dict, Name, Number, Object};

use super::encoding::{BaseEncoding, guessed_width};
use super::{count, names, push, standard};

/// A font of type 1, 3 or `TrueType`.
pub(super) struct Simple {
    base: BaseEncoding,
    /// What the encoding's own names for codes mean; nothing is what nobody
    /// knows.
    named: Vec<Option<String>>,
    first: u32,
    /// In thousandths.
    widths: Vec<f64>,
    missing: Option<f64>,
    /// Font sizes in a unit of width.
    unit: f64,
    fixed: bool,
    standard: Option<&'static [u16; 95]>,
}

impl Simple {
    pub(super) fn read(dict: &Dict<'_>) -> Self {
        let descriptor = dict.get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default();
        let face = dict.get::<Name<'_>>(b"BaseFont");
        let face = face.as_ref().map(AsRef::as_ref).unwrap_or_default();
        let said =
            |name: Option<Name<'_>>| name.and_then(|name| BaseEncoding::named(name.as_ref()));
        let encoding = dict.get::<Dict<'_>>(b"Encoding");
        let base =
            said(dict.get(b"Encoding")).or_else(|| said(encoding.as_ref()?.get(b"BaseEncoding")));
        let widths = dict.get::<Array<'_>>(b"Widths");
        let numbers = widths.iter().flat_map(Array::iter::<Number>);
        let type3 = dict.get::<Name<'_>>(b"Subtype").is_some_and(|name| name.as_ref() == b"Type3");
        let matrix = dict.get::<Array<'_>>(b"FontMatrix").filter(|_| type3);
        let unit = matrix.and_then(|matrix| matrix.iter::<Number>().next());
        Self {
            base: base.unwrap_or_else(|| BaseEncoding::of_face(face)),
            named: encoding.map(|dict| differences(&dict)).unwrap_or_default(),
            first: dict.get::<Number>(b"FirstChar").map_or(0, count),
            widths: numbers.map(|width| width.as_f64()).take(256).collect(),
            missing: descriptor.get::<Number>(b"MissingWidth").map(|width| width.as_f64()),
            unit: unit.map_or(0.001, |unit| unit.as_f64().abs()),
            fixed: face.windows(7).any(|part| part == b"Courier"),
            standard: standard::of_face(face),
        }
    }

    pub(super) fn width(&self, code: u32) -> f64 {
        let at = code.checked_sub(self.first).map(|at| at as usize);
        let told = at.and_then(|at| self.widths.get(at)).copied().or(self.missing);
        let told = told.filter(|_| !self.widths.is_empty()).map(|width| width * self.unit);
        told.unwrap_or_else(|| self.untold_width(self.letter(code).unwrap_or('n')))
    }

    /// The width of a letter that the file says nothing of.
    fn untold_width(&self, letter: char) -> f64 {
        let known = self.standard.and_then(|widths| standard::width(widths, letter));
        match known {
            Some(width) => width,
            None if self.fixed => 0.6,
            None => guessed_width(letter),
        }
    }

    fn letter(&self, code: u32) -> Option<char> {
        self.base.letter(code as u8)
    }

    pub(super) fn write(&self, code: u32, out: &mut String) -> bool {
        if let Some(Some(text)) = self.named.get(code as usize) {
            out.push_str(text);
            return !text.is_empty();
        }
        match self.letter(code) {
            Some(c) => push(c, out),
            None => return false,
        }
        true
    }
}

/// What the names of an encoding's `Differences` mean.
fn differences(encoding: &Dict<'_>) -> Vec<Option<String>> {
    let mut named = vec![None; 256];
    let mut code = 0_usize;
    let array = encoding.get::<Array<'_>>(b"Differences");
    for item in array.iter().flat_map(Array::iter::<Object<'_>>) {
        match item {
            Object::Number(number) => code = count(number) as usize,
            Object::Name(name) => {
                if let Some(slot) = named.get_mut(code) {
                    let mut text = String::new();
                    names::write(name.as_ref(), &mut text);
                    *slot = Some(text);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    named
}
