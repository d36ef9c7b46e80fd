//! Signs of doubt and of missing ends: they are seen, and are no text.

use std::sync::Arc;

use newsprint::app::{Action, App, Edit, Effect, Msg, Settings};
use newsprint::config::Theme;
use newsprint::keymap::Keymap;
use newsprint::layout::{DOUBTFUL, Galley, Setting, Widths};
use newsprint::model::{
    Article, ArticleId, Block, Body, Clean, Doubt, Edition, HeadRole, Lang, Place, Section,
};
use newsprint::view::{self, ViewContext};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn galley(block: Block, lang: Lang, columns: u16) -> Galley {
    let setting = Setting::of(lang, Widths::default());
    let body = Body::set(vec![block]);
    let mut galley = Galley::new(&Article::new(ArticleId::new("a")), body, setting, columns);
    let end = galley.end();
    galley.prepare(galley.start(), end.row + 500);
    galley
}

fn marked(text: &str, doubts: &[usize], truncated: bool) -> Block {
    let doubts = doubts.iter().map(|&at| Doubt { at, percent: 55 }).collect();
    Block { doubts, truncated, ..Block::paragraph(text) }
}

/// The rows of the block as they are shown, and as bytes of its text.
fn rows(galley: &Galley) -> Vec<(String, usize)> {
    let lines = galley.lines(galley.start(), 500);
    let of_block = lines.iter().filter(|line| line.cursor.slug == 1);
    let sets = of_block.filter_map(|line| line.text.as_ref());
    sets.map(|set| {
        let (from, to) = (set.row.start as usize, set.row.end as usize);
        (set.strand.text[from..to].to_owned(), set.strand.proper(from))
    })
    .collect()
}

fn shown(block: Block, lang: Lang, columns: u16) -> Vec<String> {
    rows(&galley(block, lang, columns)).into_iter().map(|(row, _)| row).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn signs_keep_to_the_measure_and_to_kinsoku_and_are_no_text(
        text in "[水渠桥街]{1,4}([水渠桥街]{0,6}[，。、”》]?[《“]?(GDP|5G)?){1,14}[水渠]",
        at in prop::collection::vec(any::<prop::sample::Index>(), 0..5),
        truncated in any::<bool>(), half in 6u16..40,
    ) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let mut doubts: Vec<usize> = at.iter().map(|index| places[index.index(places.len())]).collect();
        doubts.sort_unstable();
        doubts.dedup();
        let columns = 2 * half;
        let mut galley = galley(marked(&text, &doubts, truncated), Lang::Zh, columns);
        let mut seen = 0;
        for line in galley.lines(galley.start(), 500) {
            let Some(set) = line.text.filter(|_| line.cursor.slug == 1) else { continue };
            let row = &set.strand.text[set.row.start as usize..set.row.end as usize];
            prop_assert_eq!(set.strand.running(), &*text);
            let gutter = if set.row.hangs { 2 } else { 0 };
            prop_assert!(set.row.indent + set.row.cols <= columns + gutter, "{:?}", row);
            let begins = row.trim_start_matches(DOUBTFUL);
            prop_assert!(!begins.starts_with(['，', '。', '、', '”', '》', '〕']), "{:?}", row);
            let ends = row.trim_end_matches(DOUBTFUL);
            prop_assert!(!ends.ends_with(['《', '“', '〔']), "{:?}", row);
            seen += row.matches(DOUBTFUL).count();
        }
        prop_assert_eq!(seen, doubts.len());
        for place in places {
            let place = Place { block: 0, byte: place };
            let cursor = galley.cursor(place);
            let back = galley.place(cursor);
            prop_assert!(back.byte <= place.byte, "{back:?} for {place:?}");
        }
    }
}

#[test]
fn a_missing_end_is_said_in_the_language_of_the_article() {
    let cut = |lang| shown(marked("x", &[], true), lang, 40).concat();
    assert_eq!(cut(Lang::Zh), "x〔下缺〕");
    assert_eq!(cut(Lang::Ja), "x〔以下欠落〕");
    assert_eq!(cut(Lang::Ko), "x [이하 누락]");
    assert_eq!(cut(Lang::En), "x [end missing]");
}

#[test]
fn a_doubt_at_the_beginning_stands_in_the_indent() {
    let sound = galley(marked("新渠通水", &[], false), Lang::Zh, 40);
    let doubtful = galley(marked("新渠通水", &[0], false), Lang::Zh, 40);
    let column = |galley: &Galley, text: &str| {
        let lines = galley.lines(galley.start(), 9);
        let set = lines.iter().find_map(|line| line.text.as_ref()).unwrap();
        let piece = &set.pieces()[0];
        let before = set.strand.text[piece.range.clone()].find(text).unwrap();
        piece.column + Widths::default().text(&set.strand.text[..before]) as u16
    };
    assert_eq!(column(&sound, "新"), 4);
    assert_eq!(column(&doubtful, "新"), 4, "the text stands where it would without the sign");
    assert_eq!(column(&doubtful, "¦"), 3);
}

