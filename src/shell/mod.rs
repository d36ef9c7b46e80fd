//! The only part that touches disk, terminal and clock.

pub mod editions;
