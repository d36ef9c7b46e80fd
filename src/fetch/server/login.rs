//! Who the person is to a server, and which API it has: found out by asking,
//! since the address alone does not tell.

use super::session::{Asking, ServerSession};
use super::{greader, miniflux, wallabag};
use crate::fetch::web::WebError;
use crate::fetch::{FetchError, Job};

/// The person's account.
pub(super) enum Account {
    GoogleReader(greader::ReaderLogin),
    Miniflux(miniflux::MinifluxLogin),
    Wallabag(wallabag::WallabagLogin),
}

/// Where `FreshRSS` has Google Reader's API, below the address that people know.
const FRESHRSS: &str = "/api/greader.php";

/// Logs in at the job's server: by what the person has for it, then by asking
/// which API it has.
pub(super) fn open<'a>(
    job: &'a Job<'a>,
    ask: &'a Asking<'a>,
) -> Result<(ServerSession<'a>, Account), FetchError> {
    let session = ServerSession::new(job, ask)?;
    let url = || job.source.url.clone();
    let Some(secret) = job.password else { return Err(FetchError::NoLogin { url: url() }) };
    if job.source.client.is_some() {
        let login = wallabag::log_in(&session, secret).map_err(|error| refused(error, &url()))?;
        return Ok((session, Account::Wallabag(login)));
    }
    let Some(user) = job.source.user.as_deref() else {
        // A token without a name: nobody but Miniflux has it so.
        let login = miniflux::with_token(&session, secret);
        let login = login.map_err(|error| refused(error, &url()))?;
        return Ok((session, Account::Miniflux(login)));
    };
    let path = session.root.path().to_owned();
    let mut is_refused = false;
    // Miniflux before Google's, which it has too, since it gives whole texts.
    if !path.contains("greader") && !path.contains("/reader") {
        match miniflux::with_password(&session, user, secret) {
            Ok(login) => return Ok((session, Account::Miniflux(login))),
            Err(error) => is_refused |= is_no(error)?,
        }
    }
    match greader::log_in(&session, user, secret) {
        Ok(login) => return Ok((session, Account::GoogleReader(login))),
        Err(error) => is_refused |= is_no(error)?,
    }
    if !path.contains("greader") {
        let below = session.at(FRESHRSS);
        match greader::log_in(&below, user, secret) {
            Ok(login) => return Ok((below, Account::GoogleReader(login))),
            Err(error) => is_refused |= is_no(error)?,
        }
    }
    Err(if is_refused {
        FetchError::NotLoggedIn { url: url() }
    } else {
        FetchError::NoApi { url: url() }
    })
}

/// Whether a server said no to the person; `false` if only the API is not
/// there.
///
/// # Errors
/// What else is wrong: then no other way is better.
fn is_no(error: FetchError) -> Result<bool, FetchError> {
    match error {
        FetchError::Web { why: WebError::NotLetIn { .. }, .. } => Ok(true),
        FetchError::Web { why: WebError::Gone { .. } | WebError::Status { .. }, .. }
        | FetchError::NotUnderstood { .. } => Ok(false),
        other => Err(other),
    }
}

/// At a log-in, OAuth says `400` to a wrong password.
fn refused(error: FetchError, url: &str) -> FetchError {
    match error {
        FetchError::Web {
            why: WebError::NotLetIn { .. } | WebError::Status { status: 400 },
            ..
        } => FetchError::NotLoggedIn { url: url.to_owned() },
        FetchError::Web { why: WebError::Gone { .. }, .. } | FetchError::NotUnderstood { .. } => {
            FetchError::NoApi { url: url.to_owned() }
        }
        other => other,
    }
}
