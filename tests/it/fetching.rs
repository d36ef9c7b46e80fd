//! Papers that are fetched, by the real program from a server on this machine.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use serde_json::Value;

use crate::support::program::{Home, Ran};
use crate::support::server::{Answer, Asked, Server};

pub(crate) const DAY: &str = "2026-11-28";

/// A site whose pages can be changed while it runs. Each has a tag of its
/// content.
#[derive(Clone, Default)]
pub(crate) struct Site(Arc<Mutex<BTreeMap<String, Vec<u8>>>>);

impl Site {
    pub(crate) fn set(&self, path: &str, body: impl Into<Vec<u8>>) {
        self.0.lock().unwrap().insert(path.to_owned(), body.into());
    }

    pub(crate) fn start(&self) -> Server {
        let pages = self.clone();
        Server::start(move |asked: &Asked| {
            let pages = pages.0.lock().unwrap();
            let Some(body) = pages.get(&asked.path) else { return Answer::status(404) };
            let tag = format!("\"{}\"", body.iter().map(|b| u64::from(*b)).sum::<u64>());
            if asked.header("if-none-match") == Some(&*tag) {
                return Answer::status(304).with("ETag", &tag);
            }
            Answer::ok(body.clone()).with("ETag", &tag)
        })
    }
}

/// A paragraph that no other number gives.
pub(crate) fn paragraph(number: usize) -> String {
    let words = ["ferry", "harbour", "tide", "pier", "lamp", "rope", "salt", "gull", "quay"];
    let word = |at: usize| words[(number * 7 + at * (number % 5 + 2)) % words.len()];
    let said: Vec<String> = (0..30).map(|at| format!("{}{}", word(at), number * 31 + at)).collect();
    format!("The {}.", said.join(" "))
}

pub(crate) fn item(title: &str, path: &str, text: &str) -> String {
    format!(
        "<item><title>{title}</title><link>{path}</link><pubDate>Sat, 28 Nov 2026 06:00:00 \
         +0000</pubDate>{text}</item>"
    )
}

pub(crate) fn whole(paragraphs: &[String]) -> String {
    let text = format!("<p>{}</p>", paragraphs.join("</p><p>"));
    format!(
        "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>\
             <![CDATA[{text}]]></content:encoded>"
    )
}

pub(crate) fn summary(text: &str) -> String {
    format!("<description>{}…</description>", &text[..60])
}

pub(crate) fn feed(title: &str, items: &[String]) -> String {
    format!(
        "<rss version='2.0'><channel><title>{title}</title><language>en</language>{}</channel>\
         </rss>",
        items.concat()
    )
}

pub(crate) fn page(title: &str, head: &str, paragraphs: &[String]) -> String {
    let text = format!("<p>{}</p>", paragraphs.join("</p><p>"));
    format!(
        "<html><head><title>{title}</title>{head}</head><body><nav><a href='/'>Home</a></nav>\
         <article><h1>{title}</h1>{text}</article></body></html>"
    )
}

/// A home with a paper of these sources.
pub(crate) fn home(server: &Server, sources: &[&str]) -> Home {
    let home = Home::new();
    let mut file = "[paper.tern]\ntitle = \"Tern\"\nmanners = \"none\"\n".to_owned();
    for path in sources {
        let url = server.url(path);
        file = format!("{file}[[paper.tern.source]]\nkind = \"feed\"\nurl = \"{url}\"\n");
    }
    home.file("config/newsprint/sources.toml", file);
    home
}

pub(crate) fn fetch(home: &Home) -> Ran {
    home.run(&["fetch", "--date", DAY])
}

pub(crate) fn edition(home: &Home) -> Value {
    let out = home.run(&["inspect", &format!("Tern/{DAY}"), "--json"]).fine();
    serde_json::from_str(&out).unwrap()
}

/// The texts of an article by its headline, in one.
pub(crate) fn text(edition: &Value, headline: &str) -> String {
    let article = article(edition, headline);
    let blocks = article["blocks"].as_array().unwrap().iter();
    let texts: Vec<&str> =
        blocks.filter(|b| b["role"] != "headline").filter_map(|b| b["text"].as_str()).collect();
    texts.join("\n")
}

pub(crate) fn article<'a>(edition: &'a Value, headline: &str) -> &'a Value {
    let mut all = edition["articles"].as_array().unwrap().iter();
    all.find(|article| article["headline"] == headline)
        .unwrap_or_else(|| panic!("no {headline} in {edition:#}"))
}

