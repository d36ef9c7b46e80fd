//! How large an input may be. One table, for every loader and for the shell.
//!
//! | what                                   | at most                         |
//! |----------------------------------------|---------------------------------|
//! | a file                                 | [`FILE`], 192 MB                |
//! | a file that is no archive              | [`UNPACKED`], 96 MB             |
//! | files read together as one edition     | [`TOGETHER`], 96 MB             |
//! | an article's body                      | [`ARTICLE`], 64 MB              |
//! | a text in another encoding than UTF-8  | [`FOREIGN_TEXT`], 32 MB         |
//! | the head of an article                 | [`HEAD`], 64 KB                 |
//! | `edition.toml`                         | [`MANIFEST`], 1 MB              |
//! | `recovery.json`                        | [`RECOVERY`], 64 MB             |
//! | page files read as one edition         | [`PAGES`], 2,000                |
//! | their bytes                            | [`PAGES_TOTAL`], 512 MB         |
//! | entries of a zip                       | [`ZIP_ENTRIES`], 20,000         |
//! | articles of an edition                 | [`EDITION_ARTICLES`], 200,000   |
//! | a zip entry, inflated                  | [`ZIP_ENTRY`], 64 MB            |
//! | a zip, inflated                        | [`ZIP_TOTAL`], 512 MB           |
//! | inflation of an entry over 1 MB        | [`ZIP_RATIO`], 200 to 1         |
//! | columns of a table                     | [`TABLE_COLUMNS`], 1,000        |
//! | cells of a table, padded               | [`TABLE_CELLS`], 1,000,000      |
//! | depth of a list, or of braces          | [`DEPTH`], 64                   |
//! | a PDF                                  | [`PDF`], 96 MB                  |
//! | bytes of one paragraph with markup     | [`MARKUP`], 4 MB                |
//! | a document of markup (HTML, a feed)    | [`DOCUMENT`], 32 MB             |
//! | articles of a book, files of a folder  | [`BOOK_ARTICLES`], 10,000       |
//! | a picture                              | [`PICTURE`], 64 MB              |
//! | entries of a feed, items of a message  | [`FEED_ENTRIES`], 20,000        |
//! | authors of an entry, of a feed          | [`AUTHORS`], 100                |
//! | elements and texts of such a document  | [`NODES`], 1,000,000            |
//!
//! The limits are such that opening what they admit takes at most 256 MB of
//! memory; `tests/it/bounds.rs` opens the largest of each kind in that much.
//!
//! Past the limits of files there is one clear error; past those of tables,
//! lists and paragraphs the text is shown as it stands in the file. Of books,
//! pages and feeds the readable rest opens: a document over a limit is a gap
//! that names it, what is left out is told in a warning. Entities that a
//! document defines are never expanded, and nothing it refers to is fetched.

use super::LoadError;
use crate::model::error::{Amount, Limited};

/// Bytes of a file: an archive is held as it is packed while it is open, and
/// opening anything takes 256 MB of memory at most.
pub const FILE: u64 = 192 << 20;
/// Bytes of a file that is no archive: they are held twice while it is read.
pub const UNPACKED: u64 = 96 << 20;
/// Bytes of pages, articles or feeds that are read together as one edition. Of
/// the text of scanned pages every byte counts for [`TEXT_WEIGHT`].
pub const TOGETHER: u64 = 96 << 20;
/// What is kept of a scanned page, its lines with the place of each character
/// among it, takes four to eight times its text.
pub const TEXT_WEIGHT: u64 = 4;
/// Bytes of an article's body.
pub const ARTICLE: u64 = 64 << 20;
/// Bytes of a text that is not in UTF-8, in which it may be three times as long.
pub const FOREIGN_TEXT: u64 = 32 << 20;
/// Bytes of an article's head.
pub const HEAD: usize = 64 << 10;
/// Bytes of `edition.toml`.
pub const MANIFEST: u64 = 1 << 20;
/// Bytes of `recovery.json`.
pub const RECOVERY: u64 = 64 << 20;
/// Page files that are one edition, and pages in one file.
pub const PAGES: usize = 2_000;
/// Bytes of all page files of an edition.
pub const PAGES_TOTAL: u64 = 512 << 20;
/// Articles of an edition; those past them are left out. What is known of each
/// without reading it takes about 800 bytes.
pub const EDITION_ARTICLES: usize = 200_000;
/// Entries of a zip.
pub const ZIP_ENTRIES: usize = 20_000;
/// Bytes of one zip entry, inflated.
pub const ZIP_ENTRY: u64 = 64 << 20;
/// Bytes of all entries of a zip, inflated.
pub const ZIP_TOTAL: u64 = 512 << 20;
/// How many times its packed size a zip entry of over 1 MB may inflate to.
pub const ZIP_RATIO: u64 = 200;
/// Columns of a table.
pub const TABLE_COLUMNS: usize = 1_000;
/// Cells of a table when every row is as long as the longest.
pub const TABLE_CELLS: usize = 1_000_000;
/// Levels of a list, and of braces in a text.
pub const DEPTH: usize = 64;
/// Bytes of a paragraph whose markup is looked for.
pub const MARKUP: usize = 4 << 20;

/// Bytes of a PDF. What its streams may unpack to is in `loader::pdf`.
pub const PDF: u64 = 96 << 20;
/// Bytes of a picture that is to be shown, packed.
pub const PICTURE: u64 = 64 << 20;
/// Bytes of one document of markup.
pub const DOCUMENT: usize = 32 << 20;
/// Articles of a book; what its contents list past them belongs to the last.
/// Files of a folder of articles; those past them are left out.
pub const BOOK_ARTICLES: usize = 10_000;
/// Entries of a feed, items of a news message; those past them are left out.
pub const FEED_ENTRIES: usize = 20_000;
/// Authors of an entry or of a feed; those past them are not looked at.
pub const AUTHORS: usize = 100;
/// Elements and texts of one document of markup; past it tags are not looked at.
pub const NODES: usize = 1_000_000;

/// Refuses `found` bytes of `what` where `limit` are allowed.
///
/// # Errors
/// [`LoadError::Limit`] if `found` is over `limit`.
pub fn check(file: &str, what: Limited, found: u64, limit: u64) -> Result<(), LoadError> {
    if found <= limit {
        return Ok(());
    }
    let (found, limit) = (Amount::Bytes(found), Amount::Bytes(limit));
    Err(LoadError::Limit { file: file.to_owned(), what, found, limit })
}

/// Refuses `found` things where `limit` are allowed.
///
/// # Errors
/// [`LoadError::Limit`] if `found` is over `limit`.
pub fn check_count(file: &str, what: Limited, found: usize, limit: usize) -> Result<(), LoadError> {
    if found <= limit {
        return Ok(());
    }
    let (found, limit) = (Amount::Count(found), Amount::Count(limit));
    Err(LoadError::Limit { file: file.to_owned(), what, found, limit })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_over_the_limit_is_refused_with_both_sizes() {
        let error = check("big.txt", Limited::File, 1 << 30, FILE).unwrap_err();
        let error = crate::words::DEFAULT.load_error(&error);
        assert!(error.contains("big.txt") && error.contains("1024 MB"), "{error}");
        assert!(error.contains("192 MB"), "{error}");
        assert!(check("x", Limited::File, FILE, FILE).is_ok());
    }
}
