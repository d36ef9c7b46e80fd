//! Why an input gives no edition, or a part of an edition can't be had: values
//! without words, which the interface puts into the reader's language
//! ([`crate::words`]). None of them has a `Display`: what is not put into words
//! there does not compile. ([`SystemError`] has to travel inside of an
//! `io::Error`.) They stand in the model because an edition carries the
//! errors of what was left out of it, as warnings.

use serde::{Deserialize, Serialize};

use super::Clean;
use super::listed_names::ListedNames;

/// What the system says when something can't be read or written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{self:?}")]
pub enum SystemError {
    /// There is no such file or folder.
    Missing,
    /// The user is not allowed to.
    Denied,
    /// The disk, or the user's share of it, is full.
    Full,
    /// The file system takes no writing.
    ReadOnly,
    /// Something else holds it.
    Busy,
    /// A folder stands where a file is wanted.
    IsFolder,
    /// A file stands where a folder is wanted.
    NotFolder,
    /// Something special stands where a file is wanted.
    Special(SpecialFile),
    /// It has more bytes than are read.
    TooLarge(u64),
    /// It is no text in UTF-8.
    NotUtf8,
    /// Anything else, as the system says it.
    Other(Clean),
}

/// What is neither a file, a folder nor a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SpecialFile {
    /// A pipe with a name.
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
    /// Anything else.
    Other,
}

/// Why an input gives no edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LoadError {
    /// There is nothing in it.
    Empty {
        /// The file.
        file: String,
    },
    /// It is not text, nor anything else that is read.
    Binary {
        /// The file.
        file: String,
        /// What it seems to be.
        found: NotText,
    },
    /// It is of a known kind that is not read.
    Foreign {
        /// The file.
        file: String,
        /// What it is.
        kind: Foreign,
    },
    /// The encoding that the reader named does not exist.
    Encoding {
        /// The file.
        file: String,
        /// The encoding.
        label: Clean,
    },
    /// It is larger than a reader has use for; see `input::limits`.
    Limit {
        /// The file.
        file: String,
        /// What of it.
        what: Limited,
        /// Its size.
        found: Amount,
        /// The greatest size.
        limit: Amount,
    },
    /// It is no book, or none that can be read.
    Book {
        /// The file.
        file: String,
        /// What is wrong with it.
        fault: BookFault,
    },
    /// It is a PDF that can't be read.
    Pdf {
        /// The file.
        file: String,
        /// What is wrong with it.
        fault: PdfFault,
    },
    /// It breaks the rules of its format.
    Malformed {
        /// The file.
        file: String,
        /// Line, counted from 1.
        line: usize,
        /// Column in characters, counted from 1.
        column: usize,
        /// What stands there, and what should. Boxed: results carry the error
        /// through every loader, and few ever hold one.
        problem: Box<Problem>,
    },
    /// It is what it should be, but has no article in it.
    NoArticle {
        /// The file.
        file: String,
        /// What it is.
        found: NoNews,
    },
    /// Nobody waits for it any more.
    Cancelled,
    /// A part of an edition, which can't be read without the others.
    Part {
        /// The file.
        file: String,
    },
}

impl LoadError {
    /// The same of a file that was named by its path inside an edition.
    #[must_use]
    pub fn inside(mut self, edition: &str) -> Self {
        if let Some(file) = self.file_mut() {
            *file = format!("{edition}/{file}");
        }
        self
    }

