//! What texts are about: the rarer the words that two of them share, the
//! likelier they belong together.

use std::collections::HashMap;

use super::super::glyph::is_han;
use super::counts::NgramCounts;

/// How often each word stands in a text. Han and katakana are taken in pairs,
/// other letters in words.
#[derive(Debug, Clone, Default)]
pub(super) struct WordCounts(HashMap<u64, (f32, f32)>);

/// The share of words between two texts, 0 to 1: words that weigh by their
/// rarity, sorted by key, of length one as a vector.
#[derive(Debug, Clone, Default)]
pub(super) struct Topic(Vec<(u64, f32)>);

impl WordCounts {
    /// The words of a text.
    pub(super) fn of(chars: &[char], counts: &NgramCounts) -> Self {
        let mut words: HashMap<u64, (f32, f32)> = HashMap::new();
        let mut add = |key, rarity| words.entry(key).or_insert((0.0, rarity)).0 += 1.0;
        for pair in chars.windows(2).filter(|pair| pair.iter().all(|&c| is_word_han(c))) {
            let key = u64::from(pair[0]) << 32 | u64::from(pair[1]);
            add(key, counts.rarity(pair[0], pair[1]) / 10.0);
        }
        for word in chars.split(|&c| is_han(c) || !c.is_alphabetic()) {
            if word.len() > 3 {
                // FNV-1a; han pairs have no bit above the 53rd.
                let hash = word
                    .iter()
                    .flat_map(|c| c.to_lowercase())
                    .fold(0xcbf2_9ce4_8422_2325_u64, |hash, c| {
                        (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3)
                    });
                add(hash | 1 << 63, 1.0);
            }
        }
        Self(words)
    }

    /// The words of several texts.
    pub(super) fn sum<'a>(texts: impl Iterator<Item = &'a Self>) -> Self {
        let mut sum: HashMap<u64, (f32, f32)> = HashMap::new();
        for (&key, &(count, rarity)) in texts.flat_map(|words| &words.0) {
            sum.entry(key).or_insert((0.0, rarity)).0 += count;
        }
        Self(sum)
    }

    /// What it is about, `weight` being how much each word matters here
    /// besides its rarity.
    pub(super) fn topic(&self, weight: impl Fn(u64) -> f32) -> Topic {
        let mut topic: Vec<(u64, f32)> = self
            .0
            .iter()
            .map(|(&key, &(count, rarity))| (key, (1.0 + count.ln()) * rarity * weight(key)))
            .collect();
        topic.sort_unstable_by_key(|word| word.0);
        let length = topic.iter().map(|word| word.1 * word.1).sum::<f32>().sqrt();
        if length > 0.0 {
            topic.iter_mut().for_each(|word| word.1 /= length);
        }
        Topic(topic)
    }
}

impl Topic {
    /// How much two texts are about the same, 0 to 1.
    pub(super) fn shared(&self, other: &Self) -> f32 {
        let (mut sum, mut theirs) = (0.0, other.0.iter().peekable());
        for (key, weight) in &self.0 {
            while theirs.next_if(|word| word.0 < *key).is_some() {}
            if let Some(word) = theirs.next_if(|word| word.0 == *key) {
                sum += weight * word.1;
            }
        }
        sum
    }
}

/// What each of some texts is about, words that stand in many of them
/// mattering less; `blocks` is how many blocks the page has.
pub(super) fn topics(words: &[WordCounts], blocks: usize) -> Vec<Topic> {
    let mut texts_with: HashMap<u64, f32> = HashMap::new();
    for key in words.iter().flat_map(|words| words.0.keys()) {
        *texts_with.entry(*key).or_default() += 1.0;
    }
    let all = blocks as f32 + 1.0;
    let weight = |key| (all / texts_with.get(&key).copied().unwrap_or(1.0)).ln().max(0.0);
    words.iter().map(|words| words.topic(weight)).collect()
}

/// How much each of the topics shares with each other one; with itself none.
pub(super) fn shares_among(topics: &[Topic]) -> FloatTable {
    let mut table = shares(topics, topics);
    (0..topics.len()).for_each(|own| table.set(own, own, 0.0));
    table
}

