//! A box of letters in one file (mbox): a line `From who when` before each.

use std::borrow::Cow;

use super::known::is_box_line;
use super::mime::head_end;

/// Letters of a box that are read.
const LETTERS: usize = 10_000;

/// The letters of a file: one, unless it is a box.
pub(super) fn letters(bytes: &[u8]) -> Vec<Cow<'_, [u8]>> {
    let line_at = |at: usize| {
        let rest = &bytes[at..];
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        String::from_utf8_lossy(&rest[..end.min(200)]).into_owned()
    };
    let bytes_start = bytes.len() - bytes.trim_ascii_start().len();
    if !is_box_line(&line_at(bytes_start)) {
        return vec![Cow::Borrowed(&bytes[bytes_start..])];
    }
    let mut starts = vec![bytes_start];
    for at in memchr::memmem::find_iter(bytes, b"\nFrom ").map(|at| at + 1) {
        // A blank line stands before it.
        let is_apart = bytes[..at].ends_with(b"\n\n") || bytes[..at].ends_with(b"\n\r\n");
        if is_apart && starts.len() < LETTERS && is_box_line(&line_at(at)) {
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    let without_first_line =
        |letter: &'_ [u8]| memchr::memchr(b'\n', letter).map_or(letter.len(), |end| end + 1);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            let letter = &bytes[*start..end];
            unquoted(&letter[without_first_line(letter)..])
        })
        .collect()
}

/// A letter whose lines are as they were sent: programs put `>` before a line
/// `From …`, or `>From …`, so that no letter seems to begin there (RFC 4155 tells
/// of it). A head has no such lines.
fn unquoted(letter: &[u8]) -> Cow<'_, [u8]> {
    const QUOTED: &[u8] = b"\n>";
    let head = head_end(letter);
    let mut out = Vec::new();
    let mut from = 0;
    // The line end before the text belongs to the head.
    let start = head.saturating_sub(1);
    for at in memchr::memmem::find_iter(&letter[start..], QUOTED).map(|at| start + at + 1) {
        let signs = letter[at..].iter().take_while(|b| **b == b'>').count();
        if letter[at + signs..].starts_with(b"From ") {
            out.extend_from_slice(&letter[from..at]);
            from = at + 1;
        }
    }
    if from == 0 {
        return Cow::Borrowed(letter);
    }
    out.extend_from_slice(&letter[from..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_parted_before_its_lines_and_nowhere_else() {
        let line = "From n@example.org Sat Nov 21 08:00:00 2026\n";
        let text =
            format!("{line}Subject: a\n\nFrom Monday on.\n\nFrom us all.\n\n{line}Subject: b\n\nx");
        let found = letters(text.as_bytes());
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with(b"Subject: a") && found[0].ends_with(b"From us all.\n\n"));
        assert_eq!(&*found[1], b"Subject: b\n\nx");
        assert_eq!(letters(b"Subject: a\n\nx"), [b"Subject: a\n\nx".as_slice()]);
    }

    #[test]
    fn a_line_that_a_box_had_to_quote_was_shown_as_a_quotation() {
        let head = "From n@example.org Sat Nov 21 08:00:00 2026\n>From n@x\nSubject: a\n\n";
        let text = format!("{head}>From the pier\n>>From afar\n> From him\nit is >From\n");
        let found = letters(text.as_bytes());
        let expected =
            ">From n@x\nSubject: a\n\nFrom the pier\n>From afar\n> From him\nit is >From\n";
        assert_eq!(String::from_utf8_lossy(&found[0]), expected);
        // A letter alone is quoted by nobody but its writer.
        let alone = b"Subject: a\n\n>From the pier\n";
        assert_eq!(letters(alone), [alone.as_slice()]);
    }
}
