//! Books that are fetched as papers: of a catalogue, and those that a program
//! makes of a recipe.

use std::io::{Cursor, Write as _};
use std::sync::{Arc, Mutex};

use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::program::{Home, Ran};
use crate::support::server::{Answer, Asked, Server};

const DAY: &str = "2026-11-28";

fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 8, 8);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[7; 64]).unwrap();
    writer.finish().unwrap();
    bytes
}

/// A paper of one article with a picture.
fn epub() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let files: [(&str, Vec<u8>); 5] = [
        (
            "META-INF/container.xml",
            b"<container><rootfiles><rootfile full-path='c.opf'/></rootfiles></container>".into(),
        ),
        (
            "c.opf",
            b"<package xmlns:dc='d'><metadata><dc:title>The Herald [Sat, 28 Nov 2026]</dc:title>\
              <dc:language>en</dc:language></metadata><manifest>\
              <item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>\
              <item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>\
              <spine><itemref idref='a'/></spine></package>"
                .into(),
        ),
        (
            "nav.xhtml",
            b"<html><body><nav epub:type='toc'><ol><li><span>Harbour</span><ol><li>\
              <a href='a.xhtml'>Ferry</a></li></ol></li></ol></nav></body></html>"
                .into(),
        ),
        (
            "a.xhtml",
            b"<html><body><h1>Ferry</h1><figure><img src='p.png'/><figcaption>At noon</figcaption>\
              </figure><p>It ran. It ran again.</p></body></html>"
                .into(),
        ),
        ("p.png", picture()),
    ];
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn inspected(home: &Home) -> Value {
    let out = home.run(&["inspect", &format!("The_Herald/{DAY}"), "--json"]).fine();
    serde_json::from_str(&out).unwrap()
}

/// The one picture of the edition, as its article names it in the library.
fn picture_of(home: &Home) -> Vec<u8> {
    let folder = home.path().join(format!("data/newsprint/library/The_Herald/{DAY}"));
    let files = |name: &str| -> Vec<std::path::PathBuf> {
        std::fs::read_dir(folder.join(name)).unwrap().map(|file| file.unwrap().path()).collect()
    };
    let [picture] = &files("media")[..] else { panic!("{:?}", files("media")) };
    let named = format!("media/{}", picture.file_name().unwrap().display());
    let pages = files("pages");
    let is_named = |page| std::fs::read_to_string(page).unwrap().contains(&named);
    assert!(pages.iter().any(is_named), "{named}");
    std::fs::read(picture).unwrap()
}

#[test]
fn todays_paper_of_a_catalogue_is_an_edition_with_its_pictures_and_is_not_fetched_twice() {
    let asked: Arc<Mutex<Vec<(String, bool)>>> = Arc::default();
    let noted = Arc::clone(&asked);
    let server = Server::start(move |asked: &Asked| {
        let is_in = asked.header("authorization") == Some("Basic cmVhZGVyOmluaw==");
        noted.lock().unwrap().push((asked.path.clone(), is_in));
        match &*asked.path {
            _ if !is_in => Answer::status(401),
            "/opds" => Answer::ok(format!(
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>Shelf</title><entry>\
                 <title>The Herald [Sat, 28 Nov 2026]</title><updated>{DAY}T05:00:00Z</updated>\
                 <link rel='http://opds-spec.org/acquisition' href='/h.epub' \
                 type='application/epub+zip'/></entry></feed>"
            )),
            "/h.epub" if asked.header("if-none-match").is_some() => Answer::status(304),
            "/h.epub" => Answer::ok(epub()).with("ETag", "\"1\""),
            _ => Answer::status(404),
        }
    });
    let home = Home::new();
    let url = server.url("/opds");
    home.file(
        "config/newsprint/sources.toml",
        format!(
            "[paper.herald]\nmanners = \"none\"\n[[paper.herald.source]]\nkind = \"opds\"\n\
             url = \"{url}\"\nuser = \"reader\"\npassword-env = \"SHELF\"\n"
        ),
    );
    let fetch = || {
        let args = ["fetch", "--date", DAY];
        Ran::of(home.command(&args).env("SHELF", "ink").output().unwrap()).fine()
    };
    fetch();
    let edition = inspected(&home);
    assert_eq!(edition["articles"][0]["headline"], "Ferry");
    assert_eq!(picture_of(&home), picture());
    assert!(fetch().contains("nothing new"));
    let asked = asked.lock().unwrap();
    assert!(asked.iter().all(|(_, is_in)| *is_in), "{asked:?}");
    assert_eq!(asked.iter().filter(|(path, _)| path == "/h.epub").count(), 2);
}

#[cfg(unix)]
#[test]
fn a_recipe_is_run_by_calibre_where_it_is_installed_and_else_it_is_said_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    home.file("tern.recipe", "class Tern(BasicNewsRecipe): pass\n");
    home.file(
        "config/newsprint/sources.toml",
        "[paper.herald]\n[[paper.herald.source]]\nkind = \"recipe\"\nurl = \"~/tern.recipe\"\n",
    );
    let run = |path: &str| {
        let args = ["fetch", "--date", DAY];
        Ran::of(home.command(&args).env("PATH", path).output().unwrap())
    };
    let without = run("/nowhere");
    assert_eq!(without.code, Some(1));
    assert!(without.err.contains("ebook-convert is not installed"), "{}", without.err);
    let book = home.file("made.epub", epub());
    let tool = home.file(
        "bin/ebook-convert",
        format!(
            "#!/bin/sh\n[ \"$1\" = {}/tern.recipe ] && [ \"$HOME\" != {0} ] && cp {} \"$2\"\n",
            home.path().display(),
            book.display()
        ),
    );
    std::fs::set_permissions(&tool, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", home.path().join("bin").display());
    run(&path).fine();
    let edition = inspected(&home);
    assert_eq!(edition["articles"][0]["headline"], "Ferry");
    assert_eq!(picture_of(&home), picture());
    // Once a day.
    std::fs::remove_file(&tool).unwrap();
    assert!(run("/nowhere").fine().contains("nothing new"));
}
