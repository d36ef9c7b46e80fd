//! What the reader is told: whole, true, with keys that hold.

use std::fs;
use std::path::Path;

use newsprint::words::DEFAULT;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::support::paper::{Paper, bundled, settings};

const SIZES: [(u16, u16); 5] = [(20, 20), (40, 12), (60, 24), (80, 24), (200, 60)];

fn english() -> newsprint::config::Config {
    settings("language = \"en\"\n")
}

fn courier(w: u16, h: u16) -> Paper {
    Paper::edition(&bundled("saltmarsh-courier-2026-11-22"), w, h)
}

/// The letters of a screen, without the spaces and the ends of rows between.
fn letters(screen: &str) -> String {
    screen.chars().filter(|c| !c.is_whitespace()).collect()
}

fn database(paper: &Paper) -> Connection {
    Connection::open(paper.data().join("state.db")).unwrap()
}

/// From now on no bookmark can be kept.
fn refuse_bookmarks(paper: &Paper) {
    for change in ["INSERT", "UPDATE"] {
        let trigger = format!(
            "CREATE TRIGGER refuse_{change} BEFORE {change} ON bookmark BEGIN \
             SELECT RAISE(ABORT, 'no room'); END"
        );
        database(paper).execute_batch(&trigger).unwrap();
    }
}

#[test]
fn bookmarked_is_said_when_it_is_in_the_database_and_the_mark_shows_before() {
    let mut paper = courier(100, 30);
    paper.press("enter space");
    let other = database(&paper);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    paper.press_and_go("m");
    let screen = paper.screen();
    assert!(screen.contains('▪'), "the mark shows at once:\n{screen}");
    assert!(!screen.contains("bookmarked"), "it is not kept yet:\n{screen}");
    other.execute_batch("ROLLBACK").unwrap();
    assert!(paper.wait().row_with("bookmarked").is_some());
    let kept: i64 = other.query_row("SELECT count(*) FROM bookmark", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1);
}

#[test]
fn a_bookmark_that_cannot_be_kept_is_told_each_time_and_goes_from_the_screen() {
    let mut paper = courier(100, 30);
    paper.press("enter space");
    refuse_bookmarks(&paper);
    for _ in 0..2 {
        let screen = paper.press("m").screen();
        assert!(letters(&screen).contains("couldnotbekept"), "{screen}");
        assert!(letters(&screen).contains("noroom"), "the reason is whole:\n{screen}");
        assert!(!screen.contains('▪'), "{screen}");
        assert!(!screen.contains("bookmarked"), "{screen}");
        // The error stays until a key is pressed.
        assert_eq!(paper.screen(), screen);
        paper.press("ctrl-l");
        assert!(!paper.screen().contains("no room"));
    }
    paper.press("u");
    assert!(paper.row_with("nothing to undo").is_some(), "what was not kept is not undone");
}

#[test]
fn a_removal_that_cannot_be_kept_brings_the_bookmark_back() {
    let mut paper = courier(100, 30);
    paper.press("enter space m B");
    refuse_bookmarks(&paper);
    paper.press("d");
    assert!(paper.row_with("could not be kept").is_some());
    assert_eq!(paper.app().bookmarks.all.len(), 1);
    let renamed = paper.press("r 'name' enter").screen();
    assert!(renamed.contains("could not be kept"), "{renamed}");
    assert_eq!(paper.app().bookmarks.all[0].name, "");
}

#[test]
fn a_read_mark_that_cannot_be_kept_is_taken_back() {
    let mut paper = courier(100, 30);
    paper.press("enter r");
    assert!(paper.row_with("marked as read").is_some());
    for change in ["INSERT", "UPDATE"] {
        let trigger = format!(
            "CREATE TRIGGER refuse_{change} BEFORE {change} ON reading BEGIN \
             SELECT RAISE(ABORT, 'no room'); END"
        );
        database(&paper).execute_batch(&trigger).unwrap();
    }
    paper.press("r");
    assert!(paper.row_with("could not be kept").is_some());
    assert!(paper.app().reader.as_ref().unwrap().is_read(0), "it is read as before");
}

#[test]
fn a_long_message_stands_whole_at_every_width_and_goes_with_a_key() {
    for (w, h) in SIZES {
        for language in ["en", "zh", "ja", "ko"] {
            let config = settings(&format!("language = \"{language}\"\n"));
            let path = bundled("saltmarsh-courier-2026-11-22");
            let mut paper = Paper::configured(&path, w, h, config);
            paper.press("enter");
            let before = paper.screen();
            let screen = paper.press(": 'nonsense' enter").screen();
            let told = letters(&screen);
            // Its first and its last word: what was typed, and the way out.
            assert!(told.contains("nonsense"), "{language} {w}x{h}:\n{screen}");
            assert!(told.contains("searchTEXT(:lists") || language != "en", "{w}x{h}:\n{screen}");
            let key = told.rfind(':').unwrap_or_else(|| panic!("{language} {w}x{h}:\n{screen}"));
            assert!(told.find("nonsense").unwrap() < key, "{language} {w}x{h}:\n{screen}");
            // Going back uncovers the text; it does not leave it as well.
            if letters(&before) != letters(&screen) && h > 12 && w < 80 {
                assert_eq!(paper.press("esc").screen(), before, "{language} {w}x{h}");
            }
        }
    }
}

