//! Lists of words, small enough to be looked at where they lie.
//!
//! `zh.words` has the 42,000 commonest Chinese words of two to five han and some
//! thousands of sayings, from the dictionary of the `PyPI` package jieba (MIT licence). `ja.words` has
//! 45,000 Japanese stems of two to five characters, from Debian's
//! `mecab-naist-jdic` (BSD-3-Clause, Nara Institute of Science and Technology).
//! The tool in `src/bin/word-list` makes both.
//!
//! A list is little-endian: how many characters begin words (2 bytes); for
//! each, in order, its code point (2), its cost when it stands alone (1), and
//! where its words begin behind this index (3). A word is a byte (bits 0–1 how
//! many characters are those of the word before, its first not counted; 2–3
//! how many come after its first, less one; 4–7 its cost), then the
//! characters that differ (2 each). Nothing is unpacked: the words of one
//! first character are ten on average, and are read through.

use super::letters::is_hiragana;

/// A list of words.
#[derive(Clone, Copy)]
pub(super) struct WordList {
    file: &'static [u8],
}

/// What a word costs that has the least cost: one in so many times two.
const LEAST: u32 = 6;
/// What a character costs that begins no word of the list.
const UNKNOWN: u32 = 22;
/// What one of hiragana costs: particles and endings are everywhere, and are
/// not listed.
const KANA: u32 = 4;
/// Bytes of a character in the index.
const ENTRY: usize = 6;

impl WordList {
    pub(super) fn chinese() -> Self {
        Self { file: include_bytes!("zh.words") }
    }

    pub(super) fn japanese() -> Self {
        Self { file: include_bytes!("ja.words") }
    }

    /// The words that `text` begins with, each as a number of characters and a
    /// cost: the binary logarithm of one in how many words. The first
    /// character alone is always among them.
    pub(super) fn beginning(self, text: &[char], mut found: impl FnMut(usize, u32)) {
        let Some((&first, rest)) = text.split_first() else { return };
        let Some((cost, mut words)) = self.words_of(first) else {
            found(1, if is_hiragana(first) { KANA } else { UNKNOWN });
            return;
        };
        found(1, LEAST + cost);
        let Some(next) = rest.first().and_then(|&c| u16::try_from(u32::from(c)).ok()) else {
            return;
        };
        let mut word = [0_u16; 4];
        let mut is_like = false;
        while let Some((&packed, after)) = words.split_first() {
            let (shared, length) = (usize::from(packed & 3), usize::from(1 + (packed >> 2 & 3)));
            let (letters, after) = after.split_at(2 * (length - shared));
            words = after;
            if shared == 0 {
                // Most words end here: they stand by their second character.
                let second = u16::from_le_bytes([letters[0], letters[1]]);
                if second > next {
                    return;
                }
                is_like = second == next;
            }
            if !is_like {
                continue;
            }
            let new = word[shared..length].iter_mut().zip(letters.chunks_exact(2));
            new.for_each(|(to, bytes)| *to = u16::from_le_bytes([bytes[0], bytes[1]]));
            let same = |(&letter, &c): (&u16, &char)| u32::from(letter) == u32::from(c);
            if length <= rest.len() && word[..length].iter().zip(rest).all(same) {
                found(1 + length, LEAST + u32::from(packed >> 4));
            }
        }
    }

    /// What a character costs alone, and the words that it begins, packed.
    fn words_of(self, first: char) -> Option<(u32, &'static [u8])> {
        let first = u16::try_from(u32::from(first)).ok()?;
        let (count, rest) = self.file.split_first_chunk()?;
        let (index, words) =
            rest.split_at_checked(ENTRY * usize::from(u16::from_le_bytes(*count)))?;
        let (entries, _) = index.as_chunks::<ENTRY>();
        let key = |entry: &[u8; ENTRY]| u16::from_le_bytes([entry[0], entry[1]]);
        let begin = |entry: &[u8; ENTRY]| u32::from_le_bytes([entry[3], entry[4], entry[5], 0]);
        let at = entries.binary_search_by_key(&first, key).ok()?;
        let end = entries.get(at + 1).map_or(words.len(), |next| begin(next) as usize);
        Some((u32::from(entries[at][2]), words.get(begin(&entries[at]) as usize..end)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: WordList, text: &str) -> Vec<usize> {
        let text: Vec<char> = text.chars().collect();
        let mut lengths = Vec::new();
        list.beginning(&text, |length, _| lengths.push(length));
        lengths.sort_unstable();
        lengths
    }

    #[test]
    fn every_word_that_a_text_begins_with_is_found() {
        assert_eq!(words(WordList::chinese(), "人民日报上"), [1, 2, 4]);
        assert_eq!(words(WordList::chinese(), "分钟"), [1, 2]);
        assert_eq!(words(WordList::chinese(), "分"), [1]);
        assert_eq!(words(WordList::japanese(), "取り組みを"), [1, 3]);
        assert_eq!(words(WordList::japanese(), "市議会で"), [1, 2, 3]);
        assert_eq!(words(WordList::chinese(), "ABC"), [1], "nothing known of it");
    }

    #[test]
    fn a_common_word_costs_less_than_a_rare_one() {
        let cost = |text: &str| {
            let text: Vec<char> = text.chars().collect();
            let mut last = 0;
            WordList::chinese().beginning(&text, |_, cost| last = cost);
            last
        };
        assert!(cost("我们") < cost("渡口"));
    }

    #[test]
    fn the_lists_are_whole_to_their_last_byte() {
        for list in [WordList::chinese(), WordList::japanese()] {
            let count = usize::from(u16::from_le_bytes([list.file[0], list.file[1]]));
            let (index, words) = list.file[2..].split_at(count * ENTRY);
            let firsts = index.chunks_exact(ENTRY).map(|entry| {
                char::from_u32(u16::from_le_bytes([entry[0], entry[1]]).into()).unwrap()
            });
            let packed: usize = firsts.map(|first| list.words_of(first).unwrap().1.len()).sum();
            assert_eq!(packed, words.len(), "each word belongs to one character");
        }
    }
}
