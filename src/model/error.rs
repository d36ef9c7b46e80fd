//! Why an input gives no edition, or a part of an edition can't be had: values
//! without words, which the interface puts into the reader's language
//! ([`crate::words`]). None of them has a `Display`: what is not put into words
//! there does not compile. ([`SystemError`] has to travel inside of an
//! `io::Error`.) They stand in the model because an edition carries the
//! errors of what was left out of it, as warnings.

mod foreign;
mod limited;
mod packed;
mod problem;

use serde::{Deserialize, Serialize};

use super::Clean;
pub use foreign::{Foreign, NotText, RefusedFiles, WayOut};
pub use limited::{Amount, Limited};
pub use packed::{ArchiveFault, BookFault, EntryFault, PdfFault, ZipFault};
pub use problem::{
    Meant, NewsMl, NoNews, PathFault, RuleProblem, ScanFormat, TomlTable, TomlValue, ValueKind,
};

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
