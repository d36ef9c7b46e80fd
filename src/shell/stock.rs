//! The editions on the newsstand, and the one that is open.
//!
//! What the newsstand shows of the library comes from its catalogue, at once
//! ([`Stock::recall`]); the folders are looked through behind the first frame
//! ([`Stock::fill`]), and only those editions are read that are new or changed.

mod filling;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::edition_thread::{EditionThread, Opener, clean};
use super::editions;
use super::search::SearchPlaces;
use super::shelves::inside;
use super::stock_entry::{Entry, StockSource, places_of, usual_folder};
use crate::app::ShelfEntry;
use crate::input::Hint;
use crate::model::{Clean, Edition, EditionKey};
use crate::store::Catalogue;
use crate::words::{self, Words};

/// Which of the editions that came with the program are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Samples {
    #[default]
    All,
    /// Those that open at once: the newsstand is filled beside an edition that
    /// is being read.
    Light,
    None,
}

/// How an edition of the stock is opened.
pub(super) enum StockWay {
    /// By this.
    Anew(Opener),
    /// It is open in this thread.
    Open(EditionThread),
}

/// The editions one has.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Stock {
    entries: Vec<Entry>,
    /// It holds only what is not as the catalogue had it, since whoever takes it in
    /// has all of that: a large library is not to be in memory twice.
    is_rest: bool,
    /// The keys of editions that are gone, or not as they were.
    gone: HashSet<EditionKey>,
    /// The disposable indexes, and the catalogue of the library.
    cache: Option<PathBuf>,
    /// Where imported editions are.
    library: Option<PathBuf>,
    samples: Samples,
    /// Nothing is missing: the library was looked through.
    is_whole: bool,
    /// Only the newest of what the catalogue knows were recalled.
    is_begun: bool,
    /// One of them was opened: entries are known by their numbers.
    is_numbered: bool,
    /// In which errors are told.
    words: Spoken,
}

