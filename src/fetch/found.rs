//! What a source is, found out by what comes.

use url::Url;

use super::web::{Purpose, WebDocument, WebError};
use super::{
    FetchError, Job, Taken, address, archive, epaper, feed, full_text, opds, page, server,
};
use crate::input::Format;
use crate::loader;
use crate::loader::feed::catalogue;
use crate::model::{Clean, LangTag};
use crate::sources::{Source, SourceKind};

/// Headlines that are shown of a source before it is taken.
const HEADLINES: usize = 5;

/// What a source turned out to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundSource {
    /// What it is.
    pub kind: SourceKind,
    /// Its address: that of the feed, where a page was named.
    pub url: String,
    /// What it calls itself; may be empty.
    pub title: Clean,
    /// Its language, if it says so.
    pub lang: Option<LangTag>,
    /// How many articles it offers now.
    pub count: usize,
    /// The first of their headlines.
    pub headlines: Vec<Clean>,
    /// Whether its texts are whole; else their pages are asked for.
    pub is_whole: bool,
    /// Other feeds that the page names, with what it calls them.
    pub others: Vec<(String, Clean)>,
}

/// Finds out what the job's source is, whatever its kind says.
///
/// # Errors
/// [`FetchError`] if nothing came, or nothing that can be read.
pub fn find_out(job: &Job<'_>) -> Result<FoundSource, FetchError> {
    use SourceKind::{Archive, Epaper, Opds, Recipe, Server};
    match job.source.kind {
        kind @ (Archive | Opds | Server) => return of_taken(job, kind),
        Epaper => return of_epaper(job),
        // It takes minutes to run one.
        Recipe => {
            let (kind, url) = (Recipe, job.source.url.clone());
            return Ok(FoundSource { kind, url, ..FoundSource::default() });
        }
        _ => {}
    }
    let url = address::of_source(job.entry)?;
    // Who has a name there, or a token, may have an account at a server.
    let server = job.password.map(|_| server::find_out(job));
    if let Some(Ok(_)) = server {
        return of_taken(job, Server);
    }
    let document = match (seen(job, &url), server) {
        (Ok(document), _) => document,
        (Err(_), Some(Err(refused @ FetchError::NotLoggedIn { .. }))) => return Err(refused),
        (Err(error), _) => return Err(error),
    };
    match settled_kind(job, &document) {
        SourceKind::Feed => of_feed(job, &url, &document),
        SourceKind::Page => of_page(job, &document),
        SourceKind::Epaper => of_epaper(job),
        kind @ (Archive | Opds) => of_taken(job, kind),
        kind => Ok(FoundSource { kind, url: url.to_string(), ..FoundSource::default() }),
    }
}

/// What a source gives now that has more than one document, its texts as they
/// come with the list.
fn of_taken(job: &Job<'_>, kind: SourceKind) -> Result<FoundSource, FetchError> {
    let light = Source { kind, full_text: Some(false), ..job.source.clone() };
    let job = &Job { source: &light, ..*job };
    let taken = match kind {
        SourceKind::Archive => archive::take(job),
        SourceKind::Epaper => epaper::take(job),
        SourceKind::Opds => opds::take(job),
        _ => server::take(job),
    }?;
    let headlines = taken.articles.iter().map(|article| article.article.title().clone());
    let whole = taken.articles.iter().filter(|article| article.is_whole).count();
    Ok(FoundSource {
        kind,
        url: job.source.url.clone(),
        title: taken.paper.title.clone(),
        lang: taken.paper.lang.clone(),
        count: taken.articles.len(),
        headlines: headlines.take(HEADLINES).collect(),
        is_whole: 2 * whole > taken.articles.len(),
        others: Vec::new(),
    })
}

/// The titles of an issue. A site that asks for minutes between two pages is not
/// asked for them before the person has said what is to be done about that.
fn of_epaper(job: &Job<'_>) -> Result<FoundSource, FetchError> {
    let (kind, url) = (SourceKind::Epaper, job.source.url.clone());
    match of_taken(job, kind) {
        Err(FetchError::Web { why: WebError::TooSlow { .. }, .. }) => {
            Ok(FoundSource { kind, url, ..FoundSource::default() })
        }
        other => other,
    }
}

/// The document that a person named. A site that asks robots for minutes between
/// two pages is asked for this one all the same, as a browser would: what is to
/// be done about the others is then for the person to say.
fn seen(job: &Job<'_>, url: &Url) -> Result<WebDocument, FetchError> {
    match job.ask_anew(url, Purpose::Page) {
        Err(FetchError::Web { why: WebError::TooSlow { .. }, .. }) => {
            job.ask_anew(url, Purpose::Feed)
        }
        other => other,
    }
}

