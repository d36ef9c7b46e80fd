//! The papers of a day side by side: the stories that several carry, then what only
//! one has. An article opens from here, and what two papers have different in one
//! text is shown.

use super::list::List;
use super::list_actions::step;
use super::panes::Area;
use super::reader::Aim;
use super::{Action, App, BothVersions, Effect, Notice, Screen};
use crate::model::{ArticleId, Date, EditionKey, Lang, LangTag, Place};
use crate::search::{DayArticle, DayComparison, DayStory};

/// Columns of a paper: a sign, page and place, how much there is of a cut text.
pub const PAPER_COLUMNS: u16 = 15;
/// Columns that headlines have at least, where each paper has its own.
const HEADLINES: u16 = 26;

/// Which day is to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparisonOrder {
    /// Later orders have greater numbers; the answer to an earlier one is void.
    pub number: u64,
    /// The day.
    pub day: Date,
    /// The paper that stands before the others, by its edition.
    pub first: EditionKey,
}

/// Which two articles are to be shown by what they have different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferencesOrder {
    /// See [`ComparisonOrder::number`].
    pub number: u64,
    /// The one of which words are struck.
    pub first: (EditionKey, ArticleId),
    /// The one of which words are marked.
    pub second: (EditionKey, ArticleId),
}

/// The papers of a day as they are looked at. Its entries are the stories, then what
/// only one paper has.
#[derive(Debug)]
pub struct Comparison {
    /// What was asked for.
    pub order: ComparisonOrder,
    /// What came of it, once it is there.
    pub found: Option<DayComparison>,
    /// How much of how much is compared.
    pub progress: Option<(usize, usize)>,
    /// Why there is nothing, if that has a reason.
    pub unable: Option<String>,
    /// Scrolling; selects among the entries.
    pub list: List,
    /// The paper whose article of a story is chosen, if one was.
    paper: Option<usize>,
    /// The newest order for what two texts have different.
    differences: u64,
}

