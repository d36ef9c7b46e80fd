//! Whether a document is in the encoding that it says it is in. Pages and
//! feeds are moved between programs, and what one wrote at their beginning
//! stays there; the bytes know better.

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::encoding::{by_label, is_jis};

/// The encoding of bytes that call themselves `label`: UTF-8 where that is what
/// they are, since text in no other encoding looks like it; JIS by its escapes;
/// else the one of the label. `None` where it can't be that one, or is none.
pub(crate) fn believed(bytes: &[u8], label: &str) -> Option<&'static Encoding> {
    let said = by_label(label).ok()?;
    // The label could be read as ASCII, so it can't be of two bytes a character.
    if said == UTF_16LE || said == UTF_16BE {
        return None;
    }
    let sample = &bytes[..bytes.len().min(ENOUGH)];
    if is_jis(sample) {
        return Some(ISO_2022_JP);
    }
    if sample.is_ascii() {
        return (sample.len() == bytes.len() || said != UTF_8).then_some(said);
    }
    if said == UTF_8 {
        // UTF-8 that is none is what editors make of pages in older encodings.
        return std::str::from_utf8(bytes).is_ok().then_some(UTF_8);
    }
    if is_utf8(sample, said) {
        return Some(UTF_8);
    }
    (!is_false(sample, said)).then_some(said)
}

/// Bytes that tell the encoding of a document.
const ENOUGH: usize = 1 << 20;

/// Characters of text that is not UTF-8 that it takes to be sure of it: each
/// has a chance of about one in five to look like a letter of two bytes.
const SURE: usize = 6;

/// Whether bytes that call themselves something else are UTF-8: in order, or
/// but for one character in ten. Few letters of two bytes may be as many han,
/// which stand otherwise: 茅台 is é and a mark, café has an é in a word.
fn is_utf8(bytes: &[u8], said: &'static Encoding) -> bool {
    let (mut wide, mut narrow, mut bad, mut in_word) = (0_usize, 0_usize, 0_usize, false);
    let (mut is_latin, mut at) = (true, 0);
    for chunk in bytes.utf8_chunks() {
        let mut before = ' ';
        for c in chunk.valid().chars() {
            if c.len_utf8() > 2 {
                wide += 1;
            } else if !c.is_ascii() {
                narrow += 1;
                is_latin &= c <= '\u{24F}';
                in_word |= before.is_ascii_alphabetic();
            }
            before = c;
        }
        at += chunk.valid().len() + chunk.invalid().len();
        // A character may be cut at the end of the sample; what is damaged side
        // by side is one that was.
        let is_damage = !chunk.invalid().is_empty() && at < bytes.len();
        bad += usize::from(is_damage && (bad == 0 || !chunk.valid().is_empty()));
        if bad > SURE && bad > wide + narrow {
            return false;
        }
    }
    let good = wide + narrow;
    if bad > 0 || good == 0 {
        return bad > 0 && good >= 10 * bad;
    }
    wide > 0 || narrow >= SURE || said == WINDOWS_1252 || is_latin && in_word
}

/// Letters from which on a text tells what it is not.
const LEAST: usize = 16;

/// Whether text can't be in the encoding that it names: too much of it means
/// nothing there, or it says Latin-1 by habit and is of words in which each
/// letter has an accent.
fn is_false(bytes: &[u8], said: &'static Encoding) -> bool {
    if said == WINDOWS_1252 {
        return is_never_latin(bytes);
    }
    let text = said.decode_without_bom_handling(bytes).0;
    let (mut lost, mut half, mut all) = (0_usize, 0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        lost += usize::from(c == char::REPLACEMENT_CHARACTER);
        half += usize::from(('\u{FF61}'..='\u{FF9F}').contains(&c));
        all += 1;
    }
    // Nobody writes more than words in the half-width letters of Shift_JIS,
    // which all double bytes are.
    if all >= LEAST && 2 * half > all {
        return true;
    }
    // Sites have letters of their own in Big5 and GBK: less than a fifth.
    5 * lost > all
}

