//! Fonts, as far as text needs them: which codes a string holds, what each
//! means in Unicode, and how far it moves the pen (ISO 32000-1, 9.6–9.10).
//!
//! What a code means is told by the font's `ToUnicode` map; else by the names
//! of its encoding; else, for the fonts of Chinese, Japanese and Korean, by
//! the `CMap`s of Adobe. No font program is opened.

mod composite;
mod encoding;
mod names;
mod simple;
mod standard;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use hayro_cmap::{BfString, CMap, CMapName, load_embedded};
use hayro_syntax::object::{Dict, Name, Number, Stream};

use super::packing::is_picture;

/// Bytes of a map in a file that are read.
const MAP: usize = 4 << 20;

/// A character code of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CharCode {
    /// The number that its bytes make.
    pub(super) value: u32,
    /// How many bytes it has.
    pub(super) bytes: usize,
}

/// A font.
pub(super) struct Font {
    kind: FontKind,
    to_unicode: Option<CMap>,
}

enum FontKind {
    Simple(simple::Simple),
    Composite(composite::Composite),
}

/// The `CMap`s that were read before, by their names; each is read by whoever
/// needs it first, and others that need it too wait.
#[derive(Default)]
pub(super) struct CMaps(Mutex<HashMap<Vec<u8>, CMapSlot>>);

/// A `CMap`, once it is read; there may be none of the name.
type CMapSlot = Arc<OnceLock<Option<Arc<CMap>>>>;

impl CMaps {
    /// One of Adobe's.
    fn known(&self, name: &[u8]) -> Option<Arc<CMap>> {
        let read = || match CMapName::from_bytes(name) {
            CMapName::IdentityH => Some(CMap::identity_h()),
            CMapName::IdentityV => Some(CMap::identity_v()),
            known => CMap::parse(load_embedded(known)?, load_embedded),
        };
        let slot = {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(known.entry(name.to_vec()).or_default())
        };
        slot.get_or_init(|| read().map(Arc::new)).clone()
    }
}

impl Font {
    /// Reads a font's dictionary.
    pub(super) fn read(dict: &Dict<'_>, cmaps: &CMaps) -> Self {
        let composite = dict.get::<Name<'_>>(b"Subtype").is_some_and(|n| n.as_ref() == b"Type0");
        let kind = if composite {
            FontKind::Composite(composite::Composite::read(dict, cmaps))
        } else {
            FontKind::Simple(simple::Simple::read(dict))
        };
        let to_unicode = dict.get::<Stream<'_>>(b"ToUnicode").and_then(|stream| map(&stream));
        Self { kind, to_unicode }
    }

    /// Whether its lines run downwards.
    pub(super) fn is_vertical(&self) -> bool {
        matches!(&self.kind, FontKind::Composite(font) if font.is_vertical())
    }

    /// The code that a string begins with, which is not empty.
    pub(super) fn next(&self, string: &[u8]) -> CharCode {
        match &self.kind {
            FontKind::Simple(_) => CharCode { value: u32::from(string[0]), bytes: 1 },
            FontKind::Composite(font) => font.next(string),
        }
    }

    /// How far a code moves the pen, in font sizes: to the right, or down.
    pub(super) fn advance(&self, code: CharCode) -> f64 {
        match &self.kind {
            FontKind::Simple(font) => font.width(code.value),
            FontKind::Composite(font) => font.advance(code),
        }
    }

    /// Writes what a code means; says whether that is known.
    pub(super) fn write(&self, code: CharCode, out: &mut String) -> bool {
        let before = out.len();
        let told = self.to_unicode.as_ref().and_then(|map| map.lookup_bf_string(code.value));
        if let Some(told) = told.filter(|told| !means_nothing(told)) {
            match told {
                BfString::Char(c) => push(c, out),
                BfString::String(text) => text.chars().for_each(|c| push(c, out)),
            }
            return out.len() > before;
        }
        match &self.kind {
            FontKind::Simple(font) => font.write(code.value, out),
            FontKind::Composite(font) => font.write(code, out),
        }
    }
}

/// Some writers map what they don't know to NUL or to a replacement.
fn means_nothing(told: &BfString) -> bool {
    let nothing = |c: char| matches!(c, '\0' | '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}');
    match told {
        BfString::Char(c) => nothing(*c),
        BfString::String(text) => text.chars().all(nothing),
    }
}

/// A number that counts; 0 for one that can't.
fn count(number: Number) -> u32 {
    u32::try_from(number.as_i64()).unwrap_or(0)
}

/// A map that the file holds.
fn map(stream: &Stream<'_>) -> Option<CMap> {
    if is_picture(stream.dict()) {
        return None;
    }
    let data = stream.decoded_data().ok().filter(|data| data.len() <= MAP)?;
    CMap::parse(&data, load_embedded)
}

/// Adds a character as text has it: shapes of print (ligatures, radicals in
/// place of characters, marks of vertical lines) as what they stand for.
fn push(c: char, out: &mut String) {
    match c {
        '\u{FB00}'..='\u{FB06}'
        | '\u{2F00}'..='\u{2FD5}'
        | '\u{FE10}'..='\u{FE19}'
        | '\u{FE30}'..='\u{FE44}'
        | '\u{FE47}'
        | '\u{FE48}' => {
            use unicode_normalization::UnicodeNormalization as _;
            out.extend(std::iter::once(c).nfkc());
        }
        '\u{2E80}'..='\u{2EFF}' => out.push(of_radical(c)),
        _ => out.push(c),
    }
}

/// Radicals and the characters that look the same, one after the other: fonts
/// have one shape for both, and some writers name it by the radical.
const RADICALS: &str = "⺁厂⺅亻⺆冂⺋㔾⺒巳⺓幺⺕彑⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺨犭⺪疋⺭礻⺯糹⺰纟⺱罓⺺肀⺽臼⺾艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻐钅⻑長⻒镸⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

/// The character that looks as a radical does (Unicode's
/// `EquivalentUnifiedIdeograph`).
fn of_radical(radical: char) -> char {
    let mut pairs = RADICALS.chars();
    while let (Some(known), Some(character)) = (pairs.next(), pairs.next()) {
        if known == radical {
            return character;
        }
    }
    radical
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_print_become_the_characters_that_they_stand_for() {
        let mut out = String::new();
        "⻓⼈⺠龟︒ﬁ字".chars().for_each(|c| push(c, &mut out));
        assert_eq!(out, "长人民龟。fi字");
    }
}
