//! The text of record: bodies of articles that the index named.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use super::places::{BUNDLED, SearchPlaces};
use crate::input::{Hint, limits};
use crate::model::Body;
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

    fn at_spot(&mut self, edition: &IndexedEdition, spot: &BodySpot) -> Option<Body> {
        if spot.range.len() as u64 > limits::ARTICLE {
            return None;
        }
        let folder = self.places.library.as_ref()?.join(&edition.folder);
        let path = folder.join(edition.files.get(spot.file)?);
        if self.file.as_ref().is_none_or(|(open, _)| *open != path) {
            self.file = Some((path.clone(), inside(&folder, &path)?));
        }
        let (_, file) = self.file.as_mut()?;
        let mut bytes = vec![0; spot.range.len()];
        file.seek(SeekFrom::Start(spot.range.start as u64)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(body_of_spot(bytes, spot.range.clone()))
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
    let (root, place) = (fs::canonicalize(folder).ok()?, fs::canonicalize(path).ok()?);
    place.starts_with(root).then_some(())?;
    Some(open_file(&place).ok()?.0)
}
