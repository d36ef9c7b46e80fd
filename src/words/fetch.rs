//! The texts of a run that fetches papers.

use super::Keys;
use crate::app::{FetchOutcome, FetchUnderWay};
use crate::fetch::{FetchError, FetchNote};
use crate::model::Clean;
use crate::model::error::SystemError;

/// What became of an edition that was fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchedFate<'a> {
    /// It is new; what it is called in the library.
    Made(&'a str),
    /// It was there, and has grown.
    Grown(&'a str),
    /// It is as it was.
    Unchanged,
    /// Another is there that no fetch has made; it stays.
    Other(&'a str),
    /// The one that is there was fetched for another paper, which is called
    /// the same.
    Namesake(&'a str),
}

/// What `clean` did, or would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CleanedWhat<'a> {
    /// An edition leaves, with so many bytes.
    Edition(&'a str, u64),
    /// So many editions leave, with so many bytes.
    Removed(usize, u64),
    /// So many are old, and stay.
    Stay(usize),
    /// So many are deleted for good, and their bytes.
    Deleted(usize, u64),
}

/// What became of a timer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimerNews {
    /// It is there.
    Installed {
        /// Hour and minute.
        at: (u8, u8),
        /// Its files.
        files: Vec<Clean>,
    },
    /// It is gone.
    Removed,
    /// There was none.
    NoTimer,
}

/// Why a timer is not made, or not taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimerFault {
    /// There is nothing here that runs something every day, as far as we know;
    /// the hour and minute that were wanted, if a timer was.
    NoSystem(Option<(u8, u8)>),
    /// A file of that name is there that we have not made.
    NotOurs(Clean),
    /// A file can't be read, written or removed.
    Unwritable(Clean, SystemError),
    /// A command failed; what it was, and what it said.
    Command(Clean, Clean),
}

/// Bytes as people say them: `3.4 MB`.
#[allow(clippy::cast_precision_loss, reason = "two digits are shown")]
pub(super) fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    let mut value = bytes as f64 / 1000.0;
    let mut unit = UNITS[0];
    for larger in &UNITS[1..] {
        if value < 1000.0 {
            break;
        }
        (value, unit) = (value / 1000.0, larger);
    }
    if value < 10.0 { format!("{value:.1} {unit}") } else { format!("{value:.0} {unit}") }
}

