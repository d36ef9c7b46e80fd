//! What papers are made of: added, listed, removed, exchanged with others.

use crate::support::program::Home;

/// A file as a person writes it, with secrets in it.
const OWN: &str = "\
# My papers.
[paper.morning]   # with coffee
title = \"晨报\"

# The server.
[[paper.morning.source]]
kind = \"server\"
url = \"https://reader.example/\"
user = \"ann\"
password = \"hush-1\"
cookie = \"sid=hush-2\"

[[paper.morning.source]]
kind = \"feed\"
url = \"https://feeds.example/rss?token=hush-3\"
section = \"港口\"
agent = \"Mozilla/5.0\"
slow = \"titles\"
";

const FILE: &str = "config/newsprint/sources.toml";

/// Makes the file its owner's alone, or everybody's.
fn give(home: &Home, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    let permissions = std::fs::Permissions::from_mode(mode);
    std::fs::set_permissions(home.path().join(FILE), permissions).unwrap();
}

fn mode(home: &Home) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    home.path().join(FILE).metadata().unwrap().permissions().mode() & 0o777
}

fn text(home: &Home) -> String {
    std::fs::read_to_string(home.path().join(FILE)).unwrap()
}

#[test]
fn a_first_source_makes_the_file_and_later_ones_go_to_its_paper() {
    let home = Home::new();
    let none = home.run(&["sources", "list"]);
    assert!(none.code == Some(0) && none.err.contains("newsprint sources add"), "{}", none.err);
    let added = home.run(&["sources", "add", "news.example/rss", "--kind", "feed"]);
    assert_eq!(added.fine(), "added 1 source to morning\n");
    let unknown = home.run(&[
        "sources",
        "add",
        "https://b.example/",
        "--offline",
        "--section",
        "B",
        "--most",
        "9",
    ]);
    assert_eq!(unknown.out, "added 1 source to morning\n");
    assert!(unknown.err.contains("its kind will be found out"), "{}", unknown.err);
    let again = home.run(&["sources", "add", "https://b.example/", "--kind", "page"]);
    assert_eq!(again.complaint(0), "newsprint: https://b.example/ is there already");
    assert_eq!(
        text(&home),
        "[paper.morning]\n\n[[paper.morning.source]]\nkind = \"feed\"\nurl = \"https://news.example/rss\"\n\n\
         [[paper.morning.source]]\nurl = \"https://b.example/\"\nsection = \"B\"\nmost = 9\n"
    );
    let removed = home.run(&["sources", "remove", "https://b.example"]).fine();
    assert_eq!(removed, "removed https://b.example/ from morning\n");
    assert_eq!(
        home.run(&["sources", "remove", "morning"]).fine(),
        "removed morning and its source\n"
    );
    assert_eq!(text(&home), "");
}

#[test]
fn no_secret_leaves_the_file() {
    let home = Home::new();
    home.file(FILE, OWN);
    give(&home, 0o600);
    let table = home.run(&["sources", "list"]).fine();
    let json = home.run(&["sources", "list", "--json"]).fine();
    let opml = home.run(&["sources", "export-opml"]);
    assert!(opml.err.contains("2 not in the list"), "{}", opml.err);
    for said in [&table, &json, &opml.out] {
        assert!(!said.contains("hush"), "{said}");
    }
    for part in [
        "morning  晨报",
        "server",
        "https://feeds.example/rss?token=…",
        "logged in",
        "with a cookie",
        "港口",
        "asked as: Mozilla/5.0",
        "slow site: lists and titles",
    ] {
        assert!(table.contains(part), "{part}: {table}");
    }
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["papers"][0]["sources"][0]["login"], "plain");
    assert_eq!(json["papers"][0]["sources"][1]["agent"], "Mozilla/5.0");
}