    /// The same of a file by another name.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        if let Some(file) = self.file_mut() {
            name.clone_into(file);
        }
        self
    }

    /// The file at fault, as messages call it.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::Cancelled => None,
            Self::Empty { file }
            | Self::Binary { file, .. }
            | Self::Foreign { file, .. }
            | Self::Encoding { file, .. }
            | Self::Limit { file, .. }
            | Self::Book { file, .. }
            | Self::Pdf { file, .. }
            | Self::Malformed { file, .. }
            | Self::NoArticle { file, .. }
            | Self::Part { file } => Some(file),
        }
    }

    fn file_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Cancelled => None,
            Self::Empty { file }
            | Self::Binary { file, .. }
            | Self::Foreign { file, .. }
            | Self::Encoding { file, .. }
            | Self::Limit { file, .. }
            | Self::Book { file, .. }
            | Self::Pdf { file, .. }
            | Self::Malformed { file, .. }
            | Self::NoArticle { file, .. }
            | Self::Part { file } => Some(file),
        }
    }
}

/// Why an edition, or a part of it, can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum OpenError {
    /// The content is at fault.
    Load(LoadError),
    /// There is no such file or folder.
    Missing {
        /// The path.
        path: String,
    },
    /// A folder or zip without `edition.toml`, and without other files to read.
    NotAnEdition {
        /// The path.
        path: String,
    },
    /// A folder or an archive with nothing but files of kinds that are not read.
    NothingRead {
        /// The path.
        path: String,
        /// The files, by their kinds.
        refused: Vec<RefusedFiles>,
    },
    /// A folder with more than one METS file, with several issues of a 数字报,
    /// or with files that are each an edition.
    SeveralIssues {
        /// The folder.
        path: String,
        /// The first of the METS files, or of the pages.
        first: String,
    },
    /// The system refuses.
    Unreadable {
        /// The path.
        path: String,
        /// What the system says.
        cause: SystemError,
    },
    /// A folder, a device, or what else is no file, where a file is wanted.
    NotAFile {
        /// The path.
        path: String,
    },
    /// Neither a file nor a folder.
    Special {
        /// The path.
        path: String,
    },
    /// A site does not give a file of an issue.
    NotServed {
        /// The address.
        url: String,
        /// What the site answers; `None` if nothing came.
        status: Option<u16>,
    },
    /// A file of a book can't be had.
    Entry {
        /// The path.
        path: String,
        /// Why.
        fault: EntryFault,
    },
    /// A link or a path in the edition leads out of it.
    Outside {
        /// The path.
        path: String,
    },
    /// The path goes on inside of what is a file.
    NotAFolder {
        /// The path.
        path: String,
    },
    /// A path in a METS document leads out of the issue's folder.
    OutOfIssue {
        /// The path.
        path: String,
    },
    /// A file changed after the edition was opened.
    Changed {
        /// The path.
        path: String,
    },
    /// The zip is damaged or of a kind that is not read.
    Zip {
        /// The path.
        path: String,
        /// What is wrong with it.
        fault: ZipFault,
    },
    /// An archive can't be unpacked.
    Archive {
        /// The path.
        path: String,
        /// What is wrong with it.
        fault: ArchiveFault,
    },
    /// There is no such article.
    NoArticle {
        /// The edition.
        path: String,
        /// Which was asked for, counted from 1.
        number: usize,
        /// How many there are.
        count: usize,
    },
    /// A file that one was given leads to another, which was not given.
    Alone {
        /// The other.
        path: String,
    },
    /// A file of a saved paper that is none of its pages.
    NotAPage {
        /// The path.
        path: String,
    },
    /// The text of a scan was not recognised.
    Recognition {
        /// The scan.
        path: String,
        /// The program that was to do it.
        program: String,
        /// What is wrong with it.
        fault: ProgramFault,
    },
}

/// Why a program that was started gave nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProgramFault {
    /// It is not there.
    Missing,
    /// It took too long, or nobody waits any more.
    TimedOut,
    /// It failed; what it said last.
    Failed(Clean),
}

impl OpenError {
    /// The kind of a file that is of a known kind which is not read.
    #[must_use]
    pub fn foreign(&self) -> Option<Foreign> {
        match self {
            Self::Load(LoadError::Foreign { kind, .. }) => Some(*kind),
            _ => None,
        }
    }

