//! The newsstand: the editions one has, newest first.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use super::list::List;
use crate::model::{Clean, Date, Edition, EditionKey, Lang};

/// What the newsstand knows of an edition without opening it.
#[derive(Debug, Clone, PartialEq)]
pub struct ShelfEntry {
    /// Its key.
    pub key: EditionKey,
    /// The masthead.
    pub title: Clean,
    /// What stands under the masthead.
    pub subtitle: Option<Clean>,
    /// Its date.
    pub date: Option<Date>,
    /// "早报", "late".
    pub variant: Option<Clean>,
    /// The customs it is set by.
    pub lang: Lang,
    /// Number of pages.
    pub pages: usize,
    /// Number of articles.
    pub articles: usize,
    /// Sections and their leading headlines.
    pub contents: Arc<[(Clean, Vec<Clean>)]>,
    /// How many articles were read.
    pub read: usize,
}

/// Headlines of a section that the newsstand shows.
const LEADS: usize = 12;

impl ShelfEntry {
    /// The entry of an edition.
    #[must_use]
    pub fn of(edition: &Edition) -> Self {
        let mut contents = Vec::new();
        for (index, section) in edition.sections.iter().enumerate() {
            let titles: Vec<Clean> = edition
                .in_section(index)
                .take(LEADS)
                .map(|a| edition.articles[a].title().clone())
                .collect();
            if !titles.is_empty() {
                contents.push((section.name.clone(), titles));
            }
        }
        Self {
            key: edition.key(),
            title: edition.paper.title.clone(),
            subtitle: edition.paper.subtitle.clone(),
            date: edition.date,
            variant: edition.variant.clone(),
            lang: edition.lang(),
            pages: edition.pages.len(),
            articles: edition.articles.len(),
            contents: contents.into(),
            read: 0,
        }
    }

    /// The headline of the lead.
    #[must_use]
    pub fn lead(&self) -> Option<&Clean> {
        self.contents.first().and_then(|(_, titles)| titles.first())
    }

    fn matches(&self, filter: &str) -> bool {
        let holds = |text: &str| text.to_lowercase().contains(filter);
        holds(&self.title)
            || self.date.is_some_and(|date| holds(&date.to_string()))
            || self.contents.iter().flat_map(|(_, titles)| titles).any(|title| holds(title))
    }
}

/// The newsstand.
#[derive(Debug, Default)]
pub struct Newsstand {
    /// All editions, in the order in which the shell knows them.
    pub shelf: Vec<ShelfEntry>,
    /// The order on the screen, as indices of the shelf.
    pub order: Vec<usize>,
    /// Scrolling; selects in `order`.
    pub list: List,
    /// Only editions that hold this text are shown.
    pub filter: String,
    /// How many files wait in the inbox.
    pub inbox: usize,
}

/// Rows of an entry: masthead, date, lead, an empty row.
pub const ENTRY_ROWS: usize = 4;

impl Newsstand {
    /// Puts editions on the newsstand: papers by their newest edition, the
    /// editions of a paper newest first.
    /// What was selected, and what was read, stays so.
    pub fn fill(&mut self, mut shelf: Vec<ShelfEntry>) {
        let selected = self.selected().map(|index| self.shelf[index].key.clone());
        let read: HashMap<&EditionKey, usize> =
            self.shelf.iter().map(|entry| (&entry.key, entry.read)).collect();
        for entry in &mut shelf {
            entry.read = read.get(&entry.key).copied().unwrap_or(entry.read);
        }
        self.shelf = shelf;
        self.arrange();
        if let Some(index) = selected.and_then(|key| self.find(&key))
            && let Some(row) = self.order.iter().position(|&at| at == index)
        {
            self.list.select(row, self.order.len());
        }
    }

    /// Shows only editions that hold `filter` in paper, date or headlines.
    pub fn set_filter(&mut self, filter: &str) {
        self.filter = filter.trim().to_lowercase();
        self.arrange();
    }

