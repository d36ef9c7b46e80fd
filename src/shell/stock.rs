//! The editions on the newsstand, and the one that is open.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::editions::{self, Bundled, Corrected, Media, OpenEdition};
use crate::app::ShelfEntry;
use crate::loader::Hint;
use crate::model::{Body, Clean, Correction, Edition, Scan, Seen};

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
    /// The disposable index cache.
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
}

impl Stock {
    /// An empty stock; `library` and `cache` are directories, if there are any.
    #[must_use]
    pub fn new(library: Option<PathBuf>, cache: Option<PathBuf>) -> Self {
        Self { cache, library, ..Self::default() }
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
        self.items.len() - 1
    }

    /// An empty stock with the same directories, to be filled elsewhere and
    /// taken in by [`Stock::absorb`].
    #[must_use]
    pub fn rest(&self) -> Self {
        Self { light: true, ..Self::new(self.library.clone(), self.cache.clone()) }
    }

    /// Adds the editions of another stock that are not here yet. Entries of
    /// this one keep their numbers.
    pub fn absorb(&mut self, other: Self) {
        for (item, entry) in other.items.into_iter().zip(other.shelf) {
            if self.shelf.iter().all(|here| here.key != entry.key) {
                self.shelf.push(entry);
                self.items.push(item);
            }
        }
    }

    /// Adds the bundled editions and those of the library. Editions that
    /// cannot be read are told.
    pub fn fill(&mut self) -> Vec<String> {
        let mut faults = Vec::new();
        for path in self.library.as_deref().map(editions_under).unwrap_or_default() {
            match editions::glance(&path, self.cache.as_deref()) {
                Ok(open) => self.offer(Item::Path(path), open.edition()),
                Err(error) => faults.push(error.to_string()),
            }
        }
        let light = self.light;
        for bundled in editions::bundled().iter().filter(|sample| !(light && sample.is_scan())) {
            match bundled.open() {
                Ok(open) => self.offer(Item::Bundled(*bundled), open.edition()),
                Err(error) => faults.push(error.to_string()),
            }
        }
        faults
    }

    fn offer(&mut self, item: Item, edition: &Edition) {
        let key = edition.key();
        if self.shelf.iter().all(|entry| entry.key != key) {
            self.shelf.push(ShelfEntry::of(edition));
            self.items.push(item);
        }
    }

    /// What the newsstand shows.
    #[must_use]
    pub fn shelf(&self) -> Vec<ShelfEntry> {
        self.shelf.clone()
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
    pub fn correct(&mut self, correction: Correction, seen: Seen) -> Result<Corrected, String> {
        self.current_mut()?.correct(correction, seen).map_err(|reason| clean(&reason))
    }

    /// Takes the last correction of the open edition back.
    ///
    /// # Errors
    /// One line that says why nothing was changed.
    pub fn uncorrect(&mut self, seen: Seen) -> Result<Corrected, String> {
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

/// A message that may hold a file's name, fit for the screen.
fn clean(message: &str) -> String {
    Clean::line(message).into_string()
}

/// The edition folders under the library: `PAPER/DATE`, newest name first.
/// What begins with a dot is no edition yet, or none any more.
fn editions_under(library: &Path) -> Vec<PathBuf> {
    let dirs = |path: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        let seen = entries.filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
        seen.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
    };
    let mut found: Vec<PathBuf> = dirs(library)
        .iter()
        .flat_map(|paper| dirs(paper))
        .filter(|edition| edition.join("edition.toml").is_file())
        .collect();
    found.sort_by(|a, b| b.cmp(a));
    found
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
