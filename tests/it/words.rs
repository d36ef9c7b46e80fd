//! No text of the interface stands outside the modules of its languages.

use std::fs;
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::str::Chars;

use newsprint::app::Action;

/// Folders of `src` that hold no text that a reader sees.
const FOLDERS: [&str; 2] = ["app", "view"];

/// Single words that are no text: names of commands and of the program.
const NAMES: [&str; 21] = [
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
    "md",
    "txt",
    "html",
    "w",
    "export",
    "save",
    "exit",
    "close",
    "find",
    "page",
    "v",
];

fn rust_files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if name.ends_with("tests") {
            continue;
        }
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
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
            'r' if matches!(chars.peek(), Some('#' | '"')) => found.extend(raw(&mut chars)),
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

/// A raw string, behind its `r`; none where it is a raw name: `r#type`.
fn raw(chars: &mut Peekable<Chars<'_>>) -> Option<String> {
    let mut end = "\"".to_owned();
    while chars.next_if_eq(&'#').is_some() {
        end.push('#');
    }
    chars.next_if_eq(&'"')?;
    let mut literal = String::new();
    while !literal.ends_with(&end) {
        literal.push(chars.next()?);
    }
    literal.truncate(literal.len() - end.len());
    Some(literal)
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
            for literal in literals(&without_reasons(&fs::read_to_string(&file).unwrap())) {
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

/// Folders whose errors are values that the languages put into words.
const WORDLESS: [&str; 11] = [
    "model",
    "input",
    "recovery",
    "loader",
    "picture",
    "export",
    "store",
    "shell",
    "keymap",
    "config",
    "toml_file",
];

/// Whether a line gives an error a text of its own.
fn words_an_error(line: &str) -> bool {
    let line = line.trim_start();
    let told = line.strip_prefix("#[error(").or_else(|| line.strip_prefix("complain(\""));
    told.is_some_and(|told| !told.starts_with("\"{self:?}\""))
}

#[test]
fn errors_are_put_into_words_by_the_languages_alone() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut faults, mut seen) = (Vec::new(), 0);
    for folder in WORDLESS {
        let mut files = Vec::new();
        rust_files(&src.join(folder), &mut files);
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            seen += text.matches("Error").count();
            let own = text.lines().filter(|line| words_an_error(line));
            faults.extend(own.map(|line| format!("{}: {}", file.display(), line.trim())));
        }
    }
    assert!(seen > 500, "only {seen} mentions of errors: does the scan still work?");
    assert!(faults.is_empty(), "errors with words of their own:\n{}", faults.join("\n"));
    assert!(words_an_error("    #[error(\"{file}: no\")]") && words_an_error("complain(\"no\");"));
    assert!(!words_an_error("#[error(\"{self:?}\")]"));
}

/// Folders in which a sentence is data, or stands where it shouldn't.
const SCANNED: [&str; 10] = [
    "keymap",
    "config",
    "toml_file",
    "shell",
    "store",
    "input",
    "recovery",
    "loader",
    "picture",
    "model",
];

