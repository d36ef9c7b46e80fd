//! The contents of an edition: all of it on one screen, where there is room.

use newsprint::app::Screen;

use crate::support::paper::{Paper, bundled, settings};

const ZH: &str = "hekou-ribao-2026-11-22";
const EN: &str = "saltmarsh-courier-2026-11-22";

/// The article in view, as an index into the edition.
fn article(paper: &Paper) -> usize {
    paper.app().reader.as_ref().unwrap().article
}

/// The article that is selected in the contents.
fn selected(paper: &Paper) -> usize {
    paper.app().contents.as_ref().unwrap().article().unwrap()
}

#[test]
fn contents_as_they_are() {
    for (lang, edition) in [("zh", ZH), ("en", EN)] {
        for (w, h) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
            let mut paper = Paper::spoken(&bundled(edition), w, h, lang);
            let screen = paper.press("j j a").screen();
            insta::assert_snapshot!(format!("contents_{lang}_{w}x{h}"), screen);
        }
    }
}

#[test]
fn a_wide_screen_shows_all_headlines_of_all_sections_with_their_ledes() {
    let mut paper = Paper::spoken(&bundled(ZH), 200, 60, "zh");
    let screen = paper.press("a").screen();
    let edition = &paper.app().reader.as_ref().unwrap().edition;
    for section in &edition.sections {
        assert!(screen.contains(section.name.as_str()), "{}", section.name);
    }
    for article in &edition.articles {
        let words: String =
            article.title().chars().filter(|c| c.is_alphanumeric()).take(6).collect();
        let bare: String = screen.chars().filter(|c| c.is_alphanumeric()).collect();
        assert!(bare.contains(&words), "{words}:\n{screen}");
    }
    assert!(screen.contains("今日清晨6时整"), "a lede:\n{screen}");
    assert!(screen.contains("7 分钟"), "a length:\n{screen}");
}

#[test]
fn a_story_is_opened_from_the_contents_and_q_comes_back_to_it() {
    let mut paper = Paper::spoken(&bundled(EN), 80, 24, "en");
    paper.press("a J J J J");
    let there = selected(&paper);
    assert_eq!(there, 4);
    paper.press("enter");
    assert_eq!((paper.app().screen, article(&paper)), (Screen::Reader, there));
    // Reading on, one comes back to what one read last.
    paper.press("J q");
    assert_eq!((paper.app().screen, selected(&paper)), (Screen::Contents, there + 1));
    paper.press("q");
    assert_eq!((paper.app().screen, article(&paper)), (Screen::Reader, 0));
}

#[test]
fn every_story_is_reached_with_any_movement_and_is_on_the_screen() {
    for (w, h) in [(20, 5), (40, 12), (80, 24), (120, 40)] {
        for (there, back, most) in [("j", "k", 20), ("space", "b", 20), ("]", "[", 5)] {
            let mut paper = Paper::spoken(&bundled(ZH), w, h, "zh");
            paper.press("a");
            let mut seen = std::collections::BTreeSet::new();
            for key in [there, back] {
                for _ in 0..=most {
                    let contents = paper.app().contents.as_ref().unwrap();
                    let at = contents.selected();
                    assert!(
                        contents.placed().iter().any(|placed| placed.entry == at),
                        "{w}×{h} {key}"
                    );
                    seen.extend(contents.placed().iter().map(|placed| placed.entry));
                    paper.press(key);
                }
            }
            assert_eq!(selected(&paper), 0, "{w}×{h}: {back} leads back to the first");
            if there != "]" {
                assert_eq!(seen.len(), 21, "{w}×{h}: {there}");
            }
        }
        let mut paper = Paper::spoken(&bundled(ZH), w, h, "zh");
        let entry = |paper: &Paper| paper.app().contents.as_ref().unwrap().selected();
        assert_eq!(entry(paper.press("a G")), 20);
        assert_eq!(entry(paper.press("g g")), 0);
    }
}

#[test]
fn the_screen_does_not_move_while_the_selection_does() {
    let mut paper = Paper::spoken(&bundled(ZH), 120, 40, "zh");
    paper.press("a");
    let text = |paper: &mut Paper| paper.screen().replace('▌', " ");
    let rows =
        |screen: &str| screen.lines().skip(2).take(36).map(str::to_owned).collect::<Vec<_>>();
    let first = rows(&text(&mut paper));
    for _ in 0..20 {
        paper.press("j");
        assert_eq!(rows(&text(&mut paper)), first);
    }
}

#[test]
fn typing_narrows_the_contents_and_escape_shows_all_again() {
    let mut paper = Paper::spoken(&bundled(EN), 80, 24, "en");
    paper.press("a / 'TIDE'");
    let screen = paper.screen();
    assert!(screen.contains("The woman who turns the tide"), "{screen}");
    assert!(!screen.contains("Bridge swings shut"), "{screen}");
    paper.press("enter");
    assert!(paper.screen().contains("1/1   holding “TIDE”   0 matches"), "{}", paper.screen());
    paper.press("enter");
    assert_eq!(article(&paper), 4);
    paper.press("q esc");
    assert!(paper.screen().contains("5/11"), "{}", paper.screen());
    paper.press("/ 'zebra'");
    assert!(paper.screen().contains("Nothing holds that"), "{}", paper.screen());
    paper.press("esc");
    assert!(paper.screen().contains("5/11"), "{}", paper.screen());
}

