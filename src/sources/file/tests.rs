use super::*;
use crate::model::LangTag;
use crate::sources::{Manners, Secret, SlowSite, SourceKind, Subscriptions};
use crate::toml_file::TomlSource;
use crate::words::InEnglish;

fn file(text: &str) -> TomlSource<'_> {
    TomlSource { name: "sources.toml", text }
}

/// What is read, and what is told in English.
fn read_text(text: &str) -> (Subscriptions, Vec<String>) {
    let (read, mistakes) = read(&file(text));
    (read, mistakes.iter().map(InEnglish::told).collect())
}

const WHOLE: &str = r#"
# Two papers.
[paper.morning]
title = "晨报"
lang = "zh"
manners = "none"
allow = ["127.0.0.0/8", "[fd00::]/8:8080"]

[[paper.morning.source]]
kind = "feed"
url = "http://127.0.0.2:8080/harbour.rss"
name = "港湾"
section = "港口"
full-text = true
oldest = 3
most = 40
agent = "Mozilla/5.0"
slow = "on-opening"
keep = ["article", "div.story"]
remove = "aside, .share"
encoding = "gb18030"

[[paper.morning.source]]
url = "epaper:河口日报"
facsimiles = true

[paper.desk]
source = [
  { kind = "server", url = "https://reader.example/", user = "ann", password-command = "pass show reader" },
  { kind = "server", url = "https://w.example/", user = "ann", password-env = "W", client-id = "1", client-secret-file = "~/w" },
  { kind = "recipe", url = "recipes/paper.recipe" },
  { kind = "archive", url = "https://archive.example/", years-ago = 100, token = "hush", cookie = "sid=1" },
]
"#;

#[test]
fn a_file_is_read_with_all_its_keys() {
    let (read, mistakes) = read_text(WHOLE);
    assert_eq!(mistakes, [] as [&str; 0]);
    let [morning, desk] = read.papers.as_slice() else { panic!("{read:?}") };
    assert_eq!((morning.name.as_str(), desk.name.as_str()), ("morning", "desk"));
    assert_eq!(morning.title.as_deref(), Some("晨报"));
    assert_eq!(morning.lang, LangTag::new("zh"));
    assert_eq!(morning.manners, Manners::None);
    assert_eq!((morning.allow[1].prefix, morning.allow[1].port), (8, Some(8080)));
    let [harbour, epaper] = morning.sources.as_slice() else { panic!("{morning:?}") };
    assert_eq!(harbour.kind, SourceKind::Feed);
    assert_eq!(harbour.url, "http://127.0.0.2:8080/harbour.rss");
    assert_eq!(harbour.section.as_deref(), Some("港口"));
    assert_eq!((harbour.full_text, harbour.oldest, harbour.most), (Some(true), Some(3), Some(40)));
    assert_eq!(
        (harbour.agent.as_deref(), harbour.slow),
        (Some("Mozilla/5.0"), SlowSite::OnOpening)
    );
    assert_eq!((harbour.extraction.keep.len(), harbour.extraction.remove.len()), (2, 2));
    assert_eq!(harbour.extraction.encoding.as_deref(), Some("gb18030"));
    assert_eq!((epaper.kind, epaper.facsimiles), (SourceKind::Unknown, true));
    assert_eq!(epaper.url, "epaper:河口日报");
    let [server, wallabag, recipe, archive] = desk.sources.as_slice() else { panic!("{desk:?}") };
    assert_eq!(server.secret, Some(Secret::Command("pass show reader".to_owned())));
    assert_eq!(wallabag.secret, Some(Secret::Variable("W".to_owned())));
    let client = wallabag.client.as_ref().unwrap();
    assert_eq!((client.id.as_str(), &client.secret), ("1", &Secret::File("~/w".to_owned())));
    assert_eq!(recipe.url, "recipes/paper.recipe");
    assert_eq!(archive.years_ago, Some(100));
    assert_eq!(archive.cookie, Some(Secret::Plain("sid=1".to_owned())));
}

