//! Google Reader's API, which outlived it: `FreshRSS`, Miniflux, The Old Reader,
//! `BazQux` and others have it, each with gaps of its own.

use std::collections::HashSet;

use serde_json::Value;

use super::marks::in_parts;
use super::session::{ServerSession, list, text};
use super::shelf::{ServerShelf, ShelvedEntry, day_of, since_second};
use crate::fetch::web::{Payload, WebError};
use crate::fetch::{FetchError, Taken};
use crate::input::limits;
use crate::loader::feed::ToldEntry;

const API: &str = "/reader/api/0";
const LIST: &str = "user/-/state/com.google/reading-list";
const READ: &str = "user/-/state/com.google/read";
/// Items asked for at once, and told at once: `FreshRSS` gives up to 1,000, others
/// 50 however many are asked for. A hundred whole texts are about 1 MB.
const AT_ONCE: usize = 100;
/// Answers that are joined: each is new, so this is only for a server in a circle.
const ANSWERS: usize = 400;

/// What a server gave for name and password.
pub(super) struct ReaderLogin {
    authorization: String,
}

pub(super) fn log_in(
    session: &ServerSession<'_>,
    user: &str,
    password: &str,
) -> Result<ReaderLogin, FetchError> {
    let form = [
        ("Email", user),
        ("Passwd", password),
        ("service", "reader"),
        ("accountType", "HOSTED_OR_GOOGLE"),
        ("client", "newsprint"),
    ];
    let url = session.url("/accounts/ClientLogin", &[]);
    let bytes = session.bytes(url, &[], Some(Payload::Form(&form)))?;
    let said = String::from_utf8_lossy(&bytes);
    let token = said.lines().find_map(|line| line.trim().strip_prefix("Auth="));
    let token = token.filter(|token| token.chars().all(|c| c.is_ascii_graphic()));
    let token = token.ok_or_else(|| session.not_understood())?;
    Ok(ReaderLogin { authorization: format!("GoogleLogin auth={token}") })
}

pub(super) fn take(session: &ServerSession<'_>, login: &ReaderLogin) -> Result<Taken, FetchError> {
    let shelf = subscriptions(session, login)?;
    let items = match by_stream(session, login)? {
        Some(items) => items,
        None => by_ids(session, login)?,
    };
    let known = &shelf;
    let entries = items.iter().map(|item| entry(item, known)).collect();
    shelf.taken(session.job, entries, &|_| None)
}

/// The subscriptions: their categories are the sections.
fn subscriptions(
    session: &ServerSession<'_>,
    login: &ReaderLogin,
) -> Result<ServerShelf, FetchError> {
    let url = session.url(&format!("{API}/subscription/list"), &[("output", "json")]);
    let answer = session.json(url, &login.headers(), None)?;
    let mut shelf = ServerShelf::default();
    for feed in list(&answer, "subscriptions") {
        let label = list(feed, "categories").first().map(|category| text(category, "label"));
        shelf.add(&text(feed, "id"), &text(feed, "title"), label.as_deref());
    }
    Ok(shelf)
}

fn query<'q>(since: &'q str, count: &'q str, more: &'q str) -> Vec<(&'q str, &'q str)> {
    let mut query = vec![("output", "json"), ("n", count), ("xt", READ), ("ot", since)];
    query.extend((!more.is_empty()).then_some(("c", more)));
    query
}

/// What is not read, whole; `None` where the server does not have that call
/// (Miniflux).
fn by_stream(
    session: &ServerSession<'_>,
    login: &ReaderLogin,
) -> Result<Option<Vec<Value>>, FetchError> {
    let (since, count) = (since_second(session.job).to_string(), AT_ONCE.to_string());
    let path = format!("{API}/stream/contents/{LIST}");
    let (mut items, mut more, mut seen) = (Vec::new(), String::new(), HashSet::new());
    for _ in 0..ANSWERS {
        let url = session.url(&path, &query(&since, &count, &more));
        let answer = match session.json(url, &login.headers(), None) {
            Ok(answer) if answer.get("items").is_some() => answer,
            Ok(_) | Err(FetchError::NotUnderstood { .. }) if items.is_empty() => return Ok(None),
            Err(FetchError::Web { why: WebError::Gone { .. }, .. }) if items.is_empty() => {
                return Ok(None);
            }
            Ok(_) => break,
            Err(error) => return Err(error),
        };
        items.extend(list(&answer, "items").iter().cloned());
        more = text(&answer, "continuation");
        if more.is_empty() || !seen.insert(more.clone()) || items.len() >= limits::FEED_ENTRIES {
            break;
        }
    }
    Ok(Some(items))
}

