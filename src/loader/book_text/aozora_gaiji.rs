//! Letters of Aozora Bunko (青空文庫) that its encoding, JIS X 0208, has not: those that a
//! note describes (外字, `※［＃「てへん＋劣」、第3水準1-84-77］`), the signs that repeat
//! words, which it writes as two strokes, and Latin letters with accents.
//!
//! After the library's own rules for those who type (注記一覧, アクセント分解).

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::aozora_note::{split_quote, without_notes};

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

/// A line with its signs of repetition and its accents as what they stand for.
pub(super) fn letters(line: &str) -> Cow<'_, str> {
    let mut line = Cow::Borrowed(line);
    // くの字点, with and without its dots.
    for (typed, meant) in [("／″＼", "〴〵"), ("／＼", "〳〵")] {
        if line.contains(typed) {
            line = line.replace(typed, meant).into();
        }
    }
    if line.contains('〔') { accented(&line).into() } else { line }
}

/// A line whose `〔Cafe'〕` is Café. Where nothing in the brackets has an accent they are
/// brackets.
fn accented(line: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(line.len()), line);
    while let Some(end) = rest.find('〕') {
        let (until, after) = (&rest[..end], &rest[end + '〕'.len_utf8()..]);
        let inside = until.rsplit_once('〔');
        let set = inside.and_then(|(before, inside)| Some((before, accents(inside)?)));
        match set {
            Some((before, set)) => {
                out.push_str(before);
                // Its reading is of all that was in the brackets.
                out.push_str(if after.starts_with('《') { "｜" } else { "" });
                out.push_str(&set);
            }
            None => out.extend([until, "〕"]),
        }
        rest = after;
    }
    out + rest
}

/// A text of Latin letters in which signs after them are their accents; `None` if it is
/// none, or has no accent.
fn accents(text: &str) -> Option<String> {
    const MARKS: [(char, char); 8] = [
        ('`', '\u{300}'),
        ('\'', '\u{301}'),
        ('^', '\u{302}'),
        ('~', '\u{303}'),
        (':', '\u{308}'),
        ('&', '\u{30A}'),
        (',', '\u{327}'),
        ('_', '\u{304}'),
    ];
    const JOINED: [(&str, &str); 9] = [
        ("ae&", "æ"),
        ("AE&", "Æ"),
        ("oe&", "œ"),
        ("OE&", "Œ"),
        ("s&", "ß"),
        ("o/", "ø"),
        ("O/", "Ø"),
        ("!@", "¡"),
        ("?@", "¿"),
    ];
    if without_notes(text).contains(|c: char| c >= '\u{2E80}') {
        return None;
    }
    let mut whole = text.to_owned();
    for (typed, meant) in JOINED {
        whole = whole.replace(typed, meant);
    }
    let mut set = String::with_capacity(whole.len());
    let mut letters = whole.chars().peekable();
    while let Some(letter) = letters.next() {
        let mark = letters.peek().and_then(|sign| MARKS.iter().find(|(own, _)| own == sign));
        let one = mark
            .filter(|_| letter.is_ascii_alphabetic())
            .and_then(|(_, mark)| unicode_normalization::char::compose(letter, *mark));
        if one.is_some() {
            letters.next();
        }
        set.push(one.unwrap_or(letter));
    }
    (set != text).then_some(set)
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

    #[test]
    fn signs_of_repetition_and_accents_are_what_they_stand_for() {
        for (typed, meant) in [
            ("いろ／＼の／″＼", "いろ〳〵の〴〵"),
            ("〔Cafe'〕で", "Caféで"),
            ("〔Ve'ritables moeurs franc,aises〕", "Véritables moeurs françaises"),
            ("〔A`〕《ア》", "｜À《ア》"),
            ("〔Stra&sse s& Oe&uvre oe&〕", "Stråsse ß Oe&uvre œ"),
            ("〔e'te'［＃「e'te'」は斜体］〕", "été［＃「été」は斜体］"),
            // Brackets of their own, and Latin outside of them.
            ("〔注 it's〕", "〔注 it's〕"),
            ("〔OK〕 Cafe' 〔〔Cafe'〕", "〔OK〕 Cafe' 〔Café"),
            ("〔Cafe'", "〔Cafe'"),
        ] {
            assert_eq!(letters(typed), meant, "{typed}");
        }
    }
}
