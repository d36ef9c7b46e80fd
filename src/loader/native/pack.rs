//! A recovered edition as the files of its folder: pages, scans and notes.

use std::collections::HashSet;

use super::recovery::{RECOVERY, Recovery, SCANS};
use super::{Scanner, assemble, manifest, write};
use crate::loader::{LoadError, Loaded};
use crate::model::{Body, Edition};

/// Writes a recovered edition: paths inside its folder, and what stands
/// there. `scans` are the inputs, in the order of [`Loaded::files`]. The
/// pages were read back, so what is given opens.
///
/// # Errors
/// [`LoadError`] for what the native format cannot hold: a head over its
/// [`limits`](crate::loader::limits).
pub fn pack(
    loaded: &Loaded,
    scans: &[impl AsRef<[u8]>],
) -> Result<Vec<(String, Vec<u8>)>, LoadError> {
    let mut files = write(&loaded.edition, &loaded.bodies);
    let (_, written) = read_back(&files)?;
    let names = scan_names(loaded);
    let notes = Recovery::of(loaded, &names, &written);
    let notes = notes.encode().map_err(|error| LoadError::Malformed {
        file: RECOVERY.to_owned(),
        line: error.line(),
        column: error.column(),
        found: error.to_string(),
        expected: "values that can be written".to_owned(),
    })?;
    files.push((RECOVERY.to_owned(), notes));
    let scans = scans.iter().map(|scan| scan.as_ref().to_vec());
    files.extend(names.into_iter().zip(scans));
    Ok(files)
}

/// The edition and the bodies that written files hold.
fn read_back(files: &[(String, Vec<u8>)]) -> Result<(Edition, Vec<Body>), LoadError> {
    let file = |path: &str| {
        let found = files.iter().find(|(name, _)| name == path);
        found.map_or(&[][..], |(_, bytes)| bytes.as_slice())
    };
    let name = "edition.toml";
    let manifest = manifest(&String::from_utf8_lossy(file(name)), name)?;
    let paths: Vec<String> = manifest.pages.iter().map(|page| page.file.clone()).collect();
    let mut pages = Vec::with_capacity(paths.len());
    for path in &paths {
        let mut scanner = Scanner::new(path);
        scanner.feed(file(path))?;
        pages.push(scanner.finish()?);
    }
    let (edition, places) = assemble(manifest, pages)?;
    let body = |place: &super::BodyPlace| {
        let raw = file(&paths[place.page]).get(place.range.clone()).unwrap_or_default();
        place.body(raw.to_vec())
    };
    let bodies = places.iter().map(body).collect();
    Ok((edition, bodies))
}

/// `scan/NAME` for every input, no two alike even where case counts for
/// nothing.
fn scan_names(loaded: &Loaded) -> Vec<String> {
    const LONGEST: usize = 80;
    let mut taken = HashSet::new();
    let name = |file: &crate::loader::SourceFile| {
        let last = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let safe = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' };
        let safe: String = last.chars().map(safe).collect();
        let safe = safe.trim_matches('.');
        // The end tells the format.
        let safe = &safe[safe.ceil_char_boundary(safe.len().saturating_sub(LONGEST))..];
        let safe = if safe.is_empty() { "page" } else { safe };
        let mut name = safe.to_owned();
        let mut more = 1;
        while !taken.insert(name.to_lowercase()) {
            more += 1;
            name = format!("{more}-{safe}");
        }
        format!("{SCANS}/{name}")
    };
    loaded.files.iter().map(name).collect()
}
