//! What files are, by their beginnings and names.

use super::*;
use crate::words::InEnglish;

fn error(bytes: &[u8], name: &str) -> String {
    sniff(bytes, name).unwrap_err().told()
}

#[test]
fn content_goes_before_the_name() {
    assert_eq!(sniff(b"PK\x03\x04....", "page.txt"), Ok(Format::Archive));
    assert!(error(b"\x89PNG\r\n\x1a\n", "page.txt").contains("PNG"));
    assert_eq!(sniff(b"\n<!DOCTYPE html><p>", "page.md"), Ok(Format::Html));
    assert_eq!(sniff(b"format = 1\n[paper]\n", "x"), Ok(Format::Native));
}

#[test]
fn text_is_a_page_of_ocr_unless_it_is_markdown() {
    assert_eq!(sniff("新渠通水".as_bytes(), "page.txt"), Ok(Format::Ocr));
    assert_eq!(sniff("渡口\n====\n\n清晨。".as_bytes(), "page.txt"), Ok(Format::Typed));
    assert_eq!(sniff(b"# Ferry\n\nText", "-"), Ok(Format::Markdown));
    assert_eq!(sniff(b"# Ferry\n\nText", "page.txt"), Ok(Format::Ocr));
    assert_eq!(sniff(b"Ferry", "A01.md"), Ok(Format::Markdown));
}

#[test]
fn markup_is_known_by_its_first_element() {
    let feed = [
        "<!-- x --><rss version='2.0'>",
        "<?xml version='1.0'?><!DOCTYPE rdf:RDF [<!ENTITY a 'b'>]>\n<rdf:RDF x='y'>",
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'>",
        "{ \"version\": \"https://jsonfeed.org/version/1\"",
    ];
    for text in feed {
        assert_eq!(sniff(text.as_bytes(), "x.html"), Ok(Format::Feed), "{text}");
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        if text.starts_with('<') {
            assert_eq!(sniff(&wide, "x"), Ok(Format::Feed), "{text}");
        }
    }
    let pages = [
        "<!doctype HTML PUBLIC 'x'>",
        "<html lang=en>",
        "<?xml version='1.0'?><html>",
        "<div class=x>",
        "<!-- saved -->\n<meta charset=gbk>",
    ];
    for text in pages {
        assert_eq!(sniff(text.as_bytes(), "x.txt"), Ok(Format::Html), "{text}");
    }
    assert!(error(b"<?xml version='1.0'?><x:opml>", "x").contains("a list of feeds (OPML)"));
    assert!(error(b"<?xml version='1.0'?><Thing>", "x").contains("of the kind <Thing>"));
    assert!(error(b"<!DOCTYPE thing>\n<thing>", "x").contains("of the kind <thing>"));
    assert!(error(b"<?xml version='1.0'?>\n", "x").contains("an XML document"));
    assert_eq!(sniff("<新渠> 通水".as_bytes(), "x"), Ok(Format::Ocr));
    assert_eq!(sniff(b"words", "x.HTM"), Ok(Format::Html));
}

#[test]
fn news_of_agencies_is_known_by_its_root_or_by_the_names_in_its_json() {
    let news = [
        "<?xml version='1.0'?><newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>",
        "<nar:newsMessage xmlns:nar='http://iptc.org/std/nar/2006-10-01/'>",
        "<planningItem>",
        "<groupSet root='G1'>",
        "<!DOCTYPE nitf SYSTEM 'nitf-3-5.dtd'>\n<nitf>",
        "{\"uri\": \"x\", \"versioncreated\": \"2026-11-22T08:00:00Z\"}",
        "[{\"standard\": {\"name\": \"ninjs\"}}]",
    ];
    for text in news {
        assert_eq!(sniff(text.as_bytes(), "x.txt"), Ok(Format::Iptc), "{text}");
    }
    assert!(error(b"{\"uri\": \"x\"}", "x").contains("JSON"));
    assert_eq!(sniff("[1] 渠".as_bytes(), "x"), Ok(Format::Ocr));
    assert!(error(b"<NewsML Version='1.2'>", "x").contains("NewsML 1"));
}

#[test]
fn json_that_nobody_knows_is_refused_and_brackets_of_a_text_are_none() {
    for text in [
        "{\"status\": \"ok\", \"articles\": []}",
        "[\n  {\"title\": \"Ferry\"}]",
        "[[\"渠\", 1], [\"桥\", 2]]",
        "{}",
        "{\"a\": 1}\n{\"a\": 2}\n",
        "{\"cut\": \"off",
    ] {
        assert!(error(text.as_bytes(), "x.txt").contains("export it"), "{text}");
    }
    for text in ["[1] 渠", "[\"Ferry\" runs] again", "{渠}", "{\"Ferry\" runs", "[", "[Picture]"]
    {
        assert_eq!(sniff(text.as_bytes(), "page.txt"), Ok(Format::Ocr), "{text}");
    }
}

