//! Fetches papers behind the screen, on a thread of its own, and tells the
//! application how far it is.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::fetch_faults::fetch_faults;
use super::fetching::{
    self, EditionFate, EditionReport, FetchEvent, FetchOrder, FetchReport, FetchStop, SourceState,
};
use super::sources_file::{self, SourcesFile};
use crate::app::{FetchNews, FetchOutcome, FetchStep, Msg};
use crate::model::Clean;
use crate::words::Words;

/// How often somebody who looks at it wants to see how far a source is. A run
/// may tell a thousand articles a second.
const OFTEN: Duration = Duration::from_millis(120);

/// Where the application hears of it.
pub(super) type TellNews = Arc<dyn Fn(Msg) + Send + Sync>;

/// Fetches, once it is told to.
pub(super) struct Fetcher {
    /// Where `sources.toml` is.
    config: Option<PathBuf>,
    /// Where the library is, or why nowhere.
    data: Result<PathBuf, String>,
    words: &'static dyn Words,
    tell: TellNews,
    run: Option<(FetchStop, JoinHandle<()>)>,
}

impl fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetcher").field("config", &self.config).finish_non_exhaustive()
    }
}

impl Fetcher {
    pub(super) fn new(
        config: Option<PathBuf>,
        data: Result<PathBuf, String>,
        words: &'static dyn Words,
        tell: TellNews,
    ) -> Self {
        Self { config, data, words, tell, run: None }
    }

    /// Begins a fetch of all papers.
    pub(super) fn start(&mut self) {
        let (stop, tell, words) = (FetchStop::default(), Arc::clone(&self.tell), self.words);
        let (config, data, stopped) = (self.config.clone(), self.data.clone(), stop.clone());
        let work = move || {
            stand_back();
            let news = match fetched(config, data, words, &stopped, &tell) {
                Ok(outcome) => FetchNews::Ended(outcome),
                Err(line) => FetchNews::NotRun(line),
            };
            tell(Msg::Fetch(news));
        };
        match thread::Builder::new().name("fetch".to_owned()).spawn(work) {
            Ok(thread) => self.run = Some((stop, thread)),
            Err(_) => {
                (self.tell)(Msg::Fetch(FetchNews::NotRun(words.no_thread().to_owned())));
            }
        }
    }

    /// Ends the fetch; what is there by then becomes an edition.
    pub(super) fn stop(&self) {
        if let Some((stop, _)) = &self.run {
            stop.stop();
        }
    }

    /// Waits until the fetch is over.
    pub(super) fn settle(&mut self) {
        if let Some((_, thread)) = self.run.take() {
            let _ = thread.join();
        }
    }
}

/// Lets whoever presses keys go first where a processor is wanted by both: this
/// thread, and all that it starts. Only Linux can tell threads apart by that;
/// elsewhere it would slow the keys as well.
pub(super) fn stand_back() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(10);
}

/// Whoever leaves does not wait for the network. What was kept is an edition at
/// the next fetch.
impl Drop for Fetcher {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Fetches all papers; tells what failed, a line each.
fn fetched(
    config: Option<PathBuf>,
    data: Result<PathBuf, String>,
    words: &'static dyn Words,
    stop: &FetchStop,
    tell: &TellNews,
) -> Result<FetchOutcome, String> {
    let data = data?;
    let trouble = |line: String| tell(Msg::Fetch(FetchNews::Trouble(line)));
    let Some(config) = config else { return Err(words.no_sources("sources.toml")) };
    let file = SourcesFile::open(&config).map_err(|failure| words.failure(&failure))?;
    let (subscriptions, mistakes) = file.read();
    for mistake in &mistakes {
        trouble(words.mistake(mistake));
    }
    if subscriptions.papers.is_empty() {
        let path = config.join("sources.toml");
        return Err(words.no_sources(&Clean::line(&path.to_string_lossy())));
    }
    let papers: Vec<_> = subscriptions.papers.iter().collect();
    let steps = Mutex::new(FetchSteps::default());
    let heard = |event: FetchEvent| {
        let step = steps.lock().ok().and_then(|mut steps| steps.take(event, Instant::now()));
        if let Some(step) = step {
            tell(Msg::Fetch(FetchNews::Step(step)));
        }
    };
    let (epapers, mistakes) =
        sources_file::epapers(&config).map_err(|failure| words.failure(&failure))?;
    for mistake in &mistakes {
        trouble(words.mistake(mistake));
    }
    let order = FetchOrder { epapers, ..FetchOrder::default() };
    let report = fetching::run(&papers, &order, &data, stop, &heard)
        .map_err(|error| words.state_error(&error))?;
    if let Some(notice) = &report.notice {
        trouble(words.store_notice(notice));
    }
    fetch_faults(&report, false, words).into_iter().for_each(trouble);
    Ok(FetchOutcome { is_stopped: stop.is_stopped(), ..outcome(&report) })
}

fn outcome(report: &FetchReport) -> FetchOutcome {
    let is_new =
        |it: &&EditionReport| matches!(it.fate, EditionFate::Made(_) | EditionFate::Grown(_));
    let made: Vec<&EditionReport> = report.editions.iter().filter(is_new).collect();
    FetchOutcome {
        editions: made.len(),
        articles: made.iter().map(|made| report.news_of(made).0).sum(),
        failed: report.failed(),
        is_stopped: false,
    }
}

/// How far the sources are, as far as somebody is to see it.
#[derive(Default)]
struct FetchSteps {
    names: Vec<Clean>,
    done: usize,
    told: Option<Instant>,
}

impl FetchSteps {
    fn take(&mut self, event: FetchEvent, now: Instant) -> Option<FetchStep> {
        let mut progress = FetchStep::default();
        let mut is_due = true;
        match event {
            FetchEvent::Begun(labels) => {
                self.names = labels.into_iter().map(|label| label.name).collect();
            }
            FetchEvent::Source(source, state) => {
                progress.source = self.names.get(source).cloned().unwrap_or_default();
                match state {
                    SourceState::Waiting => return None,
                    SourceState::Asking => {}
                    SourceState::Reading(here, all) => {
                        is_due = self.told.is_none_or(|told| now - told >= OFTEN);
                        progress.articles = (all > 0).then_some((here, all));
                    }
                    SourceState::Done(_) | SourceState::Failed(_) | SourceState::NotKept(_) => {
                        self.done += 1;
                    }
                }
            }
            FetchEvent::Edition(title) => progress.source = title,
        }
        if !is_due {
            return None;
        }
        self.told = Some(now);
        (progress.done, progress.total) = (self.done, self.names.len());
        Some(progress)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::fetching::{SourceLabel, SourceYield};

    #[test]
    fn steps_are_told_no_oftener_than_one_sees_but_every_end_is() {
        let label = |name: &str| SourceLabel { paper: "p".to_owned(), name: Clean::line(name) };
        let (mut steps, now) = (FetchSteps::default(), Instant::now());
        steps.take(FetchEvent::Begun(vec![label("港口"), label("市政")]), now).unwrap();
        let reading = |n| FetchEvent::Source(0, SourceState::Reading(n, 9));
        assert_eq!(steps.take(reading(1), now), None);
        let later = now + OFTEN;
        let told = steps.take(reading(2), later).unwrap();
        assert_eq!((told.source.as_str(), told.articles), ("港口", Some((2, 9))));
        let done = FetchEvent::Source(1, SourceState::Done(SourceYield::default()));
        let told = steps.take(done, later).unwrap();
        assert_eq!((told.source.as_str(), told.done, told.total), ("市政", 1, 2));
    }
}
