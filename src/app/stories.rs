//! The stories that one follows, and the timeline of one: its articles in all
//! papers, the newest first.

use std::collections::HashMap;

use super::list::List;
use super::list_actions::step;
use super::{
    Action, App, Changed, Effect, Notice, Prompt, Purpose, RelatedOrder, Screen, SearchOrder,
    WatchedArticles,
};
use crate::model::{Date, FollowedStory, MarkId};
use crate::search::{Query, QueryFault, SearchHit, StoryCount, first_of_query, newest_first};

/// Rows of a story: its name, and how much of it there is.
pub const STORY_ROWS: usize = 2;
/// Articles of a timeline that are asked for at once.
const AT_ONCE: usize = 100;

/// The stories that one follows, the newest first.
#[derive(Debug, Default)]
pub struct FollowedStories {
    /// All of them.
    pub all: Vec<FollowedStory>,
    /// How much there is of each, as far as that is known.
    pub counts: HashMap<MarkId, StoryCount>,
    /// Scrolling; selects among them.
    pub list: List,
    /// The timeline of one, while it is looked at.
    pub timeline: Option<StoryTimeline>,
    /// Those of their articles that are in the open edition.
    pub watched: WatchedArticles,
    /// The number of the newest order for a query of an article.
    asked: u64,
}

/// The articles of a story.
#[derive(Debug)]
pub struct StoryTimeline {
    /// The story.
    pub story: FollowedStory,
    /// The newest of its articles.
    pub hits: Vec<SearchHit>,
    /// How many there are in all, once that is known.
    pub total: Option<usize>,
    /// Why its query is not understood.
    pub fault: Option<QueryFault>,
    /// Scrolling.
    pub list: List,
    number: u64,
    wanted: usize,
}

/// A story was followed, changed or given up: as it was, and as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryChange {
    /// Nothing if it is new.
    pub before: Option<FollowedStory>,
    /// Nothing if it is followed no more.
    pub after: Option<FollowedStory>,
}

impl StoryChange {
    /// The change that undoes this one.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self { before: self.after, after: self.before }
    }

    /// What is said once it is kept.
    #[must_use]
    pub fn notice(&self) -> Notice {
        match (&self.before, &self.after) {
            (None, Some(story)) => Notice::Following(story.name.clone()),
            (Some(story), None) => Notice::NotFollowing(story.name.clone()),
            _ => Notice::StoryChanged,
        }
    }
}

impl FollowedStories {
    /// The selected story.
    #[must_use]
    pub fn selected(&self) -> Option<&FollowedStory> {
        self.all.get(self.list.selected)
    }

    /// How many articles of a story came since one looked last.
    #[must_use]
    pub fn new_in(&self, story: &FollowedStory) -> usize {
        let count = self.counts.get(&story.id);
        count.map_or(0, |count| count.articles.saturating_sub(story.seen))
    }

    /// Shows a change.
    pub(super) fn apply(&mut self, change: &StoryChange) {
        if let Some(before) = &change.before {
            self.all.retain(|story| story.id != before.id);
        }
        if let Some(after) = &change.after {
            let is_newer = |other: &FollowedStory| other.created > after.created;
            self.all.insert(self.all.partition_point(is_newer), after.clone());
            if let Some(timeline) = self.timeline.as_mut().filter(|t| t.story.id == after.id) {
                timeline.story = after.clone();
            }
        }
        self.list.select(self.list.selected, self.all.len());
    }
}

impl StoryTimeline {
    /// Rows of an article: the headline, where it stands; before the first of a
    /// day, the day.
    #[must_use]
    pub fn rows(&self, at: usize) -> usize {
        2 + usize::from(self.begins_day(at))
    }

    /// Whether an article is the first of its day.
    #[must_use]
    pub fn begins_day(&self, at: usize) -> bool {
        let date = |at: usize| self.hits.get(at).map(|hit| hit.date);
        at == 0 || date(at) != date(at - 1)
    }
}

