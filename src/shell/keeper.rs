//! The thread that keeps bookmarks and positions. The interface never waits
//! for the disk; positions, which change with every page turned, are gathered
//! for a moment and written together.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use uuid::Uuid;

use super::article_file;
use crate::app::{
    BookmarkDraft, Change, ChangeOutcome, Changed, ClippingChange, FileContent, FileToWrite, Msg,
    Notice,
};
use crate::export::ClippingFile;
use crate::model::{
    ArticleId, Bookmark, ChosenLook, Clipping, EditionKey, FollowedStory, MarkId, PaceSample,
    Position, RecentRead, revised,
};
use crate::search::folded_clipping;
use crate::store::fetched::{Fetched, Texts};
use crate::store::{State, StateError, clock, keep_look};
use crate::words::{Heading, Words};

/// How long a position may wait for company before it is written.
const GATHER: Duration = Duration::from_millis(800);

/// Something to keep, or to look up.
#[derive(Debug)]
pub(super) enum Keep {
    /// Answer with what is kept of an edition, and note that it was opened.
    Recall(EditionKey),
    /// Answer with how many articles of each edition were read.
    Count,
    Position(EditionKey, ArticleId, Position),
    /// An article was read in.
    Read(RecentRead),
    /// Answer with what was read lately.
    Recent,
    /// Answer with all that is listed, since another device changed it.
    Relist,
    /// Answer with what was clipped.
    Clippings,
    /// Write clippings to a file, and answer with what came of it.
    WriteOut(FileToWrite),
    /// A page took so long.
    Pace(PaceSample),
    /// How it is looked at.
    Look(ChosenLook),
    /// Answer with what a site changed in an article.
    Revision(EditionKey, ArticleId),
    /// So many articles of a story were seen.
    LookAtStory(MarkId, usize),
    /// Keep a change, and answer with what became of it.
    Change(Box<Change>),
    /// Write everything, then answer.
    Settle(Sender<()>),
}

/// The thread, and the way to it.
#[derive(Debug)]
pub(super) struct Keeper {
    orders: Option<Sender<Keep>>,
    /// Nothing comes from here; it is closed when the thread has ended.
    ended: Receiver<()>,
}

impl Keeper {
    /// Starts the thread, which opens the state in `data` and reports what is
    /// kept to `inbox`. Without a place for data nothing is kept.
    pub(super) fn start<M>(
        data: Result<PathBuf, String>,
        inbox: Sender<M>,
        words: &'static dyn Words,
    ) -> Self
    where
        M: From<Msg> + Send + 'static,
    {
        let (orders, received) = channel();
        let (until_ended, ended) = channel();
        let work = move || {
            let _until_ended = until_ended;
            let tell = move |msg: Msg| {
                let _ = inbox.send(msg.into());
            };
            StateThread::open(data, words, tell).serve(&received);
        };
        // Without the thread nothing is kept.
        let _ = thread::Builder::new().name("keeper".to_owned()).spawn(work);
        Self { orders: Some(orders), ended }
    }

    pub(super) fn order(&self, order: Keep) {
        if let Some(orders) = &self.orders {
            let _ = orders.send(order);
        }
    }

    /// Has everything written, and waits for it, but no longer than `limit`;
    /// tells whether it was.
    pub(super) fn finish(mut self, limit: Duration) -> bool {
        self.orders = None;
        // The thread lets go of the other end when it is done.
        self.ended.recv_timeout(limit) == Err(RecvTimeoutError::Disconnected)
    }

    /// Waits until everything ordered so far is written.
    pub(super) fn settle(&self) {
        let (done, written) = channel();
        self.order(Keep::Settle(done));
        let _ = written.recv();
    }
}

/// The state and the positions that wait to be written.
struct StateThread<T: Fn(Msg)> {
    state: Option<State>,
    /// Where data is.
    data: Option<PathBuf>,
    /// Why nothing outlives this run, if that is so.
    lost: Option<String>,
    /// Of one edition; the last is where the reader is.
    waiting: Vec<(ArticleId, Position)>,
    edition: Option<EditionKey>,
    /// What was read meanwhile, which waits as positions do.
    reads: Vec<RecentRead>,
    /// How long pages took, which waits as positions do.
    pages: Vec<PaceSample>,
    tell: T,
    words: &'static dyn Words,
    /// Why positions were not kept when they were written last.
    failing: Option<String>,
}

impl<T: Fn(Msg)> StateThread<T> {
    fn open(data: Result<PathBuf, String>, words: &'static dyn Words, tell: T) -> Self {
        let dir = data.as_ref().ok().cloned();
        let (state, lost) = match data {
            Ok(dir) => match State::open_or_memory(&dir) {
                Ok((state, notice)) => {
                    (Some(state), notice.map(|notice| words.store_notice(&notice)))
                }
                Err(error) => (None, Some(words.state_error(&error))),
            },
            Err(reason) => (State::in_memory().ok(), Some(reason)),
        };
        if let Some(state) = &state {
            if let Ok(pace) = state.pace() {
                tell(Msg::Pace(pace));
            }
            tell_lists(state, &tell);
        }
        if let Some(reason) = &lost {
            tell(Msg::Notice(Notice::Failed(reason.clone())));
        }
        Self {
            state,
            data: dir,
            lost,
            waiting: Vec::new(),
            edition: None,
            reads: Vec::new(),
            pages: Vec::new(),
            tell,
            words,
            failing: None,
        }
    }

