//! `newsprint import`, and page sets.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;

use crate::support::paper::bundled;
use crate::support::program::{Home, Ran};

const FRONT: &str = "河口日报 2026年11月22日 星期日 第1版\n\n引 水 工 程 提 前 一 年 完 工\n\n\
    本报讯 十一月二十一日清晨,第一股水流过新渠的闸口。守闸人老赵看了看表,比预定的时间早了(下转第3版)\n\n\
    老 街 的 灯 又 亮 了\n\n本报讯 书店的门口排起了队,队伍里有老人,也有孩子,他们在等一位\n";
const THIRD: &str = "河口日报 2026年11月22日 星期日 第3版\n\n引水工程提前一年完工\n\n(上接第1版)二十分钟。\
    岸上的人都喊了起来。\n\n第 三 小 学 有 了 天 文 台\n\n本报讯 孩子们昨晚第一次看见了土星的光环。\n";

fn home() -> Home {
    let home = Home::new();
    home.file("scans/03.txt", THIRD);
    home.file("scans/01.txt", FRONT);
    home
}

fn json(ran: Ran) -> Value {
    serde_json::from_str(&ran.fine()).unwrap()
}

fn library(home: &Home) -> PathBuf {
    home.path().join("data/newsprint/library")
}

fn edition(home: &Home) -> PathBuf {
    library(home).join("河口日报/2026-11-22")
}

fn inspect(home: &Home, path: impl AsRef<Path>) -> Value {
    json(home.run(&["inspect", path.as_ref().to_str().unwrap(), "--json"]))
}

/// Everything about an edition but where its files are.
fn content(mut whole: Value) -> Value {
    whole["source"] = Value::Null;
    for file in whole["files"].as_array_mut().unwrap() {
        file["name"] = Value::Null;
    }
    whole
}