/// What is not read: first what it is called, then what it says.
fn by_ids(session: &ServerSession<'_>, login: &ReaderLogin) -> Result<Vec<Value>, FetchError> {
    let since = since_second(session.job).to_string();
    let (mut ids, mut more, mut seen) = (Vec::new(), String::new(), HashSet::new());
    for _ in 0..ANSWERS {
        let mut query = query(&since, "1000", &more);
        query.push(("s", LIST));
        let url = session.url(&format!("{API}/stream/items/ids"), &query);
        let answer = session.json(url, &login.headers(), None)?;
        ids.extend(list(&answer, "itemRefs").iter().map(|item| text(item, "id")));
        more = text(&answer, "continuation");
        if more.is_empty() || !seen.insert(more.clone()) || ids.len() >= limits::FEED_ENTRIES {
            break;
        }
    }
    let mut items = Vec::with_capacity(ids.len());
    for part in ids.chunks(AT_ONCE) {
        let form: Vec<(&str, &str)> = part.iter().map(|id| ("i", id.as_str())).collect();
        let url = session.url(&format!("{API}/stream/items/contents"), &[("output", "json")]);
        let answer = session.json(url, &login.headers(), Some(Payload::Form(&form)))?;
        items.extend(list(&answer, "items").iter().cloned());
    }
    Ok(items)
}

fn entry(item: &Value, shelf: &ServerShelf) -> ShelvedEntry {
    let address = ["canonical", "alternate"].iter().find_map(|place| {
        let first = list(item, place).first()?;
        Some(text(first, "href")).filter(|href| !href.is_empty())
    });
    let html = ["content", "summary"].iter().find_map(|place| {
        let html = text(item.get(place)?, "content");
        Some(html).filter(|html| !html.is_empty())
    });
    let origin = item.get("origin").cloned().unwrap_or_default();
    let labels = list(item, "categories").iter().filter_map(Value::as_str);
    let label = labels.filter_map(|tag| tag.rsplit_once("/label/")).map(|(_, name)| name).next();
    let author = text(item, "author");
    let told = ToldEntry {
        name: text(item, "id"),
        title: text(item, "title"),
        address,
        authors: Some(author).filter(|name| !name.is_empty()).into_iter().collect(),
        html: html.unwrap_or_default(),
        day: item.get("published").and_then(Value::as_i64).and_then(day_of),
        ..ToldEntry::default()
    };
    shelf.place(told, &text(&origin, "streamId"), &text(&origin, "title"), label)
}

pub(super) fn send_marks(
    session: &ServerSession<'_>,
    login: &ReaderLogin,
    marks: &[(String, bool)],
) -> Result<usize, FetchError> {
    let mut token = edit_token(session, login)?;
    in_parts(marks, AT_ONCE, |entries, is_read| {
        match edit(session, login, &token, entries, is_read) {
            // Such a token lives for half an hour at most.
            Err(FetchError::Web { why: WebError::NotLetIn { .. }, .. }) => {
                token = edit_token(session, login)?;
                edit(session, login, &token, entries, is_read)
            }
            done => done,
        }
    })
}

fn edit_token(session: &ServerSession<'_>, login: &ReaderLogin) -> Result<String, FetchError> {
    let url = session.url(&format!("{API}/token"), &[]);
    let bytes = session.bytes(url, &login.headers(), None)?;
    Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
}

fn edit(
    session: &ServerSession<'_>,
    login: &ReaderLogin,
    token: &str,
    entries: &[&str],
    is_read: bool,
) -> Result<(), FetchError> {
    let mut form = vec![("T", token), (if is_read { "a" } else { "r" }, READ)];
    form.extend(entries.iter().map(|entry| ("i", *entry)));
    let url = session.url(&format!("{API}/edit-tag"), &[]);
    session.bytes(url, &login.headers(), Some(Payload::Form(&form))).map(drop)
}

impl ReaderLogin {
    fn headers(&self) -> [(&str, &str); 1] {
        [("Authorization", &self.authorization)]
    }
}