/// How much each of the topics `rows` shares with each of `columns`: as
/// [`Topic::shared`] of all pairs, in the time that what is shared takes.
pub(super) fn shares(rows: &[Topic], columns: &[Topic]) -> FloatTable {
    let mut words: Vec<(u64, usize, f32)> = Vec::new();
    for (column, topic) in columns.iter().enumerate() {
        words.extend(topic.0.iter().map(|&(key, weight)| (key, column, weight)));
    }
    words.sort_unstable_by_key(|&(key, column, _)| (key, column));
    let mut table = FloatTable::new(rows.len(), columns.len());
    for (row, topic) in rows.iter().enumerate() {
        let mut rest = words.as_slice();
        for &(key, weight) in &topic.0 {
            rest = &rest[rest.partition_point(|word| word.0 < key)..];
            for &(_, column, theirs) in rest.iter().take_while(|word| word.0 == key) {
                table.add(row, column, weight * theirs);
            }
        }
    }
    table
}

fn is_word_han(c: char) -> bool {
    is_han(c) && !matches!(u32::from(c), 0x3041..=0x309F)
}

/// A table of numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct FloatTable {
    columns: usize,
    cells: Vec<f32>,
}

impl FloatTable {
    /// A table of zeros.
    pub(super) fn new(rows: usize, columns: usize) -> Self {
        Self { columns, cells: vec![0.0; rows * columns] }
    }

    pub(super) fn at(&self, row: usize, column: usize) -> f32 {
        self.cells[row * self.columns + column]
    }

    pub(super) fn set(&mut self, row: usize, column: usize, value: f32) {
        self.cells[row * self.columns + column] = value;
    }

    pub(super) fn add(&mut self, row: usize, column: usize, value: f32) {
        self.cells[row * self.columns + column] += value;
    }

    /// A row of it.
    pub(super) fn row(&self, row: usize) -> &[f32] {
        &self.cells[row * self.columns..(row + 1) * self.columns]
    }

    /// The table with rows and columns exchanged.
    pub(super) fn turned(&self) -> Self {
        let rows = self.cells.len() / self.columns.max(1);
        let mut turned = Self::new(self.columns, rows);
        for row in 0..rows {
            for column in 0..self.columns {
                turned.set(column, row, self.at(row, column));
            }
        }
        turned
    }

    /// By how much each cell is greater than the greatest other in its row.
    pub(super) fn margins(&self) -> Self {
        let mut margins = self.clone();
        for row in 0..self.cells.len() / self.columns.max(1) {
            let cells = self.row(row);
            let best = (0..cells.len()).max_by(|&a, &b| cells[a].total_cmp(&cells[b]));
            let others = |but: usize| {
                cells.iter().enumerate().filter(move |(at, _)| *at != but).map(|(_, &cell)| cell)
            };
            let second = best.map_or(0.0, |best| others(best).fold(f32::MIN, f32::max));
            for column in 0..cells.len() {
                let over =
                    if Some(column) == best { second } else { best.map_or(0.0, |b| cells[b]) };
                margins.set(row, column, cells[column] - over);
            }
        }
        margins
    }

    /// One over the rank of each cell in its row, the greatest being 1.
    pub(super) fn ranks(&self) -> Self {
        let mut ranks = self.clone();
        for row in 0..self.cells.len() / self.columns.max(1) {
            let mut order: Vec<usize> = (0..self.columns).collect();
            order.sort_by(|&a, &b| self.at(row, b).total_cmp(&self.at(row, a)));
            for (rank, column) in order.into_iter().enumerate() {
                ranks.set(row, column, 1.0 / (1.0 + rank as f32));
            }
        }
        ranks
    }
}

#[cfg(test)]
mod tests {
    use super::super::counts::usual;
    use super::*;

    fn words(text: &str) -> WordCounts {
        let chars: Vec<char> = text.chars().map(usual).collect();
        WordCounts::of(&chars, NgramCounts::chinese())
    }

    #[test]
    fn texts_about_the_same_share_more_than_others() {
        let page = [
            words("柯春燕开着31路公交车驶上苇江二桥"),
            words("苇江二桥通车后,柯春燕每天过江四次"),
            words("第三小学的天文台昨夜看到了土星"),
        ];
        let table = shares_among(&topics(&page, 3));
        assert!(table.at(0, 1) > 0.1 && table.at(0, 2) < 0.05, "{table:?}");
        assert_eq!(table.ranks().at(0, 1), 1.0);
    }

    #[test]
    fn words_of_latin_text_are_whole_words() {
        let page = [
            words("The ferry crossed the Wend at dawn"),
            words("No ferry had crossed since Monday"),
            words("Prices of barley fell again"),
        ];
        let table = shares_among(&topics(&page, 3));
        assert!(table.at(0, 1) > 0.0);
        assert_eq!(table.at(0, 2), 0.0);
    }
}
