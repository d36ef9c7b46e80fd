//! Catalogues of books (OPDS), as calibre's server and its kin have them: of
//! the newest EPUBs those that are papers, else the newest book.

use std::collections::HashSet;

use url::Url;

use super::web::{Purpose, Reply, WebDocument};
use super::{FetchError, FetchNote, Job, Taken, address, whole};
use crate::input::Hint;
use crate::loader::epub::Book;
use crate::loader::feed::{CatalogueEntry, CatalogueLink, CataloguePage, catalogue};
use crate::model::{Clean, Date};

/// Lists that lead to lists, before there is a book: calibre-web has two.
const DEPTH: usize = 4;
/// Pages of a list: the newest stand first.
const PAGES: usize = 10;
/// Papers of a day, if the source does not say how many: a catalogue may be
/// filled by as many recipes as a person has.
const PAPERS: usize = 8;

/// A book that is to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WantedBook {
    pub(super) url: Url,
    /// The day in its title, if it is a paper.
    pub(super) day: Option<Date>,
}

/// What a catalogue has of the job's days.
///
/// # Errors
/// [`FetchError`]; [`FetchError::NoBook`] if there is no EPUB of those days.
pub(in crate::fetch) fn take(job: &Job<'_>) -> Result<Taken, FetchError> {
    let ask = |url: &Url| job.ask_anew(url, Purpose::Feed);
    let books = wanted(job, &ask)?;
    let mut whole = Taken { is_unchanged: true, ..Taken::default() };
    for (number, book) in books.iter().enumerate() {
        let known = (job.known)(book.url.as_str());
        let document = match job.ask(&book.url, Purpose::Book, known.as_ref())? {
            Reply::Same(validators) => {
                whole.answers.push((book.url.to_string(), validators));
                continue;
            }
            Reply::New(document) => document,
        };
        let answer = (book.url.to_string(), document.validators.clone());
        let mut taken = of_epub(job, document, number)?;
        taken.day = book.day.or(taken.day);
        add(&mut whole, taken, books.len() > 1);
        whole.answers.push(answer);
    }
    if let Some(day) = whole.day.filter(|day| *day < job.day && !job.is_dated) {
        whole.notes.push(FetchNote::OtherDay(Clean::line(&day.to_string())));
    }
    Ok(whole)
}

/// Reads an EPUB that came.
fn of_epub(job: &Job<'_>, document: WebDocument, number: usize) -> Result<Taken, FetchError> {
    of_bytes(job, document.bytes, document.url.as_str(), number)
}

/// Reads the bytes of an EPUB.
///
/// # Errors
/// [`FetchError::Load`].
pub(super) fn of_bytes(
    job: &Job<'_>,
    bytes: Vec<u8>,
    name: &str,
    number: usize,
) -> Result<Taken, FetchError> {
    let hint = Hint { name: name.to_owned(), watch: job.watch.clone(), ..Hint::default() };
    let read = || Book::open(bytes, &hint).map(|book| whole::of_book(&book, number));
    match job.crew.read(read) {
        Some(Ok(taken)) => Ok(taken),
        Some(Err(why)) => Err(FetchError::Load { url: name.to_owned(), why }),
        None => Err(FetchError::GaveUp { url: name.to_owned() }),
    }
}

/// Adds a book to others; of several papers each is a section.
fn add(whole: &mut Taken, mut taken: Taken, is_one_of_several: bool) {
    whole.is_unchanged = false;
    if is_one_of_several {
        let title = taken.paper.title.clone();
        for article in &mut taken.articles {
            (article.section, article.page) = (Some(title.clone()), None);
        }
    } else {
        (whole.paper, whole.pages) = (taken.paper, taken.pages);
    }
    whole.day = whole.day.or(taken.day);
    whole.articles.append(&mut taken.articles);
    whole.files.append(&mut taken.files);
    whole.warnings.append(&mut taken.warnings);
}

