//! What holds of every layout, whatever the text and the measure.

use std::collections::HashSet;

use newsprint::layout::{
    Ambiguous, Autospace, Hyphenation, Hyphens, KnownRanges, LineBreak, NARROW, Row, RowPiece,
    Rules, Shape, Tokens, Widths, fill, fit, opportunities, place,
};
use newsprint::model::Lang;
use proptest::prelude::*;

const SOFT_HYPHEN: char = '\u{AD}';

/// Chinese news prose, by the bit; no bit is wider than eight columns.
fn chinese() -> impl Strategy<Value = String> {
    let han = "[水渠桥街报县春秋书灯船城乡河口人大小上中下]{1,9}";
    let mark = prop::sample::select(vec![
        "，", "。", "、", "；", "：", "！", "？", "”", "“", "《", "》", "（", "）", "——", "……",
        "·", "～", "℃", "％", "／", "-", " ", "’", "‘", "—", "…", "【", "】", "，”",
    ]);
    let word = prop::sample::select(vec![
        "Rust", "GDP", "5G", "15%", "25℃", "100余", "￥500", "3·15", "1,234.5", "AI", "2026",
    ]);
    let bit = prop_oneof![
        6 => han.prop_map(String::from),
        4 => mark.prop_map(String::from),
        1 => word.prop_map(String::from),
    ];
    prop::collection::vec(bit, 0..60).prop_map(|bits| bits.concat())
}

/// Of Thai, Lao, Khmer and Burmese, whose words the rules do not part.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E01}'..='\u{EDF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17DD}'
        | '\u{A9E0}'..='\u{A9FE}' | '\u{AA60}'..='\u{AA7F}')
}

/// Anything a clean text may hold.
fn anything() -> impl Strategy<Value = String> {
    prop::string::string_regex(
        "([a-zA-Z0-9]{1,9}|[ \u{AD}\n]|[一-三亀-龜]{1,5}|[ぁ-ょァ-ョー]{1,4}|[가-깋]{1,4}|[、-】！-／“-”]\
         |\u{301}|👨‍👩‍👧|❤\u{FE0F}|🇨🇳|\u{1112}\u{1161}\u{11AB}|[\u{A0}\u{2009}\u{3000}]|ก็|\\PC){0,80}",
    )
    .expect("a pattern")
}

fn rules() -> impl Strategy<Value = Rules> {
    let lang = prop::sample::select(vec![Lang::Zh, Lang::Ja, Lang::Ko, Lang::En]);
    let ambiguous = prop::sample::select(vec![Ambiguous::Narrow, Ambiguous::Wide]);
    let autospace =
        prop::sample::select(vec![Autospace::Never, Autospace::Stretch, Autospace::Always]);
    (lang, any::<prop::sample::Index>(), ambiguous, autospace, any::<bool>()).prop_map(
        |(lang, level, ambiguous, autospace, soft_hyphens)| {
            let names = LineBreak::names(lang);
            let level = LineBreak::from_name(lang, names[level.index(names.len())]);
            Rules {
                lang,
                level: level.expect("a listed level"),
                widths: Widths { ambiguous, ..Widths::default() },
                autospace,
                soft_hyphens,
            }
        },
    )
}

fn shape() -> impl Strategy<Value = Shape> {
    let columns = prop_oneof![1u16..20, 20u16..90];
    (columns, 0u16..6, 0u16..4, any::<[bool; 4]>()).prop_map(
        |(columns, first_indent, rest_indent, [justify, hang, avoid_lone_last_han, hyphens])| {
            let hyphens = Hyphens::of("en", Hyphenation::On).filter(|_| hyphens);
            let (first, rest) = (first_indent, rest_indent);
            Shape {
                columns,
                first_indent: first,
                rest_indent: rest,
                justify,
                hang,
                avoid_lone_last_han,
                hyphens,
            }
        },
    )
}

fn set(text: &str, rules: Rules, shape: &Shape) -> (Tokens, Vec<Row>) {
    let tokens = Tokens::analyse(text, &KnownRanges::default(), &rules);
    let mut rows = Vec::new();
    // As an article's text is: together in narrow measures, greedily in others.
    let fill = if shape.columns <= NARROW { fit } else { fill };
    fill(text, &tokens, shape, &mut rows);
    (tokens, rows)
}

fn of<'a>(text: &'a str, row: &Row) -> &'a str {
    &text[row.start as usize..row.end as usize]
}

/// What may stand between rows.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == '\u{AD}')
}

/// The row is one grapheme, a hanging mark and soft hyphens aside.
fn is_one_grapheme(text: &str, row: &Row) -> bool {
    let text = of(text, row).trim_matches(SOFT_HYPHEN);
    Widths::default().graphemes(text).count() == 1 + usize::from(row.hangs)
}

