//! The edition that is read and the one that is being opened, each in its
//! thread, and what their reports mean for the application.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel, sync_channel};
use std::time::{Duration, Instant};

use super::edition_thread::{
    Early, EditionThread, JobReport, Opened, Opener, Order, Report, Tell, clean, ledes, search,
};
use super::editions::{Media, OpenEdition};
use super::stock::{Stock, StockWay};
use crate::app::{Msg, Notice};
use crate::input::Watch;
use crate::model::{Clean, Edition};
use crate::words::Words;

/// How long a frame may wait for what was ordered. What is there by then is
/// shown at once instead of after a frame without it; and a key is still
/// answered within 50 ms.
const GRACE: Duration = Duration::from_millis(30);

/// An edition that was named when the program was started.
pub struct Given {
    name: Clean,
    opener: Opener,
}

impl Given {
    /// The edition that `open` opens, in a thread of its own; until it has,
    /// the screen calls it `name`.
    pub fn new(
        name: &str,
        open: impl FnOnce(&Watch) -> Result<OpenEdition, String> + Send + 'static,
    ) -> Self {
        Self { name: Clean::line(name), opener: Box::new(open) }
    }
}

impl std::fmt::Debug for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Given").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The edition that is read.
#[derive(Debug)]
struct Current {
    thread: EditionThread,
    shelf: usize,
    media: Media,
    /// Its thread is kept when another is opened: it was given to us, or
    /// corrected.
    kept: bool,
}

/// An edition that is being opened.
#[derive(Debug)]
struct Pending {
    thread: EditionThread,
    /// Its entry; one that was given to us has none before it is known.
    shelf: Option<usize>,
    name: Clean,
    kept: bool,
}

/// All editions, by whether they are read, are being opened, or wait.
#[derive(Debug)]
pub(super) struct Editions {
    pub(super) stock: Stock,
    current: Option<Current>,
    pending: Option<Pending>,
    /// The first pages of the edition that is read, and which thread had them;
    /// the rest is pending, or could not be read.
    early: Option<(u64, Early)>,
    /// Corrections that were ordered and are not done.
    correcting: usize,
    jobs: u64,
    tell: Teller,
    words: &'static dyn Words,
    data: Option<PathBuf>,
    /// Until when this frame may wait.
    deadline: Option<Instant>,
}

struct Teller(Tell);

impl std::fmt::Debug for Teller {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Teller")
    }
}

impl Editions {
    /// Nothing is open. Reports go to `inbox`; `data` is where corrections are
    /// kept of editions that have no place of their own.
    pub(super) fn new(
        stock: Stock,
        data: Option<PathBuf>,
        tell: Tell,
        words: &'static dyn Words,
    ) -> Self {
        Self {
            stock,
            current: None,
            pending: None,
            early: None,
            correcting: 0,
            jobs: 0,
            tell: Teller(tell),
            words,
            data,
            deadline: None,
        }
    }

    /// A frame was drawn: the next one may wait again.
    pub(super) fn begin_frame(&mut self) {
        self.deadline = None;
    }

    /// The pictures of the edition that is read.
    pub(super) fn media(&self) -> Option<&Media> {
        self.current.as_ref().filter(|_| self.early.is_none()).map(|current| &current.media)
    }

    /// Whether a correction is under way: what is typed then may refer to
    /// blocks that will stand elsewhere.
    pub(super) fn is_correcting(&self) -> bool {
        self.correcting > 0
    }

    /// Opens the edition of an entry.
    pub(super) fn open(&mut self, shelf: usize) -> Vec<Msg> {
        if let Some(current) = self.current.as_ref().filter(|c| c.shelf == shelf && c.kept) {
            let job = current.thread.job();
            return self.ask(Order::Again).map_or_else(Vec::new, |report| self.hear(job, report));
        }
        self.give_up();
        let name = self.stock.title(shelf).cloned().unwrap_or_default();
        match self.stock.way_to(shelf) {
            Some(StockWay::Anew(opener)) => self.start(Given { name, opener }, Some(shelf)),
            Some(StockWay::Open(thread)) => {
                let (reply, answer) = sync_channel(0);
                thread.order(Order::Again, Some(reply));
                self.pending = Some(Pending { thread, shelf: Some(shelf), name, kept: true });
                self.wait_for_pending(&answer)
            }
            None => {
                vec![Msg::Notice(Notice::EditionGone)]
            }
        }
    }

    /// Opens an edition that was named.
    pub(super) fn open_given(&mut self, given: Given) -> Vec<Msg> {
        self.start(given, None)
    }

    fn start(&mut self, Given { name, opener }: Given, shelf: Option<usize>) -> Vec<Msg> {
        self.jobs += 1;
        let (reply, answer) = sync_channel(0);
        let tell = (reply, Arc::clone(&self.tell.0));
        let thread = EditionThread::start(self.jobs, opener, self.data.clone(), tell, self.words);
        self.pending = Some(Pending { thread, shelf, name, kept: shelf.is_none() });
        self.wait_for_pending(&answer)
    }

