//! Editions from disk: a folder, its zip, a single file, or one that came
//! with the program.

mod bundled;
mod cache;
mod folder;
mod tree;
mod zipped;

use std::fs;
use std::path::Path;
use std::sync::Arc;

pub use bundled::{Bundled, bundled};
use tree::Tree;

use crate::loader::epub::Book;
use crate::loader::{self, Format, Hint, LoadError, limits, native};
use crate::model::{Block, Body, Clean, Date, Edition};
use native::BodyPlace;

/// Why an edition, or a part of it, can't be read. One line each.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The content is at fault.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// There is no such file or folder.
    #[error("{path}: there is no such file or folder; check the path")]
    Missing {
        /// The path.
        path: String,
    },
    /// A folder or zip without `edition.toml`.
    #[error("{path}: found no edition.toml in it; expected an edition, or a single text file")]
    NotAnEdition {
        /// The path.
        path: String,
    },
    /// The system refuses.
    #[error("{path}: {reason}; check the file and its permissions")]
    Unreadable {
        /// The path.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// A link in the edition leads out of it.
    #[error(
        "{path}: this link leads out of the edition and is not followed; copy the file into it"
    )]
    Outside {
        /// The path.
        path: String,
    },
    /// A file changed after the edition was opened.
    #[error("{path}: the file has changed since the edition was opened; open the edition again")]
    Changed {
        /// The path.
        path: String,
    },
    /// The zip is damaged or of a kind that is not read.
    #[error("{path}: {reason}; make the zip anew from the edition's folder")]
    Zip {
        /// The path.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// There is no such article.
    #[error("{path}: there is no article {number}; the edition has {count}")]
    NoArticle {
        /// The edition.
        path: String,
        /// Which was asked for, counted from 1.
        number: usize,
        /// How many there are.
        count: usize,
    },
}

/// An edition whose bodies can be read.
#[derive(Debug)]
pub struct OpenEdition {
    edition: Arc<Edition>,
    name: String,
    furniture: Vec<Block>,
    unplaced: Vec<Block>,
    bodies: Bodies,
}

#[derive(Debug)]
enum Bodies {
    /// All read, from a single file.
    Read(Vec<Body>),
    /// Read on demand from the page files, which are listed in order.
    OnDemand { tree: Tree, places: Vec<BodyPlace>, files: Vec<String> },
    /// Read on demand from the documents of a book.
    Book(Box<Book>),
}

impl OpenEdition {
    /// The edition.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The edition, to hold on to.
    #[must_use]
    pub fn shared(&self) -> Arc<Edition> {
        Arc::clone(&self.edition)
    }

    /// The body of an article, by its index in reading order. Of a folder
    /// only the bytes of this body are read.
    ///
    /// # Errors
    /// [`OpenError::NoArticle`], [`OpenError::Changed`] if the file is not the
    /// one that was opened, and whatever reading it gives.
    pub fn body(&self, article: usize) -> Result<Body, OpenError> {
        let missing = || OpenError::NoArticle {
            path: self.name.clone(),
            number: article + 1,
            count: self.edition.articles.len(),
        };
        match &self.bodies {
            Bodies::Read(bodies) => bodies.get(article).cloned().ok_or_else(missing),
            Bodies::Book(book) => book.body(article).ok_or_else(missing),
            Bodies::OnDemand { tree, places, files } => {
                let place = places.get(article).ok_or_else(missing)?;
                let file = files.get(place.page).ok_or_else(missing)?;
                Ok(place.body(tree.range(file, place.range.clone())?))
            }
        }
    }

    /// What messages call the edition: its path, or the name of what came
    /// with the program.
    #[must_use]
    pub fn source_name(&self) -> &str {
        &self.name
    }

    /// What belongs to the page and to no article.
    #[must_use]
    pub fn furniture(&self) -> &[Block] {
        &self.furniture
    }

    /// Text for which no article was found.
    #[must_use]
    pub fn unplaced(&self) -> &[Block] {
        &self.unplaced
    }

    /// The page file that an article stands in, a path inside the edition.
    /// `None` for an edition of a single file.
    #[must_use]
    pub fn page_file(&self, article: usize) -> Option<&str> {
        match &self.bodies {
            Bodies::Read(_) | Bodies::Book(_) => None,
            Bodies::OnDemand { places, files, .. } => {
                files.get(places.get(article)?.page).map(String::as_str)
            }
        }
    }

    /// A picture or another file of the edition, by its path inside it.
    ///
    /// # Errors
    /// [`OpenError::Missing`] if it is not there (always so for an edition of
    /// a single file), [`OpenError::Outside`] for a path or link that leaves
    /// the edition, and whatever reading it gives.
    pub fn media(&self, path: &str) -> Result<Vec<u8>, OpenError> {
        let inside = native::normalise_path(path)
            .map_err(|_| OpenError::Outside { path: Clean::line(path).into_string() })?;
        match &self.bodies {
            Bodies::Read(_) => Err(OpenError::Missing { path: inside }),
            Bodies::Book(book) if !book.has(&inside) => Err(OpenError::Missing { path: inside }),
            Bodies::Book(book) => {
                book.media(&inside).map_err(|reason| OpenError::Unreadable { path: inside, reason })
            }
            Bodies::OnDemand { tree, .. } => tree.read(&inside, limits::FILE),
        }
    }

