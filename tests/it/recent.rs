//! What was read lately: over papers, newest first, and back to the place.

use newsprint::app::Screen;
use rusqlite::Connection;

use crate::support::paper::{Paper, bundled, settings};

const EN: &str = "saltmarsh-courier-2026-11-22";

fn english(w: u16, h: u16) -> Paper {
    Paper::newsstand_in(w, h, settings("language = \"en\"\n"))
}

/// The rows of the list that hold something.
fn rows(paper: &mut Paper) -> Vec<String> {
    let screen = paper.screen();
    let rows = screen.lines().skip(2).take_while(|row| !row.starts_with('─'));
    rows.map(|row| row.trim_matches([' ', '▌']).to_owned()).filter(|row| !row.is_empty()).collect()
}

#[test]
fn what_was_read_is_listed_over_papers_the_last_first() {
    let mut paper = english(80, 24);
    // Two articles of one paper, with one that is only passed by in the list.
    paper.press("enter z space z h j j l space");
    let first = paper.app().reader.as_ref().unwrap().edition.paper.title.to_string();
    paper.press("q q");
    assert_eq!(paper.app().screen, Screen::Newsstand);
    paper.press("j enter z space");
    let second = paper.app().reader.as_ref().unwrap().edition.paper.title.to_string();
    assert_ne!(first, second);
    paper.press(": 'history' enter");
    assert_eq!(paper.app().screen, Screen::Recent);
    let rows = rows(&mut paper);
    assert_eq!(rows.len(), 6, "three articles: {rows:?}");
    assert!(rows[1].starts_with(&second), "{rows:?}");
    assert!(rows[3].starts_with(&first) && rows[5].starts_with(&first), "{rows:?}");
    let today = jiff::tz::TimeZone::system().to_datetime(newsprint::store::clock()).date();
    let far = |row: &str| row.contains('%') || row.contains("read");
    assert!(rows[1].ends_with(&today.to_string()) && far(&rows[1]), "{rows:?}");
}

#[test]
fn enter_goes_back_to_the_very_place_and_q_to_the_list() {
    let mut paper = english(80, 24);
    let there = paper.press("enter z space space").screen();
    let there = there.lines().nth(4).unwrap().to_owned();
    paper.press("q q j enter z space ctrl-r j enter");
    assert_eq!(paper.app().screen, Screen::Reader);
    let screen = paper.screen();
    assert!(screen.contains(&there), "{there} is not there:\n{screen}");
    paper.press("z q");
    assert_eq!(paper.app().screen, Screen::Recent);
    paper.press("q");
    assert_eq!(paper.app().screen, Screen::Reader);
}

#[test]
fn it_is_there_the_next_time_and_an_older_file_gets_it() {
    let path = bundled(EN);
    let mut paper = Paper::spoken(&path, 80, 24, "en");
    assert!(paper.press("ctrl-r").screen().contains("Nothing was read yet."));
    paper.press("q enter space");
    let mut paper = paper.reopen(&path, 80, 24);
    assert_eq!(rows(paper.press("ctrl-r")).len(), 2);
    let state = paper.data().join("state.db");
    let home = paper.leave();
    let old = Connection::open(&state).unwrap();
    let columns = ["title", "percent", "seen"];
    let drops = columns.map(|column| format!("ALTER TABLE reading DROP COLUMN {column};"));
    old.execute_batch(&format!(
        "{} DROP TABLE story; DROP TABLE clipping; DROP TABLE device; DROP TABLE stamp; PRAGMA user_version = 3",
        drops.concat()
    ))
    .unwrap();
    drop(old);
    let mut paper = home.enter(&path, 80, 24);
    assert!(paper.press("ctrl-r").screen().contains("Nothing was read yet."));
    paper.press("q enter space ctrl-r");
    assert_eq!(rows(&mut paper).len(), 2);
}