    /// What is told of a file of a kind that is not read; `None` if there are several.
    #[must_use]
    pub fn of_one(files: &RefusedFiles) -> Option<Self> {
        let (file, kind) = (files.first().to_owned(), files.kind);
        files.is_one().then_some(Self::Load(LoadError::Foreign { file, kind }))
    }

    /// The file or folder at fault, as messages call it.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Load(error) => error.file(),
            Self::Missing { path }
            | Self::NotAnEdition { path }
            | Self::NothingRead { path, .. }
            | Self::SeveralIssues { path, .. }
            | Self::Unreadable { path, .. }
            | Self::NotAFile { path }
            | Self::Special { path }
            | Self::Entry { path, .. }
            | Self::Outside { path }
            | Self::NotAFolder { path }
            | Self::OutOfIssue { path }
            | Self::Changed { path }
            | Self::Zip { path, .. }
            | Self::Archive { path, .. }
            | Self::NoArticle { path, .. }
            | Self::Alone { path }
            | Self::NotAPage { path }
            | Self::Recognition { path, .. }
            | Self::NotServed { url: path, .. } => Some(path),
        }
    }
}

impl From<LoadError> for OpenError {
    fn from(error: LoadError) -> Self {
        Self::Load(error)
    }
}

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

/// What is over a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limited {
    /// A file.
    File,
    /// What came through a pipe.
    Pipe,
    /// A page.
    Page,
    /// A text.
    Text,
    /// A text in another encoding than UTF-8.
    ForeignText,
    /// The text of a page of several.
    PageText,
    /// The lines of such a page.
    PageLines,
    /// All that is read together as one edition.
    Together,
    /// The METS file of an issue.
    Mets,
    /// A PDF.
    Pdf,
    /// A line of an article's head.
    HeadLine,
    /// An article.
    Article,
    /// All files of an issue.
    Issue,
    /// All files of an edition.
    Edition,
    /// All pages.
    Pages,
    /// All feeds.
    Feeds,
    /// All pictures.
    Pictures,
    /// The edition with one more picture.
    WithPicture,
    /// The number of files.
    FileCount,
    /// The number of pages.
    PageCount,
    /// The number of feeds.
    FeedCount,
    /// An entry of a zip, inflated.
    Entry,
    /// The same, over so many times its packed size.
    EntryRatio(u64),
    /// All of a zip, inflated.
    Zip,
}

/// How much of something there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Amount {
    /// So many bytes.
    Bytes(u64),
    /// So many things.
    Count(usize),
}

/// What is wrong with a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BookFault {
    /// The zip is damaged or cut short.
    Zip,
    /// There is no package document in it.
    NoPackage,
    /// The package document can't be had.
    Package(EntryFault),
    /// All of it is encrypted.
    Locked,
}

/// Why a file of a zip can't be had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntryFault {
    /// It is not there.
    Missing,
    /// It is over a limit.
    Limit {
        /// Its size in bytes.
        found: u64,
        /// The greatest size.
        limit: u64,
    },
    /// It stands where the zip is over the limit already.
    Total(u64),
    /// It inflates to over so many times its size.
    Ratio(u64),
    /// It is damaged.
    Damaged,
    /// It is under a password.
    Locked,
}

/// What is wrong with an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ArchiveFault {
    /// It is damaged or cut short.
    Damaged,
    /// It unpacks to more than so many bytes.
    TooLarge(u64),
    /// It unpacks to over so many times its size.
    Ratio(u64),
    /// What is in it is packed again.
    Nested,
}

/// What is wrong with a zip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ZipFault {
    /// It is damaged or cut short.
    Damaged,
    /// Anything else, as the library says it.
    Other(Clean),
}

/// What is wrong with a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PdfFault {
    /// It is damaged or cut short.
    Damaged,
    /// It is encrypted in a way that is not read.
    Locked,
    /// It opens only with a password.
    Password,
    /// It holds pictures of pages and no text.
    Pictures,
    /// Its fonts don't say which letters they print.
    Coded,
    /// What it holds is damaged, or unpacks to more than is read.
    Barred,
    /// It holds no text.
    Blank,
}

