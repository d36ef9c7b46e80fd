//! What the reader is told: in the status line where it fits, else over the
//! text, whole.

use super::Painter;
use super::canvas::Canvas;
use crate::app::{Notice, titles};
use crate::config::Role;
use crate::model::Clean;

/// Columns left free at either side.
const MARGIN: u16 = 1;

impl Painter<'_> {
    /// The notice in the rows that it takes; none where there is no notice.
    pub(super) fn notice_rows(&self) -> Vec<String> {
        self.app.notice.as_ref().map_or_else(Vec::new, |notice| self.rows_of_notice(notice))
    }

    pub(super) fn rows_of_notice(&self, notice: &Notice) -> Vec<String> {
        let text = Clean::line(&self.words().notice(notice, &self.keys()));
        self.in_rows(&text, self.app.size.0.saturating_sub(2 * MARGIN))
    }

    /// How the notice looks.
    pub(super) fn notice_role(&self) -> Role {
        match &self.app.notice {
            Some(notice) if notice.is_error() => Role::Error,
            _ => Role::Message,
        }
    }

    /// Paints a notice of several rows so that the last of them is row
    /// `bottom`. One that is longer than the screen ends in how to read on.
    pub(super) fn notice_over(&self, canvas: &mut Canvas<'_>, mut rows: Vec<String>, bottom: u16) {
        let room = usize::from(bottom) + 1;
        if rows.len() > room {
            rows.truncate(room.saturating_sub(1));
            rows.push(self.words().rest_of_message(&self.keys()));
        }
        let width = self.app.size.0;
        let from = (bottom + 1).saturating_sub(rows.len() as u16);
        canvas.stand_rather(MARGIN, from);
        for (y, row) in (from..).zip(&rows) {
            canvas.row(0, y, width, " ", self.palette.style(Role::Status));
            canvas.text(MARGIN, y, width, row, self.palette.style(self.notice_role()));
        }
    }

    /// Paints what is to be said where a list would stand.
    pub(super) fn remark(&self, canvas: &mut Canvas<'_>, text: &str) {
        let middle = self.app.frame().middle;
        let rows = self.in_rows(text, middle.w.saturating_sub(4));
        for (y, row) in (middle.y + 1..middle.y + middle.h).zip(&rows) {
            canvas.text(2, y, middle.w, row, self.palette.style(Role::Dim));
            canvas.stand(2, y);
        }
    }

    /// A text of the interface in rows of so many columns.
    pub(super) fn in_rows(&self, text: &str, columns: u16) -> Vec<String> {
        let setting = self.app.settings.setting(self.words().lang());
        titles::in_rows(text, columns, &setting)
    }
}