/// What a language says of what is fetched.
pub trait FetchWords {
    /// Why a source gave nothing: what, where, and the way out.
    fn fetch_error(&self, error: &FetchError) -> String;
    /// What is to be said of a source that gave something.
    fn fetch_note(&self, note: &FetchNote) -> String;
    /// A source that holds no article at all.
    fn empty_source(&self, paper: &str) -> String;
    /// How many articles there are, how many of them are new, and how many the
    /// site changed.
    fn article_counts(&self, articles: usize, new: usize, changed: usize) -> String;
    /// What became of an edition, behind its name and counts.
    fn fetched_fate(&self, fate: FetchedFate<'_>) -> String;
    /// Papers of which nothing came.
    fn no_edition(&self) -> &'static str;
    /// There are no sources; how to begin, with the path of their file.
    fn no_sources(&self, file: &str) -> String;
    /// There is no paper of that name; those there are.
    fn no_such_paper(&self, name: &str, known: &str) -> String;
    /// In the row that tells how far a run is: so many of so many articles.
    fn reading(&self, source: &str, done: usize, total: usize) -> String {
        format!("{source} {done}/{total}")
    }
    /// On the newsstand, how far a fetch is.
    fn fetching(&self, fetch: &FetchUnderWay) -> String;
    /// What a fetch brought.
    fn fetched(&self, outcome: FetchOutcome, keys: &Keys<'_>) -> String;
    /// What `clean` did, or, of a dry run, would do.
    fn cleaned(&self, what: &CleanedWhat<'_>, is_dry: bool) -> String;
    /// What became of a timer.
    fn timer_news(&self, news: &TimerNews) -> String;
    /// Why a timer was not made, or not removed.
    fn timer_fault(&self, fault: &TimerFault) -> String;
    /// None of so many sources could be reached.
    fn no_network(&self, sources: usize) -> String;
    /// So many sources failed, of so many.
    fn sources_failed(&self, failed: usize, all: usize) -> String;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::fetch::SecretFault;
    use crate::fetch::web::WebError;
    use crate::model::error::LoadError;
    use crate::model::{Clean, WarningKind};
    use crate::words::LANGUAGES;

    fn url() -> String {
        "http://tern.example/feed".to_owned()
    }

    fn texts(words: &dyn crate::words::Words) -> Vec<String> {
        let secret = |why| FetchError::NoSecret { url: url(), why };
        let errors = [
            FetchError::Web { url: url(), why: WebError::Refused },
            FetchError::Load { url: url(), why: LoadError::Empty { file: "feed".into() } },
            FetchError::GaveUp { url: url() },
            secret(SecretFault::Command),
            secret(SecretFault::Variable("TOKEN".into())),
            secret(SecretFault::File("~/token".into())),
            secret(SecretFault::Exposed("~/token".into())),
            FetchError::NoLogin { url: url() },
            FetchError::NotLoggedIn { url: url() },
            FetchError::NoApi { url: url() },
            FetchError::NotUnderstood { url: url() },
            FetchError::NothingOfDay { url: url(), day: jiff::civil::date(1926, 11, 28) },
            FetchError::NoBook { url: url() },
            FetchError::NoCalibre { recipe: "tern.recipe".into() },
            FetchError::RecipeTimedOut { recipe: "tern.recipe".into(), minutes: 10 },
            FetchError::RecipeFailed { recipe: "tern.recipe".into(), said: Clean::line("no") },
            FetchError::NoArticles { url: url() },
        ];
        let address = || Clean::line(&url());
        let notes = [
            FetchNote::Loader(WarningKind::NoEntries.into()),
            FetchNote::Moved(address()),
            FetchNote::SameText(3),
            FetchNote::ShortText(4),
            FetchNote::NoPage { count: 5, url: address(), why: WebError::Robots },
            FetchNote::NoText { count: 6, url: address() },
            FetchNote::NoPicture { count: 7, url: address(), why: None },
            FetchNote::NoPicture { count: 8, url: address(), why: Some(WebError::Refused) },
            FetchNote::MarksWait(3),
            FetchNote::Most(9),
            FetchNote::OtherDay(Clean::line("2026-11-27")),
        ];
        let errors = errors.iter().map(|error| words.fetch_error(error));
        let notes = notes.iter().map(|note| words.fetch_note(note));
        let fates = [
            FetchedFate::Made("a/2026-11-28"),
            FetchedFate::Grown("a/2026-11-28"),
            FetchedFate::Unchanged,
            FetchedFate::Other("a/2026-11-28"),
        ];
        let fates = fates.into_iter().map(|fate| words.fetched_fate(fate));
        errors.chain(notes).chain(fates).collect()
    }

    #[test]
    fn everything_that_a_run_tells_is_a_line_of_its_own_in_every_language() {
        for words in LANGUAGES {
            let mut told = BTreeSet::new();
            for text in texts(*words) {
                assert!(!text.contains(['\n', '{']), "{}: {text}", words.tag());
                assert!(told.insert(text.clone()), "{}: told twice: {text}", words.tag());
            }
        }
    }

    #[test]
    fn an_error_of_a_source_names_its_address_and_who_has_no_sources_is_told_how_to_begin() {
        for words in LANGUAGES {
            let error = FetchError::NoArticles { url: url() };
            assert!(words.fetch_error(&error).contains("tern.example"), "{}", words.tag());
            assert!(
                words.no_sources("s.toml").contains("newsprint sources add"),
                "{}",
                words.tag()
            );
            assert!(words.article_counts(42, 12, 3).contains("12"), "{}", words.tag());
            let cron = words.timer_fault(&TimerFault::NoSystem(Some((5, 30))));
            assert!(cron.contains("30 5 * * * newsprint fetch"), "{cron}");
            let none = words.timer_fault(&TimerFault::NoSystem(None));
            assert!(!none.contains("* * *") && none.contains("crontab -e"), "{none}");
        }
    }
}
