//! What must not go wrong: kills, crowds, damage, directories that refuse.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use tempfile::TempDir;

use super::sample::{article, bookmark, key};
use super::{Fault, Notice, State};
use crate::model::{Place, Position};

/// Which part a test of this binary plays in a process of its own.
const PART: &str = "NEWSPRINT_TEST_PART";

fn open(dir: &Path) -> (State, Option<Notice>) {
    State::open(dir).unwrap()
}

fn at(block: usize) -> Position {
    Position { place: Place { block, byte: 0 }, read: block.is_multiple_of(2) }
}

/// Runs [`a_writer_in_a_process_of_its_own`] on a directory, from number
/// `from` on.
fn writer(dir: &Path, from: u32, count: u32) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store::bad_days::a_writer_in_a_process_of_its_own"])
        .args(["--ignored", "--nocapture"])
        .env(PART, format!("{from} {count} {}", dir.display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "a part that other tests start"]
fn a_writer_in_a_process_of_its_own() {
    let Ok(part) = std::env::var(PART) else { return };
    let mut words = part.splitn(3, ' ');
    let mut number = || words.next().unwrap().parse::<u32>().unwrap();
    let (from, count) = (number(), number());
    let (state, _) = open(Path::new(words.next().unwrap()));
    for n in from..from.saturating_add(count) {
        state.put(&bookmark(n)).unwrap();
        println!("kept mark {n}");
        let block = n as usize;
        let many: Vec<_> = (0..20).map(|a| (article(&format!("a{a}")), at(block))).collect();
        state.set_many(&key(&format!("p{from}")), &many).unwrap();
        println!("kept positions {n}");
    }
}

/// The numbers after `kept <what>` in what a writer said.
fn kept(said: &str, what: &str) -> Vec<u32> {
    let word = format!("kept {what} ");
    // The test harness writes on the first line too.
    said.lines().filter_map(|line| line.split_once(&word)?.1.parse().ok()).collect()
}

/// Reads `lines` reports of a writer, kills it, and returns all it said.
fn kill_after(lines: usize, writer: &mut Child) -> String {
    let mut out: BufReader<ChildStdout> = BufReader::new(writer.stdout.take().unwrap());
    let mut said = String::new();
    while kept(&said, "mark").len() + kept(&said, "positions").len() < lines {
        assert_ne!(out.read_line(&mut said).unwrap(), 0, "the writer ended early: {said}");
    }
    writer.kill().unwrap();
    writer.wait().unwrap();
    out.read_to_string(&mut said).unwrap();
    said
}

fn integrity(state: &State) -> String {
    state.told(|conn| conn.query_row("PRAGMA integrity_check", [], |row| row.get(0))).unwrap()
}

#[test]
fn killed_at_any_moment_every_reported_write_is_there() {
    let dir = TempDir::new().unwrap();
    for round in 0..20_u32 {
        let from = round * 1000;
        let lines = 1 + (round as usize * 13) % 37;
        let said = kill_after(lines, &mut writer(dir.path(), from, 900));
        let (state, notice) = open(dir.path());
        assert_eq!(notice, None);
        assert_eq!(integrity(&state), "ok");
        let ids: Vec<_> = state.bookmarks().unwrap().into_iter().map(|mark| mark.id).collect();
        for n in kept(&said, "mark") {
            assert!(ids.contains(&bookmark(n).id), "bookmark {n} was lost");
        }
        // All twenty positions are of one write: the last reported or the next.
        let reading = state.reading(&key(&format!("p{from}"))).unwrap();
        let blocks: Vec<_> = reading.positions.iter().map(|(_, at)| at.place.block).collect();
        let last = kept(&said, "positions").last().map(|n| *n as usize);
        let one = blocks.first().copied();
        assert!(blocks.iter().all(|block| Some(*block) == one), "half a write: {blocks:?}");
        assert!(one >= last && one <= last.map_or(Some(from as usize), |n| Some(n + 1)));
    }
}

#[test]
fn killed_while_the_database_is_first_made_it_is_made_the_next_time() {
    for _ in 0..5 {
        let dir = TempDir::new().unwrap();
        let mut writer = writer(dir.path(), 1, 1);
        while !dir.path().join("state.db.lock").exists() && writer.try_wait().unwrap().is_none() {}
        writer.kill().unwrap();
        writer.wait().unwrap();
        let (state, notice) = open(dir.path());
        assert_eq!(notice, None);
        state.put(&bookmark(9)).unwrap();
    }
}

#[test]
fn two_newsprints_at_once_lose_no_bookmark() {
    let dir = TempDir::new().unwrap();
    let mut writers = [writer(dir.path(), 1000, 150), writer(dir.path(), 2000, 150)];
    for writer in &mut writers {
        let mut said = String::new();
        writer.stdout.take().unwrap().read_to_string(&mut said).unwrap();
        assert!(writer.wait().unwrap().success(), "{said}");
        assert_eq!(kept(&said, "mark").len(), 150);
    }
    let (state, _) = open(dir.path());
    assert_eq!(state.bookmarks().unwrap().len(), 300);
}

#[test]
fn six_threads_that_start_at_once_on_a_new_directory_lose_no_bookmark() {
    let dir = TempDir::new().unwrap();
    let start = std::sync::Barrier::new(6);
    std::thread::scope(|scope| {
        for thread in 0..6 {
            let (dir, start) = (dir.path(), &start);
            scope.spawn(move || {
                start.wait();
                let (state, notice) = open(dir);
                assert_eq!(notice, None);
                for n in 0..50 {
                    state.put(&bookmark(thread * 100 + n)).unwrap();
                }
            });
        }
    });
    assert_eq!(open(dir.path()).0.bookmarks().unwrap().len(), 300);
}

/// A directory with `marks` bookmarks and as many positions, closed.
fn filled(marks: u32) -> (TempDir, PathBuf) {
    let dir = TempDir::new().unwrap();
    let (state, _) = open(dir.path());
    let entries: Vec<_> = (0..marks).map(|n| bookmark(n).into()).collect();
    state.import(&entries).unwrap();
    let many: Vec<_> = (0..marks).map(|n| (article(&format!("a{n:04}")), at(1))).collect();
    state.set_many(&key("p"), &many).unwrap();
    state.close().unwrap();
    let file = dir.path().join("state.db");
    (dir, file)
}

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
    let notice = notice.unwrap().to_string();
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
    let said = kill_after(20, &mut writer(dir.path(), 1, 900));
    let reported = kept(&said, "mark").len();
    let file = dir.path().join("state.db");
    assert!(dir.path().join("state.db-wal").metadata().unwrap().len() > 0);
    let damaged = damage(&file, Vec::clear);
    assert!(mended(&dir, &damaged).0 >= reported);
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

#[cfg(unix)]
#[test]
fn a_newsprint_whose_file_is_set_aside_meanwhile_says_so_instead_of_losing_marks() {
    let (dir, file) = filled(3);
    let (state, _) = open(dir.path());
    // What another newsprint does that finds the file damaged.
    fs::rename(&file, dir.path().join("state.db.damaged-elsewhere")).unwrap();
    fs::remove_file(dir.path().join("state.db-wal")).unwrap();
    let error = state.put(&bookmark(9)).unwrap_err();
    assert_eq!(error.fault(), &Fault::Moved);
    let (other, _) = open(dir.path());
    other.put(&bookmark(10)).unwrap();
    assert_eq!(state.put(&bookmark(9)).unwrap_err().fault(), &Fault::Moved);
    assert_eq!(other.bookmarks().unwrap(), [bookmark(10)]);
}

#[test]
fn where_no_directory_can_be_made_reading_goes_on_and_nothing_is_kept() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("a-file");
    fs::write(&file, "in the way").unwrap();
    for place in [file.clone(), file.join("below"), PathBuf::from("/proc/newsprint")] {
        let error = State::open(&place).unwrap_err().to_string();
        assert!(error.starts_with(place.join("state.db").to_str().unwrap()), "{error}");
        assert!(error.contains("nothing will be kept: "), "{error}");
        assert!(error.contains("--data-dir"), "{error}");
        let (state, notice) = State::open_or_memory(&place).unwrap();
        assert_eq!(notice.unwrap().to_string(), error);
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
    assert!(notice.unwrap().to_string().contains("nothing will be kept"));
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
    assert_eq!(error.fault(), &Fault::Full);
    assert!(error.to_string().ends_with("make room, or name another place with --data-dir"));
    assert_eq!(state.bookmarks().unwrap().len(), 50 + (n as usize - 1000));
    assert_eq!(integrity(&state), "ok");
}

#[test]
fn what_was_kept_is_there_the_next_time() {
    let (dir, _) = filled(2);
    let (state, notice) = open(dir.path());
    assert_eq!(notice, None);
    assert_eq!(state.bookmarks().unwrap(), [bookmark(1), bookmark(0)]);
    assert_eq!(state.reading(&key("p")).unwrap().last, Some(article("a0001")));
}

#[cfg(unix)]
#[test]
fn the_database_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let (_dir, file) = filled(1);
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o077, 0);
}
