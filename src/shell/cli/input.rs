//! Inputs: a path, or `-` for standard input.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::config::Home;
use crate::loader::{Hint, limits};
use crate::shell::editions::{self, OpenEdition};

/// What standard input is called in messages and as a masthead.
const STDIN: &str = "stdin";

/// Whether a path means standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Opens the edition at a path, or the one that comes from standard input.
///
/// # Errors
/// One line that names the input, what is wrong with it, and the way out.
pub(super) fn open(path: &Path, hint: Hint, home: &Home) -> Result<OpenEdition> {
    if is_stdin(path) {
        let bytes = stdin(limits::FILE)?;
        let hint = Hint { name: STDIN.to_owned(), ..hint };
        let mut open = editions::open_bytes(bytes, &hint)?;
        if let Ok(data) = home.places.data() {
            open.keep_corrections_under(data);
        }
        return Ok(open);
    }
    Ok(editions::open(path, &hint, home.places.cache().ok())?)
}

/// Opens the edition at a path, or that of which the paths are the pages or
/// the feeds.
///
/// # Errors
/// As [`open`]; of several only if none can be read.
pub(super) fn open_all(paths: &[PathBuf], hint: Hint, home: &Home) -> Result<OpenEdition> {
    match paths {
        [path] => open(path, hint, home),
        several => Ok(editions::open_several(several, &hint)?),
    }
}

/// All of standard input, or what is just over `limit` bytes of it.
pub(super) fn stdin(limit: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .context("standard input cannot be read")?;
    Ok(bytes)
}
