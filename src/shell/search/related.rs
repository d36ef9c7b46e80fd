//! What else was printed on the thing that an article is about: earlier, on the
//! same day and later, in all papers.
//!
//! The index tells which articles have the terms that few have; those with the
//! most of them are read, and compared letter by letter.

use std::collections::HashMap;

use super::asked::AskedArticle;
use super::asker::Asker;
use super::hunt::BETWEEN;
use crate::model::{ArticleId, EditionKey, Grams, is_one_text, simplified};
use crate::search::{
    Clues, CommonGround, Needle, Passage, PassageRole, RelatedHit, Saying, SayingField, SearchHit,
    SharedString, shared,
};
use crate::store::NotKept;
use crate::store::term_index::ArticleNumber;

/// Articles that are read and compared: what is about the same thing has several
/// rare terms of it, and stands far before these.
const READ: usize = 200;
/// Articles that are told.
const TOLD: usize = 20;
/// A term that more than one article in so many has tells nothing; but in a
/// small library ...
const COMMON: usize = 50;
/// ... so many always may.
const FEW: usize = 20;
/// So many are read of a term's articles, however many there are.
const MOST: usize = 500;
/// How much more it tells that both were printed on one day ...
const NEAR: f64 = 0.2;
/// ... of which half is left after so many days.
const HALF: f64 = 30.0;
/// What is told has this share of what the best has in common, or more ...
const SHARE: f64 = 0.5;
/// ... and of what a string tells that these two alone have.
const LEAST: f64 = 0.4;
/// Names that a line is shown by.
const SHOWN: usize = 3;

/// An article that was compared with others.
pub(super) struct ComparedArticle {
    pub(super) own: Vec<Passage>,
    pub(super) clues: Clues,
    /// Those with its text.
    same: Vec<Compared>,
    /// Those on the same thing, the nearest first.
    pub(super) others: Vec<Compared>,
}

/// One of those that it was compared with.
pub(super) struct Compared {
    number: ArticleNumber,
    pub(super) shared: CommonGround,
    days: Option<i32>,
    grams: Grams,
    doubles: usize,
}

impl Asker {
    /// What else was printed on the thing that an article is about, the nearest
    /// first; nothing if the article is not in the index, or `go_on` said
    /// meanwhile that nobody waits for it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn related(
        &mut self,
        edition: &EditionKey,
        article: &ArticleId,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Option<Vec<RelatedHit>>, NotKept> {
        let Some(ground) = self.ground(edition, article, go_on)? else { return Ok(None) };
        let mut told = Vec::new();
        for (others, is_same_text) in [(ground.others, false), (ground.same, true)] {
            for other in others {
                let Compared { number, shared, days, doubles, .. } = other;
                let hit = self.hit_by(number, &shared.strings)?;
                told.extend(hit.map(|hit| RelatedHit { hit, days, doubles, is_same_text }));
            }
        }
        Ok(Some(told))
    }

