//! A 数字报 on disk: the tree that its pages and articles were saved in. Whoever
//! opens a folder inside such a tree, or a file, opens the issue as the tree
//! has it: the root is as far up as papers of the kind have theirs.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::folder::Folder;
use super::packed::Packed;
use super::tree::Tree;
use super::{Bodies, OpenEdition, OpenError, unreadable};
use crate::input::{Hint, LoadError, Loaded, limits};
use crate::loader::founder::{self, load_issue};
use crate::model::error::{Limited, Problem};
use crate::model::{BlockKind, Clean};
use crate::picture;

/// An issue in a saved tree.
#[derive(Debug)]
pub struct SavedIssue {
    /// The root of the tree, by its true path; empty for an archive.
    root: PathBuf,
    /// The archive that it is in, if it is in one.
    packed: Option<Packed>,
    /// What was opened, as the reader calls it.
    name: String,
    /// What messages call the root.
    called: String,
    /// The part of the tree that was opened, by its path from the root.
    opened: String,
    /// The files to begin with, by their paths from the root.
    starts: Vec<String>,
    /// The markup files that are known.
    files: Vec<String>,
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
    let starts = vec![own.to_string_lossy().into_owned()];
    let entries = fs::read_dir(&folder).map_err(|error| unreadable(&name, &error))?;
    let names = entries.flatten().take(limits::ZIP_ENTRIES);
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut files: Vec<String> = names.filter(|name| founder::is_of_paper(name)).collect();
    files.sort();
    let called = path.parent().map(|folder| Clean::line(&folder.to_string_lossy()).into_string());
    let (called, opened) = (called.unwrap_or_default(), String::new());
    Ok(SavedIssue { root: folder, packed: None, name, called, opened, starts, files }
        .raised()
        .with_twins())
}

