//! The whole text of an article whose feed brings its beginning only: the page
//! that the entry names, with the pages that it goes on at. What comes from a
//! page is not believed at once: a cookie wall, a log-in of a hotel, and the
//! front page that a site sends in place of an article it has lost are pages,
//! too.

use std::collections::{HashMap, HashSet};

use url::Url;

use super::asking::encoding;
use super::kept::TextBytes;
use super::web::{Purpose, WebDocument, WebError};
use super::{FetchError, FetchNote, FetchedArticle, Job, address};
use crate::input::watch::Count;
use crate::loader::html::{ElementTest, PageRequest, WebPage, web_page};
use crate::model::{Article, Block, BlockKind, Clean, HeadRole, Stage};
use crate::model::{Grams, letters};
use crate::sources::Selector;

/// Parts of an article that are joined.
const PARTS: usize = 10;
/// Pages with one text that make it the text of none.
const SAME: usize = 3;

/// The page at an address, with the pages it goes on at.
///
/// # Errors
/// [`FetchError`] of the first page; without a later part the text ends before it.
pub(super) fn whole_page(job: &Job<'_>, url: &Url) -> Result<WebPage, FetchError> {
    let document = job.ask_anew(url, Purpose::Page)?;
    let first = read(job, &document)?;
    Ok(joined(job, &document.url, first))
}

/// A page with the pages it goes on at.
pub(super) fn joined(job: &Job<'_>, url: &Url, mut page: WebPage) -> WebPage {
    let mut seen: HashSet<Option<String>> = HashSet::from([address::canonical(url.as_str())]);
    let (mut next, mut at) = (page.next.take(), url.clone());
    for _ in 1..PARTS {
        let Some(to) = next.and_then(|next| Url::parse(&next).ok()) else { break };
        if to.host() != at.host() || !seen.insert(address::canonical(to.as_str())) {
            break;
        }
        let Ok(document) = job.ask_anew(&to, Purpose::Page) else { break };
        let Ok(mut part) = read(job, &document) else { break };
        next = part.next.take();
        at = to;
        if !add(&mut page, part) {
            break;
        }
    }
    page
}

/// Adds a part to an article; `false` if it is another article, or nothing new.
/// What a blog calls `next` is another article.
fn add(page: &mut WebPage, part: WebPage) -> bool {
    let (Some((article, body)), Some((next, more))) = (&mut page.article, part.article) else {
        return false;
    };
    let title = |article: &Article| article.line(HeadRole::Headline).map(|line| letters(line));
    if let (Some(title), Some(other)) = (title(article), title(&next))
        && !other.starts_with(&title)
        && !title.starts_with(&other)
    {
        return false;
    }
    let known: HashSet<String> = body.iter().map(|block| letters(&block.plain())).collect();
    let is_new = |block: &Block| {
        let said = letters(&block.plain());
        said.is_empty() || !known.contains(&said)
    };
    let more: Vec<Block> = more.into_iter().filter(is_new).collect();
    if more.iter().all(|block| block.plain().trim().is_empty()) {
        return false;
    }
    body.extend(more);
    article.length = body.iter().flat_map(Block::texts).map(str::len).sum();
    true
}

/// Reads a page as the source's extraction has it.
///
/// # Errors
/// [`FetchError::Load`].
pub(super) fn read(job: &Job<'_>, document: &WebDocument) -> Result<WebPage, FetchError> {
    let extraction = &job.source.extraction;
    let encoding = encoding(document, extraction.encoding.as_deref());
    let address = document.url.as_str();
    let read = job.crew.read(|| {
        let keep = is_one_of(&extraction.keep);
        let remove = is_one_of(&extraction.remove);
        let request = PageRequest {
            address,
            encoding,
            keep: (!extraction.keep.is_empty()).then_some(&*keep),
            remove: (!extraction.remove.is_empty()).then_some(&*remove),
            watch: job.watch,
        };
        web_page(&document.bytes, &request)
    });
    match read {
        Some(Ok(page)) => Ok(page),
        Some(Err(why)) => Err(FetchError::Load { url: document.url.to_string(), why }),
        None => Err(FetchError::NoArticles { url: document.url.to_string() }),
    }
}

