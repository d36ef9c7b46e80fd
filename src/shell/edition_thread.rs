//! The thread that an edition lives in: it opens it, then reads and corrects
//! it as it is asked to. What it has to say comes to the one inbox, under the
//! number of the thread, by which reports are known that nobody waits for any
//! more.
//!
//! One thread an edition, and not one for all: an opening that is given up may
//! still have a page in hand, and the next must not wait for it.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SendError, Sender, SyncSender, TryRecvError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::article_file;
use super::editions::{Corrected, Media, OpenEdition, OpenError};
use super::picture_worker;
use super::worker::{caught, spawn};
use crate::app::{self, FileToWrite, Msg, Notice};
use crate::input::{Loaded, Told, Watch};
use crate::model::error::CorrectionError;
use crate::model::{Body, Clean, Correction, Edition, Finder, Scan, Step, Viewpoint};
use crate::words::Words;

/// Opens an edition.
pub(super) type Opener = Box<dyn FnOnce(&Watch) -> Result<OpenEdition, String> + Send>;

/// How often it is told how far an opening is. A row that changes more often
/// cannot be read, and each change is a frame.
const TELL: Duration = Duration::from_millis(100);

/// How long articles are looked through for one answer. An article that is opened
/// meanwhile waits as long: not longer than a key may.
const SEARCHES: Duration = Duration::from_millis(20);

/// Something to do with the open edition.
#[derive(Debug)]
pub(super) enum Order {
    /// Say again what was opened: it was left, and is come back to.
    Again,
    Body(usize),
    Leads(Vec<usize>),
    Ledes(Vec<usize>),
    Search(Vec<String>, Vec<usize>),
    Measure(usize, Vec<String>),
    /// Write an article to a file.
    WriteOut(FileToWrite),
    Scans,
    Correct(Correction, Viewpoint),
    Uncorrect(Viewpoint),
    /// Answer once everything before is done.
    Settle(Sender<()>),
}

/// What an edition's thread says, and which thread it is.
#[derive(Debug)]
pub struct JobReport {
    pub(super) job: u64,
    pub(super) report: Report,
}

/// What an edition's thread says.
#[derive(Debug)]
pub(super) enum Report {
    /// How far the opening is.
    Step(Step),
    /// What can be looked at before the rest is there.
    Early(Box<Early>),
    /// It is open.
    Opened(Box<Opened>),
    /// It cannot be opened; one line says why.
    Failed(String),
    /// The answer to an order.
    Answer(Msg),
    /// What came of a correction.
    Corrected(Msg),
}

/// The first pages of an edition that is being read.
#[derive(Debug)]
pub(super) struct Early {
    pub(super) edition: Arc<Edition>,
    pub(super) bodies: Vec<Body>,
    pub(super) scans: Arc<[Scan]>,
}

/// An edition that was opened.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) edition: Arc<Edition>,
    /// What is wrong with its corrections.
    pub(super) fault: Option<String>,
    pub(super) media: Media,
}

/// Where an answer goes: to who ordered, as long as it waits for it; else into
/// the inbox. The channel holds nothing, so that no answer is left in it.
type ReportSender = Option<SyncSender<Report>>;

/// The way to an edition's thread.
#[derive(Debug)]
pub(super) struct EditionThread {
    job: u64,
    watch: Watch,
    orders: Sender<(Order, ReportSender)>,
}

/// What the reports go to.
pub(super) type Tell = Arc<dyn Fn(JobReport) + Send + Sync>;

impl EditionThread {
    /// Starts a thread that opens an edition; corrections of one that has no
    /// place of its own are kept under `data`. Its first answer goes to
    /// `reply`.
    pub(super) fn start(
        job: u64,
        opener: Opener,
        data: Option<PathBuf>,
        (reply, tell): (SyncSender<Report>, Tell),
        words: &'static dyn Words,
    ) -> Self {
        let (orders, received) = channel();
        let watch = watch(job, Arc::clone(&tell), reply.clone());
        let mine = watch.clone();
        let failed = Arc::clone(&tell);
        let started = spawn(move || {
            let told = Teller { job, tell, words };
            let opened = caught(words, || opener(&mine)).and_then(|opened| opened);
            let mut open = match opened {
                Ok(open) => open,
                Err(reason) => return told.answer(Report::Failed(reason), Some(reply)),
            };
            if let Some(data) = &data {
                open.keep_corrections_under(data);
            }
            told.answer(opened_report(&open, words), Some(reply));
            told.serve(&mut open, &received);
        });
        if !started {
            let report = Report::Failed(words.no_thread().to_owned());
            failed(JobReport { job, report });
        }
        Self { job, watch, orders }
    }

