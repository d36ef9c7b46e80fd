//! What a morning's fetch takes, beside `curl --parallel` that asks the same
//! server for the same addresses and keeps the files: newsprint also reads
//! them, folds the stories and makes the edition. The server waits before each
//! answer as a network does, or the peers would race its threads.

#![allow(clippy::expect_used, reason = "a bench that cannot be set up has nothing to measure")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use divan::Bencher;
use newsprint::model::Raster;
use newsprint::picture;
use tempfile::TempDir;

#[path = "../tests/it/support/server.rs"]
#[allow(dead_code, clippy::unwrap_used, reason = "the tests' server, which can do more")]
mod server;

use server::{Answer, Server};

fn main() {
    if Command::new("curl").arg("--version").output().is_err() {
        println!("curl is not on PATH: the peer is skipped");
    }
    divan::main();
}

const FEEDS: usize = 8;
const ARTICLES: usize = 20;
/// Requests that are under way at once.
const JOBS: &str = "32";
const LATENCY: Duration = Duration::from_millis(20);

/// The feeds, each article on a page of its own with a picture.
fn paths() -> Vec<String> {
    let articles = (0..FEEDS).flat_map(|f| (0..ARTICLES).map(move |a| format!("/{f}/{a}")));
    let files = articles.flat_map(|at| [format!("{at}.html"), format!("{at}.jpg")]);
    (0..FEEDS).map(|feed| format!("/{feed}/feed.xml")).chain(files).collect()
}

fn start() -> Server {
    let photo = photo();
    Server::start(move |asked| {
        thread::sleep(LATENCY);
        match asked.path.rsplit_once('.') {
            Some((at, "xml")) => Answer::ok(feed(at.trim_end_matches("/feed"))),
            Some((at, "html")) => Answer::ok(page(at)),
            // What stands behind a picture's end makes it another.
            Some((at, "jpg")) => Answer::ok([&photo, at.as_bytes()].concat()),
            // No robots.txt.
            _ => Answer::status(404),
        }
    })
}

fn feed(at: &str) -> String {
    let items: Vec<String> = (0..ARTICLES)
        .map(|n| format!("<item><title>{}</title><link>{at}/{n}.html</link></item>", title(at, n)))
        .collect();
    format!(
        "<rss version='2.0'><channel><title>Paper {at}</title>{}</channel></rss>",
        items.concat()
    )
}

fn title(at: &str, number: impl std::fmt::Display) -> String {
    format!("The ferry of {at} runs with {number} boats")
}

/// Four kilobytes of text, of which no other page has three words running.
fn page(at: &str) -> String {
    let (feed, number) = at.rsplit_once('/').unwrap_or_default();
    let word = |n: usize| format!("w{:x}", spread(at, n));
    let text = |p: usize| (0..60).map(|n| word(p * 60 + n)).collect::<Vec<_>>().join(" ");
    let text: Vec<String> = (0..8).map(|p| format!("<p>{}.</p>", text(p))).collect();
    let text = text.concat();
    let title = title(feed, number);
    format!(
        "<!doctype html><title>{title}</title><article><h1>{title}</h1><img src='{at}.jpg'>\
         {text}</article>"
    )
}

/// A number of a place and a count, spread well.
fn spread(at: &str, count: usize) -> u32 {
    at.bytes().fold(count as u32 + 1, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x9E37_79B1).rotate_left(13)
    })
}

/// A photograph of 40 KB or so.
fn photo() -> Vec<u8> {
    let pixel = |n: usize| [(n % 251) as u8, (n / 640 % 251) as u8, (n % 83) as u8];
    let raster = Raster::new(640, (0..640 * 400).flat_map(pixel).collect());
    raster.and_then(|raster| picture::jpeg(&raster, 60)).unwrap_or_default()
}

/// An empty home whose sources are those of the server.
fn home(server: &Server) -> TempDir {
    let home = tempfile::tempdir().expect("a folder for the bench");
    let sources: Vec<String> = (0..FEEDS)
        .map(|n| {
            format!("[[paper.bench.source]]\nurl = \"{}\"\n", server.url(&format!("/{n}/feed.xml")))
        })
        .collect();
    let text = format!("[paper.bench]\nmanners = \"none\"\n{}", sources.concat());
    fs::write(home.path().join("sources.toml"), text).expect("its sources");
    home
}

#[divan::bench(sample_count = 7, sample_size = 1)]
fn newsprint_fetch(bencher: Bencher<'_, '_>) {
    let server = start();
    bencher.with_inputs(|| home(&server)).bench_local_values(|home| {
        let mut fetch = Command::new(env!("CARGO_BIN_EXE_newsprint"));
        fetch.args(["fetch", "--quiet", "--jobs", JOBS]).env("NEWSPRINT_CONFIG", home.path());
        fetch.env("NEWSPRINT_DATA_DIR", home.path().join("data"));
        fetch.env("NEWSPRINT_CACHE_DIR", home.path().join("cache"));
        run(fetch);
        home
    });
}

#[divan::bench(sample_count = 7, sample_size = 1)]
fn curl_parallel(bencher: Bencher<'_, '_>) {
    if Command::new("curl").arg("--version").output().is_err() {
        return;
    }
    let server = start();
    bencher.with_inputs(|| home(&server)).bench_local_values(|home| {
        let of = |path: &str| {
            let file = home.path().join(path.replace('/', "-"));
            format!("url = \"{}\"\noutput = \"{}\"\n", server.url(path), file.display())
        };
        let list = home.path().join("list");
        fs::write(&list, paths().iter().map(|path| of(path)).collect::<String>()).expect("a list");
        let mut curl = Command::new("curl");
        curl.args(["--silent", "--parallel", "--parallel-max", JOBS, "--config"]).arg(&list);
        run(curl);
        assert!(Path::new(&list).with_file_name("-0-0.jpg").exists());
        home
    });
}

fn run(mut command: Command) {
    let status = command.status().expect("a command that runs");
    assert!(status.success(), "{command:?}: {status}");
}
