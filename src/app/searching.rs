//! Searching all papers: what is typed is looked for at each key, and the newest
//! query is the one that counts.

use super::list::List;
use super::list_actions::step;
use super::reader::Aim;
use super::{
    Action, App, BothVersions, Edit, Effect, Notice, OpenedEdition, Prompt, Purpose, Screen,
};
use crate::model::{ArticleId, Clean, EditionKey, MarkId, Place};
use crate::search::{DayComparison, Facets, QueryFault, RelatedHit, SearchHit, StoryCount};

/// Rows of an entry: the headline, the line with what was found, and where it
/// stands or an empty row.
pub const ENTRY_ROWS: usize = 3;

/// Hits that are asked for at once: more than the largest screen shows.
const AT_ONCE: usize = 60;

/// What is to be looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchOrder {
    /// Later orders have greater numbers; the answer to an earlier one is void.
    pub number: u64,
    /// The query, as it was typed.
    pub query: String,
    /// So many hits are to be shown, at most.
    pub hits: usize,
}

/// What comes of searching.
#[derive(Debug)]
pub enum SearchNews {
    /// Editions are entered into the index: how many of how many.
    Filling(usize, usize),
    /// The index is up to the library; whether something is in it that was not.
    Filled(bool),
    /// The index was damaged, and is made anew.
    Renewed,
    /// The first of what was found, by the number of the order; how many articles that
    /// are and how they are spread, once they are counted.
    Found(u64, Vec<SearchHit>, Option<(usize, Facets)>),
    /// A query is not understood, by the number of its order.
    NotUnderstood(u64, QueryFault),
    /// What else was printed on an article's thing, by the number of the order;
    /// nothing if the index lacks the article.
    Related(u64, Option<Vec<RelatedHit>>),
    /// How much of how much is compared, by the number of the order.
    Comparing(u64, (usize, usize)),
    /// The papers of a day side by side, by the number of the order.
    Compared(u64, DayComparison),
    /// What two texts have different, by the number of the order; nothing if one of
    /// them is gone.
    Differing(u64, Option<Box<BothVersions>>),
    /// By which query what an article is about is found, by the number of the
    /// order.
    Suggested(u64, Option<String>),
    /// How much there is of stories.
    Counted(Vec<(MarkId, StoryCount)>),
    /// Which articles of an edition are of stories one follows, with the rules that
    /// they stand under.
    Watched(EditionKey, Vec<(ArticleId, Clean)>),
    /// There is nothing to search with; one line says why.
    Unable(String),
}

/// A search over all papers.
#[derive(Debug, Default)]
pub struct LibrarySearch {
    /// The query, as it is typed.
    pub query: String,
    /// The first of what was found.
    pub hits: Vec<SearchHit>,
    /// How many articles were found, once that is known.
    pub total: Option<usize>,
    /// How they are spread.
    pub facets: Facets,
    /// Scrolling; selects among the hits.
    pub list: List,
    /// The facet that is chosen, while one is.
    pub facet: Option<usize>,
    /// Why the query is not understood.
    pub fault: Option<QueryFault>,
    /// Why nothing can be searched.
    pub unable: Option<String>,
    /// How many editions of how many are in the index, while they are entered.
    pub filling: Option<(usize, usize)>,
    /// The number of the newest order.
    number: u64,
    /// Hits that were asked for.
    wanted: usize,
}

impl LibrarySearch {
    /// Asks for the query that is typed now.
    fn ask(&mut self, hits: usize) -> Vec<Effect> {
        self.number += 1;
        self.wanted = hits;
        if self.query.trim().is_empty() {
            self.clear();
            return Vec::new();
        }
        let (number, query) = (self.number, self.query.clone());
        vec![Effect::SearchAll(SearchOrder { number, query, hits })]
    }

    /// The number of an order that is not the search's own.
    pub(super) fn next_number(&mut self) -> u64 {
        self.number += 1;
        self.number
    }

    fn clear(&mut self) {
        (self.hits, self.facets, self.total) = (Vec::new(), Facets::default(), None);
        (self.fault, self.list, self.facet) = (None, List::default(), None);
    }

    /// Asks for more hits where the selection is near the last that is there.
    fn ask_further(&mut self) -> Vec<Effect> {
        let is_near = self.list.selected + AT_ONCE / 3 >= self.hits.len();
        let are_more = self.total.is_some_and(|total| total > self.hits.len());
        if is_near && are_more && self.wanted <= self.hits.len() {
            return self.ask(self.hits.len() + AT_ONCE);
        }
        Vec::new()
    }

    fn take(&mut self, hits: Vec<SearchHit>, counts: Option<(usize, Facets)>) {
        let (total, facets) = counts.unzip();
        (self.hits, self.total, self.facets) = (hits, total, facets.unwrap_or_default());
        (self.fault, self.unable) = (None, None);
        self.list.select(self.list.selected, self.hits.len());
    }
}

impl App {
    /// Goes to the search over all papers, to type there.
    pub(super) fn open_search(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.screen != Screen::Search {
            if let Some(back) = self.go_to_and_fro(Screen::Search) {
                return back;
            }
            // What was looked for last would stand before what is typed now.
            self.searching.query.clear();
            self.searching.clear();
            effects = self.keep_position();
            effects.push(Effect::PrepareSearch);
        }
        self.searching.facet = None;
        self.prompt = Some(Prompt::new(Purpose::SearchAll, &self.searching.query));
        effects
    }

