//! What a file is that is not read, and what can be made of it.

use serde::{Deserialize, Serialize};

use crate::model::Clean;
use crate::model::listed_names::ListedNames;

/// What a file seems to be that is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotText {
    /// Bytes that are no text.
    Data,
    /// No text, by its first bytes, though its name said so.
    NoText,
    /// Text of which so much in a hundred are control characters.
    Controls {
        /// The percentage.
        percent: usize,
        /// What it was read as.
        encoding: String,
    },
    /// XML without an element.
    Xml,
    /// XML of an unknown kind, by its first element.
    XmlOf(Clean),
    /// A PDF, which this program was built without.
    PdfUnsupported,
}

/// A kind of file that is known and not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Foreign {
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
    /// A GIF picture.
    Gif,
    /// A TIFF picture.
    Tiff,
    /// A JPEG 2000 picture.
    Jpeg2000,
    /// A WebP picture.
    Webp,
    /// A `DjVu` document.
    Djvu,
    /// A Kindle book.
    Kindle,
    /// A Palm book.
    Palm,
    /// An RTF document.
    Rtf,
    /// A document of Office before 2007.
    OldOffice,
    /// A document of Office.
    Office,
    /// A PostScript document.
    PostScript,
    /// A bzip2 file.
    Bzip2,
    /// An xz file.
    Xz,
    /// A zstd file.
    Zstd,
    /// A 7z archive.
    SevenZip,
    /// A RAR archive.
    Rar,
    /// A sound or a film.
    SoundOrFilm,
    /// A sound.
    Sound,
    /// A program.
    Program,
    /// A database.
    Database,
    /// A document of `NewsML` 1.
    NewsMl1,
    /// A list of feeds.
    Opml,
    /// The package document of a book.
    BookPackage,
    /// The contents of a book.
    BookContents,
    /// An SVG picture.
    Svg,
    /// JSON that none of the readers of JSON knows.
    Json,
    /// A letter as Outlook keeps it.
    OutlookMail,
    /// Pages of the web as archives of the web keep them.
    WebArchive,
    /// The answer of a server, its headers before the page.
    HttpAnswer,
    /// A shortcut to a page of the web.
    Shortcut,
    /// The subtitles of a film, or the words of a song.
    Subtitles,
    /// A table: values parted by commas or tabs.
    Table,
    /// What a program noted of its doings.
    Log,
    /// The source code of a program.
    Code,
    /// Settings or data for programs.
    Settings,
    /// A list of references.
    References,
    /// A calendar, or contacts.
    Calendar,
    /// A sealed or signed message, or a key.
    Sealed,
    /// What stands for a file that was not fetched (Git LFS).
    LfsPointer,
    /// A text in Emacs Org.
    Org,
    /// A text in `AsciiDoc`.
    AsciiDoc,
    /// A text in TeX.
    Tex,
    /// A text of a wiki.
    Wikitext,
    /// A manual page in troff.
    Troff,
    /// An article in JATS.
    Jats,
    /// A text in `DocBook`.
    DocBook,
    /// A page in the XML of ABBYY.
    Abbyy,
    /// What a library's delivery holds (DIDL).
    Didl,
    /// A text in TEI.
    Tei,
    /// A `FictionBook`.
    FictionBook,
    /// Notes that Evernote exported.
    Notes,
}

/// What can be made of a file that is not read, so that it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayOut {
    /// Its text has to be recognised.
    Ocr,
    /// Its text can be taken out with the tools of `DjVu`.
    Djvu,
    /// Calibre converts it.
    Calibre,
    /// The program that made it saves it as something else.
    Save,
    /// It can be made a PDF.
    Pdf,
    /// It can be unpacked.
    Unpack,
    /// Nothing.
    None,
    /// The agency sends it in a newer form.
    NewerNewsMl,
    /// What it names can be saved.
    Feeds,
    /// The book that it belongs to can be opened.
    Book,
    /// So can the page or the book that it belongs to.
    Around,
    /// The program that keeps it exports it as something else.
    Export,
    /// The program that made it saves it as a letter of its own.
    SaveMail,
    /// The page itself can be saved.
    SavePage,
    /// It can be read as plain text, if that is said.
    AsText,
    /// It can be opened with its key.
    Unseal,
    /// The file that it stands for can be fetched.
    FetchFile,
    /// Pandoc makes a page of the web of it.
    Pandoc,
    /// Who has the scan has it in another form.
    OtherScan,
}

/// Files of one kind that is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedFiles {
    /// Their names; one at least is shown.
    pub files: ListedNames,
    /// What they are.
    pub kind: Foreign,
}

impl RefusedFiles {
    /// The first of the files.
    #[must_use]
    pub fn first(&self) -> &str {
        self.files.shown.first().map_or("", String::as_str)
    }

    /// There is but one.
    #[must_use]
    pub fn is_one(&self) -> bool {
        self.files.shown.len() + self.files.more == 1
    }
}

impl Foreign {
    /// What can be made of it.
    #[must_use]
    pub fn way_out(self) -> WayOut {
        match self {
            Self::Png | Self::Jpeg | Self::Gif | Self::Tiff | Self::Jpeg2000 | Self::Webp => {
                WayOut::Ocr
            }
            Self::Djvu => WayOut::Djvu,
            Self::Kindle | Self::Palm | Self::FictionBook => WayOut::Calibre,
            Self::AsciiDoc | Self::Rtf | Self::OldOffice | Self::Office | Self::Tei => WayOut::Save,
            Self::PostScript => WayOut::Pdf,
            Self::Bzip2 | Self::Xz | Self::Zstd | Self::SevenZip | Self::Rar => WayOut::Unpack,
            Self::SoundOrFilm | Self::Sound | Self::Program | Self::Database => WayOut::None,
            Self::NewsMl1 => WayOut::NewerNewsMl,
            Self::Opml => WayOut::Feeds,
            Self::BookPackage | Self::BookContents => WayOut::Book,
            Self::Svg => WayOut::Around,
            Self::Json | Self::Notes => WayOut::Export,
            Self::OutlookMail => WayOut::SaveMail,
            Self::WebArchive | Self::HttpAnswer | Self::Shortcut => WayOut::SavePage,
            Self::Subtitles
            | Self::Table
            | Self::Log
            | Self::Code
            | Self::Settings
            | Self::References
            | Self::Calendar => WayOut::AsText,
            Self::Sealed => WayOut::Unseal,
            Self::LfsPointer => WayOut::FetchFile,
            Self::Org | Self::Tex | Self::Wikitext | Self::Troff | Self::Jats | Self::DocBook => {
                WayOut::Pandoc
            }
            Self::Abbyy | Self::Didl => WayOut::OtherScan,
        }
    }
}
