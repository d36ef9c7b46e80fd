//! A box of letters in one file (mbox): a line `From who when` before each.

use super::known::is_box_line;

/// Letters of a box that are read.
const LETTERS: usize = 10_000;

/// The letters of a file: one, unless it is a box.
pub(super) fn letters(bytes: &[u8]) -> Vec<&[u8]> {
    let line_at = |at: usize| {
        let rest = &bytes[at..];
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        String::from_utf8_lossy(&rest[..end.min(200)]).into_owned()
    };
    let bytes_start = bytes.len() - bytes.trim_ascii_start().len();
    if !is_box_line(&line_at(bytes_start)) {
        return vec![&bytes[bytes_start..]];
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
            &letter[without_first_line(letter)..]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn a_box_is_parted_before_its_lines_and_nowhere_else() {
        let line = "From n@example.org Sat Nov 21 08:00:00 2026\n";
        let text =
            format!("{line}Subject: a\n\nFrom Monday on.\n\nFrom us all.\n\n{line}Subject: b\n\nx");
        let found: Vec<&[u8]> = letters(text.as_bytes());
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with(b"Subject: a") && found[0].ends_with(b"From us all.\n\n"));
        assert_eq!(found[1], b"Subject: b\n\nx");
        assert_eq!(letters(b"Subject: a\n\nx"), [b"Subject: a\n\nx"]);
    }
}
