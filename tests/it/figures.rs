//! Figures in half or full width, as the reader prefers them.

use std::fs;

use tempfile::TempDir;
use unicode_width::UnicodeWidthChar;

use crate::support::paper::{Paper, settings};

fn paper() -> TempDir {
    let dir = TempDir::new().unwrap();
    let page = "# 苇渡涨水\n\n１２：３０水位涨３８．７％，到５米，共３，３１８人上堤。\n";
    let about = "format = 1\ndate = \"2027-11-20\"\n[paper]\ntitle = \"苇渡日报\"\nlang = \"zh\"\n\
         [[page]]\nid = \"1\"\nname = \"要闻\"\nfile = \"1.md\"\n";
    fs::write(dir.path().join("edition.toml"), about).unwrap();
    fs::write(dir.path().join("1.md"), page).unwrap();
    dir
}

fn with_figures(dir: &TempDir, width: &str) -> Paper {
    let config = settings(&format!("[text]\nfigures = \"{width}\"\n"));
    Paper::configured(dir.path(), 100, 24, config)
}

#[test]
fn figures_are_shown_and_copied_in_the_width_that_is_asked_for() {
    let dir = paper();
    let mut half = with_figures(&dir, "half");
    let screen = half.screen();
    assert!(screen.contains("12:30水位涨38.7%，到5米，共3,318人上堤。"), "{screen}");
    half.press("y");
    assert_eq!(half.copied(), "苇渡涨水\n\n12:30水位涨38.7%，到5米，共3,318人上堤。\n");
    let mut printed = with_figures(&dir, "printed");
    assert!(printed.screen().contains("１２：３０水位涨３８．７％，到５米，共３，３１８人上堤。"));
}

/// What stands out from the rest of the line that ends with 上堤。
fn marked(paper: &mut Paper) -> String {
    let (screen, looks) = (paper.screen(), paper.looks());
    let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains("人上堤。")).unwrap();
    let from = line.find("水位").unwrap();
    let mut cell = 0;
    let mut cells = Vec::new();
    for (at, c) in line.char_indices() {
        cells.extend((at >= from && c != '│' && c != ' ').then_some((c, looks[y][cell])));
        cell += c.width().unwrap_or(0);
    }
    let plain = cells[0].1;
    cells.into_iter().filter(|(_, look)| *look != plain).map(|(c, _)| c).collect()
}

#[test]
fn what_is_found_stands_where_it_is_shown() {
    let dir = paper();
    for typed in ["上堤", "3,318", "３，３１８"] {
        let mut paper = with_figures(&dir, "half");
        let shown = paper.press(&format!("enter / '{typed}' enter")).screen();
        let wanted = if typed == "上堤" { "上堤" } else { "3,318" };
        assert_eq!(marked(&mut paper), wanted, "{typed}: {shown}");
    }
}
