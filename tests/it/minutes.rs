//! `M` and `--minutes`: an edition cut to what can be read in the time there is.

use crate::support::paper::{Paper, bundled};

/// The headlines in the pane, and which stand in brief.
fn headlines(paper: &Paper) -> (usize, usize) {
    let reader = paper.app().reader.as_ref().unwrap();
    let counts = reader.cut().unwrap().counts();
    (counts.whole, counts.briefs)
}

#[test]
fn an_edition_is_cut_to_minutes_and_is_whole_again_with_the_same_key() {
    let mut paper = Paper::spoken(&bundled("hekou-ribao-2026-11-22"), 120, 40, "zh");
    let before = paper.screen();
    paper.press(": 'minutes' space '4' enter");
    let told = paper.screen();
    assert!(told.contains("4 分钟：全文"), "{told}");
    assert!(paper.row_with("4 分钟，还剩").is_some(), "the folio tells the time left");
    let (whole, briefs) = headlines(&paper);
    assert!(whole >= 1 && briefs >= 2, "{whole} {briefs}");
    paper.press("M");
    assert!(paper.screen().contains("又是整份报纸了"));
    paper.press("!").press("q");
    assert_eq!(paper.screen(), before);
}

#[test]
fn escape_gives_the_whole_edition_back_before_it_leaves_it() {
    let mut paper = Paper::spoken(&bundled("hekou-ribao-2026-11-22"), 120, 40, "en");
    paper.press("M");
    assert!(paper.app().reader.as_ref().unwrap().cut().is_some());
    paper.press("esc");
    assert!(paper.app().reader.as_ref().unwrap().cut().is_none());
}

#[test]
fn the_minutes_have_an_end_and_it_is_said() {
    let mut paper = Paper::in_minutes(&bundled("hekou-ribao-2026-11-22"), (80, 24), "zh", 3);
    let mut pages = 0;
    while !paper.screen().contains("3 分钟的报读完了：") {
        paper.press("space");
        pages += 1;
        assert!(pages < 40, "{}", paper.screen());
    }
    assert!(paper.row_with("还剩 0 分钟").is_some(), "{}", paper.screen());
}

#[test]
fn a_brief_says_that_it_is_one_and_enter_opens_the_whole() {
    let mut paper = Paper::in_minutes(&bundled("hekou-ribao-2026-11-22"), (120, 40), "zh", 3);
    let brief = {
        let reader = paper.app().reader.as_ref().unwrap();
        (0..reader.edition.articles.len()).find(|&article| reader.is_brief(article)).unwrap()
    };
    paper.press(&format!(": 'article' space '{}' enter", brief + 1));
    assert!(paper.screen().contains("（节选，全文未完）"), "{}", paper.screen());
    assert!(paper.screen().contains("全文"), "the status line names the key");
    // To the article's pane, and its end.
    paper.press("enter");
    assert!(!paper.app().reader.as_ref().unwrap().is_read(brief));
    paper.press("space");
    let reader = paper.app().reader.as_ref().unwrap();
    assert!(!reader.is_read(brief), "its rest is not read");
    paper.press("K").press("l enter");
    assert!(!paper.screen().contains("（节选，全文未完）"), "{}", paper.screen());
    assert_eq!(paper.app().reader.as_ref().unwrap().article, brief);
}

#[test]
fn what_is_left_out_is_not_passed_on_the_way_and_shows_all_when_it_is_asked_for() {
    let mut paper = Paper::in_minutes(&bundled("hekou-ribao-2026-11-22"), (120, 40), "en", 1);
    let out = {
        let reader = paper.app().reader.as_ref().unwrap();
        (0..reader.edition.articles.len()).find(|&article| !reader.shows(article))
    };
    let out = out.expect("one minute is not enough for all");
    for _ in 0..20 {
        paper.press("J");
        assert_ne!(paper.app().reader.as_ref().unwrap().article, out);
    }
    paper.press(&format!(": 'article' space '{}' enter", out + 1));
    let reader = paper.app().reader.as_ref().unwrap();
    assert_eq!(reader.article, out);
    assert!(reader.cut().is_none(), "who goes to what is not there wants the whole edition");
}

#[test]
fn minutes_are_a_number() {
    let mut paper = Paper::spoken(&bundled("hekou-ribao-2026-11-22"), 120, 40, "en");
    paper.press(": 'minutes' space 'soon' enter");
    assert!(paper.screen().contains("minutes takes a number from 1 to 600"), "{}", paper.screen());
}
