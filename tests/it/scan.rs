//! The page as it was scanned, beside the article.

use newsprint::app::panes::Pane;
use newsprint::keymap::{Context, Keymap};

use crate::support::paper::{Paper, bundled};

const PAGE: &str = "hekou-wanbao-p3.txt";

fn page(w: u16, h: u16) -> Paper {
    Paper::spoken(&bundled(PAGE), w, h, "zh")
}

#[test]
fn the_scanned_page_below_and_beside_the_article() {
    for (w, h) in [(80, 24), (120, 40)] {
        let screen = page(w, h).press("J enter d").screen();
        insta::assert_snapshot!(format!("scan_{w}x{h}"), screen);
    }
}

/// The rows of the scanned page that are marked as being read.
fn marked(paper: &mut Paper) -> String {
    let area = paper.app().panes().area(Pane::Scan).unwrap();
    let screen = paper.screen();
    let rows = screen.lines().skip(area.y.into()).take(area.h.into());
    let right = rows.map(|row| row.rsplit('│').next().unwrap_or_default());
    right.filter_map(|row| row.trim_start().strip_prefix('▌')).collect()
}

#[test]
fn the_block_being_read_is_marked_and_followed() {
    let mut paper = page(120, 14);
    paper.press("J enter d");
    for _ in 0..6 {
        paper.press("j j j j j");
        let text = paper.app().reader.as_ref().unwrap().text.as_ref().unwrap();
        let block = text.top().slug;
        if block == 0 || text.at_end() {
            continue;
        }
        let words: String = text.galley().body().text(block - 1).chars().take(4).collect();
        let marked = marked(&mut paper).replace([' ', ','], "");
        assert!(!marked.is_empty(), "{}", paper.screen());
        let beginning = marked.contains(&words.replace('，', ""));
        let long = paper.screen().lines().count() < 20;
        assert!(beginning || long, "{words}: {marked}");
    }
}

#[test]
fn d_and_escape_close_it_and_it_stands_instead_where_there_is_no_room() {
    let mut paper = page(40, 12);
    paper.press("J enter d");
    assert!(paper.app().panes().area(Pane::Article).is_none());
    assert!(paper.screen().contains("原版扫描"));
    paper.press("d");
    assert!(paper.app().panes().area(Pane::Scan).is_none());
    paper.press("d esc");
    assert!(paper.app().panes().area(Pane::Scan).is_none());
    assert!(paper.app().reader.is_some());
    paper.press("d").resize(200, 60);
    assert!(paper.app().panes().area(Pane::Headlines).is_some());
    assert!(paper.app().panes().area(Pane::Scan).is_some());
}

#[test]
fn an_edition_that_was_never_scanned_says_so() {
    let mut paper = Paper::edition(&bundled("hekou-ribao-2026-11-22"), 80, 24);
    paper.press("enter d");
    assert!(paper.screen().contains("was not made from a scanned page"), "{}", paper.screen());
    assert!(paper.app().panes().area(Pane::Scan).is_none());
}

#[test]
fn it_stays_open_from_article_to_article_and_at_any_size() {
    let mut paper = page(120, 40);
    paper.press("enter d J J");
    assert!(!marked(&mut paper).is_empty(), "{}", paper.screen());
    for (w, h) in [(20, 5), (33, 7), (59, 18), (60, 19), (99, 40), (100, 12), (159, 30), (250, 80)]
    {
        paper.resize(w, h);
        paper.screen();
        paper.press("space b");
    }
}

#[test]
fn it_has_a_key_in_every_preset_and_takes_none_away() {
    use newsprint::app::Action;
    let keys = |preset, context, action| Keymap::preset(preset).unwrap().keys_of(context, action);
    assert_eq!(keys("vim", Context::Reader, Action::Scan), ["d", "D"]);
    assert_eq!(keys("newsboat", Context::Reader, Action::Scan), ["d", "D"]);
    assert_eq!(keys("less", Context::Reader, Action::Scan), ["D"]);
    assert!(keys("less", Context::Reader, Action::HalfDown).contains(&"d".to_owned()));
    for preset in ["vim", "newsboat", "less"] {
        assert!(keys(preset, Context::Bookmarks, Action::Remove).contains(&"d".to_owned()));
    }
}

#[test]
fn wide_ambiguous_characters_leave_the_marks_one_column_wide() {
    use newsprint::layout::{Ambiguous, Widths};
    let mut paper = page(120, 40);
    paper.tell_widths(Widths { ambiguous: Ambiguous::Wide, ..Widths::default() });
    let screen = paper.press("J enter d").screen();
    assert!(!screen.contains(['▌', '┆', '│']), "{screen}");
}
