//! OPML 2.0 (<http://opml.org/spec2.opml>), the list of feeds that every
//! reader of feeds can write and read: outlines in outlines, those with an
//! `xmlUrl` feeds, the others folders. Folders become sections.
//!
//! What we write has a paper's name in an attribute of its own namespace, so
//! that it comes back as it was. No secret is written: sources whose address
//! holds one are left out, and cookies, passwords and tokens are no part of it.

use std::fmt::Write as _;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::address::{self, holds_secret, split_login};
use super::file::MOST_SOURCES;
use super::subscription::{Secret, Source, SourceKind, Subscriptions};
use crate::model::Clean;

/// The longest list that is read, in bytes. The longest public ones, of some
/// thousand feeds, have half a million.
pub const LONGEST_OPML: usize = 16 << 20;

/// How deep folders are followed; deeper ones count as this one.
const DEEPEST: usize = 16;

/// The longest name of a folder or a feed, in characters.
const LONGEST_NAME: usize = 200;

/// What says in our own lists which paper a folder is.
const NAMESPACE: &str = "urn:newsprint:opml";
const PAPER: &str = "newsprint:paper";

/// A list of feeds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opml {
    /// What it is called.
    pub title: Option<Clean>,
    /// Its feeds, in order.
    pub feeds: Vec<OpmlFeed>,
    /// How many outlines had an address that is none of the web.
    pub odd: usize,
    /// There are more than are read.
    pub is_cut: bool,
}

/// A feed of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpmlFeed {
    /// The paper that it is of, in a list of ours.
    pub paper: Option<String>,
    /// The feed. Its section is the folder, or the folders with ` / ` between
    /// them.
    pub source: Source,
}

/// Why a list can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpmlError {
    /// There is no `opml` element.
    NotOpml,
    /// It is longer than [`LONGEST_OPML`].
    TooLong,
}

