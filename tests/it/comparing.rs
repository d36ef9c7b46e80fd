//! The papers of a day side by side, on the screen.

use std::fs;

use newsprint::app::Screen;
use tempfile::TempDir;

use crate::support::day::papers_of_a_day;
use crate::support::paper::Paper;

fn home() -> TempDir {
    let home = TempDir::new().unwrap();
    papers_of_a_day(&home.path().join("library"));
    home
}

/// Keys to papers on the newsstand, of one morning by name.
const MORNING_POST: &str = "j";
const WUZHOU_MORNING: &str = "j j j j";

/// On the comparison of the day, from the paper that some keys lead to.
fn compared(home: &TempDir, size: (u16, u16), language: &str, keys: &str) -> Paper {
    let mut paper = Paper::searching(home.path(), size, language);
    paper.press(keys).press("=");
    let told = paper.screen();
    assert_eq!(paper.app().screen, Screen::Compared, "{told}");
    paper
}

/// The headline that is selected, by the bar at its left.
fn selected(paper: &mut Paper) -> String {
    let row = paper.row_with("▌").unwrap_or_default();
    row.split_once('▌').unwrap().1.split("  ").next().unwrap().to_owned()
}

#[test]
fn each_paper_has_its_columns_with_a_sign_page_and_place_where_there_is_room() {
    let home = home();
    let mut paper = compared(&home, (120, 40), "zh", WUZHOU_MORNING);
    let screen = paper.screen();
    // The paper that one comes from stands before the others.
    let names = paper.row_with("临溪晚报").unwrap();
    assert!(names.find("梧州晨报") < names.find("临溪晚报"), "{screen}");
    let tunnel = paper.row_with("= 01/1").unwrap();
    for told in ["= 01/1", "= 02/1", "< 01/1 72%"] {
        assert!(tunnel.contains(told), "{told}: {screen}");
    }
    let market = paper.row_with("~ 03/1").unwrap();
    assert!(market.contains("~ 02/2"), "{screen}");
    for told in ["几家都登 4", "只在 梧州日报 1", "冬泳队下水"] {
        assert!(screen.contains(told), "{told}: {screen}");
    }
    assert!(!screen.contains("只在 临溪晚报"), "it has nothing of its own: {screen}");
}

#[test]
fn a_narrow_screen_tells_it_in_a_second_row_and_a_plain_one_in_words() {
    let home = home();
    for size in [(40, 12), (60, 20)] {
        let mut paper = compared(&home, size, "en", MORNING_POST);
        let screen = paper.screen();
        assert!(screen.contains("In several papers: 4"), "{screen}");
        assert!(screen.contains(" = 01/1"), "{screen}");
        paper.press("G");
        assert!(paper.screen().contains("Only in"), "{}", paper.screen());
    }
}

#[test]
fn enter_opens_the_article_of_the_chosen_paper_and_q_comes_back() {
    let home = home();
    let mut paper = compared(&home, (100, 30), "zh", WUZHOU_MORNING);
    let before = paper.screen();
    paper.press("enter");
    let told = paper.screen();
    assert_eq!(paper.app().screen, Screen::Reader);
    assert!(told.contains("梧州晨报") && told.contains("青屏隧道贯通"), "{told}");
    paper.press("q");
    let rows = |screen: &str| screen.lines().take(20).map(str::to_owned).collect::<Vec<_>>();
    let after = paper.screen();
    assert_eq!(paper.app().screen, Screen::Compared, "{after}");
    assert_eq!(rows(&after), rows(&before));
    // The same story as another paper has it.
    paper.press("l l enter");
    let told = paper.screen();
    let reader = paper.app().reader.as_ref().unwrap();
    assert_eq!(reader.edition.paper.title.as_str(), "梧州日报", "{told}");
    assert!(told.contains("五年零三个月"), "{told}");
}

#[test]
fn what_was_read_in_one_paper_is_read_where_another_has_the_same_text_or_less() {
    let home = home();
    let mut paper = compared(&home, (100, 40), "zh", WUZHOU_MORNING);
    let read = |paper: &Paper| {
        let found = paper.app().comparison.as_ref().unwrap().found.as_ref().unwrap();
        let story = &found.stories[0];
        (0..story.articles.len()).map(|at| story.is_read(at)).collect::<Vec<_>>()
    };
    assert_eq!(read(&paper), [false, false, false]);
    // The cut text first: it tells nothing of the others.
    paper.press("l enter r q");
    assert_eq!(read(&paper), [false, true, false], "{}", paper.screen());
    paper.press("l enter r q");
    assert_eq!(read(&paper), [true, true, true], "{}", paper.screen());
    let title = paper.row_with("五年零三个月").unwrap();
    assert!(title.contains('▌'), "{title}");
}

#[test]
fn d_shows_only_what_two_papers_have_different() {
    let home = home();
    let mut paper = compared(&home, (100, 40), "zh", WUZHOU_MORNING);
    paper.press("l d");
    let screen = paper.screen();
    assert_eq!(paper.app().screen, Screen::Revision, "{screen}");
    // What the evening paper cut is there, what both have is counted.
    assert!(screen.contains("危险品车辆仍走老路"), "{screen}");
    assert!(screen.contains("相同的 2 段从略") && !screen.contains("十一条断层"), "{screen}");
    assert!(screen.contains("划掉的只在梧州晨报，加下划线的只在临溪晚报"), "{screen}");
    paper.press("q");
    assert_eq!(paper.app().screen, Screen::Compared);
}

#[test]
fn where_there_is_nothing_to_compare_it_is_told() {
    let home = home();
    let mut paper = compared(&home, (100, 40), "en", MORNING_POST);
    paper.press("j j j d");
    assert_eq!(paper.app().screen, Screen::Compared);
    assert!(paper.screen().contains("No other paper has this text"), "{}", paper.screen());
}

#[test]
fn a_paper_that_is_alone_on_its_day_is_not_compared() {
    let home = home();
    for other in ["临溪晚报", "梧州日报", "梧州晨报", "The-Evening-Echo"] {
        fs::remove_dir_all(home.path().join("library").join(other)).unwrap();
    }
    let mut paper = Paper::searching(home.path(), (100, 40), "en");
    paper.press("=");
    assert_eq!(paper.app().screen, Screen::Newsstand);
    assert!(paper.screen().contains("Only one paper is there"), "{}", paper.screen());
}

#[test]
fn the_calendar_leads_there_too_and_escape_back() {
    let home = home();
    let mut paper = Paper::searching(home.path(), (100, 30), "en");
    paper.press("c");
    assert_eq!(paper.app().screen, Screen::Calendar);
    paper.press("=");
    assert_eq!(paper.app().screen, Screen::Compared);
    paper.press("j");
    assert!(!selected(&mut paper).is_empty());
    paper.press("esc");
    assert_eq!(paper.app().screen, Screen::Calendar);
}
