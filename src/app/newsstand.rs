//! The newsstand: the papers one has, each by its newest edition; while they
//! are filtered, the editions that hold what is looked for.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::calendar::Calendar;
use super::edition_filter::FilterTerms;
use super::list::List;
use super::on_disk::OnDisk;
use super::shelf::{ShelfContents, ShelfEntry, Standing};
use crate::model::{Clean, Date, EditionKey, Lang, LeftOff};

/// In which order papers stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PaperOrder {
    /// By their newest edition.
    #[default]
    Newest,
    /// By their name.
    Name,
    /// Those first that have most editions unread.
    Unread,
}

impl PaperOrder {
    /// The order after this one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Newest => Self::Name,
            Self::Name => Self::Unread,
            Self::Unread => Self::Newest,
        }
    }
}

/// A paper and its editions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaperRow {
    /// Its editions as indices of the shelf, the oldest first, and before it
    /// those without a date.
    pub editions: Vec<usize>,
    /// How many of them are unread.
    pub unread: usize,
}

/// The newsstand.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Newsstand {
    /// All editions, in the order in which the shell knows them.
    pub shelf: Vec<ShelfEntry>,
    /// The rows on the screen, as indices of the shelf.
    pub order: Vec<usize>,
    /// Scrolling; selects in `order`.
    pub list: List,
    /// Only editions that hold these words are shown.
    pub filter: String,
    /// Only editions of which nothing was read are shown.
    pub unread_only: bool,
    /// Only the newest edition of each paper is shown, if it is not read to its
    /// end.
    pub today_only: bool,
    /// How papers are sorted.
    pub sort: PaperOrder,
    /// How many files wait in the inbox.
    pub inbox: usize,
    /// The calendar of a paper, while one looks at it or reads from it.
    pub calendar: Option<Calendar>,
    /// The reader's language: samples in it stand before others.
    pub lang: Lang,
    /// No months are drawn: the days of a calendar are told one by one.
    pub plain: bool,
    /// The paper that was opened last, by its masthead.
    pub last_opened: Option<Clean>,
    /// Where one left off, which is offered before all papers.
    pub(super) left_off: Option<LeftOff>,
    /// That is selected, and not a paper.
    pub(super) on_offer: bool,
    /// Editions that went from the library in this run. They keep their numbers, and
    /// are nowhere to be seen.
    gone: HashSet<EditionKey>,
    papers: Vec<PaperRow>,
    /// Of each edition its paper, an index of `papers`.
    paper_of: Vec<usize>,
    /// `papers` as they are sorted.
    sorted: Vec<usize>,
    by_key: HashMap<EditionKey, usize>,
    /// The words of the filter.
    pub(super) words: FilterTerms,
    /// What is asked of the catalogue, and what came of it.
    pub(super) on_disk: OnDisk,
    /// What was selected when the filter began to be typed.
    chosen: Option<usize>,
}

/// The paper of an edition that is gone.
const NO_PAPER: usize = usize::MAX;

/// Rows of an entry: masthead, date, lead, an empty row.
pub const ENTRY_ROWS: usize = 4;

impl Newsstand {
    /// Puts editions on the newsstand. What was selected, and what was read,
    /// stays so.
    pub fn fill(&mut self, mut shelf: Vec<ShelfEntry>) {
        let key = |stand: &Self, index: usize| stand.shelf.get(index).map(|e| e.key.clone());
        let selected = self.selected().and_then(|index| key(self, index));
        // New editions do not move what one looks at; at the top they are seen.
        let is_down = self.list.top > 0;
        let above = self.list.selected - self.list.top.min(self.list.selected);
        let in_calendar = self.calendar.as_ref().and_then(|c| key(self, c.edition));
        let mut was = Vec::with_capacity(shelf.len());
        for entry in &mut shelf {
            let old = self.find(&entry.key);
            if let Some(old) = old.map(|old| &self.shelf[old]) {
                (entry.read, entry.begun) = (old.read, old.begun);
                if !old.is_same(entry) {
                    self.on_disk.forget(&entry.key);
                }
            }
            was.push(old);
        }
        self.on_disk.renumber(&was);
        self.shelf = shelf;
        self.chosen = None;
        self.gather();
        self.ask_again();
        self.arrange();
        if let Some(index) = selected.and_then(|key| self.find(&key)) {
            self.select_edition(index);
        }
        if is_down {
            self.list.top = self.list.selected.saturating_sub(above);
        }
        if self.calendar.is_some() {
            let there = in_calendar.and_then(|key| self.find(&key)).or(self.selected());
            self.renew_calendar(there);
        }
    }

