//! What a galley promises whoever scrolls in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::layout::{Setting, Widths};
use crate::model::{
    Article, ArticleId, Block, BlockKind, Clean, Doubt, HeadRole, Item, Lang, Rich, Table,
};

/// A block, with an end that may be missing and joins that may be in doubt.
fn block() -> impl Strategy<Value = Block> {
    (sound_block(), prop::collection::btree_set(0usize..200, 0..3), prop::bool::weighted(0.2))
        .prop_map(|(block, doubts, truncated)| {
            let doubts = doubts.into_iter().map(|at| Doubt { at, percent: 60 }).collect();
            Block { truncated, doubts, ..block }
        })
}

fn sound_block() -> impl Strategy<Value = Block> {
    let text = "[新渠通水，。“”（）a-z0-9][新渠通水，。“”（）a-z0-9 ]{0,119}";
    prop_oneof![
        4 => text.prop_map(|t| Block::paragraph(&t)),
        1 => text.prop_map(|t| Block::new(BlockKind::Subhead { level: 2, text: Rich::from(&*t) })),
        1 => prop::collection::vec(text, 1..3)
            .prop_map(|ts| Block::new(BlockKind::Quote(ts.iter().map(|t| Rich::from(&**t)).collect()))),
        1 => text.prop_map(|t| Block::new(BlockKind::Preformatted(Clean::lines(&format!("{t}\n  {t}"))))),
        1 => text.prop_map(|t| {
            let row = || vec![Rich::from(&*t), Rich::from("12.5")];
            Block::new(BlockKind::Table(Table { header: row(), rows: vec![row(), row()] }))
        }),
        1 => Just(Block::new(BlockKind::Rule)),
        2 => text.prop_map(|t| Block::new(BlockKind::Figure {
            image: Some(Clean::line("a.png")),
            alt: Clean::empty(),
            caption: Rich::from(&*t),
            credit: None,
        })),
    ]
}

fn galley(blocks: Vec<Block>, columns: u16) -> Galley {
    let mut article = Article::new(ArticleId::new("a"));
    article.push_head(HeadRole::Kicker, Clean::line("来自现场"));
    article.push_head(HeadRole::Headline, Clean::line("新渠通水 下游三县用水有了保障"));
    let setting = Setting::of(Lang::Zh, Widths::default());
    let mut galley = Galley::new(&article, Body::set(blocks), setting, columns);
    galley.set_pictures(pictures(12));
    galley
}

/// A picture of twice the width of its height, shown in so many rows at most.
fn pictures(rows: u16) -> PictureSizes {
    let sizes = Arc::new(BTreeMap::from([("a.png".to_owned(), Ok((480, 240)))]));
    PictureSizes { sizes, cell: (8, 16), rows }
}

fn all_rows(galley: &mut Galley) -> Vec<Cursor> {
    let mut rows = vec![galley.start()];
    loop {
        let next = galley.step(*rows.last().unwrap(), 1);
        if Some(&next) == rows.last() {
            return rows;
        }
        rows.push(next);
    }
}

