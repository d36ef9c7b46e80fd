//! The screen of an edition that is being opened: what is opened, how far it
//! is, and how to leave.

use super::Painter;
use super::canvas::Canvas;
use crate::app::Opening;
use crate::config::Role;

/// Cells of the bar at most.
const BAR: u16 = 40;

impl Painter<'_> {
    pub(super) fn opening(&self, canvas: &mut Canvas<'_>) {
        let Some(opening) = &self.app.opening else { return };
        self.folio(canvas, &[("newsprint".to_owned(), Role::Masthead)], "");
        let middle = self.app.frame().middle;
        let end = middle.w.saturating_sub(1);
        let bottom = middle.y + middle.h;
        let mut y = middle.y + middle.h.saturating_sub(6) / 3;
        let mut line = |canvas: &mut Canvas<'_>, text: &str, role| {
            if y < bottom {
                canvas.text(2, y, end, text, self.palette.style(role));
                canvas.stand(2, y);
            }
            y += 2;
        };
        line(canvas, &opening.name, Role::Selected);
        line(canvas, &self.words().opening(opening.step), Role::Text);
        if let Some(bar) = self.bar(opening, middle.w.saturating_sub(4)) {
            line(canvas, &bar, Role::Accent);
        }
        line(canvas, &self.words().leave_opening(&self.keys()), Role::Dim);
    }

    /// How far it is, as a bar; none where nothing is counted.
    fn bar(&self, opening: &Opening, room: u16) -> Option<String> {
        let is_drawn = !self.app.settings.plain;
        let step = opening.step.filter(|step| step.total > 0 && is_drawn)?;
        let cells = usize::from(room.min(BAR));
        let filled = (step.done.min(step.total) * cells).checked_div(step.total)?;
        let (full, empty) = (self.glyphs.double, self.glyphs.horizontal);
        Some(format!("{}{}", full.repeat(filled), empty.repeat(cells - filled)))
    }
}
