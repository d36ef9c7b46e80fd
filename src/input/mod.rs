//! The ground that every format stands on: what a file is taken for, what is
//! known of it, the limits of reading, encodings, archives, printed dates and
//! the order of names. Bytes and names come in; nothing here touches the disk.

pub(crate) mod archive;
pub(crate) mod dates;
pub mod encoding;
mod encoding_guess;
pub(crate) mod encoding_label;
pub mod file_name;
pub(crate) mod gap;
pub(crate) mod gzip;
pub mod inner_path;
pub mod limits;
pub(crate) mod line_join;
pub(crate) mod natural;
pub(crate) mod offsets;
pub(crate) mod parallel;
pub(crate) mod plain_text;
mod system;
pub(crate) mod tar;
pub(crate) mod text_size;
pub(crate) mod watch;

pub use watch::{Told, Watch};

pub use crate::model::LoadError;
use crate::model::{Block, Body, Date, DatedBy, Edition, LangTag, Scan};
use file_name::NameFacts;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// The `edition.toml` of an edition folder; see [`loader::native`](crate::loader::native).
    Native,
    /// An edition folder in a zip.
    NativeZip,
    /// The text of a page as OCR gave it; articles are recognised.
    Ocr,
    /// Plain paragraphs, set as they are.
    Text,
    /// Plain text with underlined headlines, each of them an article.
    Typed,
    /// A book's text of Aozora Bunko or Project Gutenberg; see [`loader::book_text`](crate::loader::book_text).
    BookText,
    /// A Markdown file by itself: articles, or a page file of the native format.
    Markdown,
    /// A page of OCR in HTML, with the places of its words; see [`loader::positioned`](crate::loader::positioned).
    Hocr,
    /// A page in ALTO XML.
    Alto,
    /// A page in PAGE XML.
    PageXml,
    /// Pages in the TSV of Tesseract.
    OcrTsv,
    /// Pages in the JSON of OCR programs and services.
    OcrJson,
    /// The METS file of an issue whose pages are ALTO files beside it.
    Mets,
    /// A book, or a paper that calibre fetched; see [`loader::epub`](crate::loader::epub).
    Epub,
    /// A page of the web, saved; see [`loader::html`](crate::loader::html).
    Html,
    /// A page or an article of a 数字报, saved; see [`loader::founder`](crate::loader::founder).
    Founder,
    /// RSS, Atom or JSON Feed; see [`loader::feed`](crate::loader::feed).
    Feed,
    /// What agencies send: NewsML-G2, NITF or ninjs; see [`loader::iptc`](crate::loader::iptc).
    Iptc,
    /// Articles that other programs export as JSON; see [`loader::exported`](crate::loader::exported).
    Exported,
    /// Letters, or a page saved as one (MHTML); see [`loader::mail`](crate::loader::mail).
    Mail,
    /// Printed pages in PDF; read where newsprint is built with the feature `pdf`.
    Pdf,
    /// A zip, a tar or a gzip file of any of these, or of a folder of them.
    Archive,
}

/// What is known of an input besides its bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hint {
    /// The file's name, for messages and for want of a masthead.
    pub name: String,
    /// The format, if the reader said it.
    pub format: Option<Format>,
    /// The encoding, if the reader said it: a label of the WHATWG Encoding Standard.
    pub encoding: Option<String>,
    /// The date, if the reader said it (`--date`).
    pub date: Option<Date>,
    /// The date of the file's last change.
    pub file_date: Option<Date>,
    /// The folder that the file is in by its true path, where the name does not
    /// say it: `.` may be called after a paper, too.
    pub place: String,
    /// The languages in which the text of scans without one is to be recognised, as
    /// tesseract has them; `None` where it is not to be.
    pub ocr: Option<String>,
    /// The language, if the reader said it: a BCP 47 tag.
    pub lang: Option<LangTag>,
    /// Who waits for it. It goes down with the hint, since all that takes long
    /// is given one.
    pub watch: Watch,
}

impl Hint {
    /// What the names of the file and of its folders say.
    #[must_use]
    pub fn named(&self) -> NameFacts {
        let own = file_name::read(&self.name);
        let around = || file_name::read(&format!("{}/{}", self.place, self.name));
        if own.day.is_some() || self.place.is_empty() {
            return own;
        }
        // A folder that nobody named is believed where it names a day.
        Some(around()).filter(|around| around.day.is_some()).unwrap_or(own)
    }

    /// What a paper is called whose pages do not say it: by the names of file
    /// and folders, else by the file's name without its ending.
    #[must_use]
    pub fn paper_by_name(&self) -> String {
        self.named().paper.unwrap_or_else(|| {
            let file = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
            file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
        })
    }

    /// The day of an edition whose text does not say it: what the reader said,
    /// what the names say, or the file's own.
    #[must_use]
    pub fn day(&self) -> (Option<Date>, DatedBy) {
        match (self.date, self.named().day, self.file_date) {
            (Some(date), ..) => (Some(date), DatedBy::Reader),
            (None, Some(date), _) => (Some(date), DatedBy::FileName),
            (None, None, Some(date)) => (Some(date), DatedBy::FileTime),
            (None, None, None) => (None, DatedBy::Edition),
        }
    }
}

/// An edition with the bodies of its articles.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The edition.
    pub edition: Edition,
    /// The bodies of [`Edition::articles`], in the same order.
    pub bodies: Vec<Body>,
    /// What belongs to the page and to no article: date line, folio.
    pub furniture: Vec<Block>,
    /// Text for which no article was found.
    pub unplaced: Vec<Block>,
    /// The pages as they were scanned; empty for formats that are no scans.
    pub scans: Vec<Scan>,
    /// The files that source ranges count through, one after the other; empty
    /// for a single file (or page file), whose bytes they count.
    pub files: Vec<SourceFile>,
}

/// A file of several that were read as one edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path, or its name inside the edition.
    pub name: String,
    /// Where it begins in the source ranges, in bytes: the sum of the lengths
    /// before it.
    pub start: usize,
    /// Its length in bytes.
    pub length: usize,
}
