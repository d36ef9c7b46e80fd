//! The application's state as cells. Nothing is decided here and nothing
//! changes: the same state gives the same screen.

mod article;
mod bookmarks;
mod calendar;
mod candidates;
mod canvas;
mod clippings;
mod columns;
mod comparing;
mod contents;
mod correcting;
mod front;
mod front_head;
mod help;
mod help_lines;
mod hints;
mod large;
mod lookup;
mod messages;
mod newsstand;
mod opening;
mod palette;
mod picture;
mod reader;
mod recent;
mod related;
mod revision;
mod scan;
mod searching;
mod status;
mod stories;
mod told;

pub use article::{WAVE, role_of};
pub use large::{large_letter, set_large};
pub use picture::picture_row;

use ratatui::buffer::Buffer;

use crate::app::correcting::MenuChoice;
use crate::app::panes::Area;
use crate::app::{Action, App, Purpose, Screen};
use crate::config::{Role, Theme};
use crate::keymap::{Context, Keymap};
use crate::layout::Ambiguous;
use crate::words::{Keys, Words};
use canvas::Canvas;
use palette::Palette;

/// What the screen is dressed in: the theme, the words, and the keys that they
/// name.
#[derive(Debug, Clone, Copy)]
pub struct ViewContext<'a> {
    /// The theme, in colours that the terminal has.
    pub theme: &'a Theme,
    /// The keys.
    pub keymap: &'a Keymap,
    /// The language of the interface.
    pub words: &'static dyn Words,
}

/// The symbols of our own chrome. A terminal that draws ambiguous characters
/// wide gets ASCII, so that bars and rules stay one column wide.
#[derive(Debug, Clone, Copy)]
struct Glyphs {
    bar: &'static str,
    vertical: &'static str,
    horizontal: &'static str,
    double: &'static str,
    bookmark: &'static str,
    followed: &'static str,
    onward: &'static str,
    dotted: &'static str,
    cut: &'static str,
    above: &'static str,
    below: &'static str,
}

/// Where the terminal's own cursor stands. Braille displays and screen readers
/// follow it, whether it is shown or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScreenCursor {
    /// Its column.
    pub x: u16,
    /// Its row.
    pub y: u16,
    /// Everyone sees it: one types there, or has no other sign of where one is.
    pub is_shown: bool,
}

/// Paints the whole screen, and tells where the cursor stands: where one types,
/// or else at what is read or selected.
pub fn draw(app: &App, dress: &ViewContext<'_>, cells: &mut Buffer) -> Option<ScreenCursor> {
    let painter = Painter::new(app, dress);
    cells.set_style(cells.area, painter.palette.style(Role::Text));
    painter.paint(&mut Canvas::new(cells, app.settings.widths, app.settings.reordering))
}

/// How far the help or the messages can be scrolled: the first row when the
/// last is on the screen.
#[must_use]
pub fn last_top(app: &App, dress: &ViewContext<'_>) -> usize {
    let painter = Painter::new(app, dress);
    match app.screen {
        Screen::Help => painter.last_help_top(),
        Screen::Messages => painter.last_message_top(),
        _ => 0,
    }
}

/// Whether a notice stands over what one reads, and is to be put away first.
#[must_use]
pub fn is_covered(app: &App, dress: &ViewContext<'_>) -> bool {
    Painter::new(app, dress).notice_rows().len() > 1
}

/// What the hint at a cell of the line at the foot asks for, if one is there.
#[must_use]
pub fn hint_at(app: &App, dress: &ViewContext<'_>, x: u16, y: u16) -> Option<Action> {
    Painter::new(app, dress).hint_at(x, y)
}

/// The columns that each choice of correcting takes: see
/// [`App::choice_columns`].
#[must_use]
pub fn choice_columns(app: &App, dress: &ViewContext<'_>) -> Vec<u16> {
    let painter = Painter::new(app, dress);
    let wide = |choice: MenuChoice| {
        let (keys, label) = painter.choice(choice);
        let wide = app.settings.widths.text(&keys) + 1 + app.settings.widths.text(label);
        wide.min(usize::from(u16::MAX)) as u16
    };
    MenuChoice::ALL.map(wide).to_vec()
}

fn glyphs(app: &App) -> Glyphs {
    let glyphs = glyphs_as_wide(app);
    if !app.settings.plain {
        return glyphs;
    }
    // What runs along a row is blank, what stands beside a text is not there.
    let (rule, sign) = (" ", "");
    Glyphs {
        vertical: rule,
        horizontal: rule,
        double: rule,
        bar: sign,
        bookmark: sign,
        followed: sign,
        onward: sign,
        dotted: sign,
        above: sign,
        below: sign,
        ..glyphs
    }
}

/// The symbols that are as wide on the terminal as they count.
fn glyphs_as_wide(app: &App) -> Glyphs {
    match app.settings.widths.ambiguous {
        Ambiguous::Narrow => Glyphs {
            bar: "▌",
            vertical: "│",
            horizontal: "─",
            double: "═",
            bookmark: "▪",
            followed: "•",
            onward: "▸",
            dotted: "┆",
            cut: "…",
            above: "▴",
            below: "▾",
        },
        Ambiguous::Wide => Glyphs {
            bar: ">",
            vertical: "|",
            horizontal: "-",
            double: "=",
            bookmark: "*",
            followed: "*",
            onward: ">",
            dotted: ":",
            cut: "..",
            above: "^",
            below: "v",
        },
    }
}