    fn arrange(&mut self) {
        let selected = self.selected();
        let shelf = &self.shelf;
        // Of each paper its newest date, and where it stands first.
        let mut papers: HashMap<&Clean, (Option<Date>, usize)> = HashMap::new();
        for (index, entry) in shelf.iter().enumerate() {
            let paper = papers.entry(&entry.title).or_insert((None, index));
            paper.0 = paper.0.max(entry.date);
        }
        let mut order: Vec<usize> = (0..shelf.len())
            .filter(|&i| self.filter.is_empty() || shelf[i].matches(&self.filter))
            .collect();
        order.sort_by_cached_key(|&i| {
            let entry = &shelf[i];
            let (newest, first) = papers.get(&entry.title).copied().unwrap_or((None, i));
            (Reverse(newest), first, Reverse(entry.date), i)
        });
        self.order = order;
        let row = selected.and_then(|index| self.order.iter().position(|&i| i == index));
        self.list.select(row.unwrap_or(0), self.order.len());
    }

    /// The selected edition, as an index of the shelf.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        self.order.get(self.list.selected).copied()
    }

    /// The edition of that key.
    #[must_use]
    pub fn find(&self, key: &EditionKey) -> Option<usize> {
        self.shelf.iter().position(|entry| &entry.key == key)
    }

    /// The same paper's next edition by date, or the one before.
    #[must_use]
    pub fn neighbour(&self, index: usize, later: bool) -> Option<usize> {
        let here = self.shelf.get(index)?;
        let of_paper =
            self.shelf.iter().enumerate().filter(|(i, e)| e.title == here.title && *i != index);
        let key = |i: usize, e: &ShelfEntry| (e.date, i);
        let own = key(index, here);
        if later {
            of_paper
                .filter(|(i, e)| key(*i, e) > own)
                .min_by_key(|(i, e)| key(*i, e))
                .map(|(i, _)| i)
        } else {
            of_paper
                .filter(|(i, e)| key(*i, e) < own)
                .max_by_key(|(i, e)| key(*i, e))
                .map(|(i, _)| i)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stand() -> Newsstand {
        let entry = |title: &str, day: i8, lead: &str| {
            let mut edition =
                Edition { date: Some(jiff::civil::date(2026, 11, day)), ..Edition::default() };
            edition.paper.title = Clean::line(title);
            let mut entry = ShelfEntry::of(&edition);
            entry.contents = [(Clean::line("要闻"), vec![Clean::line(lead)])].into();
            entry
        };
        let mut stand = Newsstand::default();
        stand.fill(vec![
            entry("河口日报", 20, "甲"),
            entry("Courier", 22, "The Ferry"),
            entry("河口日报", 22, "乙"),
            entry("河口日报", 21, "丙"),
        ]);
        stand
    }

    #[test]
    fn papers_stand_together_newest_edition_first() {
        assert_eq!(stand().order, [2, 3, 0, 1]);
    }

    #[test]
    fn a_filter_looks_into_headlines_and_keeps_the_selection() {
        let mut stand = stand();
        stand.list.select(3, 4);
        stand.set_filter("ferry");
        assert_eq!((stand.order.clone(), stand.selected()), (vec![1], Some(1)));
        stand.set_filter("");
        assert_eq!(stand.selected(), Some(1));
    }

    #[test]
    fn more_editions_leave_the_selection_and_what_was_read() {
        let mut stand = stand();
        stand.list.select(2, 4);
        let key = stand.shelf[0].key.clone();
        assert_eq!(stand.selected(), Some(0));
        stand.shelf[0].read = 7;
        let mut shelf = stand.shelf.clone();
        shelf.reverse();
        for entry in shelf.iter_mut() {
            entry.read = 0;
        }
        shelf.truncate(4);
        shelf.remove(0);
        stand.fill(shelf);
        let selected = &stand.shelf[stand.selected().unwrap()];
        assert_eq!((&selected.key, selected.read), (&key, 7));
    }

    #[test]
    fn the_editions_of_a_paper_follow_each_other_by_date() {
        let stand = stand();
        assert_eq!(stand.neighbour(0, true), Some(3));
        assert_eq!(stand.neighbour(3, true), Some(2));
        assert_eq!(stand.neighbour(2, true), None);
        assert_eq!(stand.neighbour(1, false), None);
    }
}
