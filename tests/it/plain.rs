//! For who cannot see the whole screen at once: where the cursor stands, which a
//! screen reader or a braille display follows, and screens without signs.

use newsprint::shell::terminal::MouseKind;

use crate::support::paper::{Paper, bundled, settings};

const ZH: &str = "hekou-ribao-2026-11-22";
const EN: &str = "saltmarsh-courier-2026-11-22";

fn plain(edition: &str, (w, h): (u16, u16), language: &str) -> Paper {
    let config = settings(&format!("plain = true\nlanguage = \"{language}\"\n"));
    Paper::configured(&bundled(edition), w, h, config)
}

/// What everything is drawn of that is no word.
const DRAWN: &str = "▌│─═▪▸┆█▀▄";

#[test]
fn the_cursor_stands_at_what_is_selected_in_every_list() {
    for (language, edition, first, second) in [
        ("zh", ZH, "苇江二桥昨日通车", "听船的人"),
        ("en", EN, "Bridge swings shut", "A hedge of some"),
    ] {
        let mut paper = Paper::spoken(&bundled(edition), 80, 24, language);
        assert!(paper.row_at_cursor().contains(first), "headlines");
        assert!(paper.press("j").row_at_cursor().contains(second), "headlines, further down");
        assert!(paper.press("a").row_at_cursor().contains(second), "contents");
        assert!(paper.press("k").row_at_cursor().contains(first), "contents, further up");
        // On the front page a story begins with its kicker, and letters stand apart.
        let row = usize::from(paper.press("q k f").cursor().y);
        let head: Vec<_> = paper.screen().lines().skip(row).take(2).map(str::to_owned).collect();
        let closed = |text: &str| text.replace(' ', "");
        assert!(closed(&head.concat()).contains(&closed(first)), "front page: {head:?}");
        paper.press("f enter m B");
        let row = usize::from(paper.cursor().y);
        let screen = paper.screen();
        let mut entry = screen.lines().skip(row).take_while(|row| row.starts_with(['▌', '|']));
        assert!(entry.any(|row| row.contains(first)), "its words, and where they stand: {screen}");
        assert!(!paper.press("q ctrl-r").row_at_cursor().trim().is_empty(), "{}", paper.screen());
        assert!(paper.press("q h h").cursor().x < 20, "sections");
    }
}

#[test]
fn on_the_newsstand_it_stands_at_the_paper_and_in_a_calendar_at_the_day() {
    let mut paper = Paper::newsstand_in(80, 24, settings("language = \"zh\"\n"));
    assert!(paper.row_at_cursor().contains("河口日报"));
    assert!(paper.press("j").row_at_cursor().contains("河口晚报"));
    assert!(paper.press("k c").row_at_cursor().contains("11月22日"));
    assert!(paper.press("h").row_at_cursor().contains("11月21日"));
}

#[test]
fn in_a_text_it_stands_at_the_first_row_at_a_match_and_at_the_end_of_a_passage() {
    let mut paper = Paper::spoken(&bundled(EN), 80, 24, "en");
    for keys in ["enter z", "space"] {
        let first = paper.press(keys).row_at_cursor();
        assert!(!first.is_empty());
        assert_eq!(paper.screen().lines().nth(2).unwrap(), first, "the first row of the screen");
    }
    paper.press("g g / 'greatcoat' enter");
    let row = paper.row_at_cursor();
    assert!(row.contains("greatcoat"), "{row}\n{}", paper.screen());
    let cursor = paper.cursor();
    assert!(!cursor.is_shown, "a look at it is enough for who sees");
    paper.press("v v l l");
    assert_eq!(paper.cursor().y, cursor.y);
    assert_eq!(paper.cursor().x, cursor.x + "greatcoat".len() as u16 + 1, "it moves along");
}

#[test]
fn on_the_last_screen_of_an_article_it_stands_at_what_is_new() {
    let mut paper = Paper::spoken(&bundled(EN), 80, 24, "en");
    paper.press("enter z space space");
    let fresh = paper.row_with("▸").expect("the sign at the first new row");
    assert_eq!(paper.row_at_cursor(), fresh);
}

