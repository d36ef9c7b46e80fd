//! What holds of text that runs downwards, whatever the text and the size.

use std::collections::BTreeSet;

use newsprint::layout::{
    Cursor, Galley, Line, Numerals, Rules, Setting, UprightPage, Widths, marker, opportunities,
    squares,
};
use newsprint::model::{
    Article, ArticleId, Block, BlockKind, Body, Clean, HeadRole, Item, Lang, Rich, Table,
};
use proptest::prelude::*;

use crate::support::paper::{Paper, bundled};
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

fn block() -> impl Strategy<Value = Block> {
    let rich = |text: &str| Rich::from(text);
    prop_oneof![
        5 => prose().prop_map(|text| Block::paragraph(&text)),
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

/// Every square of the rows, as (column, row) and text.
fn painted(lines: &[Line<'_>]) -> Vec<(usize, u16, String)> {
    let mut out = Vec::new();
    for (column, line) in lines.iter().enumerate() {
        let Some(set) = &line.text else { continue };
        out.extend(squares(set).into_iter().map(|square| (column, square.row, square.text)));
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
            let hangs = lines[*column].text.as_ref().is_some_and(|set| set.row.hangs);
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
    fn two_columns_of_a_page_never_overlap(width in 2u16..240, height in 1u16..80, hang in any::<bool>()) {
        let page = UprightPage::fit(width, height, 40, hang);
        let mut taken = BTreeSet::new();
        for tier in 0..page.tiers {
            for column in 0..page.columns {
                let (x, y) = page.head(tier, column);
                for row in 0..page.rows + u16::from(page.hang) {
                    prop_assert!(taken.insert((x, y + row)) && taken.insert((x + 1, y + row)));
                    prop_assert!(x + 2 <= width && y + row < height.max(2));
                }
            }
        }
    }
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
