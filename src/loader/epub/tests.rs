//! Books as a reader meets them: made here, whole and broken.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::model::{Block, HeadRole};
use crate::words::InEnglish;

const CONTAINER: &str =
    "<container><rootfiles><rootfile full-path='O/p.opf'/></rootfiles></container>";

/// A zip of files; the first is `mimetype`.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("mimetype", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"application/epub+zip").unwrap();
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A package of documents `a.html`, `b.html` … with more in its metadata.
fn package(metadata: &str, documents: &[&str]) -> String {
    let item = |name: &&str| {
        format!("<item id='{name}' href='{name}' media-type='application/xhtml+xml'/>")
    };
    let reference = |name: &&str| format!("<itemref idref='{name}'/>");
    format!(
        "<package><metadata><dc:title>Saltmarsh Tales</dc:title>{metadata}</metadata><manifest>{}\
         <item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/></manifest>\
         <spine toc='ncx'>{}</spine></package>",
        documents.iter().map(item).collect::<String>(),
        documents.iter().map(reference).collect::<String>()
    )
}

fn point(title: &str, target: &str, inner: &str) -> String {
    format!(
        "<navPoint><navLabel><text>{title}</text></navLabel><content src='{target}'/>{inner}</navPoint>"
    )
}

fn opened(files: &[(&str, &[u8])]) -> Result<Book, LoadError> {
    let container = [("META-INF/container.xml", CONTAINER.as_bytes())];
    let files: Vec<_> = container.into_iter().chain(files.iter().copied()).collect();
    Book::open(zipped(&files), &Hint { name: "tales.epub".into(), ..Hint::default() })
}

fn texts(book: &Book, article: usize) -> Vec<String> {
    book.body(article).unwrap().all_blocks().map(|block: Block| block.plain()).collect()
}

fn titles(book: &Book) -> Vec<&str> {
    book.edition.articles.iter().map(|article| &**article.title()).collect()
}

#[test]
fn a_document_is_parted_where_the_contents_say_and_nothing_is_lost() {
    let opf = package("<dc:creator>Nell Garraway</dc:creator>", &["a.html", "b.html", "c.html"]);
    let ncx = point("One", "a.html#one", "") + &point("Two", "a.html#two", "");
    let a = b"<p>Epigraph.</p><h2 id='one'>One</h2><p>First.</p><div><h2 id='two'>Two</h2>\
        <p>Second.</p></div>";
    let files: [(&str, &[u8]); 5] = [
        ("O/p.opf", opf.as_bytes()),
        ("O/toc.ncx", ncx.as_bytes()),
        ("O/a.html", a),
        ("O/b.html", b"<p>Going on.</p>"),
        ("O/c.html", b"<p>To the end.</p>"),
    ];
    let book = opened(&files).unwrap();
    assert_eq!(titles(&book), ["One", "Two"]);
    assert_eq!(texts(&book, 0), ["Epigraph.", "One", "First."]);
    assert_eq!(texts(&book, 1), ["Second.", "Going on.", "To the end."]);
    assert_eq!(book.edition.paper.subtitle.as_deref(), Some("Nell Garraway"));
    assert_eq!(book.edition.warnings, []);
}

#[test]
fn a_paper_of_calibres_has_its_date_sections_decks_and_addresses() {
    let meta = "<dc:title>Courier [Sun, 22 Nov 2026]</dc:title><dc:date>2026-11-23T00:10:00+00:00</dc:date>\
        <meta name='calibre:publication_type' content='periodical:newspaper:The Courier'/>";
    let opf = package(meta, &["index.html", "f.html", "a.html"])
        .replace("<dc:title>Saltmarsh Tales</dc:title>", "");
    let ncx = point("Harbour", "f.html", &point("Ferry runs", "a.html", ""));
    let index = b"<ul class='calibre_feed_list'><li><a href='f.html'>Harbour</a></li></ul>";
    let feed = b"<ul class='calibre_feed_list'><li><a href='a.html'>Ferry runs</a>\
        <span class='article_date'>[Sat, 21 Nov 23:00]</span>\
        <div class='article_description'>After nine years.</div></li></ul>";
    let story = b"<body class='calibre'><div class='calibre_navbar'>| <a href='f.html'>Section menu</a>\
        </div><h1>Ferry runs</h1><p class='calibre3'>By Nell Garraway</p><img src='i/1.png'/>\
        <p class='calibre3'>It ran.</p><div class='calibre_navbar'>from \
        <a href='http://c.example/1' rel='calibre-downloaded-from'>http://c.example/1</a></div></body>";
    let files: [(&str, &[u8]); 6] = [
        ("O/p.opf", opf.as_bytes()),
        ("O/toc.ncx", ncx.as_bytes()),
        ("O/index.html", index),
        ("O/f.html", feed),
        ("O/a.html", story),
        ("O/i/1.png", b"png"),
    ];
    let book = opened(&files).unwrap();
    let edition = &book.edition;
    assert_eq!(edition.paper.title.as_str(), "The Courier");
    assert_eq!(edition.date, Some(jiff::civil::date(2026, 11, 22)));
    assert_eq!(edition.sections.len(), 1);
    let article = &edition.articles[0];
    assert_eq!((edition.articles.len(), article.title().as_str()), (1, "Ferry runs"));
    assert_eq!(article.line(HeadRole::Deck).unwrap().as_str(), "After nine years.");
    assert_eq!(article.line(HeadRole::Byline).unwrap().as_str(), "By Nell Garraway");
    assert_eq!(article.published, Some(jiff::civil::date(2026, 11, 21)));
    assert_eq!(article.url.as_deref(), Some("http://c.example/1"));
    assert_eq!(texts(&book, 0), ["", "It ran."]);
    assert_eq!(book.media("O/i/1.png", 9).as_deref(), Ok(&b"png"[..]));
}