/// What the job's source gives, whose kind is not known.
///
/// # Errors
/// [`FetchError`].
pub(super) fn take(job: &Job<'_>) -> Result<Taken, FetchError> {
    if job.password.is_some() && server::find_out(job).is_ok() {
        return server::take(job);
    }
    let url = address::of_source(job.entry)?;
    let document = match job.ask(&url, Purpose::Page, (job.known)(url.as_str()).as_ref())? {
        super::web::Reply::Same(validators) => return Ok(feed::unchanged(&url, validators)),
        super::web::Reply::New(document) => document,
    };
    match settled_kind(job, &document) {
        SourceKind::Epaper => epaper::of_document(job, &document),
        SourceKind::Feed => feed::of_document(job, &url, &document),
        SourceKind::Opds => opds::take(job),
        SourceKind::Archive => archive::take(job),
        _ => page::of_document(job, &document),
    }
}

/// What a document is the beginning of, where it leads to included: the entry
/// of an e-paper is often but a way on, or a script over answers in JSON.
fn settled_kind(job: &Job<'_>, document: &WebDocument) -> SourceKind {
    let names_feeds = || full_text::read(job, document).is_ok_and(|page| !page.feeds.is_empty());
    match job.crew.read(|| kind_of(document)).unwrap_or_default() {
        SourceKind::Page if !names_feeds() && epaper::is_one(job, document) => SourceKind::Epaper,
        kind => kind,
    }
}

/// What a document is the beginning of, by its content.
fn kind_of(document: &WebDocument) -> SourceKind {
    if archive::is_one(document) {
        return SourceKind::Archive;
    }
    match loader::sniff(&document.bytes, document.url.as_str()) {
        Ok(Format::Feed) if is_catalogue(document) => SourceKind::Opds,
        Ok(Format::Feed) => SourceKind::Feed,
        Ok(Format::Founder) => SourceKind::Epaper,
        _ => SourceKind::Page,
    }
}

/// Whether what looks like a feed is a catalogue of books.
fn is_catalogue(document: &WebDocument) -> bool {
    let says_so = |kind: &str| kind.contains("profile=opds-catalog");
    catalogue(&document.bytes).is_some_and(|page| {
        let of_entries = page.entries.iter().flat_map(|entry| &entry.links);
        page.links.iter().chain(of_entries).any(|link| link.is_book() || says_so(&link.kind))
    })
}

fn of_feed(job: &Job<'_>, url: &Url, document: &WebDocument) -> Result<FoundSource, FetchError> {
    let issue = feed::read(job, document)?;
    let headlines = issue.entries.iter().map(|entry| entry.article.title().clone());
    let whole = issue.entries.iter().filter(|entry| entry.is_whole).count();
    let own = if document.has_moved { &document.url } else { url };
    Ok(FoundSource {
        kind: SourceKind::Feed,
        url: own.to_string(),
        title: issue.paper.title.clone(),
        lang: issue.paper.lang.clone(),
        count: issue.entries.len(),
        headlines: headlines.take(HEADLINES).collect(),
        is_whole: 2 * whole > issue.entries.len(),
        others: Vec::new(),
    })
}

fn of_page(job: &Job<'_>, document: &WebDocument) -> Result<FoundSource, FetchError> {
    let page = full_text::read(job, document)?;
    let feeds = page::by_worth(&page.feeds);
    let others = |from: usize| {
        feeds.iter().skip(from).map(|feed| (feed.address.clone(), feed.title.clone())).collect()
    };
    for (at, link) in feeds.iter().enumerate() {
        let Ok(url) = Url::parse(&link.address) else { continue };
        let Ok(document) = job.ask_anew(&url, Purpose::Feed) else { continue };
        if let Ok(found) = of_feed(job, &url, &document) {
            return Ok(FoundSource { others: others(at + 1), ..found });
        }
    }
    let Some(title) = page.article.as_ref().map(|(article, _)| article.title().clone()) else {
        return Err(FetchError::NoArticles { url: document.url.to_string() });
    };
    Ok(FoundSource {
        kind: SourceKind::Page,
        url: document.url.to_string(),
        title: page.paper.title,
        lang: page.paper.lang,
        count: 1,
        headlines: vec![title],
        is_whole: true,
        others: others(0),
    })
}
