//! The application with all that its effects touch but the terminal: keys in,
//! a picture out. The terminal's loop drives it, and so do the tests.

mod effects;
mod input;
mod probing;
mod session;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;

use super::edition_thread::JobReport;
use super::fetcher::{Fetcher, TellNews};
use super::keeper::{Keep, Keeper};
use super::lookup::LookupWorker;
use super::opening::Editions;
use super::picture_worker::PictureWorker;
use super::pointer::Pointer;
use super::searcher::Searcher;
use super::setup;
use super::shelf_reader::ShelfReader;
use super::stock::Stock;
use super::stopwatch::Stopwatch;
use super::syncer::Syncer;
use super::wardrobe::Wardrobe;
use crate::app::{Action, App, Effect, Msg, Notice, Screen};
use crate::config::{Config, Origin};
use crate::keymap::{Key, Keymap};
use crate::layout::Ambiguous;
use crate::store;
use crate::view::{self, ScreenCursor, ViewContext};
use crate::words::Words;
pub use session::{Ended, Errands, Eyes, Heard, PictureErrand, Session};

/// The longest end that leaves no time for bringing devices into step: when nobody
/// watches any more.
const LONG_ENOUGH: Duration = Duration::from_millis(100);

/// The application and what it works with.
#[derive(Debug)]
pub struct Runtime {
    app: App,
    config: Config,
    keymap: Keymap,
    words: &'static dyn Words,
    wardrobe: Wardrobe,
    keeper: Keeper,
    fetcher: Fetcher,
    syncer: Syncer,
    searcher: Searcher,
    shelf: ShelfReader,
    pictures: PictureWorker,
    lookups: LookupWorker,
    pointer: Pointer,
    stopwatch: Stopwatch,
    /// Which opening of an edition this is.
    opening: u64,
    editions: Editions,
    pending: Vec<Key>,
    /// Keys of the correcting menu that wait until a correction is done.
    held: VecDeque<Action>,
    /// Keys on the newsstand that wait until it is known what a filter leaves.
    ahead: VecDeque<Action>,
    /// For the terminal to take.
    pub errands: Errands,
    /// Set once the program is to end.
    pub ended: Option<Ended>,
}

/// The application as it begins, on a screen of `size` columns and rows.
fn application(session: &Session, wardrobe: &Wardrobe, size: (u16, u16)) -> App {
    let Session { config, words, data, eyes, .. } = session;
    let mut app = App::new(setup::settings(config), wardrobe.names(), size);
    app.theme = wardrobe.current();
    app.newsstand.lang = words.lang();
    app.newsstand.plain = config.general.plain;
    let look = data.as_deref().map(store::look).unwrap_or_default();
    let asked = config.origin("theme");
    app.take_look(look, asked.is_some_and(Origin::is_of_this_start));
    app.is_first_run = data.as_deref().is_ok_and(|data| !store::has_state(data));
    let wanted = setup::wanted_pictures(config);
    (app.settings.pictures, app.gallery.open) =
        setup::pictures(wanted, wardrobe.depth(), eyes.protocol.is_some());
    app.settings.cell = eyes.cell;
    app.settings.reordering = config.text.bidi.unwrap_or(eyes.reordering);
    app.settings.cuts = session.minutes.is_some();
    app.settings.minutes = session.minutes.unwrap_or(app.settings.minutes);
    app.single = session.open.is_some();
    app.unfilled = app.single;
    app
}

