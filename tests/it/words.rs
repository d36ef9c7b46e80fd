//! No text of the interface stands outside the modules of its languages.

use std::fs;
use std::path::{Path, PathBuf};

use newsprint::app::Action;

/// Folders of `src` that hold no text that a reader sees.
const FOLDERS: [&str; 2] = ["app", "view"];

/// Single words that are no text: names of commands and of the program.
const NAMES: [&str; 10] = [
    "newsprint",
    "newsprint ",
    "CARGO_PKG_VERSION",
    "theme",
    "measure",
    "article",
    "search",
    "q",
    "q!",
    "wq",
];

fn rust_files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|ext| ext == "rs") && !name.ends_with("tests") {
            out.push(path);
        }
    }
}

/// The string literals of a file's code, before its tests.
fn literals(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => while chars.next().is_some_and(|c| c != '\n') {},
            // A character, or a lifetime.
            '\'' => {
                let mut rest = chars.clone();
                let (first, second) = (rest.next(), rest.next());
                if first == Some('\\') || second == Some('\'') {
                    chars.next();
                    while chars.next().is_some_and(|c| c != '\'') {}
                }
            }
            '"' => {
                let mut literal = String::new();
                while let Some(c) = chars.next().filter(|c| *c != '"') {
                    literal.push(c);
                    if c == '\\' {
                        literal.extend(chars.next());
                    }
                }
                found.push(literal);
            }
            _ => {}
        }
    }
    found
}

/// Whether a literal is something to be read: it has letters outside the
/// braces of a format, and is no name.
fn is_text(literal: &str) -> bool {
    let mut depth = 0;
    let mut outside = String::new();
    let mut escaped = false;
    for c in literal.chars() {
        match c {
            _ if std::mem::take(&mut escaped) => {}
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => depth -= 1,
            c if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    let is_name = NAMES.contains(&literal) || Action::from_name(literal).is_some();
    outside.chars().any(char::is_alphabetic) && !is_name
}

#[test]
fn what_the_reader_reads_stands_in_the_language_modules_alone() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut faults, mut seen) = (Vec::new(), 0);
    for folder in FOLDERS {
        let mut files = Vec::new();
        rust_files(&src.join(folder), &mut files);
        for file in files {
            for literal in literals(&fs::read_to_string(&file).unwrap()) {
                seen += 1;
                if is_text(&literal) {
                    faults.push(format!("{}: {literal:?}", file.display()));
                }
            }
        }
    }
    assert!(seen > 100, "only {seen} literals were found: does the scan still work?");
    assert!(faults.is_empty(), "texts outside src/words:\n{}", faults.join("\n"));
}

#[test]
fn the_scan_finds_texts_and_passes_names_and_formats_over() {
    let code = "// \"no\"\nlet a: &'static str = \"told you\"; let q = '\"'; let b = \"{x:>2}/{}\";\n\
                let n = '\\''; let c = \"page-down\"; let d = \"星期\"; let e = \"\\u{2b}\";\n\
                #[cfg(test)]\nmod tests { const T: &str = \"in a test\"; }";
    let found = literals(code);
    assert_eq!(found, ["told you", "{x:>2}/{}", "page-down", "星期", "\\u{2b}"]);
    let texts: Vec<_> = found.iter().filter(|literal| is_text(literal)).collect();
    assert_eq!(texts, ["told you", "星期"]);
}
