//! Damaged files: set aside as they are, with what can be read saved.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tempfile::TempDir;

use super::kills::{kept, kill_after, writer};
use super::{filled, integrity, open};
use crate::store::State;
use crate::store::sample::{bookmark, key};
use crate::words::InEnglish;

/// The damaged file's content under its new name.
fn set_aside(dir: &TempDir) -> Vec<Vec<u8>> {
    let named = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        let is_db = name.starts_with("state.db.damaged-") && !name.ends_with("-wal");
        is_db.then(|| fs::read(entry.path()).unwrap())
    };
    fs::read_dir(dir.path()).unwrap().filter_map(|entry| named(entry.unwrap())).collect()
}

/// Opens a directory with a damaged file in it; checks that the file was set aside as it was and
/// that the new one is sound and writable; returns how many bookmarks and
/// positions were saved.
fn mended(dir: &TempDir, damaged: &[u8]) -> (usize, usize) {
    fs::write(dir.path().join("state.db"), damaged).unwrap();
    let (state, notice) = open(dir.path());
    let notice = notice.unwrap().told();
    assert!(notice.contains("set aside as state.db.damaged-"), "{notice}");
    assert_eq!(notice.lines().count(), 1);
    assert_eq!(set_aside(dir), [damaged]);
    assert_eq!(integrity(&state), "ok");
    let saved =
        (state.bookmarks().unwrap().len(), state.reading(&key("p")).unwrap().positions.len());
    state.put(&bookmark(99_999)).unwrap();
    state.close().unwrap();
    assert_eq!(open(dir.path()).1, None, "mended once, it stays so");
    let mut names: Vec<_> = fs::read_dir(dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.contains("damaged"))
        .collect();
    names.sort();
    assert_eq!(names, ["state.db", "state.db.lock"], "nothing is left lying about");
    saved
}

fn damage(file: &Path, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = fs::read(file).unwrap();
    change(&mut bytes);
    fs::write(file, &bytes).unwrap();
    bytes
}

#[test]
fn a_file_of_garbage_is_set_aside() {
    let (dir, file) = filled(3);
    let damaged = damage(&file, |bytes| *bytes = b"not a database at all\n".repeat(700));
    assert_eq!(mended(&dir, &damaged), (0, 0));
}

#[test]
fn an_emptied_file_is_set_aside() {
    let (dir, file) = filled(3);
    let damaged = damage(&file, Vec::clear);
    assert_eq!(mended(&dir, &damaged), (0, 0));
}

#[test]
fn a_file_whose_first_bytes_were_overwritten_loses_nothing() {
    let (dir, file) = filled(200);
    let damaged = damage(&file, |bytes| bytes[..16].fill(b'x'));
    assert_eq!(mended(&dir, &damaged), (200, 200));
}

#[test]
fn a_file_whose_first_page_is_gone_loses_nothing() {
    let (dir, file) = filled(200);
    let damaged = damage(&file, |bytes| bytes[..4096].fill(0));
    assert_eq!(mended(&dir, &damaged), (200, 200));
}

#[test]
fn a_file_cut_off_keeps_what_stands_before_the_cut() {
    let (dir, file) = filled(200);
    let damaged = damage(&file, |bytes| bytes.truncate(bytes.len() * 3 / 4 + 100));
    let (marks, positions) = mended(&dir, &damaged);
    let lost = 400 - marks - positions;
    let most = damaged.len() / 3 / 15;
    assert!(marks >= 100 && lost > 0 && lost <= most, "{marks} {positions}");
}

