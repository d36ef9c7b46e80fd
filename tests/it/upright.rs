//! What holds of text that runs downwards, whatever the text and the size.

use std::collections::BTreeSet;

use newsprint::input::Hint;
use newsprint::layout::{
    Cursor, Flowing, Galley, Line, Numerals, Rules, SetLine, Setting, Square, UprightColumn,
    UprightPage, Widths, columns, marker, opportunities,
};
use newsprint::model::{
    Article, ArticleId, Block, BlockKind, Body, Clean, HeadRole, Item, Lang, Rich, Span, Style,
    Table, WritingMode,
};
use newsprint::shell::editions::open_bytes;
use proptest::prelude::*;

use crate::support::paper::{Paper, bundled, settings};
use crate::support::program::Home;
use unicode_normalization::UnicodeNormalization as _;

fn prose() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "，", "。", "、", "；", "：", "！", "？", "“", "”", "‘", "’", "「", "」", "『", "』", "《",
        "》", "〈", "〉", "（", "）", "【", "】", "〔", "〕", "——", "……", "·", "～", "℃", "％",
        "／", "-", " ", "(", ")", "，”", "。」",
    ]);
    let word = prop::sample::select(vec![
        "Rust",
        "GDP",
        "5G",
        "15%",
        "25℃",
        "￥500",
        "3.15",
        "1,234.5",
        "AI",
        "2026",
        "22",
        "10:30",
        "internationally",
        "コーヒー",
        "ちょっと",
        "e\u{301}",
    ]);
    let bit = prop_oneof![
        6 => "[水渠桥街报县春秋书灯船城乡河口人大小上中下]{1,9}".prop_map(String::from),
        4 => mark.prop_map(String::from),
        2 => word.prop_map(String::from),
    ];
    prop::collection::vec(bit, 1..40).prop_map(|bits| format!("文{}", bits.concat()))
}

/// A text with readings over some of it and stress on some.
fn marked() -> impl Strategy<Value = Rich> {
    let reading =
        ("[水渠桥街报]{1,4}", prop_oneof!["[かなのよみ]{1,6}", "[ㄅㄆㄇ]{1,3}ˊ", "[a-z ]{1,6}"]);
    let bit = prop_oneof![
        2 => "[人大小上中下，。「」]{1,6}".prop_map(|text| (text, None)),
        1 => reading.prop_map(|(base, reading)| (base, Some(reading))),
        1 => "[河口，。]{1,4}".prop_map(|text| (text, Some(String::new()))),
    ];
    prop::collection::vec(bit, 1..20).prop_map(|bits| {
        let (mut text, mut spans) = (String::from("文"), Vec::new());
        for (base, reading) in bits {
            let start = text.len();
            text.push_str(&base);
            let at = text.len();
            let style = match reading {
                None if base.starts_with('人') => Style::Underline,
                None => continue,
                Some(reading) if reading.is_empty() => Style::Emphasis,
                Some(reading) => {
                    text.extend(["(", &*reading, ")"]);
                    Style::Ruby { at }
                }
            };
            spans.push(Span { range: start..text.len(), style });
        }
        Rich::of_parts(&text, spans)
    })
}

fn block() -> impl Strategy<Value = Block> {
    let rich = |text: &str| Rich::from(text);
    prop_oneof![
        4 => prose().prop_map(|text| Block::paragraph(&text)),
        2 => marked().prop_map(|text| Block::new(BlockKind::Paragraph(text))),
        1 => prose().prop_map(move |t| Block::new(BlockKind::Subhead { level: 2, text: rich(&t) })),
        1 => prose().prop_map(move |t| Block::new(BlockKind::Quote(vec![rich(&t)]))),
        1 => (prose(), 0u64..120).prop_map(move |(t, n)| {
            let number = (n > 0).then_some(n);
            let item = |depth| Item { number, depth, text: vec![rich(&t)] };
            Block::new(BlockKind::List(vec![item(0), item(1)]))
        }),
        1 => prose().prop_map(|t| Block::new(BlockKind::Preformatted(Clean::lines(&format!("{t}\n {t}"))))),
        1 => prose().prop_map(move |t| {
            let row = || vec![rich("年份"), rich(&t)];
            Block::new(BlockKind::Table(Table { header: row(), rows: vec![row()] }))
        }),
    ]
}

