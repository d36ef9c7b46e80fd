//! Newspapers' printed pages on the web (数字报).
//!
//! What a site is made with is told by what comes, not by a list of sites:
//! the files that a browser would ask for are brought home as a tree in memory
//! ([`tree`]), from the entry page over the pages to the articles ([`crawl`]),
//! and the loader that reads saved trees makes the issue of it. It is the
//! loader, too, that tells what a file leads to
//! ([`leads`](crate::loader::founder::leads)); here is only who asks for what,
//! and when.
//!
//! The issue's day is the site's own. If today's is not out yet, the newest is
//! taken and said to be that; a day that was asked for is looked for under the
//! addresses that the newest has, with that day in them ([`days`]).

mod arrive;
mod ask;
mod crawl;
mod days;
mod issue;
#[cfg(test)]
mod tests;
mod tree;

use url::Url;

use self::ask::{Ask, Wish};
use super::web::{Purpose, Reply, WebDocument, WebError};
use super::{FetchError, Job, Taken, address};
use crate::sources::SlowSite;

/// Whether the source's address leads to an issue: to pages or articles of a
/// day, in whichever of the two the day is named. `document` is what is there.
pub(in crate::fetch) fn is_one(job: &Job<'_>, document: &WebDocument) -> bool {
    let arrived = with_site(job, Some(document), arrive::arrive);
    arrived.is_ok_and(|arrived| {
        let leads = &arrived.leads;
        let named = leads.pages.iter().chain(&leads.articles);
        leads.pages.len() > 1
            || leads.day.is_some()
            || named.filter_map(|path| arrived.tree.url(path)).any(|url| days::of(&url).is_some())
    })
}

/// Takes the newest issue, or that of the day that was asked for.
pub(in crate::fetch) fn take(job: &Job<'_>) -> Result<Taken, FetchError> {
    taken(job, None)
}

/// The same where what is at the source's address came already.
pub(in crate::fetch) fn of_document(
    job: &Job<'_>,
    document: &WebDocument,
) -> Result<Taken, FetchError> {
    taken(job, Some(document))
}

fn taken(job: &Job<'_>, at_entry: Option<&WebDocument>) -> Result<Taken, FetchError> {
    with_site(job, at_entry, fetch).map_err(|error| match error {
        FetchError::ShutOut { url, status, .. } => {
            FetchError::ShutOut { url, status, has_agent: job.source.agent.is_some() }
        }
        other => other,
    })
}

/// Gives `work` the entry of the site, what is wanted of it, and who asks; what
/// is at the entry is not asked for again, if it is there.
fn with_site<R>(
    job: &Job<'_>,
    at_entry: Option<&WebDocument>,
    work: impl FnOnce(&Url, &Wish<'_>, &Ask<'_>) -> Result<R, FetchError>,
) -> Result<R, FetchError> {
    let source = job.source;
    let entry = address::of_source(job.entry)?;
    // The titles of an e-paper stand on its pages, which are waited for, too.
    let waits = source.slow != SlowSite::Unasked;
    let ask = |url: &Url, purpose: Purpose| {
        if let Some(document) = at_entry.filter(|_| *url == entry) {
            return Ok(document.clone());
        }
        let reply = match job.reply(url, purpose, None, waits) {
            // The way to the issue is as little of the site as the entry itself.
            Err(WebError::TooSlow { .. }) if at_entry.is_some() => {
                job.reply(url, Purpose::Feed, None, waits)?
            }
            other => other?,
        };
        match reply {
            Reply::New(document) => Ok(document),
            // Nothing was said to be known.
            Reply::Same(_) => Err(WebError::NotHttp),
        }
    };
    let has = |url: &str| (job.has)(url) || (job.known)(url).is_some();
    let wish = Wish {
        day: job.day,
        is_dated: job.is_dated,
        facsimiles: source.facsimiles,
        encoding: source.extraction.encoding.as_deref(),
        titles_only: matches!(source.slow, SlowSite::Titles | SlowSite::OnOpening)
            || source.full_text == Some(false),
        crew: job.crew,
        has: &has,
    };
    work(&entry, &wish, &ask)
}

/// The same over anything that gives documents.
fn fetch(entry: &Url, wish: &Wish<'_>, ask: &Ask<'_>) -> Result<Taken, FetchError> {
    let arrived = arrive::arrive(entry, wish, ask)?;
    let crawled = crawl::crawl(arrived, wish, ask)?;
    issue::read(crawled, entry, wish)
}
