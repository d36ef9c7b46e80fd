//! Right-to-left text: the order it is seen in, and where things are then.
//!
//! In most of these tests capitals stand for Hebrew letters, as in the
//! examples of UAX #9, and small letters for themselves: what is expected can then be reasoned by who reads it.

use std::path::{Path, PathBuf};

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use newsprint::layout::{BaseDirection, Galley, LineDirection, Reordering, Setting, Widths};
use newsprint::model::{
    Article, ArticleId, Block, BlockKind, Body, Clean, HeadRole, Item, Lang, Rich, Table,
};
use proptest::prelude::*;
use ratatui::style::Style;
use unicode_bidi::{BidiInfo, Level};

use crate::support::paper::{Paper, settings};
use crate::support::program::Home;

const RTL: BaseDirection = BaseDirection::Language(LineDirection::RightToLeft);
const LTR: BaseDirection = BaseDirection::Language(LineDirection::LeftToRight);

/// A to Z as letters of Hebrew.
fn he(text: &str) -> String {
    let letter = |c: char| match c {
        'A'..='Z' => char::from_u32(0x5D0 + u32::from(c) - u32::from('A')).unwrap(),
        _ => c,
    };
    text.chars().map(letter).collect()
}

/// The reverse of [`he`].
fn capitals(text: &str) -> String {
    let letter = |c: char| match c {
        '\u{5D0}'..='\u{5E9}' => char::from(b'A' + (u32::from(c) - 0x5D0) as u8),
        _ => c,
    };
    text.chars().map(letter).collect()
}

fn galley(blocks: Vec<Block>, columns: u16, setting: Setting) -> Galley {
    let article = Article::new(ArticleId::new("a"));
    let mut galley = Galley::new(&article, Body::set(blocks), setting, columns);
    galley.prepare(galley.start(), 400);
    galley
}

fn setting(base: BaseDirection, reordering: Reordering) -> Setting {
    Setting { base, reordering, ..Setting::of(Lang::En, Widths::default()) }
}

/// The rows of a text as they are painted, markers and all, from the first
/// column of the measure on; the mark at the article's end is left out.
fn painted(galley: &Galley) -> Vec<String> {
    let mut rows = Vec::new();
    for line in galley.lines(galley.start(), 400) {
        let Some(set) = &line.text else { continue };
        let mut cells = if set.first { set.marker_clusters() } else { Vec::new() };
        cells.extend(set.clusters());
        cells.sort_by_key(|cluster| cluster.column);
        let (mut row, mut edge) = (String::new(), 0);
        for cluster in cells {
            row.extend(std::iter::repeat_n(' ', usize::from(cluster.column - edge)));
            row.push_str(&cluster.symbol);
            edge = cluster.column + cluster.cols;
        }
        rows.push(capitals(row.trim_end()));
    }
    rows.pop();
    rows
}

fn paragraph(text: &str, base: BaseDirection, columns: u16) -> Vec<String> {
    let setting = setting(base, Reordering::Ours);
    painted(&galley(vec![Block::paragraph(&he(text))], columns, setting))
}

const SENTENCE: &str =
    "THE BRIDGE OPENED AT 16:17 (ITEM 14) OF THE siemens s7-300 SYSTEM, 12.5% MORE.";

#[test]
fn a_paragraph_begins_at_the_right_and_its_numbers_and_latin_words_run_to_the_right() {
    assert_eq!(
        paragraph(SENTENCE, RTL, 60),
        [
            "siemens s7-300 EHT FO (14 METI) 16:17 TA DENEPO EGDIRB EHT",
            "                                         .EROM 12.5% ,METSYS",
        ]
    );
}

#[test]
fn rows_are_broken_as_they_are_read_and_then_put_in_order_each_by_itself() {
    // UAX #9 L2; the inner brackets belong to the English words (N0 c1), the
    // outer ones to the Hebrew (N0 c2), and are mirrored (L4).
    assert_eq!(
        paragraph("THE BRIDGE (see the times [page 4]) OPENED AT 16:17 IN THE EVENING.", RTL, 36),
        ["   see the times [page) EGDIRB EHT", " .GNINEVE EHT NI 16:17 TA DENEPO (4]"]
    );
}