    pub(super) fn job(&self) -> u64 {
        self.job
    }

    /// Nobody waits for the opening any more.
    pub(super) fn cancel(&self) {
        self.watch.cancel();
    }

    /// Orders something; the answer goes to `reply`, or into the inbox.
    pub(super) fn order(&self, order: Order, reply: ReportSender) {
        let _ = self.orders.send((order, reply));
    }
}

/// Tells how far a reading is, but not too often; and what can be looked at
/// early, as the first answer if that is still waited for.
fn watch(job: u64, tell: Tell, reply: SyncSender<Report>) -> Watch {
    let last = Mutex::new(None::<Instant>);
    Watch::new(move |told| {
        let report = match told {
            Told::Early(loaded) => {
                let report = Report::Early(Box::new(early(*loaded)));
                let Err(SendError(report)) = reply.send(report) else { return };
                report
            }
            Told::Step(step) => {
                let Ok(mut last) = last.lock() else { return };
                if last.is_some_and(|last| last.elapsed() < TELL) {
                    return;
                }
                *last = Some(Instant::now());
                Report::Step(step)
            }
        };
        tell(JobReport { job, report });
    })
}

fn early(loaded: Loaded) -> Early {
    let Loaded { edition, bodies, scans, .. } = loaded;
    Early { edition: Arc::new(edition), bodies, scans: scans.into() }
}

fn opened_report(open: &OpenEdition, words: &dyn Words) -> Report {
    let of_corrections = || match open.faults() {
        [] => None,
        [one] => Some(clean(&words.warning(one))),
        [first, ..] => {
            let first = words.warning(first);
            Some(clean(&words.idle_corrections(open.faults().len(), &first)))
        }
    };
    // All of them are among the edition's warnings.
    let lost = open.lost_pages().next().map(|lost| clean(&words.warning(lost)));
    let fault = lost.or_else(of_corrections);
    let (edition, media) = (open.shared(), open.files_inside());
    Report::Opened(Box::new(Opened { edition, fault, media }))
}

/// The thread's side.
struct Teller {
    job: u64,
    tell: Tell,
    words: &'static dyn Words,
}

impl Teller {
    fn answer(&self, report: Report, reply: ReportSender) {
        let late = match reply {
            Some(reply) => reply.send(report).err().map(|unread| unread.0),
            None => Some(report),
        };
        if let Some(report) = late {
            (self.tell)(JobReport { job: self.job, report });
        }
    }

    fn serve(&self, open: &mut OpenEdition, orders: &Receiver<(Order, ReportSender)>) {
        while let Some((order, reply)) = next(open, orders, self.words) {
            if let Order::Settle(done) = order {
                let _ = done.send(());
                continue;
            }
            if let Order::Body(article) = order {
                self.show(open, article, reply);
                continue;
            }
            let corrects = matches!(order, Order::Correct(..) | Order::Uncorrect(_));
            let report = caught(self.words, || carry_out(open, order, self.words)).unwrap_or_else(
                |reason| {
                    let notice = Msg::Notice(Notice::Failed(clean(&reason)));
                    if corrects { Report::Corrected(notice) } else { Report::Answer(notice) }
                },
            );
            self.answer(report, reply);
        }
    }

