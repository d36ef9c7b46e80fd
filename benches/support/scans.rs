//! Makes the scanned pages of an edition, as OCR gives them, and measures how
//! fast they become one: `cargo run --release --example page-set [FOLDER]`.
//! The folder keeps the pages; without one they go to the temporary folder and
//! are removed.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use newsprint::input::Hint;
use newsprint::loader::native::pack;
use newsprint::recovery::pages::{PageOverrides, editions, join};
use newsprint::shell::editions::{key_of, pages_in, read_pages};
use newsprint::store::Library;

const PAGES: usize = 32;
/// Articles of a page; each has a headline, a byline and four pieces.
const ARTICLES: usize = 10;

const SENTENCES: [&str; 6] = [
    "清晨,第一股水流过新渠的闸口。",
    "守闸人老赵看了看表,六点零三分,比预定的时间早了二十分钟。",
    "\"水来了!\"岸上的人喊了起来,声音一直传到下游的三个村子。",
    "这条渠长四十二公里,穿过两座山,修了整整三年,比计划少用一年。",
    "老街的灯又亮了,书店的门口排起了队,队伍里有老人,也有孩子。",
    "记者沿着河岸走了一天,看见的每一块田都已经灌上了水。",
];

struct Seed(u64);

impl Seed {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % below
    }

    fn sentences(&mut self, count: usize) -> String {
        (0..count).map(|_| SENTENCES[self.next(SENTENCES.len())]).collect()
    }
}

/// A page whose last article goes on on the next, and whose first came from
/// the one before.
fn page(number: usize, seed: &mut Seed) -> String {
    let mut text = format!("河口日报 2026年11月22日 星期日 第{number}版\n\n");
    if number > 1 {
        let rest = seed.sentences(4);
        let _ = write!(text, "(上接第{}版)二十分钟。{rest}\n\n", number - 1);
    }
    for article in 0..ARTICLES {
        let _ = write!(text, "第 {number} 座 桥 的 第 {article} 个 早 晨\n\n");
        for piece in 0..4 {
            let lede = if piece == 0 { "本报讯 " } else { "" };
            let _ = write!(text, "{lede}{}\n\n", seed.sentences(5));
        }
        if article + 1 < ARTICLES {
            text.push_str("(王小河)\n\n");
        } else if number < PAGES {
            let _ = write!(text, "守闸人说比预定的时间早了(下转第{}版)\n\n", number + 1);
        }
    }
    text
}

fn measure(folder: &Path, library: PathBuf) -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let paths = pages_in(folder).map_err(debug)?;
    let read = read_pages(&paths, &Hint::default(), &|_| ());
    let read: Vec<_> = read.into_iter().collect::<Result<_, _>>().map_err(debug)?;
    println!("{} pages read           {:?}", read.len(), start.elapsed());
    let library = Library::new(library);
    for pages in editions(read) {
        let scans: Vec<Arc<[u8]>> = pages.iter().map(|page| Arc::clone(&page.bytes)).collect();
        let loaded = join(pages, &PageOverrides::default());
        println!("joined, {} articles    {:?}", loaded.edition.articles.len(), start.elapsed());
        let files = pack(&loaded, &scans).map_err(debug)?;
        println!("written to memory      {:?}", start.elapsed());
        library.put(&loaded.edition, &files, true, key_of).map_err(debug)?;
        println!("in the library, synced {:?}", start.elapsed());
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let kept = std::env::args_os().nth(1).map(PathBuf::from);
    let root = kept.clone().unwrap_or_else(|| std::env::temp_dir().join("newsprint-page-set"));
    let scans = root.join("scans");
    fs::create_dir_all(&scans)?;
    let mut seed = Seed(7);
    for number in 1..=PAGES {
        fs::write(scans.join(format!("{number}.txt")), page(number, &mut seed))?;
    }
    measure(&scans, root.join("library"))?;
    if kept.is_none() {
        fs::remove_dir_all(&root)?;
    }
    Ok(())
}

/// An error as who measures reads it.
fn debug(error: impl std::fmt::Debug) -> String {
    format!("{error:?}")
}
