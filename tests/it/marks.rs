//! What one keeps of an article: bookmarks with their notes, and files.

use std::fs;

use rusqlite::Connection;
use tempfile::TempDir;

use crate::support::paper::{Paper, bundled};

const ZH: &str = "hekou-ribao-2026-11-22";
const EN: &str = "saltmarsh-courier-2026-11-22";

fn en(w: u16, h: u16) -> Paper {
    Paper::spoken(&bundled(EN), w, h, "en")
}

#[test]
fn the_words_of_a_bookmark_fill_the_row_and_say_that_they_go_on() {
    for (edition, language) in [(EN, "en"), (ZH, "zh")] {
        for width in [40, 80, 120] {
            let mut paper = Paper::spoken(&bundled(edition), width, 24, language);
            let screen = paper.press("enter m space m B j").screen();
            let words = screen.lines().nth(2).unwrap();
            let columns = newsprint::layout::Widths::default().text(words);
            assert!(words.ends_with('…'), "{screen}");
            assert!(columns + 8 > usize::from(width), "{columns} of {width}: {screen}");
        }
    }
}

#[test]
fn the_words_of_the_selected_bookmark_stand_in_as_many_rows_as_they_need() {
    for (edition, language) in [(EN, "en"), (ZH, "zh")] {
        let mut paper = Paper::spoken(&bundled(edition), 40, 24, language);
        let words = |screen: &str| {
            let rows =
                screen.lines().skip(2).take_while(|row| row.starts_with(['▌', '▍', '┃', '|']));
            rows.map(|row| row[row.char_indices().nth(2).unwrap().0..].trim_end().to_owned())
                .collect::<Vec<_>>()
        };
        let rows = words(&paper.press("enter v v 6 j m B").screen());
        assert!(rows.len() > 3, "{rows:?}");
        // The last row says where it stands, those before it are the passage.
        let passage = rows[..rows.len() - 1].join("").replace([' ', '…'], "");
        let whole = paper.press("enter").screen().replace([' ', '\n'], "");
        assert!(
            whole.contains(&passage.chars().take(40).collect::<String>()),
            "{passage}\n{whole}"
        );
    }
}

#[test]
fn a_note_can_be_written_right_after_the_bookmark() {
    let mut paper = en(80, 24);
    let screen = paper.press("enter e").screen();
    assert!(screen.contains("bookmarks"), "without one it says where notes are: {screen}");
    let screen = paper.press("m").screen();
    assert!(screen.contains("e adds a note"), "{screen}");
    let screen = paper.press("e 'ask' space 'Nell' enter B").screen();
    assert!(screen.contains("ask Nell"), "{screen}");
}

#[test]
fn a_bookmark_tells_the_day_that_it_was_made_on() {
    let mut paper = en(80, 24);
    let screen = paper.press("enter m B").screen();
    let today = jiff::tz::TimeZone::system().to_datetime(newsprint::store::clock()).date();
    assert!(screen.contains(&format!("marked {today}")), "{screen}");
}

#[test]
fn what_is_done_to_an_article_is_not_refused_in_silence_in_the_list() {
    let mut paper = en(80, 24);
    for key in ["y", "w", "v"] {
        let screen = paper.press("enter m B").press(key).screen();
        assert!(screen.contains("open a story first"), "{key}: {screen}");
        paper.press("q");
    }
}

#[test]
fn a_bookmark_opens_at_its_words_even_where_the_head_takes_all_of_a_small_screen() {
    let mut paper = en(40, 12);
    let marked = paper.press("enter space m").screen();
    let words: Vec<&str> = marked.lines().skip(2).take(3).collect();
    let screen = paper.press("B enter").screen();
    assert!(words.iter().any(|row| screen.contains(row)), "{marked}\n{screen}");
    assert!(screen.contains("The Corporation Bridge"), "{screen}");
}

