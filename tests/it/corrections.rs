//! Corrections files, good and bad.

use std::fs;
use std::path::{Path, PathBuf};

use newsprint::recovery::corrections::read;

fn corpus(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora/corrections").join(folder);
    let mut files: Vec<PathBuf> =
        fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// What the first line says after `# KEY: `.
fn said<'a>(text: &'a str, key: &str) -> &'a str {
    let first = text.lines().next().unwrap();
    first.strip_prefix(&format!("# {key}: ")).unwrap()
}

#[test]
fn good_files_are_read_whole() {
    let corpus = corpus("good");
    assert!(corpus.len() >= 4);
    for (path, text) in corpus {
        let read =
            read(&text, "c.toml").unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
        assert_eq!(read.rules.len().to_string(), said(&text, "rules"), "{}", path.display());
        assert_eq!(read.rules.len(), read.lines.len());
    }
}

#[test]
fn bad_files_are_told_with_their_place_in_one_safe_line() {
    let corpus = corpus("bad");
    assert!(corpus.len() >= 9);
    for (path, text) in corpus {
        let error = read(&text, "c.toml").err().unwrap_or_else(|| panic!("{}", path.display()));
        let message = newsprint::words::DEFAULT.load_error(&error);
        let expected = format!("c.toml:{}", said(&text, "expected"));
        assert!(message.starts_with(&expected), "{}: {message}", path.display());
        assert!(!message.contains(['\n', '\u{1b}']), "{message:?}");
    }
}
