//! The only place that touches everything and decides nothing.

mod article_file;
pub mod cli;
mod edition_thread;
pub mod editions;
mod fetch_faults;
mod fetcher;
pub mod fetching;
mod inbox;
mod keeper;
mod keys;
mod lookup;
mod opening;
mod picture_worker;
mod pointer;
mod program;
pub mod run;
pub mod runtime;
pub mod search;
mod searcher;
mod setup;
mod shelf_reader;
mod shelves;
mod sources_file;
pub mod stock;
mod stock_entry;
mod stopwatch;
mod syncer;
pub mod terminal;
mod tesseract;
mod timer;
mod wardrobe;
mod worker;

pub use edition_thread::JobReport;
pub use opening::Given;
