//! What a server has, as articles: sections in the server's order, and the
//! feeds in turn, so that what stands first in each stands first in the paper.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::Offset;

use crate::fetch::feed;
use crate::fetch::{FetchError, Job, Taken};
use crate::loader::feed::{FeedIssue, IssueEntry, ToldEntry, told};
use crate::model::{Block, Clean, Date, Lang, LangTag};

/// Texts that a server is asked to complete side by side.
const POLITE: usize = 2;
const MANY: usize = 16;

/// The feeds of a server and their categories.
#[derive(Debug, Default)]
pub(super) struct ServerShelf {
    /// By their names: place, title and category.
    feeds: HashMap<String, ShelfFeed>,
    categories: Vec<String>,
    /// Whatever text there is, is whole.
    are_whole: bool,
}

#[derive(Debug)]
struct ShelfFeed {
    place: usize,
    title: String,
    category: Option<String>,
}

/// An entry with where it belongs.
#[derive(Debug)]
pub(super) struct ShelvedEntry {
    entry: ToldEntry,
    section: Option<String>,
    feed: usize,
}

impl ServerShelf {
    /// One whose texts were extracted from their pages already.
    pub(super) fn of_whole_texts() -> Self {
        Self { are_whole: true, ..Self::default() }
    }

    /// Adds a feed.
    pub(super) fn add(&mut self, id: &str, title: &str, category: Option<&str>) {
        let category = category.filter(|name| !name.is_empty()).map(str::to_owned);
        if let Some(name) = category.as_ref().filter(|name| !self.categories.contains(name)) {
            self.categories.push(name.clone());
        }
        let feed = ShelfFeed { place: self.feeds.len(), title: title.to_owned(), category };
        self.feeds.entry(id.to_owned()).or_insert(feed);
    }

    /// Gives an entry its place: in the category of its feed, else in the one
    /// that the server says of the entry itself.
    pub(super) fn place(
        &self,
        mut entry: ToldEntry,
        feed: &str,
        title: &str,
        category: Option<&str>,
    ) -> ShelvedEntry {
        let known = self.feeds.get(feed);
        let title = known.map_or(title, |feed| &feed.title);
        if !title.is_empty() && !entry.tags.iter().any(|tag| tag == title) {
            entry.tags.push(title.to_owned());
        }
        let own = known.and_then(|feed| feed.category.clone());
        let section = own.or_else(|| category.map(str::to_owned)).filter(|name| !name.is_empty());
        ShelvedEntry { entry, section, feed: known.map_or(usize::MAX, |feed| feed.place) }
    }

    /// What is taken of the entries. `whole` is asked for the texts that are
    /// not.
    pub(super) fn taken(
        &self,
        job: &Job<'_>,
        entries: Vec<ShelvedEntry>,
        whole: &(dyn Fn(&str) -> Option<String> + Sync),
    ) -> Result<Taken, FetchError> {
        let is_empty = entries.is_empty();
        let entries = self.in_turn(entries);
        let gave_up = || FetchError::GaveUp { url: job.source.url.clone() };
        let read = || entries.iter().map(|shelved| self.read(shelved)).collect::<Vec<_>>();
        let mut read = job.crew.read(read).ok_or_else(gave_up)?;
        complete(job, &entries, &mut read, whole);
        let sections: BTreeMap<usize, Clean> = entries
            .iter()
            .enumerate()
            .filter_map(|(at, shelved)| Some((at, Clean::line(shelved.section.as_deref()?))))
            .collect();
        let issue = FeedIssue { entries: read, ..FeedIssue::default() };
        let mut taken = Taken { is_empty, ..Taken::default() };
        feed::fill(job, issue, &sections, &mut taken);
        Ok(taken)
    }

    /// The feeds in turn, in the order of the categories.
    fn in_turn(&self, entries: Vec<ShelvedEntry>) -> Vec<ShelvedEntry> {
        let mut counts: HashMap<usize, usize> = HashMap::new();
        let mut placed: Vec<((usize, usize, usize), ShelvedEntry)> =
            Vec::with_capacity(entries.len());
        for shelved in entries {
            let count = counts.entry(shelved.feed).or_default();
            let known = |name: &String| self.categories.iter().position(|own| own == name);
            let category = shelved.section.as_ref().and_then(known).unwrap_or(usize::MAX);
            placed.push(((*count, category, shelved.feed), shelved));
            *count += 1;
        }
        placed.sort_by_key(|(place, _)| *place);
        placed.into_iter().map(|(_, shelved)| shelved).collect()
    }

    fn read(&self, shelved: &ShelvedEntry) -> IssueEntry {
        let mut entry = told(shelved.entry.clone());
        entry.is_whole |= self.are_whole && !entry.body.is_empty();
        if entry.article.lang.is_none() {
            // Papers of several languages stand on one list, and none says its own.
            let text = entry.body.iter().map(Block::plain).find(|text| !text.trim().is_empty());
            let text = format!("{} {}", &**entry.article.title(), text.unwrap_or_default());
            entry.article.lang = LangTag::new(Lang::guess(&text).tag());
        }
        entry
    }
}

/// Has the server complete texts that are not whole.
fn complete(
    job: &Job<'_>,
    entries: &[ShelvedEntry],
    read: &mut [IssueEntry],
    whole: &(dyn Fn(&str) -> Option<String> + Sync),
) {
    if job.source.full_text == Some(false) {
        return;
    }
    let wanted = |at: &usize| {
        let entry = &read[*at];
        !entry.is_whole && feed::is_of_days(job, entry.day) && !(job.has)(&feed::key(entry, *at))
    };
    let places: Vec<usize> = (0..read.len()).filter(wanted).collect();
    let made = job.crew.each(&places, job.hands_of(POLITE, MANY), |&at| {
        if job.watch.is_cancelled() {
            return None;
        }
        let own = &entries[at].entry;
        let html = whole(&own.name)?;
        let lang = read[at].article.lang.clone();
        job.crew.read(|| told(ToldEntry { html, lang, ..own.clone() }))
    });
    let length = |entry: &IssueEntry| entry.body.iter().flat_map(Block::texts).map(str::len).sum();
    for (at, made) in places.into_iter().zip(made) {
        let (old, Some(mut new)): (usize, _) = (length(&read[at]), made) else { continue };
        // A page that could not be read gives less than the feed.
        if length(&new) > old {
            new.is_whole = true;
            read[at] = new;
        }
    }
}

/// From when on entries are asked for: the day before may still last where the
/// server stands.
pub(super) fn since_second(job: &Job<'_>) -> i64 {
    let day = job.since.yesterday().unwrap_or(job.since);
    let start = Offset::UTC.to_timestamp(day.to_datetime(Time::midnight()));
    start.map_or(0, |start| start.as_second().max(0))
}

/// The day of a second.
pub(super) fn day_of(second: i64) -> Option<Date> {
    let at = Timestamp::from_second(second).ok()?;
    Some(Offset::UTC.to_datetime(at).date())
}
