//! newsprint: whole newspaper editions, read in a terminal.

pub mod app;
pub mod layout;
pub mod model;
