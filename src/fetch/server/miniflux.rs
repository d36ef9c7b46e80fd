//! Miniflux's own API. Where a feed brings only the beginning of a text, the
//! server fetches the page itself: the cheapest whole text there is.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::marks::in_parts;
use super::session::{ServerSession, list, text};
use super::shelf::{ServerShelf, ShelvedEntry, since_second};
use crate::fetch::web::Payload;
use crate::fetch::{FetchError, Taken};
use crate::input::{dates, limits};
use crate::loader::feed::ToldEntry;

/// Entries of an answer, as many as the server gives at once.
const AT_ONCE: usize = 100;
/// Marks sent at once; their numbers are 10 KB then.
const MARKS: usize = 1000;

/// By what the server knows the person.
pub(super) struct MinifluxLogin {
    header: &'static str,
    value: String,
}

/// # Errors
/// If the server does not let the token in.
pub(super) fn with_token(
    session: &ServerSession<'_>,
    token: &str,
) -> Result<MinifluxLogin, FetchError> {
    checked(session, MinifluxLogin { header: "X-Auth-Token", value: token.to_owned() })
}

/// # Errors
/// If the server does not let the person in.
pub(super) fn with_password(
    session: &ServerSession<'_>,
    user: &str,
    password: &str,
) -> Result<MinifluxLogin, FetchError> {
    let value = format!("Basic {}", STANDARD.encode(format!("{user}:{password}")));
    checked(session, MinifluxLogin { header: "Authorization", value })
}

/// Another server answers with a page of its own.
fn checked(session: &ServerSession<'_>, login: MinifluxLogin) -> Result<MinifluxLogin, FetchError> {
    let me = session.json(session.url("/v1/me", &[]), &login.headers(), None)?;
    if text(&me, "username").is_empty() { Err(session.not_understood()) } else { Ok(login) }
}

pub(super) fn take(
    session: &ServerSession<'_>,
    login: &MinifluxLogin,
) -> Result<Taken, FetchError> {
    let shelf = feeds(session, login)?;
    let since = since_second(session.job).to_string();
    let count = AT_ONCE.to_string();
    let mut entries = Vec::new();
    while entries.len() < limits::FEED_ENTRIES {
        let offset = entries.len().to_string();
        let query = [
            ("status", "unread"),
            ("order", "published_at"),
            ("direction", "desc"),
            ("published_after", &*since),
            ("limit", &*count),
            ("offset", &*offset),
        ];
        let answer = session.json(session.url("/v1/entries", &query), &login.headers(), None)?;
        let part = list(&answer, "entries");
        entries.extend(part.iter().map(|item| entry(item, &shelf)));
        let total = answer.get("total").and_then(Value::as_u64).unwrap_or_default();
        if part.is_empty() || entries.len() as u64 >= total {
            break;
        }
    }
    shelf.taken(session.job, entries, &|entry| whole(session, login, entry))
}

/// The feeds, in the order of their categories.
fn feeds(session: &ServerSession<'_>, login: &MinifluxLogin) -> Result<ServerShelf, FetchError> {
    let answer = session.json(session.url("/v1/feeds", &[]), &login.headers(), None)?;
    let mut shelf = ServerShelf::default();
    for feed in answer.as_array().ok_or_else(|| session.not_understood())? {
        let label = feed.get("category").map(|category| text(category, "title"));
        shelf.add(&text(feed, "id"), &text(feed, "title"), label.as_deref());
    }
    Ok(shelf)
}

fn entry(item: &Value, shelf: &ServerShelf) -> ShelvedEntry {
    let author = text(item, "author");
    let tags = list(item, "tags").iter().filter_map(Value::as_str);
    let told = ToldEntry {
        name: text(item, "id"),
        title: text(item, "title"),
        address: Some(text(item, "url")).filter(|url| !url.is_empty()),
        authors: Some(author).filter(|name| !name.is_empty()).into_iter().collect(),
        html: text(item, "content"),
        day: dates::day(&text(item, "published_at")),
        tags: tags.map(str::to_owned).collect(),
        ..ToldEntry::default()
    };
    let feed = item.get("feed").cloned().unwrap_or_default();
    let label = feed.get("category").map(|category| text(category, "title"));
    shelf.place(told, &text(item, "feed_id"), &text(&feed, "title"), label.as_deref())
}

/// The text of an entry's page, as the server reads it.
fn whole(session: &ServerSession<'_>, login: &MinifluxLogin, entry: &str) -> Option<String> {
    let number: u64 = entry.parse().ok()?;
    let url = session.url(&format!("/v1/entries/{number}/fetch-content"), &[]);
    let answer = session.json(url, &login.headers(), None).ok()?;
    Some(text(&answer, "content")).filter(|html| !html.is_empty())
}

pub(super) fn send_marks(
    session: &ServerSession<'_>,
    login: &MinifluxLogin,
    marks: &[(String, bool)],
) -> Result<usize, FetchError> {
    in_parts(marks, MARKS, |entries, is_read| {
        let numbers: Vec<u64> = entries.iter().filter_map(|entry| entry.parse().ok()).collect();
        let status = if is_read { "read" } else { "unread" };
        let body = json!({ "entry_ids": numbers, "status": status }).to_string();
        let url = session.url("/v1/entries", &[]);
        session.bytes(url, &login.headers(), Some(Payload::PutJson(&body))).map(drop)
    })
}

impl MinifluxLogin {
    fn headers(&self) -> [(&str, &str); 1] {
        [(self.header, &self.value)]
    }
}
