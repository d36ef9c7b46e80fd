//! What a folder is: which editions come out of it, made of which files in
//! which order, and which files are left out and why.
//!
//! This is the only place that decides it. Opening shows the edition that
//! [`Plan::lead`] gives, an import takes them all, and both name what is left
//! out, so that no file is dropped because two commands thought differently of
//! it. The decision is made over a listing of names; what a file is that its
//! name does not tell is asked of `look`, which reads its beginning. A folder
//! on the disk and an archive in memory are listed alike.
//!
//! | found in a folder | what comes of it |
//! |---|---|
//! | `edition.toml` | an edition, with all that is in the folder |
//! | a METS file | an issue; texts beside it and above it are about the delivery |
//! | pages of a 数字报, anywhere below | an issue for each day; the rest of that tree is its own |
//! | texts and PDFs | pages of an edition |
//! | hOCR, ALTO, PAGE | pages of an edition; a text or PDF of the same name is the same page |
//! | pictures and nothing else, where their text is to be recognised | pages of an edition |
//! | letters, in `cur` and `new` of a Maildir too | an edition of them |
//! | several feeds | an edition of theirs; a single feed is one by itself |
//! | Markdown, at least as much as texts and feeds | an edition of articles, with the texts and the folders in it |
//! | Markdown beside more texts or feeds | notes on them, left out |
//! | a book, a web page, a message, an archive | an edition by itself |
//!
//! Folders in it are looked into in the same way. Where there is nothing but
//! Markdown and texts below, and some of it in folders, all are one edition
//! whose sections are the folders.

mod names;
mod sort;
#[cfg(test)]
mod tests;

use crate::input::{Format, natural};
use crate::model::OpenError;
use crate::model::error::SpecialFile;
use crate::model::warning::NotOfEdition;

/// A file of a folder or of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedFile {
    /// Its path inside, with `/` between its parts.
    pub path: String,
    /// What is there.
    pub kind: EntryKind,
}

impl ListedFile {
    /// A file that can be read.
    #[must_use]
    pub fn file(path: String) -> Self {
        Self { path, kind: EntryKind::File }
    }
}

/// What is at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A file that can be read.
    File,
    /// A pipe, a socket or a device.
    Special(SpecialFile),
    /// A link that leads out of the folder, to a folder, or nowhere.
    Link,
    /// A name that is no text, or a folder too deep: not looked at.
    Unseen,
}

/// How an edition is made of its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Making {
    /// A folder of the native format.
    Native,
    /// An issue by its METS file.
    Issue,
    /// An issue of a saved tree, by its first pages.
    Saved,
    /// Pages, which may turn out to be of several papers or days.
    Pages,
    /// Feeds; they are named for the folder, if there is nothing else in it.
    Feeds {
        /// Whether there is nothing else.
        alone: bool,
    },
    /// Letters, a Maildir or a folder of them.
    Letters,
    /// A file for each article, a folder for each section.
    Articles,
    /// One file.
    File(Format),
}

/// An edition to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedEdition {
    /// How it is made.
    pub making: Making,
    /// The folder it is in; empty for that which was listed.
    pub folder: String,
    /// Its files, in their order; of a native one none.
    pub files: Vec<String>,
}

/// A file that belongs to no edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOutFile {
    /// Its path inside.
    pub path: String,
    /// Why.
    pub why: Why,
}

/// Why a file is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// By its name it should be read, and it cannot.
    Fault(OpenError),
    /// It belongs to no edition.
    Not(NotOfEdition),
}

/// What comes of a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The editions, in their order.
    pub editions: Vec<PlannedEdition>,
    /// What belongs to none.
    pub left_out: Vec<LeftOutFile>,
}

impl PlannedEdition {
    /// The files that are read for it at most, or which stand for it.
    fn weight(&self) -> usize {
        self.files.len().max(1)
    }

    /// Whether it is one of a row of issues, none of which goes before the
    /// others.
    fn is_one_of_many(&self) -> bool {
        matches!(self.making, Making::Native | Making::Issue | Making::Saved)
            || self.making == Making::File(Format::Iptc)
    }

    /// What it is called in messages: its folder, or its first file.
    #[must_use]
    pub fn called(&self) -> &str {
        match self.making {
            Making::Native | Making::Articles | Making::Letters => &self.folder,
            _ => self.files.first().map_or(&*self.folder, String::as_str),
        }
    }
}

impl Plan {
    /// The edition that is meant when the whole is opened: of those in the
    /// folder itself that of most files, else the first. `None` where nobody
    /// can tell which of several issues it would be.
    #[must_use]
    pub fn lead(&self) -> Option<&PlannedEdition> {
        let first = self.editions.first()?;
        let is_row = self.editions.iter().all(PlannedEdition::is_one_of_many);
        if self.editions.len() > 1 && is_row {
            return None;
        }
        let own = self.editions.iter().filter(|edition| edition.folder == first.folder);
        // Of as many files the first holds.
        own.rev().max_by_key(|edition| edition.weight())
    }

    /// The editions besides that which is opened.
    pub fn others(&self) -> impl Iterator<Item = &PlannedEdition> {
        let lead = self.lead();
        self.editions.iter().filter(move |edition| Some(*edition) != lead)
    }
}

/// Decides what a listing is. `look` tells the format of a file by its
/// beginning; `wanted` is the format that the reader said, if any, and
/// `in_archive` that archives in it are not opened.
pub fn plan(
    files: &[ListedFile],
    wanted: Option<Format>,
    in_archive: bool,
    look: &mut dyn FnMut(&str) -> Result<Format, OpenError>,
) -> Plan {
    let mut sorter = sort::Sorter::new(files, wanted, in_archive, look);
    let mut plan = Plan::default();
    // Where there is nothing to read there may be what goes with other things: a
    // README alone.
    for wanted in [sort::Breadth::Texts, sort::Breadth::About, sort::Breadth::Resources] {
        if plan.editions.is_empty() {
            plan = sorter.plan(wanted);
        }
    }
    plan.left_out.sort_by(|a, b| natural::compare(&a.path, &b.path));
    plan
}
