use proptest::prelude::*;

use super::*;
use crate::model::{Clean, LangTag};
use crate::sources::{Extraction, Secret, Selector, SlowSite, Source, SourceKind, Subscription};
use crate::toml_file::TomlSource;

const OWN: &str = "\
# My papers, in the order of the morning.

[paper.morning]   # with coffee
title = \"晨报\"

# The harbour first.
[[paper.morning.source]]
url = \"http://a.example/rss\"   # no kind yet
section = \"港口\"

[[paper.morning.source]]
kind = \"page\"
url = \"http://b.example/\"
# agent = \"x\"

# The evening.
[paper.evening]
source = [
    { url = \"http://c.example/rss\" }, # the first
    { url = \"http://d.example/rss\", oldest = 2 },
]
";

fn file(text: &str) -> TomlSource<'_> {
    TomlSource { name: "sources.toml", text }
}

fn paper(name: &str) -> Subscription {
    Subscription { name: name.to_owned(), ..Subscription::default() }
}

fn feed(url: &str) -> Source {
    Source { kind: SourceKind::Feed, url: url.to_owned(), ..Source::default() }
}

#[test]
fn a_source_is_added_below_those_of_its_paper_and_all_else_stays() {
    let new = add(&file(OWN), &paper("morning"), &[feed("http://n.example/")]).unwrap();
    let added = "\n[[paper.morning.source]]\nkind = \"feed\"\nurl = \"http://n.example/\"\n";
    let place = "url = \"http://b.example/\"\n";
    assert_eq!(new, OWN.replace(place, &format!("{place}{added}\n")));
}

#[test]
fn a_source_is_added_to_a_list_in_the_way_of_that_list() {
    let new = add(&file(OWN), &paper("evening"), &[feed("http://n.example/")]).unwrap();
    let last = "    { url = \"http://d.example/rss\", oldest = 2 },\n";
    let added = "    { kind = \"feed\", url = \"http://n.example/\" },\n";
    assert_eq!(new, OWN.replace(last, &format!("{last}{added}")));
    let text = "[paper.a]\nsource = [{ url = \"http://c.example/\" }]\n";
    let new = add(&file(text), &paper("a"), &[feed("http://n.example/")]).unwrap();
    let added = ", { kind = \"feed\", url = \"http://n.example/\" }]";
    assert_eq!(new, text.replacen("}]", &format!("}}{added}"), 1));
}

#[test]
fn a_new_paper_stands_at_the_end_with_what_is_known_of_it() {
    let mut new = paper("河口");
    new.title = Some(Clean::line("河口 \"日报\""));
    new.lang = LangTag::new("zh");
    let text = add(&file(OWN), &new, &[feed("http://n.example/")]).unwrap();
    let added = "\n[paper.\"河口\"]\ntitle = '河口 \"日报\"'\nlang = \"zh\"\n\n\
                 [[paper.\"河口\".source]]\nkind = \"feed\"\nurl = \"http://n.example/\"\n";
    assert_eq!(text, format!("{OWN}{added}"));
    let first = add(&file(""), &paper("a"), &[feed("http://n.example/")]).unwrap();
    assert!(first.starts_with("[paper.a]\n"), "{first}");
}

#[test]
fn a_file_without_a_last_line_feed_and_one_of_windows_stay_what_they_are() {
    let text = "[[paper.a.source]]\r\nurl = \"http://a.example/\"";
    let new = add(&file(text), &paper("a"), &[feed("http://n.example/")]).unwrap();
    assert_eq!(
        new,
        format!(
            "{text}\r\n\r\n[[paper.a.source]]\r\nkind = \"feed\"\r\nurl = \"http://n.example/\"\r\n"
        )
    );
    let new = set_kind(&file(&new), "a", "http://a.example/", SourceKind::Page).unwrap();
    assert!(new.starts_with("[[paper.a.source]]\r\nkind = \"page\"\r\nurl"), "{new}");
}

#[test]
fn a_source_is_removed_with_its_lines_and_nothing_else() {
    let new = remove_source(&file(OWN), "morning", "http://a.example/rss").unwrap();
    let gone = "[[paper.morning.source]]\nurl = \"http://a.example/rss\"   # no kind yet\n\
                section = \"港口\"\n\n";
    assert_eq!(new, OWN.replace(gone, ""));
    let new = remove_source(&file(OWN), "evening", "http://d.example/rss").unwrap();
    assert!(new.contains("# the first\n    \n]") || new.contains("# the first\n    ]"), "{new}");
    let new = remove_source(&file(OWN), "evening", "http://c.example/rss").unwrap();
    assert_eq!(new, OWN.replace("{ url = \"http://c.example/rss\" }, ", ""));
    let gone = remove_source(&file(OWN), "evening", "http://x.example/");
    assert_eq!(gone, Err(EditError::NoSource("http://x.example/".to_owned())));
}

#[test]
fn a_paper_is_removed_and_the_comments_around_it_stay() {
    let new = remove_paper(&file(OWN), "morning").unwrap();
    let comments = ["# My papers", "# The harbour first.", "# agent = \"x\"", "# The evening."];
    for comment in comments {
        assert!(new.contains(comment), "{new}");
    }
    assert!(!new.contains("morning.source") && !new.contains("[paper.morning]"), "{new}");
    assert!(new.ends_with(OWN.split("# The evening.").nth(1).unwrap()), "{new}");
    let text = "[[paper.a.source]]\nurl = \"http://a.example/\"\n\n[paper.b]\n";
    assert_eq!(remove_paper(&file(text), "a").unwrap(), "[paper.b]\n");
    assert_eq!(remove_paper(&file(OWN), "x"), Err(EditError::NoPaper("x".to_owned())));
}

#[test]
fn the_kind_that_was_found_out_is_put_in_or_replaces_the_old() {
    let new = set_kind(&file(OWN), "morning", "http://a.example/rss", SourceKind::Feed).unwrap();
    let line = "url = \"http://a.example/rss\"";
    assert_eq!(new, OWN.replace(line, &format!("kind = \"feed\"\n{line}")));
    let new = set_kind(&file(OWN), "morning", "http://b.example/", SourceKind::Epaper).unwrap();
    assert_eq!(new, OWN.replace("\"page\"", "\"epaper\""));
    let new = set_kind(&file(OWN), "evening", "http://c.example/rss", SourceKind::Feed).unwrap();
    let line = "{ url = \"http://c.example/rss\" }";
    let set = "{ kind = \"feed\", url = \"http://c.example/rss\" }";
    assert_eq!(new, OWN.replace(line, set));
    let new = set_slow(&file(OWN), "morning", "http://b.example/", SlowSite::Titles).unwrap();
    assert!(new.contains("source]]\nslow = \"titles\"\nkind = \"page\""), "{new}");
}

#[test]
fn what_cannot_be_changed_by_lines_is_refused_and_not_broken() {
    let one = [feed("http://n.example/")];
    let text = "paper = { a = { title = \"x\" } }\n";
    assert_eq!(add(&file(text), &paper("a"), &one), Err(EditError::ByHand("a".to_owned())));
    assert!(matches!(add(&file("a = \n"), &paper("a"), &one), Err(EditError::Mistaken(_))));
    let name = "../a";
    assert_eq!(add(&file(""), &paper(name), &one), Err(EditError::BadName(name.to_owned())));
}

/// A source with every key.
fn full() -> Source {
    let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    let selector = Selector {
        names: vec!["div".to_owned()],
        attributes: vec![("class".to_owned(), texts(&["a b'\"\\"]))],
    };
    Source {
        kind: SourceKind::Server,
        url: "https://a.example/?a=1&b=2#c".to_owned(),
        name: Some(Clean::line("河口 \"x\" \\ 'y'")),
        section: Some(Clean::line("#1")),
        full_text: Some(false),
        oldest: Some(3),
        most: Some(10_000),
        agent: Some("Mozilla/5.0 (X)".to_owned()),
        cookie: Some(Secret::File("~/c".to_owned())),
        user: Some("ann".to_owned()),
        secret: Some(Secret::Command("pass show 'x' | head -1".to_owned())),
        client: Some(crate::sources::Client {
            id: "1".to_owned(),
            secret: Secret::Variable("V".to_owned()),
        }),
        years_ago: Some(100),
        slow: SlowSite::Slowly,
        facsimiles: true,
        extraction: Extraction {
            keep: vec![selector.clone()],
            remove: vec![selector],
            encoding: Some("gb18030".to_owned()),
        },
    }
}

#[test]
fn what_is_written_is_read_as_the_same() {
    let mut token = full();
    (token.user, token.secret) = (None, Some(Secret::Plain("hush".to_owned())));
    let sources = [full(), token];
    for text in ["", "[paper.a]\nsource = []\n"] {
        let text = add(&file(text), &paper("a"), &sources).unwrap();
        let (read, mistakes) = read(&file(&text));
        assert_eq!(mistakes, [], "{text}");
        assert_eq!(read.papers[0].sources, sources, "{text}");
    }
}

proptest! {
    #[test]
    fn changes_never_panic_and_never_lose_another_paper(
        lines in prop::collection::vec(
            prop::sample::select(vec![
                "[paper.a]", "[paper.b]", "[[paper.a.source]]", "[[paper.b.source]]", "# note",
                "url = \"http://a.example/\"", "url = \"http://b.example/\"", "", "title = \"t\"",
                "source = [{ url = \"http://a.example/\" }]", "source = [", "]", "[x]",
                "paper.a.title = \"t\"", "kind = '''", "'''", "\u{feff}河口 = 1",
            ]),
            0..14,
        )
    ) {
        let text = lines.join("\n");
        let (old, _) = read(&file(&text));
        let one = [feed("http://n.example/")];
        let changed = [
            add(&file(&text), &paper("a"), &one),
            remove_paper(&file(&text), "a"),
            remove_source(&file(&text), "a", "http://a.example/"),
            set_kind(&file(&text), "a", "http://a.example/", SourceKind::Feed),
        ];
        for text in changed.into_iter().flatten() {
            let (new, _) = read(&file(&text));
            let b = |all: &crate::sources::Subscriptions| {
                all.papers.iter().find(|paper| paper.name == "b").cloned()
            };
            prop_assert_eq!(b(&new), b(&old));
        }
    }
}
