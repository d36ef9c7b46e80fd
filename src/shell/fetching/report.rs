//! What a run is to do, and what it tells.

use std::time::Duration;

use crate::fetch::{FetchError, FetchNote};
use crate::model::{Clean, Date};
use crate::sources::epapers::Epapers;
use crate::store::{LibraryError, StateError, StoreNotice};

/// What a run is to do.
#[derive(Debug, Clone)]
pub struct FetchOrder {
    /// The day of the editions; else today.
    pub day: Option<Date>,
    /// The first day whose articles are wanted; else as the source says.
    pub since: Option<Date>,
    /// Nothing is kept: it is only seen what there is.
    pub is_dry: bool,
    /// Requests at once, in all.
    pub jobs: usize,
    /// After so much time editions are made of what is there.
    pub budget: Option<Duration>,
    /// Which e-papers are where.
    pub epapers: Epapers,
}

impl Default for FetchOrder {
    fn default() -> Self {
        Self {
            day: None,
            since: None,
            is_dry: false,
            jobs: 32,
            budget: None,
            epapers: Epapers::default(),
        }
    }
}

/// How a source does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceState {
    /// Its turn has not come.
    Waiting,
    /// It is asked.
    Asking,
    /// So many of so many of its articles are here.
    Reading(usize, usize),
    /// It is here.
    Done(SourceYield),
    /// It gave nothing.
    Failed(FetchError),
    /// What it gave could not be kept.
    NotKept(StateError),
}

/// What a source gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceYield {
    /// The day of the edition that they are of.
    pub day: Option<Date>,
    /// Articles that were not there before.
    pub new: usize,
    /// Articles that the site changed.
    pub changed: usize,
    /// Articles that it offered.
    pub offered: usize,
    /// There is no article in it at all, be it an old one.
    pub is_empty: bool,
    /// What is to be said of it.
    pub notes: Vec<FetchNote>,
}

/// A source of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLabel {
    /// The paper, as `sources.toml` names it.
    pub paper: String,
    /// What the source is called: by the person, else by its address.
    pub name: Clean,
}

/// What a run tells while it goes on.
#[derive(Debug)]
pub enum FetchEvent {
    /// These sources are asked; later events count in this list.
    Begun(Vec<SourceLabel>),
    /// A source has come to another state.
    Source(usize, SourceState),
    /// The edition of a paper with this title was looked at; what became of it
    /// stands in the report.
    Edition(Clean),
}

/// What became of an edition.
#[derive(Debug)]
pub struct EditionReport {
    /// The paper, as `sources.toml` names it.
    pub paper: String,
    /// Its masthead.
    pub title: Clean,
    /// Its day.
    pub day: Date,
    /// Its articles.
    pub articles: usize,
    /// What was done.
    pub fate: EditionFate,
}

/// What became of an edition.
#[derive(Debug)]
pub enum EditionFate {
    /// It is new in the library; its folder there, as `PAPER/DATE`.
    Made(String),
    /// It was there and has grown.
    Grown(String),
    /// It is as it was.
    Unchanged,
    /// Another edition of that paper and day is in the library, which no fetch
    /// has made; it stays.
    Other(String),
    /// The edition that is there was fetched for another paper of this name,
    /// which is called the same; it stays.
    Namesake(String),
    /// It could not be written.
    NotWritten(Box<LibraryError>),
    /// What is kept of it could not be read or written.
    NotKept(StateError),
    /// The native format can't hold it.
    Unfit(Box<crate::model::LoadError>),
}

impl From<StateError> for EditionFate {
    fn from(error: StateError) -> Self {
        Self::NotKept(error)
    }
}

impl From<crate::model::LoadError> for EditionFate {
    fn from(error: crate::model::LoadError) -> Self {
        Self::Unfit(Box::new(error))
    }
}

impl EditionFate {
    /// Whether there is something to tell of an edition that nothing came for.
    pub(super) fn is_news(&self) -> bool {
        !matches!(self, Self::Unchanged | Self::Other(_) | Self::Namesake(_))
    }

    /// Whether it is in the library, as it was fetched.
    pub(super) fn is_there(&self) -> bool {
        matches!(self, Self::Made(_) | Self::Grown(_) | Self::Unchanged)
    }
}

/// What came of a run.
#[derive(Debug, Default)]
pub struct FetchReport {
    /// The sources with how they ended.
    pub sources: Vec<(SourceLabel, Option<SourceState>)>,
    /// The editions.
    pub editions: Vec<EditionReport>,
    /// What is to be said of what is kept.
    pub notice: Option<StoreNotice>,
}

impl FetchReport {
    /// How many sources failed.
    #[must_use]
    pub fn failed(&self) -> usize {
        let failed = |state: &Option<SourceState>| !matches!(state, Some(SourceState::Done(_)));
        self.sources.iter().filter(|(_, state)| failed(state)).count()
    }

    /// How many articles of an edition are new, and how many their sites
    /// changed. What several sources had came several times and stands once;
    /// and of an edition that was not there all is new, whichever run brought
    /// it.
    #[must_use]
    pub fn news_of(&self, made: &EditionReport) -> (usize, usize) {
        let (mut new, mut changed) = (0, 0);
        for (label, state) in &self.sources {
            if let Some(SourceState::Done(done)) = state
                && label.paper == made.paper
                && done.day == Some(made.day)
            {
                new += done.new;
                changed += done.changed;
            }
        }
        let is_made = matches!(made.fate, EditionFate::Made(_));
        (if is_made { made.articles } else { new.min(made.articles) }, changed)
    }

    /// Whether an edition could not be made.
    #[must_use]
    pub fn is_edition_lost(&self) -> bool {
        let is_lost = |report: &EditionReport| {
            use EditionFate::{NotKept, NotWritten, Unfit};
            matches!(report.fate, NotWritten(_) | NotKept(_) | Unfit(_))
        };
        self.editions.iter().any(is_lost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_that_an_earlier_run_fetched_is_all_new_and_one_that_grew_by_what_came() {
        let day = jiff::civil::date(2026, 11, 29);
        let label = || SourceLabel { paper: "tern".to_owned(), name: Clean::line("Tern") };
        let gave =
            |new| SourceState::Done(SourceYield { day: Some(day), new, ..SourceYield::default() });
        let sources = vec![(label(), Some(gave(3))), (label(), Some(gave(2)))];
        let report = FetchReport { sources, ..FetchReport::default() };
        let edition = |day, fate| EditionReport {
            paper: "tern".to_owned(),
            title: Clean::line("Tern"),
            day,
            articles: 9,
            fate,
        };
        assert_eq!(report.news_of(&edition(day, EditionFate::Grown("a".into()))), (5, 0));
        let older = jiff::civil::date(1926, 11, 29);
        assert_eq!(report.news_of(&edition(older, EditionFate::Made("a".into()))), (9, 0));
        assert_eq!(report.news_of(&edition(older, EditionFate::Unchanged)), (0, 0));
    }
}