#[test]
fn a_book_without_contents_has_an_article_for_each_document() {
    let opf = package("", &["cover.html", "a.html", "b.html"]);
    let files: [(&str, &[u8]); 4] = [
        ("O/p.opf", opf.as_bytes()),
        ("O/cover.html", b"<img src='c.png'/>"),
        ("O/a.html", b"<title>A</title><h1>The tide</h1><p>In.</p>"),
        ("O/b.html", b"<title>Out</title><p>And out.</p>"),
    ];
    let book = opened(&files).unwrap();
    assert_eq!(titles(&book), ["The tide", "Out"]);
    assert_eq!(texts(&book, 1), ["And out."]);
}

#[test]
fn a_paragraph_that_is_marked_as_the_byline_is_the_byline_whatever_it_says() {
    let opf = package("", &["a.html", "b.html"]);
    let files: [(&str, &[u8]); 3] = [
        ("O/p.opf", opf.as_bytes()),
        (
            "O/a.html",
            b"<h1>The tide</h1><p class='byline'>Ivor Garraway in Osier Green</p><p>In.</p>",
        ),
        ("O/b.html", b"<h1>The ferry</h1><p>And out.</p>"),
    ];
    let book = opened(&files).unwrap();
    let bylines = book.edition.articles.iter().map(|article| article.line(HeadRole::Byline));
    let bylines: Vec<_> = bylines.map(|line| line.map(std::string::ToString::to_string)).collect();
    assert_eq!(bylines, [Some("Ivor Garraway in Osier Green".to_owned()), None]);
    assert_eq!(texts(&book, 0), ["In."], "it is no line of the text, too");
}

#[test]
fn a_document_over_the_limit_is_a_gap_that_names_it_and_the_rest_is_read() {
    let opf = package("", &["a.html", "b.html", "gone.html"]);
    let bomb = vec![b'a'; 2 << 20];
    let ncx = point("A", "a.html", "") + &point("B", "b.html", "");
    let files: [(&str, &[u8]); 4] = [
        ("O/p.opf", opf.as_bytes()),
        ("O/toc.ncx", ncx.as_bytes()),
        ("O/a.html", &bomb),
        ("O/b.html", b"<p>Read.</p>"),
    ];
    let book = opened(&files).unwrap();
    assert_eq!(
        texts(&book, 0),
        ["O/a.html inflates to over 200 times its size, which is the limit"]
    );
    assert_eq!(texts(&book, 1), ["Read."]);
    assert!(book.edition.warnings[0].told().contains("gone.html"));
}

#[test]
fn a_package_that_climbs_out_or_defines_entities_gives_nothing_of_the_kind() {
    let opf = "<!DOCTYPE package [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>".to_owned()
        + &package("<dc:title>&x;</dc:title>", &["../../../etc/hostname", "a.html"])
            .replace("Saltmarsh Tales", "&x;\u{202e}B&#27;[31m");
    let files: [(&str, &[u8]); 2] = [("O/p.opf", opf.as_bytes()), ("O/a.html", b"<p>Text.</p>")];
    let book = opened(&files).unwrap();
    assert_eq!(book.edition.paper.title.as_str(), "&x;B[31m");
    assert_eq!(texts(&book, 0), ["Text."]);
}

#[test]
fn what_is_no_book_says_so_in_one_line() {
    let told = |files: &[(&str, &[u8])]| opened(files).unwrap_err().told();
    assert!(told(&[]).contains("no package document"));
    let opf = package("", &["a.html"]);
    let lock = b"<encryption><CipherReference URI='O/a.html'/></encryption>";
    let files: [(&str, &[u8]); 3] =
        [("O/p.opf", opf.as_bytes()), ("META-INF/encryption.xml", lock), ("O/a.html", b"\x01\x02")];
    assert!(told(&files).contains("DRM"), "{}", told(&files));
    let cut = Book::open(zipped(&[])[..40].to_vec(), &Hint::default()).unwrap_err().told();
    assert!(cut.contains("damaged"), "{cut}");
}

