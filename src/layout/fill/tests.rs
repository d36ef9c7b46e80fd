//! What a reader sees of rows.

use super::*;
use crate::layout::testing::{lines, rows_shown, set};
use crate::layout::{Hyphenation, Hyphens, KnownRanges, LineBreak, Rules};
use crate::model::Lang;

fn zh(text: &str, shape: Shape) -> Vec<String> {
    lines(text, Rules::of(Lang::Zh), shape)
}

fn fitted(text: &str, rules: Rules, shape: Shape) -> Vec<String> {
    let (tokens, _) = set(text, rules, shape);
    let mut rows = Vec::new();
    fit(text, &tokens, &shape, &mut rows);
    rows_shown(text, &tokens, &rows, &shape)
}

fn en(text: &str, columns: u16) -> Vec<String> {
    en_in(text, Shape::plain(columns))
}

fn en_in(text: &str, shape: Shape) -> Vec<String> {
    lines(text, Rules::of(Lang::En), shape)
}

#[test]
fn a_mark_that_would_push_its_han_down_hangs_if_it_may() {
    let text = "春水满河，桥上有人";
    assert_eq!(zh(text, Shape::plain(8)), ["春水满", "河，桥上", "有人"]);
    let hanging = Shape { hang: true, ..Shape::plain(8) };
    assert_eq!(zh(text, hanging), ["春水满河，", "桥上有人"]);
}

#[test]
fn the_last_row_is_no_single_han() {
    assert_eq!(zh("春水满河桥上有人了", Shape::plain(8)), ["春水满河", "桥上有", "人了"]);
    assert_eq!(zh("春水满河桥上有人了。", Shape::plain(8)), ["春水满河", "桥上有", "人了。"]);
    let alone = Shape { avoid_lone_last_han: false, ..Shape::plain(8) };
    assert_eq!(zh("春水满河桥上有人了", alone), ["春水满河", "桥上有人", "了"]);
    assert_eq!(zh("春水了", Shape::plain(2)), ["春", "水", "了"], "where it can't be helped");
}

#[test]
fn a_word_too_long_for_any_row_is_cut_and_text_goes_on_after_it() {
    assert_eq!(en("an internationally known", 6), ["an", "intern", "ationa", "lly", "known"]);
    assert_eq!(zh("见（一九九八）年", Shape::plain(4)), ["见", "（一", "九九", "八）", "年"]);
}

#[test]
fn a_bracket_begins_no_row_of_a_unit_that_is_cut_if_an_iteration_mark_can() {
    let ja = |text| lines(text, Rules::of(Lang::Ja), Shape::plain(6));
    assert_eq!(ja("に「益々」が"), ["に", "「益", "々」が"]);
    assert_eq!(ja("に「の」が"), ["に", "「の」", "が"]);
}

#[test]
fn every_row_has_a_grapheme_however_narrow_the_measure() {
    assert_eq!(zh("春，水", Shape::plain(1)), ["春", "，", "水"]);
    let indented = Shape { first_indent: 40, ..Shape::plain(1) };
    assert_eq!(zh("ab", indented), ["a", "b"]);
    let none = Shape::plain(0);
    assert_eq!(zh("春", none), ["春"]);
}

#[test]
fn indents_are_clipped_to_a_third_of_the_measure() {
    let shape = Shape { first_indent: 4, ..Shape::plain(12) };
    assert_eq!(zh("春水满河桥上有人", shape), ["    春水满河", "桥上有人"]);
    let narrow = Shape { first_indent: 4, ..Shape::plain(8) };
    assert_eq!(zh("春水满河桥上", narrow), ["  春水满", "河桥上"]);
}

#[test]
fn a_pair_of_dots_or_dashes_is_not_parted_where_its_unit_is_cut() {
    for text in ["새벽이라서……2016년", "새벽이라서——2016년"] {
        for columns in 4..14 {
            let rules = Rules { level: LineBreak::KeepAll, ..Rules::of(Lang::Ko) };
            let rows = lines(text, rules, Shape::plain(columns));
            let parted =
                rows.iter().any(|row| row.starts_with(['…', '—']) && !row.starts_with("——"));
            assert!(!parted, "{columns}: {rows:?}");
        }
    }
}

#[test]
fn an_indent_gives_way_before_the_first_unit_is_cut() {
    let shape = Shape { first_indent: 2, ..Shape::plain(6) };
    assert_eq!(zh("（一）自主", shape), ["（一）", "自主"]);
    assert_eq!(zh("自主经营", shape), ["  自主", "经营"]);
}

#[test]
fn a_word_that_does_not_go_in_is_hyphenated_where_that_is_wanted() {
    let text = "the harbour breakwater, opening in November";
    let hyphens = Hyphens::of("en", Hyphenation::On);
    let shape = Shape { hyphens, ..Shape::plain(12) };
    assert_eq!(en_in(text, shape), ["the harbour", "breakwater,", "opening in", "November"]);
    let shape = Shape { hyphens, ..Shape::plain(8) };
    assert_eq!(
        en_in(text, shape),
        ["the har-", "bour", "breakwa-", "ter,", "opening", "in", "November"]
    );
    assert_eq!(en(text, 8)[..2], ["the", "harbour"]);
}

#[test]
fn rows_chosen_together_share_a_hole_that_greedy_rows_leave_in_one() {
    let text = "春水满河桥上有人（看）了人";
    let shape = Shape { justify: true, ..Shape::plain(10) };
    assert_eq!(zh(text, shape), ["春水满河桥", "上有人", "（看）了人"]);
    assert_eq!(fitted(text, Rules::of(Lang::Zh), shape), ["春水满河", "桥上有人", "（看）了人"]);
}

