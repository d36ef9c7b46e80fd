//! The thread in which pictures are decoded and scaled. It begins with the
//! first one that is wanted, and sleeps while none is.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::editions::{Media, OpenError};
use super::worker::{caught, spawn};
use crate::app::{Measured, Msg, PictureFault, PictureRequest};
use crate::input::{LoadError, limits};
use crate::layout::Unshown;
use crate::model::Raster;
use crate::picture::{self, PictureError};
use crate::words::Words;

/// Pixels across and down a picture that is kept decoded, at most.
const MOST_PIXELS: (u32, u32) = (2048, 2048);

/// Bytes of decoded pictures that are kept.
const KEPT: usize = 24 << 20;

enum PictureJob {
    /// Of which opening of an edition, what, and where its files are.
    Decode(u64, PictureRequest, Media),
    /// Answer once everything before is done.
    Settle(Sender<()>),
}

/// The thread, and the way to it.
pub(super) struct PictureWorker {
    tell: Arc<dyn Fn(Msg) + Send + Sync>,
    jobs: Option<Sender<PictureJob>>,
    /// The showing that was ordered for last: earlier ones are void.
    showing: Arc<AtomicU64>,
    /// In which it is told why a picture can't be shown.
    words: &'static dyn Words,
}

impl fmt::Debug for PictureWorker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PictureWorker").field("open", &self.jobs.is_some()).finish_non_exhaustive()
    }
}

impl PictureWorker {
    /// Nothing runs yet; reports will go to `inbox`.
    pub(super) fn new<M>(inbox: Sender<M>, words: &'static dyn Words) -> Self
    where
        M: From<Msg> + Send + 'static,
    {
        let tell = move |msg: Msg| {
            let _ = inbox.send(msg.into());
        };
        Self { tell: Arc::new(tell), jobs: None, showing: Arc::default(), words }
    }

    /// Has a picture developed; `edition` tells openings of editions apart.
    pub(super) fn order(&mut self, edition: u64, order: PictureRequest, media: Media) {
        self.showing.store(order.showing, Ordering::Relaxed);
        let (tell, showing, words) = (&self.tell, &self.showing, self.words);
        let jobs = self.jobs.get_or_insert_with(|| {
            let (jobs, received) = channel();
            let (tell, showing) = (Arc::clone(tell), Arc::clone(showing));
            let work = Worker { tell, showing, decoded: Vec::new(), words };
            // Without the thread pictures do not come, and their rows stay empty.
            let _ = spawn(move || work.serve(&received));
            jobs
        });
        let _ = jobs.send(PictureJob::Decode(edition, order, media));
    }

    /// Waits until everything ordered so far is done.
    pub(super) fn settle(&self) {
        if let Some(jobs) = &self.jobs {
            let (done, finished) = channel();
            let _ = jobs.send(PictureJob::Settle(done));
            let _ = finished.recv();
        }
    }
}

/// A decoded picture, no larger than [`MOST_PIXELS`].
struct Decoded {
    edition: u64,
    path: String,
    raster: Arc<Raster>,
}

struct Worker {
    tell: Arc<dyn Fn(Msg) + Send + Sync>,
    showing: Arc<AtomicU64>,
    /// The last used is the last.
    decoded: Vec<Decoded>,
    words: &'static dyn Words,
}

impl Worker {
    fn serve(mut self, jobs: &Receiver<PictureJob>) {
        while let Ok(job) = jobs.recv() {
            match job {
                PictureJob::Settle(done) => drop(done.send(())),
                PictureJob::Decode(edition, order, media) => {
                    if order.showing == self.showing.load(Ordering::Relaxed) {
                        let words = self.words;
                        let picture = caught(words, || self.develop(edition, &order, &media));
                        let picture = picture.map_err(broken).flatten();
                        (self.tell)(Msg::Developed(order, picture));
                    }
                }
            }
        }
    }

    fn develop(
        &mut self,
        edition: u64,
        order: &PictureRequest,
        media: &Media,
    ) -> Result<Raster, PictureFault> {
        let path = &order.plate.path;
        let kept = |picture: &Decoded| picture.edition == edition && picture.path == *path;
        let picture = match self.decoded.iter().position(kept) {
            Some(at) => self.decoded.remove(at),
            None => Decoded {
                edition,
                path: path.clone(),
                raster: Arc::new(decode(media, path, self.words)?),
            },
        };
        let raster = Arc::clone(&picture.raster);
        self.decoded.push(picture);
        self.tidy();
        Ok(picture::scale(&raster, order.size))
    }

    /// Forgets what was not used for longest, until the rest is small enough.
    fn tidy(&mut self) {
        let bytes = |picture: &Decoded| picture.raster.bytes().len();
        let mut all: usize = self.decoded.iter().map(bytes).sum();
        while all > KEPT && self.decoded.len() > 1 {
            all -= bytes(&self.decoded.remove(0));
        }
    }
}

fn decode(media: &Media, path: &str, words: &dyn Words) -> Result<Raster, PictureFault> {
    let bytes = media.read(path, limits::PICTURE).map_err(|error| unread(&error, words))?;
    picture::read(&bytes, MOST_PIXELS).map_err(|error| undecoded(&error, words))
}

/// Why a file that is there is not shown; a scan of a broadsheet that is over a
/// limit is not to look as if it were damaged.
fn unread(error: &OpenError, words: &dyn Words) -> PictureFault {
    let is_large = matches!(error, OpenError::Load(LoadError::Limit { .. }));
    let unshown = if is_large { Unshown::TooLarge } else { Unshown::Broken };
    PictureFault { unshown, reason: words.open_error(error) }
}

fn undecoded(error: &PictureError, words: &dyn Words) -> PictureFault {
    let is_large = matches!(error, PictureError::TooLarge { .. });
    let unshown = if is_large { Unshown::TooLarge } else { Unshown::Broken };
    PictureFault { unshown, reason: words.picture_error(error) }
}

fn broken(reason: String) -> PictureFault {
    PictureFault { unshown: Unshown::Broken, reason }
}

/// What pictures measure, by their headers; what is not in the edition, such
/// as an address on the web, is none.
pub(super) fn measure(media: &Media, paths: Vec<String>, words: &dyn Words) -> Vec<Measured> {
    let size = |path: &str| match media.beginning(path, picture::HEADER) {
        Ok(bytes) => picture::size(&bytes).map(Some).map_err(|error| undecoded(&error, words)),
        Err(OpenError::Missing { .. } | OpenError::Outside { .. }) => Ok(None),
        Err(error) => Err(unread(&error, words)),
    };
    paths.into_iter().map(|path| (path.clone(), size(&path))).collect()
}
