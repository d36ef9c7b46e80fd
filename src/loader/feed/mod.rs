//! Feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed, and the channels
//! of CDF.
//!
//! A feed is a section, its entries are articles: title, author, day, address;
//! the content is the body, and a summary that the content does not begin with
//! is the deck. Where there is no content but the headline the summary is the
//! body. A picture that comes with an entry stands before a text that has none.
//! Who makes the feed is the publisher.
//!
//! The reader is our own, on the tolerant tree of [`markup`](super::markup):
//! feeds are broken in as many ways as pages are, and `feed-rs` gives up where
//! XML does, knows neither Atom 0.3 nor RSS 0.90, and takes as long to build
//! as half of newsprint.

mod catalogue;
mod entries;
mod json;
mod media;
mod names;
mod notices;
#[cfg(test)]
mod tests;
mod text;
mod told;
mod window;
mod xml;

pub use catalogue::{CatalogueEntry, CatalogueLink, CataloguePage, catalogue};
pub use entries::{FeedIssue, IssueEntry, entries};
pub(super) use notices::after_notices;
pub use told::{ToldEntry, told};
pub use window::{FeedFile, join};

use super::markup::{Base, Hidden, damage_warnings, read_slice};
use super::{article_parts, text as plain};
use crate::input::{Hint, LoadError, Loaded, limits};
use crate::model::error::Problem;
use crate::model::{
    Article, ArticleId, Block, Body, Clean, Date, Edition, HeadRole, LangTag, Warning, WarningKind,
};

/// A feed, whatever it was written in.
#[derive(Debug, Default)]
struct Feed {
    title: String,
    subtitle: Option<String>,
    publisher: Option<String>,
    lang: Option<LangTag>,
    date: Option<Date>,
    entries: Vec<FeedEntry>,
    /// How many entries more there are than [`limits::FEED_ENTRIES`].
    left_out: usize,
}

/// An entry of a feed.
#[derive(Debug, Default)]
struct FeedEntry {
    /// What the feed knows it by.
    name: Option<String>,
    title: String,
    address: Option<String>,
    authors: Vec<String>,
    date: Option<Date>,
    lang: Option<LangTag>,
    tags: Vec<String>,
    summary: Vec<Block>,
    content: Vec<Block>,
    /// The content is a text of its own, no summary in its place.
    is_content: bool,
    /// The picture that comes with it.
    picture: Option<Block>,
    /// Sounds and films that come with it, as lines.
    sounds: Vec<Block>,
    /// What its texts do not show.
    hidden: Hidden,
}

/// The authors of a feed that its entries take from it, where they name none:
/// those that a byline has room for.
fn inherited(authors: &[String]) -> &[String] {
    const BYLINE: usize = 1000;
    if authors.iter().map(String::len).sum::<usize>() <= BYLINE { authors } else { &[] }
}

/// Reads a feed as an edition of one section. A feed without entries is an
/// edition without articles, and says so.
///
/// # Errors
/// [`LoadError::Encoding`] for an unknown `hint.encoding`;
/// [`LoadError::Malformed`] if it is no feed.
pub fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    let (feed, warnings) = parsed(bytes, hint, &Base::Unknown)?;
    let mut edition = edition(&feed, hint);
    edition.warnings = warnings;
    let mut bodies = Vec::with_capacity(feed.entries.len());
    for entry in feed.entries {
        let (article, body) = article(entry, edition.date);
        edition.articles.push(article);
        bodies.push(body);
    }
    article_parts::complete_ids(&mut edition);
    Ok(Loaded { edition, bodies, ..Loaded::default() })
}

/// The feed in a file, and what is to be said of it. Where the feed does not
/// say it, its links are relative to `base`.
fn parsed(bytes: &[u8], hint: &Hint, base: &Base) -> Result<(Feed, Vec<Warning>), LoadError> {
    let bytes = after_notices(bytes).unwrap_or(bytes);
    let source =
        read_slice(bytes, hint.encoding.as_deref()).map_err(|error| error.of_file(&hint.name))?;
    let is_json = source.text.trim_start().starts_with('{');
    let feed = if is_json { json::feed(&source.text, base) } else { xml::feed(&source.text, base) };
    let feed = feed.ok_or_else(|| LoadError::Malformed {
        file: hint.name.clone(),
        line: 1,
        column: 1,
        problem: Box::new(Problem::NoFeed),
    })?;
    let mut warnings = damage_warnings(source.is_cut, source.is_damaged);
    if feed.left_out > 0 {
        let (left, most) = (feed.left_out, limits::FEED_ENTRIES);
        warnings.push(WarningKind::EntriesPast { left, most }.into());
    }
    let mut hidden = Hidden::default();
    for entry in &feed.entries {
        hidden.add(entry.hidden.clone());
    }
    warnings.extend(hidden.warnings());
    if feed.entries.is_empty() {
        warnings.push(WarningKind::NoEntries.into());
    }
    Ok((feed, warnings))
}

fn edition(feed: &Feed, hint: &Hint) -> Edition {
    let mut edition = plain::edition_of_one_file(hint);
    if !feed.title.is_empty() {
        edition.paper.title = Clean::line(&feed.title);
        edition.sections[0].name = edition.paper.title.clone();
    }
    edition.paper.subtitle = feed.subtitle.as_deref().map(Clean::line);
    edition.paper.publisher = feed.publisher.as_deref().map(Clean::line);
    if hint.lang.is_none() {
        edition.paper.lang.clone_from(&feed.lang);
    }
    let newest = feed.entries.iter().filter_map(|entry| entry.date).max();
    plain::date_by(&mut edition, feed.date.max(newest), hint);
    edition
}

fn article(entry: FeedEntry, day: Option<Date>) -> (Article, Body) {
    let FeedEntry {
        title,
        address,
        authors,
        date,
        lang,
        tags,
        summary,
        mut content,
        picture,
        sounds,
        ..
    } = entry;
    let mut article = Article::new(ArticleId::new(""));
    article.page = Some(0);
    // What has nothing else is at least called by its address.
    let has_text = !content.is_empty() || !summary.is_empty();
    let title = match (title.trim(), &address) {
        ("", Some(address)) if !has_text => address.as_str(),
        (title, _) => title,
    };
    article.push_head(HeadRole::Headline, Clean::line(title));
    super::article_parts::drop_head(&mut content, &article);
    super::article_parts::add_summary(&mut article, &mut content, summary);
    article.push_head(HeadRole::Byline, Clean::line(&authors.join(", ")));
    super::article_parts::drop_head(&mut content, &article);
    media::illustrate(&mut content, picture);
    media::add_lines(&mut content, sounds);
    article.published = date.filter(|date| Some(*date) != day);
    (article.lang, article.url) = (lang, address.as_deref().map(Clean::line));
    article.tags = tags.iter().map(|tag| Clean::line(tag)).collect();
    let words = content.iter().map(Block::plain).find(|text| !text.trim().is_empty());
    let words: String = words.unwrap_or_default().chars().take(40).collect();
    article.first_words = Clean::line(&words);
    let body = Body::set(content);
    article.length = body.weight();
    (article, body)
}
