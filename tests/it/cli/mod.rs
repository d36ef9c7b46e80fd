//! The command line, in real processes.

mod bookmarks;
mod complaints;
mod config;
mod inspect;
mod print;
mod words;
