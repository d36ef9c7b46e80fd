//! Files that are written whole or not at all.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::durable::sync_dir;
use super::holder::is_running;

/// Writes a file so that at every moment the old text or the new one stands
/// there. The new one keeps the old one's permissions.
///
/// # Errors
/// When it cannot be written; the old file is then as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    sweep(folder, name);
    let beside = folder.join(hidden(name, std::process::id()));
    let written = replace(folder, &beside, path, bytes);
    if written.is_err() {
        // Nothing is lost with it; the error that counts is told.
        let _ = fs::remove_file(&beside);
    }
    written?;
    sync_dir(folder)
}

/// Writes the text under no name where the system can do that, else under the
/// name `beside`; and moves it to its place.
fn replace(folder: &Path, beside: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let fill = |mut file: &File| {
        take_after(file, path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    if let Some(file) = nameless(folder) {
        fill(&file)?;
        match give_name(&file, path) {
            Ok(()) => return Ok(()),
            // A name that is taken is only given over by a rename. Between the
            // two calls a kill leaves a file that the next writer sweeps away.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                give_name(&file, beside)?;
                return fs::rename(beside, path);
            }
            // No /proc: what was written has no way to a name.
            Err(_) => {}
        }
    }
    fill(&OpenOptions::new().write(true).create_new(true).open(beside)?)?;
    fs::rename(beside, path)
}

/// Gives a new file the permissions of the one that it replaces, and, where
/// that is allowed, its owner.
fn take_after(file: &File, old: &Path) -> io::Result<()> {
    let Ok(about) = old.metadata() else { return Ok(()) };
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        // Before the permissions, since a change of owner takes some away.
        let _ = fchown(file, Some(about.uid()), Some(about.gid()));
    }
    file.set_permissions(about.permissions())
}

/// A file in a folder that is gone when this process ends before it has a
/// name; `None` where there is no such thing.
#[cfg(target_os = "linux")]
fn nameless(folder: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags, open};
    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    open(folder, flags, Mode::from_raw_mode(0o666)).ok().map(File::from)
}

#[cfg(not(target_os = "linux"))]
fn nameless(_: &Path) -> Option<File> {
    None
}

/// Gives such a file a name that must be free.
#[cfg(target_os = "linux")]
fn give_name(file: &File, path: &Path) -> io::Result<()> {
    use std::os::fd::AsRawFd as _;

    use rustix::fs::{AtFlags, CWD, linkat};
    let open = format!("/proc/self/fd/{}", file.as_raw_fd());
    Ok(linkat(CWD, open, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
}

#[cfg(not(target_os = "linux"))]
fn give_name(_: &File, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The name under which a process writes a file before it takes its place.
fn hidden(name: &OsStr, process: u32) -> OsString {
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{process}.new"));
    hidden
}

/// Removes what processes left that ended before they were done with this
/// file.
fn sweep(folder: &Path, name: &OsStr) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let left: Vec<PathBuf> = entries
        .filter(|entry| {
            writer(&entry.file_name(), name)
                .is_some_and(|process| is_running(process) == Some(false))
        })
        .map(|entry| entry.path())
        .collect();
    for file in left {
        let _ = fs::remove_file(file);
    }
}

/// Which process writes the file `name` under another name.
fn writer(other: &OsStr, name: &OsStr) -> Option<u32> {
    let (other, name) = (other.to_str()?, name.to_str()?);
    let inner = other.strip_prefix('.')?.strip_prefix(name)?.strip_prefix('.')?;
    inner.strip_suffix(".new")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let dir = TempDir::new().unwrap();
        let path = dir.path().join("a.toml");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        assert!(write_whole(&dir.path().join("no/such"), b"x").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_private_file_stays_private_when_it_is_replaced() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = TempDir::new().unwrap();
        let path = dir.path().join("a.md");
        write_whole(&path, b"one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[cfg(unix)]
    #[test]
    fn what_a_killed_writer_left_is_swept_away_and_a_living_ones_stays() {
        let dir = TempDir::new().unwrap();
        let mut ended = std::process::Command::new("true").spawn().unwrap();
        let dead = ended.id();
        ended.wait().unwrap();
        let name = OsStr::new("a.md");
        let living = std::os::unix::process::parent_id();
        for process in [dead, living] {
            fs::write(dir.path().join(hidden(name, process)), "half").unwrap();
        }
        fs::write(dir.path().join(".b.md.new"), "another's").unwrap();
        write_whole(&dir.path().join("a.md"), b"whole").unwrap();
        assert!(!dir.path().join(hidden(name, dead)).exists());
        assert!(dir.path().join(hidden(name, living)).exists());
        assert!(dir.path().join(".b.md.new").exists());
    }
}