#[cfg(unix)]
#[test]
fn a_secret_that_others_can_read_is_an_error_and_one_that_is_added_is_kept_from_them() {
    let home = Home::new();
    home.file(FILE, OWN);
    give(&home, 0o644);
    let listed = home.run(&["sources", "list"]);
    assert_eq!(listed.code, Some(1));
    assert!(
        listed.err.contains("sources.toml:10:1: `password` stands in a file"),
        "{}",
        listed.err
    );
    assert!(listed.err.contains("chmod 600") && !listed.err.contains("hush"), "{}", listed.err);

    let fresh = Home::new();
    fresh.file(
        "in.opml",
        "<opml><outline text='A' xmlUrl='https://ann:hush@a.example/rss'/></opml>",
    );
    assert_eq!(fresh.run(&["sources", "import-opml", "in.opml"]).fine(), "1 new\n");
    assert_eq!(mode(&fresh), 0o600);
    assert!(text(&fresh).contains("password = \"hush\"") && !text(&fresh).contains("ann:hush"));
    fresh.run(&["sources", "remove", "feeds"]).fine();
    give(&fresh, 0o644);
    fresh.run(&["sources", "import-opml", "in.opml"]).fine();
    assert_eq!(mode(&fresh), 0o600);
}

#[test]
fn what_a_person_wrote_stays_when_a_source_comes_and_goes() {
    let home = Home::new();
    home.file(FILE, OWN);
    give(&home, 0o600);
    let url = "https://n.example/rss";
    home.run(&["sources", "add", url, "--kind", "feed", "--paper", "morning"]).fine();
    assert_eq!(
        text(&home),
        format!("{OWN}\n[[paper.morning.source]]\nkind = \"feed\"\nurl = \"{url}\"\n")
    );
    assert_eq!(mode(&home), 0o600);
    home.run(&["sources", "remove", url]).fine();
    assert_eq!(text(&home), format!("{OWN}\n"));
}

#[test]
fn mistakes_are_told_with_their_places_and_the_rest_is_listed() {
    let home = Home::new();
    home.file(FILE, "[paper.a]\ntitel = \"A\"\n[[paper.a.source]]\nkind = \"feeds\"\nurl = \"https://a.example/\"\n");
    let listed = home.run(&["sources", "list"]);
    assert_eq!(listed.code, Some(1));
    assert!(listed.out.contains("https://a.example/"), "{}", listed.out);
    assert!(
        listed
            .err
            .contains("sources.toml:2:1: there is no key `titel` here; did you mean `title`?"),
        "{}",
        listed.err
    );
    assert!(listed.err.contains("sources.toml:4:8: `kind` is \"feeds\""), "{}", listed.err);
}

#[test]
fn a_recipe_is_read_without_calibre_and_says_what_it_leaves_out() {
    let home = Home::new();
    home.file(
        "paper.recipe",
        "class P(BasicNewsRecipe):\n    title = 'The Ferry Post'\n    language = 'en_GB'\n    \
         oldest_article = 2\n    feeds = [('News', 'http://f.example/news'), ('Tides', \
         'http://f.example/tides')]\n    remove_tags = [dict(id='ad')]\n    \
         def print_version(self, url):\n        return url\n",
    );
    let added = home.run(&["sources", "add", "paper.recipe"]);
    assert_eq!((added.code, added.out.as_str()), (Some(0), "added 2 sources to the-ferry-post\n"));
    assert!(
        added.err.contains("calibre is not needed") && added.err.contains("`print_version`"),
        "{}",
        added.err
    );
    let file = text(&home);
    for line in [
        "title = \"The Ferry Post\"",
        "lang = \"en-GB\"",
        "section = \"Tides\"",
        "oldest = 2",
        "remove = [\"#ad\"]",
    ] {
        assert!(file.contains(line), "{line}: {file}");
    }
    home.file("own.recipe", "class P(BasicNewsRecipe):\n    title = 'Own'\n    def parse_index(self):\n        return []\n");
    let added = home.run(&["sources", "add", "own.recipe"]);
    assert!(
        added.err.contains("`parse_index`") && added.err.contains("ebook-convert"),
        "{}",
        added.err
    );
    let path = home.path().join("own.recipe");
    assert!(
        text(&home).contains(&format!("kind = \"recipe\"\nurl = \"{}\"", path.display())),
        "{}",
        text(&home)
    );
    assert_eq!(home.run(&["sources", "list"]).code, Some(0));
    home.file("no.recipe", "import os\n");
    assert!(
        home.run(&["sources", "add", "no.recipe"]).complaint(1).contains("no recipe of calibre")
    );
}