fn article(blocks: Vec<Block>) -> (Article, Body) {
    let mut article = Article::new(ArticleId::new("a"));
    article.push_head(HeadRole::Kicker, Clean::line("来自现场"));
    article.push_head(HeadRole::Headline, Clean::line("新渠通水 下游三县用水有了保障"));
    (article, Body::set(blocks))
}

fn lang() -> impl Strategy<Value = Lang> {
    prop::sample::select(vec![Lang::Zh, Lang::Ja])
}

fn numerals() -> impl Strategy<Value = Numerals> {
    prop::sample::select(vec![Numerals::Digits, Numerals::Han])
}

fn galley(blocks: Vec<Block>, setting: Setting, rows: u16) -> Galley {
    let (article, body) = article(blocks);
    Galley::new(&article, body, setting, 2 * rows)
}

fn downwards(lang: Lang, numerals: Numerals) -> Setting {
    Setting::of(lang, Widths::default()).downwards(numerals).expect("a language of columns")
}

fn all_lines(galley: &mut Galley) -> Vec<Line<'_>> {
    let start = galley.start();
    galley.prepare(start, 1 << 20);
    galley.lines(start, 1 << 20)
}

/// What a form stands for, as far as both are written in one way. Compatibility
/// decomposition knows the vertical forms; the rest is what it does not know.
fn folded(text: &str, lang: Lang) -> String {
    let fold = |c: char| match c {
        '“' | '〝' if lang == Lang::Ja => '〝',
        '”' | '〟' if lang == Lang::Ja => '〟',
        '“' => '『',
        '”' => '』',
        '‘' => '「',
        '’' | '\'' => '」',
        'ー' | '丨' => '丨',
        '·' | '・' => '・',
        '-' | '–' => '–',
        '~' | '_' => '~',
        other => other,
    };
    text.nfkc().map(fold).filter(|c| !c.is_whitespace()).collect()
}

fn squares(set: &SetLine<'_>) -> Vec<Square> {
    UprightColumn::of(set).squares
}