fn pieces_of(text: &str, tokens: &Tokens, row: &Row, shape: &Shape) -> Vec<RowPiece> {
    let mut pieces = Vec::new();
    place(text, tokens, row, shape, &mut pieces);
    pieces
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn no_text_is_lost_and_none_is_set_twice(text in anything(), rules in rules(), shape in shape()) {
        let (_, rows) = set(&text, rules, &shape);
        let mut at = 0;
        for row in &rows {
            prop_assert!(row.start as usize >= at && row.end >= row.start);
            prop_assert!(is_blank(&text[at..row.start as usize]), "{:?}", &text[at..row.start as usize]);
            at = row.end as usize;
        }
        prop_assert!(is_blank(&text[at..]), "{:?}", &text[at..]);
        prop_assert!(rows.last().is_some_and(|row| row.last));
    }

    #[test]
    fn no_row_is_wider_than_the_measure(text in anything(), rules in rules(), shape in shape()) {
        let (_, rows) = set(&text, rules, &shape);
        for row in &rows {
            let gutter = if row.hangs { 2 } else { 0 };
            prop_assert!(shape.hang || !row.hangs);
            prop_assert!(
                row.indent + row.cols <= shape.columns + gutter || is_one_grapheme(&text, row),
                "{:?} of {} in {}", of(&text, row), row.cols, shape.columns
            );
        }
    }

    #[test]
    fn rows_end_where_the_rules_allow_unless_a_unit_is_too_wide(
        text in anything(), rules in rules(), shape in shape()
    ) {
        // What clings over a space to the word before it does so by no rule of UAX #14.
        prop_assume!(!text.contains(['ๆ', 'ฯ', 'ໆ', 'ຯ', 'ៗ']));
        // Soft hyphens that are switched off are no opportunities.
        let text = if rules.soft_hyphens { text } else { text.replace(SOFT_HYPHEN, "") };
        let (_, rows) = set(&text, rules, &shape);
        let allowed: Vec<usize> = opportunities(&text, &rules).map(|(at, _)| at).collect();
        for pair in rows.windows(2) {
            let (end, next) = (pair[0].end as usize, pair[1].start as usize);
            let parts_words = end == next
                && text[..end].ends_with(is_unspaced) && text[end..].starts_with(is_unspaced);
            let hyphenated = pair[0].hyphen && shape.hyphens.is_some();
            if parts_words || hyphenated || allowed.iter().any(|at| (end..=next).contains(at)) {
                continue;
            }
            let from = allowed.iter().copied().filter(|&at| at <= end).max().unwrap_or(0);
            let to = allowed.iter().copied().find(|&at| at >= next).unwrap_or(text.len());
            let unit = rules.widths.text(text[from..to].trim_end_matches(|c| c == ' ' || c == '\u{3000}' && rules.level != LineBreak::Uax14 && rules.lang != Lang::En));
            prop_assert!(
                unit > usize::from(shape.columns - pair[0].indent),
                "{:?} was cut in {} columns", &text[from..to], shape.columns
            );
        }
    }

    #[test]
    fn chinese_lines_begin_and_end_as_they_may(
        text in chinese(), half in 5u16..=60, hang in any::<bool>(), strict in any::<bool>(),
        justify in any::<bool>()
    ) {
        let level = if strict { LineBreak::Strict } else { LineBreak::Gb };
        let rules = Rules { level, ..Rules::of(Lang::Zh) };
        let shape = Shape { hang, justify, first_indent: 4, ..Shape::plain(2 * half) };
        let (_, rows) = set(&text, rules, &shape);
        let allowed: Vec<usize> = opportunities(&text, &rules).map(|(at, _)| at).collect();
        let units: HashSet<usize> = allowed.iter().copied().collect();
        for pair in rows.windows(2) {
            if !units.contains(&(pair[1].start as usize)) {
                continue; // A unit wider than the measure; the property above has it.
            }
            let (left, right) = (of(&text, &pair[0]), of(&text, &pair[1]));
            let forbidden = ['，', '。', '、', '；', '：', '！', '？', '”', '’', '》', '）', '】', '·', '～', '℃', '％', '／'];
            prop_assert!(!right.starts_with(forbidden), "{left:?} | {right:?}");
            prop_assert!(!left.ends_with(['“', '‘', '《', '（', '【', '￥', '／']), "{left:?} | {right:?}");
            prop_assert!(!(left.ends_with('—') && right.starts_with('—')), "{left:?} | {right:?}");
            prop_assert!(!(left.ends_with('…') && right.starts_with('…')), "{left:?} | {right:?}");
            let latin = |c: char| c.is_ascii_alphanumeric();
            prop_assert!(!(left.ends_with(latin) && right.starts_with(latin)) || text[..pair[1].start as usize].ends_with(' '));
            if strict {
                prop_assert!(!right.starts_with(['—', '…']), "{left:?} | {right:?}");
            }
        }
    }

    #[test]
    fn pieces_stand_side_by_side_inside_the_measure(text in anything(), rules in rules(), shape in shape()) {
        let (tokens, rows) = set(&text, rules, &shape);
        for row in &rows {
            let pieces = pieces_of(&text, &tokens, row, &shape);
            let mut column = row.indent;
            let mut at = row.start as usize;
            for piece in &pieces {
                prop_assert!(piece.column >= column);
                prop_assert!(is_blank(&text[at..piece.range.start]));
                prop_assert!(!text[piece.range.clone()].contains(SOFT_HYPHEN));
                column = piece.column + piece.cols;
                at = piece.range.end;
            }
            prop_assert!(is_blank(&text[at..row.end as usize]));
            let most = shape.columns + if row.hangs { 2 } else { 0 };
            prop_assert!(
                column + u16::from(row.hyphen) <= most
                    || is_one_grapheme(&text, row),
                "{:?} as {pieces:?}", of(&text, row)
            );
        }
    }

    #[test]
    fn a_justified_row_is_flush_or_a_column_short_or_set_as_if_it_were_ragged(text in chinese(), half in 5u16..=60) {
        let rules = Rules::of(Lang::Zh);
        let shape = Shape { justify: true, ..Shape::plain(2 * half) };
        let (tokens, rows) = set(&text, rules, &shape);
        for row in rows.iter().filter(|row| !row.last) {
            let pieces = pieces_of(&text, &tokens, row, &shape);
            let end = pieces.last().map_or(0, |piece| piece.column + piece.cols);
            let ragged = pieces_of(&text, &tokens, row, &Shape { justify: false, ..shape });
            prop_assert!(end + 1 >= shape.columns || pieces == ragged, "{:?}", of(&text, row));
            // Where one mark inside could have taken it, nothing is left.
            let inner = &text[row.start as usize..row.end as usize];
            let marks = inner.trim_end_matches(|c: char| !c.is_alphanumeric());
            let elastic = marks.contains("，\u{6c34}") && shape.columns - row.cols <= 1;
            prop_assert!(end == shape.columns || !elastic, "{inner:?}");
        }
    }

    #[test]
    fn a_word_or_number_between_han_is_opened_on_both_sides_or_on_none(
        text in chinese(), half in 5u16..=40
    ) {
        // 余 goes on with the number before it: 100余 is one word.
        let text = text.replace('余', "");
        let shape = Shape { justify: true, hang: true, ..Shape::plain(2 * half) };
        let (tokens, rows) = set(&text, Rules::of(Lang::Zh), &shape);
        let is_han = |c: Option<char>| c.is_some_and(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
        for row in &rows {
            let pieces = pieces_of(&text, &tokens, row, &shape);
            for three in pieces.windows(3) {
                let at = |nth: usize| &text[three[nth].range.clone()];
                let (before, word, after) = (at(0), at(1), at(2));
                let (left, right) = (word.chars().next(), word.chars().next_back());
                let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                if is_han(before.chars().next_back()) && latin(left) && latin(right) {
                    prop_assert!(is_han(after.chars().next()), "{before:?} {word:?} {after:?}");
                    prop_assert!(!word.bytes().all(|b| b.is_ascii_digit()), "{word:?} and its counter");
                }
            }
            // One that is joined to the han beside it on one side is on both.
            for pair in pieces.windows(2) {
                let (before, after) = (&text[pair[0].range.clone()], &text[pair[1].range.clone()]);
                let joined = before.trim_end_matches(|c: char| c.is_ascii_graphic());
                let word = &before[joined.len()..];
                let opened = is_han(after.chars().next()) && is_han(joined.chars().next_back());
                let spaced = text[pair[0].range.end..].starts_with(' ');
                prop_assert!(word.is_empty() || !opened || spaced, "{before:?} | {after:?}");
            }
        }
    }

    #[test]
    fn hidden_text_takes_no_room_and_glued_text_stays_together(
        before in "[水渠桥街]{1,12}", base in "[漢字]{1,3}", reading in "[ぁ-ん]{1,4}", after in "[水渠桥街]{1,12}",
        half in 8u16..20,
    ) {
        let text = format!("{before}{base}({reading}){after}");
        let group = before.len()..before.len() + base.len() + reading.len() + 2;
        let hidden = before.len() + base.len()..group.end;
        let rules = Rules::of(Lang::Ja);
        let shape = Shape { avoid_lone_last_han: false, ..Shape::plain(2 * half) };
        let glued = Tokens::analyse(&text, &KnownRanges { glued: std::slice::from_ref(&group), ..KnownRanges::default() }, &rules);
        let mut rows = Vec::new();
        fill(&text, &glued, &shape, &mut rows);
        prop_assert!(rows.iter().all(|row| !(group.start + 1..group.end).contains(&(row.start as usize))));
        let silent = Tokens::analyse(&text, &KnownRanges { hidden: std::slice::from_ref(&hidden), ..KnownRanges::default() }, &rules);
        let plain = format!("{before}{base}{after}");
        rows.clear();
        fill(&text, &silent, &shape, &mut rows);
        let expected = Tokens::analyse(&plain, &KnownRanges::default(), &rules);
        let mut plain_rows = Vec::new();
        fill(&plain, &expected, &shape, &mut plain_rows);
        let cols = |rows: &[Row]| rows.iter().map(|row| row.cols).collect::<Vec<_>>();
        prop_assert_eq!(cols(&rows), cols(&plain_rows));
        for row in &rows {
            for piece in pieces_of(&text, &silent, row, &shape) {
                prop_assert!(piece.range.end <= hidden.start || piece.range.start >= hidden.end);
            }
        }
    }
}
