//! An article in several columns: its head stands over all of them.

use newsprint::shell::terminal::MouseKind;

use crate::support::paper::{Paper, bundled};

const ZH: &str = "hekou-ribao-2026-11-22";
const EN: &str = "saltmarsh-courier-2026-11-22";

fn columns(edition: &str, (w, h): (u16, u16), language: &str) -> Paper {
    let mut paper = Paper::spoken(&bundled(edition), w, h, language);
    paper.press("enter z c");
    paper
}

/// Cells of the screen: columns and rows.
type Cells = Vec<(u16, u16)>;

/// Where the rows of text on the screen begin, the head's apart.
fn parts(paper: &Paper) -> (Cells, Cells) {
    let text = paper.app().reader.as_ref().unwrap().text.as_ref().unwrap();
    let (mut head, mut body) = (Vec::new(), Vec::new());
    for column in text.columns() {
        for (y, line) in (column.y..).zip(&column.lines) {
            let part = if line.cursor.slug == 0 { &mut head } else { &mut body };
            part.push((column.x, y));
        }
    }
    (head, body)
}

#[test]
fn the_head_stands_over_all_columns_and_text_stands_level_under_it() {
    for (edition, language) in [(ZH, "zh"), (EN, "en")] {
        for size in [(70, 12), (80, 24), (120, 40), (200, 60)] {
            let paper = columns(edition, size, language);
            let (head, body) = parts(&paper);
            let left = head[0].0;
            assert!(head.iter().all(|(x, _)| *x == left), "{size:?}");
            let foot = head.iter().map(|(_, y)| *y).max().unwrap();
            let tops: Vec<u16> = {
                let mut lefts: Vec<u16> = body.iter().map(|(x, _)| *x).collect();
                lefts.dedup();
                assert!(lefts.len() > 1, "several columns at {size:?}");
                let top = |x: &u16| body.iter().filter(|(at, _)| at == x).map(|(_, y)| *y).min();
                lefts.iter().filter_map(top).collect()
            };
            assert!(tops.iter().all(|top| *top == foot + 2), "{size:?} {foot} {tops:?}");
        }
    }
}

#[test]
fn a_headline_takes_the_width_of_all_columns_before_it_takes_a_second_row() {
    let mut paper = columns(EN, (120, 40), "en");
    assert!(paper.row_with("Bridge swings shut after key is found on museum policeman").is_some());
    // A column alone is too narrow for it.
    let width = paper.app().reader.as_ref().unwrap().text.as_ref().unwrap().area().measure;
    assert!(usize::from(width) < "Bridge swings shut after key is found on museum policeman".len());
    assert!(paper.press("c").row_with("Bridge swings shut").is_some());
}

#[test]
fn pages_after_the_first_have_no_head_and_one_comes_back_to_it() {
    for size in [(80, 24), (200, 20)] {
        let mut paper = columns(EN, size, "en");
        let first = paper.screen();
        let mut pages = 0;
        let at_end =
            |paper: &Paper| paper.app().reader.as_ref().unwrap().text.as_ref().unwrap().at_end();
        while !at_end(&paper) {
            paper.press("space");
            assert_eq!(parts(&paper).0, [], "no head on page {}", pages + 2);
            pages += 1;
        }
        assert!(pages > 0, "an article of several pages");
        for _ in 0..pages {
            paper.press("b");
        }
        assert_eq!(
            paper.screen().lines().skip(1).take(7).collect::<Vec<_>>(),
            first.lines().skip(1).take(7).collect::<Vec<_>>()
        );
    }
}

/// Each row of the body once, in order, while screens are turned with a key.
fn read_through(paper: &mut Paper, key: &str) -> Vec<(usize, usize)> {
    let mut seen: Vec<(usize, usize)> = Vec::new();
    for _ in 0..60 {
        let text = paper.app().reader.as_ref().unwrap().text.as_ref().unwrap();
        let of_body = |slug: usize| slug > 0 && text.galley().body().has_chunk(slug - 1);
        let rows = text.lines().filter(|line| of_body(line.cursor.slug) && line.text.is_some());
        for at in rows.map(|line| (line.cursor.slug, line.cursor.row)) {
            if !seen.contains(&at) {
                seen.push(at);
            }
        }
        if text.at_end() {
            break;
        }
        paper.press(key);
    }
    seen
}

#[test]
fn no_row_is_passed_over_however_one_moves() {
    for size in [(70, 11), (80, 24), (120, 14)] {
        let all = read_through(&mut columns(EN, size, "en"), "j");
        assert!(all.is_sorted(), "{size:?}");
        for key in ["space", "ctrl-d"] {
            assert_eq!(read_through(&mut columns(EN, size, "en"), key), all, "{key} {size:?}");
        }
    }
}

#[test]
fn a_head_is_never_half_on_the_screen() {
    let mut paper = columns(EN, (80, 24), "en");
    let whole = parts(&paper).0.len();
    for key in ["j", "j", "k", "k", "k", "ctrl-d", "ctrl-u", "G", "b", "b", "b", "k", "g g"] {
        if key == "g g" {
            paper.press("g g");
        } else {
            paper.press(key);
        }
        let shown = parts(&paper).0.len();
        assert!(shown == 0 || shown == whole, "{shown} of {whole} rows after {key}");
    }
    assert_eq!(parts(&paper).0.len(), whole);
}

#[test]
fn searches_selections_and_the_mouse_hit_the_rows_under_the_head() {
    let mut paper = columns(EN, (120, 40), "en");
    paper.press("/ 'obliged' enter");
    let cursor = paper.cursor();
    let row = paper.row_at_cursor();
    let at = newsprint::layout::Widths::default().text(&row[..row.find("obliged").unwrap()]);
    assert_eq!(usize::from(cursor.x), at, "{row}");
    paper.press("esc").clicks(cursor.x + 2, cursor.y, 2);
    assert_eq!(paper.copied(), "obliged");
    // Beside the head the nearest text is meant.
    paper.point(MouseKind::Press, cursor.x, 3).point(MouseKind::Drag, cursor.x + 30, cursor.y);
    paper.point(MouseKind::Release, cursor.x + 30, cursor.y);
    assert!(paper.copied().len() > 40);
}
