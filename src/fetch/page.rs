//! A page of the web: the feed that it names, else the article that it is.

use url::Url;

use super::kept::TextBytes;
use super::web::{Purpose, Reply, WebDocument};
use super::{FetchError, FetchedArticle, Job, Taken, address, feed, full_text};
use crate::loader::html::{FeedLink, WebPage};

/// What a page leads to.
///
/// # Errors
/// [`FetchError`].
pub(in crate::fetch) fn take(job: &Job<'_>) -> Result<Taken, FetchError> {
    let url = address::of_source(&job.source.url)?;
    let document = job.ask_anew(&url, Purpose::Page)?;
    of_document(job, &document)
}

/// What a page that came leads to.
///
/// # Errors
/// [`FetchError`].
pub(super) fn of_document(job: &Job<'_>, document: &WebDocument) -> Result<Taken, FetchError> {
    let page = full_text::read(job, document)?;
    match first_feed(&page).and_then(|feed| Url::parse(&feed.address).ok()) {
        Some(url) => match job.ask(&url, Purpose::Feed, (job.known)(url.as_str()).as_ref())? {
            Reply::Same(validators) => Ok(feed::unchanged(&url, validators)),
            Reply::New(document) => feed::of_document(job, &url, &document),
        },
        None => one(job, document, page),
    }
}

/// A page with fewer letters says that the site has moved, or that it wants a
/// script: the shortest briefs of papers have thirty han or words for them.
const SHORTEST: usize = 30;

/// The page as a single article.
fn one(job: &Job<'_>, document: &WebDocument, page: WebPage) -> Result<Taken, FetchError> {
    let page = full_text::joined(job, &document.url, page);
    let nothing = || FetchError::NoArticles { url: document.url.to_string() };
    let (mut article, body) = page.article.ok_or_else(nothing)?;
    let letters = |text: String| text.chars().filter(|c| c.is_alphanumeric()).count();
    if body.iter().map(|block| letters(block.plain())).sum::<usize>() < SHORTEST {
        return Err(nothing());
    }
    article.published = page.day;
    let own = page.canonical.as_deref().unwrap_or(document.url.as_str());
    let key = address::canonical(own).unwrap_or_else(|| document.url.to_string());
    let article = FetchedArticle {
        key,
        article,
        body: TextBytes::of(&body),
        section: page.section,
        page: None,
        is_whole: true,
        entry: None,
    };
    let mut taken = Taken { paper: page.paper, articles: vec![article], ..Taken::default() };
    taken.warnings = page.warnings;
    Ok(taken)
}

/// The feed of a page that has all of its stories: the one that says so, else
/// the first that is not of comments.
pub(super) fn first_feed(page: &WebPage) -> Option<&FeedLink> {
    by_worth(&page.feeds).into_iter().next()
}

/// The feeds that a page names, the one to offer first first. Those of comments
/// come last.
pub(super) fn by_worth(feeds: &[FeedLink]) -> Vec<&FeedLink> {
    const ALL: [&str; 14] = [
        "all stories",
        "all news",
        "all articles",
        "all posts",
        "latest",
        "全部",
        "所有",
        "全文",
        "最新",
        "すべて",
        "新着",
        "全記事",
        "전체",
        "최신",
    ];
    const COMMENTS: [&str; 7] = ["comment", "评论", "評論", "留言", "コメント", "댓글", "oembed"];
    let worth = |feed: &FeedLink| {
        let title = feed.title.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| title.contains(word));
        let is_of_comments = says(&COMMENTS) || feed.address.to_lowercase().contains("comment");
        match (is_of_comments, says(&ALL)) {
            (true, _) => 2,
            (false, true) => 0,
            (false, false) => 1,
        }
    };
    let mut sorted: Vec<&FeedLink> = feeds.iter().collect();
    sorted.sort_by_key(|feed| worth(feed));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Clean;

    #[test]
    fn of_several_feeds_all_stories_are_offered_first_and_comments_last() {
        let feeds = ["Comments", "Harbour only", "Courier: All stories"].map(|title| FeedLink {
            address: format!("http://tern.example/{}.xml", title.len()),
            title: Clean::line(title),
        });
        let titles: Vec<&str> = by_worth(&feeds).iter().map(|feed| &*feed.title).collect();
        assert_eq!(titles, ["Courier: All stories", "Harbour only", "Comments"]);
    }
}
