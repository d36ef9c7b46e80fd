//! Keys to screens: what a reader does with an edition.

use newsprint::app::Screen;
use newsprint::config::{Config, Origin};
use newsprint::layout::{Ambiguous, Widths};
use newsprint::toml_file::Literal;

use crate::support::paper::{Paper, bundled};

const ZH: &str = "hekou-ribao-2026-11-22";
const EN: &str = "saltmarsh-courier-2026-11-22";

fn zh(w: u16, h: u16) -> Paper {
    Paper::edition(&bundled(ZH), w, h)
}

#[test]
fn enter_opens_an_edition_and_q_comes_back_to_the_newsstand() {
    let mut paper = Paper::newsstand(80, 24);
    assert!(paper.screen().contains("The Saltmarsh Courier"));
    paper.press("j enter");
    assert!(paper.screen().contains("A01 要闻"));
    paper.press("q");
    assert_eq!(paper.app().screen, Screen::Newsstand);
}

#[test]
fn space_reads_to_the_end_and_then_the_next_article() {
    let mut paper = zh(80, 24);
    let first = paper.app().reader.as_ref().unwrap().article;
    for _ in 0..40 {
        paper.press("space");
        if paper.app().reader.as_ref().unwrap().article != first {
            break;
        }
    }
    let reader = paper.app().reader.as_ref().unwrap();
    assert_eq!(reader.article, first + 1);
    assert!(reader.is_read(first), "an article read to its end is marked so");
    assert!(paper.screen().contains("1/21 read"));
}

#[test]
fn the_edition_has_an_end_and_says_so() {
    let mut paper = zh(80, 24);
    paper.press("G").press("4").press("tab G");
    for _ in 0..300 {
        paper.press("space");
    }
    let screen = paper.screen();
    assert!(screen.contains("the end of this edition"), "{screen}");
    // What is pressed next leads somewhere.
    assert!(screen.contains("q back") && !screen.contains("read on"), "{screen}");
}

#[test]
fn a_resize_keeps_the_text_at_the_top_however_often_it_comes() {
    let mut paper = zh(120, 40);
    paper.press("j enter space");
    let place = |paper: &mut Paper| {
        let text = paper.app().reader.as_ref().unwrap().text.as_ref().unwrap();
        (text.top(), text.area().measure)
    };
    let before = place(&mut paper);
    for (w, h) in [(40, 12), (200, 60), (61, 20), (23, 7), (120, 40)] {
        paper.resize(w, h);
    }
    assert_eq!(place(&mut paper), before);
}

#[test]
fn a_reader_comes_back_to_where_the_last_reading_ended() {
    let mut paper = zh(80, 24);
    paper.press("j enter space space");
    let top = paper.screen().lines().nth(2).unwrap().to_owned();
    let mut again = paper.reopen(&bundled(ZH), 80, 24);
    assert_eq!(again.app().reader.as_ref().unwrap().article, 1);
    assert_eq!(again.screen().lines().nth(2).unwrap().split('│').nth(1), top.split('│').nth(1));
}

#[test]
fn a_reader_who_wishes_so_begins_at_the_beginning() {
    let forget = Literal::Flag(false);
    let mut config = Config::default();
    config.set("reading.remember", forget, Origin::CommandLine("a test")).unwrap();
    let mut paper = Paper::configured(&bundled(ZH), 80, 24, config);
    paper.press("r j enter space space");
    let again = paper.reopen(&bundled(ZH), 80, 24);
    let reader = again.app().reader.as_ref().unwrap();
    assert_eq!(reader.article, 0);
    assert!(reader.is_read(0), "what was read stays marked");
}

#[test]
fn a_search_shows_its_matches_and_escape_ends_it() {
    let mut paper = zh(100, 30);
    paper.press("enter / '轮渡' enter");
    assert!(paper.screen().contains("“轮渡” 1/"), "{}", paper.screen());
    paper.press("n");
    assert!(paper.screen().contains("“轮渡” 2/"));
    paper.press("N");
    assert!(paper.screen().contains("“轮渡” 1/"));
    paper.press("esc");
    assert!(!paper.screen().contains("“轮渡”"));
    let first = paper.app().reader.as_ref().unwrap().article;
    paper.press("n");
    assert_eq!(
        paper.app().reader.as_ref().unwrap().article,
        first + 1,
        "n is the next article again"
    );
}

#[test]
fn a_word_that_is_not_there_is_told_and_the_place_is_kept() {
    let mut paper = zh(100, 30);
    paper.press("enter space");
    let before = paper.screen();
    paper.press("/ 'zebra' enter");
    let after = paper.screen();
    assert!(after.contains("not found in this article: zebra"));
    assert_eq!(before.lines().nth(3), after.lines().nth(3));
}