#[test]
fn a_join_inside_a_word_does_not_let_the_word_break() {
    let rows = shown(marked("the ferry runs", &["the fe".len()], false), Lang::En, 8);
    assert_eq!(rows, ["the", "fe¦rry", "runs"]);
}

#[test]
fn a_join_between_words_stands_with_the_second() {
    let rows = shown(marked("the ferry runs", &["the ".len()], false), Lang::En, 8);
    assert_eq!(rows, ["the", "¦ferry", "runs"]);
}

/// An application that reads one article, which was recovered with doubts.
fn reading() -> App {
    let mut edition = Edition::default();
    edition.paper.title = Clean::line("河口晚报");
    edition.paper.lang = newsprint::model::LangTag::new("zh");
    edition.sections.push(Section::default());
    let mut article = Article::new(ArticleId::new("a"));
    article.push_head(HeadRole::Headline, Clean::line("老街的灯又亮了"));
    edition.articles.push(article);
    let mut app = App::new(Settings::default(), vec!["mono".to_owned()], (60, 14));
    let opened = Msg::Opened { shelf: 0, edition: Arc::new(edition), fault: None, more: false };
    assert!(app.update(opened).contains(&Effect::Body(0)));
    let text = "一百二十盏路灯全部修好，重新亮了起来。";
    let body = Body::set(vec![marked(text, &["一百二十盏路灯".len()], true)]);
    let _ = app.update(Msg::Body(0, body));
    let _ = app.update(Msg::Do(Action::PaneRight));
    app
}

fn screen(app: &App) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, app.size.0, app.size.1));
    let (theme, keymap) = (Theme::shipped("mono").unwrap(), Keymap::default());
    let dress =
        ViewContext { theme: &theme, keymap: &keymap, words: newsprint::words::of("zh").unwrap() };
    let _ = view::draw(app, &dress, &mut buffer);
    let rows = buffer.content.chunks(app.size.0.into());
    let text = |row: &[ratatui::buffer::Cell]| {
        row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>()
    };
    rows.map(text).map(|row| row.replace(' ', "")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_status_line_says_what_the_sign_means_and_which_keys_help() {
    let mut app = reading();
    app.size = (100, 14);
    let _ = app.update(Msg::Resize(100, 14));
    let screen = screen(&app);
    assert!(screen.contains("一百二十盏路灯¦全部修好"), "{screen}");
    assert!(screen.contains("〔下缺〕"), "{screen}");
    let status = screen.lines().last().unwrap();
    assert!(status.contains("¦此处拼接存疑") && !status.contains('%'), "{status}");
    assert!(status.contains("d原版"), "{status}");
}

#[test]
fn how_sure_a_join_is_stands_where_it_can_be_mended() {
    let mut app = reading();
    let _ = app.update(Msg::Resize(100, 14));
    let _ = app.update(Msg::Do(Action::Correct));
    let screen = screen(&app);
    assert!(screen.lines().last().unwrap().contains("¦此处拼接存疑，把握约55%"), "{screen}");
}

#[test]
fn signs_are_neither_copied_nor_found_and_a_match_runs_over_them() {
    let mut app = reading();
    let _ = app.update(Msg::Do(Action::PaneRight));
    let copied = app.update(Msg::Do(Action::Copy));
    let Some(Effect::Copy(text)) = copied.first() else { panic!("{copied:?}") };
    assert!(text.contains("一百二十盏路灯全部修好，重新亮了起来。\n"), "{text}");
    let mut search = |needle: &str| {
        let _ = app.update(Msg::Do(Action::Search));
        let _ = app.update(Msg::Type(Edit::Insert(needle.to_owned())));
        let _ = app.update(Msg::Type(Edit::Submit));
        let text = app.reader.as_ref().unwrap().text.as_ref().unwrap();
        text.search.as_ref().and_then(|search| search.count)
    };
    assert_eq!(search("路灯全部"), Some((1, 1)));
    assert_eq!(search("¦"), None);
    assert_eq!(search("下缺"), None);
    let _ = app.update(Msg::Do(Action::Bookmark));
    let text = app.reader.as_ref().unwrap().text.as_ref().unwrap();
    assert_eq!(text.galley().body().text(0), "一百二十盏路灯全部修好，重新亮了起来。");
}
