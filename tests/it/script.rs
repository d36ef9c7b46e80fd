//! `T`: Chinese in simplified and in traditional characters.

use std::fs;

use newsprint::model::Position;
use tempfile::TempDir;

use crate::support::paper::{Paper, settings};

const PAGE: &str = "# 皇后的头发\n\n渡口发展了，后来干部说：头发里落了面粉。\n\n\
    # 里程碑\n\n离公里碑三里远。\n";

fn paper(lang: &str) -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::create_dir_all(dir.path().join("pages")).unwrap();
    let about = format!(
        "format = 1\ndate = \"2027-11-20\"\n[paper]\ntitle = \"苇渡日报\"\nlang = \"{lang}\"\n\
         [[page]]\nid = \"1\"\nname = \"要闻\"\nfile = \"pages/1.md\"\n"
    );
    fs::write(dir.path().join("edition.toml"), about).unwrap();
    fs::write(dir.path().join("pages/1.md"), PAGE).unwrap();
    dir
}

/// Where one is in the first article, as it is kept.
fn position(paper: &Paper) -> Option<Position> {
    paper.app().reader.as_ref().unwrap().position(0)
}

#[test]
fn article_and_headlines_go_through_the_scripts_and_back() {
    let dir = paper("zh");
    let mut paper = Paper::spoken(dir.path(), 100, 24, "zh");
    let printed = paper.screen();
    assert!(printed.contains("皇后的头发") && printed.contains("干部说"), "{printed}");
    // It is in simplified characters already.
    let simplified = paper.press("T").screen();
    assert!(simplified.contains("以简体显示") && simplified.contains("后来干部说"), "{simplified}");
    let traditional = paper.press("T").screen();
    assert_eq!(traditional.matches("皇后的頭髮").count(), 2, "headline and list: {traditional}");
    for shown in ["渡口發展了，後來幹部說：頭髮裡落了麵粉。", "里程碑", "以繁体显示"]
    {
        assert!(traditional.contains(shown), "{shown}: {traditional}");
    }
    let again = paper.press("T").screen();
    assert!(again.contains("干部说") && again.contains("照原文显示"), "{again}");
}

#[test]
fn the_front_page_is_shown_in_the_script_too() {
    let dir = paper("zh");
    let mut paper = Paper::spoken(dir.path(), 100, 24, "zh");
    // A headline over several columns stands with its letters apart.
    let front = paper.press("f T T").screen().replace(' ', "");
    assert!(front.contains("皇后的頭髮") && front.contains("後來幹部說"), "{front}");
}

#[test]
fn every_preset_has_the_key_and_the_newsstand_keeps_its_own() {
    for preset in ["vim", "newsboat", "less"] {
        let dir = paper("zh");
        let config = settings(&format!("keymap = \"{preset}\"\nlanguage = \"en\""));
        let mut paper = Paper::configured(dir.path(), 100, 24, config);
        let screen = paper.press("T T").screen();
        assert!(screen.contains("in traditional characters"), "{preset}: {screen}");
    }
    let screen = Paper::newsstand(100, 24).press("T").screen();
    assert!(!screen.contains("simplified"), "{screen}");
}

#[test]
fn what_is_not_chinese_says_so() {
    let dir = paper("ja");
    let mut paper = Paper::edition(dir.path(), 100, 24);
    let screen = paper.press("T").screen();
    assert!(screen.contains("only Chinese has two scripts"), "{screen}");
    assert!(screen.contains("皇后的头发"), "{screen}");
}

#[test]
fn a_search_finds_what_is_shown_and_what_is_printed() {
    for typed in ["頭髮裡", "头发里"] {
        let dir = paper("zh");
        let mut paper = Paper::spoken(dir.path(), 100, 24, "zh");
        paper.press(&format!("T T l / '{typed}' enter"));
        let text = paper.app().reader.as_ref().unwrap().text.as_ref().unwrap();
        let hit = text.search.as_ref().unwrap().current.as_ref().unwrap();
        let printed = text.galley().body().text(hit.chunk);
        assert_eq!(&printed[hit.range.clone()], "头发里", "{typed}");
    }
}

#[test]
fn bookmarks_and_positions_are_those_of_the_printed_text() {
    let dir = paper("zh");
    let mut paper = Paper::spoken(dir.path(), 100, 24, "zh");
    paper.press("enter G");
    let before = position(&paper);
    assert!(before.is_some());
    paper.press("m");
    let plain = paper.app().bookmarks.all[0].anchor.clone();
    paper.press("u T T");
    assert_eq!(position(&paper), before);
    paper.press("m");
    let mark = &paper.app().bookmarks.all[0];
    assert_eq!(mark.anchor, plain);
    assert_eq!(mark.title, "皇后的头发");
}

#[test]
fn copies_are_as_shown_and_the_configuration_chooses() {
    let dir = paper("zh");
    let config = settings("[text]\nscript = \"traditional\"");
    let mut paper = Paper::configured(dir.path(), 100, 24, config);
    assert!(paper.screen().contains("皇后的頭髮"));
    paper.press("y");
    assert_eq!(paper.copied(), "皇后的頭髮\n\n渡口發展了，後來幹部說：頭髮裡落了麵粉。\n");
}
