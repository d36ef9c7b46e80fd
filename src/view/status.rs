//! The line at the foot: where one is, messages, what to press next.

use super::Painter;
use super::calendar::mark;
use super::canvas::Canvas;
use super::hints::GAP;
use crate::app::{OpenedEdition, Prompt, Screen, Standing};
use crate::config::Role;
use crate::words::SignWord;

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
            self.paint_candidates(canvas);
            return Some(self.prompt_line(canvas, prompt));
        }
        if told.len() > 1 {
            self.notice_over(canvas, told, area.y);
            return None;
        }
        let (left, role) = match told.pop() {
            Some(told) => (told, self.notice_role()),
            None => (self.whole_parts(self.position(), end), Role::Status),
        };
        canvas.text(1, area.y, end, &left, self.palette.style(role));
        self.paint_hints(canvas, &self.hints());
        None
    }

    /// What stands at the left of the line, where no prompt and no notice of
    /// several rows is.
    pub(super) fn status_text(&self) -> Option<String> {
        let end = self.app.frame().status.w.saturating_sub(1);
        match (&self.app.prompt, self.notice_rows().as_slice()) {
            (Some(_), _) | (None, [_, _, ..]) => None,
            (None, [told]) => Some(told.clone()),
            (None, []) => Some(self.whole_parts(self.position(), end)),
        }
    }

    fn prompt_line(&self, canvas: &mut Canvas<'_>, prompt: &Prompt) -> (u16, u16) {
        let area = self.app.frame().status;
        let style = self.palette.style(Role::Prompt);
        let label = self.words().prompt(&prompt.purpose);
        let end = area.w.saturating_sub(1);
        let x = canvas.text(1, area.y, end, label, style);
        // What is left of the cursor scrolls out when the line is full.
        let (before, after) = prompt.text().split_at(prompt.cursor());
        let (sign, before) = self.end_of(before, end.saturating_sub(x + 1));
        let from = canvas.text(x, area.y, end, sign, style);
        let cursor = canvas.text(from, area.y, end, before, style);
        let after = self.cut_to(after, end.saturating_sub(cursor));
        canvas.text(cursor, area.y, end, &after, style);
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
            (Screen::Calendar, _) if self.app.settings.plain => String::new(),
            (Screen::Calendar, _) => {
                let told = [Standing::Unread, Standing::Begun, Standing::Read].map(|standing| {
                    format!("{} {}", mark(standing), self.words().standing(standing))
                });
                told.join("   ")
            }
            (Screen::Newsstand, _) if self.app.newsstand.inbox > 0 => {
                self.words().inbox(self.app.newsstand.inbox, &self.keys())
            }
            (Screen::Help, _) if !self.app.help_filter.is_empty() => {
                self.words().holding(&self.app.help_filter)
            }
            (Screen::Search, _) => self.place_among_hits(),
            (Screen::Compared, _) => self.place_in_comparison(),
            (Screen::Related, _) => self.place_among_related(),
            (Screen::Clippings, _) if !self.app.clippings.filter().is_empty() => {
                self.words().holding(self.app.clippings.filter())
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
        let told = filter.map(|filter| {
            let (count, more) = contents.count();
            [self.words().holding(filter), self.words().matches(count, more)].join("   ")
        });
        place.into_iter().chain(told).collect::<Vec<_>>().join("   ")
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
        if self.app.settings.plain && self.shows_a_bookmark(reader, text) {
            parts.push(self.words().sign_word(SignWord::Bookmarked).to_owned());
        }
        if let Some(doubt) = text.doubt_in_view() {
            // The figure is for those who mean to mend it.
            let percent = self.app.is_correcting().then_some(doubt.percent);
            parts.push(self.words().doubtful(percent));
        }
        parts.join("   ")
    }

    /// A line without the parts at its end that would be cut off, or leave no
    /// room for the keys that lead on and back; of the first part its number alone, if
    /// that is all there is room for.
    fn whole_parts(&self, mut line: String, end: u16) -> String {
        const BETWEEN: &str = "   ";
        let room = usize::from(end.saturating_sub(1 + GAP + self.least_hints()));
        let widths = self.app.settings.widths;
        while let Some(last) = line.rfind(BETWEEN).filter(|_| widths.text(&line) > room) {
            line.truncate(last);
        }
        if widths.text(&line) > room
            && let Some((_, number)) = line.rsplit_once(' ')
            && number.contains('/')
        {
            return if widths.text(number) <= room { number.to_owned() } else { String::new() };
        }
        line
    }
}
