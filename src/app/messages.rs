//! What the reader was told in this run, to be read again.

use std::collections::VecDeque;

use super::{App, Effect, Notice, Screen};
use crate::model::Edition;

/// How many messages are kept; beyond that the oldest goes.
const MOST: usize = 1000;

/// The messages of this run, oldest first.
#[derive(Debug, Default)]
pub struct Messages {
    all: VecDeque<Notice>,
}

impl Messages {
    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Notice> {
        self.all.iter()
    }

    fn add(&mut self, notice: Notice) {
        // What is pressed again and again is told once.
        if self.all.back() == Some(&notice) && !notice.is_error() {
            return;
        }
        if self.all.len() == MOST {
            self.all.pop_front();
        }
        self.all.push_back(notice);
    }
}

impl App {
    /// Tells the reader something. An error stays until a key is pressed: what
    /// comes after it is found among the messages.
    pub(super) fn tell(&mut self, notice: Notice) {
        self.messages.add(notice.clone());
        let stays = self.notice.as_ref().is_some_and(Notice::is_error) && !notice.is_error();
        if !stays {
            self.notice = Some(notice);
        }
    }

    /// Keeps something to be read when the reader looks for it.
    pub(super) fn note(&mut self, notice: Notice) {
        self.messages.add(notice);
    }

    /// Tells what was found amiss in an edition that was opened.
    pub(super) fn tell_warnings(&mut self, edition: &Edition) {
        if edition.warnings.is_empty() {
            return;
        }
        for warning in &edition.warnings {
            self.messages.add(Notice::Warning(warning.clone()));
        }
        self.tell(Notice::Warnings(edition.warnings.len()));
    }

    pub(super) fn open_messages(&mut self) -> Vec<Effect> {
        if self.screen != Screen::Messages {
            self.go(Screen::Messages);
            // The newest stands last.
            self.scrolled = usize::MAX;
        }
        Vec::new()
    }
}
