//! Files that are not read, known by their first bytes; texts by their
//! [beginnings and names](texts).

mod roots;
mod tables;
mod texts;

pub(super) use roots::foreign_root;
pub(super) use texts::{look_at_name, look_at_text};

use super::formats::ending;
use crate::model::error::Foreign;

/// A mark that tells a kind: where it stands, in bytes from the beginning, and
/// its bytes.
type KnownMark = (usize, &'static [u8], Foreign);

static KNOWN: [KnownMark; 24] = [
    (0, b"\x89PNG", Foreign::Png),
    (0, b"\xFF\xD8\xFF", Foreign::Jpeg),
    (0, b"GIF8", Foreign::Gif),
    (0, b"II*\0", Foreign::Tiff),
    (0, b"MM\0*", Foreign::Tiff),
    (0, b"\0\0\0\x0CjP  ", Foreign::Jpeg2000),
    (8, b"WEBP", Foreign::Webp),
    (0, b"AT&TFORM", Foreign::Djvu),
    (60, b"BOOKMOBI", Foreign::Kindle),
    (60, b"TEXtREAd", Foreign::Palm),
    (0, b"{\\rtf", Foreign::Rtf),
    (0, b"\xD0\xCF\x11\xE0", Foreign::OldOffice),
    (0, b"%!PS", Foreign::PostScript),
    (0, b"BZh", Foreign::Bzip2),
    (0, b"\xFD7zXZ\0", Foreign::Xz),
    (0, b"\x28\xB5\x2F\xFD", Foreign::Zstd),
    (0, b"7z\xBC\xAF", Foreign::SevenZip),
    (0, b"Rar!", Foreign::Rar),
    (0, b"RIFF", Foreign::SoundOrFilm),
    (0, b"ID3", Foreign::Sound),
    (0, b"OggS", Foreign::Sound),
    (0, b"\x7FELF", Foreign::Program),
    (0, b"SQLite format 3", Foreign::Database),
    // A page as Safari saves it; other lists of properties are nothing to read either.
    (0, b"bplist00", Foreign::WebArchive),
];

/// What a file that is not read seems to be.
pub(super) fn look(bytes: &[u8], name: &str) -> Option<Foreign> {
    let is = |(at, mark, _): &&KnownMark| {
        bytes.get(*at..).is_some_and(|from_there| from_there.starts_with(mark))
    };
    let kind = KNOWN.iter().find(is).map(|(_, _, kind)| *kind);
    // Outlook keeps letters as Office kept documents.
    let is_letter = kind == Some(Foreign::OldOffice) && ending(name) == "msg";
    if is_letter { Some(Foreign::OutlookMail) } else { kind }
}

/// The same of a zip, by the names in it; none for an edition's or a book's.
pub(super) fn look_into_zip(bytes: &[u8]) -> Option<Foreign> {
    let holds = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    let names_its_kind = bytes.get(30..).is_some_and(|first| {
        first.starts_with(b"mimetypeapplication/vnd.") || first.starts_with(b"[Content_Types].xml")
    });
    (names_its_kind && !holds(b"edition.toml")).then_some(Foreign::Office)
}

#[cfg(test)]
mod tests {
    use super::{Foreign, look, look_into_zip};

    #[test]
    fn a_kind_is_known_by_its_mark_wherever_that_stands() {
        let book = [&[b'x'; 60][..], b"BOOKMOBI"].concat();
        assert_eq!(look(&book, "x"), Some(Foreign::Kindle));
        assert_eq!(look(b"RIFF0000WEBPVP8 ", "x"), Some(Foreign::Webp));
        assert_eq!(look(b"RIFF0000WAVE", "x"), Some(Foreign::SoundOrFilm));
        assert_eq!(look("水渠BOOKMOBI".as_bytes(), "x"), None);
        assert_eq!(look(b"", "x"), None);
        assert_eq!(look(b"\xD0\xCF\x11\xE0", "a.msg"), Some(Foreign::OutlookMail));
        assert_eq!(look(b"\xD0\xCF\x11\xE0", "a.doc"), Some(Foreign::OldOffice));
    }

    #[test]
    fn an_office_document_is_told_from_a_zipped_edition() {
        let named = |name: &str| [&[b'P', b'K'][..], &[0; 28], name.as_bytes()].concat();
        let found = |name: &str| look_into_zip(&named(name));
        assert_eq!(found("mimetypeapplication/vnd.oasis.opendocument.text"), Some(Foreign::Office));
        assert_eq!(found("[Content_Types].xml … word/document.xml"), Some(Foreign::Office));
        assert_eq!(found("mimetypeapplication/epub+zip"), None);
        assert_eq!(found("[Content_Types].xml edition.toml"), None);
        assert_eq!(look_into_zip(b"PK"), None);
    }
}
