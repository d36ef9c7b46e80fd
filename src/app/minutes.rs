//! `M`: the edition in so many minutes.

use super::cut::{Candidate, choose};
use super::{App, Effect, Extent, Notice, OpenedEdition, Settings, brief};
use crate::model::{Article, Kind};

/// What an edition was cut to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CutCounts {
    /// Minutes.
    pub minutes: usize,
    /// Articles that are whole.
    pub whole: usize,
    /// In brief.
    pub briefs: usize,
    /// Left out.
    pub out: usize,
}

/// An edition as it is cut.
#[derive(Debug, Clone, PartialEq)]
pub struct EditionCut {
    /// How many minutes it was cut to.
    pub minutes: usize,
    /// What is shown of each article of the edition.
    extents: Vec<Extent>,
    /// Minutes that what is shown of each article takes.
    costs: Vec<f64>,
    /// Which were read to the end of what is shown of them.
    ended: Vec<bool>,
}

impl EditionCut {
    /// Cuts an edition, but for what was read of it already.
    #[allow(clippy::cast_precision_loss, reason = "600 minutes at most")]
    fn of(reader: &OpenedEdition, minutes: usize, settings: &Settings) -> Self {
        let edition = &reader.edition;
        // Who has read all of it reads it again.
        let all_read = reader.read_count() == edition.articles.len();
        let mut on_page = std::collections::HashMap::<Option<usize>, usize>::new();
        let mut candidates = Vec::with_capacity(edition.articles.len());
        for (index, article) in edition.articles.iter().enumerate() {
            let place = on_page.entry(article.page).or_default();
            *place += 1;
            if all_read || !reader.is_read(index) {
                let cost = |brief| cost(reader, article, brief, settings);
                let (whole, brief) = (cost(false), cost(true));
                let prominence = prominence(article, *place) * whole.sqrt();
                candidates.push(Candidate { article: index, prominence, whole, brief });
            }
        }
        let mut extents = vec![Extent::Out; edition.articles.len()];
        let mut costs = vec![0.0; edition.articles.len()];
        for (candidate, extent) in candidates.iter().zip(choose(&candidates, minutes as f64)) {
            // What is short is whole when it is there at all.
            let short = candidate.brief >= candidate.whole;
            let extent = if short && extent == Extent::Brief { Extent::Whole } else { extent };
            extents[candidate.article] = extent;
            costs[candidate.article] =
                if extent == Extent::Brief { candidate.brief } else { candidate.whole };
        }
        let ended = vec![false; edition.articles.len()];
        Self { minutes, extents, costs, ended }
    }

    /// How much of an article is shown.
    #[must_use]
    pub fn extent(&self, article: usize) -> Extent {
        self.extents.get(article).copied().unwrap_or_default()
    }

    /// How many articles are shown whole, in brief, not at all.
    #[must_use]
    pub fn counts(&self) -> CutCounts {
        let count = |extent| self.extents.iter().filter(|one| **one == extent).count();
        CutCounts {
            minutes: self.minutes,
            whole: count(Extent::Whole),
            briefs: count(Extent::Brief),
            out: count(Extent::Out),
        }
    }

    /// What was shown of an article was read to its end.
    pub(super) fn note_end(&mut self, article: usize) {
        if let Some(ended) = self.ended.get_mut(article) {
            *ended = true;
        }
    }

    /// Shows all of an article that was in brief.
    fn open(&mut self, article: usize, minutes: f64) {
        if let Some(extent) = self.extents.get_mut(article) {
            *extent = Extent::Whole;
            self.costs[article] = minutes;
            self.ended[article] = false;
        }
    }

    /// Minutes that are left, of which those of the article in view are known
    /// better.
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "minutes are no less than none, and few"
    )]
    pub fn minutes_left(&self, article: usize, of_it: Option<f64>) -> usize {
        let each = self.extents.iter().zip(&self.costs).zip(&self.ended).enumerate();
        let open = each.filter(|(_, ((extent, _), ended))| **extent != Extent::Out && !**ended);
        let left: f64 = open
            .map(|(index, ((_, cost), _))| match of_it {
                Some(known) if index == article => known,
                _ => *cost,
            })
            .sum();
        left.ceil() as usize
    }
}

/// How high an article stands: front page before the others, the first of a page
/// before the second, news before what is printed to be found when looked for.
/// That a lead is worth three stories of an inner page is what papers' own
/// “top stories” come to; not measured.
#[allow(clippy::cast_precision_loss, reason = "no page has 2^52 articles")]
fn prominence(article: &Article, place: usize) -> f64 {
    let page = if article.page.unwrap_or(0) == 0 { 3.0 } else { 1.0 };
    let kind = match article.kind {
        Kind::Notice => 0.2,
        _ => 1.0,
    };
    page * kind * (1.0 + f64::from(article.prominence) / 4.0) / place as f64
}