/// What stands in a place where something else should.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// It is not TOML, as the parser says it.
    Toml(Clean),
    /// It is not UTF-8.
    NotUtf8,
    /// The edition doesn't say its format.
    NoFormat {
        /// The newest format that is read.
        known: i64,
    },
    /// The edition is of a newer format.
    NewerFormat {
        /// Its format.
        found: i64,
        /// The newest format that is read.
        known: i64,
    },
    /// What stands as its format is none.
    BadFormat {
        /// What stands there.
        found: TomlValue,
        /// The newest format that is read.
        known: i64,
    },
    /// A key that its table doesn't have.
    UnknownKey {
        /// The key.
        key: String,
        /// The table.
        table: TomlTable,
        /// What it was meant to be.
        meant: Meant,
    },
    /// A key is missing in its table.
    MissingKey {
        /// The key.
        key: String,
        /// The table.
        table: TomlTable,
        /// How it is written.
        example: String,
    },
    /// A value of the wrong kind.
    WrongValue {
        /// The key.
        key: String,
        /// The value.
        found: TomlValue,
        /// What it should be.
        expected: ValueKind,
    },
    /// No tag of a language.
    BadLanguage(Clean),
    /// Text runs in no such direction.
    BadDirection(Clean),
    /// A section comes twice.
    SecondSection(Clean),
    /// The section that this is a part of is none.
    BadParent {
        /// What was named.
        parent: Clean,
        /// What it was meant to be.
        meant: Meant,
    },
    /// The id of a page is another's too, or has spaces.
    BadPageId(Clean),
    /// The file of a page is another's too.
    FileTwice(String),
    /// A path that leads out, or nowhere.
    BadPath {
        /// The path, with what can't be shown escaped.
        path: String,
        /// What is wrong with it.
        why: PathFault,
    },
    /// A key comes twice in the head of an article.
    SecondKey(String),
    /// No kind of article.
    BadKind {
        /// What was named.
        kind: Clean,
        /// What it was meant to be.
        meant: Meant,
    },
    /// No number from 0 to 255.
    BadNumber(Clean),
    /// No day.
    BadDay(Clean),
    /// No region of a page.
    BadRegion(Clean),
    /// The id of an article is another's too.
    IdTwice {
        /// The id.
        id: String,
        /// Where the other stands: file and line.
        first: String,
    },
    /// It can't be written, as the library says it.
    Unwritable(Clean),
    /// A METS document that names no page.
    NoPageNamed,
    /// None of the pages that a METS document names can be read.
    NoPageRead {
        /// How many it names.
        count: usize,
    },
    /// A scanned page without a page in it.
    NoPage(ScanFormat),
    /// Neither of the formats that agencies send.
    NoNewsItem,
    /// It begins like JSON, and is none.
    NotJson,
    /// No feed.
    NoFeed,
    /// None of the files of a saved paper can be read; why not the first.
    NoSavedPage(Box<OpenError>),
    /// A zip of too many entries.
    ZipEntries {
        /// How many there are.
        found: usize,
        /// How many are read.
        most: usize,
    },
    /// A rule of a corrections file.
    Rule(RuleProblem),
}

/// A value of TOML where it does not belong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TomlValue {
    /// A text, with what can't be shown escaped.
    Text(String),
    /// A number, as it is written.
    Number(String),
    /// Anything else, by the name of its type in TOML.
    Other(String),
}

/// A table of `edition.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TomlTable {
    /// None: the top level.
    Top,
    /// `[paper]`
    Paper,
    /// `[[section]]`
    Section,
    /// `[[page]]`
    Page,
}

/// A kind of value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ValueKind {
    /// A text in quotes.
    Text,
    /// A day.
    Day,
    /// A table of that name.
    Table(String),
    /// Tables of that name.
    Tables(String),
}

