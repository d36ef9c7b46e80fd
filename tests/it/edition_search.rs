//! `/` over the whole edition: from a list, the contents, the front page.

use newsprint::app::Screen;

use crate::support::paper::{Paper, bundled};

const ZH: &str = "hekou-ribao-2026-11-22";
const EN: &str = "saltmarsh-courier-2026-11-22";

fn open(edition: &str, lang: &str) -> Paper {
    Paper::spoken(&bundled(edition), 80, 24, lang)
}

fn article(paper: &Paper) -> usize {
    paper.app().reader.as_ref().unwrap().article
}

/// The articles that are listed.
fn listed(paper: &Paper) -> Vec<usize> {
    let contents = paper.app().contents.as_ref().unwrap();
    (0..contents.len()).filter_map(|entry| contents.article_of(entry)).collect()
}

/// The text of the match that the search stands at, and where it is.
fn current(paper: &Paper) -> Option<(usize, usize, usize, String)> {
    let reader = paper.app().reader.as_ref().unwrap();
    let text = reader.text.as_ref().unwrap();
    let hit = text.search.as_ref()?.current.clone()?;
    let words = text.galley().body().text(hit.chunk)[hit.range.clone()].to_owned();
    Some((reader.article, hit.chunk, hit.range.start, words))
}

#[test]
fn what_was_found_as_it_is_listed() {
    for (w, h) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut paper = Paper::spoken(&bundled(ZH), w, h, "zh");
        let screen = paper.press("/ '轮渡' enter").screen();
        insta::assert_snapshot!(format!("found_zh_{w}x{h}"), screen);
        let mut paper = Paper::spoken(&bundled(EN), w, h, "en");
        let screen = paper.press("/ 'bridge' enter").screen();
        insta::assert_snapshot!(format!("found_en_{w}x{h}"), screen);
    }
}

#[test]
fn what_the_edition_holds_is_listed_headlines_first_each_with_the_row_of_its_match() {
    let mut paper = open(EN, "en");
    paper.press("/ 'tide' enter");
    let all = listed(&paper);
    assert_eq!(all[0], 4, "“The woman who turns the tide” before what stands before it");
    assert!(all[1..].is_sorted(), "the others in the order of reading: {all:?}");
    let screen = paper.screen();
    assert!(screen.contains("Page 2"), "the page:\n{screen}");
    assert!(screen.contains("The tide goes out at half past ten"), "the row:\n{screen}");
    assert!(screen.contains("6 matches"), "{screen}");
}

#[test]
fn enter_goes_to_the_very_place_and_shows_the_match() {
    for (edition, lang, needle) in [(ZH, "zh", "盛明远"), (EN, "en", "greatcoat")] {
        for (w, h) in [(40, 12), (80, 24), (200, 60)] {
            let mut paper = Paper::spoken(&bundled(edition), w, h, lang);
            paper.press(&format!("/ '{needle}' enter"));
            paper.press("enter");
            assert_eq!(paper.app().screen, Screen::Reader);
            let Some((_, _, _, words)) = current(&paper) else { panic!("no match at {w}×{h}") };
            assert_eq!(words, needle);
            assert!(paper.screen().replace(' ', "").contains(needle), "{}", paper.screen());
        }
    }
}

#[test]
fn n_goes_through_all_matches_of_the_edition_and_n_and_back_is_the_same_way() {
    let mut paper = open(ZH, "zh");
    paper.press("/ '轮渡' enter enter");
    let mut forward = vec![current(&paper).unwrap()];
    loop {
        paper.press("n");
        let here = current(&paper).unwrap();
        assert_eq!(here.3, "轮渡");
        if here == forward[0] {
            break;
        }
        forward.push(here);
        assert!(forward.len() < 100, "it never comes round");
    }
    assert!(paper.screen().contains("从头再查"), "the way round is told: {}", paper.screen());
    // Each match of each body, once.
    let counted: usize = {
        let contents = paper.app().contents.as_ref().unwrap();
        listed(&paper).iter().filter_map(|at| contents.hits(*at)).map(|hits| hits.count).sum()
    };
    assert_eq!(forward.len(), counted);
    let mut seen = forward.clone();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), forward.len(), "none twice");
    for there in forward.iter().rev() {
        paper.press("N");
        assert_eq!(current(&paper).as_ref(), Some(there));
    }
}

