//! Bookmarks out of one place and into another.

use crate::support::program::Home;

/// Two bookmarks, as an export has them.
const MARKS: &str = concat!(
    r#"{"id":"00000000-0000-0000-0000-000000000002","edition":"河口日报@2026-11-22","#,
    r#""anchor":{"article":"new-canal","place":{"block":2,"byte":12},"#,
    r#""quote":{"exact":"第一股水流过新渠的闸口。","prefix":"清晨，","suffix":"守闸人"}},"#,
    r#""paper":"河口日报","date":"2026-11-22","title":"新渠通水","name":"水","created":2,"changed":2}"#,
    "\n",
    r#"{"id":"00000000-0000-0000-0000-000000000001","edition":"Weir Bulletin@2026-11-22","#,
    r#""anchor":{"article":"mill","place":{"block":0,"byte":0},"#,
    r#""quote":{"exact":"The old mill","prefix":"","suffix":""}},"#,
    r#""paper":"Weir Bulletin","date":"2026-11-22","title":"A second life","name":"","created":1,"changed":1}"#,
    "\n",
);

#[test]
fn bookmarks_go_from_one_data_directory_to_another_unchanged() {
    let home = Home::new();
    let at = |args: &[&str], data| home.run(&[args, &["--data-dir", data]].concat());
    home.file("marks.jsonl", MARKS);
    assert_eq!(at(&["bookmarks", "import", "marks.jsonl"], "one").fine(), "2 added\n");
    let json = at(&["bookmarks", "--json"], "one").fine();
    home.file("marks.json", &json);
    assert_eq!(at(&["bookmarks", "import", "marks.json"], "two").fine(), "2 added\n");
    assert_eq!(at(&["bookmarks", "--jsonl"], "two").fine(), MARKS);
    let again = at(&["bookmarks", "import", "marks.json"], "two").fine();
    assert_eq!(again, "0 added, 2 unchanged\n");
}

#[test]
fn bookmarks_come_from_standard_input_too() {
    let home = Home::new();
    assert_eq!(home.feed(&["bookmarks", "import", "-"], MARKS).fine(), "2 added\n");
    let list = home.run(&["bookmarks"]).fine();
    assert_eq!(
        list,
        "2026-11-22  河口日报  新渠通水  [水]  “第一股水流过新渠的闸口。守闸人…”\n\
         2026-11-22  Weir Bulletin  A second life  “The old mill…”\n"
    );
    let markdown = home.run(&["bookmarks", "--markdown"]).fine();
    assert!(markdown.starts_with("# Bookmarks\n\n## 河口日报, 2026-11-22\n"), "{markdown}");
}

#[test]
fn a_file_that_is_none_is_refused_whole() {
    let home = Home::new();
    home.file("bad.jsonl", MARKS.replacen("\"created\":1", "\"created\":-1", 1));
    let ran = home.run(&["bookmarks", "import", "bad.jsonl"]);
    let told = ran.complaint(1);
    assert!(
        told.contains("bad.jsonl: line 2: ") && told.ends_with("nothing was imported"),
        "{told}"
    );
    let ran = home.run(&["bookmarks", "import", "nosuch.jsonl"]);
    assert!(ran.complaint(1).contains("nosuch.jsonl: it cannot be read"));
    assert!(!home.path().join("data").exists());
}

#[test]
fn without_bookmarks_an_export_is_empty_but_well_formed() {
    let home = Home::new();
    let ran = home.run(&["bookmarks", "--json"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "[]\n"));
    assert!(ran.err.contains("no bookmarks yet"), "{}", ran.err);
}

#[test]
fn a_data_directory_that_cannot_be_made_is_named_with_the_way_out() {
    let home = Home::new();
    home.file("occupied", "a file");
    home.file("marks.jsonl", MARKS);
    let ran = home.run(&["bookmarks", "import", "marks.jsonl", "--data-dir", "occupied"]);
    let told = ran.complaint(1);
    assert!(told.contains("occupied/state.db") && told.contains("--data-dir"), "{told}");
}

#[test]
fn a_locked_database_is_told_at_once_and_not_waited_for_half_a_minute() {
    let home = Home::new();
    home.file("none.json", "[]");
    home.run(&["bookmarks", "import", "none.json"]).fine();
    let database = home.path().join("data/newsprint/state.db");
    let other = rusqlite::Connection::open(database).unwrap();
    let lock = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE theirs (a)";
    other.execute_batch(lock).unwrap();
    let begun = std::time::Instant::now();
    let ran = home.run(&["bookmarks"]);
    // The wait is 5 s; before, each table was waited for anew, 35 s together.
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    assert_ne!(ran.code, Some(0));
    let told: Vec<&str> = ran.err.lines().collect();
    assert!(told[0].contains("state.db: another program keeps it locked; waiting"), "{told:?}");
    assert!(told[1].contains("end that program, then try again"), "{told:?}");
}
