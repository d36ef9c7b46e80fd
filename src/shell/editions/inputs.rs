//! The files that an edition is made of, as the cache of conversions knows
//! them: by their stamps, which tell at once that nothing was touched, and by
//! their content, which decides where something was.

use std::fs::{self, Metadata};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::civil_date;
use crate::store::open_file;

/// Files and folders of an edition that are looked at: an issue of a thousand
/// pages has some thousands. What has more is converted each time.
const MOST: usize = 20_000;
/// Levels of folders, as elsewhere.
const LEVELS: usize = 12;
/// Bytes of all files together; no limit of a format admits more.
const BYTES: u64 = 1 << 30;
/// Stamps of a change this recent do not tell a second one from the first: two
/// seconds are the coarsest clock of a file system (FAT).
const RACY: Duration = Duration::from_secs(2);

/// A hash of all that was looked at.
pub(super) type Digest = [u8; 32];

/// Files as they are now.
#[derive(Debug)]
pub(super) struct Inputs {
    root: PathBuf,
    /// Path inside `root`, and what the system says of it.
    files: Vec<(String, Metadata)>,
}

impl Inputs {
    /// A file, or all that is in a folder; nothing if that is more than is
    /// looked at, or cannot be.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let root = fs::canonicalize(path).ok()?;
        let about = fs::metadata(&root).ok()?;
        let mut inputs = Self { root, files: Vec::new() };
        if about.is_dir() {
            inputs.look_into(&mut vec![(String::new(), 0)])?;
            inputs.files.sort_by(|a, b| a.0.cmp(&b.0));
        } else {
            inputs.files.push((String::new(), about));
        }
        let bytes = inputs.files.iter().map(|(_, about)| about.len()).sum::<u64>();
        (bytes <= BYTES).then_some(inputs)
    }

    fn look_into(&mut self, folders: &mut Vec<(String, usize)>) -> Option<()> {
        while let Some((folder, level)) = folders.pop() {
            for entry in fs::read_dir(self.root.join(&folder)).ok()? {
                let entry = entry.ok()?;
                let name = entry.file_name().into_string().ok()?;
                // Corrections are laid over what was converted.
                if name.ends_with("corrections.toml") {
                    continue;
                }
                let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
                let mut about = entry.metadata().ok()?;
                if about.is_dir() {
                    (level < LEVELS).then(|| folders.push((path.clone(), level + 1)))?;
                } else if about.is_symlink() {
                    about = fs::metadata(entry.path()).unwrap_or(about);
                }
                (self.files.len() < MOST).then(|| self.files.push((path, about)))?;
            }
        }
        Some(())
    }

    /// Whether a path is one of these, or they are in a folder of it.
    pub(super) fn cover(&self, folder: &Path) -> bool {
        folder.starts_with(&self.root)
    }

    /// What the system says of all files: the same only as long as none was
    /// touched, added or removed.
    pub(super) fn stamps(&self) -> Digest {
        let mut hasher = blake3::Hasher::new();
        for (path, about) in &self.files {
            note(&mut hasher, path.as_bytes());
            hasher.update(&about.len().to_le_bytes());
            hasher.update(&[u8::from(about.is_dir()), u8::from(about.is_file())]);
            let (seconds, nanos) = changed(about);
            hasher.update(&seconds.to_le_bytes());
            hasher.update(&nanos.to_le_bytes());
            #[cfg(unix)]
            {
                use std::os::unix::fs::MetadataExt as _;
                // No program sets the time of the last change of state.
                for number in [about.ctime(), about.ctime_nsec()] {
                    hasher.update(&number.to_le_bytes());
                }
                hasher.update(&about.ino().to_le_bytes());
                hasher.update(&about.dev().to_le_bytes());
            }
        }
        *hasher.finalize().as_bytes()
    }

    /// Whether stamps taken at a moment can be believed later on.
    pub(super) fn are_settled(&self, at: SystemTime) -> bool {
        let newest = self.files.iter().map(|(_, about)| latest(about)).max();
        newest.is_none_or(|newest| newest + RACY < at)
    }

    /// The bytes of all files, their names, and the days that editions are
    /// dated by which say none.
    pub(super) fn content(&self) -> Option<Digest> {
        let mut hasher = blake3::Hasher::new();
        let mut piece = vec![0; 1 << 16];
        for (path, about) in &self.files {
            note(&mut hasher, path.as_bytes());
            hasher.update(&[u8::from(about.is_dir()), u8::from(about.is_file())]);
            if !about.is_file() {
                continue;
            }
            let day = about.modified().ok().and_then(civil_date);
            note(&mut hasher, day.map(|day| day.to_string()).unwrap_or_default().as_bytes());
            hasher.update(&about.len().to_le_bytes());
            let place = if path.is_empty() { self.root.clone() } else { self.root.join(path) };
            let (file, _) = open_file(&place).ok()?;
            let mut file = file.take(about.len());
            loop {
                match file.read(&mut piece).ok()? {
                    0 => break,
                    read => hasher.update(&piece[..read]),
                };
            }
        }
        Some(*hasher.finalize().as_bytes())
    }
}

/// Hashes bytes so that where they end cannot be mistaken.
pub(super) fn note(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

fn changed(about: &Metadata) -> (u64, u32) {
    let since = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or((0, 0), |since| (since.as_secs(), since.subsec_nanos()))
}

/// The later of the last change of the content and that of the state.
fn latest(about: &Metadata) -> SystemTime {
    let modified = about.modified().unwrap_or(UNIX_EPOCH);
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let seconds = u64::try_from(about.ctime()).unwrap_or_default();
        let state = UNIX_EPOCH + Duration::from_secs(seconds);
        modified.max(state)
    }
    #[cfg(not(unix))]
    modified
}
