//! `T` and `newsprint today`; `F` on the newsstand; what runs by itself: `clean`
//! and the timer.

use std::fs;
use std::path::Path;
#[cfg(unix)]
use std::time::{Duration, SystemTime};

use newsprint::app::Screen;
use newsprint::shell::stock::Stock;
use tempfile::TempDir;

use crate::support::paper::Paper;
use crate::support::program::Home;
use crate::support::server::{Answer, Server};

/// Puts an edition of two articles into a library.
fn shelve(library: &Path, title: &str, day: &str) {
    let folder = library.join(title).join(day);
    fs::create_dir_all(folder.join("pages")).unwrap();
    let about = format!(
        "format = 1\ndate = \"{day}\"\n[paper]\ntitle = \"{title}\"\nlang = \"zh\"\n\
         [[page]]\nid = \"1\"\nname = \"要闻\"\nfile = \"pages/1.md\"\n"
    );
    fs::write(folder.join("edition.toml"), about).unwrap();
    let text = format!("# {title}的头条\n\n渠里来水了。\n\n# {title}的次条\n\n鱼市开秤。\n");
    fs::write(folder.join("pages/1.md"), text).unwrap();
}

fn library(papers: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (title, day) in papers {
        shelve(dir.path(), title, day);
    }
    dir
}

const THREE: [(&str, &str); 4] = [
    ("苇渡日报", "2027-11-20"),
    ("苇渡日报", "2027-11-19"),
    ("河口晚报", "2027-11-21"),
    ("渡口周刊", "2027-11-14"),
];

#[test]
fn today_goes_from_the_end_of_one_paper_to_the_next() {
    let library = library(&THREE);
    let mut paper = Paper::today(library.path(), (100, 24), "zh");
    assert!(paper.screen().contains("河口晚报的头条"), "{}", paper.screen());
    // Two articles, then the end, which names the next paper.
    paper.press("space space");
    let told = paper.screen();
    assert!(told.contains("下一份：苇渡日报"), "{told}");
    paper.press("space");
    assert!(paper.screen().contains("苇渡日报的头条"), "{}", paper.screen());
    // Back on the newsstand are those, and no older ones; the first is read.
    paper.press("q");
    let stand = paper.screen();
    assert!(stand.contains("各报最新、没读完的"), "{stand}");
    paper.press("T T");
    let stand = paper.screen();
    assert!(!stand.contains("河口晚报") && stand.contains("渡口周刊"), "{stand}");
}

#[test]
fn when_all_of_today_is_read_that_is_said_with_the_way_back() {
    let library = library(&[("苇渡日报", "2027-11-20")]);
    let mut paper = Paper::today(library.path(), (80, 24), "zh");
    paper.press("space space q T T");
    let screen = paper.screen();
    assert!(screen.contains("各报最新一期都读完了。按 T 显示全部。"), "{screen}");
    paper.press("T");
    assert!(paper.screen().contains("苇渡日报"), "{}", paper.screen());
}

const FEED: &str = "<rss version='2.0'><channel><title>Harbour</title><item><title>The ferry is \
    back</title><link>/1</link><description>It came in at six with two hundred aboard, and the \
    whole quay stood and waited for it in the rain.</description></item></channel></rss>";

fn sources(config: &Path, url: &str) {
    let text = format!(
        "[paper.morning]\ntitle = \"Morning\"\nmanners = \"none\"\n[[paper.morning.source]]\n\
         kind = \"feed\"\nfull-text = false\nurl = \"{url}\"\n"
    );
    fs::write(config.join("sources.toml"), text).unwrap();
}

#[test]
fn papers_are_fetched_behind_the_newsstand_and_stand_there_when_they_are_made() {
    let server = Server::start(|_| Answer::ok(FEED));
    let config = TempDir::new().unwrap();
    sources(config.path(), server.url("/feed").as_str());
    let mut paper = Paper::fetching(config.path(), (100, 24), "en");
    let stand = paper.screen();
    let selected = paper.app().newsstand.list.selected;
    paper.press("j F");
    assert!(paper.screen().contains("fetching, ") || paper.screen().contains("new article"));
    paper.runtime().settle_fetch();
    paper.wait();
    let told = paper.screen();
    assert!(told.contains("1 new article in 1 edition"), "{told}");
    assert!(paper.app().fetching.is_none());
    // As the terminal's loop does, which is told to.
    assert!(std::mem::take(&mut paper.runtime().errands.fill));
    let before =
        paper.app().newsstand.selected().map(|i| paper.app().newsstand.shelf[i].key.clone());
    let mut stock = Stock::new(Some(paper.data().join("library")), None);
    assert_eq!(stock.fill(), Vec::<String>::new());
    paper.runtime().restock(stock, &[]);
    let after =
        paper.app().newsstand.selected().map(|i| paper.app().newsstand.shelf[i].key.clone());
    assert_eq!(before, after, "what was selected is selected");
    assert_ne!(paper.screen(), stand);
    assert!(paper.app().newsstand.shelf.iter().any(|entry| entry.title.as_str() == "Morning"));
    assert!(selected <= paper.app().newsstand.list.selected);
}

#[test]
fn a_fetch_is_ended_by_the_same_key_and_by_escape_and_reading_goes_on_meanwhile() {
    for key in ["F", "esc"] {
        let server = Server::start(|_| {
            std::thread::sleep(std::time::Duration::from_millis(900));
            Answer::ok(FEED)
        });
        let config = TempDir::new().unwrap();
        sources(config.path(), server.url("/feed").as_str());
        let mut paper = Paper::fetching(config.path(), (100, 24), "en");
        paper.press("F enter space q");
        assert_eq!(paper.app().screen, Screen::Newsstand);
        paper.press(key);
        assert!(paper.screen().contains("ending the fetch"), "{}", paper.screen());
        paper.runtime().settle_fetch();
        paper.wait();
        let told = paper.screen();
        assert!(told.contains("ended early: nothing new came"), "{told}");
    }
}

