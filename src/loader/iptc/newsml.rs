//! NewsML-G2: items, packages, and messages of them.

mod about;

use super::leftovers::{Leftovers, local};
use super::package::{self, ItemSlot};
use super::story::{NewsPicture, NewsStory};
use super::{Dispatch, SkippedParts, inline};
use crate::input::dates;
use crate::input::gap;
use crate::loader::markup::{Dom, NodeId, from_base64};
use crate::model::error::{NewsMl, NoNews};
use crate::model::warning::AgencyNote;
use crate::model::{Block, Clean, Kind};

/// What elements a document may begin with, in lower case, and what each is.
pub(super) const ROOTS: [(&str, NewsMl); 12] = [
    ("newsmessage", NewsMl::Message),
    ("newsitem", NewsMl::NewsItem),
    ("packageitem", NewsMl::Package),
    ("planningitem", NewsMl::Planning),
    ("conceptitem", NewsMl::Concept),
    ("knowledgeitem", NewsMl::Knowledge),
    ("catalogitem", NewsMl::Catalog),
    ("itemset", NewsMl::ItemSet),
    ("groupset", NewsMl::GroupSet),
    ("contentset", NewsMl::ContentSet),
    ("contentmeta", NewsMl::ContentMeta),
    ("itemmeta", NewsMl::ItemMeta),
];

/// Whether a document of NewsML-G2 may begin with an element of this name.
pub(super) fn is_root(name: &str) -> bool {
    what(name).is_some()
}

fn what(name: &str) -> Option<NewsMl> {
    ROOTS.iter().find(|(root, _)| root.eq_ignore_ascii_case(name)).map(|(_, what)| *what)
}

/// What a document holds.
pub(super) fn dispatch(dom: &Dom, root: NodeId) -> Dispatch {
    let (leaves, notes, furniture) = (Leftovers::new(dom), SkippedParts::default(), Vec::new());
    let mut reader = NewsmlParser { dom, leaves, notes, furniture };
    let items = items(dom, root);
    let order = package::order(dom, &items);
    for _ in 0..order.alternatives {
        reader.notes.add(AgencyNote::Alternative);
    }
    let mut dispatch = Dispatch { found: Some(found(dom, root, &items)), ..Dispatch::default() };
    reader.message(root, &items, &mut dispatch);
    dispatch.stories = reader.stories(&order.slots);
    for &item in &items {
        dispatch.furniture.extend(reader.leaves.rest(item));
        let is_news =
            matches!(local(dom, item), "newsitem" | "packageitem" | "groupset" | "contentset");
        if !is_news && !dispatch.stories.is_empty() {
            let what = what(local(dom, item)).unwrap_or(NewsMl::Item);
            reader.notes.add(AgencyNote::Furniture(what));
        }
    }
    dispatch.furniture.append(&mut reader.furniture);
    dispatch.notes = reader.notes;
    dispatch
}

/// The items of a document, none inside another.
fn items(dom: &Dom, root: NodeId) -> Vec<NodeId> {
    let (mut items, mut at) = (Vec::new(), root);
    while at < dom.end(root) {
        let name = local(dom, at);
        if !matches!(name, "newsmessage" | "itemset") && is_root(name) {
            items.push(at);
            at = dom.end(at);
        } else {
            at += 1;
        }
    }
    items
}

/// What a document is.
fn found(dom: &Dom, root: NodeId, items: &[NodeId]) -> NoNews {
    let of = |id| what(local(dom, id)).unwrap_or(NewsMl::Item);
    if items == [root] {
        return match of(root) {
            NewsMl::NewsItem => NoNews::NewsItem,
            item => NoNews::Item(item),
        };
    }
    let mut held: Vec<(NewsMl, usize)> = Vec::new();
    for kind in items.iter().map(|&item| of(item)) {
        match held.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, times)) => *times += 1,
            None => held.push((kind, 1)),
        }
    }
    NoNews::Items { document: of(root), held }
}

/// What an item's content is.
#[derive(Debug, Default)]
struct ItemContent {
    story: Option<NewsStory>,
    picture: Option<String>,
    missing: Option<Clean>,
}

