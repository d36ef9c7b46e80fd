//! A 数字报 on disk: the tree that its pages and articles were saved in.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::folder::Folder;
use super::tree::Tree;
use super::{Bodies, OpenEdition, OpenError, unreadable};
use crate::loader::founder::{self, load_issue};
use crate::loader::{self, Format, Hint, LoadError, Loaded, limits};
use crate::model::{BlockKind, Clean};

/// Levels of folders that are looked into.
const LEVELS: usize = 12;
/// Bytes of a file that tell what it is.
const WINDOW: u64 = 64 << 10;
/// Files that are looked into where no name tells.
const LOOKED_AT: usize = 400;

/// An issue in a saved tree.
#[derive(Debug)]
pub struct SavedIssue {
    /// The root of the tree, by its true path.
    root: PathBuf,
    /// What messages call the root.
    name: String,
    /// The files to begin with, by their paths from the root.
    starts: Vec<String>,
    /// The markup files that are known.
    files: Vec<String>,
}

/// The issues in a folder, by the folders of their pages; none if it holds no
/// 数字报.
///
/// # Errors
/// If there are more files than are looked through, and pages among them.
pub fn saved_issues(folder: &Path) -> Result<Vec<SavedIssue>, OpenError> {
    let name = Clean::line(folder.to_string_lossy().trim_end_matches('/')).into_string();
    let root = fs::canonicalize(folder).map_err(|error| unreadable(&name, &error))?;
    let (files, is_all) = markup_in(&root);
    let starts_of = |groups: Vec<Vec<String>>| -> Vec<Vec<String>> {
        let is_one =
            |group: &Vec<String>| group.iter().take(4).any(|path| is_founder(&root.join(path)));
        groups.into_iter().filter(is_one).collect()
    };
    let mut groups = starts_of(founder::issues(&files));
    if groups.is_empty() && files.len() <= LOOKED_AT {
        groups = founder::grouped(files.iter().filter(|path| is_founder(&root.join(path))));
    }
    if !is_all && !groups.is_empty() {
        let (what, most) = ("the number of its files", limits::ZIP_ENTRIES);
        limits::check_count(&name, what, most + 1, most)?;
    }
    let issue = |starts: Vec<String>| {
        let (root, name, files) = (root.clone(), name.clone(), files.clone());
        SavedIssue { root, name, starts, files }
    };
    Ok(groups.into_iter().map(issue).collect())
}

/// The issue that a page is of; an article by itself is one too.
///
/// # Errors
/// If the folder of the file cannot be read.
pub fn issue_of(path: &Path) -> Result<SavedIssue, OpenError> {
    let name = Clean::line(&path.to_string_lossy()).into_string();
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")));
    let folder = folder.map_err(|error| unreadable(&name, &error))?;
    let own = path.file_name().unwrap_or_default();
    let depth = founder::depth(&slashed(&folder.join(own)));
    let root = folder.ancestors().nth(depth).unwrap_or(&folder).to_owned();
    let inside = |path: PathBuf| path.strip_prefix(&root).map(slashed).unwrap_or_default();
    let starts = vec![inside(folder.join(own))];
    let entries = fs::read_dir(&folder).map_err(|error| unreadable(&name, &error))?;
    let paths = entries.flatten().take(limits::ZIP_ENTRIES).map(|entry| inside(entry.path()));
    let mut files: Vec<String> = paths.filter(|path| founder::is_markup(path)).collect();
    files.sort();
    Ok(SavedIssue { root, name, starts, files })
}

/// Whether a file is of a 数字报, by its beginning.
#[must_use]
pub fn is_founder(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(WINDOW).read_to_end(&mut head));
    let name = path.to_string_lossy();
    read.is_ok() && loader::sniff(&head, &name) == Ok(Format::Founder)
}

