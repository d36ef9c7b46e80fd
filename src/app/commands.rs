//! The command line: every action by its name, and a few with a value.

use super::completion::{action_named, command_names};
use super::{Action, App, Effect, Notice, Screen};
use crate::model::nearest;
use crate::search::page_name;

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
            ("page", name) => self.go_to_page(name),
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

    /// Goes to what stands first on a page; on the front page, turns to it.
    fn go_to_page(&mut self, name: &str) -> Vec<Effect> {
        let inside = matches!(self.screen, Screen::Reader | Screen::FrontPage | Screen::Contents);
        let Some(reader) = self.reader.as_ref().filter(|_| inside) else {
            self.tell(Notice::OpenFirst);
            return Vec::new();
        };
        let edition = &reader.edition;
        let (wanted, digits) = (page_name(name), |c: char| !c.is_ascii_digit());
        let named = |id: &str| page_name(id) == wanted;
        let numbered = |id: &str| page_name(id).trim_start_matches(digits) == wanted;
        let find = |is: &dyn Fn(&str) -> bool| edition.pages.iter().position(|page| is(&page.id));
        let Some(page) = find(&named).or_else(|| find(&numbered)) else {
            let all = edition.pages.iter().map(|page| page.id.to_string()).collect();
            self.tell(Notice::NoSuchPage(name.to_owned(), all));
            return Vec::new();
        };
        let on_page = |article: &usize| edition.articles[*article].page == Some(page);
        let first = reader.order().iter().copied().find(on_page);
        match (self.screen, first) {
            (Screen::FrontPage, _) => self.turn_to_page(page),
            (_, Some(first)) => {
                self.note_jump();
                let effects = self.select(first);
                self.select_in_contents();
                effects
            }
            (_, None) => Vec::new(),
        }
    }

    fn go_to_article(&mut self, number: &str) -> Vec<Effect> {
        let count = self.reader.as_ref().map_or(0, |reader| reader.edition.articles.len());
        match number.parse::<usize>() {
            Ok(number) if (1..=count).contains(&number) && self.screen == Screen::Reader => {
                self.note_jump();
                self.select(number - 1)
            }
            _ if self.screen != Screen::Reader => {
                let is_open = matches!(self.screen, Screen::FrontPage | Screen::Contents);
                self.tell(if is_open { Notice::OpenStoryFirst } else { Notice::OpenFirst });
                Vec::new()
            }
            _ => {
                self.tell(Notice::ArticleRange(count));
                Vec::new()
            }
        }
    }
}
