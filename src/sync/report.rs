//! What came of keeping in step.

use super::entry::KeptKind;
use crate::model::Clean;
use crate::model::error::SystemError;

/// What keeping in step did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SyncReport {
    /// How many files of other devices were read.
    pub devices: usize,
    /// Bookmarks, clippings, stories, editions and articles that others have a later
    /// version of, in this order.
    pub came: [usize; 5],
    /// How many versions of this device no file had.
    pub went: usize,
    /// Files in which so many lines cannot be read: half-synced, damaged, or of a
    /// later newsprint.
    pub skipped: Vec<(Clean, usize)>,
    /// Files that cannot be read at all, and why.
    pub unreadable: Vec<(Clean, SystemError)>,
}

impl SyncReport {
    /// Counts what came.
    pub fn count(&mut self, kind: KeptKind) {
        self.came[kind as usize] += 1;
    }

    /// Whether anything came, or something could not be read.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.came.iter().any(|count| *count > 0) || self.has_faults()
    }

    /// Whether something could not be read.
    #[must_use]
    pub fn has_faults(&self) -> bool {
        !(self.skipped.is_empty() && self.unreadable.is_empty())
    }
}
