//! `sources add` and `sources test`, which ask the network, and what leads
//! `sources list`.

use crate::support::program::Home;
use crate::support::server::{Answer, Asked, Server};

const SUMMARIES: &str = "<rss version='2.0'><channel><title>Harbour Post</title>\
    <item><title>The ferry is back</title><link>/1</link><description>At six.</description></item>\
    <item><title>Lamps for the pier</title><link>/2</link><description>Nine.</description></item>\
    </channel></rss>";

/// A site with a feed, a page that names it, and a robots.txt.
fn site(robots: &'static str) -> Server {
    Server::start(move |asked: &Asked| match asked.path.as_str() {
        "/feed" => Answer::ok(SUMMARIES).with("Content-Type", "application/rss+xml"),
        "/" => Answer::ok(
            "<html><head><title>Harbour</title><link rel='alternate' \
             type='application/rss+xml' title='All' href='/feed'></head><body><p>Hello</p></body>",
        )
        .with("Content-Type", "text/html"),
        "/robots.txt" => Answer::ok(robots).with("Content-Type", "text/plain"),
        _ => Answer::status(404),
    })
}

fn file(home: &Home) -> String {
    let path = home.path().join("config/newsprint/sources.toml");
    std::fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn a_site_is_asked_for_its_feed_and_shows_what_it_holds_before_it_is_added() {
    let (home, server) = (Home::new(), site("User-agent: *\nAllow: /\n"));
    let ran = home.run(&["sources", "add", server.url("/").as_str()]);
    assert_eq!(ran.err, "");
    let told = ran.fine();
    for part in ["“Harbour Post”, 2 articles", "/feed", "The ferry is back", "pages behind them"]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
    let written = file(&home);
    assert!(written.contains(&format!("url = \"{}\"", server.url("/feed"))), "{written}");
    assert!(written.contains("kind = \"feed\"") && !written.contains("slow"), "{written}");
}

#[test]
fn a_site_that_asks_for_long_pauses_is_told_and_the_answer_is_kept() {
    let server = site("User-agent: *\nCrawl-delay: 120\n");
    let home = Home::new();
    let told = home.run(&["sources", "add", server.url("/feed").as_str()]).fine();
    assert!(told.contains("120 s between two pages") && told.contains("--slow"), "{told}");
    assert!(!file(&home).contains("slow"), "nobody was asked: {}", file(&home));
    let home = Home::new();
    home.run(&["sources", "add", server.url("/feed").as_str(), "--slow", "slowly"]).fine();
    assert!(file(&home).contains("slow = \"slowly\""), "{}", file(&home));
}

#[test]
fn what_cannot_be_had_is_not_added_unless_it_is_to_be_unseen() {
    let (home, server) = (Home::new(), site(""));
    let gone = server.url("/gone").to_string();
    let ran = home.run(&["sources", "add", &gone]);
    assert_eq!((ran.code, file(&home).as_str()), (Some(1), ""));
    assert!(ran.err.contains("404") && ran.err.contains("--offline"), "{}", ran.err);
    let before = server.asked().len();
    home.run(&["sources", "add", &gone, "--offline"]);
    assert!(file(&home).contains("/gone"), "{}", file(&home));
    assert_eq!(server.asked().len(), before, "nobody was asked");
}

#[test]
fn sources_are_tested_one_by_one_and_nothing_is_kept() {
    let (home, server) = (Home::new(), site(""));
    let feed = server.url("/feed").to_string();
    home.run(&["sources", "add", &feed, "--kind", "feed", "--paper", "good"]).fine();
    let gone = server.url("/gone").to_string();
    home.run(&["sources", "add", &gone, "--kind", "feed", "--paper", "bad"]).fine();
    let ran = home.run(&["sources", "test"]);
    assert_eq!(ran.code, Some(3), "{}", ran.err);
    assert!(ran.out.contains("Lamps for the pier"), "{}", ran.out);
    assert!(ran.err.contains("404"), "{}", ran.err);
    assert!(home.run(&["sources", "test", "good"]).fine().contains("2 articles"));
    assert_eq!(home.run(&["sources", "test", &gone]).code, Some(1));
    assert!(home.run(&["sources", "test", "nobody"]).complaint(1).contains("good, bad"));
    assert!(!home.path().join("data/newsprint/library").exists());
}

#[test]
fn a_source_that_was_empty_for_three_days_leads_the_list() {
    let (home, server) = (Home::new(), site(""));
    let gone = server.url("/gone").to_string();
    home.run(&["sources", "add", &gone, "--kind", "feed", "--name", "Tide tables"]).fine();
    for day in ["2026-11-26", "2026-11-27", "2026-11-28"] {
        let list = home.run(&["sources", "list"]).fine();
        assert!(!list.contains("has given nothing"), "{day}: {list}");
        assert_eq!(home.run(&["fetch", "--date", day, "--quiet"]).code, Some(1));
    }
    let list = home.run(&["sources", "list"]).fine();
    assert!(list.starts_with("Tide tables has given nothing for 3 days"), "{list}");
}

#[test]
fn what_holds_nothing_is_no_source_and_a_feed_without_entries_promises_nothing() {
    let server = Server::start(|asked: &Asked| match asked.path.as_str() {
        "/nothing" => Answer::ok("").with("Content-Type", "text/html"),
        "/empty" => Answer::ok("<rss version='2.0'><channel><title>Weekly</title></channel></rss>")
            .with("Content-Type", "application/rss+xml"),
        "/robots.txt" => Answer::ok("User-agent: *\nCrawl-delay: 0\n"),
        _ => Answer::status(404),
    });
    let home = Home::new();
    let ran = home.run(&["sources", "add", server.url("/nothing").as_str()]);
    assert_eq!((ran.code, file(&home).as_str()), (Some(1), ""), "{}", ran.out);
    assert!(ran.err.contains("no article"), "{}", ran.err);
    let told = home.run(&["sources", "add", server.url("/empty").as_str()]).fine();
    assert!(told.contains("“Weekly”, 0 articles"), "{told}");
    assert!(!told.contains("summaries") && !told.contains("0 s between"), "{told}");
}

#[test]
fn a_mistake_in_the_command_is_told_before_anybody_is_asked() {
    let (home, server) = (Home::new(), site(""));
    let feed = server.url("/feed").to_string();
    let ran = home.run(&["sources", "add", &feed, "--paper", "the morning"]);
    assert!(ran.complaint(1).contains("\"the morning\""));
    home.run(&["sources", "add", &feed, "--paper", "morning"]).fine();
    let before = server.asked().len();
    let again = home.run(&["sources", "add", &feed, "--paper", "morning"]);
    assert!(again.err.contains("is there already"), "{}", again.err);
    assert_eq!(server.asked().len(), before, "nobody was asked");
    // An e-paper that the table has not is no source, and the next one is named.
    let ran = home.run(&["sources", "add", "epaper:人民", "--paper", "morning"]);
    assert!(ran.complaint(1).contains("人民日报"), "{}", ran.err);
    assert!(!file(&home).contains("epaper:"), "{}", file(&home));
}

#[test]
fn a_site_that_wants_a_login_says_how_it_is_given_and_is_added_by_it() {
    let server = Server::start(|asked: &Asked| match asked.path.as_str() {
        // ann:ink
        "/feed" if asked.header("authorization") == Some("Basic YW5uOmluaw==") => {
            Answer::ok(SUMMARIES).with("Content-Type", "application/rss+xml")
        }
        "/feed" => Answer::status(401).with("WWW-Authenticate", "Basic realm=x"),
        _ => Answer::status(404),
    });
    let (home, feed) = (Home::new(), server.url("/feed").to_string());
    let ran = home.run(&["sources", "add", &feed]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("--user") && ran.err.contains("--password-command"), "{}", ran.err);
    let wrong = ["--user", "ann", "--password-command", "echo inc"];
    let refused = home.run(&[&["sources", "add", &feed], &wrong[..]].concat());
    assert!(refused.err.contains("does not let you in by that"), "{}", refused.err);
    assert_eq!(file(&home), "");
    let login = ["--user", "ann", "--password-command", "echo ink"];
    home.run(&[&["sources", "add", &feed], &login[..]].concat()).fine();
    let written = file(&home);
    assert!(written.contains("user = \"ann\""), "{written}");
    assert!(written.contains("password-command = \"echo ink\""), "{written}");
}
