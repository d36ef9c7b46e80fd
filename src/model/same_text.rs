//! One story once: papers print the same agency's text, each cut as it likes.
//!
//! Two articles are one story if they have one address, or if half of the
//! 3-grams of the shorter are in the longer. Measured on 3,248 newspaper
//! articles: a story cut to a third and edited keeps .80 and more of its grams
//! (the lowest twentieth), 20,000 pairs of different articles have .23 at most. A
//! hash of the whole text (simhash) can't tell a cut story from another.

use std::collections::HashMap;

use super::Grams;

/// An article to compare.
#[derive(Debug, Clone)]
pub struct FoldText {
    /// The source it is of: a paper prints its weather every day, and that is
    /// no agency's.
    pub source: usize,
    /// Its address without what only counts readers.
    pub address: Option<String>,
    /// What it says.
    pub grams: Grams,
}

/// Grams of the shorter text that are in the longer, of two papers' articles
/// that are one story; see above.
const SHARE: f64 = 0.5;
/// And of two articles of one paper: only a text that was sent twice.
const OWN_SHARE: f64 = 0.9;
/// One of so many grams is looked up. Of the shortest text that is compared at least one is
/// expected, of a story of a hundred words a dozen.
const SAMPLE: u32 = 8;
/// A gram in more texts than this is a manner of speaking.
const COMMON: usize = 40;

/// For each article the one that stands for it: itself, or the fullest of its
/// story.
#[must_use]
pub fn fold_texts(texts: &[FoldText]) -> Vec<usize> {
    let mut fullest: Vec<usize> = (0..texts.len()).collect();
    fullest.sort_by_key(|&at| (usize::MAX - texts[at].grams.len(), at));
    let mut stands_for: Vec<usize> = (0..texts.len()).collect();
    let mut by_address: HashMap<&str, usize> = HashMap::new();
    let near = candidates(texts);
    for &at in &fullest {
        let address = texts[at].address.as_deref();
        // Of one source, what came as two articles is two: an issue may be one file.
        let of_others = |&other: &usize| texts[other].source != texts[at].source;
        let same = address.and_then(|address| by_address.get(address).copied()).filter(of_others);
        let alike = || {
            // Leaders only: what is like a copy of a story need not be like the story.
            let leaders = near[at].iter().copied().filter(|&other| stands_for[other] == other);
            let fuller = leaders.filter(|&other| is_fuller(texts, other, at));
            let shares = fuller.map(|other| (other, texts[at].grams.share_in(&texts[other].grams)));
            let enough = shares.filter(|&(other, share)| share >= needed(texts, at, other));
            enough.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(other, _)| other)
        };
        if let Some(other) = same.or_else(alike) {
            stands_for[at] = stands_for[other];
        }
        if let Some(address) = address {
            by_address.entry(address).or_insert(stands_for[at]);
        }
    }
    stands_for
}

fn is_fuller(texts: &[FoldText], one: usize, than: usize) -> bool {
    let (a, b) = (texts[one].grams.len(), texts[than].grams.len());
    a > b || a == b && one < than
}

/// Whether two texts of two papers are one, whole or cut; see above.
#[must_use]
pub fn is_one_text(one: &Grams, other: &Grams) -> bool {
    let (shorter, longer) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    shorter.share_in(longer) >= SHARE
}

fn needed(texts: &[FoldText], one: usize, other: usize) -> f64 {
    if texts[one].source == texts[other].source { OWN_SHARE } else { SHARE }
}

