//! Texts that wait until their source is done, in a file of the run: sources
//! are done side by side, and the texts of all of them would fill the memory.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::staging::Staging;
use crate::fetch::kept::BringBack;
use crate::store::make_dir;

/// The file; it is gone when this and all texts are.
pub(super) struct TextsAside {
    path: PathBuf,
    /// Made when there is a text; nothing where that failed.
    file: Mutex<Option<Arc<AsideFile>>>,
}

struct AsideFile {
    path: PathBuf,
    /// With its length.
    open: Mutex<(File, u64)>,
}

impl TextsAside {
    pub(super) fn new(staging: &Staging) -> Self {
        Self { path: staging.room(), file: Mutex::default() }
    }

    /// Puts bytes aside; `None` if that can't be done.
    pub(super) fn put(&self, bytes: &[u8]) -> Option<Arc<BringBack>> {
        let file = self.file()?;
        let at = file.put(bytes).ok()?;
        let length = bytes.len();
        Some(Arc::new(move || match file.bring(at, length) {
            Ok(bytes) => bytes,
            Err(error) => panic!("{}: {error}", file.path.display()),
        }))
    }

    fn file(&self) -> Option<Arc<AsideFile>> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if file.is_none() {
            make_dir(self.path.parent()?).ok()?;
            let open =
                OpenOptions::new().read(true).write(true).create_new(true).open(&self.path).ok()?;
            *file =
                Some(Arc::new(AsideFile { path: self.path.clone(), open: Mutex::new((open, 0)) }));
        }
        file.clone()
    }
}

impl AsideFile {
    fn open(&self) -> MutexGuard<'_, (File, u64)> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, bytes: &[u8]) -> io::Result<u64> {
        let mut open = self.open();
        let (file, end) = &mut *open;
        file.seek(SeekFrom::Start(*end))?;
        file.write_all(bytes)?;
        let at = *end;
        *end += bytes.len() as u64;
        Ok(at)
    }

    fn bring(&self, at: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut open = self.open();
        open.0.seek(SeekFrom::Start(at))?;
        let mut bytes = vec![0; length];
        open.0.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

impl Drop for AsideFile {
    fn drop(&mut self) {
        // What stays is old one day, and goes then.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_were_put_aside_come_back_whole_and_their_file_goes_with_the_last() {
        let dir = tempfile::TempDir::new().unwrap();
        let aside = TextsAside::new(&Staging::new(dir.path()));
        let texts = ["The ferry runs.", "", "新渠通水"];
        let put: Vec<_> = texts.iter().map(|text| aside.put(text.as_bytes()).unwrap()).collect();
        drop(aside);
        for (text, bring) in texts.iter().zip(&put).rev() {
            assert_eq!(bring(), text.as_bytes());
        }
        let files = || fs::read_dir(dir.path().join("fetch-media")).unwrap().count();
        assert_eq!(files(), 1);
        drop(put);
        assert_eq!(files(), 0);
    }
}
