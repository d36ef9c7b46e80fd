//! The newsstand with more papers than a screen holds: filtering, calendars.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use newsprint::app::Screen;
use newsprint::app::panes::Pane;
use tempfile::TempDir;

use crate::support::paper::{Paper, bundled, settings};

const SIZES: [(u16, u16); 3] = [(40, 12), (80, 24), (120, 40)];

/// Puts an edition of two articles into a library.
fn shelve(library: &Path, paper: (&str, &str), day: &str, variant: &str, heads: [&str; 2]) {
    let (title, lang) = paper;
    let folder = library.join(title.replace(' ', "-")).join(format!("{day}{variant}"));
    fs::create_dir_all(folder.join("pages")).unwrap();
    let mut about = format!("format = 1\ndate = \"{day}\"\n");
    if !variant.is_empty() {
        let _ = writeln!(about, "variant = \"{variant}\"");
    }
    let _ = write!(
        about,
        "[paper]\ntitle = \"{title}\"\nlang = \"{lang}\"\n\
         [[page]]\nid = \"1\"\nname = \"要闻\"\nfile = \"pages/1.md\"\n"
    );
    fs::write(folder.join("edition.toml"), about).unwrap();
    let text = if lang == "zh" { "渠里来水了。" } else { "Water came down the cut." };
    let articles = heads.map(|head| format!("# {head}\n\n{text}\n"));
    fs::write(folder.join("pages/1.md"), articles.join("\n")).unwrap();
}

/// A daily that missed the 15th and has two editions on the 20th, and a
/// weekly in English.
fn library() -> TempDir {
    let dir = TempDir::new().unwrap();
    fill_library(dir.path());
    dir
}

fn fill_library(library: &Path) {
    let zh = ("苇渡日报", "zh");
    for day in (2..=31).filter(|day| day % 7 != 4) {
        shelve(library, zh, &format!("2027-10-{day:02}"), "", ["堤上的灯", "渡口今日停航"]);
    }
    for day in (1..=24).filter(|day| *day != 15 && *day != 20) {
        let lead = format!("新渠通水第{day}天");
        shelve(library, zh, &format!("2027-11-{day:02}"), "", [&lead, "老街菜市搬家"]);
    }
    shelve(library, zh, "2027-11-20", "早报", ["早潮漫过石阶", "鱼市开秤"]);
    shelve(library, zh, "2027-11-20", "晚报", ["晚潮退了", "灯会提前一天"]);
    let en = ("Reedham Packet", "en");
    for day in ["2027-09-06", "2027-09-13", "2027-11-08", "2027-11-15", "2027-11-22"] {
        shelve(
            library,
            en,
            day,
            "",
            ["Lock gates wait for paint", "Heron seen on the Ferry steps"],
        );
    }
}

#[test]
fn papers_with_their_newest_edition() {
    let library = library();
    for (w, h) in SIZES {
        let screen = Paper::library(library.path(), w, h).screen();
        insta::assert_snapshot!(format!("papers_{w}x{h}"), screen);
    }
}

#[test]
fn a_chinese_calendar() {
    let library = library();
    for (w, h) in SIZES {
        let mut paper = Paper::library_in(library.path(), w, h, settings("language = \"zh\"\n"));
        // The newest is read to its end, of the one before an article.
        // On a narrow screen the first Space opens the article only, and a key
        // puts away what is told of the end. Whoever is on the list has not read
        // the article beside it.
        let (read, away, back) =
            if w < 60 { ("space space", "esc", "q q") } else { ("space", "h", "h q") };
        paper.press("c enter").press(read).press("space").press(away).press(back);
        paper.press("h enter").press(read).press(back).press("k k j");
        insta::assert_snapshot!(format!("calendar_zh_{w}x{h}"), paper.screen());
    }
}

#[test]
fn an_english_calendar() {
    let library = library();
    for (w, h) in SIZES {
        let mut paper = Paper::library(library.path(), w, h);
        paper.press("/ 'reedham' enter c k");
        insta::assert_snapshot!(format!("calendar_en_{w}x{h}"), paper.screen());
    }
}

