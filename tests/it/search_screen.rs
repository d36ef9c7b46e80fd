//! The search over all papers, on the screen.

use std::fs;
use std::path::Path;

use newsprint::app::Screen;
use tempfile::TempDir;

use crate::support::paper::Paper;

fn newsstand(home: &Path) -> Paper {
    Paper::searching(home, (80, 24), "zh")
}

#[test]
fn hits_come_at_each_key_with_their_lines_and_enter_goes_to_the_very_place() {
    let home = TempDir::new().unwrap();
    let mut paper = newsstand(home.path());
    paper.press("S");
    assert!(paper.screen().contains("检索所有报纸"), "what may be typed:\n{}", paper.screen());
    paper.press("'闸'");
    let first = paper.app().searching.total;
    paper.press("'口'");
    let second = paper.app().searching.total;
    assert!(first > second || second == Some(0), "{first:?} {second:?}");
    paper.press("backspace backspace 'umbrellas'");
    let screen = paper.screen();
    assert!(screen.contains("In praise of the long way round"), "{screen}");
    assert!(screen.contains("The Saltmarsh Courier  2026-11-22"), "{screen}");
    assert!(screen.contains("umbrellas") && screen.contains(" 篇"), "{screen}");
    paper.press("enter");
    assert_eq!(paper.app().screen, Screen::Reader);
    let screen = paper.screen();
    assert!(screen.contains("mends umbrellas") && screen.contains("“umbrellas”"), "{screen}");
    paper.press("q");
    assert_eq!(paper.app().screen, Screen::Search, "back to the list at once");
    assert!(paper.screen().contains("In praise of the long way round"));
    paper.press("q");
    assert_eq!(paper.app().screen, Screen::Newsstand);
}

#[test]
fn every_form_of_a_character_is_found_and_shown_as_it_is_printed() {
    let home = TempDir::new().unwrap();
    let mut paper = newsstand(home.path());
    paper.press("S '葦江二橋' down enter");
    assert_eq!(paper.app().screen, Screen::Reader);
    assert!(paper.screen().contains("苇江二桥"), "{}", paper.screen());
}

#[test]
fn a_query_that_makes_no_sense_says_so_and_typing_on_mends_it() {
    let home = TempDir::new().unwrap();
    let mut paper = newsstand(home.path());
    paper.press("S 'papr:courier'");
    assert!(paper.screen().contains("“paper:”"), "{}", paper.screen());
    for _ in 0..9 {
        paper.press("backspace");
    }
    paper.press("'er:courier' space 'tide'");
    assert!(paper.app().searching.total > Some(0), "{}", paper.screen());
    paper.press("esc");
    let list = paper.screen();
    paper.press("j j k G g g");
    assert_eq!(paper.screen(), list);
    paper.press("/ 'zzz' enter");
    assert!(paper.screen().contains("没有找到"), "{}", paper.screen());
    assert_eq!(paper.app().screen, Screen::Search);
}

#[test]
fn a_wide_screen_shows_how_hits_are_spread_and_a_narrow_one_where_each_stands() {
    let home = TempDir::new().unwrap();
    let mut paper = Paper::searching(home.path(), (120, 40), "en");
    paper.press("S 'kind:news'");
    let screen = paper.screen();
    assert!(screen.contains("河口日报  ") && screen.contains("2026-11 ═"), "{screen}");
    let total = paper.app().searching.total.unwrap();
    let facets = &paper.app().searching.facets;
    assert_eq!(facets.papers.iter().map(|(_, count)| count).sum::<usize>(), total);
    paper.press("backspace backspace backspace backspace 'letter'");
    paper.resize(40, 12);
    let screen = paper.screen();
    assert!(screen.contains("The Saltmarsh Courier  2026-11-22  3"), "{screen}");
    assert!(screen.lines().all(|row| unicode_width::UnicodeWidthStr::width(row) <= 40));
}

