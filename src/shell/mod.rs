//! The only place that touches everything and decides nothing.

pub mod cli;
mod darkroom;
pub mod desk;
pub mod editions;
mod inbox;
mod keeper;
mod keys;
pub mod run;
mod setup;
mod shelves;
pub mod stock;
pub mod terminal;
mod wardrobe;
