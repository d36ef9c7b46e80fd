use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::model::{FollowedStory, MarkId, Place, Position};
use crate::store::sample::{article, bookmark, clipping, key};
use crate::sync::{DRIFT, line_of};

/// A device with a folder of its own, which something carries files to and from.
struct Device {
    state: State,
    folder: TempDir,
}

impl Device {
    fn new() -> Self {
        Self { state: State::in_memory().unwrap(), folder: TempDir::new().unwrap() }
    }

    fn sync(&self) -> SyncReport {
        self.state.sync(self.folder.path(), &|_| {}).unwrap()
    }

    fn own(&self) -> PathBuf {
        let device = self.state.change(device).unwrap();
        self.folder.path().join(format!("newsprint-{device}.jsonl"))
    }

    fn replica(&self) -> Replica {
        let device = self.state.change(device).unwrap();
        self.state.told(|conn| rows::replica(conn, device, now())).unwrap()
    }

    /// Shifts the stamps of what this device has changed since it was in step, as if
    /// its clock were wrong by so many milliseconds.
    fn shift(&self, before: &Replica, by: i64) {
        let changed: Vec<_> = self
            .replica()
            .entries()
            .filter(|(key, entry)| before.get(key) != Some(entry))
            .map(|(key, entry)| (key.clone(), entry.stamp.time + by))
            .collect();
        for (key, time) in changed {
            use crate::sync::KeptKind as K;
            let sql = match key.kind {
                K::Bookmark => "UPDATE bookmark SET changed = max(?1, changed) WHERE id = ?2",
                K::Clipping => "UPDATE clipping SET changed = max(?1, changed) WHERE id = ?2",
                K::Story => "UPDATE story SET changed = max(?1, changed) WHERE id = ?2",
                K::Edition => "UPDATE edition SET opened = max(?1, opened) WHERE key = ?2",
                K::Position => "UPDATE reading SET changed = max(?1, changed) WHERE edition = ?2",
            };
            let one = if key.part.is_empty() { "" } else { " AND article = ?3" };
            let sql = format!("{sql}{one}");
            self.state
                .told(|conn| match one {
                    "" => conn.execute(&sql, (time, &key.id)),
                    _ => conn.execute(&sql, (time, &key.id, &key.part)),
                })
                .unwrap();
        }
    }
}

fn story(n: u32) -> FollowedStory {
    let name = format!("苇江二桥 {n}");
    FollowedStory {
        id: MarkId(Uuid::from_u128(n.into())),
        name,
        query: "苇江二桥 OR 渡口".to_owned(),
        created: n.into(),
        seen: 0,
    }
}

/// What a person does.
fn act(state: &State, what: u8, n: u32) {
    let id = bookmark(n).id;
    match what {
        0 => state.put(&bookmark(n)).unwrap(),
        1 => drop(state.annotate(id, &format!("note {n} {what}")).unwrap()),
        2 => drop(state.remove(id).unwrap()),
        3 => drop(state.restore(id).unwrap()),
        4 => drop(state.clip(&clipping(n)).unwrap()),
        5 => drop(state.remove_clipping(id, true).unwrap()),
        6 => state.put_story(&story(n)).unwrap(),
        7 => state.remove_story(id).unwrap(),
        8 => state.set_read(&key("p"), &article(&format!("a{n}")), n.is_multiple_of(2)).unwrap(),
        _ => {
            let at = Position { place: Place { block: n as usize, byte: 3 }, read: false };
            state.set_position(&key("p"), &article(&format!("a{}", n % 3)), at).unwrap();
        }
    }
}

/// How a file arrives.
fn carried(text: &str, how: u8, cut: usize) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    match how {
        // Half of it, or the end of it, or with a hole of nothing in its middle.
        0 => return text[..text.floor_char_boundary(cut % (text.len() + 1))].to_owned(),
        1 => return text[text.ceil_char_boundary(cut % (text.len() + 1))..].to_owned(),
        2 => {
            let at = text.floor_char_boundary(cut % (text.len() + 1));
            let end = text.ceil_char_boundary((at + 200).min(text.len()));
            return format!("{}{}{}", &text[..at], "\0".repeat(end - at), &text[end..]);
        }
        3 => lines.reverse(),
        4 => {
            let middle = cut % (lines.len() + 1);
            lines.rotate_left(middle);
            let again = lines.clone();
            lines.extend(again);
        }
        _ => {}
    }
    lines.join("\n") + "\n"
}