/// Whether most bytes over ASCII stand in rows of four and more that differ, as
/// in no language of Latin-1; or one in twenty is none of its characters, as
/// the marks of Shift_JIS are.
fn is_never_latin(bytes: &[u8]) -> bool {
    const ROW: usize = 4;
    let (mut all, mut none, mut in_rows, mut row, mut before) = (0_usize, 0_usize, 0_usize, 0, 0);
    for &byte in bytes.iter().chain(&[0]) {
        let goes_on = byte > 0xA0 && byte != before;
        all += usize::from(byte >= 0x80);
        none += usize::from(matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D));
        row = if goes_on { row + 1 } else { 0 };
        in_rows += match row {
            ROW => ROW,
            row if row > ROW => 1,
            _ => 0,
        };
        before = byte;
    }
    all >= LEAST && (2 * in_rows > all || 20 * none > all)
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, GB18030, KOI8_R, SHIFT_JIS, WINDOWS_1251};

    use super::*;

    const LABELS: [&str; 12] = [
        "gb2312",
        "gbk",
        "big5",
        "shift_jis",
        "euc-jp",
        "euc-kr",
        "macintosh",
        "windows-1251",
        "koi8-r",
        "iso-8859-1",
        "iso-8859-2",
        "us-ascii",
    ];

    fn read(bytes: &[u8], label: &str) -> Option<&'static str> {
        believed(bytes, label).map(Encoding::name)
    }

    #[test]
    fn utf_8_is_read_as_such_whatever_it_calls_itself() {
        let texts = [
            "<p>河口市水务局</p>",
            "<p>The café — “open”</p>",
            "<p>Паром снова ходит</p>",
            "朝",
            "café",
        ];
        for text in texts {
            for label in LABELS {
                assert_eq!(read(text.as_bytes(), label), Some("UTF-8"), "{text} as {label}");
            }
        }
        let cut = &"河口市水务局昨天宣布".as_bytes()[..29];
        assert_eq!(read(cut, "gb2312"), Some("UTF-8"));
        let mut damaged = "河口市水务局昨天宣布，新渠通水，下游受益".as_bytes().to_vec();
        damaged[4] = 0xFF;
        assert_eq!(read(&damaged, "gb2312"), Some("UTF-8"));
    }

    #[test]
    fn what_is_in_the_encoding_it_names_is_read_in_it() {
        let texts: [(&str, &'static Encoding, &str); 12] = [
            ("河口", GB18030, "gb2312"),
            // Its bytes are in order as UTF-8: é and a mark.
            ("<p>A glass of 茅台</p>", GB18030, "gb2312"),
            ("河口市水務局昨天宣布", BIG5, "big5"),
            ("朝の市場に新しい看板", SHIFT_JIS, "shift_jis"),
            ("ﾃｽﾄ ｶﾒﾗ", SHIFT_JIS, "shift_jis"),
            ("朝の市場に新しい看板", EUC_JP, "euc-jp"),
            ("새 도서관이 문을 열었다", EUC_KR, "euc-kr"),
            ("Паром снова ходит", WINDOWS_1251, "windows-1251"),
            ("Паром снова ходит", KOI8_R, "koi8-r"),
            ("The café keeps naïve £5 · · · ····", WINDOWS_1252, "iso-8859-1"),
            ("Ærø, Århus, ÅÄÖ", WINDOWS_1252, "windows-1252"),
            ("Łódź i Kraków, żółć", encoding_rs::ISO_8859_2, "iso-8859-2"),
        ];
        for (text, encoding, label) in texts {
            let bytes = encoding.encode(text).0;
            let expected = by_label(label).unwrap();
            assert_eq!(believed(&bytes, label), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_label_that_the_bytes_contradict_is_not_believed() {
        let zh = "河口市水务局昨天宣布，新渠已于本月二十一日通水，下游三县从此改用江水。";
        let gbk = GB18030.encode(zh).0;
        for label in ["utf-8", "shift_jis", "iso-8859-1", "utf-16", "klingon"] {
            let found = believed(&gbk, label);
            assert!(found.is_none(), "{label}: {found:?}");
        }
        let ru = "Паром снова ходит каждый час, сказали в порту";
        assert_eq!(believed(&WINDOWS_1251.encode(ru).0, "iso-8859-1"), None);
        let ja = "朝の市場に新しい看板が立った。「十年ぶりだ」と喜んでいる。";
        assert_eq!(believed(&SHIFT_JIS.encode(ja).0, "iso-8859-1"), None);
    }

    #[test]
    fn jis_is_known_by_its_escapes() {
        let bytes = ISO_2022_JP.encode("朝の市場").0;
        for label in ["utf-8", "shift_jis", "iso-2022-jp", "iso-8859-1"] {
            assert_eq!(believed(&bytes, label), Some(ISO_2022_JP), "{label}");
        }
        assert_eq!(believed(b"plain", "utf-8"), Some(UTF_8));
    }
}
