//! The way from the entry page to the first page of an issue.
//!
//! Entries move about every two years; what they leave behind is a
//! `<meta http-equiv=refresh>`, a script that sets `location`, or a frame. Some
//! are but a script over answers in JSON; their addresses are tried where the
//! entry's own looks like theirs.

use std::collections::HashSet;

use url::Url;

use super::ask::{Ask, Wish};
use super::days;
use super::tree::{self, SiteTree};
use crate::fetch::FetchError;
use crate::fetch::web::{Purpose, WebDocument, WebError};
use crate::loader::founder::{ListedIssue, SiteLeads};
use crate::model::Date;

/// How often a reader is sent on, at most: of real sites three times.
const HOPS: usize = 8;

/// The first page of an issue.
pub(super) struct Arrived {
    pub(super) tree: SiteTree,
    pub(super) path: String,
    pub(super) leads: SiteLeads,
    /// The days that were seen on the way, the newest first.
    pub(super) days: Vec<Date>,
    /// What the paper calls itself on the way.
    pub(super) paper: Option<String>,
    /// The addresses that were asked.
    pub(super) asked: HashSet<String>,
}

/// On the way.
struct EntryWalk<'a> {
    entry: &'a Url,
    wish: &'a Wish<'a>,
    ask: &'a Ask<'a>,
    days: Vec<Date>,
    paper: Option<String>,
    asked: HashSet<String>,
    /// The day of the address was changed to the one that is wanted.
    is_shifted: bool,
}

/// Follows the entry.
pub(super) fn arrive(entry: &Url, wish: &Wish<'_>, ask: &Ask<'_>) -> Result<Arrived, FetchError> {
    let mut walk = EntryWalk {
        entry,
        wish,
        ask,
        days: Vec::new(),
        paper: None,
        asked: HashSet::new(),
        is_shifted: false,
    };
    let mut next: (Url, Option<Box<WebDocument>>) = (entry.clone(), None);
    for _ in 0..HOPS {
        let document = match next.1.take() {
            Some(document) => *document,
            None if walk.asked.insert(next.0.to_string()) => walk.document(&next.0)?,
            None => break,
        };
        match walk.step(document)? {
            EntryStep::Arrived(tree, path, leads) => {
                let EntryWalk { days, paper, asked, .. } = walk;
                return Ok(Arrived { tree: *tree, path, leads: *leads, days, paper, asked });
            }
            EntryStep::On(url, document) => next = (url, document),
            EntryStep::Lost => break,
        }
    }
    Err(walk.lost())
}

/// What comes of a file on the way.
enum EntryStep {
    Arrived(Box<SiteTree>, String, Box<SiteLeads>),
    On(Url, Option<Box<WebDocument>>),
    Lost,
}

impl EntryWalk<'_> {
    fn document(&self, url: &Url) -> Result<WebDocument, FetchError> {
        (self.ask)(url, Purpose::Page).map_err(|why| match why {
            WebError::Gone { .. } if self.is_shifted => self.lost(),
            WebError::Gone { status } | WebError::NotLetIn { status } => {
                FetchError::ShutOut { url: url.to_string(), status, has_agent: false }
            }
            why => FetchError::Web { url: url.to_string(), why },
        })
    }

    fn lost(&self) -> FetchError {
        let url = self.entry.to_string();
        if self.wish.is_dated && !self.days.is_empty() {
            let found = self.days.clone();
            return FetchError::NotThatDay { url, wanted: self.wish.day, found };
        }
        FetchError::NoArticles { url }
    }

    fn see(&mut self, day: Option<Date>) {
        if let Some(day) = day.filter(|day| !self.days.contains(day)) {
            self.days.push(day);
            self.days.sort();
            self.days.reverse();
        }
    }

    fn step(&mut self, document: WebDocument) -> Result<EntryStep, FetchError> {
        let here = document.url.clone();
        let path = tree::path(&here, &document.bytes);
        let bytes = tree::saved(document);
        let leads = self.wish.leads(&bytes, &path);
        if !self.is_shifted {
            self.see(days::of(&here).or(leads.day));
            leads.other_days.iter().for_each(|day| self.see(Some(*day)));
        }
        self.paper = leads.paper.clone().or(self.paper.take());
        let mut tree = SiteTree::of(&here);
        if let Some(other) = self.of_wanted_day(&here, &leads, &tree) {
            return Ok(EntryStep::On(other, None));
        }
        if leads.is_of_issue() {
            tree.put(path.clone(), bytes);
            return Ok(EntryStep::Arrived(Box::new(tree), path, Box::new(leads)));
        }
        if let Some(issue) = self.chosen(&leads.issues) {
            self.see(issue.day);
            return Ok(tree.url(&issue.path).map_or(EntryStep::Lost, |url| self.on(url)));
        }
        if let Some(to) = leads.address.as_deref().and_then(|address| here.join(address).ok()) {
            return Ok(self.on(to));
        }
        self.probe(&here)
    }

    /// The next address, of the day that is wanted.
    fn on(&mut self, url: Url) -> EntryStep {
        self.see(days::of(&url).filter(|_| !self.is_shifted));
        let moved = days::moved(&url, self.wish.day).filter(|_| self.wish.is_dated);
        self.is_shifted |= moved.is_some();
        EntryStep::On(moved.unwrap_or(url), None)
    }

    /// Where the issue of the wanted day is, if this is another day's.
    fn of_wanted_day(&mut self, here: &Url, leads: &SiteLeads, tree: &SiteTree) -> Option<Url> {
        let wanted = self.wish.day;
        if !self.wish.is_dated || self.is_shifted || !leads.is_of_issue() {
            return None;
        }
        let first = leads.pages.first().filter(|_| leads.is_index);
        let first = first.and_then(|page| tree.url(page));
        let from = first.as_ref().unwrap_or(here);
        let other = match days::of(from) {
            Some(day) if day == wanted && !leads.is_index => return None,
            Some(_) => days::moved(from, wanted)?,
            None if leads.day == Some(wanted) => return None,
            None => days::asked(here, wanted),
        };
        if let Some(day) = days::of(from).or(leads.day) {
            self.see(Some(day));
        }
        self.is_shifted = true;
        Some(other)
    }

    /// The paper that the entry's address names, of those a site has; else
    /// that of the newest issue.
    fn chosen<'b>(&self, issues: &'b [ListedIssue]) -> Option<&'b ListedIssue> {
        let said: Vec<String> = self.entry.query_pairs().map(|(_, value)| value.into()).collect();
        let named = issues.iter().find(|issue| said.contains(&issue.code));
        named.or_else(|| issues.iter().max_by_key(|issue| issue.day))
    }

    /// Tries the answers that a page without any link may be a script over.
    fn probe(&mut self, here: &Url) -> Result<EntryStep, FetchError> {
        let path = here.path();
        let beside = days::of(here).map(|_| "../data.json");
        let journal = path.contains("/journal/").then_some("/journal/list.do");
        let whole = path.contains("/szb").then_some("/api-paper/api/newestPaper");
        for to in [beside, journal, whole].into_iter().flatten() {
            let Ok(url) = here.join(to) else { continue };
            if !self.asked.insert(url.to_string()) {
                continue;
            }
            match (self.ask)(&url, Purpose::Page) {
                Ok(document) => return Ok(EntryStep::On(url, Some(Box::new(document)))),
                Err(WebError::Cancelled) => {
                    let (url, why) = (url.to_string(), WebError::Cancelled);
                    return Err(FetchError::Web { url, why });
                }
                Err(_) => {}
            }
        }
        Ok(EntryStep::Lost)
    }
}
