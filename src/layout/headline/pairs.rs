//! Pairs of Chinese words that are one thing: 联欢晚会, 首脑会晤.
//!
//! A row may end between them, but should sooner end elsewhere. There are too
//! many to be listed, and nothing is lost if a pair seems to be one that is
//! not: `zh.pairs` is a Bloom filter (Bloom 1970) of the 31,000 of them in the
//! dictionary that `zh.words` is from, 2¹⁸ bits, four of which are set for each
//! pair. They are told by the FNV-1a hash of its UTF-16 units: the lower half,
//! and one, two and three times the upper half more. One in forty other pairs
//! has all four of its bits set, too.

const FILTER: &[u8] = include_bytes!("zh.pairs");

/// Whether two words, given as one text, seem to be such a pair.
pub(super) fn is_pair(text: impl Iterator<Item = char>) -> bool {
    let mix = |hash: u64, c| (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01B3);
    let hash = text.fold(0xCBF2_9CE4_8422_2325, mix);
    let (one, other) = (hash as u32, (hash >> 32) as u32);
    (0..4_u32).all(|nth| {
        let bit = one.wrapping_add(nth.wrapping_mul(other)) as usize % (8 * FILTER.len());
        FILTER[bit / 8] & 1 << (bit % 8) != 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_known_and_other_words_seldom_taken_for_one() {
        for pair in ["联欢晚会", "首脑会晤", "筹备工作"] {
            assert!(is_pair(pair.chars()), "{pair}");
        }
        let halves =
            ["昨日", "桥上", "渡口", "通车", "晚上", "码头", "修伞", "喜鹊", "机芯", "病因"];
        let taken = halves.iter().flat_map(|a| halves.iter().map(move |b| (a, b)));
        let taken = taken.filter(|(a, b)| is_pair(a.chars().chain(b.chars()))).count();
        assert!(taken < 10, "{taken} of 100");
    }
}
