//! What is kept in step, and when it was said.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::model::{ArticleId, Bookmark, Clipping, EditionKey, MarkId, Position};

/// How far ahead of the clock a stamp is still believed, in milliseconds: a day, since
/// clocks that are set by hand are wrong by a time zone, and those that are worse are
/// wrong by years.
pub const DRIFT: i64 = 24 * 60 * 60 * 1000;

/// When and where a version was made: a hybrid logical clock. The later wins; the
/// fields are compared in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    /// Milliseconds since 1970 (UTC), and later than the version that was changed,
    /// whatever the clock said.
    pub time: i64,
    /// Parts versions of the same time.
    pub count: i64,
    /// The device.
    pub device: Uuid,
}

impl Stamp {
    /// The stamp as a device believes it whose clock says `now`. One that is further
    /// ahead than [`DRIFT`] counts as older than all true ones, so that a clock that is
    /// years ahead wins nothing; among its like it keeps its place.
    #[must_use]
    pub fn believed(self, now: i64) -> Self {
        if self.time <= now.saturating_add(DRIFT) {
            return self;
        }
        Self { time: 0, count: self.time, device: self.device }
    }
}

/// A thing that is kept in step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kept {
    /// A bookmark with its note.
    Bookmark(Box<Bookmark>),
    /// A clipping with its text.
    Clipping(Box<Clipping>),
    /// A story that one follows.
    Story {
        /// Its identity.
        id: MarkId,
        /// What it is called.
        name: String,
        /// What finds its articles.
        query: String,
        /// When it was first followed, as in a bookmark.
        created: i64,
    },
    /// How far one came in an article.
    Position {
        /// The edition.
        edition: EditionKey,
        /// The article.
        article: ArticleId,
        /// Where, and whether it was read.
        at: Position,
    },
    /// Where one was in an edition.
    Edition {
        /// The edition.
        edition: EditionKey,
        /// The article to come back to.
        last: Option<ArticleId>,
    },
}

/// What a thing is known by on all devices.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey {
    /// What it is.
    pub kind: KeptKind,
    /// Its identity, or its edition.
    pub id: String,
    /// Its article, if it is a position.
    pub part: String,
}

/// The kinds of [`Kept`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeptKind {
    /// A bookmark.
    Bookmark,
    /// A clipping.
    Clipping,
    /// A story.
    Story,
    /// An edition.
    Edition,
    /// A position.
    Position,
}

impl Kept {
    /// What it is known by.
    #[must_use]
    pub fn key(&self) -> EntryKey {
        let one = |kind, id: String| EntryKey { kind, id, part: String::new() };
        match self {
            Self::Bookmark(mark) => one(KeptKind::Bookmark, mark.id.0.to_string()),
            Self::Clipping(clipping) => one(KeptKind::Clipping, clipping.id.0.to_string()),
            Self::Story { id, .. } => one(KeptKind::Story, id.0.to_string()),
            Self::Edition { edition, .. } => one(KeptKind::Edition, edition.as_str().to_owned()),
            Self::Position { edition, article, .. } => EntryKey {
                kind: KeptKind::Position,
                id: edition.as_str().to_owned(),
                part: article.as_str().to_owned(),
            },
        }
    }
}

/// A version of a thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SyncEntry {
    /// When and where it was made.
    pub stamp: Stamp,
    /// It is a tombstone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
    /// The thing.
    pub kept: Kept,
}