/// Which books are to be fetched.
fn wanted(
    job: &Job<'_>,
    ask: &dyn Fn(&Url) -> Result<WebDocument, FetchError>,
) -> Result<Vec<WantedBook>, FetchError> {
    let (mut url, mut page) = newest_list(job, ask)?;
    let (mut papers, mut books, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for _ in 0..PAGES {
        let before = papers.len() + books.len();
        for entry in &page.entries {
            let Some(book) = entry.epub().and_then(|href| url.join(href).ok()) else { continue };
            let day = entry.day_of_paper();
            if day.or(entry.updated).is_some_and(|day| is_of_days(job, day)) {
                let list = if day.is_some() { &mut papers } else { &mut books };
                list.push(WantedBook { url: book, day });
            }
        }
        // What is older stands behind what is new.
        let is_past = before == papers.len() + books.len() && before > 0;
        let Some(next) = page.next().and_then(|href| url.join(href).ok()) else { break };
        if is_past || !seen.insert(next.to_string()) {
            break;
        }
        (page, url) = (read(job, ask, &next)?, next);
    }
    let newest = papers.iter().filter_map(|paper| paper.day).max();
    papers.retain(|paper| paper.day == newest);
    let most = if papers.is_empty() { 1 } else { PAPERS };
    let mut wanted = if papers.is_empty() { books } else { papers };
    wanted.truncate(job.source.most.unwrap_or(most));
    let nothing = || FetchError::NoBook { url: job.source.url.clone() };
    if wanted.is_empty() { Err(nothing()) } else { Ok(wanted) }
}

/// Whether a book of a day is wanted: of a day that was asked for its own.
fn is_of_days(job: &Job<'_>, day: Date) -> bool {
    let since = if job.is_dated { job.day } else { job.since };
    (since..=job.until()).contains(&day)
}

/// The list of the newest books: the address itself, or where it leads.
fn newest_list(
    job: &Job<'_>,
    ask: &dyn Fn(&Url) -> Result<WebDocument, FetchError>,
) -> Result<(Url, CataloguePage), FetchError> {
    let mut url = address::of_source(&job.source.url)?;
    let mut page = read(job, ask, &url)?;
    for _ in 0..DEPTH {
        if page.entries.iter().any(|entry| entry.links.iter().any(CatalogueLink::is_book)) {
            break;
        }
        let Some(next) = to_newest(&page).and_then(|href| url.join(href).ok()) else { break };
        (page, url) = (read(job, ask, &next)?, next);
    }
    Ok((url, page))
}

/// Where a catalogue leads to its newest books: by the link that says so (OPDS
/// §7.4.1), by its name in the languages of such servers, else the first list.
fn to_newest(page: &CataloguePage) -> Option<&str> {
    const NEW: [&str; 14] = [
        "recent", "newest", "latest", "new", "最近", "最新", "新着", "新书", "新書", "최근",
        "최신", "neu", "récent", "reciente",
    ];
    let said = page.links.iter().chain(page.entries.iter().flat_map(|entry| &entry.links));
    if let Some(link) = said.clone().find(|link| link.rel == "http://opds-spec.org/sort/new") {
        return Some(&link.href);
    }
    let list = |entry: &'_ CatalogueEntry| {
        let is_list = |kind: &str| kind.starts_with("application/atom+xml");
        entry.links.iter().position(|link| is_list(&link.kind))
    };
    let worth = |entry: &&CatalogueEntry| {
        let title = entry.title.to_lowercase();
        NEW.iter().position(|word| title.contains(word)).unwrap_or(NEW.len())
    };
    let entry = page.entries.iter().filter(|entry| list(entry).is_some()).min_by_key(worth)?;
    Some(&entry.links[list(entry)?].href)
}

fn read(
    job: &Job<'_>,
    ask: &dyn Fn(&Url) -> Result<WebDocument, FetchError>,
    url: &Url,
) -> Result<CataloguePage, FetchError> {
    let document = ask(url)?;
    let page = job.crew.read(|| catalogue(&document.bytes)).flatten();
    page.ok_or_else(|| FetchError::NotUnderstood { url: url.to_string() })
}

#[cfg(test)]
mod tests;