#[test]
fn documents_are_read_in_the_encoding_they_declare() {
    let opf = package("", &["a.html"]);
    let page = "<html><head><meta charset='gb2312'/></head><p>河口新渠通水</p></html>";
    let page = encoding_rs::GB18030.encode(page).0;
    let book = opened(&[("O/p.opf", opf.as_bytes()), ("O/a.html", &page)]).unwrap();
    assert_eq!(texts(&book, 0), ["河口新渠通水"]);
}

#[test]
fn text_whose_places_are_not_marked_is_read_once() {
    let ncx = format!(
        "<ncx><navMap>{}{}{}</navMap></ncx>",
        point("Ferry", "a.html#f", ""),
        point("Tide", "a.html#gone", ""),
        point("Key", "b.html", "")
    );
    let book = opened(&[
        ("O/p.opf", package("", &["a.html", "b.html"]).as_bytes()),
        ("O/toc.ncx", ncx.as_bytes()),
        ("O/a.html", b"<p>The ferry ran.</p><p>The tide was out.</p>"),
        ("O/b.html", b"<p>The key was found.</p>"),
    ])
    .unwrap();
    assert_eq!(texts(&book, 0), ["The ferry ran.", "The tide was out."]);
    let gap = texts(&book, 1);
    assert!(gap.len() == 1 && gap[0].contains("does not mark where “Tide” begins"), "{gap:?}");
    assert_eq!(texts(&book, 2), ["The key was found."]);
}

#[test]
fn files_are_found_though_their_names_differ_in_capitals() {
    let book = opened(&[
        ("O/p.opf", package("", &["Chapter.HTML"]).as_bytes()),
        ("O/chapter.html", b"<p>The ferry ran.</p>"),
    ])
    .unwrap();
    assert_eq!(texts(&book, 0), ["The ferry ran."]);
    assert!(book.edition.warnings.is_empty());
}

#[test]
fn a_package_document_over_a_limit_is_an_error_that_names_it() {
    let spine = " ".repeat(4 << 20);
    let opf = package("", &["a.html"]).replace("</spine>", &format!("{spine}</spine>"));
    let fault = opened(&[("O/p.opf", opf.as_bytes()), ("O/a.html", b"<p>x</p>")]).unwrap_err();
    assert!(fault.told().contains("its package document inflates to over 200"), "{fault:?}");
}

#[test]
fn what_a_document_hides_is_counted_and_its_place_named() {
    let opf = package("", &["a.html", "b.html"]);
    let book = opened(&[
        ("O/p.opf", opf.as_bytes()),
        ("O/a.html", b"<p>Shown.</p><div id='late' style='display: none'><p>Not shown.</p></div>"),
        ("O/b.html", b"<p>All is shown.</p><p hidden=''>All is shown.</p>"),
    ])
    .unwrap();
    let told: Vec<String> = book.edition.warnings.iter().map(InEnglish::told).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    let [told] = &told[..] else { return };
    assert!(told.starts_with("O/a.html: 9 characters are hidden"), "{told}");
    assert!(told.contains("<div id=\"late\">"), "{told}");
}

#[test]
fn a_book_whose_documents_are_lost_does_not_read_its_contents_as_text() {
    let opf = package("", &["gone.html"]).replace(
        "<manifest>",
        "<manifest><item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>",
    );
    let book = opened(&[
        ("O/p.opf", opf.as_bytes()),
        ("O/nav.xhtml", b"<nav epub:type='toc'><h2>Contents</h2><ol><li>One</li></ol></nav>"),
        ("O/other.html", b"<h1>Tide</h1><p>In.</p>"),
    ])
    .unwrap();
    assert_eq!(titles(&book), ["Tide"]);
}

#[test]
fn a_book_that_nobody_waits_for_any_more_is_not_read_on() {
    let files = [
        ("META-INF/container.xml", CONTAINER.as_bytes().to_vec()),
        ("O/p.opf", package("", &["a.html"]).into_bytes()),
        ("O/a.html", b"<h1>Ferry</h1><p>It ran again.</p>".to_vec()),
    ];
    let bytes = zipped(&files.each_ref().map(|(name, bytes)| (*name, &bytes[..])));
    let watch = crate::input::Watch::new(|_| {});
    let hint = Hint { name: "tales.epub".into(), watch: watch.clone(), ..Hint::default() };
    assert!(Book::open(bytes.clone(), &hint).is_ok());
    watch.cancel();
    assert_eq!(Book::open(bytes, &hint).err(), Some(LoadError::Cancelled));
}