    /// Gives a body, and of a long one the rest after it.
    fn show(&self, open: &OpenEdition, article: usize, reply: ReportSender) {
        let failed = |reason: &str| Report::Answer(Msg::Notice(Notice::Failed(clean(reason))));
        let told = |error: &OpenError| failed(&self.words.open_error(error));
        let (body, rest) = match caught(self.words, || open.body_to_show(article)) {
            Ok(Ok(body)) => body,
            Ok(Err(error)) => return self.answer(told(&error), reply),
            Err(reason) => return self.answer(failed(&reason), reply),
        };
        self.answer(Report::Answer(Msg::Body(article, body)), reply);
        let Some(rest) = rest else { return };
        match caught(self.words, || rest.read()) {
            Ok(Ok(false)) => {}
            Ok(Ok(true)) => self.answer(Report::Answer(Msg::MorePictures(article)), None),
            Ok(Err(error)) => self.answer(told(&error), None),
            Err(reason) => self.answer(failed(&reason), None),
        }
    }
}

/// The next order. As long as there is none, what took long to open is kept
/// in the cache.
fn next(
    open: &mut OpenEdition,
    orders: &Receiver<(Order, ReportSender)>,
    words: &dyn Words,
) -> Option<(Order, ReportSender)> {
    loop {
        match orders.try_recv() {
            Ok(order) => return Some(order),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => {
                if !caught(words, || open.keep_some()).unwrap_or(false) {
                    return orders.recv().ok();
                }
            }
        }
    }
}

fn carry_out(open: &mut OpenEdition, order: Order, words: &dyn Words) -> Report {
    Report::Answer(match order {
        Order::Again => return opened_report(open, words),
        // One that cannot be read is empty here; opening the article tells why.
        Order::Leads(articles) => {
            let body = |article| (article, open.body(article).unwrap_or_default());
            Msg::Leads(articles.into_iter().map(body).collect())
        }
        Order::Ledes(articles) => {
            let body = |article| open.body(article).unwrap_or_default();
            Msg::Ledes(ledes(&open.shared(), articles, body))
        }
        Order::Search(needles, articles) => {
            search(&needles, &articles, |article| open.body(article).unwrap_or_default())
        }
        Order::Measure(article, paths) => {
            Msg::Measured(article, picture_worker::measure(&open.files_inside(), paths, words))
        }
        Order::Scans => Msg::Scans(open.scans()),
        Order::WriteOut(file) => article_file::write(open, file, words),
        Order::Correct(correction, seen) => {
            return corrected(Some(correction), open.correct(correction, seen), words);
        }
        Order::Uncorrect(seen) => return corrected(None, open.uncorrect(seen), words),
        // Answered by `serve`.
        Order::Body(_) | Order::Settle(_) => Msg::Scans(Arc::default()),
    })
}

/// The first sentences of articles of an edition.
pub(super) fn ledes(
    edition: &Edition,
    articles: Vec<usize>,
    body: impl Fn(usize) -> Body,
) -> Vec<(usize, Clean)> {
    let known = articles.into_iter().filter_map(|index| {
        let article = edition.articles.get(index)?;
        Some((index, app::lede(article, edition.lang_of(article), &body(index))))
    });
    known.collect()
}

/// Looks through articles for a text, for as long as one answer may take.
pub(super) fn search(needles: &[String], articles: &[usize], body: impl Fn(usize) -> Body) -> Msg {
    let finders: Vec<Finder> = needles.iter().map(|needle| Finder::new(needle)).collect();
    let begun = Instant::now();
    let (mut hits, mut looked) = (Vec::new(), 0);
    for &article in articles {
        hits.extend(app::hits_in(article, &body(article), &finders));
        looked += 1;
        if begun.elapsed() >= SEARCHES {
            break;
        }
    }
    Msg::Found { needle: needles.first().cloned().unwrap_or_default(), hits, looked }
}

/// What came of a correction.
fn corrected(
    done: Option<Correction>,
    result: Result<Corrected, CorrectionError>,
    words: &dyn Words,
) -> Report {
    let worded = |error| clean(&words.correction_error(&error));
    Report::Corrected(match result {
        Ok(Corrected { edition, at, unsaved }) => {
            Msg::Corrected { done, edition, at, unsaved: unsaved.map(worded) }
        }
        Err(error) => Msg::Notice(Notice::Failed(worded(error))),
    })
}

/// A message that may hold a file's name, fit for the screen.
pub(super) fn clean(message: &str) -> String {
    Clean::line(message).into_string()
}