    /// Waits for the opening as long as nobody notices; then says that it
    /// takes longer.
    fn wait_for_pending(&mut self, answer: &Receiver<Report>) -> Vec<Msg> {
        let report = answer.recv_timeout(self.time_left());
        let Some(pending) = &self.pending else { return Vec::new() };
        match report {
            Ok(report) => {
                let job = pending.thread.job();
                self.hear(job, report)
            }
            Err(_) => vec![Msg::Opening(pending.name.clone())],
        }
    }

    fn time_left(&mut self) -> Duration {
        let now = Instant::now();
        self.deadline.get_or_insert_with(|| now + GRACE).saturating_duration_since(now)
    }

    /// The edition that is being opened is not wanted any more. One that was
    /// given to us may come from a pipe, and cannot be opened again: as soon
    /// as something of it was seen it is read on, for whoever comes back.
    pub(super) fn give_up(&mut self) {
        let Some(pending) = self.pending.take() else { return };
        match pending.shelf {
            Some(shelf) if pending.kept => self.stock.keep(shelf, pending.thread),
            _ => pending.thread.cancel(),
        }
    }

    /// Orders something of the edition that is read; gives the answer if it is
    /// there in time.
    pub(super) fn order(&mut self, order: Order) -> Option<Msg> {
        if let Some((_, early)) = &self.early {
            return Some(early.answer(order));
        }
        let corrects = matches!(order, Order::Correct(..) | Order::Uncorrect(_));
        let job = match &mut self.current {
            Some(current) => {
                current.kept |= corrects;
                current.thread.job()
            }
            None => return Some(Msg::Notice(Notice::OpenFirst)),
        };
        self.correcting += usize::from(corrects);
        let report = self.ask(order)?;
        self.hear(job, report).into_iter().next()
    }

    fn ask(&mut self, order: Order) -> Option<Report> {
        let left = self.time_left();
        let (reply, answer) = sync_channel(0);
        self.current.as_ref()?.thread.order(order, Some(reply));
        answer.recv_timeout(left).ok()
    }

    /// What a thread said, as the application is to hear it. Threads that
    /// nobody waits for any more are not listened to.
    pub(super) fn hear_report(&mut self, report: JobReport) -> Vec<Msg> {
        self.hear(report.job, report.report)
    }