#[test]
fn lists_of_feeds_go_out_and_come_back() {
    let home = Home::new();
    home.file("in.opml", "<opml version='2.0'><body><outline text='要闻'><outline text='A' xmlUrl='https://a.example/rss'/></outline><outline text='B' xmlUrl='https://b.example/rss'/><outline text='x' xmlUrl='gopher://c.example/'/></body></opml>");
    let imported = home.run(&["sources", "import-opml", "in.opml", "--paper", "tech"]);
    assert_eq!(imported.out, "2 new\n");
    assert!(imported.err.contains("1 of the list have no address"), "{}", imported.err);
    home.run(&["sources", "export-opml", "out.opml"]).fine();
    let refused = home.run(&["sources", "export-opml", "out.opml"]);
    assert!(refused.complaint(1).contains("--force"), "{}", refused.err);
    let other = Home::new();
    other.file("out.opml", std::fs::read(home.path().join("out.opml")).unwrap());
    assert_eq!(other.run(&["sources", "import-opml", "out.opml"]).fine(), "2 new\n");
    assert_eq!(text(&other), text(&home));
    assert_eq!(
        other.run(&["sources", "import-opml", "out.opml"]).fine(),
        "0 new, 2 were there already\n"
    );
    home.file("no.opml", "<rss/>");
    assert!(
        home.run(&["sources", "import-opml", "no.opml"]).complaint(1).contains("no list of feeds")
    );
}

#[test]
fn a_name_that_means_nothing_or_several_things_changes_nothing() {
    let home = Home::new();
    assert!(
        home.run(&["sources", "remove", "x"]).complaint(1).contains("there are no sources yet")
    );
    assert!(
        home.run(&["sources", "add", "gopher://a.example/"])
            .complaint(1)
            .contains("neither an address")
    );
    let file = "[paper.a]\n[[paper.a.source]]\nurl = \"https://x.example/\"\n[paper.b]\n[[paper.b.source]]\nurl = \"https://x.example/\"\n";
    home.file(FILE, file);
    for args in [
        &["sources", "remove", "https://x.example/"][..],
        &["sources", "add", "https://y.example/", "--kind", "feed"],
    ] {
        let told = home.run(args);
        assert!(told.complaint(1).contains("--paper NAME"), "{}", told.err);
    }
    assert!(home.run(&["sources", "remove", "c"]).complaint(1).contains("the papers are a, b"));
    assert_eq!(text(&home), file);
    home.run(&["sources", "remove", "https://x.example/", "--paper", "b"]).fine();
    assert!(
        text(&home).starts_with(
            "[paper.a]\n[[paper.a.source]]\nurl = \"https://x.example/\"\n[paper.b]\n"
        )
    );
}

#[test]
fn a_recipe_that_comes_with_calibre_is_added_by_its_title_and_read_back() {
    let home = Home::new();
    let ran = home.run(&["sources", "add", "calibre:Le Monde", "--paper", "monde"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("ebook-convert"), "{}", ran.err);
    let listed = home.run(&["sources", "list"]).fine();
    assert!(listed.contains("recipe") && listed.contains("calibre:Le Monde"), "{listed}");
}

#[test]
fn a_paper_without_feeds_is_no_empty_folder_in_an_exported_list() {
    let home = Home::new();
    home.run(&["sources", "add", "calibre:Le Monde", "--paper", "monde"]);
    home.run(&["sources", "add", "http://tern.example/rss", "--kind", "feed", "--paper", "tern"]);
    let opml = home.run(&["sources", "export-opml"]);
    assert!(opml.out.contains("tern.example") && !opml.out.contains("monde"), "{}", opml.out);
    assert!(opml.err.contains('1'), "that one is left out is told: {}", opml.err);
}
