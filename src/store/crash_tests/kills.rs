//! Kills at any moment, and several writers at once.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use tempfile::TempDir;

use super::{at, filled, integrity, open};
use crate::store::sample::{article, bookmark, clipping, key};

/// Which part a test of this binary plays in a process of its own.
const PART: &str = "NEWSPRINT_TEST_PART";

/// Runs [`a_writer_in_a_process_of_its_own`] on a directory, from number
/// `from` on.
pub(super) fn writer(dir: &Path, from: u32, count: u32) -> Child {
    played("a_writer_in_a_process_of_its_own", &format!("{from} {count} {}", dir.display()))
}

/// Starts this binary to play a part.
fn played(test: &str, part: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("store::crash_tests::kills::{test}")])
        .args(["--ignored", "--nocapture"])
        .env(PART, part)
        .stdin(Stdio::piped())
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
        state.clip(&clipping(n)).unwrap();
        println!("kept clipping {n}");
        let block = n as usize;
        let many: Vec<_> = (0..20).map(|a| (article(&format!("a{a}")), at(block))).collect();
        state.set_many(&key(&format!("p{from}")), &many).unwrap();
        println!("kept positions {n}");
    }
    // It stays, with its log, until it is killed or its input is closed.
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
}

/// Runs [`a_device_in_a_process_of_its_own`] on a directory, from number `from` on.
fn device(dir: &Path, from: u32) -> Child {
    played("a_device_in_a_process_of_its_own", &format!("{from} {}", dir.display()))
}

#[test]
#[ignore = "a part that other tests start"]
fn a_device_in_a_process_of_its_own() {
    let Ok(part) = std::env::var(PART) else { return };
    let (from, dir) = part.split_once(' ').unwrap();
    let (from, dir) = (from.parse::<u32>().unwrap(), Path::new(dir));
    let (state, _) = open(dir);
    for n in from..from + 900 {
        state.put(&bookmark(n)).unwrap();
        println!("kept mark {n}");
        state.sync(&dir.with_file_name("folder"), &|_| {}).unwrap();
        println!("kept sync {n}");
    }
}

/// Kills two devices in turn while they keep in step, so many times.
fn killed_while_keeping_in_step(rounds: u32) {
    let home = TempDir::new().unwrap();
    let (dirs, folder) =
        (["a", "b"].map(|name| home.path().join(name)), home.path().join("folder"));
    let (mut marks, mut synced) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        let dir = &dirs[round as usize % 2];
        let mut device = device(dir, round * 1000);
        let mut out = BufReader::new(device.stdout.take().unwrap());
        let mut said = String::new();
        while kept(&said, "mark").len() < 1 + round as usize % 4 {
            assert_ne!(out.read_line(&mut said).unwrap(), 0, "it ended early: {said}");
        }
        // Somewhere in what comes next.
        std::thread::sleep(std::time::Duration::from_micros(u64::from(round) * 977 % 12_000));
        device.kill().unwrap();
        device.wait().unwrap();
        out.read_to_string(&mut said).unwrap();
        marks.extend(kept(&said, "mark"));
        synced.extend(kept(&said, "sync"));
        let (state, notice) = open(dir);
        assert_eq!((notice, integrity(&state)), (None, "ok".to_owned()));
    }
    let ids = |state: &crate::store::State| -> std::collections::HashSet<_> {
        state.bookmarks().unwrap().into_iter().map(|mark| mark.id).collect()
    };
    // What a device was done with is in the folder, whole, for a third.
    let third = open(&home.path().join("c")).0;
    assert!(!third.sync(&folder, &|_| {}).unwrap().has_faults());
    let there = ids(&third);
    assert!(synced.iter().all(|n| there.contains(&bookmark(*n).id)), "a synced mark was lost");
    // And all that was kept comes once both go on.
    for dir in [&dirs[0], &dirs[1], &dirs[0]] {
        open(dir).0.sync(&folder, &|_| {}).unwrap();
    }
    for dir in &dirs {
        let there = ids(&open(dir).0);
        assert!(marks.iter().all(|n| there.contains(&bookmark(*n).id)), "a mark was lost");
    }
}

#[test]
fn killed_while_keeping_in_step_nothing_is_lost() {
    killed_while_keeping_in_step(16);
}

#[test]
#[ignore = "a minute; the same, two hundred times"]
fn killed_two_hundred_times_while_keeping_in_step_nothing_is_lost() {
    killed_while_keeping_in_step(200);
}

/// The numbers after `kept <what>` in what a writer said.
pub(super) fn kept(said: &str, what: &str) -> Vec<u32> {
    let word = format!("kept {what} ");
    // The test harness writes on the first line too.
    said.lines().filter_map(|line| line.split_once(&word)?.1.parse().ok()).collect()
}

/// Reads `lines` reports of a writer, kills it, and returns all it said.
pub(super) fn kill_after(lines: usize, writer: &mut Child) -> String {
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
        // Each is whole: its text, note and source with it.
        let clippings = state.clippings().unwrap();
        for n in kept(&said, "clipping") {
            assert!(clippings.contains(&clipping(n)), "clipping {n} was lost");
        }
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
        drop(writer.stdin.take());
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

#[test]
fn what_was_kept_is_there_the_next_time() {
    let (dir, _) = filled(2);
    let (state, notice) = open(dir.path());
    assert_eq!(notice, None);
    assert_eq!(state.bookmarks().unwrap(), [bookmark(1), bookmark(0)]);
    assert_eq!(state.reading(&key("p")).unwrap().last, Some(article("a0001")));
}
