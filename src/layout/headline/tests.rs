//! What a sub-editor would say to a headline's rows.

use proptest::prelude::*;

use super::*;
use crate::layout::testing::{line, lines};
use crate::layout::{KnownRanges, Setting, Widths};

/// The rows as a terminal shows them.
fn rows_of(text: &str, lang: Lang, shape: Shape) -> Vec<String> {
    let rules = Setting::of(lang, Widths::default()).for_display().rules;
    let tokens = Tokens::analyse(text, &KnownRanges::default(), &rules);
    let mut rows = Vec::new();
    fill_headline(text, &tokens, (&shape, lang), &mut rows);
    rows.iter().map(|row| line(text, &tokens, row, &shape)).collect()
}

fn zh(text: &str, columns: u16) -> Vec<String> {
    rows_of(text, Lang::Zh, Shape::plain(columns))
}

fn ja(text: &str, columns: u16) -> Vec<String> {
    rows_of(text, Lang::Ja, Shape::plain(columns))
}

#[test]
fn a_headline_of_two_halves_is_broken_between_them() {
    for columns in 20..26 {
        let rows = zh("公平秤上岗　校出一台体重秤", columns);
        assert_eq!(rows, ["公平秤上岗", "校出一台体重秤"], "{columns}");
    }
    assert_eq!(zh("大钟走了 病因是“存款”太多", 20), ["大钟走了", "病因是 “存款” 太多"]);
    assert_eq!(
        ja("過疎の村に移住者続々　古民家を改修", 26),
        ["過疎の村に移住者続々", "古民家を改修"]
    );
    assert_eq!(
        zh("一条船、一只蟹、一盏灯　撑起河口外贸大半边", 24),
        ["一条船、一只蟹、一盏灯", "撑起河口外贸大半边"]
    );
}

#[test]
fn a_space_at_a_word_in_latin_letters_is_no_gap() {
    assert_eq!(
        zh("全市 GDP 同比增长百分之五点二创新高", 24),
        ["全市 GDP 同比增长", "百分之五点二创新高"]
    );
}

#[test]
fn chinese_headlines_are_broken_between_words() {
    assert_eq!(
        zh("河口市交通运输局关于苇江二桥通车初期交通管理的通告", 28),
        ["河口市交通运输局关于苇江二桥", "通车初期交通管理的通告"]
    );
    assert_eq!(
        zh("河口市交通运输局关于苇江二桥通车的通告", 24),
        ["河口市交通运输局", "关于苇江二桥通车的通告"]
    );
    assert_eq!(zh("蟹洲县推行大闸蟹溯源码", 20), ["蟹洲县推行", "大闸蟹溯源码"]);
    assert_eq!(zh("两岸十一年的念想，就在今天", 24), ["两岸十一年的", "念想，就在今天"]);
}

#[test]
fn two_words_that_are_one_thing_stay_together() {
    assert_eq!(zh("昨日首脑会晤结束访问", 12), ["昨日首脑会晤", "结束访问"]);
    assert_eq!(zh("会议听取筹备工作汇报", 14), ["会议听取", "筹备工作汇报"]);
}

#[test]
fn a_number_keeps_what_it_counts() {
    let rows = zh("首日过桥机动车5.8万辆次，步行和骑行4.1万人次", 26);
    assert_eq!(rows, ["首日过桥机动车5.8万辆次，", "步行和骑行4.1万人次"]);
    assert_eq!(zh("轮渡末班晚上10时开", 14), ["轮渡末班", "晚上10时开"]);
    assert_eq!(zh("渡江只要三十八分钟", 12), ["渡江只要", "三十八分钟"]);
}

#[test]
fn japanese_headlines_are_broken_behind_particles_and_between_words() {
    assert_eq!(
        ja("県立図書館、来春から電子書籍の貸し出し開始へ", 24),
        ["県立図書館、来春から", "電子書籍の貸し出し開始へ"]
    );
    assert_eq!(
        ja("リサイクル率日本一のまちの取り組みに学ぶ", 24),
        ["リサイクル率日本一の", "まちの取り組みに学ぶ"]
    );
    assert_eq!(
        ja("「かもめ渡し」冬ダイヤのお知らせ", 20),
        ["「かもめ渡し」", "冬ダイヤのお知らせ"]
    );
}

#[test]
fn korean_and_latin_headlines_have_even_rows_and_no_word_alone() {
    let ko = |text, columns| rows_of(text, Lang::Ko, Shape::plain(columns));
    assert_eq!(ko("해변 도서관 새벽까지 연다", 22), ["해변 도서관", "새벽까지 연다"]);
    assert_eq!(
        ko("中 관광객 늘자 해변 도서관 새벽까지", 28),
        ["中 관광객 늘자 해변", "도서관 새벽까지"]
    );
    let en = |text, columns| rows_of(text, Lang::En, Shape::plain(columns));
    assert_eq!(
        en("Harbour clock found to be right after all", 38),
        ["Harbour clock found", "to be right after all"]
    );
    assert_eq!(en("Council votes to keep the ferry", 28), ["Council votes", "to keep the ferry"]);
}

