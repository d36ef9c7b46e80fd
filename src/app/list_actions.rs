//! What keys do in the lists: the newsstand, a paper's calendar, the bookmarks.

use super::calendar::CalendarMove;
use super::reader::Aim;
use super::{
    Action, App, Bookmarks, Effect, List, Notice, OpenedEdition, Prompt, Purpose, Screen, newsstand,
};

impl App {
    pub(super) fn act_on_newsstand(&mut self, action: Action) -> Vec<Effect> {
        if let Some(effects) = self.act_on_offer(action) {
            return effects;
        }
        let len = self.newsstand.order.len();
        let page = (self.frame().middle.h as usize / newsstand::ENTRY_ROWS).max(1).cast_signed();
        let list = &mut self.newsstand.list;
        if step(list, action, len, page) {
            return Vec::new();
        }
        match action {
            Action::Calendar => self.open_calendar(),
            Action::Compare => return self.open_comparison(),
            Action::UnreadOnly => self.newsstand.toggle_unread(),
            Action::Today => self.newsstand.set_today(!self.newsstand.today_only),
            Action::Fetch => return self.toggle_fetching(),
            Action::Sort => self.newsstand.sort_next(),
            Action::Open | Action::PaneRight => {
                if let Some(shelf) = self.newsstand.selected() {
                    self.wanted = self.newsstand.found_headline(shelf);
                    return vec![Effect::Open(shelf)];
                }
            }
            Action::Search => {
                let before = self.newsstand.filter.clone();
                self.newsstand.begin_filter();
                self.prompt = Some(Prompt::new(Purpose::Filter(before), ""));
            }
            Action::Back if !self.newsstand.filter.is_empty() => self.newsstand.set_filter(""),
            Action::Back if self.is_fetching() => return self.stop_fetching(),
            Action::Back => return self.go_back(),
            Action::Import if self.newsstand.inbox > 0 => {
                self.tell(Notice::Importing);
                return vec![Effect::Import];
            }
            Action::Import => self.tell(Notice::InboxEmpty),
            _ => self.tell(Notice::OpenFirst),
        }
        Vec::new()
    }

    pub(super) fn act_on_bookmarks(&mut self, action: Action) -> Vec<Effect> {
        let len = self.bookmarks.shown().len();
        let page = Bookmarks::page(self.frame().middle.h.into()).cast_signed();
        let list = &mut self.bookmarks.list;
        if step(list, action, len, page) {
            return Vec::new();
        }
        match action {
            Action::Open => return self.open_bookmark(),
            Action::Remove => return self.remove_bookmark(),
            Action::Rename => {
                if let Some(index) = self.bookmarks.selected() {
                    let name = self.bookmarks.all[index].name.clone();
                    self.prompt = Some(Prompt::new(Purpose::Rename(index), &name));
                }
            }
            Action::Note => self.ask_for_note(self.bookmarks.selected()),
            Action::Search => {
                let before = self.bookmarks.filter.clone();
                self.prompt = Some(Prompt::new(Purpose::Filter(before), ""));
            }
            Action::Back if !self.bookmarks.filter.is_empty() => self.bookmarks.filter.clear(),
            Action::Back => return self.go_back(),
            action => self.refuse(action),
        }
        Vec::new()
    }

    fn open_bookmark(&mut self) -> Vec<Effect> {
        let Some(index) = self.bookmarks.selected() else { return Vec::new() };
        let mark = self.bookmarks.all[index].clone();
        let open =
            self.reader.as_ref().is_some_and(|r: &OpenedEdition| r.edition.key() == mark.edition);
        if open {
            self.go(Screen::Reader);
            let article = mark.anchor.article.clone();
            return self.show_spot(&article, Aim::Mark(mark.anchor));
        }
        match self.newsstand.find(&mark.edition) {
            Some(shelf) => {
                self.target = Some((mark.anchor.article.clone(), Aim::Mark(mark.anchor)));
                self.leave(vec![Effect::Open(shelf)])
            }
            None => {
                if let Some(effects) = self.look_further(Action::Open) {
                    return effects;
                }
                self.tell(Notice::NotOnNewsstand(mark.paper, mark.date));
                Vec::new()
            }
        }
    }
}

/// Moves the selection of a list of `len` entries, `page` of them a screen;
/// tells whether the action is such a movement.
pub(super) fn step(list: &mut List, action: Action, len: usize, page: isize) -> bool {
    match action {
        Action::Down | Action::NextArticle | Action::NextMatch => list.step(1, len),
        Action::Up | Action::PreviousArticle | Action::PreviousMatch => list.step(-1, len),
        Action::PageDown | Action::HalfDown => list.step(page, len),
        Action::PageUp | Action::HalfUp => list.step(-page, len),
        Action::Top => list.select(0, len),
        Action::Bottom => list.select(len, len),
        _ => return false,
    }
    true
}

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
                return self.go_back();
            }
            Action::UnreadOnly => {
                self.newsstand.toggle_unread();
                let edition = self.newsstand.calendar.as_ref().map(|calendar| calendar.edition);
                self.newsstand.renew_calendar(edition);
                return Vec::new();
            }
            Action::Compare => return self.open_comparison(),
            // What is typed or sorted there shows in the list.
            Action::Fetch => return self.toggle_fetching(),
            Action::Search | Action::Sort | Action::Import | Action::Today => {
                self.close_calendar();
                self.came_from.clear();
                self.screen = Screen::Newsstand;
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
