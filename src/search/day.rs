//! The papers of a day side by side: what several of them carry, each in which
//! form, and what only one has.

use std::collections::BTreeMap;

use super::kin::KinPair;
use crate::model::{ArticleId, Clean, Date, EditionKey, FoldText};

/// From this share of the fullest text on another has all of it: a text that was
/// edited, and not cut, keeps so much of its 3-grams (see `model/same_text.rs`).
const WHOLE: f64 = 0.8;

/// What a paper made of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintedAs {
    /// The fullest of the texts that are one.
    Fullest,
    /// The same text.
    Same,
    /// A part of it, in percent of the fullest.
    Cut(u8),
    /// A text of its own.
    Own,
}

/// A paper of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayPaper {
    /// Its edition.
    pub edition: EditionKey,
    /// The masthead.
    pub title: Clean,
    /// How many of its articles were compared.
    pub articles: usize,
}

/// An article of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayArticle {
    /// Index of its paper.
    pub paper: usize,
    /// Its name inside the edition.
    pub article: ArticleId,
    /// What lists call it.
    pub title: Clean,
    /// The id of the page it begins on; may be empty.
    pub page: Clean,
    /// The name of its section; may be empty.
    pub section: Clean,
    /// Which article of its page it is, of its section where there are no pages,
    /// from 1.
    pub place: usize,
    /// What the paper made of the story.
    pub printed_as: PrintedAs,
    /// It was read in this paper.
    pub is_read: bool,
}

/// A story that several papers carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayStory {
    /// Its articles, paper by paper.
    pub articles: Vec<DayArticle>,
}

/// The papers of a day side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayComparison {
    /// The day.
    pub day: Date,
    /// Its papers.
    pub papers: Vec<DayPaper>,
    /// What several of them carry: first what most do, then what stands foremost.
    pub stories: Vec<DayStory>,
    /// What only one has, paper by paper as it is read.
    pub only: Vec<DayArticle>,
    /// How many articles were left out, since they were too many.
    pub left_out: usize,
}

impl DayStory {
    /// How many papers carry it.
    #[must_use]
    pub fn papers(&self) -> usize {
        let mut papers: Vec<usize> = self.articles.iter().map(|one| one.paper).collect();
        papers.dedup();
        papers.len()
    }

    /// Its article that leads: the fullest text, else the first.
    #[must_use]
    pub fn lead(&self) -> usize {
        let is_fullest = |one: &DayArticle| one.printed_as == PrintedAs::Fullest;
        self.articles.iter().position(is_fullest).unwrap_or(0)
    }

    /// The article to show beside one, by what they have different: the fullest text,
    /// or, beside that, the first that is the same or cut. Nothing beside a text of
    /// its own.
    #[must_use]
    pub fn counterpart(&self, at: usize) -> Option<usize> {
        let printed_as = |at: usize| self.articles.get(at).map(|one| one.printed_as);
        match printed_as(at)? {
            PrintedAs::Own => None,
            PrintedAs::Fullest => (0..self.articles.len())
                .filter(|other| *other != at)
                .find(|other| printed_as(*other) != Some(PrintedAs::Own)),
            PrintedAs::Same | PrintedAs::Cut(_) => Some(self.lead()),
        }
    }

    /// Whether one need not read an article any more: it was read, or all of its text
    /// in another paper.
    #[must_use]
    pub fn is_read(&self, at: usize) -> bool {
        let Some(article) = self.articles.get(at) else { return false };
        let is_whole =
            |one: &DayArticle| matches!(one.printed_as, PrintedAs::Fullest | PrintedAs::Same);
        let elsewhere = || self.articles.iter().any(|one| one.is_read && is_whole(one));
        article.is_read || article.printed_as != PrintedAs::Own && elsewhere()
    }
}

/// Of the texts of a day those that several papers carry: the articles of each story
/// by their numbers. `stands_for` says which texts are one (see
/// [`crate::model::fold_texts`]), `kin` which two are on the same thing.
#[must_use]
pub fn day_stories(
    texts: &[FoldText],
    stands_for: &[usize],
    mut kin: Vec<KinPair>,
) -> Vec<Vec<(usize, PrintedAs)>> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (text, &leader) in stands_for.iter().enumerate() {
        groups.entry(leader).or_default().push(text);
    }
    let mut story_of: Vec<usize> = stands_for.to_vec();
    kin.sort_by(|a, b| {
        b.nearness.total_cmp(&a.nearness).then((a.one, a.other).cmp(&(b.one, b.other)))
    });
    for KinPair { one, other, .. } in kin {
        let (into, from) = (story_of[one], story_of[other]);
        let paper = |text: &usize| texts[*text].source;
        // A paper that has the story already is not on it a second time: so one thing
        // does not lead to another, and that to a third.
        let is_in = |text: &usize| groups[&into].iter().any(|own| paper(own) == paper(text));
        if into == from || groups[&from].iter().any(is_in) {
            continue;
        }
        let moved = groups.remove(&from).unwrap_or_default();
        for &text in &moved {
            story_of[text] = into;
        }
        groups.entry(into).or_default().extend(moved);
    }
    let stories = groups.into_values().filter(|story| papers_of(texts, story) > 1);
    stories.map(|story| told(texts, stands_for, &story)).collect()
}

