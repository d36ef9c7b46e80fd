//! The interactive program: one inbox, one loop. Everything pending is taken
//! in, then the screen is drawn once; between messages nothing runs.

use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use super::edition_thread::JobReport;
use super::inbox::{self, ImportNews};
use super::runtime::{Ended, Errands, Eyes, Heard, PictureErrand, Runtime, Session};
use super::stock::Stock;
use super::terminal::{
    CellOrder, Event, Options, OuterTerminal, ScreenSize, TerminalCanvas, TerminalSession, Vars,
    cell_size, listen, probe_outer_terminal, suspend, terminal_size,
};
use crate::app::{ImportedEdition, Msg, Notice};
use crate::layout::Reordering;
use crate::store::StateError;
use crate::words::Words;

/// How long the disk may take when the reader has left: longer than a write
/// takes, and not so long that the program seems to hang.
const PARTING: Duration = Duration::from_millis(900);

/// How long it may take when nobody watches any more.
const LAST_WORDS: Duration = Duration::from_millis(60);

/// "Input/output error": what writing to a terminal gives that is no more.
const EIO: i32 = 5;

/// What comes into the inbox.
#[derive(Debug)]
enum Incoming {
    Terminal(Event),
    Heard(Box<Heard>),
    /// The newsstand, filled, and what could not be read.
    Stock(Box<Stock>, Vec<String>),
    /// What tmux knows of the terminal behind it.
    Outer(OuterTerminal),
}

impl From<Event> for Incoming {
    fn from(event: Event) -> Self {
        Self::Terminal(event)
    }
}

impl From<Msg> for Incoming {
    fn from(msg: Msg) -> Self {
        Self::Heard(Box::new(msg.into()))
    }
}

impl From<JobReport> for Incoming {
    fn from(report: JobReport) -> Self {
        Self::Heard(Box::new(report.into()))
    }
}

/// How the terminal stands to pictures and to right-to-left text, as far as it
/// tells without being asked.
#[must_use]
pub fn eyes() -> Eyes {
    let vars = Vars::of_process();
    let reordering = vars.reordering(true);
    Eyes { protocol: vars.protocol(), cell: cell_size(), reordering }
}

/// What the terminal is to be told about text that we put in order.
fn cell_order(runtime: &Runtime) -> CellOrder {
    match runtime.app().settings.reordering {
        Reordering::Terminal => CellOrder::Untold,
        _ if Vars::of_process().begins_reordering() => CellOrder::KeptMeanwhile,
        _ => CellOrder::Kept,
    }
}

/// Runs the program until the reader leaves.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(session: Session) -> Result<Ended> {
    let (inbox, received) = channel::<Incoming>();
    let size = terminal_size().map_or((80, 24), |size| (size.width, size.height));
    let (data, words) = (session.data.clone().ok(), session.words);
    let mut runtime = Runtime::new(session, size, inbox.clone());
    // What could not be opened at once is told where it was asked for.
    if let Some(ended) = runtime.ended.take() {
        return Ok(ended);
    }
    let options = Options {
        mouse: runtime.uses_mouse(),
        probe: runtime.asks_widths(),
        order: cell_order(&runtime),
    };
    let screen = listen(options, &inbox)?;
    let canvas =
        TerminalCanvas::new(screen.writer()?, ScreenSize::Terminal, Vars::of_process().traits());
    let mut stage = TakenTerminal { screen, canvas };
    if !runtime.asks_widths() {
        stage.canvas.trust_ambiguous(runtime.ambiguous_width());
    }
    if runtime.wants_pictures_drawn() || runtime.wonders_who_reorders() {
        look_past_tmux(inbox.clone());
    }
    let fill = |rest| fill_behind(rest, data.clone(), inbox.clone());
    let import = |rest| import_behind(rest, data.clone(), inbox.clone(), words);
    let take_back = |editions| take_back_behind(editions, data.clone(), inbox.clone(), words);
    // A terminal that cannot be drawn on any more has gone.
    let ended = serve(&mut runtime, &received, &mut stage, &Jobs { fill, import, take_back })
        .or_else(|error| {
            let gone =
                error.downcast_ref::<io::Error>().is_some_and(|e| e.raw_os_error() == Some(EIO));
            if gone {
                runtime.end(Ended::Hangup);
                Ok(Ended::Hangup)
            } else {
                Err(error)
            }
        });
    stage.screen.leave();
    let gone = matches!(ended, Ok(Ended::Hangup | Ended::Signal(_)) | Err(_));
    let kept = runtime.finish(if gone { LAST_WORDS } else { PARTING });
    if !kept && !gone {
        let data = data.unwrap_or_default();
        return Ok(Ended::Failed(words.state_error(&StateError::locked(&data))));
    }
    ended
}

