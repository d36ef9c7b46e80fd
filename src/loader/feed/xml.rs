//! RSS and Atom, in all versions, and CDF.

use super::names::Prefixes;
use super::text::{line, set};
use super::{Feed, FeedEntry, inherited, media};
use crate::input::{dates, limits, parallel};
use crate::loader::markup::{Base, Dialect, Dom, Hidden, NodeId, ROOT, parse};
use crate::model::{Block, Date, LangTag};

/// Entries that a thread takes at a time; fewer are not worth one.
const LOT: usize = 16;

/// The feed that a document holds.
pub(super) fn feed(text: &str, outer: &Base) -> Option<Feed> {
    let dom = parse(text, Dialect::Xml);
    let reader = XmlFeedParser { names: Prefixes::of(&dom), dom: &dom };
    let root = dom.children(ROOT).find(|&id| !dom.name(id).is_empty())?;
    let is_root = matches!(reader.local(root), "rss" | "rdf" | "feed" | "channel");
    let entries = reader.entries();
    if !is_root && entries.is_empty() {
        return None;
    }
    let head = dom.descendants(ROOT).find(|&id| matches!(reader.local(id), "channel" | "feed"));
    let head = head.unwrap_or(root);
    let base = reader.base(head, outer);
    let address = reader.address(head, &base);
    let authors = reader.authors(head);
    let base = reader.base(head, &address.map_or(base, Base::Web));
    let one = |names: &[(&str, &str)]| reader.one(head, names);
    let text = |names| one(names).map(|id| line(&dom, id, &base)).filter(|text| !text.is_empty());
    let lang = dom.attribute(head, "xml:lang").or(dom.attribute(root, "xml:lang"));
    Some(Feed {
        title: text(&[("", "title"), ("dc", "title")]).unwrap_or_default(),
        subtitle: text(&[
            ("", "subtitle"),
            ("", "tagline"),
            ("", "description"),
            ("dc", "description"),
            ("itunes", "subtitle"),
            ("", "abstract"),
        ]),
        publisher: text(&[("dc", "publisher")])
            .or_else(|| Some(authors.join(", ")).filter(|names| !names.is_empty())),
        lang: text(&[("", "language"), ("dc", "language")])
            .or(lang.map(str::to_owned))
            .and_then(|tag| LangTag::new(&tag)),
        date: reader.date(head),
        left_out: entries.len().saturating_sub(limits::FEED_ENTRIES),
        entries: parallel::map(&entries[..entries.len().min(limits::FEED_ENTRIES)], LOT, |&id| {
            reader.entry(id, inherited(&authors), &base)
        }),
    })
}

struct XmlFeedParser<'a> {
    dom: &'a Dom,
    names: Prefixes<'a>,
}

