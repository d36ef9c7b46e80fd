//! RSS, Atom and JSON Feed: the entries of a few days, each with its text, the
//! feed's own where it is whole, else that of its page.

use std::collections::BTreeMap;

use url::Url;

use super::asking::encoding;
use super::full_text::{self, WantedText};
use super::kept::TextBytes;
use super::web::{Purpose, Reply, Validators, WebDocument};
use super::{FetchError, FetchNote, FetchedArticle, Job, Taken, address};
use crate::input::Hint;
use crate::loader::feed::{FeedIssue, IssueEntry, entries};
use crate::model::{Clean, Date};
use crate::sources::SlowSite;

/// What a feed holds.
///
/// # Errors
/// [`FetchError`].
pub(in crate::fetch) fn take(job: &Job<'_>) -> Result<Taken, FetchError> {
    let url = address::of_source(&job.source.url)?;
    let known = (job.known)(url.as_str());
    match job.ask(&url, Purpose::Feed, known.as_ref())? {
        Reply::Same(validators) => Ok(unchanged(&url, validators)),
        Reply::New(document) => of_document(job, &url, &document),
    }
}

/// A source with nothing that was not there the last time.
pub(super) fn unchanged(url: &Url, validators: Validators) -> Taken {
    let answers = vec![(url.to_string(), validators)];
    Taken { answers, is_unchanged: true, ..Taken::default() }
}

/// What a feed that came holds.
///
/// # Errors
/// [`FetchError::Load`] for what is no feed.
pub(super) fn of_document(
    job: &Job<'_>,
    asked: &Url,
    document: &WebDocument,
) -> Result<Taken, FetchError> {
    let issue = read(job, document)?;
    let mut taken = Taken {
        paper: issue.paper.clone(),
        answers: vec![(asked.to_string(), document.validators.clone())],
        is_empty: issue.entries.is_empty(),
        warnings: issue.warnings.clone(),
        ..Taken::default()
    };
    if document.has_moved {
        taken.notes.push(FetchNote::Moved(Clean::line(document.url.as_str())));
    }
    let sections = sections(&issue);
    fill(job, issue, &sections, &mut taken);
    Ok(taken)
}

/// Adds the entries of the job's days as articles, each with its whole text if
/// that can be had; `sections` by an entry's place.
pub(super) fn fill(
    job: &Job<'_>,
    issue: FeedIssue,
    sections: &BTreeMap<usize, Clean>,
    taken: &mut Taken,
) {
    let window = Window::of(job, &issue);
    taken.day = window.own_day;
    let (mut chosen, mut wanted) = (Vec::new(), Vec::new());
    for (place, entry) in issue.entries.into_iter().enumerate() {
        if !window.holds(entry.day) {
            continue;
        }
        if job.source.most.is_some_and(|most| chosen.len() >= most) {
            taken.notes.push(FetchNote::Most(chosen.len()));
            break;
        }
        chosen.push((
            key(&entry, place),
            sections.get(&place).cloned(),
            entry.name.clone(),
            entry.day,
        ));
        wanted.push(wish(job, entry));
    }
    for (one, (key, ..)) in wanted.iter_mut().zip(&chosen) {
        // What is at home already is not asked for again.
        if (job.has)(key) && one.url.take().is_some() {
            // Its text is at home, not here.
            one.is_whole = false;
        }
    }
    let (done, notes) = full_text::complete(job, wanted, job.hands());
    taken.notes.extend(notes);
    taken.articles = done.into_iter().zip(chosen).map(fetched).collect();
}

/// Whether a day is one of the job's.
pub(super) fn is_of_days(job: &Job<'_>, day: Option<Date>) -> bool {
    Window::of(job, &FeedIssue::default()).holds(day)
}

/// Reads the feed.
pub(super) fn read(job: &Job<'_>, document: &WebDocument) -> Result<FeedIssue, FetchError> {
    let address = document.url.as_str();
    let hint = Hint {
        name: address.to_owned(),
        encoding: encoding(document, None).map(str::to_owned),
        watch: job.watch.clone(),
        ..Hint::default()
    };
    let failed = |why| FetchError::Load { url: address.to_owned(), why };
    let nothing = || failed(crate::input::LoadError::Empty { file: address.to_owned() });
    let read = job.crew.read(|| entries(&document.bytes, &hint, address));
    read.ok_or_else(nothing)?.map_err(failed)
}

/// An entry with the page that is to be asked for, if one is.
fn wish(job: &Job<'_>, entry: IssueEntry) -> WantedText {
    let whole = entry.is_whole;
    let has_pages = !matches!(job.source.slow, SlowSite::Titles | SlowSite::OnOpening);
    let is_wanted = job.source.full_text.unwrap_or(!whole) && has_pages;
    let url = full_text::page_of(&entry.article).filter(|_| is_wanted);
    let body = TextBytes::of(&entry.body).aside(job.put_aside);
    WantedText { article: entry.article, body, url, is_whole: whole }
}

type Chosen = (String, Option<Clean>, Option<String>, Option<Date>);

fn fetched((one, (key, section, entry, day)): (WantedText, Chosen)) -> FetchedArticle {
    let WantedText { mut article, body, is_whole, .. } = one;
    article.published = day;
    FetchedArticle { key, article, body, section, page: None, is_whole, entry }
}

/// By what an entry is known again: its address, else its name, else what it says.
pub(super) fn key(entry: &IssueEntry, place: usize) -> String {
    let by_address = || entry.article.url.as_deref().and_then(address::canonical);
    let by_name = || entry.name.clone();
    let title = entry.article.title().to_string();
    by_address()
        .or_else(by_name)
        .unwrap_or_else(|| if title.is_empty() { place.to_string() } else { title })
}

/// The days whose entries are taken.
struct Window {
    since: Date,
    until: Date,
    /// The day of the newest entry, where the clock can't be right.
    own_day: Option<Date>,
}

impl Window {
    fn of(job: &Job<'_>, issue: &FeedIssue) -> Self {
        let newest = issue.entries.iter().filter_map(|entry| entry.day).max();
        // A clock that was never set stands in 1970, long before there was this program.
        let is_unset = job.day.year() < 2026 && !job.is_dated;
        if let Some(day) = newest.filter(|_| is_unset) {
            let since = day.yesterday().unwrap_or(day);
            return Self { since, until: day, own_day: Some(day) };
        }
        Self { since: job.since, until: job.until(), own_day: None }
    }

    fn holds(&self, day: Option<Date>) -> bool {
        day.is_none_or(|day| self.since <= day && day <= self.until)
    }
}

/// The sections of a feed's entries, by their place: what its first categories
/// are, where they part the feed as sections do. Free key words, of which most
/// entries have their own, are none.
fn sections(issue: &FeedIssue) -> BTreeMap<usize, Clean> {
    const MOST: usize = 24;
    let entries = issue.entries.iter().enumerate();
    let firsts: BTreeMap<usize, Clean> = entries
        .filter_map(|(place, entry)| Some((place, entry.article.tags.first()?.clone())))
        .filter(|(_, name)| !name.trim().is_empty())
        .collect();
    let mut names: Vec<&Clean> = firsts.values().collect();
    names.sort();
    names.dedup();
    let are_sections = names.len() <= MOST && 2 * names.len() <= firsts.len().max(2);
    if are_sections { firsts } else { BTreeMap::new() }
}
