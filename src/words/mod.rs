//! Every text of the interface, one file for each language.
//!
//! The rest of the program says what happened as values; here the values are
//! put into words. A language is a unit struct that implements [`Words`]: the
//! traits it is made of have no default texts and the matches over values are
//! exhaustive, so that a text that is missing does not compile. A further
//! language is its file (with the two parts of it in a folder of that name) and
//! its row in [`LANGUAGES`]. Only the help of the command line is data, in the
//! `usage.txt` of a language: there a test tells what is missing.
//!
//! This is the language that the program speaks with the person at the
//! keyboard. How a newspaper is set, and what it prints itself (its date, the
//! number of a page), follows the language of the edition ([`crate::model::Lang`]).

mod commands;
mod compare;
mod errors;
mod failure;
mod fetch;
mod help;
mod in_step;
mod keys;
mod mistakes;
mod screens;
mod search;
mod sources;
mod stories;
mod usage;
mod web;

#[allow(clippy::too_many_lines, clippy::match_same_arms, reason = "a catalogue of texts")]
mod en;
#[allow(clippy::too_many_lines, clippy::match_same_arms, reason = "a catalogue of texts")]
mod ja;
#[allow(clippy::too_many_lines, clippy::match_same_arms, reason = "a catalogue of texts")]
mod ko;
#[allow(clippy::too_many_lines, clippy::match_same_arms, reason = "a catalogue of texts")]
mod zh;

pub use commands::{Became, Commands, Finding, ImportRow, InspectLabel, KnownBy, Loss};
pub use compare::CompareWords;
pub use errors::Errors;
#[cfg(test)]
pub(crate) use errors::InEnglish;
pub use failure::{Failure, Help, NoTerminal, TargetFault, Usage};
pub use fetch::{CleanedWhat, FetchWords, FetchedFate, TimerFault, TimerNews};
pub use help::HelpWords;
pub use in_step::SyncWords;
pub use keys::Keys;
pub use mistakes::Mistakes;
pub use screens::{Heading, KeyHint, Screens, SignWord};
pub use search::SearchWords;
pub use sources::{SourceDetail, SourceTexts, SourcesFault, SourcesNews};
pub use stories::StoryWords;
pub use usage::{ArgumentHint, Misuse, UsageWords, ValueFault};
pub use web::WebWords;

use std::fmt::Debug;

/// A language of the interface.
pub trait Words:
    HelpWords
    + Commands
    + Errors
    + Mistakes
    + SourceTexts
    + WebWords
    + FetchWords
    + SearchWords
    + StoryWords
    + CompareWords
    + SyncWords
    + UsageWords
    + Debug
    + Sync
{
    /// Its name in the configuration and in `LANG`: `zh`.
    fn tag(&self) -> &'static str;
}

/// The languages of the interface.
pub static LANGUAGES: &[&dyn Words] = &[&zh::Zh, &ja::Ja, &ko::Ko, &en::En];

/// The language that is spoken where no other was asked for.
pub static DEFAULT: &dyn Words = &en::En;

/// The language of that tag.
#[must_use]
pub fn of(tag: &str) -> Option<&'static dyn Words> {
    LANGUAGES.iter().copied().find(|words| words.tag() == tag)
}

#[cfg(test)]
mod tests;
