//! `newsprint print`: what is set, and how wide.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Stdio;

use newsprint::layout::Widths;

use crate::support::paper::bundled;
use crate::support::program::Home;

/// The lines of a plain text, set with these options.
fn set(text: &str, options: &str) -> Vec<String> {
    let fixed = ["print", "-", "--format", "text", "--body-only"];
    let args: Vec<&str> = fixed.into_iter().chain(options.split_whitespace()).collect();
    Home::new().feed(&args, text).fine().lines().map(str::to_owned).collect()
}

fn edition(name: &str) -> String {
    bundled(name).to_str().unwrap().to_owned()
}

#[test]
fn chinese_is_indented_and_its_lines_are_full() {
    // 20 columns less the two for hanging marks; one han of indent.
    let lines = set("新渠通水，下游三县用水有了保障。", "--lang zh --width 20");
    assert_eq!(lines, ["  新渠通水，下游三", "县用水有了保障。"]);
}

#[test]
fn chinese_is_printed_in_the_script_that_is_asked_for() {
    let text = "皇后的头发后来白了。";
    let lines = set(text, "--lang zh --width 40 --script traditional");
    assert_eq!(lines, ["    皇后的頭髮後來白了。"]);
    assert_eq!(set(text, "--lang zh --width 40 --script printed"), [format!("    {text}")]);
    // Japanese has characters of its own.
    let lines = set("国会の発表", "--lang ja --width 40 --script traditional");
    assert_eq!(lines, ["  国会の発表"]);
}

#[test]
fn a_comma_hangs_in_the_last_two_columns_unless_it_may_not() {
    let text = "今日清晨苇江二桥开，三分钟就能过江。";
    let hanging = set(text, "--lang zh --width 22");
    assert_eq!(hanging, ["  今日清晨苇江二桥开，", "三分钟就能过江。"]);
    // Inside 20 columns the comma has no room, and takes its han along.
    let inside = set(text, "--lang zh --width 20 --no-hang --ragged");
    assert_eq!(inside, ["  今日清晨苇江二桥", "开，三分钟就能过江。"]);
}

#[test]
fn a_justified_line_ends_where_the_measure_does() {
    // The slack of one han goes after the commas inside the line.
    let text = "今日，清晨，江桥了，三分钟过。";
    let lines = set(text, "--lang zh --width 20 --no-hang --justify");
    assert_eq!(Widths::default().text(&lines[0]), 20, "{lines:?}");
    assert_eq!(lines[0].replace(' ', ""), "今日，清晨，江桥");
}

#[test]
fn words_are_hyphenated_in_narrow_measures_of_a_language_that_is_named() {
    let text = "The harbour breakwater opening ceremony in November";
    let narrow = set(text, "--lang en --width 18 --indent 0 --justify");
    assert!(narrow.iter().any(|line| line.ends_with('-')), "{narrow:?}");
    assert_eq!(narrow.concat().replace(['-', ' '], ""), text.replace(' ', ""));
    let ragged = set(text, "--lang en --width 18 --indent 0 --ragged");
    assert!(ragged.iter().all(|line| !line.ends_with('-')), "{ragged:?}");
    let wide = set(&text.repeat(3), "--lang en --width 60");
    assert!(wide.iter().all(|line| !line.ends_with('-')), "{wide:?}");
}

#[test]
fn japanese_is_indented_by_one_character() {
    let lines = set("朝の市場に新しい看板が立った。", "--lang ja --width 18");
    assert_eq!(lines, ["  朝の市場に新し", "い看板が立った。"]);
}

#[test]
fn korean_keeps_words_whole_if_told_to() {
    let text = "새 도서관이 문을 열었다.";
    let lines = set(text, "--lang ko --width 12 --ragged --line-break keep-all");
    assert_eq!(lines, ["  새", "도서관이", "문을 열었다."]);
}

#[test]
fn english_is_ragged() {
    let text = "The ferry runs again across the bar this week.";
    let lines = set(text, "--lang en --width 20");
    assert_eq!(lines, ["  The ferry runs", "again across the bar", "this week."]);
}

#[test]
fn the_indent_is_in_columns() {
    let lines = set("新渠通水。\n\n下游有水。", "--lang zh --width 40 --indent 0");
    assert_eq!(lines, ["新渠通水。", "下游有水。"]);
    let lines = set("新渠通水。", "--lang zh --width 40 --indent 6");
    assert_eq!(lines, ["      新渠通水。"]);
}

