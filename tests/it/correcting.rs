//! Corrections by their keys: what becomes of the edition, and of the files.

use std::fs;
use std::path::{Path, PathBuf};

use newsprint::app::Screen;
use tempfile::TempDir;

use crate::support::paper::{Paper, bundled, settings};
use crate::support::program::Home;

const PAGE: &str = "\
河口晚报 2026年11月22日 星期日 第3版

新渠通水 下游三县用水有了保障

十一月二十一日清晨六点零三分,第一股水流过新渠的闸口。守闸人老赵看了看表,比预定的时间早了二十分钟。

渠边站满了人,有人放起了鞭炮,有人蹲下去,用手捧了一捧水。

老街的灯又亮了 居民夜里散步不再打手电

本报讯 11月20日晚,河口市老街的一百二十盏路灯全部修好,重新亮了起来。

附近的住户说,停了三年的灯又亮了,孩子们晚自习回家也放心了。
";

/// A page in a folder of its own.
struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { dir: TempDir::new().unwrap() };
        fs::write(desk.page(), PAGE).unwrap();
        desk
    }

    fn page(&self) -> PathBuf {
        self.dir.path().join("page.txt")
    }

    fn file(&self) -> PathBuf {
        self.dir.path().join("page.txt.corrections.toml")
    }

    fn open(&self) -> Paper {
        Paper::configured(&self.page(), 80, 24, settings("language = \"en\"\n"))
    }
}

/// Every article: its head, then its blocks, a line each.
fn whole(paper: &mut Paper) -> Vec<String> {
    let copies = paper.app().reader.as_ref().unwrap().edition.articles.len();
    let mut out = Vec::new();
    for number in 1..=copies {
        paper.press(&format!(": 'article' space '{number}' enter"));
        let reader = paper.app().reader.as_ref().unwrap();
        let article = &reader.edition.articles[reader.article];
        let head = article.head.iter().map(|line| format!("{}: {}", line.role.name(), line.text));
        let text = reader.text.as_ref().unwrap();
        let body = text.galley().body().all_blocks().map(|block| block.plain());
        out.push(head.chain(body).collect::<Vec<_>>().join("\n"));
    }
    paper.press(": 'article' space '1' enter");
    out
}

#[test]
fn every_correction_changes_the_edition_and_is_undone_to_the_letter() {
    let desk = Desk::new();
    let mut paper = desk.open();
    let before = whole(&mut paper);
    assert_eq!(before.len(), 2);
    // The headline is the first that the cursor is at, then come two blocks.
    let corrections = [
        ("C j j s", "a new article begins there"),
        ("C a enter", "the article was appended"),
        ("C j m enter", "moved to the end of that article"),
        ("C j J", "moved down"),
        ("C j j K", "moved up"),
        ("C j 1", "set as kicker"),
        ("C j j 2", "set as headline"),
        ("C j 3", "set as deck"),
        ("C j 4", "set as byline"),
        ("C j 5", "set as subhead"),
        ("C 6", "set as text"),
        ("C 1", "set as kicker"),
    ];
    for (keys, said) in corrections {
        paper.press(keys);
        let screen = paper.screen();
        assert!(screen.contains(said), "{keys}: {screen}");
        assert!(fs::read_to_string(desk.file()).unwrap().contains("[[rule]]"), "{keys}");
        if paper.app().correcting.is_some() {
            paper.press("esc");
        }
        if keys.ends_with('5') {
            // What a subhead is does not show in its text.
            assert!(screen.lines().any(|row| row.contains("十一月二十一日清晨六点零三分")));
        } else {
            assert_ne!(whole(&mut paper), before, "{keys}");
        }
        paper.press("u");
        assert!(paper.screen().contains("correction taken back"), "{keys}");
        assert_eq!(whole(&mut paper), before, "{keys}");
        assert!(!desk.file().exists(), "{keys}: nothing is left to keep");
    }
}

#[test]
fn what_was_corrected_stays_so_when_the_page_is_opened_again() {
    let desk = Desk::new();
    let mut paper = desk.open();
    paper.press("C j j s").press("C j 5").press("J C a enter");
    let corrected = whole(&mut paper);
    let mut again = paper.reopen(&desk.page(), 80, 24);
    assert_eq!(whole(&mut again), corrected);
    let rules = fs::read_to_string(desk.file()).unwrap();
    assert_eq!(rules.matches("[[rule]]").count(), 3, "{rules}");
    let rest = fs::read_dir(desk.dir.path()).unwrap().count();
    assert_eq!(rest, 2, "the page and its corrections, nothing else");
}

