//! The corpora of good and bad settings, keys and themes.
//!
//! A file's name begins with what it is: `config-`, `keys-`, `theme-`. A bad
//! one ends with the messages it must give, each after `#=`; `FILE` stands for
//! its own name, and a `…` at the end for any rest.

use std::fs;
use std::path::{Path, PathBuf};

use newsprint::config::{Config, KEYS, KeyPreset, THEMES, Theme};
use newsprint::keymap::{Keymap, PRESETS};
use newsprint::toml_file::{Literal, Mistake, TomlSource};
use newsprint::words::{DEFAULT, LANGUAGES};

fn corpus(kind: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora/config").join(kind);
    let mut files: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn messages(name: &str, text: &str) -> Vec<String> {
    mistakes(name, text).iter().map(|mistake| DEFAULT.mistake(mistake)).collect()
}

fn mistakes(name: &str, text: &str) -> Vec<Mistake> {
    let source = TomlSource { name, text };
    match name.split('-').next() {
        Some("config") => Config::default().overlay(&source).1,
        Some("keys") => Keymap::default().rebind(&source).1,
        Some("theme") => Theme::user("mine", &source).1,
        _ => panic!("{name}: begins with none of config-, keys-, theme-"),
    }
}

fn expected(name: &str, text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| line.strip_prefix("#= "))
        .map(|line| format!("{name}:{}", line.replace("FILE", name)))
        .collect()
}

fn is_as_expected(found: &str, expected: &str) -> bool {
    match expected.strip_suffix('…') {
        Some(beginning) => found.starts_with(beginning),
        None => found == expected,
    }
}

fn each(kind: &str, check: impl Fn(&str, &str)) {
    let files = corpus(kind);
    assert!(files.len() >= 10, "{kind}: only {} files", files.len());
    for file in files {
        check(file.file_name().unwrap().to_str().unwrap(), &fs::read_to_string(&file).unwrap());
    }
}

#[test]
fn good_files_are_taken_without_a_word() {
    each("good", |name, text| assert_eq!(messages(name, text), [""; 0]));
}

#[test]
fn bad_files_are_told_all_their_mistakes_with_the_way_out() {
    each("bad", |name, text| {
        let (found, expected) = (messages(name, text), expected(name, text));
        assert!(!expected.is_empty(), "{name} expects nothing");
        let alike = found.len() == expected.len()
            && found.iter().zip(&expected).all(|(found, expected)| is_as_expected(found, expected));
        assert!(alike, "found:\n{}\nexpected:\n{}", found.join("\n"), expected.join("\n"));
    });
}

#[test]
fn mistakes_are_told_in_the_language_of_the_interface() {
    let is_own = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    each("bad", |name, text| {
        for mistake in mistakes(name, text) {
            for words in LANGUAGES.iter().filter(|words| words.tag() != "en") {
                let told = words.mistake(&mistake);
                assert!(told.contains(is_own), "{}: {told}", words.tag());
                assert!(!told.chars().any(char::is_control), "{told:?}");
            }
        }
    });
}

#[test]
fn messages_are_one_line_that_a_terminal_only_shows() {
    each("bad", |name, text| {
        for message in messages(name, text) {
            assert!(!message.chars().any(char::is_control), "{message:?}");
        }
    });
}

#[test]
fn files_cut_off_anywhere_are_mistakes_at_worst() {
    for kind in ["good", "bad"] {
        each(kind, |name, text| {
            for (end, _) in text.char_indices().step_by(3) {
                messages(name, &text[..end]);
            }
        });
    }
}

#[test]
fn a_file_with_every_setting_changes_every_setting() {
    let path = corpus("good").into_iter().find(|path| path.ends_with("config-everything.toml"));
    let text = fs::read_to_string(path.unwrap()).unwrap();
    let (config, _) = Config::default().overlay(&TomlSource { name: "all", text: &text });
    for (settled, shipped) in config.settled().iter().zip(Config::default().settled()) {
        assert_ne!(settled.literal, shipped.literal, "{}", settled.key);
        assert_ne!(settled.origin, shipped.origin, "{}", settled.key);
    }
    assert_eq!(config.settled().len(), KEYS.len());
}

#[test]
fn the_presets_and_themes_a_setting_names_exist() {
    let mut config = Config::default();
    for (name, preset) in
        PRESETS.into_iter().zip([KeyPreset::Vim, KeyPreset::Newsboat, KeyPreset::Less])
    {
        let origin = newsprint::config::Origin::CommandLine("--set");
        config.set("keymap", Literal::from_word(name), origin).unwrap();
        assert_eq!(config.general.keymap, preset);
        assert_eq!(preset.name(), name);
        assert!(Keymap::preset(name).is_ok());
    }
    assert!(THEMES.contains(&Config::default().general.theme.as_str()));
}