/// Every square of the rows, as (column, row) and text; those beside the text
/// of column n have the column -n - 1.
fn painted(lines: &[Line<'_>]) -> Vec<(isize, u16, String)> {
    let mut out = Vec::new();
    for (column, line) in (0..).zip(lines) {
        let Some(set) = &line.text else { continue };
        let UprightColumn { squares, beside, .. } = UprightColumn::of(set);
        for (column, squares) in [(column, squares), (-1 - column, beside)] {
            out.extend(squares.into_iter().map(|square| (column, square.row, square.text)));
        }
        if set.first {
            out.extend(marker(set).into_iter().map(|(row, text)| (column, row, text)));
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_character_of_a_text_stands_in_a_square(text in prose(), lang in lang(), rows in 3u16..=43) {
        let mut galley = galley(vec![Block::paragraph(&text)], downwards(lang, Numerals::Digits), rows);
        let mut shown = String::new();
        for line in all_lines(&mut galley).iter().filter(|line| line.cursor.slug == 1) {
            shown.extend(line.text.iter().flat_map(squares).map(|square| square.text));
        }
        // Two digits and their decimal point are shown as 3・15.
        let point = |text: &str| folded(text, lang).replace('・', ".");
        prop_assert_eq!(point(&shown), point(&text));
    }

    #[test]
    fn no_square_is_taken_twice_and_none_is_below_the_foot(
        blocks in prop::collection::vec(block(), 1..5), lang in lang(), numerals in numerals(),
        rows in 5u16..=45
    ) {
        let mut galley = galley(blocks, downwards(lang, numerals), rows);
        let lines = all_lines(&mut galley);
        let painted = painted(&lines);
        let taken: BTreeSet<_> = painted.iter().map(|(column, row, _)| (*column, *row)).collect();
        prop_assert_eq!(taken.len(), painted.len());
        for (column, row, text) in &painted {
            let column = if *column < 0 { -1 - column } else { *column };
            let hangs = lines[column.unsigned_abs()].text.as_ref().is_some_and(|set| set.row.hangs);
            prop_assert!(*row < rows + u16::from(hangs), "{:?} at {} of {}", text, row, rows);
            prop_assert!((1..=2).contains(&Widths::default().text(text)), "{:?}", text);
        }
    }

    #[test]
    fn columns_begin_and_end_as_rows_across_may(text in prose(), rows in 3u16..=48, numerals in numerals()) {
        let setting = downwards(Lang::Zh, numerals);
        let mut galley = galley(vec![Block::paragraph(&text)], setting, rows);
        let text = galley.body().text(0);
        // Where a line across may end.
        let across = Rules::of(Lang::Zh);
        let allowed: BTreeSet<usize> = opportunities(&text, &across).map(|(at, _)| at).collect();
        let lines = all_lines(&mut galley);
        let columns: Vec<_> = lines.iter().filter(|line| line.cursor.slug == 1)
            .filter_map(|line| line.text.as_ref()).map(|set| set.row).collect();
        for pair in columns.windows(2) {
            let (end, next) = (pair[0].end as usize, pair[1].start as usize);
            if allowed.range(end..=next).next().is_none() {
                let from = allowed.range(..=end).next_back().copied().unwrap_or(0);
                let to = allowed.range(next..).next().copied().unwrap_or(text.len());
                let unit = setting.rules.widths.text(text[from..to].trim_end());
                let room = 2 * rows - pair[0].indent;
                prop_assert!(unit > usize::from(room), "{:?} was cut in {}", &text[from..to], rows);
                continue;
            }
            let (left, right) = (text[..end].trim_end(), &text[next..]);
            let forbidden = ['，', '。', '、', '；', '：', '！', '？', '”', '’', '」', '』', '》', '）', '】', '〕', '·', '～', '℃', '％'];
            prop_assert!(!right.starts_with(forbidden), "{} | {}", left, right);
            prop_assert!(!left.ends_with(['“', '‘', '「', '『', '《', '（', '【', '〔', '￥']), "{} | {}", left, right);
            prop_assert!(!(left.ends_with('—') && right.starts_with('—')), "{} | {}", left, right);
        }
    }

    #[test]
    fn a_place_is_found_again_downwards_and_across(
        blocks in prop::collection::vec(block(), 1..5), lang in lang(), rows in 3u16..=43
    ) {
        let across = Setting::of(lang, Widths::default());
        let mut down = galley(blocks.clone(), downwards(lang, Numerals::Digits), rows);
        let mut flat = galley(blocks, across, 40);
        let cursors: Vec<Cursor> = all_lines(&mut down).iter()
            .filter(|line| line.text.is_some() && line.cursor.slug > 0).map(|line| line.cursor).collect();
        // The mark at the end has no text of the article's.
        let end = down.end().slug;
        for cursor in cursors.into_iter().filter(|cursor| cursor.slug < end) {
            let place = down.place(cursor);
            let found = down.cursor(place);
            prop_assert_eq!(down.place(found), place);
            // The row across holds the place: the next begins after it.
            let there = flat.cursor(place);
            prop_assert!(flat.place(there).byte <= place.byte);
            prop_assert_eq!(flat.place(there).block, place.block);
            let next = flat.step(there, 1);
            let after = flat.place(next);
            prop_assert!((after.block, after.byte) >= (place.block, place.byte));
        }
    }

    #[test]
    fn nothing_on_a_page_overlaps_and_nothing_of_the_text_is_left_out(
        blocks in prop::collection::vec(block(), 1..5), width in 5u16..240, height in 1u16..80,
        hang in any::<bool>()
    ) {
        let page = UprightPage::fit(width, height, 40, hang);
        let setting = Setting { hang, ..downwards(Lang::Zh, Numerals::Digits) };
        let mut galley = galley(blocks, setting, page.rows);
        galley.set_across(page.width());
        let lines = all_lines(&mut galley);
        let rows: Vec<_> = lines.iter().map(Flowing::from).collect();
        let mut at = 0;
        while at < lines.len() {
            let (tiers, took) = columns(&rows[at..], (0..page.tiers).map(|_| page.room()));
            prop_assert!(took > 0 || lines[at..].iter().all(|line| line.text.is_none()));
            let mut taken = BTreeSet::new();
            for (tier, cut) in (0..).zip(&tiers) {
                let lines = &lines[at + cut.index..][..cut.rows.into()];
                for (head, line) in page.heads(tier, lines).zip(lines) {
                    for (x, y) in cells(head, line, page) {
                        prop_assert!(taken.insert((x, y)), "twice: {} {}", x, y);
                        // A dot beside the first column stands in the margin.
                        prop_assert!(x <= width && y < height.max(2));
                    }
                }
            }
            at += took.max(1);
        }
    }

    #[test]
    fn every_reading_stands_beside_its_characters_or_behind_them(text in marked(), rows in 3u16..=43) {
        let blocks = vec![Block::new(BlockKind::Paragraph(text.clone()))];
        let mut galley = galley(blocks, downwards(Lang::Ja, Numerals::Digits), rows);
        let (mut inline, mut beside) = (String::new(), String::new());
        for set in all_lines(&mut galley).iter().filter(|l| l.cursor.slug == 1).filter_map(|l| l.text.as_ref()) {
            let column = UprightColumn::of(set);
            inline.extend(column.squares.iter().map(|square| square.text.as_str()));
            for square in column.beside.iter().filter(|square| square.columns == 2) {
                let base = column.squares.iter().filter(|other| other.range.start < square.range.start);
                let group = text.spans.iter().find(|span| span.range.contains(&square.range.start)).unwrap();
                let rows: Vec<_> = base.filter(|other| group.range.contains(&other.range.start)).map(|s| s.row).collect();
                let length = group.range.len() as u16 / 3;
                prop_assert!(rows.iter().all(|row| row.abs_diff(square.row) <= length), "{:?}", square);
                beside.push_str(&square.text);
            }
        }
        let sorted = |text: &str| { let mut all: Vec<char> = folded(text, Lang::Ja).chars().filter(|c| !"()".contains(*c)).collect(); all.sort_unstable(); all };
        prop_assert_eq!(sorted(&(inline + &beside)), sorted(&text.text));
    }
}

/// The cells of a page that a line paints.
fn cells(head: (u16, u16), line: &Line<'_>, page: UprightPage) -> Vec<(u16, u16)> {
    let Some(set) = &line.text else { return Vec::new() };
    if let Some((w, h)) = set.strand.stands_across() {
        return (0..w).flat_map(|x| (0..h).map(move |y| (head.0 + x, head.1 + y))).collect();
    }
    // In a column of two rows a long number in han has no room.
    let upright = UprightColumn::of(set);
    let (lead, lines) = (upright.lead(), &upright.lines);
    let UprightColumn { squares, beside, .. } = &upright;
    let foot = page.rows + u16::from(page.hang);
    let at = |x: u16, square: &Square| {
        (0..square.columns)
            .map(move |dx| (head.0 + x + dx, head.1 + square.row))
            .collect::<Vec<_>>()
    };
    let text =
        squares.iter().filter(|square| square.row < foot).flat_map(|square| at(lead, square));
    let notes =
        beside.iter().filter(|square| square.row < foot).flat_map(|square| at(lead + 2, square));
    let lines = lines.iter().filter(|square| square.row < foot).flat_map(|square| at(0, square));
    text.chain(notes).chain(lines).collect()
}

/// The squares of each column of a paragraph, a space for an empty one.
fn columns_of(text: &str, rows: u16) -> Vec<String> {
    let blocks = vec![Block::paragraph(text)];
    let mut galley = galley(blocks, downwards(Lang::Zh, Numerals::Digits), rows);
    let lines = all_lines(&mut galley);
    let of_text = lines.iter().filter(|line| line.cursor.slug == 1 && line.text.is_some());
    let shown = of_text.map(|line| {
        let mut column = String::new();
        for square in line.text.iter().flat_map(squares) {
            let gap = usize::from(square.row).saturating_sub(column.chars().count());
            column.push_str(&" ".repeat(gap));
            column.push_str(&square.text);
        }
        column
    });
    shown.collect()
}

#[test]
fn a_space_between_han_and_latin_takes_no_square_and_one_between_words_does() {
    assert_eq!(columns_of("用 Rust 写 a b", 20), ["  用Ｒｕｓｔ写ａ ｂ"]);
    assert_eq!(columns_of("标题 分句", 20), ["  标题 分句"]);
}

#[test]
fn digits_parted_from_their_letters_by_a_columns_end_are_no_number_in_han() {
    // A word longer than the column: 22R is no pair of digits, and 22 before the
    // cut is none either.
    let blocks = vec![Block::paragraph("文25℃“22Rust")];
    let mut galley = galley(blocks, downwards(Lang::Zh, Numerals::Han), 7);
    for (_, row, text) in painted(&all_lines(&mut galley)) {
        assert!(row < 7, "{text} at {row}");
    }
}

#[test]
fn the_marker_of_an_inner_item_stands_beside_its_text() {
    let item = |depth| Item { number: None, depth, text: vec![Rich::from("项")] };
    let blocks = vec![Block::new(BlockKind::List(vec![item(0), item(1)]))];
    let mut galley = galley(blocks, downwards(Lang::Zh, Numerals::Digits), 30);
    let lines = all_lines(&mut galley);
    let items = lines.iter().filter(|line| line.cursor.slug == 1).filter_map(|l| l.text.as_ref());
    for (set, head) in items.zip([0, 1]) {
        assert_eq!(marker(set), [(head, "・".to_owned())]);
        assert_eq!(squares(set)[0].row, head + 2);
    }
}

/// A paragraph's first column, and what stands beside it, as (row, text).
fn first_column(text: Rich, rows: u16) -> [Vec<(u16, String)>; 2] {
    let blocks = vec![Block::new(BlockKind::Paragraph(text))];
    let mut galley = galley(blocks, downwards(Lang::Ja, Numerals::Digits), rows);
    let lines = all_lines(&mut galley);
    let first = lines.iter().find(|line| line.cursor.slug == 1 && line.text.is_some()).unwrap();
    let column = UprightColumn::of(first.text.as_ref().unwrap());
    [column.squares, column.beside]
        .map(|squares| squares.into_iter().map(|square| (square.row, square.text)).collect())
}

fn in_rows(text: &str, rows: std::ops::Range<u16>) -> Vec<(u16, String)> {
    rows.zip(text.chars().map(String::from)).collect()
}

#[test]
fn a_reading_stands_beside_its_characters_and_the_shorter_of_both_in_the_middle() {
    let text = "在凪浜(なぎはま)市";
    let spans = vec![Span { range: 3..text.len() - 3, style: Style::Ruby { at: 9 } }];
    let [squares, beside] = first_column(Rich::of_parts(text, spans), 20);
    // The indent is a square; なぎはま takes rows 2 to 5.
    assert_eq!(squares, [in_rows("在", 1..2), in_rows("凪浜", 3..5), in_rows("市", 6..7)].concat());
    assert_eq!(beside, in_rows("なぎはま", 2..6));
}

#[test]
fn stressed_han_have_dots_beside_them_and_marks_have_none() {
    let spans = vec![Span { range: 0.."要点，".len(), style: Style::Emphasis }];
    let [_, beside] = first_column(Rich::of_parts("要点，是", spans), 20);
    assert_eq!(beside, in_rows("･･", 1..3));
}

#[test]
fn names_and_titles_have_lines_at_their_left_in_a_cell_of_their_own() {
    let spans = vec![
        Span { range: 0..6, style: Style::Underline },
        Span { range: 6..12, style: Style::Wave },
    ];
    let text = Rich::of_parts("苇江论语好", spans);
    let blocks = vec![Block::new(BlockKind::Paragraph(text))];
    let mut galley = galley(blocks, downwards(Lang::Zh, Numerals::Digits), 20);
    let lines = all_lines(&mut galley);
    let line = lines.iter().find(|line| line.cursor.slug == 1 && line.text.is_some()).unwrap();
    let lines = UprightColumn::of(line.text.as_ref().unwrap()).lines;
    // After an indent of two squares.
    let shown: Vec<_> = lines.iter().map(|line| (line.row, line.text.as_str())).collect();
    assert_eq!(shown, [(2, "|"), (3, "|"), (4, "("), (5, ")")]);
    assert_eq!(line.extent, 4, "the cell of the lines, the text and the gutter");
}

#[test]
fn a_table_stands_across_among_the_columns() {
    let mut paper = open_downwards("nagihama-shimbun-2026-11-22", (120, 40));
    for _ in 0..60 {
        if let Some(row) = paper.press("space").row_with("順位") {
            assert!(row.contains("チーム") && row.contains("記録"), "{row}");
            assert!(paper.row_with("1時間18分42秒").is_some_and(|row| row.contains("本町魚河岸")));
            return;
        }
    }
    panic!("the table does not come");
}

fn open_downwards(name: &str, (w, h): (u16, u16)) -> Paper {
    let mut paper = Paper::spoken(&bundled(name), w, h, "en");
    paper.press("|");
    paper
}

#[test]
fn turning_the_text_and_turning_it_back_keeps_the_place() {
    let mut paper = Paper::spoken(&bundled("hekou-ribao-2026-11-22"), 80, 24, "zh");
    let across = paper.press("enter space").screen();
    let turned = paper.press("|").screen();
    assert_ne!(across, turned);
    assert!(paper.row_with("竖排").is_some());
    let back = paper.press("|").screen();
    let text = |screen: &str| screen.lines().take(22).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(text(&across), text(&back));
}

#[test]
fn h_and_l_go_by_column_and_tab_goes_to_the_headlines() {
    let mut paper = open_downwards("hekou-ribao-2026-11-22", (80, 24));
    let first = paper.screen();
    assert_ne!(paper.press("h").screen(), first, "the next column is at the left");
    assert_eq!(paper.press("l").screen().lines().nth(4), first.lines().nth(4));
    paper.press("tab tab j");
    assert_eq!(paper.app().reader.as_ref().map(|reader| reader.article), Some(1));
}

#[test]
fn pages_downwards_are_whole_and_come_to_the_end() {
    let mut paper = open_downwards("hekou-ribao-2026-11-22", (80, 24));
    for _ in 0..20 {
        if paper.press("space").row_with("1/21 read").is_some() {
            return;
        }
    }
    panic!("the end does not come: {}", paper.screen());
}

#[test]
fn what_is_searched_for_comes_into_view_downwards() {
    let mut paper = open_downwards("hekou-ribao-2026-11-22", (80, 24));
    let screen = paper.press("/ '盛明远' enter").screen();
    assert!(screen.contains('盛') && screen.contains('远'), "{screen}");
}

#[test]
fn an_article_in_english_stays_across_and_says_so() {
    let paper = &mut open_downwards("saltmarsh-courier-2026-11-22", (80, 24));
    assert!(paper.row_with("stays across").is_some(), "{}", paper.screen());
    assert!(paper.row_with("the").is_some());
}

/// The files of a paper that is printed downwards, with an article that is not.
const PRINTED_DOWNWARDS: [(&str, &str); 2] = [
    (
        "edition.toml",
        "format = 1\n[paper]\ntitle = \"凪浜新聞\"\nlang = \"ja\"\ndirection = \"vertical\"\n\
         [[page]]\nid = \"1\"\nfile = \"1.md\"\n",
    ),
    ("1.md", "# 霧笛\n\n霧笛が鳴った。\n\n# 表\ndirection: horizontal\n\n時計は正しい。\n"),
];

#[test]
fn a_paper_printed_downwards_is_read_so_and_an_article_may_differ() {
    let home = Home::new();
    for (name, text) in PRINTED_DOWNWARDS {
        home.file(&format!("paper/{name}"), text);
    }
    let folder = home.path().join("paper");
    let mut paper = Paper::spoken(&folder, 80, 24, "ja");
    // The list of headlines, at the left, has the openings of its articles.
    let article = |row: &str| row.rsplit('│').next().unwrap_or(row).to_owned();
    let is_across = |paper: &mut Paper, text: &str| {
        paper.screen().lines().any(|row| article(row).contains(text))
    };
    assert!(!is_across(paper.press("enter"), "霧笛が鳴った。") && paper.screen().contains('︒'));
    assert!(is_across(paper.press("J"), "時計は正しい。"));
    // The key turns what is in view, whichever way it was.
    assert!(!is_across(paper.press("|"), "時計は正しい。") && paper.screen().contains('︒'));
    assert!(is_across(paper.press("| K"), "霧笛が鳴った。"));
    let configured = settings("[text]\ndirection = \"horizontal\"\n");
    assert!(is_across(
        Paper::configured(&folder, 80, 24, configured).press("enter"),
        "霧笛が鳴った。"
    ));
}

#[test]
fn what_a_paper_says_of_its_direction_holds_in_print_too_unless_told_otherwise() {
    let home = Home::new();
    for (name, text) in PRINTED_DOWNWARDS {
        home.file(&format!("paper/{name}"), text);
    }
    let across = |options: &[&str]| {
        let args = [&["print", "paper", "--width", "40"], options].concat();
        let out = home.run(&args).fine();
        ["霧笛が鳴った。", "時計は正しい。"].map(|text| out.contains(text))
    };
    assert_eq!(across(&[]), [false, true]);
    assert_eq!(across(&["--vertical=false"]), [true, true]);
    assert_eq!(across(&["--vertical"]), [false, false]);
    home.file("config/config.toml", "[text]\ndirection = \"vertical\"\n");
    assert_eq!(across(&["--config", "config"]), [false, false]);
}

/// A book in a language, whose pages are turned leftwards.
fn leftward_book(language: &str) -> Vec<u8> {
    let package = format!(
        "<package><metadata><dc:title>T</dc:title><dc:language>{language}</dc:language>\
         <dc:date>2026-11-22</dc:date></metadata>\
         <manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>\
         <spine page-progression-direction='rtl'><itemref idref='a'/></spine></package>"
    );
    let container = "<container><rootfiles><rootfile full-path='p.opf'/></rootfiles></container>";
    let text = "<html><body><h1>霧笛</h1><p>霧笛が鳴った。</p></body></html>";
    let files = [("META-INF/container.xml", container), ("p.opf", &*package), ("a.xhtml", text)];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_book_whose_pages_turn_leftwards_runs_downwards_in_japanese_only() {
    let direction = |language: &str| {
        let hint = Hint { name: "a.epub".into(), ..Hint::default() };
        open_bytes(leftward_book(language), &hint).unwrap().edition().paper.direction
    };
    assert_eq!(direction("ja"), Some(WritingMode::Vertical));
    assert_eq!(direction("ar"), None);
}

#[test]
fn the_direction_of_an_edition_is_kept_in_the_library() {
    let home = Home::new();
    home.file("a.epub", leftward_book("ja"));
    home.run(&["import", "a.epub"]);
    let id = home.run(&["list"]).fine();
    let id = id.split_whitespace().next().unwrap();
    let printed = home.run(&["print", id, "--width", "40"]).fine();
    assert!(printed.contains('︒') && !printed.contains("霧笛が鳴った。"), "{printed}");
}