/// Whether an element is one that a selector means.
fn is_one_of(selectors: &[Selector]) -> Box<ElementTest<'_>> {
    Box::new(move |name, attribute| {
        selectors.iter().any(|selector| {
            let is_named = selector.names.is_empty() || selector.names.iter().any(|n| n == name);
            is_named
                && selector.attributes.iter().all(|(key, values)| {
                    attribute(key).is_some_and(|value| has(&value, key == "class", values))
                })
        })
    })
}

fn has(value: &str, is_class: bool, wanted: &[String]) -> bool {
    let is = |wanted: &String| {
        value == wanted || is_class && value.split_whitespace().any(|class| class == wanted)
    };
    wanted.is_empty() || wanted.iter().any(is)
}

/// An article of a feed that is to have the text of its page.
pub(super) struct WantedText {
    /// Head and text as the feed has them.
    pub(super) article: Article,
    pub(super) body: TextBytes,
    /// The page.
    pub(super) url: Option<Url>,
    /// Whether the text is all there is.
    pub(super) is_whole: bool,
}

/// Articles of which only the beginning is there, with the texts of their pages
/// where those can be had, and what is to be said of the others.
#[must_use]
pub fn whole_texts(
    job: &Job<'_>,
    beginnings: Vec<FetchedArticle>,
) -> (Vec<FetchedArticle>, Vec<FetchNote>) {
    let wish = |one: &FetchedArticle| WantedText {
        article: one.article.clone(),
        body: one.body.clone(),
        url: page_of(&one.article),
        is_whole: false,
    };
    let (done, notes) = complete(job, beginnings.iter().map(wish).collect(), job.hands());
    let with_text = |(done, one): (WantedText, FetchedArticle)| FetchedArticle {
        article: done.article,
        body: done.body,
        is_whole: done.is_whole,
        ..one
    };
    (done.into_iter().zip(beginnings).map(with_text).collect(), notes)
}