#[test]
fn a_foreign_word_in_a_left_to_right_paragraph_is_turned_in_its_place() {
    let row = paragraph("he said SHALOM YOU (12) to me", LTR, 60);
    assert_eq!(row, ["  he said (12) UOY MOLAHS to me"]);
    assert_eq!(paragraph("新渠ABC通水", LTR, 60), ["  新渠CBA通水"]);
}

#[test]
fn an_english_paragraph_in_a_hebrew_article_begins_at_the_left() {
    assert_eq!(
        paragraph("the rest is history (SHALOM).", RTL, 40),
        ["  the rest is history (MOLAHS)."]
    );
    let row = paragraph("nato ANSWERS THE LETTER.", RTL, 40);
    assert_eq!(row, ["              .RETTEL EHT SREWSNA nato"], "a name does not make it English");
}

#[test]
fn arabic_figures_stand_as_unicode_has_it() {
    // After Arabic letters a per cent sign stands at the left of its number (W2, N1).
    let setting = setting(RTL, Reordering::Ours);
    let rows = painted(&galley(vec![Block::paragraph("زاد بنسبة 12.5% (منذ 1998)")], 40, setting));
    assert_eq!(rows, ["            (1998 ذنم) %12.5 ةبسنب داز"]);
}

#[test]
fn a_letter_keeps_its_marks_when_a_word_is_turned() {
    let setting = setting(RTL, Reordering::Ours);
    let rows =
        painted(&galley(vec![Block::paragraph("\u{5D1}\u{5B0}\u{5E8}\u{5B5}")], 10, setting));
    assert_eq!(rows, [capitals("      \u{5E8}\u{5B5}\u{5D1}\u{5B0}")]);
}

#[test]
fn lists_signatures_and_tables_begin_at_the_right() {
    let rich = |text: &str| Rich::from(he(text).as_str());
    let item = |number, text| Item { depth: 0, number: Some(number), text: vec![rich(text)] };
    let list = BlockKind::List(vec![item(1, "FIRST THING"), item(2, "london")]);
    let signature = BlockKind::Signature(vec![rich("EDITOR")]);
    let row = |cells: [&str; 2]| cells.map(rich).to_vec();
    let table = BlockKind::Table(Table {
        header: row(["CITY", "PEOPLE"]),
        rows: vec![row(["london (uk)", "9,600"]), row(["HAIFA", "280"])],
    });
    let rows = |kind| {
        let setting = setting(RTL, Reordering::Ours);
        painted(&galley(vec![Block::new(kind)], 40, setting))
    };
    assert_eq!(
        rows(list),
        ["                        GNIHT TSRIF .1", "                             london .2"]
    );
    assert_eq!(rows(signature), ["ROTIDE"], "at the end of the line");
    assert_eq!(
        rows(table),
        [
            "                     ELPOEP         YTIC",
            "                      9,600  london (uk)",
            "                        280        AFIAH",
        ],
        "cells keep their columns, and figures are aligned by their last digit"
    );
}

#[test]
fn a_justified_paragraph_is_flush_on_both_sides_but_for_its_last_row() {
    let setting = Setting { justify: true, ..setting(RTL, Reordering::Ours) };
    let galley = galley(vec![Block::paragraph(&he(&SENTENCE.repeat(4)))], 48, setting);
    let lines = galley.lines(galley.start(), 40);
    let sets: Vec<_> = lines.iter().filter_map(|line| line.text.as_ref()).collect();
    let (_, rows) = sets.split_last().unwrap();
    assert!(rows.len() > 5);
    for (nth, set) in rows.iter().enumerate() {
        let clusters = set.clusters();
        let (first, last) = (clusters.first().unwrap(), clusters.last().unwrap());
        assert_eq!(first.column == 0, nth + 1 < rows.len(), "row {nth}");
        let indent = if nth == 0 { 2 } else { 0 };
        assert_eq!(last.column + last.cols, 48 - indent, "row {nth}");
    }
}

#[test]
fn a_terminal_that_reorders_gets_the_text_as_it_is_read() {
    let setting = setting(RTL, Reordering::Terminal);
    let rows = painted(&galley(vec![Block::paragraph(&he(SENTENCE))], 60, setting));
    assert_eq!(
        rows,
        [
            "THE BRIDGE OPENED AT 16:17 (ITEM 14) OF THE siemens s7-300",
            "                                         SYSTEM, 12.5% MORE.",
        ]
    );
}

