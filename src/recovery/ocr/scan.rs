//! The page as it was scanned, kept beside what is made of it.

use crate::input::encoding::Decoded;
use crate::model::{Scan, ScanLine};

/// The page in its own lines. `base` is where its bytes begin among those of
/// all input files, `page` its index in the edition.
pub(super) fn scan(decoded: &Decoded, page: usize, base: usize) -> Scan {
    let mut lines = Vec::new();
    let mut read: Vec<(char, usize)> = Vec::new();
    let (mut from, mut line_end) = (0, 0);
    for line in decoded.text.split_inclusive('\n') {
        let shown = line.trim_end_matches(['\n', '\r']);
        let input = |at: usize| base + decoded.source(at..at).start;
        read.clear();
        read.extend(shown.char_indices().map(|(at, c)| (c, input(from + at))));
        line_end = input(from + shown.len());
        lines.push(ScanLine::new(&read, line_end, base));
        from += line.len();
    }
    let end = base + decoded.source(from..from).start;
    Scan { page, bytes: base..end.max(line_end), lines }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::encoding::decode;

    #[test]
    fn lines_and_characters_stand_where_the_input_has_them() {
        let (bytes, _, _) = encoding_rs::GB18030.encode("渠水\r\n\r\nok 通");
        let scan = scan(&decode(&bytes, Some("gb18030")).unwrap(), 0, 100);
        let texts: Vec<&str> = scan.lines.iter().map(|line| line.text().as_str()).collect();
        assert_eq!(texts, ["渠水", "", "ok 通"]);
        assert_eq!(scan.bytes, 100..100 + bytes.len());
        let last: Vec<_> = scan.lines[2].characters().map(|(_, bytes)| bytes.start).collect();
        assert_eq!(last, [108, 109, 110, 111]);
    }
}
