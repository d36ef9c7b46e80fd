//! The contents of the open edition: all its headlines with their ledes, section
//! by section. Like a page of a broadsheet they are looked at and not scrolled:
//! all that moves is the selected entry, and the screen is turned to show it. What
//! a search finds in the edition is listed the same way.

use std::collections::HashSet;

use super::contents_page::{self, ContentsGrid, EntryRoom, EntryShape, PlacedEntry};
use super::edition_filter::FilterTerms;
use super::edition_search::{ArticleHits, EditionSearch};
use super::panes::Area;
use super::titles::wrapped_height;
use super::{OpenedEdition, Settings};
use crate::model::Article;

/// The contents of the open edition.
#[derive(Debug, Default)]
pub struct EditionContents {
    /// Only articles are listed whose heads hold these words, and those whose
    /// texts hold them one after the other.
    pub filter: String,
    /// One came to search: without that there is nothing to look at.
    pub(super) is_search: bool,
    pub(super) search: EditionSearch,
    /// The articles that are listed, in the order of reading.
    articles: Vec<usize>,
    /// Which of them begin a section.
    opens: Vec<bool>,
    /// Rows of their titles, as far as they were asked for; 0 is unknown.
    titles: Vec<u16>,
    selected: usize,
    /// The article that was selected before a filter began to be typed: it is again
    /// as soon as it is listed again.
    chosen: Option<usize>,
    top: usize,
    grid: ContentsGrid,
    placed: Vec<PlacedEntry>,
    /// What `titles` and `grid` were measured for; nothing after the list changed.
    measured: Option<(Area, Settings)>,
}

impl EditionContents {
    /// Lists the articles that hold the words of the filter, those first that do
    /// in their heads; one of them is selected, if it is among them.
    pub(super) fn list(&mut self, reader: &OpenedEdition, article: Option<usize>) {
        let words = FilterTerms::new(&self.filter);
        let of = |index: usize| reader.edition.articles.get(index);
        let holds = |index: &&usize| {
            of(**index).is_some_and(|article| {
                let lines = article.head.iter().map(|line| &*line.text);
                words.are_held_by(lines.chain([&*article.first_words]))
            })
        };
        self.articles = reader.order().iter().filter(holds).copied().collect();
        let group = |at: usize| reader.group_of(self.articles[at]);
        let headed = self.filter.is_empty() && reader.sections.len() > 1;
        self.opens = (0..self.articles.len())
            .map(|at| headed && (at == 0 || group(at) != group(at - 1)))
            .collect();
        self.measured = None;
        let found: Vec<usize> =
            reader.order().iter().copied().filter(|at| self.search.hits(*at).is_some()).collect();
        self.append(&found);
        let place = article.and_then(|article| self.articles.iter().position(|a| *a == article));
        (self.selected, self.top, self.chosen) = (place.unwrap_or(0), 0, article);
    }

    /// Lists articles that were found, those that are not listed yet.
    pub(super) fn append(&mut self, found: &[usize]) {
        let listed: HashSet<usize> = self.articles.iter().copied().collect();
        self.articles.extend(found.iter().filter(|article| !listed.contains(article)));
        self.opens.resize(self.articles.len(), false);
        self.titles.resize(self.articles.len(), 0);
        // What one wanted may be among them.
        let chosen = self.chosen.and_then(|chosen| self.articles.iter().position(|a| *a == chosen));
        self.selected = chosen.unwrap_or(self.selected);
    }

    /// What was found in an article.
    #[must_use]
    pub fn hits(&self, article: usize) -> Option<&ArticleHits> {
        self.search.hits(article)
    }

    /// How many matches were found, and whether more may be.
    #[must_use]
    pub fn count(&self) -> (usize, bool) {
        self.search.count()
    }

    /// The next article listed that has matches, or the one before, and whether it
    /// is at the other end of the list; nothing if there is no other.
    pub(super) fn found_beside(&self, article: usize, forward: bool) -> Option<(usize, bool)> {
        let found: Vec<usize> =
            self.articles.iter().copied().filter(|at| self.hits(*at).is_some()).collect();
        let here = found.iter().position(|at| *at == article)?;
        let there = if forward { here + 1 } else { here.wrapping_sub(1) };
        let (at, is_round) = match found.get(there) {
            Some(at) => (*at, false),
            None if forward => (*found.first()?, true),
            None => (*found.last()?, true),
        };
        (at != article).then_some((at, is_round))
    }

    /// The article that is selected.
    #[must_use]
    pub fn article(&self) -> Option<usize> {
        self.articles.get(self.selected).copied()
    }

    /// The article of an entry.
    #[must_use]
    pub fn article_of(&self, entry: usize) -> Option<usize> {
        self.articles.get(entry).copied()
    }

    /// The selected entry.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// How many articles are listed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether no article is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The entries on the screen.
    #[must_use]
    pub fn placed(&self) -> &[PlacedEntry] {
        &self.placed
    }