/// Every file of the library with its bytes.
fn files(home: &Home) -> BTreeMap<String, Vec<u8>> {
    fn add(folder: &std::path::Path, all: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(&path, all);
            } else {
                all.insert(path.to_string_lossy().into_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    let mut all = BTreeMap::new();
    add(&home.path().join("data/newsprint/library"), &mut all);
    all
}

#[test]
fn a_feed_that_brings_beginnings_gets_the_texts_of_its_pages_to_their_end() {
    let site = Site::default();
    let parts: Vec<String> = (1..=6).map(paragraph).collect();
    let list = [item("Ferry runs", "/a.html", &summary(&parts[0]))];
    site.set("/feed", feed("Tern", &list));
    site.set("/a.html", page("Ferry runs", "<link rel=next href='/a2.html'>", &parts[..3]));
    // The last part leads back to the first.
    site.set("/a2.html", page("Ferry runs", "<link rel=next href='/a.html'>", &parts[3..]));
    let server = site.start();
    let home = home(&server, &["/feed"]);
    let ran = fetch(&home);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(text(&edition(&home), "Ferry runs"), parts.join("\n"));
    let pages = server.paths();
    assert_eq!(pages.iter().filter(|path| *path == "/a.html").count(), 1, "{pages:?}");
}

#[test]
fn a_page_with_one_text_for_all_articles_is_not_taken_for_any() {
    let site = Site::default();
    let wall: Vec<String> = (90..96).map(paragraph).collect();
    let own: Vec<String> = (1..=4).map(paragraph).collect();
    let list: Vec<String> = (0..4)
        .map(|n| item(&format!("Story {n}"), &format!("/{n}.html"), &summary(&own[n])))
        .collect();
    site.set("/feed", feed("Tern", &list));
    for n in 0..4 {
        site.set(&format!("/{n}.html"), page("Please log in", "", &wall));
    }
    let server = site.start();
    let home = home(&server, &["/feed"]);
    let ran = fetch(&home);
    assert!(ran.err.contains("4 pages gave one and the same text"), "{}", ran.err);
    let edition = edition(&home);
    for (n, own) in own.iter().take(4).enumerate() {
        let text = text(&edition, &format!("Story {n}"));
        assert!(text.starts_with(&own[..60]) && !text.contains(&wall[0]), "{text}");
    }
}

#[test]
fn a_story_that_two_papers_have_stands_once_at_its_fullest_and_says_who_has_it_too() {
    let site = Site::default();
    let story: Vec<String> = (1..=8).map(paragraph).collect();
    let other: Vec<String> = (20..=24).map(paragraph).collect();
    site.set(
        "/short",
        feed(
            "Gull",
            &[
                item("Ferry back", "/gull/1.html", &whole(&story[..3])),
                item("Tide tables", "/gull/2.html", &whole(&other)),
            ],
        ),
    );
    site.set(
        "/full",
        feed("Heron", &[item("The ferry runs again", "/heron/1.html", &whole(&story))]),
    );
    let server = site.start();
    let home = home(&server, &["/short", "/full"]);
    assert_eq!(fetch(&home).code, Some(0));
    let edition = edition(&home);
    assert_eq!(edition["articles"].as_array().unwrap().len(), 2);
    let text = text(&edition, "The ferry runs again");
    assert!(text.starts_with(&story.join("\n")) && text.ends_with("Also in Gull."), "{text}");
}

#[test]
fn feeds_that_number_their_entries_alike_are_one_edition_with_all_of_them() {
    let site = Site::default();
    let numbered = |title: &str, n: usize| {
        format!(
            "<item><title>{title}</title><guid isPermaLink='false'>1</guid><pubDate>Sat, 28 Nov 2026 \
             06:00:00 +0000</pubDate>{}</item>",
            whole(&[paragraph(n), paragraph(n + 1)])
        )
    };
    for (at, title) in ["Ferry runs", "Lamp lit", "Rope sold"].into_iter().enumerate() {
        let items = [numbered(title, 90 + 10 * at)];
        site.set(&format!("/{at}.xml"), feed(&format!("Paper {at}"), &items));
    }
    let server = site.start();
    let home = home(&server, &["/0.xml", "/1.xml", "/2.xml"]);
    fetch(&home).fine();
    let first = edition(&home);
    assert_eq!(first["articles"].as_array().unwrap().len(), 3);
    let ids = |edition: &Value| -> Vec<String> {
        let all = edition["articles"].as_array().unwrap();
        all.iter().map(|article| article["id"].to_string()).collect()
    };
    assert!(fetch(&home).fine().contains("nothing new"));
    assert_eq!(ids(&edition(&home)), ids(&first));
}

#[test]
fn a_page_that_only_says_the_site_has_moved_is_no_article() {
    let site = Site::default();
    site.set(
        "/index.html",
        "<html><head><title>Quay</title></head><body><p>We moved</p></body></html>",
    );
    let server = site.start();
    let home = Home::new();
    let url = server.url("/index.html");
    home.file(
        "config/newsprint/sources.toml",
        format!("[paper.tern]\nmanners = \"none\"\n[[paper.tern.source]]\nurl = \"{url}\"\n"),
    );
    let ran = fetch(&home);
    assert_eq!((ran.code, &*ran.out), (Some(1), "nothing new came\n"));
    assert!(ran.err.contains("/index.html: "), "{}", ran.err);
    assert!(!home.path().join("data/newsprint/library/Tern").exists(), "no edition was made of it");
}

#[test]
fn an_epaper_gets_the_cookie_that_it_wants_and_its_entry_is_asked_for_once() {
    let server = Server::start(|asked: &Asked| match (asked.header("cookie"), &*asked.path) {
        (Some("subscriber=1"), "/pc/layout/index.html") => Answer::ok(
            "<title>Quay Daily</title><a href='202611/28/node_01.html'>today's paper</a>",
        ),
        (Some("subscriber=1"), "/pc/layout/202611/28/node_01.html") => Answer::ok(
            "<title>Quay Daily</title><div id=list><ul><li><a href=node_01.html>第01版 News</a></ul>\
             </div><ul class=news-list><li><a href='../../../content/202611/28/content_1.html'>Ferry \
             runs</a></ul>",
        ),
        (Some("subscriber=1"), "/pc/content/202611/28/content_1.html") => Answer::ok(format!(
            "<title>Ferry runs</title><h1>Ferry runs</h1><div id=ozoom><p>{}</p></div>",
            paragraph(7)
        )),
        (Some("subscriber=1"), _) => Answer::status(404),
        _ => Answer::status(403),
    });
    let home = Home::new();
    let url = server.url("/pc/layout/index.html");
    home.file(
        "config/newsprint/sources.toml",
        format!(
            "[paper.quay]\nmanners = \"none\"\n[[paper.quay.source]]\nurl = \"{url}\"\n\
             cookie-env = \"QUAY\"\n"
        ),
    );
    let mut command = home.command(&["fetch", "--date", DAY]);
    let ran = Ran::of(command.env("QUAY", "subscriber=1").output().unwrap()).fine();
    assert!(ran.contains("1 article, 1 new"), "{ran}");
    let asked = server.asked();
    let entries = asked.iter().filter(|asked| asked.path == "/pc/layout/index.html");
    assert_eq!(entries.count(), 1, "{asked:?}");
}

#[test]
fn a_run_at_noon_adds_and_moves_nothing_that_was_marked() {
    let site = Site::default();
    let texts: Vec<Vec<String>> =
        (0..4).map(|n| (n * 5 + 1..n * 5 + 5).map(paragraph).collect()).collect();
    let one = |n: usize| item(&format!("Story {n}"), &format!("/{n}.html"), &whole(&texts[n]));
    site.set("/feed", feed("Tern", &[one(0), one(1)]));
    let server = site.start();
    let home = home(&server, &["/feed"]);
    assert!(fetch(&home).fine().contains("2 new"));
    let (morning, before) = (edition(&home), files(&home));

    // Nothing new: one conditional request, and not a byte is written.
    let asked = server.asked().len();
    assert!(fetch(&home).fine().contains("0 new"));
    let again = server.asked();
    assert_eq!(again.len(), asked + 1);
    assert!(again[asked].header("if-none-match").is_some());
    assert_eq!(files(&home), before);

    site.set("/feed", feed("Tern", &[one(2), one(3), one(0), one(1)]));
    assert!(fetch(&home).fine().contains("4 articles, 2 new"));
    let noon = edition(&home);
    for n in 0..2 {
        let title = format!("Story {n}");
        assert_eq!(article(&noon, &title)["id"], article(&morning, &title)["id"]);
        assert_eq!(text(&noon, &title), text(&morning, &title));
    }
    assert_eq!(noon["articles"][0]["headline"], "Story 2", "what is newest stands first");
}

#[test]
fn an_article_that_its_site_changed_has_the_new_text_and_says_so() {
    let site = Site::default();
    let mut text_of: Vec<String> = (1..=5).map(paragraph).collect();
    site.set("/feed", feed("Tern", &[item("Ferry", "/1.html", &whole(&text_of))]));
    let server = site.start();
    let home = home(&server, &["/feed"]);
    fetch(&home).fine();
    let id = article(&edition(&home), "Ferry")["id"].clone();
    text_of[2] = paragraph(77);
    site.set("/feed", feed("Tern", &[item("Ferry", "/1.html", &whole(&text_of))]));
    assert!(fetch(&home).fine().contains("1 changed"));
    let edition = edition(&home);
    assert_eq!(article(&edition, "Ferry")["id"], id);
    let text = text(&edition, "Ferry");
    assert!(text.contains(&paragraph(77)), "{text}");
    assert!(text.ends_with("The site has changed this article since it first came."), "{text}");
}

/// As a kill leaves it: the articles and the answers are kept, editions are not.
fn lose_editions(home: &Home) {
    let data = home.path().join("data/newsprint");
    std::fs::remove_dir_all(data.join("library")).unwrap();
    let kept = rusqlite::Connection::open(data.join("fetch.db")).unwrap();
    kept.execute("DELETE FROM edition", []).unwrap();
}

#[test]
fn who_was_killed_before_the_edition_was_in_the_library_has_it_after_the_next_run() {
    let site = Site::default();
    let story: Vec<String> = (1..=5).map(paragraph).collect();
    site.set("/feed", feed("Tern", &[item("Ferry", "/1.html", &whole(&story))]));
    let server = site.start();
    let home = home(&server, &["/feed"]);
    fetch(&home).fine();
    lose_editions(&home);
    assert!(fetch(&home).fine().contains("1 article, 1 new"));
    assert_eq!(text(&edition(&home), "Ferry"), story.join("\n"));
    let last = server.asked().pop().unwrap();
    assert!(last.header("if-none-match").is_some(), "the feed said that nothing is new");
}

#[test]
fn an_edition_of_another_day_that_a_kill_left_unmade_is_made_by_the_next_run() {
    let site = Site::default();
    let story: Vec<String> = (1..=5).map(paragraph).collect();
    site.set("/feed", feed("Tern", &[item("Ferry", "/1.html", &whole(&story))]));
    let server = site.start();
    let home = home(&server, &["/feed"]);
    fetch(&home).fine();
    lose_editions(&home);
    // As of a library's paper of a hundred years ago, of which the next run
    // hears "nothing new".
    site.set("/feed", feed("Tern", &[]));
    let told = home.run(&["fetch", "--date", "2026-11-29"]);
    assert!(told.out.contains(&format!("{DAY}  1 article, 1 new")), "{}", told.out);
    assert_eq!(text(&edition(&home), "Ferry"), story.join("\n"));
    // One that the person took out of the library does not come back.
    home.run(&["remove", &format!("Tern/{DAY}")]).fine();
    home.run(&["fetch", "--date", "2026-11-29"]);
    assert!(!home.run(&["list"]).fine().contains(DAY));
}

#[test]
fn of_a_story_that_two_feeds_have_one_is_told_as_new_and_of_a_later_run_what_it_brought() {
    let site = Site::default();
    let stories: Vec<Vec<String>> =
        (0..3).map(|n| (n * 5..n * 5 + 5).map(paragraph).collect()).collect();
    let items: Vec<String> = (0..3)
        .map(|n| item(&format!("Story {n}"), &format!("/{n}.html"), &whole(&stories[n])))
        .collect();
    site.set("/a", feed("Tern", &items[..2]));
    site.set("/b", feed("Post", &items[..1]));
    let server = site.start();
    let home = home(&server, &["/a", "/b"]);
    let told = fetch(&home).fine();
    assert!(told.contains("2 articles, 2 new"), "{told}");
    site.set("/a", feed("Tern", &items));
    let told = fetch(&home).fine();
    assert!(told.contains("3 articles, 1 new"), "{told}");
}

#[test]
fn two_papers_that_are_called_the_same_are_told_so_and_neither_is_to_be_removed() {
    let site = Site::default();
    let story: Vec<String> = (1..=5).map(paragraph).collect();
    site.set("/feed", feed("Tern", &[item("Ferry", "/1.html", &whole(&story))]));
    let server = site.start();
    let home = home(&server, &["/feed"]);
    let file = std::fs::read_to_string(home.path().join("config/newsprint/sources.toml")).unwrap();
    let other = file.replace("paper.tern", "paper.evening");
    home.file("config/newsprint/sources.toml", format!("{file}{other}"));
    let told = fetch(&home).out;
    assert!(told.contains("the paper tern is called the same"), "{told}");
    assert!(told.contains("`title`") && !told.contains("newsprint remove"), "{told}");
}

#[test]
fn pictures_come_home_by_their_bytes_and_what_is_none_leaves_its_caption() {
    let site = Site::default();
    // GIF of 40 × 30 and of 1 × 1; the second counts readers.
    let gif = |side: u8| [b"GIF89a".as_slice(), &[side, 0, side, 0, 0, 0, 0, b';']].concat();
    site.set("/pier.jpg", gif(40));
    site.set("/count.gif", gif(1));
    site.set("/quay.jpg", "<html>no picture</html>");
    let figure = |path: &str, caption: &str| {
        format!("<figure><img src='{path}'><figcaption>{caption}</figcaption></figure>")
    };
    let story: Vec<String> = (1..=5).map(paragraph).collect();
    let all = [figure("/pier.jpg", "The pier"), figure("/quay.jpg", "The quay")].concat();
    let text_of = whole(&story).replace("<p>", &format!("{all}<img src='/count.gif'><p>"));
    let text_of = text_of.replacen(&all, "\u{1}", 1).replace(&all, "").replace('\u{1}', &all);
    site.set("/feed", feed("Tern", &[item("Ferry", "/1.html", &text_of)]));
    let server = site.start();
    let home = home(&server, &["/feed"]);
    let ran = fetch(&home);
    assert!(ran.err.contains("1 picture could not be read"), "{}", ran.err);
    let text = text(&edition(&home), "Ferry");
    assert!(text.contains("The pier") && text.contains("The quay"), "{text}");
    let kept = files(&home);
    let pictures: Vec<_> = kept.iter().filter(|(name, _)| name.contains("/media/")).collect();
    assert_eq!(pictures.len(), 1, "{:?}", kept.keys());
    assert_eq!(pictures[0].1, &gif(40));
    assert!(
        pictures[0].0.rsplit('.').next() == Some("gif"),
        "named by what it is: {}",
        pictures[0].0
    );
    assert!(server.asked().iter().all(|asked| asked.header("referer").is_none()));
}

#[test]
fn the_status_tells_whether_all_some_or_no_sources_gave_something() {
    let site = Site::default();
    let story: Vec<String> = (1..=5).map(paragraph).collect();
    site.set("/feed", feed("Tern", &[item("Ferry", "/1.html", &whole(&story))]));
    let server = site.start();
    let some = home(&server, &["/feed", "/gone"]);
    let ran = fetch(&some);
    assert_eq!(ran.code, Some(3));
    assert!(ran.err.contains("/gone") && ran.err.contains("1 of 2 sources"), "{}", ran.err);
    assert_eq!(fetch(&home(&server, &["/gone"])).code, Some(1));
    let none = Home::new().run(&["fetch"]);
    assert_eq!(none.code, Some(1));
    assert!(none.err.contains("newsprint sources add"), "{}", none.err);
}

#[test]
fn a_dry_run_tells_what_is_new_and_keeps_nothing() {
    let site = Site::default();
    let story: Vec<String> = (1..=5).map(paragraph).collect();
    site.set("/feed", feed("Tern", &[item("Ferry", "/1.html", &whole(&story))]));
    let server = site.start();
    let home = home(&server, &["/feed"]);
    let out = home.run(&["fetch", "--date", DAY, "--dry-run"]).fine();
    assert!(out.contains("1 article, 1 new"), "{out}");
    assert!(!home.path().join("data/newsprint/library").exists());
    assert!(fetch(&home).fine().contains("1 article, 1 new"));
}

#[cfg(unix)]
#[test]
fn of_two_fetches_at_once_the_second_is_told_who_is_at_work() {
    let site = Site::default();
    site.set("/feed", feed("Tern", &[]));
    let server = site.start();
    let home = home(&server, &["/feed"]);
    let file = home.file("data/newsprint/.fetch.lock", format!("{} 0\n", std::process::id()));
    let held = std::fs::File::open(file).unwrap();
    held.lock().unwrap();
    let ran = fetch(&home);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains(&format!("process {}", std::process::id())), "{}", ran.err);
    assert_eq!(server.asked().len(), 0);
    drop(held);
    assert_eq!(fetch(&home).code, Some(0));
}