#[test]
fn a_bookmark_leads_back_to_its_line_in_a_window_half_as_wide() {
    let mut paper = zh(120, 40);
    paper.press("j enter space m");
    let marked = paper.app().bookmarks.all[0].anchor.quote.exact.clone();
    let words: String = marked.chars().take(6).collect();
    paper.press("K B");
    assert!(paper.screen().contains(&words));
    paper.resize(60, 20).press("enter");
    assert_eq!(paper.app().screen, Screen::Reader);
    // The row may be spaced otherwise there.
    let row = paper.screen().lines().nth(2).unwrap().replace(' ', "");
    assert!(row.contains(&words), "{}", paper.screen());
}

#[test]
fn a_bookmark_is_named_removed_and_brought_back() {
    let mut paper = zh(80, 24);
    paper.press("m B r '通车' enter");
    assert!(paper.row_with("通车").is_some());
    paper.press("d");
    assert!(paper.screen().contains("No bookmarks yet"));
    paper.press("u");
    assert_eq!(paper.app().bookmarks.all[0].name, "通车");
    paper.press("u");
    assert_eq!(paper.app().bookmarks.all[0].name, "");
    paper.press("u");
    assert!(paper.app().bookmarks.all.is_empty());
}

#[test]
fn sections_are_walked_and_picked_by_number() {
    let mut paper = zh(120, 40);
    paper.press("]");
    assert!(paper.screen().contains("经济 1/3"));
    paper.press("3");
    assert!(paper.screen().contains("社会 1/10"));
    paper.press("[ [ [");
    assert!(paper.screen().contains("this is the first section"));
}

#[test]
fn the_editions_of_a_paper_are_turned_with_braces() {
    let mut paper = Paper::newsstand(80, 24);
    paper.press("j enter {");
    assert!(paper.screen().contains("2026年11月21日"));
    paper.press("{");
    assert!(paper.screen().contains("no earlier edition"));
    paper.press("}");
    assert!(paper.screen().contains("2026年11月22日"));
}

#[test]
fn beside_an_edition_that_was_named_others_are_looked_for_when_they_are_asked_for() {
    let mut paper = Paper::edition(&bundled("hekou-ribao-2026-11-21"), 80, 24);
    assert!(!paper.runtime().errands.fill);
    paper.press("}");
    assert!(paper.runtime().errands.fill, "nobody looked yet");
    let mut rest = paper.runtime().rest();
    assert_eq!(rest.fill(), Vec::<String>::new());
    paper.runtime().restock(rest, &[]);
    assert!(paper.wait().screen().contains("2026年11月22日"));
    paper.press("}");
    assert!(paper.screen().contains("no later edition"));
}

#[test]
fn jumps_are_walked_back_and_forth() {
    let mut paper = zh(80, 24);
    paper.press("j enter G");
    let end = paper.screen();
    paper.press("g g ctrl-o");
    assert_eq!(paper.screen().lines().nth(5), end.lines().nth(5));
}

#[test]
fn copies_are_paragraphs_without_screen_lines() {
    let mut paper = zh(40, 12);
    paper.press("enter Y");
    let text = paper.copied();
    assert!(text.contains("今日清晨6时整，苇江二桥渡东桥头的红色水马移开，31路公交车按了一声喇叭"));
    assert!(
        text.trim_end().ends_with(
            "——《河口日报》，2026年11月22日，A01版：《苇江二桥昨日通车　渡东渡西三分钟》"
        )
    );
}

#[test]
fn long_text_stands_in_columns_on_a_wide_screen_and_turns_whole_pages() {
    let mut paper = zh(200, 20);
    paper.press("j z c");
    let text = |paper: &Paper| {
        let text = paper.app().reader.as_ref().unwrap().text.as_ref().unwrap();
        (text.area().columns, text.top())
    };
    let (columns, start) = text(&paper);
    assert_eq!(columns, 4);
    paper.press("space");
    let (_, second) = text(&paper);
    assert!(second > start);
    paper.press("b");
    assert_eq!(text(&paper).1, start, "back and forth is the same page");
}

#[test]
fn no_column_of_any_page_ends_with_a_subhead_or_begins_empty() {
    for height in 12..30 {
        let mut paper = Paper::edition(&bundled(EN), 200, height);
        paper.press("z c");
        for _ in 0..12 {
            let reader = paper.app().reader.as_ref().unwrap();
            let columns = reader.text.as_ref().unwrap().columns();
            let columns = columns.iter().map(|column| &column.lines);
            for column in columns.filter(|column| !column.is_empty()) {
                let (first, last) = (&column[0], &column[column.len() - 1]);
                assert!(first.text.is_some(), "a hole on top at {height}");
                assert!(!last.announces(), "an orphan at {height}");
            }
            paper.press("space");
        }
    }
}

