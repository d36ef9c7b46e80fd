//! Devices brought into step by a command.

use crate::support::program::Home;

/// A home whose configuration names a folder.
fn device(folder: &str) -> Home {
    let home = Home::new();
    home.file("config/newsprint/config.toml", format!("sync = {folder:?}\n"));
    home
}

fn mark(n: u8, note: &str, changed: u64) -> String {
    format!(
        "{{\"id\":\"00000000-0000-0000-0000-00000000000{n}\",\"edition\":\"河口日报@2026-11-22\",\
         \"anchor\":{{\"article\":\"canal\",\"place\":{{\"block\":2,\"byte\":12}},\
         \"quote\":{{\"exact\":\"第一股水\",\"prefix\":\"\",\"suffix\":\"\"}}}},\
         \"note\":\"{note}\",\"created\":{n},\"changed\":{changed}}}\n"
    )
}

#[test]
fn what_was_kept_on_one_device_is_on_the_other_and_the_later_note_stands_on_both() {
    let shared = Home::new();
    let folder = shared.path().join("newsprint");
    let devices = [device(folder.to_str().unwrap()), device(folder.to_str().unwrap())];
    let [a, b] = &devices;
    a.file("marks.jsonl", mark(1, "", 10) + &mark(2, "", 10));
    a.run(&["bookmarks", "import", "marks.jsonl"]).fine();
    let sync = |home: &Home| home.run(&["sync"]).fine();
    assert_eq!(sync(a), "in step with 0 other devices: nothing came, 2 went\n");
    assert_eq!(sync(b), "in step with 1 other device: 2 bookmarks came, 0 went\n");
    assert_eq!(sync(b), "in step with 1 other device: nothing came, 0 went\n");
    for (home, note, changed) in [(b, "later", 30), (a, "earlier", 20)] {
        home.file("note.jsonl", mark(1, note, changed));
        home.run(&["bookmarks", "import", "note.jsonl"]).fine();
    }
    assert_eq!(sync(a), "in step with 1 other device: nothing came, 1 went\n");
    assert_eq!(sync(b), "in step with 1 other device: nothing came, 1 went\n");
    assert_eq!(sync(a), "in step with 1 other device: 1 bookmark came, 0 went\n");
    for home in &devices {
        let listed = home.run(&["bookmarks", "--jsonl"]).fine();
        assert!(listed.contains("\"later\"") && !listed.contains("earlier"), "{listed}");
    }
}

#[test]
fn a_half_synced_file_gives_what_is_there_and_is_told() {
    let shared = Home::new();
    let folder = shared.path().join("newsprint");
    let [a, b] = [device(folder.to_str().unwrap()), device(folder.to_str().unwrap())];
    a.file("marks.jsonl", mark(1, "", 10) + &mark(2, "", 10));
    a.run(&["bookmarks", "import", "marks.jsonl"]).fine();
    a.run(&["sync"]).fine();
    let file = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let whole = std::fs::read_to_string(&file).unwrap();
    let half = whole.lines().next().unwrap().len() + 50;
    std::fs::write(&file, &whole[..half]).unwrap();
    let ran = b.run(&["sync"]);
    assert_eq!(ran.out, "in step with 1 other device: 1 bookmark came, 0 went\n");
    assert!(ran.err.contains(".jsonl: 1 line passed over") && ran.code == Some(1), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), whole[..half], "it is as it was");
    std::fs::write(&file, &whole).unwrap();
    assert_eq!(b.run(&["sync"]).fine(), "in step with 1 other device: 1 bookmark came, 0 went\n");
}

#[test]
fn without_a_folder_it_is_said_how_one_is_named() {
    let home = Home::new();
    let ran = home.run(&["sync"]);
    assert!(ran.complaint(2).contains("sync = \"~/Sync/newsprint\""), "{}", ran.err);
    home.file("config/newsprint/config.toml", "sync = \"~/nowhere/newsprint\"\n");
    let ran = home.run(&["sync"]);
    assert!(ran.complaint(1).contains("not in step: "), "{}", ran.err);
    home.file("config/newsprint/config.toml", "sync = true\n");
    assert!(home.run(&["config"]).err.contains("`sync` is true; expected a folder"));
}