#[test]
fn tab_leads_to_the_facets_and_enter_narrows_the_search_to_one() {
    for size in [(40, 12), (120, 40), (200, 60)] {
        let home = TempDir::new().unwrap();
        let mut paper = Paper::searching(home.path(), size, "en");
        paper.press("S 'kind:news'");
        let all = paper.app().searching.total.unwrap();
        let (name, count) = paper.app().searching.facets.papers[1].clone();
        let screen = paper.press("tab j").screen();
        let row = screen.lines().find(|row| row.contains('▌') && row.contains(&*name));
        assert!(row.is_some_and(|row| row.contains(&count.to_string())), "{size:?}:\n{screen}");
        let screen = paper.press("enter").screen();
        assert_eq!(paper.app().searching.total, Some(count), "{screen}");
        assert!(count < all && paper.app().searching.query.contains(&*name));
        // From the facets q leads to the hits, and from there out.
        paper.press("tab q");
        assert_eq!((paper.app().screen, paper.app().searching.facet), (Screen::Search, None));
        paper.press("q");
        assert_eq!(paper.app().screen, Screen::Newsstand);
    }
}

#[test]
fn where_nothing_is_found_there_are_no_facets_to_go_to() {
    let home = TempDir::new().unwrap();
    let mut paper = Paper::searching(home.path(), (120, 40), "en");
    paper.press("S 'zzzz' tab j enter");
    assert_eq!(paper.app().screen, Screen::Search);
    assert!(paper.app().searching.facet.is_none());
}

#[test]
fn what_is_imported_or_removed_meanwhile_is_known_when_one_searches_again() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("library/甲报/2026-11-23");
    fs::create_dir_all(folder.join("pages")).unwrap();
    let manifest = "format = 1\ndate = \"2026-11-23\"\n[paper]\ntitle = \"甲报\"\n\
                    [[page]]\nid = \"1\"\nfile = \"pages/1.md\"\n";
    fs::write(folder.join("edition.toml"), manifest).unwrap();
    fs::write(folder.join("pages/1.md"), "# 魑魅\n\n瑞兽到访闸口。\n").unwrap();
    let mut paper = newsstand(home.path());
    paper.press("S '魑魅'");
    assert_eq!(paper.app().searching.total, Some(1));
    fs::remove_dir_all(&folder).unwrap();
    paper.press("esc q S '魑魅'");
    assert_eq!(paper.app().searching.total, Some(0));
    // Damage is mended behind the screen.
    fs::write(home.path().join("cache/terms.db"), "damaged, but long enough to be one").unwrap();
    paper.press("esc q S '苇江'");
    assert!(paper.app().searching.total > Some(0), "{}", paper.screen());
    paper.press("esc ! q");
    assert_eq!(paper.app().screen, Screen::Search);
}

#[test]
fn without_a_place_for_an_index_one_line_says_so() {
    let mut paper = Paper::newsstand(80, 24);
    paper.press("S 'x'");
    assert!(paper.screen().contains("NEWSPRINT_CACHE_DIR"), "{}", paper.screen());
}

#[test]
fn a_hit_with_a_capital_is_not_taken_for_a_search_that_minds_capitals() {
    let home = TempDir::new().unwrap();
    let mut paper = Paper::searching(home.path(), (80, 24), "en");
    let screen = paper.press("S 'bridge' enter").screen();
    assert!(screen.contains("Bridge swings shut"), "{screen}");
    let screen = paper.press("n").screen();
    assert!(!screen.contains("began again"), "{screen}");
}

#[test]
fn a_new_search_does_not_begin_with_the_words_of_the_last_one() {
    let home = TempDir::new().unwrap();
    let mut paper = Paper::searching(home.path(), (80, 24), "en");
    paper.press("S 'tide' esc q S 'bridge'");
    assert_eq!(paper.app().searching.query, "bridge");
    assert!(paper.screen().contains("In praise of the long way round"), "{}", paper.screen());
}
