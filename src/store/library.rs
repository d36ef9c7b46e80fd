//! The library: a folder for every paper, in it one for every edition. An
//! edition is there whole or not at all, and a new one takes the place of an
//! old one in a single step.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::bounded::read_file;
use super::durable::{sync, sync_dir};
use super::error::{NotKept, shown};
use super::folder_names::{edition_name, safe_name};
use super::holder::{HeldLock, Holder, Patience};
use super::make_dir;
use super::trash;
use crate::model::{Clean, Edition, EditionKey};

/// Where editions are kept.
#[derive(Debug, Clone)]
pub struct Library {
    root: PathBuf,
    patience: Patience,
}

/// One edition is put in its place within this time, so that only who works
/// for longer, or was stopped, is worth a word.
const QUIET: Duration = Duration::from_millis(1500);
/// An import of years of a paper lets others in between two editions; whoever
/// holds the library for so long was stopped.
const TOLD: Duration = Duration::from_secs(30);

/// Why something was not done to an edition or the whole library, and to
/// which.
#[derive(Debug)]
pub struct LibraryError {
    path: Clean,
    what: Undone,
    fault: NotKept,
}

/// What was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undone {
    /// An edition was not written.
    Written,
    /// An edition was not moved.
    Moved,
    /// Nothing was changed.
    Locked,
}

impl LibraryError {
    /// An edition could not be written.
    pub(crate) fn unwritten(path: &Path, error: io::Error) -> Self {
        Self { path: shown(path), what: Undone::Written, fault: error.into() }
    }

    /// Whether it would go the same way with any other edition: the disk is
    /// full, or nothing may be written.
    #[must_use]
    pub fn is_for_all(&self) -> bool {
        matches!(self.fault, NotKept::Full | NotKept::ReadOnly) || self.what == Undone::Locked
    }

    /// The edition, or the library.
    #[must_use]
    pub fn path(&self) -> &Clean {
        &self.path
    }

    /// What was not done.
    #[must_use]
    pub fn what(&self) -> Undone {
        self.what
    }

    /// Why.
    #[must_use]
    pub fn fault(&self) -> &NotKept {
        &self.fault
    }

    /// It could not be moved to the trash, or from it.
    pub(super) fn removing(path: &Path, error: io::Error) -> Self {
        Self { path: shown(path), what: Undone::Moved, fault: error.into() }
    }
}

/// What was left by work that was interrupted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tidied {
    /// Half-written editions, and old ones that were replaced: removed.
    pub removed: usize,
    /// Editions that were on the way out and are in their place again.
    pub put_back: usize,
}

/// What became of an edition, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreOutcome {
    /// It is new.
    New(PathBuf),
    /// It took the place of one with the same key.
    Replaced(PathBuf),
    /// It was there already, just so.
    Kept(PathBuf),
    /// There was another with the same key, which stays.
    Other(PathBuf),
}

impl StoreOutcome {
    /// The edition's folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::New(path) | Self::Replaced(path) | Self::Kept(path) | Self::Other(path) => path,
        }
    }
}

/// What the reader made in an edition's folder, and a new import keeps.
const KEPT: [&str; 1] = ["corrections.toml"];
/// How the folders begin that are not editions (yet, or any more).
const FRESH: &str = ".new-";
const OLD: &str = ".old-";

impl Library {
    /// What an edition would be called: `PAPER/DATE`, its folder inside the
    /// library, if no other has that name.
    #[must_use]
    pub fn id_of(edition: &Edition) -> String {
        format!("{}/{}", safe_name(&edition.paper.title, "paper"), edition_name(edition))
    }

    /// The library under a folder, which need not be there.
    #[must_use]
    pub fn new(root: PathBuf) -> Self {
        Self { root, patience: Patience { quiet: QUIET, told: TOLD, tell: None } }
    }

    /// Waits longer while another newsprint works on the library, and tells
    /// who that is. Without it the work is refused after a moment.
    #[must_use]
    pub fn that_tells(mut self, tell: impl Fn(&Holder) + Send + Sync + 'static) -> Self {
        self.patience.tell = Some(Arc::new(tell));
        self
    }