/// Minutes that an article takes, whole or in brief.
fn cost(reader: &OpenedEdition, article: &Article, in_brief: bool, settings: &Settings) -> f64 {
    let lang = reader.edition.lang_of(article);
    // Lengths are told in bytes: three for a character of han, kana or hangul.
    let bytes = if lang == crate::model::Lang::En { 1 } else { 3 };
    let mut characters = article.length / bytes;
    if in_brief && !brief::is_short(lang, characters) {
        characters = characters.min(brief::length(lang));
    }
    let head: usize = article.head.iter().map(|line| line.text.chars().count()).sum();
    settings.minutes_for(lang, characters + head)
}

impl OpenedEdition {
    /// Cuts the edition to so many minutes.
    fn cut_to(&mut self, minutes: usize, settings: &Settings) {
        let cut = EditionCut::of(self, minutes, settings);
        self.cut = Some(cut);
        self.rearrange();
        let here = self.article;
        let first = (0..self.edition.articles.len()).find(|&article| self.shows(article));
        if !self.shows(here)
            && let Some(first) = first
        {
            self.select(first);
        }
    }

    /// About how many minutes an article takes, one at least.
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "minutes are no less than none, and few"
    )]
    pub fn minutes(&self, article: usize, settings: &Settings) -> usize {
        let article = self.edition.articles.get(article);
        let minutes = article.map_or(0.0, |article| cost(self, article, false, settings));
        (minutes.ceil() as usize).max(1)
    }

    /// Whether an article is shown only in brief.
    #[must_use]
    pub fn is_brief(&self, article: usize) -> bool {
        self.cut.as_ref().is_some_and(|cut| cut.extent(article) == Extent::Brief)
    }
}

impl App {
    /// Cuts the open edition to the minutes last asked for, or shows it whole.
    pub(super) fn toggle_minutes(&mut self) -> Vec<Effect> {
        match self.reader.as_ref().map(|reader| reader.cut.is_some()) {
            Some(true) => self.show_whole_edition(),
            Some(false) => self.cut_edition(self.settings.minutes),
            None => {
                self.tell(Notice::OpenFirst);
                Vec::new()
            }
        }
    }

    /// `:minutes N`.
    pub(super) fn set_minutes(&mut self, minutes: &str) -> Vec<Effect> {
        match minutes.parse::<usize>() {
            Ok(minutes) if (1..=600).contains(&minutes) => {
                self.settings.minutes = minutes;
                self.cut_edition(minutes)
            }
            _ => {
                self.tell(Notice::MinutesRange(1, 600));
                Vec::new()
            }
        }
    }

    fn cut_edition(&mut self, minutes: usize) -> Vec<Effect> {
        if self.reader.is_none() || self.screen != super::Screen::Reader {
            self.tell(Notice::OpenFirst);
            return Vec::new();
        }
        if self.reader.as_ref().is_some_and(|reader| reader.incomplete) {
            self.tell(Notice::WaitForWhole);
            return Vec::new();
        }
        let mut effects = self.keep_position();
        effects.extend(self.cut_now(minutes));
        if let Some(cut) = self.reader.as_ref().and_then(|reader| reader.cut.as_ref()) {
            self.tell(Notice::CutTo(cut.counts()));
        }
        effects
    }

    /// Cuts the edition that was opened, if that was asked for from the start.
    pub(super) fn cut_at_opening(&mut self) -> Vec<Effect> {
        match self.reader.as_ref().filter(|reader| !reader.incomplete && self.settings.cuts) {
            Some(_) => self.cut_now(self.settings.minutes),
            None => Vec::new(),
        }
    }

    fn cut_now(&mut self, minutes: usize) -> Vec<Effect> {
        let Some(reader) = &mut self.reader else { return Vec::new() };
        let whole = |reader: &OpenedEdition| !reader.is_brief(reader.article);
        let before = (reader.article, whole(reader));
        reader.cut_to(minutes, &self.settings);
        if before == (reader.article, whole(reader)) && reader.text.is_some() {
            return Vec::new();
        }
        reader.text = None;
        vec![Effect::Body(reader.article)]
    }

    /// All of the edition again, where one is.
    pub(super) fn show_whole_edition(&mut self) -> Vec<Effect> {
        let mut effects = self.keep_position();
        let Some(reader) = &mut self.reader else { return effects };
        let was_brief = reader.is_brief(reader.article);
        reader.cut = None;
        reader.rearrange();
        if was_brief {
            reader.text = None;
            effects.push(Effect::Body(reader.article));
        }
        self.settings.cuts = false;
        self.tell(Notice::WholeEdition);
        effects
    }

    /// Shows all of the article in view, of which there is a brief.
    pub(super) fn open_brief(&mut self) -> Option<Vec<Effect>> {
        let reader = self.reader.as_mut()?;
        let (at, article) = (reader.article, reader.edition.articles.get(reader.article)?);
        if !reader.is_brief(at) {
            return None;
        }
        let minutes = cost(reader, article, false, &self.settings);
        reader.cut.as_mut()?.open(at, minutes);
        reader.text = None;
        Some(vec![Effect::Body(at)])
    }
}
