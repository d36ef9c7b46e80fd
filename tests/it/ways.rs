//! The ways between the screens: whoever goes somewhere comes back to where they
//! were, by `q` as by Esc, and Esc never leaves the program.

use newsprint::app::Screen;

use crate::support::paper::{Paper, bundled, settings};

/// A screen, the keys that lead to it from the newsstand, and what it is.
const PLACES: [(&str, &str, Screen); 14] = [
    ("the newsstand", "", Screen::Newsstand),
    ("the calendar", "j c", Screen::Calendar),
    ("the list", "enter", Screen::Reader),
    ("an article", "enter l J", Screen::Reader),
    ("the front page", "enter f j", Screen::FrontPage),
    ("a story of it", "enter f j enter", Screen::Reader),
    ("the bookmarks", "enter l m J m B", Screen::Bookmarks),
    ("the clippings", "enter l x J x V", Screen::Clippings),
    ("the search", "enter l S 'tide' esc", Screen::Search),
    ("what is on the same thing", "enter l E", Screen::Related),
    ("the papers of the day", "=", Screen::Compared),
    ("what was read lately", "enter l space ctrl-r", Screen::Recent),
    ("the contents", "enter a j j j j", Screen::Contents),
    ("an article of them", "enter a j j j j enter", Screen::Reader),
];

