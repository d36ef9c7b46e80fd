//! What a site changed in an article: words struck, and words added.

use super::Painter;
use super::canvas::Canvas;
use crate::app::TextColumn;
use crate::config::Role;
use crate::words::Heading;

impl Painter<'_> {
    pub(super) fn revision(&self, canvas: &mut Canvas<'_>) {
        let title = self.words().heading(Heading::Revision).to_owned();
        self.folio(canvas, &[(title, Role::Masthead)], "");
        let Some(revision) = &self.app.revision else { return };
        let (text, middle) = (&revision.text, self.app.frame().middle);
        for TextColumn { x, y, lines, .. } in text.columns() {
            for (y, line) in (y..).zip(&lines) {
                if let Some(set) = &line.text {
                    canvas.stand(x, y);
                    self.line(canvas, (x, y, middle.x + middle.w), set);
                }
            }
        }
    }
}
