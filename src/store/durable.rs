//! Folders that outlive a power cut.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Sees to it that folders with all that is in them outlive a power cut. `root`
/// is a folder of the same file system.
///
/// Where the system can do it, the whole file system is asked for once: measured
/// with four other programs writing, 20 editions of two files took 139 ms by a call
/// a file and folder, 19 ms so, and a single one 27 and 1. (Before Linux 5.8 the
/// call does not tell that a file could not be written.)
pub(super) fn sync_all(root: &Path, folders: &[&Path]) -> io::Result<()> {
    if sync_file_system(root).is_ok() {
        return Ok(());
    }
    // Each by itself also says which file it is that cannot be written.
    folders.iter().try_for_each(|folder| sync(folder))
}

/// The same of the lists of names of folders.
pub(super) fn sync_names(root: &Path, folders: &BTreeSet<PathBuf>) -> io::Result<()> {
    if sync_file_system(root).is_ok() {
        return Ok(());
    }
    folders.iter().try_for_each(|folder| sync_dir(folder))
}

#[cfg(target_os = "linux")]
fn sync_file_system(root: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(root)?)?)
}

#[cfg(not(target_os = "linux"))]
fn sync_file_system(_: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Many files at once, since the disk is then asked once for all that wait.
fn sync(folder: &Path) -> io::Result<()> {
    const AT_ONCE: usize = 16;
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    let mut next = 0;
    while let Some(folder) = folders.get(next).cloned() {
        next += 1;
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let list = if entry.file_type()?.is_dir() { &mut folders } else { &mut files };
            list.push(entry.path());
        }
    }
    let next = AtomicUsize::new(0);
    let work = || -> io::Result<()> {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            File::open(file)?.sync_all()?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        // Without a thread the others do its work.
        let others = (1..AT_ONCE.min(files.len()))
            .filter_map(|_| thread::Builder::new().spawn_scoped(scope, work).ok());
        let others: Vec<_> = others.collect();
        let own = work();
        let failed = || io::Error::other("a thread that waits for the disk failed");
        others.into_iter().try_for_each(|other| other.join().map_err(|_| failed())?)?;
        own
    })?;
    folders.iter().try_for_each(|folder| sync_dir(folder))
}

/// The same of a folder's own list of names.
pub(super) fn sync_dir(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