#[test]
fn a_terminal_that_turns_words_gets_their_letters_as_they_are_read() {
    let setting = setting(RTL, Reordering::OursButWords);
    let rows = painted(&galley(vec![Block::paragraph(&he(SENTENCE))], 60, setting));
    assert_eq!(
        rows,
        [
            "siemens s7-300 THE OF (14 ITEM) 16:17 AT OPENED BRIDGE THE",
            "                                         .MORE 12.5% ,SYSTEM",
        ]
    );
}

fn mixed_text() -> impl Strategy<Value = String> {
    "([א-ת]{1,6}|[a-z]{1,6}|[ابجدهسنم]{1,5}|[0-9]{1,4}|水|[(\\[«»\\])%.,/-]| ){1,40}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_row_in_order_holds_the_same_clusters_in_the_same_columns(
        text in "([א-ת]\u{5B0}?|[a-z]|[ابج]\u{64E}?|[0-9]|水|[()%., ]){1,60}",
        columns in 8u16..70, leftwards in any::<bool>(), justify in any::<bool>(),
    ) {
        let base = if leftwards { RTL } else { LTR };
        let set = |reordering| {
            let setting = Setting { justify, ..setting(base, reordering) };
            galley(vec![Block::paragraph(&text)], columns, setting)
        };
        let (read, seen) = (set(Reordering::Terminal), set(Reordering::Ours));
        for (a, b) in read.lines(read.start(), 90).iter().zip(&seen.lines(seen.start(), 90)) {
            let (Some(a), Some(b)) = (&a.text, &b.text) else { continue };
            let (read, mut seen) = (a.clusters(), b.clusters());
            let mut edge = 0;
            for cluster in &seen {
                prop_assert!(cluster.column >= edge, "{seen:?}");
                edge = cluster.column + cluster.cols;
            }
            let ends = |row: &[newsprint::layout::RowCluster<'_>]| {
                Some((row.first()?.column, row.last().map(|last| last.column + last.cols)?))
            };
            prop_assert_eq!(ends(&read), ends(&seen));
            let text = |row: &[newsprint::layout::RowCluster<'_>]| -> String {
                row.iter().map(|cluster| &*cluster.symbol).collect()
            };
            let row = a.row.start as usize..a.row.end as usize;
            let blank = |c: char| c.is_whitespace();
            prop_assert_eq!(
                text(&read).replace(blank, ""), a.strand.text[row].replace(blank, ""),
                "as it is read"
            );
            seen.sort_by_key(|cluster| cluster.range.start);
            let ranges: Vec<_> = seen.iter().map(|cluster| cluster.range.clone()).collect();
            let expected: Vec<_> = read.iter().map(|cluster| cluster.range.clone()).collect();
            prop_assert_eq!(ranges, expected);
        }
    }

    #[test]
    fn the_order_is_that_of_the_standard(text in mixed_text(), columns in 12u16..70) {
        let galley = galley(vec![Block::paragraph(&text)], columns, setting(RTL, Reordering::Ours));
        for line in galley.lines(galley.start(), 90) {
            let Some(set) = line.text.filter(|_| line.cursor.slug == 1) else { continue };
            let level = match set.strand.direction() {
                LineDirection::LeftToRight => Level::ltr(),
                LineDirection::RightToLeft => Level::rtl(),
            };
            let classes = CodePointMapData::<BidiClass>::new();
            let info = BidiInfo::new_with_data_source(&classes, &set.strand.text, Some(level));
            let row = set.row.start as usize..set.row.end as usize;
            let expected = info.reorder_line(&info.paragraphs[0], row);
            // Brackets are compared as they are written: mirrors are not the crate's.
            let clusters = set.clusters();
            let seen: String =
                clusters.iter().map(|cluster| &set.strand.text[cluster.range.clone()]).collect();
            prop_assert_eq!(seen.replace(' ', ""), expected.replace(' ', ""));
        }
    }
}

fn edition(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora/bidi").join(name)
}

fn turned(text: &str) -> String {
    text.chars().rev().collect()
}

