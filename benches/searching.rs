//! A search over many editions: the first hits with their lines, and all counted
//! with their facets. Beside `rg`, which reads the same files anew for each query,
//! and beside the statement that newsboat searches its articles with (`LIKE` over
//! title and text), on the same text in `SQLite`.
//!
//! `NEWSPRINT_BENCH_EDITIONS` says how many editions of a hundred articles there
//! are: 1,000 are 230 MB of text.

#![allow(clippy::expect_used, reason = "a bench that cannot be set up has nothing to measure")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use divan::{Bencher, black_box};
use jiff::Span;
use jiff::civil::{Date, date};
use newsprint::search::{HitOrder, Query};
use newsprint::shell::search::{Asker, IndexFiller, SearchPlaces};
use rusqlite::Connection;
use tempfile::TempDir;

fn main() {
    if Command::new("rg").arg("--version").output().is_err() {
        println!("rg is not on PATH: the peer is skipped");
    }
    divan::main();
}

const EDITIONS: usize = 200;
const ARTICLES: usize = 100;
/// Bytes of an article.
const SIZE: usize = 2_300;
/// The made-up language has two to the power of so many words. As in any, of those
/// twice as rare there are twice as many (Zipf).
const OCTAVES: usize = 14;
/// Hits of a screen or two.
const HITS: usize = 20;

/// Kinds of queries, by how many articles have them.
const KINDS: [&str; 5] = ["one letter", "frequent word", "word", "phrase", "rare phrase"];

/// A small generator of numbers (a linear congruence), so that every run
/// searches the same text.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    /// A word by its rank: small ranks are frequent.
    fn rank(&mut self) -> usize {
        let octave = 1 << self.below(OCTAVES);
        octave + self.below(octave)
    }
}

/// One to three han.
fn word(rank: usize) -> String {
    let mut seeded = Seeded(rank as u64 + 1);
    let letters = if rank < 100 { 1 } else { 2 + seeded.below(2) };
    // Two thousand letters make up nearly all of a newspaper.
    let letter = |_| char::from_u32(0x4E00 + seeded.below(2_000) as u32).unwrap_or('一');
    (0..letters).map(letter).collect()
}

fn body(seeded: &mut Seeded, words: &[String]) -> String {
    let (mut text, mut line) = (String::with_capacity(SIZE + 400), 0);
    while text.len() < SIZE {
        text.push_str(&words[seeded.rank()]);
        line += 1;
        match line % 60 {
            0 => text.push_str("。\n\n"),
            at if at % 8 == 0 => text.push('，'),
            _ => {}
        }
    }
    text.push_str("。\n\n");
    text
}

/// What is searched, and by what.
struct Archive {
    places: SearchPlaces,
    /// The same text as newsboat keeps it.
    items: PathBuf,
    /// A query of each kind.
    queries: Vec<String>,
    _folder: TempDir,
}

fn archive() -> &'static Archive {
    static ARCHIVE: OnceLock<Archive> = OnceLock::new();
    ARCHIVE.get_or_init(|| made().expect("an archive"))
}

