//! The text of record: bodies of articles that the index named.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Component, Path, PathBuf};

use super::glance;
use super::places::{BUNDLED, SearchPlaces};
use crate::input::{Hint, limits};
use crate::model::Body;
use crate::search::SayingField;
use crate::shell::editions::{self, OpenEdition, body_of_spot};
use crate::store::open_file;
use crate::store::term_index::{BodySpot, IndexedArticle, IndexedEdition, NumberSpan};

/// Reads bodies, those of one edition after each other: its file stays open.
#[derive(Debug)]
pub(super) struct RecordTexts {
    places: SearchPlaces,
    /// A page file, by its path.
    file: Option<(PathBuf, File)>,
    /// An edition that has to be opened for its bodies.
    edition: Option<(NumberSpan, OpenEdition)>,
}

impl RecordTexts {
    pub(super) fn new(places: SearchPlaces) -> Self {
        Self { places, file: None, edition: None }
    }

    /// The body of an article; nothing if it cannot be had any more.
    pub(super) fn body(
        &mut self,
        (span, position): (NumberSpan, usize),
        edition: &IndexedEdition,
        article: &IndexedArticle,
    ) -> Option<Body> {
        if let Some(spot) = &article.spot
            && let Some(body) = self.at_spot(edition, spot)
        {
            return Some(body);
        }
        if self.edition.as_ref().is_none_or(|(open, _)| *open != span) {
            self.edition = Some((span, self.open(edition)?));
        }
        let (_, open) = self.edition.as_ref()?;
        open.body(position).ok()
    }

    /// Whether a field of a body says something; nothing if that takes more than a glance
    /// at its bytes.
    pub(super) fn says(
        &mut self,
        edition: &IndexedEdition,
        spot: &BodySpot,
        wanted: (SayingField, &str),
    ) -> Option<bool> {
        glance::says(&self.bytes(edition, spot)?, wanted)
    }

    fn at_spot(&mut self, edition: &IndexedEdition, spot: &BodySpot) -> Option<Body> {
        Some(body_of_spot(self.bytes(edition, spot)?, spot.range.clone()))
    }

    fn bytes(&mut self, edition: &IndexedEdition, spot: &BodySpot) -> Option<Vec<u8>> {
        if spot.range.len() as u64 > limits::ARTICLE {
            return None;
        }
        let folder = self.places.library.as_ref()?.join(&edition.folder);
        let path = folder.join(edition.files.get(spot.file)?);
        if self.file.as_ref().is_none_or(|(open, _)| *open != path) {
            self.file = Some((path.clone(), inside(&folder, &path)?));
        }
        let (_, file) = self.file.as_mut()?;
        let mut bytes = Vec::with_capacity(spot.range.len());
        file.seek(SeekFrom::Start(spot.range.start as u64)).ok()?;
        let read = file.take(spot.range.len() as u64).read_to_end(&mut bytes).ok()?;
        (read == spot.range.len()).then_some(())?;
        Some(bytes)
    }

    fn open(&self, edition: &IndexedEdition) -> Option<OpenEdition> {
        if edition.library == BUNDLED {
            let all = editions::bundled().iter();
            return all.clone().find(|one| one.name() == edition.folder)?.open().ok();
        }
        let path = self.places.library.as_ref()?.join(&edition.folder);
        editions::open(&path, &Hint::default(), Some(&self.places.cache)).ok()
    }
}

/// Opens a file of an edition, that is in it even when links are followed.
fn inside(folder: &Path, path: &Path) -> Option<File> {
    if is_reached_without_links(folder, path) {
        return Some(open_file(path).ok()?.0);
    }
    let (root, place) = (fs::canonicalize(folder).ok()?, fs::canonicalize(path).ok()?);
    place.starts_with(root).then_some(())?;
    Some(open_file(&place).ok()?.0)
}

/// Whether nothing between a folder and a path in it is a link or leads up: two looks
/// at a page file, where to follow all of its path takes a dozen.
fn is_reached_without_links(folder: &Path, path: &Path) -> bool {
    let Ok(rest) = path.strip_prefix(folder) else { return false };
    let mut at = folder.to_owned();
    rest.components().all(|part| {
        at.push(part);
        let is_link = || at.symlink_metadata().map_or(true, |about| about.is_symlink());
        matches!(part, Component::Normal(_)) && !is_link()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_page_that_is_a_link_out_of_its_edition_is_not_read() {
        use std::os::unix::fs::symlink;
        let dir = tempfile::TempDir::new().unwrap();
        let (edition, other) = (dir.path().join("edition"), dir.path().join("other"));
        fs::create_dir_all(edition.join("pages")).unwrap();
        fs::create_dir_all(&other).unwrap();
        fs::write(edition.join("pages/1.md"), "own").unwrap();
        fs::write(other.join("1.md"), "another's").unwrap();
        symlink(other.join("1.md"), edition.join("pages/2.md")).unwrap();
        symlink(&other, edition.join("out")).unwrap();
        symlink("pages", edition.join("in")).unwrap();
        for own in ["pages/1.md", "in/1.md"] {
            assert!(inside(&edition, &edition.join(own)).is_some(), "{own}");
        }
        for others in ["pages/2.md", "out/1.md", "../other/1.md", "pages/3.md"] {
            assert!(inside(&edition, &edition.join(others)).is_none(), "{others}");
        }
    }
}
