//! From the first page of an issue to all its files: the pages that each page
//! leads to, then the articles; each address once, several at a time.

use std::collections::{BTreeSet, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use super::arrive::Arrived;
use super::ask::{Ask, Wish};
use super::days;
use super::tree::{self, SiteTree};
use crate::fetch::FetchError;
use crate::fetch::web::{Purpose, WebDocument, WebError};
use crate::input::limits;
use crate::loader::founder::{self, SiteLeads};
use crate::model::Date;
use crate::picture;

/// Files of a site that are asked for side by side at most; the site's own pace
/// is kept by the web.
const HANDS: usize = 8;

/// An issue as it was brought home.
pub(super) struct Crawled {
    pub(super) tree: SiteTree,
    /// The page to begin with.
    pub(super) first: String,
    /// The PDFs of pages, by the pages' numbers.
    pub(super) prints: Vec<(String, String)>,
    pub(super) days: Vec<Date>,
    pub(super) paper: Option<String>,
    /// All its articles are at home already.
    pub(super) is_unchanged: bool,
}

/// What came of a request.
type Answer = Result<WebDocument, WebError>;

/// What pages lead to, all of them together.
#[derive(Default)]
struct Ahead {
    pages: Vec<String>,
    articles: Vec<String>,
    pictures: BTreeSet<String>,
    prints: Vec<(String, String)>,
}

impl Ahead {
    fn add(&mut self, leads: SiteLeads) {
        self.pages.extend(leads.pages);
        self.articles.extend(leads.articles);
        self.pictures.extend(leads.pictures);
        self.prints.extend(leads.prints);
    }
}

/// Brings the files home.
pub(super) fn crawl(
    arrived: Arrived,
    wish: &Wish<'_>,
    ask: &Ask<'_>,
) -> Result<Crawled, FetchError> {
    let Arrived { tree, path: first, leads, days, paper, asked } = arrived;
    let mut crew = Crawler { tree, wish, ask, asked };
    let mut ahead = Ahead::default();
    let day = leads.day;
    ahead.add(leads);
    crew.pages(&mut ahead, day)?;
    let listed = std::mem::take(&mut ahead.articles);
    let wanted = if wish.titles_only { Vec::new() } else { listed };
    let articles = crew.articles(wanted)?;
    if !articles.is_unchanged {
        crew.sizes(&ahead.pictures)?;
    }
    let Crawler { tree, .. } = crew;
    let is_unchanged = articles.is_unchanged;
    Ok(Crawled { tree, first, prints: ahead.prints, days, paper, is_unchanged })
}

/// Who asks.
struct Crawler<'a> {
    tree: SiteTree,
    wish: &'a Wish<'a>,
    ask: &'a Ask<'a>,
    asked: HashSet<String>,
}

/// What became of the articles.
struct ArticleRound {
    is_unchanged: bool,
}

impl Crawler<'_> {
    /// The pages that pages lead to, as long as they are of the day.
    fn pages(&mut self, ahead: &mut Ahead, day: Option<Date>) -> Result<(), FetchError> {
        let mut count = 0;
        while !ahead.pages.is_empty() && count < limits::PAGES {
            let mut pages = std::mem::take(&mut ahead.pages);
            pages.retain(|page| !self.tree.has(page));
            pages.truncate(limits::PAGES - count);
            count += pages.len();
            for (path, bytes) in self.bring(pages)? {
                let leads = self.wish.leads(&bytes, &path);
                let is_other = day.zip(leads.day).is_some_and(|(own, other)| own != other);
                if !is_other {
                    ahead.add(leads);
                }
                self.tree.put(path, bytes);
            }
        }
        Ok(())
    }

    /// The articles that are not at home. If there is anything new, all of
    /// them: two of them may be one.
    fn articles(&mut self, mut articles: Vec<String>) -> Result<ArticleRound, FetchError> {
        let mut seen = HashSet::new();
        articles.retain(|path| seen.insert(path.clone()) && !self.tree.has(path));
        articles.truncate(limits::BOOK_ARTICLES);
        let is_home =
            |path: &String| self.tree.url(path).is_some_and(|url| (self.wish.has)(url.as_str()));
        let (home, new): (Vec<String>, Vec<String>) = articles.into_iter().partition(is_home);
        let had_some = !home.is_empty();
        let came = self.article_round(new)?;
        if had_some && !came {
            return Ok(ArticleRound { is_unchanged: true });
        }
        self.article_round(home)?;
        Ok(ArticleRound { is_unchanged: false })
    }

    fn article_round(&mut self, articles: Vec<String>) -> Result<bool, FetchError> {
        let mut came = false;
        for (path, bytes) in self.bring(articles)? {
            came = true;
            self.tree.put(path, bytes);
        }
        Ok(came)
    }

    /// The sizes of the pages' pictures.
    fn sizes(&mut self, pictures: &BTreeSet<String>) -> Result<(), FetchError> {
        let urls = pictures.iter().filter_map(|path| Some((path.clone(), self.tree.url(path)?)));
        let urls = urls.collect();
        for (path, answer) in self.ask_all(urls, Purpose::Picture)? {
            let size = answer.ok().and_then(|document| picture::size(&document.bytes).ok());
            self.tree.sizes.extend(size.map(|size| (path, size)));
        }
        Ok(())
    }

    /// Asks for files; gives those that came, and notes the others.
    fn bring(&mut self, paths: Vec<String>) -> Result<Vec<(String, Vec<u8>)>, FetchError> {
        let urls = paths.into_iter().filter_map(|path| {
            let url = self.tree.url(&path)?;
            // Of a file that is shown in parts only the first is asked for.
            Some((path, url))
        });
        let urls = urls.filter(|(_, url)| self.asked.insert(url.to_string())).collect();
        let mut came = Vec::new();
        for (path, answer) in self.ask_all(urls, Purpose::Page)? {
            match answer {
                Ok(document) if sent_away(&document, &path) => {
                    self.tree.miss(path, WebError::RedirectNowhere);
                }
                Ok(document) => {
                    let url = self.tree.url(&path).map(String::from).unwrap_or_default();
                    self.tree.answers.push((url, document.validators.clone()));
                    came.push((path, tree::saved(document)));
                }
                Err(why) => self.tree.miss(path, why),
            }
        }
        Ok(came)
    }

    /// Asks for addresses, several at a time, in their order.
    fn ask_all(
        &self,
        urls: Vec<(String, url::Url)>,
        purpose: Purpose,
    ) -> Result<Vec<(String, Answer)>, FetchError> {
        let is_over = AtomicBool::new(false);
        let answers = self.wish.crew.each(&urls, HANDS, |(_, url)| {
            if is_over.load(Ordering::Relaxed) {
                return Err(WebError::Cancelled);
            }
            let answer = (self.ask)(url, purpose);
            is_over.fetch_or(matches!(answer, Err(WebError::Cancelled)), Ordering::Relaxed);
            answer
        });
        let mut came = Vec::with_capacity(answers.len());
        for ((path, url), answer) in urls.into_iter().zip(answers) {
            if matches!(answer, Err(WebError::Cancelled)) {
                return Err(FetchError::Web { url: url.to_string(), why: WebError::Cancelled });
            }
            came.push((path, answer));
        }
        Ok(came)
    }
}

/// Whether a site answers for a file that it does not have with its home page
/// or another day's.
fn sent_away(document: &WebDocument, path: &str) -> bool {
    match (founder::day(path), days::of(&document.url)) {
        (Some(wanted), Some(day)) => wanted != day,
        (Some(_), None) => document.url.path() == "/",
        _ => false,
    }
}