impl App {
    /// Follows what the article in view is about, or what is searched for: the
    /// query is shown before anything is kept.
    pub(super) fn begin_following(&mut self) -> Vec<Effect> {
        match self.screen {
            Screen::Search if !self.searching.query.trim().is_empty() => {
                self.prompt = Some(Prompt::new(Purpose::Follow, self.searching.query.trim()));
                Vec::new()
            }
            Screen::Reader => {
                let Some(reader) = &self.reader else { return Vec::new() };
                let Some(article) = reader.edition.articles.get(reader.article) else {
                    self.tell(Notice::NoArticles);
                    return Vec::new();
                };
                self.stories.asked += 1;
                let number = self.stories.asked;
                let (edition, article) = (reader.edition.key(), article.id.clone());
                let order = RelatedOrder { number, edition, article };
                // What is typed ahead is typed into it, not at the article.
                self.prompt = Some(Prompt::new(Purpose::Follow, ""));
                vec![Effect::PrepareSearch, Effect::Suggest(order)]
            }
            Screen::FrontPage | Screen::Contents | Screen::Related => {
                self.tell(Notice::OpenStoryFirst);
                Vec::new()
            }
            _ => {
                self.tell(Notice::OpenFirst);
                Vec::new()
            }
        }
    }

    /// The query that finds what an article is about; its headline, if nothing
    /// better is known.
    pub(super) fn take_suggestion(&mut self, number: u64, query: Option<String>) {
        let waits = |prompt: &Prompt| prompt.purpose == Purpose::Follow && prompt.text().is_empty();
        if number != self.stories.asked || !self.prompt.as_ref().is_some_and(waits) {
            return;
        }
        let Some(reader) = &self.reader else { return };
        let title = || reader.edition.articles.get(reader.article).map(|a| a.title().to_string());
        let query = query.or_else(title).unwrap_or_default();
        self.prompt = Some(Prompt::new(Purpose::Follow, &query));
    }

    /// Keeps a story of that query, if it is one.
    pub(super) fn follow(&mut self, query: &str) -> Vec<Effect> {
        if query.is_empty() || !self.is_understood(query, Purpose::Follow) {
            return Vec::new();
        }
        vec![Effect::FollowStory { name: first_of_query(query), query: query.to_owned() }]
    }

    /// A story has its identity, and is kept.
    pub(super) fn keep_story(&mut self, story: FollowedStory) -> Vec<Effect> {
        let count = Effect::CountStories(vec![(story.id, story.query.clone())]);
        let change = StoryChange { before: None, after: Some(story) };
        let mut effects = self.change(Changed::Story(Box::new(change)));
        effects.push(count);
        effects
    }

    /// Takes how much there is of stories.
    pub(super) fn take_counts(&mut self, counts: Vec<(MarkId, StoryCount)>) {
        self.stories.counts.extend(counts);
        self.tell_if_nothing_is_followed();
    }

    /// Who begins to follow what nothing prints is told, in the place of what was said
    /// of it: it may be a slip of the keys.
    pub(super) fn tell_if_nothing_is_followed(&mut self) {
        let Some(Notice::Following(name)) = &self.notice else { return };
        let Some(story) = self.stories.all.first().filter(|story| story.name == *name) else {
            return;
        };
        let count = self.stories.counts.get(&story.id);
        if count.is_some_and(|count| count.articles == 0) && self.searching.filling.is_none() {
            self.tell(Notice::NothingOfStory(name.clone()));
        }
    }

    /// Whether a query makes sense; if not, it is told, and can be typed on.
    fn is_understood(&mut self, query: &str, purpose: Purpose) -> bool {
        // Which day is today changes nothing of that.
        match Query::parse(query, Date::constant(2000, 1, 1)) {
            Ok(_) => true,
            Err(fault) => {
                self.tell(Notice::BadQuery(fault));
                self.prompt = Some(Prompt::new(purpose, query));
                false
            }
        }
    }

