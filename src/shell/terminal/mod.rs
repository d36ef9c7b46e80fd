//! The terminal: what goes to it, what comes from it, and how it is given back.
//!
//! Output: a [`TerminalCanvas`] draws ratatui's frames; [`TerminalSession`] owns the terminal's
//! modes and restores them once, whatever happens. Input: [`listen`] starts
//! the threads that turn keys, signals and a lost terminal into [`Event`]s.

mod backend;
mod capabilities;
mod clipboard;
mod glyph;
mod grid;
mod input;
mod iterm;
mod kitty;
mod kitty_placeholders;
mod large;
mod paint;
mod parse;
mod pen;
mod plates;
mod probe;
mod screen;
mod sixel;
mod suspend;
mod tmux;

pub use backend::{ScreenSize, TerminalCanvas, cell_size, terminal_size};
pub use capabilities::{Traits, Vars};
pub use clipboard::{ClipboardError, MAX_COPY, copy_sequence};
pub use input::{Event, Mouse, MouseKind, listen};
pub use plates::Protocol;
pub use probe::ProbeReply;
pub use screen::{CATCHES, CellOrder, Leaver, Options, TerminalSession, require_tty};
pub use suspend::{reraise_signal, suspend};
pub use tmux::{OuterTerminal, probe_outer_terminal};