/// The terminal, taken.
struct TakenTerminal {
    screen: TerminalSession,
    canvas: TerminalCanvas<File>,
}

impl TakenTerminal {
    fn draw(&mut self, runtime: &mut Runtime) -> Result<()> {
        let errands = std::mem::take(&mut runtime.errands);
        if let Some(protocol) = errands.protocol {
            self.canvas.take_pictures_by(protocol);
        }
        if errands.redraw {
            self.canvas.forget();
        }
        for sequence in &errands.copied {
            self.canvas.pass(sequence);
        }
        for errand in errands.pictures {
            match errand {
                PictureErrand::Hand(number, room, picture) => {
                    self.canvas.hand(number, room, picture);
                }
                PictureErrand::Withdraw(numbers) => self.canvas.withdraw(&numbers),
            }
        }
        self.canvas.draw(|cells| runtime.draw(cells))?;
        Ok(())
    }
}

/// Inside tmux, finds out how the terminal behind it takes pictures and
/// right-to-left text. Nothing waits for it.
fn look_past_tmux(inbox: Sender<Incoming>) {
    if Vars::of_process().tmux.is_none() {
        return;
    }
    let work = move || {
        if let Some(outer) = probe_outer_terminal() {
            let _ = inbox.send(Incoming::Outer(outer));
        }
    };
    // Without the thread pictures are set in half blocks.
    let _ = thread::Builder::new().name("tmux".to_owned()).spawn(work);
}

/// Fills the newsstand while the reader looks at it, or reads an edition.
fn fill_behind(mut stock: Stock, data: Option<PathBuf>, inbox: Sender<Incoming>) {
    let work = move || {
        if let Some(known) = stock.recalled_whole() {
            let _ = inbox.send(Incoming::Stock(Box::new(known), Vec::new()));
        }
        let give = |part| drop(inbox.send(Incoming::Stock(Box::new(part), Vec::new())));
        let faults = stock.fill_in_parts(&give);
        stock.make_findable();
        let _ = inbox.send(Incoming::Stock(Box::new(stock), faults));
        let waiting = data.map_or(0, |data| inbox::waiting(&data).len());
        if waiting > 0 {
            let _ = inbox.send(Msg::Inbox(waiting).into());
        }
    };
    // Without the thread there is what was there at once.
    let _ = thread::Builder::new().name("stock".to_owned()).spawn(work);
}

/// Imports what is in the inbox, and fills the newsstand anew.
fn import_behind(
    mut stock: Stock,
    data: Option<PathBuf>,
    inbox: Sender<Incoming>,
    words: &'static dyn Words,
) {
    let Some(data) = data else { return };
    let work = move || {
        let ImportNews { newcomers, told } = inbox::import(&data, words);
        let faults = stock.fill();
        stock.make_findable();
        let _ = inbox.send(Incoming::Stock(Box::new(stock), faults));
        let _ = inbox.send(Msg::Inbox(inbox::waiting(&data).len()).into());
        let (told, failed) = match told {
            Ok(told) => (Some(told), None),
            Err(reason) => (None, Some(Msg::Notice(Notice::Failed(reason)))),
        };
        let _ = inbox.send(Msg::Imported(newcomers, told).into());
        if let Some(failed) = failed {
            let _ = inbox.send(failed.into());
        }
    };
    // Without the thread the files wait on.
    let _ = thread::Builder::new().name("inbox".to_owned()).spawn(work);
}

/// Takes editions back that were imported.
fn take_back_behind(
    editions: Vec<ImportedEdition>,
    data: Option<PathBuf>,
    inbox: Sender<Incoming>,
    words: &'static dyn Words,
) {
    let Some(data) = data else { return };
    let work = move || {
        let keys = editions.iter().map(|one| one.key.clone()).collect();
        let msg = match inbox::take_back(&data, &editions, words) {
            Ok(()) => Msg::TakenBack(keys),
            Err(reason) => Msg::Notice(Notice::Failed(reason)),
        };
        let _ = inbox.send(msg.into());
    };
    // Without the thread they stay.
    let _ = thread::Builder::new().name("inbox".to_owned()).spawn(work);
}

