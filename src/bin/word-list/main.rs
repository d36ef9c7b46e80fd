//! Makes the lists of words that headlines are broken by
//! (`words.rs` and `pairs.rs` in `src/layout/headline` tell their form), and those
//! that the scripts of Chinese differ in.
//!
//! ```text
//! word-list zh dict.txt       > src/layout/headline/zh.words
//! word-list pairs dict.txt    > src/layout/headline/zh.pairs
//! word-list ja naist-jdic.csv > src/layout/headline/ja.words
//! word-list traditional FOLDER > src/model/han_script/traditional.txt
//! word-list simplified FOLDER  > src/model/han_script/simplified.txt
//! ```
//!
//! `dict.txt` is that of the `PyPI` package jieba 0.42 (MIT): word, how often it
//! was counted, class. `naist-jdic.csv` is that of Debian's
//! `mecab-naist-jdic-eucjp` 0.6.3 (BSD-3-Clause), in EUC-JP: a form of a word, two
//! numbers, its cost, its class. `FOLDER` has the dictionaries of `OpenCC` 1.2 as text
//! (Apache-2.0), as they are in the crate ferrous-opencc 0.4.0.
//!
//! Run it with `cargo run --release --features training --bin word-list`.

mod scripts;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

/// Words with their costs in bits: the logarithm of one in how many.
type Costs = BTreeMap<Vec<u16>, f64>;

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let list = match args.as_slice() {
        ["zh", file] => packed(&chinese(&fs::read_to_string(file)?)?),
        ["pairs", file] => pairs(&fs::read_to_string(file)?)?,
        ["ja", file] => packed(&japanese(&encoding_rs::EUC_JP.decode(&fs::read(file)?).0)?),
        [script @ ("traditional" | "simplified"), folder] => {
            scripts::list(script, Path::new(folder))?
        }
        _ => bail!(
            "usage: word-list zh|pairs|ja FILE, or traditional|simplified FOLDER; the source's header says more"
        ),
    };
    std::io::stdout().write_all(&list)?;
    Ok(())
}

/// Chinese words are listed that were counted so often ...
const SEEN: f64 = 50.0;
/// ... and sayings, which are seldom, and sad to see parted.
const SEEN_SAYING: f64 = 10.0;

/// Words of at most five han. How seldom a word is, is its cost.
fn chinese(dict: &str) -> Result<Costs> {
    let mut seen = Vec::new();
    for line in dict.lines() {
        let mut fields = line.split(' ');
        let (word, count) = fields.next().zip(fields.next()).context("word and count")?;
        let least = if fields.next() == Some("i") { SEEN_SAYING } else { SEEN };
        seen.push((word, count.parse::<f64>()?, least));
    }
    let all: f64 = seen.iter().map(|(_, count, _)| count).sum();
    let listed = |(word, count, least): &(&str, f64, f64)| {
        word.chars().all(is_han) && word.chars().count() <= 5 && count >= least
    };
    let cost =
        |(word, count, _): (&str, f64, f64)| (word.encode_utf16().collect(), (all / count).log2());
    Ok(seen.into_iter().filter(listed).map(cost).collect())
}

/// Bits of the filter: eight for a pair, so that one in forty others seems to
/// be in it, too.
const PAIR_BITS: u32 = 1 << 18;

/// Entries of the dictionary that are not listed, and are two words that are.
fn pairs(dict: &str) -> Result<Vec<u8>> {
    let listed = chinese(dict)?;
    let mut filter = vec![0_u8; PAIR_BITS as usize / 8];
    for line in dict.lines() {
        let word: Vec<u16> = line.split(' ').next().unwrap_or_default().encode_utf16().collect();
        let is_pair = |at: usize| {
            let (first, second) = word.split_at(at);
            listed.contains_key(first) && listed.contains_key(second)
        };
        let fits = (4..=6).contains(&word.len()) && !listed.contains_key(&word);
        if fits && (2..word.len() - 1).any(is_pair) {
            for bit in bits_of(&word) {
                filter[bit as usize / 8] |= 1 << (bit % 8);
            }
        }
    }
    Ok(filter)
}

/// The four bits of a pair, as `pairs.rs` reads them.
fn bits_of(pair: &[u16]) -> [u32; 4] {
    let mix = |hash: u64, &unit: &u16| (hash ^ u64::from(unit)).wrapping_mul(0x0100_0000_01B3);
    let hash = pair.iter().fold(0xCBF2_9CE4_8422_2325, mix);
    let (one, other) = (hash as u32, (hash >> 32) as u32);
    [0, 1, 2, 3].map(|nth: u32| one.wrapping_add(nth.wrapping_mul(other)) % PAIR_BITS)
}

/// `MeCab`'s costs are logarithms of how seldom a word is among those of its
/// class, ×700; this many are a bit.
const COST_OF_BIT: f64 = 485.0;
/// What the class itself is worth.
const CLASS: f64 = 3.0;
/// Dearer words are not listed: this is the cost of those that were in the
/// dictionary, but never seen in a text.
const DEAREST: f64 = 4975.0;

/// Stems that begin with a kanji, without the kana at their end: no line
/// begins there anyway.
fn japanese(csv: &str) -> Result<Costs> {
    let mut costs = Costs::new();
    for line in csv.lines() {
        let fields: Vec<&str> = line.split(',').collect();
        let [form, _, _, cost, ..] = fields.as_slice() else { bail!("no cost: {line}") };
        let stem = form.trim_end_matches(is_hiragana);
        let (length, cost) = (stem.chars().count(), cost.parse::<f64>()?);
        let listed = length == 1 || (length <= 5 && cost <= DEAREST);
        let fits = stem.chars().all(|c| is_han(c) || is_hiragana(c));
        if !listed || !fits || !stem.starts_with(is_han) {
            continue;
        }
        let bits = cost / COST_OF_BIT + CLASS;
        let least = costs.entry(stem.encode_utf16().collect()).or_insert(bits);
        *least = least.min(bits);
    }
    Ok(costs)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '々')
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}')
}

/// The list in the form that the program reads.
fn packed(costs: &Costs) -> Vec<u8> {
    let class = |bits: f64| (bits.round() as i32 - 6).clamp(0, 15).unsigned_abs() as u8;
    let mut firsts: BTreeMap<u16, Vec<(&[u16], u8)>> = BTreeMap::new();
    let mut alone: BTreeMap<u16, u8> = BTreeMap::new();
    for (word, &bits) in costs {
        match word.as_slice() {
            [one] => {
                alone.insert(*one, class(bits));
                firsts.entry(*one).or_default();
            }
            [first, rest @ ..] => firsts.entry(*first).or_default().push((rest, class(bits))),
            [] => {}
        }
    }
    let (mut index, mut words) = (Vec::new(), Vec::new());
    for (first, rests) in firsts {
        index.extend(first.to_le_bytes());
        index.push(alone.get(&first).copied().unwrap_or(15));
        index.extend(&(words.len() as u32).to_le_bytes()[..3]);
        let mut before: &[u16] = &[];
        for (rest, class) in rests {
            let shared = before.iter().zip(rest).take_while(|(a, b)| a == b).count().min(3);
            words.push(shared as u8 | (rest.len() as u8 - 1) << 2 | class << 4);
            words.extend(rest[shared..].iter().flat_map(|unit| unit.to_le_bytes()));
            before = rest;
        }
    }
    let count = (index.len() / 6) as u16;
    [count.to_le_bytes().as_slice(), &index, &words].concat()
}
