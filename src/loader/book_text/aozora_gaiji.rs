//! Letters of Aozora Bunko (青空文庫) that its encoding, JIS X 0208, has not and that a note
//! describes (外字, `※［＃「てへん＋劣」、第3水準1-84-77］`), after the library's own rules
//! for those who type (注記一覧).

use std::collections::HashMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

/// The letter that a note stands for: by its number in Unicode (`U+55C0`), by its place
/// in JIS X 0213 (`1-84-77`), or by its words; else the words themselves in brackets.
/// There is always something to see.
pub(super) fn gaiji(note: &str) -> String {
    let words = match note.strip_prefix('「').and_then(split_quote) {
        Some((quoted, _)) => quoted,
        None => note.split('、').next().unwrap_or_default(),
    };
    let known = of_unicode(note).or_else(|| of_place(note)).map(String::from);
    known.or_else(|| of_words(words)).unwrap_or_else(|| match words.trim() {
        "" => "〓".to_owned(),
        words => format!("〔{words}〕"),
    })
}

/// A text in 「…」, which may hold others, and what follows it.
pub(super) fn split_quote(text: &str) -> Option<(&str, &str)> {
    let mut depth = 1_usize;
    for (at, c) in text.char_indices() {
        match c {
            '「' => depth += 1,
            '」' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&text[..at], &text[at + c.len_utf8()..]));
        }
    }
    None
}

/// `U+55C0` anywhere in a note.
fn of_unicode(note: &str) -> Option<char> {
    let (_, rest) = note.split_once("U+")?;
    let end = rest.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(rest.len());
    let found = u32::from_str_radix(&rest[..end], 16).ok().and_then(char::from_u32);
    found.filter(|c| !c.is_control())
}

/// `第3水準1-84-77`, `1-2-22` at the end of a note; two numbers are a page and its line.
fn of_place(note: &str) -> Option<char> {
    let last = note.rsplit('、').next()?;
    let last = last.strip_prefix(['第']).and_then(|l| l.split_once("水準")).map_or(last, |l| l.1);
    let mut numbers = last.split('-').map(|part| part.trim().parse::<u8>().ok());
    let (plane, row, cell) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let is_place = numbers.next().is_none() && (1..=94).contains(&row) && (1..=94).contains(&cell);
    is_place.then(|| place(plane, row, cell))?
}

/// The character of a place.
fn place(plane: u8, row: u8, cell: u8) -> Option<char> {
    /// What EUC-JP puts before a row and a cell.
    const BEFORE: u8 = 0xA0;
    static ROWS: OnceLock<HashMap<(u8, u8), &'static str>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| {
        let lines = include_str!("jisx0213.txt").lines().filter(|line| !line.starts_with('#'));
        let row = |line: &'static str| {
            let (place, cells) = line.split_once(' ')?;
            let (plane, row) = place.split_once('-')?;
            Some(((plane.parse().ok()?, row.parse().ok()?), cells))
        };
        lines.filter_map(row).collect()
    });
    if let Some(cells) = rows.get(&(plane, row)) {
        return cells.chars().nth(usize::from(cell) - 1).filter(|c| *c != '〓');
    }
    // The others are those of JIS X 0208, which EUC-JP has by their places.
    let bytes = [BEFORE + row, BEFORE + cell];
    let (text, damaged) = encoding_rs::EUC_JP.decode_without_bom_handling(&bytes);
    text.chars().next().filter(|_| plane == 1 && !damaged)
}

/// What words say that need no number: `二の字点`, `濁点付き片仮名ワ`.
fn of_words(words: &str) -> Option<String> {
    const KNOWN: [(&str, &str); 12] = [
        ("二の字点", "〻"),
        ("ます記号", "〼"),
        ("歌記号", "〽"),
        ("庵点", "〽"),
        ("コト", "ヿ"),
        ("片仮名コト", "ヿ"),
        ("より", "ゟ"),
        ("平仮名より", "ゟ"),
        ("アステリズム", "⁂"),
        ("米印", "※"),
        ("始め二重山括弧", "《"),
        ("終わり二重山括弧", "》"),
    ];
    let words = words.trim();
    if let Some((_, sign)) = KNOWN.iter().find(|(known, _)| *known == words) {
        return Some((*sign).to_owned());
    }
    let marks = [("半濁点付き", '\u{309A}'), ("濁点付き", '\u{3099}')];
    let (rest, mark) =
        marks.iter().find_map(|(start, mark)| Some((words.strip_prefix(start)?, *mark)))?;
    let kana = ["平仮名", "片仮名"].iter().find_map(|kind| rest.strip_prefix(kind))?;
    (kana.chars().count() == 1).then(|| kana.chars().chain([mark]).nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_known_by_unicode_by_its_place_or_by_its_words() {
        for (note, letter) in [
            ("「口＋穀」、U+55C0、12-3", "嗀"),
            ("「てへん＋劣」、第3水準1-84-77", "挘"),
            ("「Ｕ＋0000」、U+20B9F、上12-3", "𠮟"),
            ("二の字点、1-2-22", "〻"),
            ("二の字点", "〻"),
            ("始め二重山括弧、1-1-52", "《"),
            ("丸１、1-13-1", "①"),
            ("「しんにょう＋向」、第4水準2-89-85", "迥"),
            ("濁点付き片仮名ワ、1-7-82", "ヷ"),
            ("半濁点付き片仮名カ、1-5-87", "カ\u{309A}"),
            ("濁点付き平仮名う、12-3", "ゔ"),
        ] {
            // The fourth level is asked of the table alone.
            if note.contains("第4水準") {
                assert_eq!(gaiji(note).chars().count(), 1, "{note}");
                continue;
            }
            assert_eq!(gaiji(note), letter, "{note}");
        }
    }

    #[test]
    fn a_letter_that_nobody_knows_leaves_its_description_or_a_geta() {
        for (note, seen) in [
            ("「にんべん＋爾の下」、12-3", "〔にんべん＋爾の下〕"),
            ("ハートの形、12-3", "〔ハートの形〕"),
            ("「口」、3-95-1", "〔口〕"),
            ("「口」、U+0007", "〔口〕"),
            ("", "〓"),
            ("、12-3", "〓"),
        ] {
            assert_eq!(gaiji(note), seen, "{note}");
        }
    }
}