    /// An article compared with all that may be on the same thing.
    pub(super) fn ground(
        &mut self,
        edition: &EditionKey,
        article: &ArticleId,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Option<ComparedArticle>, NotKept> {
        let Some(number) = self.number(edition, article)? else { return Ok(None) };
        let own = self.read(number)?;
        let articles = self.articles_in_language_of(number);
        let (clues, candidates) = self.candidates(number, articles, &own)?;
        let mut all = Vec::new();
        for (at, other) in candidates.into_iter().enumerate() {
            if at % BETWEEN == 0 && !go_on() {
                return Ok(None);
            }
            let passages = self.read(other)?;
            let mut shared = shared(&own, &clues, &passages);
            let days = self.days_between(number, other);
            shared.score *= nearness(days);
            let grams = grams(&passages);
            all.push(Compared { number: other, shared, days, grams, doubles: 0 });
        }
        let least = LEAST * rarest(articles);
        let (same, others) = folded(all, &grams(&own), least);
        Ok(Some(ComparedArticle { own, clues, same, others }))
    }

    /// The key of the edition in a folder of the library, or of that name among
    /// those that came with the program; and how many articles it has.
    #[must_use]
    pub fn edition_in(&self, folder: &str) -> Option<(EditionKey, usize)> {
        let found = self.editions.iter().find(|(_, one)| one.folder == folder);
        found.map(|(span, one)| (one.key.clone(), span.articles()))
    }

    pub(super) fn number(
        &self,
        edition: &EditionKey,
        article: &ArticleId,
    ) -> Result<Option<ArticleNumber>, NotKept> {
        match self.editions.iter().find(|(_, one)| one.key == *edition) {
            Some((span, _)) => self.index.number(*span, article),
            None => Ok(None),
        }
    }

    fn read(&mut self, number: ArticleNumber) -> Result<Vec<Passage>, NotKept> {
        let Some((at, position)) = self.edition_of(number) else { return Ok(Vec::new()) };
        let (span, edition) = self.editions[at].clone();
        let mut one = AskedArticle::new(number, (span, position), &edition);
        Ok(self.passages(&mut one)?.to_vec())
    }

    /// The clues of an article, and the articles that have the most of them, in
    /// the order that they are read fastest.
    fn candidates(
        &self,
        number: ArticleNumber,
        articles: usize,
        own: &[Passage],
    ) -> Result<(Clues, Vec<ArticleNumber>), NotKept> {
        let most = (articles / COMMON).clamp(FEW, MOST);
        let mut clues = Clues::of(own);
        let mut having: Vec<(String, Vec<ArticleNumber>)> = Vec::new();
        clues.weigh(articles, |term| {
            let found = self.index.having(term, most)?;
            let count = found.as_ref().map(Vec::len);
            having.extend(found.map(|found| (term.to_owned(), found)));
            Ok::<_, NotKept>(count)
        })?;
        let mut tally: HashMap<ArticleNumber, f64> = HashMap::new();
        for (term, found) in having {
            let weight = clues.weight(&term);
            for other in found.into_iter().filter(|other| *other != number) {
                *tally.entry(other).or_default() += weight;
            }
        }
        let mut best: Vec<(ArticleNumber, f64)> =
            tally.into_iter().filter(|(other, _)| self.edition_of(*other).is_some()).collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        best.truncate(READ);
        let mut numbers: Vec<ArticleNumber> = best.into_iter().map(|(other, _)| other).collect();
        numbers.sort_unstable();
        Ok((clues, numbers))
    }

    /// How many articles there are in the language of one: what is rare in one
    /// language is not printed in another at all.
    pub(super) fn articles_in_language_of(&self, number: ArticleNumber) -> usize {
        let Some((at, _)) = self.edition_of(number) else { return 0 };
        let lang = self.editions[at].1.lang;
        let alike = self.editions.iter().filter(|(_, one)| one.lang == lang);
        alike.map(|(span, _)| span.articles()).sum()
    }

    /// How many days after one article another was printed.
    fn days_between(&self, one: ArticleNumber, other: ArticleNumber) -> Option<i32> {
        let date = |number| {
            let (at, _) = self.edition_of(number)?;
            self.editions[at].1.date
        };
        Some((date(other)? - date(one)?).get_days())
    }

    /// An article with a line that some strings stand in.
    fn hit_by(
        &mut self,
        number: ArticleNumber,
        strings: &[SharedString],
    ) -> Result<Option<SearchHit>, NotKept> {
        let Some((at, position)) = self.edition_of(number) else { return Ok(None) };
        let (span, edition) = self.editions[at].clone();
        let needles = strings.iter().take(SHOWN).filter_map(|one| Needle::of(&one.text, false));
        let sayings: Vec<Saying> = needles
            .map(|needle| Saying { field: SayingField::All, needle, near: None, is_alike: false })
            .collect();
        let mut one = AskedArticle::new(number, (span, position), &edition);
        self.hit(&mut one, &sayings.iter().collect::<Vec<_>>())
    }
}

/// Those that are the same text as an article, and the others, the nearest
/// first, each text once.
fn folded(mut all: Vec<Compared>, own: &Grams, least: f64) -> (Vec<Compared>, Vec<Compared>) {
    all.sort_by(|a, b| b.shared.score.total_cmp(&a.shared.score).then(a.number.cmp(&b.number)));
    let (same, others): (Vec<Compared>, Vec<Compared>) =
        all.into_iter().partition(|one| is_one_text(&one.grams, own));
    let best = others.first().map_or(0.0, |one| one.shared.score);
    let mut kept: Vec<Compared> = Vec::new();
    for one in others {
        if one.shared.score < least.max(best * SHARE) || kept.len() == TOLD {
            break;
        }
        match kept.iter_mut().find(|other| is_one_text(&one.grams, &other.grams)) {
            Some(other) => other.doubles += 1,
            None => kept.push(one),
        }
    }
    (same, kept)
}

/// The 3-grams of an article's text.
pub(super) fn grams(passages: &[Passage]) -> Grams {
    let texts = passages.iter().filter(|passage| passage.role == PassageRole::Text);
    let texts: Vec<&str> = texts.map(|passage| passage.text.as_str()).collect();
    // A text is the same in traditional characters.
    Grams::of(&texts.join("\n").chars().map(simplified).collect::<String>())
}

/// What a term tells that only two of so many articles have.
#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^52 articles")]
pub(super) fn rarest(articles: usize) -> f64 {
    (articles.max(2) as f64 / 2.0).ln()
}

fn nearness(days: Option<i32>) -> f64 {
    days.map_or(1.0, |days| 1.0 + NEAR * (-f64::from(days.abs()) / HALF).exp2())
}