    fn hear(&mut self, job: u64, report: Report) -> Vec<Msg> {
        if self.pending.as_ref().is_some_and(|pending| pending.thread.job() == job) {
            return self.hear_pending(report);
        }
        match (&self.current, report) {
            (Some(current), report) if current.thread.job() == job => match report {
                Report::Answer(msg) => vec![msg],
                Report::Corrected(msg) => {
                    self.correcting = self.correcting.saturating_sub(1);
                    vec![msg]
                }
                Report::Opened(opened) => {
                    let Opened { edition, fault, .. } = *opened;
                    vec![Msg::Opened { shelf: current.shelf, edition, fault, more: false }]
                }
                Report::Step(_) | Report::Early(_) | Report::Failed(_) => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn hear_pending(&mut self, report: Report) -> Vec<Msg> {
        match report {
            Report::Step(step) => vec![Msg::Step(step)],
            Report::Early(early) => {
                let edition = Arc::clone(&early.edition);
                let (mut msgs, shelf) = self.place(&edition);
                self.retire();
                self.early = self.pending.as_ref().map(|pending| (pending.thread.job(), *early));
                msgs.push(Msg::Opened { shelf, edition, fault: None, more: true });
                msgs
            }
            Report::Opened(opened) => {
                let Opened { edition, fault, media } = *opened;
                let (mut msgs, shelf) = self.place(&edition);
                let grown = self.shows_pending();
                self.retire();
                let Some(pending) = self.pending.take() else { return msgs };
                let (thread, kept) = (pending.thread, pending.kept);
                self.current = Some(Current { thread, shelf, media, kept });
                msgs.push(if grown {
                    Msg::Grown { edition, fault }
                } else {
                    Msg::Opened { shelf, edition, fault, more: false }
                });
                msgs
            }
            Report::Failed(reason) => {
                self.pending = None;
                vec![Msg::NotOpened(clean(&reason))]
            }
            Report::Answer(msg) | Report::Corrected(msg) => vec![msg],
        }
    }

    /// Whether the first pages of the pending edition are read already.
    fn shows_pending(&self) -> bool {
        let job = self.pending.as_ref().map(|pending| pending.thread.job());
        self.early.as_ref().is_some_and(|(early, _)| Some(*early) == job)
    }

    /// The entry of the pending edition; one that was given to us gets one.
    fn place(&mut self, edition: &Edition) -> (Vec<Msg>, usize) {
        let grown = self.shows_pending();
        let Some(pending) = &mut self.pending else { return (Vec::new(), 0) };
        match pending.shelf {
            Some(shelf) if pending.kept && grown => {
                self.stock.renew(shelf, edition);
                (vec![Msg::Shelf(self.stock.shelf())], shelf)
            }
            Some(shelf) => (Vec::new(), shelf),
            None => {
                let shelf = self.stock.add(edition);
                pending.shelf = Some(shelf);
                (vec![Msg::Shelf(self.stock.shelf())], shelf)
            }
        }
    }

    /// The edition that was read makes way for another.
    fn retire(&mut self) {
        if let Some(Current { thread, shelf, kept: true, .. }) = self.current.take() {
            self.stock.keep(shelf, thread);
        }
        (self.correcting, self.early) = (0, None);
    }

    /// Waits until everything ordered so far is done.
    pub(super) fn settle(&self) {
        let threads = [
            self.current.as_ref().map(|current| &current.thread),
            self.pending.as_ref().map(|pending| &pending.thread),
        ];
        for thread in threads.into_iter().flatten() {
            let (done, finished) = channel();
            thread.order(Order::Settle(done), None);
            let _ = finished.recv();
        }
    }
}

impl Early {
    /// Answers from what is there.
    fn answer(&self, order: Order) -> Msg {
        let body = |article: usize| self.bodies.get(article).cloned().unwrap_or_default();
        match order {
            Order::Body(article) => Msg::Body(article, body(article)),
            Order::Leads(articles) => {
                Msg::Leads(articles.into_iter().map(|article| (article, body(article))).collect())
            }
            Order::Ledes(articles) => Msg::Ledes(ledes(&self.edition, articles, body)),
            Order::Search(needles, articles) => search(&needles, &articles, body),
            Order::Measure(article, paths) => {
                Msg::Measured(article, paths.into_iter().map(|path| (path, Ok(None))).collect())
            }
            Order::Scans | Order::Again | Order::Settle(_) => Msg::Scans(Arc::clone(&self.scans)),
            Order::Correct(..) | Order::Uncorrect(_) | Order::WriteOut(_) => {
                Msg::Notice(Notice::WaitForWhole)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::Receiver;

    use super::*;
    use crate::input::{Hint, Loaded};
    use crate::loader;
    use crate::shell::editions;

    fn desk() -> (Editions, Receiver<JobReport>) {
        let (sender, reports) = channel();
        let sender = std::sync::Mutex::new(sender);
        let mut stock = Stock::new(None, None).beside_an_edition();
        stock.fill();
        let tell = move |report| drop(sender.lock().unwrap().send(report));
        let tell: Tell = Arc::new(tell);
        (Editions::new(stock, None, tell, crate::words::DEFAULT), reports)
    }

    fn loaded(text: &str) -> Loaded {
        let hint = Hint { name: "harbour.txt".into(), ..Hint::default() };
        loader::load(text.as_bytes(), &hint).unwrap()
    }

    #[test]
    fn what_an_opening_says_that_was_given_up_is_not_heard() {
        let (mut editions, reports) = desk();
        let (go_on, wait) = channel::<()>();
        let slow = Given::new("slow", move |_| {
            let _ = wait.recv();
            Ok(editions::bundled()[0].open().unwrap())
        });
        let said = editions.open_given(slow);
        assert!(matches!(said.as_slice(), [Msg::Opening(name)] if **name == *"slow"), "{said:?}");
        editions.begin_frame();
        let mut said = editions.open(1);
        go_on.send(()).unwrap();
        while !said.iter().any(|msg| matches!(msg, Msg::Opened { .. })) {
            said.extend(editions.hear_report(reports.recv().unwrap()));
        }
        let late = reports.recv().unwrap();
        assert!(matches!(late.report, Report::Opened(_)), "the slow one ends all the same");
        assert!(editions.hear_report(late).is_empty());
    }

    #[test]
    fn a_panic_ends_the_opening_with_a_line() {
        let (mut editions, reports) = desk();
        let mut said = editions.open_given(Given::new("bad", |_| panic!("page 3")));
        if !said.iter().any(|msg| matches!(msg, Msg::NotOpened(_))) {
            said = editions.hear_report(reports.recv().unwrap());
        }
        let [Msg::NotOpened(reason)] = said.as_slice() else { panic!("{said:?}") };
        assert!(reason.contains("page 3"), "{reason}");
    }

    #[test]
    fn the_first_pages_are_read_while_the_others_are() {
        let (mut editions, reports) = desk();
        let (go_on, wait) = channel::<()>();
        let given = Given::new("harbour", move |watch| {
            watch.early(|| loaded("The ferry ran again on Monday.\n"));
            let _ = wait.recv();
            Ok(editions::bundled()[0].open().unwrap())
        });
        // They come at once, or where the machine is busy later.
        let mut said = editions.open_given(given);
        if !said.iter().any(|msg| matches!(msg, Msg::Opened { .. })) {
            said = editions.hear_report(reports.recv().unwrap());
        }
        assert!(matches!(said.last(), Some(Msg::Opened { more: true, .. })), "{said:?}");
        let Some(Msg::Body(0, body)) = editions.order(Order::Body(0)) else { panic!("no body") };
        assert!(body.text(0).contains("ferry"), "read without the thread, which is busy");
        go_on.send(()).unwrap();
        let said = editions.hear_report(reports.recv().unwrap());
        assert!(matches!(said.last(), Some(Msg::Grown { .. })), "{said:?}");
    }
}
