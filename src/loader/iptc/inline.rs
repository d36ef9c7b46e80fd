//! Texts inside an item: XHTML and NITF to blocks.
//!
//! Both are written anew as XHTML without prefixes, the elements of NITF by
//! those that mean the same, and go through the converter that pages and books
//! share.

use super::leftovers::{lines, local};
use super::story::NewsStory;
use super::{SkippedParts, nitf};
use crate::input::gap;
use crate::loader::markup::{
    Base, Dialect, Dom, Hidden, NodeId, ROOT, blocks, escape, looks_like_html, of_html, of_plain,
    parse, tags,
};
use crate::model::warning::AgencyNote;
use crate::model::{Block, BlockKind, Clean, Rich};

/// Attributes that a text has use for.
const ATTRIBUTES: [&str; 14] = [
    "href", "src", "srcset", "alt", "class", "lang", "xml:lang", "colspan", "rowspan", "start",
    "value", "hidden", "style", "width",
];

/// Media that are no pictures, as NITF calls them.
const OTHER_MEDIA: [&str; 2] = ["video", "audio"];

/// What an element with a text of any kind in it holds.
pub(super) fn story(dom: &Dom, id: NodeId, notes: &mut SkippedParts) -> NewsStory {
    let element = dom.children(id).find(|&child| !dom.name(child).is_empty());
    let Some(element) = element else {
        return NewsStory { body: of_text(&dom.all_text(id)), ..NewsStory::default() };
    };
    match local(dom, element) {
        "nitf" => nitf::story(dom, element, notes),
        name if is_of_pages(name) => {
            let title = dom.descendants(id).find(|&inside| local(dom, inside) == "title");
            let working_title = title.map(|id| dom.line(id)).filter(|text| !text.is_empty());
            NewsStory { body: set(dom, id, notes), working_title, ..NewsStory::default() }
        }
        name => {
            let body = lines(dom, element);
            if !body.is_empty() {
                notes.add(AgencyNote::Lines(Clean::line(name)));
            }
            NewsStory { body, ..NewsStory::default() }
        }
    }
}

/// Text that is markup, or is not.
pub(super) fn of_text(text: &str) -> Vec<Block> {
    if looks_like_html(text) {
        of_html(text, &Base::Unknown, &mut Hidden::default())
    } else {
        of_plain(text)
    }
}

/// What is in an element of XHTML or NITF, as blocks.
pub(super) fn set(dom: &Dom, id: NodeId, notes: &mut SkippedParts) -> Vec<Block> {
    let mut page = String::new();
    write(dom, id, &mut page, Some(notes));
    let blocks = blocks(&parse(&page, Dialect::Xhtml), ROOT, &Base::Unknown, &|_| false);
    blocks.into_iter().flat_map(unpictured).collect()
}

/// A figure that stands for a film or a sound as its caption, and the gap that
/// it leaves; any other block as it is.
fn unpictured(block: Block) -> Vec<Block> {
    match block.kind {
        BlockKind::Figure { image: None, alt, caption, credit } if other_media(&alt).is_some() => {
            let (medium, shows) = other_media(&alt).unwrap_or_default();
            let plain = |text: &str| Rich::plain(Clean::line(text));
            let texts = [caption, plain(shows), plain(credit.as_deref().unwrap_or_default())];
            let texts = texts.into_iter().filter(|text| !text.is_empty());
            let gap = gap::elsewhere(medium);
            let kinds = texts.map(BlockKind::Paragraph).chain([BlockKind::Gap(gap)]);
            kinds.map(Block::new).collect()
        }
        _ => vec![block],
    }
}

/// The medium that stands in the place of a picture, and what it shows.
fn other_media(alt: &str) -> Option<(&str, &str)> {
    let (medium, shows) = alt.split_once(':').unwrap_or((alt, ""));
    OTHER_MEDIA.contains(&medium).then_some((medium, shows.trim()))
}

fn is_of_pages(name: &str) -> bool {
    const NAMES: [&str; 20] = [
        "html",
        "body",
        "div",
        "p",
        "section",
        "article",
        "main",
        "h1",
        "h2",
        "h3",
        "ul",
        "ol",
        "table",
        "figure",
        "blockquote",
        "span",
        "br",
        "b",
        "pre",
        "header",
    ];
    NAMES.contains(&name)
}

