//! Of a slow site only the titles come; what of them was opened in the reader
//! has its whole text with the next run.

use std::collections::{BTreeMap, HashSet};

use super::work::{FetchRun, RunPaper, locked};
use crate::fetch::{FetchNote, FetchedArticle, Job, kept, pictures, whole_texts};
use crate::model::{ArticleId, Date};
use crate::sources::SlowSite;
use crate::store::fetched::{FetchedBatch, TitleOnly};
use crate::store::{State, StateError};

impl FetchRun<'_> {
    /// Brings the texts of what was opened, into the editions that it is in.
    pub(super) fn bring_opened(
        &self,
        paper: &RunPaper<'_>,
        job: &Job<'_>,
    ) -> Result<Vec<FetchNote>, StateError> {
        if job.source.slow != SlowSite::OnOpening || self.order.is_dry {
            return Ok(Vec::new());
        }
        let opened = self.opened(job)?;
        if opened.is_empty() {
            return Ok(Vec::new());
        }
        let days: Vec<Date> = opened.iter().map(|beginning| beginning.day).collect();
        let (mut articles, mut notes) = whole_texts(job, opened.into_iter().map(fetched).collect());
        let keep = |name: &str, bytes: &[u8]| self.staging.keep(name, bytes);
        notes.extend(pictures::bring(job, &mut articles, &mut [], &keep));
        let mut by_day: BTreeMap<Date, Vec<(usize, String, FetchedArticle)>> = BTreeMap::new();
        for (day, article) in days.into_iter().zip(articles).filter(|(_, one)| one.is_whole) {
            let print = kept::text_print(&article.article, &article.body.blocks());
            by_day.entry(day).or_default().push((0, print, article));
        }
        for (day, articles) in by_day {
            let (paper_name, source) = (&job.subscription.name, &job.source.url);
            locked(&self.kept).keep(&FetchedBatch {
                paper: paper_name,
                source,
                day,
                batch: paper.batch,
                about: None,
                pages: &[],
                articles: &articles,
                answers: &[],
                is_empty: None,
            })?;
            locked(&paper.days).insert(day);
        }
        Ok(notes)
    }

    /// The articles of a source of which only the beginning is there, and that
    /// somebody opened.
    fn opened(&self, job: &Job<'_>) -> Result<Vec<TitleOnly>, StateError> {
        let mut all = locked(&self.kept).beginnings(&job.subscription.name, &job.source.url)?;
        if all.is_empty() {
            return Ok(all);
        }
        let (state, _) = State::open_or_memory(self.data)?;
        let mut opened: HashSet<ArticleId> = HashSet::new();
        for of_edition in all.chunk_by(|a, b| a.edition == b.edition) {
            let reading = state.reading(&of_edition[0].edition)?;
            let articles = reading.positions.into_iter().map(|(article, _)| article);
            opened.extend(articles.chain(reading.last));
        }
        all.retain(|beginning| opened.contains(&beginning.article));
        Ok(all)
    }
}

fn fetched(beginning: TitleOnly) -> FetchedArticle {
    let (article, body) = beginning.texts;
    FetchedArticle {
        key: beginning.key,
        article,
        body: kept::TextBytes::of(&body),
        section: None,
        page: None,
        is_whole: false,
        entry: None,
    }
}
