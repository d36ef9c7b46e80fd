//! Looking a passage up with the reader's own command: what it prints stands in a
//! pane, and what goes wrong is said in the reader's language.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use newsprint::app::Screen;
use tempfile::TempDir;

use crate::support::paper::{Paper, bundled, settings};

const ZH: &str = "hekou-ribao-2026-11-22";
const EN: &str = "saltmarsh-courier-2026-11-22";

/// A dictionary that is a script.
struct Dictionary {
    dir: TempDir,
}

impl Dictionary {
    fn new(script: &str) -> Self {
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("look");
        fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        Self { dir }
    }

    fn paper(&self, edition: &str, (w, h): (u16, u16), language: &str) -> Paper {
        let file = self.dir.path().join("look");
        let command = format!("lookup = \"'{}' -n {{}}\"\n", file.display());
        let config = settings(&format!("{command}language = \"{language}\"\n"));
        Paper::configured(&bundled(edition), w, h, config)
    }
}

#[test]
fn what_the_command_says_of_the_word_stands_in_a_pane_that_is_left_again() {
    let told = Dictionary::new("echo \"[$1] [$2] [$#]\"; echo; echo '  a bird that'; echo honks");
    for (w, h) in [(40, 12), (80, 24), (200, 60)] {
        let mut paper = told.paper(EN, (w, h), "en");
        // A small window shows the head alone at first.
        let before =
            paper.press(if h < 24 { "enter z space g g space" } else { "enter z" }).screen();
        let screen = paper.press("v w w K").screen();
        assert_eq!(paper.app().screen, Screen::LookedUp);
        assert!(screen.starts_with(" Looked up"), "{screen}");
        let word = if h < 24 { "[-n] [" } else { "[-n] [Bridge] [2]" };
        assert!(screen.contains(word), "{screen}");
        assert!(screen.contains("a bird that") && screen.contains("honks"), "{screen}");
        assert_eq!(paper.press("esc").screen(), before, "{w}x{h}");
    }
}

#[test]
fn long_answers_are_scrolled() {
    let told = Dictionary::new("i=0; while [ $i -lt 60 ]; do i=$((i+1)); echo \"sense $i\"; done");
    let mut paper = told.paper(EN, (80, 24), "en");
    paper.press("enter v K");
    assert!(paper.row_with("sense 1").is_some() && paper.row_with("sense 60").is_none());
    assert!(paper.press("G").row_with("sense 60").is_some());
    assert!(paper.press("g g").row_with("sense 2").is_some());
    assert!(paper.press("space").row_with("sense 30").is_some());
}

#[test]
fn a_passage_over_rows_is_given_in_a_line_and_never_as_an_option() {
    let told = Dictionary::new("echo \"$#:$2:\"");
    let mut paper = told.paper(EN, (80, 24), "en");
    paper.press("enter z v v j j K");
    let screen = paper.screen();
    let line: Vec<_> = screen.lines().map(str::trim).collect();
    assert!(line.join(" ").contains("2:The Corporation Bridge, which has stood open"), "{screen}");
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("a.md");
    fs::write(&path, "---\ntitle: A\nlanguage: en\n---\n\n--delete now.\n").unwrap();
    let file = told.dir.path().join("look");
    let config = format!("lookup = \"{} -n\"\nlanguage = \"en\"\n", file.display());
    let mut paper = Paper::configured(&path, 80, 24, settings(&config));
    let screen = paper.press("enter v v G K").screen();
    assert!(screen.contains("2:delete now.:"), "{screen}");
}

#[test]
fn what_is_meant_for_a_terminal_reaches_none() {
    let told = Dictionary::new(
        "printf 'a\\033[31mb\\033[2J\\033]52;c;eA==\\007c\\r\\n\\302\\233d\\377\\n'",
    );
    let mut paper = told.paper(ZH, (80, 24), "zh");
    let screen = paper.press("enter v K").screen();
    assert!(screen.contains("abc"), "{screen}");
    assert!(!screen.replace('\n', "").contains(char::is_control), "{screen:?}");
    assert!(paper.runtime().errands.copied.is_empty(), "nothing was put on the clipboard");
}

#[test]
fn what_goes_wrong_is_said_in_the_readers_language() {
    for (script, zh, en) in [
        ("exit 0", "没有查到“今日”", "says nothing of"),
        ("echo 'no index' >&2; exit 2", "出错：no index", "failed: no index"),
        ("exit 2", "出错", "failed"),
    ] {
        let told = Dictionary::new(script);
        let mut paper = told.paper(ZH, (120, 40), "zh");
        let screen = paper.press("enter v K").screen();
        assert!(screen.replace(' ', "").contains(&zh.replace(' ', "")), "{screen}");
        assert!(paper.app().is_selecting(), "one may select more");
        let screen = told.paper(ZH, (120, 40), "en").press("enter v K").screen();
        assert!(screen.contains(en), "{screen}");
    }
    let config = settings("lookup = \"/no/such/dictionary\"\nlanguage = \"zh\"\n");
    let mut paper = Paper::configured(&bundled(ZH), 120, 40, config);
    let screen = paper.press("enter v K").screen().replace(' ', "");
    assert!(screen.contains("找不到命令“/no/such/dictionary”"), "{screen}");
    let mut paper = Paper::spoken(&bundled(ZH), 120, 40, "zh");
    assert!(paper.press("enter v K").screen().contains("lookup = \"sdcv -n {}\""));
    // Nothing is selected: by its name, for K is another key there.
    let screen = paper.press("esc : 'look-up' enter").screen();
    assert!(screen.contains("先选中要查的词语"), "{screen}");
}

#[test]
fn an_answer_that_nobody_waits_for_any_more_is_not_shown() {
    let told = Dictionary::new("sleep 0.3; echo late");
    let mut paper = told.paper(EN, (80, 24), "en");
    paper.press("enter v").press_and_go("K").press_and_go("j").wait();
    assert_eq!(paper.app().screen, Screen::Reader);
    assert!(!paper.screen().contains("late"));
}
