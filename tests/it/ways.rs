//! The ways between the screens: whoever goes somewhere comes back to where they
//! were, by `q` as by Esc, and Esc never leaves the program.

use newsprint::app::Screen;

use crate::support::paper::{Paper, bundled};

/// A screen, the keys that lead to it from the newsstand, and what it is.
const PLACES: [(&str, &str, Screen); 7] = [
    ("the newsstand", "", Screen::Newsstand),
    ("the calendar", "j c", Screen::Calendar),
    ("the list", "enter", Screen::Reader),
    ("an article", "enter l J", Screen::Reader),
    ("the front page", "enter f j", Screen::FrontPage),
    ("a story of it", "enter f j enter", Screen::Reader),
    ("the bookmarks", "enter l m J m B", Screen::Bookmarks),
];

/// Keys that lead from a screen to another one.
fn onward(screen: Screen) -> &'static [(&'static str, Screen)] {
    match screen {
        Screen::Newsstand => &[
            ("enter", Screen::Reader),
            ("c", Screen::Calendar),
            ("B", Screen::Bookmarks),
            ("!", Screen::Messages),
            ("?", Screen::Help),
        ],
        Screen::Reader => &[
            ("f", Screen::FrontPage),
            ("B", Screen::Bookmarks),
            ("!", Screen::Messages),
            ("?", Screen::Help),
        ],
        Screen::Calendar | Screen::FrontPage => &[
            ("enter", Screen::Reader),
            ("B", Screen::Bookmarks),
            ("!", Screen::Messages),
            ("?", Screen::Help),
        ],
        _ => &[("enter", Screen::Reader), ("!", Screen::Messages), ("?", Screen::Help)],
    }
}

/// All of the screen but the line at the foot, which may tell something.
fn page(paper: &mut Paper) -> String {
    let screen = paper.screen();
    let mut rows: Vec<&str> = screen.trim_end().lines().collect();
    rows.pop();
    rows.join("\n")
}

#[test]
fn from_every_screen_to_every_other_the_way_back_leads_to_where_one_was() {
    for (w, h) in [(80, 24), (120, 40), (40, 12)] {
        for (name, keys, screen) in PLACES {
            // `f` on a story leads back to its page itself.
            let is_story = name == "a story of it";
            for (key, there) in onward(screen).iter().filter(|(key, _)| !is_story || *key != "f") {
                for back in ["q", "esc"] {
                    let mut paper = Paper::newsstand(w, h);
                    paper.press(keys);
                    assert_eq!(paper.app().screen, screen, "{name} by {keys}");
                    let before = page(&mut paper);
                    paper.press(key);
                    let is_there = paper.app().screen == *there;
                    assert!(is_there, "{name} {key}: {:?}", paper.app().screen);
                    // A narrow window has the list before the article.
                    let mut presses = 0;
                    while paper.app().screen == *there && presses < 3 {
                        paper.press(back);
                        presses += 1;
                        if page(&mut paper) == before {
                            break;
                        }
                    }
                    assert_eq!(
                        page(&mut paper),
                        before,
                        "{name} at {w}×{h}: {key}, then {back}: {:?}",
                        paper.app().screen
                    );
                }
            }
        }
    }
}

#[test]
fn escape_never_leaves_the_program_and_says_what_does() {
    let path = bundled("saltmarsh-courier-2026-11-22");
    for mut paper in [Paper::newsstand(80, 24), Paper::spoken(&path, 80, 24, "en")] {
        paper.press("/ 'tide' enter esc esc esc o esc esc esc");
        assert!(paper.runtime().ended.is_none(), "it ended");
        paper.press("esc");
        let told = paper.screen();
        assert!(told.contains("leaves newsprint") || told.contains("按 Q 退出"), "{told}");
    }
}

#[test]
fn jumping_back_walks_through_screens_as_through_places() {
    let path = bundled("saltmarsh-courier-2026-11-22");
    let mut paper = Paper::spoken(&path, 80, 24, "en");
    paper.press("l f j j enter");
    let story = page(&mut paper);
    paper.press("ctrl-o");
    assert_eq!(paper.app().screen, Screen::FrontPage);
    paper.press("ctrl-o");
    assert_eq!(paper.app().screen, Screen::Reader);
    paper.press("L L");
    assert_eq!(page(&mut paper), story);
}

#[test]
fn a_story_of_the_front_page_leads_back_to_it_and_f_goes_to_and_fro() {
    let path = bundled("saltmarsh-courier-2026-11-22");
    let mut paper = Paper::spoken(&path, 120, 40, "en");
    paper.press("f j j");
    let front = page(&mut paper);
    for keys in ["enter q", "enter f", "enter f enter f enter q"] {
        paper.press(keys);
        assert_eq!(page(&mut paper), front, "{keys}");
    }
    // From the page back to the list that one came from, then out.
    paper.press("q");
    assert_eq!(paper.app().screen, Screen::Reader);
    paper.press("q");
    assert!(paper.runtime().ended.is_some());
}