    fn of_tree(tree: Tree, name: String, hint: &Hint) -> Result<Self, OpenError> {
        let scanned = tree.scan(&name)?;
        Ok(Self::assembled(tree, name, scanned, hint))
    }

    fn assembled(tree: Tree, name: String, scanned: tree::Scanned, hint: &Hint) -> Self {
        let tree::Scanned { mut edition, places, files } = scanned;
        if hint.lang.is_some() {
            edition.paper.lang.clone_from(&hint.lang);
        }
        let bodies = Bodies::OnDemand { tree, places, files };
        let (furniture, unplaced) = (Vec::new(), Vec::new());
        Self { edition: Arc::new(edition), name, furniture, unplaced, bodies }
    }
}

/// Opens a file or an edition's folder. Of the hint, name and date of the
/// file are filled in where they are empty. `cache` is the folder for the
/// disposable indexes of large editions; what goes wrong there is nobody's
/// concern.
///
/// # Errors
/// Any [`OpenError`] but [`OpenError::NoArticle`].
pub fn open(path: &Path, hint: &Hint, cache: Option<&Path>) -> Result<OpenEdition, OpenError> {
    let name = Clean::line(&path.to_string_lossy()).into_string();
    let about = fs::metadata(path).map_err(|error| unreadable(&name, &error))?;
    if about.is_dir() {
        return open_folder(path, name, hint, cache);
    }
    if path.file_name().is_some_and(|file| file == "edition.toml") {
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let name = Clean::line(&folder.to_string_lossy()).into_string();
        return open_folder(folder, name, hint, cache);
    }
    if !about.is_file() {
        let reason = "this is neither a file nor a folder".to_owned();
        return Err(OpenError::Unreadable { path: name, reason });
    }
    limits::check(&name, "the file", about.len(), limits::FILE)?;
    let bytes = fs::read(path).map_err(|error| unreadable(&name, &error))?;
    let mut hint = hint.clone();
    if hint.name.is_empty() {
        hint.name = name;
    }
    hint.file_date = hint.file_date.or_else(|| about.modified().ok().and_then(civil_date));
    open_bytes(bytes, &hint)
}

/// Opens bytes that came from anywhere: a zip, or a single file.
///
/// # Errors
/// As [`open`], but for what only a disk can do wrong.
pub fn open_bytes(bytes: Vec<u8>, hint: &Hint) -> Result<OpenEdition, OpenError> {
    let name = hint.name.clone();
    limits::check(&name, "the file", bytes.len() as u64, limits::FILE)?;
    let format = match hint.format {
        Some(format) if !bytes.is_empty() => format,
        _ => loader::sniff(&bytes, &name)?,
    };
    if format == Format::NativeZip {
        let tree = Tree::Zipped(zipped::Zipped::open(bytes, &name)?);
        return OpenEdition::of_tree(tree, name, hint);
    }
    if format == Format::Epub {
        let book = Book::open(bytes, hint)?;
        let edition = Arc::new(book.edition().clone());
        let (furniture, unplaced, bodies) = (Vec::new(), Vec::new(), Bodies::Book(Box::new(book)));
        return Ok(OpenEdition { edition, name, furniture, unplaced, bodies });
    }
    let hint = Hint { format: Some(format), ..hint.clone() };
    let loader::Loaded { edition, bodies, furniture, unplaced } = loader::load(&bytes, &hint)?;
    let edition = Arc::new(edition);
    Ok(OpenEdition { edition, name, furniture, unplaced, bodies: Bodies::Read(bodies) })
}

fn open_folder(
    path: &Path,
    name: String,
    hint: &Hint,
    cache: Option<&Path>,
) -> Result<OpenEdition, OpenError> {
    let mut folder = folder::Folder::open(path, &name)?;
    let slot = cache.map(|cache| cache::Slot::new(cache, folder.root()));
    if let Some(index) = slot.as_ref().and_then(|slot| slot.load(&folder)) {
        let files = index.stamps.iter().skip(1).map(|stamp| stamp.path.clone()).collect();
        folder.set_stamps(index.stamps);
        let scanned = tree::Scanned { edition: index.edition, places: index.places, files };
        return Ok(OpenEdition::assembled(Tree::Folder(folder), name, scanned, hint));
    }
    let (scanned, folder) = folder.scan()?;
    if let Some(slot) = slot {
        slot.save(&folder, &scanned);
    }
    Ok(OpenEdition::assembled(Tree::Folder(folder), name, scanned, hint))
}

fn unreadable(path: &str, error: &std::io::Error) -> OpenError {
    let path = path.to_owned();
    match error.kind() {
        std::io::ErrorKind::NotFound => OpenError::Missing { path },
        std::io::ErrorKind::PermissionDenied => {
            OpenError::Unreadable { path, reason: "you may not read it".to_owned() }
        }
        _ => OpenError::Unreadable { path, reason: Clean::line(&error.to_string()).into_string() },
    }
}

/// The day of a moment, where the reader is.
fn civil_date(time: std::time::SystemTime) -> Option<Date> {
    let time = jiff::Timestamp::try_from(time).ok()?;
    Some(jiff::tz::TimeZone::system().to_datetime(time).date())
}
