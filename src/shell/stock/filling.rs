//! How the newsstand is filled: what the catalogue knows at once, then what a look
//! through the library finds.

use std::collections::HashSet;
use std::sync::Arc;

use super::{BUNDLED, FIRST, PART, Samples, Stock};
use crate::app::ShelfEntry;
use crate::model::EditionKey;
use crate::shell::editions;
use crate::shell::shelves::{MANIFEST, Names, Shelved, card as card_of, editions_under};
use crate::shell::stock_entry::{Entry, StockSource};
use crate::store::Catalogue;
use crate::store::catalogue::{Card, Depth, FileStamp};

impl Stock {
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
}

/// What the newsstand shows of an edition that came with the program.
fn sample(card: Card) -> ShelfEntry {
    let mut entry = Names::default().entry(card, Depth::Whole);
    entry.sample = true;
    entry
}
