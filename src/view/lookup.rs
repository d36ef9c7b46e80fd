//! What a command says of a passage.

use super::Painter;
use super::canvas::Canvas;
use crate::app::{ArticleText, TextColumn};
use crate::config::Role;
use crate::words::Heading;

impl Painter<'_> {
    pub(super) fn looked_up(&self, canvas: &mut Canvas<'_>) {
        let title = self.words().heading(Heading::LookedUp).to_owned();
        self.folio(canvas, &[(title, Role::Masthead)], "");
        if let Some(looked_up) = &self.app.looked_up {
            self.aside(canvas, &looked_up.text);
        }
    }

    /// A text that has the screen to itself.
    pub(super) fn aside(&self, canvas: &mut Canvas<'_>, text: &ArticleText) {
        let middle = self.app.frame().middle;
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