    /// Opens the list, or goes back where one came from there.
    pub(super) fn open_stories(&mut self) -> Vec<Effect> {
        if self.screen == Screen::Stories {
            return Vec::new();
        }
        let mut effects = self.keep_position();
        match self.go_to_and_fro(Screen::Stories) {
            Some(back) => effects.extend(back),
            None => effects.extend([Effect::PrepareSearch, self.count_stories()]),
        }
        effects
    }

    /// Has the articles of all stories counted.
    pub(super) fn count_stories(&self) -> Effect {
        Effect::CountStories(self.stories.all.iter().map(|s| (s.id, s.query.clone())).collect())
    }

    pub(super) fn act_on_stories(&mut self, action: Action) -> Vec<Effect> {
        let page = (usize::from(self.frame().middle.h) / STORY_ROWS).max(1).cast_signed();
        let len = self.stories.all.len();
        if step(&mut self.stories.list, action, len, page) {
            return Vec::new();
        }
        let story = self.stories.selected().cloned();
        match (action, story) {
            (Action::Back, _) => return self.go_back(),
            (Action::Open | Action::PaneRight, Some(story)) => return self.open_timeline(story),
            (Action::Remove, Some(story)) => {
                let change = StoryChange { before: Some(story), after: None };
                return self.change(Changed::Story(Box::new(change)));
            }
            (Action::Rename, Some(story)) => {
                self.prompt = Some(Prompt::new(Purpose::NameStory(story.id), &story.name));
            }
            (Action::Note, Some(story)) => {
                self.prompt = Some(Prompt::new(Purpose::StoryQuery(story.id), &story.query));
            }
            (action, _) => self.refuse(action),
        }
        Vec::new()
    }

    /// Gives a story another name.
    pub(super) fn name_story(&mut self, id: MarkId, name: &str) -> Vec<Effect> {
        if name.is_empty() {
            return Vec::new();
        }
        self.change_story(id, |story| name.clone_into(&mut story.name))
    }

    /// Gives a story another query.
    pub(super) fn set_story_query(&mut self, id: MarkId, query: &str) -> Vec<Effect> {
        if query.is_empty() || !self.is_understood(query, Purpose::StoryQuery(id)) {
            return Vec::new();
        }
        let mut effects = self.change_story(id, |story| query.clone_into(&mut story.query));
        effects.push(self.count_stories());
        effects
    }

    fn change_story(&mut self, id: MarkId, with: impl FnOnce(&mut FollowedStory)) -> Vec<Effect> {
        let Some(before) = self.stories.all.iter().find(|story| story.id == id).cloned() else {
            return Vec::new();
        };
        let mut after = before.clone();
        with(&mut after);
        if after == before {
            return Vec::new();
        }
        let change = StoryChange { before: Some(before), after: Some(after) };
        self.change(Changed::Story(Box::new(change)))
    }

    fn open_timeline(&mut self, story: FollowedStory) -> Vec<Effect> {
        self.go(Screen::Timeline);
        let list = List::default();
        let (hits, total, fault) = (Vec::new(), None, None);
        self.stories.timeline =
            Some(StoryTimeline { story, hits, total, fault, list, number: 0, wanted: 0 });
        self.ask_timeline(AT_ONCE)
    }

    /// Asks for so many articles of the timeline.
    fn ask_timeline(&mut self, hits: usize) -> Vec<Effect> {
        let number = self.searching.next_number();
        let Some(timeline) = &mut self.stories.timeline else { return Vec::new() };
        (timeline.number, timeline.wanted) = (number, hits);
        // What the query says of the order gives way.
        let query = newest_first(&timeline.story.query);
        vec![Effect::SearchAll(SearchOrder { number, query, hits })]
    }

    /// Asks for the timeline once more, since there is something in the index
    /// that was not.
    pub(super) fn ask_timeline_again(&mut self) -> Vec<Effect> {
        match self.screen {
            Screen::Timeline => self.ask_timeline(AT_ONCE),
            Screen::Stories => vec![self.count_stories()],
            _ => Vec::new(),
        }
    }

