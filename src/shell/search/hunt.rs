//! A query that is being answered: what the index leaves over is looked at in the
//! order in which hits are shown. So the first of them are known long before all are
//! counted, of which there may be a hundred thousand.

use std::cmp::Reverse;
use std::ops::Range;

use jiff::civil::Date;

use super::asked::AskedArticle;
use super::asker::Asker;
use super::tally::Tally;
use crate::search::{Facets, HitOrder, Query};
use crate::store::NotKept;
use crate::store::term_index::ArticleNumber;

/// Articles between two questions whether to go on.
pub(super) const BETWEEN: usize = 64;

/// A query that is being answered.
#[derive(Debug)]
pub struct Hunt {
    /// What is known at once is asked first.
    query: Query,
    /// The index has told what the articles say.
    is_told: bool,
    /// What it leaves over and was not looked at yet, in the order of hits.
    candidates: std::vec::IntoIter<ArticleNumber>,
    /// Those that say all of it, and at the end those where a letter is another.
    found: Vec<ArticleNumber>,
    /// Those where a letter is another, until then.
    alike: Vec<ArticleNumber>,
    tally: Tally,
    /// The first day of what was found, and the last.
    dates: Option<(Date, Date)>,
}

impl Hunt {
    /// The first of what was found so far, in the order that was asked for.
    #[must_use]
    pub fn first(&self, most: usize) -> &[ArticleNumber] {
        &self.found[..most.min(self.found.len())]
    }
}

/// The articles that hold a query.
#[derive(Debug, Default)]
pub struct SearchAnswer {
    /// In the order that was asked for, those that say all of it first.
    found: Vec<ArticleNumber>,
    /// How they are spread.
    pub facets: Facets,
    /// Days from the first to the last, both included.
    pub days: usize,
}

impl SearchAnswer {
    /// The first of them, in the order that was asked for.
    #[must_use]
    pub fn first(&self, most: usize) -> &[ArticleNumber] {
        &self.found[..most.min(self.total())]
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.found.len()
    }
}

impl Asker {
    /// Answers a query; nothing if `go_on` said meanwhile that nobody waits for
    /// it any more.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn answer(
        &mut self,
        query: &Query,
        order: HitOrder,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Option<SearchAnswer>, NotKept> {
        let mut hunt = self.hunt(query, order)?;
        let is_done = self.pursue(&mut hunt, &|_| go_on())?;
        Ok(is_done.then(|| self.answered(hunt)))
    }

    /// Begins to answer a query.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn hunt(&mut self, query: &Query, order: HitOrder) -> Result<Hunt, NotKept> {
        let sieve = query.sieve(false);
        let candidates = self.index.sift(&sieve)?;
        let in_head = query.sieve(true);
        let heads = match order {
            HitOrder::Rank if !in_head.all_of.is_empty() => self.index.sift(&in_head)?,
            _ => Vec::new(),
        };
        Ok(Hunt {
            query: query.quickest_first(),
            is_told: sieve.is_exact,
            candidates: self.in_order(&candidates, &heads, order).into_iter(),
            found: Vec::new(),
            alike: Vec::new(),
            tally: Tally::default(),
            dates: None,
        })
    }

    /// Looks at more articles, as long as `go_on` says so, which is told how many were
    /// found; tells whether none is left.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn pursue(
        &mut self,
        hunt: &mut Hunt,
        go_on: &dyn Fn(usize) -> bool,
    ) -> Result<bool, NotKept> {
        self.index.begin_reading()?;
        let is_done = self.pursued(hunt, go_on);
        self.index.end_reading();
        is_done
    }

    fn pursued(&mut self, hunt: &mut Hunt, go_on: &dyn Fn(usize) -> bool) -> Result<bool, NotKept> {
        while go_on(hunt.found.len()) {
            for number in hunt.candidates.by_ref().take(BETWEEN).collect::<Vec<_>>() {
                self.look_at(hunt, number)?;
            }
            if hunt.candidates.as_slice().is_empty() {
                hunt.found.append(&mut hunt.alike);
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn look_at(&mut self, hunt: &mut Hunt, number: ArticleNumber) -> Result<(), NotKept> {
        let Some((at, position)) = self.edition_of(number) else { return Ok(()) };
        let (span, edition) = self.editions[at].clone();
        let mut one = AskedArticle::new(number, (span, position), &edition);
        if !self.holds(&hunt.query, hunt.is_told, &mut one)? {
            return Ok(());
        }
        let all = if one.is_alike { &mut hunt.alike } else { &mut hunt.found };
        all.push(number);
        let number_in = |all: &[u16]| all.get(position).map(|number| usize::from(*number));
        hunt.tally.count(at, (number_in(&edition.section_of), number_in(&edition.page_of)));
        if let Some(date) = edition.date {
            let (first, last) = hunt.dates.get_or_insert((date, date));
            (*first, *last) = (date.min(*first), date.max(*last));
        }
        Ok(())
    }

    /// What comes of a hunt at its end.
    #[must_use]
    pub fn answered(&self, hunt: Hunt) -> SearchAnswer {
        let Hunt { found, tally, dates, .. } = hunt;
        let days = dates.map_or(0, |(first, last)| (last - first).get_days() + 1);
        let days = usize::try_from(days).unwrap_or(0);
        SearchAnswer { found, facets: tally.facets(&self.editions), days }
    }

    /// Candidates in the order of hits; within an edition they stand as they are read.
    /// Both they and those that have it in a head come in the order of their numbers.
    fn in_order(
        &self,
        candidates: &[ArticleNumber],
        heads: &[ArticleNumber],
        order: HitOrder,
    ) -> Vec<ArticleNumber> {
        let mut editions: Vec<(usize, Range<usize>)> = Vec::new();
        for (nth, number) in candidates.iter().enumerate() {
            match editions.last_mut() {
                Some((at, range)) if self.editions[*at].0.position(*number).is_some() => {
                    range.end = nth + 1;
                }
                _ => {
                    let edition = self.edition_of(*number);
                    editions.extend(edition.map(|(at, _)| (at, nth..nth + 1)));
                }
            }
        }
        let date = |at: usize| self.editions[at].1.date;
        match order {
            HitOrder::Old => editions.sort_by_key(|(at, _)| (date(*at).is_none(), date(*at))),
            HitOrder::New | HitOrder::Rank => {
                editions.sort_by_key(|(at, _)| Reverse((date(*at), *at)));
            }
        }
        let mut ordered = Vec::with_capacity(candidates.len());
        let is_in_head = marked(candidates, heads);
        for wanted in [true, false] {
            for (_, range) in &editions {
                let of_edition = range.clone().filter(|nth| is_in_head(*nth) == wanted);
                ordered.extend(of_edition.map(|nth| candidates[nth]));
            }
        }
        ordered
    }
}

/// Tells which candidates, by their place among them, stand among the heads.
fn marked(candidates: &[ArticleNumber], heads: &[ArticleNumber]) -> impl Fn(usize) -> bool {
    let mut left = heads.iter().copied().peekable();
    let is_in_head: Vec<bool> = candidates
        .iter()
        .map(|number| {
            while left.next_if(|head| head < number).is_some() {}
            left.peek() == Some(number)
        })
        .collect();
    move |nth| is_in_head[nth]
}
