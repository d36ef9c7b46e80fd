//! The line at the foot: where one is, messages, what to press next.

use super::canvas::Canvas;
use super::{Painter, chrome, phrases};
use crate::app::correcting::Step;
use crate::app::panes::Pane;
use crate::app::{Action, ArticleText, OpenedEdition, Prompt, Purpose, Screen};
use crate::config::Role;
use crate::model::Lang;

impl Painter<'_> {
    pub(super) fn status(&self, canvas: &mut Canvas<'_>) -> Option<(u16, u16)> {
        let area = self.app.frame().status;
        let end = area.w.saturating_sub(1);
        canvas.row(0, area.y, area.w, " ", self.palette.style(Role::Status));
        if let Some(prompt) = &self.app.prompt {
            return Some(self.prompt_line(canvas, prompt));
        }
        let (left, role) = match &self.app.notice {
            Some(notice) if notice.error => (notice.text.clone(), Role::Error),
            Some(notice) => (notice.text.clone(), Role::Message),
            None => match self.app.correcting.as_ref().map(|correcting| &correcting.step) {
                Some(Step::Append(_) | Step::MoveTo(_)) => {
                    ("j k choose   Enter take it   Esc back".to_owned(), Role::Status)
                }
                _ => (self.position(), Role::Status),
            },
        };
        let left = if role == Role::Status { whole_parts(canvas, left, end) } else { left };
        let at = canvas.text(1, area.y, end, &left, self.palette.style(role));
        if self.app.correcting.is_some() {
            return None;
        }
        self.hints(canvas, at + 2, end);
        None
    }

    fn prompt_line(&self, canvas: &mut Canvas<'_>, prompt: &Prompt) -> (u16, u16) {
        let area = self.app.frame().status;
        let style = self.palette.style(Role::Prompt);
        let label = match prompt.purpose {
            Purpose::Search => "/",
            Purpose::Filter(_) => chrome::filter_prompt(self.app.settings.language),
            Purpose::Rename(_) => "name: ",
            Purpose::Link => "link number: ",
            Purpose::Command => ":",
        };
        let end = area.w.saturating_sub(1);
        let x = canvas.text(1, area.y, end, label, style);
        // What is left of the cursor scrolls out when the line is full.
        let (mut before, after) = prompt.text().split_at(prompt.cursor());
        let room = end.saturating_sub(x + 1);
        while canvas.cols(before) > room {
            let mut chars = before.chars();
            chars.next();
            before = chars.as_str();
        }
        let cursor = canvas.text(x, area.y, end, before, style);
        canvas.text(cursor, area.y, end, after, style);
        (cursor, area.y)
    }

    fn position(&self) -> String {
        match (self.app.screen, &self.app.reader) {
            (Screen::Reader, Some(reader)) => self.place_in_edition(reader),
            (Screen::FrontPage, Some(reader)) => self.place_on_page(reader),
            (Screen::Newsstand, _) if self.arrangement().is_some() => {
                self.arrangement().unwrap_or_default()
            }
            (Screen::Calendar, _) if self.narrowing().is_some() => {
                self.narrowing().unwrap_or_default()
            }
            (Screen::Calendar, _) => self
                .app
                .newsstand
                .in_calendar()
                .map_or_else(String::new, |(_, entry)| phrases::marks(entry.lang)),
            (Screen::Newsstand, _) if self.app.newsstand.inbox > 0 => {
                let key = self.key(Action::Import);
                chrome::inbox(self.app.settings.language, self.app.newsstand.inbox, &key)
            }
            (Screen::Bookmarks, _) if !self.app.bookmarks.filter.is_empty() => {
                chrome::holding(self.app.settings.language, &self.app.bookmarks.filter)
            }
            _ => String::new(),
        }
    }

    /// How the newsstand is filtered and sorted, if not as it is at first.
    fn arrangement(&self) -> Option<String> {
        let sort = chrome::sorted(self.app.settings.language, self.app.newsstand.sort);
        let sort = sort.map(str::to_owned);
        let parts: Vec<String> = [self.narrowing(), sort].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Which editions are shown, if not all.
    fn narrowing(&self) -> Option<String> {
        let stand = &self.app.newsstand;
        let lang = self.app.settings.language;
        let filter = (!stand.filter.is_empty()).then(|| chrome::holding(lang, &stand.filter));
        let unread = stand.unread_only.then(|| chrome::unread_only(lang).to_owned());
        let parts: Vec<String> = [filter, unread].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    fn place_on_page(&self, reader: &OpenedEdition) -> String {
        let Some(front) = &self.app.front else { return String::new() };
        let Some(sheet) = front.sheet() else { return String::new() };
        phrases::story(reader.edition.lang(), front.selected() + 1, sheet.stories().len())
    }

    fn place_in_edition(&self, reader: &OpenedEdition) -> String {
        let edition = &reader.edition;
        let section = reader.sections.get(reader.section_list.selected);
        let section =
            section.and_then(|&s| edition.sections.get(s)).map_or("", |s| s.name.as_str());
        let number = reader.headline_list.selected + 1;
        let section = if reader.sections.len() > 1 { section } else { "" };
        let place = format!("{section} {number}/{}", reader.headlines.len());
        let mut parts = vec![place.trim_start().to_owned()];
        if reader.incomplete {
            let lang = self.app.settings.language;
            parts.push(match &self.app.opening {
                Some(opening) => chrome::opening(lang, opening.step),
                None => chrome::first_pages(lang).to_owned(),
            });
        }
        let Some(text) = &reader.text else { return parts.join("   ") };
        if let Some(search) = &text.search {
            let needle = search.finder.needle();
            parts.push(match search.count {
                Some((at, all)) => format!("“{needle}” {at}/{all}"),
                None => format!("“{needle}”"),
            });
        } else if text.at_end() {
            let last = reader.article + 1 == edition.articles.len();
            parts.push(phrases::end_of_article(edition.lang(), last).to_owned());
        } else {
            let progress = text.progress();
            let (units, minutes) =
                self.app.settings.reading_time(reader.lang(), progress.characters_left);
            parts.push(phrases::left(edition.lang(), units, minutes));
        }
        if let Some(doubt) = text.doubt_in_view() {
            parts.push(phrases::doubtful(edition.lang(), doubt.percent));
        }
        parts.join("   ")
    }

    fn shows_scan(&self) -> bool {
        self.app.panes().area(Pane::Scan).is_some()
    }

    /// Whether something on the screen is worth a look at the page as scanned.
    fn is_signed(&self) -> bool {
        let text = self.app.reader.as_ref().and_then(|reader| reader.text.as_ref());
        text.is_some_and(ArticleText::is_signed)
    }

    /// What may be pressed next, the likeliest first.
    fn next_keys(&self, words: &phrases::Hints) -> Vec<(Action, &'static str)> {
        let lists = chrome::list_hints(self.app.settings.language);
        match self.app.screen {
            Screen::Newsstand => vec![
                (Action::Help, words.help),
                (Action::Open, words.open),
                (Action::Calendar, words.calendar),
                (Action::Bookmarks, words.bookmarks),
                (Action::Search, lists.filter),
                (Action::UnreadOnly, lists.unread),
                (Action::Sort, lists.sort),
            ],
            Screen::Calendar => vec![
                (Action::Help, words.help),
                (Action::Back, words.back),
                (Action::Open, words.open),
                (Action::NextSection, words.next_month),
                (Action::PreviousSection, words.month_before),
            ],
            Screen::Reader if self.shows_scan() => vec![
                (Action::Help, words.help),
                (Action::Scan, words.close),
                (Action::Correct, words.correct),
                (Action::PageDown, words.read_on),
            ],
            Screen::Reader if self.is_signed() => vec![
                (Action::Help, words.help),
                (Action::Scan, words.scan),
                (Action::Correct, words.correct),
                (Action::PageDown, words.read_on),
            ],
            Screen::Reader => vec![
                (Action::Help, words.help),
                (Action::PageDown, words.read_on),
                (Action::NextSection, words.next_section),
                (Action::FrontPage, words.front_page),
                (Action::Bookmarks, words.bookmarks),
                (Action::Search, words.search),
            ],
            Screen::FrontPage => vec![
                (Action::Help, words.help),
                (Action::Back, words.back),
                (Action::Open, words.open),
                (Action::NextSection, words.next_page),
                (Action::PageDown, words.read_on),
            ],
            Screen::Bookmarks => vec![
                (Action::Back, words.back),
                (Action::Open, words.open),
                (Action::Rename, lists.name),
                (Action::Remove, lists.remove),
                (Action::Undo, lists.undo),
            ],
            Screen::Opening | Screen::Help => vec![(Action::Back, words.back)],
        }
    }

    /// What to press next, from the right, as far as there is room.
    fn hints(&self, canvas: &mut Canvas<'_>, from: u16, end: u16) {
        let lang = match (self.app.screen, &self.app.reader) {
            (Screen::Reader | Screen::FrontPage, Some(reader)) => reader.edition.lang(),
            (Screen::Calendar, _) => {
                self.app.newsstand.in_calendar().map_or(Lang::En, |(_, entry)| entry.lang)
            }
            _ => self.app.settings.language,
        };
        let words = phrases::hints(lang);
        let hints = self.next_keys(&words);
        let y = self.app.frame().status.y;
        let mut right = end;
        for (action, word) in &hints {
            let key = self.key(*action);
            let width = canvas.cols(&key) + 1 + canvas.cols(word);
            if key.is_empty() {
                break;
            }
            if from + width > right {
                // The first key is worth showing without its word.
                if right == end && from + canvas.cols(&key) <= end {
                    canvas.text_right(from, y, end, &key, self.palette.style(Role::Accent));
                }
                break;
            }
            let x = right - width;
            let after = canvas.text(x, y, right, &key, self.palette.style(Role::Accent));
            canvas.text(after + 1, y, right, word, self.palette.style(Role::Dim));
            right = x.saturating_sub(3);
        }
    }
}

/// A line without the parts at its end that would be cut off, or leave no room
/// for the key that helps.
fn whole_parts(canvas: &Canvas<'_>, mut line: String, end: u16) -> String {
    const BETWEEN: &str = "   ";
    const HELP: u16 = 4;
    let room = end.saturating_sub(1 + HELP);
    while let Some(last) = line.rfind(BETWEEN).filter(|_| canvas.cols(&line) > room) {
        line.truncate(last);
    }
    line
}
