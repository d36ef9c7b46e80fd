//! Catalogues without a network, and a book that is made here.

use std::io::{Cursor, Write as _};

use url::Url;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{WantedBook, add, of_bytes, wanted};
use crate::fetch::trial::with_job;
use crate::fetch::web::{Validators, WebDocument, WebError};
use crate::fetch::{FetchError, Taken, pictures};
use crate::model::BlockKind;
use crate::sources::Source;

/// A picture that is no counter of readers.
fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 8, 8);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[7; 64]).unwrap();
    writer.finish().unwrap();
    bytes
}

fn entry(title: &str, updated: &str, rel: &str, href: &str, kind: &str) -> String {
    format!(
        "<entry><title>{title}</title><updated>{updated}</updated>\
         <link rel='{rel}' href='{href}' type='{kind}'/></entry>"
    )
}

fn book(title: &str, updated: &str, href: &str) -> String {
    let rel = "http://opds-spec.org/acquisition";
    entry(title, updated, rel, href, "application/epub+zip")
}

fn list(title: &str, href: &str) -> String {
    entry(title, "2026-11-28", "subsection", href, "application/atom+xml;profile=opds-catalog")
}

fn feed(entries: &[String], next: Option<&str>) -> String {
    let next = next.map(|href| format!("<link rel='next' href='{href}'/>")).unwrap_or_default();
    format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Rig</title>{next}{}</feed>",
        entries.concat()
    )
}

/// Which books are wanted of a catalogue at `/opds` with these pages.
fn books(source: &Source, pages: &[(&str, String)]) -> Result<Vec<String>, FetchError> {
    let source = Source { url: "http://shelf.example/opds".into(), ..source.clone() };
    let ask = |url: &Url| {
        let found = pages.iter().find(|(path, _)| *path == &url[url::Position::BeforePath..]);
        let why = WebError::Gone { status: 404 };
        let (_, text) = found.ok_or(FetchError::Web { url: url.to_string(), why })?;
        Ok(WebDocument {
            url: url.clone(),
            media_type: None,
            charset: None,
            bytes: text.clone().into_bytes(),
            validators: Validators::default(),
            has_moved: false,
        })
    };
    let found = with_job(&source, |job| wanted(job, &ask))?;
    let path = |WantedBook { url, .. }: WantedBook| url.path().to_owned();
    Ok(found.into_iter().map(path).collect())
}

#[test]
fn of_the_newest_books_todays_papers_are_taken_and_not_yesterdays() {
    let newest = [
        book("The Herald [Sat, 28 Nov 2026]", "2026-11-28T05:00:00Z", "/h28.epub"),
        book("A Book of Knots", "2026-11-28T04:00:00Z", "/knots.epub"),
        book("The Herald [Fri, 27 Nov 2026]", "2026-11-27T05:00:00Z", "/h27.epub"),
    ];
    let more = [
        book("河口晚报 [2026年11月28日]", "2026-11-28T03:00:00Z", "/hekou.epub"),
        book("The Herald [Mon, 2 Nov 2026]", "2026-11-02T05:00:00Z", "/h2.epub"),
    ];
    let pages = [
        ("/opds", feed(&[list("By author", "/authors"), list("Recently added", "/new")], None)),
        ("/new", feed(&newest, Some("/new?page=2"))),
        ("/new?page=2", feed(&more, None)),
    ];
    let all = books(&Source::default(), &pages);
    assert_eq!(all.unwrap(), ["/h28.epub", "/hekou.epub"]);
    let one = Source { most: Some(1), ..Source::default() };
    assert_eq!(books(&one, &pages).unwrap(), ["/h28.epub"]);
}

#[test]
fn where_there_is_no_paper_the_newest_book_is_taken_and_an_old_one_never() {
    let entries = [
        book("Reeds", "2026-11-28T05:00:00Z", "/reeds.epub"),
        book("Knots", "2026-11-27T05:00:00Z", "/knots.epub"),
        book("Tides", "2020-01-01T00:00:00Z", "/tides.epub"),
    ];
    let pages = |entries: &[String]| [("/opds", feed(entries, None))];
    assert_eq!(books(&Source::default(), &pages(&entries)).unwrap(), ["/reeds.epub"]);
    let old = books(&Source::default(), &pages(&entries[2..]));
    assert!(matches!(old, Err(FetchError::NoBook { .. })), "{old:?}");
}

