//! Keeps devices in step behind the screen: when the reader has started, and when it
//! has ended.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::article_file;
use super::fetcher::TellNews;
use crate::app::Msg;
use crate::store::State;
use crate::sync::SyncReport;
use crate::words::{Failure, Words};

/// The folder that the setting names, if it names one.
pub(in crate::shell) fn folder(setting: &str) -> Option<PathBuf> {
    (!setting.is_empty()).then(|| article_file::full(setting))
}

/// Does it, where a folder is named and something is kept. On threads of its own: the
/// folder may be on a disk that does not answer.
pub(super) struct Syncer {
    /// The folder, and where data is.
    places: Option<(PathBuf, PathBuf)>,
    words: &'static dyn Words,
    tell: TellNews,
}

impl fmt::Debug for Syncer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Syncer").field("places", &self.places).finish_non_exhaustive()
    }
}

impl Syncer {
    pub(super) fn new(
        setting: &str,
        data: Option<PathBuf>,
        words: &'static dyn Words,
        tell: TellNews,
    ) -> Self {
        Self { places: folder(setting).zip(data), words, tell }
    }

    /// Begins; told is only what came, and what went wrong.
    pub(super) fn begin(&self) {
        let (tell, words) = (Arc::clone(&self.tell), self.words);
        self.behind(move |synced| match synced {
            Ok(report) if report.is_told() => tell(Msg::InStep(told(&report, words))),
            Ok(_) => {}
            Err(failure) => tell(Msg::InStep(Err(words.failure(&failure)))),
        });
    }

    /// Does it once more, and waits for it, but no longer than `limit`. What it does
    /// not come to, the next start does; so it is not told.
    pub(super) fn finish(&self, limit: Duration) {
        let (done, ended) = channel();
        self.behind(move |_| {
            let _ = done.send(());
        });
        let _ = ended.recv_timeout(limit);
    }

    fn behind(&self, then: impl FnOnce(Result<SyncReport, Failure>) + Send + 'static) {
        let Some((folder, data)) = self.places.clone() else { return };
        let work = move || {
            let synced = State::open(&data)
                .map_err(Failure::from)
                .and_then(|(state, _)| Ok(state.sync(&folder, &|_| {})?));
            then(synced);
        };
        // Without the thread the next start does it.
        let _ = thread::Builder::new().name("sync".to_owned()).spawn(work);
    }
}

/// What came, or what of it could not be read.
fn told(report: &SyncReport, words: &dyn Words) -> Result<String, String> {
    if let Some((file, lines)) = report.skipped.first() {
        return Err(words.lines_passed_over(file, *lines));
    }
    if let Some((file, cause)) = report.unreadable.first() {
        let (file, cause) = (file.to_string(), cause.clone());
        return Err(words.failure(&Failure::Unreadable { file, cause }));
    }
    Ok(words.synced(report))
}
