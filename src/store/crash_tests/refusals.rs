//! Places that refuse: no directory, nothing writable, no room, no such file.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::{filled, integrity, open};
use crate::store::sample::bookmark;
use crate::store::{NotKept, State};
use crate::words::InEnglish;

#[cfg(unix)]
#[test]
fn a_newsprint_whose_file_is_set_aside_meanwhile_says_so_instead_of_losing_marks() {
    let (dir, file) = filled(3);
    let (state, _) = open(dir.path());
    // What another newsprint does that finds the file damaged.
    fs::rename(&file, dir.path().join("state.db.damaged-elsewhere")).unwrap();
    fs::remove_file(dir.path().join("state.db-wal")).unwrap();
    let error = state.put(&bookmark(9)).unwrap_err();
    assert_eq!(error.fault(), &NotKept::Moved);
    let (other, _) = open(dir.path());
    other.put(&bookmark(10)).unwrap();
    assert_eq!(state.put(&bookmark(9)).unwrap_err().fault(), &NotKept::Moved);
    assert_eq!(other.bookmarks().unwrap(), [bookmark(10)]);
}

#[test]
fn where_no_directory_can_be_made_reading_goes_on_and_nothing_is_kept() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("a-file");
    fs::write(&file, "in the way").unwrap();
    for place in [file.clone(), file.join("below"), PathBuf::from("/proc/newsprint")] {
        let error = State::open(&place).unwrap_err().told();
        // What matters stands first, where a narrow screen shows it.
        let named = format!("nothing will be kept: {}", place.join("state.db").display());
        assert!(error.starts_with(&named), "{error}");
        assert!(error.contains("--data-dir"), "{error}");
        let (state, notice) = State::open_or_memory(&place).unwrap();
        assert_eq!(notice.unwrap().told(), error);
        assert!(!state.is_kept());
        state.put(&bookmark(1)).unwrap();
        assert_eq!(state.bookmarks().unwrap(), [bookmark(1)]);
    }
    assert_eq!(fs::read_to_string(file).unwrap(), "in the way");
}

#[test]
fn where_nothing_can_be_written_the_kept_marks_can_still_be_read() {
    let (dir, file) = filled(5);
    // A directory in the log's place stops every writer, root too.
    fs::create_dir(dir.path().join("state.db-wal")).unwrap();
    let before = fs::read(&file).unwrap();
    assert!(State::open(dir.path()).is_err());
    let (state, notice) = State::open_or_memory(dir.path()).unwrap();
    assert!(notice.unwrap().told().contains("nothing will be kept"));
    assert_eq!(state.bookmarks().unwrap().len(), 5);
    state.remove(bookmark(1).id).unwrap();
    assert_eq!(state.bookmarks().unwrap().len(), 4);
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn a_full_disk_refuses_a_write_and_keeps_what_was_there() {
    let (dir, _) = filled(50);
    let (state, _) = open(dir.path());
    let pages = "PRAGMA max_page_count = 1";
    state.told(|conn| conn.query_row(pages, [], |_| Ok(()))).unwrap();
    let mut refused = None;
    for n in 1000..2000 {
        if let Err(error) = state.put(&bookmark(n)) {
            refused = Some((n, error));
            break;
        }
    }
    let (n, error) = refused.unwrap();
    assert_eq!(error.fault(), &NotKept::Full);
    assert!(error.told().ends_with("make room, or name another place with --data-dir"));
    assert_eq!(state.bookmarks().unwrap().len(), 50 + (n as usize - 1000));
    assert_eq!(integrity(&state), "ok");
}

#[cfg(unix)]
#[test]
fn the_database_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let (_dir, file) = filled(1);
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o077, 0);
}

/// Has work done by a user whom permissions bind. Root gives its rights up for
/// that, on a thread of its own (on Linux they belong to the thread), and the
/// files in the folder to "nobody".
#[cfg(target_os = "linux")]
fn as_one_bound_by_permissions(dir: &TempDir, work: impl FnOnce() + Send) {
    const NOBODY: u32 = 65534;
    if !rustix::process::geteuid().is_root() {
        return work();
    }
    let files = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().path());
    for path in files.chain([dir.path().to_owned()]) {
        std::os::unix::fs::chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
    }
    let bound = || {
        let nobody = rustix::process::Uid::from_raw(NOBODY);
        rustix::thread::set_thread_res_uid(nobody, nobody, nobody).unwrap();
        work();
    };
    std::thread::scope(|scope| scope.spawn(bound).join().unwrap());
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_may_only_be_read_is_told_at_once() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, file) = filled(4);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).unwrap();
    as_one_bound_by_permissions(&dir, || {
        assert!(fs::OpenOptions::new().write(true).open(&file).is_err());
        let (state, notice) = State::open_or_memory(dir.path()).unwrap();
        assert!(notice.unwrap().told().contains("writing there is not allowed"));
        assert!(!state.is_kept());
        assert_eq!(state.bookmarks().unwrap().len(), 4);
    });
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_neither_read_nor_replaced() {
    use std::os::unix::fs::symlink;
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("state.db");
    let refused = || {
        let error = State::open(dir.path()).unwrap_err();
        assert!(matches!(error.fault(), NotKept::Unreachable(_)), "{error:?}");
    };
    fs::create_dir(&file).unwrap();
    refused();
    fs::remove_dir(&file).unwrap();
    for target in ["/dev/full", "/far/away/on-a-disk-that-is-not-here.db"] {
        symlink(target, &file).unwrap();
        refused();
        assert_eq!(fs::read_link(&file).unwrap(), PathBuf::from(target));
        fs::remove_file(&file).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_database_behind_a_link_is_mended_where_it_is() {
    let (real, file) = filled(3);
    let dir = TempDir::new().unwrap();
    let link = dir.path().join("state.db");
    std::os::unix::fs::symlink(&file, &link).unwrap();
    fs::write(&file, "damaged").unwrap();
    let (state, notice) = open(dir.path());
    assert!(notice.is_some());
    state.put(&bookmark(1)).unwrap();
    assert!(link.is_symlink());
    assert_eq!(open(real.path()).0.bookmarks().unwrap(), [bookmark(1)]);
}