    /// Puts an edition into the library: its files, by their paths inside it.
    /// `key_of` tells the key of the edition in a folder, if one is there. An
    /// edition with the same key is replaced if `replace` says so, and else
    /// stays; folders whose names would be alike are told apart by a number.
    ///
    /// # Errors
    /// [`LibraryError`]; then everything is as it was.
    pub fn put(
        &self,
        edition: &Edition,
        files: &[(String, Vec<u8>)],
        replace: bool,
        key_of: impl Fn(&Path) -> Option<EditionKey>,
    ) -> Result<StoreOutcome, LibraryError> {
        self.put_with(edition, files, &[], replace, key_of)
    }

    /// As [`Library::put`], with files besides that are on this disk already:
    /// each is linked to its path inside the edition, or copied where that
    /// can't be done.
    ///
    /// # Errors
    /// As [`Library::put`].
    pub fn put_with(
        &self,
        edition: &Edition,
        files: &[(String, Vec<u8>)],
        linked: &[(String, PathBuf)],
        replace: bool,
        key_of: impl Fn(&Path) -> Option<EditionKey>,
    ) -> Result<StoreOutcome, LibraryError> {
        let paper = self.root.join(safe_name(&edition.paper.title, "paper"));
        let fail = |path: &Path, fault: NotKept| LibraryError {
            path: shown(path),
            what: Undone::Written,
            fault,
        };
        let _held = self.lock()?;
        clean(&self.root);
        make_dir(&paper).map_err(|error| fail(&paper, error.into()))?;
        let name = edition_name(edition);
        let (target, there) = place_of(&paper, &name, &edition.key(), key_of);
        if there && !replace {
            let same = files.iter().all(|(path, bytes)| holds(&target.join(path), bytes));
            return Ok(if same { StoreOutcome::Kept(target) } else { StoreOutcome::Other(target) });
        }
        let fresh = beside(&target, FRESH);
        let written = write(&fresh, files)
            .and_then(|()| link(&fresh, linked))
            .and_then(|()| if there { keep(&target, &fresh) } else { Ok(()) })
            .and_then(|()| sync(&fresh))
            .and_then(|()| if there { swap(&fresh, &target) } else { fs::rename(&fresh, &target) })
            .and_then(|()| sync_dir(&paper));
        if let Err(error) = written {
            // If it stays, the next import removes it. Of the paper's folder
            // only an empty one goes.
            let _ = fs::remove_dir_all(&fresh);
            let _ = fs::remove_dir(&paper);
            return Err(fail(&target, error.into()));
        }
        Ok(if there { StoreOutcome::Replaced(target) } else { StoreOutcome::New(target) })
    }

    /// Where an edition with the same key is, if it is there.
    #[must_use]
    pub fn find(
        &self,
        edition: &Edition,
        key_of: impl Fn(&Path) -> Option<EditionKey>,
    ) -> Option<PathBuf> {
        let paper = self.root.join(safe_name(&edition.paper.title, "paper"));
        let (folder, there) = place_of(&paper, &edition_name(edition), &edition.key(), key_of);
        there.then_some(folder)
    }

