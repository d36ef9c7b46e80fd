//! Whether a body says something, seen at a glance: most that have the terms of a
//! phrase print it letter by letter, and most of the others nowhere have its letters
//! one after the other. To read the body's blocks for it takes ten times as long.

use memchr::{memchr, memmem, memrchr};

use crate::model::simplified;
use crate::search::SayingField;

/// What a page file means by other than itself, and what begins a line that is none of
/// the text (`credit:`): see the table of bodies in `loader/native/mod.rs`.
const MARKS: &[u8] = b"[]{}|`\\:!";

/// What may stand for letters, or hide some: links, ruby, tables, escapes, entities.
const HIDING: &[u8] = b"[]{}|`\\&<";

/// Letters that a glance can follow at once, a bit each.
const FOLLOWED: usize = 64;

/// Whether a field of a body says what is of simplified han alone; nothing if that takes
/// more than a glance.
pub(super) fn says(body: &[u8], (field, literal): (SayingField, &str)) -> Option<bool> {
    if is_printed(body, field, literal) {
        return Some(true);
    }
    (!may_say(std::str::from_utf8(body).ok()?, literal)).then_some(false)
}

/// Whether a line of a body that is nothing but text holds something.
fn is_printed(body: &[u8], field: SayingField, literal: &str) -> bool {
    memmem::find_iter(body, literal).any(|at| {
        let start = memrchr(b'\n', &body[..at]).map_or(0, |end| end + 1);
        let end = memchr(b'\n', &body[at..]).map_or(body.len(), |length| at + length);
        let is_plain = !body[start..end].iter().any(|byte| IS_MARK[usize::from(*byte)]);
        is_plain && (field == SayingField::All || !is_caption(&body[..start]))
    })
}

/// Whether a line after others says something about a picture.
fn is_caption(before: &[u8]) -> bool {
    let block = memmem::rfind(before, b"\n\n").map_or(before, |gap| &before[gap + 2..]);
    block.starts_with(b"![")
}

/// Whether the letters of a text, whatever stands between them, may come to be those that
/// are looked for. Each bit of `state` says that so many of them have just been passed.
fn may_say(body: &str, wanted: &str) -> bool {
    let wanted: Vec<char> = wanted.chars().collect();
    let Some(last) = wanted.len().checked_sub(1).filter(|last| *last < FOLLOWED) else {
        return true;
    };
    let mut state = 0_u64;
    for c in body.chars() {
        match c {
            '\u{3400}'..='\u{9FFF}' => {
                let c = simplified(c);
                let stands = wanted.iter().rev().fold(0, |bits, w| bits << 1 | u64::from(*w == c));
                state = (state << 1 | 1) & stands;
                if state >> last == 1 {
                    return true;
                }
            }
            c if c.is_ascii() && HIDING.contains(&(c as u8)) => return true,
            // Forms of han that are others when compared (NFKC).
            '\u{2E80}'..='\u{2FDF}'
            | '\u{3200}'..='\u{33FF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{1F200}'..='\u{1F2FF}'
            | '\u{20000}'.. => return true,
            c if c.is_alphanumeric() => state = 0,
            _ => {}
        }
    }
    false
}

/// Whether each byte is one of [`MARKS`].
const IS_MARK: [bool; 256] = {
    let (mut table, mut at) = ([false; 256], 0);
    while at < MARKS.len() {
        table[MARKS[at] as usize] = true;
        at += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: (SayingField, &str) = (SayingField::All, "新渠通水");

    #[test]
    fn what_stands_in_a_line_that_is_nothing_but_text_is_printed() {
        for body in
            ["新渠通水", "一\n昨日新渠通水了，\n二", "## 新渠通水", "![新渠通水](a)\n\n新渠通水"]
        {
            assert_eq!(says(body.as_bytes(), WANTED), Some(true), "{body}");
        }
        let of_picture = "![桥](media/a.png)\n新渠通水";
        assert_eq!(says(of_picture.as_bytes(), WANTED), Some(true));
        assert_eq!(says(of_picture.as_bytes(), (SayingField::Text, "新渠通水")), None);
    }

    #[test]
    fn what_may_be_said_in_another_way_takes_more_than_a_glance() {
        for body in [
            "新渠\n通水",
            "新渠，通水",
            "新**渠**通水",
            "新渠通\u{200b}水",
            "新渠通水".replace('新', "\u{f901}").as_str(),
            "![x](media/新渠通水.png)",
            "[一条](https://a.example/新渠通水)",
            "![](a)\ncredit: 新渠通水",
            "[gap: 新渠通水]",
            "``` 新渠通水",
            "| 新渠通水 |",
            "{新渠|xinqu}通水",
            "新新渠 通水",
        ] {
            assert_eq!(says(body.as_bytes(), WANTED), None, "{body}");
        }
        assert_eq!(says("橋頭".as_bytes(), (SayingField::All, "桥头")), None);
    }

    #[test]
    fn where_other_letters_stand_between_it_is_not_said() {
        for body in ["", "新渠", "新渠的通水", "新渠a通水", "渠新水通。新渠通", "新渠の通水"]
        {
            assert_eq!(says(body.as_bytes(), WANTED), Some(false), "{body}");
        }
    }
}
