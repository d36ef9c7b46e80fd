//! What a file is, told by its first bytes, then by its name.

use super::unsupported;
use super::{articles, formats, founder, markup};
use crate::input::{Format, Hint, LoadError, encoding};
use crate::model::Clean;
use crate::model::error::{Foreign, NotText};

/// Bytes looked at.
const WINDOW: usize = 8 << 10;

/// Bytes of markup looked at: past styles, and past comments before the first
/// element.
const HEAD: usize = 256 << 10;

/// First elements of documents that are not read, by their names in lower case
/// and without prefix.
const FOREIGN_ROOTS: [(&str, Foreign); 5] = [
    ("newsml", Foreign::NewsMl1),
    ("opml", Foreign::Opml),
    ("package", Foreign::BookPackage),
    ("ncx", Foreign::BookContents),
    ("svg", Foreign::Svg),
];

/// Elements that a fragment of a web page may begin with.
const OF_PAGES: [&str; 24] = [
    "head",
    "body",
    "meta",
    "title",
    "article",
    "main",
    "section",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "header",
    "table",
    "ul",
    "ol",
    "dl",
    "span",
    "a",
    "img",
    "figure",
    "blockquote",
    "pre",
    "center",
];

/// Tells the format of a file from its content, then from its name. Text
/// that is nothing else is [`Format::Typed`] if it has underlined headlines,
/// else [`Format::Ocr`], whose loader copes with tidy text too;
/// [`Format::Text`] is never guessed.
///
/// # Errors
/// [`LoadError::Empty`] for no bytes or white space alone,
/// [`LoadError::Foreign`] for a known format that newsprint does not read,
/// [`LoadError::Binary`] for what else is not text.
pub fn sniff(bytes: &[u8], name: &str) -> Result<Format, LoadError> {
    let foreign = |kind| Err(LoadError::Foreign { file: name.to_owned(), kind });
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return match unsupported::look_into_zip(bytes) {
            Some(kind) => foreign(kind),
            None => Ok(zipped(bytes, name)),
        };
    }
    if let Some(format) = by_magic(bytes) {
        return Ok(format);
    }
    if let Some(kind) = unsupported::look(bytes) {
        return foreign(kind);
    }
    let window = &bytes[..bytes.len().min(WINDOW)];
    let head = &bytes[..bytes.len().min(HEAD)];
    if let Some(text) = wide_text(window, head) {
        return of_markup(text.trim_start().as_bytes(), name).unwrap_or_else(|| Ok(prose(bytes)));
    }
    if window.contains(&0) {
        return Err(LoadError::Binary { file: name.to_owned(), found: NotText::Data });
    }
    let text = window.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(window).trim_ascii_start();
    if text.is_empty() && bytes.trim_ascii().len() <= 3 {
        return Err(LoadError::Empty { file: name.to_owned() });
    }
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    of_markup(head, name)
        .unwrap_or_else(|| Ok(by_shape(text, name).unwrap_or_else(|| prose(bytes))))
}

/// The format that the bytes of a file are marked with: some documents have a
/// byte order mark or white space before it.
fn by_magic(bytes: &[u8]) -> Option<Format> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = text[..text.len().min(64)].trim_ascii_start();
    let is = |(at, mark): &(usize, &[u8])| {
        let there = bytes.get(*at..).is_some_and(|from_there| from_there.starts_with(mark));
        there || *at == 0 && text.starts_with(mark)
    };
    formats::rows().find(|row| row.magic.iter().any(is)).map(|row| row.format)
}

/// The beginning of a text whose characters have two bytes or four; `None` if
/// they have not.
fn wide_text(window: &[u8], head: &[u8]) -> Option<String> {
    markup::read_wide(head).or_else(|| {
        looks_utf16(window).then(|| encoding::decode(head, None).ok()).flatten().map(|d| d.text)
    })
}

/// What a zip holds, by the names in it.
fn zipped(bytes: &[u8], name: &str) -> Format {
    let holds = |what: &[u8]| memchr::memmem::find(bytes, what).is_some();
    let says_so = bytes.get(30..58).is_some_and(|b| b == b"mimetypeapplication/epub+zip");
    let named = name.to_lowercase().ends_with(".epub");
    let is_book =
        says_so || (!holds(b"edition.toml") && (named || holds(b"META-INF/container.xml")));
    match is_book {
        true => Format::Epub,
        false if holds(b"edition.toml") => Format::NativeZip,
        false => Format::Archive,
    }
}

/// The format of text that begins as markup does, or as JSON Feed.
fn of_markup(text: &[u8], name: &str) -> Option<Result<Format, LoadError>> {
    if text.starts_with(b"{") || text.starts_with(b"[") {
        return of_json(text).map(Ok);
    }
    let unknown = |found| Err(LoadError::Binary { file: name.to_owned(), found });
    let is_declared = text.starts_with(b"<?xml") || starts_with_any_case(text, "<!doctype");
    let Some(root) = first_element(text) else {
        return is_declared.then(|| unknown(NotText::Xml));
    };
    let named = root.to_ascii_lowercase();
    if let Some((_, kind)) = FOREIGN_ROOTS.iter().find(|(known, _)| *known == named) {
        return Some(Err(LoadError::Foreign { file: name.to_owned(), kind: *kind }));
    }
    let known = formats::rows().find(|row| row.roots.contains(&&*named));
    match known.map(|row| row.format) {
        Some(Format::Html) => Some(Ok(of_html(text))),
        Some(format) => Some(Ok(format)),
        None if OF_PAGES.contains(&&*named) => Some(Ok(of_html(text))),
        None => is_declared.then(|| unknown(NotText::XmlOf(Clean::line(&root)))),
    }
}

