//! `F` on the newsstand: today's papers are fetched while one reads on. And
//! `T`: what of today is not read to its end yet.

use super::{App, Effect, Notice, Screen};
use crate::model::Clean;

/// How far a fetch is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FetchStep {
    /// The source that something was heard of last.
    pub source: Clean,
    /// Sources that are done.
    pub done: usize,
    /// All sources.
    pub total: usize,
    /// How many of how many articles of that source are here.
    pub articles: Option<(usize, usize)>,
}

/// A fetch that is under way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FetchUnderWay {
    /// How far it is.
    pub progress: FetchStep,
    /// It was told to end.
    pub is_stopping: bool,
}

/// What is heard of a fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FetchNews {
    /// It went on.
    Step(FetchStep),
    /// Something of it failed; one line says what.
    Trouble(String),
    /// It is over.
    Ended(FetchOutcome),
    /// It did not even begin, or nothing of it was kept; one line says why.
    NotRun(String),
}

/// What came of a fetch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FetchOutcome {
    /// Editions that are new, or have grown.
    pub editions: usize,
    /// Articles that are new.
    pub articles: usize,
    /// Sources that gave nothing.
    pub failed: usize,
    /// It was ended before its end.
    pub is_stopped: bool,
}

impl App {
    /// Fetches, or ends a fetch that is under way.
    pub(super) fn toggle_fetching(&mut self) -> Vec<Effect> {
        if self.fetching.is_some() {
            return self.stop_fetching();
        }
        self.fetching = Some(FetchUnderWay::default());
        vec![Effect::Fetch]
    }

    pub(super) fn stop_fetching(&mut self) -> Vec<Effect> {
        let Some(fetching) = &mut self.fetching else { return Vec::new() };
        fetching.is_stopping = true;
        self.tell(Notice::StoppingFetch);
        vec![Effect::StopFetching]
    }

    /// Whether a fetch is under way that nobody has ended yet.
    pub(super) fn is_fetching(&self) -> bool {
        self.fetching.as_ref().is_some_and(|fetching| !fetching.is_stopping)
    }

    pub(super) fn heed_fetch(&mut self, news: FetchNews) -> Vec<Effect> {
        match news {
            FetchNews::Step(progress) => {
                if let Some(fetching) = &mut self.fetching {
                    fetching.progress = progress;
                }
                Vec::new()
            }
            FetchNews::Trouble(line) => {
                self.note(Notice::Failed(line));
                Vec::new()
            }
            FetchNews::Ended(outcome) => {
                self.fetching = None;
                self.tell(Notice::Fetched(outcome));
                vec![Effect::FillNewsstand]
            }
            FetchNews::NotRun(line) => {
                self.fetching = None;
                self.tell(Notice::Failed(line));
                Vec::new()
            }
        }
    }

    /// Shows the newest editions that are not read to their end, and opens the
    /// first of them.
    pub(super) fn open_today(&mut self) -> Vec<Effect> {
        self.newsstand.set_today(true);
        self.newsstand.list.select(0, self.newsstand.order.len());
        self.newsstand.selected().map(Effect::Open).into_iter().collect()
    }

    /// The edition that is read after this one, while one reads today's.
    pub(super) fn next_today(&self) -> Option<usize> {
        let here = self.reader.as_ref()?.shelf;
        let order = &self.newsstand.order;
        let at = order.iter().position(|&index| index == here)?;
        (self.newsstand.today_only && self.screen == Screen::Reader)
            .then(|| order.get(at + 1).copied())
            .flatten()
    }
}
