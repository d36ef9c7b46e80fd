//! The application with all that its effects touch but the terminal: keys in,
//! a picture out. The terminal's loop drives it, and so do the tests.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;

use super::edition_thread::{JobReport, Order};
use super::fetcher::{Fetcher, TellNews};
use super::keeper::{self, Keep, Keeper, story};
use super::lookup::LookupWorker;
use super::opening::{Editions, Given};
use super::picture_worker::PictureWorker;
use super::pointer::Pointer;
use super::searcher::Searcher;
use super::shelf_reader::ShelfReader;
use super::stock::Stock;
use super::stopwatch::Stopwatch;
use super::syncer::Syncer;
use super::terminal::{ClipboardError, Mouse, MouseKind, ProbeReply, Protocol, copy_sequence};
use super::wardrobe::Wardrobe;
use super::{keys, setup};
use crate::app::{
    Action, App, Edit, Effect, FileContent, ImportedEdition, Msg, Notice, PictureMode, Screen,
};
use crate::config::{Config, Origin};
use crate::keymap::{Context, Key, Keymap, Lookup};
use crate::layout::{Ambiguous, Reordering, Widths};
use crate::model::{EditionKey, Raster};
use crate::store;
use crate::view::{self, ScreenCursor, ViewContext};
use crate::words::Words;

/// The longest end that leaves no time for bringing devices into step: when nobody
/// watches any more.
const LONG_ENOUGH: Duration = Duration::from_millis(100);

/// What the program is started with.
#[derive(Debug)]
pub struct Session {
    /// The language of the interface.
    pub words: &'static dyn Words,
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
    pub open: Option<Given>,
    /// Mistakes in configuration files, to be told once.
    pub mistakes: Vec<String>,
    /// How the terminal stands to pictures and to right-to-left text.
    pub eyes: Eyes,
    /// Where `sources.toml` is.
    pub sources: Option<PathBuf>,
    /// What is to be read today is opened at once; how many articles of each
    /// edition were read.
    pub today: Option<Vec<(EditionKey, usize)>>,
    /// To how many minutes each edition is cut that is opened.
    pub minutes: Option<usize>,
}

/// How a terminal stands to pictures and to right-to-left text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Eyes {
    /// How it takes them to draw them itself, if it is known to.
    pub protocol: Option<Protocol>,
    /// A cell in pixels, across and down; (0, 0) is unknown.
    pub cell: (u16, u16),
    /// Who puts right-to-left text in order, if no setting says it.
    pub reordering: Reordering,
}

/// What comes to whoever drives a [`Runtime`].
#[derive(Debug)]
pub enum Heard {
    /// A message for the application.
    App(Msg),
    /// What an edition's thread says.
    Job(JobReport),
}

fn widths_of(facts: ProbeReply) -> Widths {
    Widths {
        ambiguous: if facts.ambiguous_wide { Ambiguous::Wide } else { Ambiguous::Narrow },
        wide_vs16: facts.vs16_wide,
        joined_emoji: facts.zwj_joined,
        joined_jamo: facts.jamo_joined,
        vowel_signs: facts.vowel_signs,
        narrow_vs15: facts.vs15_narrow,
        downwards: None,
    }
}

impl From<Msg> for Heard {
    fn from(msg: Msg) -> Self {
        Self::App(msg)
    }
}

impl From<JobReport> for Heard {
    fn from(report: JobReport) -> Self {
        Self::Job(report)
    }
}

/// How the program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// The reader left.
    Quit,
    /// The edition that was named cannot be opened; one line says why.
    Failed(String),
    /// A signal asked for it.
    Signal(i32),
    /// The terminal went away.
    Hangup,
}

