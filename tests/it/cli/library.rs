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
    let article = |title: &&str| format!("# {title}\n\n正文。\n\n");
    let text = headlines.iter().map(article).collect::<Vec<_>>().concat();
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

/// A library of three editions.
fn shelved() -> Home {
    let home = Home::new();
    shelve(&home, "甲报", "2026-11-22", &["新渠通水", "老街的灯"]);
    shelve(&home, "甲报", "2026-11-21", &["一座桥"]);
    shelve(&home, "Ferry_Post", "2026-11-20", &["The ferry"]);
    home
}

/// What commands call the editions of the library.
fn ids(home: &Home, args: &[&str]) -> Vec<String> {
    let all = json(home.run(&[&["list", "--json"], args].concat()));
    let own = all.as_array().unwrap().iter().filter(|entry| entry["sample"] == false);
    own.map(|entry| entry["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_list_is_cut_down_by_paper_and_day() {
    let home = shelved();
    assert_eq!(ids(&home, &[]), ["甲报/2026-11-22", "甲报/2026-11-21", "Ferry_Post/2026-11-20"]);
    assert_eq!(ids(&home, &["--paper", "FERRY"]), ["Ferry_Post/2026-11-20"]);
    assert_eq!(ids(&home, &["--since", "2026-11-21"]), ["甲报/2026-11-22", "甲报/2026-11-21"]);
    let table = home.run(&["list", "--paper", "甲"]).fine();
    assert!(table.lines().next().unwrap().ends_with("0 read  甲报/2026-11-22"), "{table}");
    assert!(home.run(&["list", "--since", "yesterday"]).complaint(2).contains("YYYY-MM-DD"));
}

#[test]
fn what_was_removed_comes_back_until_the_trash_is_emptied() {
    let home = shelved();
    let out = home.run(&["remove", "ferry", "甲报@2026-11-21"]).fine();
    assert!(out.contains("removed 甲报/2026-11-21\n"), "{out}");
    assert!(out.contains("newsprint remove --undo"), "{out}");
    assert_eq!(ids(&home, &[]), ["甲报/2026-11-22"]);
    let out = home.run(&["remove", "--undo"]).fine();
    assert!(out.contains("Ferry_Post/2026-11-20 is in the library again"), "{out}");
    assert_eq!(ids(&home, &[]).len(), 3);
    home.run(&["remove", "ferry"]).fine();
    assert_eq!(home.run(&["remove", "--empty-trash"]).fine(), "1 edition deleted for good\n");
    assert!(home.run(&["remove", "--undo"]).complaint(1).contains("the trash is empty"));
    assert_eq!(ids(&home, &[]).len(), 2);
}

#[test]
fn a_name_that_is_in_doubt_removes_nothing_and_names_near_ones() {
    let home = shelved();
    let ran = home.run(&["remove", "甲报"]);
    assert!(ran.complaint(1).contains("甲报/2026-11-21, 甲报/2026-11-22"), "{}", ran.err);
    // The first is sound; none goes.
    let ran = home.run(&["remove", "ferry", "ferry_pots/2026"]);
    assert!(ran.complaint(1).contains("near it are Ferry_Post/2026-11-20"), "{}", ran.err);
    for hostile in ["..", "../..", "/", "甲报/..", "甲报/../.."] {
        assert_eq!(home.run(&["remove", hostile]).code, Some(1), "{hostile}");
    }
    assert_eq!(ids(&home, &[]).len(), 3);
    assert_eq!(home.run(&["remove"]).code, Some(2));
}

#[test]
fn a_sound_library_is_told_in_one_line() {
    let home = shelved();
    assert_eq!(home.run(&["check"]).fine(), "3 editions, 4 articles: 0 broken, 0 mended\n");
    assert_eq!(Home::new().run(&["check"]).fine(), "0 editions, 0 articles: 0 broken, 0 mended\n");
}

#[test]
fn what_can_be_mended_is_and_the_rest_is_told() {
    let home = shelved();
    let library = home.path().join("data/newsprint/library");
    home.run(&["list"]).fine();
    fs::write(home.path().join("cache/newsprint/index.db"), "no database").unwrap();
    // Killed in the middle of an import.
    fs::create_dir_all(library.join("甲报/.new-2026-11-23/pages")).unwrap();
    fs::remove_file(library.join("甲报/2026-11-22/edition.toml")).unwrap();
    fs::remove_file(library.join("甲报/2026-11-21/pages/1.md")).unwrap();
    fs::write(library.join("Ferry_Post/2026-11-20/pages/2.md"), "# Lost\n\nText.\n").unwrap();
    let ran = home.run(&["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    for line in [
        "1 leftovers of interrupted imports: removed",
        "甲报/2026-11-22: edition.toml was missing: written anew from the pages",
        "pages/1.md: there is no such file",
        "Ferry_Post/2026-11-20: pages/2.md is there, but edition.toml does not list it",
        "3 editions, 3 articles: 2 broken",
    ] {
        assert!(ran.out.contains(line), "{line}: {}", ran.out);
    }
    assert!(!library.join("甲报/.new-2026-11-23").exists());
    let mended =
        json(home.run(&["inspect", "--json", library.join("甲报/2026-11-22").to_str().unwrap()]));
    assert_eq!(mended["key"], "甲报@2026-11-22");
    assert_eq!(mended["articles"][1]["headline"], "老街的灯");
    // What is broken can be put away, and then all is well.
    home.run(&["remove", "甲报/2026-11-21", "ferry"]).fine();
    assert_eq!(home.run(&["check"]).fine(), "1 edition, 2 articles: 0 broken, 0 mended\n");
}

#[test]
fn pages_changed_by_hand_are_on_the_newsstand_after_a_check() {
    let home = shelved();
    home.run(&["list"]).fine();
    let page = home.path().join("data/newsprint/library/甲报/2026-11-21/pages/1.md");
    fs::write(page, "# 一座桥\n\n正文。\n\n# 又一座\n\n正文。\n").unwrap();
    home.run(&["check"]).fine();
    assert!(listed(&home).contains(&("甲报".to_owned(), 2)));
    let counts: Vec<u64> = listed(&home).into_iter().map(|(_, count)| count).collect();
    assert_eq!(counts, [2, 2]);
}

#[cfg(target_os = "linux")]
mod newsstand {
    use super::*;
    use crate::support::pty::{Pty, Start};

    /// The reader on the newsstand, with the directories that commands have.
    fn opened(home: &Home) -> Pty {
        let (data, cache) = (home.path().join("data"), home.path().join("cache"));
        let env = [
            ("XDG_DATA_HOME", data.to_str().unwrap()),
            ("XDG_CACHE_HOME", cache.to_str().unwrap()),
        ];
        Pty::spawn(home.path(), &Start { env: &env, ..Start::default() })
    }

    #[test]
    fn offers_what_is_in_the_inbox_and_imports_it() {
        let home = Home::new();
        let page = "苇江晚报 2027年11月22日 星期一 第1版\n\n新 渠 通 水\n\n\
            本报讯 清晨，第一股水流过新渠的闸口。守闸人老赵看了看表。\n";
        home.file("data/newsprint/inbox/page.txt", page);
        home.file("data/newsprint/inbox/broken.epub", "PK\x03\x04 and no more");
        home.file("data/newsprint/inbox/.coming.txt", page);
        let mut pty = opened(&home);
        pty.wait_for("2 new files in the inbox: i imports");
        pty.send(b"i");
        pty.wait_for("imported 1 edition");
        pty.wait_for("苇江晚报");
        assert!(pty.text().contains("broken.epub"), "{}", pty.text());
        let inbox = home.path().join("data/newsprint/inbox");
        assert_eq!(fs::read_to_string(inbox.join("done/page.txt")).unwrap(), page);
        assert!(!inbox.join("page.txt").exists());
        assert!(inbox.join("broken.epub").exists() && inbox.join(".coming.txt").exists());
        pty.send(b"Q");
        assert!(pty.wait_exit().success());
        let mut pty = opened(&home);
        pty.wait_for("1 new file in the inbox: i imports");
        pty.send(b"Q");
        assert!(pty.wait_exit().success());
    }

    #[test]
    fn an_import_is_selected_and_taken_back_from_the_library_alone() {
        let home = Home::new();
        let old = shelve(&home, "甲报", "2028-11-22", &["新渠通水"]);
        let page = "苇江晚报 2027年11月22日 星期一 第1版\n\n新 渠 通 水\n\n\
            本报讯 清晨，第一股水流过新渠的闸口。守闸人老赵看了看表。\n";
        home.file("data/newsprint/inbox/page.txt", page);
        let mut pty = opened(&home);
        pty.wait_for("1 new file in the inbox: i imports");
        pty.send(b"i");
        pty.wait_for("u takes it back");
        pty.send(b"\r");
        pty.wait_for("守闸人老赵");
        pty.send(b"u");
        pty.wait_for("nothing to undo");
        pty.send(b"q");
        pty.wait_for("newsprint");
        pty.send(b"u");
        pty.wait_for("taken back: 1 edition to the trash");
        assert!(!pty.text().contains("苇江晚报"), "{}", pty.text());
        assert!(pty.text().contains("甲报"), "{}", pty.text());
        let data = home.path().join("data/newsprint");
        assert!(!data.join("library/苇江晚报").exists() && data.join("library/.trash").exists());
        assert_eq!(fs::read_to_string(data.join("inbox/done/page.txt")).unwrap(), page);
        assert!(old.exists());
        pty.send(b"Q");
        assert!(pty.wait_exit().success());
    }

    #[test]
    fn shows_what_is_new_in_the_library_and_drops_what_is_gone() {
        let home = Home::new();
        let old = shelve(&home, "甲报", "2027-11-22", &["新渠通水"]);
        let mut pty = opened(&home);
        pty.wait_for("甲报");
        pty.send(b"Q");
        assert!(pty.wait_exit().success());
        fs::remove_dir_all(old).unwrap();
        shelve(&home, "乙报", "2027-11-23", &["一座桥"]);
        let mut pty = opened(&home);
        pty.wait_for("乙报");
        assert!(!pty.text().contains("甲报"), "{}", pty.text());
        pty.send(b"\r");
        pty.wait_for("正文。");
        pty.send(b"Q");
        assert!(pty.wait_exit().success());
    }
}

#[test]
fn an_edition_is_named_wherever_a_path_may_stand() {
    let home = shelved();
    let printed = home.run(&["print", "ferry"]).fine();
    assert!(printed.contains("The ferry"), "{printed}");
    let whole = json(home.run(&["inspect", "甲报/2026-11-21", "--json"]));
    assert_eq!(whole["articles"][0]["headline"], "一座桥");
    let text = home.run(&["export", "甲报/2026-11-22", "--to", "txt"]).fine();
    assert!(text.contains("老街的灯"), "{text}");
    // What came with the program has a name too; a path that is there goes before.
    let sample = home.run(&["export", "courier/2026-11-22", "--to", "md"]).fine();
    assert!(sample.starts_with("# The Saltmarsh Courier"), "{sample}");
    home.file("courier", "本报讯 门口排起了队。");
    assert!(home.run(&["print", "courier"]).fine().contains("门口排起了队"));
    let told = home.run(&["print", "甲报"]).complaint(1).to_owned();
    assert!(told.contains("甲报/2026-11-21, 甲报/2026-11-22"), "{told}");
    for command in [&["print", "pots.txt"][..], &["export", "pots.txt", "--to", "md"]] {
        let told = home.run(command).complaint(1).to_owned();
        assert!(told.contains("pots.txt: there is no such file or folder"), "{told}");
        assert!(told.contains("`newsprint list`"), "{told}");
    }
}

#[test]
fn what_came_with_the_program_is_left_out_by_a_setting_that_its_removal_names() {
    let home = shelved();
    let told = home.run(&["remove", "saltmarsh"]).complaint(1).to_owned();
    assert!(told.contains("came with the program") && told.contains("samples = false"), "{told}");
    home.file("config/newsprint/config.toml", "samples = false\n");
    assert_eq!(home.run(&["list"]).fine().lines().count(), 3);
}

/// An edition of three pages in the library; gives its folder.
fn three_pages(home: &Home) -> PathBuf {
    let folder = shelve(home, "甲报", "2026-11-22", &["新渠通水"]);
    let mut manifest = fs::read_to_string(folder.join("edition.toml")).unwrap();
    for page in ["2", "3"] {
        manifest.push_str("[[page]]\n");
        manifest.push_str(&["id = \"", page, "\"\nfile = \"pages/", page, ".md\"\n"].concat());
        fs::write(folder.join(format!("pages/{page}.md")), "# 一座桥\n\n正文。\n").unwrap();
    }
    fs::write(folder.join("edition.toml"), manifest).unwrap();
    folder
}

#[test]
fn a_page_that_edition_toml_names_and_that_is_gone_is_told() {
    let home = Home::new();
    let folder = three_pages(&home);
    assert!(home.run(&["check"]).fine().contains("0 broken"));
    fs::remove_file(folder.join("pages/2.md")).unwrap();
    let ran = home.run(&["check"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("pages/2.md") && ran.out.contains("1 broken"), "{}", ran.out);
}

#[test]
fn no_edition_toml_is_made_that_hides_lost_pages() {
    let home = Home::new();
    let folder = three_pages(&home);
    home.run(&["list"]).fine();
    let refused = |what: &str| {
        fs::remove_file(folder.join("edition.toml")).ok();
        let ran = home.run(&["check"]);
        assert_eq!(ran.code, Some(1), "{what}: {}", ran.out);
        assert!(ran.out.contains("1 broken, 0 mended"), "{what}: {}", ran.out);
        assert!(!folder.join("edition.toml").exists(), "{what}");
        ran.out
    };
    // The catalogue knows that there were three.
    let last = fs::read(folder.join("pages/3.md")).unwrap();
    fs::remove_file(folder.join("pages/3.md")).unwrap();
    let told = refused("the last page");
    assert!(told.contains("2 of its 3 pages are there"), "{told}");
    // Nobody knows it any more, but page 2 is between the others.
    fs::write(folder.join("pages/3.md"), last).unwrap();
    let second = fs::read(folder.join("pages/2.md")).unwrap();
    fs::remove_file(folder.join("pages/2.md")).unwrap();
    fs::remove_dir_all(home.path().join("cache")).unwrap();
    let told = refused("a page between");
    assert!(told.contains("page 2 seems to be"), "{told}");
    // All are there: only then it is mended.
    fs::write(folder.join("pages/2.md"), second).unwrap();
    let ran = home.run(&["check"]);
    assert!(ran.out.contains("written anew from the pages that are there (3)"), "{}", ran.out);
    assert!(home.run(&["check"]).fine().contains("0 broken, 0 mended"));
}

#[test]
fn a_trash_that_a_kill_left_half_emptied_is_emptied_by_the_next_check() {
    let home = shelved();
    home.run(&["remove", "ferry"]).fine();
    let library = home.path().join("data/newsprint/library");
    fs::rename(library.join(".trash"), library.join(".emptied")).unwrap();
    let ran = home.run(&["remove", "--undo"]);
    assert!(ran.complaint(1).contains("the trash is empty"), "{}", ran.err);
    home.run(&["check"]).fine();
    assert!(!library.join(".emptied").exists());
}

#[test]
fn whoever_holds_the_library_is_named_to_who_waits() {
    let home = shelved();
    home.run(&["check"]).fine();
    let file = home.path().join("data/newsprint/library/.lock");
    let lock = fs::OpenOptions::new().write(true).open(&file).unwrap();
    lock.lock().unwrap();
    fs::write(&file, format!("{} 1795000000\n", std::process::id())).unwrap();
    let waiting = home.command(&["remove", "ferry"]).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_secs(4));
    drop(lock);
    let ran = Ran::of(waiting.wait_with_output().unwrap());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let holder = format!("process {}, since 2026-1", std::process::id());
    assert!(
        ran.err.contains("waiting for the library") && ran.err.contains(&holder),
        "{}",
        ran.err
    );
    assert_eq!(ran.err.lines().count(), 1);
}

#[test]
fn a_very_long_title_does_not_widen_the_rows_of_the_others() {
    let home = shelved();
    home.file("page.md", "# 一\n\n二\n");
    home.run(&["import", "page.md", "--paper", &"长".repeat(1000)]).fine();
    let rows = home.run(&["list"]).fine();
    let longest = |row: &str| row.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let others = rows.lines().filter(|row| !row.contains('长'));
    assert!(others.map(longest).all(|columns| columns < 170), "{rows}");
    assert!(rows.contains('…') && rows.contains(&"长".repeat(20)), "{rows}");
}

#[cfg(unix)]
#[test]
fn a_named_pipe_or_folder_in_the_place_of_the_database_is_told_at_once() {
    for make in ["mkfifo", "mkdir"] {
        let home = shelved();
        let database = home.path().join("data/newsprint/state.db");
        assert!(std::process::Command::new(make).arg(&database).status().unwrap().success());
        let ran = home.run(&["bookmarks"]);
        assert!(ran.err.contains("state.db: it cannot be opened"), "{make}: {}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    }
}

#[test]
fn a_relative_home_makes_no_folder_where_one_happens_to_be() {
    let home = Home::new();
    let mut command = home.command(&["import", "page.md"]);
    home.file("page.md", "# A\n\nB\n");
    for name in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
        command.env_remove(name);
    }
    let ran = Ran::of(command.env("HOME", "rel").output().unwrap());
    assert!(ran.complaint(1).contains("--data-dir"), "{}", ran.err);
    assert!(!home.path().join("rel").exists());
}
