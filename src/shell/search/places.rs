//! What is searched.

use std::path::PathBuf;

/// What is searched.
#[derive(Debug, Clone)]
pub struct SearchPlaces {
    /// The library.
    pub library: Option<PathBuf>,
    /// The directory of what can be made again.
    pub cache: PathBuf,
    /// Whether the editions that came with the program are among them.
    pub samples: bool,
}

/// What the index calls the editions that came with the program.
pub(super) const BUNDLED: &str = "";

impl SearchPlaces {
    /// What the index calls the library.
    pub(super) fn library_name(&self) -> Option<String> {
        self.library.as_ref().map(|library| library.to_string_lossy().into_owned())
    }
}