    /// Removes or puts back what interrupted work left.
    ///
    /// # Errors
    /// [`LibraryError`] if nobody may work on the library.
    pub fn tidy(&self) -> Result<Tidied, LibraryError> {
        let _held = self.lock()?;
        Ok(clean(&self.root))
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Waits until nobody else works on the library; held until it is dropped.
    pub(super) fn lock(&self) -> Result<HeldLock, LibraryError> {
        let file = self.root.join(".lock");
        let held = make_dir(&self.root)
            .map_err(NotKept::from)
            .and_then(|()| super::holder::lock(&file, &self.patience));
        held.map_err(|fault| LibraryError { path: shown(&self.root), what: Undone::Locked, fault })
    }
}

/// The folder of the edition with a key, or one that is free; and whether
/// the edition is there.
fn place_of(
    paper: &Path,
    name: &str,
    key: &EditionKey,
    key_of: impl Fn(&Path) -> Option<EditionKey>,
) -> (PathBuf, bool) {
    let mut free = None;
    for number in 1.. {
        let folder = match number {
            1 => paper.join(name),
            _ => paper.join(format!("{name}-{number}")),
        };
        if folder.symlink_metadata().is_err() {
            // One with the key may stand behind a gap that a removal left.
            let gap = free.get_or_insert(folder);
            if number > 9 {
                return (gap.clone(), false);
            }
        } else if key_of(&folder).as_ref() == Some(key) {
            return (folder, true);
        }
    }
    (paper.join(name), false)
}

/// The name beside a folder under which it is made or removed.
fn beside(folder: &Path, prefix: &str) -> PathBuf {
    let mut name = OsString::from(prefix);
    name.push(folder.file_name().unwrap_or(OsStr::new("edition")));
    folder.with_file_name(name)
}

/// Removes what interrupted imports left. The caller holds the lock, so
/// nobody is at work on it.
fn clean(root: &Path) -> Tidied {
    let folders = |path: &Path| {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let mut tidied = Tidied { removed: trash::finish(root), ..Tidied::default() };
    for left in folders(root).iter().flat_map(|paper| folders(paper)) {
        let name = left.file_name().and_then(OsStr::to_str).unwrap_or_default().to_owned();
        let place = name.strip_prefix(OLD).map(|own| left.with_file_name(own));
        match place {
            Some(place) if !place.exists() => {
                tidied.put_back += usize::from(fs::rename(&left, place).is_ok());
            }
            None if !name.starts_with(FRESH) => {}
            _ => tidied.removed += usize::from(fs::remove_dir_all(&left).is_ok()),
        }
    }
    tidied
}

/// Whether a file holds just these bytes.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let as_long = fs::metadata(path).is_ok_and(|about| about.len() == bytes.len() as u64);
    as_long && read_file(path, bytes.len() as u64).is_ok_and(|there| there == bytes)
}

/// Writes the files into a new folder.
fn write(fresh: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    make_dir(fresh)?;
    for (path, bytes) in files {
        File::create(inside(fresh, path)?)?.write_all(bytes)?;
    }
    Ok(())
}

/// Takes files into a new folder that are on the disk.
fn link(fresh: &Path, files: &[(String, PathBuf)]) -> io::Result<()> {
    for (path, from) in files {
        let file = inside(fresh, path)?;
        // Not every file system has links, and not every folder is on one.
        if fs::hard_link(from, &file).is_err() {
            fs::copy(from, &file)?;
        }
    }
    Ok(())
}

/// Where a file of an edition goes, whose folder is made.
fn inside(fresh: &Path, path: &str) -> io::Result<PathBuf> {
    let inside = Path::new(path);
    if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(io::Error::other(format!("{path}: out of the edition")));
    }
    let file = fresh.join(inside);
    if let Some(folder) = file.parent() {
        make_dir(folder)?;
    }
    Ok(file)
}