/// The files under a folder, hidden ones too, with what is in them.
fn files(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.clone(), fs::read(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_folder_of_pages_is_one_edition_whose_ranges_count_through_its_files() {
    let home = home();
    home.file("scans/readme.md", "not a page");
    let whole = inspect(&home, "scans");
    let files: Vec<_> =
        whole["files"].as_array().unwrap().iter().map(|f| (&f["name"], &f["start"])).collect();
    let (first, second) = ("scans/01.txt".into(), "scans/03.txt".into());
    assert_eq!(files, [(&first, &0.into()), (&second, &FRONT.len().into())]);
    let article = &whole["articles"][0];
    assert_eq!(article["headline"], "引水工程提前一年完工");
    assert_eq!(article["regions"][1]["part"], "jump");
    let bytes = [FRONT, THIRD].concat();
    let source = article["blocks"][1]["source"].as_array().unwrap();
    let text: String = source
        .iter()
        .map(|r| &bytes[r[0].as_u64().unwrap() as usize..r[1].as_u64().unwrap() as usize])
        .collect();
    assert!(text.contains("早了二十分钟。"), "{text}");
    // The same by name, and in whatever order.
    let named = json(home.run(&["inspect", "scans/03.txt", "scans/01.txt", "--json"]));
    assert_eq!(content(named), content(whole));
    assert_eq!(inspect(&home, "scans/01.txt")["files"], Value::Null);
}

#[test]
fn a_page_that_cannot_be_read_is_named_and_the_rest_opens() {
    let home = home();
    home.file("scans/02.txt", b"\x89PNG\r\n\x1a\nxxxx");
    let whole = inspect(&home, "scans");
    assert_eq!(whole["pages"].as_array().unwrap().len(), 2);
    let warnings = whole["warnings"].to_string();
    assert!(warnings.contains("left out: scans/02.txt: this is a PNG picture"), "{warnings}");
    let ran = home.run(&["import", "scans"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("scans/02.txt: this is a PNG picture"), "{}", ran.err);
    assert!(ran.out.contains("imported"), "{}", ran.out);
    assert!(edition(&home).is_dir());
}

#[test]
fn what_was_imported_is_what_was_recovered() {
    let home = home();
    let out = home.run(&["import", "scans/01.txt", "scans/03.txt"]).fine();
    for line in
        ["河口日报 2026-11-22: imported", "  pages      2", "  articles   3", "  jumps      1"]
    {
        assert!(out.contains(&format!("{line}\n")), "{out}");
    }
    assert!(out.contains("damage     1 (an end is missing: 老街的灯又亮了)"), "{out}");
    assert_eq!(content(inspect(&home, "scans")), content(inspect(&home, edition(&home))));
    assert_eq!(fs::read_to_string(edition(&home).join("scan/03.txt")).unwrap(), THIRD);
    let listed = json(home.run(&["list", "--json"]));
    assert_eq!((&listed[0]["paper"], &listed[0]["articles"]), (&"河口日报".into(), &3.into()));
}

#[test]
fn importing_again_changes_nothing_unless_asked_and_then_keeps_corrections() {
    let home = home();
    home.run(&["import", "scans"]).fine();
    let before = files(&library(&home));
    home.file("scans/01.txt", FRONT.replace("老 街 的 灯", "新 街 的 灯"));
    let out = home.run(&["import", "scans"]).fine();
    assert!(out.contains("another edition of this paper and day is in the library"), "{out}");
    assert!(out.contains("from       scans/01.txt"), "it is told what was left out: {out}");
    assert_eq!(files(&library(&home)), before);
    fs::write(edition(&home).join("corrections.toml"), "# mine\n").unwrap();
    let report = json(home.run(&["import", "scans", "--replace", "--json"]));
    assert_eq!(report["editions"][0]["status"], "replaced");
    assert_eq!(fs::read_to_string(edition(&home).join("corrections.toml")).unwrap(), "# mine\n");
    let whole = inspect(&home, edition(&home));
    assert_eq!(whole["articles"][1]["headline"], "新街的灯又亮了");
    let hidden = files(&library(&home)).into_iter().filter(|(path, _)| {
        path.components().any(|part| part.as_os_str().to_string_lossy().starts_with(".new"))
    });
    assert_eq!(hidden.count(), 0);
}

#[test]
fn a_page_edited_by_hand_shows_the_edit_and_keeps_the_other_notes() {
    let home = home();
    home.run(&["import", "scans"]).fine();
    let page = edition(&home).join("pages/1.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replace("书店的门口", "书店门口")).unwrap();
    let whole = inspect(&home, edition(&home));
    let block = |article: usize, block: usize| whole["articles"][article]["blocks"][block].clone();
    assert!(block(1, 1)["text"].as_str().unwrap().contains("书店门口"));
    assert_eq!(block(1, 1)["source"], serde_json::json!([]));
    assert_eq!(block(0, 1)["source"].as_array().unwrap().len(), 2);
    let warnings = whole["warnings"].to_string();
    assert!(warnings.contains("one text was changed since the import"), "{warnings}");
}

#[test]
fn without_sound_notes_the_text_is_still_there() {
    let home = home();
    home.run(&["import", "scans"]).fine();
    let notes = edition(&home).join("recovery.json");
    let sound = fs::read_to_string(&notes).unwrap();
    let table = [
        ("", "it is damaged"),
        ("{\"version\":1}", "it is damaged"),
        (&sound[..sound.len() / 2], "it is damaged"),
        (&sound.replace("\"version\":1", "\"version\":7"), "its version is 7"),
        (&sound.replace("[[0,", "[[99999,"), "it is damaged"),
        (&sound.replace("\"length\":", "\"length\":9"), "it is damaged"),
    ];
    for (text, expected) in table {
        fs::write(&notes, text).unwrap();
        let whole = inspect(&home, edition(&home));
        assert_eq!(whole["articles"].as_array().unwrap().len(), 3, "{text}");
        let warnings = whole["warnings"].to_string();
        assert!(warnings.contains(expected), "{warnings}");
    }
    fs::remove_file(&notes).unwrap();
    let warnings = inspect(&home, edition(&home))["warnings"].to_string();
    assert!(warnings.contains("it is missing"), "{warnings}");
    let printed = home.run(&["print", edition(&home).to_str().unwrap()]).fine();
    assert!(printed.contains("书店的门口"), "{printed}");
}

#[test]
fn pages_of_another_day_are_an_edition_of_their_own_and_what_fails_is_told() {
    let home = home();
    home.file("next.txt", FRONT.replace("22日", "23日").replace("(下转第3版)", "。"));
    home.file("empty.txt", "");
    let ran = home.run(&["import", "scans", "next.txt", "empty.txt", "nosuch.txt", "--json"]);
    assert_eq!(ran.code, Some(1));
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let keys: Vec<_> = report["editions"].as_array().unwrap().iter().map(|e| &e["key"]).collect();
    assert_eq!(keys, ["河口日报@2026-11-23", "河口日报@2026-11-22"]);
    assert_eq!(report["failed"].as_array().unwrap().len(), 2, "{report}");
    assert_eq!(ran.err.lines().count(), 2, "{}", ran.err);
    let none = home.run(&["import", "nosuch.txt"]);
    assert!(none.complaint(1).contains("nosuch.txt: there is no such file"));
}

#[test]
fn a_paper_a_date_and_an_encoding_can_be_given() {
    let home = Home::new();
    let text = "本报讯 书店的门口排起了队,队伍里有老人,也有孩子。店主说,灯亮了,人就来了。";
    home.file("page.txt", encoding_rs::GB18030.encode(text).0);
    let args = ["import", "page.txt", "--paper", "苇江晚报", "--date", "2026-11-23"];
    home.run(&[&args[..], &["--encoding", "gbk", "--lang", "zh-Hans"]].concat()).fine();
    let whole = inspect(&home, library(&home).join("苇江晚报/2026-11-23"));
    assert_eq!(whole["key"], "苇江晚报@2026-11-23");
    assert_eq!((&whole["dated_by"], &whole["language"]), (&"reader".into(), &"zh-Hans".into()));
    assert!(whole["articles"][0]["blocks"][0]["text"].as_str().unwrap().ends_with("人就来了。"));
}

#[test]
fn an_edition_that_is_one_already_is_taken_as_it_is() {
    let home = Home::new();
    let folder = bundled("saltmarsh-courier-2026-11-22");
    home.run(&["import", folder.to_str().unwrap()]).fine();
    let there = library(&home).join("The_Saltmarsh_Courier/2026-11-22-Sunday");
    let inside = |root: &Path| -> Vec<_> {
        let files = files(root).into_iter();
        files.map(|(path, bytes)| (path.strip_prefix(root).unwrap().to_owned(), bytes)).collect()
    };
    assert_eq!(inside(&there), inside(&folder));
    let again = home.run(&["import", there.join("edition.toml").to_str().unwrap()]).fine();
    assert!(again.contains("is in the library already"), "{again}");
}

#[test]
fn hostile_titles_stay_in_the_library_and_off_the_terminal() {
    let home = Home::new();
    let text = "本报讯 书店的门口排起了队,队伍里有老人,也有孩子。店主说,灯亮了,人就来了。";
    home.file("page.txt", text);
    let before = files(home.path()).len();
    for title in ["../../../evil", "/abs", "..", "a\u{1b}]0;x\u{7}b", "\u{202e}gpj", "-rf"] {
        let paper = format!("--paper={title}");
        let ran = home.run(&["import", "page.txt", "--date", "2026-11-22", &paper]);
        let out = ran.fine();
        assert!(!out.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{out:?}");
    }
    let index = home.path().join("cache/newsprint/terms.db");
    let is_meant = |path: &Path| path.starts_with(library(&home)) || path == index;
    let outside = files(home.path()).into_iter().filter(|(path, _)| !is_meant(path));
    assert_eq!(outside.count(), before);
    let papers = fs::read_dir(library(&home)).unwrap().count();
    assert_eq!(papers, 7, "six papers and the lock");
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_edition_or_the_new() {
    let home = home();
    home.run(&["import", "scans"]).fine();
    let mut seen = [0; 2];
    for round in 0..24_u64 {
        let (name, other) = if round % 2 == 0 { ("甲", "乙") } else { ("乙", "甲") };
        home.file("scans/01.txt", FRONT.replace("老 街", &format!("{name} 街")));
        let mut child = home.command(&["import", "scans", "--replace"]).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_micros(round * 1_500));
        child.kill().unwrap();
        child.wait().unwrap();
        let whole = inspect(&home, edition(&home));
        let headline = whole["articles"][1]["headline"].as_str().unwrap().to_owned();
        let first: String = headline.chars().take(1).collect();
        assert!([name, other, "老"].contains(&first.as_str()), "{headline}");
        seen[usize::from(first == name)] += 1;
        assert_eq!(whole["warnings"], serde_json::json!([]), "round {round}");
        assert_eq!(home.run(&["list"]).code, Some(0));
    }
    assert!(seen[0] > 0, "no kill came in time");
    home.run(&["import", "scans", "--replace"]).fine();
    let left = fs::read_dir(library(&home).join("河口日报")).unwrap().count();
    assert_eq!(left, 1, "what the kills left is gone");
}

#[test]
fn a_kill_in_a_batch_leaves_each_edition_whole_or_away_and_loses_none_that_was_there() {
    let home = home();
    let courier = bundled("saltmarsh-courier-2026-11-22");
    let mut days = Vec::new();
    for day in 1..=12 {
        for (path, bytes) in files(&courier) {
            let path = path.strip_prefix(&courier).unwrap().to_str().unwrap().to_owned();
            let text = String::from_utf8_lossy(&bytes);
            let text = text.replace("\"2026-11-22\"", &format!("\"2026-10-{day:02}\""));
            if !path.starts_with("media") {
                home.file(&format!("in/{day}/{path}"), &text);
            }
        }
        days.push(format!("in/{day}"));
    }
    let command: Vec<&str> =
        std::iter::once("import").chain(days.iter().map(String::as_str)).collect();
    let there = || {
        let papers = fs::read_dir(library(&home)).into_iter().flatten().flatten();
        let inside = papers.flat_map(|paper| fs::read_dir(paper.path()).into_iter().flatten());
        let all = inside.flatten().map(|entry| entry.path());
        let whole =
            all.filter(|path| !path.file_name().unwrap().as_encoded_bytes().starts_with(b"."));
        whole.collect::<std::collections::BTreeSet<PathBuf>>()
    };
    let articles = |path: &Path| inspect(&home, path)["articles"].as_array().unwrap().len();
    let whole = articles(&home.path().join("in/1"));
    let mut before = there();
    for round in 0..16_u64 {
        let mut child = home.command(&command).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_micros(round * 4_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = there();
        assert!(now.is_superset(&before), "round {round}");
        for edition in now.difference(&before) {
            assert_eq!(articles(edition), whole, "round {round}");
        }
        before = now;
    }
    let told = home.run(&[&command[..], &["--json"]].concat()).fine();
    let told: Value = serde_json::from_str(&told).unwrap();
    let paths = told["editions"].as_array().unwrap().iter();
    let paths = paths.map(|edition| PathBuf::from(edition["path"].as_str().unwrap()));
    assert_eq!(paths.collect::<std::collections::BTreeSet<_>>(), there());
    assert_eq!(there().len(), 12, "what was told is there");
    let left = fs::read_dir(there().first().unwrap().parent().unwrap()).unwrap().count();
    assert_eq!(left, 12, "what the kills left is gone");
}

const FEED: &str = "<rss version='2.0'><channel><title>渡口快讯</title><link>http://f.example/</link>\
    <item><title>新渠通水</title><guid>1</guid><pubDate>Sun, 22 Nov 2026 08:00:00 GMT</pubDate>\
    <description>清晨，第一股水流过新渠的闸口。</description></item></channel></rss>";

#[test]
fn a_folder_of_everything_is_looked_through_and_what_is_broken_is_skipped() {
    let home = home();
    let courier = bundled("saltmarsh-courier-2026-11-22");
    let courier = courier.to_str().unwrap();
    home.run(&["export", courier, "--to", "epub", "-o", "scans/courier.epub"]).fine();
    home.file("scans/deep/feed.xml", FEED);
    home.file("scans/deep/photo.jpg", "not ours");
    home.file("scans/broken.epub", "PK\x03\x04 and no more");
    home.file("scans/.hidden/04.txt", THIRD);
    let ran = home.run(&["import", "scans", "--json"]);
    assert_eq!(ran.code, Some(1));
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let keys: Vec<_> = report["editions"].as_array().unwrap().iter().map(|e| &e["key"]).collect();
    assert_eq!(
        keys,
        ["河口日报@2026-11-22", "TheSaltmarshCourier@2026-11-22#Sunday", "渡口快讯@2026-11-22"]
    );
    assert_eq!(report["failed"].as_array().unwrap().len(), 1, "{report}");
    assert!(ran.err.contains("scans/broken.epub"), "{}", ran.err);
    // A second time nothing is done twice.
    let before = files(&library(&home));
    let again: Value = serde_json::from_str(&home.run(&["import", "scans", "--json"]).out).unwrap();
    let status = |e: &Value| e["status"].as_str().unwrap().to_owned();
    let all: Vec<_> = again["editions"].as_array().unwrap().iter().map(status).collect();
    assert_eq!(all, ["unchanged"; 3]);
    assert_eq!(files(&library(&home)), before);
    let read = inspect(&home, library(&home).join("渡口快讯/2026-11-22"));
    assert_eq!(read["articles"][0]["headline"], "新渠通水");
}

#[test]
fn a_book_goes_under_the_paper_and_language_that_were_said() {
    let home = Home::new();
    home.file("feed.xml", FEED);
    let args = ["import", "feed.xml", "--paper", "苇江晚报", "--lang", "zh-Hans"];
    home.run(&args).fine();
    let whole = inspect(&home, library(&home).join("苇江晚报/2026-11-22"));
    assert_eq!((&whole["paper"], &whole["language"]), (&"苇江晚报".into(), &"zh-Hans".into()));
    home.file("empty.xml", "<rss version='2.0'><channel><title>空</title></channel></rss>");
    assert!(home.run(&["import", "empty.xml"]).complaint(1).contains("there is no article in it"));
}

#[test]
fn feeds_that_are_given_the_name_of_one_paper_are_one_edition() {
    let home = Home::new();
    home.file("quick.xml", FEED);
    home.file("slow.xml", FEED.replace("渡口快讯", "渡口慢讯").replace("新渠通水", "老街的灯"));
    let out = home.run(&["import", "quick.xml", "slow.xml", "--paper", "早读"]).fine();
    assert!(out.starts_with("早读 2026-11-22: imported\n"), "{out}");
    let whole = inspect(&home, library(&home).join("早读/2026-11-22"));
    let names = |list: &Value, name: &str| -> Vec<String> {
        let all = list.as_array().unwrap().iter();
        all.map(|entry| entry[name].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&whole["sections"], "name"), ["渡口快讯", "渡口慢讯"]);
    assert_eq!(names(&whole["articles"], "headline"), ["新渠通水", "老街的灯"]);
    // Without a name each is a paper.
    let apart = home.run(&["import", "quick.xml", "slow.xml"]).fine();
    assert!(apart.contains("渡口快讯 2026-11-22: imported"), "{apart}");
    assert!(apart.contains("渡口慢讯 2026-11-22: imported"), "{apart}");
}

/// A saved page of the web.
fn web_page(site: &str, headline: &str) -> String {
    let text = "The ferry is back after a long winter, and the people of the island are glad of \
        it. It runs every hour from the north pier, and every two hours from the south one.";
    format!(
        "<!DOCTYPE html><html><head><title>{headline}</title><meta property='og:site_name' \
         content='{site}'></head><body><article><h1>{headline}</h1><p>{text}</p><p>{text}</p>\
         </article></body></html>"
    )
}

#[test]
fn a_folder_of_web_pages_is_imported_page_by_page() {
    let home = Home::new();
    home.file("saved/a.html", web_page("Ferry Post", "The ferry is back"));
    home.file("saved/b.html", web_page("Weir Bulletin", "The weir holds"));
    home.file("saved/a_files/photo.jpg", "not ours");
    let out = home.run(&["import", "saved", "--date", "2026-11-22"]).fine();
    for paper in ["Ferry Post", "Weir Bulletin"] {
        assert!(out.contains(&format!("{paper} 2026-11-22: imported")), "{out}");
    }
}

#[test]
fn what_is_called_a_book_in_a_folder_and_is_none_is_told() {
    let home = home();
    home.file("scans/noise.epub", [0, 1, 2, 3, 0, 0, 255, 254, 0].repeat(40));
    home.file("scans/empty.xml", "");
    home.file("scans/notes.json", "{\"mine\": 1}");
    let ran = home.run(&["import", "scans"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("河口日报 2026-11-22: imported"), "{}", ran.out);
    let told: Vec<&str> = ran.err.lines().collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(ran.err.contains("scans/notes.json: this is JSON of a kind"), "{}", ran.err);
    assert!(ran.err.contains("scans/noise.epub: found binary data"), "{}", ran.err);
    assert!(ran.err.contains("scans/empty.xml: the file holds no text"), "{}", ran.err);
    home.file("noise/a.epub", [0, 1, 2, 3, 0, 0, 255, 254, 0].repeat(40));
    assert!(home.run(&["import", "noise"]).complaint(1).contains("noise/a.epub: found binary"));
}

#[test]
fn where_nothing_can_be_written_it_is_told_once_and_how_much_is_left() {
    let home = Home::new();
    for number in 0..9 {
        home.file(&format!("feeds/{number}/feed.xml"), FEED.replace("快讯", &number.to_string()));
    }
    home.file("feeds/page.html", "<h1>渡口</h1><p>渡口的早晨，船还没有来，人已经到了。</p>");
    fs::create_dir_all(library(&home).join(".lock")).unwrap();
    let ran = home.run(&["import", "feeds"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{}", ran.err);
    let told: Vec<&str> = ran.err.lines().collect();
    assert!(told.len() < 6, "not once for each of them: {told:?}");
    assert!(told[0].contains("nothing was changed in the library"), "{told:?}");
    assert!(told.last().unwrap().contains("more of what was named were not imported"), "{told:?}");
    assert_eq!(fs::read_dir(library(&home)).unwrap().count(), 1, "no paper is begun");
}

#[test]
fn a_picture_that_never_was_there_is_told_once_and_breaks_nothing() {
    let home = Home::new();
    home.file("book/index.md", "# The ferry\n\n![a pier](pier.png)\n\nIt runs.\n");
    let out = home.run(&["import", "book", "--date", "2026-11-22"]).fine();
    assert!(out.contains("a picture is missing: book/pier.png"), "{out}");
    let checked = home.run(&["check"]).fine();
    assert!(checked.contains("0 broken"), "{checked}");
}

#[test]
fn pages_that_name_no_paper_are_kept_under_their_file_and_it_is_told_how_to_name_it() {
    let home = Home::new();
    home.file("p7.txt", "本报讯 书店的门口排起了队,队伍里有老人,也有孩子,他们在等一位。\n");
    let out = home.run(&["import", "p7.txt", "--date", "2026-11-22"]).fine();
    assert!(out.starts_with("p7 2026-11-22: imported"), "{out}");
    assert!(out.contains("--paper NAME"), "{out}");
    let out = home.run(&["import", "p7.txt", "--date", "2026-11-22", "--paper", "渡口报"]).fine();
    assert!(out.starts_with("渡口报 2026-11-22: imported") && !out.contains("--paper"), "{out}");
}

const MANIFEST: &str = "format = 1\ndate = \"2026-11-22\"\n[paper]\ntitle = \"Courier\"\n\
    [[page]]\nid = \"1\"\nfile = \"1.md\"\n";

#[test]
fn one_picture_over_the_limit_is_left_out_and_named_and_the_edition_is_taken() {
    let home = Home::new();
    home.file("in/edition.toml", MANIFEST);
    home.file("in/1.md", "# Ferry\n\nIt sails.\n\n![a map](media/map.png)\nThe map.\n");
    home.file("in/media/harbour.png", "small");
    let large = home.file("in/media/map.png", "");
    fs::File::options().write(true).open(large).unwrap().set_len(300 << 20).unwrap();
    let ran = home.run(&["import", "in"]).fine();
    assert!(ran.contains("in/media/map.png"), "{ran}");
    assert!(ran.contains("300 MB") && ran.contains("192 MB"), "{ran}");
    let kept = library(&home).join("Courier/2026-11-22");
    assert!(kept.join("media/harbour.png").is_file());
    assert!(!kept.join("media/map.png").exists());
    assert!(home.run(&["print", "courier"]).fine().contains("It sails."));
}

#[test]
fn a_file_inside_of_a_file_is_left_out_of_an_archive_and_named() {
    let home = Home::new();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let page = "# Ferry\n\nIt sails.\n";
    for (name, text) in [("edition.toml", MANIFEST), ("edition.toml/x", "y"), ("1.md", page)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
    }
    home.file("both.zip", zip.finish().unwrap().into_inner());
    let ran = home.run(&["import", "both.zip"]).fine();
    assert!(ran.contains("edition.toml/x: this name goes on inside of a file"), "{ran}");
    assert!(home.run(&["print", "courier"]).fine().contains("It sails."));
}
