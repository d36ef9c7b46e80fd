//! A 数字报 on disk: the tree that its pages and articles were saved in. Whoever
//! opens a folder inside such a tree, or a file, opens the issue as the tree
//! has it: the root is as far up as papers of the kind have theirs.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::folder::Folder;
use super::tree::Tree;
use super::{Bodies, OpenEdition, OpenError, seems, unreadable};
use crate::input::{Format, Hint, LoadError, Loaded, limits};
use crate::loader::founder::{self, load_issue};
use crate::model::error::{Limited, Problem};
use crate::model::{BlockKind, Clean};

/// Levels of folders that are looked into.
const LEVELS: usize = 12;
/// Files that are looked into where no name tells.
const LOOKED_AT: usize = 400;

/// An issue in a saved tree.
#[derive(Debug)]
pub struct SavedIssue {
    /// The root of the tree, by its true path.
    root: PathBuf,
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
        let most = limits::ZIP_ENTRIES;
        limits::check_count(&name, Limited::FileCount, most + 1, most)?;
    }
    let issue = |starts: Vec<String>| {
        let (root, called, name) = (root.clone(), name.clone(), name.clone());
        SavedIssue { root, name, called, opened: String::new(), starts, files: files.clone() }
    };
    Ok(groups.into_iter().map(|starts| issue(starts).raised().with_pages()).collect())
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
    let mut files: Vec<String> = names.filter(|name| founder::is_markup(name)).collect();
    files.sort();
    let called = path.parent().map(|folder| Clean::line(&folder.to_string_lossy()).into_string());
    let (called, opened) = (called.unwrap_or_default(), String::new());
    Ok(SavedIssue { root: folder, name, called, opened, starts, files }.raised().with_twins())
}

/// Whether a file is of a 数字报, by its beginning.
#[must_use]
pub fn is_founder(path: &Path) -> bool {
    seems::format(path, &path.to_string_lossy()) == Some(Format::Founder)
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
        Clean::line(&slashed_into(&self.called, first)).into_string()
    }

    /// The same with its root where such trees have it, by the folders of the
    /// day: pictures, and in some trees the articles, lie beside those.
    fn raised(mut self) -> Self {
        let Some(first) = self.starts.first() else { return self };
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
        for twin in twins {
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
        below || founder::is_markup(path) && !hidden
    }

    /// Reads it.
    ///
    /// # Errors
    /// As [`load_issue`].
    pub fn read(&self, hint: &Hint) -> Result<Loaded, OpenError> {
        let folder = self.folder();
        let mut read = |path: &str| {
            if !self.is_open(path) {
                return Err(OpenError::NotAPage { path: path.to_owned() });
            }
            folder.read(path, limits::DOCUMENT as u64)
        };
        let hint = Hint {
            name: if hint.name.is_empty() { self.name.clone() } else { hint.name.clone() },
            ..hint.clone()
        };
        let place = slashed(&self.root);
        let (starts, files) = (self.starts.as_slice(), self.files.as_slice());
        let tree = founder::SavedTree {
            place: &place,
            starts,
            files,
            read: &mut read,
            has: &|path| folder.has(path),
        };
        let loaded = load_issue(tree, &hint);
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
            limits::check(&self.name, Limited::Pictures, total, limits::PAGES_TOTAL)?;
            files.push((path, bytes));
        }
        Ok(files)
    }

    fn folder(&self) -> Folder {
        Folder::at(self.root.clone(), &self.called)
    }
}
