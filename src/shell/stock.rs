//! The editions on the newsstand, and the one that is open.
//!
//! What the newsstand shows of the library comes from its catalogue, at once
//! ([`Stock::recall`]); the folders are looked through behind the first frame
//! ([`Stock::fill`]), and only those editions are read that are new or changed.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::edition_thread::{EditionThread, Opener, clean};
use super::editions::{self, Bundled};
use super::search::SearchPlaces;
use super::shelves::{Shelved, card, editions_under, entry, inside};
use crate::app::ShelfEntry;
use crate::input::Hint;
use crate::model::{Clean, Edition, EditionKey, Paper};
use crate::store::catalogue::{Card, Depth, FileStamp};
use crate::store::{Catalogue, Library};
use crate::words::{self, Words};

/// Where an edition is.
#[derive(Debug)]
enum StockSource {
    Bundled(Bundled),
    Path(PathBuf),
    /// Open in a thread, and kept so: it may have come from a pipe, or have
    /// been corrected without the corrections being written.
    Open(EditionThread),
    /// As that, and in use at the moment.
    Lent,
}

/// An edition on the newsstand.
#[derive(Debug)]
struct Entry {
    shown: ShelfEntry,
    source: StockSource,
}

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
pub struct Stock {
    entries: Vec<Entry>,
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

    /// What of it can be searched, if there is a place for an index.
    pub(super) fn search_places(&self) -> Option<SearchPlaces> {
        let (cache, samples) = (self.cache.clone()?, self.samples != Samples::None);
        Some(SearchPlaces { library: self.library.clone(), cache, samples })
    }

    /// Notes an edition that was given to us, and is open in a thread of its
    /// own; gives its entry.
    pub(super) fn add(&mut self, edition: &Edition) -> usize {
        let entry = Entry { shown: ShelfEntry::of(edition), source: StockSource::Lent };
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
            entry.source = StockSource::Open(thread);
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
    /// knows better of those that are. Those that are gone leave, unless one
    /// was opened: entries keep their numbers then.
    pub fn absorb(&mut self, other: Self) {
        if other.is_whole && !self.is_numbered {
            let there = other.keys();
            self.entries.retain(|entry| there.contains(&entry.shown.key));
        }
        let mut here: HashMap<EditionKey, usize> =
            self.entries.iter().enumerate().map(|(at, e)| (e.shown.key.clone(), at)).collect();
        for entry in other.entries {
            match here.get(&entry.shown.key) {
                Some(&at)
                    if matches!(
                        self.entries[at].source,
                        StockSource::Open(_) | StockSource::Lent
                    ) => {}
                Some(&at) => self.entries[at] = entry,
                None => {
                    here.insert(entry.shown.key.clone(), self.entries.len());
                    self.entries.push(entry);
                }
            }
        }
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
        self.offer_cards(&mut seen, newest.unwrap_or_default());
        let samples = self.samples;
        if samples == Samples::All {
            self.samples = Samples::Light;
        }
        self.add_bundled(&mut seen, catalogue);
        self.samples = samples;
    }

    /// All that the catalogue knows, where only the newest were recalled: what the
    /// newsstand can show while the library is looked through.
    #[must_use]
    pub fn recalled_whole(&self) -> Option<Self> {
        let mut known_all = self.is_begun.then(|| self.rest())?;
        let cards = known(self.catalogue().as_ref(), &self.library_name(), Depth::Leads);
        known_all.offer_cards(&mut HashSet::new(), cards);
        Some(known_all)
    }

    fn offer_cards(&mut self, seen: &mut HashSet<EditionKey>, cards: Vec<Card>) {
        let Some(library) = self.library.clone() else { return };
        for card in cards {
            let path = library.join(&card.folder);
            self.offer(seen, StockSource::Path(path), entry(card));
        }
    }

    /// Adds the bundled editions and those of the library. Editions that
    /// cannot be read are told.
    pub fn fill(&mut self) -> Vec<String> {
        self.fill_in_parts(&|_| {})
    }

    /// The same, and gives what was read so far while more is being read: a large
    /// library that is new here takes seconds.
    pub fn fill_in_parts(&mut self, give: &dyn Fn(Self)) -> Vec<String> {
        let mut given = self.entries.len();
        let mut catalogue = self.catalogue();
        let name = self.library_name();
        // Cards are large, and of large libraries many: they stay where they are.
        let cards = known(catalogue.as_ref(), &name, Depth::Whole);
        let mut known: HashMap<String, usize> =
            cards.iter().enumerate().map(|(at, card)| (card.folder.clone(), at)).collect();
        let mut cards: Vec<Option<Card>> = cards.into_iter().map(Some).collect();
        let (mut faults, mut fresh, mut seen) = (Vec::new(), Vec::new(), self.keys());
        let folders = self.library.as_deref().map(editions_under).unwrap_or_default();
        self.entries.reserve(folders.len());
        for Shelved { path, folder, stamp } in folders {
            let there = known.remove(&folder).and_then(|at| cards[at].take());
            let card = match there.filter(|card| card.stamp == stamp) {
                Some(card) => card,
                None => match editions::glance(&path, self.cache.as_deref()) {
                    Ok(open) => {
                        let card = card(open.edition(), folder, stamp);
                        fresh.push(card.clone());
                        card
                    }
                    Err(error) => {
                        faults.push(self.words.0.open_error(&error));
                        continue;
                    }
                },
            };
            self.offer(&mut seen, StockSource::Path(path), entry(card));
            if !fresh.is_empty() && self.entries.len() - given >= PART {
                give(self.part(given));
                given = self.entries.len();
            }
        }
        let gone: Vec<String> = known.into_keys().collect();
        // What cannot be written is read again next time.
        let _ = catalogue.as_mut().map(|catalogue| catalogue.update(&name, &fresh, &gone));
        faults.extend(self.add_bundled(&mut seen, catalogue));
        self.is_whole = true;
        faults
    }

    /// The editions of the library among the entries from one on.
    fn part(&self, from: usize) -> Self {
        let of_library = |entry: &Entry| match &entry.source {
            StockSource::Path(path) => {
                Some(Entry { shown: entry.shown.clone(), source: StockSource::Path(path.clone()) })
            }
            _ => None,
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
            entry.shown.findable();
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
        let cards = known(catalogue.as_ref(), BUNDLED, Depth::Whole);
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
                    let card = card(open.edition(), bundled.name().to_owned(), stamp);
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
            self.entries.push(Entry { shown, source });
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
        let Entry { shown, source } = self.entries.get(index)?;
        match (source, &self.library) {
            (StockSource::Path(path), Some(library)) => {
                inside(path, library).map(|folder| clean(&folder))
            }
            (StockSource::Bundled(_), _) => {
                let paper = Paper { title: shown.title.clone(), ..Paper::default() };
                let (date, variant) = (shown.date, shown.variant.clone());
                Some(Library::id_of(&Edition { paper, date, variant, ..Edition::default() }))
            }
            _ => None,
        }
    }

    /// The name of an entry's paper.
    pub(super) fn title(&self, index: usize) -> Option<&Clean> {
        self.entries.get(index).map(|entry| &entry.shown.title)
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
            StockSource::Path(path) => {
                let path = path.clone();
                StockWay::Anew(Box::new(move |watch| {
                    let hint = Hint { watch: watch.clone(), ..Hint::default() };
                    let open = editions::open(&path, &hint, cache.as_deref());
                    open.map_err(|error| clean(&words.open_error(&error)))
                }))
            }
            StockSource::Lent => return None,
            StockSource::Open(_) => match std::mem::replace(&mut entry.source, StockSource::Lent) {
                StockSource::Open(thread) => StockWay::Open(thread),
                _ => return None,
            },
        })
    }
}