#[test]
fn a_day_with_two_editions() {
    let library = library();
    let mut paper = Paper::library_in(library.path(), 80, 24, settings("language = \"zh\"\n"));
    paper.press("c h h h h");
    insta::assert_snapshot!("calendar_two_editions_80x24", paper.screen());
    paper.press("enter");
    assert!(paper.row_with("晚报").is_some() && paper.app().screen == Screen::Reader);
    paper.press("q h enter");
    assert!(paper.row_with("早潮漫过石阶").is_some(), "{}", paper.screen());
}

#[test]
fn the_list_narrows_at_each_letter_and_esc_brings_all_back() {
    let library = library();
    let mut paper = Paper::library(library.path(), 80, 24);
    let before = paper.screen();
    let all = paper.app().newsstand.shelf.len();
    paper.press("/ 'FERRY'");
    insta::assert_snapshot!("filter_80x24", paper.screen());
    assert!(paper.screen().contains(&format!("5 of {all} editions")), "{}", paper.screen());
    paper.press("space '09'");
    assert!(paper.screen().contains(&format!("2 of {all} editions")), "{}", paper.screen());
    paper.press("esc");
    assert_eq!(paper.screen(), before);
}

#[test]
fn a_kept_filter_is_refined_and_given_up() {
    let library = library();
    let mut paper = Paper::library(library.path(), 80, 24);
    paper.press("/ '新渠' enter");
    assert!(paper.row_with("holding “新渠”").is_some());
    paper.press("/ '灯' esc");
    assert!(paper.row_with("holding “新渠”").is_some(), "Esc goes back to what was kept");
    paper.press("/ '灯' backspace backspace");
    assert!(paper.row_with("holding").is_none());
    paper.press("/ '灯会' enter enter");
    assert!(paper.row_with("晚报").is_some(), "{}", paper.screen());
}

#[test]
fn while_one_types_the_arrows_choose() {
    let library = library();
    let mut paper = Paper::library(library.path(), 80, 24);
    paper.press("/ 'heron' down enter enter");
    assert!(paper.row_with("15 November 2027").is_some(), "{}", paper.screen());
}

#[test]
fn what_was_read_leaves_the_unread_at_the_next_look() {
    let library = library();
    let mut paper = Paper::library(library.path(), 80, 24);
    paper.press("U");
    assert!(paper.row_with("unread only").is_some());
    paper.press("enter space h q");
    assert!(paper.row_with("1/2 read").is_some(), "{}", paper.screen());
    paper.press("U U");
    assert!(paper.row_with("2027年11月23日").is_some(), "{}", paper.screen());
    assert!(paper.row_with("2027年11月24日").is_none(), "{}", paper.screen());
}

#[test]
fn the_order_is_told_where_it_is_not_the_usual_one() {
    let library = library();
    let mut paper = Paper::library(library.path(), 80, 24);
    let usual = paper.screen();
    paper.press("s g g");
    assert!(paper.row_with("by name").is_some());
    assert!(paper.screen().lines().nth(2).unwrap().contains("Reedham Packet"));
    paper.press("s g g");
    assert!(paper.row_with("most unread first").is_some());
    assert!(paper.screen().lines().nth(2).unwrap().contains("苇渡日报"));
    paper.press("s");
    assert_eq!(paper.screen(), usual);
}

#[test]
fn one_comes_back_to_the_calendar_at_the_edition_one_left() {
    let library = library();
    let mut paper = Paper::library(library.path(), 80, 24);
    paper.press("c [ enter { q");
    assert_eq!(paper.app().screen, Screen::Calendar);
    assert!(paper.row_with("2027年10月23日 星期六").is_some(), "{}", paper.screen());
    paper.press("? q B q");
    assert_eq!(paper.app().screen, Screen::Calendar);
    paper.press("q");
    assert_eq!(paper.app().screen, Screen::Newsstand);
}

#[test]
fn a_click_on_a_day_selects_it_and_a_second_one_opens_it() {
    let library = library();
    let mut paper = Paper::library(library.path(), 59, 24);
    paper.press("c").click("17*");
    assert!(paper.row_with("2027年11月17日").is_some(), "{}", paper.screen());
    paper.click("15 ");
    assert!(paper.row_with("2027年11月17日").is_some(), "a day without an edition");
    paper.click("20*").click("晚报");
    assert_eq!(paper.app().screen, Screen::Calendar);
    paper.click("晚报");
    assert!(paper.row_with("晚潮退了").is_some() && paper.app().screen == Screen::Reader);
}