#[test]
fn the_reader_keeps_the_place_while_correcting() {
    let path = TempDir::new().unwrap();
    let page = path.path().join("p3.txt");
    fs::copy(bundled("hekou-wanbao-p3.txt"), &page).unwrap();
    let mut paper = Paper::edition(&page, 100, 16);
    paper.press("J enter j j j j j j j j");
    let top = |paper: &mut Paper| {
        let row = paper.screen().lines().nth(2).unwrap().to_owned();
        let article = row.rsplit('│').next().unwrap_or_default();
        article.trim_start_matches(['▌', ' ']).chars().take(8).collect::<String>()
    };
    let before = top(&mut paper);
    for keys in ["C s", "u", "C 5", "u", "C a enter", "u"] {
        paper.press(keys);
        let after = top(&mut paper);
        assert_eq!(after, before, "{keys}");
    }
}

#[test]
fn the_menu_says_what_can_be_done_and_a_bar_where() {
    for (w, h) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let desk = Desk::new();
        let mut paper = Paper::edition(&desk.page(), w, h);
        let barred = |paper: &mut Paper, words: &str| {
            let screen = paper.screen();
            // In the list beside it the same words may stand in a lede.
            let mut rows = screen.lines().filter_map(|row| row.rsplit('│').next());
            let row = rows.find(|row| row.contains(words)).unwrap_or_default();
            row.trim_start().starts_with('▌')
        };
        paper.press("enter C");
        let screen = paper.screen();
        for choice in ["split here", "append", "move to", "headline", "byline", "Esc"] {
            assert!(screen.contains(choice), "{choice} at {w}x{h}: {screen}");
        }
        assert!(barred(&mut paper, "下游三县"), "{w}x{h}: {screen}");
        paper.press("j");
        assert!(barred(&mut paper, "十一月二十一日"), "{w}x{h}: {}", paper.screen());
        paper.press("esc");
        assert!(!paper.screen().contains("split here"));
        assert!(paper.app().reader.is_some(), "Esc left the menu only");
    }
}

#[test]
fn what_cannot_be_is_said_and_nothing_changes() {
    let desk = Desk::new();
    let mut paper = desk.open();
    let before = whole(&mut paper);
    for (keys, said) in [
        ("C s", "begins here already"),
        ("C j K", "it is the first block already"),
        ("C K", "only blocks of the text move"),
        ("C z", "not while correcting (Esc leaves)"),
    ] {
        paper.press(keys);
        assert!(paper.screen().contains(said), "{keys}: {}", paper.screen());
        paper.press("esc");
    }
    assert_eq!(whole(&mut paper), before);
    assert!(!desk.file().exists());
}

#[test]
fn a_damaged_file_is_told_with_its_place_and_never_written_over() {
    let desk = Desk::new();
    let damaged = "[[rule]]\ndo = \"splt\"\nat = \"渠边站满了人\"\n";
    fs::write(desk.file(), damaged).unwrap();
    let mut paper = Paper::edition(&desk.page(), 200, 24);
    let screen = paper.screen();
    assert!(screen.contains("page.txt.corrections.toml:1:1: found do = \"splt\""), "{screen}");
    let before = whole(&mut paper);
    paper.press("C j j s");
    assert!(paper.screen().contains("mend or remove the corrections file first"));
    assert_eq!(whole(&mut paper), before);
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), damaged);
}

#[test]
fn a_rule_that_finds_nothing_is_told_with_file_and_number_and_stays() {
    let desk = Desk::new();
    let rules = "# mine\n[[rule]]\ndo = \"split\"\nat = \"没有这样的话\"\n";
    fs::write(desk.file(), rules).unwrap();
    let mut paper = Paper::edition(&desk.page(), 200, 24);
    let screen = paper.screen();
    assert!(screen.contains("page.txt.corrections.toml:2: rule 1 changes nothing"), "{screen}");
    paper.press("C j j s");
    let kept = fs::read_to_string(desk.file()).unwrap();
    assert!(kept.starts_with(rules), "{kept}");
    assert_eq!(kept.matches("[[rule]]").count(), 2);
    paper.press("u");
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), rules);
}

#[test]
fn a_file_that_another_program_changed_is_not_written_over() {
    let desk = Desk::new();
    let mut paper = Paper::edition(&desk.page(), 200, 24);
    fs::write(desk.file(), "# meanwhile\n").unwrap();
    paper.press("C j j s");
    assert!(paper.screen().contains("was changed by another program"), "{}", paper.screen());
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), "# meanwhile\n");
    assert_eq!(whole(&mut paper).len(), 3, "it holds for the session");
}