#[test]
fn q_leads_from_a_match_to_the_list_of_them_and_to_where_one_began() {
    for (keys, began) in [("j j", Screen::Reader), ("f j", Screen::FrontPage)] {
        let mut paper = open(ZH, "zh");
        paper.press(keys);
        let before = paper.screen();
        paper.press("/ '轮渡' enter j");
        let list = listed(&paper);
        paper.press("enter n q q");
        // The first q ends the search in the article.
        assert_eq!((paper.app().screen, listed(&paper)), (Screen::Contents, list), "{keys}");
        paper.press("q");
        assert_eq!(paper.app().screen, began);
        let body = |screen: &str| screen.lines().skip(1).take(20).collect::<Vec<_>>().join("\n");
        assert_eq!(body(&paper.screen()), body(&before), "{keys}");
    }
}

#[test]
fn escape_before_anything_is_typed_leaves_no_trace() {
    for keys in ["/ esc", "/ '轮渡' esc", "/ backspace", "/ enter"] {
        let mut paper = open(ZH, "zh");
        let before = paper.press("j").screen();
        paper.press(keys);
        assert_eq!(paper.screen(), before, "{keys}");
    }
}

#[test]
fn in_an_article_and_in_the_article_alone_the_article_is_searched() {
    for keys in ["l", "z"] {
        let mut paper = open(ZH, "zh");
        paper.press(keys).press("/ '轮渡' enter");
        assert_eq!(paper.app().screen, Screen::Reader, "{keys}");
        let here = article(&paper);
        for _ in 0..12 {
            paper.press("n");
            assert_eq!(article(&paper), here, "{keys}: round and round in it");
        }
    }
}

#[test]
fn what_was_searched_for_before_in_the_edition_leads_nowhere_from_an_article() {
    let mut paper = open(ZH, "zh");
    paper.press("/ '轮渡' enter enter esc");
    let here = article(&paper);
    paper.press("/ '轮渡' enter");
    for _ in 0..12 {
        paper.press("n");
        assert_eq!(article(&paper), here);
    }
}

#[test]
fn from_the_contents_the_whole_list_is_a_key_away() {
    let mut paper = open(ZH, "zh");
    paper.press("a / '轮渡' enter");
    assert!(listed(&paper).len() < 21);
    assert_eq!(listed(paper.press("q")).len(), 21, "all are listed again");
    paper.press("q");
    paper.press("/ '轮渡' enter a");
    assert_eq!(listed(&paper).len(), 21, "a shows the contents");
    paper.press("a");
    assert_eq!(paper.app().screen, Screen::Reader);
}

#[test]
fn what_is_found_nowhere_is_said() {
    let mut paper = open(EN, "en");
    paper.press("/ 'zebra' enter");
    assert!(paper.screen().contains("Nothing holds that"), "{}", paper.screen());
    // Who presses Enter mends what was typed.
    paper.press("enter backspace backspace backspace backspace backspace 'bridge' enter");
    assert!(!listed(&paper).is_empty(), "{}", paper.screen());
    paper.press("/ 'zebra' enter n q");
    assert_eq!(paper.app().screen, Screen::Reader);
}

#[test]
fn each_letter_typed_narrows_what_is_found_and_each_rubbed_out_widens_it() {
    let mut paper = open(EN, "en");
    let mut found = Vec::new();
    paper.press("/");
    for letter in ["'t'", "'i'", "'d'", "'e'"] {
        paper.press(letter);
        found.push(listed(&paper));
    }
    for pair in found.windows(2) {
        assert!(pair[1].iter().all(|at| pair[0].contains(at)), "{found:?}");
    }
    for before in found.iter().rev().skip(1) {
        paper.press("backspace");
        assert_eq!(&listed(&paper), before);
    }
}

#[test]
fn who_reads_traditional_characters_finds_what_is_printed_in_simplified_ones() {
    let mut paper = open(ZH, "zh");
    paper.press("T T / '輪渡' enter");
    let found = listed(&paper);
    assert!(!found.is_empty(), "{}", paper.screen());
    assert!(paper.screen().contains("輪渡"), "{}", paper.screen());
    paper.press("enter n n n n n n n n");
    assert_eq!(current(&paper).unwrap().3, "轮渡");
    assert!(found.contains(&article(&paper)));
}

#[test]
fn the_selection_stays_on_what_one_wants_while_more_is_found() {
    let mut paper = open(EN, "en");
    paper.press("/ 'the' down down");
    let contents = paper.app().contents.as_ref().unwrap();
    assert_eq!(contents.selected(), 2);
}
