//! The front page, whole screens.

use newsprint::shell::terminal::ProbeReply;

use crate::support::paper::{Paper, bundled};

const SIZES: [(u16, u16); 6] = [(200, 60), (140, 45), (120, 40), (100, 30), (80, 24), (40, 12)];

/// The first two screens of an edition's front page at all sizes, read by who
/// speaks its language.
fn screens(edition: &str, language: &str) -> String {
    let mut all = Vec::new();
    for (w, h) in SIZES {
        let mut paper = Paper::spoken(&bundled(edition), w, h, language);
        let first = paper.press("f g g").screen();
        let second = paper.press("space").screen();
        all.push(format!("{w}x{h}\n{first}\n"));
        let page = |screen: &str| screen.rsplit_once('\n').unwrap_or_default().0.to_owned();
        if page(second.trim_end()) != page(first.trim_end()) {
            all.push(format!("{w}x{h}, the second\n{second}\n"));
        }
    }
    all.concat()
}

#[test]
fn the_front_pages_of_bundled_editions() {
    insta::assert_snapshot!("zh", screens("hekou-ribao-2026-11-22", "zh"));
    insta::assert_snapshot!("zh_of_the_day_before", screens("hekou-ribao-2026-11-21", "zh"));
    insta::assert_snapshot!("zh_recovered", screens("hekou-wanbao-p3.txt", "zh"));
}

#[test]
fn the_front_pages_of_bundled_editions_in_other_languages() {
    insta::assert_snapshot!("ja", screens("nagihama-shimbun-2026-11-22", "ja"));
    insta::assert_snapshot!("ko", screens("haebyeon-ilbo-2026-11-22", "ko"));
    insta::assert_snapshot!("en", screens("saltmarsh-courier-2026-11-22", "en"));
}

#[test]
fn an_inner_page_without_boxes() {
    let mut paper = Paper::spoken(&bundled("hekou-ribao-2026-11-22"), 120, 40, "zh");
    insta::assert_snapshot!("inner_page_120x40", paper.press("f ]").screen());
}

#[test]
fn a_key_takes_the_story_with_its_number_and_q_comes_back_to_it() {
    let mut paper = Paper::edition(&bundled("saltmarsh-courier-2026-11-22"), 120, 40);
    let page = paper.press("f 2").screen();
    assert!(page.contains("2 In pictures") && page.contains("1-9 story"), "{page}");
    assert!(page.contains("story 2/4"), "{page}");
    let story = paper.press("enter").screen();
    assert!(story.contains("It began as a peacock"), "{story}");
    assert_eq!(paper.press("q").screen(), page);
}

#[test]
fn a_story_has_one_number_on_all_screens_of_its_page_the_one_that_the_foot_tells() {
    let mut paper = Paper::edition(&bundled("saltmarsh-courier-2026-11-22"), 80, 24);
    paper.press("f");
    for number in 1..=4 {
        let screen = paper.press(&number.to_string()).screen();
        assert!(screen.contains(&format!("story {number}/4")), "{screen}");
        let marked = screen.lines().any(|row| row.trim_start().starts_with(&format!("{number} ")));
        let beside = screen.contains(&format!("│{number} "));
        assert!(marked || beside, "{number} stands at its story:\n{screen}");
    }
    let selected = paper.row_at_cursor();
    let screen = paper.press("9").screen();
    assert!(screen.contains("no story 9: 4 in all"), "{screen}");
    assert_eq!(paper.row_at_cursor(), selected, "there is no ninth");
}

#[test]
fn a_page_is_gone_to_by_its_name() {
    let mut paper = Paper::spoken(&bundled("saltmarsh-courier-2026-11-22"), 80, 24, "en");
    let screen = paper.press(": 'page' space '2' enter").screen();
    assert!(screen.contains("Page 2"), "{screen}");
    let screen = paper.press("f : 'page' space '3' enter").screen();
    assert!(screen.contains("Page 3") && screen.contains("story 1/"), "{screen}");
    let screen = paper.press(": 'page' space 'B9' enter").screen();
    assert!(screen.contains("no page “B9”; there are 1, 2, 3, 4"), "{screen}");
    let mut paper = Paper::spoken(&bundled("hekou-ribao-2026-11-22"), 80, 24, "zh");
    for name in ["2", "a2", "A02"] {
        let screen = paper.press(&format!("g g : 'page' space '{name}' enter")).screen();
        assert!(screen.contains("A02"), "{name}: {screen}");
    }
}

/// Rows that a letter of twice the size has a cell in.
fn large_rows(paper: &mut Paper) -> usize {
    paper.screen().lines().filter(|row| row.contains('\u{10EEEF}')).count()
}

#[test]
fn the_lead_stands_in_large_letters_once_the_terminal_has_told_that_it_draws_them() {
    let mut paper = Paper::edition(&bundled("saltmarsh-courier-2026-11-22"), 120, 40);
    paper.press("f");
    assert_eq!(large_rows(&mut paper), 0, "nothing is assumed");
    let before = paper.screen();
    paper.runtime().probed(ProbeReply { sized_text: true, ..ProbeReply::default() });
    assert_eq!(large_rows(&mut paper), 4, "two rows of text\n{}", paper.screen());
    paper.press(": t h e");
    assert!(paper.screen().contains("theme"), "{}", paper.screen());
    paper.press("esc enter");
    assert_eq!(large_rows(&mut paper), 0, "{}", paper.screen());
    paper.press("q").resize(40, 12);
    assert_eq!(large_rows(&mut paper), 0);
    paper.resize(120, 40);
    assert_eq!(large_rows(&mut paper), 4);
    assert_ne!(paper.screen(), before);
}

#[test]
fn the_help_of_the_front_page_says_what_keys_do_there() {
    let mut paper = Paper::edition(&bundled("saltmarsh-courier-2026-11-22"), 120, 40);
    let help = paper.press("f ?").screen();
    assert!(help.contains("next page, page before") && help.contains("story by number"), "{help}");
    assert!(!help.contains("next section"), "{help}");
    let help = paper.press("q f ?").screen();
    assert!(help.contains("next section") && !help.contains("story by number"), "{help}");
}
