//! `newsprint inspect` and `newsprint list`.

use serde_json::Value;

use crate::support::paper::bundled;
use crate::support::program::Home;

fn json(home: &Home, args: &[&str]) -> Value {
    serde_json::from_str(&home.run(args).fine()).unwrap()
}

/// Every block of every list, wherever it went.
fn blocks(whole: &Value) -> Vec<&Value> {
    let list = |value: &'static str| whole[value].as_array().unwrap().iter();
    let articles = whole["articles"].as_array().unwrap().iter();
    let inside = articles.flat_map(|article| article["blocks"].as_array().unwrap());
    inside.chain(list("furniture")).chain(list("unplaced")).collect()
}

#[test]
fn every_character_of_an_ocr_page_is_accounted_for_exactly_once() {
    let path = bundled("hekou-wanbao-p3.txt");
    let bytes = std::fs::read(&path).unwrap();
    let whole = json(&Home::new(), &["inspect", path.to_str().unwrap(), "--json"]);
    let mut counts = vec![0_u8; bytes.len()];
    for block in blocks(&whole) {
        for range in block["source"].as_array().unwrap() {
            let at = |index: usize| usize::try_from(range[index].as_u64().unwrap()).unwrap();
            counts[at(0)..at(1)].iter_mut().for_each(|count| *count += 1);
        }
    }
    let text = std::str::from_utf8(&bytes).unwrap();
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        assert_eq!(counts[at], 1, "{c:?} at {at}");
    }
}

#[test]
fn the_json_has_the_documented_names() {
    let home = Home::new();
    let text = "# The ferry runs\nid: ferry\nkicker: Harbour\ndeck: One\ndeck: Two\nby: A. Reed\n\
                tags: ferry, winter\n\nIt runs.\n\n## Fares\n\n| to | fare |\n|---|---|\n| bar | 2 |\n";
    home.file("page.md", text);
    let whole = json(&home, &["inspect", "page.md", "--json", "--date", "2026-11-22"]);
    assert_eq!(whole["schema"], 1);
    assert_eq!((&whole["paper"], &whole["source"]), (&"page".into(), &"page.md".into()));
    assert_eq!((&whole["date"], &whole["dated_by"]), (&"2026-11-22".into(), &"reader".into()));
    assert_eq!(whole["language"], "en");
    let article = &whole["articles"][0];
    assert_eq!(article["id"], "ferry");
    assert_eq!(article["headline"], "The ferry runs");
    assert_eq!(article["deck"], "One\nTwo");
    assert_eq!(article["dateline"], Value::Null);
    assert_eq!(article["file"], Value::Null);
    assert_eq!(article["tags"], serde_json::json!(["ferry", "winter"]));
    let roles: Vec<_> = article["blocks"].as_array().unwrap().iter().map(|b| &b["role"]).collect();
    assert_eq!(
        serde_json::to_value(&roles[roles.len() - 3..]).unwrap(),
        serde_json::json!(["body", "subhead", "table"])
    );
    let body = &article["blocks"].as_array().unwrap()[roles.len() - 3];
    assert_eq!(body["text"], "It runs.");
    let start = text.find("It runs.").unwrap();
    assert_eq!(body["source"], serde_json::json!([[start, start + "It runs.".len()]]));
    assert!(body.get("truncated").is_none());
}

#[test]
fn a_byline_that_was_printed_in_the_text_is_told_behind_it() {
    let home = Home::new();
    let text = "北 堤 两 处 渗 水 处 置 完 毕\n\n本报讯 昨日,市水务局派人上堤,\
                连夜处置渗水。\n\n守好防线、防 (周小满) 汛物资要备足,各乡镇要有人值守。\n";
    home.file("page.txt", text);
    let whole = json(&home, &["inspect", "page.txt", "--json", "--date", "2026-11-22"]);
    let blocks = whole["articles"][0]["blocks"].as_array().unwrap();
    let roles: Vec<_> = blocks.iter().map(|block| block["role"].as_str().unwrap()).collect();
    assert_eq!(roles, ["headline", "body", "body", "byline"]);
    assert_eq!(blocks[3]["text"], "（周小满）");
    assert!(blocks[2]["text"].as_str().unwrap().contains("防汛物资"));
}

#[test]
fn a_folders_articles_name_the_page_file_that_their_ranges_are_in() {
    let folder = bundled("saltmarsh-courier-2026-11-22");
    let whole = json(&Home::new(), &["inspect", folder.to_str().unwrap(), "--json"]);
    assert_eq!(whole["paper"], "The Saltmarsh Courier");
    assert_eq!((&whole["date"], &whole["dated_by"]), (&"2026-11-22".into(), &"edition".into()));
    for article in whole["articles"].as_array().unwrap() {
        let file = std::fs::read(folder.join(article["file"].as_str().unwrap())).unwrap();
        let body = article["blocks"].as_array().unwrap().iter().find(|b| b["role"] == "body");
        let Some(body) = body else { continue };
        let at = |n: usize| usize::try_from(body["source"][0][n].as_u64().unwrap()).unwrap();
        let source = std::str::from_utf8(&file[at(0)..at(1)]).unwrap();
        let first: String = body["text"].as_str().unwrap().chars().take(4).collect();
        assert!(source.trim_start_matches(['*', '_', '[']).starts_with(&first), "{source}");
    }
}

#[test]
fn for_people_there_is_a_line_a_block() {
    let home = Home::new();
    home.file("page.md", "# The ferry runs\nid: ferry\n\nIt runs.\n");
    let out = home.run(&["inspect", "page.md", "--date", "2026-11-22"]).fine();
    assert!(out.contains("date      2026-11-22 (by --date)\n"), "{out}");
    let article =
        "\n1 ferry (news, page, 1)\n  headline     The ferry runs\n  body         It runs.\n";
    assert!(out.contains(article), "{out}");
}

#[test]
fn the_newsstand_is_listed_with_what_came_with_the_program() {
    let home = Home::new();
    let out = home.run(&["list"]).fine();
    let line = out.lines().find(|line| line.contains("The Saltmarsh Courier")).unwrap();
    assert!(line.starts_with("2026-11-22  The Saltmarsh Courier"), "{line}");
    let id = "The_Saltmarsh_Courier/2026-11-22-Sunday";
    assert!(line.ends_with(&format!("articles     0 read  {id} (a sample)")), "{line}");
    let listed = json(&home, &["list", "--json"]);
    assert_eq!(listed.as_array().unwrap().len(), out.lines().count());
    assert!(listed[0]["articles"].as_u64().unwrap() > 0);
    assert!(listed.as_array().unwrap().iter().all(|entry| entry["sample"] == true), "{listed}");
    // Looking makes nothing.
    assert!(!home.path().join("data").exists());
}

#[test]
fn a_broken_edition_in_the_library_is_told_and_the_others_are_listed() {
    let home = Home::new();
    home.file("data/newsprint/library/weir/2026-11-22/edition.toml", "format = \"x\"\n");
    let ran = home.run(&["list"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("The Saltmarsh Courier"), "{}", ran.out);
    assert!(ran.err.contains("edition.toml:1"), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1);
}

#[test]
fn a_day_from_the_name_of_a_file_is_not_said_to_be_the_file_s_time() {
    let home = Home::new();
    home.file("harbour-2025-05-05.txt", "The wall opens in spring, says the board.\n");
    let shown = home.run(&["inspect", "harbour-2025-05-05.txt"]).fine();
    let date = shown.lines().find(|line| line.starts_with("date")).unwrap();
    assert!(date.contains("2025-05-05") && date.contains("by the name"), "{date}");
}
