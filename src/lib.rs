//! newsprint: whole newspaper editions, read in a terminal.

pub mod app;
pub mod loader;
pub mod model;
pub mod shell;