/// The page of an article on the web, if it names one.
pub(super) fn page_of(article: &Article) -> Option<Url> {
    let url = article.url.as_deref().and_then(|url| Url::parse(url).ok());
    url.filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// Gives articles the texts of their pages where that makes them fuller, and
/// tells what did not.
pub(super) fn complete(
    job: &Job<'_>,
    wanted: Vec<WantedText>,
    hands: usize,
) -> (Vec<WantedText>, Vec<FetchNote>) {
    let total = wanted.iter().filter(|one| one.url.is_some()).count();
    let count = Count::new(job.watch, Stage::Articles, total);
    let pages = job.crew.each(&wanted, hands, |one| {
        let url = one.url.as_ref().filter(|_| !job.watch.is_cancelled())?;
        let page = whole_page(job, url).map(|page| PageText::of(job, one, page));
        count.one();
        Some(page)
    });
    let mut notes = PageNotes::default();
    let mut times: HashMap<blake3::Hash, usize> = HashMap::new();
    for page in pages.iter().flatten().filter_map(|page| page.as_ref().ok()).flatten() {
        *times.entry(page.said).or_default() += 1;
    }
    let done = wanted.into_iter().zip(pages).map(|(one, page)| match page {
        None => one,
        Some(Err(error)) => notes.failed(one, error),
        Some(Ok(None)) => notes.nothing(one),
        Some(Ok(Some(page))) if times.get(&page.said).is_some_and(|n| *n >= SAME) => {
            notes.same += 1;
            one
        }
        Some(Ok(Some(page))) => notes.filled(one, page),
    });
    let done = done.collect();
    (done, notes.all())
}

/// The text of a page for an article.
struct PageText {
    /// By what it is known whether other pages say the same.
    said: blake3::Hash,
    /// Head and text as they are with the feed's; none if the page is not that
    /// of the entry.
    own: Option<(Article, TextBytes)>,
}

impl PageText {
    fn of(job: &Job<'_>, one: &WantedText, page: WebPage) -> Option<Self> {
        let (article, mut body) = page.article?;
        let said = letters(&body.iter().map(Block::plain).collect::<Vec<_>>().concat());
        let said = blake3::hash(said.as_bytes());
        let feeds = one.body.blocks();
        if !is_of(&one.article, &feeds, &article, &body) {
            return Some(Self { said, own: None });
        }
        let is_figure = |block: &Block| matches!(block.kind, BlockKind::Figure { .. });
        if !body.iter().any(is_figure) {
            body.splice(0..0, feeds.into_iter().find(is_figure));
        }
        let text = TextBytes::of(&body).aside(job.put_aside);
        let own = Some((merged(&one.article, article), text));
        Some(Self { said, own })
    }
}

/// Counts what pages did not give.
#[derive(Debug, Default)]
struct PageNotes {
    same: usize,
    short: usize,
    failed: usize,
    first: Option<(Clean, WebError)>,
    empty: usize,
    first_empty: Clean,
}

impl PageNotes {
    fn failed(&mut self, one: WantedText, error: FetchError) -> WantedText {
        match error {
            FetchError::Web { url, why } => {
                self.failed += 1;
                self.first.get_or_insert((Clean::line(&url), why));
                one
            }
            _ => self.nothing(one),
        }
    }

    fn nothing(&mut self, one: WantedText) -> WantedText {
        if self.empty == 0 {
            self.first_empty =
                one.url.as_ref().map(|url| Clean::line(url.as_str())).unwrap_or_default();
        }
        self.empty += 1;
        one
    }

    /// The article with the page's text, if the page is its page.
    fn filled(&mut self, one: WantedText, page: PageText) -> WantedText {
        let Some((article, body)) = page.own else {
            self.short += 1;
            return one;
        };
        WantedText { article, body, is_whole: true, ..one }
    }

    fn all(self) -> Vec<FetchNote> {
        let mut notes = Vec::new();
        if self.same > 0 {
            notes.push(FetchNote::SameText(self.same));
        }
        if self.short > 0 {
            notes.push(FetchNote::ShortText(self.short));
        }
        if let Some((url, why)) = self.first {
            notes.push(FetchNote::NoPage { count: self.failed, url, why });
        }
        if self.empty > 0 {
            notes.push(FetchNote::NoText { count: self.empty, url: self.first_empty });
        }
        notes
    }
}

/// Whether a page is that of an entry: it has as much text, and holds the title
/// or some of the summary.
fn is_of(own: &Article, feeds: &[Block], article: &Article, body: &[Block]) -> bool {
    const SOME: f64 = 0.2;
    let text = |blocks: &[Block]| {
        let texts = blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Figure { .. }));
        texts.map(Block::plain).collect::<Vec<_>>().join("\n")
    };
    let (ours, theirs) = (text(feeds), text(body));
    // A page may leave out a line that only the feed has.
    if 3 * letters(&theirs).len() < 2 * letters(&ours).len() || letters(&theirs).is_empty() {
        return false;
    }
    let title = letters(own.title());
    let heads: String = article.head.iter().map(|line| letters(&line.text)).collect();
    if title.is_empty() || heads.contains(&title) || letters(&theirs).contains(&title) {
        return true;
    }
    let summary = Grams::of(&ours);
    summary.is_empty() || summary.within(&Grams::of(&theirs)) >= SOME
}

/// The head of an article as its page sets it, where the page sets more than
/// the feed says.
fn merged(feed: &Article, page: Article) -> Article {
    let mut article = feed.clone();
    article.head.clear();
    let headline = feed.line(HeadRole::Headline).or(page.line(HeadRole::Headline));
    let lines = |of: &Article, role| of.lines(role).cloned().collect::<Vec<Clean>>();
    let either = |role| match lines(&page, role) {
        own if own.is_empty() => lines(feed, role),
        own => own,
    };
    for line in lines(&page, HeadRole::Kicker) {
        article.push_head(HeadRole::Kicker, line);
    }
    if let Some(headline) = headline {
        article.push_head(HeadRole::Headline, headline.clone());
    }
    for line in lines(&page, HeadRole::Deck) {
        article.push_head(HeadRole::Deck, line);
    }
    for role in [HeadRole::Byline, HeadRole::Dateline] {
        for line in either(role) {
            article.push_head(role, line);
        }
    }
    if article.tags.is_empty() {
        article.tags = page.tags;
    }
    (article.first_words, article.length) = (page.first_words, page.length);
    article
}
