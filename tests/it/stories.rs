//! Stories that one follows.

use std::fs;
use std::path::Path;

use newsprint::app::Screen;
use tempfile::TempDir;

use crate::support::paper::Paper;

/// Puts an edition of an article into the library.
fn shelve(home: &Path, paper: &str, date: &str, (head, text): (&str, &str)) {
    let folder = home.join("library").join(paper).join(date);
    fs::create_dir_all(folder.join("pages")).unwrap();
    let manifest = format!(
        "format = 1\ndate = \"{date}\"\n[paper]\ntitle = \"{paper}\"\nlang = \"zh\"\n\
         [[page]]\nid = \"A01\"\nfile = \"pages/1.md\"\n"
    );
    fs::write(folder.join("edition.toml"), manifest).unwrap();
    fs::write(folder.join("pages/1.md"), format!("# {head}\n\n{text}\n")).unwrap();
}

fn library() -> TempDir {
    let home = TempDir::new().unwrap();
    let stories = [
        (
            "甲报",
            "2026-03-02",
            "青螺山隧道发生塌方",
            "在建的青螺山隧道出口段塌方，三名正在作业的工人被困。",
        ),
        (
            "甲报",
            "2026-03-04",
            "他们走出来了",
            "今晨八时，最后一人被抬上救护车。至此青螺山隧道被困人员全部获救。",
        ),
        ("乙报", "2026-03-04", "隧道那头的四十小时", "青螺山脚下的村民送来热汤，等了整整两夜。"),
    ];
    for (paper, date, head, text) in stories {
        shelve(home.path(), paper, date, (head, text));
    }
    home
}

/// The newsstand, and an article of the story open on it.
fn reading(home: &Path, size: (u16, u16)) -> Paper {
    let mut paper = Paper::searching(home, size, "zh");
    paper.press("S '三名正在作业' enter");
    assert_eq!(paper.app().screen, Screen::Reader);
    paper
}

#[test]
fn what_an_article_is_about_is_followed_by_a_query_that_can_be_edited_first() {
    let home = library();
    let mut paper = reading(home.path(), (80, 24));
    paper.press("F");
    let screen = paper.screen();
    assert!(screen.contains("追踪：青螺山"), "{screen}");
    paper.press("esc W");
    assert!(paper.screen().contains("还没有追踪任何报道"), "{}", paper.screen());
    paper.press("q F enter");
    assert!(paper.screen().contains("已追踪 “青螺山”"), "{}", paper.screen());
    paper.press("W");
    assert_eq!(paper.app().screen, Screen::Stories);
    let list = paper.screen();
    assert!(list.contains("新 3 篇 · 3 天 · 3 篇"), "{list}");
    paper.press("enter");
    assert_eq!(paper.app().screen, Screen::Timeline);
    let timeline = paper.screen();
    let place = |text: &str| timeline.find(text).unwrap_or_else(|| panic!("{text}:\n{timeline}"));
    assert!(place("2026-03-04") < place("他们走出来了"));
    assert!(place("他们走出来了") < place("2026-03-02"));
    assert!(place("2026-03-02") < place("青螺山隧道发生塌方"));
    paper.press("enter");
    assert_eq!(paper.app().screen, Screen::Reader);
    paper.press("q");
    assert_eq!(paper.screen(), timeline);
    // Who comes back from it has seen what is in it.
    paper.press("q");
    assert!(!paper.screen().contains("新 3 篇"), "{}", paper.screen());
    assert!(paper.screen().contains("3 天 · 3 篇"), "{}", paper.screen());
    paper.press("q q");
    assert_eq!(paper.app().screen, Screen::Search, "back as far as one came");
}

#[test]
fn who_follows_what_no_paper_prints_is_told_at_once() {
    let home = library();
    let mut paper = Paper::searching(home.path(), (120, 40), "en");
    let screen = paper.press("S '青螺山遂道' esc F enter").screen();
    assert!(screen.contains("following 青螺山遂道: nothing of it is here yet"), "{screen}");
    let screen = paper.press("S ctrl-u '青螺山' esc F enter").screen();
    assert!(!screen.contains("nothing of it"), "{screen}");
}

