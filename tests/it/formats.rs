//! Files of other people's formats, through the real program.

use std::io::{Cursor, Write as _};

use newsprint::loader::Hint;
use newsprint::shell::editions::open_bytes;
use zip::write::SimpleFileOptions;

use crate::support::program::Home;

/// A zip of files, in order.
fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn book() -> Vec<u8> {
    zipped(&[
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path='p.opf'/></rootfiles></container>",
        ),
        (
            "p.opf",
            "<package><metadata><dc:title>苇江夜话</dc:title><dc:language>zh</dc:language>\
             <dc:date>2026-11-22</dc:date></metadata><manifest>\
             <item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>\
             <item id='a' href='t/a.xhtml' media-type='application/xhtml+xml'/></manifest>\
             <spine><itemref idref='a'/></spine></package>",
        ),
        (
            "nav.xhtml",
            "<nav epub:type='toc'><ol><li><a href='t/a.xhtml#one'>渡口</a></li>\
             <li><a href='t/a.xhtml#two'>灯</a></li></ol></nav>",
        ),
        (
            "t/a.xhtml",
            "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1 id='one'>渡口</h1>\
             <p>清晨，<ruby>渡<rt>dù</rt></ruby>口起了雾。&#27;[31m</p><img src='../i/1.png' alt='雾'/>\
             <h1 id='two'>灯</h1><p>老街的灯又亮了。</p></body></html>",
        ),
        ("i/1.png", "png"),
    ])
}

#[test]
fn a_book_is_printed_article_by_article() {
    let home = Home::new();
    home.file("a.epub", book());
    let ran = home.run(&["print", "a.epub", "--width", "40"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let (first, second) = ran.out.split_once("灯\n").unwrap();
    assert!(first.starts_with("苇江夜话  2026-11-22"), "{first}");
    assert!(first.contains("渡(dù)口起了雾。[31m"), "{first}");
    assert!(second.contains("老街的灯又亮了。") && !ran.out.contains('\u{1b}'), "{second}");
}

#[test]
fn the_pictures_of_a_book_are_had_by_their_paths_in_it() {
    let hint = Hint { name: "a.epub".into(), ..Hint::default() };
    let open = open_bytes(book(), &hint).unwrap();
    assert_eq!(open.media("i/1.png").unwrap(), b"png");
    assert!(open.media("i/2.png").is_err() && open.media("../i/1.png").is_err());
}