struct NewsmlParser<'a> {
    dom: &'a Dom,
    leaves: Leftovers<'a>,
    notes: SkippedParts,
    furniture: Vec<Block>,
}

impl NewsmlParser<'_> {
    /// What is said of the edition: by the message's head, and by a package.
    fn message(&mut self, root: NodeId, items: &[NodeId], dispatch: &mut Dispatch) {
        let sent = self.leaves.one(root, "header").and_then(|id| self.leaves.one(id, "sent"));
        dispatch.date = sent.and_then(|id| dates::day(&self.dom.line(id)));
        let package = items.iter().copied().find(|&id| local(self.dom, id) == "packageitem");
        let Some(package) = package else { return };
        dispatch.date = dispatch.date.or(self.date(package));
        dispatch.lang = self.lang(package);
        let lang = dispatch.lang.clone();
        dispatch.paper = self.provider(package);
        let meta = self.leaves.one(package, "itemmeta");
        let service = meta.and_then(|id| self.leaves.one(id, "service"));
        let title = || Some(self.headline(package, lang.as_deref()).or(self.title(package)));
        let service = service.and_then(|id| self.named(id, lang.as_deref()));
        dispatch.subtitle = match service {
            Some(id) => self.leaves.line(id),
            None => title().flatten().and_then(|id| self.leaves.line(id)),
        };
    }

    /// The stories of slots, pictures put to the article beside them.
    fn stories(&mut self, slots: &[ItemSlot]) -> Vec<NewsStory> {
        let mut stories: Vec<NewsStory> = Vec::new();
        // Of a group that is gone through: its article, and what waits for it.
        let (mut group, mut article) = (None, None);
        let mut waiting: Vec<NewsStory> = Vec::new();
        for slot in slots {
            if group != Some(slot.group) {
                stories.append(&mut waiting);
                (group, article) = (Some(slot.group), None);
            }
            let mut story = match local(self.dom, slot.node) {
                _ if slot.is_reference => self.reference(slot.node),
                "newsitem" | "contentset" => self.item(slot.node),
                _ => continue,
            };
            if story.is_empty() {
                self.furniture.append(&mut story.furniture);
                self.notes.add(AgencyNote::EmptyItem);
                continue;
            }
            story.section = slot.title.and_then(|id| self.section(id)).or(story.section);
            match article {
                Some(at) if story.is_picture() => add_picture(&mut stories[at], story),
                None if story.is_picture() => waiting.push(story),
                _ => {
                    waiting.drain(..).for_each(|picture| add_picture(&mut story, picture));
                    article = Some(stories.len());
                    stories.push(story);
                }
            }
        }
        stories.append(&mut waiting);
        stories
    }

    /// The section that the title of a group names; what is longer than a name
    /// is none.
    fn section(&mut self, title: NodeId) -> Option<String> {
        const LONGEST: usize = 200;
        let texts = self.dom.descendants(title).filter_map(|id| self.dom.text(id));
        let is_name = texts.map(str::len).sum::<usize>() <= LONGEST;
        is_name.then(|| self.leaves.line(title)).flatten()
    }

    /// What a package says of an item that is not in the file.
    fn reference(&mut self, id: NodeId) -> NewsStory {
        let lang = self.inherited_lang(id);
        let mut story =
            NewsStory { lang: lang.clone(), date: self.date(id), ..NewsStory::default() };
        let head = self.best(self.leaves.all(id, "headline").collect(), lang.as_deref());
        let head = head.or(self.best(self.leaves.all(id, "title").collect(), lang.as_deref()));
        story.headline = head.and_then(|id| self.leaves.line(id));
        let (summary, caption) = self.descriptions(id, lang.as_deref());
        let class = self.class(id);
        let media = self.dom.attribute(id, "contenttype").unwrap_or_default();
        if is_picture(&class, media) {
            story.kind = Kind::Photo;
            let caption = caption.into_iter().chain(summary).collect::<Vec<_>>().join(" ");
            let title = story.headline.take();
            story.pictures.extend(
                NewsPicture { title, caption: Some(caption), ..NewsPicture::default() }.figure(),
            );
            return story;
        }
        story.body.extend(summary.iter().chain(&caption).map(|text| Block::paragraph(text)));
        if !story.is_empty() {
            story.missing.push(match class.as_str() {
                "" | "text" | "composite" => gap::elsewhere("text"),
                class => gap::elsewhere(class),
            });
        }
        story
    }

    /// A news item.
    fn item(&mut self, id: NodeId) -> NewsStory {
        let content = self.content(id);
        let class = self.class(id);
        let lang = self.lang(id);
        let of = lang.as_deref();
        let mut story = content.story.unwrap_or_default();
        story.lang = lang.clone().or(story.lang);
        story.paper = self.provider(id);
        story.date = self.date(id).or(story.date);
        story.address = self.address(id).or(story.address);
        let meta = self.leaves.one(id, "contentmeta");
        if story.headline.is_none() {
            story.headline = self.headline(id, of).and_then(|id| self.leaves.line(id));
        }
        if story.headline.is_none() {
            let slug = meta.and_then(|id| self.leaves.one(id, "slugline"));
            let title = self.title(id).or(slug).and_then(|id| self.leaves.line(id));
            story.working_title = title.or(story.working_title);
        }
        if let Some(meta) = meta {
            self.add_meta(meta, of, &mut story);
        }
        self.add_state(id, &mut story);
        let (mut summary, mut caption) =
            meta.map(|id| self.descriptions(id, of)).unwrap_or_default();
        for part in self.leaves.all(id, "partmeta").collect::<Vec<_>>() {
            let (more, captions) = self.descriptions(part, of);
            story.body.extend(more.iter().chain(&captions).map(|text| Block::paragraph(text)));
        }
        if content.picture.is_some() || is_picture(&class, "") {
            if story.kind == Kind::News && story.body.is_empty() {
                story.kind = Kind::Photo;
                caption.append(&mut summary);
            }
            let credit = meta.and_then(|id| self.credit(id, of));
            let title = story.headline.clone();
            let caption = Some(caption.join(" "));
            let picture = NewsPicture { address: content.picture, title, caption, credit };
            if picture.address.is_some() || picture.caption.as_ref().is_some_and(|c| !c.is_empty())
            {
                story.pictures.extend(picture.figure());
            }
        } else {
            summary.append(&mut caption);
        }
        if story.summary.is_empty() {
            story.summary = summary.iter().map(|text| Block::paragraph(text)).collect();
        }
        if let Some(meta) = meta
            && story.bylines.is_empty()
            && story.kind != Kind::Photo
        {
            story.bylines = self.creators(meta, of);
        }
        story.missing.extend(content.missing);
        story
    }

    /// What `contentMeta` says, but for headline, text and people.
    fn add_meta(&mut self, meta: NodeId, lang: Option<&str>, story: &mut NewsStory) {
        if story.bylines.is_empty() {
            for by in self.leaves.all(meta, "by").collect::<Vec<_>>() {
                story.bylines.extend(self.leaves.line(by));
            }
        }
        if story.dateline.is_none()
            && let Some(id) = self.best(self.leaves.all(meta, "dateline").collect(), lang)
        {
            story.dateline = self.leaves.line(id);
        }
        let urgency = self.leaves.one(meta, "urgency").map(|id| self.dom.line(id));
        story.urgency = urgency.and_then(|text| text.parse().ok()).or(story.urgency);
        for subject in self.leaves.all(meta, "subject").collect::<Vec<_>>() {
            if let Some(name) = self.named(subject, lang) {
                story.tags.extend(self.leaves.line(name));
            }
        }
        for word in self.leaves.all(meta, "keyword").collect::<Vec<_>>() {
            story.tags.extend(self.leaves.line(word));
        }
        let genres =
            self.leaves.all(meta, "genre").filter_map(|id| self.dom.attribute(id, "qcode"));
        let kind = genres.map(|code| kind(suffix(code))).find(|kind| *kind != Kind::News);
        story.kind = kind.unwrap_or(story.kind);
    }

    fn creators(&mut self, meta: NodeId, lang: Option<&str>) -> Vec<String> {
        let all: Vec<NodeId> = self.leaves.all(meta, "creator").collect();
        let names: Vec<NodeId> = all.into_iter().filter_map(|id| self.named(id, lang)).collect();
        names.into_iter().filter_map(|id| self.leaves.line(id)).collect()
    }

    /// Who made a picture, and for whom.
    fn credit(&mut self, meta: NodeId, lang: Option<&str>) -> Option<String> {
        let line = self.leaves.one(meta, "creditline").and_then(|id| self.leaves.line(id));
        let mut all = self.creators(meta, lang);
        all.retain(|name| line.as_ref().is_none_or(|line| !line.contains(name.as_str())));
        all.extend(line);
        (!all.is_empty()).then(|| all.join(", "))
    }

    /// What stands in `contentSet`; the first text that holds something goes.
    fn content(&mut self, item: NodeId) -> ItemContent {
        let mut content = ItemContent::default();
        let set = if local(self.dom, item) == "contentset" {
            Some(item)
        } else {
            self.leaves.one(item, "contentset")
        };
        let Some(set) = set else { return content };
        for id in self.dom.children(set).collect::<Vec<_>>() {
            let story = match local(self.dom, id) {
                "inlinexml" => inline::story(self.dom, id, &mut self.notes),
                "inlinedata" => self.data(id),
                "remotecontent" => {
                    self.remote(id, &mut content);
                    continue;
                }
                _ => continue,
            };
            self.leaves.take(id);
            if story.is_empty() {
                continue;
            }
            if content.story.is_some() {
                self.notes.add(AgencyNote::OtherVersion);
            } else {
                content.story = Some(story);
            }
        }
        content
    }

    /// Data inside an item, if it is text.
    fn data(&mut self, id: NodeId) -> NewsStory {
        let kind = self.dom.attribute(id, "contenttype").unwrap_or("text/plain");
        let raw = self.dom.all_text(id);
        let is_coded = self.dom.attribute(id, "encoding").is_some_and(|how| how.contains("64"));
        let text = if is_coded { from_base64(&raw) } else { Some(raw) };
        match text {
            Some(text) if kind.starts_with("text/") || kind.contains("html") => {
                NewsStory { body: inline::of_text(&text), ..NewsStory::default() }
            }
            _ => {
                self.notes.add(AgencyNote::Data(Clean::line(kind)));
                NewsStory::default()
            }
        }
    }

    /// What lies elsewhere: the address of a picture, or what is missing.
    fn remote(&mut self, id: NodeId, content: &mut ItemContent) {
        let href = self.dom.attribute(id, "href").map(str::trim).filter(|href| !href.is_empty());
        let kind = self.dom.attribute(id, "contenttype").unwrap_or_default();
        let kind = kind.split('/').next().unwrap_or_default();
        let is_video = self.dom.attribute(id, "videocodec").is_some();
        match (kind, href) {
            ("image", _) if content.picture.is_some() => {}
            ("image", Some(href)) => content.picture = Some(href.to_owned()),
            _ if content.missing.is_some() => {}
            _ => {
                let what = match kind {
                    "video" | "audio" | "text" => kind,
                    _ if is_video => "video",
                    _ => "content",
                };
                content.missing = Some(gap::elsewhere(what));
            }
        }
    }
}

/// Puts a picture to an article.
fn add_picture(article: &mut NewsStory, mut picture: NewsStory) {
    article.pictures.append(&mut picture.pictures);
    article.furniture.append(&mut picture.furniture);
    article.tags.append(&mut picture.tags);
    let title = picture.headline.filter(|title| Some(title) != article.headline.as_ref());
    article.furniture.extend(title.map(|title| Block::paragraph(&title)));
}

fn is_picture(class: &str, content: &str) -> bool {
    matches!(class, "picture" | "graphic") || content.starts_with("image/")
}

/// A code without the name of its scheme.
fn suffix(code: &str) -> &str {
    code.rsplit([':', '/']).next().unwrap_or_default()
}

/// What kind of article a genre is.
fn kind(genre: &str) -> Kind {
    match genre.to_ascii_lowercase().as_str() {
        "opinion" | "editorial" | "column" | "comment" | "commentary" => Kind::Opinion,
        "feature" | "profile" | "biography" => Kind::Feature,
        "letter" | "letters" => Kind::Letter,
        "advertiser_supplied" | "advertorial" => Kind::Advertisement,
        _ => Kind::News,
    }
}
