//! Folders that outlive a power cut.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Sees to it that a folder with all that is in it outlives a power cut. Many
/// at once, since the disk is then asked once for all that wait.
pub(super) fn sync(folder: &Path) -> io::Result<()> {
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
