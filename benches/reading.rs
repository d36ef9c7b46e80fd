//! What a reader waits for in an article of ten megabytes: the first screen,
//! a page, another width, a word that is not there, and a key to its frame.

use std::fmt::Write as _;
use std::sync::mpsc::channel;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::{Bencher, black_box};
use newsprint::config::Config;
use newsprint::input::{Format, Hint};
use newsprint::keymap::Keymap;
use newsprint::layout::{Galley, Setting, Widths};
use newsprint::model::{Body, Finder, Lang};
use newsprint::shell::Given;
use newsprint::shell::editions::{OpenEdition, open_bytes};
use newsprint::shell::runtime::{Eyes, Heard, Runtime, Session};
use newsprint::shell::stock::Stock;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

/// Bytes of the article.
const SIZE: usize = 10_000_000;
const ROWS: usize = 26;

/// An article of one page file, in paragraphs of some 400 bytes.
fn page() -> Vec<u8> {
    let mut text = String::from("# 一篇很长的文章\nby: 本报记者\n\n");
    let mut number = 0;
    while text.len() < SIZE {
        number += 1;
        let _ = writeln!(
            text,
            "第{number}段。十一月二十一日清晨，第一股水流过新渠的闸口，守闸人看了看表：“六点零三分，\
             比预定的时间早了{}分钟。”下游三县的用水从此有了保障——水费每吨1.5元，比去年低12%。\n",
            number % 60
        );
    }
    text.into_bytes()
}

fn open() -> OpenEdition {
    let hint =
        Hint { name: "long.md".to_owned(), format: Some(Format::Markdown), ..Hint::default() };
    open_bytes(page(), &hint).unwrap_or_else(|error| panic!("{error:?}"))
}

fn body(edition: &OpenEdition) -> Body {
    edition.body(0).unwrap_or_else(|error| panic!("{error:?}"))
}

fn galley(edition: &OpenEdition) -> Galley {
    let article = &edition.edition().articles[0];
    Galley::new(article, body(edition), Setting::of(Lang::Zh, Widths::default()), 60)
}

#[divan::bench]
fn open_and_set_the_first_screen(bencher: Bencher<'_, '_>) {
    let edition = open();
    bencher.bench_local(|| {
        let mut galley = galley(&edition);
        galley.prepare(galley.start(), ROWS);
        black_box(galley.lines(galley.start(), ROWS).len())
    });
}

#[divan::bench]
fn turn_a_page(bencher: Bencher<'_, '_>) {
    let edition = open();
    let mut galley = galley(&edition);
    let mut top = galley.start();
    bencher.bench_local(|| {
        top = galley.step(top, ROWS.cast_signed());
        galley.prepare(top, ROWS);
        black_box(galley.lines(top, ROWS).len())
    });
}

#[divan::bench]
fn take_another_width_in_the_middle(bencher: Bencher<'_, '_>) {
    let edition = open();
    let mut galley = galley(&edition);
    let place = newsprint::model::Place { block: galley.body().chunks() / 2, byte: 0 };
    let mut wide = false;
    bencher.bench_local(|| {
        wide = !wide;
        galley.set_columns(if wide { 80 } else { 40 });
        let top = galley.cursor(place);
        galley.prepare(top, ROWS);
        black_box(galley.lines(top, ROWS).len())
    });
}

#[divan::bench]
fn find_a_word_absent(bencher: Bencher<'_, '_>) {
    let body = body(&open());
    let finder = Finder::new("没有这个词");
    bencher.bench_local(|| black_box(body.find(&finder, (0, 0), true).is_none()));
}

#[divan::bench]
fn key_to_frame(bencher: Bencher<'_, '_>) {
    let stock = Stock::new(None, None).beside_an_edition();
    let session = Session {
        config: Config::default(),
        keymap: Keymap::default(),
        words: newsprint::words::DEFAULT,
        themes: None,
        data: Err("nothing is kept in a benchmark".to_owned()),
        stock,
        open: Some(Given::new("edition", |_| Ok(open()))),
        mistakes: Vec::new(),
        eyes: Eyes::default(),
        sources: None,
        today: None,
        minutes: None,
    };
    let (inbox, _received) = channel::<Heard>();
    let mut runtime = Runtime::new(session, (100, 30), inbox);
    let mut cells = Buffer::empty(Rect::new(0, 0, 100, 30));
    bencher.bench_local(|| {
        runtime.press(KeyEvent::new(KeyCode::Char(' '), KeyModifiers::NONE));
        cells.reset();
        black_box(runtime.draw(&mut cells));
    });
}
