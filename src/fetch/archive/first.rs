//! The first document of an issue, by which it is known whether anything is
//! new.

use url::Url;

use crate::fetch::web::{Purpose, Reply, Validators, WebDocument, WebError};
use crate::fetch::{FetchError, Job, Taken, feed};
use crate::model::Date;

/// Who is asked for documents: the web, or a test that stands for it.
pub(super) type AskArchive<'a> =
    dyn Fn(&Url, Purpose) -> Result<WebDocument, FetchError> + Sync + 'a;

/// An issue by its first document: unless it is the one that is known, an old
/// paper does not change.
pub(super) fn asked(
    job: &Job<'_>,
    url: &Url,
    ask: &AskArchive<'_>,
    purpose: Purpose,
) -> Result<Result<WebDocument, Taken>, FetchError> {
    match (job.known)(url.as_str()) {
        Some(known) => match job.ask(url, purpose, Some(&known))? {
            Reply::Same(validators) => Ok(Err(feed::unchanged(url, validators))),
            Reply::New(document) => Ok(Ok(document)),
        },
        None => ask(url, purpose).map(Ok),
    }
}

/// What an archive gave, with what is kept of its first document. What has
/// gaps is asked for again.
pub(super) fn done(mut taken: Taken, url: &Url, validators: &Validators) -> Taken {
    if taken.notes.is_empty() {
        taken.answers.push((url.to_string(), validators.clone()));
    }
    taken
}

/// An archive has nothing of that day.
pub(super) fn nothing(job: &Job<'_>, day: Date) -> FetchError {
    FetchError::NothingOfDay { url: job.source.url.clone(), day }
}

/// The first document of an archive is not there: it has nothing of that day.
pub(super) fn nothing_of(error: FetchError, job: &Job<'_>, day: Date) -> FetchError {
    match error {
        FetchError::Web { why: WebError::Gone { .. }, .. } => nothing(job, day),
        other => other,
    }
}