    /// Finds the editions of every paper.
    fn gather(&mut self) {
        let mut named: HashMap<&Clean, usize> = HashMap::new();
        (self.papers, self.paper_of) = (Vec::new(), Vec::with_capacity(self.shelf.len()));
        self.by_key.clear();
        self.by_key.reserve(self.shelf.len());
        for (index, entry) in self.shelf.iter().enumerate() {
            if self.gone.contains(&entry.key) {
                self.paper_of.push(NO_PAPER);
                continue;
            }
            self.by_key.insert(entry.key.clone(), index);
            let paper = *named.entry(&entry.title).or_insert(self.papers.len());
            if paper == self.papers.len() {
                self.papers.push(PaperRow::default());
            }
            self.papers[paper].editions.push(index);
            self.paper_of.push(paper);
        }
        for paper in &mut self.papers {
            paper.editions.sort_by_key(|&i| (self.shelf[i].date, Reverse(i)));
            paper.count_unread(&self.shelf);
        }
    }

    /// Shows only editions that hold all words of `filter` in paper, date or
    /// headlines; if headlines are on the disk, once these were looked through.
    pub fn set_filter(&mut self, filter: &str) {
        let filter = filter.trim();
        if filter.is_empty() || self.shelf.iter().all(|entry| entry.whole().is_some()) {
            self.on_disk.ask_nothing();
            self.show_filtered(filter);
        } else {
            self.on_disk.ask(filter);
        }
    }

    /// Shows only what a filter leaves.
    pub(super) fn show_filtered(&mut self, filter: &str) {
        filter.clone_into(&mut self.filter);
        self.words = FilterTerms::new(filter);
        self.arrange();
    }

    /// A filter is about to be typed: while it is, the selection goes back to
    /// what is selected now as soon as that is shown again.
    pub fn begin_filter(&mut self) {
        self.chosen = self.selected();
    }

    /// The filter is typed, or the reader chose something else meanwhile.
    pub fn end_filter(&mut self) {
        self.chosen = None;
    }

    /// Shows only what is unread, or all again.
    pub fn toggle_unread(&mut self) {
        self.unread_only = !self.unread_only;
        self.arrange();
    }

    /// Shows only what is to be read today, or all again.
    pub fn set_today(&mut self, today: bool) {
        self.today_only = today;
        self.arrange();
    }

    /// Whether an edition is the newest of its paper, and not read to its end.
    /// What came with the program is nobody's paper of today, where there is one.
    fn is_today(&self, index: usize) -> bool {
        let entry = &self.shelf[index];
        let newest = self.paper(index).and_then(PaperRow::newest);
        newest == Some(index)
            && entry.standing() != Standing::Read
            && (!entry.sample || self.shelf.iter().all(|entry| entry.sample))
    }

    /// Sorts papers another way.
    pub fn sort_next(&mut self) {
        self.sort = self.sort.next();
        self.arrange();
    }

    /// Takes how many articles of each edition were read.
    pub fn take_read(&mut self, counts: &[(EditionKey, usize)]) {
        let mut changed = false;
        for (key, read) in counts {
            if let Some(&index) = self.by_key.get(key) {
                changed |= std::mem::replace(&mut self.shelf[index].read, *read) != *read;
            }
        }
        if changed {
            for paper in &mut self.papers {
                paper.count_unread(&self.shelf);
            }
            if self.unread_only || self.today_only || self.sort == PaperOrder::Unread {
                self.arrange();
            }
        }
    }

    /// Notes how many articles of an edition were read. What is on the screen
    /// stays there, though only the unread may be shown.
    pub fn note_read(&mut self, index: usize, read: usize) {
        let Some(entry) = self.shelf.get_mut(index) else { return };
        entry.read = read;
        self.count_unread_of(index);
    }

    fn count_unread_of(&mut self, index: usize) {
        let paper = self.paper_of.get(index).and_then(|paper| self.papers.get_mut(*paper));
        if let Some(paper) = paper {
            paper.count_unread(&self.shelf);
        }
    }