/// What the newsstand shows of an edition that came with the program.
fn sample(card: Card) -> ShelfEntry {
    ShelfEntry { sample: true, ..entry(card) }
}

/// What the catalogue knows of a library; nothing where there is none.
fn known(catalogue: Option<&Catalogue>, library: &str, depth: Depth) -> Vec<Card> {
    catalogue.and_then(|catalogue| catalogue.cards(library, depth).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Watch;

    #[test]
    fn editions_that_come_later_leave_the_numbers_of_those_that_are_there() {
        let bundled = editions::bundled();
        let given = bundled[2].open().unwrap();
        let mut stock = Stock::new(None, None).beside_an_edition();
        let index = stock.add(given.edition());
        let mut rest = stock.rest();
        assert!(rest.shelf().is_empty());
        rest.fill();
        let all = rest.shelf().len();
        stock.absorb(rest);
        let keys: Vec<_> = stock.shelf().into_iter().map(|entry| entry.key).collect();
        assert_eq!(keys.len(), all, "the edition that was open is not there twice");
        assert_eq!(keys[index], given.edition().key());
        assert!(stock.way_to(index).is_none(), "it is open");
        for (index, key) in keys.iter().enumerate().filter(|(at, _)| *at != index) {
            let Some(StockWay::Anew(open)) = stock.way_to(index) else { panic!("{key} is open") };
            assert_eq!(&open(&Watch::default()).unwrap().edition().key(), key);
        }
    }

    #[test]
    fn a_library_that_is_new_here_is_shown_in_parts_while_it_is_read() {
        let dir = tempfile::TempDir::new().unwrap();
        for n in 0..250 {
            let folder = dir.path().join(format!("Ferry/{n}"));
            std::fs::create_dir_all(folder.join("pages")).unwrap();
            let about = "[paper]\ntitle = \"Ferry\"\n[[page]]\nid = \"1\"\n\
                         file = \"pages/1.md\"\n";
            std::fs::write(
                folder.join("edition.toml"),
                format!("format = 1\ndate = \"{}-{:02}-01\"\n{about}", 2000 + n / 12, n % 12 + 1),
            )
            .unwrap();
            std::fs::write(folder.join("pages/1.md"), format!("# Crossing {n}\n\nIt ran.\n"))
                .unwrap();
        }
        let mut stock = Stock::new(Some(dir.path().to_owned()), None).with_samples(false);
        let parts = std::cell::RefCell::new(Vec::new());
        let faults = stock.fill_in_parts(&|part| parts.borrow_mut().push(part.shelf().len()));
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!(*parts.borrow(), [PART, PART], "the rest comes with the whole");
        assert_eq!(stock.shelf().len(), 250);
    }
}