#[test]
fn ambiguous_characters_take_two_columns_where_the_terminal_draws_them_so() {
    let narrow = set("①②③④⑤", "--lang zh --width 8 --indent 0 --no-hang");
    assert_eq!(narrow, ["①②③④⑤"]);
    let wide = set("①②③④⑤", "--lang zh --width 8 --indent 0 --no-hang --ambiguous 2 --ragged");
    assert_eq!(wide.concat(), "①②③④⑤");
    assert!(wide.len() > 1 && wide[0].chars().count() <= 4, "{wide:?}");
}

#[test]
fn a_body_alone_is_the_text_and_nothing_else_at_any_width() {
    let text = "今日清晨，“苇江二桥”开了——31路公交车（柯春燕驾驶）驶上桥面……\n\n\
                全长2,318米，The longest word here is unconstitutionally, 60 km/h。\n\n# 不是标题";
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    for width in 8..=60 {
        let lines = set(text, &format!("--lang zh --width {width}"));
        assert_eq!(letters(&lines.concat()), letters(text), "width {width}");
    }
}

#[test]
fn no_line_is_wider_than_asked_for_and_none_ends_in_a_space() {
    let home = Home::new();
    for name in
        ["hekou-ribao-2026-11-22", "nagihama-shimbun-2026-11-22", "saltmarsh-courier-2026-11-22"]
    {
        for width in [12, 31, 40, 80] {
            let out = home.run(&["print", &edition(name), "--width", &width.to_string()]).fine();
            for line in out.lines() {
                assert!(Widths::default().text(line) <= width, "{name} at {width}: {line:?}");
                assert_eq!(line.trim_end(), line, "{name} at {width}");
            }
        }
    }
}

#[test]
fn a_long_article_comes_out_whole_and_in_order() {
    let paragraphs: Vec<String> = (0..3000).map(|n| format!("第{n}段。")).collect();
    let lines = set(&paragraphs.join("\n\n"), "--lang zh --width 40 --indent 0");
    assert_eq!(lines, paragraphs);
    // One paragraph of many rows: ten han to a row.
    let lines = set(&"新".repeat(20_000), "--lang zh --width 20 --indent 0 --no-hang");
    assert_eq!(lines.len(), 2000);
    assert!(lines.iter().all(|line| line == "新新新新新新新新新新"));
}

#[test]
fn a_marker_without_room_has_a_line_of_its_own() {
    let page = "# Weir\n\n1. salt\n\n> Said so.\n";
    let set = |width| {
        let args = ["print", "-", "--format", "markdown", "--lang", "en", "--width", width];
        let fixed = ["--article", "1", "--indent", "2"];
        Home::new().feed(&[&args[..], &fixed].concat(), page).fine()
    };
    assert!(set("30").starts_with("Weir\n\n  1. salt\n\n │  Said so.\n"), "{}", set("30"));
    assert!(set("20").starts_with("Weir\n\n1. salt\n"), "{}", set("20"));
    assert!(set("6").starts_with("Weir\n\n1.\n  salt\n"), "{}", set("6"));
}

const PAGE: &str = "# The ferry runs\nby: A. Reed\nid: ferry\n\nIt runs.\n\n\
                    # A second life\nid: mill\n\nThe *old* mill grinds.\n";

#[test]
fn an_edition_has_its_masthead_and_its_articles_under_their_heads() {
    let args = ["print", "-", "--format", "markdown", "--lang", "en", "--width", "23"];
    let out = Home::new().feed(&args, PAGE).fine();
    let expected = "stdin\n\nThe ferry runs\nA. Reed\n\n  It runs.\n\n         * * *\n\n\
                    A second life\n\n  The old mill grinds.\n\n         * * *\n";
    assert_eq!(out, expected);
}

#[test]
fn one_article_is_found_by_number_and_by_id() {
    let home = Home::new();
    let page = home.file("page.md", PAGE);
    let page = page.to_str().unwrap();
    for wanted in ["2", "mill"] {
        let out = home.run(&["print", page, "--article", wanted, "--body-only"]).fine();
        assert_eq!(out, "  The old mill grinds.\n");
    }
    let ran = home.run(&["print", page, "--article", "milk"]);
    assert!(ran.complaint(1).contains("from 1 to 2"), "{}", ran.err);
}

#[test]
fn looks_are_sent_when_asked_for_and_never_into_a_pipe_by_themselves() {
    let home = Home::new();
    let args = ["print", "-", "--format", "markdown"];
    assert!(!home.feed(&args, PAGE).fine().contains('\u{1b}'));
    let always = [&args[..], &["--color", "always"]].concat();
    let out = home.feed(&always, PAGE).fine();
    assert!(out.contains("\u{1b}[1mThe ferry runs\u{1b}[m\n"), "{out:?}");
    assert!(out.contains("  The \u{1b}[3mold\u{1b}[m mill"), "{out:?}");
}

