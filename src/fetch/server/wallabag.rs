//! wallabag: what a person put aside to read, its text extracted already. Tags
//! are the sections.

use serde_json::{Value, json};

use super::marks::in_parts;
use super::session::{ServerSession, list, text};
use super::shelf::{ServerShelf, ShelvedEntry, since_second};
use crate::fetch::web::Payload;
use crate::fetch::{FetchError, Taken};
use crate::input::{dates, limits};
use crate::loader::feed::ToldEntry;
use crate::model::LangTag;

/// Entries of a page, the server's own measure.
const AT_ONCE: usize = 30;

/// What the server gave for the person's and the application's secrets.
pub(super) struct WallabagLogin {
    authorization: String,
}

/// # Errors
/// [`FetchError::NoLogin`] without a name or the application's secret.
pub(super) fn log_in(
    session: &ServerSession<'_>,
    password: &str,
) -> Result<WallabagLogin, FetchError> {
    let (job, source) = (session.job, session.job.source);
    let (Some(client), Some(secret), Some(user)) =
        (&source.client, job.client_secret, source.user.as_deref())
    else {
        return Err(FetchError::NoLogin { url: source.url.clone() });
    };
    let form = [
        ("grant_type", "password"),
        ("client_id", &*client.id),
        ("client_secret", secret),
        ("username", user),
        ("password", password),
    ];
    let url = session.url("/oauth/v2/token", &[]);
    let answer = session.json(url, &[], Some(Payload::Form(&form)))?;
    let token = text(&answer, "access_token");
    if token.is_empty() || !token.chars().all(|c| c.is_ascii_graphic()) {
        return Err(session.not_understood());
    }
    Ok(WallabagLogin { authorization: format!("Bearer {token}") })
}

pub(super) fn take(
    session: &ServerSession<'_>,
    login: &WallabagLogin,
) -> Result<Taken, FetchError> {
    let (since, count) = (since_second(session.job).to_string(), AT_ONCE.to_string());
    let shelf = ServerShelf::of_whole_texts();
    let (mut entries, mut page, mut pages) = (Vec::new(), 1, 1);
    while page <= pages && entries.len() < limits::FEED_ENTRIES {
        let number = page.to_string();
        let query = [
            ("archive", "0"),
            ("detail", "full"),
            ("sort", "created"),
            ("order", "desc"),
            ("since", &*since),
            ("perPage", &*count),
            ("page", &*number),
        ];
        let url = session.url("/api/entries.json", &query);
        let answer = session.json(url, &login.headers(), None)?;
        let inside = answer.get("_embedded").ok_or_else(|| session.not_understood())?;
        let part = list(inside, "items");
        if part.is_empty() {
            break;
        }
        entries.extend(part.iter().map(|item| entry(item, &shelf)));
        pages = answer.get("pages").and_then(Value::as_u64).unwrap_or(1);
        page += 1;
    }
    shelf.taken(session.job, entries, &|_| None)
}

fn entry(item: &Value, shelf: &ServerShelf) -> ShelvedEntry {
    let tags = list(item, "tags").iter().map(|tag| text(tag, "label"));
    let tags: Vec<String> = tags.filter(|tag| !tag.is_empty()).collect();
    let authors = list(item, "published_by").iter().filter_map(Value::as_str);
    let told = ToldEntry {
        name: text(item, "id"),
        title: text(item, "title"),
        address: Some(text(item, "url")).filter(|url| !url.is_empty()),
        authors: authors.filter(|name| !name.trim().is_empty()).map(str::to_owned).collect(),
        html: text(item, "content"),
        // When it was put aside: what it is about may be years old.
        day: dates::day(&text(item, "created_at")),
        lang: LangTag::new(&text(item, "language")),
        tags: tags.clone(),
    };
    shelf.place(told, "", "", tags.first().map(String::as_str))
}

pub(super) fn send_marks(
    session: &ServerSession<'_>,
    login: &WallabagLogin,
    marks: &[(String, bool)],
) -> Result<usize, FetchError> {
    in_parts(marks, 1, |entries, is_read| {
        let body = json!({ "archive": u8::from(is_read) }).to_string();
        for entry in entries.iter().filter_map(|entry| entry.parse::<u64>().ok()) {
            let url = session.url(&format!("/api/entries/{entry}.json"), &[]);
            session.bytes(url, &login.headers(), Some(Payload::PatchJson(&body)))?;
        }
        Ok(())
    })
}

impl WallabagLogin {
    fn headers(&self) -> [(&str, &str); 1] {
        [("Authorization", &self.authorization)]
    }
}
