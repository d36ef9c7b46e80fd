//! One source of a run.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::converter::convert;
use super::report::{SourceState, SourceYield};
use super::secrets::brought;
use super::work::{FetchRun, RunPaper, locked};
use crate::fetch::{FetchError, FetchedArticle, Job, Taken, kept, pictures, take};
use crate::input::{Told, Watch};
use crate::model::{Clean, Date, WarningKind};
use crate::sources::{Secret, Source};
use crate::store::StateError;
use crate::store::fetched::FetchedBatch;

/// What a source is called: by the person, else by its address.
pub(super) fn name(source: &Source) -> Clean {
    source.name.clone().unwrap_or_else(|| Clean::line(&crate::sources::safe_address(&source.url)))
}

/// Why a source ends without what it gave being kept.
enum Lost {
    Fetch(FetchError),
    State(StateError),
}

impl FetchRun<'_> {
    /// Asks a source, and keeps what is new.
    pub(super) fn source(&self, number: usize, paper: &RunPaper<'_>, at: usize) -> SourceState {
        let source = &paper.subscription.sources[at];
        // A mistake of ours, or of an adapter, is one source's end and not the run's.
        let done = catch_unwind(AssertUnwindSafe(|| self.asked(number, paper, source)));
        let gave_up = || Lost::Fetch(FetchError::GaveUp { url: source.url.clone() });
        match done.unwrap_or_else(|_| Err(gave_up())) {
            Ok(done) => SourceState::Done(done),
            Err(Lost::Fetch(error)) => {
                let day = self.order.day.unwrap_or(self.today);
                if !self.order.is_dry && !self.stop.is_stopped() {
                    let kept = locked(&self.kept);
                    let _ = kept.note_failure(&paper.subscription.name, &source.url, day);
                }
                SourceState::Failed(error)
            }
            Err(Lost::State(error)) => SourceState::NotKept(error),
        }
    }

    fn asked(
        &self,
        number: usize,
        paper: &RunPaper<'_>,
        source: &Source,
    ) -> Result<SourceYield, Lost> {
        let day = self.order.day.unwrap_or(self.today);
        let subscription = paper.subscription;
        let bring = |secret: &Option<Secret>| {
            let had = secret.as_ref().map(brought).transpose();
            let fault = |why| Lost::Fetch(FetchError::NoSecret { url: source.url.clone(), why });
            had.map_err(fault)
        };
        let (password, cookie) = (bring(&source.secret)?, bring(&source.cookie)?);
        let client_secret = source.client.as_ref().map(|client| client.secret.clone());
        let client_secret = bring(&client_secret)?;
        let steps = self.steps.clone();
        let watch = Watch::new(move |told| {
            if let Told::Step(step) = told {
                let _ = steps.try_send((number, step.done, step.total));
            }
        });
        self.stop.add(&watch);
        let incomplete = locked(&self.kept).is_incomplete(&subscription.name, &source.url, day);
        let is_incomplete = incomplete.map_err(Lost::State)? || self.order.is_dry;
        let mut entered = self.order.epapers.entered(source);
        if self.order.is_dry {
            entered.full_text = Some(false);
        }
        let job = Job {
            subscription,
            source: &entered,
            entry: &self.order.epapers.entry(source, self.order.day),
            web: &self.web,
            crew: &self.crew,
            day,
            since: self.since(source, day),
            is_dated: self.order.day.is_some(),
            // What is to be asked for again is not told as "nothing new".
            known: &|address| paper.answers.get(address).filter(|_| !is_incomplete).cloned(),
            has: &|key| {
                let known = paper.known.of(&source.url, key);
                known.is_some_and(|known| known.is_done) || is_old(paper, key, day)
            },
            password: password.as_deref(),
            client_secret: client_secret.as_deref(),
            cookie: cookie.as_deref(),
            convert: &|run| convert(&self.staging, run, &watch),
            put_aside: &|bytes| if self.order.is_dry { None } else { self.aside.put(bytes) },
            watch: &watch,
        };
        let marks =
            if self.order.is_dry { None } else { self.tell_marks(&job).map_err(Lost::State)? };
        let mut taken = take(&job).map_err(Lost::Fetch)?;
        taken.notes.extend(marks);
        let mut done = self.keep(paper, &job, taken)?;
        // After what the source says itself, which would be put in their place.
        done.notes.extend(self.bring_opened(paper, &job).map_err(Lost::State)?);
        Ok(done)
    }

    fn since(&self, source: &Source, day: Date) -> Date {
        let back = i32::from(source.oldest.unwrap_or(1));
        let usual = || day.checked_sub(jiff::Span::new().days(back)).unwrap_or(day);
        self.order.since.unwrap_or_else(usual)
    }

    /// Keeps what is new or changed of what a source gave, with its pictures.
    fn keep(&self, paper: &RunPaper<'_>, job: &Job<'_>, taken: Taken) -> Result<SourceYield, Lost> {
        let Taken { paper: about, day, mut pages, articles, answers, mut notes, .. } = taken;
        let day = day.unwrap_or(job.day);
        let mut done = SourceYield {
            day: Some(day),
            offered: articles.len(),
            is_empty: taken.is_empty,
            ..SourceYield::default()
        };
        // That there are no entries is told as what it means for the person.
        let told = taken.warnings.into_iter().filter(|told| told.kind != WarningKind::NoEntries);
        notes.extend(told.map(Into::into));
        let mut fresh = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for (place, article) in articles.into_iter().enumerate() {
            if !seen.insert(article.key.clone()) {
                continue;
            }
            let print = kept::text_print(&article.article, &article.body.blocks());
            match newness(paper, job, &article, &print, day) {
                Newness::Old => continue,
                Newness::New => done.new += 1,
                Newness::Changed => done.changed += 1,
                Newness::Again => {}
            }
            fresh.push((place, print, article));
        }
        if self.order.is_dry {
            done.notes = notes;
            return Ok(done);
        }
        let (places, mut articles): (Vec<_>, Vec<_>) =
            fresh.into_iter().map(|(place, print, article)| ((place, print), article)).unzip();
        let keep = |name: &str, bytes: &[u8]| self.staging.keep(name, bytes);
        let new_pages = if articles.is_empty() { &mut [][..] } else { &mut pages[..] };
        notes.extend(pictures::keep_inner(job, &mut articles, taken.files, &keep));
        notes.extend(pictures::bring(job, &mut articles, new_pages, &keep));
        let fresh: Vec<(usize, String, FetchedArticle)> = places
            .into_iter()
            .zip(articles)
            .map(|((place, print), article)| (place, print, article))
            .collect();
        let batch = FetchedBatch {
            paper: &job.subscription.name,
            source: &job.source.url,
            day,
            batch: paper.batch,
            about: Some(&about),
            pages: &pages,
            articles: &fresh,
            answers: &answers,
            is_empty: (!taken.is_unchanged).then_some(taken.is_empty),
        };
        locked(&self.kept).keep(&batch).map_err(Lost::State)?;
        if !fresh.is_empty() {
            locked(&paper.days).insert(day);
        }
        done.notes = notes;
        Ok(done)
    }
}

fn newness(
    paper: &RunPaper<'_>,
    job: &Job<'_>,
    article: &FetchedArticle,
    print: &str,
    day: Date,
) -> Newness {
    let Some(known) = paper.known.of(&job.source.url, &article.key) else {
        return if is_old(paper, &article.key, day) { Newness::Old } else { Newness::New };
    };
    if known.day != Some(day) {
        return Newness::Old;
    }
    match (known.is_done, article.is_whole) {
        (true, true) if known.print != print => Newness::Changed,
        (true, _) => Newness::Old,
        (false, _) => Newness::Again,
    }
}

/// Whether a paper had an article in an earlier edition: it ends, and does not
/// print a story of yesterday again.
fn is_old(paper: &RunPaper<'_>, key: &str, day: Date) -> bool {
    paper.known.first_day(key).is_some_and(|first| first < day)
}

/// How an article is to what is known.
enum Newness {
    New,
    /// Its site changed it.
    Changed,
    /// Its text was not whole, and is asked for again.
    Again,
    Old,
}