/// What is done on threads of its own.
struct Jobs<F: Fn(Stock), I: Fn(Stock), T: Fn(Vec<ImportedEdition>)> {
    /// Begun once the first frame is out; beside an edition that was named,
    /// when one looks for another.
    fill: F,
    /// Begun when the reader asks for it.
    import: I,
    /// As that, for what is to be taken back.
    take_back: T,
}

/// Serves until the end.
fn serve(
    runtime: &mut Runtime,
    received: &Receiver<Incoming>,
    stage: &mut TakenTerminal,
    jobs: &Jobs<impl Fn(Stock), impl Fn(Stock), impl Fn(Vec<ImportedEdition>)>,
) -> Result<Ended> {
    // What the keeper already answered goes into the first frame.
    while let Ok(incoming) = received.try_recv() {
        receive(runtime, incoming, stage)?;
    }
    let mut fill = std::mem::take(&mut runtime.errands.fill);
    stage.draw(runtime)?;
    runtime.sync();
    let mut due = false;
    loop {
        if std::mem::take(&mut fill) {
            (jobs.fill)(runtime.rest());
        }
        let mut next = Some(received.recv()?);
        while let Some(incoming) = next {
            due |= !is_unseen(runtime, &incoming);
            receive(runtime, incoming, stage)?;
            if let Some(ended) = runtime.ended.take() {
                return Ok(ended);
            }
            fill |= std::mem::take(&mut runtime.errands.fill);
            if std::mem::take(&mut runtime.errands.import) {
                (jobs.import)(runtime.rest());
            }
            if !runtime.errands.take_back.is_empty() {
                (jobs.take_back)(std::mem::take(&mut runtime.errands.take_back));
            }
            next = received.try_recv().ok();
        }
        if due && !runtime.awaits_rows() || runtime.errands != Errands::default() {
            stage.draw(runtime)?;
            due = false;
        }
    }
}

/// Whether no frame is due after it.
fn is_unseen(runtime: &Runtime, incoming: &Incoming) -> bool {
    match incoming {
        Incoming::Heard(heard) => runtime.is_unseen(heard),
        // Nothing was drawn for narrow characters that narrow ones spoil.
        Incoming::Terminal(Event::Probed(facts)) => runtime.expected(*facts),
        Incoming::Terminal(_) | Incoming::Stock(..) | Incoming::Outer(_) => false,
    }
}

fn receive(runtime: &mut Runtime, incoming: Incoming, stage: &mut TakenTerminal) -> Result<()> {
    match incoming {
        Incoming::Stock(stock, faults) => runtime.restock(*stock, &faults),
        Incoming::Heard(heard) => runtime.hear(*heard),
        Incoming::Outer(OuterTerminal { protocol, reordering }) => {
            if let Some(protocol) = protocol {
                runtime.draws_pictures(protocol);
            }
            if let Some(reordering) = reordering {
                runtime.reorders(reordering);
            }
        }
        Incoming::Terminal(event) => match event {
            Event::Key(key) => runtime.press(key),
            Event::Mouse(mouse) => runtime.point(mouse),
            Event::Resize(w, h) => {
                runtime.take(Msg::Cell(eyes().cell));
                runtime.take(Msg::Resize(w, h));
            }
            Event::Paste(text) => runtime.paste(text),
            Event::Probed(facts) => {
                stage.canvas.trust_ambiguous(if facts.ambiguous_wide { 2 } else { 1 });
                if facts.new_han_lost {
                    stage.canvas.stand_in_for_new_han();
                }
                runtime.probed(facts);
            }
            Event::Suspend => runtime.errands.suspend = true,
            Event::Resume => {
                stage.screen.reassert()?;
                runtime.errands.redraw = true;
            }
            Event::Terminate(signal) => runtime.end(Ended::Signal(signal)),
            Event::Hangup => runtime.end(Ended::Hangup),
        },
    }
    if std::mem::take(&mut runtime.errands.suspend) {
        suspend(&stage.screen)?;
        runtime.errands.redraw = true;
        if let Ok(size) = terminal_size() {
            runtime.take(Msg::Resize(size.width, size.height));
        }
    }
    Ok(())
}
