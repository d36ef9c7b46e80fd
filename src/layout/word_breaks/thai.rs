//! Thai: the fewest words of a list that a run can be read as.
//!
//! The list is that of `PyThaiNLP` (`words_th.txt`, 61,000 words, CC0), as
//! `thai.words`: sorted, each word as the number of letters it shares with the
//! one before (below 0x80) and its other letters (0x80 and more), a byte each.
//! `cargo test --lib write_the_thai_words -- --ignored` makes it anew from the
//! file that `NEWSPRINT_THAI_WORDS` names.

use std::sync::OnceLock;

/// Words of the list, each a byte a letter, sorted.
struct ThaiWords {
    letters: Vec<u8>,
    /// Where each word begins, and where the last ends.
    starts: Vec<u32>,
}

/// The cost of a word, and that of a syllable that is part of none: a name is
/// not to be taken to pieces for a short word in it.
const WORD: u32 = 10;
const UNKNOWN: u32 = 25;

/// Whether `c` is written in Thai words.
pub(super) fn is_thai(c: char) -> bool {
    matches!(c, '\u{E01}'..='\u{E3A}' | '\u{E40}'..='\u{E4E}')
}

/// The places, in bytes and ascending, where words end in a run of Thai.
pub(super) fn word_ends(run: &str) -> Vec<usize> {
    let letters: Vec<u8> = run.chars().map_while(letter).collect();
    let readings = readings(&letters, list());
    let mut ends = Vec::new();
    let mut at = letters.len();
    let mut was_unknown = false;
    while at > 0 {
        let reading = readings[at];
        // Syllables of no word are one stretch, a name most often.
        if !(was_unknown && reading.is_unknown) && at < letters.len() {
            ends.push(at * '\u{E01}'.len_utf8());
        }
        was_unknown = reading.is_unknown;
        at = reading.from;
    }
    ends.reverse();
    ends
}

/// The best way to read the letters up to a place.
#[derive(Clone, Copy)]
struct Reading {
    cost: u32,
    /// Where its last word or syllable begins.
    from: usize,
    is_unknown: bool,
}

/// The best readings up to every place.
fn readings(letters: &[u8], list: &ThaiWords) -> Vec<Reading> {
    let none = Reading { cost: u32::MAX, from: 0, is_unknown: false };
    let mut best = vec![none; letters.len() + 1];
    best[0].cost = 0;
    for from in 0..letters.len() {
        let cost = best[from].cost;
        if cost == u32::MAX {
            continue;
        }
        let mut offer = |to: usize, cost: u32, is_unknown: bool| {
            if cost < best[to].cost {
                best[to] = Reading { cost, from, is_unknown };
            }
        };
        let syllable = (from + 1..letters.len()).find(|&to| may_end(letters, to));
        offer(syllable.unwrap_or(letters.len()), cost + UNKNOWN, true);
        list.each_at(&letters[from..], |length| {
            let to = from + length;
            if to == letters.len() || may_end(letters, to) {
                offer(to, cost + WORD, false);
            }
        });
    }
    best
}

/// A letter as a byte of the list.
fn letter(c: char) -> Option<u8> {
    is_thai(c).then(|| 0x80 | (u32::from(c) - 0xE00) as u8)
}

/// Whether a syllable may end inside of letters: not before a vowel or tone
/// that follows its letter, nor after a vowel that stands before it.
fn may_end(letters: &[u8], at: usize) -> bool {
    let follows = matches!(letters[at], 0xB0..=0xBA | 0xC5 | 0xC7..=0xCE);
    let leads = matches!(letters[at - 1], 0xC0..=0xC4);
    !follows && !leads
}

fn list() -> &'static ThaiWords {
    static LIST: OnceLock<ThaiWords> = OnceLock::new();
    LIST.get_or_init(|| ThaiWords::read(include_bytes!("thai.words")))
}

impl ThaiWords {
    fn read(packed: &[u8]) -> Self {
        let (mut letters, mut starts): (Vec<u8>, Vec<u32>) = (Vec::new(), Vec::new());
        for &byte in packed {
            if byte < 0x80 {
                let before = starts.last().map_or(0, |&start| start as usize);
                starts.push(letters.len() as u32);
                letters.extend_from_within(before..before + usize::from(byte));
            } else {
                letters.push(byte);
            }
        }
        starts.push(letters.len() as u32);
        Self { letters, starts }
    }

    fn word(&self, index: usize) -> &[u8] {
        &self.letters[self.starts[index] as usize..self.starts[index + 1] as usize]
    }

    /// Tells the length of each word that the letters begin with.
    fn each_at(&self, letters: &[u8], mut tell: impl FnMut(usize)) {
        let (mut from, mut to) = (0, self.starts.len() - 1);
        for (nth, &letter) in letters.iter().enumerate() {
            // Of words with the same letters so far, a shorter one comes first.
            let nth_of = |index: usize| self.word(index).get(nth).copied().unwrap_or(0);
            let parted = |from: usize, to: usize, below: u8| {
                let (mut low, mut high) = (from, to);
                while low < high {
                    let middle = low.midpoint(high);
                    if nth_of(middle) < below { low = middle + 1 } else { high = middle }
                }
                low
            };
            from = parted(from, to, letter);
            to = parted(from, to, letter + 1);
            if from == to {
                return;
            }
            if self.word(from).len() == nth + 1 {
                tell(nth + 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(words: &[&str]) -> Vec<u8> {
        let of = |word: &&str| word.chars().map(letter).collect::<Option<Vec<u8>>>();
        let mut words: Vec<Vec<u8>> = words.iter().filter_map(of).filter(|w| w.len() > 1).collect();
        words.sort();
        words.dedup();
        let mut out = Vec::new();
        let mut before: &[u8] = &[];
        for word in &words {
            let shared = word.iter().zip(before).take_while(|(a, b)| a == b).count();
            out.push(shared.min(0x7F) as u8);
            out.extend_from_slice(&word[shared.min(0x7F)..]);
            before = word;
        }
        out
    }

    #[test]
    fn every_word_that_letters_begin_with_is_told() {
        let list = ThaiWords::read(&packed(&["กา", "การ", "การบ้าน", "ขา", "กาแฟ", "กบ"]));
        let letters: Vec<u8> = "การบ้านกา".chars().filter_map(letter).collect();
        let mut lengths = Vec::new();
        list.each_at(&letters, |length| lengths.push(length));
        assert_eq!(lengths, [2, 3, 7]);
    }

    #[test]
    fn what_stands_in_no_list_is_one_stretch() {
        let ends = |run: &str| word_ends(run).into_iter().map(|end| end / 3).collect::<Vec<_>>();
        assert!(ends("ฆฆฆฆ").is_empty());
        assert_eq!(ends("คนฆฆคน"), [2, 4]);
        assert!(ends("เ").is_empty());
    }

    #[test]
    #[ignore = "makes a file of the repository anew"]
    fn write_the_thai_words() {
        let path = std::env::var("NEWSPRINT_THAI_WORDS").unwrap();
        let text = std::fs::read_to_string(path).unwrap();
        let words: Vec<&str> = text.lines().map(str::trim).collect();
        let to = concat!(env!("CARGO_MANIFEST_DIR"), "/src/layout/word_breaks/thai.words");
        std::fs::write(to, packed(&words)).unwrap();
    }
}
