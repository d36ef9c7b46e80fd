//! The editions on the newsstand, and the one that is open.
//!
//! What the newsstand shows of the library comes from its catalogue, at once
//! ([`Stock::recall`]); the folders are looked through behind the first frame
//! ([`Stock::fill`]), and only those editions are read that are new or changed.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::editions::{self, Bundled, Corrected, Media, OpenEdition};
use super::shelves::{Shelved, card, editions_under, entry, inside};
use crate::app::ShelfEntry;
use crate::input::Hint;
use crate::model::{Body, Clean, Correction, Edition, EditionKey, Paper, Scan, Viewpoint};
use crate::store::catalogue::{Card, Depth, FileStamp};
use crate::store::{Catalogue, Library};

/// Where an edition is.
#[derive(Debug)]
enum Item {
    Bundled(Bundled),
    Path(PathBuf),
    /// Given to us open; kept so, for it may have come from a pipe.
    Given(Box<OpenEdition>),
}

/// The editions one has.
#[derive(Debug, Default)]
pub struct Stock {
    items: Vec<Item>,
    shelf: Vec<ShelfEntry>,
    /// The disposable indexes, and the catalogue of the library.
    cache: Option<PathBuf>,
    /// Where imported editions are.
    library: Option<PathBuf>,
    /// Where corrections are kept of editions that have no place of their own.
    data: Option<PathBuf>,
    open: Option<OpenEdition>,
    /// Which of `items` it is.
    opened: Option<usize>,
    /// It is filled beside an edition that is being read: samples that are
    /// heavy to open are left out.
    light: bool,
    /// Which of `items` is open, if it was given open.
    given: Option<usize>,
    /// Nothing is missing: the library was looked through.
    whole: bool,
    /// What came with the program is left out.
    without_samples: bool,
}

/// What the catalogue calls the library of what came with the program.
const BUNDLED: &str = "";

impl Stock {
    /// An empty stock; `library` and `cache` are directories, if there are any.
    #[must_use]
    pub fn new(library: Option<PathBuf>, cache: Option<PathBuf>) -> Self {
        Self { cache, library, ..Self::default() }
    }

    /// The same stock, with what came with the program or without it.
    #[must_use]
    pub fn with_samples(self, samples: bool) -> Self {
        Self { without_samples: !samples, ..self }
    }

    /// The same stock, with a data directory.
    #[must_use]
    pub fn kept_under(self, data: Option<&Path>) -> Self {
        Self { data: data.map(Path::to_owned), ..self }
    }

    /// Adds an edition that is open already; gives its entry.
    pub fn add(&mut self, edition: OpenEdition) -> usize {
        self.shelf.push(ShelfEntry::of(edition.edition()));
        self.items.push(Item::Given(Box::new(edition)));
        self.light = true;
        self.items.len() - 1
    }

    /// An empty stock with the same directories, to be filled elsewhere and
    /// taken in by [`Stock::absorb`].
    #[must_use]
    pub fn rest(&self) -> Self {
        let (light, without_samples) = (self.light, self.without_samples);
        Self { light, without_samples, ..Self::new(self.library.clone(), self.cache.clone()) }
    }

    /// Takes in another stock: editions that are not here yet, and what it
    /// knows better of those that are. Those that are gone leave, unless one
    /// is open: entries keep their numbers then.
    pub fn absorb(&mut self, other: Self) {
        let numbered = self.opened.is_some() || self.given.is_some() || !self.all_told();
        if other.whole && !numbered {
            let there: HashSet<&EditionKey> = other.shelf.iter().map(|entry| &entry.key).collect();
            let keep: Vec<bool> = self.shelf.iter().map(|e| there.contains(&e.key)).collect();
            let mut kept = keep.iter();
            self.items.retain(|_| kept.next() == Some(&true));
            let mut kept = keep.iter();
            self.shelf.retain(|_| kept.next() == Some(&true));
        }
        let mut here: HashMap<EditionKey, usize> =
            self.shelf.iter().enumerate().map(|(at, entry)| (entry.key.clone(), at)).collect();
        for (item, entry) in other.items.into_iter().zip(other.shelf) {
            match here.get(&entry.key) {
                Some(&at) if matches!(self.items[at], Item::Given(_)) => {}
                Some(&at) => {
                    self.shelf[at] = entry;
                    self.items[at] = item;
                }
                None => {
                    here.insert(entry.key.clone(), self.shelf.len());
                    self.shelf.push(entry);
                    self.items.push(item);
                }
            }
        }
    }

    /// Whether no edition was given to us open.
    fn all_told(&self) -> bool {
        self.items.iter().all(|item| !matches!(item, Item::Given(_)))
    }

