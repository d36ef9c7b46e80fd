//! The command line, the help, and what may be pressed next.

use newsprint::app::Screen;
use ratatui::style::Modifier;

use crate::support::paper::{Paper, bundled, settings};

const EN: &str = "saltmarsh-courier-2026-11-22";
const LANGUAGES: [&str; 4] = ["zh", "ja", "ko", "en"];

fn en(w: u16, h: u16) -> Paper {
    Paper::spoken(&bundled(EN), w, h, "en")
}

fn foot(paper: &mut Paper) -> String {
    paper.screen().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn the_command_line_tells_what_can_be_typed_and_what_each_does() {
    let mut paper = en(80, 24);
    let screen = paper.press(":").screen();
    assert!(screen.contains("down one row or entry"), "{screen}");
    let screen = paper.press("'book'").screen();
    assert!(screen.contains("bookmark   bookmark this place"), "{screen}");
    assert!(screen.contains("bookmarks  list the bookmarks"), "{screen}");
    let screen = paper.press("'marks'").screen();
    assert!(!screen.contains("bookmark this place"), "{screen}");
}

#[test]
fn tab_and_the_arrows_put_a_command_on_the_line_and_enter_does_it() {
    let mut paper = en(80, 24);
    assert_eq!(foot(paper.press(": 'book' tab")), " :bookmark");
    assert_eq!(foot(paper.press("tab")), " :bookmarks");
    assert_eq!(foot(paper.press("tab")), " :bookmark", "round and round");
    assert_eq!(foot(paper.press("up")), " :bookmarks");
    assert_eq!(foot(paper.press("up down")), " :bookmarks");
    paper.press("enter");
    assert_eq!(paper.app().screen, Screen::Bookmarks);
    paper.press("q : 'theme' space tab tab tab enter");
    assert_eq!(paper.app().themes[paper.app().theme], "sepia");
    // Up from a line that nothing was chosen for leads to what was typed before.
    assert_eq!(foot(paper.press(": up")), " :theme sepia");
    assert_eq!(foot(paper.press("up")), " :bookmarks");
}

#[test]
fn a_mistyped_command_is_answered_with_the_nearest() {
    let mut paper = en(80, 24);
    let screen = paper.press(": 'exp'").screen();
    assert!(screen.contains("write-out"), "by the name that others have for it: {screen}");
    let screen = paper.press("esc : 'zzz'").screen();
    assert!(screen.contains("no command “zzz”"), "told while it is typed: {screen}");
    let screen = paper.press("esc : 'bokmarks'").screen();
    assert!(screen.contains("list the bookmarks"), "told while it is typed: {screen}");
    let screen = paper.press("enter").screen();
    assert!(screen.contains("no command “bokmarks”; did you mean “bookmarks”?"), "{screen}");
}

#[test]
fn nothing_of_the_command_line_is_clipped_on_the_smallest_paper() {
    for language in LANGUAGES {
        let mut paper = Paper::spoken(&bundled(EN), 40, 12, language);
        let mut told = String::new();
        paper.press(": 'a'");
        for _ in 0..60 {
            told.push_str(&paper.press("tab").screen());
        }
        // The longest name and the longest label of what has an `a` in it, in
        // rows that are not cut.
        assert!(told.contains("default-measure"), "{told}");
        if language == "en" {
            assert!(told.contains("mark as read, or"), "{told}");
            assert!(told.contains("  unread"), "{told}");
        }
        let screen = paper.press("esc : 'nothing-of-the-kind' enter").screen();
        let told: String = screen.lines().rev().take(9).collect();
        assert!(!told.contains('…'), "the whole message is shown: {screen}");
    }
}

#[test]
fn the_help_tells_of_this_screen_first() {
    let mut stand = Paper::newsstand(80, 24);
    let first = stand.press("?").screen();
    assert!(first.contains("fetch papers"), "{first}");
    assert!(!first.contains("name the bookmark"), "{first}");
    let mut paper = en(80, 24);
    let first = paper.press("?").screen();
    assert!(first.contains("In an edition"), "{first}");
    assert!(first.contains("next article, article before"), "{first}");
    assert!(!first.contains("fetch papers"), "{first}");
    let rest = paper.press("space").screen();
    assert!(rest.contains("On the newsstand") && rest.contains("fetch papers"), "{rest}");
}

#[test]
fn the_help_takes_two_pages_of_80_by_24_and_says_which_one_it_is() {
    for language in LANGUAGES {
        for keys in ["?", "enter ?", "enter f ?", "B ?"] {
            let config = settings(&format!("language = \"{language}\"\n"));
            let mut paper = Paper::newsstand_in(80, 24, config);
            let first = paper.press(keys).screen();
            let top = first.lines().next().unwrap();
            assert!(top.ends_with("1/2"), "{language} {keys}: {first}");
            let second = paper.press("space").screen();
            assert!(second.lines().next().unwrap().ends_with("2/2"), "{second}");
            assert_eq!(paper.press("space").screen(), second);
        }
    }
}

#[test]
fn the_help_is_searched_as_a_list_is_filtered() {
    let mut paper = en(80, 24);
    let screen = paper.press("? / 'front'").screen();
    assert!(screen.contains("front page"), "{screen}");
    assert!(!screen.contains("next theme") && screen.contains("1/1"), "{screen}");
    let screen = paper.press("enter").screen();
    assert!(screen.contains("holding “front”"), "{screen}");
    // Commands are found by their names, whatever the language.
    let screen = paper.press("/ 'zen' enter").screen();
    assert!(screen.contains("the article alone"), "{screen}");
    let screen = paper.press("/ 'xyzzy' enter").screen();
    assert!(screen.contains("Nothing"), "{screen}");
    assert!(paper.press("q").screen().contains("down, up"));
    paper.press("q");
    assert_eq!(paper.app().screen, Screen::Reader);
}

#[test]
fn hints_are_neither_dim_nor_under_what_was_there_before() {
    for theme in ["dark", "light", "sepia", "contrast", "mono"] {
        let config = settings(&format!("theme = \"{theme}\"\n"));
        let mut paper = Paper::newsstand_in(80, 24, config);
        let foot = foot(&mut paper);
        let at = foot.find("? help").unwrap();
        let looks = paper.looks();
        for (x, _) in foot[at..].char_indices().filter(|(_, c)| *c != ' ') {
            let style = looks[23][at + x];
            assert!(!style.add_modifier.contains(Modifier::DIM), "{theme}: {style:?}");
        }
    }
}

#[test]
fn a_click_on_a_hint_is_its_key() {
    let mut paper = en(80, 24);
    paper.click("? help");
    assert_eq!(paper.app().screen, Screen::Help);
    paper.click("q back");
    assert_eq!(paper.app().screen, Screen::Reader);
    let before = paper.screen();
    assert_ne!(paper.click("Space").screen(), before);
}

#[test]
fn who_reads_for_the_first_time_is_told_how_to_move_and_how_to_leave() {
    let path = bundled(EN);
    let mut paper = Paper::newsstand(80, 24);
    let first = foot(&mut paper);
    assert!(first.contains("j k move") && first.contains("q quit"), "{first}");
    assert_ne!(paper.click("j k").screen(), "", "a click on it moves");
    let mut paper = paper.reopen(&path, 80, 24);
    let again = foot(&mut paper);
    assert!(!again.contains("j k"), "{again}");
    assert!(again.contains("q back"), "{again}");
}

#[test]
fn the_keys_on_and_back_are_shown_on_the_smallest_paper() {
    for language in LANGUAGES {
        let mut paper = Paper::spoken(&bundled("hekou-ribao-2026-11-22"), 40, 12, language);
        let foot = foot(paper.press("enter space"));
        for key in ["?", "Space", "q"] {
            assert!(foot.split_whitespace().any(|word| word == key), "{language}: {foot}");
        }
    }
}

#[test]
fn a_key_that_does_nothing_says_so_where_it_was_silent() {
    for (language, told) in [("en", "does nothing here"), ("zh", "此处不用这个键")] {
        for (w, h) in [(80, 24), (40, 12)] {
            let mut paper = Paper::spoken(&bundled(EN), w, h, language);
            for keys in ["Z", "B Z", "left", "enter", "4", "q V enter", "q W enter", "q"] {
                let is_told = paper.press(keys).screen().contains(told);
                assert_eq!(is_told, keys != "q", "{language} {w}×{h} {keys}\n{}", paper.screen());
            }
        }
    }
    let mut paper = en(80, 24);
    let messages = paper.press("Z !").screen();
    assert!(!messages.contains("does nothing"), "it is worth no line there:\n{messages}");
}

#[test]
fn a_list_without_entries_offers_nothing_that_is_done_to_one() {
    for screen in ["B", "V", "W"] {
        let mut paper = en(120, 40);
        let hints = foot(paper.press(screen));
        assert!(hints.contains("q back"), "{hints}");
        for wrong in ["Enter", "remove", "name", "note"] {
            assert!(!hints.contains(wrong), "{screen}: {hints}");
        }
    }
}

#[test]
fn what_scrolls_out_of_the_line_that_is_typed_is_told_by_a_sign() {
    let mut paper = en(40, 12);
    let typed = foot(paper.press(": 'one_word_that_is_longer_than_this_small_screen'"));
    assert!(typed.starts_with(" :…") && typed.ends_with("small_screen"), "{typed}");
    let begun = foot(paper.press("ctrl-a"));
    assert!(begun.starts_with(" :one_word") && begun.ends_with('…'), "{begun}");
}

#[test]
fn the_look_as_configured_is_taken_back_by_undo() {
    let mut paper = en(120, 40);
    paper.press("t t z");
    let chosen = (paper.app().theme, paper.screen());
    assert!(paper.press("=").screen().contains("u takes it back"), "{}", paper.screen());
    assert_ne!(paper.app().theme, chosen.0);
    let back = paper.press("u").screen();
    assert!(back.contains("the look is as it was"), "{back}");
    assert_eq!(paper.app().theme, chosen.0);
    let rows = |screen: &str| screen.lines().take(38).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rows(&back), rows(&chosen.1));
}

#[test]
fn a_number_of_no_section_and_of_no_story_says_how_many_there_are() {
    let mut paper = en(80, 24);
    assert!(foot(paper.press("9")).contains("no section 9: 4 in all"), "{}", foot(&mut paper));
    let foot = foot(paper.press("f 9"));
    assert!(foot.contains("no story 9: "), "{foot}");
}

#[test]
fn enter_before_a_passage_begins_copies_no_word_that_nobody_chose() {
    let mut paper = en(80, 24);
    let screen = paper.press("enter v enter").screen();
    assert!(!screen.contains("copied") && screen.contains('v'), "{screen}");
}

#[test]
fn columns_are_refused_without_advice_that_leads_nowhere() {
    let mut paper = en(80, 24);
    assert!(paper.press("c").screen().contains("z shows the article alone"), "{}", paper.screen());
    let mut small = en(40, 12);
    let told = small.press("c").screen();
    assert!(told.contains("columns need a wider") && !told.contains("alone"), "{told}");
}
