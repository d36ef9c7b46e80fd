//! What the command line may become, over the line that is typed.

use super::Painter;
use super::canvas::Canvas;
use crate::app::{Completion, List, Notice, Prompt, Purpose, titles};
use crate::config::Role;

/// The most rows that the list takes: enough to choose from, and the text that
/// one was reading stays in view.
const MOST_ROWS: usize = 12;

/// A candidate in rows: its name, and what it does.
struct CompletionRows {
    name: String,
    told: Vec<String>,
}

impl Painter<'_> {
    pub(super) fn paint_candidates(&self, canvas: &mut Canvas<'_>) {
        let candidates = self.app.candidates();
        let middle = self.app.frame().middle;
        let room = usize::from(middle.h.saturating_sub(1)).min(MOST_ROWS);
        if room == 0 {
            return;
        }
        if candidates.is_empty() {
            return self.no_candidate(canvas);
        }
        let names = candidates.iter().map(|candidate| canvas.cols(&self.candidate_name(candidate)));
        let told_at = titles::BAR + names.max().unwrap_or_default() + 2;
        let told_columns = middle.w.saturating_sub(told_at + 1);
        let entries: Vec<_> =
            candidates.iter().map(|one| self.candidate_rows(one, told_columns)).collect();
        let chosen = self.app.prompt.as_ref().and_then(Prompt::completed);
        let mut list = List { selected: chosen.unwrap_or(0), top: 0 };
        list.reveal(room, |at| entries[at].told.len());
        let shown = &entries[list.top..];
        let rows: usize = shown.iter().map(|entry| entry.told.len()).sum();
        let mut y = middle.y + middle.h - rows.min(room) as u16;
        self.candidates_rule(canvas, y - 1, (chosen, entries.len()));
        for (at, entry) in shown.iter().enumerate() {
            let is_chosen = chosen == Some(list.top + at);
            for (row, told) in entry.told.iter().enumerate() {
                if y == middle.y + middle.h {
                    return;
                }
                canvas.row(0, y, middle.w, " ", self.palette.style(Role::Text));
                let role = if is_chosen { Role::Selected } else { Role::Text };
                if row == 0 {
                    let style = self.palette.style(role);
                    canvas.text(titles::BAR, y, middle.w, &entry.name, style);
                }
                if is_chosen {
                    canvas.text(0, y, 1, self.glyphs.bar, self.palette.style(Role::Accent));
                }
                canvas.text(told_at, y, middle.w, told, self.palette.style(Role::Hint));
                y += 1;
            }
        }
    }

    /// Says that there is no command of the name typed, before it is tried.
    fn no_candidate(&self, canvas: &mut Canvas<'_>) {
        let prompt = self.app.prompt.as_ref().filter(|p| p.purpose == Purpose::Command);
        let Some(name) = prompt.map(|prompt| prompt.stem().trim()) else { return };
        if !name.is_empty() && !name.contains(' ') {
            let middle = self.app.frame().middle;
            let rows = self.rows_of_notice(&Notice::NoSuchCommand(name.to_owned(), None));
            self.notice_over(canvas, rows, middle.y + middle.h - 1);
        }
    }

    /// The rule over the list, with which of all candidates is chosen.
    fn candidates_rule(&self, canvas: &mut Canvas<'_>, y: u16, of: (Option<usize>, usize)) {
        let width = self.app.size.0;
        let style = self.palette.style(Role::Rule);
        canvas.row(0, y, width, self.glyphs.horizontal, style);
        let count = match of {
            (Some(at), all) => format!(" {}/{all} ", at + 1),
            (None, all) => format!(" {all} "),
        };
        canvas.text_right(0, y, width.saturating_sub(1), &count, self.palette.style(Role::Hint));
    }

    fn candidate_rows(&self, candidate: &Completion, columns: u16) -> CompletionRows {
        let words = self.words();
        let told = match candidate {
            Completion::Action(action) => words.action(*action),
            Completion::Value(command) => words.value_command(*command),
            Completion::Theme(_) => "",
        };
        let mut told = self.in_rows(told, columns);
        if told.is_empty() {
            told.push(String::new());
        }
        CompletionRows { name: self.candidate_name(candidate), told }
    }

    fn candidate_name(&self, candidate: &Completion) -> String {
        match candidate {
            Completion::Value(command) => {
                format!("{} {}", command.name(), self.words().value(*command))
            }
            other => other.text(),
        }
    }
}