#[test]
fn what_a_fetch_could_not_do_stands_among_the_messages_a_line_each() {
    let server = Server::start(|_| Answer::status(404));
    let config = TempDir::new().unwrap();
    sources(config.path(), server.url("/feed").as_str());
    let mut paper = Paper::fetching(config.path(), (100, 24), "en");
    paper.press("F");
    paper.runtime().settle_fetch();
    paper.wait();
    assert!(paper.screen().contains("1 source gave nothing (! tells why)"), "{}", paper.screen());
    paper.press("!");
    assert!(paper.screen().contains("404"), "{}", paper.screen());
}

#[test]
fn who_has_no_sources_is_told_how_to_begin() {
    let config = TempDir::new().unwrap();
    let mut paper = Paper::fetching(config.path(), (100, 24), "en");
    paper.press("F");
    paper.runtime().settle_fetch();
    paper.wait();
    assert!(paper.screen().contains("newsprint sources add"), "{}", paper.screen());
}

#[cfg(unix)]
#[test]
fn old_editions_leave_by_the_trash_but_not_those_with_a_bookmark() {
    let home = Home::new();
    let library = home.path().join("data/library");
    let years_ago = SystemTime::now() - Duration::from_hours(24 * 1_000);
    for day in ["2020-01-01", "2020-01-02", "9999-01-01"] {
        shelve(&library, "苇渡日报", day);
        let folder = fs::File::open(library.join("苇渡日报").join(day)).unwrap();
        folder.set_modified(years_ago).unwrap();
    }
    // An old paper that came today is new to whoever fetched it.
    shelve(&library, "苇渡日报", "1926-11-29");
    let mark = r#"{"id":"00000000-0000-0000-0000-000000000002","edition":"苇渡日报@2020-01-02","anchor":{"article":"x","place":{"block":0,"byte":0},"quote":{"exact":"渠","prefix":"","suffix":""}},"paper":"苇渡日报","date":"2020-01-02","title":"水","name":"","created":2,"changed":2}"#;
    home.file("marks.jsonl", mark);
    home.run(&["bookmarks", "import", "marks.jsonl", "--data-dir", "data"]).fine();
    let clean = |more: &[&str]| home.run(&[&["clean", "--data-dir", "data"], more].concat());
    let dry = clean(&["--keep", "30d", "--dry-run"]).fine();
    assert!(dry.contains("苇渡日报/2020-01-01") && dry.contains("would leave"), "{dry}");
    assert!(dry.contains("1 edition stay"), "{dry}");
    assert!(library.join("苇渡日报/2020-01-01").exists(), "a dry run does nothing");
    let json: serde_json::Value =
        serde_json::from_str(&clean(&["--keep", "4w", "--json"]).fine()).unwrap();
    assert_eq!(json["removed"][0]["id"], "苇渡日报/2020-01-01");
    assert!(json["removed"][0]["bytes"].as_u64().unwrap() > 100);
    assert_eq!((&json["stay"], &json["freed"]), (&1.into(), &0.into()));
    let there = |day: &str| library.join("苇渡日报").join(day).exists();
    assert_eq!(["2020-01-01", "2020-01-02", "9999-01-01"].map(there), [false, true, true]);
    assert!(there("1926-11-29"));
    home.run(&["remove", "--undo", "--data-dir", "data"]).fine();
    assert!(there("2020-01-01"), "it comes back");
    clean(&["--keep", "soon"]).complaint(2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_timer_is_made_for_the_system_and_taken_away_again() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    let tools = home.path().join("tools");
    fs::create_dir_all(&tools).unwrap();
    let log = home.path().join("log");
    let script = format!("#!/bin/sh\necho \"$@\" >> '{}'\n", log.display());
    fs::write(tools.join("systemctl"), script).unwrap();
    fs::set_permissions(tools.join("systemctl"), fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", tools.display());
    let run = |args: &[&str]| {
        let mut command =
            home.command(&[&["--data-dir", "data", "--config", "conf"], args].concat());
        command.env("PATH", &path).env("XDG_CONFIG_HOME", home.path().join("xdg"));
        crate::support::program::Ran::of(command.output().unwrap())
    };
    let told = run(&["fetch", "morning", "--install-timer", "06:30"]).fine();
    assert!(told.contains("06:30") && told.contains("--uninstall-timer"), "{told}");
    let units = home.path().join("xdg/systemd/user");
    let timer = fs::read_to_string(units.join("newsprint-fetch.timer")).unwrap();
    assert!(timer.contains("OnCalendar=*-*-* 06:30:00"), "{timer}");
    let service = fs::read_to_string(units.join("newsprint-fetch.service")).unwrap();
    assert!(service.contains("\"fetch\" \"--quiet\" \"morning\""), "{service}");
    let said = fs::read_to_string(&log).unwrap();
    assert!(said.contains("--user enable --now newsprint-fetch.timer"), "{said}");
    assert!(run(&["fetch", "--uninstall-timer"]).fine().contains("no longer"));
    assert_eq!(fs::read_dir(&units).unwrap().count(), 0);
    assert!(run(&["fetch", "--uninstall-timer"]).fine().contains("no timer"));
    fs::write(units.join("newsprint-fetch.timer"), "[Timer]\nOnCalendar=weekly\n").unwrap();
    let refused = run(&["fetch", "--install-timer"]);
    assert!(refused.complaint(1).contains("has not made"), "it is somebody else's");
    run(&["fetch", "--install-timer", "25:00"]).complaint(2);
}
