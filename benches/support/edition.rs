//! Makes a large edition and measures how fast it opens:
//! `cargo run --release --example large-edition [FOLDER]`. The folder, which
//! must not exist, keeps the edition; without one it goes to the temporary
//! folder and is removed.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use newsprint::input::Hint;
use newsprint::loader::native::index;
use newsprint::model::Finder;
use newsprint::shell::editions::{OpenEdition, open};

const SENTENCES: [&str; 6] = [
    "清晨，第一股水流过新渠的闸口。",
    "守闸人老赵看了看表，六点零三分，比预定的时间早了二十分钟。",
    "“水来了！”岸上的人喊了起来，声音一直传到下游的三个村子。",
    "这条渠长四十二公里，穿过两座山，修了整整三年——比计划少用一年。",
    "老街的灯又亮了，书店的门口排起了队，队伍里有老人，也有孩子。",
    "记者沿着河岸走了一天，看见的每一块田都已经灌上了水。",
];

/// A body of about `bytes`, in paragraphs of about 500.
fn body(seed: usize, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 600);
    let mut state = seed as u64 + 1;
    while text.len() < bytes {
        for _ in 0..7 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            text.push_str(SENTENCES[(state >> 33) as usize % SENTENCES.len()]);
        }
        text.push_str("\n\n");
    }
    text
}

/// `pages` files of `articles` articles of about `bytes` each.
fn make(folder: &Path, pages: usize, articles: usize, bytes: usize) -> std::io::Result<()> {
    fs::create_dir_all(folder.join("pages"))?;
    let mut toml =
        "format = 1\ndate = \"2026-11-22\"\n[paper]\ntitle = \"河口日报\"\nlang = \"zh\"\n"
            .to_owned();
    for page in 0..pages {
        let _ = write!(
            toml,
            "[[page]]\nid = \"{page:03}\"\nname = \"第{page}版\"\nfile = \"pages/{page:03}.md\"\n"
        );
        let mut text = String::new();
        for article in 0..articles {
            let number = page * articles + article;
            let _ = write!(text, "# 新渠通水 下游三县用水有了保障（{number}）\nby: 王小河\n\n");
            text.push_str(&body(number, bytes));
        }
        fs::write(folder.join(format!("pages/{page:03}.md")), text)?;
    }
    fs::write(folder.join("edition.toml"), toml)
}

/// The median of five runs.
fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[2]
}

fn measure(name: &str, folder: &Path, cache: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let opened = |cache: Option<&Path>| open(folder, &Hint::default(), cache);
    let edition: OpenEdition = opened(Some(cache)).map_err(|error| format!("{error:?}"))?;
    println!("{name}: {} articles", edition.edition().articles.len());
    println!("  open without index  {:?}", median(|| drop(opened(None))));
    println!("  open with index     {:?}", median(|| drop(opened(Some(cache)))));
    if let Some(Ok(slot)) = fs::read_dir(cache.join("editions"))?.next() {
        let bytes = fs::read(slot.path())?;
        let decode = median(|| assert!(index::decode(&bytes).is_some()));
        println!("  decode {} KB         {decode:?}", bytes.len() >> 10);
    }
    println!("  body of an article  {:?}", median(|| drop(edition.body(0))));
    println!(
        "  and its first chunk {:?}",
        median(|| drop(edition.body(0).map(|body| body.text(0))))
    );
    let body = edition.body(0).map_err(|error| format!("{error:?}"))?;
    let absent = Finder::new("查无此词");
    println!(
        "  an absent word      {:?}",
        median(|| assert!(body.find(&absent, (0, 0), true).is_none()))
    );
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let kept = std::env::args_os().nth(1).map(PathBuf::from);
    let root = kept.clone().unwrap_or_else(|| std::env::temp_dir().join("newsprint-large-edition"));
    for (name, pages, articles, bytes) in
        [("e2000", 20, 100, 10_300), ("e10000", 100, 100, 4_000), ("a10m", 1, 1, 10 << 20)]
    {
        make(&root.join(name), pages, articles, bytes)?;
        measure(name, &root.join(name), &root.join(name).join("cache"))?;
    }
    if kept.is_none() {
        fs::remove_dir_all(&root)?;
    }
    Ok(())
}