impl Runtime {
    /// Sets everything up for a screen of `size` columns and rows. What the
    /// keeper has to say comes to `inbox`.
    #[must_use]
    pub fn new<M>(session: Session, size: (u16, u16), inbox: Sender<M>) -> Self
    where
        M: From<Msg> + From<JobReport> + Send + 'static,
    {
        let wardrobe = Wardrobe::open(&session.config, session.themes.clone());
        let app = application(&session, &wardrobe, size);
        let Session {
            config,
            keymap,
            words,
            data,
            stock,
            open,
            mistakes,
            eyes,
            sources,
            today,
            ..
        } = session;
        let (reports, news) = (inbox.clone(), inbox.clone());
        let tell = move |report: JobReport| {
            let _ = reports.send(report.into());
        };
        let tell_news: TellNews = Arc::new(move |msg: Msg| {
            let _ = news.send(msg.into());
        });
        let (places, (library, cache)) = (stock.search_places(), stock.places());
        let kept = data.clone().ok();
        let searcher = Searcher::new(places, kept.clone(), words, Arc::clone(&tell_news));
        let shelf = ShelfReader::new(library, cache, words, Arc::clone(&tell_news));
        let in_step = Arc::clone(&tell_news);
        let syncer = Syncer::new(&config.general.sync, kept.clone(), words, in_step);
        let fetcher = Fetcher::new(sources, data.clone(), words, tell_news);
        let editions = Editions::new(stock, kept, Arc::new(tell), words);
        let pictures = PictureWorker::new(inbox.clone(), words);
        let lookups = LookupWorker::new(inbox.clone(), &config.general.lookup, words);
        let keeper = Keeper::start(data, inbox, words);
        let fill = !app.single;
        let errands = Errands { protocol: eyes.protocol, fill, ..Errands::default() };
        let mut runtime = Self {
            app,
            config,
            keymap,
            words,
            wardrobe,
            keeper,
            fetcher,
            syncer,
            searcher,
            shelf,
            pictures,
            lookups,
            pointer: Pointer::default(),
            stopwatch: Stopwatch::default(),
            opening: 0,
            editions,
            pending: Vec::new(),
            held: VecDeque::new(),
            ahead: VecDeque::new(),
            errands,
            ended: None,
        };
        runtime.measure_choices();
        runtime.take(Msg::Shelf(runtime.editions.stock.shelf()));
        if let Some(read) = today {
            runtime.take(Msg::Progress(read));
            runtime.take(Msg::Today);
        }
        if let Some(given) = open {
            let opened = runtime.editions.open_given(given);
            runtime.take_all(opened);
        }
        runtime.tell_all(&mistakes, Notice::Mistakes);
        runtime
    }

    /// Tells the first of several things that went wrong and how many there
    /// are. All of them stand among the messages.
    fn tell_all(&mut self, all: &[String], summary: fn(String, usize) -> Notice) {
        let Some(first) = all.first() else { return };
        if all.len() > 1 {
            for one in all {
                self.take(Msg::Notice(Notice::Failed(one.clone())));
            }
        }
        self.take(Msg::Notice(summary(first.clone(), all.len())));
    }