#[test]
fn the_newsstand_and_the_help_speak_the_language_of_the_reader() {
    for (language, counted, calendar, quit) in [
        ("zh", "5 种报纸 6 期", "日历", "退出"),
        ("ja", "5 紙 6 号", "暦", "終了"),
        ("ko", "신문 5종 6호", "달력", "끝내기"),
        ("en", "5 papers, 6 editions", "calendar", "quit"),
    ] {
        let config = settings(&format!("language = \"{language}\"\n"));
        let mut paper = Paper::newsstand_in(80, 24, config);
        let screen = paper.screen();
        assert!(screen.contains(counted) && screen.contains(calendar), "{screen}");
        let help = paper.resize(120, 60).press("?").screen();
        let last = help.lines().find(|row| row.contains('Q')).unwrap();
        assert!(last.contains(quit), "{help}");
    }
}

#[test]
fn on_a_narrow_screen_the_help_goes_on_in_the_next_row() {
    let mut paper = Paper::spoken(&bundled("saltmarsh-courier-2026-11-22"), 40, 60, "en");
    let help = paper.press("?").screen();
    let rows: Vec<_> = help.lines().map(str::trim).collect();
    let at = rows.iter().position(|row| row.ends_with("simplified or traditional")).unwrap();
    assert_eq!(rows[at + 1], "han", "{help}");
}

#[test]
fn the_help_ends_where_it_ends_and_every_key_moves_it_back() {
    let mut paper = Paper::newsstand(80, 24);
    let end = paper.press("? G").screen();
    assert!(end.contains("remove it"), "{end}");
    for _ in 0..9 {
        paper.press("space");
    }
    assert_eq!(paper.screen(), end);
    assert_ne!(paper.press("k").screen(), end);
}

#[test]
fn what_an_edition_holds_is_told_whole_or_not_at_all() {
    let mut paper = Paper::newsstand(40, 30);
    let screen = paper.screen();
    let row = screen.lines().find(|row| row.contains("22 November")).unwrap();
    assert_eq!(row.trim_matches(['▌', ' ']), "Sunday, 22 November 2026", "{screen}");
}

#[test]
fn a_filter_is_kept_in_the_calendar_and_typed_from_there() {
    let library = library();
    let mut paper = Paper::library(library.path(), 80, 24);
    paper.press("/ '新渠' enter c");
    let screen = paper.screen();
    assert!(screen.contains("holding “新渠”"), "{screen}");
    assert!(screen.lines().next().unwrap().contains("22 of 50 editions"), "{screen}");
    let screen = paper.press("/ esc esc").screen();
    assert!(!screen.contains("holding"), "Esc gives the filter up: {screen}");
}

#[test]
fn the_samples_in_the_readers_language_come_first() {
    for (language, paper) in [
        ("en", "The Saltmarsh Courier"),
        ("zh", "河口日报"),
        ("ja", "凪浜新聞"),
        ("ko", "해변일보"),
    ] {
        let config = settings(&format!("language = \"{language}\"\n"));
        let mut stand = Paper::newsstand_in(80, 24, config);
        let first = stand.screen().lines().nth(2).unwrap().to_owned();
        assert!(first.contains(paper), "{language}: {first}");
    }
}

#[test]
fn enter_on_what_a_filter_found_opens_the_article_that_was_found() {
    let config = settings("language = \"zh\"\n");
    let mut paper = Paper::newsstand_in(100, 30, config);
    paper.press("/ '一只鹅' enter enter");
    let reader = paper.app().reader.as_ref().unwrap();
    let title = reader.edition.articles[reader.article].title().to_string();
    assert!(title.contains("一只鹅"), "{title}");
    // Found by the paper's name, an edition opens as ever.
    let mut paper = Paper::newsstand_in(100, 30, settings("language = \"zh\"\n"));
    paper.press("/ '河口日报' enter enter");
    assert_eq!(paper.app().reader.as_ref().unwrap().article, 0);
}

