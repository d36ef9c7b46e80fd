//! What is to be said of a source that gave something all the same.

use super::web::WebError;
use crate::model::{Clean, Warning};

/// What is to be said of a source that gave something all the same. Values
/// without words; the words are the interface's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FetchNote {
    /// What a loader could not take as it stood.
    Loader(Warning),
    /// The source has moved for good, to this address.
    Moved(Clean),
    /// So many pages gave one and the same text, a cookie wall or a log-in:
    /// the feed's texts stand in their place.
    SameText(usize),
    /// So many pages gave less than the feed does, or another article.
    ShortText(usize),
    /// So many pages gave nothing; the first, and why.
    NoPage {
        /// How many.
        count: usize,
        /// The first.
        url: Clean,
        /// Why.
        why: WebError,
    },
    /// So many pages held no article; the first.
    NoText {
        /// How many.
        count: usize,
        /// The first.
        url: Clean,
    },
    /// So many pictures could not be had; the first, and why, if it was the
    /// network's fault.
    NoPicture {
        /// How many.
        count: usize,
        /// The first.
        url: Clean,
        /// Why; else it was no picture.
        why: Option<WebError>,
    },
    /// So many read marks could not be sent to the server yet.
    MarksWait(usize),
    /// Of its articles only so many are taken.
    Most(usize),
    /// Its newest issue is of this day, not of the one that was asked for.
    OtherDay(Clean),
}

impl From<Warning> for FetchNote {
    fn from(warning: Warning) -> Self {
        Self::Loader(warning)
    }
}