#[test]
fn an_edition_folder_keeps_its_corrections_inside() {
    let dir = TempDir::new().unwrap();
    copy_folder(&bundled("saltmarsh-courier-2026-11-22"), dir.path());
    let mut paper = Paper::edition(dir.path(), 80, 24);
    let before = paper.app().reader.as_ref().unwrap().edition.articles.len();
    paper.press("C j j j j j j j s");
    assert!(paper.screen().contains("a new article begins there"), "{}", paper.screen());
    assert!(dir.path().join("corrections.toml").exists());
    let again = paper.reopen(dir.path(), 80, 24);
    assert_eq!(again.app().reader.as_ref().unwrap().edition.articles.len(), before + 1);
    let home = Home::new();
    let json = home.run(&["inspect", dir.path().to_str().unwrap(), "--json"]).fine();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["articles"].as_array().unwrap().len(), before + 1);
    assert_eq!(json["articles"][1]["file"], "pages/1.md");
}

#[test]
fn a_zip_keeps_its_corrections_beside_it() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("edition.zip");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let folder = bundled("hekou-ribao-2026-11-21");
    for file in ["edition.toml", "pages/A01.md"] {
        zip.start_file(file, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, &fs::read(folder.join(file)).unwrap()).unwrap();
    }
    fs::write(&path, zip.finish().unwrap().into_inner()).unwrap();
    let mut paper = Paper::edition(&path, 80, 24);
    let before = paper.app().reader.as_ref().unwrap().edition.articles.len();
    paper.press("C j j j j j j j s");
    assert!(dir.path().join("edition.zip.corrections.toml").exists(), "{}", paper.screen());
    let again = paper.reopen(&path, 80, 24);
    assert_eq!(again.app().reader.as_ref().unwrap().edition.articles.len(), before + 1);
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let there = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&there).unwrap();
            copy_folder(&entry.path(), &there);
        } else {
            fs::copy(entry.path(), there).unwrap();
        }
    }
}

#[test]
fn bundled_editions_are_corrected_in_the_data_directory() {
    let mut paper = Paper::newsstand(80, 24);
    paper.press("enter C j j j j j j j s");
    assert!(paper.screen().contains("a new article begins there"), "{}", paper.screen());
    let kept: Vec<_> = fs::read_dir(paper.data().join("corrections")).unwrap().collect();
    assert_eq!(kept.len(), 1);
    let count = |paper: &Paper| paper.app().reader.as_ref().unwrap().edition.articles.len();
    let corrected = count(&paper);
    paper.press("q q q");
    assert_eq!(paper.app().screen, Screen::Newsstand);
    paper.press("enter");
    assert_eq!(count(&paper), corrected, "it is corrected when one comes back");
    paper.press("u");
    assert_eq!(count(&paper), corrected - 1, "and can still be undone");
}

#[test]
fn where_nothing_can_be_written_a_correction_holds_for_the_session_and_that_is_said() {
    let mut paper = Paper::newsstand(120, 24);
    fs::write(paper.data().join("corrections"), "in the way").unwrap();
    paper.press("enter C j j j j j j j s");
    let screen = paper.screen();
    assert!(screen.contains("holds until you leave, but could not be kept"), "{screen}");
    let count = |paper: &Paper| paper.app().reader.as_ref().unwrap().edition.articles.len();
    let corrected = count(&paper);
    paper.press("q q q j enter");
    paper.press("q q q k enter");
    assert_eq!(count(&paper), corrected);
}

#[test]
fn a_correction_of_another_edition_is_undone_there() {
    let mut paper = Paper::newsstand(80, 24);
    paper.press("enter C j j j j j j j s q q q j enter u");
    assert!(paper.screen().contains("correction of another edition"), "{}", paper.screen());
    paper.press("q q q k enter u");
    assert!(paper.screen().contains("correction taken back"), "{}", paper.screen());
}

#[test]
fn standard_input_is_corrected_and_a_damaged_file_is_told_on_standard_error() {
    let home = Home::new();
    let rules = "[[rule]]\ndo = \"split\"\nat = \"渠边站满了人\"\n";
    let title = |json: &str| {
        let json: serde_json::Value = serde_json::from_str(json).unwrap();
        json["articles"].as_array().unwrap().len()
    };
    assert_eq!(title(&home.feed(&["inspect", "-", "--json", "--format", "ocr"], PAGE).fine()), 2);
    home.file("data/newsprint/corrections/河口晚报@2026-11-22.toml", rules);
    home.file("data/newsprint/corrections/stdin@2026-11-22.toml", rules);
    assert_eq!(title(&home.feed(&["inspect", "-", "--json", "--format", "ocr"], PAGE).fine()), 3);
    home.file("page.txt", PAGE);
    home.file("page.txt.corrections.toml", "[[rule]]\n");
    let ran = home.run(&["print", "page.txt"]);
    assert_eq!(ran.code, Some(0), "the edition opens without them");
    assert!(ran.err.contains("page.txt.corrections.toml:1:1: "), "{}", ran.err);
}
