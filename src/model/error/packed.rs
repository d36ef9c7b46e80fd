//! What is wrong with books, archives and PDFs.

use serde::{Deserialize, Serialize};

use crate::model::Clean;

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
