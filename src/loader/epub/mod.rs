//! EPUB 2 and 3: books, and the papers that calibre fetches.
//!
//! container → package → spine and table of contents. Each line of the table
//! of contents that leads to a document, or to a place in one, is an article;
//! it goes on to where the next one begins. Lines with others under them are
//! sections. Documents before the first article, and all of them in a book
//! without contents, are articles of their own.
//!
//! In a periodical of calibre's the sections' index pages and the cover are
//! not articles; they give decks and dates. Its bars of links are furniture
//! that only a browser needs, and are left out.
//!
//! A [`Book`] knows its articles when it is open; a document is parsed when
//! it is read. What can't be read, or is over one of the [`limits`], is told
//! in a warning or shown as a gap; the rest opens.

mod calibre;
mod contents;
mod head;
mod newsprint_epub;
mod package;
mod plan;
mod read;
#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex};

use super::markup::{Hidden, may_hide};
use crate::input::archive::Archive;
use crate::input::{Hint, LoadError, Loaded, limits};
use crate::model::error::{BookFault, EntryFault};
use crate::model::{Body, Edition, Warning, WarningKind};
use package::Package;
use plan::PlannedArticle;

/// A book that is open.
#[derive(Debug)]
pub struct Book {
    edition: Edition,
    archive: Archive,
    /// The paths of the documents, in reading order.
    spine: Vec<String>,
    /// Where the articles of the edition begin.
    places: Vec<PlannedArticle>,
    /// Documents that are no part of an article.
    left_out: Vec<usize>,
    periodical: bool,
    /// newsprint wrote it.
    is_own: bool,
    encoding: Option<String>,
    /// The document that was read last.
    last: Mutex<Option<Arc<read::BookDocument>>>,
}

impl Book {
    /// Opens a book: reads what it is made of, and no article.
    ///
    /// # Errors
    /// [`LoadError::Book`] if it is no book, or all of it is locked;
    /// [`LoadError::Empty`] if there is nothing to read in it;
    /// [`LoadError::Encoding`] for an unknown `hint.encoding`.
    pub fn open(bytes: Vec<u8>, hint: &Hint) -> Result<Self, LoadError> {
        let mut warnings = Vec::new();
        let broken = |fault| LoadError::Book { file: hint.name.clone(), fault };
        let archive = Archive::open(bytes, &mut warnings).ok_or_else(|| broken(BookFault::Zip))?;
        let shelf = Shelf { archive: &archive, hint };
        let container = shelf.text("META-INF/container.xml")?;
        if container.is_none() {
            warnings.push(WarningKind::NoContainer.into());
        }
        let path = package::path(&archive, container.as_deref())
            .ok_or_else(|| broken(BookFault::NoPackage))?;
        let text = shelf.text(&path)?.ok_or_else(|| {
            let fault = archive.read(&path, 1).err().unwrap_or(EntryFault::Damaged);
            broken(BookFault::Package(fault))
        })?;
        let mut package = package::read(&text, &path);
        shelf.check_locks(&package)?;
        for missing in package.spine.iter().filter(|path| !archive.has(path)) {
            warnings.push(WarningKind::NotThere(missing.clone()).into());
        }
        package.spine.retain(|path| archive.has(path));
        if package.spine.is_empty() {
            package.spine = shelf.documents();
            package.spine.retain(|path| Some(path) != package.nav.as_ref());
        }
        warnings.extend(shelf.hidden(&package)?);
        let (mut edition, places, left_out) = head::edition(&shelf, &package)?;
        if edition.articles.is_empty() {
            return Err(LoadError::Empty { file: hint.name.clone() });
        }
        edition.warnings.splice(0..0, warnings);
        let (periodical, is_own) = (package.periodical.is_some(), package.is_own);
        let (spine, encoding) = (package.spine, hint.encoding.clone());
        let last = Mutex::default();
        Ok(Self { edition, archive, spine, places, left_out, periodical, is_own, encoding, last })
    }

    /// The edition.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The body of an article, by its index in reading order; `None` past the
    /// end. Documents that can't be read are gaps that say why.
    #[must_use]
    pub fn body(&self, article: usize) -> Option<Body> {
        read::body(self, article)
    }

    /// Whether an article begins in a document of the spine.
    fn begins_article(&self, document: usize) -> bool {
        self.places.iter().any(|place| place.document == document)
    }

