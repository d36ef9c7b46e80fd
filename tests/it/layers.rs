//! The architecture, read off the sources: data flows one way, a format does
//! not lean on another, and a name means one thing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::support::sources::{File, Sources};

/// What each module may import of the others, and the outside crates it must
/// not touch.
const RULES: &[(&str, &[&str], &[&str])] = &[
    ("model", &[], &["std::fs", "std::io", "std::net", "ratatui", "crossterm", "rusqlite"]),
    (
        "input",
        &["model"],
        &["std::fs", "std::net", "std::time", "ratatui", "crossterm", "rusqlite"],
    ),
    (
        "recovery",
        &["model", "input"],
        &["std::fs", "std::net", "std::time", "ratatui", "crossterm", "rusqlite"],
    ),
    (
        "loader",
        &["model", "input", "recovery"],
        &["std::fs", "std::net", "std::time", "ratatui", "crossterm", "rusqlite"],
    ),
    (
        "picture",
        &["model"],
        &["std::fs", "std::net", "std::time", "ratatui", "crossterm", "rusqlite"],
    ),
    (
        "search",
        &["model"],
        &["std::fs", "std::io", "std::net", "std::time", "ratatui", "crossterm", "rusqlite"],
    ),
    ("layout", &["model"], &["std::fs", "std::io", "std::net", "ratatui", "crossterm"]),
    (
        "app",
        &["model", "search", "layout"],
        &["std::fs", "std::io", "std::net", "std::time", "ratatui", "crossterm"],
    ),
    (
        "sources",
        &["model", "input", "toml_file"],
        &["std::fs", "std::time", "ratatui", "crossterm", "rusqlite"],
    ),
    (
        "fetch",
        &["model", "input", "recovery", "loader", "picture", "sources"],
        &["std::fs", "ratatui", "crossterm", "rusqlite"],
    ),
    ("manual", &[], &["std::fs", "std::io"]),
    ("toml_file", &["model"], &["std::fs", "ratatui", "crossterm"]),
    ("keymap", &["app", "layout", "toml_file", "model"], &["std::fs", "ratatui", "crossterm"]),
    ("config", &["app", "layout", "toml_file", "model"], &["std::fs", "ratatui", "crossterm"]),
    (
        "words",
        &[
            "model",
            "input",
            "search",
            "picture",
            "sources",
            "fetch",
            "layout",
            "app",
            "toml_file",
            "keymap",
            "config",
            "export",
            "sync",
            "store",
        ],
        &["std::fs", "std::net", "std::time", "ratatui", "crossterm", "rusqlite"],
    ),
    (
        "view",
        &["model", "search", "layout", "app", "keymap", "config", "words"],
        &["std::fs", "std::io", "std::net", "crossterm"],
    ),
    (
        "export",
        &["model"],
        &["std::fs", "std::net", "std::time", "ratatui", "crossterm", "rusqlite"],
    ),
    (
        "sync",
        &["model"],
        &["std::fs", "std::io", "std::net", "std::time", "ratatui", "crossterm", "rusqlite"],
    ),
    ("store", &["model", "search", "sources", "fetch", "sync"], &["ratatui", "crossterm"]),
];

/// The ground that the formats stand on, the lowest first: each may use those
/// before it. Below it is `input`; above the formats are the table of them and
/// what asks it.
const GROUND: &[&str] = &["article_parts", "markup", "main_text", "text"];
const TABLE: &[&str] = &["formats", "mod", "plan", "sniff", "unsupported"];

/// Where a format needs another, and why.
const NEIGHBOURS: &[(&str, &str, &str)] = &[
    ("articles", "native", "a Markdown file may be a page of ours"),
    ("mail", "html", "MHTML is a page of the web, saved"),
    ("positioned", "scanned", "JSON of OCR may hold Markdown, and tables in HTML"),
];

/// How many circles of files there are inside of folders. This number may only
/// fall.
const CIRCLES: usize = 39;

/// How many names of types mean several types. This number may only fall.
const SHARED_NAMES: usize = 13;