    /// Adds what the catalogue knows, without a look at the library, and what
    /// came with the program as far as it opens at once.
    pub fn recall(&mut self) {
        let catalogue = self.catalogue();
        let mut seen = self.keys();
        for card in known(catalogue.as_ref(), &self.library_name(), Depth::Leads) {
            if let Some(library) = &self.library {
                let path = library.join(&card.folder);
                self.offer(&mut seen, Item::Path(path), entry(card));
            }
        }
        self.light = true;
        self.add_bundled(&mut seen, catalogue);
        self.light = false;
    }

    /// Adds the bundled editions and those of the library. Editions that
    /// cannot be read are told.
    pub fn fill(&mut self) -> Vec<String> {
        let mut catalogue = self.catalogue();
        let name = self.library_name();
        let cards = known(catalogue.as_ref(), &name, Depth::Whole);
        let mut known: HashMap<String, Card> =
            cards.into_iter().map(|card| (card.folder.clone(), card)).collect();
        let (mut faults, mut fresh, mut seen) = (Vec::new(), Vec::new(), self.keys());
        for Shelved { path, folder, stamp } in
            self.library.as_deref().map(editions_under).unwrap_or_default()
        {
            let card = match known.remove(&folder).filter(|card| card.stamp == stamp) {
                Some(card) => card,
                None => match editions::glance(&path, self.cache.as_deref()) {
                    Ok(open) => {
                        let card = card(open.edition(), folder, stamp);
                        fresh.push(card.clone());
                        card
                    }
                    Err(error) => {
                        faults.push(error.to_string());
                        continue;
                    }
                },
            };
            self.offer(&mut seen, Item::Path(path), entry(card));
        }
        let gone: Vec<String> = known.into_keys().collect();
        // What cannot be written is read again next time.
        let _ = catalogue.as_mut().map(|catalogue| catalogue.update(&name, &fresh, &gone));
        faults.extend(self.add_bundled(&mut seen, catalogue));
        self.whole = true;
        faults
    }

    /// Makes ready what a filter of the newsstand searches, where nobody waits
    /// for it. Beside an edition that is read none may ever be typed.
    pub fn make_findable(&self) {
        for entry in self.shelf.iter().filter(|_| !self.light) {
            entry.findable();
        }
    }

