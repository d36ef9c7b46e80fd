//! What a file is, told by its first bytes, then by its name.

use super::{Format, LoadError};

/// Bytes looked at.
const WINDOW: usize = 8 << 10;

/// Beginnings that tell a format we do not read.
const FOREIGN: [(&[u8], &str); 14] = [
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xD0\xCF\x11\xE0", "an old Office document"),
    (b"\x1F\x8B", "a gzip file"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"RIFF", "a sound or picture file"),
];

/// Beginnings of markup we do not read, compared without regard to case.
const MARKUP: [(&str, &str); 3] =
    [("<!doctype", "an HTML page"), ("<html", "an HTML page"), ("<?xml", "an XML document")];

/// Tells the format of a file from its content, then from its name. Text
/// that is nothing else is [`Format::Ocr`], whose loader copes with tidy text
/// too; [`Format::Text`] is never guessed.
///
/// # Errors
/// [`LoadError::Empty`] for no bytes or white space alone,
/// [`LoadError::Binary`] for what is not text, or is in a known format that
/// newsprint does not read.
pub fn sniff(bytes: &[u8], name: &str) -> Result<Format, LoadError> {
    let binary =
        |found: &str| Err(LoadError::Binary { file: name.to_owned(), found: found.to_owned() });
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(zipped(bytes, name));
    }
    if let Some((_, found)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return binary(found);
    }
    let window = &bytes[..bytes.len().min(WINDOW)];
    let wide = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if wide || looks_utf16(window) {
        return Ok(Format::Ocr);
    }
    if window.contains(&0) {
        return binary("binary data");
    }
    let text = window.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(window).trim_ascii_start();
    if text.is_empty() && bytes.trim_ascii().len() <= 3 {
        return Err(LoadError::Empty { file: name.to_owned() });
    }
    if let Some((_, found)) = MARKUP.iter().find(|(start, _)| starts_with_any_case(text, start)) {
        return binary(found);
    }
    Ok(by_shape(text, name))
}

/// What a zip holds, by the names in it.
fn zipped(bytes: &[u8], name: &str) -> Format {
    let holds = |what: &[u8]| memchr::memmem::find(bytes, what).is_some();
    let says_so = bytes.get(30..58).is_some_and(|b| b == b"mimetypeapplication/epub+zip");
    let named = name.to_lowercase().ends_with(".epub");
    let is_book =
        says_so || (!holds(b"edition.toml") && (named || holds(b"META-INF/container.xml")));
    if is_book { Format::Epub } else { Format::NativeZip }
}

fn by_shape(text: &[u8], name: &str) -> Format {
    let name = name.to_lowercase();
    let has_line = |start: &[u8]| text.split(|&b| b == b'\n').any(|line| line.starts_with(start));
    if name.ends_with("edition.toml") || (has_line(b"format =") && has_line(b"[paper]")) {
        return Format::Native;
    }
    let plain = [".txt", ".text", ".ocr"].iter().any(|end| name.ends_with(end));
    let page = [".md", ".markdown"].iter().any(|end| name.ends_with(end));
    if page || (!plain && text.starts_with(b"# ")) { Format::Markdown } else { Format::Ocr }
}

fn starts_with_any_case(text: &[u8], start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start.as_bytes()))
}

/// Whether every second byte of an even number is zero far more often than
/// its neighbours: Latin text, digits and line ends in UTF-16 without a mark.
fn looks_utf16(window: &[u8]) -> bool {
    let zeros = |odd: usize| window.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let (few, many) = (even.min(odd), even.max(odd));
    few == 0 && many > 0 && many * 50 >= window.len() && !window.windows(2).any(|w| w == [0, 0])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(bytes: &[u8], name: &str) -> String {
        sniff(bytes, name).unwrap_err().to_string()
    }

    #[test]
    fn content_goes_before_the_name() {
        assert_eq!(sniff(b"PK\x03\x04....", "page.txt"), Ok(Format::NativeZip));
        assert!(error(b"\x89PNG\r\n\x1a\n", "page.txt").contains("PNG"));
        assert!(error(b"\n<!DOCTYPE html><p>", "page.md").contains("HTML"));
        assert_eq!(sniff(b"format = 1\n[paper]\n", "x"), Ok(Format::Native));
    }

    #[test]
    fn text_is_a_page_of_ocr_unless_it_is_markdown() {
        assert_eq!(sniff("新渠通水".as_bytes(), "page.txt"), Ok(Format::Ocr));
        assert_eq!(sniff(b"# Ferry\n\nText", "-"), Ok(Format::Markdown));
        assert_eq!(sniff(b"# Ferry\n\nText", "page.txt"), Ok(Format::Ocr));
        assert_eq!(sniff(b"Ferry", "A01.md"), Ok(Format::Markdown));
    }

    #[test]
    fn text_of_two_bytes_a_character_is_not_binary() {
        let wide: Vec<u8> = "Ferry 2026\n新渠".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(sniff(&wide, "page.txt"), Ok(Format::Ocr));
        assert!(error(b"\x01\0\0\0\x02\0\0\0abc", "x").contains("binary data"));
    }

    #[test]
    fn nothing_and_white_space_are_told_apart_from_text() {
        assert!(error(b"", "page.txt").contains("holds no text"));
        assert!(error(b"\xEF\xBB\xBF \r\n\n", "page.txt").contains("page.txt"));
    }
}