    /// The room that each entry has.
    #[must_use]
    pub fn room(&self) -> EntryRoom {
        self.grid.room()
    }

    /// The columns of the rules on the screen.
    pub fn rules(&self) -> impl Iterator<Item = u16> {
        self.grid.rules()
    }

    /// The articles on the screen whose ledes are shown.
    pub(super) fn with_ledes(&self) -> Vec<usize> {
        let shown = self.placed.iter().filter(|_| self.room().ledes > 0);
        shown.filter_map(|placed| self.article_of(placed.entry)).collect()
    }

    /// Places entries so that the selected one is on the screen.
    pub(super) fn fit(&mut self, area: Area, reader: &OpenedEdition, settings: &Settings) {
        let is_new = self.measured.as_ref().is_none_or(|(of, by)| *of != area || by != settings);
        let len = self.articles.len();
        let mut titles = std::mem::take(&mut self.titles);
        if is_new {
            self.measured = Some((area, settings.clone()));
            self.grid = ContentsGrid::of(area);
            if settings.plain {
                self.grid.stand_in_one();
            }
            if !self.filter.is_empty() {
                // What is found comes one by one, and moves nothing.
                self.grid.give_row();
            }
            titles.clear();
            titles.resize(len, 0);
        }
        let width = self.grid.width().saturating_sub(settings.note_columns());
        let mut shape = |entry: usize| {
            if titles[entry] == 0 {
                let article = &reader.edition.articles[self.articles[entry]];
                titles[entry] = title_rows(reader, article, (width, settings));
            }
            EntryShape { opens: self.opens[entry], title: titles[entry] }
        };
        if is_new && self.filter.is_empty() {
            self.grid.give_room(len, &mut shape);
        }
        let shows = |placed: &[PlacedEntry]| {
            let ends = placed.first().zip(placed.last());
            ends.is_some_and(|(first, last)| (first.entry..=last.entry).contains(&self.selected))
        };
        let mut placed = self.grid.place(self.top, len, &mut shape);
        if !shows(&placed) && len > 0 {
            // A screen further, or back; else the selected entry comes first. The
            // last screen is a full one.
            let next = placed.last().map_or(0, |last| last.entry + 1);
            let before = self.grid.top_showing(self.top.saturating_sub(1), &mut shape);
            let turned = [next, before].into_iter().find(|top| {
                let placed = self.grid.place(*top, len, &mut shape);
                shows(&placed)
            });
            let last = self.grid.top_showing(len - 1, &mut shape);
            self.top = turned.unwrap_or(self.selected).min(last);
            placed = self.grid.place(self.top, len, &mut shape);
        }
        (self.placed, self.titles) = (placed, titles);
    }

    /// Moves the selection by entries.
    pub(super) fn step(&mut self, by: isize) {
        self.select(self.selected.saturating_add_signed(by));
    }

    /// What was selected before a filter was typed, or is selected.
    pub(super) fn chosen(&self) -> Option<usize> {
        self.chosen.or(self.article())
    }

    /// The filter is typed: what is selected now is what one wants.
    pub(super) fn end_filter(&mut self) {
        self.chosen = None;
    }

    pub(super) fn select(&mut self, entry: usize) {
        (self.selected, self.chosen) = (entry.min(self.len().saturating_sub(1)), None);
    }

    pub(super) fn beside(&mut self, right: bool) {
        let there = contents_page::beside(&self.placed, self.selected, right);
        self.select(there.unwrap_or(self.selected));
    }

    /// Turns a screen.
    pub(super) fn turn(&mut self, on: bool) {
        let edge = if on {
            self.placed.last().map_or(0, |last| last.entry + 1)
        } else {
            self.placed.first().map_or(0, |first| first.entry.saturating_sub(1))
        };
        self.select(edge);
    }

    /// The first entry of the next section, or of this one or the one before.
    pub(super) fn section(&mut self, on: bool) {
        let begins = |entry: &usize| self.opens[*entry];
        let there = if on {
            (self.selected + 1..self.len()).find(begins)
        } else {
            (0..self.selected).rev().find(begins)
        };
        self.select(there.unwrap_or(self.selected));
    }

    /// The first entry of a section, by its place among those listed.
    pub(super) fn nth_section(&mut self, nth: usize) {
        let there = (0..self.len()).filter(|entry| self.opens[*entry]).nth(nth);
        self.select(there.unwrap_or(self.selected));
    }
}

/// Rows that the title of an article takes.
fn title_rows(
    reader: &OpenedEdition,
    article: &Article,
    (width, settings): (u16, &Settings),
) -> u16 {
    let setting = settings.story_setting(&reader.edition, article);
    // Nothing is as long, and screens have less rows.
    wrapped_height(article.title(), width, &setting).min(usize::from(u8::MAX)) as u16
}
