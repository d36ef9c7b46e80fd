//! What is over a limit, and by how much.

use serde::{Deserialize, Serialize};

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
