//! What texts have in common, by their 3-grams: of characters where han, kana
//! or hangul prevail, else of words.

/// A text of fewer is too short to tell.
const FEWEST: usize = 20;
/// How much shorter one may be than another that it is compared with: a round-up
/// that holds ten stories is none of them.
const SHORTEST: f64 = 0.28;

/// The letters and digits of a text, in lower case.
#[must_use]
pub fn letters(text: &str) -> String {
    text.chars().filter(|&c| is_letter(c)).flat_map(char::to_lowercase).collect()
}

/// Whether a character is a letter or a digit. Most of those of newspapers are
/// known without a look into the tables of Unicode.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// The 3-grams of a text as hashes, ascending, each once. Those of a whole day
/// are held at once, hence 32 bits: of two texts of a thousand grams that have
/// none in common one in five thousand pairs seems to have one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grams(Box<[u32]>);

impl Grams {
    /// Those of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let (mut wide, mut all) = (0, 0);
        for c in text.chars().filter(|&c| is_letter(c)) {
            all += 1;
            wide += usize::from(is_wide(c));
        }
        let mut grams = if 4 * wide > all { of_characters(text) } else { of_words(text) };
        grams.sort_unstable();
        grams.dedup();
        Self(grams.into_boxed_slice())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As numbers.
    #[must_use]
    pub fn hashes(&self) -> &[u32] {
        &self.0
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Which share of these is in the others.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a text has fewer than 2^52 grams")]
    pub fn within(&self, others: &Self) -> f64 {
        if self.0.is_empty() {
            return 0.0;
        }
        self.common(others) as f64 / self.0.len() as f64
    }

    /// Which share of these is in those of a longer text; 0 where that tells
    /// nothing.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a text has fewer than 2^52 grams")]
    pub fn share_in(&self, longer: &Self) -> f64 {
        let (short, long) = (self.len(), longer.len());
        if short < FEWEST || (short as f64) < SHORTEST * long as f64 {
            return 0.0;
        }
        self.within(longer)
    }

    fn common(&self, others: &Self) -> usize {
        let (mut one, mut other, mut both) =
            (self.0.iter().peekable(), others.0.iter().peekable(), 0);
        while let (Some(a), Some(b)) = (one.peek(), other.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(one.next()),
                std::cmp::Ordering::Greater => drop(other.next()),
                std::cmp::Ordering::Equal => {
                    both += 1;
                    one.next();
                    other.next();
                }
            }
        }
        both
    }
}

fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11FF | 0x2E80..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

fn of_characters(text: &str) -> Vec<u32> {
    let mut last = [0_u64; 2];
    let mut out = Vec::with_capacity(text.len() / 3);
    for (at, c) in text.chars().filter(|&c| is_letter(c)).enumerate() {
        let c = u64::from(u32::from(c));
        if at >= 2 {
            out.push(mixed(last[0] << 42 | last[1] << 21 | c));
        }
        last = [last[1], c];
    }
    out
}

fn of_words(text: &str) -> Vec<u32> {
    let mut last = [0_u64; 2];
    let mut out = Vec::with_capacity(text.len() / 6);
    let words = text.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty());
    for (at, word) in words.enumerate() {
        let word = hashed(word);
        if at >= 2 {
            let first = last[0].rotate_left(21);
            out.push(mixed(first ^ last[1].rotate_left(42) ^ word));
        }
        last = [last[1], word];
    }
    out
}

/// FNV-1a of a word in lower case.
fn hashed(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |c: char| hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
    for c in word.chars() {
        match c {
            '\0'..='\x7f' => add(c.to_ascii_lowercase()),
            _ => c.to_lowercase().for_each(&mut add),
        }
    }
    hash
}

/// Spreads a number over all bits (the finaliser of `SplitMix64`), so that half
/// of them are enough, and the lowest a fair sample.
fn mixed(mut number: u64) -> u32 {
    number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    (number ^ number >> 31) as u32
}