/// English in those folders that is rightly there: the file, or the folder,
/// how the literals begin, and why. Each must be found.
const RIGHTLY: [(&str, &[&str], &str); 36] = [
    ("keymap/mod.rs", &["shipped keys.toml"], "the name of a source"),
    (
        "shell/cli/args",
        &[
            "A query is",
            "Examples:",
            "Where bookmarks",
            "Where config.toml",
            "no format is",
            "Pages of one",
            "An ID is",
            "A query is",
            "Secrets are never",
            "Editions that were",
            "Folders become",
            "What several papers",
            "No secret is",
            "A recipe that",
            "What is fetched",
            "Editions go",
            "The newest edition",
        ],
        "the command line's own --help; other languages have it in src/words",
    ),
    ("shell/cli/about.rs", &["newsprint manual", ".SH EX"], "the manual, in English"),
    ("shell/cli/check.rs", &["# Written by"], "a comment in a file"),
    ("shell/cli/licences.rs", &["newsprint may be had"], "a licence, whose words are law"),
    (
        "shell/cli/usage",
        &["Possible values", "[possible values", " is not in ", "to pass"],
        "what clap writes",
    ),
    (
        "shell/timer",
        &["# {MARK}", "systemctl --user", "Made by"],
        "files and commands of the system",
    ),
    ("store/catalogue.rs", &["an edition"], "an error that is never told: the row is read anew"),
    ("store/exchange/json.rs", &[" at line "], "what serde writes"),
    (
        "input/gap.rs",
        &["is ", "stands after", "inflates to", "{path} does", "the ", "its text"],
        GAP,
    ),
    ("recovery/corrections/file.rs", &["# Corrections made"], "a comment in a file"),
    ("model/citation.rs", &["et al", "{}, et al"], "words of a citation, as its customs have them"),
    ("recovery/ocr/grammar.rs", &["Photo"], "words of a newspaper"),
    ("recovery/ocr/split.rs", &["photo"], "words of a newspaper"),
    ("recovery/ocr/recover/counts.rs", &["newsprint counts 1"], "the head of a file"),
    ("recovery/pages/jump_line.rs", &["please turn to", "turn to"], "words of a newspaper"),
    ("loader/formats.rs", &FORMATS, "the command line's own --help"),
    ("loader/unsupported.rs", &["SQLite format 3"], "a signature"),
    (
        "loader/unsupported/texts.rs",
        &["[Desktop", "version https", "Windows Registry", "[Script Info]", "package main"],
        "how files begin",
    ),
    ("loader/mail/letter.rs", &["saved by "], "what browsers write"),
    ("loader/exported/links.rs", &["document tags", "saved date"], "heads of columns of others"),
    ("loader/feed/notices.rs", &["Strict Standards", " on line "], "what servers write"),
    (
        "loader/book_text/gutenberg.rs",
        &[
            "*** START",
            "***START",
            "PROJECT GUTENBERG",
            "START OF",
            "END OF",
            "Release date",
            "Release Date",
            "Produced by",
            "E-text",
        ],
        "what a library writes",
    ),
    ("loader/positioned/mets/stories.rs", &UNTITLED, "what other programs write for no title"),
    ("loader/html/head.rs", &["all rights reserved"], "words of a page of the web"),
    ("loader/html/web_page.rs", &["next page"], "words of a page of the web"),
    ("loader/html/page_day.rs", &["var ct"], "what servers write"),
    ("loader/main_text/controls.rs", &CONTROLS, "words of a page of the web"),
    ("loader/markup/reveal.rs", &["your privacy"], "words of a page of the web"),
    (
        "loader/article_parts/byline.rs",
        &[
            "written by",
            "view profile",
            "see more",
            "read more",
            "author name",
            "your name",
            "first last",
            "super user",
            "you are here",
            "posted by ",
            "published by ",
            "submitted by ",
        ],
        "words of a page of the web",
    ),
    ("loader/native/round_trip.rs", &["not blank"], "a test"),
    ("loader/pdf/info.rs", &["no title", "microsoft word"], "what other programs write"),
    ("loader/pdf/font/names.rs", &["\\\n  space"], "names of characters"),
    (
        "model/printed.rs",
        &["(continued on page", "Also in ", "The site has changed"],
        "what a paper in English prints",
    ),
    ("store/durable.rs", &["a thread that"], "the words of a panic that no code of it has"),
    ("store/arrivals.rs", &["{path}: out of"], "a fault of the program's own making of names"),
];

/// Why the words for what is missing are where they are.
const GAP: &str = "part of the article, as it is kept and exported; still only in English";

/// How the formats are called in the help of the command line.
const CONTROLS: [&str; 31] = [
    "article continues below",
    "back to gallery",
    "back to top",
    "close gallery",
    "close modal",
    "continue reading",
    "copy link",
    "enlarge this image",
    "hide caption",
    "learn more",
    "leave a comment",
    "listen to article",
    "load more",
    "next image",
    "open gallery",
    "open image in new window",
    "previous image",
    "print this article",
    "read less",
    "read more",
    "report this ad",
    "see more",
    "share this",
    "show caption",
    "show less",
    "show more",
    "skip to content",
    "story continues below",
    "toggle caption",
    "view comments",
    "view gallery",
];