#[derive(Debug, Clone)]
enum Step {
    Act(usize, u8, u32),
    Sync(usize),
    Carry { from: usize, to: usize, how: u8, cut: usize, is_copy: bool },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..3_usize, 0..10_u8, 0..6_u32).prop_map(|(d, what, n)| Step::Act(d, what, n)),
        2 => (0..3_usize).prop_map(Step::Sync),
        3 => (0..3_usize, 0..3_usize, 0..6_u8, any::<u16>(), any::<bool>()).prop_map(
            |(from, to, how, cut, is_copy)| Step::Carry { from, to, how, cut: cut.into(), is_copy }
        ),
    ]
}

/// Carries the own file of one device to another, as it arrives.
fn carry(from: &Device, to: &Path, how: u8, cut: usize, is_copy: bool) {
    let Ok(text) = fs::read_to_string(from.own()) else { return };
    let own = from.own();
    let stem = own.file_stem().unwrap().to_str().unwrap();
    // Programs that sync call a file so that was changed in two places.
    let conflict = if is_copy { ".sync-conflict-20261129" } else { "" };
    fs::write(to.join(format!("{stem}{conflict}.jsonl")), carried(&text, how, cut)).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn three_devices_end_equal_and_lose_nothing(
        steps in prop::collection::vec(step(), 1..40),
        skew in prop::array::uniform3(0..60_000_i64),
    ) {
        let devices = [Device::new(), Device::new(), Device::new()];
        // Every version that there ever was, anywhere.
        let mut ever = Replica::default();
        for step in steps {
            match step {
                Step::Act(d, what, n) => {
                    let before = devices[d].replica();
                    act(&devices[d].state, what, n);
                    devices[d].shift(&before, skew[d]);
                    ever = ever.merge(devices[d].replica());
                }
                Step::Sync(d) => drop(devices[d].sync()),
                Step::Carry { from, to, how, cut, is_copy } if from != to => {
                    carry(&devices[from], devices[to].folder.path(), how, cut, is_copy);
                }
                Step::Carry { .. } => {}
            }
        }
        for _ in 0..2 {
            for from in &devices {
                from.sync();
                for to in devices.iter().filter(|to| to.own() != from.own()) {
                    carry(from, to.folder.path(), 9, 0, false);
                }
            }
        }
        for device in &devices {
            device.sync();
            prop_assert_eq!(device.replica(), ever.clone());
            let again = device.sync();
            prop_assert_eq!((again.came, again.went), ([0; 5], 0));
        }
    }
}

/// Two devices that share a folder.
fn pair() -> (State, State, TempDir) {
    (State::in_memory().unwrap(), State::in_memory().unwrap(), TempDir::new().unwrap())
}

#[test]
fn a_note_made_here_and_a_removal_there_come_over_and_stay() {
    let (here, there, folder) = pair();
    let sync = |state: &State| state.sync(folder.path(), &|_| {}).unwrap();
    here.put(&bookmark(1)).unwrap();
    here.put(&bookmark(2)).unwrap();
    assert_eq!(sync(&here).went, 2);
    assert_eq!(sync(&there).came, [2, 0, 0, 0, 0]);
    there.remove(bookmark(2).id).unwrap();
    here.annotate(bookmark(1).id, "渡口").unwrap();
    assert_eq!(sync(&there).went, 1);
    assert_eq!(sync(&here).came, [1, 0, 0, 0, 0]);
    sync(&there);
    for state in [&here, &there] {
        let marks = state.bookmarks().unwrap();
        assert_eq!(marks.iter().map(|mark| &*mark.note).collect::<Vec<_>>(), ["渡口"]);
    }
}

