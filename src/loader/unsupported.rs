//! Files that are not read, known by their first bytes, and what to make of
//! them so that they can be.

/// A kind of file that newsprint does not read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unsupported {
    /// Where its mark stands, in bytes from the beginning.
    at: usize,
    mark: &'static [u8],
    /// What it is, as messages say it.
    pub(super) found: &'static str,
    /// What the reader can do.
    pub(super) way_out: &'static str,
}

const fn begins(mark: &'static [u8], found: &'static str, way_out: &'static str) -> Unsupported {
    Unsupported { at: 0, mark, found, way_out }
}

const OCR: &str =
    "have its text recognised first (`tesseract page.png page hocr`) and open what comes of it";
const KINDLE: &str = "convert it with calibre (`ebook-convert book.mobi book.epub`) and open that";
const OFFICE: &str = "save it as a web page or a PDF and open that";
const UNPACK: &str = "unpack it and open what is in it";
const NONE: &str = "there is nothing to read in it";

static KNOWN: [Unsupported; 23] = [
    begins(b"\x89PNG", "a PNG picture", OCR),
    begins(b"\xFF\xD8\xFF", "a JPEG picture", OCR),
    begins(b"GIF8", "a GIF picture", OCR),
    begins(b"II*\0", "a TIFF picture", OCR),
    begins(b"MM\0*", "a TIFF picture", OCR),
    begins(b"\0\0\0\x0CjP  ", "a JPEG 2000 picture", OCR),
    Unsupported { at: 8, mark: b"WEBP", found: "a WebP picture", way_out: OCR },
    begins(b"AT&TFORM", "a DjVu document", "take its text out of it (`djvutxt`) and open that"),
    Unsupported { at: 60, mark: b"BOOKMOBI", found: "a Kindle book", way_out: KINDLE },
    Unsupported { at: 60, mark: b"TEXtREAd", found: "a Palm book", way_out: KINDLE },
    begins(b"{\\rtf", "an RTF document", OFFICE),
    begins(b"\xD0\xCF\x11\xE0", "an old Office document", OFFICE),
    begins(b"%!PS", "a PostScript document", "make a PDF of it (`ps2pdf`) and open that"),
    begins(b"BZh", "a bzip2 file", UNPACK),
    begins(b"\xFD7zXZ\0", "an xz file", UNPACK),
    begins(b"\x28\xB5\x2F\xFD", "a zstd file", UNPACK),
    begins(b"7z\xBC\xAF", "a 7z archive", UNPACK),
    begins(b"Rar!", "a RAR archive", UNPACK),
    begins(b"RIFF", "a sound or a film", NONE),
    begins(b"ID3", "a sound", NONE),
    begins(b"OggS", "a sound", NONE),
    begins(b"\x7FELF", "a program", NONE),
    begins(b"SQLite format 3", "a database", NONE),
];

/// What a file that is not read seems to be.
pub(super) fn look(bytes: &[u8]) -> Option<&'static Unsupported> {
    let is = |kind: &&Unsupported| {
        bytes.get(kind.at..).is_some_and(|from_there| from_there.starts_with(kind.mark))
    };
    KNOWN.iter().find(is)
}

/// The same of a zip, by the names in it; none for an edition's or a book's.
pub(super) fn look_into_zip(bytes: &[u8]) -> Option<&'static Unsupported> {
    static OFFICE_ZIP: Unsupported = begins(b"PK", "an Office document", OFFICE);
    let holds = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    let names_its_kind = bytes.get(30..).is_some_and(|first| {
        first.starts_with(b"mimetypeapplication/vnd.") || first.starts_with(b"[Content_Types].xml")
    });
    (names_its_kind && !holds(b"edition.toml")).then_some(&OFFICE_ZIP)
}

#[cfg(test)]
mod tests {
    use super::{look, look_into_zip};

    #[test]
    fn a_kind_is_known_by_its_mark_wherever_that_stands() {
        let book = [&[b'x'; 60][..], b"BOOKMOBI"].concat();
        assert_eq!(look(&book).map(|kind| kind.found), Some("a Kindle book"));
        assert_eq!(look(b"RIFF0000WEBPVP8 ").map(|kind| kind.found), Some("a WebP picture"));
        assert_eq!(look(b"RIFF0000WAVE").map(|kind| kind.found), Some("a sound or a film"));
        assert_eq!(look("水渠BOOKMOBI".as_bytes()), None);
        assert_eq!(look(b""), None);
    }

    #[test]
    fn an_office_document_is_told_from_a_zipped_edition() {
        let named = |name: &str| [&[b'P', b'K'][..], &[0; 28], name.as_bytes()].concat();
        let found = |name: &str| look_into_zip(&named(name)).map(|kind| kind.found);
        assert_eq!(
            found("mimetypeapplication/vnd.oasis.opendocument.text"),
            Some("an Office document")
        );
        assert_eq!(found("[Content_Types].xml … word/document.xml"), Some("an Office document"));
        assert_eq!(found("mimetypeapplication/epub+zip"), None);
        assert_eq!(found("[Content_Types].xml edition.toml"), None);
        assert_eq!(look_into_zip(b"PK"), None);
    }
}
