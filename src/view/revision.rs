//! What a site changed in an article: words struck, and words added.

use super::Painter;
use super::canvas::Canvas;
use crate::config::Role;
use crate::words::Heading;

impl Painter<'_> {
    pub(super) fn revision(&self, canvas: &mut Canvas<'_>) {
        let title = self.words().heading(Heading::Revision).to_owned();
        self.folio(canvas, &[(title, Role::Masthead)], "");
        if let Some(revision) = &self.app.revision {
            self.aside(canvas, &revision.text);
        }
    }
}