    /// The first `most` bytes of a picture or another file, by its path in
    /// the book.
    ///
    /// # Errors
    /// Why it can't be had.
    pub fn media(&self, path: &str, most: u64) -> Result<Vec<u8>, EntryFault> {
        self.archive.read(path, most)
    }

    /// Whether there is a file of that path in the book.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.archive.has(path)
    }
}

/// Reads a whole book.
///
/// # Errors
/// As [`Book::open`].
pub fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    let book = Book::open(bytes.to_vec(), hint)?;
    let bodies = (0..book.places.len()).filter_map(|index| book.body(index)).collect();
    Ok(Loaded { edition: book.edition, bodies, ..Loaded::default() })
}

/// The files of a book that is being opened, and how they are to be read.
struct Shelf<'a> {
    archive: &'a Archive,
    hint: &'a Hint,
}

impl Shelf<'_> {
    /// The text of a document; `None` if it can't be had.
    fn text(&self, path: &str) -> Result<Option<String>, LoadError> {
        self.beginning(path, limits::DOCUMENT as u64)
    }

    /// The first `most` bytes of a document, as text.
    fn beginning(&self, path: &str, most: u64) -> Result<Option<String>, LoadError> {
        let Ok(bytes) = self.archive.read(path, most) else { return Ok(None) };
        let source = super::markup::read(bytes, self.hint.encoding.as_deref());
        source.map(|source| Some(source.text)).map_err(|error| error.of_file(&self.hint.name))
    }

    /// What the documents do not show, a warning for each; together, if they
    /// are many. The contents are shown as such, whatever their page hides.
    fn hidden(&self, package: &Package) -> Result<Vec<Warning>, LoadError> {
        const LOOKED_AT: u64 = 32 << 20;
        const TOLD: usize = 8;
        let (mut found, mut left, mut unseen) = (Vec::new(), LOOKED_AT, 0);
        for path in package.spine.iter().filter(|path| Some(*path) != package.nav.as_ref()) {
            self.hint.watch.check()?;
            if left == 0 {
                unseen += 1;
                continue;
            }
            let most = left.min(limits::DOCUMENT as u64);
            let Ok(bytes) = self.archive.read(path, most) else { continue };
            left -= bytes.len() as u64;
            if !may_hide(&bytes) {
                continue;
            }
            let text = self.beginning(path, most)?.unwrap_or_default();
            let dom = super::markup::parse(&text, super::markup::Dialect::Xhtml);
            let hidden = Hidden::of(&dom, super::markup::ROOT);
            let named =
                |warning: Warning| warning.of_file(crate::model::Clean::line(path).into_string());
            let warnings: Vec<Warning> = hidden.warnings().map(named).collect();
            found.extend((!warnings.is_empty()).then_some((hidden, warnings)));
        }
        let end = (unseen > 0).then(|| WarningKind::Unsearched(unseen).into());
        if found.len() <= TOLD {
            return Ok(found.into_iter().flat_map(|(_, warnings)| warnings).chain(end).collect());
        }
        let mut all = Hidden::default();
        for (hidden, _) in found {
            all.add(hidden);
        }
        Ok(all.warnings().chain(end).collect())
    }

    /// All files that are documents by their names.
    fn documents(&self) -> Vec<String> {
        let is_document = |name: &&str| {
            [".xhtml", ".html", ".htm"].iter().any(|end| name.to_ascii_lowercase().ends_with(end))
        };
        self.archive.names().filter(is_document).map(str::to_owned).collect()
    }

    /// Refuses a book whose documents are all encrypted.
    fn check_locks(&self, package: &Package) -> Result<(), LoadError> {
        let Some(text) = self.text("META-INF/encryption.xml")? else { return Ok(()) };
        let dom = super::markup::parse(&text, super::markup::Dialect::Xml);
        let root = super::markup::Base::Inside(String::new());
        let locked: Vec<String> = dom
            .descendants(super::markup::ROOT)
            .filter_map(|id| root.inside(dom.attribute(id, "uri")?))
            .collect();
        if !package.spine.is_empty() && package.spine.iter().all(|path| locked.contains(path)) {
            let (file, fault) = (self.hint.name.clone(), BookFault::Locked);
            return Err(LoadError::Book { file, fault });
        }
        Ok(())
    }
}
