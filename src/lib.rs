//! newsprint: whole newspaper editions, read in a terminal.

pub mod app;
pub mod config;
pub mod keymap;
pub mod layout;
pub mod loader;
pub mod model;
pub mod shell;
pub mod store;
pub mod toml_file;
pub mod view;