#[test]
fn xml_is_refused_by_its_kind_with_and_without_a_declaration() {
    let page = "<page width='9'><block blockType=\"Text\"><charParams>B</charParams></block>";
    assert!(error(page.as_bytes(), "x.xml").contains("ABBYY"));
    let fragment = "<result><item n='1'>a</item><item>b</item><item>c</item></result>";
    assert!(error(fragment.as_bytes(), "x").contains("of the kind <result>"));
    assert!(error(b"<?php echo 1; ?>", "x.php").contains("source code"));
}

#[test]
fn what_a_server_says_of_itself_before_a_feed_is_passed_over() {
    let notice = "<br />\n<b>Warning</b>:  Undefined variable in <b>/srv/feed.php</b> on line \
                  <b>12</b><br />\n";
    let feed = "<?xml version='1.0'?><rss version='2.0'><channel/></rss>";
    for notice in [notice, "PHP Notice:  x in /srv/f.php on line 3\n\n"] {
        assert_eq!(sniff(format!("{notice}{feed}").as_bytes(), "x"), Ok(Format::Feed));
    }
    let told = "Warning: the feed <rss> on line 3 is broken, said the board.";
    assert_eq!(sniff(told.as_bytes(), "page.txt"), Ok(Format::Ocr));
}

#[test]
fn texts_of_other_programs_are_refused_with_the_way_out_unless_the_content_says_more() {
    assert!(error(b"WEBVTT\n\n00:01.000 --> 00:02.000\nx", "a.txt").contains("--format text"));
    assert!(error(b"a b\nc d", "fares.csv").contains("a table"));
    assert_eq!(sniff(b"<html><p>x", "page.php"), Ok(Format::Html));
    let wide: Vec<u8> =
        "1\n00:00:01,000 --> 00:00:04,000\nx".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(error(&wide, "film.srt").contains("subtitles"));
}

#[test]
fn markdown_may_begin_with_html_or_with_braces() {
    for text in
        ["<p align=center>", "<div>", "<h1 align=center>Quay</h1>", "{\"title\": \"Quay\"}\n"]
    {
        assert_eq!(sniff(text.as_bytes(), "README.md"), Ok(Format::Markdown), "{text}");
    }
    assert_eq!(sniff(b"<!DOCTYPE html><p>", "page.md"), Ok(Format::Html));
}

#[test]
fn a_zip_is_a_book_or_an_edition_by_what_is_in_it() {
    let with = |name: &str| [b"PK\x03\x04".as_slice(), &[0; 26], name.as_bytes()].concat();
    assert_eq!(sniff(&with("mimetypeapplication/epub+zip"), "x"), Ok(Format::Epub));
    assert_eq!(sniff(&with("META-INF/container.xml"), "x.zip"), Ok(Format::Epub));
    assert_eq!(sniff(&with("edition.toml META-INF/container.xml"), "x"), Ok(Format::NativeZip));
}

#[test]
fn pages_with_positions_are_known_by_their_outermost_element() {
    let sniffed = |text: &str| sniff(text.as_bytes(), "x.xml");
    let declared = |root: &str| sniffed(&format!("<?xml version=\"1.0\"?>\n<!-- a > b -->{root}"));
    assert_eq!(
        declared("<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\">"),
        Ok(Format::Alto)
    );
    assert_eq!(declared("<pc:PcGts xmlns:pc=\"x\">"), Ok(Format::PageXml));
    assert_eq!(sniffed("<mets:mets xmlns:mets=\"x\">"), Ok(Format::Mets));
    let html = "<!DOCTYPE html>\n<HTML><body><div class='ocr_page'>";
    assert_eq!(sniffed(html), Ok(Format::Hocr));
    let bomb = "<!DOCTYPE alto [<!ENTITY a \"x>\">]><alto>";
    assert_eq!(declared(bomb), Ok(Format::Alto));
    let wide: Vec<u8> =
        "<?xml version=\"1.0\"?><alto>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(sniff(&wide, "x"), Ok(Format::Alto));
    let tutorial = "<!DOCTYPE html><style>.ocr_page {}</style><p>&lt;div class='ocr_page'>";
    assert_eq!(sniffed(tutorial), Ok(Format::Html));
    assert_eq!(sniffed("<b> is no markup of ours"), Ok(Format::Ocr));
}

#[test]
fn text_of_two_bytes_a_character_is_not_binary() {
    let wide: Vec<u8> = "Ferry 2026\n新渠".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(sniff(&wide, "page.txt"), Ok(Format::Ocr));
    assert!(error(b"\x01\0\0\0\x02\0\0\0abc", "x").contains("binary data"));
}

#[test]
fn a_pdf_is_known_by_its_header() {
    assert_eq!(sniff(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n\0", "page.txt"), Ok(Format::Pdf));
    assert_eq!(sniff(b"\xEF\xBB\xBF\r\n%PDF-1.4\n", "x"), Ok(Format::Pdf));
    assert_eq!(sniff(b"The header %PDF-1.4 in a text", "x"), Ok(Format::Ocr));
}

#[test]
fn nothing_and_white_space_are_told_apart_from_text() {
    assert!(error(b"", "page.txt").contains("holds no text"));
    assert!(error(b"\xEF\xBB\xBF \r\n\n", "page.txt").contains("page.txt"));
}