#[test]
fn every_mistake_is_told_with_its_place_and_the_rest_is_read() {
    let text = "\
[papers.x]
[paper.a]
titel = \"A\"
lang = \"not a tag\"
manners = \"polit\"
allow = [\"10.0.0.0/40\"]
[[paper.a.source]]
kind = \"fed\"
url = \"https://a.example/\"
oldest = 0
full-text = \"yes\"
keep = \"div > p\"
encoding = \"utf-9\"
[[paper.a.source]]
kind = \"feed\"
[[paper.a.source]]
url = \"a.example/feed\"
[[paper.a.source]]
url = \"https://b.example/\"
";
    let (read, mistakes) = read_text(text);
    let expected = [
        ":1:2: there is no key `papers` here; did you mean `paper`?",
        ":3:1: there is no key `titel` here; did you mean `title`?",
        ":4:8: `lang` is \"not a tag\"; expected a language tag",
        ":5:11: `manners` is \"polit\"; expected \"polite\" or \"none\"; did you mean polite?",
        ":6:10: `allow` is \"10.0.0.0/40\"; expected addresses such as",
        ":8:8: `kind` is \"fed\"; expected \"feed\", \"page\"",
        ":10:10: `oldest` is 0; expected a whole number from 1 to 3650",
        ":11:13: `full-text` is \"yes\"; expected true or false",
        ":12:8: `keep` is \"div > p\"; expected elements such as",
        ":13:12: `encoding` is \"utf-9\"; expected an encoding",
        ":14:1: `url` is missing here",
        ":17:7: `url` is \"a.example/feed\"; expected an address that begins with",
    ];
    assert_eq!(mistakes.len(), expected.len(), "{mistakes:#?}");
    for (told, expected) in mistakes.iter().zip(expected) {
        let expected = format!("sources.toml{expected}");
        assert!(told.starts_with(&expected), "{told}\n{expected}");
    }
    let urls: Vec<_> = read.papers[0].sources.iter().map(|source| source.url.as_str()).collect();
    assert_eq!(urls, ["https://a.example/", "https://b.example/"]);
}

#[test]
fn a_line_that_is_no_toml_costs_itself_only() {
    let text = "[paper.a]\ntitle = \n[[paper.a.source]]\nurl = \"https://a.example/\"\n\
                name = yes\n[[paper.a.source]]\nurl = \"https://b.example/\"\n";
    let (read, mistakes) = read_text(text);
    assert_eq!(mistakes.len(), 2, "{mistakes:?}");
    assert_eq!(read.papers[0].sources.len(), 2);
}

#[test]
fn no_mistake_repeats_a_secret() {
    let keys = ["cookie", "password", "token", "client-secret"];
    let values =
        ["\"hush\\n\"", "[\"hush\"]", "{ a = \"hush\" }", "4711", "\"hush", "hush", "'hush\nhush'"];
    for key in keys {
        for value in values {
            for url in
                ["https://a.example/", "https://ann:4711@a.example/?token=hush", "htp://ann:hush@a"]
            {
                let text = format!("[[paper.a.source]]\nurl = \"{url}\"\n{key} = {value}\n");
                let (read, mistakes) = read_text(&text);
                let told = format!("{mistakes:?} {read:?}").replace("token=hush", "");
                assert!(!told.contains("hush") && !told.contains("4711"), "{text}\n{told}");
            }
        }
    }
    let (_, mistakes) = read_text("[[paper.a.source]]\nurl = \"https://ann:hush@a.example/\"\n");
    assert!(mistakes[0].contains("`user` and `password-command`"), "{mistakes:?}");
}

#[test]
fn a_secret_is_had_from_one_place() {
    let text = "[[paper.a.source]]\nurl = \"https://a.example/\"\npassword = \"a\"\ntoken-env = \"B\"\n\
                client-id = \"x\"\n";
    let (read, mistakes) = read_text(text);
    assert_eq!(
        mistakes,
        [
            "sources.toml:1:1: `client-secret-command` is missing here",
            "sources.toml:4:1: this secret is given by `password` already; keep one of them",
        ]
    );
    assert_eq!(read.papers[0].sources[0].secret, Some(Secret::Plain("a".to_owned())));
}

#[test]
fn plain_secrets_are_found_for_the_file_that_others_can_read() {
    let found: Vec<_> = exposed(&file(WHOLE)).iter().map(InEnglish::told).collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("`token` stands in a file that others can read"), "{found:?}");
    assert!(found[1].contains("`cookie`") && !found.concat().contains("hush"), "{found:?}");
}

