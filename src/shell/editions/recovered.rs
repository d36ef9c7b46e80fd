//! An imported edition of recovered pages: what its notes know is laid over
//! what its pages say.

use std::sync::{Arc, OnceLock};

use super::{Bodies, OpenEdition, OpenError};
use crate::input::{Hint, LoadError, Loaded, SourceFile, limits};
use crate::loader;
use crate::loader::native::{RECOVERY, Recovery, SCANS};
use crate::model::warning::NotesFault;
use crate::model::{Body, Scan, Warning, WarningKind};

impl OpenEdition {
    /// The edition with the notes of its recovery, if it has some; then it is
    /// read whole. Notes that cannot be had are a warning, and no more.
    pub(super) fn recovered(mut self) -> Self {
        let Bodies::OnDemand { tree, .. } = &self.bodies else { return self };
        let notes = match tree.read(RECOVERY, limits::RECOVERY) {
            Ok(bytes) => Recovery::decode(&bytes),
            Err(OpenError::Missing { .. }) if !tree.has_folder(SCANS) => return self,
            Err(OpenError::Missing { .. }) => Err(NotesFault::Missing),
            Err(OpenError::Load(LoadError::Limit { found, limit, .. })) => {
                Err(NotesFault::Limit { found, limit })
            }
            Err(_) => Err(NotesFault::Unreadable),
        };
        let bodies: Result<Vec<Body>, OpenError> =
            (0..self.edition.articles.len()).map(|article| self.body(article)).collect();
        match (notes, bodies) {
            // A body that cannot be read is told when it is opened.
            (_, Err(_)) => self,
            (Err(fault), _) => {
                let warning = Warning::new(WarningKind::NotesLost(fault)).of_file(RECOVERY);
                Arc::make_mut(&mut self.edition).warnings.push(warning);
                self
            }
            (Ok(notes), Ok(bodies)) => self.with_notes(notes, bodies),
        }
    }

    fn with_notes(self, notes: Recovery, bodies: Vec<Body>) -> Self {
        let Self { edition, name, bodies: before, kept, .. } = self;
        let Loaded { edition, bodies, furniture, unplaced, files, .. } =
            notes.restore(Arc::unwrap_or_clone(edition), bodies);
        let tree = match before {
            Bodies::OnDemand { tree, .. } => Some(tree),
            Bodies::Read(_, tree) => tree,
            Bodies::Book(_) | Bodies::Kept(_) => None,
        };
        let bodies = Bodies::Read(bodies, tree);
        let (edition, scans) = (Arc::new(edition), OnceLock::new());
        let unkept = None;
        Self { edition, name, furniture, unplaced, files, scans, bodies, kept, unkept }
    }

    /// The pages as they were scanned; none if the edition is no scan, or if
    /// its scan cannot be read. Those of an imported edition are read when
    /// they are first asked for.
    #[must_use]
    pub fn scans(&self) -> Arc<[Scan]> {
        let scan = |(page, file): (usize, &SourceFile)| -> Vec<Scan> {
            let hint = Hint { name: file.name.clone(), ..Hint::default() };
            let bytes = self.media(&file.name).unwrap_or_default();
            let scans = loader::scans(&bytes, &hint).unwrap_or_default();
            scans.into_iter().map(|scan| scan.moved(page, file.start)).collect()
        };
        if let Bodies::Kept(kept) = &self.bodies {
            return Arc::clone(self.scans.get_or_init(|| kept.scans()));
        }
        let read = || self.files.iter().enumerate().flat_map(scan).collect();
        Arc::clone(self.scans.get_or_init(read))
    }
}
