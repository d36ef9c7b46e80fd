//! Veridian: an issue by its name, which is the paper's code and the day, then
//! each article by its own.

use url::Url;

use super::first::{AskArchive, asked, done, nothing, nothing_of};
use crate::fetch::kept::TextBytes;
use crate::fetch::web::Purpose;
use crate::fetch::{FetchError, FetchNote, FetchedArticle, Job, Taken};
use crate::input::watch::Count;
use crate::loader::veridian::{VeridianArticle, VeridianIssue, issue, text};
use crate::model::{Article, ArticleId, Body, Clean, Date, HeadRole, Page, Paper, Stage};

/// Articles asked for side by side: libraries' servers are old, too.
const AT_ONCE: usize = 2;

pub(super) fn take(
    job: &Job<'_>,
    url: &Url,
    day: Date,
    ask: &AskArchive<'_>,
) -> Result<Taken, FetchError> {
    let code = code(url).ok_or_else(|| FetchError::NotUnderstood { url: url.to_string() })?;
    let name = format!("{code}{}", day.strftime("%Y%m%d"));
    // Where a day has several editions the first is `-01`.
    let mut last = nothing(job, day);
    for name in [name.clone(), format!("{name}-01")] {
        let at = document(url, &name);
        let document = match asked(job, &at, ask, Purpose::Page) {
            Ok(Ok(document)) => document,
            Ok(Err(unchanged)) => return Ok(unchanged),
            Err(error) => {
                last = nothing_of(error, job, day);
                if matches!(last, FetchError::NothingOfDay { .. }) {
                    continue;
                }
                return Err(last);
            }
        };
        let read = job.crew.read(|| issue(&document.bytes)).flatten();
        let issue = read.ok_or_else(|| FetchError::NotUnderstood { url: at.to_string() })?;
        if !issue.articles.is_empty() {
            return Ok(done(of_issue(job, url, day, &issue, ask), &at, &document.validators));
        }
    }
    Err(last)
}

/// The paper's code: in the name of a document (`d=OHG19261128.2.1`), or said
/// by itself (`sp=OHG`).
fn code(url: &Url) -> Option<String> {
    let pairs = || url.query_pairs();
    let named = pairs().find(|(name, _)| name == "sp" || name == "d").map(|(_, value)| value)?;
    let code: String = named.chars().take_while(char::is_ascii_alphabetic).collect();
    (!code.is_empty()).then_some(code)
}

fn document(url: &Url, name: &str) -> Url {
    let mut at = url.clone();
    at.query_pairs_mut().clear().extend_pairs([("a", "d"), ("d", name), ("f", "XML")]);
    at
}

fn of_issue(
    job: &Job<'_>,
    url: &Url,
    day: Date,
    issue: &VeridianIssue,
    ask: &AskArchive<'_>,
) -> Taken {
    let most = job.source.most.unwrap_or(usize::MAX);
    let wanted: Vec<&VeridianArticle> = issue.articles.iter().take(most).collect();
    let count = Count::new(job.watch, Stage::Articles, wanted.len());
    let came = job.crew.each(&wanted, AT_ONCE, |article| {
        let at = document(url, &article.id);
        let document = ask(&at, Purpose::Page);
        count.one();
        (at, document)
    });
    let mut taken = Taken {
        paper: Paper { title: issue.title.clone(), ..Paper::default() },
        day: Some(day),
        pages: issue.pages.iter().map(|name| page(name)).collect(),
        ..Taken::default()
    };
    let (mut lost, mut first) = (0, None);
    for (about, (at, document)) in wanted.into_iter().zip(came) {
        match document {
            Ok(document) => {
                let body = job.crew.read(|| text(&document.bytes)).unwrap_or_default();
                taken.articles.push(article(about, &at, body));
            }
            Err(FetchError::Web { why, .. }) => {
                lost += 1;
                first.get_or_insert((Clean::line(at.as_str()), why));
            }
            Err(_) => {}
        }
    }
    taken.notes.extend(first.map(|(url, why)| FetchNote::NoPage { count: lost, url, why }));
    taken
}

/// Pages are numbered in their names: `OHG19261128.1.4`.
fn page(name: &str) -> Page {
    let number = name.rsplit('.').next().unwrap_or(name);
    Page { id: Clean::line(number), ..Page::default() }
}

fn article(about: &VeridianArticle, at: &Url, body: Vec<crate::model::Block>) -> FetchedArticle {
    let mut article = Article::new(ArticleId::new(""));
    article.push_head(HeadRole::Headline, about.title.clone());
    article.url = Some(Clean::line(at.as_str()));
    let body = Body::set(body);
    article.length = body.weight();
    FetchedArticle {
        key: about.id.clone(),
        article,
        body: TextBytes::of(&body.into_blocks()),
        section: None,
        page: about.page,
        is_whole: true,
        entry: None,
    }
}
