//! What a file is, told by its first bytes, then by its name.

use super::unsupported;
use super::{articles, book_text, exported, feed, formats, founder, mail, markup, positioned};
use crate::input::{Format, Hint, LoadError, encoding};
use crate::model::Clean;
use crate::model::error::{Foreign, NotText};

/// Bytes looked at.
const WINDOW: usize = 8 << 10;

/// Bytes of markup looked at: past styles, and past comments before the first
/// element.
const HEAD: usize = 256 << 10;

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
/// that is nothing else, and no book, is [`Format::Typed`] if it has underlined headlines,
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
    if let Some(kind) = unsupported::look(bytes, name) {
        return foreign(kind);
    }
    let window = &bytes[..bytes.len().min(WINDOW)];
    let head = &bytes[..bytes.len().min(HEAD)];
    let is_cut = bytes.len() > window.len();
    if let Some(text) = wide_text(window, head) {
        let text = text.trim_start().as_bytes();
        return of_markup(text, name).unwrap_or_else(|| of_text(text, is_cut, name, bytes));
    }
    if window.contains(&0) {
        return Err(LoadError::Binary { file: name.to_owned(), found: NotText::Data });
    }
    let text = window.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(window).trim_ascii_start();
    if text.is_empty() && bytes.trim_ascii().len() <= 3 {
        return Err(LoadError::Empty { file: name.to_owned() });
    }
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    of_markup(head, name).unwrap_or_else(|| of_text(text, is_cut, name, bytes))
}

/// What text is that is no markup, by its beginning and its name.
fn of_text(text: &[u8], is_cut: bool, name: &str, bytes: &[u8]) -> Result<Format, LoadError> {
    let foreign = |kind| Err(LoadError::Foreign { file: name.to_owned(), kind });
    if text.starts_with(positioned::TSV_HEAD.as_bytes()) {
        return Ok(Format::OcrTsv);
    }
    if exported::is_table(text) {
        return Ok(Format::Exported);
    }
    let window = &text[..text.len().min(WINDOW)];
    if mail::is_mail(window) {
        return Ok(Format::Mail);
    }
    if let Some(kind) = unsupported::look_at_text(window, is_cut || window.len() < text.len()) {
        return foreign(kind);
    }
    if let Some(format) = by_shape(text, name) {
        return Ok(format);
    }
    if book_text::is_book(bytes) {
        return Ok(Format::BookText);
    }
    unsupported::look_at_name(name).map_or_else(|| Ok(prose(bytes)), foreign)
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
    let unknown = |found| Err(LoadError::Binary { file: name.to_owned(), found });
    let foreign = |kind| Err(LoadError::Foreign { file: name.to_owned(), kind });
    // Markdown may begin with HTML, and with data of its own in braces.
    let is_markdown = formats::by_name(name).is_some_and(|row| row.format == Format::Markdown);
    if text.starts_with(b"{") || text.starts_with(b"[") {
        let other = || (!is_markdown && is_json(text)).then(|| foreign(Foreign::Json));
        return of_json(text).map(Ok).or_else(other);
    }
    if text.starts_with(b"<?php") {
        return Some(foreign(Foreign::Code));
    }
    let text = feed::after_notices(text).unwrap_or(text);
    let is_declared = text.starts_with(b"<?xml") || starts_with_any_case(text, "<!doctype");
    let Some(root) = first_element(text) else {
        return is_declared.then(|| unknown(NotText::Xml));
    };
    let named = root.to_ascii_lowercase();
    if let Some(kind) = unsupported::foreign_root(&named, text) {
        return Some(foreign(kind));
    }
    let known = formats::rows().find(|row| row.roots.contains(&&*named));
    match known.map(|row| row.format) {
        Some(Format::Html) => Some(Ok(of_html(text))),
        Some(format) => Some(Ok(format)),
        None if is_markdown => None,
        None if OF_PAGES.contains(&&*named) => Some(Ok(of_html(text))),
        None => {
            let is_xml = is_declared || is_undeclared(text);
            is_xml.then(|| unknown(NotText::XmlOf(Clean::line(&root))))
        }
    }
}

/// Whether what begins with an element that nobody knows is XML all the same: it
/// has elements that end.
fn is_undeclared(text: &[u8]) -> bool {
    const ENDS: usize = 4;
    let begins_so = text.get(1).is_some_and(u8::is_ascii_alphabetic);
    let mut ends = memchr::memmem::find_iter(text, b"</");
    begins_so && ends.nth(ENDS - 1).is_some()
}

/// Whether a text that begins with a brace or a bracket is JSON: an object with a
/// name in it, or a list of such, of lists or of texts.
fn is_json(text: &[u8]) -> bool {
    let Some(inside) = text.get(1..).map(<[u8]>::trim_ascii_start) else { return false };
    if text.starts_with(b"[") {
        let is_list = inside.starts_with(b"\"") || inside.starts_with(b"[");
        return inside.starts_with(b"{") && is_json(inside)
            || is_list && serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok();
    }
    let Some(name) = inside.strip_prefix(b"\"") else { return inside.starts_with(b"}") };
    let end = memchr::memchr(b'"', name);
    end.is_some_and(|end| name[end + 1..].trim_ascii_start().starts_with(b":"))
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
    if positioned::is_ocr_json(text) {
        return Some(Format::OcrJson);
    }
    let is_item = has(b"\"uri\"") && OF_NINJS.iter().any(|name| has(name));
    if is_item || has(b"\"ninjs\"") || has(b"/ninjs-schema") {
        return Some(Format::Iptc);
    }
    (is_json(text) && exported::is_exported(text)).then_some(Format::Exported)
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
        false if exported::is_page(text) => Format::Exported,
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
mod tests;
