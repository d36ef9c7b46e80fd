//! What the reader was told in this run, the newest last.

use super::Painter;
use super::canvas::Canvas;
use crate::app::titles;
use crate::config::Role;
use crate::model::Clean;
use crate::words::{Heading, SignWord};

/// A row of a message.
struct MessageRow {
    text: String,
    column: u16,
    error: bool,
    /// Whether the message begins here.
    first: bool,
}

impl Painter<'_> {
    pub(super) fn messages(&self, canvas: &mut Canvas<'_>) {
        let title = self.words().heading(Heading::Messages).to_owned();
        self.folio(canvas, &[(title, Role::Masthead)], "");
        let middle = self.app.frame().middle;
        let rows = self.message_rows();
        if rows.is_empty() {
            self.remark(canvas, self.words().no_messages());
        }
        let top = self.app.scrolled.min(rows.len().saturating_sub(middle.h.into()));
        for (y, row) in (middle.y..middle.y + middle.h).zip(rows.iter().skip(top)) {
            let role = if row.error { Role::Error } else { Role::Text };
            if row.error && row.first && !self.app.settings.plain {
                canvas.text(0, y, titles::BAR, "!", self.palette.style(Role::Error));
            }
            let x = titles::BAR + row.column;
            canvas.as_is(x, y, middle.w, &row.text, self.palette.style(role));
            canvas.stand(x, y);
        }
    }

    /// The first row of the messages when their end is on the screen.
    pub(super) fn last_message_top(&self) -> usize {
        self.message_rows().len().saturating_sub(self.app.frame().middle.h.into())
    }

    fn message_rows(&self) -> Vec<MessageRow> {
        let width = self.app.frame().middle.w;
        let setting = self.app.settings.setting(self.words().lang());
        let mut rows = Vec::new();
        for notice in self.app.messages.iter() {
            let error = notice.is_error();
            let told = self.words().notice(notice, &self.keys());
            let fault = self.words().sign_word(SignWord::Fault);
            let is_said = error && self.app.settings.plain;
            let text = Clean::line(&if is_said { format!("{fault}{told}") } else { told });
            for (index, line) in titles::running(&text, width, &setting).into_iter().enumerate() {
                let (text, column) = (line.text, line.column);
                rows.push(MessageRow { text, column, error, first: index == 0 });
            }
        }
        rows
    }
}
