//! The thread that answers what is asked of the library, from the index as it is.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::{Duration, Instant};

use super::asks::{OFTEN, SearchAsk, SearchSigns};
use crate::app::{ComparisonOrder, DifferencesOrder, Msg, RelatedOrder, SearchNews, SearchOrder};
use crate::model::{ArticleId, Clean, EditionKey, MarkId};
use crate::search::Query;
use crate::shell::fetcher::TellNews;
use crate::shell::search::{Asker, SearchAnswer, SearchPlaces};
use crate::shell::worker::caught;
use crate::store::{NotKept, State, TermIndex, today};
use crate::words::Words;

/// How long one waits before one looks again whether the index is up.
const BRIEFLY: Duration = Duration::from_millis(20);

/// An answer that takes no longer is told as a whole: what changes twice at a key
/// flickers.
const AT_ONCE: Duration = Duration::from_millis(30);

/// How long a query to follow by waits for an article to be in the index.
const PATIENCE: Duration = Duration::from_secs(5);

/// The thread that answers.
pub(super) struct Answering {
    pub(super) places: SearchPlaces,
    pub(super) data: Option<PathBuf>,
    pub(super) words: &'static dyn Words,
    pub(super) tell: TellNews,
    pub(super) signs: Arc<SearchSigns>,
    pub(super) asker: Option<Asker>,
    /// The last query with its answer, of which more hits may be asked for.
    pub(super) last: Option<(String, Query, SearchAnswer)>,
}

impl Answering {
    pub(super) fn serve(mut self, asks: &Receiver<SearchAsk>) {
        while let Ok(ask) = asks.recv() {
            match ask {
                SearchAsk::Settle(done) => drop(done.send(())),
                SearchAsk::Order(order) if self.is_newest(order.number) => {
                    self.serve_one(|this| this.answer(&order));
                }
                SearchAsk::Relate(order) => self.serve_one(|this| this.related(&order)),
                SearchAsk::Suggest(order) => self.serve_one(|this| this.suggested(&order)),
                SearchAsk::Compare(order) => self.serve_one(|this| this.compared(&order)),
                SearchAsk::Differences(order) => self.serve_one(|this| this.differing(&order)),
                SearchAsk::Count(stories) => self.serve_one(|this| this.counted(&stories)),
                SearchAsk::Watch(edition, stories) => {
                    self.serve_one(|this| this.watched(edition, &stories));
                }
                SearchAsk::Order(_) => {}
            }
        }
    }

    /// Tells what comes of an order, or what is in its way.
    fn serve_one(&mut self, work: impl FnOnce(&mut Self) -> Result<Option<SearchNews>, NotKept>) {
        let words = self.words;
        let news = match caught(words, || work(self)) {
            Ok(Ok(news)) => news,
            Ok(Err(NotKept::Damaged(_))) => Some(self.renew()),
            Ok(Err(fault)) => Some(SearchNews::Unable(words.index_fault(&fault))),
            Err(line) => {
                (self.asker, self.last) = (None, None);
                Some(SearchNews::Unable(line))
            }
        };
        if let Some(news) = news {
            (self.tell)(Msg::Searched(news));
        }
    }

    fn is_newest(&self, number: u64) -> bool {
        self.signs.newest.load(Ordering::Relaxed) == number
            && !self.signs.is_over.load(Ordering::Relaxed)
    }

    /// Who answers, from what is in the index now.
    fn fresh(&mut self) -> Result<(), NotKept> {
        if self.signs.is_stale.swap(false, Ordering::Relaxed) || self.asker.is_none() {
            self.last = None;
            let state = self.data.as_deref().filter(|data| data.join("state.db").exists());
            let state = state.and_then(|data| State::open(data).ok()).map(|(state, _)| state);
            let (index, _) = TermIndex::open(&self.places.cache)?;
            self.asker = Some(Asker::new(index, &self.places, state)?);
        }
        Ok(())
    }

    /// What else was printed on an article's thing; nothing if there was a newer
    /// order meanwhile.
    fn related(&mut self, order: &RelatedOrder) -> Result<Option<SearchNews>, NotKept> {
        self.fresh()?;
        let Some(asker) = &mut self.asker else { return Ok(None) };
        let signs = &self.signs;
        let go_on = || {
            signs.newest_relation.load(Ordering::Relaxed) == order.number
                && !signs.is_over.load(Ordering::Relaxed)
        };
        if !go_on() {
            return Ok(None);
        }
        let hits = asker.related(&order.edition, &order.article, &go_on)?;
        Ok(go_on().then_some(SearchNews::Related(order.number, hits)))
    }

    /// The papers of a day side by side; nothing if nobody waits for it any more.
    fn compared(&mut self, order: &ComparisonOrder) -> Result<Option<SearchNews>, NotKept> {
        let signs = Arc::clone(&self.signs);
        let go_on = || {
            signs.newest_comparison.load(Ordering::Relaxed) == order.number
                && !signs.is_over.load(Ordering::Relaxed)
        };
        // A paper that came this minute is of the day too.
        while signs.is_filling.load(Ordering::Relaxed) && go_on() {
            thread::sleep(BRIEFLY);
            signs.is_stale.store(true, Ordering::Relaxed);
        }
        self.fresh()?;
        let Some(asker) = &mut self.asker else { return Ok(None) };
        let told = Cell::new(Instant::now());
        let tell = |done: usize, total: usize| {
            if told.get().elapsed() >= OFTEN {
                told.set(Instant::now());
                (self.tell)(Msg::Searched(SearchNews::Comparing(order.number, (done, total))));
            }
            go_on()
        };
        let found = asker.compare(order.day, Some(&order.first), &tell)?;
        Ok(found.map(|found| SearchNews::Compared(order.number, found)))
    }