    /// What the view needs beside the application's state.
    fn view_context(&self) -> ViewContext<'_> {
        ViewContext { theme: self.wardrobe.theme(), keymap: &self.keymap, words: self.words }
    }

    /// How much room correcting takes is decided by its words and their widths.
    fn measure_choices(&mut self) {
        self.app.choice_columns = view::choice_columns(&self.app, &self.view_context());
    }

    /// The application's state.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Whether the mouse is listened to.
    #[must_use]
    pub fn uses_mouse(&self) -> bool {
        self.config.general.mouse
    }

    /// Whether the terminal is to be asked for its widths.
    #[must_use]
    pub fn asks_widths(&self) -> bool {
        self.config.text.ambiguous.is_none()
    }

    /// Columns of ambiguous characters.
    #[must_use]
    pub fn ambiguous_width(&self) -> u16 {
        match self.app.settings.widths.ambiguous {
            Ambiguous::Narrow => 1,
            Ambiguous::Wide => 2,
        }
    }

    /// Writes what is to be kept. Waits for the disk, but no longer than
    /// `limit`; tells whether all was written.
    #[must_use]
    pub fn finish(self, limit: Duration) -> bool {
        let begun = Instant::now();
        let kept = self.keeper.finish(limit);
        if kept && limit > LONG_ENOUGH {
            self.syncer.finish(limit.saturating_sub(begun.elapsed()));
        }
        kept
    }

    /// Brings this device into step with others, behind the screen. Called when the
    /// first frame is out.
    pub fn sync(&self) {
        self.syncer.begin();
    }

    /// Waits until everything ordered so far is kept, and pictures are done.
    pub fn settle(&mut self) {
        self.settle_edition();
        self.shelf.settle();
        self.searcher.settle();
        self.keeper.settle();
        self.pictures.settle();
        self.lookups.settle();
    }

    /// Waits until a fetch is over.
    pub fn settle_fetch(&mut self) {
        self.fetcher.settle();
    }

    /// Waits until everything ordered of the edition that is read, or opened,
    /// is done.
    pub fn settle_edition(&mut self) {
        self.editions.begin_frame();
        self.editions.settle();
    }

    /// Paints the screen; tells where the cursor stands.
    pub fn draw(&mut self, cells: &mut Buffer) -> Option<ScreenCursor> {
        self.editions.begin_frame();
        self.wardrobe.wear(self.app.theme);
        if matches!(self.app.screen, Screen::Help | Screen::Messages) {
            // No key is pressed in vain: nothing is scrolled beyond the end.
            let last = view::last_top(&self.app, &self.view_context());
            self.app.scrolled = self.app.scrolled.min(last);
        }
        view::draw(&self.app, &self.view_context(), cells)
    }

    /// Keeps what is to be kept, and ends.
    pub fn end(&mut self, ended: Ended) {
        self.take(Msg::Do(Action::Quit));
        self.ended = Some(ended);
    }

    /// The editions of the newsstand that the first frame does not wait for;
    /// empty, to be filled.
    #[must_use]
    pub fn rest(&self) -> Stock {
        self.editions.stock.rest()
    }

    /// The editions for the newsstand, and what is wrong with others.
    pub fn restock(&mut self, more: Stock, faults: &[String]) {
        // Mostly nothing is new, and a large library need not be gone through again.
        if self.editions.stock.absorb(more) || self.app.waits_for_shelf() {
            self.take(Msg::Shelf(self.editions.stock.shelf()));
        }
        self.keeper.order(Keep::Count);
        if !self.app.single {
            self.tell_all(faults, Notice::Unreadable);
        }
    }

    /// Gives the application a message and does what it asks for, and what
    /// that brings about.
    pub fn take(&mut self, msg: Msg) {
        let mut effects = VecDeque::from(self.tell_app(msg));
        while let Some(effect) = effects.pop_front() {
            for answer in self.carry_out(effect) {
                effects.extend(self.tell_app(answer));
            }
        }
    }

    fn take_all(&mut self, msgs: Vec<Msg>) {
        for msg in msgs {
            self.take(msg);
        }
    }

    /// Whether what came to the inbox will change nothing that is on the
    /// screen.
    #[must_use]
    pub fn is_unseen(&self, heard: &Heard) -> bool {
        matches!(heard, Heard::App(msg) if self.app.is_unseen(msg))
    }

    /// Whether a frame is better drawn with what comes in a moment.
    #[must_use]
    pub fn awaits_rows(&self) -> bool {
        self.app.awaits_rows()
    }

    /// Takes in what came to the inbox.
    pub fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::App(msg) => {
                self.take(msg);
                self.act_ahead();
            }
            Heard::Job(report) => {
                let msgs = self.editions.hear_report(report);
                self.take_all(msgs);
                self.act_held();
            }
        }
    }

    /// Gives the application a message, and notes what it means for the shell.
    fn tell_app(&mut self, msg: Msg) -> Vec<Effect> {
        match &msg {
            Msg::Opened { edition, .. } | Msg::Grown { edition, .. } => {
                self.opening += 1;
                self.keeper.order(Keep::Recall(edition.key()));
            }
            // There is nothing behind it to go back to.
            Msg::NotOpened(reason) if self.app.opens_nothing_else() => {
                self.ended = Some(Ended::Failed(reason.clone()));
            }
            _ => {}
        }
        self.app.update(msg)
    }
}
