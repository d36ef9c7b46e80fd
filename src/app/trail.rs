//! The way one came by: `q` goes back along it, a step at a time, to the very
//! place. At its beginning stands the newsstand, or nothing that is seen where an
//! edition was opened from a shell.

use super::history::HistoryEntry;
use super::panes::Pane;
use super::{App, EditionContents, Effect, Front, Notice, Screen};
use crate::model::Place;

/// A screen that one was on, and where on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Visit {
    pub(super) screen: Screen,
    /// The place in the open edition.
    pub(super) spot: Option<HistoryEntry>,
}

/// Steps kept: nobody goes back so many, and a loop may be long.
const MOST: usize = 100;

impl App {
    /// The screen that one comes back to from this one.
    #[must_use]
    pub fn beneath(&self) -> Option<Screen> {
        self.came_from.last().map(|visit| visit.screen)
    }

    /// Whether one came by a screen.
    pub(super) fn comes_by(&self, screen: Screen) -> bool {
        self.came_from.iter().any(|visit| visit.screen == screen)
    }

    /// Where one is.
    pub(super) fn visit(&mut self) -> Visit {
        let story = match self.screen {
            Screen::FrontPage => self.front.as_ref().and_then(Front::article),
            Screen::Contents => self.contents.as_ref().and_then(EditionContents::article),
            _ => None,
        };
        let spot = match (story, &self.reader) {
            (Some(article), Some(reader)) => Some(HistoryEntry {
                edition: reader.edition.key(),
                article: reader.edition.articles[article].id.clone(),
                place: Place::default(),
            }),
            _ => self.here(),
        };
        Visit { screen: self.screen, spot }
    }

    /// Goes on to a screen.
    pub(super) fn go(&mut self, screen: Screen) {
        let here = self.visit();
        let passing =
            [Screen::Help, Screen::Messages, Screen::Revision, Screen::LookedUp, Screen::Clipping];
        let is_passing = passing.contains(&screen);
        if !is_passing && self.screen != Screen::Opening {
            self.jumps.leave(here.clone());
        }
        if self.came_from.len() == MOST {
            self.came_from.remove(1);
        }
        self.came_from.push(here);
        self.screen = screen;
    }

    /// Goes to a screen, or back to it where one comes from there.
    pub(super) fn go_to_and_fro(&mut self, screen: Screen) -> Option<Vec<Effect>> {
        if self.beneath() == Some(screen) {
            return Some(self.go_back());
        }
        self.go(screen);
        None
    }

    /// Goes back to where one came from; from where one began, out of the
    /// program.
    pub(super) fn go_back(&mut self) -> Vec<Effect> {
        let from = self.screen;
        if from == Screen::Reader && self.reader.as_ref().is_some_and(|r| r.focus == Pane::Article)
        {
            self.note_end_in_view();
        }
        let Some(visit) = self.came_from.pop() else { return self.leave(vec![Effect::Quit]) };
        if visit.screen == Screen::Newsstand && self.single {
            self.came_from.push(visit);
            return self.leave(vec![Effect::Quit]);
        }
        self.screen = visit.screen;
        self.scrolled = if self.screen == Screen::Messages { usize::MAX } else { 0 };
        let mut effects = Vec::new();
        if from == Screen::Reader {
            effects = self.leave_edition();
            if self.screen == Screen::Compared {
                self.note_read_in_comparison();
            }
        }
        match (self.screen, visit.spot) {
            (Screen::Reader, Some(spot)) if self.here().as_ref() != Some(&spot) => {
                effects.extend(self.go_to_spot(spot));
            }
            (Screen::FrontPage, _) if from == Screen::Reader => self.select_on_front(),
            (Screen::Contents, _) if from == Screen::Reader => self.select_in_contents(),
            _ => {}
        }
        effects
    }

    /// One level up inside the program, of which this never leads out.
    pub(super) fn go_up(&mut self) -> Vec<Effect> {
        if self.screen == Screen::Opening && self.opens_nothing_else() {
            self.tell(Notice::NothingToCancel);
            return Vec::new();
        }
        let mut effects = self.act(super::Action::Back);
        let all = effects.len();
        effects.retain(|effect| *effect != Effect::Quit);
        if effects.len() < all {
            self.tell(Notice::NothingToCancel);
        }
        effects
    }

    /// What is to be kept when an edition is left for another screen; its rest,
    /// if it is still being read, where no screen of it is come back to.
    fn leave_edition(&mut self) -> Vec<Effect> {
        let mut effects = self.keep_position();
        if matches!(self.screen, Screen::Reader | Screen::FrontPage | Screen::Contents) {
            return effects;
        }
        let spot = self.here();
        self.jumps.leave(Visit { screen: Screen::Reader, spot });
        if let Some(reader) = &self.reader {
            self.newsstand.note_read(reader.shelf, reader.read_count());
        }
        self.note_left_off();
        let is_left = matches!(self.screen, Screen::Newsstand | Screen::Calendar);
        if is_left && self.reader.as_ref().is_some_and(|reader| reader.incomplete) {
            (self.reader, self.opening) = (None, None);
            effects.push(Effect::StopOpening);
        }
        effects
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::{Action, Msg, Settings, ShelfEntry};
    use crate::model::{Article, ArticleId, Clean, Date, Edition};

    fn edition(paper: &str) -> Edition {
        let date = Some(Date::constant(2026, 11, 22));
        let articles = vec![Article::new(ArticleId::new("one"))];
        let mut edition = Edition { date, articles, ..Edition::default() };
        edition.paper.title = Clean::line(paper);
        edition
    }

    fn open(app: &mut App, shelf: usize, paper: &str) {
        let edition = Arc::new(edition(paper));
        let _ = app.update(Msg::Opened { shelf, edition, fault: None, more: false });
    }

    fn back(app: &mut App) -> (Screen, Option<String>) {
        let _ = app.update(Msg::Do(Action::Back));
        let paper = app.reader.as_ref().map(|reader| reader.edition.paper.title.to_string());
        (app.screen, paper)
    }

    #[test]
    fn the_way_back_is_no_longer_where_an_edition_takes_time_to_open_again() {
        let mut app = App::new(Settings::default(), vec!["dark".to_owned()], (80, 24));
        let shelf = ["Evening", "Morning"].map(|paper| ShelfEntry::of(&edition(paper)));
        app.newsstand.fill(shelf.to_vec());
        open(&mut app, 0, "Evening");
        app.go(Screen::Search);
        open(&mut app, 1, "Morning");
        assert_eq!(back(&mut app).0, Screen::Search);
        assert_eq!(back(&mut app).0, Screen::Reader);
        let _ = app.update(Msg::Opening(Clean::line("Evening")));
        assert_eq!(app.screen, Screen::Opening);
        open(&mut app, 0, "Evening");
        assert_eq!((app.screen, app.beneath()), (Screen::Reader, Some(Screen::Newsstand)));
        assert_eq!(back(&mut app), (Screen::Newsstand, Some("Evening".to_owned())));
    }
}