    /// What two texts have different.
    fn differing(&mut self, order: &DifferencesOrder) -> Result<Option<SearchNews>, NotKept> {
        self.fresh()?;
        let Some(asker) = &mut self.asker else { return Ok(None) };
        let words = self.words;
        let both = asker.differences(&order.first, &order.second, &|same| words.alike(same))?;
        Ok(Some(SearchNews::Differing(order.number, both.map(Box::new))))
    }

    /// The query that finds what an article is about.
    fn suggested(&mut self, order: &RelatedOrder) -> Result<Option<SearchNews>, NotKept> {
        self.fresh()?;
        let given_up = Instant::now() + PATIENCE;
        loop {
            let is_filling = self.signs.is_filling.load(Ordering::Relaxed);
            let Some(asker) = &mut self.asker else { return Ok(None) };
            let query = asker.suggested(&order.edition, &order.article)?;
            // What is asked about may not be in the index yet.
            if query.is_some() || !is_filling || Instant::now() >= given_up {
                return Ok(Some(SearchNews::Suggested(order.number, query)));
            }
            thread::sleep(OFTEN);
            self.signs.is_stale.store(true, Ordering::Relaxed);
            self.fresh()?;
        }
    }

    /// How much there is of stories; of one whose query makes no sense nothing.
    fn counted(&mut self, stories: &[(MarkId, String)]) -> Result<Option<SearchNews>, NotKept> {
        self.fresh()?;
        let Some(asker) = &mut self.asker else { return Ok(None) };
        let signs = &self.signs;
        let go_on = || !signs.is_over.load(Ordering::Relaxed);
        let today = today();
        let mut counts = Vec::new();
        for (id, query) in stories {
            let Ok(query) = Query::parse(query, today) else { continue };
            counts.extend(asker.counted(&query, &go_on)?.map(|count| (*id, count)));
        }
        Ok(Some(SearchNews::Counted(counts)))
    }

    /// Which articles of an edition are of stories, with their rules; those of a
    /// story whose query makes no sense are not.
    fn watched(
        &mut self,
        edition: EditionKey,
        stories: &[(String, String)],
    ) -> Result<Option<SearchNews>, NotKept> {
        self.fresh()?;
        let Some(asker) = &mut self.asker else { return Ok(None) };
        let signs = &self.signs;
        let go_on = || !signs.is_over.load(Ordering::Relaxed);
        let today = today();
        let mut rules: Vec<(ArticleId, Clean)> = Vec::new();
        for (name, query) in stories {
            let Ok(query) = Query::parse(query, today) else { continue };
            let (articles, count) = asker.of_story(&query, &edition, &go_on)?;
            let rule = Clean::line(&self.words.story_rule(name, count.days, count.articles));
            for article in articles {
                if !rules.iter().any(|(known, _)| *known == article) {
                    rules.push((article, rule.clone()));
                }
            }
        }
        Ok(Some(SearchNews::Watched(edition, rules)))
    }

    /// The answer to an order; nothing if there was a newer one meanwhile. Where it takes
    /// time to count all, the first of them are told before.
    fn answer(&mut self, order: &SearchOrder) -> Result<Option<SearchNews>, NotKept> {
        self.fresh()?;
        let Some(asker) = &mut self.asker else { return Ok(None) };
        if self.last.as_ref().is_none_or(|(query, ..)| *query != order.query) {
            let today = today();
            let query = match Query::parse(&order.query, today) {
                Ok(query) => query,
                Err(fault) => return Ok(Some(SearchNews::NotUnderstood(order.number, fault))),
            };
            let newest = &self.signs.newest;
            let is_newest = || newest.load(Ordering::Relaxed) == order.number;
            let begun = Instant::now();
            let mut hunt = asker.hunt(&query, query.order.unwrap_or_default())?;
            let is_soon = |found: usize| found < order.hits || begun.elapsed() < AT_ONCE;
            let mut is_done = asker.pursue(&mut hunt, &|found| is_newest() && is_soon(found))?;
            if !is_done && is_newest() {
                let hits = asker.hits(&query, hunt.first(order.hits))?;
                (self.tell)(Msg::Searched(SearchNews::Found(order.number, hits, None)));
                is_done = asker.pursue(&mut hunt, &|_| is_newest())?;
            }
            if !is_done {
                return Ok(None);
            }
            self.last = Some((order.query.clone(), query, asker.answered(hunt)));
        }
        let Some((_, query, answer)) = &self.last else { return Ok(None) };
        let hits = asker.hits(query, answer.first(order.hits))?;
        let counts = (answer.total(), answer.facets.clone());
        Ok(Some(SearchNews::Found(order.number, hits, Some(counts))))
    }

    /// Gives a damaged index up; whoever hears of it has it made anew.
    fn renew(&mut self) -> SearchNews {
        self.last = None;
        let renewed = self.asker.take().map(|asker| asker.into_index().renew());
        match renewed {
            Some(Err(fault)) => SearchNews::Unable(self.words.index_fault(&fault)),
            _ => SearchNews::Renewed,
        }
    }
}