#[test]
fn arabic_and_hebrew_papers() {
    for name in ["ar", "he"] {
        for (w, h) in [(80, 24), (120, 40)] {
            let mut paper = Paper::edition(&edition(name), w, h);
            insta::assert_snapshot!(format!("{name}_{w}x{h}"), paper.screen());
        }
    }
}

#[test]
fn the_setting_terminal_leaves_the_screen_as_it_is_read() {
    let config = settings("[text]\nbidi = \"terminal\"\n");
    let screen = Paper::configured(&edition("he"), 80, 24, config).screen();
    assert!(screen.contains("הגשר מעל הנהר נפתח"), "{screen}");
    assert!(screen.contains("עיתון הנמל"), "{screen}");
    assert!(!screen.contains(&turned("הגשר")), "{screen}");
}

/// The cells whose look `keys` change, as runs of the screen's text from the left.
fn changed_by(paper: &mut Paper, keys: &str) -> Vec<String> {
    let before = paper.looks();
    let after = paper.press(keys).looks();
    let screen = paper.screen();
    let mut runs = Vec::new();
    for ((row, before), after) in screen.lines().zip(&before).zip(&after) {
        let cells = before.iter().zip(after).map(|(a, b): (&Style, &Style)| a != b);
        let mut run = String::new();
        for (c, changed) in row.chars().chain(std::iter::repeat(' ')).zip(cells.chain([false])) {
            match changed {
                true => run.push(c),
                false if run.is_empty() => {}
                false => runs.push(std::mem::take(&mut run)),
            }
        }
    }
    runs
}

#[test]
fn a_match_is_marked_where_its_letters_are_seen() {
    let mut paper = Paper::edition(&edition("he"), 80, 24);
    paper.press("l");
    for needle in ["של מעיל", "Siemens S7", "16:17"] {
        let marked =
            changed_by(&mut paper, &format!("/ '{}' enter", needle.replace(' ', "' space '")));
        let is_leftwards = !needle.is_ascii();
        let seen = if is_leftwards { turned(needle) } else { needle.to_owned() };
        assert!(marked.contains(&seen), "{needle}: {marked:?}");
        paper.press("esc");
    }
}

#[test]
fn links_are_numbered_where_they_begin_and_lead_where_they_lead() {
    let mut paper = Paper::edition(&edition("ar"), 80, 24);
    let column_after = |row: &str, text: &str| {
        let at = row.find(text).unwrap_or_else(|| panic!("{text} in {row}"));
        row[..at + text.len()].chars().count()
    };
    let link = turned("موقع المتحف");
    let row = paper.row_with(&link).unwrap();
    let begins = column_after(&row, &link);
    let numbered = paper.press("o").row_with("[1]").unwrap();
    assert_eq!(column_after(&numbered, "[1]"), begins, "the number covers its first letters");
    paper.press("1 enter");
    assert_eq!(paper.copied(), "https://example.org/museum");
}

#[test]
fn the_place_read_stays_on_top_when_the_window_changes() {
    let mut paper = Paper::edition(&edition("ar"), 40, 12);
    paper.press("j j j j j j j j j");
    // Its first word stands at the right.
    let first = |paper: &mut Paper| {
        let screen = paper.screen();
        let row = screen.lines().nth(2).unwrap().trim_end();
        row.rsplit(' ').next().unwrap().to_owned()
    };
    let word = first(&mut paper);
    assert!(word.chars().count() > 2);
    for (w, h) in [(32, 12), (50, 14), (40, 12)] {
        paper.resize(w, h);
        let screen = paper.screen();
        assert!(screen.lines().nth(2).unwrap().contains(&word), "{w}×{h}\n{screen}");
    }
}

#[test]
fn a_click_takes_the_headline_under_it() {
    let mut paper = Paper::edition(&edition("he"), 80, 24);
    paper.click(&turned("שוק הדגים"));
    assert_eq!(paper.app().reader.as_ref().unwrap().article, 1);
}

#[test]
fn what_is_copied_is_as_it_is_read() {
    let mut paper = Paper::edition(&edition("he"), 80, 24);
    let copied = paper.press("y").copied();
    assert!(copied.contains("מערכת Siemens S7-300 הותקנה ב־1958"), "{copied}");
}