#[test]
fn a_clock_that_is_years_ahead_wins_nothing_and_loses_nothing() {
    let (here, there, folder) = pair();
    let years = 20 * 365 * DRIFT;
    for n in [1, 2] {
        there.put(&bookmark(n)).unwrap();
    }
    there.told(|conn| conn.execute("UPDATE bookmark SET changed = changed + ?", [years])).unwrap();
    // Its clock says so too, while it is wrong.
    there.sync_at(folder.path(), now() + years, &|_| {}).unwrap();
    here.put(&bookmark(1)).unwrap();
    here.annotate(bookmark(1).id, "mine").unwrap();
    here.sync(folder.path(), &|_| {}).unwrap();
    let notes = |state: &State| -> Vec<String> {
        state.bookmarks().unwrap().into_iter().map(|mark| mark.note).collect()
    };
    assert_eq!(notes(&here), ["", "mine"], "what only the other has comes over");
    here.annotate(bookmark(2).id, "mine too").unwrap();
    here.sync(folder.path(), &|_| {}).unwrap();
    // Its clock was set right.
    there.sync(folder.path(), &|_| {}).unwrap();
    assert_eq!(notes(&there), ["mine too", "mine"]);
    here.sync(folder.path(), &|_| {}).unwrap();
    assert_eq!(notes(&here), ["mine too", "mine"]);
}

#[test]
fn foreign_files_stay_and_unreadable_lines_are_told_and_kept() {
    let (here, there, folder) = pair();
    here.put(&bookmark(1)).unwrap();
    here.sync(folder.path(), &|_| {}).unwrap();
    let path = |name: &str| folder.path().join(name);
    let junk = "hello\n{\"sum\":\"\n\n{}\n";
    for name in ["newsprint-odd.jsonl", "holiday.jpg", ".stfolder"] {
        fs::write(path(name), junk).unwrap();
    }
    fs::create_dir(path("newsprint-dir.jsonl")).unwrap();
    let huge = fs::File::create(path("newsprint-huge.jsonl")).unwrap();
    huge.set_len(1 << 40).unwrap();
    let report = there.sync(folder.path(), &|_| {}).unwrap();
    assert_eq!(report.came, [1, 0, 0, 0, 0]);
    let skipped: Vec<_> = report.skipped.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    assert_eq!(skipped, [("newsprint-odd.jsonl", 3)]);
    let unreadable: Vec<_> = report.unreadable.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(unreadable, ["newsprint-dir.jsonl", "newsprint-huge.jsonl"]);
    for name in ["newsprint-odd.jsonl", "holiday.jpg", ".stfolder"] {
        assert_eq!(fs::read_to_string(path(name)).unwrap(), junk);
    }
    assert_eq!(fs::metadata(path("newsprint-huge.jsonl")).unwrap().len(), 1 << 40);
}

#[test]
fn what_cannot_be_read_of_the_own_file_is_kept_beside_it() {
    let device = Device::new();
    device.state.put(&bookmark(1)).unwrap();
    device.sync();
    let torn = fs::read_to_string(device.own()).unwrap().replace("mark 1", "mark 7");
    fs::write(device.own(), &torn).unwrap();
    assert_eq!(device.sync().skipped.len(), 1);
    assert!(!device.sync().has_faults(), "told once");
    let texts: Vec<_> = fs::read_dir(device.folder.path())
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    assert_eq!(texts.len(), 2);
    assert!(texts.contains(&torn));
}

#[test]
fn hostile_words_from_another_device_are_harmless() {
    let device = Device::new();
    let mut mark = bookmark(1);
    mark.name = "\u{1b}]0;owned\u{7}\u{202e}gnp\ntwo".to_owned();
    mark.anchor.place = Place { block: usize::MAX, byte: usize::MAX };
    let stamp = crate::sync::Stamp { time: i64::MIN, count: -4, device: Uuid::from_u128(9) };
    let entry =
        SyncEntry { stamp, removed: false, kept: crate::sync::Kept::Bookmark(Box::new(mark)) };
    let file = device.folder.path().join("newsprint-x.jsonl");
    fs::write(file, line_of(&entry)).unwrap();
    assert_eq!(device.sync().came, [1, 0, 0, 0, 0]);
    assert_eq!(device.state.bookmarks().unwrap()[0].name, "]0;ownedgnp two");
    assert_eq!(device.sync().came, [0; 5]);
}

#[test]
fn a_folder_whose_place_is_not_there_is_not_made() {
    let state = State::in_memory().unwrap();
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("unmounted").join("newsprint");
    assert!(matches!(state.sync(&folder, &|_| {}), Err(SyncFault::Folder(..))));
    assert!(!dir.path().join("unmounted").exists());
}
