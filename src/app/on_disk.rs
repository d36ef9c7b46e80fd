//! What the newsstand does not keep in memory: the headlines of all editions are
//! looked through where the catalogue is, and those near the screen are fetched.

use std::collections::{HashMap, HashSet};

use super::edition_filter::names;
use super::shelf::{ShelfContents, ShelfEntry};
use super::{App, Effect, Msg, Newsstand, Screen};
use crate::model::EditionKey;

/// What was asked of the catalogue, and what came of it.
#[derive(Debug, Default)]
pub(super) struct OnDisk {
    /// The filter that is being looked for.
    looking: Option<String>,
    /// Nobody was told of it yet.
    is_due: bool,
    /// Of each edition of the shelf, whether the last filter was found in it; nothing
    /// where the catalogue could not be read.
    found: Option<Vec<bool>>,
    /// What editions near the screen hold; nothing of those that were only asked for.
    contents: HashMap<EditionKey, Option<Box<ShelfContents>>>,
    /// The rows of what was found are being fetched.
    awaits_rows: bool,
}

/// Screens above and below the one in view whose contents are there already: as far
/// as one key leads, and the next.
const SCREENS: usize = 2;
/// Editions of a calendar before and after the selected one, as that: two months of
/// a daily paper.
const DAYS: usize = 62;
/// Contents from which on those that are far from the screen are given up.
const MOST: usize = 400;

impl OnDisk {
    pub(super) fn ask(&mut self, filter: &str) {
        if self.looking.as_deref() != Some(filter) {
            self.looking = Some(filter.to_owned());
            self.is_due = true;
        }
    }

    pub(super) fn ask_nothing(&mut self) {
        self.looking = None;
        self.found = None;
    }

    pub(super) fn contents(&self, key: &EditionKey) -> Option<&ShelfContents> {
        self.contents.get(key)?.as_deref()
    }

    /// Forgets what an edition holds that is another now.
    pub(super) fn forget(&mut self, key: &EditionKey) {
        self.contents.remove(key);
    }

    /// Editions have other numbers: these they had before.
    pub(super) fn renumber(&mut self, was: &[Option<usize>]) {
        if let Some(found) = &mut self.found {
            let is_found =
                |old: &Option<usize>| old.is_some_and(|old| found.get(old) == Some(&true));
            *found = was.iter().map(is_found).collect();
        }
    }
}

impl Newsstand {
    /// Whether the words of the filter are in an edition.
    pub(super) fn is_found(&self, index: usize) -> bool {
        let entry = &self.shelf[index];
        match (entry.findable(), &self.on_disk.found) {
            (Some(text), _) => self.words.are_in(text.as_bytes()),
            (None, Some(found)) => found.get(index) == Some(&true),
            (None, None) => self.words.are_in(names(entry).as_bytes()),
        }
    }

    /// Looks for the filter anew, since there are other editions.
    pub(super) fn ask_again(&mut self) {
        let filter = self.on_disk.looking.take().unwrap_or_else(|| self.filter.clone());
        if !filter.is_empty() {
            self.on_disk.ask(&filter);
        }
    }

    /// Whether a filter was typed of which it is not known yet what it leaves.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.on_disk.looking.is_some()
    }

    /// Takes what holds the words of a filter; nothing if the catalogue cannot be read,
    /// and only names and days can be found.
    fn take_found(&mut self, filter: &str, found: Option<&str>) {
        if self.on_disk.looking.as_deref() != Some(filter) {
            return;
        }
        self.on_disk.looking = None;
        self.on_disk.found = found.map(|keys| {
            let mut found = vec![false; self.shelf.len()];
            for index in keys.lines().filter_map(|key| self.find_called(key)) {
                found[index] = true;
            }
            found
        });
        self.show_filtered(filter);
        if self.calendar.is_some() {
            let edition = self.calendar.as_ref().map(|calendar| calendar.edition);
            self.renew_calendar(edition);
        }
    }

    /// The editions whose contents are seen on a screen of so many entries, or may
    /// be after a key.
    fn near(&self, entries: usize) -> Vec<usize> {
        let from = self.list.top.saturating_sub(entries * SCREENS);
        let rows = self.order.iter().skip(from).take(entries * (2 * SCREENS + 1));
        self.selected().into_iter().chain(rows.copied()).collect()
    }

    /// The same of a calendar.
    fn near_in_calendar(&self) -> Vec<usize> {
        let Some(calendar) = &self.calendar else { return Vec::new() };
        let editions = &calendar.paper.editions;
        let at = editions.iter().position(|&index| index == calendar.edition).unwrap_or_default();
        let days = editions.iter().skip(at.saturating_sub(DAYS)).take(2 * DAYS + 1);
        days.copied().collect()
    }

    /// Whether something of an edition is to be seen that is not here, and was not
    /// asked for. A row shows a lead, unless something else was found.
    fn lacks(&self, index: usize, whole: bool) -> bool {
        self.shelf.get(index).is_some_and(|entry| {
            let is_here = if whole { entry.whole().is_some() } else { entry.contents.is_some() };
            !is_here && !self.on_disk.contents.contains_key(&entry.key)
        })
    }
}