const FORMATS: [&str; 18] = [
    "What programs export",
    "A page in Tesseract's TSV",
    "Pages in JSON",
    "The text of a page",
    "Plain paragraphs",
    "Markdown: articles",
    "A book's text",
    "A page in hOCR",
    "A page in ALTO",
    "A page in PAGE",
    "The METS file",
    "An EPUB",
    "A page of the web",
    "A page or an article",
    "RSS, Atom",
    "What agencies send",
    "Printed pages",
    "Letters: ",
];

const UNTITLED: [&str; 6] =
    ["untitled article", "no title", "no headline", "sans titre", "ohne titel", "senza titolo"];

/// Whether a literal has two words of English that follow each other, and is
/// neither a statement of SQL nor markup.
fn is_prose(literal: &str) -> bool {
    let begins = literal.trim_start_matches(|c: char| c == '\\' || c.is_whitespace());
    let statements =
        ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "PRAGMA", "BEGIN", "WITH", "ALTER", "<"];
    if statements.iter().any(|statement| begins.starts_with(statement)) {
        return false;
    }
    let mut outside = String::new();
    let mut depth = 0;
    for c in literal.replace("\\\n", " ").replace("\\n", "|").chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            c if depth == 0 => outside.push(c),
            _ => {}
        }
        if c == '}' {
            outside.push('|');
        }
    }
    let mut runs = outside.split(|c: char| !c.is_ascii_alphabetic() && !c.is_whitespace());
    runs.any(|run| run.split_whitespace().filter(|word| word.len() > 1).count() > 1)
}

/// Code without the reasons that its attributes give.
fn without_reasons(code: &str) -> String {
    let mut parts = code.split("reason = \"");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once('"').map_or(part, |(_, rest)| rest));
    }
    kept
}

#[test]
fn no_sentence_for_the_reader_stands_among_the_data() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = vec![src.join("toml_file.rs")];
    for folder in SCANNED {
        rust_files(&src.join(folder), &mut files);
    }
    let (mut faults, mut found) = (Vec::new(), std::collections::BTreeSet::new());
    for file in files {
        let code = without_reasons(&fs::read_to_string(&file).unwrap());
        let name = file.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        for literal in literals(&code).into_iter().filter(|literal| is_prose(literal)) {
            let known = RIGHTLY.iter().filter(|(place, ..)| name.starts_with(place));
            let known =
                known.flat_map(|(place, begins, _)| begins.iter().map(move |b| (*place, *b)));
            match known.into_iter().find(|(_, begins)| literal.starts_with(begins)) {
                Some(known) => found.extend([known]),
                None => faults.push(format!("{name}: {literal:?}")),
            }
        }
    }
    assert!(faults.is_empty(), "sentences outside src/words:\n{}", faults.join("\n"));
    for (place, begins, why) in RIGHTLY {
        for begins in begins {
            assert!(found.contains(&(place, *begins)), "{place}: {begins:?} ({why}) is gone");
        }
    }
}

#[test]
fn a_sentence_is_told_from_data() {
    let prose = ["no such key", "`{key}` is not there", "found {x}; did you mean"];
    assert!(prose.iter().all(|literal| is_prose(literal)));
    let data =
        ["SELECT a FROM b", "<img src=\\\"", "{some name} x", "text/html", "a\\nbc", "报 纸"];
    assert!(!data.iter().any(|literal| is_prose(literal)));
    assert_eq!(
        literals("let a = r#\"in \"raw\" text\"#; let r#type = \"b\";"),
        ["in \"raw\" text", "b"]
    );
    assert_eq!(
        without_reasons("#[expect(x, reason = \"told here\")] \"b\""),
        "#[expect(x, )] \"b\""
    );
}
