//! Clippings that are to be written, and what is told of each in several forms.

use crate::model::{CitationStyle, Clean, ClippingEntry, Date, Provenance};

/// Clippings that are to be written.
#[derive(Debug, Clone, Copy)]
pub struct ClippingFile<'a> {
    /// They, in the order to write them.
    pub entries: &'a [ClippingEntry],
    /// What stands over them.
    pub title: &'a str,
    /// How what they are cut from is cited.
    pub style: CitationStyle,
}

impl ClippingFile<'_> {
    /// How what a clipping is cut from is cited.
    pub(super) fn citation(&self, entry: &ClippingEntry) -> String {
        self.cited(&entry.clipping.provenance, entry.clipping.day())
    }

    pub(super) fn cited(&self, from: &Provenance, seen: Option<Date>) -> String {
        Clean::line(&self.style.cite(from, seen)).into_string()
    }
}

/// An entry as JSON on one line.
pub(super) fn json(entry: &ClippingEntry) -> String {
    // Nothing in it can fail: there are no maps with keys that are no strings.
    serde_json::to_string(entry).unwrap_or_default()
}

/// A moment in milliseconds since 1970 (UTC).
pub(super) fn moment(millis: i64) -> Option<jiff::Timestamp> {
    jiff::Timestamp::from_millisecond(millis).ok()
}
