//! Servers that have read a person's feeds already, or keep what the person
//! means to read: one list of subscriptions is one paper, its categories are
//! the sections. Marks of what was read go back.
//!
//! A file for each API: [`greader`] for Google Reader's, which `FreshRSS`, The
//! Old Reader, `BazQux` and others speak, too; [`miniflux`], [`wallabag`]. Which
//! one a server has is found out by asking ([`login`]).

mod greader;
mod login;
mod marks;
mod miniflux;
mod session;
mod shelf;
#[cfg(test)]
mod tests;
mod wallabag;

use login::{Account, open};
use session::of_web;

use super::{FetchError, Job, Taken};

/// The APIs of servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerApi {
    /// Google Reader's, as many servers have it.
    GoogleReader,
    /// Miniflux's own.
    Miniflux,
    /// wallabag's.
    Wallabag,
}

/// What a server has that was not read yet, of the job's days.
///
/// # Errors
/// [`FetchError`].
pub(in crate::fetch) fn take(job: &Job<'_>) -> Result<Taken, FetchError> {
    let ask = of_web(job)?;
    let (session, account) = open(job, &ask)?;
    match &account {
        Account::GoogleReader(own) => greader::take(&session, own),
        Account::Miniflux(own) => miniflux::take(&session, own),
        Account::Wallabag(own) => wallabag::take(&session, own),
    }
}

/// Which API the job's server has.
///
/// # Errors
/// [`FetchError::NoApi`] if it is none that we know, [`FetchError::NotLoggedIn`]
/// if it does not let the person in.
pub(in crate::fetch) fn find_out(job: &Job<'_>) -> Result<ServerApi, FetchError> {
    let ask = of_web(job)?;
    let (_, account) = open(job, &ask)?;
    Ok(match account {
        Account::GoogleReader(_) => ServerApi::GoogleReader,
        Account::Miniflux(_) => ServerApi::Miniflux,
        Account::Wallabag(_) => ServerApi::Wallabag,
    })
}

/// Tells a server what was read and what was not, after all: entries by
/// [`FetchedArticle::entry`](super::FetchedArticle::entry). Gives how many it
/// was told; the first that it does not take ends it.
///
/// # Errors
/// [`FetchError`] if it takes none.
pub fn send_marks(job: &Job<'_>, marks: &[(String, bool)]) -> Result<usize, FetchError> {
    if marks.is_empty() {
        return Ok(0);
    }
    let ask = of_web(job)?;
    let (session, account) = open(job, &ask)?;
    match &account {
        Account::GoogleReader(own) => greader::send_marks(&session, own, marks),
        Account::Miniflux(own) => miniflux::send_marks(&session, own, marks),
        Account::Wallabag(own) => wallabag::send_marks(&session, own, marks),
    }
}