#[test]
fn contents_by_page_follow_the_order_of_the_lists() {
    let mut paper = Paper::spoken(&bundled(ZH), 200, 60, "zh");
    paper.press("a j j j");
    let before = selected(&paper);
    paper.press("s");
    assert_eq!(selected(&paper), before, "what was selected stays so");
    let screen = paper.screen();
    assert!(screen.contains("A01") && screen.contains("A02"), "{screen}");
    let contents = paper.app().contents.as_ref().unwrap();
    let all: Vec<_> = (0..contents.len()).filter_map(|entry| contents.article_of(entry)).collect();
    assert_eq!(all, (0..21).collect::<Vec<_>>());
}

#[test]
fn what_was_read_and_what_was_begun_is_marked() {
    let mut paper = Paper::spoken(&bundled(EN), 80, 24, "en");
    // The first is marked as read, the fifth is begun.
    paper.press("r j j j j l space a");
    let row = |paper: &mut Paper, text| paper.row_with(text).unwrap();
    assert!(row(&mut paper, "Bridge swings shut").ends_with(". 3 min"));
    assert!(row(&mut paper, "The woman who turns").ends_with("+ 6 min"));
    assert!(!row(&mut paper, "A hedge of some").contains(". 1 min"));
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    let mut paper = Paper::spoken(&bundled(EN), 120, 40, "en");
    paper.press("a").click("Letters to the editor");
    assert_eq!(paper.app().screen, Screen::Contents);
    let there = selected(&paper);
    paper.click("Letters to the editor");
    assert_eq!((paper.app().screen, article(&paper)), (Screen::Reader, there));
}

#[test]
fn in_two_columns_l_and_h_go_to_the_story_beside() {
    let mut paper = Paper::spoken(&bundled(EN), 120, 40, "en");
    paper.press("a l");
    let right = selected(&paper);
    assert!(right > 3, "{right}");
    assert_eq!(selected(paper.press("h")), 0);
}

/// The rows of the list of headlines, without the bar.
fn headline_rows(paper: &mut Paper) -> Vec<String> {
    let screen = paper.screen();
    let pane = usize::from(paper.app().panes().all().len() > 2);
    let rows =
        screen.lines().filter(|row| row.contains('│')).filter_map(|row| row.split('│').nth(pane));
    rows.map(|row| row.replace('▌', " ").trim_end().to_owned()).collect()
}

#[test]
fn where_the_list_of_headlines_has_room_it_shows_ledes_and_does_not_move() {
    for (w, h) in [(80, 24), (120, 40), (200, 60)] {
        let mut paper = Paper::spoken(&bundled(ZH), w, h, "zh");
        let rows = headline_rows(&mut paper);
        let text: String = rows.iter().map(|row| row.trim()).collect();
        for words in ["今日清晨6时整", "11月20日清晨", "我住的那栋楼", "为保障苇江二桥通车"]
        {
            assert!(text.contains(words), "{words} at {w}×{h}:\n{text}");
        }
        for _ in 0..3 {
            paper.press("j");
            assert_eq!(headline_rows(&mut paper), rows);
        }
    }
}

#[test]
fn a_list_without_room_for_all_its_ledes_shows_none() {
    // Ten headlines in twenty rows.
    let mut paper = Paper::spoken(&bundled(ZH), 80, 24, "zh");
    let text = headline_rows(paper.press("3")).concat();
    assert!(text.contains("副刊") || text.contains("大钟走了"), "{text}");
    assert!(!text.contains("停摆三天"), "{text}");
}

#[test]
fn a_click_on_a_lede_is_one_on_its_headline() {
    let mut paper = Paper::spoken(&bundled(ZH), 120, 40, "zh");
    paper.click("11月20日清晨");
    assert_eq!(article(&paper), 1);
}

#[test]
fn an_edition_in_minutes_lists_what_is_left_of_it() {
    let mut paper = Paper::in_minutes(&bundled(ZH), (120, 40), "zh", 3);
    paper.press("a");
    let shown = paper.app().contents.as_ref().unwrap().len();
    assert!((1..21).contains(&shown), "{shown}");
}

#[test]
fn the_key_can_be_bound_elsewhere_and_the_command_does_the_same() {
    let config = settings("language = \"en\"\n");
    let mut paper = Paper::rebound(&bundled(EN), (80, 24), config, "\"A\" = \"contents\"\n");
    assert_eq!(paper.press("A").app().screen, Screen::Contents);
    assert_eq!(paper.press("A").app().screen, Screen::Reader);
    assert_eq!(paper.press(": 'contents' enter").app().screen, Screen::Contents);
}