#[test]
fn a_note_is_written_on_a_bookmark_kept_found_and_taken_back() {
    let mut paper = en(80, 24);
    let screen = paper.press("enter m B e 'ask' space 'Nell' enter").screen();
    assert!(screen.contains("ask Nell"), "{screen}");
    let mut paper = paper.reopen(&bundled(EN), 80, 24);
    assert!(paper.press("B").screen().contains("ask Nell"));
    assert!(paper.press("/ 'nell' enter").screen().contains("ask Nell"), "it is searched");
    let screen = paper.press("esc e ctrl-u 'never' enter").screen();
    assert!(screen.contains("never") && !screen.contains("ask Nell"), "{screen}");
    let screen = paper.press("u").screen();
    assert!(screen.contains("ask Nell") && screen.contains("the old note is back"), "{screen}");
}

#[test]
fn bookmarks_of_an_older_newsprint_are_there_and_take_notes() {
    let mut paper = en(80, 24);
    paper.press("enter m");
    let state = paper.data().join("state.db");
    let folder = paper.leave();
    let old = Connection::open(&state).unwrap();
    let columns = ["title", "percent", "seen"];
    let drops = columns.map(|column| format!("ALTER TABLE reading DROP COLUMN {column};"));
    let note = "ALTER TABLE bookmark DROP COLUMN note; DROP TABLE story; DROP TABLE clipping; DROP TABLE device; DROP TABLE stamp;";
    old.execute_batch(&format!("{} {note} PRAGMA user_version = 2", drops.concat())).unwrap();
    drop(old);
    let mut paper = folder.enter(&bundled(EN), 80, 24);
    let screen = paper.press("B e 'late' enter").screen();
    assert!(screen.contains("late") && screen.contains("1 bookmark"), "{screen}");
}

#[test]
fn an_article_is_written_to_a_file_in_the_form_of_its_ending() {
    let folder = TempDir::new().unwrap();
    for (name, within) in [("a.md", "### "), ("a.txt", "dummy"), ("a.html", "<article")] {
        let path = folder.path().join(name);
        let mut paper = en(120, 40);
        let screen = paper.press("enter w ctrl-u").type_text(path.to_str().unwrap());
        let screen = screen.press("enter").screen();
        assert!(screen.contains("written to"), "{screen}");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(within) && text.contains("shop-window"), "{name}: {text}");
        assert!(!text.contains("A hedge of some standing"), "one article and no other: {text}");
    }
}

#[test]
fn a_file_that_is_there_is_replaced_only_if_one_says_so() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("mine.md");
    fs::write(&path, "my own").unwrap();
    let mut paper = en(120, 40);
    let ask = |paper: &mut Paper| {
        paper.press("w ctrl-u").type_text(path.to_str().unwrap()).press("enter");
        assert!(paper.screen().contains("replace it?"));
    };
    paper.press("enter");
    ask(&mut paper);
    assert!(paper.press("'n' enter").screen().contains("nothing was written"));
    ask(&mut paper);
    assert!(paper.press("'yellow' enter").screen().contains("nothing was written"), "no yes");
    ask(&mut paper);
    paper.press("esc");
    assert_eq!(fs::read_to_string(&path).unwrap(), "my own");
    ask(&mut paper);
    paper.press("'y' enter");
    assert_ne!(fs::read_to_string(&path).unwrap(), "my own");
}

#[test]
fn a_name_without_a_form_is_asked_for_again_and_a_bad_place_is_told() {
    let mut paper = en(120, 40);
    let screen = paper.press("enter w ctrl-u 'a.pdf' enter").screen();
    assert!(screen.contains(".md, .txt or .html") && screen.contains("a.pdf"), "{screen}");
    let screen = paper.press("ctrl-u '/no/such/folder/a.md' enter").screen();
    assert!(screen.contains("/no/such/folder/a.md"), "{screen}");
    assert!(!screen.contains("written to"), "{screen}");
}