#[test]
fn rows_are_as_even_with_a_hanging_indent() {
    let shape = Shape { rest_indent: 2, ..Shape::plain(20) };
    assert_eq!(
        rows_of("公平秤上岗　校出一台体重秤", Lang::Zh, shape),
        ["公平秤上岗", "  校出一台体重秤"]
    );
}

#[test]
fn what_goes_into_one_row_and_what_no_row_can_hold_stays_as_it_was() {
    assert_eq!(zh("渡口", 20), ["渡口"]);
    assert_eq!(zh("", 20), [""]);
    let long = "internationalisation";
    assert_eq!(rows_of(long, Lang::En, Shape::plain(6)), {
        let rules = Setting::of(Lang::En, Widths::default()).rules;
        lines(long, rules, Shape::plain(6))
    });
}

#[test]
fn each_line_of_a_headline_is_broken_by_itself() {
    assert_eq!(
        zh("公平秤上岗\n校出一台重了三十公斤的体重秤", 20),
        ["公平秤上岗", "校出一台重了", "三十公斤的体重秤"]
    );
}

/// Headlines of every kind of text that one can be made of.
fn headlines() -> impl Strategy<Value = (String, Lang)> {
    let parts = prop::sample::select(vec![
        "苇江",
        "二桥",
        "昨日",
        "通车",
        "的",
        "三",
        "分钟",
        "，",
        "“",
        "”",
        "《",
        "》",
        "——",
        "……",
        "　",
        " ",
        "2026",
        "5.8",
        "％",
        "Rust",
        "km",
        "の",
        "を",
        "取り組み",
        "ダイヤ",
        "ー",
        "っ",
        "。",
        "、",
        "（",
        "）",
        "도서관",
        "새벽까지",
        "\u{AD}",
        "\n",
        "é",
        "👪",
        "が",
        "々",
    ]);
    let lang = prop::sample::select(vec![Lang::Zh, Lang::Ja, Lang::Ko, Lang::En]);
    (prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat()), lang)
}

proptest! {
    #[test]
    fn nothing_is_lost_and_no_row_is_added_or_too_wide(
        (text, lang) in headlines(),
        columns in 1_u16..60,
        rest_indent in 0_u16..4,
    ) {
        let rules = Setting::of(lang, Widths::default()).for_display().rules;
        let tokens = Tokens::analyse(&text, &KnownRanges::default(), &rules);
        let shape = Shape { rest_indent, ..Shape::plain(columns) };
        let (mut plain, mut rows) = (Vec::new(), Vec::new());
        fill(&text, &tokens, &shape, &mut plain);
        fill_headline(&text, &tokens, (&shape, lang), &mut rows);
        prop_assert_eq!(rows.len(), plain.len());
        let set = |rows: &[Row]| -> String {
            let texts = rows.iter().map(|row| &text[row.start as usize..row.end as usize]);
            texts.flat_map(str::chars).filter(|c| !c.is_whitespace() && *c != '\u{AD}').collect()
        };
        prop_assert_eq!(set(&rows), set(&plain));
        let widest = |rows: &[Row]| rows.iter().map(|row| row.cols + row.indent).max();
        prop_assert!(widest(&rows) <= widest(&plain).max(Some(columns)));
    }

    #[test]
    fn rows_end_where_a_line_of_text_may(
        (text, lang) in headlines(),
        columns in 16_u16..60,
    ) {
        let rules = Setting::of(lang, Widths::default()).for_display().rules;
        let tokens = Tokens::analyse(&text, &KnownRanges::default(), &rules);
        let allowed: Vec<usize> =
            crate::layout::opportunities(&text, &rules).map(|(at, _)| at).collect();
        let shape = Shape::plain(columns);
        let (mut plain, mut rows) = (Vec::new(), Vec::new());
        fill(&text, &tokens, &shape, &mut plain);
        fill_headline(&text, &tokens, (&shape, lang), &mut rows);
        // Where a unit is wider than a row, it is cut as it is in text.
        let ends_well = |rows: &[Row]| {
            rows.windows(2).all(|pair| {
                let (row, next) = (pair[0], pair[1].start as usize);
                row.last || allowed.contains(&next)
            })
        };
        prop_assert!(ends_well(&rows) || !ends_well(&plain), "{:?}", rows);
    }

    #[test]
    fn no_last_row_of_two_han_where_the_row_before_has_some_to_spare(
        han in prop::collection::vec(prop::sample::select(vec!['苇', '江', '二', '桥', '通', '车']), 11..60),
        columns in 20_u16..60,
    ) {
        let text: String = han.into_iter().collect();
        let rows = zh(&text, columns);
        let last = rows.last().map_or(0, |row| row.chars().count());
        prop_assert!(rows.len() == 1 || last > 2, "{:?}", rows);
    }
}
