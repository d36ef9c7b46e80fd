//! A run: the sources of papers are asked, what is new is kept, and editions
//! are made of it. It tells how far it is as values and prints nothing, so that
//! the command and the reader's newsstand run the same.
//!
//! **source → [`fetch::take`] → what is new or changed → pictures into the
//! staging folder → `fetch.db`, in one transaction with what the addresses
//! answered → the edition of the day, renamed into the library.** Killed
//! anywhere between, the next run goes on from there.

mod aside;
mod converter;
mod edition;
mod edition_files;
mod edition_pictures;
mod look;
mod marks;
mod network;
mod opened;
mod report;
mod secrets;
mod source;
mod staging;
mod work;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use self::aside::TextsAside;
pub use self::look::{SourceLook, look_at};
use self::network::settings;
pub use self::report::{
    EditionFate, EditionReport, FetchEvent, FetchOrder, FetchReport, SourceLabel, SourceState,
    SourceYield,
};
use self::staging::Staging;
use self::work::{FetchRun, RunPaper, locked};
pub use self::work::{FetchStop, TellFetch};
use crate::fetch::Crew;
use crate::fetch::web::Web;
use crate::sources::Subscription;
use crate::store::fetched::{FetchLock, Fetched};
use crate::store::{Library, StateError, today};

/// Fetches papers into the library of a data directory.
///
/// # Errors
/// [`StateError`] if another fetch is at work, or nothing could be kept.
pub fn run(
    papers: &[&Subscription],
    order: &FetchOrder,
    data: &Path,
    stop: &FetchStop,
    tell: &TellFetch<'_>,
) -> Result<FetchReport, StateError> {
    let _lock = FetchLock::take(data)?;
    let (kept, notice) = Fetched::open(data)?;
    let web = Arc::new(Web::new(settings()));
    stop.set_web(&web);
    let today = today();
    // More steps than anybody looks at between two are dropped.
    let (steps, told) = sync_channel(256);
    let staging = Staging::new(data);
    let run = FetchRun {
        order,
        data,
        web,
        crew: Crew::new(order.jobs),
        kept: Mutex::new(kept),
        aside: TextsAside::new(&staging),
        staging,
        today,
        stop,
        steps,
        tell,
    };
    let mut read = Vec::with_capacity(papers.len());
    for subscription in papers {
        read.push(run.paper(subscription)?);
    }
    let is_over = AtomicBool::new(false);
    let mut report = thread::scope(|scope| {
        let is_over = &is_over;
        scope.spawn(move || pass_on(&told, order.budget, stop, is_over, tell));
        let report = run.all(&read);
        run.web.rest();
        is_over.store(true, Ordering::Relaxed);
        report
    });
    report.notice = notice;
    if !order.is_dry {
        run.editions(data, &read, &mut report);
        run.tidy();
    }
    Ok(report)
}

/// Passes on how far sources are, and ends the run when its time is over.
fn pass_on(
    told: &Receiver<(usize, usize, usize)>,
    budget: Option<Duration>,
    stop: &FetchStop,
    is_over: &AtomicBool,
    tell: &TellFetch<'_>,
) {
    const LOOK: Duration = Duration::from_millis(20);
    let begun = Instant::now();
    while !is_over.load(Ordering::Relaxed) {
        if let Ok((source, done, total)) = told.recv_timeout(LOOK) {
            tell(FetchEvent::Source(source, SourceState::Reading(done, total)));
        }
        if budget.is_some_and(|budget| begun.elapsed() >= budget) && !stop.is_stopped() {
            stop.stop();
        }
    }
}

impl FetchRun<'_> {
    fn paper<'a>(&self, subscription: &'a Subscription) -> Result<RunPaper<'a>, StateError> {
        let kept = locked(&self.kept);
        let day = self.order.day.unwrap_or(self.today);
        Ok(RunPaper {
            subscription,
            known: kept.known(&subscription.name)?,
            answers: kept.answers(&subscription.name)?,
            batch: kept.next_batch(&subscription.name, day)?,
            days: Mutex::default(),
        })
    }

    /// Asks all sources, several at once.
    fn all(&self, papers: &[RunPaper<'_>]) -> FetchReport {
        let sources: Vec<(usize, &RunPaper<'_>, usize)> = papers
            .iter()
            .flat_map(|paper| (0..paper.subscription.sources.len()).map(move |at| (paper, at)))
            .enumerate()
            .map(|(number, (paper, at))| (number, paper, at))
            .collect();
        let labels: Vec<SourceLabel> = sources
            .iter()
            .map(|(_, paper, at)| SourceLabel {
                paper: paper.subscription.name.clone(),
                name: source::name(&self.order.epapers.entered(&paper.subscription.sources[*at])),
            })
            .collect();
        (self.tell)(FetchEvent::Begun(labels.clone()));
        let states = self.crew.each(&sources, usize::MAX, |&(number, paper, at)| {
            (self.tell)(FetchEvent::Source(number, SourceState::Asking));
            let state = self.source(number, paper, at);
            (self.tell)(FetchEvent::Source(number, state.clone()));
            Some(state)
        });
        FetchReport { sources: labels.into_iter().zip(states).collect(), ..FetchReport::default() }
    }

    /// Makes the editions that something came for, and those that an earlier
    /// run was killed before.
    fn editions(&self, data: &Path, papers: &[RunPaper<'_>], report: &mut FetchReport) {
        let library = Library::new(data.join("library"));
        for paper in papers {
            let mut days = locked(&paper.days).clone();
            days.insert(self.order.day.unwrap_or(self.today));
            // What can't be read now is made by the next run.
            let unmade = locked(&self.kept).unmade(&paper.subscription.name).unwrap_or_default();
            for day in days.iter().chain(unmade.iter().filter(|day| !days.contains(day))) {
                let made = self.edition(&library, paper.subscription, *day);
                let is_told = |made: &EditionReport| days.contains(day) || made.fate.is_news();
                report.editions.extend(made.filter(is_told));
            }
        }
        if !report.is_edition_lost() {
            self.staging.let_go();
        }
    }

    /// Forgets what is old.
    fn tidy(&self) {
        const TEXTS: i32 = 14;
        const ALL: i32 = 60;
        let before = |days: i32| self.today.checked_sub(jiff::Span::new().days(days)).ok();
        if let (Some(texts), Some(all)) = (before(TEXTS), before(ALL)) {
            // If it can't be done now, the next run does it.
            let _ = locked(&self.kept).forget(texts, all);
        }
        self.staging.tidy();
    }
}