impl XmlFeedParser<'_> {
    fn local(&self, id: NodeId) -> &str {
        self.names.of_element(self.dom, id).1
    }

    /// The entries, none inside another.
    fn entries(&self) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut at = ROOT + 1;
        while at < self.dom.end(ROOT) {
            if matches!(self.names.of_element(self.dom, at), ("", "item" | "entry")) {
                found.push(at);
                at = self.dom.end(at);
            } else {
                at += 1;
            }
        }
        found
    }

    /// The children of a node with this name.
    fn all(&self, of: NodeId, name: (&str, &str)) -> Vec<NodeId> {
        let children = self.dom.children(of);
        children.filter(|&id| self.names.of_element(self.dom, id) == name).collect()
    }

    /// The first child that has one of these names and holds something; names
    /// that stand first go first.
    fn one(&self, of: NodeId, names: &[(&str, &str)]) -> Option<NodeId> {
        let holds = |id: &NodeId| self.dom.has_text(*id);
        names.iter().find_map(|&name| self.all(of, name).into_iter().find(holds))
    }

    fn text(&self, of: NodeId, names: &[(&str, &str)]) -> Option<String> {
        self.one(of, names).map(|id| self.dom.line(id))
    }

    /// What the links of a node are relative to: `xml:base` of it and of what
    /// is around it, over `otherwise`.
    fn base(&self, id: NodeId, otherwise: &Base) -> Base {
        const REACH: usize = 8;
        const LONGEST: usize = 1024;
        let around =
            std::iter::successors(Some(id), |&id| (id != ROOT).then(|| self.dom.parent(id)));
        let bases = around.take(REACH).filter_map(|id| self.dom.attribute(id, "xml:base"));
        let bases: Vec<&str> = bases.filter(|base| base.len() <= LONGEST).collect();
        bases.into_iter().rev().fold(otherwise.clone(), |base, own| match base.link(own) {
            Some(address) if address.contains("://") => Base::Web(address.into_string()),
            _ => base,
        })
    }

    /// Where the page of a feed or an entry is: its link, the address that is
    /// its name, else what it is about or encloses.
    fn address(&self, of: NodeId, base: &Base) -> Option<String> {
        let links = self.all(of, ("", "link"));
        let target = |id: NodeId| {
            let text = self.dom.line(id);
            let href = || self.dom.attribute(id, "href").map(str::to_owned);
            (!text.is_empty()).then_some(text).or_else(href).filter(|to| !to.is_empty())
        };
        let related = |rel: &str| {
            let of_rel =
                |&&id: &&NodeId| self.dom.attribute(id, "rel").unwrap_or("alternate") == rel;
            links.iter().filter(of_rel).find_map(|&id| target(id))
        };
        let own = |name| self.dom.attribute(of, name).map(str::to_owned);
        let enclosed = || {
            let enclosures = self.all(of, ("", "enclosure"));
            enclosures.iter().find_map(|&id| self.dom.attribute(id, "url").map(str::to_owned))
        };
        let found = related("alternate")
            .or_else(|| self.permanent(of))
            .or_else(|| own("rdf:about"))
            .or_else(|| own("href"))
            .or_else(|| ["via", "related", "enclosure"].into_iter().find_map(related))
            .or_else(enclosed);
        base.link(&found?).map(crate::model::Clean::into_string)
    }

    /// What the feed knows an entry by.
    fn name(&self, of: NodeId) -> Option<String> {
        const LONGEST: usize = 1024;
        let own = self.text(of, &[("", "guid"), ("", "id")]);
        let own = own.or_else(|| self.dom.attribute(of, "rdf:about").map(str::to_owned));
        own.filter(|name| name.len() <= LONGEST)
    }

    /// The address that an entry's own name is.
    fn permanent(&self, of: NodeId) -> Option<String> {
        let named = self.one(of, &[("", "guid"), ("", "id")])?;
        let is_address = self.dom.attribute(named, "ispermalink") != Some("false");
        let text = self.dom.line(named);
        (is_address && text.starts_with("http")).then_some(text)
    }

    fn date(&self, of: NodeId) -> Option<Date> {
        let names = [
            ("", "pubdate"),
            ("", "published"),
            ("dcterms", "issued"),
            ("", "issued"),
            ("dc", "date"),
            ("", "updated"),
            ("", "modified"),
            ("dcterms", "modified"),
            ("", "lastbuilddate"),
            ("", "created"),
            ("dcterms", "created"),
        ];
        let told = names.iter().find_map(|&name| dates::day(&self.text(of, &[name])?));
        told.or_else(|| dates::day(self.dom.attribute(of, "lastmod")?))
    }

    fn authors(&self, of: NodeId) -> Vec<String> {
        let names = [
            ("", "author"),
            ("dc", "creator"),
            ("itunes", "author"),
            ("dc", "author"),
            ("", "managingeditor"),
        ];
        let named = |id: NodeId| {
            let named = self.one(id, &[("", "name"), ("", "email")]);
            named.map_or_else(|| person(&self.dom.line(id)), |id| self.dom.line(id))
        };
        for name in names {
            let mut found: Vec<String> = Vec::new();
            for text in self.all(of, name).into_iter().take(limits::AUTHORS).map(named) {
                if !text.is_empty() && !found.contains(&text) {
                    found.push(text);
                }
            }
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    fn entry(&self, id: NodeId, of_feed: &[String], base: &Base) -> FeedEntry {
        let base = &self.base(id, base);
        let around = [id].into_iter().chain(self.all(id, ("media", "group")));
        let media = around.collect::<Vec<_>>();
        let title = self.one(id, &[("", "title"), ("dc", "title")]);
        let title =
            title.or_else(|| media.iter().find_map(|&id| self.one(id, &[("media", "title")])));
        let own = self.authors(id);
        let source = self.all(id, ("", "source")).first().map(|&id| self.authors(id));
        let around = || source.filter(|s| !s.is_empty()).unwrap_or_else(|| of_feed.to_vec());
        let tags =
            self.all(id, ("", "category")).into_iter().chain(self.all(id, ("dc", "subject")));
        let category = |id: NodeId| {
            let term = self.dom.attribute(id, "label").or(self.dom.attribute(id, "term"));
            term.map_or_else(|| self.dom.line(id), str::to_owned)
        };
        let mut hidden = Hidden::default();
        let mut summaries = self.texts(id, &SUMMARIES, base, &mut hidden);
        for &id in &media {
            summaries.extend(self.texts(id, &[("media", "description")], base, &mut hidden));
        }
        let mut summaries = summaries.into_iter();
        let (summary, mut content) =
            (summaries.next(), self.texts(id, &CONTENTS, base, &mut hidden).into_iter());
        let summary = summary.unwrap_or_default();
        let content = content.next();
        let is_content = content.is_some();
        // Two summaries that say different things: the second is the text.
        let other = || summaries.find(|other| !is_said(other, &summary));
        FeedEntry {
            name: self.name(id),
            title: title.map(|id| line(self.dom, id, base)).unwrap_or_default(),
            address: self.address(id, base),
            authors: if own.is_empty() { around() } else { own },
            date: self.date(id),
            lang: self.dom.attribute(id, "xml:lang").and_then(LangTag::new),
            tags: tags.map(category).filter(|tag| !tag.is_empty()).collect(),
            is_content,
            content: content.or_else(other).unwrap_or_default(),
            summary,
            picture: media::of_entry(self.dom, &self.names, id).and_then(|p| p.figure(base)),
            sounds: media::sounds(self.dom, &self.names, id, base),
            hidden,
        }
    }

    /// What the children with these names say, each name once.
    fn texts(
        &self,
        of: NodeId,
        names: &[(&str, &str)],
        base: &Base,
        hidden: &mut Hidden,
    ) -> Vec<Vec<Block>> {
        let found = names.iter().filter_map(|&name| self.one_or_first(of, name));
        let sets = found.map(|id| set(self.dom, id, &self.base(id, base), hidden));
        sets.filter(|blocks| !blocks.is_empty()).collect()
    }

    /// The first child of this name that holds text, else one that may hold a
    /// picture.
    fn one_or_first(&self, of: NodeId, name: (&str, &str)) -> Option<NodeId> {
        self.one(of, &[name]).or_else(|| self.all(of, name).first().copied())
    }
}

/// What holds a summary.
const SUMMARIES: [(&str, &str); 6] = [
    ("", "description"),
    ("", "summary"),
    ("dc", "description"),
    ("", "abstract"),
    ("itunes", "summary"),
    ("itunes", "subtitle"),
];

/// What holds the text.
const CONTENTS: [(&str, &str); 6] = [
    ("content", "encoded"),
    ("", "content"),
    ("xhtml", "body"),
    ("xhtml", "div"),
    ("", "body"),
    ("", "fullitem"),
];

/// Whether one text is all in another.
fn is_said(text: &[Block], within: &[Block]) -> bool {
    let letters = |blocks: &[Block]| -> String {
        let texts = blocks.iter().flat_map(Block::texts);
        texts.flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect()
    };
    letters(within).contains(&letters(text))
}

/// The name in `me@example.com (Nell Garraway)`, `Nell Garraway (me@example.com)`
/// and `Nell <me@example.com>`.
fn person(text: &str) -> String {
    let name = match (text.split_once('('), text.split_once('<')) {
        (Some((address, name)), _) if address.contains('@') => name.trim_end_matches(')'),
        (Some((name, address)), _) if address.contains('@') && !name.trim().is_empty() => name,
        (_, Some((name, address))) if address.contains('@') && !name.trim().is_empty() => name,
        _ => text,
    };
    name.trim().to_owned()
}