/// A path with `/` between its parts, without what stands before the first.
fn slashed(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(part) => Some(part.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// The markup files under a folder, but for hidden ones and what links lead
/// to; and whether all were looked through.
fn markup_in(root: &Path) -> (Vec<String>, bool) {
    let mut found = Vec::new();
    let mut folders = vec![(String::new(), 0)];
    let mut count = 0;
    while let Some((folder, level)) = folders.pop() {
        let Ok(entries) = fs::read_dir(root.join(&folder)) else { continue };
        for entry in entries.flatten() {
            count += 1;
            if count > limits::ZIP_ENTRIES {
                return (found, false);
            }
            let (Ok(name), Ok(kind)) = (entry.file_name().into_string(), entry.file_type()) else {
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if kind.is_dir() && level < LEVELS {
                folders.push((path, level + 1));
            } else if kind.is_file() && founder::is_markup(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    (found, true)
}

impl SavedIssue {
    /// The path of its first file, for messages.
    #[must_use]
    pub fn first(&self) -> String {
        let first = self.starts.first().map(String::as_str).unwrap_or_default();
        // It was opened by a page of it, whose name it goes by.
        if Path::new(&self.name).file_name() == Path::new(first).file_name() {
            return self.name.clone();
        }
        Clean::line(&format!("{}/{first}", self.name)).into_string()
    }

    /// Reads it.
    ///
    /// # Errors
    /// As [`load_issue`].
    pub fn read(&self, hint: &Hint) -> Result<Loaded, OpenError> {
        let folder = self.folder();
        let mut fault = None;
        let mut read = |path: &str| {
            folder.read(path, limits::DOCUMENT as u64).map_err(|error| {
                let said = error.to_string();
                fault.get_or_insert(error);
                said
            })
        };
        let hint = Hint {
            name: if hint.name.is_empty() { self.name.clone() } else { hint.name.clone() },
            ..hint.clone()
        };
        let place = slashed(&self.root);
        let (starts, files) = (self.starts.as_slice(), self.files.as_slice());
        let tree = founder::Tree {
            place: &place,
            starts,
            files,
            read: &mut read,
            has: &|path| folder.has(path),
        };
        let loaded = load_issue(tree, &hint);
        loaded.map_err(|error| match (error, fault) {
            // Nothing could be read: the system knows best why.
            (LoadError::Malformed { .. }, Some(fault)) => fault,
            (error, _) => error.into(),
        })
    }

    /// Opens it; its pictures are had by their paths in the tree.
    ///
    /// # Errors
    /// As [`SavedIssue::read`].
    pub(super) fn open(&self, hint: &Hint) -> Result<OpenEdition, OpenError> {
        let loaded = self.read(hint)?;
        let mut open = OpenEdition::of_loaded(loaded, self.name.clone());
        if let Bodies::Read(bodies, _) = open.bodies {
            open.bodies = Bodies::Read(bodies, Some(Arc::new(Tree::Saved(self.folder()))));
        }
        Ok(open)
    }

    /// The pictures of what was read, by the paths that it has for them.
    ///
    /// # Errors
    /// If one cannot be read, or together they are too large.
    pub fn pictures(&self, loaded: &Loaded) -> Result<Vec<(String, Vec<u8>)>, OpenError> {
        let folder = self.folder();
        let blocks = loaded.bodies.iter().flat_map(crate::model::Body::all_blocks);
        let shown = blocks.filter_map(|block| match block.kind {
            BlockKind::Figure { image, .. } => image,
            _ => None,
        });
        let pages = loaded.edition.pages.iter().filter_map(|page| page.image.clone());
        let mut paths: Vec<String> = shown.chain(pages).map(Clean::into_string).collect();
        paths.retain(|path| founder::is_picture(path));
        paths.sort();
        paths.dedup();
        let mut total = 0;
        let mut files = Vec::with_capacity(paths.len());
        for path in paths {
            let bytes = folder.read(&path, limits::FILE)?;
            total += bytes.len() as u64;
            limits::check(&self.name, "the pictures together", total, limits::PAGES_TOTAL)?;
            files.push((path, bytes));
        }
        Ok(files)
    }

    fn folder(&self) -> Folder {
        Folder::at(self.root.clone(), &self.name)
    }
}