    /// Takes editions from the newsstand that went from the library, or puts them
    /// back.
    pub(super) fn set_gone(&mut self, keys: &[EditionKey], gone: bool) {
        for key in keys {
            if gone {
                self.gone.insert(key.clone());
            } else {
                self.gone.remove(key);
            }
        }
        let shelf = self.shelf.clone();
        self.fill(shelf);
    }

    /// How many editions there are.
    #[must_use]
    pub fn editions(&self) -> usize {
        self.by_key.len()
    }

    /// Takes of which editions something was read, if no article to its end.
    pub(super) fn take_begun(&mut self, editions: &[EditionKey]) {
        for index in editions.iter().filter_map(|key| self.find(key)).collect::<Vec<_>>() {
            self.note_begun(index);
        }
    }

    /// Notes that something of an edition was read.
    pub(super) fn note_begun(&mut self, index: usize) {
        let Some(entry) = self.shelf.get_mut(index) else { return };
        if !std::mem::replace(&mut entry.begun, true) {
            self.count_unread_of(index);
        }
    }

    /// Sorts papers and rows anew.
    fn arrange(&mut self) {
        let selected = self.chosen.or(self.selected());
        self.sort_papers();
        let wanted = |&&index: &&usize| self.is_wanted(index);
        let sorted = self.sorted.iter().map(|&paper| &self.papers[paper]);
        self.order = if self.filter.is_empty() {
            sorted.filter_map(|paper| paper.editions.iter().rev().find(wanted).copied()).collect()
        } else {
            let editions = sorted.flat_map(|paper| paper.editions.iter().rev());
            editions.filter(wanted).copied().collect()
        };
        self.reselect(selected);
    }

    /// Whether an edition is unread, if only such are shown, and holds the
    /// words of the filter.
    pub(super) fn is_wanted(&self, index: usize) -> bool {
        let entry = &self.shelf[index];
        (!self.today_only || self.is_today(index))
            && (!self.unread_only || entry.standing() == Standing::Unread)
            && (self.filter.is_empty() || self.is_found(index))
    }

    fn sort_papers(&mut self) {
        let (shelf, papers) = (&self.shelf, &self.papers);
        let newest = |paper: usize| papers[paper].newest().and_then(|i| shelf[i].date);
        // What came with the program stands behind what one has brought in.
        let is_own = |paper: &usize| papers[*paper].editions.iter().any(|&i| !shelf[i].sample);
        self.sorted = (0..papers.len()).collect();
        match self.sort {
            // Of one morning by name; those that came along stay in their languages' order.
            PaperOrder::Newest => self.sorted.sort_by_cached_key(|&p| {
                let title = || papers[p].newest().map(|i| shelf[i].title.to_lowercase());
                (Reverse(newest(p)), Some(p).filter(is_own).and_then(|_| title()))
            }),
            PaperOrder::Name => self
                .sorted
                .sort_by_cached_key(|&p| papers[p].newest().map(|i| shelf[i].title.to_lowercase())),
            PaperOrder::Unread => {
                self.sorted.sort_by_key(|&p| (Reverse(papers[p].unread), Reverse(newest(p))));
            }
        }
        let is_foreign =
            |paper: usize| papers[paper].newest().is_some_and(|i| shelf[i].lang != self.lang);
        self.sorted.sort_by_key(|paper| (!is_own(paper), !is_own(paper) && is_foreign(*paper)));
    }

    /// Selects where whoever comes begins: where one left off, else the paper that
    /// was opened last, else the first.
    pub(super) fn select_first(&mut self) {
        let last = self.last_opened.as_ref();
        let row =
            last.and_then(|last| self.order.iter().position(|&i| *self.shelf[i].title == *last));
        self.list.select(row.unwrap_or(0), self.order.len());
        self.on_offer = self.offers().is_some();
    }

    /// The headline that a filter found in an edition; none where it found the
    /// paper or the date.
    pub(super) fn found_headline(&self, index: usize) -> Option<Clean> {
        let headline = self.headline(index).filter(|_| !self.filter.is_empty())?;
        (self.words.held_by(headline) > 0).then(|| Clean::line(headline))
    }

