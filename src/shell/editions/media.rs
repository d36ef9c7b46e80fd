//! The pictures of an edition, for whoever reads them while the edition is
//! read elsewhere.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::tree::Tree;
use super::{Bodies, OpenEdition, OpenError};
use crate::input::{Hint, inner_path, limits};
use crate::loader::epub::Book;
use crate::model::Clean;
use crate::model::error::Limited;
use crate::store::read_file;

/// The files of an edition. Holds nothing of it open but its place, or its
/// packed bytes, which are shared.
#[derive(Debug, Clone)]
pub struct Media(Files);

#[derive(Debug, Clone)]
enum Files {
    /// A single file has no others.
    None,
    Tree(Arc<Tree>),
    Book(Arc<Book>),
    Packed(Arc<PackedBook>),
}

/// A book whose text is had from the cache: it is opened when a picture of it
/// is wanted.
#[derive(Debug)]
pub(super) struct PackedBook {
    path: PathBuf,
    hint: Hint,
    book: OnceLock<Option<Book>>,
}

impl PackedBook {
    pub(super) fn new(path: &Path, hint: &Hint) -> Self {
        Self { path: path.to_owned(), hint: hint.clone(), book: OnceLock::new() }
    }

    fn open(&self) -> Option<&Book> {
        let open = || Book::open(read_file(&self.path, limits::FILE).ok()?, &self.hint).ok();
        self.book.get_or_init(open).as_ref()
    }
}

impl Media {
    /// A picture or another file of the edition, by its path inside it.
    ///
    /// # Errors
    /// [`OpenError::Missing`] if it is not there (always so for an edition of
    /// a single file), [`OpenError::Outside`] for a path or link that leaves
    /// the edition, a limit if it has more than `limit` bytes, and whatever
    /// reading it gives.
    pub fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, OpenError> {
        let inside = normalised(path)?;
        match &self.0 {
            Files::None => Err(OpenError::Missing { path: inside }),
            Files::Tree(tree) => tree.read(&inside, limit),
            Files::Book(_) | Files::Packed(_) => {
                let bytes = self.of_book(&inside, limit.saturating_add(1))?;
                limits::check(&inside, Limited::File, bytes.len() as u64, limit)?;
                Ok(bytes)
            }
        }
    }

    /// The first `most` bytes of such a file.
    ///
    /// # Errors
    /// As [`Media::read`], but for the limit.
    pub fn beginning(&self, path: &str, most: usize) -> Result<Vec<u8>, OpenError> {
        let inside = normalised(path)?;
        match &self.0 {
            Files::None => Err(OpenError::Missing { path: inside }),
            Files::Tree(tree) => tree.beginning(&inside, most),
            Files::Book(_) | Files::Packed(_) => self.of_book(&inside, most as u64),
        }
    }

    fn of_book(&self, path: &str, most: u64) -> Result<Vec<u8>, OpenError> {
        let book = match &self.0 {
            Files::Book(book) => Some(&**book),
            Files::Packed(packed) => packed.open(),
            Files::None | Files::Tree(_) => None,
        };
        let book = book.ok_or_else(|| OpenError::Missing { path: path.to_owned() })?;
        of_book(book, path, most)
    }
}

fn normalised(path: &str) -> Result<String, OpenError> {
    inner_path::normalise(path)
        .map_err(|_| OpenError::Outside { path: Clean::line(path).into_string() })
}

fn of_book(book: &Book, path: &str, most: u64) -> Result<Vec<u8>, OpenError> {
    if !book.has(path) {
        return Err(OpenError::Missing { path: path.to_owned() });
    }
    book.media(path, most).map_err(|fault| OpenError::Entry { path: path.to_owned(), fault })
}

impl OpenEdition {
    /// The pictures and other files of the edition.
    #[must_use]
    pub fn files_inside(&self) -> Media {
        Media(match &self.bodies {
            Bodies::Read(_, None) => Files::None,
            Bodies::Read(_, Some(tree)) | Bodies::OnDemand { tree, .. } => {
                Files::Tree(Arc::clone(tree))
            }
            Bodies::Book(book) => Files::Book(Arc::clone(book)),
            Bodies::Kept(kept) => match (&kept.tree, &kept.book) {
                (Some(tree), _) => Files::Tree(Arc::clone(tree)),
                (None, Some(book)) => Files::Packed(Arc::clone(book)),
                (None, None) => Files::None,
            },
        })
    }

    /// A picture or another file of the edition, by its path inside it.
    ///
    /// # Errors
    /// As [`Media::read`] with the limit of files.
    pub fn media(&self, path: &str) -> Result<Vec<u8>, OpenError> {
        self.files_inside().read(path, limits::FILE)
    }
}