fn papers_of(texts: &[FoldText], story: &[usize]) -> usize {
    let mut papers: Vec<usize> = story.iter().map(|&text| texts[text].source).collect();
    papers.sort_unstable();
    papers.dedup();
    papers.len()
}

/// What each paper made of a story. Of several texts that papers share, the one that
/// most carry is the story's.
#[expect(clippy::cast_sign_loss, reason = "a share is from 0 to 1")]
fn told(texts: &[FoldText], stands_for: &[usize], story: &[usize]) -> Vec<(usize, PrintedAs)> {
    let of = |leader: usize| -> Vec<usize> {
        story.iter().copied().filter(|&text| stands_for[text] == leader).collect()
    };
    let carried = |leader: usize| papers_of(texts, &of(leader));
    let leaders = story.iter().map(|&text| stands_for[text]);
    // Of those that as many carry, the fullest.
    let shared = leaders
        .max_by_key(|&leader| (carried(leader), texts[leader].grams.len()))
        .filter(|&leader| carried(leader) > 1);
    let printed_as = |text: usize| {
        let Some(leader) = shared.filter(|&leader| stands_for[text] == leader) else {
            return PrintedAs::Own;
        };
        let share = texts[leader].grams.within(&texts[text].grams);
        match () {
            () if text == leader => PrintedAs::Fullest,
            () if share >= WHOLE => PrintedAs::Same,
            () => PrintedAs::Cut((share * 100.0).round() as u8),
        }
    };
    let mut all: Vec<(usize, PrintedAs)> =
        story.iter().map(|&text| (text, printed_as(text))).collect();
    all.sort_by_key(|(text, _)| (texts[*text].source, *text));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Grams, fold_texts};

    /// A text of so many words that no other seed gives.
    fn words(seed: u32, count: u32) -> String {
        let words = (0..count).map(|at| format!("w{seed}x{}", at * 7 % 1009));
        words.collect::<Vec<String>>().join(" ")
    }

    fn text(source: usize, words: &str) -> FoldText {
        FoldText { source, address: None, grams: Grams::of(words) }
    }

    fn pair(one: usize, other: usize, nearness: f64) -> KinPair {
        KinPair { one, other, nearness }
    }

    fn stories(texts: &[FoldText], kin: Vec<KinPair>) -> Vec<Vec<(usize, PrintedAs)>> {
        day_stories(texts, &fold_texts(texts), kin)
    }

    #[test]
    fn what_a_paper_made_of_a_text_is_told_by_how_much_of_it_there_is() {
        let (whole, half) = (words(1, 300), words(1, 180));
        let texts = [text(0, &half), text(1, &whole), text(2, &whole), text(2, &words(2, 200))];
        let [story] = &stories(&texts, Vec::new())[..] else { panic!("one story") };
        assert_eq!(story[0], (0, PrintedAs::Cut(60)));
        assert_eq!(story[1..], [(1, PrintedAs::Fullest), (2, PrintedAs::Same)]);
    }

    #[test]
    fn who_wrote_on_it_himself_is_told_beside_those_that_share_a_text() {
        let agency = words(1, 300);
        let texts = [text(0, &agency), text(1, &words(2, 150)), text(2, &agency)];
        let told = stories(&texts, vec![pair(0, 1, 3.0)]);
        let all = [(0, PrintedAs::Fullest), (1, PrintedAs::Own), (2, PrintedAs::Same)];
        assert_eq!(told, [all]);
        // Of two that share nothing but the thing, both are its own.
        let told = stories(&texts[..2], vec![pair(0, 1, 3.0)]);
        assert_eq!(told, [[(0, PrintedAs::Own), (1, PrintedAs::Own)]]);
    }

    #[test]
    fn one_thing_does_not_lead_to_another_over_a_paper_that_has_both() {
        let texts: Vec<FoldText> =
            (0..4).map(|at| text(at % 2, &words(at as u32 + 1, 100))).collect();
        let told = stories(&texts, vec![pair(0, 1, 5.0), pair(1, 2, 4.0), pair(2, 3, 3.0)]);
        let articles = |story: &Vec<(usize, PrintedAs)>| {
            story.iter().map(|(text, _)| *text).collect::<Vec<usize>>()
        };
        assert_eq!(told.iter().map(articles).collect::<Vec<_>>(), [[0, 1], [2, 3]]);
    }

    #[test]
    fn a_text_is_read_where_all_of_it_was_read_and_not_where_a_part_was() {
        let article = |paper, printed_as, is_read| DayArticle {
            paper,
            article: ArticleId::new("a"),
            title: Clean::default(),
            page: Clean::default(),
            section: Clean::default(),
            place: 1,
            printed_as,
            is_read,
        };
        let story = |read: usize| DayStory {
            articles: [PrintedAs::Fullest, PrintedAs::Same, PrintedAs::Cut(50), PrintedAs::Own]
                .into_iter()
                .enumerate()
                .map(|(paper, printed_as)| article(paper, printed_as, paper == read))
                .collect(),
        };
        let read = |at: usize| [0, 1, 2, 3].map(|other| story(at).is_read(other));
        assert_eq!(read(0), [true, true, true, false]);
        assert_eq!(read(1), [true, true, true, false]);
        assert_eq!(read(2), [false, false, true, false]);
        assert_eq!(read(3), [false, false, false, true]);
    }
}