/// An entry of the list.
#[derive(Debug, Clone, Copy)]
pub enum ComparedEntry<'a> {
    /// A story of several papers.
    Shared(&'a DayStory),
    /// An article that only one has.
    Single(&'a DayArticle),
}

impl Comparison {
    fn new(order: ComparisonOrder) -> Self {
        Self {
            order,
            found: None,
            progress: None,
            unable: None,
            list: List::default(),
            paper: None,
            differences: 0,
        }
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.found.as_ref().map_or(0, |found| found.stories.len() + found.only.len())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An entry.
    #[must_use]
    pub fn entry(&self, at: usize) -> Option<ComparedEntry<'_>> {
        let found = self.found.as_ref()?;
        match at.checked_sub(found.stories.len()) {
            None => found.stories.get(at).map(ComparedEntry::Shared),
            Some(at) => found.only.get(at).map(ComparedEntry::Single),
        }
    }

    /// Whether an entry is the first of its part: of the stories, or of a paper's.
    #[must_use]
    pub fn begins_part(&self, at: usize) -> bool {
        let part = |at: usize| match self.entry(at)? {
            ComparedEntry::Shared(_) => Some(None),
            ComparedEntry::Single(article) => Some(Some(article.paper)),
        };
        at == 0 || part(at) != part(at - 1)
    }

    /// Whether each paper has its columns on a screen of that width.
    fn has_columns(&self, width: u16) -> bool {
        let papers = self.found.as_ref().map_or(0, |found| found.papers.len());
        let papers = u16::try_from(papers).unwrap_or(u16::MAX);
        papers > 0 && width >= papers.saturating_mul(PAPER_COLUMNS).saturating_add(HEADLINES)
    }

    /// Rows of an entry: what it is; where each paper put it, if they have no columns;
    /// before the first of a part an empty row, if it is not the first of all, and the
    /// part's heading.
    #[must_use]
    pub fn rows(&self, at: usize, has_columns: bool) -> usize {
        let heading = if self.begins_part(at) { 1 + usize::from(at > 0) } else { 0 };
        let is_shared = matches!(self.entry(at), Some(ComparedEntry::Shared(_)));
        heading + if is_shared && !has_columns { 2 } else { 1 }
    }

    /// Which article of a story is chosen.
    #[must_use]
    pub fn chosen(&self, story: &DayStory) -> usize {
        let of_paper = |paper| story.articles.iter().position(|one| one.paper == paper);
        self.paper.and_then(of_paper).unwrap_or(story.lead())
    }

    /// The article that is selected.
    #[must_use]
    pub fn selected(&self) -> Option<&DayArticle> {
        match self.entry(self.list.selected)? {
            ComparedEntry::Shared(story) => story.articles.get(self.chosen(story)),
            ComparedEntry::Single(article) => Some(article),
        }
    }

    /// Chooses the next paper that has the selected story, or the one before, round and
    /// round.
    fn choose_next(&mut self, onward: bool) {
        let Some(ComparedEntry::Shared(story)) = self.entry(self.list.selected) else { return };
        let now = story.articles.get(self.chosen(story)).map(|one| one.paper);
        let mut papers: Vec<usize> = story.articles.iter().map(|one| one.paper).collect();
        papers.dedup();
        let at = papers.iter().position(|paper| Some(*paper) == now).unwrap_or(0);
        let step = if onward { 1 } else { papers.len().saturating_sub(1) };
        self.paper = papers.get((at + step) % papers.len().max(1)).copied();
    }

    /// The selected text and the one to show beside it, the fuller before the other.
    fn both(&self) -> Option<(&DayArticle, &DayArticle)> {
        let Some(ComparedEntry::Shared(story)) = self.entry(self.list.selected) else {
            return None;
        };
        let chosen = self.chosen(story);
        let other = story.counterpart(chosen)?;
        let (first, second) =
            if chosen == story.lead() { (chosen, other) } else { (other, chosen) };
        Some((&story.articles[first], &story.articles[second]))
    }

    /// The masthead of an article's paper.
    fn paper_of(&self, article: &DayArticle) -> String {
        let paper = self.found.as_ref().and_then(|found| found.papers.get(article.paper));
        paper.map(|paper| paper.title.to_string()).unwrap_or_default()
    }

    fn key(&self, article: &DayArticle) -> (EditionKey, ArticleId) {
        let paper = self.found.as_ref().and_then(|found| found.papers.get(article.paper));
        let edition = paper.map_or_else(|| EditionKey::new(""), |paper| paper.edition.clone());
        (edition, article.article.clone())
    }

    /// Notes which articles of an edition were read.
    fn note_read(&mut self, edition: &EditionKey, is_read: impl Fn(&ArticleId) -> Option<bool>) {
        let Some(found) = &mut self.found else { return };
        let paper = found.papers.iter().position(|paper| paper.edition == *edition);
        let stories = found.stories.iter_mut().flat_map(|story| &mut story.articles);
        for article in stories.chain(&mut found.only).filter(|one| Some(one.paper) == paper) {
            article.is_read = is_read(&article.article).unwrap_or(article.is_read);
        }
    }
}

impl App {
    /// Compares the papers of the day of the edition that is selected on the newsstand
    /// or in a calendar.
    pub(super) fn open_comparison(&mut self) -> Vec<Effect> {
        let stand = &self.newsstand;
        let in_calendar = stand.calendar.as_ref().map(|calendar| calendar.edition);
        let shelf = in_calendar.filter(|_| self.screen == Screen::Calendar);
        let entry = shelf.or(stand.selected()).and_then(|index| stand.shelf.get(index));
        let dated = entry.and_then(|entry| Some((entry.date?, entry.key.clone())));
        let of_day = |day| stand.all().filter(move |index| stand.shelf[*index].date == Some(day));
        let Some((day, first)) = dated.filter(|(day, _)| of_day(*day).count() > 1) else {
            self.tell(Notice::OnePaper);
            return Vec::new();
        };
        let order = ComparisonOrder { number: self.searching.next_number(), day, first };
        self.go(Screen::Compared);
        self.comparison = Some(Comparison::new(order.clone()));
        vec![Effect::PrepareSearch, Effect::Compare(order)]
    }

    pub(super) fn act_on_comparison(&mut self, action: Action) -> Vec<Effect> {
        let page = usize::from(self.frame().middle.h).saturating_sub(2).max(1).cast_signed();
        let Some(comparison) = &mut self.comparison else { return self.go_back() };
        let len = comparison.len();
        if step(&mut comparison.list, action, len, page) {
            return Vec::new();
        }
        match action {
            Action::PaneLeft => comparison.choose_next(false),
            Action::PaneRight | Action::NextPane => comparison.choose_next(true),
            Action::Open => return self.open_compared(),
            Action::Revision => return self.ask_for_differences(),
            Action::Back => return self.leave_comparison(),
            action => self.refuse(action),
        }
        Vec::new()
    }

    /// Whoever leaves before it is done does not wait for it.
    fn leave_comparison(&mut self) -> Vec<Effect> {
        let mut effects = self.go_back();
        if self.comparison.as_ref().is_some_and(|comparison| comparison.found.is_none()) {
            self.comparison = None;
            effects.push(Effect::StopComparing);
        }
        effects
    }

    fn open_compared(&mut self) -> Vec<Effect> {
        let Some(comparison) = &self.comparison else { return Vec::new() };
        let Some(article) = comparison.selected() else { return Vec::new() };
        let (edition, id) = comparison.key(article);
        let told = (comparison.paper_of(article), comparison.order.day.to_string());
        self.open_at(&edition, id, Aim::Place(Place::default()), told)
    }

    /// Asks for what the selected text and another paper's have different.
    fn ask_for_differences(&mut self) -> Vec<Effect> {
        let number = self.searching.next_number();
        let Some(comparison) = &mut self.comparison else { return Vec::new() };
        let both = comparison.both();
        let both = both.map(|(first, second)| (comparison.key(first), comparison.key(second)));
        let Some((first, second)) = both else {
            self.tell(Notice::NoOtherText);
            return Vec::new();
        };
        comparison.differences = number;
        vec![Effect::Differences(DifferencesOrder { number, first, second })]
    }

    /// Shows what two papers have different, if one still waits for it.
    pub(super) fn take_differences(&mut self, number: u64, both: Option<BothVersions>) {
        let is_here = self.screen == Screen::Compared;
        let comparison = self.comparison.as_ref().filter(|one| one.differences == number);
        let Some(comparison) = comparison.filter(|_| is_here) else { return };
        let Some((first, second)) = comparison.both() else { return };
        let papers = (comparison.paper_of(first), comparison.paper_of(second));
        match both {
            None => self.tell(Notice::ArticleGone),
            Some((_, blocks)) if blocks.is_empty() => self.tell(Notice::SameText),
            Some((head, blocks)) => {
                let lang = head.lang.as_ref().map(LangTag::as_str);
                let setting = self.settings.reading(lang.map(Lang::from_tag).unwrap_or_default());
                self.open_revision(&head, blocks, setting, Some(papers));
            }
        }
    }

    /// How much is compared.
    pub(super) fn take_comparison_step(&mut self, number: u64, step: (usize, usize)) {
        if let Some(comparison) = self.comparison.as_mut().filter(|c| c.order.number == number) {
            comparison.progress = Some(step);
        }
    }

    /// What came of it.
    pub(super) fn take_comparison(&mut self, number: u64, found: DayComparison) {
        if let Some(comparison) = self.comparison.as_mut().filter(|c| c.order.number == number) {
            (comparison.progress, comparison.unable) = (None, None);
            comparison.found = Some(found);
            self.note_read_in_comparison();
        }
    }

    /// There is nothing to compare with.
    pub(super) fn cannot_compare(&mut self, reason: &str) {
        let waiting = self.comparison.as_mut().filter(|comparison| comparison.found.is_none());
        if let Some(comparison) = waiting {
            (comparison.unable, comparison.progress) = (Some(reason.to_owned()), None);
        }
    }

    /// What was read in the open edition counts in the list at once.
    pub(super) fn note_read_in_comparison(&mut self) {
        let (Some(comparison), Some(reader)) = (&mut self.comparison, &self.reader) else { return };
        let is_read = |id: &ArticleId| Some(reader.is_read(reader.edition.position(id)?));
        comparison.note_read(&reader.edition.key(), is_read);
    }

    /// Where the list is: under the names of the papers, where each has its columns.
    #[must_use]
    pub fn compared_area(&self) -> Area {
        let middle = self.frame().middle;
        let names = u16::from(self.has_paper_columns()).min(middle.h.saturating_sub(1));
        Area { y: middle.y + names, h: middle.h - names, ..middle }
    }

    /// Whether each paper of the day has its columns.
    #[must_use]
    pub fn has_paper_columns(&self) -> bool {
        let width = self.frame().middle.w;
        let comparison = self.comparison.as_ref().filter(|_| !self.settings.plain);
        comparison.is_some_and(|comparison| comparison.has_columns(width))
    }

    /// Shows as much of the list as there is room for.
    pub(super) fn fit_comparison(&mut self) {
        let (rows, has_columns) = (self.compared_area().h, self.has_paper_columns());
        let Some(comparison) = &mut self.comparison else { return };
        let mut list = comparison.list;
        list.reveal(rows.into(), |at| comparison.rows(at, has_columns));
        comparison.list = list;
    }

    /// A click on an entry selects it, one on the selected entry opens it.
    pub(super) fn click_on_comparison(&mut self, y: u16) -> Vec<Effect> {
        let (area, has_columns) = (self.compared_area(), self.has_paper_columns());
        let Some(row) = y.checked_sub(area.y) else { return Vec::new() };
        let Some(comparison) = &mut self.comparison else { return Vec::new() };
        let (len, list) = (comparison.len(), comparison.list);
        match list.at_row(row.into(), len, |at| comparison.rows(at, has_columns)) {
            Some(hit) if hit == list.selected => return self.open_compared(),
            Some(hit) => comparison.list.select(hit, len),
            None => {}
        }
        Vec::new()
    }
}
