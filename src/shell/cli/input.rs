//! Inputs: a path, or `-` for standard input.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Result;
use super::bar::Bar;
use super::config::Home;
use super::ids::{self, Named};
use crate::input::{Hint, limits};
use crate::model::Clean;
use crate::shell::editions::{self, OpenEdition};
use crate::words::Failure;

/// What standard input is called in messages and as a masthead.
const STDIN: &str = "stdin";

/// Whether a path means standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Opens the edition at a path, the one that comes from standard input, or the
/// one that is called so where there is no such path.
///
/// # Errors
/// One line that names the input, what is wrong with it, and the way out.
pub(super) fn open(path: &Path, hint: Hint, home: &Home) -> Result<OpenEdition> {
    if is_stdin(path) {
        let bytes = stdin(limits::FILE)?;
        let hint = Hint { name: STDIN.to_owned(), ..hint };
        return Ok(with_corrections(editions::open_bytes(bytes, &hint)?, home));
    }
    if path.symlink_metadata().is_err() {
        return named(path, &hint, home);
    }
    Ok(with_corrections(editions::open(path, &hint, home.places.cache().ok())?, home))
}

/// The same with the corrections that are kept for it, where it has no place of
/// its own to keep them in: what came through a pipe.
fn with_corrections(mut open: OpenEdition, home: &Home) -> OpenEdition {
    if let Ok(data) = home.places.data() {
        open.keep_corrections_under(data);
    }
    open
}

/// Opens the edition of the library, or of those that came with the program,
/// that is called like a path that is not there.
fn named(path: &Path, hint: &Hint, home: &Home) -> Result<OpenEdition> {
    let id = Clean::line(&path.to_string_lossy());
    let library = home.library();
    match ids::find_any(&id, library.as_deref())? {
        Some(Named::Kept(folder)) => {
            let folder = library.unwrap_or_default().join(folder);
            Ok(editions::open(&folder, hint, home.places.cache().ok())?)
        }
        Some(Named::Sample(bundled)) => Ok(bundled.open()?),
        None => Err(Failure::NeitherPathNorEdition { name: id.into_string() }),
    }
}

/// Opens the edition at a path, or that of which the paths are the pages or
/// the feeds.
///
/// # Errors
/// As [`open`]; of several only if none can be read.
pub(super) fn open_all(paths: &[PathBuf], hint: Hint, home: &Home) -> Result<OpenEdition> {
    let bar = Arc::new(Bar::new(paths.len()));
    let hint = bar.beside(hint);
    let open = match paths {
        [path] => open(path, hint, home),
        several => Ok(editions::open_several(several, &hint)?),
    };
    bar.clear();
    open
}

/// What a file that is read is called in messages.
pub(super) fn name(file: &Path) -> String {
    if is_stdin(file) { STDIN.to_owned() } else { file.display().to_string() }
}

/// A file, or standard input; of one that is longer than `limit` a byte more.
///
/// # Errors
/// When it cannot be read.
pub(super) fn bytes(file: &Path, limit: u64) -> Result<Vec<u8>> {
    if is_stdin(file) {
        return stdin(limit);
    }
    let mut bytes = Vec::new();
    File::open(file)
        .and_then(|opened| opened.take(limit + 1).read_to_end(&mut bytes))
        .map_err(|error| Failure::Unreadable { file: name(file), cause: (&error).into() })?;
    Ok(bytes)
}

/// All of standard input, or what is just over `limit` bytes of it.
pub(super) fn stdin(limit: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::Input((&error).into()))?;
    Ok(bytes)
}