/// What the terminal is to do before the next frame.
#[allow(clippy::struct_excessive_bools, reason = "each is a thing to do, or not")]
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Errands {
    /// Sequences that put text on the clipboard.
    pub copied: Vec<String>,
    /// Pictures that it is to draw, or to forget.
    pub pictures: Vec<PictureErrand>,
    /// How it takes pictures, where that has just become known.
    pub protocol: Option<Protocol>,
    /// Every cell is to be drawn again.
    pub redraw: bool,
    /// The terminal goes back to the shell for a while.
    pub suspend: bool,
    /// The newsstand is to be filled.
    pub fill: bool,
    /// What is in the inbox is to be imported.
    pub import: bool,
    /// These editions are to go from the library to its trash.
    pub take_back: Vec<ImportedEdition>,
}

/// What the terminal is to do about pictures.
#[derive(Debug, PartialEq, Eq)]
pub enum PictureErrand {
    /// Draw this one where so many rows are left to its number.
    Hand(u32, (u16, u16), Arc<Raster>),
    /// Forget these.
    Withdraw(Vec<u32>),
}

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

impl Runtime {
    /// Sets everything up for a screen of `size` columns and rows. What the
    /// keeper has to say comes to `inbox`.
    #[must_use]
    pub fn new<M>(session: Session, size: (u16, u16), inbox: Sender<M>) -> Self
    where
        M: From<Msg> + From<JobReport> + Send + 'static,
    {
        let Session {
            config,
            keymap,
            words,
            themes,
            data,
            stock,
            open,
            mistakes,
            eyes,
            sources,
            today,
            minutes,
        } = session;
        let reports = inbox.clone();
        let tell = move |report: JobReport| {
            let _ = reports.send(report.into());
        };
        let places = stock.search_places();
        let (library, cache) = stock.places();
        let editions = Editions::new(stock, data.clone().ok(), Arc::new(tell), words);
        let pictures = PictureWorker::new(inbox.clone(), words);
        let lookups = LookupWorker::new(inbox.clone(), &config.general.lookup, words);
        let news = inbox.clone();
        let tell_news: TellNews = Arc::new(move |msg: Msg| {
            let _ = news.send(msg.into());
        });
        let searcher = Searcher::new(places, data.clone().ok(), words, Arc::clone(&tell_news));
        let shelf = ShelfReader::new(library, cache, words, Arc::clone(&tell_news));
        let in_step = Arc::clone(&tell_news);
        let syncer = Syncer::new(&config.general.sync, data.clone().ok(), words, in_step);
        let fetcher = Fetcher::new(sources, data.clone(), words, tell_news);
        let look = data.as_deref().map(store::look).unwrap_or_default();
        let is_first_run = data.as_deref().is_ok_and(|data| !store::has_state(data));
        let keeper = Keeper::start(data, inbox, words);
        let wardrobe = Wardrobe::open(&config, themes);
        let mut app = App::new(setup::settings(&config), wardrobe.names(), size);
        app.theme = wardrobe.current();
        app.newsstand.lang = words.lang();
        app.newsstand.plain = config.general.plain;
        let asked = config.origin("theme");
        app.take_look(look, asked.is_some_and(Origin::is_of_this_start));
        app.is_first_run = is_first_run;
        let wanted = setup::wanted_pictures(&config);
        (app.settings.pictures, app.gallery.open) =
            setup::pictures(wanted, wardrobe.depth(), eyes.protocol.is_some());
        app.settings.cell = eyes.cell;
        app.settings.reordering = config.text.bidi.unwrap_or(eyes.reordering);
        app.settings.cuts = minutes.is_some();
        app.settings.minutes = minutes.unwrap_or(app.settings.minutes);
        app.single = open.is_some();
        app.unfilled = app.single;
        let fill = !app.single;
        let errands = Errands { protocol: eyes.protocol, fill, ..Errands::default() };
        let pending = Vec::new();
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
            pending,
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

    /// A key was pressed.
    pub fn press(&mut self, event: KeyEvent) {
        if self.app.prompt.is_some() {
            if let Some(edit) = keys::edit(event) {
                self.take(Msg::Type(edit));
            }
            return;
        }
        let Some(key) = keys::key(event) else { return };
        self.pending.push(key);
        match self.keymap.lookup(Context::of(&self.app), &self.pending) {
            Lookup::Pending => {}
            Lookup::Action(action) => {
                self.pending.clear();
                // What one reads is uncovered before it is left.
                let covered = matches!(action, Action::Back | Action::Cancel)
                    && view::is_covered(&self.app, &self.view_context());
                if covered {
                    self.take(Msg::Dismiss);
                } else {
                    self.act(action);
                }
            }
            Lookup::None => {
                // A sequence that came to nothing may end in a key of its own.
                let retry = self.pending.len() > 1;
                let of_article = self.keymap.in_article(Context::of(&self.app), &self.pending);
                self.pending.clear();
                match of_article {
                    _ if retry => self.press(event),
                    Some(action) => self.take(Msg::Do(action)),
                    None => self.take(Msg::Unbound),
                }
            }
        }
    }

    /// What a key asks for. While a correction is under way, what corrects
    /// more waits: it would be said of blocks that stand elsewhere by then.
    fn act(&mut self, action: Action) {
        let corrects = self.app.is_correcting() && self.editions.is_correcting();
        let is_ahead = self.app.awaits_found() && waits(action) && !types(action);
        match action {
            action if is_ahead => self.ahead.push_back(action),
            action if !corrects || !waits(action) => {
                if matches!(action, Action::Back | Action::Cancel) {
                    self.held.clear();
                }
                self.take(Msg::Do(action));
            }
            action => self.held.push_back(action),
        }
    }

    /// It is known what a filter leaves: what was typed ahead is done, unless the reader
    /// is elsewhere by now.
    fn act_ahead(&mut self) {
        while !self.app.awaits_found()
            && let Some(action) = self.ahead.pop_front()
        {
            if self.app.screen == Screen::Newsstand && self.app.prompt.is_none() {
                self.take(Msg::Do(action));
            }
        }
    }

    /// A correction was done: what waited for it is done.
    fn act_held(&mut self) {
        while !self.editions.is_correcting()
            && let Some(action) = self.held.pop_front()
        {
            if self.app.is_correcting() {
                self.take(Msg::Do(action));
            }
        }
    }

    /// Text was pasted.
    pub fn paste(&mut self, text: String) {
        if self.app.prompt.is_some() {
            self.take(Msg::Type(Edit::Insert(text)));
        }
    }

    /// The mouse did something.
    pub fn point(&mut self, mouse: Mouse) {
        const ROWS: isize = 3;
        match mouse.kind {
            MouseKind::Press => {
                let nth = self.pointer.press(Instant::now(), (mouse.x, mouse.y));
                match view::hint_at(&self.app, &self.view_context(), mouse.x, mouse.y) {
                    Some(action) => self.act(action),
                    None => self.take(Msg::Click(mouse.x, mouse.y)),
                }
                if nth > 1 {
                    self.take(Msg::ClickAgain(mouse.x, mouse.y, nth));
                }
            }
            MouseKind::Drag => {
                let to = (mouse.x, mouse.y);
                if let Some(from) = self.pointer.drag(to) {
                    self.take(Msg::Drag(from, to));
                }
            }
            MouseKind::Release => {
                if self.pointer.release() {
                    self.take(Msg::Release);
                }
            }
            MouseKind::WheelUp => self.take(Msg::Wheel(mouse.x, mouse.y, -ROWS)),
            MouseKind::WheelDown => self.take(Msg::Wheel(mouse.x, mouse.y, ROWS)),
            MouseKind::Middle | MouseKind::Right => {}
        }
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

    /// The terminal told its widths.
    pub fn probed(&mut self, facts: ProbeReply) {
        let widths = widths_of(facts);
        if widths != self.app.settings.widths {
            self.take(Msg::Widths(widths));
            self.measure_choices();
        }
        if facts.sized_text {
            self.take(Msg::SizedText);
        }
        // Sixels are measured in pixels; without those of a cell they would not
        // fit the rows.
        let (across, down) = self.app.settings.cell;
        if facts.sixel && across > 0 && down > 0 {
            self.draws_pictures(Protocol::Sixel);
        }
    }

    /// Whether it is of use to learn that the terminal draws pictures.
    #[must_use]
    pub fn wants_pictures_drawn(&self) -> bool {
        let wanted = setup::wanted_pictures(&self.config);
        setup::pictures(wanted, self.wardrobe.depth(), true).0 == PictureMode::Terminal
    }

    /// Whether nobody has said yet who puts right-to-left text in order.
    #[must_use]
    pub fn wonders_who_reorders(&self) -> bool {
        self.config.text.bidi.is_none()
    }

    /// It turned out who puts right-to-left text in order on this terminal.
    pub fn reorders(&mut self, reordering: Reordering) {
        if self.wonders_who_reorders() {
            self.take(Msg::Reordering(reordering));
        }
    }

    /// The terminal turned out to draw pictures itself. Of two ways the first
    /// that was told holds.
    pub fn draws_pictures(&mut self, protocol: Protocol) {
        if self.app.settings.pictures == PictureMode::Terminal || !self.wants_pictures_drawn() {
            return;
        }
        self.errands.protocol = Some(protocol);
        let wanted = setup::wanted_pictures(&self.config);
        let (means, open) = setup::pictures(wanted, self.wardrobe.depth(), true);
        // What the reader switched meanwhile stays.
        let open = self.app.gallery.open || open;
        self.take(Msg::Means(means, open));
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

    /// Whether the terminal only confirmed what was taken for granted, and so
    /// was drawn.
    #[must_use]
    pub fn expected(&self, facts: ProbeReply) -> bool {
        let is_known = facts.sized_text == self.app.settings.sized_text;
        is_known && widths_of(facts) == self.app.settings.widths && !facts.new_han_lost
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

    fn carry_out(&mut self, effect: Effect) -> Vec<Msg> {
        let order = match effect {
            Effect::Open(shelf) => return self.editions.open(shelf),
            Effect::ShelfContents(entries) => {
                let stand = &self.app.newsstand;
                let shelved = |&index: &usize| {
                    let key = stand.shelf.get(index)?.key.clone();
                    Some((key, self.editions.stock.folder(index)?))
                };
                let editions = entries.iter().filter_map(shelved).collect();
                self.shelf.contents(editions);
                return Vec::new();
            }
            Effect::StopOpening => {
                self.editions.give_up();
                return Vec::new();
            }
            Effect::Body(article) => {
                self.stopwatch.restart(Instant::now());
                Order::Body(article)
            }
            Effect::Leads(articles) => Order::Leads(articles),
            Effect::Ledes(articles) => Order::Ledes(articles),
            Effect::SearchEdition(needles, articles) => Order::Search(needles, articles),
            Effect::Measure(article, paths) => Order::Measure(article, paths),
            Effect::Scans => Order::Scans,
            Effect::WriteOut(file) if matches!(file.what, FileContent::Clippings { .. }) => {
                self.keeper.order(Keep::WriteOut(file));
                return Vec::new();
            }
            Effect::WriteOut(file) => Order::WriteOut(file),
            Effect::Correct(correction, seen) => Order::Correct(correction, seen),
            Effect::Uncorrect(seen) => Order::Uncorrect(seen),
            other => return self.carry_out_here(other).into_iter().collect(),
        };
        self.editions.order(order).into_iter().collect()
    }

    /// Does what is not done in the edition's thread.
    fn carry_out_here(&mut self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::Develop(order) => {
                let media = self.editions.media()?.clone();
                self.pictures.order(self.opening, order, media);
            }
            Effect::Hand(number, room, picture) => {
                self.errands.pictures.push(PictureErrand::Hand(number, room, picture));
            }
            Effect::Withdraw(numbers) => {
                self.errands.pictures.push(PictureErrand::Withdraw(numbers));
            }
            Effect::SavePosition(edition, article, position) => {
                self.keeper.order(Keep::Position(edition, article, position));
            }
            Effect::NoteRead(read) => self.keeper.order(Keep::Read(*read)),
            Effect::Recent => self.keeper.order(Keep::Recent),
            Effect::Relist => self.keeper.order(Keep::Relist),
            Effect::Clippings => self.keeper.order(Keep::Clippings),
            Effect::Clip(cut) => {
                return Some(Msg::NewClipping(Box::new(keeper::clipping(*cut))));
            }
            Effect::Paged(page) => {
                let sample = self.stopwatch.turn(Instant::now(), page);
                if let Some(sample) = sample.filter(|_| self.app.settings.remember) {
                    self.keeper.order(Keep::Pace(sample));
                }
            }
            Effect::AddBookmark(draft) => {
                return Some(Msg::NewBookmark(Box::new(keeper::bookmark(*draft))));
            }
            Effect::KeepLook(look) => self.keeper.order(Keep::Look(look)),
            Effect::Keep(change) => self.keeper.order(Keep::Change(change)),
            Effect::Revision(edition, article) => {
                self.keeper.order(Keep::Revision(edition, article));
            }
            Effect::Copy(text) => match copy_sequence(&text) {
                Ok(sequence) => self.errands.copied.push(sequence),
                Err(ClipboardError::TooLong { size, max }) => {
                    let told = self.words.too_long_to_copy(size, max);
                    return Some(Msg::Notice(Notice::Failed(told)));
                }
            },
            Effect::Redraw => self.errands.redraw = true,
            Effect::Suspend => self.errands.suspend = true,
            Effect::FillNewsstand => self.errands.fill = true,
            Effect::FindEditions(filter) => self.shelf.find(filter),
            Effect::PrepareSearch => self.searcher.prepare(),
            Effect::SearchAll(order) => self.searcher.ask(order),
            Effect::Relate(order) => self.searcher.relate(order),
            Effect::LookUp(passage) => self.lookups.order(passage),
            Effect::Suggest(order) => self.searcher.suggest(order),
            Effect::Compare(order) => self.searcher.compare(order),
            Effect::StopComparing => self.searcher.stop_comparing(),
            Effect::Differences(order) => self.searcher.differences(order),
            Effect::Watch(edition, stories) => self.searcher.watch(edition, stories),
            Effect::CountStories(stories) => self.searcher.count(stories),
            Effect::FollowStory { name, query } => {
                return Some(Msg::NewStory(Box::new(story(name, query))));
            }
            Effect::LookAtStory(id, seen) => self.keeper.order(Keep::LookAtStory(id, seen)),
            Effect::Fetch => self.fetcher.start(),
            Effect::StopFetching => self.fetcher.stop(),
            Effect::Import => self.errands.import = true,
            Effect::TakeImportBack(editions) => self.errands.take_back = editions,
            Effect::Quit => self.ended = Some(Ended::Quit),
            // Done by `carry_out`.
            Effect::Open(_)
            | Effect::ShelfContents(_)
            | Effect::StopOpening
            | Effect::Body(_)
            | Effect::Leads(_)
            | Effect::Ledes(_)
            | Effect::SearchEdition(..)
            | Effect::Measure(..)
            | Effect::Scans
            | Effect::WriteOut(_)
            | Effect::Correct(..)
            | Effect::Uncorrect(_) => {}
        }
        None
    }
}

/// Whether an action only leads to where one types.
fn types(action: Action) -> bool {
    matches!(action, Action::Search | Action::SearchAll)
}

/// Whether an action has to wait for a correction that is under way.
fn waits(action: Action) -> bool {
    !matches!(
        action,
        Action::Back
            | Action::Cancel
            | Action::Quit
            | Action::Suspend
            | Action::Redraw
            | Action::Help
            | Action::Messages
            | Action::Command
            | Action::Theme
    )
}
