//! `sources.toml` and `epapers.toml` on the disk, under the configuration
//! directory: read, changed as a whole, and kept from others where a secret
//! stands in it.

use std::io;
use std::path::{Path, PathBuf};

use crate::model::Clean;
use crate::sources::epapers::Epapers;
use crate::sources::file::{self, EditError};
use crate::sources::{self, Source, Subscription, Subscriptions};
use crate::store::{make_dir, read_text, write_whole};
use crate::toml_file::{Mistake, TomlSource};
use crate::words::{Failure, SourcesFault};

/// Bytes of either file: ten thousand sources with long addresses.
const LONGEST: u64 = 8 << 20;

/// The file of a person's sources.
#[derive(Debug)]
pub(in crate::shell) struct SourcesFile {
    path: PathBuf,
    /// The path, as messages say it.
    name: String,
    text: String,
    /// Others than its owner can read it.
    is_open: bool,
}

/// What became of sources that were to be added.
#[derive(Debug, Default)]
pub(in crate::shell) struct AddedSources {
    /// How many were.
    pub(in crate::shell) added: usize,
    /// Those that the paper has already.
    pub(in crate::shell) known: Vec<String>,
}

impl SourcesFile {
    /// Reads the file; one that is not there is empty.
    pub(in crate::shell) fn open(config: &Path) -> Result<Self, Failure> {
        let path = config.join("sources.toml");
        let name = shown(&path);
        let text = text_of(&path)?;
        let is_open = is_open_to_others(&path);
        Ok(Self { path, name, text, is_open })
    }

    fn source(&self) -> TomlSource<'_> {
        TomlSource { name: &self.name, text: &self.text }
    }

    /// What it says, and what is mistaken in it: a secret in a file that others
    /// can read, too.
    pub(in crate::shell) fn read(&self) -> (Subscriptions, Vec<Mistake>) {
        let (subscriptions, mut mistakes) = sources::read(&self.source());
        if self.is_open {
            mistakes.extend(sources::exposed(&self.source()));
            mistakes.sort_by(|a, b| a.at.cmp(&b.at));
        }
        (subscriptions, mistakes)
    }

    /// Adds sources to a paper, which is made if it is not there. This is what
    /// everything ends in that finds sources: an address that was asked, a
    /// recipe, a list of feeds.
    pub(in crate::shell) fn add(
        &mut self,
        paper: &Subscription,
        sources: Vec<Source>,
    ) -> Result<AddedSources, SourcesFault> {
        let (there, _) = self.read();
        let there = there.papers.into_iter().find(|known| known.name == paper.name);
        let mut urls: Vec<String> =
            there.into_iter().flat_map(|paper| paper.sources).map(|source| source.url).collect();
        let mut outcome = AddedSources::default();
        let mut new = Vec::new();
        for source in sources {
            if urls.contains(&source.url) {
                outcome.known.push(source.url);
            } else {
                urls.push(source.url.clone());
                new.push(source);
            }
        }
        outcome.added = new.len();
        if !new.is_empty() {
            self.change(|file| file::add(file, paper, &new))?;
        }
        Ok(outcome)
    }

    /// Changes the file, as a whole or not at all.
    pub(in crate::shell) fn change(
        &mut self,
        change: impl FnOnce(&TomlSource<'_>) -> Result<String, EditError>,
    ) -> Result<(), SourcesFault> {
        let not_changed = |error| SourcesFault::NotChanged { file: self.name.clone(), error };
        let text = change(&self.source()).map_err(not_changed)?;
        self.write(&text).map_err(|error| SourcesFault::Unwritable {
            file: self.name.clone(),
            cause: (&error).into(),
        })?;
        self.text = text;
        self.is_open = is_open_to_others(&self.path);
        Ok(())
    }

    fn write(&self, text: &str) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            make_dir(folder)?;
        }
        let new = TomlSource { name: &self.name, text };
        if !sources::exposed(&new).is_empty() {
            keep_from_others(&self.path)?;
        }
        write_whole(&self.path, text.as_bytes())
    }
}

/// The table of e-papers: ours with the person's own over it.
pub(in crate::shell) fn epapers(config: &Path) -> Result<(Epapers, Vec<Mistake>), Failure> {
    let path = config.join("epapers.toml");
    let (name, text) = (shown(&path), text_of(&path)?);
    Ok(Epapers::shipped().overlay(&TomlSource { name: &name, text: &text }))
}

fn text_of(path: &Path) -> Result<String, Failure> {
    match read_text(path, LONGEST) {
        Ok(text) => Ok(text),
        Err(error)
            if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
        {
            Ok(String::new())
        }
        Err(error) => Err(Failure::Unreadable { file: shown(path), cause: (&error).into() }),
    }
}

fn shown(path: &Path) -> String {
    Clean::line(&path.to_string_lossy()).into_string()
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata().is_ok_and(|about| about.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}

/// Gives a file to its owner alone, before a secret is written to it: what
/// replaces it takes over who may read it.
#[cfg(unix)]
fn keep_from_others(path: &Path) -> io::Result<()> {
    use std::fs::{OpenOptions, Permissions, set_permissions};
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            set_permissions(path, Permissions::from_mode(0o600))
        }
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
fn keep_from_others(_: &Path) -> io::Result<()> {
    Ok(())
}
