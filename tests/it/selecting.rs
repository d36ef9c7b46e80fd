//! Selecting a passage: by keys and by the mouse, in every language and setting.

use newsprint::shell::terminal::MouseKind;
use ratatui::style::{Modifier, Style};
use tempfile::TempDir;

use crate::support::paper::{Paper, bundled};

const ZH: &str = "hekou-ribao-2026-11-22";
const EN: &str = "saltmarsh-courier-2026-11-22";

fn en(w: u16, h: u16) -> Paper {
    Paper::spoken(&bundled(EN), w, h, "en")
}

fn zh(w: u16, h: u16) -> Paper {
    Paper::spoken(&bundled(ZH), w, h, "zh")
}

/// What stands on the screen in reverse.
fn reversed(paper: &mut Paper) -> String {
    let looks = paper.looks();
    let screen = paper.screen();
    let mut out = String::new();
    for (row, styles) in screen.lines().zip(looks) {
        let mut x = 0;
        for c in row.chars() {
            let style: Style = styles.get(x).copied().unwrap_or_default();
            if style.add_modifier.contains(Modifier::REVERSED) {
                out.push(c);
            }
            x += newsprint::layout::Widths::default().of(&c.to_string());
        }
    }
    out
}

/// The cell where a text begins.
fn cell(paper: &mut Paper, text: &str) -> (u16, u16) {
    let screen = paper.screen();
    let widths = newsprint::layout::Widths::default();
    let mut rows = screen.lines().enumerate();
    let at =
        rows.find_map(|(y, row)| Some((widths.text(&row[..row.find(text)?]) as u16, y as u16)));
    at.unwrap_or_else(|| panic!("{text} is not on the screen:\n{screen}"))
}

#[test]
fn v_selects_where_one_reads_and_y_copies_it_as_it_was_written() {
    let mut paper = en(80, 24);
    paper.press("enter z v");
    assert_eq!(reversed(&mut paper), "The");
    assert!(paper.screen().contains("v start here"), "the foot says what can be done");
    paper.press("v");
    assert!(paper.screen().contains("y copy"), "and what then");
    // To the end of the paragraph, over the ends of rows.
    for _ in 0..8 {
        paper.press("w");
    }
    assert!(reversed(&mut paper).starts_with("The Corporation Bridge, which has stood open"));
    let screen = paper.press("y").screen();
    assert!(screen.contains("passage copied"), "{screen}");
    let copied = paper.copied();
    assert!(copied.starts_with("The Corporation Bridge, which has stood open"), "{copied}");
    assert!(!copied.contains('\n'), "rows leave no trace: {copied}");
    assert_eq!(reversed(&mut paper), "");
}

#[test]
fn letters_rows_words_and_the_other_end_move_it() {
    let mut paper = zh(80, 24);
    paper.press("enter z v");
    let first = reversed(&mut paper);
    assert_eq!(first, "今日");
    paper.press("v l");
    assert_eq!(reversed(&mut paper), "今日清");
    paper.press("h h");
    assert_eq!(reversed(&mut paper), "今");
    paper.press("w");
    assert_eq!(reversed(&mut paper), "今日清");
    paper.press("j");
    assert!(reversed(&mut paper).chars().count() > 30, "a row more");
    paper.press("k");
    assert_eq!(reversed(&mut paper), "今日清");
    paper.press("o l");
    assert_eq!(reversed(&mut paper), "日清", "the beginning was moved");
    paper.press("esc");
    assert_eq!(reversed(&mut paper), "");
}

#[test]
fn a_passage_goes_over_paragraphs_and_screens() {
    let mut paper = zh(40, 12);
    let before = paper.press("enter space v v").screen();
    for _ in 0..20 {
        paper.press("j");
    }
    assert_ne!(paper.screen(), before, "it scrolls");
    paper.press("G y");
    let copied = paper.copied();
    assert!(copied.matches("\n\n").count() >= 3, "whole paragraphs: {copied}");
    assert!(copied.chars().count() > 300, "{copied}");
    paper.press("v v g g y");
    assert!(paper.copied().starts_with("今日清晨6时整"), "back to the beginning");
}

#[test]
fn a_passage_is_bookmarked_and_found_again() {
    let mut paper = zh(120, 40);
    let screen = paper.press("enter v v w w w b B").screen();
    assert!(screen.lines().nth(2).unwrap().ends_with("今日清晨6时"), "{screen}");
    let mut paper = paper.reopen(&bundled(ZH), 120, 40);
    let screen = paper.press("J J B enter").screen();
    assert!(screen.contains("苇江二桥渡东桥头"), "{screen}");
}

#[test]
fn a_search_is_what_is_selected_first() {
    let mut paper = en(80, 24);
    paper.press("enter / 'greatcoat' enter v y");
    assert_eq!(paper.copied(), "greatcoat");
}

