//! XML as a stream of what matters to a page: elements, their attributes and
//! their text, each with its place. Nothing is expanded but the five
//! predefined entities and character references; nothing is fetched.

use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::{Encoding, UTF_8};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::input::encoding::{Decoded, UnknownEncoding, decode};
use crate::input::encoding_label::believed;
use crate::input::limits;
use crate::model::WarningKind;

/// How strict the markup is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strictness {
    /// As XML.
    Xml,
    /// As HTML, where elements may lack their end and attributes their quotes.
    Html,
}

/// What comes next in a document.
pub(super) enum XmlEvent<'a> {
    /// An element begins.
    Start(Element<'a>),
    /// The innermost open element ends; its local name.
    End(&'a str),
    /// Text, with its references unresolved: bytes of the document.
    Text(Range<usize>),
    /// Text in which nothing is a reference.
    Verbatim(Range<usize>),
}

/// The beginning of an element.
pub(super) struct Element<'a> {
    /// Its name without prefix.
    pub(super) name: &'a str,
    xml: &'a str,
    /// The bytes of the start tag between `<` and `>`.
    tag: Range<usize>,
    name_len: usize,
    manner: Strictness,
}

/// The elements of HTML that have no content.
const VOID: [&str; 8] = ["meta", "br", "hr", "img", "link", "input", "area", "base"];

/// A document read step by step.
pub(super) struct Steps<'a> {
    xml: &'a str,
    reader: Reader<&'a [u8]>,
    manner: Strictness,
    open: Vec<&'a str>,
    /// Ends that are due before the reader goes on.
    due: usize,
    /// An element that begins once these ends are told.
    held: Option<Element<'a>>,
    /// The element just begun has no content.
    closes: bool,
    warnings: Vec<WarningKind>,
    done: bool,
}

impl<'a> Steps<'a> {
    /// Reads a document from its beginning.
    pub(super) fn new(xml: &'a str, manner: Strictness) -> Self {
        let mut reader = Reader::from_str(xml);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        Self {
            xml,
            reader,
            manner,
            open: Vec::new(),
            due: 0,
            held: None,
            closes: false,
            warnings: Vec::new(),
            done: false,
        }
    }

    /// What the reader should know, when all was read.
    pub(super) fn into_warnings(self) -> Vec<WarningKind> {
        self.warnings
    }

    /// Goes on past the end of the element that has just begun.
    pub(super) fn pass_over(&mut self) {
        let depth = self.open.len();
        while self.open.len() >= depth && self.next().is_some() {}
    }

    /// The text of the element that has just begun, and of those inside it,
    /// with its references resolved and its white space made single.
    pub(super) fn text(&mut self) -> String {
        let depth = self.open.len();
        let mut out = String::new();
        while self.open.len() >= depth {
            match self.next() {
                Some(XmlEvent::Text(range)) => out.push_str(&resolved(&self.xml[range])),
                Some(XmlEvent::Verbatim(range)) => out.push_str(&self.xml[range]),
                Some(_) => {}
                None => break,
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn read(&mut self) -> Option<XmlEvent<'a>> {
        let xml = self.xml;
        loop {
            let from = self.place();
            let event = self.reader.read_event();
            let until = self.place();
            match event {
                Ok(Event::Start(tag)) => {
                    return self.begin(from, until, &tag, false);
                }
                Ok(Event::Empty(tag)) => return self.begin(from, until, &tag, true),
                Ok(Event::End(tag)) => {
                    let name = tag.local_name().into_inner().to_owned();
                    if let Some(step) = self.end(&name) {
                        return Some(step);
                    }
                }
                Ok(Event::Text(_) | Event::GeneralRef(_)) => {
                    return Some(XmlEvent::Text(from..until));
                }
                Ok(Event::CData(_)) => {
                    let inside = from + "<![CDATA[".len()..until.saturating_sub("]]>".len());
                    let sound = inside.start <= inside.end && xml.get(inside.clone()).is_some();
                    return Some(XmlEvent::Verbatim(if sound { inside } else { from..from }));
                }
                Ok(Event::DocType(text)) => self.look_for_entities(&text),
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
                Ok(Event::Eof) => {
                    self.break_off(self.lacks_an_end());
                    return None;
                }
                Err(_) => {
                    self.break_off(true);
                    return None;
                }
            }
        }
    }

    fn place(&self) -> usize {
        (self.reader.buffer_position() as usize).min(self.xml.len())
    }

    fn begin(
        &mut self,
        from: usize,
        until: usize,
        tag: &BytesStart<'_>,
        empty: bool,
    ) -> Option<XmlEvent<'a>> {
        let xml = self.xml;
        let inside = from + 1..until.saturating_sub(1 + usize::from(empty)).max(from + 1);
        let text = xml.get(inside.clone()).unwrap_or_default();
        let name_len = tag.name().as_ref().len().min(text.len());
        let name = text.get(..name_len).unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default();
        let html = self.manner == Strictness::Html;
        self.closes = empty || html && VOID.iter().any(|void| name.eq_ignore_ascii_case(void));
        if self.open.len() >= limits::DEPTH {
            self.warnings.push(WarningKind::TooDeep(limits::DEPTH));
            self.done = true;
            return None;
        }
        let element = Element { name, xml, tag: inside, name_len, manner: self.manner };
        // A paragraph ends where the next one begins.
        let paragraph = html && name.eq_ignore_ascii_case("p");
        if paragraph
            && let Some(at) = self.open.iter().rposition(|open| open.eq_ignore_ascii_case("p"))
        {
            self.due = self.open.len() - at;
            self.held = Some(element);
            return self.next();
        }
        self.open.push(name);
        Some(XmlEvent::Start(element))
    }

    /// Closes what an end tag closes; an end without a beginning is nothing.
    fn end(&mut self, name: &str) -> Option<XmlEvent<'a>> {
        let same = |open: &&&str| match self.manner {
            Strictness::Xml => **open == name,
            Strictness::Html => open.eq_ignore_ascii_case(name),
        };
        let above = self.open.iter().rev().position(|open| same(&open))?;
        self.due = above;
        self.open.pop().map(XmlEvent::End)
    }