#[test]
fn the_keys_in_a_notice_are_those_of_the_preset_and_of_the_readers_own_file() {
    let path = bundled("saltmarsh-courier-2026-11-22");
    let config = || settings("keymap = \"newsboat\"\nlanguage = \"en\"\n");
    let mut paper = Paper::configured(&path, 100, 30, config());
    assert!(paper.press("enter ctrl-b").row_with("U takes it back").is_some());
    assert!(paper.press("U").row_with("bookmark taken back").is_some());
    let keys = "\"x\" = \"undo\"\n\"U\" = \"none\"\n";
    let mut paper = Paper::rebound(&path, (100, 30), config(), keys);
    assert!(paper.press("enter ctrl-b").row_with("x takes it back").is_some());
    assert!(paper.press("x").row_with("bookmark taken back").is_some());
}

const PAGE: &str = "\
河口晚报 2026年11月22日 星期日 第3版

新渠通水 下游三县用水有了保障

十一月二十一日清晨六点零三分,第一股水流过新渠的闸口。守闸人老赵看了看表,比预定的时间早了二十分钟。

渠边站满了人,有人放起了鞭炮,有人蹲下去,用手捧了一捧水。
";

fn scanned(folder: &Path) -> std::path::PathBuf {
    let page = folder.join("page.txt");
    fs::write(&page, PAGE).unwrap();
    page
}

#[test]
fn correcting_goes_by_the_readers_own_keys_and_helps_with_them() {
    let dir = TempDir::new().unwrap();
    let keys = "[correcting]\n\"x\" = \"split\"\n\"s\" = \"none\"\n";
    let mut paper = Paper::rebound(&scanned(dir.path()), (80, 24), english(), keys);
    assert!(paper.press("C").row_with("x split here").is_some());
    let help = paper.press("?").screen();
    assert!(help.contains("a new article begins here"), "{help}");
    let row = help.lines().find(|row| row.contains("a new article begins here")).unwrap();
    assert!(row.trim_start().starts_with("x "), "{row}");
    // The help leads back to where one corrects.
    paper.press("esc");
    let articles = |paper: &Paper| paper.app().reader.as_ref().unwrap().edition.articles.len();
    let before = articles(&paper);
    assert!(paper.press("j j s z").row_with("not while correcting (Esc leaves)").is_some());
    assert!(paper.press("x").row_with("a new article begins there (u takes it back)").is_some());
    assert_eq!(articles(&paper), before + 1);
}

#[test]
fn correcting_speaks_the_language_of_the_interface() {
    let dir = TempDir::new().unwrap();
    let page = scanned(dir.path());
    let menu = [("zh", "s 另起一篇"), ("ja", "s ここから別の記事"), ("ko", "s 여기서 새 기사")];
    for (language, choice) in menu {
        let config = settings(&format!("language = \"{language}\"\n"));
        let mut paper = Paper::configured(&page, 80, 24, config);
        let screen = paper.press("C").screen();
        assert!(screen.contains(choice), "{screen}");
        assert!(!screen.contains("split") && !screen.contains("Correct"), "{screen}");
    }
}

#[test]
fn what_was_told_can_be_read_again_and_the_newest_stands_last() {
    let mut paper = courier(80, 24);
    assert!(paper.press("!").row_with("Nothing was told").is_some());
    paper.press("esc u").press(": 'nonsense' enter").press("[");
    let screen = paper.press(": 'messages' enter").screen();
    let at = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text}:\n{screen}"));
    assert!(at("nothing to undo") < at("! no command “nonsense”"));
    assert!(at("nonsense") < at("this is the first section"));
    assert!(paper.press("esc").row_with("Saltmarsh").is_some(), "it leads back");
}

#[test]
fn warnings_about_an_edition_are_counted_when_it_is_opened_and_listed() {
    // A folder of pages, with a file among them that is a paper of its own.
    let dir = TempDir::new().unwrap();
    let feed = "<rss version=\"2.0\"><channel><title>f</title></channel></rss>";
    for (name, text) in [("01.txt", PAGE), ("02.txt", PAGE), ("feed.xml", feed)] {
        fs::write(dir.path().join(name), text).unwrap();
    }
    let mut paper = Paper::configured(dir.path(), 100, 30, english());
    let warnings: Vec<String> = {
        let edition = &paper.app().reader.as_ref().unwrap().edition;
        edition.warnings.iter().map(|warning| DEFAULT.warning_kind(&warning.kind)).collect()
    };
    assert!(warnings.iter().any(|told| told.contains("feed.xml")), "{warnings:?}");
    let told = paper.screen();
    let plural = if warnings.len() == 1 { "" } else { "s" };
    let line = format!("{} warning{plural} about this edition (! shows", warnings.len());
    assert!(told.contains(&line), "{line}:\n{told}");
    let listed = letters(&paper.press("!").screen());
    for warning in warnings {
        assert!(listed.contains(&letters(&warning)), "{warning} is not listed");
    }
}
