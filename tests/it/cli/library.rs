//! The library and its catalogue.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::support::program::{Home, Ran};

/// Puts an edition into the library by hand; gives its folder.
fn shelve(home: &Home, paper: &str, date: &str, headlines: &[&str]) -> PathBuf {
    let folder = format!("data/newsprint/library/{paper}/{date}");
    let manifest = format!(
        "format = 1\ndate = \"{date}\"\n[paper]\ntitle = \"{paper}\"\n\
         [[page]]\nid = \"1\"\nname = \"要闻\"\nfile = \"pages/1.md\"\n"
    );
    let text: String = headlines.iter().map(|title| format!("# {title}\n\n正文。\n\n")).collect();
    home.file(&format!("{folder}/pages/1.md"), text);
    home.file(&format!("{folder}/edition.toml"), manifest);
    home.path().join(folder)
}

fn json(ran: Ran) -> Value {
    serde_json::from_str(&ran.fine()).unwrap()
}

/// Paper and number of articles of every edition of the library that is listed.
fn listed(home: &Home) -> Vec<(String, u64)> {
    let all = json(home.run(&["list", "--json"]));
    let text = |entry: &Value| entry["paper"].as_str().unwrap().to_owned();
    let mine = all.as_array().unwrap().iter().filter(|entry| text(entry).starts_with("甲"));
    mine.map(|entry| (text(entry), entry["articles"].as_u64().unwrap())).collect()
}

#[test]
fn an_edition_is_read_once_and_again_when_it_was_changed() {
    let home = Home::new();
    let folder = shelve(&home, "甲报", "2026-11-22", &["新渠通水", "老街的灯"]);
    assert_eq!(listed(&home), [("甲报".to_owned(), 2)]);
    // Only who reads the pages would notice that they are gone.
    fs::rename(folder.join("pages"), folder.join("away")).unwrap();
    assert_eq!(listed(&home), [("甲报".to_owned(), 2)]);
    fs::rename(folder.join("away"), folder.join("pages")).unwrap();
    fs::write(folder.join("pages/1.md"), "# 一\n\n二\n\n# 三\n\n四\n\n# 五\n\n六\n").unwrap();
    let manifest = fs::read_to_string(folder.join("edition.toml")).unwrap();
    fs::write(folder.join("edition.toml"), format!("{manifest}# looked at\n")).unwrap();
    shelve(&home, "甲报晚刊", "2026-11-21", &["一座桥"]);
    assert_eq!(listed(&home), [("甲报".to_owned(), 3), ("甲报晚刊".to_owned(), 1)]);
    fs::remove_dir_all(folder).unwrap();
    assert_eq!(listed(&home), [("甲报晚刊".to_owned(), 1)]);
}

#[test]
fn without_a_sound_catalogue_the_editions_are_read() {
    let home = Home::new();
    shelve(&home, "甲报", "2026-11-22", &["新渠通水"]);
    let before = listed(&home);
    let index = home.path().join("cache/newsprint/index.db");
    assert!(index.is_file());
    fs::write(&index, "no database").unwrap();
    assert_eq!(listed(&home), before);
    fs::remove_file(&index).unwrap();
    fs::create_dir(&index).unwrap();
    assert_eq!(listed(&home), before, "nor where there can be none");
}

#[test]
fn an_edition_that_cannot_be_read_is_told_each_time() {
    let home = Home::new();
    let folder = shelve(&home, "甲报", "2026-11-22", &["新渠通水"]);
    fs::remove_file(folder.join("pages/1.md")).unwrap();
    for _ in 0..2 {
        let ran = home.run(&["list"]);
        assert_eq!(ran.code, Some(1));
        assert!(ran.err.contains("pages/1.md"), "{}", ran.err);
    }
}
