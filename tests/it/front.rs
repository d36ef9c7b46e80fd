//! The front page, whole screens.

use crate::support::paper::{Paper, bundled};

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

#[test]
fn a_chinese_front_page() {
    for (w, h) in SIZES {
        let mut paper = Paper::spoken(&bundled("hekou-ribao-2026-11-22"), w, h, "zh");
        insta::assert_snapshot!(format!("zh_{w}x{h}"), paper.press("f").screen());
    }
}

#[test]
fn an_english_front_page() {
    for (w, h) in SIZES {
        let mut paper = Paper::edition(&bundled("saltmarsh-courier-2026-11-22"), w, h);
        insta::assert_snapshot!(format!("en_{w}x{h}"), paper.press("f").screen());
    }
}

#[test]
fn its_second_screen_and_an_inner_page_without_boxes() {
    let mut paper = Paper::spoken(&bundled("hekou-ribao-2026-11-22"), 120, 40, "zh");
    insta::assert_snapshot!("second_screen_120x40", paper.press("f space j").screen());
    insta::assert_snapshot!("inner_page_120x40", paper.press("]").screen());
}

#[test]
fn a_japanese_and_a_korean_front_page() {
    let mut ja = Paper::spoken(&bundled("nagihama-shimbun-2026-11-22"), 120, 40, "ja");
    insta::assert_snapshot!("ja_120x40", ja.press("f").screen());
    let mut ko = Paper::spoken(&bundled("haebyeon-ilbo-2026-11-22"), 120, 40, "ko");
    insta::assert_snapshot!("ko_120x40", ko.press("f").screen());
}
