//! `newsprint fetch`: today's papers out of their sources.

use std::io::Write;
use std::time::Duration;

use serde::Serialize;

use super::args::FetchArgs;
use super::bar::Bar;
use super::config::Home;
use super::outcome::Result;
use super::{CommandStatus, complain, json, search, timer};
use crate::layout::Widths;
use crate::model::Clean;
use crate::shell::fetch_faults::fetch_faults;
use crate::shell::fetching::{
    self, EditionFate, EditionReport, FetchEvent, FetchOrder, FetchReport, FetchStop, SourceState,
    SourceYield,
};
use crate::shell::sources_file::epapers;
use crate::sources::{Subscription, Subscriptions};
use crate::words::{FetchedFate, Words};

/// Fetches the papers that are named, or all.
pub(super) fn run(args: &FetchArgs, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    if args.uninstall_timer || args.install_timer.is_some() {
        return timer::run(args, home, out);
    }
    let (subscriptions, mistakes) = home.sources();
    for mistake in mistakes {
        complain(&mistake);
    }
    if subscriptions.papers.is_empty() {
        complain(&home.words.no_sources(&home.sources_file()));
        return Ok(CommandStatus::Failed);
    }
    let Some(papers) = named(&subscriptions, &args.papers, home.words) else {
        return Ok(CommandStatus::Failed);
    };
    let (epapers, mistakes) = epapers(home.places.config()?)?;
    for mistake in &mistakes {
        complain(&home.words.mistake(mistake));
    }
    let order = FetchOrder {
        epapers,
        day: args.date,
        since: args.since,
        is_dry: args.dry_run,
        jobs: args.jobs.into(),
        budget: args.minutes.map(|minutes| Duration::from_secs(60 * u64::from(minutes))),
    };
    let count = papers.iter().map(|paper| paper.sources.len()).sum();
    let progress = FetchProgress::new(count, args.quiet || args.json, home.words);
    let stop = FetchStop::default();
    let tell = |event: FetchEvent| progress.tell(event);
    let report = fetching::run(&papers, &order, home.places.data()?, &stop, &tell);
    progress.bar.clear();
    let report = report?;
    search::enter(home, made(&report));
    if let Some(notice) = &report.notice {
        complain(&home.words.store_notice(notice));
    }
    if args.json {
        json::write(&JsonReport::of(&report, home.words), out)?;
    } else if !args.quiet {
        told(&report, args.dry_run, home.words, out)?;
    }
    out.flush()?;
    complain_of(&report, args.quiet, home.words);
    Ok(status(&report))
}

/// The folders of the editions that were made, or have grown.
fn made(report: &FetchReport) -> Vec<String> {
    let folder = |edition: &EditionReport| match &edition.fate {
        EditionFate::Made(folder) | EditionFate::Grown(folder) => Some(folder.clone()),
        _ => None,
    };
    report.editions.iter().filter_map(folder).collect()
}

/// All went well, a part did, or nothing.
fn status(report: &FetchReport) -> CommandStatus {
    let (failed, all) = (report.failed(), report.sources.len());
    if failed == 0 && !report.is_edition_lost() {
        CommandStatus::Done
    } else if failed < all && !report.editions.iter().all(is_lost) {
        CommandStatus::Partial
    } else {
        CommandStatus::Failed
    }
}

fn is_lost(report: &EditionReport) -> bool {
    use EditionFate::{NotKept, NotWritten, Unfit};
    matches!(report.fate, NotWritten(_) | NotKept(_) | Unfit(_))
}

/// The papers that are called so; none, and a word about it, if one is not there.
fn named<'a>(
    subscriptions: &'a Subscriptions,
    names: &[String],
    words: &dyn Words,
) -> Option<Vec<&'a Subscription>> {
    if names.is_empty() {
        return Some(subscriptions.papers.iter().collect());
    }
    let is_called = |paper: &Subscription, name: &str| {
        paper.name == name || paper.title.as_deref() == Some(name)
    };
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        let Some(paper) = subscriptions.papers.iter().find(|paper| is_called(paper, name)) else {
            let known: Vec<&str> = subscriptions.papers.iter().map(|p| p.name.as_str()).collect();
            complain(&words.no_such_paper(name, &known.join(", ")));
            return None;
        };
        if !found.iter().any(|known: &&Subscription| known.name == paper.name) {
            found.push(paper);
        }
    }
    Some(found)
}

/// The row that tells how far a run is.
struct FetchProgress {
    bar: Bar,
    names: std::sync::Mutex<Vec<Clean>>,
    words: &'static dyn Words,
}

impl FetchProgress {
    fn new(total: usize, is_silent: bool, words: &'static dyn Words) -> Self {
        let bar = if is_silent { Bar::unseen() } else { Bar::new(total) };
        Self { bar, names: std::sync::Mutex::default(), words }
    }

