//! The texts of an edition on their way into the library: in a folder beside
//! the pictures that wait, since those of a large day need not be in memory.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::report::EditionFate;
use super::staging::Staging;
use crate::loader::native::TakePiece;
use crate::store::{LibraryError, make_dir};

/// What is read at once.
const AT_ONCE: usize = 64 << 10;

/// The files of an edition; they are gone when this is.
pub(super) struct EditionFiles {
    room: PathBuf,
    /// Their names in the edition, in its order.
    names: Vec<String>,
    /// The one that was written to last.
    open: Option<(String, File)>,
}

impl EditionFiles {
    pub(super) fn new(staging: &Staging) -> Self {
        Self { room: staging.room(), names: Vec::new(), open: None }
    }

    /// Adds a text to the file of a name.
    pub(super) fn append(&mut self, name: &str, text: &str) -> Result<(), EditionFate> {
        self.write(name, text).map_err(|error| self.unwritten(error))
    }

    fn write(&mut self, name: &str, text: &str) -> io::Result<()> {
        if self.open.as_ref().is_none_or(|(known, _)| known != name) {
            let path = self.room.join(name);
            make_dir(path.parent().unwrap_or(&self.room))?;
            let file = OpenOptions::new().create(true).append(true).open(path)?;
            self.open = Some((name.to_owned(), file));
            if !self.names.iter().any(|known| known == name) {
                self.names.push(name.to_owned());
            }
        }
        match &mut self.open {
            Some((_, file)) => file.write_all(text.as_bytes()),
            None => Ok(()),
        }
    }

    /// Gives a file to `take`, in pieces.
    pub(super) fn read(&self, name: &str, take: &mut TakePiece<'_>) -> Result<(), EditionFate> {
        let unread = |error| self.unwritten(error);
        let mut file = File::open(self.room.join(name)).map_err(unread)?;
        let mut piece = vec![0; AT_ONCE];
        loop {
            match file.read(&mut piece) {
                Ok(0) => return Ok(()),
                Ok(count) => take(&piece[..count])?,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(unread(error)),
            }
        }
    }

    /// By what it is known whether an edition with these files and pictures is
    /// as it was.
    pub(super) fn print(&mut self, pictures: &[(String, PathBuf)]) -> Result<String, EditionFate> {
        self.open = None;
        let mut hasher = blake3::Hasher::new();
        for (name, path) in self.paths() {
            let length = fs::metadata(&path).map_err(|error| self.unwritten(error))?.len();
            hasher.update(name.as_bytes());
            hasher.update(&length.to_le_bytes());
            self.read(&name, &mut |piece| {
                hasher.update(piece);
                Ok(())
            })?;
        }
        // A picture's name is its content's.
        for (name, _) in pictures {
            hasher.update(name.as_bytes());
        }
        Ok(hasher.finalize().to_hex().to_string())
    }

    /// The names of the files, and where they are.
    pub(super) fn paths(&self) -> impl Iterator<Item = (String, PathBuf)> + '_ {
        self.names.iter().map(|name| (name.clone(), self.room.join(name)))
    }

    fn unwritten(&self, error: io::Error) -> EditionFate {
        let room: &Path = &self.room;
        EditionFate::NotWritten(Box::new(LibraryError::unwritten(room, error)))
    }
}

impl Drop for EditionFiles {
    fn drop(&mut self) {
        // What stays is old one day, and goes then.
        let _ = fs::remove_dir_all(&self.room);
    }
}
