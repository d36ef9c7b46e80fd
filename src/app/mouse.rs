//! What the mouse does: a click selects, a second one opens; the wheel
//! scrolls what it is over.

use super::panes::Pane;
use super::{Action, App, Effect, Screen, newsstand, searching};

impl App {
    pub(super) fn click(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let middle = self.frame().middle;
        let all = if self.screen == Screen::FrontPage { self.front_area() } else { middle };
        if self.prompt.is_some() || self.correcting.is_some() || !all.holds(x, y) {
            return Vec::new();
        }
        self.notice = None;
        self.untouched = false;
        let row = y.saturating_sub(middle.y) as usize;
        match self.screen {
            Screen::Newsstand => self.click_on_newsstand(row),
            Screen::Calendar => self.click_in_calendar(x, y),
            Screen::Bookmarks => {
                let heights = self.bookmark_rows();
                let len = heights.len();
                let list = &mut self.bookmarks.list;
                let Some(hit) = list.at_row(row, len, |row| heights[row]) else {
                    return Vec::new();
                };
                if hit == list.selected {
                    return self.act(Action::Open);
                }
                list.select(hit, len);
                Vec::new()
            }
            Screen::Search => {
                let len = self.searching.hits.len();
                let list = &mut self.searching.list;
                let Some(hit) = list.at_row(row, len, |_| searching::ENTRY_ROWS) else {
                    return Vec::new();
                };
                if hit == list.selected {
                    return self.act(Action::Open);
                }
                list.select(hit, len);
                Vec::new()
            }
            Screen::Compared => self.click_on_comparison(y),
            Screen::Related => self.click_on_related(row),
            Screen::Stories => self.click_on_stories(row),
            Screen::Timeline => self.click_on_timeline(row),
            Screen::Clippings => self.click_on_clippings(row),
            Screen::Recent => self.click_on_recent(row),
            Screen::Reader => self.click_in_reader(x, y),
            Screen::FrontPage => self.click_on_front(x, y),
            Screen::Contents => self.click_in_contents(x, y),
            Screen::Opening
            | Screen::Clipping
            | Screen::Revision
            | Screen::LookedUp
            | Screen::Messages
            | Screen::Help => Vec::new(),
        }
    }

    fn click_on_newsstand(&mut self, row: usize) -> Vec<Effect> {
        let offer = usize::from(self.newsstand.offer_rows(self.frame().middle.h));
        if row == 0 && offer > 0 {
            if self.newsstand.is_on_offer() {
                return self.go_on().unwrap_or_default();
            }
            self.newsstand.on_offer = true;
            return Vec::new();
        }
        let len = self.newsstand.order.len();
        let was_on_offer = self.newsstand.is_on_offer();
        let list = &mut self.newsstand.list;
        let row = row.checked_sub(offer);
        let hit = row.and_then(|row| list.at_row(row, len, |_| newsstand::ENTRY_ROWS));
        let Some(hit) = hit else { return Vec::new() };
        if hit == list.selected && !was_on_offer {
            return self.act(Action::Open);
        }
        list.select(hit, len);
        self.newsstand.on_offer = false;
        Vec::new()
    }

    fn click_in_reader(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let panes = self.panes();
        let settings = &self.settings;
        let Some(pane) = panes.at(x, y) else { return Vec::new() };
        let Some(area) = panes.area(pane) else { return Vec::new() };
        let Some(reader) = &mut self.reader else { return Vec::new() };
        let row = (y - area.y) as usize;
        let article = match pane {
            Pane::Scan => return Vec::new(),
            Pane::Article => {
                if let Some(text) = &mut reader.text {
                    text.passage = None;
                }
                None
            }
            Pane::Sections => {
                let hit = reader.section_list.at_row(row, reader.sections.len(), |_| 1);
                hit.and_then(|index| reader.first_of_section(index))
            }
            Pane::Headlines => {
                let height = |row| reader.headline_height(row, area.w, settings);
                let hit = reader.headline_list.at_row(row, reader.headlines.len(), height);
                hit.and_then(|row| reader.headlines.get(row).copied())
            }
        };
        let again = pane == reader.focus && article == Some(reader.article);
        reader.focus = pane;
        match article {
            Some(_) if again => self.act(Action::Open),
            Some(article) => self.select(article),
            None => Vec::new(),
        }
    }

    pub(super) fn wheel(&mut self, x: u16, y: u16, rows: isize) -> Vec<Effect> {
        self.untouched = false;
        let step = if rows < 0 { Action::Up } else { Action::Down };
        match self.screen {
            Screen::Reader => match self.panes().at(x, y) {
                Some(Pane::Scan) => {
                    if let Some(scanned) = self.reader.as_mut().and_then(|r| r.scanned.as_mut()) {
                        scanned.scroll(rows);
                    }
                    Vec::new()
                }
                Some(Pane::Article) => self.in_text(|text| text.scroll(rows)),
                Some(pane) => {
                    if let Some(reader) = &mut self.reader {
                        reader.focus = pane;
                    }
                    self.act(step)
                }
                None => Vec::new(),
            },
            _ => self.act(step),
        }
    }
}
