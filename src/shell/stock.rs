//! The editions on the newsstand, and the one that is open.
//!
//! What the newsstand shows of the library comes from its catalogue, at once
//! ([`Stock::recall`]); the folders are looked through behind the first frame
//! ([`Stock::fill`]), and only those editions are read that are new or changed.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::edition_thread::{EditionThread, Opener, clean};
use super::editions;
use super::search::SearchPlaces;
use super::shelves::{MANIFEST, Names, Shelved, card as card_of, editions_under, inside};
use super::stock_entry::{Entry, StockSource, places_of, usual_folder};
use crate::app::ShelfEntry;
use crate::input::Hint;
use crate::model::{Clean, Edition, EditionKey};
use crate::store::Catalogue;
use crate::store::catalogue::{Card, Depth, FileStamp};
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

    /// Adds the newest that the catalogue knows, without a look at the library, and
    /// what came with the program as far as it opens at once.
    pub fn recall(&mut self) {
        let catalogue = self.catalogue();
        let newest = catalogue.as_ref().and_then(|catalogue| {
            let newest = catalogue.newest(&self.library_name(), FIRST);
            newest.ok()
        });
        let mut seen = self.keys();
        self.is_begun = newest.as_ref().is_some_and(|cards| cards.len() == FIRST);
        let mut names = Names::default();
        for card in newest.unwrap_or_default() {
            let source = StockSource::Shelved(card.folder.as_str().into());
            self.offer(&mut seen, source, names.entry(card, Depth::Leads));
        }
        let samples = self.samples;
        if samples == Samples::All {
            self.samples = Samples::Light;
        }
        self.add_bundled(&mut seen, catalogue);
        self.samples = samples;
    }

    /// All that the catalogue knows, where only the newest were recalled: what the
    /// newsstand can show while the library is looked through. That looks for the rest
    /// then.
    #[must_use]
    pub fn recalled_whole(&mut self) -> Option<Self> {
        let mut known_all = self.is_begun.then(|| self.rest())?;
        let (catalogue, library) = (self.catalogue()?, self.library_name());
        known_all.entries.reserve_exact(catalogue.count(&library).ok()?);
        let (mut seen, mut names) = (HashSet::new(), Names::default());
        let mut offer = |card: Card| {
            let folder = card.folder.clone();
            let shown = names.entry(card, Depth::Bare);
            known_all.offer(&mut seen, StockSource::of_folder(&folder, &shown), shown);
        };
        catalogue.each(&library, Depth::Bare, &mut offer).ok()?;
        self.is_rest = true;
        Some(known_all)
    }

    /// Adds the bundled editions and those of the library. Editions that
    /// cannot be read are told.
    pub fn fill(&mut self) -> Vec<String> {
        self.fill_in_parts(&|_| {})
    }

    /// The same, and gives what was read so far while more is being read: a large
    /// library that is new here takes seconds.
    pub fn fill_in_parts(&mut self, give: &dyn Fn(Self)) -> Vec<String> {
        let mut catalogue = self.catalogue();
        let name = self.library_name();
        let (mut names, mut given, mut met) = (Names::default(), self.entries.len(), 0);
        let (mut faults, mut fresh, mut seen) = (Vec::new(), Vec::new(), self.keys());
        let library = self.library.clone();
        for shelved in library.as_deref().map(editions_under).into_iter().flatten() {
            let card = catalogue.as_ref().and_then(|it| it.bare(&name, &shelved.folder).ok()?);
            met += usize::from(card.is_some());
            match card {
                // What is called so that it is no text was recalled under another name.
                Some(card)
                    if card.stamp == shelved.stamp
                        && self.is_rest
                        && shelved.path.to_str().is_some() => {}
                Some(card) if card.stamp == shelved.stamp => {
                    let shown = names.entry(card, Depth::Bare);
                    let source = StockSource::of(&shelved, &shown, library.as_deref());
                    self.offer(&mut seen, source, shown);
                }
                changed => {
                    self.gone.extend(changed.map(|card| card.key));
                    match editions::glance(&shelved.path, self.cache.as_deref()) {
                        Ok(open) => {
                            let (folder, stamp) = (shelved.folder.clone(), shelved.stamp);
                            fresh.push((card_of(open.edition(), folder, stamp), shelved));
                        }
                        Err(error) => faults.push(self.words.0.open_error(&error)),
                    }
                }
            }
            if fresh.len() >= PART {
                self.take_fresh(&mut fresh, &mut seen, (catalogue.as_mut(), &mut names));
                give(self.part(given));
                given = self.entries.len();
            }
        }
        if let Some(catalogue) = catalogue.as_mut() {
            self.note_gone(catalogue, &name, met);
        }
        self.take_fresh(&mut fresh, &mut seen, (catalogue.as_mut(), &mut names));
        faults.extend(self.add_bundled(&mut seen, catalogue));
        self.is_whole = true;
        faults
    }

    /// Strikes those out of the catalogue that are not in the library any more; `met`
    /// is how many of it were. What cannot be struck out is next time.
    fn note_gone(&mut self, catalogue: &mut Catalogue, name: &str, met: usize) {
        let Some(library) = self.library.clone() else { return };
        if catalogue.count(name).is_ok_and(|count| count == met) {
            return;
        }
        let mut folders = Vec::new();
        let _ = catalogue.each(name, Depth::Bare, &mut |card| {
            if FileStamp::of(&library.join(&card.folder).join(MANIFEST)).is_none() {
                self.gone.insert(card.key);
                folders.push(card.folder);
            }
        });
        let _ = catalogue.update(name, &[], &folders);
    }

    /// Adds editions that were read, once they are in the catalogue; what cannot be
    /// written there stays with its entry, and is read again next time.
    fn take_fresh(
        &mut self,
        fresh: &mut Vec<(Card, Shelved)>,
        seen: &mut HashSet<EditionKey>,
        (catalogue, names): (Option<&mut Catalogue>, &mut Names),
    ) {
        let (cards, places): (Vec<Card>, Vec<Shelved>) = fresh.drain(..).unzip();
        let name = self.library_name();
        let kept = catalogue.is_some_and(|it| it.update(&name, &cards, &[]).is_ok());
        let depth = if kept { Depth::Bare } else { Depth::Whole };
        let library = self.library.clone();
        for (card, shelved) in cards.into_iter().zip(places) {
            let shown = names.entry(card, depth);
            let source = StockSource::of(&shelved, &shown, library.as_deref());
            let before = self.entries.len();
            self.offer(seen, source, shown);
            self.entries[before..].iter_mut().for_each(|entry| entry.is_news = true);
        }
    }

    /// The editions of the library among the entries from one on.
    fn part(&self, from: usize) -> Self {
        let of_library = |entry: &Entry| {
            let source = match &entry.source {
                StockSource::Usual => StockSource::Usual,
                StockSource::Shelved(folder) => StockSource::Shelved(Arc::clone(folder)),
                StockSource::Path(path) => StockSource::Path(path.clone()),
                _ => return None,
            };
            Some(Entry { shown: entry.shown.clone(), source, is_news: entry.is_news })
        };
        Self {
            entries: self.entries[from..].iter().filter_map(of_library).collect(),
            ..self.rest()
        }
    }

    /// Makes ready what a filter of the newsstand searches, where nobody waits
    /// for it. Beside an edition that is read none may ever be typed.
    pub fn make_findable(&self) {
        for entry in self.entries.iter().filter(|_| self.samples != Samples::Light) {
            let _ = entry.shown.findable();
        }
    }

    /// Adds what came with the program. What is heavy to open is known from
    /// the catalogue once it was opened, and left out of a light stock before.
    fn add_bundled(
        &mut self,
        seen: &mut HashSet<EditionKey>,
        mut catalogue: Option<Catalogue>,
    ) -> Vec<String> {
        if self.samples == Samples::None {
            return Vec::new();
        }
        let cards = catalogue.as_ref().and_then(|it| it.cards(BUNDLED, Depth::Whole).ok());
        let cards = cards.unwrap_or_default();
        let (mut faults, mut fresh) = (Vec::new(), Vec::new());
        for bundled in editions::bundled() {
            let stamp = FileStamp { size: bundled.size(), changed: 0 };
            let same = |card: &&Card| card.folder == bundled.name() && card.stamp == stamp;
            if let Some(card) = cards.iter().find(same) {
                self.offer(seen, StockSource::Bundled(*bundled), sample(card.clone()));
                continue;
            }
            if self.samples == Samples::Light && bundled.is_scan() {
                continue;
            }
            match bundled.open() {
                Ok(open) => {
                    let card = card_of(open.edition(), bundled.name().to_owned(), stamp);
                    if bundled.is_scan() {
                        fresh.push(card.clone());
                    }
                    self.offer(seen, StockSource::Bundled(*bundled), sample(card));
                }
                Err(error) => faults.push(self.words.0.open_error(&error)),
            }
        }
        let _ = catalogue.as_mut().map(|catalogue| catalogue.update(BUNDLED, &fresh, &[]));
        faults
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

/// What the newsstand shows of an edition that came with the program.
fn sample(card: Card) -> ShelfEntry {
    let mut entry = Names::default().entry(card, Depth::Whole);
    entry.sample = true;
    entry
}

#[cfg(test)]
#[path = "stock_tests.rs"]
mod tests;
