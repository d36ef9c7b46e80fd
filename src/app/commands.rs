//! The command line: every action by its name, and a few with a value.

use super::completion::{action_named, command_names};
use super::{Action, App, Effect, Notice, Screen};
use crate::model::nearest;

impl App {
    pub(super) fn command(&mut self, line: &str) -> Vec<Effect> {
        let (name, value) = line.split_once(' ').unwrap_or((line, ""));
        let value = value.trim();
        match (name, value) {
            ("", _) => Vec::new(),
            ("q" | "q!" | "wq", "") => self.act(Action::Quit),
            ("theme", name) if !name.is_empty() => self.set_theme(name),
            ("measure", columns) => self.set_measure(columns),
            ("minutes", minutes) if !minutes.is_empty() => self.set_minutes(minutes),
            ("article", number) => self.go_to_article(number),
            ("search", needle) if !needle.is_empty() && self.screen == Screen::Reader => {
                self.search(needle)
            }
            (name, _) => match action_named(name) {
                Some(action) => self.act(action),
                None => {
                    let meant = nearest(name, command_names());
                    self.tell(Notice::NoSuchCommand(name.to_owned(), meant));
                    Vec::new()
                }
            },
        }
    }

    fn set_theme(&mut self, name: &str) -> Vec<Effect> {
        match self.themes.iter().position(|theme| theme == name) {
            Some(index) => self.theme = index,
            None => self.tell(Notice::NoSuchTheme(name.to_owned(), self.themes.clone())),
        }
        Vec::new()
    }

    fn set_measure(&mut self, columns: &str) -> Vec<Effect> {
        match columns.parse::<u16>() {
            Ok(columns) if (16..=240).contains(&columns) => {
                self.settings.measures.measure = columns;
            }
            _ => self.tell(Notice::MeasureRange(16, 240)),
        }
        Vec::new()
    }

    fn go_to_article(&mut self, number: &str) -> Vec<Effect> {
        let count = self.reader.as_ref().map_or(0, |reader| reader.edition.articles.len());
        match number.parse::<usize>() {
            Ok(number) if (1..=count).contains(&number) && self.screen == Screen::Reader => {
                self.note_jump();
                self.select(number - 1)
            }
            _ if self.screen != Screen::Reader => {
                self.tell(Notice::OpenFirst);
                Vec::new()
            }
            _ => {
                self.tell(Notice::ArticleRange(count));
                Vec::new()
            }
        }
    }
}