/// The language of the interface.
#[derive(Debug, Clone, Copy)]
struct Spoken(&'static dyn Words);

impl Default for Spoken {
    fn default() -> Self {
        Self(words::DEFAULT)
    }
}

/// What the catalogue calls the library of what came with the program.
const BUNDLED: &str = "";

/// Editions that are given together while more are read: some tenths of a second of
/// reading.
const PART: usize = 100;

/// Editions that the first frame is given: more than the rows of any screen, for
/// papers of many editions, and few enough to be read in a few milliseconds.
const FIRST: usize = 400;

impl Stock {
    /// An empty stock; `library` and `cache` are directories, if there are any.
    #[must_use]
    pub fn new(library: Option<PathBuf>, cache: Option<PathBuf>) -> Self {
        Self { cache, library, ..Self::default() }
    }

    /// The same, whose errors are told in a language.
    #[must_use]
    pub fn in_words(self, words: &'static dyn Words) -> Self {
        Self { words: Spoken(words), ..self }
    }

    /// The same stock, with what came with the program or without it.
    #[must_use]
    pub fn with_samples(self, samples: bool) -> Self {
        Self { samples: if samples { self.samples } else { Samples::None }, ..self }
    }

    /// The same stock, to be filled while an edition is read that was named.
    #[must_use]
    pub fn beside_an_edition(mut self) -> Self {
        if self.samples == Samples::All {
            self.samples = Samples::Light;
        }
        self
    }

    /// Where imported editions and the catalogue are.
    pub(super) fn places(&self) -> (Option<PathBuf>, Option<PathBuf>) {
        (self.library.clone(), self.cache.clone())
    }

    /// What of it can be searched, if there is a place for an index.
    pub(super) fn search_places(&self) -> Option<SearchPlaces> {
        let (cache, samples) = (self.cache.clone()?, self.samples != Samples::None);
        Some(SearchPlaces { library: self.library.clone(), cache, samples })
    }

    /// Notes an edition that was given to us, and is open in a thread of its
    /// own; gives its entry.
    pub(super) fn add(&mut self, edition: &Edition) -> usize {
        let shown = ShelfEntry::of(edition);
        let entry = Entry { shown, source: StockSource::Lent, is_news: true };
        self.is_numbered = true;
        match self.entries.iter().position(|there| there.shown.key == entry.shown.key) {
            Some(at) => {
                self.entries[at] = entry;
                at
            }
            None => {
                self.entries.push(entry);
                self.entries.len() - 1
            }
        }
    }

    /// Shows of an edition that was given to us what is known of it by now.
    pub(super) fn renew(&mut self, index: usize, edition: &Edition) {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.shown = ShelfEntry::of(edition);
        }
    }

    /// Keeps the thread of an edition that is not read any more.
    pub(super) fn keep(&mut self, index: usize, thread: EditionThread) {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.source = StockSource::Open(Box::new(thread));
        }
    }

    /// An empty stock with the same directories, to be filled elsewhere and
    /// taken in by [`Stock::absorb`].
    #[must_use]
    pub fn rest(&self) -> Self {
        let (samples, is_begun, words) = (self.samples, self.is_begun, self.words);
        Self { samples, is_begun, words, ..Self::new(self.library.clone(), self.cache.clone()) }
    }

    /// Takes in another stock: editions that are not here yet, and what it
    /// knows better of those that are: what is here already stays as it is. Those
    /// that are gone leave, unless one was opened: entries keep their numbers then.
    /// Tells whether anything is another now.
    pub fn absorb(&mut self, other: Self) -> bool {
        let mut is_changed = false;
        if other.is_whole && !self.is_numbered {
            let before = self.entries.len();
            self.strike(&other);
            is_changed |= self.entries.len() < before;
        }
        // Of a large library one of the two is mostly small: that one is looked up.
        if other.entries.len() > self.entries.len() {
            let here = places_of(&self.entries);
            self.entries.reserve_exact(other.entries.len());
            for entry in other.entries {
                match here.get(&entry.shown.key) {
                    Some(&at) => is_changed |= self.entries[at].give_way_to(entry),
                    None => {
                        is_changed = true;
                        self.entries.push(entry);
                    }
                }
            }
        } else {
            let theirs = places_of(&other.entries);
            let mut entries: Vec<_> = other.entries.into_iter().map(Some).collect();
            for mine in &mut self.entries {
                if let Some(entry) = theirs.get(&mine.shown.key).and_then(|&at| entries[at].take())
                {
                    is_changed |= mine.give_way_to(entry);
                }
            }
            let before = self.entries.len();
            self.entries.extend(entries.into_iter().flatten());
            is_changed |= self.entries.len() > before;
        }
        is_changed
    }

    /// Lets those go that a look through the library did not find.
    fn strike(&mut self, other: &Self) {
        let there = other.keys();
        let is_gone = |key: &EditionKey| !other.is_rest || other.gone.contains(key);
        self.entries.retain(|entry| there.contains(&entry.shown.key) || !is_gone(&entry.shown.key));
    }

    /// Makes ready what a filter of the newsstand searches, where nobody waits
    /// for it. Beside an edition that is read none may ever be typed.
    pub fn make_findable(&self) {
        for entry in self.entries.iter().filter(|_| self.samples != Samples::Light) {
            let _ = entry.shown.findable();
        }
    }

    fn catalogue(&self) -> Option<Catalogue> {
        self.cache.as_deref().and_then(|cache| Catalogue::open(cache).ok())
    }

    /// What the catalogue calls the library: where it is.
    fn library_name(&self) -> String {
        let library = self.library.as_deref().unwrap_or(Path::new("-"));
        library.to_string_lossy().into_owned()
    }

    fn keys(&self) -> HashSet<EditionKey> {
        self.entries.iter().map(|entry| entry.shown.key.clone()).collect()
    }

    fn offer(&mut self, seen: &mut HashSet<EditionKey>, source: StockSource, shown: ShelfEntry) {
        if seen.insert(shown.key.clone()) {
            self.entries.push(Entry { shown, source, is_news: false });
        }
    }

    /// What the newsstand shows.
    #[must_use]
    pub fn shelf(&self) -> Vec<ShelfEntry> {
        self.entries.iter().map(|entry| entry.shown.clone()).collect()
    }

    /// What commands call an entry, `PAPER/DATE`: its folder in the library,
    /// or that which it would have.
    #[must_use]
    pub fn id(&self, index: usize) -> Option<String> {
        let entry = self.entries.get(index)?;
        match (&entry.source, &self.library) {
            (StockSource::Path(path), Some(library)) => {
                inside(path, library).map(|folder| clean(&folder))
            }
            (StockSource::Bundled(_), _) => Some(usual_folder(&entry.shown)),
            _ => entry.folder().map(|folder| clean(&folder)),
        }
    }

    /// The name of an entry's paper.
    pub(super) fn title(&self, index: usize) -> Option<&Clean> {
        self.entries.get(index).map(|entry| &*entry.shown.title)
    }

    /// What the catalogue calls an edition that is in the library.
    pub(super) fn folder(&self, index: usize) -> Option<String> {
        self.entries.get(index)?.folder()
    }

    /// How the edition of an entry is opened; nothing if it is not there, or
    /// open already. A thread is lent, and wants to be kept again
    /// ([`Stock::keep`]).
    pub(super) fn way_to(&mut self, index: usize) -> Option<StockWay> {
        self.is_numbered = true;
        let entry = self.entries.get_mut(index)?;
        let (cache, words) = (self.cache.clone(), self.words.0);
        Some(match &entry.source {
            StockSource::Bundled(bundled) => {
                let bundled = *bundled;
                StockWay::Anew(Box::new(move |_| {
                    bundled.open().map_err(|e| clean(&words.open_error(&e)))
                }))
            }
            StockSource::Usual | StockSource::Shelved(_) | StockSource::Path(_) => {
                let path = entry.path(self.library.as_deref())?;
                StockWay::Anew(Box::new(move |watch| {
                    let hint = Hint { watch: watch.clone(), ..Hint::default() };
                    let open = editions::open(&path, &hint, cache.as_deref());
                    open.map_err(|error| clean(&words.open_error(&error)))
                }))
            }
            StockSource::Lent => return None,
            StockSource::Open(_) => match std::mem::replace(&mut entry.source, StockSource::Lent) {
                StockSource::Open(thread) => StockWay::Open(*thread),
                _ => return None,
            },
        })
    }
}

#[cfg(test)]
#[path = "stock_tests.rs"]
mod tests;
