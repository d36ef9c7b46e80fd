//! What several devices of one reader keep in step: entries as values, and how two
//! versions of one are merged. Knows neither files nor the clock.
//!
//! Each device writes one file of lines ([`line_of`]) with all that it knows, and reads
//! those of the others. [`Replica::merge`] takes, of two versions of a thing, the one
//! with the later [`Stamp`]: it is commutative, associative and idempotent, so that it
//! does not matter in which order, how often or in which parts files arrive. A thing
//! that was removed stays as a tombstone; what is missing in a file says nothing.

mod entry;
mod lines;
mod replica;
mod report;

pub use entry::{DRIFT, EntryKey, Kept, KeptKind, Stamp, SyncEntry};
pub use lines::{LineFault, MOST_LINE, line_of, read_line};
pub use replica::{Replica, beats};
pub use report::SyncReport;

#[cfg(test)]
mod tests;