impl App {
    /// Asks the catalogue for what is being looked for, and what comes near the screen.
    pub(super) fn order_of_shelf(&mut self) -> Vec<Effect> {
        let entries = usize::from(self.frame().middle.h).div_ceil(super::newsstand::ENTRY_ROWS);
        let stand = &mut self.newsstand;
        let is_due = std::mem::take(&mut stand.on_disk.is_due);
        let sought = stand.on_disk.looking.clone().filter(|_| is_due);
        let mut effects: Vec<Effect> = sought.map(Effect::FindEditions).into_iter().collect();
        let near = match self.screen {
            Screen::Newsstand => stand.near(entries),
            Screen::Calendar => stand.near_in_calendar(),
            _ => return effects,
        };
        let all_whole = self.screen == Screen::Calendar || !stand.filter.is_empty();
        let selected = stand.selected();
        let mut wanted = near.clone();
        wanted.retain(|&index| stand.lacks(index, all_whole || Some(index) == selected));
        wanted.dedup();
        if wanted.is_empty() {
            return effects;
        }
        if stand.on_disk.contents.len() > MOST {
            let keys: HashSet<&EditionKey> =
                near.iter().map(|&index| &stand.shelf[index].key).collect();
            stand.on_disk.contents.retain(|key, _| keys.contains(key));
        }
        for &index in &wanted {
            stand.on_disk.contents.insert(stand.shelf[index].key.clone(), None);
        }
        effects.push(Effect::ShelfContents(wanted));
        effects
    }

    /// Takes editions, and what the catalogue says of them.
    pub(super) fn heed_shelf(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Shelf(shelf) => self.heed_stock(shelf),
            Msg::EditionsFound(filter, found) => self.heed_found(&filter, found.as_deref()),
            Msg::ShelfContents(contents) => {
                self.heed_contents(contents);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn heed_stock(&mut self, shelf: Vec<ShelfEntry>) -> Vec<Effect> {
        self.newsstand.fill(shelf);
        // Who has not looked yet begins at the top.
        if self.untouched && self.reader.is_none() {
            self.newsstand.select_first();
        }
        if self.screen == Screen::Calendar && self.newsstand.calendar.is_none() {
            self.screen = Screen::Newsstand;
            self.came_from.clear();
        }
        self.again.take().map_or_else(Vec::new, |action| self.act(action))
    }

    /// Takes what holds the words of a filter. The rows are drawn with what was found
    /// in them, which is a moment later.
    fn heed_found(&mut self, filter: &str, found: Option<&str>) -> Vec<Effect> {
        self.newsstand.take_found(filter, found);
        self.fit();
        let effects = self.order_of_shelf();
        self.newsstand.on_disk.awaits_rows = !effects.is_empty();
        effects
    }

    /// Takes what editions hold that came near the screen.
    fn heed_contents(&mut self, contents: Vec<(EditionKey, ShelfContents)>) {
        let held = contents.into_iter().map(|(key, it)| (key, Some(Box::new(it))));
        self.newsstand.on_disk.contents.extend(held);
        self.newsstand.on_disk.awaits_rows = false;
    }

    /// The rows of what was found come in a moment, and a frame without them would
    /// only flicker.
    #[must_use]
    pub fn awaits_rows(&self) -> bool {
        self.screen == Screen::Newsstand && self.newsstand.on_disk.awaits_rows
    }

    /// Whether keys that go by what is found come before it is: they wait for it.
    #[must_use]
    pub fn awaits_found(&self) -> bool {
        self.screen == Screen::Newsstand && self.prompt.is_none() && self.newsstand.is_looking()
    }
}
