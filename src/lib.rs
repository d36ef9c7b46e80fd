//! newsprint: whole newspaper editions, read in a terminal.

pub mod app;
pub mod config;
pub mod keymap;
pub mod model;
pub mod toml_file;
