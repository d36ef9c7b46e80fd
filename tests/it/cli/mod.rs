//! The command line, in real processes.

mod bookmarks;
mod complaints;
mod config;
mod import;
mod inspect;
mod print;
#[cfg(target_os = "linux")]
mod read;
mod words;