#[test]
fn a_story_is_named_asked_otherwise_given_up_and_brought_back() {
    let home = library();
    let mut paper = Paper::searching(home.path(), (80, 24), "en");
    paper.press("S '青螺山' space 'OR' space '热汤' esc F enter W");
    assert!(paper.screen().contains("3 new · 3 days · 3 articles"), "{}", paper.screen());
    paper.press("r ctrl-u 'The' space 'tunnel' enter");
    assert!(paper.screen().contains("The tunnel"), "{}", paper.screen());
    paper.press("e ctrl-u '热汤' enter");
    assert!(paper.screen().contains("1 day · 1 article"), "{}", paper.screen());
    paper.press("e ctrl-u 'papr:x' enter");
    let screen = paper.screen();
    assert!(screen.contains("query: papr:x"), "it can be typed on:\n{screen}");
    paper.press("esc ! q");
    assert_eq!(paper.app().stories.all[0].query, "热汤", "nonsense changes nothing");
    paper.press("d");
    assert!(paper.screen().contains("You follow no story yet"), "{}", paper.screen());
    paper.press("u");
    assert!(paper.screen().contains("The tunnel"), "{}", paper.screen());
    paper.press("u u");
    assert_eq!(paper.app().stories.all[0].name, "青螺山", "the old name is back");
}

#[test]
fn what_came_since_one_looked_last_is_told_as_new() {
    let home = library();
    let mut paper = reading(home.path(), (120, 40));
    paper.press("F ctrl-u '青螺山' enter W enter q");
    assert!(paper.screen().contains("3 天 · 3 篇"), "{}", paper.screen());
    paper.press("q");
    let text = "青螺山隧道复工，出口段加装了支护。";
    shelve(home.path(), "甲报", "2026-04-01", ("隧道复工", text));
    paper.press("W");
    let screen = paper.screen();
    assert!(screen.contains("新 1 篇 · 31 天 · 4 篇"), "{screen}");
    paper.press("enter");
    assert!(paper.screen().contains("隧道复工"), "{}", paper.screen());
}

#[test]
fn where_nothing_can_be_searched_a_story_can_still_be_kept() {
    let mut paper = Paper::newsstand(80, 24);
    paper.press("W enter d r e j G q");
    assert_eq!(paper.app().screen, Screen::Newsstand);
    paper.press("enter l F");
    assert_eq!(paper.app().screen, Screen::Reader);
}

/// A library in which one follows a story of three days, and the edition of the
/// last of them: a lead, and pieces of the story on both of its pages.
fn followed(size: (u16, u16), language: &str) -> (TempDir, Paper) {
    let home = library();
    let folder = home.path().join("library/丙报/2026-03-05");
    fs::create_dir_all(folder.join("pages")).unwrap();
    let manifest = "format = 1\ndate = \"2026-03-05\"\n[paper]\ntitle = \"丙报\"\nlang = \"zh\"\n\
         [[page]]\nid = \"A01\"\nfile = \"pages/1.md\"\n\
         [[page]]\nid = \"A02\"\nfile = \"pages/2.md\"\n";
    fs::write(folder.join("edition.toml"), manifest).unwrap();
    let first = "# 春耕备耕全面展开\n\n沿河各县的农机已经检修完毕。\n\n\
         # 工人回家\n\n青螺山隧道获救的工人昨日出院。\n";
    fs::write(folder.join("pages/1.md"), first).unwrap();
    let second = "# 塌方原因查明\n\n青螺山隧道的塌方由连日暴雨引起。\n\n\
         # 老街修缮\n\n石板路将于夏天铺完。\n";
    fs::write(folder.join("pages/2.md"), second).unwrap();
    let mut paper = Paper::searching(home.path(), size, language);
    paper.press("S '青螺山' esc F enter q q");
    assert_eq!(paper.app().screen, Screen::Newsstand);
    paper.press("S '沿河各县的农机' enter");
    assert_eq!(paper.app().screen, Screen::Reader);
    (home, paper)
}

