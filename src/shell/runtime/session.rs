//! What the program is started with, and what it asks of the terminal.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::{ImportedEdition, Msg};
use crate::config::Config;
use crate::keymap::Keymap;
use crate::layout::Reordering;
use crate::model::{EditionKey, Raster};
use crate::shell::edition_thread::JobReport;
use crate::shell::opening::Given;
use crate::shell::stock::Stock;
use crate::shell::terminal::Protocol;
use crate::words::Words;

/// What the program is started with.
#[derive(Debug)]
pub struct Session {
    /// The language of the interface.
    pub words: &'static dyn Words,
    /// The effective configuration.
    pub config: Config,
    /// The keys.
    pub keymap: Keymap,
    /// The user's themes directory, if there is one.
    pub themes: Option<PathBuf>,
    /// Where bookmarks and positions are kept, or why nowhere.
    pub data: Result<PathBuf, String>,
    /// The editions.
    pub stock: Stock,
    /// The edition to open at once, and leave the program with.
    pub open: Option<Given>,
    /// Mistakes in configuration files, to be told once.
    pub mistakes: Vec<String>,
    /// How the terminal stands to pictures and to right-to-left text.
    pub eyes: Eyes,
    /// Where `sources.toml` is.
    pub sources: Option<PathBuf>,
    /// What is to be read today is opened at once; how many articles of each
    /// edition were read.
    pub today: Option<Vec<(EditionKey, usize)>>,
    /// To how many minutes each edition is cut that is opened.
    pub minutes: Option<usize>,
}

/// How a terminal stands to pictures and to right-to-left text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Eyes {
    /// How it takes them to draw them itself, if it is known to.
    pub protocol: Option<Protocol>,
    /// A cell in pixels, across and down; (0, 0) is unknown.
    pub cell: (u16, u16),
    /// Who puts right-to-left text in order, if no setting says it.
    pub reordering: Reordering,
}

/// What comes to whoever drives a [`Runtime`].
#[derive(Debug)]
pub enum Heard {
    /// A message for the application.
    App(Msg),
    /// What an edition's thread says.
    Job(JobReport),
}

impl From<Msg> for Heard {
    fn from(msg: Msg) -> Self {
        Self::App(msg)
    }
}

impl From<JobReport> for Heard {
    fn from(report: JobReport) -> Self {
        Self::Job(report)
    }
}

/// How the program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// The reader left.
    Quit,
    /// The edition that was named cannot be opened; one line says why.
    Failed(String),
    /// A signal asked for it.
    Signal(i32),
    /// The terminal went away.
    Hangup,
}

/// What the terminal is to do before the next frame.
#[allow(clippy::struct_excessive_bools, reason = "each is a thing to do, or not")]
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Errands {
    /// Sequences that put text on the clipboard.
    pub copied: Vec<String>,
    /// Pictures that it is to draw, or to forget.
    pub pictures: Vec<PictureErrand>,
    /// How it takes pictures, where that has just become known.
    pub protocol: Option<Protocol>,
    /// Every cell is to be drawn again.
    pub redraw: bool,
    /// The terminal goes back to the shell for a while.
    pub suspend: bool,
    /// The newsstand is to be filled.
    pub fill: bool,
    /// What is in the inbox is to be imported.
    pub import: bool,
    /// These editions are to go from the library to its trash.
    pub take_back: Vec<ImportedEdition>,
}

/// What the terminal is to do about pictures.
#[derive(Debug, PartialEq, Eq)]
pub enum PictureErrand {
    /// Draw this one where so many rows are left to its number.
    Hand(u32, (u16, u16), Arc<Raster>),
    /// Forget these.
    Withdraw(Vec<u32>),
}
