//! Whole screens, as they are.

use crate::support::paper::{Paper, bundled};

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

#[test]
fn the_newsstand() {
    for (w, h) in SIZES {
        let screen = Paper::newsstand(w, h).press("j").screen();
        insta::assert_snapshot!(format!("newsstand_{w}x{h}"), screen);
    }
}

#[test]
fn a_chinese_edition() {
    for (w, h) in SIZES {
        let mut paper = Paper::spoken(&bundled("hekou-ribao-2026-11-22"), w, h, "zh");
        let screen = paper.press("enter").screen();
        insta::assert_snapshot!(format!("zh_{w}x{h}"), screen);
    }
}

#[test]
fn an_english_edition() {
    for (w, h) in SIZES {
        let mut paper = Paper::edition(&bundled("saltmarsh-courier-2026-11-22"), w, h);
        let screen = paper.press("enter").screen();
        insta::assert_snapshot!(format!("en_{w}x{h}"), screen);
    }
}

#[test]
fn a_japanese_feature_with_ruby() {
    let mut paper = Paper::spoken(&bundled("nagihama-shimbun-2026-11-22"), 80, 24, "ja");
    let screen = paper.press(": 'article' space '6' enter enter").screen();
    insta::assert_snapshot!("ja_80x24", screen);
}

#[test]
fn a_korean_lead() {
    let mut paper = Paper::spoken(&bundled("haebyeon-ilbo-2026-11-22"), 80, 24, "ko");
    insta::assert_snapshot!("ko_80x24", paper.press("enter").screen());
}

#[test]
fn several_columns() {
    let mut paper = Paper::spoken(&bundled("hekou-ribao-2026-11-22"), 120, 40, "zh");
    let screen = paper.press("j z c").screen();
    insta::assert_snapshot!("zh_columns_120x40", screen);
}

/// How many rows stand in each column of the article in view.
fn heights(paper: &Paper) -> Vec<usize> {
    let text = paper.app().reader.as_ref().unwrap().text.as_ref().unwrap();
    let columns = text.columns();
    let of_text = columns.iter().filter(|column| column.lines[0].cursor.slug > 0);
    of_text.map(|column| column.lines.len()).collect()
}

#[test]
fn the_columns_of_an_article_that_ends_are_even_and_none_is_a_stub() {
    let edition = bundled("hekou-ribao-2026-11-22");
    for (w, h) in [(100, 30), (120, 40), (160, 50), (200, 60)] {
        for article in 0..9 {
            let mut paper = Paper::spoken(&edition, w, h, "zh");
            paper.press(&format!("enter {} z c G", "J ".repeat(article)));
            let heights = heights(&paper);
            let (tallest, others) = heights.split_last().map(|(last, all)| (all, last)).unwrap();
            // A subhead or an empty row may move to the next column.
            let most = tallest.iter().max().unwrap_or(others);
            assert!(tallest.iter().all(|rows| rows + 4 >= *most), "{w}x{h} {article}: {heights:?}");
            assert!(others <= most, "{w}x{h} {article}: {heights:?}");
            let is_short = heights.len() > 1 && tallest.iter().any(|rows| *rows < 8 - 3);
            assert!(!is_short, "{w}x{h} {article}: {heights:?}");
        }
    }
}

#[test]
fn text_downwards() {
    let editions = [("zh", "hekou-ribao-2026-11-22"), ("ja", "nagihama-shimbun-2026-11-22")];
    for (lang, edition) in editions {
        let mut paper = Paper::spoken(&bundled(edition), 80, 24, lang);
        insta::assert_snapshot!(format!("{lang}_downwards_80x24"), paper.press("|").screen());
    }
}

#[test]
fn the_help() {
    let mut paper = Paper::newsstand(120, 40);
    insta::assert_snapshot!("help_120x40", paper.press("?").screen());
}

#[test]
fn over_an_article_the_help_tells_its_signs() {
    let mut paper = Paper::edition(&bundled("hekou-ribao-2026-11-22"), 120, 44);
    assert!(paper.press("?").row_with("the end of this text is missing").is_some());
}

#[test]
fn the_bookmarks() {
    let mut paper = Paper::edition(&bundled("hekou-ribao-2026-11-22"), 80, 24);
    let screen = paper.press("j enter space m J m B r '听船' enter").screen();
    // The mark is of today, whenever that is.
    let undated = |line: &str| line.split(" marked ").next().unwrap_or(line).trim_end().to_owned();
    assert!(screen.contains(" marked 20"), "{screen}");
    let screen = screen.lines().map(undated).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!("bookmarks_80x24", screen);
}

#[test]
fn the_key_for_help_stays_when_there_is_no_room_for_its_word() {
    let screen = Paper::spoken(&bundled("haebyeon-ilbo-2026-11-22"), 40, 12, "ko").screen();
    let status = screen.lines().last().unwrap_or_default();
    assert!(status.contains('?'), "{status}");
}