#[test]
fn a_name_in_a_line_of_ours_leaves_the_parts_of_the_line_where_they_are() {
    let mut paper = Paper::edition(&edition("ar"), 80, 24);
    let folio = paper.screen().lines().next().unwrap().to_owned();
    let at = |text: &str| folio.find(text).unwrap_or_else(|| panic!("{text}: {folio}"));
    assert!(at(&turned("صحيفة الميناء")) < at("22 November 2026"));
    assert!(at("Page 1") < at(&turned("الأولى")));
    assert!(at(&turned("الأولى")) < at("0/4 read"), "{folio}");
}

#[test]
fn a_head_begins_where_its_article_does() {
    let mut article = Article::new(ArticleId::new("a"));
    article.push_head(HeadRole::Kicker, Clean::line("BBC"));
    article.push_head(HeadRole::Headline, Clean::line(&he("HARBOUR FOUND")));
    let setting = setting(RTL, Reordering::Ours);
    let mut galley = Galley::new(&article, Body::default(), setting, 30);
    galley.prepare(galley.start(), 9);
    assert_eq!(
        painted(&galley)[..2],
        ["                           BBC", "                 DNUOF RUOBRAH"]
    );
}

/// What `newsprint print` writes of the Hebrew paper.
fn printed(options: &[&str]) -> String {
    let paper = edition("he");
    let path = paper.to_str().unwrap();
    let args = [&["print", path, "--width", "60"], options].concat();
    Home::new().run(&args).fine()
}

#[test]
fn what_is_printed_into_a_pipe_is_as_it_is_read_unless_one_asks() {
    let plain = printed(&[]);
    let first = plain.lines().find(|row| row.contains("הגשר מעל הנהר")).unwrap();
    assert!(first.starts_with("  הגשר"), "from the left on: {first}");
    assert_eq!(printed(&["--bidi", "auto"]), plain);
    let ours = printed(&["--bidi", "ours"]);
    let first = ours.lines().find(|row| row.contains(&turned("הגשר מעל הנהר"))).unwrap();
    assert_eq!(first.chars().count(), 58, "up to the indent at the right: {first}");
    assert!(first.ends_with(&turned("הגשר")), "{first}");
    let terminal = printed(&["--bidi", "terminal"]);
    let first = terminal.lines().find(|row| row.contains("הגשר מעל הנהר")).unwrap();
    assert_eq!(first.chars().count(), 58, "{first}");
}

#[test]
fn a_front_page_leads_at_the_right() {
    // The Arabic page has the places of its stories, the Hebrew one has none.
    for name in ["ar", "he"] {
        let mut paper = Paper::edition(&edition(name), 120, 40);
        insta::assert_snapshot!(format!("{name}_front_120x40"), paper.press("f").screen());
        let sheet = paper.app().front.as_ref().unwrap().sheet().unwrap();
        let strips: Vec<u16> =
            sheet.placed().iter().flat_map(|placed| &placed.strips).map(|strip| strip.x).collect();
        assert!(strips.iter().any(|&x| x < strips[0]), "{name}: {strips:?}");
        assert!(strips.iter().all(|&x| x <= strips[0]), "{name}: {strips:?}");
    }
}

#[test]
fn text_columns_follow_each_other_to_the_left() {
    let mut paper = Paper::edition(&edition("he"), 120, 12);
    let screen = paper.press("z c").screen();
    let column_of = |text: &str| {
        let row =
            screen.lines().find(|row| row.contains(text)).unwrap_or_else(|| panic!("{screen}"));
        row[..row.find(text).unwrap()].chars().count()
    };
    assert!(column_of(&turned("הגשר")) > 80, "it begins at the right\n{screen}");
    assert!(column_of("S7-300") < 80, "and goes on at the left\n{screen}");
}

#[test]
fn a_bookmark_stands_where_one_begins_to_read() {
    let mut paper = Paper::edition(&edition("he"), 80, 12);
    let row = paper.press("j j j j j j m").row_with("▪").unwrap();
    let text = row.trim_end_matches('▪').trim_end();
    assert!(
        row.ends_with(" ▪") && text.ends_with(['\u{5D0}', '\u{5D4}', '\u{5DD}', '\u{5DB}']),
        "{row}"
    );
}
