//! Fonts whose codes have several bytes: a `CMap` gives each a number in a
//! collection of characters (ISO 32000-1, 9.7).

use std::collections::HashMap;
use std::sync::Arc;

use encoding_rs::{EUC_KR, Encoding, GB18030, SHIFT_JIS};
use hayro_cmap::{BfString, CMap, CidFamily, WritingMode};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as Bytes};

use super::{CMaps, CharCode, count, push};

/// Widths that are kept; a collection has 65,536 characters at most.
const MOST: usize = 1 << 16;

/// A font of type 0.
pub(super) struct Composite {
    /// Codes to numbers; without one a code is its number.
    cmap: Option<Arc<CMap>>,
    vertical: bool,
    /// The codes are UTF-16.
    unicode: bool,
    /// The code page of Windows that the codes are of, which says more than
    /// the collection does.
    page: Option<&'static Encoding>,
    /// Numbers to Unicode.
    meaning: Option<Arc<CMap>>,
    widths: CidWidths,
    heights: CidWidths,
}

/// How far characters move the pen, in thousandths, by their numbers.
#[derive(Default)]
struct CidWidths {
    usual: f64,
    single: HashMap<u32, f64>,
    ranges: Vec<(u32, u32, f64)>,
}

impl Composite {
    pub(super) fn read(dict: &Dict<'_>, cmaps: &CMaps) -> Self {
        let below = dict.get::<Array<'_>>(b"DescendantFonts");
        let below = below.and_then(|fonts| fonts.iter::<Dict<'_>>().next()).unwrap_or_default();
        let name = dict.get::<Name<'_>>(b"Encoding");
        let cmap = match &name {
            Some(name) => cmaps.known(name.as_ref()),
            None => dict.get::<Stream<'_>>(b"Encoding").and_then(|s| own(&s)).map(Arc::new),
        };
        let name = name.as_ref().map(AsRef::as_ref).unwrap_or_default();
        let unicode = [&b"UCS2"[..], b"UTF16"].iter().any(|part| contains(name, part));
        let said = cmap.as_ref().and_then(|map| map.metadata().writing_mode);
        let vertical = said == Some(WritingMode::Vertical) || name.ends_with(b"-V") || name == b"V";
        let meaning = family(&below, cmap.as_deref()).and_then(|family| {
            let name = family.ucs2_cmap()?;
            cmaps.known(name.to_bytes())
        });
        let heights = below.get::<Array<'_>>(b"DW2");
        let height = heights.and_then(|pair| pair.iter::<Number>().nth(1));
        Self {
            cmap,
            vertical,
            unicode: unicode && !name.starts_with(b"Adobe-"),
            page: code_page(name),
            meaning,
            widths: CidWidths {
                usual: below.get::<Number>(b"DW").map_or(1000.0, |width| width.as_f64()),
                ..CidWidths::read(below.get(b"W").as_ref(), 1)
            },
            heights: CidWidths {
                usual: height.map_or(-1000.0, |height| height.as_f64()),
                ..CidWidths::read(below.get(b"W2").as_ref(), 3)
            },
        }
    }

    pub(super) fn is_vertical(&self) -> bool {
        self.vertical
    }

    /// The code that a string begins with: the shortest that the `CMap` knows.
    pub(super) fn next(&self, string: &[u8]) -> CharCode {
        let code = |bytes: usize| {
            let value = string[..bytes].iter().fold(0, |sum, &b| sum << 8 | u32::from(b));
            CharCode { value, bytes }
        };
        let lengths = 1..=string.len().min(4);
        let known = |code: &CharCode| self.number(*code).is_some();
        lengths.map(code).find(known).unwrap_or_else(|| code(string.len().min(2)))
    }

    fn number(&self, code: CharCode) -> Option<u32> {
        match &self.cmap {
            Some(map) => map.lookup_cid_code(code.value, code.bytes as u8),
            None => (code.bytes == 2).then_some(code.value),
        }
    }

    pub(super) fn advance(&self, code: CharCode) -> f64 {
        let number = self.number(code).unwrap_or(0);
        if self.vertical {
            -self.heights.of(number) / 1000.0
        } else {
            self.widths.of(number) / 1000.0
        }
    }

    pub(super) fn write(&self, code: CharCode, out: &mut String) -> bool {
        if self.unicode {
            let units = [(code.value >> 16) as u16, code.value as u16];
            let units = if code.bytes > 2 { &units[..] } else { &units[1..] };
            let before = out.len();
            let chars = char::decode_utf16(units.iter().copied()).flatten();
            chars.filter(|c| *c != '\0').for_each(|c| push(c, out));
            return out.len() > before;
        }
        if let Some(page) = self.page {
            let bytes = &code.value.to_be_bytes()[4 - code.bytes..];
            let (text, failed) = page.decode_without_bom_handling(bytes);
            if !failed && !text.chars().any(char::is_control) {
                text.chars().for_each(|c| push(c, out));
                return !text.is_empty();
            }
        }
        let number = self.number(code);
        let told = number.zip(self.meaning.as_ref());
        match told.and_then(|(number, map)| map.lookup_bf_string(number)) {
            Some(BfString::Char(c)) if c != '\0' => push(c, out),
            Some(BfString::String(text)) => text.chars().for_each(|c| push(c, out)),
            _ => return false,
        }
        true
    }
}

/// The code page that a `CMap` is made for.
fn code_page(name: &[u8]) -> Option<&'static Encoding> {
    let known: [(&[u8], &'static Encoding); 5] = [
        (b"90ms", SHIFT_JIS),
        (b"GBK-EUC", GB18030),
        (b"GBKp-EUC", GB18030),
        (b"GBK2K", GB18030),
        (b"KSCms-UHC", EUC_KR),
    ];
    known.into_iter().find(|(start, _)| name.starts_with(start)).map(|(_, page)| page)
}

/// The collection that a font's numbers count in.
fn family(below: &Dict<'_>, cmap: Option<&CMap>) -> Option<CidFamily> {
    let info = below.get::<Dict<'_>>(b"CIDSystemInfo").unwrap_or_default();
    let text = |key: &[u8]| info.get::<Bytes<'_>>(key).map(|text| text.as_ref().to_vec());
    let own = text(b"Registry").zip(text(b"Ordering"));
    let own =
        own.map(|(registry, ordering)| CidFamily::from_registry_ordering(&registry, &ordering));
    let of_map = || Some(cmap?.metadata().character_collection.as_ref()?.family.clone());
    own.filter(|family| family.ucs2_cmap().is_some()).or_else(of_map)
}

/// A `CMap` in the file itself.
fn own(stream: &Stream<'_>) -> Option<CMap> {
    super::map(stream)
}

fn contains(name: &[u8], part: &[u8]) -> bool {
    memchr::memmem::find(name, part).is_some()
}

impl CidWidths {
    /// Reads `c [w …]` and `first last w`, where each entry has `each`
    /// numbers, the first of which counts.
    fn read(array: Option<&Array<'_>>, each: usize) -> Self {
        let mut widths = Self::default();
        let mut items = array.into_iter().flat_map(Array::iter::<Object<'_>>);
        let number = |item: Object<'_>| item.into_number().map(|number| number.as_f64());
        while let Some(first) = items.next().and_then(Object::into_number).map(count) {
            match items.next() {
                Some(Object::Array(list)) => {
                    let list = list.iter::<Number>().step_by(each);
                    let left = MOST.saturating_sub(widths.single.len());
                    let numbered = (first..).zip(list).take(left);
                    widths.single.extend(numbered.map(|(at, width)| (at, width.as_f64())));
                }
                Some(last) => {
                    let last = last.into_number().map_or(0, count);
                    let Some(width) = items.next().and_then(number) else { break };
                    for _ in 1..each {
                        items.next();
                    }
                    if widths.ranges.len() < MOST {
                        widths.ranges.push((first, last, width));
                    }
                }
                None => break,
            }
        }
        widths.ranges.sort_by_key(|range| range.0);
        widths
    }

    fn of(&self, number: u32) -> f64 {
        let single = self.single.get(&number).copied();
        let after = self.ranges.partition_point(|range| range.0 <= number);
        let range = after.checked_sub(1).map(|at| self.ranges[at]);
        let range = range.filter(|range| number <= range.1).map(|range| range.2);
        single.or(range).unwrap_or(self.usual)
    }
}
