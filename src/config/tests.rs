use super::*;
use crate::layout::LineBreak;
use crate::words::{DEFAULT, InEnglish as _};

fn overlaid(text: &str) -> (Config, Vec<String>) {
    let (config, mistakes) = Config::default().overlay(&TomlSource { name: "config.toml", text });
    (config, mistakes.iter().map(Mistake::told).collect())
}

#[test]
fn the_shipped_file_sets_every_setting_once_in_order_without_mistake() {
    let mut blank = Config { settings: ConfigValues::default(), settled: Vec::new() };
    assert_eq!(blank.read(&SHIPPED, |_| Origin::Default), []);
    let set: Vec<_> = blank.settled().iter().map(|settled| settled.key).collect();
    assert_eq!(set, KEYS);
}

#[test]
fn every_shipped_setting_is_explained_above_its_line() {
    let lines: Vec<_> = SHIPPED.text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        if line.contains(" = ") && !line.starts_with('#') {
            assert!(lines[at - 1].starts_with('#'), "{line}");
        }
    }
}

#[test]
fn the_shipped_values_are_those_of_a_newspaper() {
    let config = Config::default();
    assert_eq!(config.text.measure, 80);
    assert_eq!(config.text.indent, 2);
    assert_eq!(config.text.justify, Justify::Auto);
    assert_eq!(config.text.zh, LineBreak::Gb);
    assert_eq!(config.general.keymap, KeyPreset::Vim);
    assert_eq!(config.general.theme, "dark");
    assert_eq!(config.reading.han_per_minute, 400);
    assert!(config.general.mouse && config.text.ruby && config.reading.remember);
}

#[test]
fn a_user_s_file_changes_what_it_names_and_nothing_else() {
    let (config, mistakes) = overlaid(
        "theme = \"sepia\"\n[text]\nmeasure = 64\njustify = false\nline-break.ja = \"loose\"\n",
    );
    assert_eq!(mistakes, [""; 0]);
    let mut expected = ConfigValues::clone(&Config::default());
    "sepia".clone_into(&mut expected.general.theme);
    expected.text.measure = 64;
    expected.text.justify = Justify::Never;
    expected.text.ja = LineBreak::Loose;
    assert_eq!(*config, expected);
}

#[test]
fn every_value_knows_where_it_comes_from() {
    let (mut config, _) = overlaid("\n[text]\nmeasure = 64\nhang = false\n");
    config.set("text.hang", Literal::Flag(true), Origin::CommandLine("--hang")).unwrap();
    config.set("theme", Literal::Text("mono".into()), Origin::Environment("NO_COLOR")).unwrap();
    let origin = |key| DEFAULT.origin(config.origin(key).unwrap());
    assert_eq!(origin("text.measure"), "config.toml:3");
    assert_eq!(origin("text.hang"), "command line: --hang");
    assert_eq!(origin("theme"), "environment: NO_COLOR");
    assert_eq!(origin("mouse"), "default");
    assert!(config.text.hang);
    assert_eq!(config.origin("text.mesure"), None);
}

#[test]
fn a_value_from_the_command_line_is_checked_like_a_file_s() {
    let mut config = Config::default();
    let error = config.set("text.measure", Literal::from_word("5"), Origin::CommandLine("--set"));
    assert_eq!(
        error.unwrap_err().told(),
        "`text.measure` is 5; expected a whole number from 10 to 400"
    );
    let error = config.set("mesure", Literal::from_word("50"), Origin::CommandLine("--set"));
    assert_eq!(
        error.unwrap_err().told(),
        "there is no setting `mesure`; did you mean `text.measure`?"
    );
    assert_eq!(config, Config::default());
}

#[test]
fn what_is_printed_reads_back_as_the_same_settings() {
    let (config, _) = overlaid("theme = \"纸\"\ncolours = 256\n[columns]\nmost = 2\n");
    let printed = config.effective(|origin| DEFAULT.origin(origin));
    let (again, mistakes) = overlaid(&printed);
    assert_eq!(mistakes, [""; 0]);
    assert_eq!(*again, *config);
    assert!(printed.contains("most = 2                      # config.toml:4\n"), "{printed}");
    assert!(printed.contains("mouse = true                  # default\n"), "{printed}");
    assert_eq!(printed.matches("[text]").count(), 1);
}

#[test]
fn a_file_s_name_cannot_break_out_of_its_comment() {
    let name = "a\nmouse = false #\u{1b}[2J";
    let (config, _) = Config::default().overlay(&TomlSource { name, text: "theme = \"light\"" });
    let printed = config.effective(|origin| DEFAULT.origin(origin));
    assert!(!printed.contains('\u{1b}'));
    assert!(overlaid(&printed).0.general.mouse);
}

#[test]
fn good_lines_hold_beside_bad_ones() {
    let (config, mistakes) = overlaid("mouse = 3\ntheme = \"light\"\ncolours = [\n");
    assert_eq!(mistakes.len(), 2, "{mistakes:?}");
    assert_eq!(config.general.theme, "light");
    assert!(config.general.mouse);
}

#[test]
fn a_theme_s_name_cannot_lead_out_of_its_directory() {
    for bad in ["../x", "a/b", "", "a.toml", "c:x"] {
        let (config, mistakes) = overlaid(&format!("theme = \"{bad}\""));
        assert_eq!(mistakes.len(), 1, "{bad}");
        assert_eq!(config.general.theme, "dark");
    }
}

#[test]
fn one_broken_line_in_a_thousand_is_found_at_its_place() {
    let text = format!("{}mouse = maybe\n", "# 报纸\n".repeat(999));
    let (_, mistakes) = overlaid(&text);
    assert!(mistakes[0].starts_with("config.toml:1000:9: "), "{mistakes:?}");
}

#[test]
fn what_the_reader_set_goes_before_the_environment() {
    assert_eq!(Colours::Auto.depth(ColourDepth::None), ColourDepth::None);
    assert_eq!(Colours::Indexed.depth(ColourDepth::None), ColourDepth::Indexed);
    assert_eq!(Colours::Ansi.depth(ColourDepth::Rgb), ColourDepth::Ansi);
    assert_eq!(Colours::Rgb.depth(ColourDepth::Ansi), ColourDepth::Rgb);
}