    fn look_for_entities(&mut self, doctype: &str) {
        if doctype.contains("<!ENTITY") {
            self.warnings.push(WarningKind::Entities);
        }
    }

    /// Whether an element is open at the end that may not be.
    fn lacks_an_end(&self) -> bool {
        const OPTIONAL: [&str; 7] = ["html", "body", "head", "p", "li", "td", "tr"];
        let needs = |open: &&str| !OPTIONAL.iter().any(|name| open.eq_ignore_ascii_case(name));
        match self.manner {
            Strictness::Xml => !self.open.is_empty(),
            Strictness::Html => self.open.iter().any(needs),
        }
    }

    fn break_off(&mut self, broken: bool) {
        self.done = true;
        if broken {
            let before = &self.xml.as_bytes()[..self.place()];
            let at = memchr::memchr_iter(b'\n', before).count() + 1;
            self.warnings.push(WarningKind::BreaksOff { at });
        }
    }
}

impl<'a> Iterator for Steps<'a> {
    type Item = XmlEvent<'a>;

    fn next(&mut self) -> Option<XmlEvent<'a>> {
        if self.due > 0 {
            self.due -= 1;
            return self.open.pop().map(XmlEvent::End);
        }
        if let Some(element) = self.held.take() {
            self.open.push(element.name);
            return Some(XmlEvent::Start(element));
        }
        if self.closes {
            self.closes = false;
            return self.open.pop().map(XmlEvent::End);
        }
        if self.done { None } else { self.read() }
    }
}

impl<'a> Element<'a> {
    /// The bytes of an attribute's value, by its name without prefix.
    pub(super) fn place(&self, name: &str) -> Option<Range<usize>> {
        self.find(name).map(|value| {
            let start = value.as_ptr() as usize - self.xml.as_ptr() as usize;
            start..start + value.len()
        })
    }

    /// An attribute's value with its references resolved.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'a, str>> {
        self.find(name).map(resolved)
    }

    /// An attribute's value as a number.
    pub(super) fn number(&self, name: &str) -> Option<f32> {
        let value = self.find(name)?.trim().parse::<f32>().ok()?;
        value.is_finite().then_some(value)
    }

    fn find(&self, name: &str) -> Option<&'a str> {
        let text = self.xml.get(self.tag.clone())?;
        let start = BytesStart::from_content(text, self.name_len);
        let mut all = match self.manner {
            Strictness::Xml => start.attributes(),
            Strictness::Html => start.html_attributes(),
        };
        let found = all.with_checks(false).flatten().find_map(|attribute| {
            let local = attribute.key.local_name().into_inner();
            let same = match self.manner {
                Strictness::Xml => local == name,
                Strictness::Html => local.eq_ignore_ascii_case(name),
            };
            // The value is a part of `text`: find it there again.
            // That of an attribute without one is not.
            let at = (attribute.value.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
            same.then_some(at..at + attribute.value.len())
        });
        found.and_then(|range| text.get(range))
    }
}

/// The encoding that a document declares, where its letters can be read
/// without knowing it.
fn declared(bytes: &[u8], manner: Strictness) -> Option<String> {
    const WINDOW: usize = 2048;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(WINDOW)]);
    let after = |text: &str, word: &str| -> Option<String> {
        let at = text.find(word)? + word.len();
        let value = text[at..].trim_start().strip_prefix('=')?.trim_start();
        let value = value.trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.:".contains(c)));
        Some(value[..end?].to_owned()).filter(|label| !label.is_empty())
    };
    let declaration = head
        .trim_start()
        .strip_prefix("<?xml")
        .and_then(|rest| after(&rest[..rest.find("?>")?.saturating_add(1)], "encoding"));
    declaration.or_else(|| {
        let meta = (manner == Strictness::Html).then(|| head.find("charset"))??;
        after(&head[meta..], "charset")
    })
}

/// Decodes a document: by its byte-order mark, as the reader says, as the
/// document says, or by what its bytes look like.
///
/// # Errors
/// [`UnknownEncoding`] if the reader names one that is none.
pub(super) fn decode_document(
    bytes: &[u8],
    asked: Option<&str>,
    manner: Strictness,
) -> Result<Decoded, UnknownEncoding> {
    if asked.is_some() {
        return decode(bytes, asked);
    }
    let said = declared(bytes, manner).and_then(|label| believed(bytes, &label));
    decode(bytes, said.filter(|said| *said != UTF_8).map(Encoding::name))
}

/// A reference at the beginning of `text`: the character, and how many bytes
/// the reference takes.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 12;
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = &text[1..end];
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let digits = name.strip_prefix('#')?;
            let hex = digits.strip_prefix(['x', 'X']);
            let code = match hex {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((c, end + 1))
}

/// The text with its references resolved.
fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (c, len) = reference(&rest[at..]).unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[at + len..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}
