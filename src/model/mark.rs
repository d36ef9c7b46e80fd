//! What a reader leaves in an edition: bookmarks and reading positions.

use serde::{Deserialize, Serialize};

use super::{Anchor, ArticleId, EditionKey, Place};

/// The identity of a bookmark, unique across machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MarkId(pub uuid::Uuid);

/// A bookmark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    /// Its identity.
    pub id: MarkId,
    /// The edition it is in.
    pub edition: EditionKey,
    /// Where in the edition.
    pub anchor: Anchor,
    /// The paper's title, the edition's date (YYYY-MM-DD) and the article's
    /// title, to show the bookmark when the edition is not at hand.
    pub paper: String,
    /// See `paper`.
    pub date: String,
    /// See `paper`.
    pub title: String,
    /// What the reader called it; may be empty.
    pub name: String,
    /// What the reader noted on it, in one line; may be empty.
    #[serde(default)]
    pub note: String,
    /// When it was made, in milliseconds since 1970 (UTC).
    pub created: i64,
}

impl Bookmark {
    /// The words that it was set on, in one line; the headline where there are none.
    #[must_use]
    pub fn words(&self) -> String {
        let quote = &self.anchor.quote;
        let words = format!("{}{}", quote.exact, quote.suffix).replace('\n', " ");
        let words = if words.trim().is_empty() { &self.title } else { words.trim() };
        words.to_owned()
    }
}

/// How far a reader came in an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The text at the top of the screen.
    pub place: Place,
    /// The end was reached.
    pub read: bool,
}

/// An article that was read in, for a list of what was read lately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentRead {
    /// The edition.
    pub edition: EditionKey,
    /// The article.
    pub article: ArticleId,
    /// Its title, to show it when the edition is not at hand.
    pub title: String,
    /// How far one came in it.
    pub position: Position,
    /// How much of it was shown, in percent.
    pub percent: u8,
    /// When it was read last, in milliseconds since 1970 (UTC); whoever keeps it
    /// sets it.
    pub seen: i64,
}

/// Where a reader is in one edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadingState {
    /// The articles that were opened or marked, by id.
    pub positions: Vec<(ArticleId, Position)>,
    /// The article one was in.
    pub last: Option<ArticleId>,
    /// When the edition was last opened or read in, in milliseconds since
    /// 1970 (UTC).
    pub last_opened: Option<i64>,
}
