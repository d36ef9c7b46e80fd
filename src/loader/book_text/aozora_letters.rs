//! Signs of Aozora Bunko (青空文庫) that stand for what its encoding, JIS X 0208, has not:
//! those that repeat words, which it writes as two strokes (くの字点), and Latin letters with
//! accents (アクセント分解).

use std::borrow::Cow;

use super::aozora_note::without_notes;

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
    use super::letters;

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
