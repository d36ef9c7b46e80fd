//! The contents of the open edition: all its headlines with their ledes, section
//! by section. Like a page of a broadsheet they are looked at and not scrolled:
//! all that moves is the selected entry, and the screen is turned to show it.

use super::contents_page::{self, ContentsGrid, EntryRoom, EntryShape, PlacedEntry};
use super::edition_filter::FilterTerms;
use super::panes::{Area, Pane};
use super::titles::wrapped_height;
use super::{Action, App, Effect, Notice, OpenedEdition, Prompt, Purpose, Screen, Settings};
use crate::model::Article;

/// Cells at the right of an entry for how far and how long it is.
pub const NOTE: u16 = 10;

/// The contents of the open edition.
#[derive(Debug, Default)]
pub struct EditionContents {
    /// Only articles are listed whose heads hold these words.
    pub filter: String,
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
    /// Lists the articles that hold the words of the filter; one of them is
    /// selected, if it is among them.
    fn list(&mut self, reader: &OpenedEdition, article: Option<usize>) {
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
        let several = reader.sections.len() > 1;
        self.opens = (0..self.articles.len())
            .map(|at| several && (at == 0 || group(at) != group(at - 1)))
            .collect();
        let place = article.and_then(|article| self.articles.iter().position(|a| *a == article));
        (self.selected, self.top, self.chosen) = (place.unwrap_or(0), 0, article);
        self.measured = None;
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
            titles.clear();
            titles.resize(len, 0);
        }
        let width = self.grid.width().saturating_sub(NOTE);
        let mut shape = |entry: usize| {
            if titles[entry] == 0 {
                let article = &reader.edition.articles[self.articles[entry]];
                titles[entry] = title_rows(reader, article, (width, settings));
            }
            EntryShape { opens: self.opens[entry], title: titles[entry] }
        };
        if is_new {
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

    /// The filter is typed: what is selected now is what one wants.
    pub(super) fn end_filter(&mut self) {
        self.chosen = None;
    }

    fn select(&mut self, entry: usize) {
        (self.selected, self.chosen) = (entry.min(self.len().saturating_sub(1)), None);
    }

    fn beside(&mut self, right: bool) {
        let there = contents_page::beside(&self.placed, self.selected, right);
        self.select(there.unwrap_or(self.selected));
    }

    /// Turns a screen.
    fn turn(&mut self, on: bool) {
        let edge = if on {
            self.placed.last().map_or(0, |last| last.entry + 1)
        } else {
            self.placed.first().map_or(0, |first| first.entry.saturating_sub(1))
        };
        self.select(edge);
    }

    /// The first entry of the next section, or of this one or the one before.
    fn section(&mut self, on: bool) {
        let begins = |entry: &usize| self.opens[*entry];
        let there = if on {
            (self.selected + 1..self.len()).find(begins)
        } else {
            (0..self.selected).rev().find(begins)
        };
        self.select(there.unwrap_or(self.selected));
    }

    /// The first entry of a section, by its place among those listed.
    fn nth_section(&mut self, nth: usize) {
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

impl App {
    /// Opens the contents, or goes back from them.
    pub(super) fn open_contents(&mut self) -> Vec<Effect> {
        let Some(reader) = &self.reader else {
            self.tell(Notice::OpenFirst);
            return Vec::new();
        };
        if reader.edition.articles.is_empty() {
            self.tell(Notice::NoArticles);
            return Vec::new();
        }
        let story = self.front.as_ref().filter(|_| self.screen == Screen::FrontPage);
        let article = story.and_then(super::Front::article).unwrap_or(reader.article);
        if let Some(effects) = self.go_to_and_fro(Screen::Contents) {
            return effects;
        }
        self.contents = Some(EditionContents::default());
        self.list_contents(Some(article));
        Vec::new()
    }

    /// Lists the contents anew, with an article of them selected.
    pub(super) fn list_contents(&mut self, article: Option<usize>) {
        if let (Some(contents), Some(reader)) = (&mut self.contents, &self.reader) {
            contents.list(reader, article);
        }
    }

    /// Selects the article in view in contents that one comes back to.
    pub(super) fn select_in_contents(&mut self) {
        let article = self.reader.as_ref().map(|reader| reader.article);
        self.list_contents(article);
    }

    pub(super) fn act_on_contents(&mut self, action: Action) -> Vec<Effect> {
        let Some(contents) = &mut self.contents else { return self.go_back() };
        match action {
            Action::Down | Action::NextArticle | Action::NextMatch => contents.step(1),
            Action::Up | Action::PreviousArticle | Action::PreviousMatch => contents.step(-1),
            Action::PaneLeft | Action::PaneRight => contents.beside(action == Action::PaneRight),
            Action::PageDown | Action::HalfDown => contents.turn(true),
            Action::PageUp | Action::HalfUp => contents.turn(false),
            Action::Top => contents.select(0),
            Action::Bottom => contents.select(usize::MAX),
            Action::NextSection | Action::PreviousSection => {
                contents.section(action == Action::NextSection);
            }
            Action::Section(number) => contents.nth_section(usize::from(number) - 1),
            Action::Search => {
                let before = contents.filter.clone();
                self.prompt = Some(Prompt::new(Purpose::Filter(before), ""));
            }
            Action::Sort => {
                let article = contents.article();
                self.change_order();
                self.list_contents(article);
            }
            Action::Script => self.change_script(),
            Action::Open => return self.open_listed(),
            Action::Back if !contents.filter.is_empty() => self.filter_contents(""),
            Action::Back | Action::Contents => return self.go_back(),
            Action::FrontPage => return self.front_of_listed(),
            _ => self.tell(Notice::OpenStoryFirst),
        }
        Vec::new()
    }

    /// Lists only what holds the words of a filter; what is selected stays so, if
    /// it is among it.
    pub(super) fn filter_contents(&mut self, filter: &str) {
        let Some(contents) = &mut self.contents else { return };
        let filter = filter.trim();
        if filter != contents.filter {
            filter.clone_into(&mut contents.filter);
            let article = contents.chosen.or(contents.article());
            self.list_contents(article);
        }
    }

    fn open_listed(&mut self) -> Vec<Effect> {
        let Some(article) = self.contents.as_ref().and_then(EditionContents::article) else {
            return Vec::new();
        };
        self.go(Screen::Reader);
        let effects = self.select(article);
        if let Some(reader) = &mut self.reader {
            reader.focus = Pane::Article;
        }
        effects
    }

    /// The page of the selected article as a broadsheet.
    fn front_of_listed(&mut self) -> Vec<Effect> {
        let Some(article) = self.contents.as_ref().and_then(EditionContents::article) else {
            return Vec::new();
        };
        self.mode.front = true;
        if let Some(effects) = self.go_to_and_fro(Screen::FrontPage) {
            return effects;
        }
        self.lay_out(article).into_iter().collect()
    }

    /// A click on an entry selects it; on the selected one, opens it.
    pub(super) fn click_in_contents(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let Some(contents) = &mut self.contents else { return Vec::new() };
        let hit = contents.placed.iter().find(|placed| placed.area.holds(x, y));
        match hit.map(|placed| placed.entry) {
            Some(entry) if entry == contents.selected => self.open_listed(),
            Some(entry) => {
                contents.select(entry);
                Vec::new()
            }
            None => Vec::new(),
        }
    }
}
