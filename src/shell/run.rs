//! The interactive program: one inbox, one loop. Everything pending is taken
//! in, then the screen is drawn once; between messages nothing runs.

use std::collections::VecDeque;
use std::fs::File;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use anyhow::Result;

use super::keeper::{Keep, Keeper};
use super::stock::Stock;
use super::terminal::{
    Canvas, Event, Extent, Facts, Mouse, MouseKind, Options, Screen as Terminal, Vars,
    copy_sequence, listen, suspend,
};
use super::wardrobe::Wardrobe;
use super::{keys, setup};
use crate::app::{App, Effect, Msg, Notice, Screen};
use crate::config::{self, Config};
use crate::keymap::{Context, Key, Keymap, Lookup};
use crate::layout::{Ambiguous, Widths};
use crate::view::{self, Dress};

/// What the program is started with.
#[derive(Debug)]
pub struct Session {
    /// The effective configuration.
    pub config: Config,
    /// The keys.
    pub keymap: Keymap,
    /// The user's themes directory, if there is one.
    pub themes: Option<PathBuf>,
    /// Where bookmarks and positions are kept, or why nowhere.
    pub data: Result<PathBuf, String>,
    /// The editions.
    pub stock: Stock,
    /// The edition to open at once, and leave the program with.
    pub open: Option<usize>,
    /// Mistakes in configuration files, to be told once.
    pub mistakes: Vec<String>,
}

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The reader left.
    Quit,
    /// A signal asked for it.
    Signal(i32),
    /// The terminal went away.
    Hangup,
}

/// What comes into the inbox.
#[derive(Debug)]
enum Incoming {
    Terminal(Event),
    App(Msg),
}

impl From<Event> for Incoming {
    fn from(event: Event) -> Self {
        Self::Terminal(event)
    }
}

impl From<Msg> for Incoming {
    fn from(msg: Msg) -> Self {
        Self::App(msg)
    }
}

/// Runs the program until the reader leaves.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(session: Session) -> Result<Ended> {
    let (inbox, received) = channel::<Incoming>();
    let mut desk = Desk::new(session, &inbox);
    desk.start();
    let screen = listen(Options { mouse: desk.config.general.mouse, probe: desk.asks_widths() }, &inbox)?;
    let vars = Vars::of_process();
    let mut canvas = Canvas::new(screen.writer()?, Extent::Terminal, vars.traits())?;
    if !desk.asks_widths() {
        canvas.trust_ambiguous(desk.ambiguous_width());
    }
    let ended = desk.serve(&received, &screen, &mut canvas);
    drop(canvas);
    screen.leave();
    desk.keeper.finish();
    ended
}

/// The application with all that its effects touch.
struct Desk {
    app: App,
    config: Config,
    keymap: Keymap,
    wardrobe: Wardrobe,
    keeper: Keeper,
    stock: Stock,
    pending: Vec<Key>,
    copied: Vec<String>,
    redraw: bool,
    suspend: bool,
    ended: Option<Ended>,
}

impl Desk {
    fn new(session: Session, inbox: &Sender<Incoming>) -> Self {
        let Session { config, keymap, themes, data, stock, open, mistakes } = session;
        let wardrobe = Wardrobe::open(&config, themes);
        let size = crossterm::terminal::size().unwrap_or((80, 24));
        let mut app = App::new(setup::settings(&config), wardrobe.names(), size);
        app.theme = wardrobe.current();
        app.single = open.is_some();
        if let Some(first) = mistakes.first() {
            let more = mistakes.len() - 1;
            let rest = if more > 0 { format!(" (and {more} more: newsprint config)") } else { String::new() };
            app.notice = Some(Notice::error(format!("{first}{rest}")));
        }
        let keeper = Keeper::start(data, inbox.clone());
        let mut desk = Self {
            app,
            config,
            keymap,
            wardrobe,
            keeper,
            stock,
            pending: Vec::new(),
            copied: Vec::new(),
            redraw: false,
            suspend: false,
            ended: None,
        };
        desk.take(Msg::Shelf(desk.stock.shelf()));
        if let Some(index) = open {
            desk.carry_out(Effect::Open(index));
        }
        desk
    }

    fn start(&mut self) {
        self.app.size = crossterm::terminal::size().unwrap_or(self.app.size);
    }

    fn asks_widths(&self) -> bool {
        self.config.text.ambiguous == config::Ambiguous::Auto
    }

    fn ambiguous_width(&self) -> u16 {
        match self.app.settings.widths.ambiguous {
            Ambiguous::Narrow => 1,
            Ambiguous::Wide => 2,
        }
    }

    fn serve(
        &mut self,
        received: &Receiver<Incoming>,
        screen: &Terminal,
        canvas: &mut Canvas<File>,
    ) -> Result<Ended> {
        // What the keeper already answered goes into the first frame.
        while let Ok(incoming) = received.try_recv() {
            self.receive(incoming, screen, canvas)?;
        }
        loop {
            self.draw(canvas)?;
            let mut next = Some(received.recv()?);
            while let Some(incoming) = next {
                self.receive(incoming, screen, canvas)?;
                if let Some(ended) = self.ended {
                    return Ok(ended);
                }
                next = received.try_recv().ok();
            }
        }
    }

    fn draw(&mut self, canvas: &mut Canvas<File>) -> Result<()> {
        if std::mem::take(&mut self.redraw) {
            canvas.forget();
        }
        for sequence in self.copied.drain(..) {
            canvas.pass(&sequence);
        }
        self.wardrobe.wear(self.app.theme);
        let dress = Dress { theme: self.wardrobe.theme(), keymap: &self.keymap };
        let app = &self.app;
        canvas.draw(|frame| view::draw(app, &dress, frame))?;
        Ok(())
    }

