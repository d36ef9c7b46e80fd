//! Why a command did not do what it was asked: everything that can be told at
//! its end, as values.

use std::io;

use super::sources::SourcesFault;
use super::usage::Misuse;
use crate::export::{ClippingsFault, EpubError};
use crate::model::error::SystemError;
use crate::model::{Clean, LoadError, OpenError};
use crate::search::QueryFault;
use crate::store::exchange::ImportError;
use crate::store::{LibraryError, NotKept, PlaceError, StateError, SyncFault};

/// Why a command failed.
#[derive(Debug)]
pub enum Failure {
    /// An edition can't be read.
    Open(OpenError),
    /// What is kept can't be read or written.
    State(StateError),
    /// The library can't be changed.
    Library(LibraryError),
    /// There is no place for something.
    Place(PlaceError),
    /// Standard output can't be written.
    Output(io::Error),
    /// Standard input can't be read.
    Input(SystemError),
    /// A file can't be read.
    Unreadable {
        /// The file.
        file: String,
        /// What the system says.
        cause: SystemError,
    },
    /// Nothing is written to a path.
    Target {
        /// The path.
        path: Clean,
        /// Why.
        fault: TargetFault,
    },
    /// The reader could not show the edition that was named; in words.
    Reader(String),
    /// A file is no list of bookmarks.
    Marks {
        /// The file.
        file: String,
        /// What is wrong with it.
        error: ImportError,
    },
    /// A file has no clippings to take in.
    Clippings {
        /// The file.
        file: String,
        /// What is wrong with it.
        fault: ClippingsFault,
    },
    /// Devices are not in step.
    Sync(SyncFault),
    /// Something about a person's sources was not done.
    Sources(SourcesFault),
    /// An edition can't be made an EPUB.
    Epub(EpubError),
    /// There is no terminal to read on.
    NoTerminal(NoTerminal),
    /// Standard input is no terminal, and nothing else was named.
    NothingNamed,
    /// There is neither a path nor an edition of that name.
    NeitherPathNorEdition {
        /// What was named.
        name: String,
    },
    /// The library has no edition of that name.
    NoEdition {
        /// What was named.
        name: String,
        /// Editions whose names are near.
        near: Vec<String>,
    },
    /// Several editions may be meant.
    ManyEditions {
        /// What was named.
        name: String,
        /// The first of them.
        which: Vec<String>,
        /// There are more.
        more: bool,
    },
    /// The edition came with the program.
    Sample {
        /// What was named.
        name: String,
    },
    /// There is no such article.
    NoArticle {
        /// The edition.
        edition: String,
        /// What was asked for.
        wanted: String,
        /// How many articles there are.
        count: usize,
    },
    /// A path is none, and was probably meant to be a command.
    MeantCommand {
        /// The path.
        path: String,
        /// The command.
        command: String,
    },
    /// A query was not understood.
    Query(QueryFault),
    /// There is no index to search with.
    Index(NotKept),
    /// The command line was not understood.
    Usage(Usage),
}

/// Why nothing is written to a path.
#[derive(Debug)]
pub enum TargetFault {
    /// It is a folder.
    Folder,
    /// It is what is exported, or in the folder of it.
    Source,
    /// The file may not be written.
    ReadOnly,
    /// There is a file that newsprint did not make, or that was changed since.
    Foreign,
    /// Links lead from one to the next, without an end.
    Links,
    /// The system refuses.
    System(SystemError),
}

/// What of a command line was not understood.
#[derive(Debug)]
pub enum Usage {
    /// What its parser did not understand, and the way out.
    Misuse(Box<Misuse>, Help),
    /// Options of the reader with a command.
    WithCommand,
    /// A path that is none, and others behind it: it was meant as a command.
    MeantCommand {
        /// The path.
        path: String,
        /// The command.
        command: String,
    },
    /// A setting, or a theme's file, is mistaken; in words.
    Mistake(String),
    /// The name of a file for clippings says no form.
    NoClippingForm {
        /// The name.
        path: String,
    },
    /// No folder is named to keep devices in step over.
    NoSyncFolder,
    /// An EPUB to the terminal.
    EpubToTerminal,
    /// There is no such level of line breaking.
    NoLevel {
        /// What was asked for.
        name: String,
        /// For the texts of this language, by its tag.
        lang: &'static str,
        /// The levels there are.
        known: Vec<&'static str>,
    },
}

/// Where help is found.
#[derive(Debug)]
pub enum Help {
    /// That command was meant.
    Meant(String),
    /// In the help of that command.
    Of(String),
    /// In the help of the program.
    All,
}

/// Why newsprint can't be read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTerminal {
    /// Standard output goes elsewhere.
    Output,
    /// Standard input goes elsewhere, and there is no controlling terminal.
    Keys,
    /// It can't move its cursor.
    Dumb,
}

impl From<QueryFault> for Failure {
    fn from(fault: QueryFault) -> Self {
        Self::Query(fault)
    }
}

impl From<NotKept> for Failure {
    fn from(fault: NotKept) -> Self {
        Self::Index(fault)
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Self::Open(error.into())
    }
}

impl From<StateError> for Failure {
    fn from(error: StateError) -> Self {
        Self::State(error)
    }
}

impl From<SyncFault> for Failure {
    fn from(fault: SyncFault) -> Self {
        Self::Sync(fault)
    }
}

impl From<LibraryError> for Failure {
    fn from(error: LibraryError) -> Self {
        Self::Library(error)
    }
}

impl From<PlaceError> for Failure {
    fn from(error: PlaceError) -> Self {
        Self::Place(error)
    }
}

/// What the system says by itself is of standard output; all else names its
/// file.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

impl From<EpubError> for Failure {
    fn from(error: EpubError) -> Self {
        Self::Epub(error)
    }
}

impl From<SourcesFault> for Failure {
    fn from(fault: SourcesFault) -> Self {
        Self::Sources(fault)
    }
}

impl From<NoTerminal> for Failure {
    fn from(error: NoTerminal) -> Self {
        Self::NoTerminal(error)
    }
}

impl From<Usage> for Failure {
    fn from(usage: Usage) -> Self {
        Self::Usage(usage)
    }
}

impl From<io::Error> for TargetFault {
    fn from(error: io::Error) -> Self {
        Self::System((&error).into())
    }
}
