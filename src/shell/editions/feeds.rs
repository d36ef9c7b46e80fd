//! Several feeds that together are an edition.

use std::fs;
use std::path::{Path, PathBuf};

use super::{OpenEdition, OpenError, seems, single, unreadable};
use crate::input::{Format, Hint, limits};
use crate::loader::feed::{self, FeedFile};
use crate::model::error::Limited;
use crate::model::{Clean, Stage, WarningKind};

/// Endings of the names of feeds.
const ENDINGS: [&str; 6] = ["xml", "rss", "atom", "rdf", "json", "feed"];

/// The feeds in a folder, by their names; none if it holds none.
///
/// # Errors
/// If the folder cannot be read, or holds more than [`limits::PAGES`].
pub fn feeds_in(folder: &Path) -> Result<Vec<PathBuf>, OpenError> {
    let said = Clean::line(&folder.to_string_lossy()).into_string();
    let entries = fs::read_dir(folder).map_err(|error| unreadable(&said, &error))?;
    let is_named = |path: &PathBuf| {
        let is_hidden =
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        !is_hidden && ending.is_some_and(|ending| ENDINGS.contains(&&*ending))
    };
    let paths = entries.flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = paths.filter(is_named).filter(|path| is_feed(path)).collect();
    found.sort();
    limits::check_count(&said, Limited::FeedCount, found.len(), limits::PAGES)?;
    Ok(found)
}

/// Whether a file begins as a feed does.
#[must_use]
pub fn is_feed(path: &Path) -> bool {
    path.is_file() && seems::format(path, "") == Some(Format::Feed)
}

/// Opens feeds as one edition, which messages call `name`. `folder` is where
/// they lie, if they were named by it. A feed that cannot be read is a
/// warning, as long as another can.
///
/// # Errors
/// What is wrong with the first, if none can be read; a limit, if they are too
/// many or too large.
pub(super) fn open(
    paths: &[PathBuf],
    folder: Option<&Path>,
    name: String,
    hint: &Hint,
) -> Result<OpenEdition, OpenError> {
    limits::check_count(&name, Limited::FeedCount, paths.len(), limits::PAGES)?;
    let (mut files, mut faults, mut total) = (Vec::new(), Vec::new(), 0);
    let mut hint = Hint { name: String::new(), ..hint.clone() };
    for (at, path) in paths.iter().enumerate() {
        hint.watch.check()?;
        hint.watch.step(Stage::Files, at, paths.len());
        match single(path, &Hint { file_date: None, ..hint.clone() }) {
            Ok((bytes, own)) => {
                total += bytes.len() as u64;
                limits::check(&name, Limited::Feeds, total, limits::TOGETHER)?;
                hint.file_date = hint.file_date.max(own.file_date);
                files.push(FeedFile { name: own.name, bytes });
            }
            Err(fault) => faults.push(fault),
        }
    }
    if let ([], Some(fault)) = (files.as_slice(), faults.first()) {
        return Err(fault.clone());
    }
    if let Some(folder) = folder {
        let place = fs::canonicalize(folder).map_err(|error| unreadable(&name, &error))?;
        hint.name = Clean::line(&place.to_string_lossy()).into_string();
    }
    let mut loaded = feed::join(&files, &hint)?;
    let told = faults.into_iter().map(|fault| WarningKind::LeftOut(Box::new(fault)).into());
    loaded.edition.warnings.extend(told);
    Ok(OpenEdition::of_loaded(loaded, name))
}