/// The name of the top-level module that a file belongs to.
fn top(path: &Path) -> String {
    let first = path.iter().next().unwrap().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The folder that a file belongs to: the nearest with a `mod.rs`. `fill.rs`
/// and the files in `fill/` are one module in parts, and belong where `fill.rs`
/// is.
fn folder(path: &Path, sources: &Sources) -> PathBuf {
    let is_module = |dir: &&Path| {
        let known = |name: &str| sources.files.iter().any(|file| file.path == dir.join(name));
        known("mod.rs") || known("lib.rs")
    };
    path.ancestors().skip(1).find(is_module).unwrap_or(path).to_owned()
}

#[test]
fn no_module_imports_what_stands_after_it() {
    let sources = Sources::read();
    let mut faults = Vec::new();
    for file in &sources.files {
        let module = top(&file.path);
        let Some((_, allowed, forbidden)) = RULES.iter().find(|(name, ..)| *name == module) else {
            continue;
        };
        for other in sources.leans_on(file) {
            let other = top(&sources.files[other].path);
            if other != module && !allowed.contains(&other.as_str()) {
                faults.push(format!("{}: crate::{other}", file.path.display()));
            }
        }
        for path in file.paths.iter().map(|path| path.join("::")) {
            for outside in *forbidden {
                let rest = path.strip_prefix(outside);
                if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::")) {
                    faults.push(format!("{}: {path}", file.path.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "forbidden imports:\n{}", faults.join("\n"));
}

#[test]
fn every_module_has_its_rule() {
    let free = ["lib", "main", "bin", "shell"];
    for file in &Sources::read().files {
        let module = top(&file.path);
        let has_rule = RULES.iter().any(|(name, ..)| *name == module);
        assert!(has_rule || free.contains(&module.as_str()), "{module} has no rule");
    }
}

/// The part of `loader/` that a file is in: `epub` for all of `epub/`.
fn part(file: &File) -> Option<String> {
    let inside = file.path.strip_prefix("loader").ok()?;
    Some(top(inside))
}

#[test]
fn formats_stand_on_the_ground_and_not_on_each_other() {
    let sources = Sources::read();
    let mut faults = BTreeSet::new();
    let mut used = BTreeSet::new();
    for (file, from) in sources.files.iter().filter_map(|file| Some((file, part(file)?))) {
        for to in sources.leans_on(file).into_iter().filter_map(|at| part(&sources.files[at])) {
            let is_listed = NEIGHBOURS.iter().any(|(a, b, _)| *a == from && *b == to);
            let ground = GROUND.iter().position(|part| *part == from);
            let floor = ground.unwrap_or(GROUND.len());
            let is_down = GROUND[..floor].contains(&to.as_str());
            if to == from || is_down || TABLE.contains(&from.as_str()) {
                continue;
            }
            if is_listed {
                used.insert((from.clone(), to));
            } else {
                faults.insert(format!("{}: loader::{to}", file.path.display()));
            }
        }
    }
    let faults: Vec<_> = faults.into_iter().collect();
    assert!(faults.is_empty(), "imports across formats:\n{}", faults.join("\n"));
    assert_eq!(used.len(), NEIGHBOURS.len(), "listed and not needed any more");
}

/// The groups of files that need each other, directly or over others.
fn circles(sources: &Sources) -> Vec<Vec<&Path>> {
    let edges: Vec<BTreeSet<usize>> =
        sources.files.iter().map(|file| sources.leans_on(file)).collect();
    let reach: Vec<BTreeSet<usize>> = (0..edges.len()).map(|from| reached(from, &edges)).collect();
    let mut circles: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
    for from in 0..edges.len() {
        let both = reach[from].iter().filter(|&&to| to != from && reach[to].contains(&from));
        let mut circle: BTreeSet<usize> = both.copied().collect();
        if !circle.is_empty() {
            circle.insert(from);
            circles.insert(circle);
        }
    }
    let paths =
        |circle: BTreeSet<usize>| circle.iter().map(|&at| &*sources.files[at].path).collect();
    circles.into_iter().map(paths).collect()
}

/// All files that one leads to.
fn reached(from: usize, edges: &[BTreeSet<usize>]) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<usize> = edges[from].iter().copied().collect();
    while let Some(at) = open.pop() {
        if reached.insert(at) {
            open.extend(&edges[at]);
        }
    }
    reached
}

#[test]
fn no_circle_of_files_crosses_a_folder() {
    let sources = Sources::read();
    let mut inside = Vec::new();
    for circle in circles(&sources) {
        let folders: BTreeSet<_> = circle.iter().map(|path| folder(path, &sources)).collect();
        let names: Vec<_> = circle.iter().map(|path| path.display().to_string()).collect();
        assert!(folders.len() == 1, "a circle across folders: {}", names.join(", "));
        inside.push(names.join(", "));
    }
    assert!(inside.len() <= CIRCLES, "{} circles:\n{}", inside.len(), inside.join("\n"));
}

#[test]
fn a_name_of_a_type_means_one_type() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in Sources::read().files {
        for name in file.types.iter().filter(|name| *name != "Error") {
            places.entry(name.clone()).or_default().push(file.path.display().to_string());
        }
    }
    places.retain(|_, files| files.len() > 1);
    let shared: Vec<_> =
        places.iter().map(|(name, at)| format!("{name}: {}", at.join(", "))).collect();
    assert!(shared.len() <= SHARED_NAMES, "{} names:\n{}", shared.len(), shared.join("\n"));
}