#[test]
fn a_papers_name_cannot_lead_out_of_its_folder() {
    for name in ["\"../x\"", "\"a b\"", "\"\"", "\"a/b\""] {
        let (read, mistakes) = read_text(&format!("[paper.{name}]\ntitle = \"x\"\n"));
        assert_eq!((read.papers.len(), mistakes.len()), (0, 1), "{name}: {mistakes:?}");
    }
    assert_eq!(read_text("[paper.\"河口-1_a\"]\n").0.papers.len(), 1);
}

#[test]
fn more_papers_and_sources_than_anybody_reads_are_left_out() {
    let papers: Vec<_> = (0..=MOST_PAPERS).map(|n| format!("[paper.p{n}]\n")).collect();
    let papers = papers.concat();
    let (read, mistakes) = read_text(&papers);
    assert_eq!((read.papers.len(), mistakes.len()), (MOST_PAPERS, 1));
    let sources = "[[paper.p.source]]\nurl = \"https://a.example/\"\n".repeat(MOST_SOURCES + 5);
    let (read, mistakes) = read_text(&sources);
    assert_eq!((read.papers[0].sources.len(), mistakes.len()), (MOST_SOURCES, 1));
}

#[test]
fn values_of_the_wrong_kind_are_mistakes_and_no_crash() {
    for text in [
        "paper = 1\n",
        "paper = [1]\n",
        "[paper]\na = 1\n",
        "[paper.a]\nsource = 1\n",
        "[paper.a]\nsource = [1, \"x\"]\n",
        "[[paper]]\na = 1\n",
        "[paper.a.source]\nurl = \"https://a.example/\"\n",
        "[[paper.a.source]]\nurl = []\n",
        "[[paper.a.source]]\nurl = {}\nallow = 1\n",
    ] {
        let (read, mistakes) = read_text(text);
        assert!(!mistakes.is_empty(), "{text}");
        assert!(read.papers.iter().all(|paper| paper.sources.is_empty()), "{text}");
    }
}

#[test]
fn the_example_says_nothing_until_its_signs_are_taken_away_and_then_nothing_wrong() {
    let text = include_str!("../../../config/sources.example.toml");
    assert_eq!(read_text(text), (Subscriptions::default(), vec![]));
    let bare = |line: &str| line.strip_prefix("# ").unwrap_or("").to_owned();
    let is_code = |line: &String| line.starts_with('[') || line.contains(" = ");
    let lines: Vec<String> = text.lines().map(bare).filter(is_code).collect();
    let (read, mistakes) = read_text(&lines.join("\n"));
    assert_eq!(mistakes, [] as [&str; 0]);
    let langs: Vec<_> = read.papers.iter().filter_map(|paper| paper.lang.clone()).collect();
    for lang in ["zh", "ja", "ko", "en"] {
        assert!(langs.contains(&LangTag::new(lang).unwrap()), "{lang}");
    }
    let shipped = crate::sources::epapers::Epapers::shipped();
    for source in read.papers.iter().flat_map(|paper| &paper.sources) {
        assert!(!source.url.starts_with("epaper:") || shipped.of(source).is_some(), "{source:?}");
    }
}

#[test]
fn the_manual_explains_every_key() {
    let manual = include_str!("../../manual/sources.md");
    let secrets = ["token", "cookie", "client-secret"];
    for key in super::source::KEYS {
        let base = secrets.iter().find(|base| key.starts_with(**base));
        let named = base.map_or_else(|| format!("`{key}`"), |base| format!("`{base}-…`"));
        assert!(manual.contains(&named), "{named}");
    }
}