/// A path with `/` between its parts, without what stands before the first.
fn slashed(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(part) => Some(part.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// A path inside a folder, which may be the root.
fn slashed_into(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

impl SavedIssue {
    /// The issue that begins with some files of a tree, of which `files` are
    /// markup.
    pub(super) fn in_tree(tree: &Tree, starts: Vec<String>, files: Vec<String>) -> Option<Self> {
        let (root, packed, name) = match tree {
            Tree::Folder(folder) => (folder.root().to_owned(), None, folder.name()),
            Tree::Packed(packed) => (PathBuf::new(), Some(packed.clone()), packed.name()),
            Tree::Zipped(_) | Tree::Bundled(_) | Tree::Saved(_) => return None,
        };
        let name = name.trim_end_matches('/').to_owned();
        let (called, opened) = (name.clone(), String::new());
        let issue = Self { root, packed, name, called, opened, starts, files };
        Some(issue.raised().with_pages())
    }

    /// The path of its first file, for messages.
    #[must_use]
    pub fn first(&self) -> String {
        let first = self.starts.first().map(String::as_str).unwrap_or_default();
        Clean::line(&slashed_into(&self.called, first)).into_string()
    }

    /// The same with its root where such trees have it, by the folders of the
    /// day: pictures, and in some trees the articles, lie beside those.
    fn raised(mut self) -> Self {
        let Some(first) = self.starts.first().filter(|_| self.packed.is_none()) else {
            return self;
        };
        let inside = first.matches('/').count();
        let up = founder::depth(&slashed(&self.root.join(first))).saturating_sub(inside);
        let Some(root) = self.root.ancestors().nth(up).filter(|_| up > 0) else { return self };
        let opened = self.root.strip_prefix(root).map(slashed).unwrap_or_default();
        for path in self.starts.iter_mut().chain(&mut self.files) {
            *path = slashed_into(&opened, path);
        }
        let above = Path::new(&self.called).ancestors().nth(up);
        let above = above.map(|above| above.to_string_lossy().into_owned());
        let is_told = self.called.split('/').filter(|part| !part.is_empty()).count() >= up;
        self.called = above
            .filter(|_| is_told && !self.called.contains(".."))
            .unwrap_or_else(|| root.to_string_lossy().into_owned());
        self.root = root.to_owned();
        self.opened = opened;
        self
    }

    /// The same with the pages that lie in a folder of their own beside that
    /// of the articles, among the files that are known.
    fn with_twins(mut self) -> Self {
        let folders = self.starts.iter().map(|path| founder::folder(path).to_owned());
        let mut twins: Vec<String> = folders.filter_map(|path| founder::twin(&path)).collect();
        twins.dedup();
        // Of an archive all files are known.
        for twin in twins.into_iter().filter(|_| self.packed.is_none()) {
            let entries = fs::read_dir(self.root.join(&twin)).into_iter().flatten().flatten();
            let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
            let paths = names.map(|name| slashed_into(&twin, &name));
            self.files.extend(paths.filter(|path| founder::is_markup(path)));
        }
        self
    }

    /// The same begun with its pages, where a folder of nothing but articles
    /// was opened and the pages lie beside it.
    fn with_pages(self) -> Self {
        if !founder::issues(&self.starts).is_empty() {
            return self;
        }
        let mut found = self.with_twins();
        let pages = founder::issues(&found.files);
        if let [pages] = pages.as_slice() {
            found.starts.clone_from(pages);
        }
        found
    }

    /// Whether a file is read: any below what was opened, of the rest of the
    /// tree what is markup and not hidden.
    fn is_open(&self, path: &str) -> bool {
        let below = path
            .strip_prefix(&*self.opened)
            .is_some_and(|rest| self.opened.is_empty() || rest.starts_with('/'));
        let hidden = path.split('/').any(|part| part.starts_with('.'));
        below || founder::is_of_paper(path) && !hidden
    }

    /// Reads it.
    ///
    /// # Errors
    /// As [`load_issue`].
    pub fn read(&self, hint: &Hint) -> Result<Loaded, OpenError> {
        let tree = self.tree();
        let mut read = |path: &str| {
            if !self.is_open(path) {
                return Err(OpenError::NotAPage { path: path.to_owned() });
            }
            tree.read(path, limits::DOCUMENT as u64)
        };
        let hint = Hint {
            name: if hint.name.is_empty() { self.name.clone() } else { hint.name.clone() },
            ..hint.clone()
        };
        let place = slashed(&self.root);
        let (starts, files) = (self.starts.as_slice(), self.files.as_slice());
        let site = founder::SavedTree {
            place: &place,
            origin: None,
            starts,
            files,
            read: &mut read,
            has: &|path| tree.has(path),
            size: &|path| {
                if !founder::is_picture(path) {
                    return None;
                }
                let bytes = tree.beginning(path, picture::HEADER).ok()?;
                picture::size(&bytes).ok()
            },
        };
        let loaded = load_issue(site, &hint);
        loaded.map_err(|error| {
            // Nothing could be read: the system knows best why.
            if let LoadError::Malformed { problem, .. } = &error
                && let Problem::NoSavedPage(fault) = &**problem
                && !matches!(**fault, OpenError::NotAPage { .. })
            {
                return (**fault).clone();
            }
            error.into()
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
            open.bodies = Bodies::Read(bodies, Some(Arc::new(self.tree())));
        }
        Ok(open)
    }

    /// The pictures of what was read, by the paths that it has for them.
    ///
    /// # Errors
    /// If one cannot be read, or together they are too large.
    pub fn pictures(&self, loaded: &Loaded) -> Result<Vec<(String, Vec<u8>)>, OpenError> {
        let tree = self.tree();
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
            let bytes = tree.read(&path, limits::FILE)?;
            total += bytes.len() as u64;
            limits::check(&self.name, Limited::Pictures, total, limits::PAGES_TOTAL)?;
            files.push((path, bytes));
        }
        Ok(files)
    }

    fn tree(&self) -> Tree {
        match &self.packed {
            Some(packed) => Tree::Packed(packed.clone()),
            None => Tree::Saved(Folder::at(self.root.clone(), &self.called)),
        }
    }
}