proptest! {
    #[test]
    fn stepping_back_undoes_stepping_forward(
        blocks in prop::collection::vec(block(), 0..8),
        columns in 4u16..100,
        by in 1usize..40,
    ) {
        let mut galley = galley(blocks, columns);
        let rows = all_rows(&mut galley);
        prop_assert_eq!(galley.end(), *rows.last().unwrap());
        for (index, &row) in rows.iter().enumerate() {
            let on = galley.step(row, by.cast_signed());
            prop_assert_eq!(on, rows[(index + by).min(rows.len() - 1)]);
            let back = galley.step(row, -by.cast_signed());
            prop_assert_eq!(back, rows[index.saturating_sub(by)]);
        }
    }

    #[test]
    fn a_place_is_found_again_at_any_measure(
        blocks in prop::collection::vec(block(), 1..8),
        narrow in 8u16..40,
        wide in 40u16..120,
    ) {
        let mut galley = galley(blocks, narrow);
        let chunks = galley.body().chunks();
        // Head and end mark are not in the body.
        let of_body = |row: &Cursor| (1..=chunks).contains(&row.slug);
        for row in all_rows(&mut galley).into_iter().filter(of_body) {
            galley.set_columns(narrow);
            let place = galley.place(row);
            galley.set_columns(wide);
            let there = galley.cursor(place);
            let start = galley.place(there);
            prop_assert!(start <= place, "{place:?} is shown by a row that starts at {start:?}");
            galley.set_columns(narrow);
            let again = galley.cursor(place);
            prop_assert_eq!(galley.place(again), place);
        }
    }

    #[test]
    fn every_row_in_view_was_prepared_and_fits(
        blocks in prop::collection::vec(block(), 0..12),
        columns in 12u16..100,
        height in 1usize..30,
    ) {
        let mut galley = galley(blocks, columns);
        let rows = all_rows(&mut galley);
        for (index, &top) in rows.iter().enumerate() {
            galley.prepare(top, height);
            let lines = galley.lines(top, height);
            let cursors: Vec<_> = lines.iter().map(|line| line.cursor).collect();
            prop_assert_eq!(&cursors[..], &rows[index..(index + height).min(rows.len())]);
            for set in lines.iter().filter_map(|line| line.text.as_ref()) {
                let end = set.pieces().iter().map(|p| p.column + p.cols).max().unwrap_or(0);
                let single = set.pieces().len() == 1 && set.row.end - set.row.start <= 4;
                prop_assert!(end <= columns + 2 || single, "{end} over {columns}");
            }
        }
    }
}

#[test]
fn blocks_are_parted_by_one_empty_row_and_paragraphs_by_none() {
    let subhead = Block::new(BlockKind::Subhead { level: 2, text: Rich::from("小标题") });
    let mut galley = galley(
        vec![Block::paragraph("甲"), Block::paragraph("乙"), subhead, Block::paragraph("丙")],
        20,
    );
    galley.prepare(galley.start(), 40);
    let lines = galley.lines(galley.start(), 40);
    let shown: Vec<&str> =
        lines.iter().map(|l| l.text.as_ref().map_or("", |set| &*set.strand.text)).collect();
    assert_eq!(shown[shown.len() - 8..], ["", "甲", "乙", "", "小标题", "丙", "", "（完）"]);
}

#[test]
fn what_was_analysed_is_not_analysed_again_for_another_measure() {
    let mut galley = galley(vec![Block::paragraph("新渠通水，下游三县用水有了保障。")], 12);
    galley.prepare(galley.start(), 20);
    let before: *const Strand = &raw const galley.slugs[&1].strands[0];
    galley.set_columns(30);
    galley.prepare(galley.start(), 20);
    let after: *const Strand = &raw const galley.slugs[&1].strands[0];
    assert_eq!(before, after);
}

fn figure(caption: &str) -> Block {
    let (image, caption) = (Some(Clean::line("a.png")), Rich::from(caption));
    Block::new(BlockKind::Figure { image, alt: Clean::empty(), caption, credit: None })
}

/// The roles of the rows from the first of a chunk on, an empty row as `None`.
fn roles(galley: &mut Galley, slug: usize, count: usize) -> Vec<Option<LineRole>> {
    let top = Cursor { slug, row: 0 };
    galley.prepare(top, count);
    let lines = galley.lines(top, count);
    lines.iter().map(|line| Some(line.text.as_ref()?.strand.role)).collect()
}

#[test]
fn a_picture_has_its_rows_over_its_caption_and_without_it_the_caption_says_so() {
    let mut galley = galley(vec![figure("桥面"), Block::paragraph("水")], 32);
    let picture = [Some(LineRole::Picture); 8];
    let rest = [Some(LineRole::Caption), None, Some(LineRole::Body)];
    let shown = [&[None], &picture[..], &rest].concat();
    assert_eq!(roles(&mut galley, 1, 12), shown, "32 columns of a picture are 8 rows");
    galley.set_pictures(PictureSizes::default());
    assert_eq!(roles(&mut galley, 1, 4), [&[None], &rest[..]].concat());
}

#[test]
fn a_place_at_a_caption_shows_its_picture_but_words_are_found_in_the_caption() {
    let mut galley = galley(vec![figure("桥面")], 32);
    for row in 1..=8 {
        let place = galley.place(Cursor { slug: 1, row });
        assert_eq!(galley.cursor(place), Cursor { slug: 1, row: 1 }, "from row {row}");
    }
    assert_eq!(galley.words_at(Place { block: 0, byte: 0 }), Cursor { slug: 1, row: 9 });
}

