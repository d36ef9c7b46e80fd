//! What is kept between two readings, under the data directory: bookmarks,
//! clippings, reading positions and read marks in `state.db`, and the library of editions
//! ([`Library`]).
//!
//! `state.db` is `SQLite` in write-ahead mode with full synchronisation, so two
//! newsprints at once lose nothing, and a kill at any moment leaves the state
//! before a write or after it. A damaged file is set aside under another name,
//! never overwritten, and what can be read from it goes into a new one.
//! What can be made again is in the cache directory: the library's
//! [`Catalogue`], and the [`TermIndex`] of all articles.
//!
//! Everything here waits for the disk: call it from a thread that does not
//! draw. Text that comes out of the database or of an import was made
//! [`Clean`](crate::model::Clean) first.

mod arrivals;
mod atomic;
mod bounded;
pub mod catalogue;
mod clippings;
mod dirs;
mod disposable;
mod durable;
mod entry;
mod error;
pub mod exchange;
pub mod fetched;
mod folder_names;
mod holder;
mod in_step;
mod library;
mod look;
mod marks;
mod pace;
mod quarantine;
mod reading;
mod salvage;
mod schema;
mod state;
mod stories;
pub mod term_index;
mod trash;

#[cfg(test)]
mod crash_tests;
#[cfg(test)]
mod sample;

pub use arrivals::Arrival;
pub use atomic::write_whole;
pub use bounded::{SETTINGS, open_file, read_file, read_text, special};
pub use catalogue::Catalogue;
pub use dirs::{Directories, NoHome, Overrides, PlaceError, make_dir};
pub use entry::BookmarkEntry;
pub use error::{NotKept, StateError, StoreNotice};
pub use holder::Holder;
pub use in_step::SyncFault;
pub use library::{Library, LibraryError, StoreOutcome, Tidied, Undone};
pub use look::{keep_look, look};
pub use marks::ImportReport;
pub use reading::ReadProgress;
pub use state::{State, clock, has_state, today};
pub use term_index::TermIndex;
pub use trash::{Restored, bytes as bytes_in};
