//! The only place that touches everything and decides nothing.

mod keeper;
mod keys;
mod setup;
pub mod terminal;
mod wardrobe;
