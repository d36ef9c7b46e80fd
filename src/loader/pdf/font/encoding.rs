//! The encodings that simple fonts are named by (ISO 32000-1, annex D), and
//! how wide letters usually are where a font does not say.

use encoding_rs::{MACINTOSH, WINDOWS_1252};

/// An encoding of single bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BaseEncoding {
    /// `StandardEncoding`.
    Standard,
    /// `WinAnsiEncoding`.
    Windows,
    /// `MacRomanEncoding`.
    Mac,
    /// The Greek letters and signs of the font Symbol.
    Symbol,
    /// Pictures in place of letters; all of them are marks of a list here.
    Dingbats,
}

/// The upper half of `StandardEncoding`, from 0xA1; spaces are codes without a
/// letter.
const STANDARD: &str =
    "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß";

/// What Symbol has in place of `A` to `Z`, and of `a` to `z`.
const GREEK: [&str; 2] = ["ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"];

impl BaseEncoding {
    /// The encoding of a name.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"WinAnsiEncoding" => Self::Windows,
            b"MacRomanEncoding" => Self::Mac,
            b"StandardEncoding" => Self::Standard,
            _ => return None,
        })
    }

    /// The encoding of a font that names none.
    pub(super) fn of_face(face: &[u8]) -> Self {
        let face = String::from_utf8_lossy(face);
        let named = |name: &str| face.contains(name);
        if named("Symbol") {
            Self::Symbol
        } else if named("Dingbats") || named("Wingdings") {
            Self::Dingbats
        } else if ["Times", "Helvetica", "Courier"].into_iter().any(named) {
            Self::Standard
        } else {
            Self::Windows
        }
    }

    /// The letter of a code.
    pub(super) fn letter(self, code: u8) -> Option<char> {
        let decoded = |encoding: &'static encoding_rs::Encoding| {
            let letter = encoding.decode_without_bom_handling(&[code]).0.chars().next();
            letter.filter(|c| !c.is_control() && *c != '\u{FFFD}')
        };
        match self {
            Self::Windows => decoded(WINDOWS_1252),
            Self::Mac => decoded(MACINTOSH),
            Self::Standard => match code {
                b'\'' => Some('’'),
                b'`' => Some('‘'),
                b' '..=b'~' => Some(char::from(code)),
                0xA1.. => STANDARD.chars().nth(usize::from(code - 0xA1)).filter(|c| *c != ' '),
                _ => None,
            },
            Self::Symbol => match code {
                b'A'..=b'Z' => GREEK[0].chars().nth(usize::from(code - b'A')),
                b'a'..=b'z' => GREEK[1].chars().nth(usize::from(code - b'a')),
                b' '..=b'~' => Some(char::from(code)),
                0xB7 => Some('•'),
                _ => None,
            },
            Self::Dingbats => (code > b' ').then_some('•').or((code == b' ').then_some(' ')),
        }
    }
}

/// How wide a letter usually is, in font sizes: roughly as in Helvetica.
pub(super) fn guessed_width(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '|' | '‘' | '’' => 0.22,
        ' ' | 'f' | 't' | 'I' | '.' | ',' | ':' | ';' | '!' | '/' | '(' | ')' | '-' | 'r' => 0.29,
        'm' | 'M' => 0.83,
        'W' => 0.94,
        'w' => 0.72,
        c if c.is_uppercase() => 0.69,
        _ => 0.55,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_upper_half_of_the_standard_encoding_stands_where_it_should() {
        let letters = [0xA1, 0xAE, 0xB7, 0xBF, 0xC1, 0xD0, 0xE1, 0xF1, 0xF8, 0xFB];
        let found: String =
            letters.iter().filter_map(|&code| BaseEncoding::Standard.letter(code)).collect();
        assert_eq!(found, "¡ﬁ•¿`—Ææłß");
        assert_eq!(BaseEncoding::Standard.letter(0xB5), None);
        assert_eq!(BaseEncoding::Standard.letter(b'\''), Some('’'));
    }

    #[test]
    fn the_encodings_of_systems_differ_above_ascii() {
        assert_eq!(BaseEncoding::Windows.letter(0x93), Some('“'));
        assert_eq!(BaseEncoding::Mac.letter(0x8E), Some('é'));
        assert_eq!(BaseEncoding::of_face(b"ABCDEF+Symbol").letter(b'l'), Some('λ'));
    }
}