#[test]
fn a_window_too_small_for_text_says_so_and_nothing_panics_at_any_size() {
    let mut paper = zh(80, 24);
    paper.press("j enter space");
    for w in [1, 2, 5, 19, 20, 21, 33, 59, 60, 61, 109, 110, 250] {
        for h in [1, 2, 4, 5, 6, 9, 10, 15, 16, 70] {
            paper.resize(w, h);
            let screen = paper.screen();
            if w >= 19 && h == 4 {
                assert!(screen.contains("too small"));
            }
        }
    }
    for keys in ["z c", "B", "?", "q q", "/ 'a' enter"] {
        paper.press(keys).resize(21, 5);
        paper.screen();
        paper.resize(3, 2);
        paper.screen();
    }
}

#[test]
fn a_terminal_that_draws_ambiguous_characters_wide_gets_them_measured_so() {
    let mut paper = zh(80, 24);
    let wide = Widths { ambiguous: Ambiguous::Wide, ..Widths::default() };
    paper.tell_widths(wide);
    for row in paper.screen().lines() {
        assert!(wide.text(row) <= 80, "{row}");
        assert!(!row.contains(['─', '│', '▌']), "chrome stays one column wide: {row}");
    }
}

#[test]
fn the_help_lists_every_key_and_scrolls() {
    let mut paper = zh(80, 24);
    paper.press("?");
    let mut seen = paper.screen();
    for _ in 0..60 {
        paper.press("j");
        seen.push_str(&paper.screen());
    }
    for words in ["read on", "list the bookmarks", "front page", "suspend", "quit"] {
        assert!(seen.contains(words), "{words}");
    }
    paper.press("q");
    assert_eq!(paper.app().screen, Screen::Reader);
}

#[test]
fn commands_have_the_names_of_actions_and_mistakes_are_told() {
    let mut paper = zh(80, 24);
    paper.press(": 'theme' space 'sepia' enter");
    assert_eq!(paper.app().themes[paper.app().theme], "sepia");
    paper.press(": 'article' space '3' enter");
    assert_eq!(paper.app().reader.as_ref().unwrap().article, 2);
    paper.press(": 'nonsense' enter");
    assert!(paper.screen().contains("no command “nonsense”"));
}

#[test]
fn english_is_set_ragged_with_its_own_words() {
    let mut paper = Paper::edition(&bundled(EN), 100, 30);
    let screen = paper.screen();
    assert!(screen.contains("Sunday, 22 November 2026"), "{screen}");
    assert!(screen.contains("min left"), "{screen}");
}

#[test]
fn undo_has_something_to_say_when_there_is_nothing() {
    let mut paper = zh(80, 24);
    paper.press("u");
    assert!(paper.screen().contains("nothing to undo"));
    paper.press("r");
    assert!(paper.app().reader.as_ref().unwrap().is_read(0));
    paper.press("u");
    assert!(!paper.app().reader.as_ref().unwrap().is_read(0));
}

#[test]
fn the_name_of_a_section_that_has_no_room_says_that_it_goes_on() {
    let mut paper = Paper::spoken(&bundled(EN), 120, 40, "en");
    let screen = paper.screen();
    let cut: Vec<_> = screen.lines().filter(|row| row.contains("Arts")).collect();
    assert!(cut.iter().any(|row| row.contains("Arts & S…")), "{screen}");
    // Where there is room the name is whole.
    assert!(paper.resize(200, 60).screen().contains("Arts & Sport"), "{}", paper.screen());
}

#[test]
fn q_after_going_back_and_forward_again_leads_to_the_newsstand_and_not_out() {
    let mut paper = Paper::newsstand(80, 24);
    paper.press("enter H L");
    assert_eq!(paper.app().screen, Screen::Reader);
    paper.press("q");
    assert_eq!(paper.app().screen, Screen::Newsstand);
}

#[test]
fn after_a_search_for_nothing_n_finds_nothing_and_opens_no_other_article() {
    let mut paper = Paper::spoken(&bundled("saltmarsh-courier-2026-11-22"), 80, 24, "en");
    paper.press("enter / 'zork' enter");
    let article = paper.app().reader.as_ref().unwrap().article;
    let screen = paper.press("n").screen();
    assert!(screen.contains("zork"), "{screen}");
    assert_eq!(paper.app().reader.as_ref().unwrap().article, article);
    paper.press("esc n");
    assert_ne!(paper.app().reader.as_ref().unwrap().article, article, "no search any more");
}
