//! newsprint: whole newspaper editions, read in a terminal.

pub mod app;
pub mod model;
pub mod shell;
