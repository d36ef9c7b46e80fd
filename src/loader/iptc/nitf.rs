//! NITF, by itself or inside an item of NewsML-G2.

use super::leftovers::{Leftovers, local};
use super::story::NewsStory;
use super::{Dispatch, SkippedParts, inline};
use crate::input::dates;
use crate::loader::markup::{Dom, NodeId};
use crate::model::error::NoNews;
use crate::model::{Block, BlockKind, Clean, Date, Rich};

/// What an NITF document holds.
pub(super) fn dispatch(dom: &Dom, root: NodeId) -> Dispatch {
    let mut notes = SkippedParts::default();
    let mut story = story(dom, root, &mut notes);
    let about = NitfHead { dom, root };
    let mut dispatch = Dispatch { found: Some(NoNews::Nitf), notes, ..Dispatch::default() };
    dispatch.paper = about.value("pubdata", "name");
    dispatch.number = about.value("pubdata", "number");
    dispatch.date = about.value("pubdata", "date.publication").and_then(|text| dates::day(&text));
    story.paper = about.value("doc.copyright", "holder");
    if !story.is_empty() {
        dispatch.stories.push(story);
    }
    dispatch
}

/// The story in an `<nitf>` element.
pub(super) fn story(dom: &Dom, root: NodeId, notes: &mut SkippedParts) -> NewsStory {
    let mut leaves = Leftovers::new(dom);
    let mut story = NewsStory::default();
    about(dom, root, &mut leaves, &mut story);
    let body = leaves.one(root, "body").unwrap_or(root);
    for id in dom.children(body) {
        match local(dom, id) {
            "body.head" => head(dom, id, &mut leaves, &mut story, notes),
            "body.end" => end(dom, id, &mut story, notes),
            "" | "head" => continue,
            _ => story.body.extend(inline::set(dom, id, notes)),
        }
        if local(dom, id) != "body.head" {
            leaves.take(id);
        }
    }
    story.furniture.extend(leaves.rest(root));
    story
}

/// What stands over the text.
fn head(
    dom: &Dom,
    id: NodeId,
    leaves: &mut Leftovers<'_>,
    story: &mut NewsStory,
    notes: &mut SkippedParts,
) {
    for part in dom.children(id).collect::<Vec<_>>() {
        match local(dom, part) {
            "hedline" => {
                for line in dom.children(part).collect::<Vec<_>>() {
                    let is_headline = local(dom, line) == "hl1" && story.headline.is_none();
                    match leaves.line(line).filter(|_| matches!(local(dom, line), "hl1" | "hl2")) {
                        Some(text) if is_headline => story.headline = Some(text),
                        text => story.decks.extend(text),
                    }
                }
            }
            "byline" => {
                leaves.take(part);
                story.bylines.extend(byline(dom, part));
            }
            "note" if matches!(dom.attribute(part, "type"), Some("std" | "pa")) => {
                if let Some(note) = leaves.line(part) {
                    story.add_note(note, true);
                }
            }
            "dateline" if story.dateline.is_none() => story.dateline = leaves.line(part),
            "abstract" => {
                story.summary.extend(inline::set(dom, part, notes));
                leaves.take(part);
            }
            _ => {}
        }
    }
    if story.bylines.is_empty()
        && let Some(agency) = leaves.one(id, "distributor")
    {
        story.bylines.extend(leaves.line(agency));
    }
}

/// Who wrote it; their titles are set off where the text does not do so.
fn byline(dom: &Dom, id: NodeId) -> Option<String> {
    let mut line = String::new();
    for part in dom.children(id) {
        let is_title = local(dom, part) == "byttl";
        let text = dom.text(part).map_or_else(|| dom.line(part), str::to_owned);
        if is_title
            && !line.trim_end().is_empty()
            && line.trim_end().ends_with(char::is_alphanumeric)
        {
            line.truncate(line.trim_end().len());
            line.push_str(", ");
        }
        line.push_str(&text);
    }
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// What stands under the text: who signed, and where it was taken from.
fn end(dom: &Dom, id: NodeId, story: &mut NewsStory, notes: &mut SkippedParts) {
    for part in dom.children(id) {
        if local(dom, part) == "tagline" {
            let text = Rich::plain(Clean::line(&dom.line(part)));
            if !text.is_empty() {
                story.body.push(Block::new(BlockKind::Signature(vec![text])));
            }
        } else if !dom.name(part).is_empty() {
            story.body.extend(inline::set(dom, part, notes));
        }
    }
}

struct NitfHead<'a> {
    dom: &'a Dom,
    root: NodeId,
}

impl<'a> NitfHead<'a> {
    /// Elements of that name before the text.
    fn all(&self, name: &'static str) -> impl Iterator<Item = NodeId> + 'a {
        let dom = self.dom;
        let head = dom.children(self.root).find(|&id| local(dom, id) == "head");
        let inside = head.map_or(0..0, |head| dom.descendants(head));
        inside.filter(move |&id| local(dom, id) == name)
    }

    /// The first value of an attribute of such elements.
    fn value(&self, name: &'static str, attribute: &str) -> Option<String> {
        let value = self.all(name).find_map(|id| self.dom.attribute(id, attribute))?.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    fn date(&self) -> Option<Date> {
        let places =
            [("date.release", "norm"), ("date.issue", "norm"), ("pubdata", "date.publication")];
        let found = places.iter().find_map(|(name, attribute)| {
            self.value(name, attribute).and_then(|text| dates::day(&text))
        });
        found.or_else(|| {
            let mut inside = self.dom.descendants(self.root);
            let told = inside.find(|&id| local(self.dom, id) == "story.date")?;
            dates::day(self.dom.attribute(told, "norm")?)
        })
    }
}

/// What the head of the document says of the story.
fn about(dom: &Dom, root: NodeId, leaves: &mut Leftovers<'_>, story: &mut NewsStory) {
    let about = NitfHead { dom, root };
    if let Some(title) = about.all("title").next() {
        story.working_title = leaves.line(title);
    }
    story.date = about.date();
    story.section = about.value("pubdata", "position.section");
    story.urgency = about.value("urgency", "ed-urg").and_then(|text| text.parse().ok());
    story.lang = dom.attribute(root, "xml:lang").map(str::to_owned);
    story.address = about.value("pubdata", "ex-ref").filter(|text| text.starts_with("http"));
    match about.value("docdata", "management-status").as_deref() {
        Some("embargoed") => {
            let until = about.value("date.release", "norm").unwrap_or_default();
            story.add_embargo(&until);
        }
        Some(status) => story.add_status(status),
        None => {}
    }
    if let Some(note) = about.value("correction", "info") {
        story.add_note(note, true);
    }
    for name in ["tobject.subject.type", "tobject.subject.matter", "tobject.subject.detail"] {
        let subjects = about.all("tobject.subject");
        story.tags.extend(subjects.filter_map(|id| dom.attribute(id, name)).map(str::to_owned));
    }
    let words = about.all("keyword").filter_map(|id| dom.attribute(id, "key"));
    story.tags.extend(words.map(str::to_owned));
    for name in ["person", "org", "location", "event", "object.title", "classifier"] {
        let named: Vec<NodeId> = about.all(name).collect();
        story.tags.extend(named.into_iter().filter_map(|id| leaves.line(id)));
    }
}
