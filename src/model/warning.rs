//! What a loader could not take as it stood, as values; the words are the
//! interface's ([`crate::words`]).

use serde::{Deserialize, Serialize};

use super::Clean;
use super::error::{Amount, NewsMl, OpenError, RefusedFiles, SpecialFile};
pub use super::listed_names::ListedNames;

/// Something the loader could not take as it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The file, where there are several.
    pub file: Option<String>,
    /// Line, counted from 1, where it is known.
    pub line: Option<usize>,
    /// What was found.
    pub kind: WarningKind,
}

impl Warning {
    /// A warning about the whole input.
    #[must_use]
    pub fn new(kind: WarningKind) -> Self {
        Self { file: None, line: None, kind }
    }

    /// The same about one file.
    #[must_use]
    pub fn of_file(self, file: impl Into<String>) -> Self {
        Self { file: Some(file.into()), ..self }
    }
}

impl From<WarningKind> for Warning {
    fn from(kind: WarningKind) -> Self {
        Self::new(kind)
    }
}

/// What was found. The names, as serde writes them, are stable: they are the
/// `code` of `inspect --json`, and stand in `recovery.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", content = "of", rename_all = "kebab-case")]
pub enum WarningKind {
    /// Words of an older newsprint, from a `recovery.json` that it wrote.
    Kept(Clean),
    /// A file was left out.
    LeftOut(Box<OpenError>),
    /// Files of a kind that is not read were left out.
    Refused(RefusedFiles),
    /// A file belongs to no edition.
    NotOfEdition(NotOfEdition),
    /// So many more files were left out.
    MoreLeftOut(usize),
    /// An edition is there that is not shown, made of these files.
    NotShown(ListedNames),
    /// Part of an archive was left out.
    OfArchive(ArchiveNote),
    /// Files past the limits were left out.
    FilesPast {
        /// How many.
        left: usize,
        /// How many are read.
        most: usize,
        /// How many bytes of them are.
        bytes: u64,
    },

    /// A page of an edition cannot be read.
    PageLeftOut {
        /// The page's id.
        page: Clean,
        /// Its name; may be empty.
        name: Clean,
        /// Why.
        error: Box<OpenError>,
    },
    /// The articles from here on are more than an edition may have, so many.
    EditionFull(usize),
    /// A text is too much for scanned pages, and was read as plain text.
    NoPages,

    /// Bytes that mean nothing in the encoding, so many times.
    DamagedBytes(usize),
    /// Some such bytes.
    SomeDamagedBytes,
    /// Such bytes, where the encoding was guessed.
    MaybeEncoding {
        /// How many times.
        count: usize,
        /// What was guessed.
        encoding: String,
    },
    /// Bytes that are not UTF-8, so many times.
    NotUtf8(usize),
    /// Control characters that were left out.
    ControlCharacters(usize),
    /// Only so many bytes are read.
    OnlyFirst(u64),
    /// What was taken for the article of a page is a small part of its text.
    SmallPartOfPage,
    /// Text that is there and not shown.
    Hidden {
        /// Who shows it.
        #[serde(default)]
        by: HiddenBy,
        /// How many characters.
        characters: usize,
        /// In how many places.
        places: usize,
        /// The first of them: a tag.
        first: String,
    },

    /// The text names no date.
    NoDate {
        /// The date of the file, which stands for it.
        of_file: Option<String>,
    },
    /// The text names no paper; the file's name stands for it.
    NoPaper,
    /// A page is of another day.
    OtherDay(String),
    /// A page is of another paper.
    OtherPaper(Clean),
    /// Jumps lead in a circle.
    JumpCircle,
    /// An article goes on elsewhere, or comes from there, and that was not found.
    LostJump {
        /// The page that says so.
        page: Clean,
        /// The page that it names.
        other: Option<String>,
        /// The other page is among the files.
        is_known: bool,
        /// It goes on there; else it comes from there.
        onward: bool,
    },