fn made() -> Result<Archive, Box<dyn std::error::Error>> {
    let folder = TempDir::new()?;
    let editions = std::env::var("NEWSPRINT_BENCH_EDITIONS");
    let editions = editions.ok().and_then(|n| n.parse().ok()).unwrap_or(EDITIONS);
    let words: Vec<String> = (0..1 << OCTAVES).map(word).collect();
    let items = folder.path().join("items.db");
    let mut conn = Connection::open(&items)?;
    conn.execute_batch(
        "CREATE TABLE item (id INTEGER PRIMARY KEY, title TEXT, day TEXT, content TEXT)",
    )?;
    let library = folder.path().join("library");
    let mut seeded = Seeded(1);
    let mut phrase = String::new();
    for edition in 0..editions {
        let day = date(2026, 11, 1).saturating_sub(Span::new().days(i32::try_from(edition / 4)?));
        let paper = format!("河口{}报", ["日", "晨", "晚", "周"][edition % 4]);
        let at = library.join(&paper).join(day.to_string());
        fs::create_dir_all(at.join("pages"))?;
        let mut page = String::new();
        let change = conn.transaction()?;
        for _ in 0..ARTICLES {
            let title = words[seeded.rank()].clone() + &words[seeded.rank()];
            let text = body(&mut seeded, &words);
            let of_phrase = text.chars().filter(|c| c.is_alphanumeric()).skip(200).take(6);
            phrase = of_phrase.collect();
            let _ = write!(page, "# {title}\n\n{text}");
            change.execute(
                "INSERT INTO item (title, day, content) VALUES (?1, ?2, ?3)",
                [title, day.to_string(), text],
            )?;
        }
        change.commit()?;
        fs::write(at.join("pages/1.md"), page)?;
        fs::write(at.join("edition.toml"), manifest(&paper, day))?;
    }
    let places =
        SearchPlaces { library: Some(library), cache: folder.path().join("cache"), samples: false };
    IndexFiller::new(&places, &mut |_, _| true).fill().expect("an index");
    let queries = vec![
        words[3].clone(),
        words[120].clone(),
        words[2_000].clone(),
        words[150].clone() + &words[5] + &words[7],
        phrase,
    ];
    Ok(Archive { places, items, queries, _folder: folder })
}

fn manifest(paper: &str, day: Date) -> String {
    format!(
        "format = 1\ndate = \"{day}\"\n[paper]\ntitle = \"{paper}\"\nlang = \"zh\"\n\
         [[page]]\nid = \"A1\"\nname = \"要闻\"\nfile = \"pages/1.md\"\n"
    )
}

fn query(kind: &str) -> &'static str {
    let at = KINDS.iter().position(|one| *one == kind).unwrap_or_default();
    &archive().queries[at]
}

fn asker() -> Asker {
    let mut step = |_, _| true;
    let filled = IndexFiller::new(&archive().places, &mut step).fill();
    let (index, _) = filled.expect("an index");
    Asker::new(index, &archive().places, None).expect("an index that can be read")
}

/// What stands on the screen after a key.
#[divan::bench(args = KINDS)]
fn first_hits(bencher: Bencher<'_, '_>, kind: &str) {
    let query = Query::parse(query(kind), Date::MIN).expect("a query");
    let mut asker = asker();
    bencher.bench_local(|| {
        let mut hunt = asker.hunt(&query, HitOrder::Rank).expect("an answer");
        let _ = asker.pursue(&mut hunt, &|found| found < HITS).expect("an answer");
        black_box(asker.hits(&query, hunt.first(HITS)).expect("hits"))
    });
}

/// And what stands beside it.
#[divan::bench(args = KINDS)]
fn all_counted_with_facets(bencher: Bencher<'_, '_>, kind: &str) {
    let query = Query::parse(query(kind), Date::MIN).expect("a query");
    let mut asker = asker();
    bencher.bench_local(|| black_box(asker.answer(&query, HitOrder::Rank, &|| true)));
}

#[divan::bench(args = KINDS)]
fn peer_rg(bencher: Bencher<'_, '_>, kind: &str) {
    let rg = |library: &Path| {
        let mut rg = Command::new("rg");
        rg.args(["--fixed-strings", "--files-with-matches", query(kind)]).arg(library);
        rg.stdout(Stdio::null()).status()
    };
    let library = archive().places.library.clone().unwrap_or_default();
    if rg(&library).is_ok() {
        bencher.bench_local(|| black_box(rg(&library)));
    }
}

#[divan::bench(args = KINDS)]
fn peer_like_statement_of_newsboat(bencher: Bencher<'_, '_>, kind: &str) {
    let conn = Connection::open(&archive().items).expect("the items");
    let like = format!("%{}%", query(kind));
    let mut statement = conn
        .prepare(
            "SELECT id, title, day, length(content) FROM item \
             WHERE title LIKE ?1 OR content LIKE ?1 ORDER BY day DESC, id DESC",
        )
        .expect("a statement");
    bencher.bench_local(|| {
        let rows = statement.query_map([&like], |row| row.get::<_, i64>(0)).expect("rows");
        black_box(rows.count())
    });
}