/// Keys that lead from a screen to another one.
fn onward(screen: Screen) -> &'static [(&'static str, Screen)] {
    match screen {
        Screen::Newsstand => &[
            ("enter", Screen::Reader),
            ("c", Screen::Calendar),
            ("=", Screen::Compared),
            ("B", Screen::Bookmarks),
            ("V", Screen::Clippings),
            ("S esc", Screen::Search),
            ("ctrl-r", Screen::Recent),
            ("!", Screen::Messages),
            ("?", Screen::Help),
        ],
        Screen::Reader => &[
            ("f", Screen::FrontPage),
            ("a", Screen::Contents),
            ("B", Screen::Bookmarks),
            ("V", Screen::Clippings),
            ("S esc", Screen::Search),
            ("ctrl-r", Screen::Recent),
            ("E", Screen::Related),
            ("W", Screen::Stories),
            ("!", Screen::Messages),
            ("?", Screen::Help),
        ],
        Screen::FrontPage => &[
            ("enter", Screen::Reader),
            ("a", Screen::Contents),
            ("B", Screen::Bookmarks),
            ("V", Screen::Clippings),
            ("S esc", Screen::Search),
            ("ctrl-r", Screen::Recent),
            ("!", Screen::Messages),
            ("?", Screen::Help),
        ],
        Screen::Contents => &[
            ("enter", Screen::Reader),
            ("f", Screen::FrontPage),
            ("B", Screen::Bookmarks),
            ("V", Screen::Clippings),
            ("S esc", Screen::Search),
            ("ctrl-r", Screen::Recent),
            ("!", Screen::Messages),
            ("?", Screen::Help),
        ],
        Screen::Calendar => &[
            ("enter", Screen::Reader),
            ("=", Screen::Compared),
            ("B", Screen::Bookmarks),
            ("V", Screen::Clippings),
            ("S esc", Screen::Search),
            ("ctrl-r", Screen::Recent),
            ("!", Screen::Messages),
            ("?", Screen::Help),
        ],
        Screen::Recent => &[
            ("enter", Screen::Reader),
            ("B", Screen::Bookmarks),
            ("V", Screen::Clippings),
            ("S esc", Screen::Search),
            ("?", Screen::Help),
        ],
        Screen::Search | Screen::Related | Screen::Compared => &[
            ("B", Screen::Bookmarks),
            ("V", Screen::Clippings),
            ("!", Screen::Messages),
            ("?", Screen::Help),
        ],
        Screen::Bookmarks => &[
            ("enter", Screen::Reader),
            ("V", Screen::Clippings),
            ("S esc", Screen::Search),
            ("ctrl-r", Screen::Recent),
            ("!", Screen::Messages),
            ("?", Screen::Help),
        ],
        _ => &[
            ("enter", Screen::Reader),
            ("B", Screen::Bookmarks),
            ("S esc", Screen::Search),
            ("ctrl-r", Screen::Recent),
            ("!", Screen::Messages),
            ("?", Screen::Help),
        ],
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
            // `f` on a story leads back to its page itself, and `a` to the contents.
            let leads_back = match name {
                "a story of it" => "f",
                "an article of them" => "a",
                _ => "",
            };
            for (key, there) in onward(screen).iter().filter(|(key, _)| *key != leads_back) {
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
    let newsstand = || Paper::newsstand(80, 24);
    let edition = || Paper::spoken(&path, 80, 24, "en");
    for begin in [&newsstand as &dyn Fn() -> Paper, &edition] {
        let mut paper = begin();
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

/// The headline over the article in view, by its entry in the list.
fn article(paper: &mut Paper) -> usize {
    paper.app().reader.as_ref().unwrap().article
}

#[test]
fn space_reads_in_the_order_of_the_lists_and_never_leaves_a_section_early() {
    let mut paper = Paper::spoken(&bundled("hekou-ribao-2026-11-22"), 120, 40, "zh");
    let mut sections = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..400 {
        let at = article(&mut paper);
        seen.insert(at);
        let section = paper.app().reader.as_ref().unwrap().edition.articles[at].section;
        if sections.last() != Some(&section) {
            sections.push(section);
        }
        if seen.len() == paper.app().reader.as_ref().unwrap().edition.articles.len() {
            break;
        }
        paper.press("space");
    }
    let mut once = sections.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(sections.len(), once.len(), "each section once: {sections:?}");
    assert_eq!(seen.len(), 21, "all articles are read");
}

#[test]
fn articles_go_by_page_where_one_wants_that_and_the_choice_holds() {
    let path = bundled("hekou-ribao-2026-11-22");
    let mut paper = Paper::spoken(&path, 120, 40, "zh");
    assert!(paper.screen().contains("要闻"));
    paper.press("s");
    let by_page = paper.screen();
    assert!(by_page.contains("按版面排列") && by_page.contains("A02"), "{by_page}");
    for article_of_page in 0..21 {
        assert_eq!(article(&mut paper), article_of_page, "as printed");
        paper.press("J");
    }
    let mut paper = paper.reopen(&path, 120, 40);
    assert!(paper.app().mode.by_page);
    paper.press("=");
    assert!(!paper.app().mode.by_page);
}

#[test]
fn what_one_chose_holds_the_next_time_and_one_key_goes_back_to_the_configuration() {
    let path = bundled("saltmarsh-courier-2026-11-22");
    let mut paper = Paper::configured(&path, 120, 40, settings("language = \"en\""));
    let shipped = paper.app().theme;
    paper.press("t t - z");
    let (theme, measure) = (paper.app().theme, paper.app().settings.measures.measure);
    let mut paper = paper.reopen(&path, 120, 40);
    assert_eq!((paper.app().theme, paper.app().settings.measures.measure), (theme, measure));
    assert!(paper.app().mode.zen && theme != shipped);
    paper.press("=");
    assert_eq!(paper.app().theme, shipped);
    assert!(!paper.app().mode.zen && paper.app().settings.measures.measure > measure);
    assert!(!paper.reopen(&path, 120, 40).app().mode.zen, "that holds too");
}

#[test]
fn editions_open_on_the_front_page_once_that_is_where_one_reads() {
    let path = bundled("saltmarsh-courier-2026-11-22");
    let mut paper = Paper::spoken(&path, 120, 40, "en");
    paper.press("f");
    let mut paper = paper.reopen(&path, 120, 40);
    assert_eq!(paper.app().screen, Screen::FrontPage);
    // There is nothing beneath: back leads out; the list is a key away.
    paper.press("f");
    assert_eq!(paper.app().screen, Screen::Reader);
    assert_eq!(paper.reopen(&path, 120, 40).app().screen, Screen::Reader);
}

#[test]
fn going_on_from_an_article_that_fits_the_screen_reads_it() {
    let mut paper = Paper::spoken(&bundled("saltmarsh-courier-2026-11-22"), 200, 60, "en");
    paper.press("l J J");
    let reader = paper.app().reader.as_ref().unwrap();
    assert_eq!(reader.read_count(), 2, "both ends were on the screen");
    // Looking through the list reads nothing.
    paper.press("h j j j");
    assert!(paper.app().reader.as_ref().unwrap().read_count() <= 3);
}

#[test]
fn the_last_screen_of_an_article_marks_where_one_left_off() {
    let mut paper = Paper::spoken(&bundled("saltmarsh-courier-2026-11-22"), 80, 24, "en");
    paper.press("z");
    let mut before = paper.screen();
    for _ in 0..40 {
        paper.press("space");
        let now = paper.screen();
        if paper.app().reader.as_ref().unwrap().text.as_ref().unwrap().at_end() {
            let marked = now.lines().find(|line| line.trim_start().starts_with('▸'));
            let marked = marked.unwrap_or_else(|| panic!("no mark:\n{now}"));
            let text = marked.trim_start().trim_start_matches('▸').trim();
            assert!(!before.contains(text), "{text} was on the screen before:\n{before}");
            return;
        }
        assert!(!now.contains('▸'), "a whole page needs none:\n{now}");
        before = now;
    }
    panic!("the article has no end");
}

#[test]
fn the_end_of_an_edition_leads_to_what_was_not_read() {
    let mut paper = Paper::spoken(&bundled("saltmarsh-courier-2026-11-22"), 120, 40, "en");
    // Past the first three articles, which one only looks at in the list.
    paper.press("j j j l");
    for _ in 0..200 {
        if paper.screen().contains("reads the others") {
            break;
        }
        paper.press("space");
    }
    let told = paper.screen();
    assert!(told.contains("Space reads the others"), "{told}");
    paper.press("space");
    assert_eq!(article(&mut paper), 0);
}
