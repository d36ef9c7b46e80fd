//! Libraries' archives: the paper of this day a hundred years ago, or of any
//! other. [`loc`] is the Library of Congress's, whose pages are text with its
//! places, of which the recovery makes articles; those who run its program for
//! themselves (Open ONI) answer alike. [`veridian`] is what dozens of libraries
//! have, whose articles are parted already.

mod first;
mod loc;
#[cfg(test)]
mod tests;
mod veridian;

use url::Url;

use super::web::WebDocument;
use super::{FetchError, Job, Taken, address};
use crate::model::Date;

/// How many years back, if the source does not say it.
const YEARS: u16 = 100;
/// From this year on, a day that was asked for may be meant for the feeds of the
/// paper, too: there were none before the web.
const WEB: i16 = 1990;

/// The paper of the day.
///
/// # Errors
/// [`FetchError::NothingOfDay`] if the archive has none; [`FetchError`].
pub(in crate::fetch) fn take(job: &Job<'_>) -> Result<Taken, FetchError> {
    let url = address::of_source(&job.source.url)?;
    let day = day(job)?;
    let ask = |url: &Url, purpose| job.ask_anew(url, purpose);
    if is_veridian(&url) {
        return veridian::take(job, &url, day, &ask);
    }
    loc::take(job, &url, day, &ask)
}

/// The day of the paper: an old one that was asked for, else so many years
/// before that of the edition.
fn day(job: &Job<'_>) -> Result<Date, FetchError> {
    if job.is_dated && job.day.year() < WEB {
        return Ok(job.day);
    }
    let years = i64::from(job.source.years_ago.unwrap_or(YEARS));
    let back = jiff::Span::new().try_years(years).ok();
    let day = back.and_then(|back| job.day.checked_sub(back).ok());
    day.ok_or_else(|| FetchError::NothingOfDay { url: job.source.url.clone(), day: job.day })
}

fn is_veridian(url: &Url) -> bool {
    url.query_pairs().any(|(name, value)| name == "a" && matches!(&*value, "d" | "cl" | "p"))
}

/// Whether a document is what such an archive answers.
pub(in crate::fetch) fn is_one(document: &WebDocument) -> bool {
    let start = &document.bytes[..document.bytes.len().min(2048)];
    let start = String::from_utf8_lossy(start);
    let is_library = document.url.host_str() == Some("www.loc.gov");
    is_library && document.url.path().contains("chronicling-america")
        || start.contains("<VeridianXMLResponse")
        || start.trim_start().starts_with('{') && loc::is_answer(&document.bytes)
}