#[test]
fn what_one_follows_comes_first_on_the_front_page_under_its_rule() {
    let rules = [
        ("zh", "青螺山 · 第4天 · 5篇"),
        ("en", "青螺山 · day 4 · 5 articles"),
        ("ja", "青螺山 · 4日目 · 5本"),
        ("ko", "青螺山 · 4일째 · 5건"),
    ];
    for (language, rule) in rules {
        let (_home, mut paper) = followed((120, 40), language);
        let page = paper.press("f").screen();
        assert_eq!(page.matches(rule).count(), 1, "whole over the first piece:\n{page}");
        assert!(page.matches("青螺山").count() > 1, "by its name over the other:\n{page}");
        let order: Vec<&str> = {
            let app = paper.app();
            let articles = &app.reader.as_ref().unwrap().edition.articles;
            let stories = app.front.as_ref().unwrap().sheet().unwrap().stories();
            stories.iter().map(|story| articles[story.article()].title().as_str()).collect()
        };
        assert_eq!(order, ["工人回家", "塌方原因查明", "春耕备耕全面展开"]);
        let page = paper.press("]").screen();
        assert_eq!(page.matches(rule).count(), 1, "only the first takes from others:\n{page}");
    }
}

#[test]
fn on_small_screens_too_what_one_follows_stands_under_its_rule() {
    for size in [(80, 24), (40, 12)] {
        let (_home, mut paper) = followed(size, "zh");
        let page = paper.press("f g g").screen();
        let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}:\n{page}"));
        assert!(place("青螺山 · 第4天 · 5篇") < place("青螺山隧道获救的工人"), "{page}");
    }
}

#[test]
fn a_front_page_that_is_looked_at_stays_as_it_is_until_it_is_opened_again() {
    let (_home, mut paper) = followed((120, 40), "zh");
    let rule = "青螺山 · 第4天 · 5篇";
    paper.press("W d q f");
    let page = paper.screen();
    assert!(!page.contains(rule), "it is followed no more:\n{page}");
    assert_eq!(
        paper.press("u").screen().matches(rule).count(),
        0,
        "nothing moves under one's eyes"
    );
    assert!(paper.press("f f").screen().contains(rule), "{}", paper.screen());
}

#[test]
fn in_the_list_of_headlines_a_sign_stands_before_what_one_follows() {
    let (_home, mut paper) = followed((120, 40), "zh");
    let list = paper.press("h").screen();
    assert!(list.contains("• 工人回家"), "{list}");
    assert_eq!(list.matches('•').count(), 1, "{list}");
    paper.press("W d q");
    assert!(!paper.screen().contains('•'), "{}", paper.screen());
}

#[test]
fn an_edition_that_opens_on_its_front_page_opens_with_what_one_follows() {
    let (_home, mut paper) = followed((120, 40), "zh");
    paper.press("f q q q q");
    assert_eq!(paper.app().screen, Screen::Newsstand);
    paper.press("enter");
    assert_eq!(paper.app().screen, Screen::FrontPage);
    let page = paper.screen();
    assert!(page.contains("青螺山 · 第4天 · 5篇"), "{page}");
}

#[test]
fn a_timeline_shows_whole_entries_and_says_that_it_goes_on() {
    let (_home, mut paper) = followed((40, 12), "zh");
    let top = paper.press("W enter").screen();
    let last = top.lines().rfind(|row| row.contains("2026-03-04")).unwrap_or_default();
    assert!(last.contains("报  2026-03-04"), "where it stands, after a headline:\n{top}");
    assert!(top.contains('▾') && !top.contains('▴'), "{top}");
    assert_eq!(top.lines().next().unwrap().matches("青螺山").count(), 1, "{top}");
    let end = paper.press("G").screen();
    assert!(end.contains('▴') && !end.contains('▾'), "{end}");
    assert!(end.contains("甲报  2026-03-02"), "{end}");
}

#[test]
fn an_english_story_is_followed_by_its_names_and_not_by_what_any_article_says() {
    let home = TempDir::new().unwrap();
    let mut paper = Paper::searching(home.path(), (80, 24), "en");
    for (found, names) in [
        ("'412' space 'eaten'", &["Thring", "Pyne", "pies"][..]),
        ("'starting-key'", &["Bridge", "Tunney", "Oakes", "Lammond-Hythe"][..]),
    ] {
        let screen = paper.press(&format!("S {found} enter F")).screen();
        let foot = screen.lines().last().unwrap();
        assert!(names.iter().any(|name| foot.contains(name)), "{foot}");
        for word in ["Mrs", "Mr ", "day", "Miss"] {
            assert!(!foot.contains(word), "{foot}");
        }
        paper.press("esc q q");
    }
    // On the front page a story is to be opened first.
    paper.press("q enter f F");
    assert!(paper.screen().contains("open a story first"), "{}", paper.screen());
}
