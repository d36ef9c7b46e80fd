//! Where the pictures of an edition are: in the staging folder, or in the
//! edition that is there. What is in neither leaves its caption.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::staging::Staging;
use crate::model::{Block, BlockKind, Page};

/// The pictures that an edition names, as they are found.
pub(super) struct EditionPictures<'a> {
    staging: &'a Staging,
    /// The edition that is there.
    there: Option<&'a Path>,
    /// Where each is, by its name in the edition; `None` if it is lost.
    found: BTreeMap<String, Option<PathBuf>>,
}

impl<'a> EditionPictures<'a> {
    pub(super) fn new(staging: &'a Staging, there: Option<&'a Path>) -> Self {
        Self { staging, there, found: BTreeMap::new() }
    }

    /// Takes lost pictures out of a text.
    pub(super) fn settle(&mut self, body: &mut Vec<Block>) {
        body.retain_mut(|block| {
            if let BlockKind::Figure { image, .. } = &mut block.kind {
                image.take_if(|name| self.is_lost(name));
            }
            !block.is_bare_figure()
        });
    }

    /// Takes lost pictures off pages.
    pub(super) fn settle_pages(&mut self, pages: &mut [Page]) {
        for page in pages {
            page.image.take_if(|name| self.is_lost(name));
        }
    }

    /// Those that were found: their names in the edition, in order, and where
    /// they are.
    pub(super) fn linked(self) -> Vec<(String, PathBuf)> {
        self.found.into_iter().filter_map(|(name, path)| Some((name, path?))).collect()
    }

    fn is_lost(&mut self, name: &str) -> bool {
        if let Some(known) = self.found.get(name) {
            return known.is_none();
        }
        let is_whole = |path: &PathBuf| path.metadata().is_ok_and(|about| about.len() > 0);
        let staged = Some(self.staging.path(name)).filter(is_whole);
        let path = staged.or_else(|| self.there.map(|there| there.join(name)).filter(is_whole));
        let is_lost = path.is_none();
        self.found.insert(name.to_owned(), path);
        is_lost
    }
}
