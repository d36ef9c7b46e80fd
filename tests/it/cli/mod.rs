//! The command line, in real processes.

mod bookmarks;
mod clippings;
mod compare;
mod complaints;
mod config;
mod export;
mod import;
mod inspect;
mod library;
mod licences;
mod print;
#[cfg(target_os = "linux")]
mod read;
mod search;
mod sources;
mod stories;
mod sync;
mod words;