    /// Adds what came with the program. What is heavy to open is known from
    /// the catalogue once it was opened, and left out of a light stock before.
    fn add_bundled(
        &mut self,
        seen: &mut HashSet<EditionKey>,
        mut catalogue: Option<Catalogue>,
    ) -> Vec<String> {
        if self.without_samples {
            return Vec::new();
        }
        let cards = known(catalogue.as_ref(), BUNDLED, Depth::Whole);
        let (mut faults, mut fresh) = (Vec::new(), Vec::new());
        for bundled in editions::bundled() {
            let stamp = FileStamp { size: bundled.size(), changed: 0 };
            let same = |card: &&Card| card.folder == bundled.name() && card.stamp == stamp;
            if let Some(card) = cards.iter().find(same) {
                self.offer(seen, Item::Bundled(*bundled), sample(card.clone()));
                continue;
            }
            if self.light && bundled.is_scan() {
                continue;
            }
            match bundled.open() {
                Ok(open) => {
                    let card = card(open.edition(), bundled.name().to_owned(), stamp);
                    if bundled.is_scan() {
                        fresh.push(card.clone());
                    }
                    self.offer(seen, Item::Bundled(*bundled), sample(card));
                }
                Err(error) => faults.push(error.to_string()),
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
        self.shelf.iter().map(|entry| entry.key.clone()).collect()
    }

    fn offer(&mut self, seen: &mut HashSet<EditionKey>, item: Item, entry: ShelfEntry) {
        if seen.insert(entry.key.clone()) {
            self.shelf.push(entry);
            self.items.push(item);
        }
    }

    /// What the newsstand shows.
    #[must_use]
    pub fn shelf(&self) -> Vec<ShelfEntry> {
        self.shelf.clone()
    }

    /// What commands call an entry, `PAPER/DATE`: its folder in the library,
    /// or that which it would have.
    #[must_use]
    pub fn id(&self, index: usize) -> Option<String> {
        match (self.items.get(index)?, &self.library) {
            (Item::Path(path), Some(library)) => inside(path, library).map(|folder| clean(&folder)),
            (Item::Bundled(_), _) => {
                let entry = self.shelf.get(index)?;
                let paper = Paper { title: entry.title.clone(), ..Paper::default() };
                let (date, variant) = (entry.date, entry.variant.clone());
                Some(Library::id_of(&Edition { paper, date, variant, ..Edition::default() }))
            }
            _ => None,
        }
    }

    /// Opens the edition of an entry.
    ///
    /// # Errors
    /// One line that names the edition and what is wrong with it.
    pub fn open(&mut self, index: usize) -> Result<Arc<Edition>, String> {
        // A corrected edition stays open: its corrections can be undone, and
        // hold even if they could not be written.
        if self.open.as_ref().is_some_and(OpenEdition::is_corrected_now)
            && let (Some(open), Some(index)) = (self.open.take(), self.opened)
        {
            self.items[index] = Item::Given(Box::new(open));
        }
        let data = self.data.clone();
        let corrected = |open: &mut OpenEdition| {
            if let Some(data) = &data {
                open.keep_corrections_under(data);
            }
        };
        let opened = match self.items.get_mut(index) {
            None => return Err("that edition is not on the newsstand any more".to_owned()),
            Some(Item::Given(open)) => {
                self.given = Some(index);
                corrected(open);
                return Ok(open.shared());
            }
            Some(Item::Path(path)) => editions::open(path, &Hint::default(), self.cache.as_deref()),
            Some(Item::Bundled(bundled)) => bundled.open(),
        };
        let mut open = opened.map_err(|error| clean(&error.to_string()))?;
        corrected(&mut open);
        let edition = open.shared();
        self.open = Some(open);
        self.opened = Some(index);
        self.given = None;
        Ok(edition)
    }

    /// The body of an article of the open edition.
    ///
    /// # Errors
    /// One line that names the file and what is wrong with it.
    pub fn body(&self, article: usize) -> Result<Body, String> {
        let open = self.current().ok_or("no edition is open")?;
        open.body(article).map_err(|error| clean(&error.to_string()))
    }

    /// The pictures of the open edition.
    #[must_use]
    pub fn media(&self) -> Option<Media> {
        self.current().map(OpenEdition::files_inside)
    }

    /// The edition that is open.
    fn current(&self) -> Option<&OpenEdition> {
        match self.given.and_then(|index| self.items.get(index)) {
            Some(Item::Given(open)) => Some(open),
            _ => self.open.as_ref(),
        }
    }

    fn current_mut(&mut self) -> Result<&mut OpenEdition, String> {
        let open = match self.given.and_then(|index| self.items.get_mut(index)) {
            Some(Item::Given(open)) => Some(&mut **open),
            _ => self.open.as_mut(),
        };
        open.ok_or_else(|| "no edition is open".to_owned())
    }

    /// What is wrong with the corrections of the open edition: the first line
    /// of it, with how many there are.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        let faults = self.current().map(OpenEdition::faults).unwrap_or_default();
        match faults {
            [] => None,
            [one] => Some(clean(one)),
            [first, ..] => Some(clean(&format!("{} corrections: {first}", faults.len()))),
        }
    }

    /// Corrects the open edition.
    ///
    /// # Errors
    /// One line that says why nothing was changed.
    pub fn correct(
        &mut self,
        correction: Correction,
        seen: Viewpoint,
    ) -> Result<Corrected, String> {
        self.current_mut()?.correct(correction, seen).map_err(|reason| clean(&reason))
    }

    /// Takes the last correction of the open edition back.
    ///
    /// # Errors
    /// One line that says why nothing was changed.
    pub fn uncorrect(&mut self, seen: Viewpoint) -> Result<Corrected, String> {
        self.current_mut()?.uncorrect(seen).map_err(|reason| clean(&reason))
    }

    /// The pages of the open edition as they were scanned; none if it is no
    /// scan.
    #[must_use]
    pub fn scans(&self) -> Arc<[Scan]> {
        self.current().map(OpenEdition::scans).unwrap_or_default()
    }

    /// The bodies of a page's articles. One that cannot be read is empty
    /// here; opening the article tells why.
    #[must_use]
    pub fn leads(&self, articles: Vec<usize>) -> Vec<(usize, Body)> {
        let body = |article| (article, self.body(article).unwrap_or_default());
        articles.into_iter().map(body).collect()
    }
}

/// What the newsstand shows of an edition that came with the program.
fn sample(card: Card) -> ShelfEntry {
    ShelfEntry { sample: true, ..entry(card) }
}

/// A message that may hold a file's name, fit for the screen.
fn clean(message: &str) -> String {
    Clean::line(message).into_string()
}

/// What the catalogue knows of a library; nothing where there is none.
fn known(catalogue: Option<&Catalogue>, library: &str, depth: Depth) -> Vec<Card> {
    catalogue.and_then(|catalogue| catalogue.cards(library, depth).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_that_come_later_leave_the_numbers_of_those_that_are_there() {
        let bundled = editions::bundled();
        let mut stock = Stock::new(None, None);
        let given = stock.add(bundled[2].open().unwrap());
        let mut rest = stock.rest();
        assert!(rest.shelf().is_empty());
        rest.fill();
        let all = rest.shelf().len();
        stock.absorb(rest);
        let keys: Vec<_> = stock.shelf().into_iter().map(|entry| entry.key).collect();
        assert_eq!(keys.len(), all, "the edition that was open is not there twice");
        for (index, key) in keys.iter().enumerate() {
            assert_eq!(&stock.open(index).unwrap().key(), key);
        }
        assert_eq!(stock.open(given).unwrap().key(), bundled[2].open().unwrap().edition().key());
    }
}
