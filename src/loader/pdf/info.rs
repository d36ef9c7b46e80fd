//! What the document says of itself: its title and day.

use hayro_syntax::metadata::Metadata;

use crate::model::{Clean, Date};

/// The title, unless it is one that a program made of a file's name.
pub(super) fn title(about: &Metadata) -> Option<String> {
    const LONGEST: usize = 60;
    const NAMES: [&str; 12] = [
        ".indd", ".qxd", ".qxp", ".doc", ".docx", ".pdf", ".html", ".typ", ".tex", ".ai", ".eps",
        ".ps",
    ];
    const NONE: [&str; 5] = ["untitled", "无标题", "無題", "no title", "document"];
    let title = Clean::line(&text_string(about.title.as_deref()?)).into_string();
    let small = title.trim().to_lowercase();
    let made = NAMES.iter().any(|end| small.ends_with(end))
        || NONE.iter().any(|none| small.starts_with(none))
        || small.contains("microsoft word")
        || !small.chars().any(char::is_alphabetic)
        || small.chars().count() > LONGEST;
    (!made).then(|| title.trim().to_owned())
}

/// The day on which the document was made.
pub(super) fn day(about: &Metadata) -> Option<Date> {
    let made = about.creation_date.or(about.modification_date)?;
    let date = format!("{:04}-{:02}-{:02}", made.year, made.month, made.day);
    date.parse().ok()
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with a mark, else
/// the encoding of documents, which is Latin-1 for nearly all letters.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        title(&Metadata { title: Some(text.as_bytes().into()), ..Metadata::default() })
    }

    #[test]
    fn a_title_that_is_a_files_name_is_none() {
        assert_eq!(told("The Alder Post").as_deref(), Some("The Alder Post"));
        assert_eq!(told("A01-1122.indd"), None);
        assert_eq!(told("Microsoft Word - ferry"), None);
        assert_eq!(told("  "), None);
    }

    #[test]
    fn text_is_read_by_its_mark() {
        assert_eq!(text_string(b"\xFE\xFF\x6E\x20\x90\x1A"), "渠通");
        assert_eq!(text_string("\u{FEFF}渠".as_bytes()), "渠");
        assert_eq!(text_string(b"F\xE4hre"), "Fähre");
    }
}