    fn tell(&self, event: FetchEvent) {
        let Ok(mut names) = self.names.lock() else { return };
        match event {
            FetchEvent::Begun(labels) => {
                *names = labels.into_iter().map(|label| label.name).collect();
            }
            FetchEvent::Source(source, state) => {
                let name = names.get(source).cloned().unwrap_or_default();
                match state {
                    SourceState::Waiting => {}
                    SourceState::Asking | SourceState::Reading(_, 0) => self.bar.say(&name),
                    SourceState::Reading(done, total) => {
                        self.bar.say(&self.words.reading(&name, done, total));
                    }
                    SourceState::Done(_) | SourceState::Failed(_) | SourceState::NotKept(_) => {
                        self.bar.add(1);
                    }
                }
            }
            FetchEvent::Edition(title) => self.bar.say(&title),
        }
    }
}

/// A line for each edition.
fn told(report: &FetchReport, is_dry: bool, words: &dyn Words, out: &mut dyn Write) -> Result<()> {
    if is_dry {
        for (label, state) in &report.sources {
            if let Some(SourceState::Done(done)) = state {
                let counts = words.article_counts(done.offered, done.new, done.changed);
                writeln!(out, "{}  {}: {counts}", label.paper, label.name)?;
            }
        }
        return Ok(());
    }
    let widths = Widths::default();
    let widest = report.editions.iter().map(|made| widths.text(&made.title)).max().unwrap_or(0);
    for made in &report.editions {
        let (new, changed) = report.news_of(made);
        let Some(fate) = fate(&made.fate) else { continue };
        let pad = " ".repeat(widest - widths.text(&made.title));
        let (day, title) = (made.day, &made.title);
        let counts = words.article_counts(made.articles, new, changed);
        writeln!(out, "{title}{pad}  {day}  {counts}  {}", words.fetched_fate(fate))?;
    }
    if report.editions.is_empty() {
        writeln!(out, "{}", words.no_edition())?;
    }
    Ok(())
}

fn fate(fate: &EditionFate) -> Option<FetchedFate<'_>> {
    match fate {
        EditionFate::Made(id) => Some(FetchedFate::Made(id)),
        EditionFate::Grown(id) => Some(FetchedFate::Grown(id)),
        EditionFate::Unchanged => Some(FetchedFate::Unchanged),
        EditionFate::Other(id) => Some(FetchedFate::Other(id)),
        EditionFate::Namesake(paper) => Some(FetchedFate::Namesake(paper)),
        EditionFate::NotWritten(_) | EditionFate::NotKept(_) | EditionFate::Unfit(_) => None,
    }
}

/// What was not done, a line each.
fn complain_of(report: &FetchReport, is_quiet: bool, words: &dyn Words) {
    for line in fetch_faults(report, is_quiet, words) {
        complain(&line);
    }
    if report.failed() > 0 && report.sources.len() > 1 && !is_quiet {
        complain(&words.sources_failed(report.failed(), report.sources.len()));
    }
}

#[derive(Serialize)]
struct JsonReport {
    sources: Vec<JsonSource>,
    editions: Vec<JsonEdition>,
}

#[derive(Serialize)]
struct JsonSource {
    paper: String,
    name: String,
    articles: usize,
    new: usize,
    changed: usize,
    error: Option<String>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct JsonEdition {
    paper: String,
    title: String,
    date: String,
    articles: usize,
    /// `new`, `grown`, `unchanged`, `other` or `error`.
    outcome: &'static str,
    id: Option<String>,
    error: Option<String>,
}

impl JsonReport {
    fn of(report: &FetchReport, words: &dyn Words) -> Self {
        let sources = report.sources.iter().map(|(label, state)| {
            let done = match state {
                Some(SourceState::Done(done)) => done.clone(),
                _ => SourceYield::default(),
            };
            let error = match state {
                Some(SourceState::Failed(error)) => Some(words.fetch_error(error)),
                Some(SourceState::NotKept(error)) => Some(words.state_error(error)),
                Some(SourceState::Done(_)) => None,
                _ => Some(String::new()),
            };
            JsonSource {
                paper: label.paper.clone(),
                name: label.name.to_string(),
                articles: done.offered,
                new: done.new,
                changed: done.changed,
                error,
                notes: done.notes.iter().map(|note| words.fetch_note(note)).collect(),
            }
        });
        let editions = report.editions.iter().map(|made| {
            let (outcome, id, error) = match &made.fate {
                EditionFate::Made(id) => ("new", Some(id), None),
                EditionFate::Grown(id) => ("grown", Some(id), None),
                EditionFate::Unchanged => ("unchanged", None, None),
                EditionFate::Other(id) => ("other", Some(id), None),
                EditionFate::Namesake(_) => ("other", None, None),
                EditionFate::NotWritten(e) => ("error", None, Some(words.library_error(e))),
                EditionFate::NotKept(e) => ("error", None, Some(words.state_error(e))),
                EditionFate::Unfit(e) => ("error", None, Some(words.load_error(e))),
            };
            JsonEdition {
                paper: made.paper.clone(),
                title: made.title.to_string(),
                date: made.day.to_string(),
                articles: made.articles,
                outcome,
                id: id.cloned(),
                error,
            }
        });
        Self { sources: sources.collect(), editions: editions.collect() }
    }
}
