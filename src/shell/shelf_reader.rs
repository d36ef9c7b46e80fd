//! What the newsstand asks of the catalogue while one looks at it: which editions
//! hold what is typed, and what those near the screen hold. Read beside the thread
//! that draws.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::editions;
use super::fetcher::TellNews;
use super::shelves::{card, contents};
use super::worker::{caught, spawn};
use crate::app::{FilterTerms, Msg, ShelfContents};
use crate::model::EditionKey;
use crate::store::Catalogue;
use crate::store::catalogue::FileStamp;
use crate::words::Words;

/// An edition of the library: its key and its folder.
type ShelfPlace = (EditionKey, String);

/// What is asked.
enum ShelfAsk {
    /// Which editions hold the words of a filter; void once a later one is asked for.
    Find(u64, String),
    /// What these editions hold.
    Contents(Vec<ShelfPlace>),
    /// Say when everything before was answered.
    Settle(Sender<()>),
}

/// Asks the catalogue, once it is to.
pub(super) struct ShelfReader {
    library: PathBuf,
    cache: Option<PathBuf>,
    words: &'static dyn Words,
    tell: TellNews,
    /// The filter that was asked for last.
    newest: Arc<AtomicU64>,
    asks: Option<Sender<ShelfAsk>>,
}

impl fmt::Debug for ShelfReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ShelfReader").field("library", &self.library).finish_non_exhaustive()
    }
}

impl ShelfReader {
    /// Nothing is read yet; answers will be told.
    pub(super) fn new(
        library: Option<PathBuf>,
        cache: Option<PathBuf>,
        words: &'static dyn Words,
        tell: TellNews,
    ) -> Self {
        let (library, newest) = (library.unwrap_or_default(), Arc::default());
        Self { library, cache, words, tell, newest, asks: None }
    }

    /// Has a filter looked for; those before it are void.
    pub(super) fn find(&mut self, filter: String) {
        let number = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        self.send(ShelfAsk::Find(number, filter));
    }

    /// Has looked what editions hold.
    pub(super) fn contents(&mut self, editions: Vec<ShelfPlace>) {
        self.send(ShelfAsk::Contents(editions));
    }

    /// Waits until everything asked so far is answered.
    pub(super) fn settle(&mut self) {
        if self.asks.is_some() {
            let (done, finished) = channel();
            self.send(ShelfAsk::Settle(done));
            let _ = finished.recv();
        }
    }

    fn send(&mut self, ask: ShelfAsk) {
        let asks = self.asks.get_or_insert_with(|| {
            let (asks, received) = channel();
            let mut reading = ShelfReading {
                library: self.library.clone(),
                cache: self.cache.clone(),
                words: self.words,
                newest: Arc::clone(&self.newest),
                catalogue: None,
            };
            let tell = Arc::clone(&self.tell);
            let _ = spawn(move || reading.serve(&received, &*tell));
            asks
        });
        // Whoever waits is told that nothing can be read, where there is no thread.
        if let Err(unsent) = asks.send(ask)
            && let Some(msg) = void(unsent.0)
        {
            (self.tell)(msg);
        }
    }
}

/// What is told where nothing can be read.
fn void(ask: ShelfAsk) -> Option<Msg> {
    match ask {
        ShelfAsk::Find(_, filter) => Some(Msg::EditionsFound(filter, None)),
        ShelfAsk::Contents(_) => Some(Msg::ShelfContents(Vec::new())),
        ShelfAsk::Settle(_) => None,
    }
}

/// What is read with.
struct ShelfReading {
    library: PathBuf,
    cache: Option<PathBuf>,
    words: &'static dyn Words,
    newest: Arc<AtomicU64>,
    catalogue: Option<Catalogue>,
}

impl ShelfReading {
    fn serve(&mut self, asks: &Receiver<ShelfAsk>, tell: &(dyn Fn(Msg) + Send + Sync)) {
        for ask in asks {
            let words = self.words;
            let answer = match ask {
                ShelfAsk::Find(number, filter) => {
                    let found = caught(words, || self.find(number, &filter)).ok().flatten();
                    let is_void = self.newest.load(Ordering::Relaxed) != number;
                    (!is_void).then_some(Msg::EditionsFound(filter, found))
                }
                ShelfAsk::Contents(editions) => {
                    let held = caught(words, || self.contents(editions)).unwrap_or_default();
                    Some(Msg::ShelfContents(held))
                }
                ShelfAsk::Settle(done) => {
                    let _ = done.send(());
                    None
                }
            };
            if let Some(msg) = answer {
                tell(msg);
            }
        }
    }

    /// The keys of what is found, a line each, if that can be told, and is still asked.
    fn find(&mut self, number: u64, filter: &str) -> Option<String> {
        let (terms, newest) = (FilterTerms::new(filter), Arc::clone(&self.newest));
        let library = self.library.to_string_lossy().into_owned();
        let holds = |text: &[u8]| terms.are_in(text);
        let goes_on = || newest.load(Ordering::Relaxed) == number;
        let found = self.catalogue()?.find(&library, &holds, &goes_on);
        if found.is_err() {
            // It may be made anew by then.
            self.catalogue = None;
        }
        found.ok().flatten()
    }

    /// What editions hold; those that the catalogue does not know are opened.
    fn contents(&mut self, editions: Vec<ShelfPlace>) -> Vec<(EditionKey, ShelfContents)> {
        let library = self.library.to_string_lossy().into_owned();
        let held = |(key, folder): ShelfPlace| {
            let known = self.catalogue().and_then(|it| it.whole(&library, &folder).ok().flatten());
            let card = known.or_else(|| {
                let open = editions::glance(&self.library.join(&folder), self.cache.as_deref());
                Some(card(open.ok()?.edition(), folder, FileStamp::default()))
            });
            Some((key, contents(card?, true)))
        };
        editions.into_iter().filter_map(held).collect()
    }

    fn catalogue(&mut self) -> Option<&Catalogue> {
        if self.catalogue.is_none() {
            let cache: Option<&Path> = self.cache.as_deref();
            self.catalogue = cache.and_then(|cache| Catalogue::open(cache).ok());
        }
        self.catalogue.as_ref()
    }
}
