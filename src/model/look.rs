//! How a person last looked at papers, where it is not as configured.

use serde::{Deserialize, Serialize};

use super::{ArticleId, EditionKey};

/// Where one left off reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOff {
    /// The edition.
    pub edition: EditionKey,
    /// The article that one was in, or the next.
    pub article: ArticleId,
    /// What it is called.
    pub title: String,
    /// How much of it was read, in percent.
    pub percent: u8,
}

/// What was chosen with keys while reading, and holds the next time. Nothing
/// where it is as configured.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct ChosenLook {
    /// The name of the theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// The measure, in columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<u16>,
    /// The paper that was opened last, by its masthead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<String>,
    /// Where one left off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_off: Option<LeftOff>,
    /// The article alone.
    pub zen: bool,
    /// Several columns.
    pub columns: bool,
    /// Articles by printed page, not by section.
    pub by_page: bool,
    /// Editions open on the front page.
    pub front: bool,
}