#[test]
fn one_bad_page_costs_only_its_own_rows() {
    let (dir, file) = filled(400);
    let whole = fs::read(&file).unwrap();
    let mut lost = Vec::new();
    for page in (0..whole.len()).step_by(4096) {
        let damaged = damage(&file, |bytes| bytes[page..page + 4096].fill(0xa5));
        let (marks, positions) = mended(&TempDir::new().unwrap(), &damaged);
        lost.push(800 - marks - positions);
        fs::write(&file, &whole).unwrap();
    }
    // A bookmark takes at least 250 bytes, a position 15.
    assert!(lost.iter().all(|lost| *lost <= 4096 / 15), "{lost:?}");
    assert!(lost.iter().filter(|lost| **lost <= 4096 / 250).count() > lost.len() / 2, "{lost:?}");
    // The first page, and the roots of the tables, hold none or next to none.
    assert!(lost[..4].iter().all(|lost| *lost <= 40), "{lost:?}");
    drop(dir);
}

#[test]
fn what_stands_only_in_the_log_of_a_damaged_file_is_saved() {
    let dir = TempDir::new().unwrap();
    let said = kill_after(20, &mut writer(dir.path(), 1, 10));
    let reported = kept(&said, "mark").len();
    let file = dir.path().join("state.db");
    assert!(dir.path().join("state.db-wal").metadata().unwrap().len() > 0);
    let damaged = damage(&file, Vec::clear);
    assert_eq!(mended(&dir, &damaged), (reported, 0));
}

#[test]
fn what_a_killed_salvage_left_is_not_mixed_into_the_next() {
    let (other, log) = (TempDir::new().unwrap(), "state.db-wal");
    kill_after(4, &mut writer(other.path(), 500, 2));
    let (dir, file) = filled(3);
    for left in ["state.db.salvage-wal", "state.db.new-wal"] {
        fs::copy(other.path().join(log), dir.path().join(left)).unwrap();
    }
    let damaged = damage(&file, |bytes| bytes[..16].fill(0));
    assert_eq!(mended(&dir, &damaged), (3, 3));
}

#[test]
fn a_second_damage_does_not_overwrite_the_first_file_set_aside() {
    let (dir, file) = filled(3);
    for n in 1..=3 {
        damage(&file, |bytes| *bytes = format!("damage {n}").into_bytes());
        open(dir.path());
    }
    let mut aside = set_aside(&dir);
    aside.sort();
    assert_eq!(aside, [b"damage 1", b"damage 2", b"damage 3"]);
}

#[test]
fn two_newsprints_that_meet_a_damaged_file_mend_it_once() {
    let (dir, file) = filled(50);
    damage(&file, |bytes| bytes[..16].fill(0));
    let start = std::sync::Barrier::new(4);
    let notices: usize = std::thread::scope(|scope| {
        let open = || {
            scope.spawn(|| {
                start.wait();
                let (state, notice) = open(dir.path());
                assert_eq!(state.bookmarks().unwrap().len(), 50);
                usize::from(notice.is_some())
            })
        };
        let threads = [open(), open(), open(), open()];
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(notices, 1);
    assert_eq!(set_aside(&dir).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_damage_stops_newsprint_or_is_overwritten(
        holes in prop::collection::vec((0..1000_usize, prop::collection::vec(any::<u8>(), 1..600)), 1..5),
        first_page in any::<bool>(),
    ) {
        let (dir, file) = filled(120);
        let damaged = damage(&file, |bytes| {
            for (at, hole) in &holes {
                let from = if first_page { 0 } else { 4096 };
                let at = from + (bytes.len() - from) * at / 1000;
                let end = bytes.len().min(at + hole.len());
                bytes[at..end].copy_from_slice(&hole[..end - at]);
            }
        });
        let (state, notice) = State::open_or_memory(dir.path()).unwrap();
        state.put(&bookmark(7)).unwrap();
        prop_assert!(state.bookmarks().unwrap().contains(&bookmark(7)));
        if !first_page {
            prop_assert!(state.is_kept(), "{notice:?}");
        }
        if notice.is_some() {
            let here = if state.is_kept() { set_aside(&dir) } else { vec![fs::read(&file).unwrap()] };
            prop_assert_eq!(here, [damaged]);
        }
    }
}
