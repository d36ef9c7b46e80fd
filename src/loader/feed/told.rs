//! Entries of a feed that another has read: a server tells of them one by one,
//! in a form of its own.

use super::entries::{IssueEntry, one};
use super::{FeedEntry, json};
use crate::loader::markup::{Base, Hidden, of_html};
use crate::model::{Clean, Date, LangTag};

/// An entry as a server tells of it.
#[derive(Debug, Clone, Default)]
pub struct ToldEntry {
    /// What the server knows it by.
    pub name: String,
    /// The title, be it with markup.
    pub title: String,
    /// Where it stands.
    pub address: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The text, in HTML.
    pub html: String,
    /// Its day.
    pub day: Option<Date>,
    /// Its language, if the server says so.
    pub lang: Option<LangTag>,
    /// Key words.
    pub tags: Vec<String>,
}

/// The entry as one of a feed: its text is read, its head is set.
#[must_use]
pub fn told(entry: ToldEntry) -> IssueEntry {
    let mut hidden = Hidden::default();
    let base = entry.address.clone().map_or(Base::Unknown, Base::Web);
    let content = of_html(&entry.html, &base, &mut hidden);
    one(FeedEntry {
        name: Some(entry.name),
        title: json::line(entry.title),
        address: entry.address.and_then(|address| base.link(&address)).map(Clean::into_string),
        authors: entry.authors,
        date: entry.day,
        lang: entry.lang,
        tags: entry.tags,
        content,
        is_content: true,
        hidden,
        ..FeedEntry::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;

    #[test]
    fn what_a_server_tells_is_read_as_a_feed_is() {
        let entry = told(ToldEntry {
            title: "Ferry &amp; Tide".into(),
            address: Some("http://tern.example/a/1.html".into()),
            html:
                "<h1>Ferry &amp; Tide</h1><p>It ran.</p><p>It ran <a href='2.html'>again</a>.</p>"
                    .into(),
            ..ToldEntry::default()
        });
        assert_eq!(&**entry.article.title(), "Ferry & Tide");
        let texts: Vec<String> = entry.body.iter().map(Block::plain).collect();
        assert_eq!(texts, ["It ran.", "It ran again."]);
        assert!(entry.is_whole);
        let cut = told(ToldEntry { html: "<p>It ran.</p>".into(), ..ToldEntry::default() });
        assert!(!cut.is_whole);
    }
}