/// For each text those that have sampled grams in common with it, enough of
/// them for a closer look.
fn candidates(texts: &[FoldText]) -> Vec<Vec<usize>> {
    let mut index: Vec<(u32, u32)> = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let sampled = text.grams.hashes().iter().filter(|&hash| hash % SAMPLE == 0);
        index.extend(sampled.map(|&hash| (hash, at as u32)));
    }
    index.sort_unstable();
    let runs = || index.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() <= COMMON);
    let mut samples = vec![0_usize; texts.len()];
    runs().flatten().for_each(|&(_, one)| samples[one as usize] += 1);
    // Where the grams of each text stand in the index. The pairs themselves are
    // counted text by text: those of a day are many more than its grams.
    let mut places: Vec<Vec<usize>> = samples.iter().map(|&n| Vec::with_capacity(n)).collect();
    let mut start = 0;
    for run in index.chunk_by(|a, b| a.0 == b.0) {
        if run.len() <= COMMON {
            let own = run.iter().enumerate();
            own.for_each(|(at, &(_, one))| places[one as usize].push(start + at));
        }
        start += run.len();
    }
    let mut near = vec![Vec::new(); texts.len()];
    let mut common = vec![0_usize; texts.len()];
    for (one, places) in places.into_iter().enumerate() {
        let mut others = Vec::new();
        for place in places {
            let behind = index[place + 1..].iter().take_while(|other| other.0 == index[place].0);
            for other in behind.map(|&(_, other)| other as usize) {
                if common[other] == 0 {
                    others.push(other);
                }
                common[other] += 1;
            }
        }
        others.sort_unstable();
        for other in others {
            // A quarter of the shorter one's samples: half of what is looked for,
            // so that chance does not decide.
            if 4 * std::mem::take(&mut common[other]) >= samples[one].min(samples[other]) {
                near[one].push(other);
                near[other].push(one);
            }
        }
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that no other seed gives, in sentences.
    fn text(seed: u64, words: usize) -> Vec<String> {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        // Few words in many orders, as newspapers have them.
        (0..words).map(|_| format!("w{}", next() % 400)).collect()
    }

    fn cut(words: &[String], percent: usize, edit: usize) -> String {
        let kept = words.len() * percent / 100;
        let edited = words[..kept].iter().enumerate();
        let edited = edited.map(|(at, word)| match at % edit {
            0 if at > 0 => "edited".to_owned(),
            _ => word.clone(),
        });
        edited.collect::<Vec<_>>().join(" ")
    }

    fn one(source: usize, text: &str) -> FoldText {
        FoldText { source, address: None, grams: Grams::of(text) }
    }

    #[test]
    fn a_story_that_papers_cut_and_edit_stands_once_in_its_fullest_text() {
        let (story, other) = (text(1, 600), text(2, 500));
        let texts = [
            one(0, &cut(&story, 35, 33)),
            one(1, &cut(&other, 100, 1000)),
            one(2, &cut(&story, 100, 1000)),
            one(3, &cut(&story, 70, 33)),
        ];
        assert_eq!(fold_texts(&texts), [2, 1, 2, 2]);
    }

    #[test]
    fn one_address_is_one_article_whatever_it_says() {
        let at =
            |source, text| FoldText { address: Some("tern.example/1".into()), ..one(source, text) };
        assert_eq!(fold_texts(&[at(0, "Ferry runs"), at(1, "Ferry runs again on Monday")]), [1, 1]);
        assert_eq!(fold_texts(&[at(0, "Ferry runs"), at(0, "Lighthouse sold to a poet")]), [0, 1]);
    }

    #[test]
    fn a_papers_own_table_of_every_day_is_not_taken_for_yesterdays() {
        let story = text(3, 300);
        let texts = [one(0, &cut(&story, 100, 1000)), one(0, &cut(&story, 100, 12))];
        assert_eq!(fold_texts(&texts), [0, 1]);
        let texts = [one(0, &cut(&story, 100, 1000)), one(1, &cut(&story, 100, 12))];
        assert_eq!(fold_texts(&texts), [0, 0]);
    }

    /// What `docs` promise: recall, no false pair, and that it is quick.
    #[test]
    fn a_thousand_stories_and_their_copies_are_told_apart() {
        let mut texts = Vec::new();
        for seed in 0..400_u64 {
            let story = text(seed + 10, 250 + (seed as usize % 7) * 60);
            texts.push(one(0, &cut(&story, 100, 1000)));
            texts.push(one(1, &cut(&story, 35 + (seed as usize % 14) * 5, 33)));
        }
        let folded = fold_texts(&texts);
        let found = (0..400).filter(|n| folded[2 * n + 1] == folded[2 * n]).count();
        let wrong = (0..800).filter(|&at| folded[at] / 2 != at / 2).count();
        assert!(found >= 396, "{found} of 400");
        assert_eq!(wrong, 0);
    }
}
