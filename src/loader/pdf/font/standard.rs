//! How wide letters are in the fonts that every reader of PDF has to know
//! (ISO 32000-1, 9.6.2.2), since files that use them need not say it.

use unicode_normalization::UnicodeNormalization as _;

/// Widths from the space to the tilde, in thousandths.
type AsciiWidths = [u16; 95];

#[rustfmt::skip]
const HELVETICA: AsciiWidths = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
#[rustfmt::skip]
const HELVETICA_BOLD: AsciiWidths = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];
#[rustfmt::skip]
const TIMES: AsciiWidths = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
#[rustfmt::skip]
const TIMES_BOLD: AsciiWidths = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667,
    611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722,
    722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556,
    278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];
#[rustfmt::skip]
const TIMES_ITALIC: AsciiWidths = [
    250, 333, 420, 500, 500, 833, 778, 214, 333, 333, 500, 675, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 675, 675, 675, 500, 920, 611, 611, 667, 722, 611,
    611, 722, 722, 333, 444, 667, 556, 833, 667, 722, 611, 722, 611, 500, 556, 722, 611, 833, 611,
    556, 556, 389, 278, 389, 422, 500, 333, 500, 500, 444, 500, 444, 278, 500, 500, 278, 278, 444,
    278, 722, 500, 500, 500, 500, 389, 389, 278, 500, 444, 667, 444, 444, 389, 400, 275, 400, 541,
];
#[rustfmt::skip]
const TIMES_BOLD_ITALIC: AsciiWidths = [
    250, 389, 555, 500, 500, 833, 778, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 832, 667, 667, 667, 722, 667,
    667, 722, 778, 389, 500, 667, 611, 889, 722, 722, 611, 722, 667, 556, 611, 722, 667, 889, 667,
    611, 611, 333, 278, 333, 570, 500, 333, 500, 500, 444, 500, 444, 333, 500, 556, 278, 278, 500,
    278, 778, 556, 500, 500, 500, 389, 389, 278, 556, 444, 667, 500, 444, 389, 348, 220, 348, 570,
];

/// The widths of a face, if it is one of these, or is made to be as wide.
pub(super) fn of_face(face: &[u8]) -> Option<&'static AsciiWidths> {
    let has = |part: &str| memchr::memmem::find(face, part.as_bytes()).is_some();
    let (bold, slanted) = (has("Bold"), has("Italic"));
    let sans = has("Helvetica") || has("Arial");
    Some(match (sans, bold, slanted) {
        _ if has("Narrow") || has("Condensed") => return None,
        (true, false, _) => &HELVETICA,
        (true, true, _) => &HELVETICA_BOLD,
        _ if !has("Times") => return None,
        (_, false, false) => &TIMES,
        (_, true, false) => &TIMES_BOLD,
        (_, false, true) => &TIMES_ITALIC,
        (_, true, true) => &TIMES_BOLD_ITALIC,
    })
}

/// The width of a letter, in font sizes; letters with accents are as wide as
/// those without.
pub(super) fn width(widths: &AsciiWidths, letter: char) -> Option<f64> {
    let plain = if letter.is_ascii() { letter } else { std::iter::once(letter).nfd().next()? };
    let plain = match plain {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{2013}' => '0',
        plain => plain,
    };
    let at = (plain as usize).checked_sub(0x20)?;
    Some(f64::from(*widths.get(at)?) / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_as_wide_as_in_the_font_that_is_named() {
        let wide = |face: &[u8], letter| width(of_face(face)?, letter);
        assert_eq!(wide(b"Helvetica", 'i'), Some(0.222));
        assert_eq!(wide(b"ABCDEF+ArialMT", 'W'), Some(0.944));
        assert_eq!(wide(b"Times-Roman", '\u{E9}'), Some(0.444));
        assert_eq!(wide(b"Times-BoldItalic", 'a'), Some(0.5));
        assert_eq!(wide(b"Palatino-Roman", 'a'), None);
    }
}
