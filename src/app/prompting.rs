//! What happens with the line that a reader types.

use super::panes::Pane;
use super::{App, Edit, Effect, Notice, Purpose, Screen};

/// Entries of the history kept.
const HISTORY: usize = 100;

impl App {
    pub(super) fn type_in(&mut self, edit: Edit) -> Vec<Effect> {
        let Some(prompt) = &mut self.prompt else { return Vec::new() };
        self.notice = None;
        match edit {
            Edit::Cancel => self.cancel(),
            Edit::Submit => return self.submit(),
            // Rubbing out an empty line leaves it, as in vi; a filter then
            // is as it stands, empty.
            Edit::Backspace if prompt.text().is_empty() => match prompt.purpose {
                Purpose::Filter(_) => {
                    self.filter("");
                    return self.submit();
                }
                _ => self.cancel(),
            },
            Edit::Older | Edit::Newer if matches!(prompt.purpose, Purpose::Filter(_)) => {
                self.step_filtered(if edit == Edit::Older { -1 } else { 1 });
            }
            edit => {
                prompt.edit(edit, &self.history);
                if matches!(prompt.purpose, Purpose::Filter(_)) {
                    let text = prompt.text().to_owned();
                    self.filter(&text);
                }
            }
        }
        Vec::new()
    }

    fn cancel(&mut self) {
        if let Some(prompt) = self.prompt.take() {
            if let Purpose::Filter(before) = &prompt.purpose {
                self.filter(before);
                self.newsstand.end_filter();
            }
            self.links.clear();
        }
    }

    fn filter(&mut self, text: &str) {
        match self.screen {
            Screen::Bookmarks => {
                text.trim().clone_into(&mut self.bookmarks.filter);
                let shown = self.bookmarks.shown().len();
                self.bookmarks.list.select(0, shown);
            }
            _ => self.newsstand.set_filter(text),
        }
    }

    /// Moves the selection while the filter is typed.
    fn step_filtered(&mut self, by: isize) {
        match self.screen {
            Screen::Bookmarks => {
                let shown = self.bookmarks.shown().len();
                self.bookmarks.list.step(by, shown);
            }
            _ => {
                self.newsstand.list.step(by, self.newsstand.order.len());
                self.newsstand.begin_filter();
            }
        }
    }

    fn submit(&mut self) -> Vec<Effect> {
        let Some(prompt) = self.prompt.take() else { return Vec::new() };
        let text = prompt.text().trim().to_owned();
        let keeps = matches!(prompt.purpose, Purpose::Search | Purpose::Command);
        if keeps && !text.is_empty() {
            self.history.retain(|old| old != &text);
            self.history.push(text.clone());
            let over = self.history.len().saturating_sub(HISTORY);
            self.history.drain(..over);
        }
        match prompt.purpose {
            Purpose::Search => self.search(&text),
            Purpose::Filter(_) => {
                // Every key has filtered already, if there was one.
                if text.is_empty() {
                    self.filter("");
                }
                self.newsstand.end_filter();
                Vec::new()
            }
            Purpose::Rename(index) => self.rename_bookmark(index, &text),
            Purpose::Command => self.command(&text),
            Purpose::Link => {
                let number = text.parse::<usize>().unwrap_or(0);
                self.follow_link(number.wrapping_sub(1))
            }
        }
    }

    pub(super) fn search(&mut self, needle: &str) -> Vec<Effect> {
        if needle.is_empty() {
            return Vec::new();
        }
        self.note_jump();
        let mut found = false;
        if let Some(reader) = &mut self.reader {
            reader.focus = Pane::Article;
        }
        self.fit();
        let effects = self.in_text(|text| {
            found = text.search(needle);
            if !found {
                text.search = None;
            }
        });
        if !found {
            self.tell(Notice::NotFound(needle.to_owned()));
        }
        effects
    }
}
