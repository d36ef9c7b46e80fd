//! Whatever lies in a folder, it opens as it is imported: every file is shown,
//! or named among what is not, and an import keeps no article that opening does
//! not know of.

use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

use serde_json::Value;

use crate::support::program::Home;

const MIXTURES: u64 = 100;

/// Numbers that are the same in every run.
struct Seed(u64);

impl Seed {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % below
    }
}

/// A file of a kind, of which the word is read in it.
fn file(kind: u64, word: &str) -> (&'static str, Vec<u8>) {
    let text = format!("The {word} ran again on Monday, and everybody came to see it run.");
    let feed = |word: &str| {
        format!(
            "<rss version='2.0'><channel><title>Feed {word}</title><item><title>{word}</title>\
             <pubDate>2026-11-22</pubDate><description>{text}</description></item></channel></rss>"
        )
    };
    let line =
        |tag: &str| format!("<{tag} class='ocr_line' title='bbox 10 10 900 40'>{text}</{tag}>");
    match kind {
        0 => ("txt", text.into_bytes()),
        1 => ("md", format!("# {word}\n\n{text}\n").into_bytes()),
        2 => ("xml", feed(word).into_bytes()),
        3 => (
            "html",
            format!(
                "<html><head><title>{word}</title></head><body><article><h1>{word}</h1><p>{text}\
                 </p></article></body></html>"
            )
            .into_bytes(),
        ),
        4 => (
            "hocr",
            format!(
                "<html><body><div class='ocr_page' title='bbox 0 0 1000 1400'>{}</div></body></html>",
                line("span")
            )
            .into_bytes(),
        ),
        5 => ("zip", zipped(&[("one.md", format!("# {word}\n\n{text}\n").as_bytes())])),
        6 => ("xml", feed(word).replace("rss", "thing").replace("<thing", "<?xml version='1.0'?><thing").into_bytes()),
        7 => ("png", b"\x89PNG\r\n\x1a\n".to_vec()),
        8 => (
            "json",
            format!(
                "{{\"ninjs\": 1, \"uri\": \"{word}\", \"headline\": \"{word}\", \"body_text\": \"{text}\"}}"
            )
            .into_bytes(),
        ),
        _ => ("docx", b"PK\x03\x04 nothing of ours".to_vec()),
    }
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The articles of an edition, each by its words without blanks.
fn articles(whole: &Value) -> BTreeSet<String> {
    let texts = |article: &Value| -> String {
        let blocks = article["blocks"].as_array().unwrap().iter();
        blocks.map(|block| block["text"].as_str().unwrap_or_default()).collect()
    };
    let all = whole["articles"].as_array().unwrap().iter();
    all.map(|article| texts(article).split_whitespace().collect()).collect()
}

/// The articles of all editions that an import put into the library.
fn kept(home: &Home, report: &Value) -> BTreeSet<String> {
    let editions = report["editions"].as_array().unwrap().iter();
    let editions = editions.map(|edition| edition["path"].as_str().unwrap());
    let inspected = editions.map(|path| home.run(&["inspect", path, "--json"]).out);
    let mut all = BTreeSet::new();
    for edition in inspected {
        all.extend(articles(&serde_json::from_str(&edition).unwrap()));
    }
    all
}

#[test]
fn a_hundred_mixtures_open_as_they_are_imported() {
    const FOLDERS: [&str; 4] = ["", "", "", "sub/"];
    let mut seed = Seed(20_261_128);
    for mixture in 0..MIXTURES {
        let home = Home::new();
        let mut named = Vec::new();
        for number in 0..=seed.next(5) {
            let word = format!("ferry{number}");
            let kind = seed.next(10);
            let (ending, bytes) = file(kind, &word);
            let folder = FOLDERS[usize::try_from(seed.next(4)).unwrap()];
            let name = format!("{folder}{word}.{ending}");
            home.file(&format!("in/{name}"), bytes);
            // A picture goes with the others; what cannot be read has no words.
            named.push((name, word, kind != 7));
        }
        let what = format!("mixture {mixture}: {named:?}");
        let opened = home.run(&["inspect", "in", "--json"]);
        let imported = home.run(&["import", "in", "--json"]);
        let report = serde_json::from_str(&imported.out).unwrap();
        let kept = kept(&home, &report);
        if opened.code != Some(0) {
            // Nothing to read, or several messages of an agency, which are
            // issues of their own; then both say so.
            let is_row = opened.err.contains("does not make one edition");
            assert!(kept.is_empty() || is_row, "{what}: {} but {kept:?}", opened.err);
            continue;
        }
        let whole: Value = serde_json::from_str(&opened.out).unwrap();
        let shown = articles(&whole);
        let told = whole["warnings"].to_string();
        assert!(shown.is_subset(&kept), "{what}: {shown:?}\nkept {kept:?}\n{}", imported.err);
        for (name, word, is_text) in &named {
            let is_shown = shown.iter().any(|text| text.contains(word.as_str()));
            let is_told = told.contains(name.as_str());
            assert!(is_shown || is_told || !is_text, "{what}: {name} is dropped; {told}");
            // What is not shown and not at fault, the import has.
            let is_kept = kept.iter().any(|text| text.contains(word.as_str()));
            let complained = format!("{}{}", imported.out, imported.err);
            assert!(is_kept || !is_text || complained.contains(name.as_str()), "{what}: {name}");
        }
    }
}
