//! `newsprint licences`, and how its text is made.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::program::Home;

/// What is compiled into newsprint, or helps to compile it: name and version.
/// Crates for other systems are among it.
fn shipped() -> BTreeSet<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| -> toml::Table {
        fs::read_to_string(root.join(name)).unwrap().parse().unwrap()
    };
    let (manifest, lock) = (read("Cargo.toml"), read("Cargo.lock"));
    let named = |table: &toml::Table| -> Vec<String> {
        ["dependencies", "build-dependencies"]
            .iter()
            .filter_map(|kind| table.get(*kind)?.as_table())
            .flat_map(|table| table.keys().cloned())
            .collect()
    };
    let mut next = named(&manifest);
    for system in manifest["target"].as_table().unwrap().values() {
        next.extend(named(system.as_table().unwrap()));
    }
    let packages = lock["package"].as_array().unwrap();
    let mut found = BTreeSet::new();
    while let Some(wanted) = next.pop() {
        // `name`, or `name version` where there are several.
        let (name, version) =
            wanted.split_once(' ').map_or((&*wanted, None), |(n, v)| (n, Some(v)));
        let is_it = |package: &&toml::Value| {
            package["name"].as_str() == Some(name)
                && version.is_none_or(|version| package["version"].as_str() == Some(version))
        };
        let package = packages.iter().find(is_it).unwrap();
        let text = |key: &str| package[key].as_str().unwrap().to_owned();
        if found.insert((text("name"), text("version"))) {
            let more = package.get("dependencies").and_then(|list| list.as_array());
            next.extend(more.into_iter().flatten().map(|name| name.as_str().unwrap().to_owned()));
        }
    }
    found
}