#[test]
fn where_one_types_and_where_a_message_covers_the_text_it_stands_there() {
    let mut paper = Paper::spoken(&bundled(EN), 80, 24, "en");
    paper.press("enter / 'tide'");
    assert!(paper.row_at_cursor().starts_with(" /tide") && paper.cursor().is_shown);
    let mut paper = Paper::spoken(&bundled(EN), 40, 12, "en");
    paper.press("enter : 'nonsense' enter");
    assert!(paper.row_at_cursor().contains("nonsense"), "{}", paper.screen());
}

#[test]
fn it_stands_in_text_that_runs_downwards() {
    let mut paper = Paper::spoken(&bundled(ZH), 80, 24, "zh");
    paper.press("enter z |");
    let first = paper.cursor();
    assert!(first.x > 50, "columns begin at the right");
    paper.press("v j");
    assert!(paper.cursor().y > first.y);
}

/// Every screen, with the keys that lead there from an open edition.
const WAYS: [&str; 14] = [
    "",
    "enter",
    "enter space",
    "h",
    "a",
    "f",
    "a j j",
    "enter m B",
    "ctrl-r",
    "?",
    "S 'a'",
    ": 'messages' enter",
    "enter v l",
    "enter : 'nonsense' enter : 'messages' enter",
];

#[test]
fn plain_screens_are_drawn_of_words_alone_whatever_their_size() {
    for size in [(40, 12), (80, 24), (200, 60)] {
        for (language, edition) in [("zh", ZH), ("en", EN)] {
            for keys in WAYS {
                let mut paper = plain(edition, size, language);
                let screen = paper.press(keys).screen();
                assert!(!screen.contains(|c| DRAWN.contains(c)), "{keys} {size:?}\n{screen}");
                assert!(paper.cursor().is_shown, "{keys} {size:?}\n{screen}");
                assert!(!paper.row_at_cursor().trim().is_empty(), "{keys} {size:?}\n{screen}");
            }
        }
    }
}

#[test]
fn plain_screens_show_one_thing_at_a_time_from_the_left_edge() {
    let mut paper = plain(EN, (200, 60), "en");
    let list = paper.screen();
    assert!(!list.contains("At a quarter past six"), "the list alone\n{list}");
    let text = paper.press("enter").screen();
    assert!(!text.contains("A hedge of some standing"), "the article alone\n{text}");
    assert!(text.lines().nth(1).unwrap().starts_with(|c: char| c != ' '), "{text}");
    // The page as a broadsheet is a list, too, and f leads back.
    assert!(paper.press("f").screen().contains("Letters to the editor"));
    assert_eq!(paper.press("f").screen(), text);
    assert!(paper.press("c").screen().contains("plain screens have one column"));
}

#[test]
fn plain_screens_say_in_words_what_others_show_by_a_sign() {
    let mut paper = plain(ZH, (80, 24), "zh");
    let row = paper.press("enter J q").row_with("苇江二桥昨日通车").unwrap();
    assert!(!row.contains("读完"), "{row}");
    let row = paper.press("g g enter space space space q").row_with("苇江二桥昨日通车").unwrap();
    assert!(row.ends_with("读完"), "{row}");
    let row = paper.press("a").row_with("苇江二桥昨日通车").unwrap();
    assert!(row.contains("读完"), "{row}");
    let mut paper = plain(ZH, (80, 24), "zh");
    assert!(!paper.press("enter").screen().contains("有书签"));
    assert!(paper.press("m j").screen().contains("有书签"));
}

#[test]
fn a_calendar_is_told_day_by_day() {
    let config = settings("plain = true\nlanguage = \"zh\"\n");
    let mut paper = Paper::newsstand_in(80, 24, config);
    let screen = paper.press("c").screen();
    assert!(screen.lines().nth(1).unwrap().contains("11月22日"), "{screen}");
    assert!(paper.press("h").row_at_cursor().contains("11月21日"));
    // A click where days would be does nothing.
    paper.point(MouseKind::Press, 10, 3);
    assert!(paper.row_at_cursor().contains("11月21日"));
}
