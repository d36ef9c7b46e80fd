//! Letters on the disk: boxes, folders, and the pictures inside.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::program::Home;

fn letter(from: &str, day: u8) -> String {
    format!(
        "From: {from} <x@example.org>\nTo: r@example.org\nSubject: From {from}\nDate: {day} Nov 2026 \
         08:00:00 +0000\n\nThe ferry of {from} ran.\n"
    )
}

fn inspect(home: &Home, args: &[&str]) -> Value {
    let args: Vec<&str> = ["inspect", "--json"].iter().chain(args).copied().collect();
    serde_json::from_str(&home.run(&args).fine()).unwrap()
}

fn headlines(whole: &Value) -> Vec<&str> {
    let articles = whole["articles"].as_array().unwrap().iter();
    articles.map(|article| article["headline"].as_str().unwrap()).collect()
}

#[test]
fn a_maildir_a_folder_and_letters_that_are_named_are_one_edition_each() {
    let home = Home::new();
    home.file("box/cur/1700000000.M1P2.host:2,S", letter("Nell", 22));
    home.file("box/new/1700000001.M1P2.host", letter("Reed", 21));
    home.file("in/a.eml", letter("Nell", 22));
    home.file("in/b.eml", letter("Reed", 21));
    for paths in [&["box"][..], &["in"], &["in/a.eml", "in/b.eml"]] {
        let whole = inspect(&home, paths);
        assert_eq!(headlines(&whole), ["From Reed", "From Nell"], "{paths:?}");
        assert_eq!(whole["date"], "2026-11-22", "{paths:?}");
    }
    let report = home.run(&["import", "in", "--json"]).fine();
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["editions"].as_array().unwrap().len(), 1, "{report}");
}

/// Whether there is a picture anywhere under a folder.
fn has_picture(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().filter_map(Result::ok).any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            has_picture(&path)
        } else {
            path.extension().is_some_and(|e| e == "png")
        }
    })
}

#[test]
fn pictures_inside_a_letter_go_with_it_into_the_library() {
    const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA\n\
                       AABJRU5ErkJggg==";
    let home = Home::new();
    let head = letter("Nell", 22);
    let head = head.split("\n\n").next().unwrap();
    home.file(
        "a.eml",
        format!(
            "{head}\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n\
             <p>The quay.</p><img src=\"cid:q\" alt=\"Quay\">\n--b\nContent-Type: image/png\nContent-ID: \
             <q>\nContent-Transfer-Encoding: base64\n\n{PNG}\n--b--\n"
        ),
    );
    let report: Value =
        serde_json::from_str(&home.run(&["import", "a.eml", "--json"]).fine()).unwrap();
    let path = report["editions"][0]["path"].as_str().unwrap();
    assert!(has_picture(Path::new(path)), "{report}");
    let kept = inspect(&home, &[path]);
    assert!(kept.to_string().contains("The quay."), "{kept}");
}

#[test]
fn what_is_no_letter_is_refused_whatever_it_is_called() {
    let home = Home::new();
    home.file("a.eml", "");
    home.file("b.eml", "Subject: x\nFrom: y\n\n");
    for name in ["a.eml", "b.eml"] {
        assert!(home.run(&["inspect", name]).complaint(1).contains("holds no text"), "{name}");
    }
}
