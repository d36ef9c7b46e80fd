//! What stands where on the screen, and how much of each list goes in.

use super::panes::{self, Area, Pane, PaneChoice, Panes, ScreenAreas, TextArea};
use super::{App, Screen, Settings, newsstand, reader, recent, searching};
use crate::layout::Figures;
use crate::model::Lang;

impl App {
    /// How the screen is divided.
    #[must_use]
    pub fn frame(&self) -> ScreenAreas {
        let mut frame = self.whole_frame();
        frame.middle.h -= self.correcting_rows(frame.middle);
        frame
    }

    fn whole_frame(&self) -> ScreenAreas {
        let (w, h) = self.size;
        if self.settings.plain { panes::unruled_frame(w, h) } else { panes::frame(w, h) }
    }

    /// Where one corrects, under the text; empty while one does not.
    #[must_use]
    pub fn correcting_area(&self) -> Area {
        let whole = self.whole_frame().middle;
        let h = self.correcting_rows(whole);
        Area { y: whole.y + whole.h - h, h, ..whole }
    }

    /// The panes of the open edition.
    #[must_use]
    pub fn panes(&self) -> Panes {
        let focus = self.reader.as_ref().map_or(Pane::Headlines, |reader| reader.focus);
        Panes::split(self.frame().middle, focus, self.choice())
    }

    pub(super) fn choice(&self) -> PaneChoice {
        self.reader
            .as_ref()
            .map_or(PaneChoice::All, |reader| reader.panes(self.mode, &self.settings))
    }

    /// Whether the screen is too small for anything but a message.
    #[must_use]
    pub fn is_cramped(&self) -> bool {
        self.size.0 < panes::LEAST.0 || self.size.1 < panes::LEAST.1
    }

    pub(super) fn fit(&mut self) {
        self.fit_pick(self.correcting_area().h);
        let as_printed = self.is_correcting();
        let front_area = self.front_area();
        let middle = self.frame().middle;
        let rows = middle.h as usize;
        match self.screen {
            Screen::Newsstand => {
                let rows = rows - usize::from(self.newsstand.offer_rows(middle.h));
                self.newsstand.list.reveal(rows, |_| newsstand::ENTRY_ROWS);
            }
            Screen::Calendar => self.newsstand.fit_calendar(middle.w),
            Screen::Recent => self.recent.list.reveal(rows, |_| recent::ENTRY_ROWS),
            Screen::Bookmarks => {
                let heights = self.bookmark_rows();
                self.bookmarks.list.reveal(rows, |row| heights.get(row).copied().unwrap_or(1));
            }
            Screen::Clippings => {
                let heights = self.clippings.rows();
                self.clippings.list.reveal(rows, |row| heights.get(row).copied().unwrap_or(1));
            }
            Screen::Clipping => self.fit_clipping(),
            Screen::Search => self.searching.list.reveal(rows, |_| searching::ENTRY_ROWS),
            Screen::Compared => self.fit_comparison(),
            Screen::Related => self.fit_related(rows),
            Screen::Stories | Screen::Timeline => self.fit_stories(rows),
            Screen::Reader => {
                if let Some(reader) = &mut self.reader {
                    // Who corrects a text sees what it is.
                    let script = self.settings.script.filter(|_| !as_printed);
                    let figures = if as_printed { Figures::Printed } else { self.settings.figures };
                    let settings = Settings { script, figures, ..self.settings.clone() };
                    reader.fit(middle, self.mode, &settings, &self.gallery);
                }
            }
            Screen::FrontPage => {
                if let (Some(front), Some(reader)) = (&mut self.front, &self.reader) {
                    front.fit(front_area, (&reader.edition, &self.gallery), &self.settings);
                }
            }
            Screen::Contents => {
                if let (Some(contents), Some(reader)) = (&mut self.contents, &self.reader) {
                    contents.fit(middle, reader, &self.settings);
                }
            }
            Screen::Revision => self.fit_revision(),
            Screen::LookedUp => self.fit_looked_up(),
            Screen::Opening | Screen::Messages | Screen::Help => {}
        }
    }

    /// Where text would stand if the article's pane were shown.
    pub(super) fn article_area(&self) -> TextArea {
        let middle = self.frame().middle;
        let pane = Panes::split(middle, Pane::Article, self.choice())
            .area(Pane::Article)
            .unwrap_or(Area { ..middle });
        let settings = &self.settings;
        let setting = match &self.reader {
            Some(reader) => reader.text_setting(settings),
            None => settings.setting(Lang::default()),
        };
        reader::text_area(pane, self.mode, settings, &setting)
    }
}