/// Takes over what the reader made.
fn keep(from: &Path, to: &Path) -> io::Result<()> {
    for name in KEPT {
        match fs::copy(from.join(name), to.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Puts a folder in the place of another, which goes.
fn swap(fresh: &Path, target: &Path) -> io::Result<()> {
    if exchange(fresh, target).is_err() {
        // Not every system can do it in one step. A kill between the two
        // leaves the old edition under its other name, and the next import
        // puts it back.
        let old = beside(target, OLD);
        fs::rename(target, &old)?;
        if let Err(error) = fs::rename(fresh, target) {
            fs::rename(&old, target)?;
            return Err(error);
        }
        return fs::remove_dir_all(&old);
    }
    fs::remove_dir_all(fresh)
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn edition(title: &str) -> Edition {
        let mut edition = Edition::default();
        edition.paper.title = Clean::line(title);
        edition.date = "2026-11-22".parse().ok();
        edition
    }

    /// An edition of one file that holds its key.
    fn put(library: &Library, edition: &Edition, text: &str, replace: bool) -> StoreOutcome {
        let key = edition.key().to_string();
        let files = [("key".to_owned(), key.into_bytes()), ("a/b".to_owned(), text.into())];
        library.put(edition, &files, replace, key_of).unwrap()
    }

    fn key_of(folder: &Path) -> Option<EditionKey> {
        fs::read_to_string(folder.join("key")).ok().map(|key| EditionKey::new(&key))
    }

    fn inside(path: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn an_edition_is_kept_once_and_replaced_when_asked() {
        let dir = TempDir::new().unwrap();
        let library = Library::new(dir.path().join("library"));
        let StoreOutcome::New(path) = put(&library, &edition("河口日报"), "one", false) else {
            panic!()
        };
        assert_eq!(path, dir.path().join("library/河口日报/2026-11-22"));
        let again = put(&library, &edition("河口日报"), "one", false);
        assert_eq!(again, StoreOutcome::Kept(path.clone()));
        let other = put(&library, &edition("河口日报"), "two", false);
        assert_eq!(
            other,
            StoreOutcome::Other(path.clone()),
            "it is told that something was left out"
        );
        assert_eq!(fs::read_to_string(path.join("a/b")).unwrap(), "one");
        fs::write(path.join("corrections.toml"), "mine").unwrap();
        fs::write(path.join("stray"), "").unwrap();
        let replaced = put(&library, &edition("河口日报"), "two", true);
        assert_eq!(replaced, StoreOutcome::Replaced(path.clone()));
        assert_eq!(fs::read_to_string(path.join("a/b")).unwrap(), "two");
        assert_eq!(inside(&path), ["a", "corrections.toml", "key"]);
        assert_eq!(inside(path.parent().unwrap()), ["2026-11-22"]);
    }

    #[test]
    fn hostile_titles_stay_inside_and_alike_ones_are_told_apart() {
        let dir = TempDir::new().unwrap();
        let library = Library::new(dir.path().join("library"));
        let titles = [
            "../../evil",
            "/etc",
            "..",
            "a\0b",
            "a\u{1b}[2Jb",
            "\u{202e}txt",
            "CON",
            "a/b",
            "a\\b",
            "",
            "  ",
        ];
        let mut paths = Vec::new();
        for title in titles {
            let placed = put(&library, &edition(title), "x", false);
            paths.push(placed.path().strip_prefix(&library.root).unwrap().to_owned());
        }
        assert_eq!(inside(dir.path()), ["library"]);
        let depth = |path: &PathBuf| path.components().count();
        assert!(paths.iter().all(|path| depth(path) == 2), "{paths:?}");
        let plain = |path: &PathBuf| {
            path.to_str().unwrap().chars().all(|c| c.is_alphanumeric() || "-._/".contains(c))
        };
        assert!(paths.iter().all(plain), "{paths:?}");
        // `a/b` and `a\b` make one name, `` and `  ` one key.
        assert_eq!(paths[8], Path::new("a_b/2026-11-22-2"));
        assert_eq!(paths[9], paths[10]);
        let long = "水".repeat(500);
        let placed = put(&library, &edition(&long), "x", false);
        assert!(placed.path().parent().unwrap().file_name().unwrap().len() <= 96);
    }

    #[test]
    fn what_interrupted_imports_left_is_cleaned_by_the_next() {
        let dir = TempDir::new().unwrap();
        let library = Library::new(dir.path().join("library"));
        let path = put(&library, &edition("苇江晚报"), "one", false).path().to_owned();
        // Killed while writing, and between the two renames.
        write(&beside(&path, FRESH), &[("half".to_owned(), Vec::new())]).unwrap();
        fs::rename(&path, beside(&path, OLD)).unwrap();
        put(&library, &edition("河口日报"), "x", false);
        assert_eq!(inside(path.parent().unwrap()), ["2026-11-22"]);
        assert_eq!(fs::read_to_string(path.join("a/b")).unwrap(), "one");
    }

    #[test]
    fn a_path_out_of_the_edition_is_refused_and_nothing_is_left() {
        let dir = TempDir::new().unwrap();
        let library = Library::new(dir.path().join("library"));
        for path in ["../x", "/tmp/x", "a/../../x"] {
            let files = [(path.to_owned(), Vec::new())];
            let error = library.put(&edition("河口日报"), &files, false, key_of).unwrap_err();
            let error = crate::words::DEFAULT.library_error(&error);
            assert!(error.contains("was not written"), "{error}");
        }
        assert_eq!(inside(&dir.path().join("library")), [".lock"]);
    }

    #[test]
    fn two_imports_at_once_make_one_edition() {
        let dir = TempDir::new().unwrap();
        let library = Library::new(dir.path().join("library"));
        let placed: Vec<StoreOutcome> = std::thread::scope(|scope| {
            let work = || put(&library, &edition("河口日报"), "x", false);
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let new = placed.iter().filter(|placed| matches!(placed, StoreOutcome::New(_))).count();
        assert_eq!(new, 1, "{placed:?}");
    }
}