    /// What is typed has changed.
    pub(super) fn search_for(&mut self, query: &str) -> Vec<Effect> {
        if query == self.searching.query {
            return Vec::new();
        }
        query.clone_into(&mut self.searching.query);
        (self.searching.list, self.searching.facet) = (List::default(), None);
        self.searching.ask(AT_ONCE)
    }

    /// An edit of the query.
    pub(super) fn type_query(&mut self, edit: Edit) -> Vec<Effect> {
        let Some(prompt) = &mut self.prompt else { return Vec::new() };
        match edit {
            Edit::Cancel => {
                self.prompt = None;
                Vec::new()
            }
            Edit::Submit => {
                self.prompt = None;
                self.open_hit()
            }
            Edit::Complete(_) => {
                self.prompt = None;
                self.choose_facet();
                Vec::new()
            }
            Edit::Older | Edit::Newer => {
                let by = if edit == Edit::Older { -1 } else { 1 };
                self.searching.list.step(by, self.searching.hits.len());
                self.searching.ask_further()
            }
            edit => {
                prompt.edit(edit, &[]);
                let query = prompt.text().to_owned();
                self.search_for(&query)
            }
        }
    }

    pub(super) fn act_on_search(&mut self, action: Action) -> Vec<Effect> {
        if let Some(chosen) = self.searching.facet {
            return self.act_on_facets(action, chosen);
        }
        let len = self.searching.hits.len();
        let page = (self.frame().middle.h as usize / ENTRY_ROWS).max(1).cast_signed();
        if step(&mut self.searching.list, action, len, page) {
            return self.searching.ask_further();
        }
        match action {
            Action::Open | Action::PaneRight => self.open_hit(),
            Action::Search => self.open_search(),
            Action::NextPane | Action::PaneLeft => {
                self.choose_facet();
                Vec::new()
            }
            Action::Back => self.go_back(),
            action => {
                self.refuse(action);
                Vec::new()
            }
        }
    }

    /// Opens the selected article at what was found in it.
    fn open_hit(&mut self) -> Vec<Effect> {
        let hit = self.searching.hits.get(self.searching.list.selected).cloned();
        match hit {
            Some(hit) => self.open_found(&hit),
            None => self.open_search(),
        }
    }

    /// Opens an article at what was found in it.
    pub(super) fn open_found(&mut self, hit: &SearchHit) -> Vec<Effect> {
        let aim = match hit.place {
            Some(place) if !hit.found.is_empty() => Aim::Found(place, hit.found.clone()),
            place => Aim::Place(place.unwrap_or(Place::default())),
        };
        let day = hit.date.map(|date| date.to_string()).unwrap_or_default();
        self.open_at(&hit.edition, hit.article.clone(), aim, (hit.paper.to_string(), day))
    }

    /// Opens an article of any edition at a place; of one that is not on the newsstand
    /// paper and day are told.
    pub(super) fn open_at(
        &mut self,
        edition: &EditionKey,
        article: ArticleId,
        aim: Aim,
        (paper, day): (String, String),
    ) -> Vec<Effect> {
        let is_open =
            self.reader.as_ref().is_some_and(|r: &OpenedEdition| r.edition.key() == *edition);
        if is_open {
            self.go(Screen::Reader);
            return self.show_spot(&article, aim);
        }
        if let Some(shelf) = self.newsstand.find(edition) {
            self.target = Some((article, aim));
            return self.leave(vec![Effect::Open(shelf)]);
        }
        if let Some(effects) = self.look_further(Action::Open) {
            return effects;
        }
        self.tell(Notice::NotOnNewsstand(paper, day));
        Vec::new()
    }

    pub(super) fn heed_search(&mut self, news: SearchNews) -> Vec<Effect> {
        let search = &mut self.searching;
        match news {
            SearchNews::Filling(done, total) => search.filling = Some((done, total)),
            SearchNews::Filled(is_new) => {
                search.filling = None;
                if is_new {
                    let mut effects = search.ask(search.wanted.max(AT_ONCE));
                    effects.extend(self.relate_again());
                    effects.extend(self.ask_timeline_again());
                    effects.extend(self.watch_again());
                    return effects;
                }
            }
            SearchNews::Renewed => {
                self.tell(Notice::IndexRenewed);
                return vec![Effect::PrepareSearch];
            }
            SearchNews::Found(number, hits, counts) => {
                let total = counts.as_ref().map(|(total, _)| *total);
                if !self.take_timeline(number, total, &hits) && number == self.searching.number {
                    self.searching.take(hits, counts);
                }
            }
            SearchNews::NotUnderstood(number, fault) => {
                if !self.take_timeline_fault(number, &fault) && number == self.searching.number {
                    self.searching.clear();
                    self.searching.fault = Some(fault);
                }
            }
            SearchNews::Comparing(number, step) => self.take_comparison_step(number, step),
            SearchNews::Compared(number, found) => self.take_comparison(number, found),
            SearchNews::Differing(number, both) => {
                self.take_differences(number, both.map(|both| *both));
            }
            SearchNews::Suggested(number, query) => self.take_suggestion(number, query),
            SearchNews::Watched(edition, rules) => return self.take_watched(edition, rules),
            SearchNews::Counted(counts) => self.take_counts(counts),
            SearchNews::Related(number, hits) => self.take_related(number, hits),
            SearchNews::Unable(reason) => {
                search.clear();
                (search.unable, search.filling) = (Some(reason.clone()), None);
                self.cannot_relate(&reason);
                self.cannot_compare(&reason);
            }
        }
        Vec::new()
    }
}