#[test]
fn the_newsstand_begins_at_the_paper_that_was_opened_last() {
    let library = library();
    let mut paper = Paper::library(library.path(), 80, 24);
    paper.press("G enter");
    let opened = paper.app().reader.as_ref().unwrap().edition.paper.title.clone();
    let mut paper = paper.reopen_library(library.path(), 80, 24);
    let selected = paper.app().newsstand.selected().unwrap();
    let title = paper.app().newsstand.shelf[selected].title.clone();
    assert_eq!(title, opened, "{}", paper.screen());
}

/// A newsstand in Chinese, left in the midst of the second article of its first
/// paper, and come back to.
fn left_off_in_the_midst(library: &Path, w: u16, h: u16) -> Paper {
    let config = settings("language = \"zh\"\n");
    let mut paper = Paper::library_in(library, 80, 24, config);
    paper.press("enter j enter space space q");
    paper.reopen_library(library, w, h)
}

#[test]
fn where_one_left_off_is_offered_first_and_enter_goes_on_there() {
    let library = TempDir::new().unwrap();
    for (w, h) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut paper = left_off_in_the_midst(library.path(), w, h);
        let screen = paper.screen();
        let first = screen.lines().nth(2).unwrap();
        assert!(first.starts_with("▌ 继续读：听船的人") && first.contains('%'), "{screen}");
        assert!(screen.lines().any(|row| row.contains("+ 读过 0/21")), "begun:\n{screen}");
        paper.press("enter");
        let reader = paper.app().reader.as_ref().unwrap();
        assert_eq!((paper.app().screen, reader.article), (Screen::Reader, 1));
        assert_eq!(reader.focus, Pane::Article);
        let text = reader.text.as_ref().unwrap();
        assert!(text.top() > text.galley().start(), "at the very place:\n{}", paper.screen());
    }
}

#[test]
fn what_a_search_led_to_is_not_where_one_left_off() {
    let library = TempDir::new().unwrap();
    // Looked at in an article that was not opened before, and in the one that is read.
    for looks in ["enter h / '盛明远' enter enter q q q", "enter / '贺满仓' enter n n q q q"]
    {
        let mut paper = left_off_in_the_midst(library.path(), 80, 24);
        let before = paper.screen();
        let offer = before.lines().nth(2).unwrap();
        assert!(offer.contains("继续读：听船的人"), "{before}");
        paper.press(looks);
        let mut paper = paper.reopen_library(library.path(), 80, 24);
        let after = paper.screen();
        assert!(after.lines().any(|row| row == offer), "{looks}:\n{before}\n{after}");
    }
}

#[test]
fn the_offer_is_left_and_come_back_to_with_the_keys_of_the_list() {
    let library = TempDir::new().unwrap();
    let mut paper = left_off_in_the_midst(library.path(), 80, 24);
    assert!(paper.app().newsstand.is_on_offer());
    paper.press("j");
    let list = paper.app().newsstand.list;
    assert!(!paper.app().newsstand.is_on_offer() && list.selected == 0);
    paper.press("j k k");
    assert!(paper.app().newsstand.is_on_offer());
    paper.press("G");
    assert!(!paper.app().newsstand.is_on_offer());
    paper.press("g g");
    assert!(paper.app().newsstand.is_on_offer());
    // What is looked for is among all papers.
    paper.press("/ 'Courier' enter");
    assert!(!paper.screen().contains("继续读"), "{}", paper.screen());
    paper.press("enter");
    assert!(paper.screen().contains("Saltmarsh"), "{}", paper.screen());
}

#[test]
fn after_an_article_that_was_read_the_next_one_is_offered_and_after_the_last_nothing() {
    let library = TempDir::new().unwrap();
    let config = settings("language = \"zh\"\n");
    let mut paper = Paper::library_in(library.path(), 80, 24, config);
    paper.press("enter r q");
    assert!(paper.screen().contains("继续读：听船的人"), "{}", paper.screen());
    paper.press("k k k k k k enter");
    for _ in 0..21 {
        let reader = paper.app().reader.as_ref().unwrap();
        if !reader.is_read(reader.article) {
            paper.press("r");
        }
        paper.press("J");
    }
    paper.press("q q");
    assert!(!paper.screen().contains("继续读"), "{}", paper.screen());
}

