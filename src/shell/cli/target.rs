//! Where `export -o` writes to: into what takes a stream, in place of a file.
//! Nothing is replaced that cannot be made again, unless the reader says so.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use super::painted::PaintedOutput;
use crate::export::{self, Seal};
use crate::model::Clean;
use crate::store::write_whole;
use crate::words::{Failure, TargetFault};

/// What a path means as a place for output.
#[derive(Debug)]
pub(super) enum Target {
    Stdout,
    /// A device, a named pipe, a file descriptor: written to, never replaced.
    Stream(PathBuf),
    /// A file, which need not be there; no link.
    File(PathBuf),
}

impl Target {
    /// What a path means. `sources` are what is exported, and the library: a
    /// file that is one of them, or in one that is a folder, is refused.
    ///
    /// # Errors
    /// [`Failure::Target`].
    pub(super) fn find(path: &Path, sources: &[PathBuf], force: bool) -> Result<Self, Failure> {
        if path == Path::new("-") {
            return Ok(Self::Stdout);
        }
        find(path, sources, force).map_err(|fault| Failure::Target { path: shown(path), fault })
    }

    pub(super) fn is_terminal(&self) -> bool {
        match self {
            Self::Stdout => io::stdout().is_terminal(),
            // To open a pipe would wait for its reader.
            Self::Stream(path) => {
                is_character_device(path) && opened(path).is_ok_and(|f| f.is_terminal())
            }
            Self::File(_) => false,
        }
    }

    /// Writes all, to a file all or nothing.
    ///
    /// # Errors
    /// [`Failure::Target`]; of standard output, what the system says.
    pub(super) fn write(&self, bytes: &[u8], out: &mut dyn Write) -> Result<(), Failure> {
        let (path, written) = match self {
            Self::Stdout => return Ok(out.write_all(bytes)?),
            Self::Stream(path) => (path, opened(path).and_then(|mut file| file.write_all(bytes))),
            Self::File(path) => (path, write_whole(path, bytes)),
        };
        written.map_err(|error| Failure::Target { path: shown(path), fault: error.into() })
    }

    /// The same of what was made of editions or clippings: in a file it says that
    /// newsprint made it, so that it may be replaced; a terminal obeys nothing in it.
    ///
    /// # Errors
    /// As [`Target::write`].
    pub(super) fn write_export(
        &self,
        bytes: Vec<u8>,
        seal: Option<Seal>,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let bytes = match (self, seal) {
            (Self::File(_), Some(seal)) => export::sealed(bytes, seal),
            _ => bytes,
        };
        if self.is_terminal() {
            self.write(&bytes, &mut PaintedOutput(out))
        } else {
            self.write(&bytes, out)
        }
    }
}

fn find(path: &Path, sources: &[PathBuf], force: bool) -> Result<Target, TargetFault> {
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let file = end_of_links(path)?;
            return if sources.iter().any(|source| lies_in(&file, source)) {
                Err(TargetFault::Source)
            } else {
                Ok(Target::File(file))
            };
        }
        Err(error) => return Err(error.into()),
    };
    if about.is_dir() {
        return Err(TargetFault::Folder);
    }
    if is_stream(&about, &io::stdout()) {
        return Ok(Target::Stdout);
    }
    if !about.is_file() || is_descriptor(path) {
        return Ok(Target::Stream(path.to_owned()));
    }
    let file = path.canonicalize()?;
    let is_source = |source: &PathBuf| match source.to_str() {
        Some("-") => is_stream(&about, &io::stdin()),
        _ => lies_in(&file, source) || source.metadata().is_ok_and(|of| is_same(&of, &about)),
    };
    if sources.iter().any(is_source) {
        return Err(TargetFault::Source);
    }
    // An administrator may write what nobody should.
    if about.permissions().readonly() {
        return Err(TargetFault::ReadOnly);
    }
    match opened(&file) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            return Err(TargetFault::ReadOnly);
        }
        opened => drop(opened?),
    }
    // Who made a link said with it where things go.
    let is_free =
        force || about.len() == 0 || path.is_symlink() || export::is_untouched(File::open(&file)?)?;
    if is_free { Ok(Target::File(file)) } else { Err(TargetFault::Foreign) }
}

/// Opens what is there to be written to, at its end.
fn opened(path: &Path) -> io::Result<File> {
    OpenOptions::new().append(true).open(path)
}

/// Where a path that nothing is at leads to, through links.
fn end_of_links(path: &Path) -> Result<PathBuf, TargetFault> {
    // As many as Linux follows.
    const MOST: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST {
        let Ok(next) = fs::read_link(&path) else { return Ok(path) };
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    Err(TargetFault::Links)
}

/// Whether a file, which need not be there, is inside a folder.
fn lies_in(file: &Path, folder: &Path) -> bool {
    let parent = match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let (Ok(parent), Ok(folder)) = (parent.canonicalize(), folder.canonicalize()) else {
        return false;
    };
    parent.starts_with(folder)
}

/// Whether a path leads to a file descriptor of a process, such as
/// `/dev/stderr`. What that is open on has a name, too, which is not meant.
fn is_descriptor(path: &Path) -> bool {
    const MOST: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST {
        let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
        let in_fd = |folder: PathBuf| {
            folder.ends_with("fd") && (folder.starts_with("/proc") || folder.starts_with("/dev"))
        };
        if folder.is_some_and(in_fd) {
            return true;
        }
        let Ok(next) = fs::read_link(&path) else { return false };
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    false
}

#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(_: &Metadata, _: &Metadata) -> bool {
    false
}

/// Whether a file is what a standard stream is open on.
#[cfg(unix)]
fn is_stream(about: &Metadata, stream: &impl std::os::fd::AsFd) -> bool {
    let Ok(own) = stream.as_fd().try_clone_to_owned() else { return false };
    File::from(own).metadata().is_ok_and(|own| is_same(&own, about))
}

#[cfg(not(unix))]
fn is_stream<S>(_: &Metadata, _: &S) -> bool {
    false
}

#[cfg(unix)]
fn is_character_device(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    path.metadata().is_ok_and(|about| about.file_type().is_char_device())
}

#[cfg(not(unix))]
fn is_character_device(_: &Path) -> bool {
    false
}

fn shown(path: &Path) -> Clean {
    Clean::line(&path.to_string_lossy())
}