    /// Takes the answer to an order, if it was the timeline's.
    pub(super) fn take_timeline(
        &mut self,
        number: u64,
        total: Option<usize>,
        hits: &[SearchHit],
    ) -> bool {
        let Some(timeline) = self.stories.timeline.as_mut().filter(|t| t.number == number) else {
            return false;
        };
        (timeline.total, timeline.fault) = (total, None);
        timeline.hits = hits.to_vec();
        timeline.list.select(timeline.list.selected, timeline.hits.len());
        true
    }

    /// The same for a query that is not understood.
    pub(super) fn take_timeline_fault(&mut self, number: u64, fault: &QueryFault) -> bool {
        let Some(timeline) = self.stories.timeline.as_mut().filter(|t| t.number == number) else {
            return false;
        };
        timeline.fault = Some(fault.clone());
        true
    }

    pub(super) fn act_on_timeline(&mut self, action: Action) -> Vec<Effect> {
        let rows = usize::from(self.frame().middle.h);
        let Some(timeline) = &mut self.stories.timeline else { return self.go_back() };
        let len = timeline.hits.len();
        if step(&mut timeline.list, action, len, (rows / 2).max(1).cast_signed()) {
            let is_near = timeline.list.selected + AT_ONCE / 3 >= len;
            let are_more = timeline.total.is_some_and(|total| total > len);
            if is_near && are_more && timeline.wanted <= len {
                return self.ask_timeline(len + AT_ONCE);
            }
            return Vec::new();
        }
        match action {
            Action::Open | Action::PaneRight => {
                let hit = timeline.hits.get(timeline.list.selected).cloned();
                hit.map_or_else(Vec::new, |hit| self.open_found(&hit))
            }
            Action::Back => self.leave_timeline(),
            action => {
                self.refuse(action);
                Vec::new()
            }
        }
    }

    /// Who leaves the timeline has seen what is in it.
    fn leave_timeline(&mut self) -> Vec<Effect> {
        let mut effects = self.go_back();
        let Some(timeline) = self.stories.timeline.take() else { return effects };
        let (id, Some(total)) = (timeline.story.id, timeline.total) else { return effects };
        if let Some(story) = self.stories.all.iter_mut().find(|story| story.id == id) {
            story.seen = total;
            effects.push(Effect::LookAtStory(id, total));
        }
        effects
    }

    /// A click on a story or an article selects it, one on the selected opens it.
    pub(super) fn click_on_stories(&mut self, row: usize) -> Vec<Effect> {
        let (list, len) = (&mut self.stories.list, self.stories.all.len());
        match list.at_row(row, len, |_| STORY_ROWS) {
            Some(hit) if hit == list.selected => return self.act(Action::Open),
            Some(hit) => list.select(hit, len),
            None => {}
        }
        Vec::new()
    }

    pub(super) fn click_on_timeline(&mut self, row: usize) -> Vec<Effect> {
        let Some(timeline) = &mut self.stories.timeline else { return Vec::new() };
        let len = timeline.hits.len();
        match timeline.list.at_row(row, len, |at| timeline.rows(at)) {
            Some(hit) if hit == timeline.list.selected => return self.act(Action::Open),
            Some(hit) => timeline.list.select(hit, len),
            None => {}
        }
        Vec::new()
    }

    /// Shows as much of the lists as there is room for.
    pub(super) fn fit_stories(&mut self, rows: usize) {
        if self.screen == Screen::Stories {
            self.stories.list.reveal(rows, |_| STORY_ROWS);
        } else if let Some(timeline) = &mut self.stories.timeline {
            let heights: Vec<usize> =
                (0..timeline.hits.len()).map(|at| timeline.rows(at)).collect();
            timeline.list.reveal(rows, |at| heights.get(at).copied().unwrap_or(2));
        }
    }
}
