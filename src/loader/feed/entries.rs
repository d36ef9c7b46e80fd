//! A feed for whoever fetches it: its entries one by one, with what is needed
//! to know them again and to tell whether their text is all there is.

use super::{FeedEntry, article, parsed};
use crate::input::{Hint, LoadError};
use crate::loader::markup::Base;
use crate::model::{Article, Block, Clean, Date, Paper, Warning};

/// A feed with its entries.
#[derive(Debug, Clone, Default)]
pub struct FeedIssue {
    /// Who makes it; a title that is empty says nothing.
    pub paper: Paper,
    /// Its entries, in its order.
    pub entries: Vec<IssueEntry>,
    /// What is odd about it.
    pub warnings: Vec<Warning>,
}

/// An entry of a feed.
#[derive(Debug, Clone)]
pub struct IssueEntry {
    /// What the feed knows it by (`guid`, `id`), if it says so.
    pub name: Option<String>,
    /// Head, address and tags; without an id.
    pub article: Article,
    /// The text that the feed brings, be it a summary.
    pub body: Vec<Block>,
    /// The day that the feed writes.
    pub day: Option<Date>,
    /// The text seems to be all there is.
    pub is_whole: bool,
}

/// Reads a feed that came from an address, to which its links are relative
/// where it does not say it.
///
/// # Errors
/// As [`super::load`].
pub fn entries(bytes: &[u8], hint: &Hint, address: &str) -> Result<FeedIssue, LoadError> {
    let (feed, warnings) = parsed(bytes, hint, &Base::Web(address.to_owned()))?;
    let line = |text: &Option<String>| text.as_deref().map(Clean::line);
    let paper = Paper {
        title: Clean::line(&feed.title),
        subtitle: line(&feed.subtitle),
        publisher: line(&feed.publisher),
        lang: feed.lang.clone(),
        direction: None,
        place: None,
    };
    let entries = feed.entries.into_iter().map(one).collect();
    Ok(FeedIssue { paper, entries, warnings })
}

pub(super) fn one(entry: FeedEntry) -> IssueEntry {
    let (name, day, is_whole) = (entry.name.clone(), entry.date, is_whole(&entry));
    let (article, body) = article(entry, None);
    IssueEntry { name, article, body: body.into_blocks(), day, is_whole }
}

/// Whether a text is not the beginning of another. What stands where texts do
/// and goes over several paragraphs, or over [`LONG`], is one; what stands
/// where summaries do must be twice as long: some feeds have only that place.
fn is_whole(entry: &FeedEntry) -> bool {
    const ENDS: [&str; 7] = ["…", "...", "[…]", "[...]", "…]", "...]", "»"];
    let text = if entry.content.is_empty() { &entry.summary } else { &entry.content };
    let mut texts = text.iter().filter(|block| !block.plain().trim().is_empty());
    let count = texts.clone().count();
    let last = texts.next_back().map(Block::plain).unwrap_or_default();
    let long: usize = text.iter().flat_map(Block::texts).map(columns).sum();
    let is_cut = ENDS.iter().any(|end| last.trim_end().ends_with(end));
    !is_cut && if entry.is_content { count > 1 || long >= LONG } else { long >= 2 * LONG }
}

/// In columns, of which a han takes two: longer than what feeds announce an
/// article with, shorter than an article.
const LONG: usize = 600;

fn columns(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(c >= '\u{2E80}')).sum()
}