/// What an unknown word was meant to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meant {
    /// A known word that is near.
    Near(String),
    /// One of those that are known.
    OneOf(Vec<String>),
}

/// What is wrong with a path inside an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PathFault {
    /// It holds a NUL.
    Nul,
    /// It holds a backslash.
    Backslash,
    /// It is absolute.
    Absolute,
    /// It climbs out with `..`.
    ClimbsOut,
    /// It names no file.
    NoFile,
}

/// A format of scanned pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScanFormat {
    /// ALTO XML.
    Alto,
    /// PAGE XML.
    Page,
    /// hOCR.
    Hocr,
    /// Tesseract's TSV.
    Tsv,
    /// The JSON of OCR programs.
    Json,
}

/// What a message of an agency is that holds no article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoNews {
    /// An NITF document without headline and text.
    Nitf,
    /// A list of ninjs items with none in it.
    NinjsNone,
    /// A ninjs item without headline and text, and its type.
    Ninjs(Option<Clean>),
    /// Several of them.
    NinjsMany(usize),
    /// A news item of `NewsML`-G2 without headline and text.
    NewsItem,
    /// Another item of `NewsML`-G2.
    Item(NewsMl),
    /// A document of `NewsML`-G2 and the items in it, none with headline or text.
    Items {
        /// The document.
        document: NewsMl,
        /// What is in it, and how many of each.
        held: Vec<(NewsMl, usize)>,
    },
}

/// What a document of `NewsML`-G2, or an item in it, is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NewsMl {
    /// A news message.
    Message,
    /// A news item.
    NewsItem,
    /// A package.
    Package,
    /// A planning item.
    Planning,
    /// A concept item.
    Concept,
    /// A knowledge item.
    Knowledge,
    /// A catalog item.
    Catalog,
    /// A set of items.
    ItemSet,
    /// Part of a package.
    GroupSet,
    /// Content of a news item.
    ContentSet,
    /// The `contentMeta` of a news item.
    ContentMeta,
    /// The `itemMeta` of a news item.
    ItemMeta,
    /// Something else.
    Item,
}

/// What is wrong with a rule of a corrections file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleProblem {
    /// It is not TOML, or has keys that it can't have, as the parser says it.
    Toml(Clean),
    /// The file is of another format.
    Format {
        /// Its format.
        found: i64,
        /// The one that is read.
        known: i64,
    },
    /// The rule does what no rule does.
    Verb(String),
    /// A key that such a rule doesn't have.
    StrayKey {
        /// The key.
        key: String,
        /// What the rule does.
        verb: String,
        /// The keys it may have.
        allowed: Vec<String>,
    },
    /// A key that such a rule needs.
    MissingKey {
        /// The key.
        key: String,
        /// What the rule does.
        verb: String,
    },
    /// A text is set as what no text is.
    Role {
        /// What it is set as.
        found: String,
        /// What it may be.
        known: Vec<String>,
    },
}

/// Why a correction was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CorrectionError {
    /// The edition can't be read.
    Open(OpenError),
    /// The article begins there already.
    BeginsAlready,
    /// An article doesn't go on with itself.
    Itself,
    /// The text is in that article already.
    InPlace,
    /// The text is the first block already.
    First,
    /// The text is the last block already.
    Last,
    /// There are no words there to name the text by.
    NoWords,
    /// That article has no words to name it by.
    ArticleWithoutWords,
    /// There is no correction to take back.
    NothingToUndo,
    /// The file of corrections has to be mended first.
    FileAtFault(Box<super::Warning>),
    /// There is no place to keep corrections.
    NoPlace,
    /// Another program changed the file of corrections.
    Changed {
        /// The file.
        file: String,
    },
    /// The file of corrections can't be read or written.
    System {
        /// The file.
        file: String,
        /// What the system says.
        cause: SystemError,
    },
}

impl From<OpenError> for CorrectionError {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}
