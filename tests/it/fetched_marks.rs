//! What is read goes back to the feed server that it came from.

use std::sync::{Arc, Mutex};

use newsprint::model::{ArticleId, EditionKey};
use newsprint::store::State;
use serde_json::{Value, json};

use crate::support::program::Home;
use crate::support::server::{Answer, Asked, Server};

const DAY: &str = "2026-11-28";

/// A Miniflux with two entries; what it is told is noted, and it can be away.
struct Miniflux {
    server: Server,
    told: Arc<Mutex<Vec<Value>>>,
    is_away: Arc<Mutex<bool>>,
}

impl Miniflux {
    fn start() -> Self {
        let (told, is_away) = (Arc::<Mutex<Vec<Value>>>::default(), Arc::<Mutex<bool>>::default());
        let (noted, away) = (Arc::clone(&told), Arc::clone(&is_away));
        let server = Server::start(move |asked: &Asked| {
            if *away.lock().unwrap() {
                return Answer::status(503);
            }
            let path = asked.path.split('?').next().unwrap();
            let answer = match path {
                "/v1/me" => json!({ "id": 1, "username": "reader" }),
                "/v1/feeds" => {
                    json!([{ "id": 1, "title": "Quay", "category": { "title": "Sea" } }])
                }
                "/v1/entries" if asked.method == "PUT" => {
                    noted.lock().unwrap().push(serde_json::from_slice(&asked.body).unwrap());
                    return Answer::status(204);
                }
                "/v1/entries" => {
                    json!({ "total": 2, "entries": [entry(10, "Ferry"), entry(11, "Tide")] })
                }
                _ => return Answer::status(404),
            };
            Answer::ok(answer.to_string()).with("Content-Type", "application/json")
        });
        Self { server, told, is_away }
    }

    /// What it was told since it was asked the last time.
    fn told(&self) -> Vec<(Vec<u64>, String)> {
        let told = std::mem::take(&mut *self.told.lock().unwrap());
        let ids = |told: &Value| -> Vec<u64> {
            told["entry_ids"].as_array().unwrap().iter().map(|id| id.as_u64().unwrap()).collect()
        };
        told.iter().map(|told| (ids(told), told["status"].as_str().unwrap().to_owned())).collect()
    }
}

fn entry(id: u64, title: &str) -> Value {
    let text = format!("<p>{title} at noon. {}</p>", "It goes as the tide goes. ".repeat(40));
    json!({ "id": id, "feed_id": 1, "status": "unread", "title": title, "content": text,
            "url": format!("http://quay.example/{id}"), "published_at": format!("{DAY}T06:00:00Z"),
            "feed": { "id": 1, "title": "Quay", "category": { "title": "Sea" } } })
}

#[test]
fn what_was_read_without_a_network_goes_to_the_server_at_the_next_fetch() {
    let miniflux = Miniflux::start();
    let home = Home::new();
    home.file(
        "config/newsprint/sources.toml",
        format!(
            "[paper.sea]\nmanners = \"none\"\n[[paper.sea.source]]\nkind = \"server\"\nurl = \"{}\"\n\
             full-text = false\ntoken-env = \"QUAY\"\n",
            miniflux.server.url("/")
        ),
    );
    let fetch = || {
        let mut command = home.command(&["fetch", "--date", DAY]);
        command.env("QUAY", "key").output().unwrap()
    };
    fetch();
    assert_eq!(miniflux.told(), [], "nothing is read yet");

    let list: Value = serde_json::from_str(&home.run(&["list", "--json"]).fine()).unwrap();
    let shown = home.run(&["inspect", list[0]["id"].as_str().unwrap(), "--json"]).fine();
    let edition: Value = serde_json::from_str(&shown).unwrap();
    let articles = edition["articles"].as_array().unwrap();
    let ferry = articles.iter().find(|article| article["headline"] == "Ferry").unwrap();
    let (state, _) = State::open(&home.path().join("data/newsprint")).unwrap();
    let key = EditionKey::new(list[0]["key"].as_str().unwrap());
    let id = ArticleId::new(ferry["id"].as_str().unwrap());
    state.set_read(&key, &id, true).unwrap();

    *miniflux.is_away.lock().unwrap() = true;
    fetch();
    assert_eq!(miniflux.told(), [], "it is away");
    *miniflux.is_away.lock().unwrap() = false;
    fetch();
    assert_eq!(miniflux.told(), [(vec![10], "read".to_owned())]);
    fetch();
    assert_eq!(miniflux.told(), [], "it knows");
    state.set_read(&key, &id, false).unwrap();
    fetch();
    assert_eq!(miniflux.told(), [(vec![10], "unread".to_owned())]);
}
