//! How surely a run of characters may be parted at each place, by the words it
//! is made of.
//!
//! A run is taken for the likeliest row of words, each as likely as it is
//! common. At a place, the likeliest row with a seam there is held against the
//! likeliest without one: the difference tells a seam from the inside of a
//! word, and how much would have to be wrong for it to be the other.

use super::words::WordList;

/// A place between two characters of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seam {
    /// How much likelier a seam is here than none, as a binary logarithm;
    /// less than 0 inside a word.
    pub(super) odds: i32,
    /// Characters of the word that ends here, and of the one that begins. 0
    /// where the likeliest words have no seam.
    pub(super) words: (usize, usize),
}

impl Seam {
    /// How doubtful a seam is, from 0 to 4: surer than 1 in 16, none is.
    pub(super) fn doubt(self) -> u32 {
        4 - self.odds.clamp(0, 4).unsigned_abs()
    }
}

/// Farther apart than any two rows of words are.
const FAR: u32 = 1 << 20;

/// The places inside of `run`: the first is behind its first character.
pub(super) fn seams(run: &[char], list: WordList) -> Vec<Seam> {
    let mut words = Vec::with_capacity(3 * run.len());
    for from in 0..run.len() {
        list.beginning(&run[from..], |length, cost| words.push((from, from + length, cost)));
    }
    let (upto, onward) = (costs_upto(run.len(), &words), costs_onward(run.len(), &words));
    let mut without = vec![FAR; run.len() + 1];
    for &(from, to, cost) in &words {
        let all = upto[from] + cost + onward[to];
        without[from + 1..to].iter_mut().for_each(|least| *least = all.min(*least));
    }
    let odds = |at: usize| without[at].cast_signed() - (upto[at] + onward[at]).cast_signed();
    let odds: Vec<i32> = (0..=run.len()).map(odds).collect();
    let is_seam = |at: &usize| *at == 0 || *at == run.len() || odds[*at] >= 0;
    let seam = |at: usize| {
        let words = if is_seam(&at) {
            let before = (0..at).rev().find(is_seam).unwrap_or(0);
            let behind = (at + 1..=run.len()).find(is_seam).unwrap_or(run.len());
            (at - before, behind - at)
        } else {
            (0, 0)
        };
        Seam { odds: odds[at], words }
    };
    (1..run.len()).map(seam).collect()
}

/// The least cost of the words from the beginning up to each place.
fn costs_upto(end: usize, words: &[(usize, usize, u32)]) -> Vec<u32> {
    let mut least = vec![FAR; end + 1];
    least[0] = 0;
    for &(from, to, cost) in words {
        least[to] = least[to].min(least[from] + cost);
    }
    least
}

/// The least cost of the words from each place to the end.
fn costs_onward(end: usize, words: &[(usize, usize, u32)]) -> Vec<u32> {
    let mut least = vec![FAR; end + 1];
    least[end] = 0;
    for &(from, to, cost) in words.iter().rev() {
        least[from] = least[from].min(least[to] + cost);
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The run with a bar at each seam.
    fn parted(run: &str, list: WordList) -> String {
        let run: Vec<char> = run.chars().collect();
        let mut out = String::from(run[0]);
        for (seam, c) in seams(&run, list).iter().zip(&run[1..]) {
            if seam.odds > 0 {
                out.push('|');
            }
            out.push(*c);
        }
        out
    }

    #[test]
    fn a_run_is_parted_where_its_words_meet() {
        let zh = |text| parted(text, WordList::chinese());
        assert_eq!(zh("研究生命的起源"), "研究|生命|的|起源");
        assert_eq!(zh("首例火灾案开庭"), "首例|火灾|案|开庭");
        let ja = |text| parted(text, WordList::japanese());
        assert_eq!(ja("臨時市議会延長"), "臨時|市議会|延長");
    }

    #[test]
    fn the_words_at_a_seam_are_as_long_as_they_are() {
        let run: Vec<char> = "交通运输局".chars().collect();
        let seams = seams(&run, WordList::chinese());
        assert_eq!(seams[1].words, (2, 2));
        assert_eq!(seams[3].words, (2, 1));
        assert_eq!(seams[0].words, (0, 0), "inside 交通");
        assert!(seams[0].odds < 0 && seams[1].odds > 0);
    }
}
