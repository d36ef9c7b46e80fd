//! All that a device knows, and how it grows.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

use super::entry::{EntryKey, SyncEntry};
use super::lines::line_of;

/// Whether this version is to stand, and not the other. Devices that tick at once are
/// parted by their identities; where even those are the same, as after a backup was
/// brought back, by what is said.
#[must_use]
pub fn beats(this: &SyncEntry, other: &SyncEntry) -> bool {
    match this.stamp.cmp(&other.stamp) {
        Ordering::Equal => this != other && line_of(this) > line_of(other),
        order => order.is_gt(),
    }
}

/// All that a device knows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Replica {
    entries: BTreeMap<EntryKey, SyncEntry>,
}

impl Replica {
    /// Takes a version in, if it is the later; tells whether it was.
    pub fn take(&mut self, entry: SyncEntry) -> bool {
        match self.entries.entry(entry.kept.key()) {
            Slot::Vacant(slot) => {
                slot.insert(entry);
                true
            }
            Slot::Occupied(mut slot) => {
                let beats = beats(&entry, slot.get());
                if beats {
                    slot.insert(entry);
                }
                beats
            }
        }
    }

    /// What both know.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        for entry in other.entries.into_values() {
            self.take(entry);
        }
        self
    }

    /// The version of a thing that is known.
    #[must_use]
    pub fn get(&self, key: &EntryKey) -> Option<&SyncEntry> {
        self.entries.get(key)
    }

    /// All that is known, by key.
    pub fn entries(&self) -> impl Iterator<Item = (&EntryKey, &SyncEntry)> {
        self.entries.iter()
    }

    /// All that is known, by key.
    pub fn into_entries(self) -> impl Iterator<Item = SyncEntry> {
        self.entries.into_values()
    }

    /// How many things are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