#[test]
fn the_mouse_draws_a_passage_and_lets_it_go_onto_the_clipboard() {
    let mut paper = en(80, 24);
    paper.press("enter");
    let from = cell(&mut paper, "Corporation");
    let to = cell(&mut paper, "shipping and");
    paper.point(MouseKind::Press, from.0, from.1).point(MouseKind::Drag, to.0 + 7, to.1);
    let shown = reversed(&mut paper);
    assert!(shown.starts_with("Corporation") && shown.ends_with("shipping"), "{shown}");
    paper.point(MouseKind::Release, to.0 + 7, to.1);
    assert_eq!(paper.copied(), "Corporation Bridge, which has stood open to shipping");
    // A click somewhere ends it.
    paper.point(MouseKind::Press, to.0, to.1).point(MouseKind::Release, to.0, to.1);
    assert_eq!(reversed(&mut paper), "");
    assert!(paper.runtime().errands.copied.is_empty(), "a click copies nothing");
}

#[test]
fn two_clicks_take_the_word_and_three_the_paragraph() {
    let mut paper = zh(80, 24);
    paper.press("enter z");
    let at = cell(&mut paper, "清晨");
    paper.clicks(at.0 + 2, at.1, 1);
    assert_eq!(reversed(&mut paper), "");
    paper.clicks(at.0, at.1, 2);
    assert_eq!(reversed(&mut paper), "清晨");
    assert_eq!(paper.copied(), "清晨");
    paper.clicks(at.0 + 3, at.1, 3);
    let copied = paper.copied();
    assert!(copied.starts_with("今日清晨6时整，") && !copied.contains('\n'), "{copied}");
}

#[test]
fn right_to_left_text_is_copied_in_the_order_it_is_read_in() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("a.md");
    let text = "---\ntitle: عنوان\nlanguage: ar\n---\n\nمرحبا بالعالم 2026 الجديد.\n";
    std::fs::write(&path, text).unwrap();
    let mut paper = Paper::edition(&path, 80, 24);
    paper.press("enter v");
    assert_eq!(reversed(&mut paper).chars().count(), 5, "one word");
    // To the left is on.
    paper.press("v h h h y");
    assert_eq!(paper.copied(), "مرحبا با");
}

#[test]
fn in_text_that_runs_downwards_the_keys_go_as_they_are_seen() {
    let mut paper = zh(80, 24);
    paper.press("enter | v");
    assert_eq!(reversed(&mut paper), "今日");
    paper.press("v j");
    assert_eq!(reversed(&mut paper).chars().count(), 3);
    paper.press("h y");
    let copied = paper.copied();
    assert!(copied.starts_with("今日清晨") && copied.chars().count() > 10, "{copied}");
}

#[test]
fn other_keys_end_the_selecting_and_do_what_they_do() {
    let mut paper = en(80, 24);
    let first = paper.press("enter").screen();
    paper.press("v J");
    assert_ne!(paper.screen(), first);
    assert!(!paper.app().is_selecting());
    let screen = paper.press("v ?").screen();
    assert!(screen.contains("While selecting"), "{screen}");
}

#[test]
fn a_passage_begins_wherever_the_mark_was_moved() {
    let mut paper = en(80, 24);
    paper.press("enter z v w w");
    assert_eq!(reversed(&mut paper), "Bridge", "the mark moves as a whole");
    paper.press("j");
    let below = reversed(&mut paper);
    assert!(!below.is_empty() && !below.contains(' '), "a word of the next row: {below}");
    paper.press("esc v w w v w w w y");
    assert_eq!(paper.copied(), "Bridge, which has s", "three words on");
    // A letter at a time where that is wanted; o begins, too.
    paper.press("v w w l l v l l y");
    assert_eq!(paper.copied(), "idg");
    paper.press("v w w o h y");
    assert_eq!(paper.copied(), " Bridge");
}

#[test]
fn a_single_word_needs_no_beginning() {
    let mut paper = zh(80, 24);
    paper.press("enter z v w y");
    assert_eq!(paper.copied(), "清晨");
}

#[test]
fn on_the_last_screen_of_an_article_one_selects_from_what_is_new() {
    let mut paper = en(80, 24);
    paper.press("enter z space space");
    let fresh = paper.row_with("▸").unwrap();
    paper.press("v");
    let word = reversed(&mut paper);
    assert!(fresh.trim_start_matches(['▸', ' ']).starts_with(&word), "{word}: {fresh}");
}

#[test]
fn the_help_says_what_keys_do_while_one_selects() {
    for (language, tells, hides) in
        [("en", "a letter left, right", "the pane"), ("zh", "左一字", "左边一栏")]
    {
        let mut paper = Paper::spoken(&bundled(EN), 80, 24, language);
        let screen = paper.press("enter v ?").screen();
        let first: Vec<_> = screen.lines().skip(2).take(8).collect();
        let first = first.join("\n");
        assert!(first.contains(tells) && !first.contains(hides), "{screen}");
    }
}
