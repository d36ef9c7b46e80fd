//! `sources.toml`: read into values, with the place of every mistake; and
//! changed a few lines at a time, so that what a person wrote stays.

mod edit;
mod read;
mod secrets;
mod source;
pub(super) mod values;
mod write;

pub use edit::{EditError, add, remove_paper, remove_source, set_kind, set_slow};
pub use read::{MOST_PAPERS, MOST_SOURCES, exposed, is_name, read};

#[cfg(test)]
mod edit_tests;
#[cfg(test)]
mod tests;