#[test]
fn a_number_begins_the_row_of_its_counter_where_that_costs_little() {
    let text = "昨，今，明，共2026人坐过船";
    let shape = Shape { justify: true, ..Shape::plain(18) };
    assert_eq!(zh(text, shape)[0], "昨，今，明，共2026");
    let rows = fitted(text, Rules::of(Lang::Zh), shape);
    assert!(rows.iter().any(|row| row.contains("2026人")), "{rows:?}");
}

#[test]
fn a_last_row_of_one_word_takes_another_where_rows_are_chosen_together() {
    let text = "the ferry is back on the river now";
    assert_eq!(en(text, 16), ["the ferry is", "back on the", "river now"]);
    let text = "a ferry is back on the lower river now";
    assert_eq!(en(text, 17), ["a ferry is back", "on the lower", "river now"]);
    let rows = fitted("the boat is back on the old river", Rules::of(Lang::En), Shape::plain(14));
    assert!(rows.last().is_some_and(|row| row.contains(' ')), "{rows:?}");
}

#[test]
fn a_last_row_of_one_word_takes_another_in_a_wide_measure_too() {
    let english = "The ferry is back on the river after three weeks in dock, and the keeper \
                   of the landing has painted her bell again for the winter.";
    let korean = "나룻배가 석 주 만에 강으로 돌아왔고 선착장 지기는 겨울을 앞두고 종을 다시 \
                  칠했으며 아이들은 첫 배를 기다렸다.";
    for (text, lang) in [(english, Lang::En), (korean, Lang::Ko)] {
        for columns in 41..72 {
            let rows = fitted(text, Rules::of(lang), Shape::plain(columns));
            let last = rows.last().map_or("", String::as_str);
            assert!(rows.len() > 1 && last.contains(' '), "{columns}: {rows:?}");
        }
    }
}

#[test]
fn a_row_that_stays_short_is_helped_by_those_above_in_a_wide_measure_too() {
    let text = "春水满河，".repeat(13) + "internationalisation是一个词";
    let shape = Shape { justify: true, hang: true, first_indent: 4, ..Shape::plain(46) };
    let columns_before_the_word = |rows: &[String]| {
        let at = rows.iter().position(|row| row.starts_with("internationalisation")).unwrap();
        rows[at - 1].chars().map(|c| if c == ' ' { 1 } else { 2 }).sum::<u32>()
    };
    assert_eq!(
        columns_before_the_word(&zh(&text, shape)),
        40,
        "six columns are left before the word"
    );
    assert!(columns_before_the_word(&fitted(&text, Rules::of(Lang::Zh), shape)) >= 45);
}

#[test]
fn a_soft_hyphen_shows_only_where_a_row_ends_at_it_and_has_room_for_it() {
    let text = "news\u{AD}paper read\u{AD}ers";
    assert_eq!(en(text, 20), ["newspaper readers"]);
    assert_eq!(en(text, 14), ["newspaper", "readers"], "read would leave no room");
    assert_eq!(en(text, 15), ["newspaper read-", "ers"]);
    assert_eq!(en(text, 4), ["news", "pape", "r", "read", "ers"]);
    let off = Rules { soft_hyphens: false, ..Rules::of(Lang::En) };
    assert_eq!(lines(text, off, Shape::plain(15)), ["newspaper", "readers"]);
}

#[test]
fn the_pads_of_quotation_marks_give_way_together_before_the_line_breaks() {
    let text = "他说“好”吗";
    assert_eq!(zh(text, Shape::plain(12)), ["他说 “好” 吗"]);
    assert_eq!(zh(text, Shape::plain(11)), ["他说“好”吗"], "not one of two");
    assert_eq!(zh(text, Shape::plain(10)), ["他说“好”吗"]);
}

#[test]
fn line_feeds_end_rows_and_blanks_vanish_at_their_ends() {
    assert_eq!(en("one  two\n\n three ", 8), ["one  two", "", "three"]);
    assert_eq!(en("", 8), [""]);
    let (_, rows) = set("one\ntwo", Rules::of(Lang::En), Shape::plain(8));
    assert!(rows.iter().all(|row| row.last));
}

#[test]
fn two_megabytes_without_a_break_are_set_in_time() {
    let text = "x".repeat(2_000_000);
    let (tokens, rows) = set(&text, Rules::of(Lang::Zh), Shape::plain(50));
    assert!(rows.len() <= 2_000_000 / 50 + tokens.list.len());
    assert_eq!(rows.iter().map(|row| u32::from(row.cols)).sum::<u32>(), 2_000_000);
}

#[test]
fn a_ruby_group_goes_to_the_next_row_whole() {
    let text = "山の向日葵(ひまわり)が";
    let group = 6..text.len() - 3;
    let marks = KnownRanges { glued: std::slice::from_ref(&group), ..KnownRanges::default() };
    let tokens = Tokens::analyse(text, &marks, &Rules::of(Lang::Ja));
    let mut rows = Vec::new();
    fill(text, &tokens, &Shape::plain(16), &mut rows);
    let found: Vec<_> =
        rows.iter().map(|row| &text[row.start as usize..row.end as usize]).collect();
    assert_eq!(found, ["山の", "向日葵(ひまわり)", "が"]);
}
