//! A look at a source before it is taken: what it is, what it holds, and what
//! its site asks of those who read it.

use url::Url;

use super::network::settings;
use super::secrets::brought;
use crate::fetch::web::{NamedBy, Purpose, Request, RobotsAnswer, Web};
use crate::fetch::{Crew, FetchError, FoundSource, Job, find_out};
use crate::input::Watch;
use crate::model::error::ProgramFault;
use crate::sources::epapers::Epapers;
use crate::sources::{Secret, Source, Subscription};
use crate::store::today;

/// What was seen.
#[derive(Debug)]
pub struct SourceLook {
    /// What it is.
    pub found: FoundSource,
    /// What its robots.txt says, if it could be asked.
    pub robots: Option<RobotsAnswer>,
}

/// Looks at a source of a paper; nothing is kept.
///
/// # Errors
/// [`FetchError`] if it cannot be had, or cannot be read.
pub fn look_at(
    subscription: &Subscription,
    source: &Source,
    epapers: &Epapers,
) -> Result<SourceLook, FetchError> {
    // What the table of e-papers says of it holds where the person says nothing.
    let source = &epapers.entered(source);
    let bring = |secret: &Option<Secret>| {
        let fault = |why| FetchError::NoSecret { url: source.url.clone(), why };
        secret.as_ref().map(brought).transpose().map_err(fault)
    };
    let password = bring(&source.secret)?;
    let client_secret = bring(&source.client.as_ref().map(|client| client.secret.clone()))?;
    let cookie = bring(&source.cookie)?;
    let (web, crew, watch) = (Web::new(settings()), Crew::new(1), Watch::new(|_| {}));
    let today = today();
    let job = Job {
        subscription,
        source,
        entry: &epapers.entry(source, None),
        web: &web,
        crew: &crew,
        day: today,
        since: today,
        is_dated: false,
        known: &|_| None,
        has: &|_| false,
        password: password.as_deref(),
        client_secret: client_secret.as_deref(),
        cookie: cookie.as_deref(),
        // What has to be converted is no feed and no page.
        convert: &|_| Err(ProgramFault::Missing),
        put_aside: &|_| None,
        watch: &watch,
    };
    let found = find_out(&job)?;
    let robots = Url::parse(&found.url).ok().and_then(|url| {
        let request = Request::new(&url, NamedBy::Person, Purpose::Page, &watch);
        web.robots(&Request { manners: subscription.manners, ..request }).ok()
    });
    Ok(SourceLook { found, robots })
}
