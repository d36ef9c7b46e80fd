//! Clippings in forms that other programs read, and back.
//!
//! | form | what for | comes back |
//! |---|---|---|
//! | Markdown | notes (Obsidian): front matter, the words as a quote | as it went |
//! | EPUB | a book to read | |
//! | CSL-JSON, BibTeX | references (Zotero, LaTeX): an entry an article | |
//! | Web Annotation | what marks the words in a page of the web | as it went |
//! | JSON Lines | another newsprint | as it went |
//! | citation | a line to paste | |

mod annotation;
mod bibtex;
mod book;
mod cited;
mod csl;
mod file;
mod markdown;
mod read;

use self::file::json;
use super::epub::EpubError;
use crate::model::{ClippingEntry, ClippingForm};

pub use file::ClippingFile;
pub use read::{ClippingsFault, MOST_CLIPPING_BYTES, read_clippings};

impl ClippingFile<'_> {
    /// All of them in one file.
    ///
    /// # Errors
    /// Where no EPUB can be made, as of nothing.
    pub fn write(&self, form: ClippingForm) -> Result<Vec<u8>, EpubError> {
        Ok(match form {
            ClippingForm::Markdown => markdown::all(self).into_bytes(),
            ClippingForm::Epub => book::epub_of(self)?,
            ClippingForm::CslJson => csl::all(self.entries).into_bytes(),
            ClippingForm::Bibtex => bibtex::all(self.entries).into_bytes(),
            ClippingForm::WebAnnotation => annotation::all(self.entries).into_bytes(),
            ClippingForm::Jsonl => jsonl(self.entries).into_bytes(),
            ClippingForm::Citation => {
                let articles = cited::articles(self.entries);
                let lines = articles.iter().map(|one| self.cited(one.from, one.seen) + "\n");
                lines.collect::<String>().into_bytes()
            }
        })
    }

    /// Each in a Markdown file of its own: names and contents. The same clipping
    /// gives the same name.
    #[must_use]
    pub fn notes(&self) -> Vec<(String, String)> {
        let mut taken = std::collections::HashSet::new();
        let mut name = |entry: &ClippingEntry| {
            let short = markdown::name(entry);
            // File systems that take A for a have one file of both.
            if taken.insert(short.to_lowercase()) { short } else { markdown::long_name(entry) }
        };
        self.entries.iter().map(|entry| (name(entry), markdown::one(self, entry))).collect()
    }
}

/// An object a line.
fn jsonl(entries: &[ClippingEntry]) -> String {
    entries.iter().map(|entry| json(entry) + "\n").collect()
}

#[cfg(test)]
mod tests;
