//! Bytes to editions. One file or folder per format; nothing here touches
//! disk, network, clock or terminal.

pub mod encoding;
pub mod ocr;

use crate::model::{Block, Body, Date, Edition};

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A folder with `edition.toml`.
    Native,
    /// That folder, zipped.
    NativeZip,
    /// The text of a page as OCR gave it.
    Ocr,
    /// Plain paragraphs, without article recognition.
    Text,
    /// One Markdown file.
    Markdown,
}

/// What is known of the input besides its bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hint {
    /// The file's name, for messages and for want of a masthead.
    pub name: String,
    /// The format that was asked for.
    pub format: Option<Format>,
    /// The encoding that was asked for, a WHATWG label.
    pub encoding: Option<String>,
    /// The date that the reader gave.
    pub date: Option<Date>,
    /// The date of the file.
    pub file_date: Option<Date>,
    /// The language that was asked for, a BCP 47 tag.
    pub lang: Option<String>,
}

/// An edition with the bodies of its articles.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The edition.
    pub edition: Edition,
    /// The bodies of [`Edition::articles`], in the same order.
    pub bodies: Vec<Body>,
    /// What belongs to the page and to no article.
    pub furniture: Vec<Block>,
}

/// Why an input gives no edition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// The encoding asked for does not exist.
    #[error("{name}: {error}")]
    Encoding {
        /// The input.
        name: String,
        /// What is wrong.
        error: encoding::UnknownEncoding,
    },
    /// The text of a page can't be made of it.
    #[error(transparent)]
    Page(#[from] ocr::PageError),
}