/// The format of JSON, by the names in it; `None` if it is none of ours.
fn of_json(text: &[u8]) -> Option<Format> {
    const OF_NINJS: [&[u8]; 8] = [
        b"\"versioncreated\"",
        b"\"pubstatus\"",
        b"\"body_text\"",
        b"\"body_html\"",
        b"\"body_xhtml\"",
        b"\"headlines\"",
        b"\"bodies\"",
        b"\"associations\"",
    ];
    let has = |what: &[u8]| memchr::memmem::find(text, what).is_some();
    if text.starts_with(b"{") && has(b"jsonfeed.org/") {
        return Some(Format::Feed);
    }
    if founder::is_answer(text) {
        return Some(Format::Founder);
    }
    let is_item = has(b"\"uri\"") && OF_NINJS.iter().any(|name| has(name));
    (is_item || has(b"\"ninjs\"") || has(b"/ninjs-schema")).then_some(Format::Iptc)
}

/// Whether HTML is a page of the web, one of OCR or one of a 数字报, by its tags.
fn of_html(text: &[u8]) -> Format {
    const CLASSES: [&[u8]; 3] = [b"ocr_page", b"ocrx_word", b"ocr_line"];
    let mut tags = text.split(|&b| b == b'<').skip(1);
    let is_ocr = tags.any(|tag| {
        let tag = &tag[..memchr::memchr(b'>', tag).unwrap_or(tag.len())];
        CLASSES.iter().any(|class| memchr::memmem::find(tag, class).is_some())
    });
    match is_ocr {
        true => Format::Hocr,
        false if founder::is_founder(text) => Format::Founder,
        false => Format::Html,
    }
}

/// The name of the first element, without its prefix. A document type goes
/// for the element it announces.
fn first_element(text: &[u8]) -> Option<String> {
    let mut rest = text.trim_ascii_start();
    loop {
        let end = if rest.starts_with(b"<!--") {
            memchr::memmem::find(rest, b"-->")? + 3
        } else if rest.starts_with(b"<?") {
            memchr::memmem::find(rest, b"?>")? + 2
        } else if starts_with_any_case(rest, "<!doctype") {
            let announced = rest["<!doctype".len()..].trim_ascii_start();
            if starts_with_any_case(announced, "html") {
                return Some("html".to_owned());
            }
            let subset = memchr::memchr2(b'[', b'>', rest)?;
            let close: &[u8] = if rest[subset] == b'[' { b"]>" } else { b">" };
            subset + memchr::memmem::find(&rest[subset..], close)? + close.len()
        } else {
            let name = rest.strip_prefix(b"<")?;
            let length = name.iter().position(|b| b" \t\r\n/>".contains(b))?;
            let name = std::str::from_utf8(&name[..length]).ok()?;
            return Some(name.rsplit(':').next().unwrap_or_default().to_owned());
        };
        rest = rest[end..].trim_ascii_start();
    }
}

/// The format of text that is no markup.
fn prose(bytes: &[u8]) -> Format {
    if articles::is_typed(bytes, &Hint::default()) { Format::Typed } else { Format::Ocr }
}

/// The format of text by its beginning and its name; `None` if it is prose.
fn by_shape(text: &[u8], name: &str) -> Option<Format> {
    let has_line = |start: &[u8]| text.split(|&b| b == b'\n').any(|line| line.starts_with(start));
    if name.to_lowercase().ends_with("edition.toml")
        || (has_line(b"format =") && has_line(b"[paper]"))
    {
        return Some(Format::Native);
    }
    if let Some(row) = formats::by_ending(name).find(|row| row.text_by_name) {
        return Some(row.format);
    }
    (!formats::is_plain_text(name) && text.starts_with(b"# ")).then_some(Format::Markdown)
}

fn starts_with_any_case(text: &[u8], start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start.as_bytes()))
}

/// Whether every second byte of an even number is zero far more often than
/// its neighbours: Latin text, digits and line ends in UTF-16 without a mark.
fn looks_utf16(window: &[u8]) -> bool {
    let zeros = |odd: usize| window.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let (few, many) = (even.min(odd), even.max(odd));
    few == 0 && many > 0 && many * 50 >= window.len() && !window.windows(2).any(|w| w == [0, 0])
}

#[cfg(test)]
mod tests {
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
        assert_eq!(sniff(b"{\"uri\": \"x\"}", "x"), Ok(Format::Ocr));
        assert_eq!(sniff("[1] 渠".as_bytes(), "x"), Ok(Format::Ocr));
        assert!(error(b"<NewsML Version='1.2'>", "x").contains("NewsML 1"));
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
        let declared =
            |root: &str| sniffed(&format!("<?xml version=\"1.0\"?>\n<!-- a > b -->{root}"));
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
}
