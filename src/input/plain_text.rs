//! Text that is shown as its bytes stand, told at the speed of a search: then
//! it needs no reading before it is searched or set.

/// How a byte bears on whether a text is read as it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// ASCII that is never markup.
    Plain,
    /// Lead byte of three, all of whose characters are plain.
    Three,
    /// Lead byte of two, all of whose characters are plain.
    Two,
    /// Lead byte of three, some of whose characters are plain.
    Some,
    /// Markup, control, or rare enough not to matter.
    Stop,
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Stop; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'&' | b'~' | b'^' | b'{' | b'}' => {
                Class::Stop
            }
            b' '..=b'~' => Class::Plain,
            0xC3..=0xCB | 0xCE..=0xD1 => Class::Two,
            0xE4..=0xEC => Class::Three,
            0xE2 | 0xE3 | 0xEF => Class::Some,
            _ => Class::Stop,
        };
        byte += 1;
    }
    table
};

/// Whether bytes are valid text without a character that is markup in a line
/// or that cleaning or normalisation changes.
#[must_use]
pub(crate) fn is_plain_text(line: &[u8]) -> bool {
    let tail = |at: usize| line.get(at).is_some_and(|b| b & 0xC0 == 0x80);
    let mut at = 0;
    while let Some(&byte) = line.get(at) {
        at += match CLASS[byte as usize] {
            Class::Plain => 1,
            Class::Three if tail(at + 1) && tail(at + 2) => 3,
            Class::Two if tail(at + 1) => 2,
            Class::Some if tail(at + 2) && plain_pair(byte, line[at + 1], line[at + 2]) => 3,
            _ => return false,
        };
    }
    true
}

/// Of the blocks with lead E2, E3 and EF: general punctuation, signs,
/// kana and full-width forms, without joiners, bidi controls and combining marks.
fn plain_pair(lead: u8, second: u8, third: u8) -> bool {
    match (lead, second) {
        (0xE2, 0x80) => matches!(third, 0x90..=0xA7),
        (0xE2, 0x82 | 0x84..=0xAF | 0xBA..=0xBF) | (0xEF, 0xBC | 0xBD) => true,
        (0xE2, 0xB8) => third != 0xBA,
        (0xE3, 0x80) => !matches!(third, 0xAA..=0xAF),
        (0xE3, 0x82) => !matches!(third, 0x99 | 0x9A),
        (0xE3, _) => second & 0xC0 == 0x80,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_plain_text;

    #[test]
    fn text_is_plain_if_neither_markup_nor_cleaning_changes_it() {
        for plain in ["新渠通水，“好”——他说……", "The ferry (new) runs: 5.", "２０２６年", ""]
        {
            assert!(is_plain_text(plain.as_bytes()), "{plain}");
        }
        for text in ["*甲*", "a\tb", "甲\n乙", "\u{200b}甲", "か\u{3099}", "甲\u{2E3A}"] {
            assert!(!is_plain_text(text.as_bytes()), "{text}");
        }
        assert!(!is_plain_text(b"\xE6\x96"), "a character cut in two");
    }
}
