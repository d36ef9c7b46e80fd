//! Which articles of a day may be on the same thing, each in its own words: those
//! that have terms in common which few of that day have.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::clues::Clues;

/// A term that more of a day's articles have is what that day's papers are full of,
/// and tells no two of them from the others.
const COMMON: usize = 40;
/// So many articles that have the most in common with one are compared with it,
/// letter by letter: of each paper one or two can be on its thing.
const CLOSE: usize = 12;

/// The terms of a day's articles that are printed in more than one paper.
#[derive(Debug, Default)]
pub struct DayTerms {
    /// The articles that have a term, by its hash, ascending.
    having: HashMap<u64, Vec<u32>>,
    /// Of each article its paper.
    paper_of: Vec<usize>,
}

fn hashed(term: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    term.hash(&mut hasher);
    hasher.finish()
}

impl DayTerms {
    /// Takes the next article of a paper.
    pub fn enter(&mut self, paper: usize, clues: &Clues) {
        let article = self.paper_of.len() as u32;
        self.paper_of.push(paper);
        for term in clues.terms() {
            self.having.entry(hashed(term)).or_default().push(article);
        }
    }

    /// All articles were taken: what only one paper prints is let go of.
    pub fn close(&mut self) {
        let paper_of = &self.paper_of;
        let paper = |article: &u32| paper_of[*article as usize];
        self.having.retain(|_, articles| {
            let first = articles.first().map(paper);
            articles.len() <= COMMON && articles.iter().any(|other| Some(paper(other)) != first)
        });
    }

    /// Whether a term tells something of who else is on an article's thing.
    #[must_use]
    pub fn is_telling(&self, term: &str) -> bool {
        self.having.contains_key(&hashed(term))
    }

    /// The articles of other papers that have the most in common with one, of which
    /// the clues are weighed; of those only that `is_meant` says.
    #[must_use]
    pub fn nearest(
        &self,
        article: usize,
        clues: &Clues,
        is_meant: impl Fn(usize) -> bool,
    ) -> Vec<usize> {
        let mut tally: HashMap<usize, f64> = HashMap::new();
        for term in clues.terms() {
            let weight = clues.weight(term);
            let Some(having) = self.having.get(&hashed(term)).filter(|_| weight > 0.0) else {
                continue;
            };
            for other in having.iter().map(|other| *other as usize) {
                if self.paper_of[other] != self.paper_of[article] && is_meant(other) {
                    *tally.entry(other).or_default() += weight;
                }
            }
        }
        let mut best: Vec<(usize, f64)> = tally.into_iter().collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        best.truncate(CLOSE);
        best.into_iter().map(|(other, _)| other).collect()
    }
}

/// How much each article has in common with others, as a share of what a string tells
/// that two articles alone have.
pub(super) type Kinship = Vec<Vec<(usize, f64)>>;

/// What two articles on one thing have in common at least. These three were chosen by
/// 50 pairs of reports on one thing in other words among 560 articles of a day, in
/// four languages: 43 of the pairs are found, and of what else is found most is on one
/// thing too.
const LEAST: f64 = 1.0;
/// The second nearest article of a paper has no more than this share of it ...
const SECOND: f64 = 0.75;
/// ... but where there is so much in common, a paper may have several on one thing.
const CLEAR: f64 = 3.0;

/// Two articles on the same thing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KinPair {
    /// One.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// How much they have in common, by who is less sure.
    pub nearness: f64,
}

/// Of articles those two that are nearest to each other among all of both papers: one
/// that is near to many is on nobody's thing.
#[must_use]
pub fn mutual(kinship: &Kinship, paper_of: impl Fn(usize) -> usize) -> Vec<KinPair> {
    // How near an article is to another, if that is the nearest of its paper and stands
    // out among its others.
    let nearness = |article: usize, to: usize| {
        let of_paper = kinship[article].iter().filter(|one| paper_of(one.0) == paper_of(to));
        let (mut best, mut second) = ((to, 0.0), 0.0);
        for &(other, score) in of_paper {
            if score > best.1 {
                (best, second) = ((other, score), best.1);
            } else if score > second {
                second = score;
            }
        }
        let stands_out = second <= SECOND * best.1 || best.1 >= CLEAR;
        (best.0 == to && best.1 >= LEAST && stands_out).then_some(best.1)
    };
    let mut pairs = Vec::new();
    for (one, others) in kinship.iter().enumerate() {
        let later = others.iter().filter(|(other, _)| *other > one);
        pairs.extend(later.filter_map(|&(other, _)| {
            let nearness = nearness(one, other)?.min(nearness(other, one)?);
            Some(KinPair { one, other, nearness })
        }));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Articles 0 and 1 are of a paper, 2, 3 and 4 of another.
    fn pairs(kinship: &Kinship) -> Vec<(usize, usize, f64)> {
        let pairs = mutual(kinship, |article| usize::from(article > 1));
        pairs.into_iter().map(|pair| (pair.one, pair.other, pair.nearness)).collect()
    }

    #[test]
    fn who_is_nearest_to_each_other_is_on_one_thing() {
        let told = pairs(&vec![
            vec![(2, 2.0), (3, 1.0)],
            vec![(2, 1.2)],
            vec![(0, 1.8), (1, 1.2)],
            vec![(0, 1.0)],
            vec![],
        ]);
        assert_eq!(told, [(0, 2, 1.8)]);
    }

    #[test]
    fn one_that_is_as_near_to_others_is_on_nobodys_thing_unless_it_is_very_near() {
        let near_to_many = |score: f64| {
            vec![
                vec![(2, score), (3, 0.9 * score)],
                vec![],
                vec![(0, score)],
                vec![(0, 0.9 * score)],
                vec![],
            ]
        };
        assert_eq!(pairs(&near_to_many(2.0)), []);
        assert_eq!(pairs(&near_to_many(4.0)), [(0, 2, 4.0)]);
        assert_eq!(pairs(&vec![vec![(2, 0.9)], vec![], vec![(0, 0.9)], vec![], vec![]]), []);
    }
}
