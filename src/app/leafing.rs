//! Leafing through a paper's calendar.

use super::calendar::CalendarMove;
use super::{Action, App, Effect, Notice, Screen};

impl App {
    /// Opens the calendar of the paper that is selected on the newsstand.
    pub(super) fn open_calendar(&mut self) {
        if self.newsstand.open_calendar() {
            self.go(Screen::Calendar);
        }
    }

    pub(super) fn act_on_calendar(&mut self, action: Action) -> Vec<Effect> {
        let leaf = match action {
            Action::PaneLeft | Action::PreviousEdition | Action::PreviousArticle => {
                CalendarMove::Edition(false)
            }
            Action::PaneRight | Action::NextEdition | Action::NextArticle => {
                CalendarMove::Edition(true)
            }
            Action::Up => CalendarMove::Week(false),
            Action::Down => CalendarMove::Week(true),
            Action::PreviousSection | Action::PageUp | Action::HalfUp => CalendarMove::Month(false),
            Action::NextSection | Action::PageDown | Action::HalfDown => CalendarMove::Month(true),
            Action::Top => CalendarMove::First,
            Action::Bottom => CalendarMove::Last,
            Action::Open => {
                let edition = self.newsstand.calendar.as_ref().map(|calendar| calendar.edition);
                return edition.map(Effect::Open).into_iter().collect();
            }
            Action::Back | Action::Calendar => {
                self.close_calendar();
                return Vec::new();
            }
            Action::UnreadOnly => {
                self.newsstand.toggle_unread();
                let edition = self.newsstand.calendar.as_ref().map(|calendar| calendar.edition);
                self.newsstand.renew_calendar(edition);
                return Vec::new();
            }
            // What is typed or sorted there shows in the list.
            Action::Search | Action::Sort | Action::Import => {
                self.close_calendar();
                return self.act_on_newsstand(action);
            }
            _ => {
                self.tell(Notice::OpenFirst);
                return Vec::new();
            }
        };
        self.newsstand.leaf(leaf);
        Vec::new()
    }

    fn close_calendar(&mut self) {
        if let Some(calendar) = self.newsstand.calendar.take() {
            self.newsstand.select_edition(calendar.edition);
        }
        self.came_from.clear();
        self.screen = Screen::Newsstand;
    }

    pub(super) fn click_in_calendar(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let hit = self.newsstand.clicked(self.frame().middle, x, y);
        let (Some(hit), Some(calendar)) = (hit, &mut self.newsstand.calendar) else {
            return Vec::new();
        };
        if hit == calendar.edition {
            return self.act(Action::Open);
        }
        calendar.edition = hit;
        Vec::new()
    }
}
