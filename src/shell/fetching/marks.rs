//! What was read, told to the feed server that it came from.

use std::collections::HashSet;

use super::work::{FetchRun, locked};
use crate::fetch::{FetchNote, Job, send_marks};
use crate::model::ArticleId;
use crate::store::{State, StateError};

impl FetchRun<'_> {
    /// Tells a server what was read, and what not after all, since it was told
    /// the last time. What it does not take waits for the next run, and is
    /// said.
    pub(super) fn tell_marks(&self, job: &Job<'_>) -> Result<Option<FetchNote>, StateError> {
        let (paper, source) = (&job.subscription.name, &job.source.url);
        let known = locked(&self.kept).entries(paper, source)?;
        if known.is_empty() {
            return Ok(None);
        }
        let (state, _) = State::open_or_memory(self.data)?;
        let mut marks = Vec::new();
        for entries in known.chunk_by(|a, b| a.edition == b.edition) {
            let reading = state.reading(&entries[0].edition)?;
            let read = reading.positions.iter().filter(|(_, position)| position.read);
            let read: HashSet<&ArticleId> = read.map(|(article, _)| article).collect();
            marks.extend(entries.iter().filter_map(|entry| {
                let is_read = read.contains(&entry.article);
                (is_read != entry.is_told).then(|| (entry.entry.clone(), is_read))
            }));
        }
        let sent = send_marks(job, &marks).unwrap_or(0).min(marks.len());
        locked(&self.kept).note_told(paper, source, &marks[..sent])?;
        let left = marks.len() - sent;
        Ok((left > 0).then_some(FetchNote::MarksWait(left)))
    }
}