#[test]
fn looking_at_an_edition_begins_nothing() {
    let library = TempDir::new().unwrap();
    let config = settings("language = \"zh\"\n");
    let mut paper = Paper::library_in(library.path(), 80, 24, config);
    paper.press("enter q");
    let screen = paper.screen();
    assert!(!screen.contains("继续读") && !screen.contains("+ 读过"), "{screen}");
}

#[test]
fn who_does_not_want_places_remembered_is_offered_none() {
    let library = TempDir::new().unwrap();
    let config = settings("language = \"zh\"\n[reading]\nremember = false\n");
    let mut paper = Paper::library_in(library.path(), 80, 24, config);
    paper.press("enter j enter space space q q");
    assert!(!paper.screen().contains("继续读"), "{}", paper.screen());
}

#[test]
fn editions_open_on_what_is_configured() {
    for (open, there) in
        [("front", Screen::FrontPage), ("list", Screen::Reader), ("last", Screen::Reader)]
    {
        let config = settings(&format!("[reading]\nopen = \"{open}\"\n"));
        let mut paper = Paper::newsstand_in(80, 24, config);
        assert_eq!(paper.press("enter").app().screen, there, "{open}");
        // One goes to and fro all the same.
        let fro = if there == Screen::Reader { Screen::FrontPage } else { Screen::Reader };
        assert_eq!(paper.press("f").app().screen, fro, "{open}");
    }
    let config = settings("[reading]\nopen = \"list\"\n");
    let mut paper = Paper::newsstand_in(80, 24, config);
    paper.press("enter f q q");
    assert_eq!(paper.press("enter").app().screen, Screen::Reader, "whatever one left");
}

#[test]
fn the_newsstand_is_the_same_whether_editions_were_read_or_are_in_the_catalogue() {
    let home = TempDir::new().unwrap();
    let shelves = home.path().join("library");
    fill_library(&shelves);
    let ways = [
        "/ '灯' enter j j k",
        "/ 'ferry' enter G",
        "/ '早报' space '石阶' enter enter",
        "/ '2027-11-08' enter q",
        "/ '新渠' space '第2' backspace '1' enter ctrl-f",
        "/ 'nowhere' enter q j",
        "j c k k h enter q q",
        "G c g g",
    ];
    for size in SIZES {
        for keys in ways {
            let (w, h) = size;
            let mut read = Paper::library_in(&shelves, w, h, settings("language = \"en\"\n"));
            let mut kept = Paper::searching(home.path(), size, "en");
            let keeps =
                |paper: &Paper| paper.app().newsstand.shelf.iter().all(|e| e.whole().is_some());
            assert!(keeps(&read) && !keeps(&kept));
            for key in keys.split_whitespace() {
                let screens = (read.press(key).screen(), kept.press(key).screen());
                assert_eq!(screens.1, screens.0, "{keys}: {key} at {size:?}");
            }
        }
    }
}

#[test]
fn enter_typed_ahead_of_what_a_filter_finds_opens_what_it_finds() {
    let home = TempDir::new().unwrap();
    fill_library(&home.path().join("library"));
    let mut paper = Paper::searching(home.path(), (80, 24), "en");
    paper.press_at_once("/ '灯会' enter enter");
    let reader = paper.app().reader.as_ref().expect("an edition is open");
    assert_eq!(reader.edition.key().as_str(), "苇渡日报@2027-11-20#晚报");
}

#[test]
fn an_edition_that_is_not_in_the_catalogue_any_more_is_found_by_its_day_and_shown() {
    let home = TempDir::new().unwrap();
    fill_library(&home.path().join("library"));
    let mut paper = Paper::searching(home.path(), (120, 40), "en");
    // Another program made a folder of it while one looks at the newsstand.
    let file = home.path().join("cache/index.db");
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    fs::write(file.join("x"), "x").unwrap();
    let screen = paper.press("/ '2027-11-08' enter").screen();
    assert!(screen.contains("2 of "), "{screen}");
    assert!(screen.contains("Lock gates wait for paint"), "{screen}");
}
