//! What comes with an entry beside its text: Media RSS, and the enclosures of
//! RSS and Atom. A picture is shown; sounds and films leave a line.

use super::names::Prefixes;
use crate::loader::markup::{Base, Dom, NodeId, media_line};
use crate::model::{Block, BlockKind, Clean, Rich};

/// How many things that come with an entry are looked at.
const MOST: usize = 64;

/// A picture with what is said of it.
#[derive(Debug, Default)]
pub(super) struct FeedPicture {
    pub(super) address: String,
    pub(super) title: String,
    pub(super) caption: String,
    pub(super) credit: String,
}

impl FeedPicture {
    /// The picture as a block; `None` if its address is none.
    pub(super) fn figure(self, base: &Base) -> Option<Block> {
        let image = base.picture(&self.address)?;
        let credit = Clean::line(self.credit.trim());
        Some(Block::new(BlockKind::Figure {
            image: Some(image),
            alt: Clean::line(self.title.trim()),
            caption: Rich::plain(Clean::line(self.caption.trim())),
            credit: Some(credit).filter(|credit| !credit.is_empty()),
        }))
    }
}

/// Puts the picture before a text that shows none.
pub(super) fn illustrate(content: &mut Vec<Block>, picture: Option<Block>) {
    let has_one = content.iter().any(|block| matches!(block.kind, BlockKind::Figure { .. }));
    if let Some(picture) = picture.filter(|_| !has_one) {
        content.insert(0, picture);
    }
}

/// How many sounds and films an entry tells of; more are the same one in other
/// sizes.
const TOLD: usize = 8;

/// Adds the lines of sounds and films to a text, where it does not have them.
pub(super) fn add_lines(content: &mut Vec<Block>, lines: Vec<Block>) {
    let address = |block: &Block| match &block.kind {
        BlockKind::Paragraph(text) => {
            text.spans.first().map(|span| text.text[span.range.clone()].to_owned())
        }
        _ => None,
    };
    let is_new = |content: &[Block], line: &Block| {
        address(line).is_some_and(|address| {
            content.iter().flat_map(Block::texts).all(|text| !text.contains(&address))
        })
    };
    for line in lines {
        if is_new(content, &line) {
            content.push(line);
        }
    }
}

/// The line of a sound or a film; none if it is another thing, by its type.
pub(super) fn line(kind: &str, title: &str, address: &str, base: &Base) -> Option<Block> {
    let is_sound = ["audio", "video"].iter().any(|of| kind.starts_with(of));
    let address = base.link(address.trim()).filter(|_| is_sound)?;
    Some(Block::new(BlockKind::Paragraph(media_line(title, &address))))
}

/// The sounds and films of an entry. Of those in a group, which are one in
/// several sizes, it is the first.
pub(super) fn sounds(dom: &Dom, names: &Prefixes<'_>, entry: NodeId, base: &Base) -> Vec<Block> {
    let one = |id: NodeId| {
        let is_known = match names.of_element(dom, id) {
            ("media", "content") | ("", "enclosure") => true,
            ("", "link") => dom.attribute(id, "rel") == Some("enclosure"),
            _ => false,
        };
        let kind = dom.attribute(id, "type").or_else(|| dom.attribute(id, "medium"))?;
        let address = dom.attribute(id, "url").or_else(|| dom.attribute(id, "href"))?;
        let is_title = |&child: &NodeId| names.of_element(dom, child) == ("media", "title");
        let title = dom.children(id).take(MOST).find(is_title).map(|id| dom.line(id));
        let title = title.or_else(|| dom.attribute(id, "title").map(str::to_owned));
        line(kind, &title.unwrap_or_default(), address, base).filter(|_| is_known)
    };
    let of = |id: NodeId| match names.of_element(dom, id) {
        ("media", "group") => dom.children(id).take(MOST).find_map(one),
        _ => one(id),
    };
    dom.children(entry).filter_map(of).take(TOLD).collect()
}

/// The picture of an entry: the first that is one, larger than an icon.
pub(super) fn of_entry(dom: &Dom, names: &Prefixes<'_>, entry: NodeId) -> Option<FeedPicture> {
    const RANKS: usize = 2;
    let mut found: [Option<FeedPicture>; RANKS] = Default::default();
    let mut at = entry + 1;
    let mut left = MOST;
    while at < dom.end(entry) && left > 0 {
        let name = names.of_element(dom, at);
        let rank = match name {
            ("media", "content") | ("", "enclosure") => Some(0),
            ("", "link") if dom.attribute(at, "rel") == Some("enclosure") => Some(0),
            ("media", "thumbnail") => Some(1),
            _ => None,
        };
        left -= usize::from(rank.is_some());
        if let Some(rank) = rank.filter(|&rank| found[rank].is_none()) {
            found[rank] = picture(dom, names, at, name);
        }
        // Of the elements of an entry only these hold others of the kind.
        at = if matches!(name, ("media", "group" | "content")) { at + 1 } else { dom.end(at) };
    }
    found.into_iter().flatten().next()
}

fn picture(dom: &Dom, names: &Prefixes<'_>, id: NodeId, name: (&str, &str)) -> Option<FeedPicture> {
    const SMALL: u32 = 100;
    let attribute = |name: &str| dom.attribute(id, name).map(str::trim).filter(|v| !v.is_empty());
    let address = attribute("url").or_else(|| attribute("href"))?;
    let told = attribute("type").or_else(|| attribute("medium"));
    let is_picture = match (name, told) {
        (("media", "thumbnail"), _) => true,
        (_, Some(kind)) => kind.starts_with("image"),
        (_, None) => has_ending(address),
    };
    let side = |name| attribute(name).and_then(|side| side.parse::<u32>().ok());
    let is_small = side("width").or(side("height")).is_some_and(|side| side < SMALL);
    let said = |wanted: &str| {
        let is_it = |&child: &NodeId| names.of_element(dom, child) == ("media", wanted);
        dom.children(id).take(MOST).find(is_it).map(|child| dom.line(child)).unwrap_or_default()
    };
    (is_picture && !is_small).then(|| FeedPicture {
        address: address.to_owned(),
        title: said("title"),
        caption: said("description"),
        credit: said("credit"),
    })
}

/// Whether an address ends as those of pictures do.
fn has_ending(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"].iter().any(|end| path.ends_with(end))
}
