//! The formats, a row each. Sniffing, `--format`, the import and what a folder
//! is taken for all read this table: a new loader is a folder of its own, a
//! variant of [`Format`] and a row here. A variant without a row does not
//! compile.

use super::{
    articles, book_text, epub, exported, feed, founder, html, iptc, mail, native, positioned,
    scanned,
};
use crate::input::{Format, Hint, LoadError, Loaded};
use crate::model::Scan;
use crate::recovery::ocr;
use crate::recovery::pages::PageFile;

/// What a file of a format is among the other files of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileRole {
    /// `edition.toml`: with the files beside it an edition.
    Manifest,
    /// Names the files of an issue, which lie in its folder and below.
    Issue,
    /// A page or an article of a saved tree, which says what belongs together.
    Saved,
    /// A page: those of a folder are an edition.
    Page,
    /// A page that carries positions: those of a folder are an edition, even
    /// beside texts of the same pages.
    Scan,
    /// An article: those of a folder and of the folders in it are an edition.
    Article,
    /// A feed: those of a folder are an edition.
    Feed,
    /// Letters: those of a folder are an edition.
    Letter,
    /// An edition by itself.
    Edition,
    /// Holds files as a folder does.
    Archive,
}

/// Reads all of a kind that a file holds.
pub type Reads<T> = fn(&[u8], &Hint) -> Result<Vec<T>, LoadError>;

/// A format.
#[derive(Debug)]
pub struct FormatRow {
    /// Which it is.
    pub format: Format,
    /// What `--format` calls it, and what else; empty where nobody need say it.
    pub names: &'static [&'static str],
    /// What it is, for `--help`.
    pub about: &'static str,
    /// Endings of the names of its files, in lower case.
    pub endings: &'static [&'static str],
    /// In a folder the ending is enough: no file is opened to see what it is.
    pub by_name: bool,
    /// Text that is nothing else is of this format if it has one of the
    /// endings.
    pub text_by_name: bool,
    /// Bytes by which files are known, and where they stand. What has some is no
    /// text.
    pub magic: &'static [(usize, &'static [u8])],
    /// Names of the first element, in lower case and without prefix.
    pub roots: &'static [&'static str],
    /// What a file is among others.
    pub role: FileRole,
    /// Reads a file by itself.
    pub load: fn(&[u8], &Hint) -> Result<Loaded, LoadError>,
    /// Reads the pages that a file holds, if it holds several.
    pub pages: Option<Reads<PageFile>>,
    /// Reads a page as it was scanned, where that takes no recovery.
    pub scans: Option<Reads<Scan>>,
}

/// What a row says where it says nothing.
const NOTHING: FormatRow = FormatRow {
    format: Format::Ocr,
    names: &[],
    about: "",
    endings: &[],
    by_name: false,
    text_by_name: false,
    magic: &[],
    roots: &[],
    role: FileRole::Edition,
    load: part,
    pages: None,
    scans: None,
};

/// Of what is read with the files around it nothing is read by itself.
fn part(_: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    Err(LoadError::Part { file: hint.name.clone() })
}

/// How zips begin, whatever is in them.
const ZIP: (usize, &[u8]) = (0, b"PK\x03\x04");

macro_rules! formats {
    ($($format:ident { $($field:ident: $value:expr),* $(,)? })*) => {
        /// All formats, in the order in which `--format` lists them.
        pub const FORMATS: &[Format] = &[$(Format::$format),*];

        /// The row of a format.
        #[must_use]
        pub fn row(format: Format) -> &'static FormatRow {
            match format {
                $(Format::$format => {
                    static ROW: FormatRow =
                        FormatRow { format: Format::$format, $($field: $value,)* ..NOTHING };
                    &ROW
                })*
            }
        }
    };
}

