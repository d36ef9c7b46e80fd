//! The front page has no holes.

use crate::support::paper::{Paper, bundled};

const EDITIONS: [(&str, &str); 6] = [
    ("hekou-ribao-2026-11-22", "zh"),
    ("hekou-ribao-2026-11-21", "zh"),
    ("nagihama-shimbun-2026-11-22", "ja"),
    ("haebyeon-ilbo-2026-11-22", "ko"),
    ("saltmarsh-courier-2026-11-22", "en"),
    ("hekou-wanbao-p3.txt", "zh"),
];
const SIZES: [(u16, u16); 6] = [(100, 30), (120, 40), (140, 45), (160, 50), (200, 60), (240, 70)];
/// Narrower than this, what is empty is a gutter or the end of a row.
const NARROWEST: usize = 16;

/// An empty rectangle, in cells, and how much of the page it is.
#[derive(Debug, Default)]
#[allow(dead_code, reason = "the places are for whoever reads why the test failed")]
struct Hole {
    percent: usize,
    x: usize,
    y: usize,
    w: usize,
    h: usize,
}

/// The largest rectangle of a screen's page that is empty.
fn hole(screen: &str, (width, height): (u16, u16)) -> Hole {
    let (width, height) = (usize::from(width), usize::from(height));
    let (top, foot) = (6, height - 3);
    let mut empty_above = vec![0; width];
    let mut largest = Hole::default();
    for (y, line) in screen.lines().enumerate().take(foot).skip(top) {
        let empty = cells(line);
        for (x, rows) in empty_above.iter_mut().enumerate() {
            *rows = if empty.get(x).copied().unwrap_or(true) { *rows + 1 } else { 0 };
        }
        for from in 0..width {
            let mut rows = usize::MAX;
            for (cells, &above) in (1..).zip(&empty_above[from..]) {
                rows = rows.min(above);
                let percent = 100 * cells * rows / (width * (foot - top));
                if cells >= NARROWEST && percent > largest.percent {
                    largest = Hole { percent, x: from, y: y + 1 - rows, w: cells, h: rows };
                }
            }
        }
    }
    largest
}

/// Which cells of a row are empty. A rule down does not fill the space beside
/// it.
fn cells(line: &str) -> Vec<bool> {
    let widths = newsprint::layout::Widths::default();
    let mut cells = Vec::new();
    for c in line.chars() {
        let width = widths.text(c.encode_utf8(&mut [0; 4]));
        cells.extend(std::iter::repeat_n(c == ' ' || c == '│', width));
    }
    cells
}

#[test]
fn no_screen_of_a_front_page_has_a_hole() {
    let (mut screens, mut told) = (0, Vec::new());
    for (name, language) in EDITIONS {
        for size in SIZES {
            let mut paper = Paper::spoken(&bundled(name), size.0, size.1, language);
            paper.press("f g");
            let mut before = String::new();
            for number in 1.. {
                let screen = paper.screen();
                let rows = usize::from(size.1) - 2;
                let page = screen.lines().take(rows).collect::<Vec<_>>().join("\n");
                if page == before {
                    break;
                }
                let hole = hole(&screen, size);
                if hole.percent > 6 {
                    told.push(format!("{name} {size:?} screen {number}: {hole:?}"));
                }
                assert!(hole.percent <= 15, "{name} {size:?} screen {number}: {hole:?}\n{screen}");
                (screens, before) = (screens + 1, page);
                paper.press("space");
            }
        }
    }
    // Beside verse and short heads there is room on a few.
    assert!(screens > 90 && told.len() <= 3, "{} of {screens}: {told:#?}", told.len());
}
