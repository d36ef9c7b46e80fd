//! The only place that touches everything and decides nothing.

pub mod cli;
mod edition_thread;
pub mod editions;
pub mod fetching;
mod inbox;
mod keeper;
mod keys;
mod opening;
mod picture_worker;
pub mod run;
pub mod runtime;
mod setup;
mod shelves;
mod sources_file;
pub mod stock;
mod stopwatch;
pub mod terminal;
mod wardrobe;
mod worker;

pub use edition_thread::JobReport;
pub use opening::Given;
