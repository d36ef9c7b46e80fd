//! A bookmark with what merging needs to know about it.

use crate::model::{Anchor, ArticleId, Bookmark, Clean, EditionKey, Quote};

/// The latest moment a stamp may name: the last millisecond of the year 9999.
pub(super) const LATEST: i64 = 253_402_300_799_999;

/// A bookmark as it is merged: the entry with the later `changed` wins,
/// whichever machine it comes from; on a tie, the one that is here stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookmarkEntry {
    /// The bookmark.
    pub bookmark: Bookmark,
    /// When it was last made, renamed, noted on, removed or restored, in milliseconds
    /// since 1970 (UTC).
    pub changed: i64,
    /// It is a tombstone: removed, and remembered so that another machine's
    /// copy does not bring it back.
    pub removed: bool,
}

impl From<Bookmark> for BookmarkEntry {
    /// An entry not changed since the bookmark was made.
    fn from(bookmark: Bookmark) -> Self {
        Self { changed: bookmark.created, removed: false, bookmark }
    }
}

impl BookmarkEntry {
    /// The entry with nothing in it that a terminal would obey, and stamps
    /// between 1970 and 9999.
    #[must_use]
    pub(super) fn cleaned(self) -> Self {
        let changed = self.changed.clamp(0, LATEST);
        Self { bookmark: cleaned(&self.bookmark), changed, removed: self.removed }
    }
}

/// See [`BookmarkEntry::cleaned`]. Already clean text comes out as it was.
pub(super) fn cleaned(mark: &Bookmark) -> Bookmark {
    let line = |text: &str| Clean::line(text).into_string();
    // A quote may run over the lines of a preformatted block.
    let lines = |text: &str| Clean::lines(text).into_string();
    let quote = &mark.anchor.quote;
    Bookmark {
        id: mark.id,
        edition: EditionKey::new(mark.edition.as_str()),
        anchor: Anchor {
            article: ArticleId::new(mark.anchor.article.as_str()),
            place: mark.anchor.place,
            quote: Quote {
                exact: lines(&quote.exact),
                prefix: lines(&quote.prefix),
                suffix: lines(&quote.suffix),
            },
        },
        paper: line(&mark.paper),
        date: line(&mark.date),
        title: line(&mark.title),
        name: line(&mark.name),
        note: line(&mark.note),
        created: mark.created.clamp(0, LATEST),
    }
}
