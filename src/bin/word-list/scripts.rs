//! The characters and phrases that the two scripts of Chinese differ in
//! (`src/model/han_script` tells the form of the lists).

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use newsprint::model::simplified;

/// Words in which 著 is no particle; the dictionaries know others.
const WRITTEN: &[&str] = &[
    "土著",
    "原著",
    "編著",
    "論著",
    "譯著",
    "專著",
    "遺著",
    "拙著",
    "新著",
    "卓著",
    "所著",
    "撰著",
    "著有",
    "著譯",
    "代表著作",
];

/// A dictionary: what is written, and how it is written instead.
type Pairs = HashMap<String, String>;

/// What becomes of a text: its longest phrases first, as all of `OpenCC`'s
/// dictionaries are meant.
#[derive(Default)]
struct PhraseTable {
    pairs: Pairs,
    longest: usize,
}

impl PhraseTable {
    fn new(pairs: Pairs) -> Self {
        let longest = pairs.keys().map(|from| from.chars().count()).max().unwrap_or(0);
        Self { pairs, longest }
    }

    fn add(&mut self, from: &str, to: String) {
        self.longest = self.longest.max(from.chars().count());
        self.pairs.insert(from.to_owned(), to);
    }

    fn convert(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(self.longest);
            let ends: Vec<usize> = ends.collect();
            let found =
                ends.iter().rev().find_map(|&end| Some((end, self.pairs.get(&rest[..end])?)));
            let end = match found {
                Some((end, to)) => {
                    out.push_str(to);
                    end
                }
                None => {
                    out.push(first);
                    first.len_utf8()
                }
            };
            rest = &rest[end..];
        }
        out
    }
}

/// The list of a script, from the folder of `OpenCC`'s dictionaries.
pub(crate) fn list(script: &str, folder: &Path) -> Result<Vec<u8>> {
    let read = |names: &[&str]| -> Result<Pairs> {
        let mut all = Pairs::new();
        for name in names {
            all.extend(dictionary(&fs::read_to_string(folder.join(name))?)?);
        }
        Ok(all)
    };
    let (first, then, base): (_, _, fn(char) -> char) = match script {
        "traditional" => {
            (read(&["STPhrases.txt", "STCharacters.txt"])?, read(&["TWVariants.txt"])?, |c| c)
        }
        "simplified" => {
            let mut first = read(&["TWVariantsRevPhrases.txt", "TWVariantsRev.txt"])?;
            first.extend(WRITTEN.iter().map(|&word| (word.to_owned(), word.to_owned())));
            (first, read(&["TSPhrases.txt", "TSCharacters.txt"])?, simplified)
        }
        _ => bail!("no such script: {script}"),
    };
    let written: Vec<String> = first.keys().chain(then.keys()).cloned().collect();
    let (first, then) = (PhraseTable::new(first), PhraseTable::new(then));
    let all = written.into_iter().map(|from| {
        let to = then.convert(&first.convert(&from));
        (from, to)
    });
    let all: Pairs = all.filter(|(from, to)| fits(from, to)).collect();
    let mut needed = needed(&all, base);
    let alone = |c: char| {
        all.get(c.encode_utf8(&mut [0; 4])).cloned().unwrap_or_else(|| base(c).to_string())
    };
    // Where a shorter phrase in it matters, it is written out like that one.
    let (parting, others): (Vec<_>, Vec<_>) = parting(&all, &needed)
        .into_iter()
        .partition(|phrase| phrase.chars().map(alone).collect::<String>() == all[phrase]);
    needed.extend(others.into_iter().map(|phrase| (phrase.clone(), all[&phrase].clone())));
    Ok(lines(&needed, &parting))
}

fn dictionary(text: &str) -> Result<Pairs> {
    let mut pairs = Pairs::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (from, to) = line.split_once('\t').context("a tab")?;
        let to = to.split(' ').next().unwrap_or_default();
        pairs.insert(from.to_owned(), to.to_owned());
    }
    Ok(pairs)
}

/// Whether every character has as many bytes as the one it becomes.
fn fits(from: &str, to: &str) -> bool {
    let lengths = |text: &str| text.chars().map(char::len_utf8).collect::<Vec<_>>();
    lengths(from) == lengths(to)
}

/// Those pairs that the shorter ones and `base` do not already give.
fn needed(all: &Pairs, base: fn(char) -> char) -> BTreeMap<String, String> {
    let mut by_length: Vec<_> = all.iter().collect();
    by_length.sort_by_key(|(from, _)| (from.chars().count(), from.as_str()));
    let mut table = PhraseTable::default();
    let mut needed = BTreeMap::new();
    for (from, to) in by_length {
        let is_character = from.chars().count() == 1;
        let without =
            if is_character { from.chars().map(base).collect() } else { table.convert(from) };
        if is_character || without != *to {
            table.add(from, to.clone());
        }
        if without != *to {
            needed.insert(from.clone(), to.clone());
        }
    }
    needed
}

/// Phrases that are not needed but for their end, where one that is needed
/// might begin: 对面 keeps the 面 of 对面包子铺 from being that of 面包.
fn parting(all: &Pairs, needed: &BTreeMap<String, String>) -> Vec<String> {
    let inside = |text: &str| text.char_indices().skip(1).map(|(at, _)| at).collect::<Vec<_>>();
    let begins = needed.keys().flat_map(|phrase| {
        let ends = inside(phrase);
        ends.into_iter().map(move |end| &phrase[..end])
    });
    let begins: HashSet<&str> = begins.collect();
    let parts = |phrase: &&String| {
        !needed.contains_key(*phrase)
            && inside(phrase).into_iter().any(|at| begins.contains(&phrase[at..]))
    };
    let mut parting: Vec<String> = all.keys().filter(parts).cloned().collect();
    parting.sort();
    parting
}

fn lines(pairs: &BTreeMap<String, String>, parting: &[String]) -> Vec<u8> {
    let pairs = pairs.iter().map(|(from, to)| format!("{from}{to}\n"));
    let parting = parting.iter().map(|phrase| format!("={phrase}\n"));
    pairs.chain(parting).flat_map(String::into_bytes).collect()
}