    /// A key of an article's head that there is not.
    UnknownKey {
        /// The key.
        key: String,
        /// What it was meant to be.
        meant: Option<String>,
    },
    /// A fence that is never closed.
    OpenFence,
    /// Text before the first headline of a page file.
    TextBeforeHeadline,
    /// An article stands on a page that is not listed.
    PageNotListed {
        /// The article's id.
        article: String,
        /// The page's id.
        page: String,
    },
    /// Texts that were changed since the import.
    TextsChanged(usize),
    /// The notes of the recovery can't be read.
    NotesLost(NotesFault),
    /// A draft was left out.
    Draft,

    /// A page of an issue is missing.
    PageMissing {
        /// What it is called.
        page: Option<String>,
        /// Why it can't be read.
        fault: Box<OpenError>,
    },
    /// The issue of the day is not out yet, and an older one was taken.
    NotOutYet {
        /// The day that was wanted, as `2026-11-28`.
        wanted: String,
        /// The day of the issue.
        day: String,
    },
    /// Several pages are missing.
    PagesMissing(ListedNames),
    /// Only so many pages are read.
    PagesPast(usize),
    /// Only so many places of a page are read.
    PlacesPast(usize),
    /// Only so many articles of an issue are read.
    ArticlesPast {
        /// The page at which it ends.
        page: String,
        /// How many.
        most: usize,
    },
    /// Articles that no page lists.
    UnlistedArticles(ListedNames),
    /// An article of a page can't be read.
    ArticleMissing {
        /// The page.
        page: String,
        /// Why.
        fault: Box<OpenError>,
    },
    /// Several articles of a page can't be read.
    ArticlesMissing {
        /// The page.
        page: String,
        /// Their files.
        files: ListedNames,
    },
    /// Pictures that were not saved with the pages.
    PicturesNotSaved(ListedNames),
    /// A picture can't be read.
    PictureMissing(Box<OpenError>),
    /// A file that holds no page of ALTO.
    NoAltoPage(String),

    /// Elements are nested too deep.
    TooDeep(usize),
    /// The document declares entities.
    Entities,
    /// The markup breaks off.
    BreaksOff {
        /// In which line.
        at: usize,
    },

    /// Only so many files of a zip are read.
    ZipEntries {
        /// How many there are.
        count: usize,
        /// How many are read.
        most: usize,
    },
    /// A zip is too large when inflated.
    ZipTotal {
        /// The first file that is not read.
        name: String,
        /// How many bytes are.
        most: u64,
    },
    /// A file is in a zip twice.
    Twice(String),
    /// A book without a container that can be read.
    NoContainer,
    /// A document that a book lists and doesn't hold.
    NotThere(String),
    /// Documents that were not searched for hidden text.
    Unsearched(usize),
    /// The contents of a book list too many articles.
    ContentsPast(usize),

    /// Entries of a feed past the limit.
    EntriesPast {
        /// How many were left out.
        left: usize,
        /// How many are read.
        most: usize,
    },
    /// Entries of a feed that are of other days.
    OtherDays {
        /// How many were left out.
        left: usize,
        /// The day of the edition.
        day: String,
        /// The day before it, which is in it too.
        before: Option<String>,
    },
    /// The feed has no entries.
    NoEntries,

    /// Items of an agency past the limit.
    ItemsPast {
        /// How many were left out.
        left: usize,
        /// How many are read.
        most: usize,
    },
    /// What an agency's message holds and was not taken as it stood.
    Agency {
        /// What.
        note: AgencyNote,
        /// How many times.
        times: usize,
    },
    /// The sender doesn't want an article read, or not yet.
    Held {
        /// The article's title.
        title: Clean,
        /// How.
        hold: Hold,
    },

    /// A page of a PDF is blank.
    BlankPage(usize),
    /// A page of a PDF holds pictures and no text.
    PictureOfPage(usize),
    /// Parts of a PDF were left out.
    PdfParts(usize),
    /// Only so many pages of a PDF are read.
    PdfPages {
        /// How many there are.
        found: usize,
        /// How many are read.
        most: usize,
    },
    /// A PDF is larger than is read.
    PdfCut,
    /// Parts of pages of a PDF were left out.
    PagePartsDamaged(usize),
    /// Characters of which a PDF doesn't say what they mean.
    UnknownCharacters(usize),
    /// A page of a PDF is larger than is read.
    PageCut,