    fn receive(
        &mut self,
        incoming: Incoming,
        screen: &Terminal,
        canvas: &mut Canvas<File>,
    ) -> Result<()> {
        match incoming {
            Incoming::App(msg) => self.take(msg),
            Incoming::Terminal(event) => match event {
                Event::Key(key) => self.press(key),
                Event::Mouse(mouse) => self.point(mouse),
                Event::Resize(w, h) => self.take(Msg::Resize(w, h)),
                Event::Paste(text) => self.paste(text),
                Event::Probed(facts) => self.probed(facts, canvas),
                Event::Suspend => self.suspend = true,
                Event::Resume => {
                    screen.reassert()?;
                    self.redraw = true;
                }
                Event::Terminate(signal) => self.end(Ended::Signal(signal)),
                Event::Hangup => self.end(Ended::Hangup),
            },
        }
        if std::mem::take(&mut self.suspend) {
            suspend(screen)?;
            self.redraw = true;
            if let Ok((w, h)) = crossterm::terminal::size() {
                self.take(Msg::Resize(w, h));
            }
        }
        Ok(())
    }

    /// Keeps what is to be kept, and ends.
    fn end(&mut self, ended: Ended) {
        self.take(Msg::Do(crate::app::Action::Quit));
        self.ended = Some(ended);
    }

    fn press(&mut self, event: crossterm::event::KeyEvent) {
        if self.app.prompt.is_some() {
            if let Some(edit) = keys::edit(event) {
                self.take(Msg::Type(edit));
            }
            return;
        }
        let Some(key) = keys::key(event) else { return };
        self.pending.push(key);
        let context = match self.app.screen {
            Screen::Newsstand => Context::Newsstand,
            Screen::Reader => Context::Reader,
            Screen::Bookmarks => Context::Bookmarks,
            Screen::Help => Context::Everywhere,
        };
        match self.keymap.lookup(context, &self.pending) {
            Lookup::Pending => {}
            Lookup::Action(action) => {
                self.pending.clear();
                self.take(Msg::Do(action));
            }
            Lookup::None => {
                // A sequence that came to nothing may end in a key of its own.
                let retry = self.pending.len() > 1;
                self.pending.clear();
                if retry {
                    self.press(event);
                }
            }
        }
    }

    fn paste(&mut self, text: String) {
        if self.app.prompt.is_some() {
            self.take(Msg::Type(crate::app::Edit::Insert(text)));
        }
    }

    fn point(&mut self, mouse: Mouse) {
        const ROWS: isize = 3;
        match mouse.kind {
            MouseKind::Press => self.take(Msg::Click(mouse.x, mouse.y)),
            MouseKind::WheelUp => self.take(Msg::Wheel(mouse.x, mouse.y, -ROWS)),
            MouseKind::WheelDown => self.take(Msg::Wheel(mouse.x, mouse.y, ROWS)),
            MouseKind::Middle | MouseKind::Right => {}
        }
    }

    fn probed(&mut self, facts: Facts, canvas: &mut Canvas<File>) {
        let widths = Widths {
            ambiguous: if facts.ambiguous_wide { Ambiguous::Wide } else { Ambiguous::Narrow },
            wide_vs16: facts.vs16_wide,
            joined_emoji: facts.zwj_joined,
            joined_jamo: facts.jamo_joined,
        };
        canvas.trust_ambiguous(if facts.ambiguous_wide { 2 } else { 1 });
        if widths != self.app.settings.widths {
            self.redraw = true;
            self.take(Msg::Widths(widths));
        }
    }

    /// Gives the application a message and does what it asks for, and what
    /// that brings about.
    fn take(&mut self, msg: Msg) {
        let mut effects = VecDeque::from(self.app.update(msg));
        while let Some(effect) = effects.pop_front() {
            if let Some(answer) = self.carry_out_one(effect) {
                effects.extend(self.app.update(answer));
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        if let Some(answer) = self.carry_out_one(effect) {
            self.take(answer);
        }
    }

    fn carry_out_one(&mut self, effect: Effect) -> Option<Msg> {
        let error = |text: String| Some(Msg::Notice(Notice::error(text)));
        match effect {
            Effect::Open(shelf) => match self.stock.open(shelf) {
                Ok(edition) => {
                    self.keeper.order(Keep::Recall(edition.key()));
                    return Some(Msg::Opened { shelf, edition: Box::new(edition) });
                }
                Err(reason) => return error(reason),
            },
            Effect::Body(article) => match self.stock.body(article) {
                Ok(body) => return Some(Msg::Body(article, body)),
                Err(reason) => return error(reason),
            },
            Effect::SavePosition(edition, article, position) => {
                self.keeper.order(Keep::Position(edition, article, position));
            }
            Effect::AddBookmark(draft) => self.keeper.order(Keep::Add(draft)),
            Effect::RenameBookmark(id, name) => self.keeper.order(Keep::Rename(id, name)),
            Effect::RemoveBookmark(id) => self.keeper.order(Keep::Remove(id)),
            Effect::RestoreBookmark(id) => self.keeper.order(Keep::Restore(id)),
            Effect::Copy(text) => match copy_sequence(&text) {
                Ok(sequence) => self.copied.push(sequence),
                Err(reason) => return error(reason.to_string()),
            },
            Effect::Redraw => self.redraw = true,
            Effect::Suspend => self.suspend = true,
            Effect::Quit => self.ended = Some(Ended::Quit),
        }
        None
    }
}
