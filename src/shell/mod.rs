//! The only place that touches everything and decides nothing.

pub mod terminal;
