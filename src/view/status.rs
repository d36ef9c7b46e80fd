//! The line at the foot: where one is, messages, what to press next.

use super::Painter;
use super::calendar::mark;
use super::canvas::Canvas;
use crate::app::correcting::CorrectingStep;
use crate::app::panes::Pane;
use crate::app::{Action, ArticleText, OpenedEdition, Prompt, Screen, Standing};
use crate::config::Role;
use crate::words::KeyHint;

impl Painter<'_> {
    pub(super) fn status(&self, canvas: &mut Canvas<'_>) -> Option<(u16, u16)> {
        let area = self.app.frame().status;
        let end = area.w.saturating_sub(1);
        canvas.row(0, area.y, area.w, " ", self.palette.style(Role::Status));
        let mut told = self.notice_rows();
        if let Some(prompt) = &self.app.prompt {
            // What is typed stays in view.
            if !told.is_empty() {
                self.notice_over(canvas, told, area.y.saturating_sub(1));
            }
            return Some(self.prompt_line(canvas, prompt));
        }
        if told.len() > 1 {
            self.notice_over(canvas, told, area.y);
            return None;
        }
        let (left, role) = match told.pop() {
            Some(told) => (told, self.notice_role()),
            None => (whole_parts(canvas, self.position(), end), Role::Status),
        };
        let at = canvas.text(1, area.y, end, &left, self.palette.style(role));
        self.hints(canvas, at + 2, end);
        None
    }

    fn prompt_line(&self, canvas: &mut Canvas<'_>, prompt: &Prompt) -> (u16, u16) {
        let area = self.app.frame().status;
        let style = self.palette.style(Role::Prompt);
        let label = self.words().prompt(&prompt.purpose);
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
            (Screen::FrontPage, Some(_)) => self.place_on_page(),
            (Screen::Contents, Some(_)) => self.place_in_contents(),
            (Screen::Newsstand | Screen::Calendar, _) if self.app.fetching.is_some() => {
                let fetching = self.app.fetching.as_ref();
                fetching.map(|fetching| self.words().fetching(fetching)).unwrap_or_default()
            }
            (Screen::Newsstand, _) if self.arrangement().is_some() => {
                self.arrangement().unwrap_or_default()
            }
            (Screen::Calendar, _) if self.narrowing().is_some() => {
                self.narrowing().unwrap_or_default()
            }
            (Screen::Calendar, _) => {
                let told = [Standing::Unread, Standing::Begun, Standing::Read].map(|standing| {
                    format!("{} {}", mark(standing), self.words().standing(standing))
                });
                told.join("  ")
            }
            (Screen::Newsstand, _) if self.app.newsstand.inbox > 0 => {
                self.words().inbox(self.app.newsstand.inbox, &self.keys())
            }
            (Screen::Bookmarks, _) if !self.app.bookmarks.filter.is_empty() => {
                self.words().holding(&self.app.bookmarks.filter)
            }
            _ => String::new(),
        }
    }

    /// How the newsstand is filtered and sorted, if not as it is at first.
    fn arrangement(&self) -> Option<String> {
        let sort = self.words().sorted(self.app.newsstand.sort);
        let sort = sort.map(str::to_owned);
        let parts: Vec<String> = [self.narrowing(), sort].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Which editions are shown, if not all.
    fn narrowing(&self) -> Option<String> {
        let stand = &self.app.newsstand;
        let words = self.words();
        let filter = (!stand.filter.is_empty()).then(|| words.holding(&stand.filter));
        let unread = stand.unread_only.then(|| words.unread_only().to_owned());
        let today = stand.today_only.then(|| words.today_only().to_owned());
        let parts: Vec<String> = [filter, today, unread].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    fn place_on_page(&self) -> String {
        let Some(front) = &self.app.front else { return String::new() };
        let Some(sheet) = front.sheet() else { return String::new() };
        self.words().story(front.selected() + 1, sheet.stories().len())
    }

    fn place_in_contents(&self) -> String {
        let Some(contents) = &self.app.contents else { return String::new() };
        let place = format!("{}/{}", contents.selected() + 1, contents.len());
        let place = Some(place).filter(|_| !contents.is_empty());
        let filter = Some(&contents.filter).filter(|filter| !filter.is_empty());
        let filter = filter.map(|filter| self.words().holding(filter));
        place.into_iter().chain(filter).collect::<Vec<_>>().join("   ")
    }

    fn place_in_edition(&self, reader: &OpenedEdition) -> String {
        let section = reader.section_name(reader.section_list.selected);
        let number = reader.headline_list.selected + 1;
        let section = if reader.sections.len() > 1 { &*section } else { "" };
        let place = format!("{section} {number}/{}", reader.headlines.len());
        let mut parts = vec![place.trim_start().to_owned()];
        if reader.incomplete {
            parts.push(match &self.app.opening {
                Some(opening) => self.words().opening(opening.step),
                None => self.words().first_pages().to_owned(),
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
            let last = reader.neighbour(true).is_none();
            parts.push(match last.then(|| reader.cut()).flatten() {
                Some(cut) => self.words().end_of_cut(cut.minutes),
                None => self.words().end_of_article(last, &self.keys()),
            });
        } else {
            let progress = text.progress();
            let (units, minutes) =
                self.app.settings.reading_time(reader.lang(), progress.characters_left);
            parts.push(self.words().left(reader.lang(), units, minutes));
        }
        if let Some(doubt) = text.doubt_in_view() {
            parts.push(self.words().doubtful(doubt.percent));
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
    fn next_keys(&self) -> &'static [(Action, KeyHint)] {
        match self.app.screen {
            Screen::Newsstand => &[
                (Action::Help, KeyHint::Help),
                (Action::Open, KeyHint::Open),
                (Action::Fetch, KeyHint::Fetch),
                (Action::Calendar, KeyHint::Calendar),
                (Action::Bookmarks, KeyHint::Bookmarks),
                (Action::Search, KeyHint::Filter),
                (Action::UnreadOnly, KeyHint::Unread),
                (Action::Sort, KeyHint::Sort),
            ],
            Screen::Calendar => &[
                (Action::Help, KeyHint::Help),
                (Action::Back, KeyHint::Back),
                (Action::Open, KeyHint::Open),
                (Action::NextSection, KeyHint::NextMonth),
                (Action::PreviousSection, KeyHint::MonthBefore),
            ],
            Screen::Reader if self.is_picking() => &[
                (Action::Help, KeyHint::Help),
                (Action::Back, KeyHint::Back),
                (Action::Open, KeyHint::Take),
                (Action::Up, KeyHint::Choose),
                (Action::Down, KeyHint::Choose),
            ],
            // The menu shows the keys.
            Screen::Reader if self.app.is_correcting() => &[(Action::Help, KeyHint::Help)],
            Screen::Reader if self.shows_scan() => &[
                (Action::Help, KeyHint::Help),
                (Action::Scan, KeyHint::Close),
                (Action::Correct, KeyHint::Correct),
                (Action::PageDown, KeyHint::ReadOn),
            ],
            Screen::Reader if self.is_signed() => &[
                (Action::Help, KeyHint::Help),
                (Action::Scan, KeyHint::Scan),
                (Action::Correct, KeyHint::Correct),
                (Action::PageDown, KeyHint::ReadOn),
            ],
            Screen::Reader if self.is_in_brief() => &[
                (Action::Help, KeyHint::Help),
                (Action::Open, KeyHint::WholeText),
                (Action::PageDown, KeyHint::ReadOn),
                (Action::Minutes, KeyHint::WholeEdition),
            ],
            Screen::Reader if self.app.is_read_out() => &[
                (Action::Help, KeyHint::Help),
                (Action::Back, KeyHint::Back),
                (Action::FrontPage, KeyHint::FrontPage),
                (Action::Bookmarks, KeyHint::Bookmarks),
            ],
            Screen::Reader => &[
                (Action::Help, KeyHint::Help),
                (Action::PageDown, KeyHint::ReadOn),
                (Action::NextSection, KeyHint::NextSection),
                (Action::FrontPage, KeyHint::FrontPage),
                (Action::Contents, KeyHint::Contents),
                (Action::Bookmarks, KeyHint::Bookmarks),
                (Action::Search, KeyHint::Search),
            ],
            Screen::FrontPage => &[
                (Action::Help, KeyHint::Help),
                (Action::Back, KeyHint::Back),
                (Action::Open, KeyHint::Open),
                (Action::NextSection, KeyHint::NextPage),
                (Action::PageDown, KeyHint::ReadOn),
            ],
            Screen::Contents => &[
                (Action::Help, KeyHint::Help),
                (Action::Back, KeyHint::Back),
                (Action::Open, KeyHint::Open),
                (Action::Search, KeyHint::Filter),
                (Action::NextSection, KeyHint::NextSection),
                (Action::FrontPage, KeyHint::FrontPage),
            ],
            Screen::Bookmarks => &[
                (Action::Back, KeyHint::Back),
                (Action::Open, KeyHint::Open),
                (Action::Rename, KeyHint::Name),
                (Action::Remove, KeyHint::Remove),
                (Action::Undo, KeyHint::Undo),
            ],
            Screen::Revision => &[
                (Action::Help, KeyHint::Help),
                (Action::Back, KeyHint::Back),
                (Action::PageDown, KeyHint::ReadOn),
            ],
            Screen::Opening | Screen::Messages | Screen::Help => &[(Action::Back, KeyHint::Back)],
        }
    }

    /// Whether one reads in brief, and can open all of it.
    fn is_in_brief(&self) -> bool {
        let reader = self.app.reader.as_ref();
        reader.is_some_and(|reader| reader.is_brief(reader.article))
    }

    /// Whether an article is to be picked, while correcting.
    fn is_picking(&self) -> bool {
        let step = self.app.correcting.as_ref().map(|correcting| &correcting.step);
        matches!(step, Some(CorrectingStep::Append(_) | CorrectingStep::MoveTo(_)))
    }

    /// What to press next, from the right, as far as there is room. What has
    /// no key is left out.
    fn hints(&self, canvas: &mut Canvas<'_>, from: u16, end: u16) {
        let y = self.app.frame().status.y;
        let mut right = end;
        let keys = self.keys();
        let hints = self.next_keys().iter().filter_map(|(action, hint)| {
            keys.key(*action).map(|key| (key, self.words().hint(*hint)))
        });
        for (key, word) in hints {
            let width = canvas.cols(&key) + 1 + canvas.cols(word);
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
