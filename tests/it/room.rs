//! What there is no room for: whole entries and whole hints, the day always, and a
//! sign wherever something goes on.

use crate::support::paper::{Paper, bundled, settings};

const EDITIONS: [(&str, &str); 4] = [
    ("zh", "hekou-ribao-2026-11-22"),
    ("ja", "nagihama-shimbun-2026-11-22"),
    ("ko", "haebyeon-ilbo-2026-11-22"),
    ("en", "saltmarsh-courier-2026-11-22"),
];

fn last_row(screen: &str) -> &str {
    screen.lines().last().unwrap_or_default()
}

#[test]
fn on_a_small_window_hints_are_whole_and_the_way_back_is_among_them() {
    let words = [
        ("zh", "返回", "帮助"),
        ("ja", "戻る", "ヘルプ"),
        ("ko", "뒤로", "도움말"),
        ("en", "back", "help"),
    ];
    for ((language, edition), (_, back, help)) in EDITIONS.into_iter().zip(words) {
        let mut paper = Paper::spoken(&bundled(edition), 40, 12, language);
        for keys in ["", "enter", "space", "space", "J"] {
            let screen = paper.press(keys).screen();
            let status = last_row(&screen);
            assert!(status.contains(&format!("q {back}")), "{keys}: {status}");
            assert!(status.ends_with(&format!("? {help}")), "{keys}: {status}");
        }
    }
}

#[test]
fn beside_a_message_a_hint_stands_whole_or_not_at_all() {
    for (w, h) in [(40, 12), (60, 20), (80, 24)] {
        let mut paper = Paper::spoken(&bundled("saltmarsh-courier-2026-11-22"), w, h, "en");
        for keys in ["enter m", "m", "u", "o", "t", "t", "r"] {
            let screen = paper.press(keys).screen();
            let status = last_row(&screen);
            for (key, word) in [("Space", "read on"), ("q", "back")] {
                let bare = format!(" {key} ");
                let whole = format!(" {key} {word}");
                assert!(!status.contains(&bare) || status.contains(&whole), "{keys}: {status}");
            }
        }
    }
}

#[test]
fn the_day_stands_in_the_line_on_top_on_every_page() {
    for ((language, edition), day) in EDITIONS.into_iter().zip(["22日", "22日", "22일", "22"]) {
        for (w, h) in [(60, 20), (80, 24), (120, 40)] {
            let mut paper = Paper::spoken(&bundled(edition), w, h, language);
            for _ in 0..12 {
                let screen = paper.press("J").screen();
                let folio = screen.lines().next().unwrap();
                assert!(folio.contains(day), "{w}x{h}: {folio}");
            }
        }
    }
}

#[test]
fn a_list_shows_whole_entries_and_says_that_it_goes_on() {
    for (w, h) in [(40, 12), (80, 20), (120, 18)] {
        let mut paper = Paper::newsstand_in(w, h, settings("language = \"zh\"\n"));
        let screen = paper.screen();
        assert!(screen.contains('▾') && !screen.contains('▴'), "{screen}");
        // Each masthead has its date and its lead under it.
        let rows: Vec<&str> = screen.lines().collect();
        for (at, _) in rows.iter().enumerate().filter(|(_, row)| row.contains("0/")) {
            assert!(rows[at + 1].contains("2026"), "{screen}");
            assert!(!rows[at + 2].trim_start_matches(['▌', ' ']).starts_with('─'), "{screen}");
        }
        let screen = paper.press("G").screen();
        assert!(screen.contains('▴'), "{screen}");
    }
    let mut paper = Paper::spoken(&bundled("hekou-ribao-2026-11-22"), 40, 12, "zh");
    let screen = paper.press("3").screen();
    assert!(screen.contains('▾'), "ten headlines do not go into nine rows:\n{screen}");
    assert!(!paper.press("G").screen().contains('▾'));
}
