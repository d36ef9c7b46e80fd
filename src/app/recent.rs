//! What was read lately, over all papers, the last first; one goes back to the very
//! place.

use super::list::List;
use super::list_actions::step;
use super::reader::Aim;
use super::{Action, App, Effect, Notice, Screen};
use crate::model::RecentRead;

/// Rows of an entry: its title, where and when, an empty row.
pub const ENTRY_ROWS: usize = 3;

/// What was read lately.
#[derive(Debug, Default)]
pub struct RecentReads {
    /// All of it, the last first.
    pub all: Vec<RecentRead>,
    /// Scrolling.
    pub list: List,
}

impl App {
    /// Opens the list, or goes back where one came from there.
    pub(super) fn open_recent(&mut self) -> Vec<Effect> {
        if self.screen == Screen::Recent {
            return Vec::new();
        }
        let mut effects = self.keep_position();
        match self.go_to_and_fro(Screen::Recent) {
            Some(back) => effects.extend(back),
            None => self.recent.list = List::default(),
        }
        effects.push(Effect::Recent);
        effects
    }

    pub(super) fn act_on_recent(&mut self, action: Action) -> Vec<Effect> {
        let len = self.recent.all.len();
        let page = (usize::from(self.frame().middle.h) / ENTRY_ROWS).max(1).cast_signed();
        if step(&mut self.recent.list, action, len, page) {
            return Vec::new();
        }
        match action {
            Action::Open => self.open_read(),
            Action::Back => self.go_back(),
            action => {
                self.refuse(action);
                Vec::new()
            }
        }
    }

    /// A click on an entry selects it, one on the selected entry opens it.
    pub(super) fn click_on_recent(&mut self, row: usize) -> Vec<Effect> {
        let len = self.recent.all.len();
        match self.recent.list.at_row(row, len, |_| ENTRY_ROWS) {
            Some(hit) if hit == self.recent.list.selected => return self.act(Action::Open),
            Some(hit) => self.recent.list.select(hit, len),
            None => {}
        }
        Vec::new()
    }

    /// Goes back to where one was in the selected article.
    fn open_read(&mut self) -> Vec<Effect> {
        let Some(read) = self.recent.all.get(self.recent.list.selected).cloned() else {
            return Vec::new();
        };
        let aim = Aim::Place(read.position.place);
        if self.reader.as_ref().is_some_and(|reader| reader.edition.key() == read.edition) {
            self.go(Screen::Reader);
            return self.show_spot(&read.article, aim);
        }
        if let Some(shelf) = self.newsstand.find(&read.edition) {
            self.target = Some((read.article, aim));
            return self.leave(vec![Effect::Open(shelf)]);
        }
        self.look_further(Action::Open).unwrap_or_else(|| {
            self.tell(Notice::EditionGone);
            Vec::new()
        })
    }
}
