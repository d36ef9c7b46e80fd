use std::collections::BTreeSet;

use super::*;
use crate::words;

/// What clap says by itself.
const OF_CLAP: [&str; 7] = [
    "Usage:",
    "Commands:",
    "Arguments:",
    "Options:",
    "Possible values:",
    "[default: {}]",
    "[possible values: {}]",
];

const TRANSLATED: [&str; 3] = ["zh", "ja", "ko"];

fn built() -> Command {
    let mut command = Cli::command();
    command.build();
    command
}

/// The lines of English in the help of a command and of those under it.
fn collect(command: &Command, lines: &mut BTreeSet<String>) {
    let args = || command.get_arguments();
    let values = args().flat_map(Arg::get_possible_values);
    let meanings: Vec<String> =
        values.filter_map(|value| value.get_help().map(ToString::to_string)).collect();
    let texts = [command.get_about(), command.get_long_about(), command.get_after_help()]
        .into_iter()
        .chain(args().flat_map(|arg| [arg.get_help(), arg.get_long_help()]))
        .flatten()
        .map(ToString::to_string)
        .chain(meanings);
    for text in texts {
        for line in text.lines().filter(|line| !line.is_empty()) {
            match line.strip_prefix("  newsprint").map(|example| example.split_once("  ")) {
                None => lines.insert(line.to_owned()),
                Some(None) => true,
                Some(Some((_, remark))) => lines.insert(remark.trim_start().to_owned()),
            };
        }
    }
    command.get_subcommands().for_each(|command| collect(command, lines));
}

fn english() -> BTreeSet<String> {
    let mut lines: BTreeSet<String> = OF_CLAP.map(str::to_owned).into();
    collect(&built(), &mut lines);
    lines
}

fn texts_of(tag: &str) -> HelpTexts<'static> {
    HelpTexts::read(words::of(tag).unwrap().help_texts()).unwrap()
}

#[test]
fn every_text_of_the_help_is_there_in_every_language_and_no_other() {
    let english = english();
    assert!(english.len() > 180, "only {} texts: does the walk still work?", english.len());
    for tag in TRANSLATED {
        let texts = texts_of(tag);
        let missing: Vec<_> =
            english.iter().filter(|line| !texts.0.contains_key(line.as_str())).collect();
        assert!(missing.is_empty(), "{tag}: nothing stands for {missing:#?}");
        let stale: Vec<_> = texts.0.keys().filter(|line| !english.contains(**line)).collect();
        assert!(stale.is_empty(), "{tag}: nothing says {stale:#?} any more");
    }
}

/// What of a line is the same in every language: what stands in quotes, options,
/// names of files and variables, figures, placeholders and abbreviations.
fn literals(line: &str) -> Vec<&str> {
    let quoted = line.split('`').skip(1).step_by(2);
    let words = line.split(|c: char| c.is_whitespace() || ",;:()[]`“”".contains(c));
    let words = words.map(|word| word.trim_matches('\'').trim_end_matches('.'));
    let is_literal = |word: &&str| {
        let of_names = |c: char| c.is_ascii_digit() || "./_@<#{".contains(c);
        let is_short_for = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
        word.starts_with('-') || word.contains(of_names) || is_short_for
    };
    quoted.chain(words.filter(is_literal)).collect()
}

#[test]
fn what_is_to_be_typed_stays_as_it_is_in_every_language() {
    assert_eq!(
        literals("See `man x` (PATH): 30d, --undo or '-h' of config.toml. A file"),
        ["man x", "PATH", "30d", "--undo", "-h", "config.toml"]
    );
    for tag in TRANSLATED {
        for (english, translated) in texts_of(tag).0 {
            for literal in literals(english) {
                assert!(translated.contains(literal), "{tag}: {literal} in {translated}");
            }
        }
    }
}

/// The words that name each command.
fn paths(command: &Command, path: &[String], out: &mut Vec<Vec<String>>) {
    out.push(path.to_owned());
    for under in command.get_subcommands() {
        paths(under, &[path, &[under.get_name().to_owned()]].concat(), out);
    }
}

#[test]
fn no_help_is_wider_than_the_window_and_nothing_of_it_is_left_in_english() {
    let mut commands = Vec::new();
    paths(&built(), &["newsprint".to_owned()], &mut commands);
    assert!(commands.len() > 25, "{commands:?}");
    for (tag, path) in
        TRANSLATED.iter().flat_map(|tag| commands.iter().map(move |path| (tag, path)))
    {
        for (form, columns) in [("-h", 80), ("--help", 80), ("--help", 40)] {
            let args: Vec<OsString> =
                path.iter().map(String::as_str).chain([form]).map(OsString::from).collect();
            let help = in_columns(&args, words::of(tag).unwrap(), columns).unwrap();
            // What is to be typed may be longer than a narrow window, and is told
            // from what stands below it by its indent.
            let texts = help.lines().filter(|line| columns == 80 || line.starts_with("       "));
            for line in texts.filter(|line| !line.contains(" newsprint ")) {
                let width = Widths::default().text(line);
                assert!(width <= usize::from(columns), "{tag} {args:?}: {width}: {line}");
            }
            for word in
                ["Usage", "Commands", "Arguments", "Options", "Print", "ossible", "[default"]
            {
                assert!(!help.contains(word), "{tag} {args:?}: {word}:\n{help}");
            }
        }
    }
}

#[test]
fn the_help_of_a_command_is_set_in_the_language() {
    let args = ["newsprint", "today", "-h"].map(OsString::from);
    let help = in_columns(&args, words::of("zh").unwrap(), 60).unwrap();
    let rows: Vec<&str> = help.lines().collect();
    let expected =
        "打开新到而没有读完的\n\n用法： newsprint today [OPTIONS]\n\n选项：\n      --fetch";
    assert!(help.starts_with(expected), "{help}");
    assert!(rows.contains(&"  newsprint today --fetch --minutes 25"), "{help}");
    // Han are broken between any two, and the row goes on under its beginning.
    let at = rows.iter().position(|row| row.contains("--data-dir <DIR>")).unwrap();
    let column = rows[at].split_once("<DIR>").map(|(option, _)| option.len() + 7).unwrap();
    assert!(rows[at + 1].starts_with(&" ".repeat(column)), "{help}");
}

#[test]
fn english_is_left_to_clap() {
    let args = ["newsprint", "--help"].map(OsString::from);
    assert_eq!(in_columns(&args, words::DEFAULT, 80), None);
}
