//! What is text but not seen: kept wherever text is kept, left out wherever it
//! is shown.

use std::fs;

use tempfile::TempDir;

use crate::support::paper::Paper;
use crate::support::program::Home;

const TOWN: &str = "葛\u{e0100}城市";
const KHMER: &str = "កើត\u{200b}មក\u{200b}មាន\u{200b}សេរីភាព";
const ENGLAND: &str = "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";

/// A page with them all, and where it lies.
fn page() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("p.md");
    let text = format!("# {TOWN} {KHMER}\n\n{TOWN}の{ENGLAND}\n\n{KHMER} C++\u{200e} שלום\n");
    fs::write(&path, text).unwrap();
    (folder, path.to_str().unwrap().to_owned())
}

/// None of the characters that no font draws.
fn assert_seen(text: &str, where_: &str) {
    for unseen in ["\u{200b}", "\u{2060}", "\u{200e}", "\u{200f}", "\u{ad}"] {
        assert!(!text.contains(unseen), "{unseen:?} in {where_}: {text}");
    }
}

#[test]
fn the_form_of_a_han_is_printed_and_a_zero_width_space_is_not() {
    let (_folder, page) = page();
    let home = Home::new();
    let printed = home.run(&["print", &page, "--width", "60"]).fine();
    assert!(printed.contains(TOWN) && printed.contains(ENGLAND), "{printed}");
    assert!(printed.contains(&KHMER.replace('\u{200b}', "")), "{printed}");
    assert_seen(&printed, "print");
    assert_seen(&home.run(&["inspect", &page]).fine(), "inspect");
}

#[test]
fn an_export_and_json_keep_what_is_not_seen() {
    let (_folder, page) = page();
    let home = Home::new();
    for form in ["md", "html"] {
        let out = home.run(&["export", &page, "--to", form]).fine();
        assert_seen(&out, "markup, where they are numbers");
        let read = out.replace("&#8203;", "\u{200b}").replace("&#8206;", "\u{200e}");
        assert!(read.contains(TOWN) && read.contains(KHMER), "{form}: {out}");
        assert!(read.contains(ENGLAND) && read.contains("C++\u{200e} "), "{form}: {out}");
    }
    // Plain text is shown as it is, and is as `print` has it.
    let out = home.run(&["export", &page, "--to", "txt"]).fine();
    assert_seen(&out, "plain text");
    assert!(out.contains(TOWN) && out.contains(&KHMER.replace('\u{200b}', "")), "{out}");
    for args in [vec!["inspect", &page, "--json"], vec!["export", &page, "--to", "json"]] {
        let out = home.run(&args).fine();
        assert!(out.contains(TOWN), "{out}");
        assert_seen(&out, "JSON, where they are escaped");
        let value: serde_json::Value = serde_json::from_str(&out).unwrap();
        let told = value.to_string();
        assert!(told.contains(KHMER) && told.contains(ENGLAND), "{told}");
    }
}

#[test]
fn an_imported_page_keeps_its_signs_and_lists_show_none() {
    let (_folder, page) = page();
    let home = Home::new();
    assert_seen(&home.run(&["import", &page]).fine(), "import");
    assert_seen(&home.run(&["list"]).fine(), "list");
    let listed = home.run(&["list", "--json"]).fine();
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let id = listed.pointer("/0/id").or_else(|| listed.pointer("/editions/0/id"));
    let id = id.and_then(|id| id.as_str()).unwrap_or_else(|| panic!("{listed}"));
    let out = home.run(&["export", id, "--to", "md"]).fine();
    assert!(out.contains(TOWN), "{out}");
    assert!(out.contains(&KHMER.replace('\u{200b}', "&#8203;")), "{out}");
}

#[test]
fn a_line_breaks_at_a_zero_width_space_and_not_at_a_word_joiner() {
    let set = |text: &str| {
        let args = "print - --format text --body-only --lang en --indent 0 --width 12";
        let args: Vec<&str> = args.split(' ').collect();
        Home::new().feed(&args, text).fine().lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(set("harbour\u{200b}breakwater"), ["harbour", "breakwater"]);
    assert_eq!(set("the ferry-boat"), ["the ferry-", "boat"]);
    assert_eq!(set("the ferry-\u{2060}boat"), ["the", "ferry-boat"]);
}

#[test]
fn a_place_to_break_of_a_web_page_is_one_here() {
    let page = "<html lang=en><body><article><h1>T</h1><p>harbour<wbr>breakwater<wbr>opening</p>";
    let args = ["print", "-", "--format", "html", "--body-only", "--width", "22"];
    let printed = Home::new().feed(&args, page).fine();
    let rows: Vec<&str> = printed.lines().map(str::trim).collect();
    assert_eq!(rows, ["harbourbreakwater", "opening"]);
}

#[test]
fn a_name_is_found_in_whichever_form_its_han_stand() {
    let (_folder, page) = page();
    let mut paper = Paper::edition(page.as_ref(), 80, 24);
    assert!(paper.screen().contains(TOWN));
    assert_seen(&paper.screen(), "the screen");
    for needle in ["葛城", "កើតមក"] {
        paper.press(&format!("l / '{needle}' enter"));
        let text = paper.app().reader.as_ref().unwrap().text.as_ref().unwrap();
        let search = text.search.as_ref().unwrap();
        assert!(search.current.is_some(), "{needle}: {}", paper.screen());
    }
}