    fn serve(mut self, orders: &Receiver<Keep>) {
        loop {
            let order = if self.has_waiting() {
                orders.recv_timeout(GATHER)
            } else {
                orders.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            match order {
                Ok(Keep::Position(edition, article, position)) => {
                    self.put_by(edition, article, position);
                }
                Ok(Keep::Pace(page)) => self.pages.push(page),
                Ok(Keep::Read(read)) => {
                    let is_same = |other: &RecentRead| {
                        other.edition == read.edition && other.article == read.article
                    };
                    self.reads.retain(|other| !is_same(other));
                    self.reads.push(read);
                }
                Ok(order) => {
                    self.write_positions();
                    self.carry_out(order);
                }
                Err(RecvTimeoutError::Timeout) => self.write_positions(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        self.write_positions();
    }

    /// Whether something is to be written soon.
    fn has_waiting(&self) -> bool {
        !(self.waiting.is_empty() && self.pages.is_empty() && self.reads.is_empty())
    }

    fn put_by(&mut self, edition: EditionKey, article: ArticleId, position: Position) {
        if self.edition.as_ref() != Some(&edition) {
            self.write_positions();
            self.edition = Some(edition);
        }
        self.waiting.retain(|(waiting, _)| *waiting != article);
        self.waiting.push((article, position));
    }

    fn write_positions(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        if let (Some(state), Some(edition), false) =
            (&self.state, &self.edition, waiting.is_empty())
        {
            let result = state.set_many(edition, &waiting);
            self.report(result);
        }
        let reads = std::mem::take(&mut self.reads);
        if let (Some(state), false) = (&self.state, reads.is_empty()) {
            let result = state.note_reads(&reads);
            self.report(result);
        }
        let pages = std::mem::take(&mut self.pages);
        if let (Some(state), false) = (&self.state, pages.is_empty()) {
            // Speeds are measured again with every page; nothing is lost.
            let _ = state.note_pace(&pages);
        }
    }

    fn carry_out(&mut self, order: Keep) {
        match order {
            Keep::Recall(edition) => {
                let Some(state) = &self.state else { return };
                let result = state.reading(&edition).and_then(|reading| {
                    (self.tell)(Msg::Reading(edition.clone(), reading));
                    state.set_opened(&edition)
                });
                self.report(result);
            }
            Keep::Recent => {
                let Some(state) = &self.state else { return };
                let result = state.recent_reads().map(|reads| (self.tell)(Msg::Recent(reads)));
                self.report(result);
            }
            Keep::Relist => {
                if let Some(state) = &self.state {
                    tell_lists(state, &self.tell);
                }
            }
            Keep::Clippings => {
                let Some(state) = &self.state else { return };
                let result = state.clippings().map(|all| {
                    let folded = all.iter().map(|one| (one.id, folded_clipping(one))).collect();
                    (self.tell)(Msg::Clippings(all, folded));
                });
                self.report(result);
            }
            Keep::WriteOut(file) => {
                let told = self.write_out(file);
                (self.tell)(told);
            }
            Keep::Count => {
                let Some(state) = &self.state else { return };
                let result = progress(state).map(|told| told.into_iter().for_each(&self.tell));
                self.report(result);
            }
            Keep::LookAtStory(id, seen) => {
                let Some(state) = &self.state else { return };
                let result = state.look_at_story(id, seen);
                self.report(result);
            }
            Keep::Revision(edition, article) => self.look_up_revision(&edition, article),
            Keep::Look(look) => {
                // It is chosen again in a moment; nobody is told that it holds.
                let _ = self.data.as_deref().map(|data| keep_look(data, &look));
            }
            Keep::Change(change) => {
                let kept = self.keep(&change.what);
                (self.tell)(Msg::Kept(change, kept));
            }
            Keep::Settle(done) => {
                let _ = done.send(());
            }
            // Gathered by `serve`.
            Keep::Position(..) | Keep::Pace(_) | Keep::Read(_) => {}
        }
    }

    /// Looks what a site changed in an article. No other thing waits here for so
    /// long, and none is asked for so seldom.
    fn look_up_revision(&self, edition: &EditionKey, article: ArticleId) {
        let fetched = self.data.as_deref().map_or(Ok(None), Fetched::there);
        let texts = fetched.and_then(|fetched| match fetched {
            Some(fetched) => fetched.texts(edition, &article),
            None => Ok(None),
        });
        (self.tell)(match texts {
            Ok(texts) => {
                let both = texts.map(|Texts { first, now }| {
                    let blocks = revised((&first.0, &first.1), (&now.0, &now.1));
                    Box::new((now.0, blocks))
                });
                Msg::Revision(article, both)
            }
            Err(error) => Msg::Notice(Notice::Failed(self.words.state_error(&error))),
        });
    }

    fn write_out(&self, file: FileToWrite) -> Msg {
        let words = self.words;
        let FileContent::Clippings { ids, form, style } = file.what.clone() else {
            return Msg::Notice(Notice::NotWritten);
        };
        article_file::put(file, words, || {
            let entries = self.state.as_ref().map(State::clipping_entries).transpose();
            let mut entries = entries.map_err(|error| words.state_error(&error))?;
            let mut entries = entries.take().unwrap_or_default();
            entries.retain(|entry| ids.contains(&entry.clipping.id));
            let title = words.heading(Heading::Clippings);
            let file = ClippingFile { entries: &entries, title, style };
            file.write(form).map_err(|error| words.epub_error(&error))
        })
    }

    /// Keeps a change; tells what became of it, every time.
    fn keep(&self, what: &Changed) -> ChangeOutcome {
        let Some(state) = &self.state else {
            return ChangeOutcome::No(self.lost.clone().unwrap_or_default());
        };
        let result = match what {
            Changed::Added(mark) => state.put(mark),
            Changed::Removed(mark) => state.remove(mark.id).map(drop),
            Changed::Restored(mark) => state.restore(mark.id).map(drop),
            Changed::Renamed { id, to, .. } => state.rename(*id, to).map(drop),
            Changed::Noted { id, to, .. } => state.annotate(*id, to).map(drop),
            Changed::Story(change) => match (&change.before, &change.after) {
                (_, Some(story)) => state.put_story(story),
                (Some(story), None) => state.remove_story(story.id),
                (None, None) => Ok(()),
            },
            Changed::Clipping(change) => match keep_clipping(state, change) {
                Ok(false) if matches!(change, ClippingChange::Cut(_)) => {
                    return ChangeOutcome::Already;
                }
                kept => kept.map(drop),
            },
            Changed::Read { edition, article, after, .. } => {
                state.set_many(edition, &[(article.clone(), *after)])
            }
        };
        match (result, &self.lost) {
            (Err(error), _) => ChangeOutcome::No(self.words.state_error(&error)),
            (Ok(()), Some(reason)) => ChangeOutcome::ForNow(reason.clone()),
            (Ok(()), None) => ChangeOutcome::Yes,
        }
    }

    /// Tells the reader that how far one came could not be kept. Positions are
    /// written with every page that is turned: the same reason is told again
    /// only when they were kept in between.
    fn report(&mut self, result: Result<(), StateError>) {
        let failing = result.err().map(|error| self.words.state_error(&error));
        if failing != self.failing
            && let Some(reason) = &failing
        {
            (self.tell)(Msg::Notice(Notice::PlaceNotKept(reason.clone())));
        }
        self.failing = failing;
    }
}

/// Tells what is kept, as far as lists show it. What cannot be read is told when it
/// is asked for.
fn tell_lists(state: &State, tell: &impl Fn(Msg)) {
    if let Ok(told) = progress(state) {
        told.into_iter().for_each(tell);
    }
    if let Ok(marks) = state.bookmarks() {
        tell(Msg::Bookmarks(marks));
    }
    if let Ok(stories) = state.stories() {
        tell(Msg::Stories(stories));
    }
}

/// How far one came in all editions.
fn progress(state: &State) -> Result<[Msg; 2], StateError> {
    let all = state.progress()?;
    let begun = all.iter().filter(|(_, it)| it.begun).map(|(key, _)| key.clone()).collect();
    let read = all.into_iter().map(|(key, it)| (key, it.read)).collect();
    Ok([Msg::Progress(read), Msg::Begun(begun)])
}

/// A story with its identity and its time.
pub(super) fn story(name: String, query: String) -> FollowedStory {
    let created = clock().as_millisecond();
    FollowedStory { id: MarkId(Uuid::new_v4()), name, query, created, seen: 0 }
}

/// Keeps a change of a clipping; tells whether there was something to change.
fn keep_clipping(state: &State, change: &ClippingChange) -> Result<bool, StateError> {
    match change {
        ClippingChange::Cut(clipping) => state.clip(clipping),
        ClippingChange::Removed(clipping) => state.remove_clipping(clipping.id, true),
        ClippingChange::Restored(clipping) => state.remove_clipping(clipping.id, false),
        ClippingChange::Noted { id, to, .. } => state.note_on_clipping(*id, to),
    }
}

/// A bookmark with its identity and its time.
pub(super) fn bookmark(draft: BookmarkDraft) -> Bookmark {
    Bookmark {
        id: MarkId(Uuid::new_v4()),
        edition: draft.edition,
        anchor: draft.anchor,
        paper: draft.paper,
        date: draft.date,
        title: draft.title,
        name: String::new(),
        note: String::new(),
        created: clock().as_millisecond(),
    }
}

/// A clipping with its identity and its time.
pub(super) fn clipping(cut: Clipping) -> Clipping {
    Clipping { id: MarkId(Uuid::new_v4()), created: clock().as_millisecond(), ..cut }
}
