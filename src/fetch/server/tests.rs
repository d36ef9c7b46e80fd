//! The servers' APIs, without a network: a function stands for the server.

use std::sync::Mutex;

use serde_json::{Value, json};

use super::login::{Account, open};
use super::session::{Question, ServerSession};
use super::{greader, miniflux, wallabag};
use crate::fetch::trial::with_job;
use crate::fetch::web::{Payload, WebError};
use crate::fetch::{FetchError, Taken};
use crate::model::Block;
use crate::sources::{Client, Secret, Source, SourceKind};

/// What a server was asked: the path with its query, the log-in, what was sent.
type Asked = (String, String, String);
/// What it answers.
type Answer = Result<Value, u16>;

fn source(url: &str) -> Source {
    let user = Some("reader".to_owned());
    Source { kind: SourceKind::Server, url: url.into(), user, ..Source::default() }
}

/// Lets `work` speak with a server that answers as `answer` does; gives what
/// became of it, and what was asked.
fn with<R>(
    source: &Source,
    answer: &(dyn Fn(&str, &str, &str) -> Answer + Sync),
    work: impl FnOnce(&ServerSession<'_>, &Account) -> Result<R, FetchError>,
) -> (Result<R, FetchError>, Vec<Asked>) {
    let asked = Mutex::new(Vec::new());
    let ask = |question: &Question<'_>| {
        let path = question.url[url::Position::BeforePath..].to_owned();
        let login = question.headers.iter().map(|(name, value)| format!("{name}: {value}"));
        let login: String = login.collect();
        let sent = match question.payload {
            Some(Payload::Form(fields)) => fields
                .iter()
                .flat_map(|(name, value)| [*name, "=", *value, "&"])
                .collect::<String>(),
            Some(Payload::Json(json)) => format!("POST {json}"),
            Some(Payload::PutJson(json)) => format!("PUT {json}"),
            Some(Payload::PatchJson(json)) => format!("PATCH {json}"),
            None => String::new(),
        };
        let said = answer(&path, &login, &sent);
        asked.lock().unwrap().push((path, login, sent));
        match said {
            Ok(Value::String(text)) => Ok(text.into_bytes()),
            Ok(value) => Ok(value.to_string().into_bytes()),
            Err(status) => {
                let why = match status {
                    401 | 403 => WebError::NotLetIn { status },
                    404 => WebError::Gone { status },
                    _ => WebError::Status { status },
                };
                Err(FetchError::Web { url: question.url.to_string(), why })
            }
        }
    };
    let done = with_job(source, |job| {
        open(job, &ask).and_then(|(session, account)| work(&session, &account))
    });
    (done, asked.into_inner().unwrap())
}

fn take(session: &ServerSession<'_>, account: &Account) -> Result<Taken, FetchError> {
    match account {
        Account::GoogleReader(own) => greader::take(session, own),
        Account::Miniflux(own) => miniflux::take(session, own),
        Account::Wallabag(own) => wallabag::take(session, own),
    }
}

fn marks(session: &ServerSession<'_>, account: &Account) -> Result<usize, FetchError> {
    let marks = [("7".to_owned(), true), ("8".to_owned(), false), ("9".to_owned(), true)];
    match account {
        Account::GoogleReader(own) => greader::send_marks(session, own, &marks),
        Account::Miniflux(own) => miniflux::send_marks(session, own, &marks),
        Account::Wallabag(own) => wallabag::send_marks(session, own, &marks),
    }
}

/// Headline, section and first words of each article.
fn told(taken: &Taken) -> Vec<String> {
    let article = |article: &crate::fetch::FetchedArticle| {
        let section = article.section.as_deref().unwrap_or("-");
        let first = article.body.blocks().first().map(Block::plain).unwrap_or_default();
        format!("{section}: {} | {first}", &**article.article.title())
    };
    taken.articles.iter().map(article).collect()
}

const WHOLE: &str = "<p>All of it.</p><p>To the end.</p>";

fn reader_item(n: u32, feed: u32, html: &str) -> Value {
    json!({
        "id": format!("tag:google.com,2005:reader/item/{n:016x}"), "title": format!("Story {n}"),
        "published": 1_795_860_000 - n, "canonical": [{ "href": format!("http://tern.example/{n}") }],
        "summary": { "content": html }, "origin": { "streamId": format!("feed/{feed}") },
        "categories": ["user/-/state/com.google/reading-list"],
    })
}