/// Writes what is in `root` as XHTML. Without `notes` it is a caption, where
/// pictures are but their texts.
fn write(dom: &Dom, root: NodeId, page: &mut String, mut notes: Option<&mut SkippedParts>) {
    let mut has_stroke = false;
    let mut open: Vec<(NodeId, &str)> = Vec::new();
    let mut at = root + 1;
    while at < dom.end(root) {
        while open.last().is_some_and(|&(last, _)| dom.end(last) <= at) {
            close(&mut open, page);
        }
        if let Some(text) = dom.text(at) {
            escape(text, page);
            at += 1;
            continue;
        }
        let name = local(dom, at);
        match (name, &mut notes) {
            ("media", Some(notes)) => {
                media(dom, at, page, notes);
                at = dom.end(at);
                continue;
            }
            ("frac-num", _) => has_stroke = false,
            ("frac-sep", _) => has_stroke = true,
            ("frac-den", _) if !has_stroke => page.push('/'),
            _ => {}
        }
        let name = html_name(name);
        start(dom, at, name, page);
        if tags::is_void(name) {
            page.push_str("/>");
        } else {
            page.push('>');
            open.push((at, name));
        }
        at += 1;
    }
    while !open.is_empty() {
        close(&mut open, page);
    }
}

fn close(open: &mut Vec<(NodeId, &str)>, page: &mut String) {
    if let Some((_, name)) = open.pop() {
        page.extend(["</", name, ">"]);
    }
}

/// Writes the beginning of a tag.
fn start(dom: &Dom, id: NodeId, name: &str, page: &mut String) {
    page.extend(["<", name]);
    for (attribute, value) in dom.attributes(id).filter(|(name, _)| ATTRIBUTES.contains(name)) {
        page.extend([" ", attribute, "=\""]);
        escape(value, page);
        page.push('"');
    }
}

/// The element of HTML that stands for one of NITF; those of HTML themselves.
/// Names of things (`person`, `location`, `num` …) are but their text.
fn html_name(name: &str) -> &str {
    match name {
        "hl1" | "hl2" => "h2",
        "bq" => "blockquote",
        "block"
        | "nitf-table"
        | "nitf-table-metadata"
        | "nitf-table-summary"
        | "credit"
        | "tagline"
        | "note"
        | "byline"
        | "byttl"
        | "dateline"
        | "abstract"
        | "distributor"
        | "bibliography"
        | "hedline"
        | "custom-table"
        | "fn" => "div",
        "body.head" | "body.content" | "body.end" | "pronounce" | "postaddr" | "virtloc"
        | "frac" | "frac-num" | "frac-den" | "frac-sep" | "object.title" | "copyrite" => "span",
        _ => name,
    }
}

/// A `<media>` of NITF as a figure. The elements in it that hold data are not
/// text.
fn media(dom: &Dom, id: NodeId, page: &mut String, notes: &mut SkippedParts) {
    let all = |name: &'static str| dom.children(id).filter(move |&n| local(dom, n) == name);
    let attribute = |name: &str| {
        all("media-reference").find_map(|id| dom.attribute(id, name)).unwrap_or_default()
    };
    if all("media-object").any(|id| !dom.all_text(id).trim().is_empty()) {
        notes.add(AgencyNote::PackedMedia);
    }
    let kind = dom.attribute(id, "media-type").unwrap_or("image");
    let is_picture = matches!(kind, "image" | "photo" | "graphic" | "picture");
    let (source, alt) =
        (if is_picture { attribute("source") } else { "" }, attribute("alternate-text"));
    page.push_str("<figure><img src=\"");
    escape(source, page);
    page.push_str("\" alt=\"");
    let is_other = OTHER_MEDIA.contains(&kind);
    if is_other && !alt.is_empty() {
        page.push_str(kind);
        page.push_str(": ");
    }
    let is_named = alt.is_empty() && (is_other || source.is_empty());
    escape(if is_named { kind } else { alt }, page);
    page.push_str("\"/>");
    let credits: Vec<NodeId> = all("media-producer").collect();
    let captions: Vec<NodeId> = all("media-caption").collect();
    if !credits.is_empty() || !captions.is_empty() {
        page.push_str("<figcaption>");
        for caption in captions {
            page.push_str("<div>");
            write(dom, caption, page, None);
            page.push_str("</div>");
        }
        let credits: Vec<String> = credits.iter().map(|&id| dom.line(id)).collect();
        page.push_str("<span class=\"credit\">");
        escape(&credits.join(", "), page);
        page.push_str("</span></figcaption>");
    }
    page.push_str("</figure>");
}
