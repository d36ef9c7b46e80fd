//! What of a fetch was not done, in words: a line each, for the command and for
//! the messages on the screen.

use std::collections::HashSet;

use super::fetching::{EditionFate, FetchReport, SourceState};
use crate::fetch::FetchError;
use crate::fetch::web::WebError;
use crate::words::Words;

/// What was not done, and what is odd about what was; that not, if it is to be
/// quiet.
pub(super) fn fetch_faults(report: &FetchReport, is_quiet: bool, words: &dyn Words) -> Vec<String> {
    let mut told = Vec::new();
    let cut_off = cut_off(report);
    if let Some(count) = cut_off {
        told.push(words.no_network(count));
    }
    let is_summed =
        |state: &Option<SourceState>| cut_off.is_some() && unreached(state.as_ref()).is_some();
    for (label, state) in report.sources.iter().filter(|(_, state)| !is_summed(state)) {
        let said = |text: &str| format!("{}: {}: {text}", label.paper, label.name);
        match state {
            Some(SourceState::Failed(error)) => {
                told.push(format!("{}: {}", label.paper, words.fetch_error(error)));
            }
            Some(SourceState::NotKept(error)) => told.push(said(&words.state_error(error))),
            Some(SourceState::Done(done)) => {
                if done.is_empty {
                    told.push(said(&words.empty_source(&label.paper)));
                }
                let notes = done.notes.iter().filter(|_| !is_quiet);
                told.extend(notes.map(|note| said(&words.fetch_note(note))));
            }
            _ => {}
        }
    }
    for made in &report.editions {
        match &made.fate {
            EditionFate::NotWritten(error) => told.push(words.library_error(error)),
            EditionFate::NotKept(error) => told.push(words.state_error(error)),
            EditionFate::Unfit(error) => told.push(words.load_error(error)),
            _ => {}
        }
    }
    // A full disk is full for each edition alike.
    told.dedup();
    told
}

/// The address of a source to which there is no way.
fn unreached(state: Option<&SourceState>) -> Option<&str> {
    use WebError::{NameNotFound, Unreachable};
    match state {
        Some(SourceState::Failed(FetchError::Web {
            url,
            why: NameNotFound { .. } | Unreachable,
        })) => Some(url),
        _ => None,
    }
}

/// How many sources there is no way to, if there is none to any host: then that
/// is one thing that is wrong, and not as many as there are sources. Two hosts
/// may both have gone.
fn cut_off(report: &FetchReport) -> Option<usize> {
    const HOSTS: usize = 3;
    let is_web = |state: &Option<SourceState>| {
        let is_failed = matches!(state, Some(SourceState::Failed(_)));
        !is_failed || matches!(state, Some(SourceState::Failed(FetchError::Web { .. })))
    };
    let asked = report.sources.iter().map(|(_, state)| state).filter(|state| is_web(state));
    let urls: Vec<&str> = asked.map(|state| unreached(state.as_ref())).collect::<Option<_>>()?;
    let host = |url: &&str| url.split('/').nth(2).unwrap_or_default().to_owned();
    let hosts: HashSet<String> = urls.iter().map(host).collect();
    (hosts.len() >= HOSTS).then_some(urls.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Clean;
    use crate::shell::fetching::{EditionReport, SourceLabel};
    use crate::store::StateError;
    use std::path::Path;

    fn report(whys: &[WebError]) -> FetchReport {
        let source = |(at, why): (usize, &WebError)| {
            let label = SourceLabel { paper: "tern".to_owned(), name: Clean::line("Tern") };
            let url = format!("https://{at}.example/feed");
            let failed = SourceState::Failed(FetchError::Web { url, why: why.clone() });
            (label, Some(failed))
        };
        let sources = whys.iter().enumerate().map(source).collect();
        FetchReport { sources, ..FetchReport::default() }
    }

    #[test]
    fn without_a_network_one_line_says_so_and_one_dead_host_is_named() {
        let gone = || WebError::NameNotFound { host: "a.example".to_owned() };
        let words = crate::words::of("en").unwrap();
        let cut_off = report(&[gone(), WebError::Unreachable, gone()]);
        let told = fetch_faults(&cut_off, false, words);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("no network") && told[0].contains('3'), "{told:?}");
        let one = report(&[gone(), WebError::Refused, gone()]);
        let told = fetch_faults(&one, false, words);
        assert!(told.len() == 3 && told[1].contains("https://1.example/feed"), "{told:?}");
    }

    #[test]
    fn what_keeps_every_edition_from_being_kept_is_told_once() {
        let edition = |day: i8| EditionReport {
            paper: "tern".to_owned(),
            title: Clean::line("Tern"),
            day: jiff::civil::date(2026, 11, day),
            articles: 1,
            fate: EditionFate::NotKept(StateError::locked(Path::new("/data"))),
        };
        let editions = vec![edition(28), edition(29)];
        let report = FetchReport { editions, ..FetchReport::default() };
        assert_eq!(fetch_faults(&report, false, crate::words::of("en").unwrap()).len(), 1);
    }
}