    /// The file of corrections is at fault.
    Corrections(Box<OpenError>),
    /// A correction changes nothing.
    IdleRule {
        /// Which, counted from 1.
        rule: usize,
        /// Why.
        why: IdleRule,
    },
}

impl WarningKind {
    /// Its stable name.
    #[must_use]
    pub fn code(&self) -> String {
        let value = serde_json::to_value(self).unwrap_or_default();
        value.get("code").and_then(|code| code.as_str()).unwrap_or_default().to_owned()
    }
}

/// Who shows a text that is not shown here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum HiddenBy {
    /// A browser, once a script says so.
    #[default]
    Script,
    /// A program that cannot show the film, the sound or the frame around it.
    OldBrowser,
    /// Nobody: a letter holds it for the lists of programs that read mail.
    MailList,
}

/// Why a file belongs to none of the editions of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotOfEdition {
    /// It is a pipe, a socket or a device.
    Special(SpecialFile),
    /// It is a link that leads out of the folder, to a folder, or nowhere.
    Link,
    /// It is of no format that is read.
    NotRead,
    /// The same page is there in a better form.
    SamePage(String),
    /// A few notes beside pages or feeds.
    Note,
    /// It lies beside an issue whose files another names.
    BesideIssue,
    /// An archive in an archive.
    Nested,
    /// There are more files than are looked at, or they lie too deep.
    Unseen,
}

/// Why part of an archive was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ArchiveNote {
    /// It is damaged from some place on.
    Damaged,
    /// It is cut short, and its last file is missing.
    CutShort,
    /// A link or a device is in it.
    NotAFile,
    /// The path of a file leads out of it.
    LeadsOut,
    /// Only so many files are read.
    Past(usize),
}

/// Why the notes of a recovery can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotesFault {
    /// There are none.
    Missing,
    /// They are over the limit.
    Limit {
        /// Their size.
        found: Amount,
        /// The greatest size.
        limit: Amount,
    },
    /// The system refuses.
    Unreadable,
    /// They are of a newer version.
    Newer {
        /// Their version.
        found: u64,
        /// The newest that is read.
        known: u64,
    },
    /// They are damaged, as the parser says it.
    Damaged(Clean),
    /// They contradict themselves.
    Contradiction,
}

/// What an agency's message holds and was not taken as it stood.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AgencyNote {
    /// An alternative to another item of a package.
    Alternative,
    /// An item that holds no article.
    Furniture(NewsMl),
    /// An item without headline and text.
    EmptyItem,
    /// An article that its publisher has taken down.
    Removed,
    /// A row of a table that is not whole.
    BrokenRow,
    /// An item past the most that are read, so many.
    PastLimit(usize),
    /// Another version of an item's text.
    OtherVersion,
    /// Data of that kind inside an item.
    Data(Clean),
    /// A text in that element.
    Lines(Clean),
    /// A picture or sound that is packed into the text.
    PackedMedia,
}

/// Why an article should not be read, or not yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hold {
    /// Its sender cancelled it.
    Cancelled,
    /// Its sender withholds it.
    Withheld,
    /// It is not to be published until then.
    Embargo(Option<Clean>),
}

/// Why a correction changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum IdleRule {
    /// No text begins so.
    NotFound(RuleName),
    /// The text can't be set as that.
    CannotBe {
        /// The text.
        text: RuleName,
        /// What it is.
        is: Unsettable,
        /// What it was to be, by its name in the file.
        role: String,
    },
}

/// A text, as a correction names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleName {
    /// Its first words.
    pub words: Clean,
    /// They were cut for the message.
    pub is_cut: bool,
    /// Which of those that begin so, from 1.
    pub nth: usize,
}

/// What a block is that can't be set as a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unsettable {
    /// A picture with its credit.
    Picture,
    /// A list.
    List,
    /// A table.
    Table,
    /// A text whose lines matter.
    Lines,
    /// No text.
    NoText,
}