/// `FreshRSS`, known by the address of its site.
fn freshrss(path: &str, login: &str, sent: &str) -> Answer {
    let Some(path) = path.strip_prefix("/api/greader.php") else { return Err(404) };
    if path == "/accounts/ClientLogin" {
        let is_known = sent.contains("Email=reader&Passwd=ink&");
        return if is_known { Ok(json!("SID=x\nAuth=reader/tok\n")) } else { Err(403) };
    }
    if login != "Authorization: GoogleLogin auth=reader/tok" {
        return Err(401);
    }
    let path = path.strip_prefix("/reader/api/0").unwrap();
    match path.split('?').next().unwrap() {
        "/subscription/list" => Ok(json!({ "subscriptions": [
            { "id": "feed/1", "title": "Courier", "categories": [{ "label": "Harbour" }] },
            { "id": "feed/2", "title": "河口晚报", "categories": [{ "label": "要闻" }] },
        ] })),
        "/stream/contents/user/-/state/com.google/reading-list" if path.contains("&c=more") => {
            Ok(json!({ "items": [reader_item(3, 1, WHOLE)] }))
        }
        "/stream/contents/user/-/state/com.google/reading-list" => Ok(json!({
            "items": [reader_item(1, 2, WHOLE), reader_item(2, 2, WHOLE)], "continuation": "more",
        })),
        "/token" => Ok(json!("edit-1\n")),
        "/edit-tag" => Ok(json!("OK")),
        _ => Err(404),
    }
}

#[test]
fn a_freshrss_is_found_below_its_site_and_read_to_the_end_in_its_sections() {
    let (taken, asked) = with(&source("http://rss.example/"), &freshrss, take);
    // The feeds in turn, the first category first.
    assert_eq!(
        told(&taken.unwrap()),
        [
            "Harbour: Story 3 | All of it.",
            "要闻: Story 1 | All of it.",
            "要闻: Story 2 | All of it."
        ]
    );
    let contents: Vec<&Asked> = asked.iter().filter(|a| a.0.contains("stream/contents")).collect();
    assert_eq!(contents.len(), 2);
    for (path, ..) in contents {
        assert!(path.contains("xt=user%2F-%2Fstate%2Fcom.google%2Fread"), "{path}");
        // Two days before the day of the edition, in UTC.
        assert!(path.contains("ot=1795651200"), "{path}");
    }
}

#[test]
fn an_entry_is_known_by_what_the_server_calls_it() {
    let (taken, _) = with(&source("http://rss.example"), &freshrss, take);
    let entries: Vec<_> = taken.unwrap().articles.into_iter().filter_map(|a| a.entry).collect();
    assert!(entries.contains(&"tag:google.com,2005:reader/item/0000000000000003".to_owned()));
}

#[test]
fn a_server_without_whole_streams_is_asked_by_ids() {
    let server = |path: &str, login: &str, sent: &str| {
        if path.contains("/stream/items/ids") {
            return Ok(json!({ "itemRefs": [{ "id": "1" }, { "id": "2" }] }));
        }
        if path.contains("/stream/items/contents") {
            assert_eq!(sent, "i=1&i=2&");
            return Ok(json!({ "items": [reader_item(1, 1, WHOLE), reader_item(2, 1, WHOLE)] }));
        }
        // What it does not know, Miniflux answers with an empty list.
        if path.contains("/stream/contents") { Ok(json!([])) } else { freshrss(path, login, sent) }
    };
    let (taken, _) = with(&source("http://rss.example/api/greader.php"), &server, take);
    assert_eq!(taken.unwrap().articles.len(), 2);
}

#[test]
fn marks_go_back_with_a_new_token_when_the_old_one_is_spent() {
    let spent = Mutex::new(true);
    let server = |path: &str, login: &str, sent: &str| {
        if path.contains("edit-tag") && std::mem::take(&mut *spent.lock().unwrap()) {
            return Err(401);
        }
        freshrss(path, login, sent)
    };
    let (sent, asked) = with(&source("http://rss.example"), &server, marks);
    assert_eq!(sent, Ok(3));
    let edits: Vec<&str> =
        asked.iter().filter(|a| a.0.contains("edit-tag")).map(|a| a.2.as_str()).collect();
    let read = "T=edit-1&a=user/-/state/com.google/read&i=7&i=9&";
    assert_eq!(edits, [read, read, "T=edit-1&r=user/-/state/com.google/read&i=8&"]);
    assert_eq!(asked.iter().filter(|a| a.0.ends_with("/token")).count(), 2);
}

#[test]
fn a_wrong_password_is_told_from_a_server_without_an_api() {
    let refusing = |path: &str, _: &str, _: &str| -> Answer {
        Err(if path.ends_with("ClientLogin") { 403 } else { 404 })
    };
    let url = "http://rss.example".to_owned();
    let none = |_: &str, _: &str, _: &str| Ok(json!("<html>A page for all.</html>"));
    let (taken, _) = with(&source(&url), &refusing, take);
    assert_eq!(taken.unwrap_err(), FetchError::NotLoggedIn { url: url.clone() });
    let (taken, _) = with(&source(&url), &none, take);
    assert_eq!(taken.unwrap_err(), FetchError::NoApi { url });
}

