//! What the program says of itself.

use crate::support::program::{Home, Ran};

const COMMANDS: [&str; 14] = [
    "print",
    "inspect",
    "import",
    "list",
    "remove",
    "sources",
    "check",
    "export",
    "stories",
    "follow",
    "bookmarks",
    "config",
    "completions",
    "man",
];

#[test]
fn help_names_every_command_and_gives_examples() {
    let home = Home::new();
    let help = home.run(&["--help"]).fine();
    for command in COMMANDS {
        assert!(help.contains(&format!("\n  {command} ")), "{command}: {help}");
        assert!(home.run(&[command, "--help"]).fine().contains("Usage: newsprint"), "{command}");
    }
    assert!(help.contains("Examples:\n"), "{help}");
    for command in
        ["print", "inspect", "import", "list", "remove", "export", "stories", "follow", "bookmarks"]
    {
        let help = home.run(&[command, "--help"]).fine();
        assert!(help.contains(&format!("\n  newsprint {command} ")), "{help}");
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let version = concat!("newsprint ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(Home::new().run(&["--version"]).fine(), version);
}

#[test]
fn completions_know_the_commands_in_every_shell() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = home.run(&["completions", shell]).fine();
        for word in COMMANDS.iter().chain(&["line-break"]) {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

#[test]
fn the_manual_is_roff_with_a_section_for_every_command() {
    let manual = Home::new().run(&["man"]).fine();
    let has_line = |wanted: &str| manual.lines().any(|line| line.starts_with(wanted));
    assert!(has_line(".TH newsprint 1 "), "{manual}");
    assert!(has_line(".SH NAME") && has_line(".SH SYNOPSIS"), "{manual}");
    for command in COMMANDS {
        assert!(has_line(&format!(".SH \"NEWSPRINT {}\"", command.to_uppercase())), "{command}");
    }
}

#[test]
fn every_chapter_of_the_manual_is_set_as_text_without_its_markup() {
    let home = Home::new();
    for (name, source) in newsprint::manual::CHAPTERS {
        let shown = home.run(&["man", name]).fine();
        let title = source.lines().next().unwrap().trim_start_matches("# ");
        assert!(shown.starts_with(title), "{name}: {shown}");
        let last = source.lines().rev().find(|line| line.ends_with(['.', '|'])).unwrap();
        let word = last.split_whitespace().rev().find(|word| word.chars().all(char::is_alphabetic));
        assert!(shown.contains(word.unwrap()), "{name} lacks its end: {word:?}");
        for markup in ["|---|", "```"] {
            assert!(!shown.contains(markup), "{name} shows {markup}");
        }
    }
}

#[test]
fn the_chapter_of_keys_names_the_keys_in_force() {
    let home = Home::new();
    let usual = home.run(&["man", "keys"]).fine();
    assert!(usual.lines().any(|line| line.starts_with("m ") && line.contains("bookmark")));
    home.file("config/newsprint/keys.toml", "\"m\" = \"none\"\n\"M\" = \"bookmark\"\n");
    let changed = home.run(&["man", "keys"]).fine();
    assert!(changed.lines().any(|line| line.starts_with("M ") && line.contains("bookmark")));
}

#[test]
fn a_chapter_that_is_not_there_is_answered_with_those_that_are() {
    let run = Home::new().run(&["man", "formts"]);
    let complaint = run.complaint(2);
    assert!(complaint.contains("formats") && complaint.contains("native"), "{complaint}");
}

#[test]
fn help_and_mistakes_are_told_in_the_readers_language() {
    let home = Home::new();
    let run =
        |lang: &str, args: &[&str]| Ran::of(home.command(args).env("LANG", lang).output().unwrap());
    let languages = [
        ("zh_CN.UTF-8", "用法： newsprint print", "这里没有 `--jsn` 这个参数"),
        ("ja_JP.UTF-8", "使い方： newsprint print", "`--jsn` という引数はありません"),
        ("ko_KR.UTF-8", "사용법: newsprint print", "`--jsn`(이)라는 인자가 없습니다"),
        ("en_GB.UTF-8", "Usage: newsprint print", "there is no argument '--jsn' here"),
    ];
    for (lang, usage, mistake) in languages {
        for form in ["-h", "--help"] {
            let help = run(lang, &["print", form]).fine();
            assert!(help.contains(usage), "{lang} {form}: {help}");
            assert!(help.contains("\n  newsprint print page.txt --width 40\n"), "{lang}: {help}");
        }
        let told = run(lang, &["list", "--jsn"]);
        let told = told.complaint(2);
        assert!(told.contains(mistake) && told.contains("--json"), "{lang}: {told}");
    }
}

#[test]
fn a_command_that_needs_another_says_which_there_are() {
    let ran = Home::new().run(&["sources"]);
    let told = ran.complaint(2);
    assert!(told.contains("add, list, test, remove"), "{told}");
}
