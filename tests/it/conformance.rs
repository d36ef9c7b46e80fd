//! The line and grapheme breaking suites of Unicode, and the assertions that
//! the W3C tests make of `line-break`. They are read from the folder that
//! `NEWSPRINT_SUITES` names, and skipped, with a word, without it.

use std::fs;
use std::path::PathBuf;

use icu_properties::CodePointMapData;
use icu_properties::props::LineBreak as Class;
use newsprint::layout::{Break, LineBreak, Rules, opportunities};
use newsprint::model::Lang;
use unicode_segmentation::UnicodeSegmentation;

/// The file of the suites, or `None`, said aloud, if there are no suites.
fn suite(path: &str) -> Option<String> {
    let Some(folder) = std::env::var_os("NEWSPRINT_SUITES") else {
        println!("skipped: NEWSPRINT_SUITES does not say where {path} is");
        return None;
    };
    let file = PathBuf::from(folder).join(path);
    Some(fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())))
}

/// A test line: the text, and the bytes before which it breaks.
struct Case {
    text: String,
    breaks: Vec<usize>,
}

fn cases(suite: &str) -> impl Iterator<Item = Case> + '_ {
    let lines = suite.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty()).map(|line| {
        let mut case = Case { text: String::new(), breaks: Vec::new() };
        for word in line.split_whitespace() {
            match word {
                "÷" => case.breaks.push(case.text.len()),
                "×" => {}
                hex => {
                    let point = u32::from_str_radix(hex, 16).expect("a code point");
                    // Lone surrogates stand in no Rust text; XX is the same class.
                    case.text.push(char::from_u32(point).unwrap_or('\u{E000}'));
                }
            }
        }
        case
    })
}

fn plain() -> Rules {
    Rules { level: LineBreak::Uax14, ..Rules::of(Lang::En) }
}

/// Cases of a suite that come out as it says, and all of them. `excused` says
/// of a place where they differ (text, byte) that it isn't to be counted.
fn score(
    suite: &str,
    breaks: impl Fn(&str) -> Vec<usize>,
    excused: impl Fn(&str, usize) -> bool,
) -> (usize, usize) {
    let (mut passed, mut all) = (0, 0);
    for case in cases(suite) {
        all += 1;
        let found = breaks(&case.text);
        // Whether the start of the text counts as a break is a matter of taste.
        let differs = |at: &usize| *at > 0 && case.breaks.contains(at) != found.contains(at);
        let mut differing = case.breaks.iter().chain(&found).copied().filter(differs);
        match differing.find(|&at| !excused(&case.text, at)) {
            None => passed += 1,
            Some(at) if all - passed <= 10 => {
                let (left, right) = case.text.split_at(at);
                println!("differs: {} | {}", left.escape_unicode(), right.escape_unicode());
            }
            Some(_) => {}
        }
    }
    (passed, all)
}

fn line_breaks(text: &str) -> Vec<usize> {
    opportunities(text, &plain()).map(|(at, _)| at).collect()
}

#[test]
fn lines_break_as_unicode_18_says() {
    let Some(suite) = suite("unicode18/LineBreakTest.txt") else { return };
    let (passed, all) = score(&suite, line_breaks, |_, _| false);
    println!("LineBreakTest 18: {passed} of {all}");
    assert!(all > 10_000);
    assert_eq!(passed, all);
}

#[test]
fn what_older_versions_say_differs_in_few_cases() {
    for path in ["unicode17/LineBreakTest_17.txt", "unicode15.1/LineBreakTest_15.1.txt"] {
        let Some(suite) = suite(path) else { return };
        let (passed, all) = score(&suite, line_breaks, |_, _| false);
        println!("{path}: {passed} of {all}");
        assert!(passed * 100 >= all * 97);
    }
}

/// What Unicode 18 does otherwise: `LB12a` no longer lets a line end between a
/// space of class BA and a glue; and these characters, by blocks, have another
/// class, assigned or not.
fn changed_since_17(text: &str, at: usize) -> bool {
    let class = CodePointMapData::<Class>::new();
    let reclassified = |c: char| {
        matches!(c, '\u{B7}' | '\u{2012}' | '\u{2013}' | '\u{18D80}'..='\u{191FF}'
            | '\u{1F7D8}'..='\u{1F7FF}')
    };
    let before = text[..at].chars().rfind(|&c| class.get(c) != Class::CombiningMark);
    let after = text[at..].chars().next();
    after.is_some_and(|c| class.get(c) == Class::Glue || reclassified(c))
        || before.is_some_and(reclassified)
}

#[test]
fn random_texts_break_as_the_reference_implementation_breaks_them() {
    let Some(suite) = suite("unicode17/LineBreakRandomTest_17.txt") else { return };
    let (passed, all) = score(&suite, line_breaks, changed_since_17);
    println!("LineBreakRandomTest 17: {passed} of {all}");
    assert!(passed * 1000 >= all * 995);
}

#[test]
fn graphemes_are_those_of_unicode_17() {
    let Some(suite) = suite("unicode17/GraphemeBreakTest_17.txt") else { return };
    let (passed, all) = score(
        &suite,
        |text| text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect(),
        |_, _| false,
    );
    println!("GraphemeBreakTest 17: {passed} of {all}");
    assert_eq!(passed, all);
}

/// CSS Text lets these begin a line in Chinese at `normal`; CLREQ and GB/T
/// 15834 (connectors do not begin a line) do not, and newsprint follows them.
const AGAINST_CLREQ: [&str; 4] = ["2010", "2013", "301C", "30A0"];

#[test]
fn w3c_rows_for_chinese_and_japanese_hold() {
    let Some(suite) = suite("w3c/line_break_property.tsv") else { return };
    let (mut checked, mut contradicting) = (0, 0);
    let mut failed = Vec::new();
    for row in suite.lines().filter(|line| !line.starts_with('#')) {
        let [_, lang, level, point, allowed] =
            row.split('\t').collect::<Vec<_>>().try_into().expect("five fields");
        let rules = Rules {
            level: match level {
                "strict" => LineBreak::Strict,
                "normal" => LineBreak::Normal,
                _ => LineBreak::Loose,
            },
            ..Rules::of(Lang::from_tag(lang))
        };
        let c = char::from_u32(u32::from_str_radix(point, 16).expect("hex")).expect("a character");
        let text = format!("文文文文文文{c}字字");
        let found = opportunities(&text, &rules).any(|place| place == (18, Break::Allowed));
        if (lang, level) == ("zh", "normal") && AGAINST_CLREQ.contains(&point) {
            assert!(!found, "U+{point} follows CLREQ");
            contradicting += 1;
        } else if found == (allowed == "1") {
            checked += 1;
        } else {
            failed.push(row);
        }
    }
    println!("W3C rows: {checked} hold, {contradicting} contradict CLREQ");
    assert!(failed.is_empty(), "{failed:#?}");
    assert_eq!((checked, contradicting), (365, 4));
}