/// Everything needed to paint.
struct Painter<'a> {
    app: &'a App,
    dress: &'a ViewContext<'a>,
    palette: Palette<'a>,
    glyphs: Glyphs,
}

impl<'a> Painter<'a> {
    fn new(app: &'a App, dress: &'a ViewContext<'a>) -> Self {
        Self { app, dress, palette: Palette::new(dress.theme), glyphs: glyphs(app) }
    }

    /// The keys in force on the screen.
    fn keys(&self) -> Keys<'a> {
        Keys::new(self.dress.keymap, Context::of(self.app))
    }

    fn words(&self) -> &'static dyn Words {
        self.dress.words
    }
}

impl Painter<'_> {
    fn paint(&self, canvas: &mut Canvas<'_>) -> Option<ScreenCursor> {
        if self.app.is_cramped() {
            self.cramped(canvas);
            return canvas.cursor().map(|(x, y)| ScreenCursor { x, y, is_shown: false });
        }
        let frame = self.app.frame();
        // The front page has a masthead instead of the folio line.
        let upper = frame.upper_rule.filter(|_| self.app.screen != Screen::FrontPage);
        for y in [upper, frame.lower_rule].into_iter().flatten() {
            canvas.row(0, y, frame.folio.w, self.glyphs.horizontal, self.palette.style(Role::Rule));
        }
        match self.app.screen {
            Screen::Newsstand => self.newsstand(canvas),
            Screen::Calendar => self.calendar(canvas),
            Screen::Opening => self.opening(canvas),
            Screen::Reader => self.reader(canvas),
            Screen::FrontPage => self.front_page(canvas),
            Screen::Contents => self.edition_contents(canvas),
            Screen::Bookmarks => self.bookmarks(canvas),
            Screen::Clippings => self.clippings(canvas),
            Screen::Clipping => self.clipping(canvas),
            Screen::Recent => self.recent(canvas),
            Screen::Search => self.searching(canvas),
            Screen::Compared => self.comparing(canvas),
            Screen::Related => self.related(canvas),
            Screen::Stories => self.stories(canvas),
            Screen::Timeline => self.timeline(canvas),
            Screen::Revision => self.revision(canvas),
            Screen::LookedUp => self.looked_up(canvas),
            Screen::Messages => self.messages(canvas),
            Screen::Help => self.help(canvas),
        }
        let correcting = self.correcting(canvas).filter(|_| self.app.screen == Screen::Reader);
        let typed = self.status(canvas).or(correcting);
        let (x, y) = typed.or(canvas.cursor())?;
        let is_shown = typed.is_some() || self.app.settings.plain;
        Some(ScreenCursor { x, y, is_shown })
    }

    fn cramped(&self, canvas: &mut Canvas<'_>) {
        let (w, h) = self.app.size;
        let style = self.palette.style(Role::Message);
        for (y, text) in (0..h).zip(self.words().too_small()) {
            canvas.text(0, y, w, text, style);
            canvas.stand(0, y);
        }
    }

    /// The line on top: what one is in at the left, where in it at the right.
    /// The left gives way.
    fn folio(&self, canvas: &mut Canvas<'_>, left: &[(String, Role)], right: &str) {
        let area = self.app.frame().folio;
        let end = area.x + area.w.saturating_sub(1);
        let dim = self.palette.style(Role::Folio);
        canvas.row(area.x, area.y, area.x + area.w, " ", dim);
        let limit = canvas.text_right(area.x + 1, area.y, end, right, dim);
        let mut x = area.x + 1;
        for (at, (text, role)) in left.iter().enumerate() {
            let room = limit.saturating_sub(x + 2);
            if at > 0 && canvas.cols(text) > room {
                break;
            }
            let text = self.cut_to(text, room);
            let text = &text;
            x = canvas.text(x, area.y, limit, text, self.palette.style(*role)) + 3;
        }
    }

    /// Says at the end of the last row of a list that it goes on.
    fn more_below(&self, canvas: &mut Canvas<'_>, area: Area) {
        let (end, y) = (area.x + area.w, area.y + area.h.saturating_sub(1));
        canvas.text(end - 1, y, end, self.glyphs.below, self.palette.style(Role::Dim));
    }

    /// The same of its first row, if entries are over it.
    fn more_above(&self, canvas: &mut Canvas<'_>, area: Area, is_more: bool) {
        if is_more {
            let end = area.x + area.w;
            canvas.text(end - 1, area.y, end, self.glyphs.above, self.palette.style(Role::Dim));
        }
    }

    /// Whether links on the screen wear their numbers.
    fn numbers_links(&self) -> bool {
        self.app.prompt.as_ref().is_some_and(|prompt| prompt.purpose == Purpose::Link)
    }
}
