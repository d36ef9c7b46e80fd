//! `newsprint search` in real processes.

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use crate::support::program::{Home, Ran};

/// Puts an edition of some articles into the library by hand.
fn shelve(home: &Home, paper: &str, date: &str, articles: &[(&str, &str)]) {
    let folder = format!("data/newsprint/library/{paper}/{date}");
    let manifest = format!(
        "format = 1\ndate = \"{date}\"\n[paper]\ntitle = \"{paper}\"\n\
         [[page]]\nid = \"A01\"\nname = \"要闻\"\nfile = \"pages/1.md\"\n"
    );
    let article = |(title, text): &(&str, &str)| format!("# {title}\n\n{text}\n\n");
    let text = articles.iter().map(article).collect::<Vec<_>>().concat();
    home.file(&format!("{folder}/pages/1.md"), text);
    home.file(&format!("{folder}/edition.toml"), manifest);
}

/// A home without what comes along.
fn home() -> Home {
    let home = Home::new();
    home.file("config/newsprint/config.toml", "samples = false\n");
    home
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn what_was_printed_is_found_with_where_it_stands() {
    let home = Home::new();
    let ran = home.run(&["search", "葦江二橋", "since:2026-11-22"]);
    let out = ran.fine();
    let blocks: Vec<&str> = out.split("\n\n").collect();
    let first: Vec<&str> = blocks[0].lines().collect();
    assert_eq!(first[0], "苇江二桥昨日通车　渡东渡西三分钟");
    assert_eq!(first[1], "  河口日报 · 2026-11-22 · A01 要闻");
    assert!(first[2].contains("苇江二桥") && !out.contains('\u{1b}'), "{out}");
    let all = json(&home.run(&["search", "苇江二桥", "--json", "--limit", "1"]));
    let hit = &all["hits"][0];
    let total = all["total"].as_u64().unwrap();
    assert!(total > 1 && all["hits"].as_array().unwrap().len() == 1);
    assert_eq!(hit["edition"], "河口日报@2026-11-22");
    let line: Vec<char> = hit["line"].as_str().unwrap().chars().collect();
    let mark = &hit["marks"][0];
    let at = |nth: usize| mark[nth].as_u64().unwrap() as usize;
    assert_eq!(line[at(0)..at(1)].iter().collect::<String>(), "苇江二桥");
    let papers = all["facets"]["papers"].as_array().unwrap();
    let counted: u64 = papers.iter().map(|paper| paper["count"].as_u64().unwrap()).sum();
    assert_eq!(counted, total);
    // What names an edition there opens it.
    let key = hit["edition"].as_str().unwrap();
    assert_eq!(home.run(&["inspect", key]).code, Some(0));
}

#[test]
fn with_a_letter_wrong_a_scan_is_found_as_maybe_and_what_was_typed_by_hand_is_not() {
    let home = Home::new();
    let found = |query: &str| json(&home.run(&["search", query, "--json"]));
    // As it stands in the page that came from OCR, and with 田 misread.
    let exact = found("水位再低也能自流到田~");
    assert_eq!((&exact["total"], &exact["hits"][0]["maybe"]), (&1.into(), &false.into()));
    let alike = found("水位再低也能自流到由~");
    let hit = &alike["hits"][0];
    assert_eq!((&alike["total"], &hit["maybe"]), (&1.into(), &true.into()));
    assert_eq!(
        (&hit["paper"], &hit["article"]),
        (&"河口晚报".into(), &exact["hits"][0]["article"])
    );
    assert!(hit["line"].as_str().unwrap().contains("自流到田"));
    assert_eq!(found("水位再低也能自流到由")["total"], 0, "nothing is guessed unasked");
    assert_eq!(found("苇江二桥昨日通东~")["total"], 0, "that edition was not scanned");
    assert_eq!(found("自流到由水位再低也能~")["total"], 0);
    let told = home.run(&["search", "水位再低也能自流到由~"]);
    assert!(told.out.contains("maybe · 河口晚报"), "{}", told.out);
    assert!(home.run(&["search", "苇江二桥~"]).complaint(2).contains('~'));
}

#[test]
fn it_ends_as_grep_does() {
    let home = home();
    shelve(&home, "甲报", "2026-11-22", &[("新渠通水", "第一股水流过闸口。")]);
    assert_eq!(home.run(&["search", "新渠"]).code, Some(0));
    let none = home.run(&["search", "bridge"]);
    assert_eq!((none.code, &*none.out, &*none.err), (Some(1), "", ""));
    let empty = json(&home.run(&["search", "bridge", "--json"]));
    assert_eq!((&empty["total"], empty["hits"].as_array().unwrap().len()), (&0.into(), 0));
    for (query, said) in [
        ("papr:甲报", "paper:"),
        ("date:soon", "soon"),
        ("~20", "~"),
        ("OR - \"\"", ""),
        (&"渠 ".repeat(5000), "200"),
    ] {
        let ran = home.run(&["search", query]);
        assert!(ran.complaint(2).contains(said), "{}", ran.err);
    }
    for query in ["[新渠.*(", "^新渠$", &"渠".repeat(10_000), "新渠'; DROP TABLE term", "\"", "*"]
    {
        let ran = home.run(&["search", query]);
        assert!(matches!(ran.code, Some(0..=2)) && !ran.err.contains("panicked"), "{}", ran.err);
    }
}

#[test]
fn filters_say_what_an_article_is() {
    let home = home();
    let letter = "kind: letter\nby: 王小河\n\n新渠的水。";
    shelve(&home, "甲报", "2026-11-22", &[("新渠通水", "清晨，第一股水流过新渠。")]);
    home.file(
        "data/newsprint/library/甲报/2026-11-22/pages/1.md",
        format!("# 新渠通水\n\n清晨，第一股水流过新渠。\n\n# 读者来信\n{letter}\n"),
    );
    shelve(&home, "Ferry Post", "2025-11-22", &[("The canal at last 新渠", "Water came at dawn.")]);
    let count = |query: &str| json(&home.run(&["search", query, "--json"]))["total"].clone();
    for (query, expected) in [
        ("新渠", 3),
        ("新渠 paper:甲", 2),
        ("新渠 -paper:甲", 1),
        ("新渠 paper:甲 OR paper:ferry", 3),
        ("head:新渠", 2),
        ("by:王小河", 1),
        ("text:王小河", 0),
        ("kind:letter", 1),
        ("date:2026", 2),
        ("date:2025-01..2025-12", 1),
        ("before:2026", 1),
        ("on:11-22", 3),
        ("lang:en", 1),
        ("page:A01", 3),
        ("page:front section:要闻", 3),
        ("has:picture", 0),
        ("is:read", 0),
        ("is:unread", 3),
        ("清晨 ~6 新渠", 1),
        ("新渠 ~1 清晨", 0),
        ("\"第一股 水流\"", 1),
        ("wat*", 1),
    ] {
        assert_eq!(count(query), expected, "{query}");
    }
    let order = |sort: &str| {
        let all = json(&home.run(&["search", "新渠", "--json", "--sort", sort]));
        let hits = all["hits"].as_array().unwrap().clone();
        hits.iter().map(|hit| hit["headline"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(order("old"), ["The canal at last 新渠", "新渠通水", "读者来信"]);
    assert_eq!(order("new"), ["新渠通水", "读者来信", "The canal at last 新渠"]);
    assert_eq!(
        order("rank"),
        ["新渠通水", "The canal at last 新渠", "读者来信"],
        "headlines come first"
    );
}

#[test]
fn an_import_enters_the_index_and_a_removal_leaves_it() {
    let home = home();
    let page = home.file("post.md", "# The ferry\n\nIt runs again at dawn.\n");
    home.run(&["import", &page.to_string_lossy(), "--paper", "Ferry Post"]).fine();
    let index = home.path().join("cache/newsprint/terms.db");
    assert!(index.is_file(), "the import has written it");
    assert_eq!(home.run(&["search", "dawn"]).code, Some(0));
    home.run(&["remove", "ferry"]).fine();
    assert_eq!(home.run(&["search", "dawn"]).code, Some(1));
    home.run(&["remove", "--undo"]).fine();
    assert_eq!(home.run(&["search", "dawn"]).code, Some(0));
    fs::write(&index, "damaged, and long enough to be looked at as a database").unwrap();
    let ran = home.run(&["search", "dawn"]);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(0), 1), "{}", ran.err);
    assert!(ran.err.contains("index"), "{}", ran.err);
    assert_eq!(home.run(&["search", "dawn"]).err, "");
    // Where there can be none one line says so.
    fs::remove_file(&index).unwrap();
    fs::create_dir_all(index.join("x")).unwrap();
    let ran = home.run(&["search", "dawn"]);
    assert!(ran.complaint(1).contains("index"), "{}", ran.err);
}

#[test]
fn check_notices_a_page_that_was_changed_where_it_stands() {
    let home = home();
    shelve(&home, "甲报", "2026-11-22", &[("新渠", "通水")]);
    assert_eq!(home.run(&["search", "通水"]).code, Some(0));
    let page = home.path().join("data/newsprint/library/甲报/2026-11-22/pages/1.md");
    fs::write(page, "# 老街\n\n灯又亮了\n").unwrap();
    home.run(&["check"]).fine();
    assert_eq!(home.run(&["search", "老街"]).code, Some(0));
    assert_eq!(home.run(&["search", "通水"]).code, Some(1));
}

#[test]
fn nothing_is_lost_by_a_kill_while_the_index_is_written_and_two_may_write_it() {
    let home = home();
    for day in 1..=28 {
        let text = format!("新渠通水 第{day}天 {}", "老街的灯又亮了一盏".repeat(200));
        shelve(&home, "甲报", &format!("2026-10-{day:02}"), &[("新渠", &text)]);
    }
    for wait in [3, 10, 20, 40, 60, 80, 120] {
        let mut child = home.command(&["search", "新渠"]).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let both: Vec<_> =
        (0..2).map(|_| home.command(&["search", "新渠通水", "--json"]).spawn().unwrap()).collect();
    for child in both {
        let ran = Ran::of(child.wait_with_output().unwrap());
        assert_eq!((ran.code, &*ran.err), (Some(0), ""));
        assert_eq!(json(&ran)["total"], 28);
    }
}

#[test]
fn what_is_on_the_same_thing_as_an_article_is_told_with_how_far_it_is() {
    let home = home();
    let bridge = (
        "苇江二桥昨日通车",
        "苇江二桥昨日上午正式通车。大桥全长2318米，双向六车道，首日过桥机动车五万多辆次，住在江东的市民不必再绕行。",
    );
    let other = ("路灯换新", "背街小巷照度提高一倍。");
    shelve(&home, "甲报", "2026-11-22", &[bridge, other]);
    let later = ("桥通了，渡船还开吗", "苇江二桥开通一个月，轮渡客流不到两成。");
    let again = ("转载", bridge.1);
    shelve(&home, "乙报", "2026-12-22", &[later, again]);
    let all = json(&home.run(&["search", "轮渡客流", "--json"]));
    let id = all["hits"][0]["article"].as_str().unwrap().to_owned();
    let ran = home.run(&["search", "--like", "乙报/2026-12-22", &id]);
    let out = ran.fine();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "苇江二桥昨日通车");
    assert_eq!(lines[1], "  甲报 · 2026-11-22 · A01 要闻 · 30 days earlier = 1 more alike");
    let hits = json(&home.run(&["search", "--like", "乙报@2026-12-22", &id, "--json"]));
    assert_eq!((&hits["total"], &hits["hits"][0]["days"]), (&1.into(), &(-30).into()));
    for (edition, article) in [("乙报/2026-12-22", "nobody"), ("丙报", id.as_str())] {
        let ran = home.run(&["search", "--like", edition, article]);
        assert_eq!((ran.code, ran.err.lines().count()), (Some(1), 1), "{}", ran.err);
    }
    assert_eq!(home.run(&["search", "--like", "乙报"]).code, Some(2));
    assert_eq!(home.run(&["search"]).code, Some(2));
}