formats! {
    Native { endings: &["toml"], role: FileRole::Manifest }
    NativeZip { endings: &["zip"], magic: &[ZIP] }
    Ocr {
        names: &["ocr"],
        about: "The text of a page as OCR gave it: articles are recognised",
        endings: &["txt", "text", "ocr"],
        by_name: true,
        role: FileRole::Page,
        load: |bytes, hint| scanned::load(bytes, hint, positioned::placed),
        scans: Some(ocr::scans),
    }
    Text {
        names: &["text"],
        about: "Plain paragraphs, set as they are",
        role: FileRole::Page,
        load: ocr::load_plain,
    }
    // What was read as OCR because the reader said so may look typed.
    Typed {
        role: FileRole::Page,
        load: |bytes, hint| {
            articles::load_underlined(bytes, hint)
                .unwrap_or_else(|| scanned::load(bytes, hint, positioned::placed))
        },
        scans: Some(ocr::scans),
    }
    Markdown {
        names: &["markdown"],
        about: "Markdown: articles, or a page of newsprint's own",
        endings: &["md", "markdown", "mdown", "mkd"],
        by_name: true,
        text_by_name: true,
        role: FileRole::Article,
        load: |bytes, hint| {
            scanned::load_markdown(bytes, hint, positioned::placed)
                .or_else(|| articles::load_markdown(bytes, hint))
                .unwrap_or_else(|| native::load_page(bytes, hint))
        },
    }
    BookText {
        names: &["book"],
        about: "A book's text of Aozora Bunko or Project Gutenberg",
        load: book_text::load,
    }
    Hocr {
        names: &["hocr"],
        about: "A page in hOCR",
        endings: &["hocr", "html", "htm", "xhtml"],
        role: FileRole::Scan,
        load: |bytes, hint| positioned::load(Format::Hocr, bytes, hint),
    }
    Alto {
        names: &["alto"],
        about: "A page in ALTO XML",
        endings: &["xml"],
        roots: &["alto"],
        role: FileRole::Scan,
        load: |bytes, hint| positioned::load(Format::Alto, bytes, hint),
    }
    PageXml {
        names: &["page-xml", "page"],
        about: "A page in PAGE XML",
        endings: &["xml"],
        roots: &["pcgts"],
        role: FileRole::Scan,
        load: |bytes, hint| positioned::load(Format::PageXml, bytes, hint),
    }
    OcrTsv {
        names: &["ocr-tsv"],
        about: "A page in Tesseract's TSV",
        endings: &["tsv"],
        role: FileRole::Scan,
        load: |bytes, hint| positioned::load(Format::OcrTsv, bytes, hint),
    }
    OcrJson {
        names: &["ocr-json"],
        about: "Pages in JSON: PaddleOCR, Vision, Azure, Textract, Surya, MinerU, dots.ocr, olmOCR",
        endings: &["json", "jsonl"],
        role: FileRole::Scan,
        load: |bytes, hint| positioned::load(Format::OcrJson, bytes, hint),
    }
    Mets {
        names: &["mets"],
        about: "The METS file of an issue, beside its ALTO files",
        endings: &["xml", "mets"],
        roots: &["mets"],
        role: FileRole::Issue,
    }
    Epub {
        names: &["epub"],
        about: "An EPUB: a book, or a paper that calibre fetched",
        endings: &["epub"],
        magic: &[ZIP],
        load: epub::load,
    }
    Html {
        names: &["html"],
        about: "A page of the web, saved: its article",
        endings: &["html", "htm", "xhtml"],
        text_by_name: true,
        roots: &["html"],
        load: html::load,
    }
    Founder {
        names: &["founder", "szb"],
        about: "A page or an article of a 数字报 (digital newspaper), saved",
        endings: &["html", "htm", "shtml", "xhtml", "json", "do"],
        role: FileRole::Saved,
        load: founder::load,
    }
    Feed {
        names: &["feed"],
        about: "RSS, Atom or JSON Feed",
        endings: &["xml", "rss", "atom", "rdf", "json", "feed"],
        roots: &["rss", "rdf", "feed", "channel", "entry"],
        role: FileRole::Feed,
        load: feed::load,
    }
    Iptc {
        names: &["iptc"],
        about: "What agencies send: NewsML-G2, NITF or ninjs",
        endings: &["xml", "json"],
        roots: iptc::ROOTS,
        load: iptc::load,
    }
    Exported {
        names: &["exported"],
        about: "What programs export: JSON of wallabag, NewsAPI, Telegram …; links of Pocket …",
        endings: &["json", "jsonl", "csv", "html"],
        load: exported::load,
    }
    Mail {
        names: &["mail"],
        about: "Letters: .eml, mbox, Maildir; a page saved as MHTML",
        endings: &["eml", "mbox", "mbx", "mht", "mhtml"],
        text_by_name: true,
        role: FileRole::Letter,
        load: mail::load,
    }
    Pdf {
        names: &["pdf"],
        about: "Printed pages in PDF",
        endings: &["pdf"],
        magic: &[(0, b"%PDF-")],
        role: FileRole::Page,
        load: pdf::load,
        pages: Some(pdf::pages),
    }
    Archive {
        endings: &["zip", "tar", "gz", "tgz"],
        magic: &[ZIP, (0, b"PK\x05\x06"), (0, b"\x1F\x8B"), (257, b"ustar")],
        role: FileRole::Archive,
    }
}

#[cfg(feature = "pdf")]
use super::pdf;

/// A newsprint that was built without PDFs knows what they are.
#[cfg(not(feature = "pdf"))]
mod pdf {
    use super::{Hint, LoadError, Loaded, PageFile};
    use crate::model::error::NotText;

    pub(super) fn load(_: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
        let found = crate::model::error::NotText::PdfUnsupported;
        Err(LoadError::Binary { file: hint.name.clone(), found })
    }

    pub(super) fn pages(bytes: &[u8], hint: &Hint) -> Result<Vec<PageFile>, LoadError> {
        load(bytes, hint).map(|_| Vec::new())
    }
}

/// All rows.
pub fn rows() -> impl Iterator<Item = &'static FormatRow> {
    FORMATS.iter().map(|format| row(*format))
}

/// The ending of a name, in lower case; empty if it has none.
#[must_use]
pub fn ending(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// The format that the ending of a name tells by itself.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static FormatRow> {
    by_ending(name).find(|row| row.by_name)
}

/// Whether a name is that of plain text.
#[must_use]
pub fn is_plain_text(name: &str) -> bool {
    by_name(name).is_some_and(|row| row.role == FileRole::Page)
}

/// The formats that a file of this name may be of.
pub fn by_ending(name: &str) -> impl Iterator<Item = &'static FormatRow> {
    let ending = ending(name);
    rows().filter(move |row| row.endings.contains(&&*ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_and_no_first_element_means_two_formats() {
        let mut said: Vec<&str> = rows().flat_map(|row| row.names.iter().copied()).collect();
        let mut roots: Vec<&str> = rows().flat_map(|row| row.roots.iter().copied()).collect();
        for words in [&mut said, &mut roots] {
            words.sort_unstable();
            let all = words.len();
            words.dedup();
            assert_eq!(words.len(), all, "{words:?}");
            assert!(words.iter().all(|word| *word == word.to_lowercase()));
        }
        assert!(rows().all(|row| row.names.is_empty() || !row.about.is_empty()));
    }

    #[test]
    fn an_ending_that_is_enough_means_one_format() {
        for row in rows().filter(|row| row.by_name) {
            for ending in row.endings {
                let name = format!("a.{}", ending.to_uppercase());
                let found: Vec<Format> = by_ending(&name).map(|row| row.format).collect();
                assert_eq!(found, [row.format]);
            }
        }
    }
}