/// Miniflux with 130 entries, of which each tenth is a summary.
fn miniflux_server(path: &str, login: &str, sent: &str) -> Answer {
    if login != "X-Auth-Token: ink" {
        return Err(401);
    }
    let feed = json!({ "id": 1, "title": "Courier", "category": { "id": 1, "title": "Harbour" } });
    match path.split('?').next().unwrap() {
        "/v1/me" => Ok(json!({ "id": 1, "username": "reader" })),
        "/v1/feeds" => Ok(json!([feed])),
        "/v1/entries" if sent.starts_with("PUT") => Ok(json!("")),
        "/v1/entries" => {
            let at: u64 = path.rsplit_once("offset=").unwrap().1.parse().unwrap();
            let entry = |n: u64| {
                // One is at home; another has no page that could be asked for.
                let url = match n {
                    10 => "urn:ten".to_owned(),
                    20 => "http://tern.example/at-home".to_owned(),
                    n => format!("http://tern.example/{n}"),
                };
                let html = if n.is_multiple_of(10) { "<p>It begins …</p>" } else { WHOLE };
                json!({ "id": n, "feed_id": 1, "feed": feed, "title": format!("Story {n}"),
                    "url": url, "content": html,
                    "published_at": "2026-11-28T06:00:00Z", "author": "Nell" })
            };
            let entries: Vec<Value> = (at..130.min(at + 100)).map(entry).collect();
            Ok(json!({ "total": 130, "entries": entries }))
        }
        "/v1/entries/10/fetch-content" => Err(500),
        path if path.ends_with("/fetch-content") => Ok(json!({ "content": WHOLE })),
        _ => Err(404),
    }
}

#[test]
fn miniflux_gives_all_pages_and_completes_what_is_cut() {
    let own = Source { user: None, ..source("http://flux.example") };
    let (taken, asked) = with(&own, &miniflux_server, take);
    let taken = taken.unwrap();
    assert_eq!(taken.articles.len(), 130);
    let cut: Vec<&str> = taken
        .articles
        .iter()
        .filter(|article| !article.is_whole)
        .filter_map(|article| article.entry.as_deref())
        .collect();
    // One is at home already; of the other the server could not read the page.
    assert_eq!(cut, ["10", "20"]);
    let fetched = asked.iter().filter(|a| a.0.ends_with("/fetch-content")).count();
    assert_eq!(fetched, 12);
    assert!(asked.iter().all(|a| !a.0.contains("/entries/20/")));
}

#[test]
fn miniflux_is_told_what_was_read_in_one_call_a_kind() {
    let own = Source { user: None, ..source("http://flux.example") };
    let (sent, asked) = with(&own, &miniflux_server, marks);
    assert_eq!(sent, Ok(3));
    let puts: Vec<&str> =
        asked.iter().map(|a| a.2.as_str()).filter(|sent| sent.starts_with("PUT")).collect();
    assert_eq!(
        puts,
        [
            r#"PUT {"entry_ids":[7,9],"status":"read"}"#,
            r#"PUT {"entry_ids":[8],"status":"unread"}"#
        ]
    );
}

fn wallabag_server(path: &str, login: &str, sent: &str) -> Answer {
    if path == "/oauth/v2/token" {
        let is_known = sent
            == "grant_type=password&client_id=app&client_secret=quiet&username=reader&password=ink&";
        return if is_known { Ok(json!({ "access_token": "wb" })) } else { Err(400) };
    }
    if login != "Authorization: Bearer wb" {
        return Err(401);
    }
    if sent.starts_with("PATCH") {
        return Ok(json!({ "id": 7 }));
    }
    let page: u32 = path.rsplit_once("page=").unwrap().1.parse().unwrap();
    let item = json!({ "id": page, "title": format!("Story {page}"), "content": "<p>Short.</p>",
        "url": format!("http://tern.example/{page}"), "created_at": "2026-11-28T06:00:00+0000",
        "tags": [{ "label": "Later" }], "language": "de_DE", "published_by": ["Nell"] });
    Ok(json!({ "page": page, "pages": 2, "_embedded": { "items": [item] } }))
}

fn wallabag_source(id: &str) -> Source {
    let client = Client { id: id.into(), secret: Secret::Plain("quiet".into()) };
    Source { client: Some(client), ..source("http://bag.example") }
}

#[test]
fn what_was_put_aside_in_wallabag_comes_with_its_tags_as_sections_and_is_whole() {
    let (taken, _) = with(&wallabag_source("app"), &wallabag_server, take);
    let taken = taken.unwrap();
    assert_eq!(told(&taken), ["Later: Story 1 | Short.", "Later: Story 2 | Short."]);
    assert!(taken.articles.iter().all(|article| article.is_whole));
    let (taken, _) = with(&wallabag_source("other"), &wallabag_server, take);
    assert!(matches!(taken, Err(FetchError::NotLoggedIn { .. })), "{taken:?}");
}

#[test]
fn wallabag_archives_what_was_read() {
    let (sent, asked) = with(&wallabag_source("app"), &wallabag_server, marks);
    assert_eq!(sent, Ok(3));
    let patches: Vec<String> = asked
        .iter()
        .filter(|a| a.2.starts_with("PATCH"))
        .map(|a| format!("{} {}", a.0, a.2))
        .collect();
    assert_eq!(
        patches,
        [
            r#"/api/entries/7.json PATCH {"archive":1}"#,
            r#"/api/entries/9.json PATCH {"archive":1}"#,
            r#"/api/entries/8.json PATCH {"archive":0}"#
        ]
    );
}
