//! Searches all papers behind the screen: one thread keeps the index up, another
//! answers queries, the newest of them. Both begin when the search is first
//! opened; nothing is done for who never searches.

mod answering;
mod asks;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use super::fetcher::{TellNews, stand_back};
use super::search::{IndexFiller, SearchPlaces};
use super::worker::{caught, spawn};
use crate::app::{ComparisonOrder, DifferencesOrder, Msg, RelatedOrder, SearchNews, SearchOrder};
use crate::model::{EditionKey, MarkId};
use crate::store::NotKept;
use crate::words::Words;
use answering::Answering;
use asks::{OFTEN, SearchAsk, SearchSigns};

/// Searches, once it is asked to.
pub(super) struct Searcher {
    /// What is searched, if there is a place for an index.
    places: Option<SearchPlaces>,
    data: Option<PathBuf>,
    words: &'static dyn Words,
    tell: TellNews,
    signs: Arc<SearchSigns>,
    asks: Option<Sender<SearchAsk>>,
    filling: Option<JoinHandle<()>>,
}

impl fmt::Debug for Searcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Searcher").field("places", &self.places).finish_non_exhaustive()
    }
}

impl Searcher {
    pub(super) fn new(
        places: Option<SearchPlaces>,
        data: Option<PathBuf>,
        words: &'static dyn Words,
        tell: TellNews,
    ) -> Self {
        Self { places, data, words, tell, signs: Arc::default(), asks: None, filling: None }
    }

    /// Has the index brought up to the library, unless that is under way.
    pub(super) fn prepare(&mut self) {
        let Some(places) = self.places.clone() else {
            return self.say(SearchNews::Unable(self.words.no_place_for_index().to_owned()));
        };
        if self.filling.as_ref().is_some_and(|filling| !filling.is_finished()) {
            return;
        }
        // What the reader did meanwhile counts as well.
        self.signs.is_stale.store(true, Ordering::Relaxed);
        let (tell, words, signs) = (Arc::clone(&self.tell), self.words, Arc::clone(&self.signs));
        signs.is_filling.store(true, Ordering::Relaxed);
        let work = move || {
            stand_back();
            let news = match caught(words, || filled(&places, &signs, &tell)) {
                Ok(Ok(is_new)) => SearchNews::Filled(is_new),
                Ok(Err(fault)) => SearchNews::Unable(words.index_fault(&fault)),
                Err(line) => SearchNews::Unable(line),
            };
            signs.is_filling.store(false, Ordering::Relaxed);
            tell(Msg::Searched(news));
        };
        self.filling = thread::Builder::new().name("index".to_owned()).spawn(work).ok();
    }

    /// Has a query answered; those before it are void.
    pub(super) fn ask(&mut self, order: SearchOrder) {
        self.signs.newest.store(order.number, Ordering::Relaxed);
        self.send(SearchAsk::Order(order));
    }

    /// Has looked what else was printed on an article's thing; orders before are
    /// void.
    pub(super) fn relate(&mut self, order: RelatedOrder) {
        self.signs.newest_relation.store(order.number, Ordering::Relaxed);
        self.send(SearchAsk::Relate(order));
    }

    /// Has looked by which query what an article is about is found.
    pub(super) fn suggest(&mut self, order: RelatedOrder) {
        self.send(SearchAsk::Suggest(order));
    }

    /// Has the papers of a day compared; orders before are void.
    pub(super) fn compare(&mut self, order: ComparisonOrder) {
        self.signs.newest_comparison.store(order.number, Ordering::Relaxed);
        self.send(SearchAsk::Compare(order));
    }

    /// Nobody waits for a comparison any more.
    pub(super) fn stop_comparing(&self) {
        self.signs.newest_comparison.store(0, Ordering::Relaxed);
    }

    /// Has looked what two texts have different.
    pub(super) fn differences(&mut self, order: DifferencesOrder) {
        self.send(SearchAsk::Differences(order));
    }

    /// Has the articles of stories counted.
    pub(super) fn count(&mut self, stories: Vec<(MarkId, String)>) {
        self.send(SearchAsk::Count(stories));
    }

    /// Has looked which articles of an edition are of stories.
    pub(super) fn watch(&mut self, edition: EditionKey, stories: Vec<(String, String)>) {
        self.send(SearchAsk::Watch(edition, stories));
    }

    fn send(&mut self, ask: SearchAsk) {
        let Some(places) = &self.places else { return };
        let asks = self.asks.get_or_insert_with(|| {
            let (asks, received) = channel();
            let work = Answering {
                places: places.clone(),
                data: self.data.clone(),
                words: self.words,
                tell: Arc::clone(&self.tell),
                signs: Arc::clone(&self.signs),
                asker: None,
                last: None,
            };
            // Without the thread no answer comes.
            let _ = spawn(move || work.serve(&received));
            asks
        });
        let _ = asks.send(ask);
    }

    /// Waits until the index is up, and everything asked so far is answered.
    pub(super) fn settle(&mut self) {
        if let Some(filling) = self.filling.take() {
            let _ = filling.join();
        }
        if let Some(asks) = &self.asks {
            let (done, finished) = channel();
            let _ = asks.send(SearchAsk::Settle(done));
            let _ = finished.recv();
        }
    }

    fn say(&self, news: SearchNews) {
        (self.tell)(Msg::Searched(news));
    }
}

/// Whoever leaves does not wait for the index; the next search goes on with it.
impl Drop for Searcher {
    fn drop(&mut self) {
        self.signs.is_over.store(true, Ordering::Relaxed);
    }
}

/// Brings the index up; tells whether something in it has changed.
fn filled(places: &SearchPlaces, signs: &SearchSigns, tell: &TellNews) -> Result<bool, NotKept> {
    let mut told: Option<Instant> = None;
    let mut step = |done: usize, total: usize| {
        if told.is_none_or(|told| told.elapsed() >= OFTEN) {
            told = Some(Instant::now());
            signs.is_stale.store(true, Ordering::Relaxed);
            tell(Msg::Searched(SearchNews::Filling(done, total)));
        }
        !signs.is_over.load(Ordering::Relaxed)
    };
    let (_, report) = IndexFiller::new(places, &mut step).fill()?;
    signs.is_stale.store(true, Ordering::Relaxed);
    if report.renewed {
        tell(Msg::Searched(SearchNews::Renewed));
    }
    Ok(report.entered + report.struck > 0)
}
