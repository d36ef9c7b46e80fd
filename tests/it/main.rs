//! Tests of the whole program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests say what must hold by unwrapping it"
)]

mod asking;
mod bidi;
#[cfg(target_os = "linux")]
mod bounds;
mod cli;
mod clippings;
mod columns;
mod commands_and_keys;
mod comparing;
mod config;
mod conformance;
mod contents;
mod correcting;
mod corrections;
mod edition_search;
mod editions;
mod fetched_books;
mod fetched_changes;
mod fetched_marks;
mod fetching;
mod figures;
mod folders;
mod formats;
mod front;
mod front_holes;
mod in_step;
mod layers;
mod layout_properties;
mod letters;
#[cfg(unix)]
mod lookup;
mod marks;
mod minutes;
mod missing_pages;
mod mixtures;
mod newsstand;
mod notices;
mod pictures;
mod plain;
#[cfg(target_os = "linux")]
mod pty;
mod reading;
mod recent;
#[cfg(unix)]
mod recognised;
mod related;
mod room;
mod saved;
mod scan;
mod screens;
mod script;
mod search_screen;
mod searching;
mod selecting;
mod signs;
mod soup;
mod stories;
mod support;
mod today;
mod unseen;
mod unspaced;
mod upright;
mod ways;
mod web;
mod words;
