//! What a site changed in an article, or two papers have different: words struck, and
//! words added.

use super::Painter;
use super::canvas::Canvas;
use crate::config::Role;
use crate::words::Heading;

impl Painter<'_> {
    pub(super) fn revision(&self, canvas: &mut Canvas<'_>) {
        let papers = self.app.revision.as_ref().and_then(|revision| revision.papers.as_ref());
        let title = match papers {
            Some((first, second)) => self.words().differences(first, second),
            None => self.words().heading(Heading::Revision).to_owned(),
        };
        self.folio(canvas, &[(title, Role::Masthead)], "");
        if let Some(revision) = &self.app.revision {
            self.aside(canvas, &revision.text);
        }
    }
}