    fn reselect(&mut self, edition: Option<usize>) {
        self.list.select(0, self.order.len());
        if let Some(index) = edition.filter(|&index| index < self.shelf.len()) {
            self.select_edition(index);
        }
    }

    /// Selects the row of an edition, or that of its paper; where there is
    /// neither, nothing changes.
    pub fn select_edition(&mut self, index: usize) {
        let paper = self.paper_of.get(index).filter(|paper| **paper != NO_PAPER);
        let own = self.order.iter().position(|&row| row == index);
        let row =
            own.or_else(|| self.order.iter().position(|&row| self.paper_of.get(row) == paper));
        if let Some(row) = row {
            self.list.select(row, self.order.len());
        }
    }

    /// The selected edition, as an index of the shelf.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        let offered = self.offers().filter(|_| self.on_offer);
        offered.map(|(_, shelf)| shelf).or(self.order.get(self.list.selected).copied())
    }

    /// The edition of that key.
    #[must_use]
    pub fn find(&self, key: &EditionKey) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// The edition whose key reads so.
    pub(super) fn find_called(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// The headline that tells of an edition: its lead; while editions are
    /// filtered, the one that holds most words of the filter.
    #[must_use]
    pub fn headline(&self, index: usize) -> Option<&str> {
        let contents = self.contents(index)?;
        if self.filter.is_empty() {
            return contents.lead();
        }
        // Of several that hold as many, the last one asked for wins.
        contents.headlines.headlines().rev().max_by_key(|title| self.words.held_by(title))
    }

    /// What an edition holds, as far as it is here.
    #[must_use]
    pub fn contents(&self, index: usize) -> Option<&ShelfContents> {
        let entry = self.shelf.get(index)?;
        entry.whole().or_else(|| self.on_disk.contents(&entry.key)).or(entry.contents.as_deref())
    }

    /// How many papers there are.
    #[must_use]
    pub fn papers(&self) -> usize {
        self.papers.len()
    }

    /// Whether a row stands for a paper, not for one edition.
    #[must_use]
    pub fn is_grouped(&self) -> bool {
        self.filter.is_empty()
    }

    /// The paper of an edition.
    #[must_use]
    pub fn paper(&self, index: usize) -> Option<&PaperRow> {
        self.papers.get(*self.paper_of.get(index)?)
    }

    /// All editions, paper by paper as they are sorted, the newest first.
    pub fn all(&self) -> impl Iterator<Item = usize> + '_ {
        self.sorted.iter().flat_map(|&paper| self.papers[paper].editions.iter().rev().copied())
    }

    /// The same paper's next edition by date, or the one before.
    #[must_use]
    pub fn neighbour(&self, index: usize, later: bool) -> Option<usize> {
        let editions = &self.paper(index)?.editions;
        let at = self.place_of(index)?;
        let there = if later { at + 1 } else { at.checked_sub(1)? };
        editions.get(there).copied()
    }

    /// Where an edition stands among its paper's.
    fn place_of(&self, index: usize) -> Option<usize> {
        let date = self.shelf.get(index)?.date;
        let key = |i: usize| (self.shelf[i].date, Reverse(i));
        self.paper(index)?.editions.binary_search_by_key(&(date, Reverse(index)), |&i| key(i)).ok()
    }
}

impl PaperRow {
    /// Its newest edition, as an index of the shelf.
    #[must_use]
    pub fn newest(&self) -> Option<usize> {
        self.editions.last().copied()
    }

    /// Its editions from one day to another, both included.
    #[must_use]
    pub fn between(&self, shelf: &[ShelfEntry], first: Date, last: Date) -> &[usize] {
        let from = self.editions.partition_point(|&i| shelf[i].date < Some(first));
        let to = self.editions.partition_point(|&i| shelf[i].date <= Some(last));
        &self.editions[from..to.max(from)]
    }

    /// Its editions without a date.
    #[must_use]
    pub fn undated(&self, shelf: &[ShelfEntry]) -> &[usize] {
        &self.editions[..self.editions.partition_point(|&i| shelf[i].date.is_none())]
    }

    fn count_unread(&mut self, shelf: &[ShelfEntry]) {
        let unread = |&&i: &&usize| shelf[i].standing() == Standing::Unread;
        self.unread = self.editions.iter().filter(unread).count();
    }
}

#[cfg(test)]
#[path = "newsstand_tests.rs"]
mod tests;