/// A square that leans is a fault of the printer (CLREQ 3.3, JLREQ 2.3.2).
#[test]
fn han_and_kana_are_never_in_italics() {
    let page = "# 新渠通水\n\n他说*不是《Nature》而是*“河”。\n\n> 新渠 (new canal) の水\n";
    let args = ["print", "-", "--format", "markdown", "--color", "always", "--width", "60"];
    let out = Home::new().feed(&args, page).fine();
    let stress = "他说\u{1b}[1m不是《\u{1b}[m\u{1b}[3mNature\u{1b}[m\u{1b}[1m》而是\u{1b}[m “河”";
    assert!(out.contains(stress), "{out:?}");
    assert!(out.contains("新渠 (\u{1b}[3mnew canal) \u{1b}[mの水"), "{out:?}");
}

#[test]
fn control_characters_of_the_input_never_come_out() {
    let hostile = "\u{1b}[2Jclear\u{9b}1m \u{202e}evil\u{2066} \u{7}\u{200b}end.";
    assert_eq!(set(hostile, "--lang en --width 40 --indent 0"), ["[2Jclear1m evil end."]);
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let home = Home::new();
    let args = ["print", "-", "--format", "text", "--body-only"];
    let mut child = home.command(&args).stdin(Stdio::piped()).spawn().unwrap();
    // Far more than a pipe holds.
    let text = "The ferry runs again.\n\n".repeat(20_000);
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    reader.read_line(&mut first).unwrap();
    drop(reader);
    assert_eq!(first, "  The ferry runs again.\n");
    let mut complaint = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
    assert_eq!((child.wait().unwrap().code(), complaint.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_headlines_are_bold_unless_no_color_is_set() {
    use crate::support::pty::{Pty, Start};
    let home = Home::new();
    let page = home.file("page.md", PAGE);
    let args = ["print", page.to_str().unwrap()];
    let log = |env: &[(&str, &str)]| {
        let start = Start { args: &args, env, size: (30, 24), ..Start::default() };
        let mut pty = Pty::spawn(home.path(), &start);
        pty.wait_for("The old mill grinds.");
        assert!(pty.wait_exit().success());
        String::from_utf8(pty.log.clone()).unwrap()
    };
    assert!(log(&[]).contains("\u{1b}[1mThe ferry runs\u{1b}[m"));
    assert!(!log(&[("NO_COLOR", "1")]).contains('\u{1b}'));
}

#[test]
fn a_missing_end_is_printed_and_signs_of_doubt_are_not() {
    let printed =
        Home::new().run(&["print", &edition("hekou-wanbao-p3.txt"), "--width", "40"]).fine();
    assert!(printed.contains("〔下缺〕"), "{printed}");
    assert!(!printed.contains('¦'), "{printed}");
}

#[test]
fn text_runs_downwards_in_columns_from_right_to_left() {
    // Seven squares and one below for a mark that hangs; an indent of one. The
    // last cell is for dots beside the first column.
    let text = "今日“江桥”开放，2026年11月。";
    let lines = set(text, "--lang zh --vertical --width 9 --height 8");
    let expected =
        ["年 开", "11 放 今", "月 ︐ 日", "︒ ２ ﹃", "   ０ 江", "   ２ 桥", "   ６ ﹄"];
    assert_eq!(lines, expected);
}

#[test]
fn what_no_column_takes_stays_across_and_that_is_said() {
    let done = Home::new().run(&["print", &edition("saltmarsh-courier-2026-11-22"), "--vertical"]);
    assert!(done.err.contains("neither Chinese nor Japanese"), "{}", done.err);
}

#[test]
fn plain_output_has_no_bars_and_no_filled_lines() {
    let text = "今日清晨6时整，苇江二桥渡东桥头的红色水马移开，31路公交车按了一声喇叭，驶上桥面。";
    let page = format!("# 题\n\n{text}{text}\n\n> 引文一句。\n");
    let print = |options: &[&str]| {
        let fixed = ["print", "-", "--format", "markdown", "--width", "40"];
        Home::new().feed(&[&fixed, options].concat(), &page).fine()
    };
    let (usual, plain) = (print(&[]), print(&["--plain"]));
    assert!(usual.contains('│') && !plain.contains('│'), "{plain}");
    let gaps = |text: &str| text.lines().filter(|row| row.trim().contains(' ')).count();
    assert!(gaps(&usual) > gaps(&plain), "{usual}\n{plain}");
    assert_eq!(gaps(&plain), 0, "{plain}");
    assert!(plain.contains("    今日清晨"), "paragraphs are told by their indent: {plain}");
}
