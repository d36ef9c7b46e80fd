//! The architecture, read off the `use` lines: data flows one way.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

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
    ("layout", &["model"], &["std::fs", "std::io", "std::net", "ratatui", "crossterm"]),
    (
        "app",
        &["model", "layout"],
        &["std::fs", "std::io", "std::net", "std::time", "ratatui", "crossterm"],
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
            "picture",
            "layout",
            "app",
            "toml_file",
            "keymap",
            "config",
            "export",
            "store",
        ],
        &["std::fs", "std::net", "std::time", "ratatui", "crossterm", "rusqlite"],
    ),
    (
        "view",
        &["model", "layout", "app", "keymap", "config", "words"],
        &["std::fs", "std::io", "std::net", "crossterm"],
    ),
    (
        "export",
        &["model"],
        &["std::fs", "std::net", "std::time", "ratatui", "crossterm", "rusqlite"],
    ),
    ("store", &["model"], &["ratatui", "crossterm"]),
];

fn rust_files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            out.push(path);
        }
    }
}

/// The source of every module at the top of `src`, by the module's name.
fn modules() -> BTreeMap<String, Vec<(PathBuf, String)>> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    let mut modules: BTreeMap<String, Vec<(PathBuf, String)>> = BTreeMap::new();
    for path in files {
        let inside = path.strip_prefix(&src).unwrap();
        let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
        let name = first.trim_end_matches(".rs").to_owned();
        let text = fs::read_to_string(&path).unwrap();
        modules.entry(name).or_default().push((inside.to_owned(), text));
    }
    modules
}

/// The code of a file without its comments and its tests, which may touch
/// what they like.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = before_tests.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn is_test_file(path: &Path) -> bool {
    let name = path.file_stem().unwrap().to_string_lossy();
    let inside = |folder: &str| path.iter().any(|part| part == folder);
    name.ends_with("tests") || inside("crash_tests") || name == "sample"
}

/// The top-level modules that a file's code names as `crate::NAME`.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let names = group.split(['}', ';']).next().unwrap_or_default();
            found.extend(names.split(',').map(|name| word(name.trim())));
        } else {
            found.push(word(rest));
        }
    }
    found
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn no_module_imports_what_stands_after_it() {
    let modules = modules();
    let mut faults = Vec::new();
    for (module, allowed, forbidden) in RULES {
        let files = modules.get(*module).unwrap_or_else(|| panic!("there is no module {module}"));
        for (path, text) in files.iter().filter(|(path, _)| !is_test_file(path)) {
            let code = code(text);
            for import in imports(&code) {
                let known = modules.contains_key(&import);
                if known && import != *module && !allowed.contains(&import.as_str()) {
                    faults.push(format!("{}: crate::{import}", path.display()));
                }
            }
            for outside in *forbidden {
                if code.contains(&format!("{outside}::"))
                    || code.contains(&format!("use {outside};"))
                {
                    faults.push(format!("{}: {outside}", path.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "forbidden imports:\n{}", faults.join("\n"));
}

#[test]
fn every_module_has_its_rule() {
    let free = ["lib", "main", "bin", "shell"];
    for module in modules().keys().filter(|name| !free.contains(&name.as_str())) {
        assert!(RULES.iter().any(|(name, ..)| name == module), "{module} has no rule");
    }
}

#[test]
fn a_forbidden_import_is_seen_in_either_form() {
    assert_eq!(imports("use crate::view::draw;"), ["view"]);
    assert_eq!(imports("use crate::{model::Clean, shell};"), ["model", "shell"]);
    assert!(code("// crate::shell\nuse crate::model;\n").lines().count() == 1);
}