#[test]
fn every_crate_that_is_shipped_has_its_notice() {
    let home = Home::new();
    let text = home.run(&["licences"]).fine();
    let shipped = shipped();
    assert!(shipped.len() > 100, "{}", shipped.len());
    for (name, version) in &shipped {
        let line = format!("\n- {name} {version} (");
        let way_out = "cargo test --test it write_the_licences -- --ignored";
        assert!(text.contains(&line), "{name} {version}: no notice; {way_out}");
    }
    let listed = text.lines().filter(|line| line.starts_with("- ") && line.contains(" (")).count();
    assert_eq!(listed, shipped.len(), "a crate that is no longer used, or twice");
    for words in ["Sun Junyi", "Nara Institute of Science and Technology"] {
        assert!(text.contains(words), "{words} made the words that headlines are broken by");
    }
    for words in ["Mozilla Public License", "UNICODE LICENSE V3", "Redistributions in binary form"]
    {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
}

/// A licence with the crates that are under it, a line each.
#[derive(Default)]
struct Terms {
    text: String,
    crates: BTreeMap<String, BTreeSet<String>>,
}

#[test]
#[ignore = "writes src/shell/cli/licences.txt; run it when a dependency changes"]
fn write_the_licences() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(root)
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let shipped = shipped();
    let mut all: BTreeMap<String, Terms> = BTreeMap::new();
    let mut bare = Vec::new();
    for package in metadata["packages"].as_array().unwrap() {
        let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        let (name, version, licence) = (text("name"), text("version"), text("license"));
        if !shipped.contains(&(name.clone(), version.clone())) {
            continue;
        }
        let entry = format!("{name} {version} ({licence})");
        let folder = text("manifest_path");
        let files = licence_files(Path::new(&folder).parent().unwrap(), &licence);
        if files.is_empty() {
            let authors: Vec<&str> =
                package["authors"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            bare.push((entry, licence, authors.join(", ")));
            continue;
        }
        for file in files {
            let (notices, terms) = parted(&file);
            let known = all.entry(key(&terms)).or_default();
            if known.text.is_empty() {
                known.text = terms;
            }
            known.crates.entry(entry.clone()).or_default().extend(notices);
        }
    }
    // A crate without a licence file is under the same words as its like.
    for (entry, licence, authors) in bare {
        let first = licence.split([' ', '/']).next().unwrap();
        let sample = if first == "BSD-3-Clause" { "alloc-no-stdlib " } else { "anyhow " };
        let known = all.values_mut().find(|t| t.crates.keys().any(|name| name.starts_with(sample)));
        let notice = format!("Copyright (c) {authors}");
        known.unwrap().crates.insert(entry, [notice].into());
    }
    fs::write(root.join("src/shell/cli/licences.txt"), written(all.into_values().collect()))
        .unwrap();
}

/// The licences of a crate. Where one may choose, the MIT licence is chosen, and
/// what else is there is left out.
fn licence_files(folder: &Path, licence: &str) -> Vec<String> {
    const BEGIN: [&str; 5] = ["LICEN", "COPYING", "NOTICE", "COPYRIGHT", "UNLICENSE"];
    const OTHERS: [&str; 8] =
        ["APACHE", "ZLIB", "UNLICENSE", "COPYING", "COPYRIGHT", "0BSD", "BOOST", "CC0"];
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().to_uppercase();
    let mut files: Vec<_> = entries
        .filter(|path| path.is_file() && BEGIN.iter().any(|begin| name(path).starts_with(begin)))
        .collect();
    files.sort();
    let has_choice = licence.contains(" OR ") || licence.contains('/');
    if has_choice && files.iter().any(|path| name(path).contains("MIT")) {
        files.retain(|path| {
            let name = name(path);
            name != "LICENSE" && !OTHERS.iter().any(|other| name.contains(other))
        });
    }
    let text =
        |path: &std::path::PathBuf| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    files.iter().map(text).collect()
}

/// The copyright notices of a licence that stand before its terms, and the
/// terms.
fn parted(text: &str) -> (Vec<String>, String) {
    let clean = |line: &str| -> String {
        let line = line.replace('\t', "    ");
        line.chars().filter(|c| !c.is_control() && *c != '\u{feff}').collect()
    };
    let lines: Vec<String> = text.lines().map(|line| clean(line).trim_end().to_owned()).collect();
    let is_notice = |line: &String| {
        // Not the words of the terms that begin so, nor their clause (c).
        const TERMS: [&str; 6] = ["and", "notice", "license", "holder", "statement", "[yyyy]"];
        let lower = line.trim().to_lowercase();
        let rest = lower.strip_prefix("copyright").map(str::trim_start);
        let is_term = |rest: &str| TERMS.iter().any(|term| rest.starts_with(term));
        let dated = lower.strip_prefix("(c)").or(lower.strip_prefix('©')).map(str::trim_start);
        rest.is_some_and(|rest| !is_term(rest))
            || dated.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let (notices, terms): (Vec<String>, Vec<String>) = lines.into_iter().partition(is_notice);
    let terms = terms.join("\n");
    (notices.iter().map(|line| line.trim().to_owned()).collect(), terms.trim().to_owned())
}

/// What makes two texts the same licence: its words.
fn key(terms: &str) -> String {
    let words = terms.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let words = words.join(" ");
    // Titles come and go.
    let begin = ["permission is hereby granted", "redistribution and use in source"]
        .iter()
        .find_map(|begin| words.find(begin));
    words[begin.unwrap_or(0)..].to_owned()
}

fn written(mut all: Vec<Terms>) -> String {
    all.sort_by_key(|terms| std::cmp::Reverse(terms.crates.len()));
    let mut out = String::from(
        "newsprint holds work of others, under the terms that follow. Each crate can be had as\n\
         source at https://crates.io/crates/NAME/VERSION. The standard library of Rust is\n\
         copyright The Rust Project contributors and under the MIT licence, too; SQLite is in\n\
         the public domain. Where a crate leaves the choice, newsprint has it under the MIT\n\
         licence.\n",
    );
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for terms in all {
        let _ = write!(out, "\n{}\n\n", "=".repeat(80));
        for (entry, notices) in &terms.crates {
            // One that is under several licences is listed at the first.
            let mark = if seen.insert(entry.clone()) { "-" } else { "+" };
            let _ = writeln!(out, "{mark} {entry}");
            for notice in notices {
                let _ = writeln!(out, "  {notice}");
            }
        }
        let _ = write!(out, "\n{}\n", terms.text);
    }
    out
}
