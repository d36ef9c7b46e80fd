//! The folder: files of other devices are read, the own one is written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::rows;
use crate::model::Clean;
use crate::model::error::SystemError;
use crate::store::atomic::write_whole;
use crate::store::bounded::read_file;
use crate::sync::{KeptKind, Replica, SyncReport, line_of, read_line};

/// The largest file, in bytes: 64 MiB, some 250,000 positions, which is eighty
/// articles a day for eight years.
const MOST_BYTES: u64 = 64 << 20;

/// What all files may have together, in bytes.
const MOST_IN_ALL: u64 = 256 << 20;

/// How many files of devices are read: more than anybody has, copies that were made
/// where two programs synced at once among them.
const MOST_FILES: usize = 256;

/// How a file of a device is called.
const BEFORE: &str = "newsprint-";
const AFTER: &str = ".jsonl";

/// The folder as one device sees it.
pub(super) struct SyncFolder {
    folder: PathBuf,
    /// The own file.
    own: PathBuf,
    /// What is in it.
    before: Vec<u8>,
    /// Some of that could not be read.
    has_broken: bool,
}

impl SyncFolder {
    /// Looks at the folder, and makes it, but not what it is in: where that is not
    /// there, what syncs it is not there either.
    pub(super) fn open(folder: &Path, device: Uuid) -> io::Result<Self> {
        match fs::create_dir(folder) {
            Err(error) if !folder.is_dir() => return Err(error),
            _ => {}
        }
        let own = folder.join(format!("{BEFORE}{device}{AFTER}"));
        Ok(Self { folder: folder.to_owned(), own, before: Vec::new(), has_broken: false })
    }

    /// All that stands in files of devices, the own one too: it may know more than
    /// this device, where that was brought back from a backup. Files that cannot be
    /// read, and lines, are told and left as they are.
    pub(super) fn read(
        &mut self,
        now: i64,
        report: &mut SyncReport,
        step: &dyn Fn(&str),
    ) -> io::Result<Replica> {
        let mut all = Replica::default();
        let mut budget = MOST_IN_ALL;
        for (name, path) in self.files(report)? {
            step(&name);
            let is_own = path == self.own;
            let bytes = match read_file(&path, MOST_BYTES.min(budget)) {
                Ok(bytes) => bytes,
                // It was taken away since it was seen.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) if is_own => return Err(error),
                Err(error) => {
                    report.unreadable.push((Clean::line(&name), (&error).into()));
                    continue;
                }
            };
            budget -= bytes.len() as u64;
            let (replica, broken) = entries(&bytes, now);
            if broken > 0 {
                report.skipped.push((Clean::line(&name), broken));
            }
            if is_own {
                (self.before, self.has_broken) = (bytes, broken > 0);
            } else {
                report.devices += 1;
            }
            all = all.merge(replica);
        }
        Ok(all)
    }

    /// The files of devices by name, the own one first, so that the limits never
    /// leave it out.
    fn files(&self, report: &mut SyncReport) -> io::Result<Vec<(String, PathBuf)>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            if name.starts_with(BEFORE) && name.ends_with(AFTER) {
                files.push((entry.path() != self.own, name, entry.path()));
            }
        }
        files.sort();
        if files.len() > MOST_FILES {
            let many = format!("{BEFORE}*{AFTER}: {} > {MOST_FILES}", files.len());
            let shown = Clean::line(&self.folder.to_string_lossy());
            report.unreadable.push((shown, SystemError::Other(Clean::line(&many))));
            files.truncate(MOST_FILES);
        }
        Ok(files.into_iter().map(|(_, name, path)| (name, path)).collect())
    }

    /// Writes the own file, if it would say anything else than it does. What could
    /// not be read in the old one is kept beside it, under a name that is not read
    /// again.
    pub(super) fn write(&self, all: &Replica) -> io::Result<()> {
        let text = text_of(all);
        if self.before == text.as_bytes() {
            return Ok(());
        }
        if self.has_broken {
            let mark = blake3::hash(&self.before).to_hex();
            let aside = self.own.with_extension(format!("{}.damaged", &mark[..8]));
            write_whole(&aside, &self.before)?;
        }
        write_whole(&self.own, text.as_bytes())
    }
}

/// What a file says, and how many of its lines cannot be read.
fn entries(bytes: &[u8], now: i64) -> (Replica, usize) {
    let (mut replica, mut broken) = (Replica::default(), 0);
    for line in bytes.split(|byte| *byte == b'\n') {
        match read_line(line) {
            Ok(entry) => {
                replica.take(rows::taken(entry, now));
            }
            Err(_) if line.trim_ascii().is_empty() => {}
            Err(_) => broken += 1,
        }
    }
    (replica, broken)
}

/// The text of a file. What would be too much for the others to read stays at home:
/// the oldest positions.
fn text_of(all: &Replica) -> String {
    let mut lines: Vec<_> = all
        .entries()
        .map(|(key, entry)| (key.kind == KeptKind::Position, entry.stamp, line_of(entry)))
        .collect();
    let mut size: u64 = lines.iter().map(|(.., line)| line.len() as u64 + 1).sum();
    if size > MOST_BYTES {
        lines.sort_by_key(|(is_position, stamp, _)| (*is_position, std::cmp::Reverse(*stamp)));
        while size > MOST_BYTES
            && let Some((.., line)) = lines.pop()
        {
            size -= line.len() as u64 + 1;
        }
    }
    lines.into_iter().flat_map(|(.., line)| [line, "\n".to_owned()]).collect()
}
