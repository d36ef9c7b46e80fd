//! Pages whose articles are known.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use newsprint::recovery::ocr::recover::training::{Lesson, Truth, Weights, blocks};
use serde::Deserialize;

/// A page with its true structure.
#[derive(Debug, Clone)]
pub(crate) struct Gold {
    /// The last two digits of its folder's name.
    pub(crate) number: usize,
    pub(crate) shuffled: bool,
    blocks: Vec<String>,
    truth: HashMap<usize, Truth>,
    goes_on: Vec<(usize, usize)>,
}

#[derive(Deserialize)]
struct GoldFile {
    articles: Vec<GoldArticle>,
    links: Vec<(usize, usize, String)>,
}

#[derive(Deserialize)]
struct GoldArticle {
    blocks: Vec<GoldBlock>,
}

#[derive(Deserialize)]
struct GoldBlock {
    b: usize,
    role: String,
}

/// Reads a page's folder, or all such folders in it, by name.
pub(crate) fn read_all(folder: &Path) -> Result<Vec<Gold>> {
    if folder.join("gold.json").is_file() {
        return Ok(vec![read(folder)?]);
    }
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut folders: Vec<_> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    folders.sort();
    folders.iter().filter(|folder| folder.join("gold.json").is_file()).map(|f| read(f)).collect()
}

fn read(folder: &Path) -> Result<Gold> {
    let text = fs::read_to_string(folder.join("page.txt"))?;
    let json = fs::read_to_string(folder.join("gold.json"))?;
    let file: GoldFile =
        serde_json::from_str(&json).with_context(|| folder.display().to_string())?;
    let mut truth = HashMap::new();
    for (article, gold) in file.articles.iter().enumerate() {
        for (place, block) in gold.blocks.iter().enumerate() {
            let head = ["headline", "kicker", "deck", "byline", "caption", "credit"];
            let text = !head.contains(&block.role.as_str());
            let subhead = block.role == "subhead";
            let known = !["byline", "caption", "credit"].contains(&block.role.as_str());
            let head = ["headline", "kicker", "deck"].contains(&block.role.as_str());
            truth.insert(block.b, Truth { article, place, text, subhead, known, head });
        }
    }
    let name = folder.to_string_lossy();
    let digits: String = name.chars().rev().take(2).collect();
    Ok(Gold {
        number: digits.chars().rev().collect::<String>().parse().unwrap_or(0),
        shuffled: name.contains("shuffled"),
        blocks: blocks(&text).into_iter().map(|range| text[range].to_owned()).collect(),
        truth,
        goes_on: file.links.iter().filter(|l| l.2 == "cont").map(|l| (l.0, l.1)).collect(),
    })
}

impl Gold {
    /// The page to learn from, its display lines told by some weights.
    pub(crate) fn lesson(&self, weights: Option<&Weights>) -> Lesson {
        let text = self.blocks.join("\n\n");
        let truth = |block: usize| self.truth.get(&block).copied();
        Lesson::new(&text, self.shuffled, truth, self.goes_on.clone(), weights)
    }

    /// The page with each article's blocks together, as tidy pages have them,
    /// and without the words that reports begin with: what is left to go by
    /// are headlines, topics and sentences.
    pub(crate) fn tidy(&self) -> Self {
        let mut order: Vec<usize> = (0..self.blocks.len()).collect();
        order.sort_by_key(|block| match self.truth.get(block) {
            // What follows the text in the gold was printed over it.
            Some(truth) => (truth.article, !truth.head, truth.place),
            None => (0, false, 0),
        });
        let mut tidy = self.in_order(&order);
        tidy.blocks.iter_mut().for_each(|block| *block = without_lede(block));
        tidy
    }

    /// The page as it is, without the words that reports begin with.
    pub(crate) fn plain(&self) -> Self {
        let mut plain = self.clone();
        plain.blocks.iter_mut().for_each(|block| *block = without_lede(block));
        plain
    }

    /// The page with its blocks in another order.
    fn in_order(&self, order: &[usize]) -> Self {
        let mut new = vec![0; order.len()];
        order.iter().enumerate().for_each(|(now, &then)| new[then] = now);
        Self {
            number: self.number,
            shuffled: self.shuffled,
            blocks: order.iter().map(|&then| self.blocks[then].clone()).collect(),
            truth: self.truth.iter().map(|(&block, &truth)| (new[block], truth)).collect(),
            goes_on: self.goes_on.iter().map(|&(a, b)| (new[a], new[b])).collect(),
        }
    }

    /// The page with its blocks in runs of two to nine that come in no order.
    pub(crate) fn shuffle(&self, seed: u64) -> Self {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ self.number as u64;
        let mut random = |below: usize| {
            // xorshift64*: enough to shuffle by, and the same everywhere.
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            (state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % below
        };
        let mut runs: Vec<Vec<usize>> = Vec::new();
        let mut at = 0;
        while at < self.blocks.len() {
            let end = self.blocks.len().min(at + 2 + random(8));
            runs.push((at..end).collect());
            at = end;
        }
        for last in (1..runs.len()).rev() {
            runs.swap(last, random(last + 1));
        }
        let order: Vec<usize> = runs.concat();
        Self { shuffled: true, ..self.in_order(&order) }
    }
}

/// A report without its “新华社河口1月19日电(记者周小满)” or “本报讯”.
fn without_lede(block: &str) -> String {
    const LONGEST: usize = 30;
    let head: String = block.chars().take(LONGEST).collect();
    let report = ["本报", "新华社", "据新华社"].iter().any(|start| head.starts_with(start));
    let end =
        ["报道:", "电(", "日电", "讯"].iter().find_map(|mark| Some(head.find(mark)? + mark.len()));
    let Some(end) = end.filter(|_| report) else { return block.to_owned() };
    let end =
        if head[..end].ends_with('(') { head.find(')').map_or(end, |at| at + 1) } else { end };
    block[end..].trim_start().to_owned()
}
