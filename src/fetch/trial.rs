//! A job for tests, of which nothing is asked of a network.

use super::web::{Web, WebSettings};
use super::{Crew, Job};
use crate::input::Watch;
use crate::model::error::ProgramFault;
use crate::sources::{Source, Subscription};

/// Gives `work` a job of 28 November 2026. What is called `tern.example/at-home`
/// is at home already.
pub(super) fn with_job<R>(source: &Source, work: impl FnOnce(&Job<'_>) -> R) -> R {
    let (subscription, web) = (Subscription::default(), Web::new(WebSettings::default()));
    let (crew, watch) = (Crew::new(2), Watch::default());
    let day = jiff::civil::date(2026, 11, 28);
    work(&Job {
        subscription: &subscription,
        source,
        entry: &source.url,
        web: &web,
        crew: &crew,
        day,
        since: jiff::civil::date(2026, 11, 27),
        is_dated: false,
        known: &|_| None,
        has: &|key| key == "tern.example/at-home",
        password: Some("ink"),
        client_secret: Some("quiet"),
        cookie: None,
        convert: &|_| Err(ProgramFault::Missing),
        put_aside: &|_| None,
        watch: &watch,
    })
}