/// Reads a list. Broken markup ends it there.
///
/// # Errors
/// When there is no list in the text.
pub fn read(text: &str) -> Result<Opml, OpmlError> {
    if text.len() > LONGEST_OPML {
        return Err(OpmlError::TooLong);
    }
    let mut xml = Reader::from_str(text);
    let config = xml.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    let mut reading = OpmlReading::default();
    loop {
        match xml.read_event() {
            Ok(Event::Start(element)) => reading.start(&element, false),
            Ok(Event::Empty(element)) => reading.start(&element, true),
            Ok(Event::End(element)) => reading.end(local(element.name().as_ref())),
            Ok(Event::Text(text)) => reading.text(&text),
            Ok(Event::GeneralRef(name)) => {
                reading.text(&resolved(&format!("&{};", &*name)));
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
        if reading.opml.is_cut {
            break;
        }
    }
    if reading.is_opml { Ok(reading.opml) } else { Err(OpmlError::NotOpml) }
}

#[derive(Default)]
struct OpmlReading {
    opml: Opml,
    is_opml: bool,
    in_title: bool,
    title: String,
    /// The open outlines: of a folder its name, of a feed nothing.
    open: Vec<OpenOutline>,
}

#[derive(Default)]
struct OpenOutline {
    folder: Option<Clean>,
    paper: Option<String>,
}

impl OpmlReading {
    fn start(&mut self, element: &BytesStart<'_>, is_empty: bool) {
        match local(element.name().as_ref()) {
            "opml" => self.is_opml = true,
            "title" => self.in_title = !is_empty && self.opml.title.is_none(),
            "outline" if self.is_opml => {
                let outline = self.outline(element);
                if !is_empty {
                    self.open.push(outline);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "title" if self.in_title => {
                self.in_title = false;
                self.opml.title = name_of(&self.title);
            }
            "outline" => {
                self.open.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_title && self.title.len() < 4 * LONGEST_NAME {
            self.title += text;
        }
    }

    fn outline(&mut self, element: &BytesStart<'_>) -> OpenOutline {
        let about = OpmlOutline::of(element);
        let name = about.title.as_deref().and_then(name_of);
        let name = name.or_else(|| about.text.as_deref().and_then(name_of));
        if let Some(paper) = about.paper {
            return OpenOutline { folder: None, paper: Some(paper) };
        }
        let is_link = about.kind.as_deref().is_some_and(|kind| kind.eq_ignore_ascii_case("link"));
        let (url, kind) = match (about.xml_url, about.url) {
            (Some(url), _) => (url, SourceKind::Feed),
            (None, Some(url)) if is_link => (url, SourceKind::Page),
            _ => return OpenOutline { folder: name, paper: None },
        };
        if self.opml.feeds.len() == MOST_SOURCES {
            self.opml.is_cut = true;
        } else {
            match self.source(&url, kind, name) {
                Some(feed) => self.opml.feeds.push(feed),
                None => self.opml.odd += 1,
            }
        }
        OpenOutline::default()
    }

    fn source(&self, url: &str, kind: SourceKind, name: Option<Clean>) -> Option<OpmlFeed> {
        let mut source = Source { kind, name, section: self.section(), ..Source::default() };
        match split_login(url) {
            Some((url, user, password)) => {
                source.url = url;
                source.user = Some(user).filter(|user| !user.is_empty());
                source.secret = password.map(Secret::Plain);
            }
            None => source.url = address::web(url)?.into(),
        }
        let paper = self.open.iter().find_map(|outline| outline.paper.clone());
        Some(OpmlFeed { paper, source })
    }

    fn section(&self) -> Option<Clean> {
        let folders =
            self.open.iter().take(DEEPEST).filter_map(|outline| outline.folder.as_deref());
        let path = folders.collect::<Vec<_>>().join(" / ");
        name_of(&path)
    }
}

/// The attributes of an outline.
#[derive(Default)]
struct OpmlOutline {
    title: Option<String>,
    text: Option<String>,
    kind: Option<String>,
    xml_url: Option<String>,
    url: Option<String>,
    paper: Option<String>,
}

impl OpmlOutline {
    /// The names are compared without regard to case: `xmlurl` is often seen.
    fn of(element: &BytesStart<'_>) -> Self {
        let mut found = Self::default();
        let mut attributes = element.attributes();
        let attributes = attributes.with_checks(false).flatten().take(100);
        for attribute in attributes.filter(|one| one.value.len() <= address::LONGEST) {
            let name = attribute.key.as_ref().to_ascii_lowercase();
            let value = resolved(&attribute.value);
            let value = Some(value).filter(|value| !value.trim().is_empty());
            match name.as_str() {
                "title" => found.title = value,
                "text" => found.text = value,
                "type" => found.kind = value,
                "xmlurl" => found.xml_url = value,
                "url" => found.url = value,
                PAPER => found.paper = value,
                _ => {}
            }
        }
        found
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// A name within bounds, and safe to show.
fn name_of(text: &str) -> Option<Clean> {
    let cut: String = text.trim().chars().take(LONGEST_NAME).collect();
    Some(Clean::line(cut.trim())).filter(|name| !name.trim().is_empty())
}

/// A text with the five entities of XML and references to characters
/// resolved. An ampersand that is none of these is one: addresses have them.
fn resolved(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let entity = part.split_once(';').and_then(|(name, rest)| Some((character(name)?, rest)));
        match entity {
            Some((c, rest)) => {
                out.push(c);
                out += rest;
            }
            None => {
                out.push('&');
                out += part;
            }
        }
    }
    out
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => {}
    }
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}

/// Papers as OPML, and how many sources are not in it: those that are no feeds
/// or pages, and those whose address holds a secret.
#[must_use]
pub fn write(subscriptions: &Subscriptions) -> (String, usize) {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\" \
         xmlns:newsprint=\"{NAMESPACE}\">\n  <head>\n    <title>newsprint</title>\n  </head>\n  <body>\n"
    );
    let mut left = 0;
    for paper in &subscriptions.papers {
        left += paper.sources.iter().filter(|source| outline(source).is_none()).count();
        if paper.sources.iter().all(|source| outline(source).is_none()) {
            continue;
        }
        let title = paper.title.as_deref().unwrap_or(&paper.name);
        let (title, name) = (escaped(title), escaped(&paper.name));
        let _ = writeln!(out, "    <outline text=\"{title}\" {PAPER}=\"{name}\">");
        let mut open: Option<&Clean> = None;
        for source in &paper.sources {
            let Some(outline) = outline(source) else { continue };
            let section = source.section.as_ref();
            if section != open {
                if open.is_some() {
                    out += "      </outline>\n";
                }
                if let Some(section) = section {
                    let _ = writeln!(out, "      <outline text=\"{}\">", escaped(section));
                }
                open = section;
            }
            let indent = if open.is_some() { "        " } else { "      " };
            let _ = writeln!(out, "{indent}{outline}");
        }
        if open.is_some() {
            out += "      </outline>\n";
        }
        out += "    </outline>\n";
    }
    (out + "  </body>\n</opml>\n", left)
}

fn outline(source: &Source) -> Option<String> {
    if holds_secret(&source.url) || address::web(&source.url).is_none() {
        return None;
    }
    let url = escaped(&source.url);
    let text = source.name.as_ref().map_or_else(|| url.clone(), |name| escaped(name));
    let title = source.name.as_ref().map(|_| format!(" title=\"{text}\"")).unwrap_or_default();
    match source.kind {
        SourceKind::Feed | SourceKind::Unknown => {
            Some(format!("<outline type=\"rss\" text=\"{text}\"{title} xmlUrl=\"{url}\"/>"))
        }
        SourceKind::Page => {
            Some(format!("<outline type=\"link\" text=\"{text}\"{title} url=\"{url}\"/>"))
        }
        _ => None,
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sources::Subscription;

    /// Section, name and address of each feed.
    fn rows(opml: &Opml) -> Vec<(String, String, String)> {
        let text = |text: &Option<Clean>| text.as_deref().unwrap_or("-").to_owned();
        let row = |feed: &OpmlFeed| {
            (text(&feed.source.section), text(&feed.source.name), feed.source.url.clone())
        };
        opml.feeds.iter().map(row).collect()
    }

    fn row(section: &str, name: &str, url: &str) -> (String, String, String) {
        (section.to_owned(), name.to_owned(), url.to_owned())
    }

    #[test]
    fn folders_become_sections_and_titles_names() {
        let text = "<?xml version='1.0'?><opml version='1.1'><head><title>My &amp; feeds</title></head>\
            <body><outline text='Top' xmlUrl='http://t.example/?a=1&amp;b=2&c=3'/>\
            <outline text='要闻'><outline text='t' title='河口 &#39;日报&#x27;' type='rss' \
            xmlurl='https://h.example/rss' htmlUrl='https://h.example/'/>\
            <outline title='Deep'><outline text='D' xmlUrl='feed://d.example/'/></outline></outline>\
            <outline type='link' text='P' url='http://p.example/'/>\
            <outline text='odd' xmlUrl='file:///etc/passwd'/><outline text='note'/></body></opml>";
        let opml = read(text).unwrap();
        assert_eq!(opml.title.as_deref(), Some("My & feeds"));
        assert_eq!(
            rows(&opml),
            [
                row("-", "Top", "http://t.example/?a=1&b=2&c=3"),
                row("要闻", "河口 '日报'", "https://h.example/rss"),
                row("要闻 / Deep", "D", "http://d.example/"),
                row("-", "P", "http://p.example/"),
            ]
        );
        assert_eq!((opml.feeds[3].source.kind, opml.odd), (SourceKind::Page, 1));
    }

    #[test]
    fn what_is_written_comes_back_without_any_secret() {
        let named = |url: &str, name: &str, section: &str| Source {
            kind: SourceKind::Feed,
            url: url.to_owned(),
            name: Some(Clean::line(name)).filter(|name| !name.is_empty()),
            section: Some(Clean::line(section)).filter(|section| !section.is_empty()),
            ..Source::default()
        };
        let mut secret = named("https://c.example/rss", "C", "<S>");
        secret.secret = Some(Secret::Plain("hush".to_owned()));
        secret.cookie = Some(Secret::Plain("hush".to_owned()));
        secret.user = Some("hush".to_owned());
        let sources = vec![
            named("https://a.example/?x=1&y=%22", "A & \"B\" <b>", ""),
            named("https://b.example/rss", "", "要闻"),
            secret,
            named("https://d.example/rss?token=hush", "", ""),
            Source { kind: SourceKind::Server, ..named("https://e.example/", "", "") },
        ];
        let paper = Subscription { name: "晨-1".to_owned(), sources, ..Subscription::default() };
        let all = Subscriptions { papers: vec![paper] };
        let (text, left) = write(&all);
        assert!(!text.contains("hush"), "{text}");
        assert_eq!(left, 2);
        let opml = read(&text).unwrap();
        assert_eq!(
            rows(&opml),
            [
                row("-", "A & \"B\" <b>", "https://a.example/?x=1&y=%22"),
                row("要闻", "https://b.example/rss", "https://b.example/rss"),
                row("<S>", "C", "https://c.example/rss"),
            ]
        );
        assert!(opml.feeds.iter().all(|feed| feed.paper.as_deref() == Some("晨-1")));
    }

    #[test]
    fn a_login_in_an_address_is_taken_out_of_it() {
        let opml = read("<opml><outline xmlUrl='https://ann:hush@a.example/rss'/></opml>").unwrap();
        let source = &opml.feeds[0].source;
        assert_eq!(
            (source.url.as_str(), source.user.as_deref()),
            ("https://a.example/rss", Some("ann"))
        );
        assert_eq!(source.secret, Some(Secret::Plain("hush".to_owned())));
    }

    #[test]
    fn hostile_lists_are_bounded() {
        assert_eq!(read("<rss/>"), Err(OpmlError::NotOpml));
        assert_eq!(read(&" ".repeat(LONGEST_OPML + 1)), Err(OpmlError::TooLong));
        let deep = format!(
            "<opml>{}<outline xmlUrl='http://a.example/'/>",
            "<outline text='x'>".repeat(100_000)
        );
        assert_eq!(
            read(&deep).unwrap().feeds[0].source.section.as_deref().unwrap().matches('x').count(),
            16
        );
        let many =
            format!("<opml>{}", "<outline xmlUrl='http://a.example/'/>".repeat(MOST_SOURCES + 9));
        let read_many = read(&many).unwrap();
        assert_eq!((read_many.feeds.len(), read_many.is_cut), (MOST_SOURCES, true));
        let bomb = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><opml><outline text='&b;' \
                    xmlUrl='http://a.example/'/></opml>";
        assert_eq!(rows(&read(bomb).unwrap())[0].1, "&b;");
        let hostile =
            "<opml><outline text='a\u{1b}[2J\u{202e}b' xmlUrl='http://a.example/'/></opml>";
        assert_eq!(rows(&read(hostile).unwrap())[0].1, "a[2Jb");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "<opml>", "</opml>", "<outline ", "text='a'", "xmlUrl='http://a.example/'", ">", "/>",
                    "</outline>", "<title>", "</title>", "&", "&#x;", "&amp;", "<!--", "-->", "<![CDATA[",
                    "]]>", "'", "河", "<", "=", "newsprint:paper='x'",
                ]),
                0..40,
            )
        ) {
            let _ = read(&parts.concat());
        }
    }
}