#[test]
fn a_marker_that_a_narrow_column_has_no_room_for_stands_alone() {
    let figure = BlockKind::Figure {
        image: None,
        alt: Clean::empty(),
        caption: Rich::from("桥面"),
        credit: None,
    };
    let mut galley = galley(vec![Block::new(figure)], 10);
    let top = Cursor { slug: 1, row: 0 };
    galley.prepare(top, 9);
    let lines = galley.lines(top, 9);
    let shown: Vec<(&str, usize)> = lines
        .iter()
        .filter_map(|line| line.text.as_ref())
        .filter(|set| set.strand.role == LineRole::Caption)
        .map(|set| (if set.first { set.marker() } else { "" }, set.pieces().len()))
        .collect();
    assert_eq!(shown, [("[图]", 0), ("", 1)]);
}

#[test]
fn two_subheads_in_a_row_stand_together() {
    let subhead = |t: &str| Block::new(BlockKind::Subhead { level: 2, text: Rich::from(t) });
    let blocks = vec![Block::paragraph("前文。"), subhead("用水人——"), subhead("水缸下岗")];
    let mut galley = galley(blocks, 40);
    let top = galley.cursor(Place { block: 0, byte: 0 });
    galley.prepare(top, 5);
    let texts: Vec<String> = galley
        .lines(top, 5)
        .iter()
        .map(|line| line.text.as_ref().map_or(String::new(), |set| set.strand.text.clone()))
        .filter(|text| text != "前文。")
        .collect();
    assert_eq!(
        texts.join("|").trim_start_matches('|').split('|').take(2).collect::<Vec<_>>(),
        ["用水人——", "水缸下岗"]
    );
}

#[test]
fn the_numbers_of_a_deep_list_keep_clear_of_its_text_in_any_measure() {
    let item =
        |depth| Item {
            depth, number: Some(12), text: vec![Rich::from("水面有船，船上有人。")]
        };
    for columns in 12..40 {
        let list = Block::new(BlockKind::List((0..8).map(item).collect()));
        let mut galley = galley(vec![list], columns);
        galley.prepare(galley.start(), 200);
        let lines = galley.lines(galley.start(), 200);
        let marked = lines.iter().filter_map(|line| line.text.as_ref());
        let marked: Vec<_> =
            marked.filter(|set| set.first && !set.strand.marker.is_empty()).collect();
        assert_eq!(marked.len(), 8);
        for set in marked {
            let (marker, text) = (&set.strand.marker, set.pieces()[0].column);
            assert!(
                marker.len() <= usize::from(text),
                "{marker:?} {text} of {columns} {:?}",
                set.row
            );
        }
    }
}

#[test]
fn a_byline_too_long_for_its_row_ends_before_the_dateline() {
    let mut article = Article::new(ArticleId::new("a"));
    article.push_head(HeadRole::Byline, Clean::line("Nell Garraway"));
    article.push_head(HeadRole::Dateline, Clean::line("Saltmarsh-on-Wend, Saturday"));
    let setting = Setting::of(Lang::En, Widths::default());
    let mut galley = Galley::new(&article, Body::set(Vec::new()), setting, 34);
    let start = galley.start();
    galley.prepare(start, 2);
    let text = |line: Line<'_>| {
        let set = line.text.unwrap();
        set.strand.text[set.row.start as usize..set.row.end as usize].to_owned()
    };
    let rows: Vec<_> = galley.lines(start, 2).into_iter().map(text).collect();
    assert_eq!(rows, ["Nell Garraway", "Saltmarsh-on-Wend, Saturday"]);
}

#[test]
fn a_table_too_wide_becomes_a_list_with_the_colon_of_its_language() {
    let cells = |texts: [&str; 4]| texts.map(Rich::from).to_vec();
    let table = Table {
        header: cells(["船", "潮", "风", "雨"]),
        rows: vec![cells(["一", "二", "三", "四"])],
    };
    let mut galley = galley(vec![Block::new(BlockKind::Table(table))], 10);
    galley.prepare(galley.start(), 40);
    let lines = galley.lines(galley.start(), 40);
    let mut texts = lines.iter().filter_map(|line| Some(&*line.text.as_ref()?.strand.text));
    assert!(texts.any(|text| text == "潮：二"));
}