#[test]
fn a_list_that_leads_to_itself_is_left() {
    let pages = [("/opds", feed(&[list("New", "/opds")], Some("/opds")))];
    let found = books(&Source::default(), &pages);
    assert!(matches!(found, Err(FetchError::NoBook { .. })), "{found:?}");
}

/// A paper of two sections with a picture, as calibre makes it.
fn epub() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let page = |title: &str, rest: &str| {
        format!("<html><body><h1>{title}</h1>{rest}<p>It ran. It ran again.</p></body></html>")
    };
    let figure = "<figure><img src='p.png'/><figcaption>The ferry</figcaption></figure>";
    let files: [(&str, Vec<u8>); 6] = [
        (
            "META-INF/container.xml",
            b"<container><rootfiles><rootfile full-path='c.opf'/></rootfiles></container>".into(),
        ),
        (
            "c.opf",
            b"<package xmlns:dc='d'><metadata><dc:title>The Herald [Sat, 28 Nov 2026]</dc:title>\
              <dc:date>2026-11-28</dc:date><dc:language>en</dc:language></metadata><manifest>\
              <item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>\
              <item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>\
              <item id='b' href='b.xhtml' media-type='application/xhtml+xml'/></manifest>\
              <spine><itemref idref='a'/><itemref idref='b'/></spine></package>"
                .into(),
        ),
        (
            "nav.xhtml",
            b"<html><body><nav epub:type='toc'><ol><li><span>News</span><ol><li>\
              <a href='a.xhtml'>Ferry</a></li></ol></li><li><span>Letters</span><ol><li>\
              <a href='b.xhtml'>Tide</a></li></ol></li></ol></nav></body></html>"
                .into(),
        ),
        ("a.xhtml", page("Ferry", figure).into_bytes()),
        ("b.xhtml", page("Tide", "").into_bytes()),
        ("p.png", picture()),
    ];
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn sections(taken: &Taken) -> Vec<String> {
    let said = |article: &crate::fetch::FetchedArticle| {
        format!("{}: {}", article.section.as_deref().unwrap_or("-"), &**article.article.title())
    };
    taken.articles.iter().map(said).collect()
}

#[test]
fn a_book_is_an_edition_whose_pictures_come_along() {
    let (taken, named) = with_job(&Source::default(), |job| {
        let mut taken = of_bytes(job, epub(), "http://shelf.example/h.epub", 0).unwrap();
        let kept = std::sync::Mutex::new(Vec::new());
        let keep = |name: &str, bytes: &[u8]| {
            kept.lock().unwrap().push((name.to_owned(), bytes.to_vec()));
            true
        };
        let files = std::mem::take(&mut taken.files);
        let notes = pictures::keep_inner(job, &mut taken.articles, files, &keep);
        assert!(notes.is_empty(), "{notes:?}");
        (taken, kept.into_inner().unwrap())
    });
    assert_eq!(sections(&taken), ["News: Ferry", "Letters: Tide"]);
    assert_eq!(taken.day, Some(jiff::civil::date(2026, 11, 28)));
    assert_eq!(&*taken.paper.title, "The Herald");
    assert!(taken.pages.is_empty(), "a book has no printed pages");
    let [(name, bytes)] = &named[..] else { panic!("{named:?}") };
    assert_eq!(*bytes, picture());
    let images = taken.articles.iter().flat_map(|article| article.body.blocks());
    let images = images.filter_map(|block| match block.kind {
        BlockKind::Figure { image, .. } => image.map(crate::model::Clean::into_string),
        _ => None,
    });
    assert_eq!(images.collect::<Vec<_>>(), [name.as_str()]);
}

#[test]
fn of_several_papers_each_is_a_section_and_their_pictures_are_not_mixed_up() {
    let mut whole = Taken { is_unchanged: true, ..Taken::default() };
    with_job(&Source::default(), |job| {
        for number in [0, 1] {
            add(&mut whole, of_bytes(job, epub(), "h.epub", number).unwrap(), true);
        }
    });
    assert!(!whole.is_unchanged);
    assert_eq!(sections(&whole)[0], "The Herald: Ferry");
    let names: std::collections::BTreeSet<&String> =
        whole.files.iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 2);
}
