//! Where the index of a large edition is kept between runs. It may be deleted
//! at any time; whatever goes wrong here only costs a scan.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::folder::Folder;
use super::tree::Scanned;
use crate::input::limits;
use crate::loader::native::index::{self, Index};
use crate::store::read_file;

/// Editions of fewer bytes are scanned as fast as their index is read.
const WORTH_IT: u64 = 256 << 10;

/// The place of one edition's index.
#[derive(Debug)]
pub(super) struct Slot(PathBuf);

impl Slot {
    /// The slot of the edition at a true path.
    pub(super) fn new(cache: &Path, root: &Path) -> Self {
        let name = index::fingerprint(root.as_os_str().as_encoded_bytes());
        Self(cache.join("editions").join(format!("{name:016x}.index")))
    }

    /// The index, if there is one and every file is as it was.
    pub(super) fn load(&self, folder: &Folder) -> Option<Index> {
        let index = index::decode(&read_file(&self.0, limits::FILE).ok()?)?;
        let same = |stamp: &index::IndexStamp| folder.stamp(&stamp.path).as_ref() == Some(stamp);
        index.stamps.iter().all(same).then_some(index)
    }

    /// Keeps the index, if it is worth it: whole or not at all.
    pub(super) fn save(&self, folder: &Folder, scanned: &Scanned) {
        if folder.stamps().iter().map(|stamp| stamp.size).sum::<u64>() < WORTH_IT {
            return;
        }
        let bytes = index::encode(folder.stamps(), &scanned.edition, &scanned.places);
        let temporary = self.0.with_extension(format!("{}.tmp", std::process::id()));
        let written = self
            .0
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::File::create(&temporary))
            .and_then(|mut file| file.write_all(&bytes))
            .and_then(|()| fs::rename(&temporary, &self.0));
        if written.is_err() {
            let _ = fs::remove_file(&temporary);
        }
    }
}
