//! What a reader of 5,000 editions waits for: a key on the newsstand, in a
//! calendar, a letter of the filter; each beside the naive way, which makes
//! all rows for every frame and folds every headline at every letter.

use divan::{Bencher, black_box};
use jiff::civil::date;
use newsprint::app::{Action, App, Edit, Msg, Settings, ShelfContents, ShelfEntry};
use newsprint::config::Theme;
use newsprint::keymap::Keymap;
use newsprint::model::{Clean, Edition, EditionKey};
use newsprint::view::{self, ViewContext};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

const PAPERS: usize = 20;
const EDITIONS: usize = 5_000;
const SIZE: (u16, u16) = (100, 30);
const HEADLINES: [&str; 5] = [
    "新渠通水　下游三县用水有了保障",
    "老街的灯又亮了",
    "The Ferry runs again across the bar",
    "第三小学有了自己的天文台",
    "码头大钟停在三点一刻",
];

/// 250 days of 20 papers, five sections of twelve headlines each.
fn shelf() -> Vec<ShelfEntry> {
    let entry = |number: usize| {
        let days = i64::try_from(number / PAPERS).unwrap_or_default();
        let mut edition = Edition {
            date: date(2026, 1, 1).checked_add(jiff::Span::new().days(days)).ok(),
            ..Edition::default()
        };
        edition.paper.title = Clean::line(&format!("河口{:02}报", number % PAPERS));
        edition.paper.lang = newsprint::model::LangTag::new("zh");
        let mut entry = ShelfEntry::of(&edition);
        entry.key = EditionKey::new(&format!("{number}"));
        entry.articles = 60;
        let title = |n: usize| Clean::line(&format!("{}（{}）", HEADLINES[n % 5], number + n));
        let section = |s: usize| (Clean::line("要闻"), (s * 12..s * 12 + 12).map(title).collect());
        let headlines = (0..5).map(section).collect::<Vec<_>>().into();
        entry.contents = Some(Box::new(ShelfContents::new(None, headlines, true)));
        entry
    };
    (0..EDITIONS).map(entry).collect()
}

fn app() -> App {
    let mut app = App::new(Settings::default(), Vec::new(), SIZE);
    let shelf = shelf();
    for entry in &shelf {
        let _ = entry.findable();
    }
    take(&mut app, Msg::Shelf(shelf));
    app
}

fn take(app: &mut App, msg: Msg) {
    let _ = app.update(msg);
}

fn type_in(app: &mut App, text: &str) {
    take(app, Msg::Type(Edit::Insert(text.to_owned())));
}

/// Keys pressed in turn, each until its frame.
fn key_to_frame(bencher: Bencher<'_, '_>, app: &mut App, keys: &[fn() -> Msg]) {
    let (theme, keymap) = (Theme::default(), Keymap::default());
    let dress = ViewContext { theme: &theme, keymap: &keymap, words: newsprint::words::DEFAULT };
    let mut cells = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    let mut turn = 0;
    bencher.bench_local(|| {
        take(app, keys[turn % keys.len()]());
        turn += 1;
        cells.reset();
        black_box(view::draw(app, &dress, &mut cells));
    });
}

#[divan::bench]
fn move_among_20_papers(bencher: Bencher<'_, '_>) {
    key_to_frame(bencher, &mut app(), &[|| Msg::Do(Action::Down), || Msg::Do(Action::Up)]);
}

#[divan::bench]
fn move_in_the_middle_of_5000_rows(bencher: Bencher<'_, '_>) {
    let mut app = app();
    take(&mut app, Msg::Do(Action::Search));
    type_in(&mut app, "河口");
    take(&mut app, Msg::Type(Edit::Submit));
    for _ in 0..400 {
        take(&mut app, Msg::Do(Action::PageDown));
    }
    key_to_frame(bencher, &mut app, &[|| Msg::Do(Action::Down), || Msg::Do(Action::Up)]);
}

#[divan::bench]
fn leaf_through_a_calendar(bencher: Bencher<'_, '_>) {
    let mut app = app();
    take(&mut app, Msg::Do(Action::Calendar));
    let keys: [fn() -> Msg; 4] = [
        || Msg::Do(Action::PageUp),
        || Msg::Do(Action::Up),
        || Msg::Do(Action::PaneLeft),
        || Msg::Do(Action::Bottom),
    ];
    key_to_frame(bencher, &mut app, &keys);
}

/// A letter that narrows what is found, and its undoing, which does not.
#[divan::bench]
fn a_letter_of_the_filter_and_back(bencher: Bencher<'_, '_>) {
    let mut app = app();
    take(&mut app, Msg::Do(Action::Search));
    type_in(&mut app, "ferr");
    let keys: [fn() -> Msg; 2] =
        [|| Msg::Type(Edit::Insert("y".to_owned())), || Msg::Type(Edit::Backspace)];
    key_to_frame(bencher, &mut app, &keys);
}

/// Behind the first frame, in the background.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn make_all_findable(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(shelf).bench_local_refs(|shelf| {
        black_box(shelf.iter().map(|entry| entry.findable().map_or(0, str::len)).sum::<usize>())
    });
}

#[divan::bench]
fn naive_letter_every_headline_folded(bencher: Bencher<'_, '_>) {
    let shelf = shelf();
    let holds = |text: &str| text.to_lowercase().contains("gull");
    bencher.bench_local(|| {
        let found = shelf.iter().filter(|entry| {
            holds(&entry.title)
                || entry.date.is_some_and(|date| holds(&date.to_string()))
                || entry.whole().is_some_and(|it| it.headlines.headlines().any(holds))
        });
        black_box(found.count())
    });
}

#[divan::bench]
fn naive_frame_all_rows_made(bencher: Bencher<'_, '_>) {
    let shelf = shelf();
    bencher.bench_local(|| {
        let row = |entry: &ShelfEntry| {
            let date = entry.date.map(|date| date.to_string()).unwrap_or_default();
            let lead = entry
                .whole()
                .and_then(ShelfContents::lead)
                .map(ToString::to_string)
                .unwrap_or_default();
            [format!("{} {}/{}", entry.title, entry.read, entry.articles), date, lead]
        };
        black_box(shelf.iter().map(row).collect::<Vec<_>>().len())
    });
}
