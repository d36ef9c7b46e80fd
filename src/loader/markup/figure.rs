//! Pictures, with what is said of them.

use super::blocks::rich;
use super::dom::{Dom, NodeId};
use super::links::Base;
use crate::model::{BlockKind, Clean, Rich};

/// A side of a picture, in pixels, that makes it part of the text: emoji,
/// icons, the dots that count visitors.
const SMALL: u32 = 40;

/// Bytes of a picture written into the page itself that make it one to look
/// at; shorter ones hold the place of another.
const PICTURE: usize = 2 << 10;

/// A picture.
#[derive(Debug)]
pub(super) struct FigureImage {
    pub(super) path: Option<Clean>,
    pub(super) alt: Clean,
    pub(super) is_small: bool,
}

impl FigureImage {
    /// The picture without a caption.
    pub(super) fn figure(self) -> BlockKind {
        self.with(Rich::default(), None)
    }

    fn with(self, caption: Rich, credit: Option<Clean>) -> BlockKind {
        BlockKind::Figure { image: self.path, alt: self.alt, caption, credit }
    }
}

/// The picture that an `<img>` (or SVG's `<image>`) shows; `None` if it has
/// neither an address nor a text.
pub(super) fn image(dom: &Dom, id: NodeId, base: &Base) -> Option<FigureImage> {
    let attribute = |name: &str| dom.attribute(id, name).map(str::trim).filter(|v| !v.is_empty());
    if is_rule(dom, id) {
        return None;
    }
    // Pages that load pictures late keep the address somewhere else, and
    // something to look at meanwhile in its place.
    let late = ["data-src", "data-original", "data-lazy-src", "data-url"];
    let inline = |address: &&str| address.starts_with("data:");
    let (held, source): (Vec<&str>, Vec<&str>) = attribute("src").into_iter().partition(inline);
    let path = (attribute("poster"))
        .or_else(|| base.is_web().then(|| of_sizes(dom, id)).flatten())
        .or_else(|| late.iter().find_map(|name| attribute(name)))
        .or_else(|| source.first().copied())
        .or_else(|| attribute("srcset").and_then(|set| set.split([' ', ',']).next()))
        .or_else(|| attribute("xlink:href"))
        .or_else(|| attribute("href"))
        .and_then(|address| base.picture(address));
    let is_held = path.is_none() && held.iter().any(|data| data.len() >= PICTURE);
    let alt = Clean::line(
        &said(dom, id).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "),
    );
    if path.is_none() && alt.is_empty() && !is_held {
        return None;
    }
    let is_small = is_icon(dom, id) || (path.is_none() && !alt.is_empty() && !is_held);
    Some(FigureImage { path, alt, is_small })
}

/// Whether a picture is so small that it is part of a line.
fn is_icon(dom: &Dom, id: NodeId) -> bool {
    ["width", "height"].into_iter().filter_map(|name| side(dom, id, name)).any(|it| it <= SMALL)
}

/// Whether a picture is a line across the column: much wider than it is high,
/// and no higher than such lines are.
fn is_rule(dom: &Dom, id: NodeId) -> bool {
    const HEIGHT: u32 = 6;
    let (width, height) = (side(dom, id, "width"), side(dom, id, "height"));
    width.zip(height).is_some_and(|(width, height)| height <= HEIGHT && width > 2 * SMALL)
}

/// A side of a picture as its element says it, in pixels.
fn side(dom: &Dom, id: NodeId, name: &str) -> Option<u32> {
    dom.attribute(id, name)?.trim().trim_end_matches("px").parse().ok()
}

/// A picture without what it says in its place, where its caption says it too.
pub(super) fn said_once(mut kind: BlockKind) -> BlockKind {
    if let BlockKind::Figure { alt, caption, .. } = &mut kind {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        if !caption.is_empty() && letters(&caption.text).contains(&letters(alt)) {
            *alt = Clean::empty();
        }
    }
    kind
}

/// Of the sizes that a picture is offered in, the one nearest to [`WIDTH`]:
/// `a.jpg 320w, b.jpg 1280w`, or `a.jpg, b.jpg 2x`. Sites that load late keep
/// them in `data-srcset`, and a `<picture>` in the sources beside the image.
fn of_sizes(dom: &Dom, id: NodeId) -> Option<&str> {
    const MOST: usize = 64;
    let own = [id].into_iter();
    let around = Some(dom.parent(id)).filter(|&up| dom.name(up) == "picture");
    let beside = around.into_iter().flat_map(|up| dom.children(up));
    let beside = beside.filter(|&source| {
        let kind = dom.attribute(source, "type").unwrap_or("image/jpeg");
        // What can't be shown here is not worth having.
        dom.name(source) == "source" && !kind.contains("avif") && !kind.contains("svg")
    });
    let sets = own.chain(beside).flat_map(|id| {
        let of = move |name: &str| dom.attribute(id, name);
        [of("data-srcset"), of("data-lazy-srcset"), of("srcset")]
    });
    let offers = sets.flatten().flat_map(|set| set.split(", ").filter_map(parted).take(MOST));
    let sized = offers.filter(|(address, _)| !address.starts_with("data:"));
    sized.min_by_key(|(_, width)| width.abs_diff(WIDTH)).map(|(address, _)| address)
}

/// Pixels across that a picture is wanted in: enough for a terminal in pixels,
/// not more than newspapers' sites have.
const WIDTH: u32 = 1200;

/// An offer: the address, and how wide the picture is. That of one without a
/// width is guessed by its density: sites mean a column of text with `1x`.
fn parted(offer: &str) -> Option<(&str, u32)> {
    const COLUMN: f32 = 600.0;
    let mut words = offer.trim().trim_end_matches(',').split_whitespace();
    let (address, size) = (words.next()?, words.next().unwrap_or("1x"));
    let density = size.strip_suffix('x').and_then(|size| size.parse::<f32>().ok());
    let width = size.strip_suffix('w').and_then(|size| size.parse().ok());
    #[expect(clippy::cast_sign_loss, reason = "it is clamped")]
    let dense = density.map(|density| (density.clamp(0.0, 8.0) * COLUMN) as u32);
    Some((address, width.or(dense)?))
}

/// What an element says in place of the picture that it shows. The name of a
/// file says nothing, with its ending or without (`0226_hotel-01`).
fn said(dom: &Dom, id: NodeId) -> Option<&str> {
    let is_name = |text: &str| {
        let text = text.trim();
        let end = text.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
        let end = end.as_deref();
        let is_joined = text.contains('_') || text.matches('-').count() > 1;
        matches!(end, Some("jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "svg"))
            || is_joined && !text.contains(char::is_whitespace)
    };
    let said = |name: &str| {
        dom.attribute(id, name).filter(|text| !text.trim().is_empty() && !is_name(text))
    };
    match dom.name(id) {
        "img" => said("alt").or_else(|| said("title").filter(|_| !is_icon(dom, id))),
        _ => said("alt").or_else(|| said("aria-label")).or_else(|| said("title")),
    }
}

/// A drawing, by what it says of itself.
pub(super) fn drawing(dom: &Dom, id: NodeId) -> BlockKind {
    let own = ["title", "desc"].into_iter().filter_map(|name| dom.first(id, name));
    let own = own.map(|inside| dom.line(inside)).find(|text| !text.is_empty());
    let alt = own.or_else(|| said(dom, id).map(str::to_owned)).unwrap_or_default();
    FigureImage { path: None, alt: Clean::line(&alt), is_small: false }.figure()
}

/// A `<figure>` of one picture, or a box that holds one picture and then a
/// few words.
pub(super) fn read(dom: &Dom, id: NodeId, base: &Base) -> Option<BlockKind> {
    const NODES: usize = 400;
    match dom.name(id) {
        "figure" if dom.end(id) - id <= NODES => {}
        "div" | "p" | "span" | "center" | "td" | "li" => return boxed(dom, id, base),
        _ => return None,
    }
    let seen = seen(dom, id);
    let mut pictures = seen.iter().copied().filter(|&inside| dom.name(inside) == "img");
    let picture = pictures.next().filter(|_| pictures.next().is_none())?;
    let caption = dom.first(id, "figcaption")?;
    if (caption..dom.end(caption)).contains(&picture) || dom.first(caption, "figure").is_some() {
        return None;
    }
    let is_elsewhere = |inside: &NodeId| {
        let of_caption = (caption..dom.end(caption)).contains(inside);
        !of_caption && dom.text(*inside).is_some_and(|text| !is_label(text))
    };
    if seen.iter().any(is_elsewhere) {
        return None;
    }
    let image = image(dom, picture, base)?;
    let credit = dom.descendants(caption).find(|&inside| is_credit(dom, inside));
    let credited = credit.map(|credit| Clean::line(&dom.line(credit)));
    let text = match credit {
        Some(credit) => without(dom, caption, credit, base),
        None => rich(dom, caption, base),
    };
    Some(image.with(text, credited.filter(|credit| !credit.is_empty())))
}

/// Whether a text in a figure says nothing, or only that there is a picture:
/// for those who can't see it.
fn is_label(text: &str) -> bool {
    const LABELS: [&str; 6] = ["image", "photo", "picture", "图片", "画像", "사진"];
    let text = text.trim();
    text.is_empty() || LABELS.iter().any(|label| text.eq_ignore_ascii_case(label))
}

/// Whether a paragraph is set as captions are by sites that have no element
/// for them, and that write styles into the markup: centred, in small type, or
/// beginning or ending as a caption does.
pub(super) fn is_set_as_caption(dom: &Dom, id: NodeId) -> bool {
    const NODES: usize = 12;
    const LONGEST: usize = 120;
    if dom.end(id) - id > NODES {
        return false;
    }
    let inside = || std::iter::once(id).chain(dom.descendants(id));
    let says = |what: &str| {
        inside().filter_map(|id| dom.attribute(id, "style")).take(NODES).any(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).take(400).collect();
            style.to_ascii_lowercase().contains(what)
        })
    };
    let is_centred = || dom.attribute(id, "align") == Some("center") || says("text-align:center");
    let holds_more =
        || inside().any(|id| matches!(dom.name(id), "img" | "strong" | "b" | "a" | "br"));
    let text = dom.line(id);
    let text = text.trim();
    let is_line = !text.is_empty() && text.chars().count() <= LONGEST;
    let begins = ["图为", "图：", "▲", "△", "▼"].iter().any(|start| text.starts_with(start));
    let is_worded = || begins || text.ends_with('摄') || says("font-size:");
    is_line && is_centred() && !holds_more() && is_worded()
}

/// The nodes in a small element that are shown.
fn seen(dom: &Dom, id: NodeId) -> Vec<NodeId> {
    let (mut seen, mut at) = (Vec::new(), id + 1);
    while at < dom.end(id) {
        if dom.text(at).is_none() && super::blocks::is_unseen(dom, at) {
            at = dom.end(at);
        } else {
            seen.push(at);
            at += 1;
        }
    }
    seen
}

/// The picture that an element is, or is a box around.
fn only_picture(dom: &Dom, id: NodeId) -> Option<NodeId> {
    let mut found = None;
    for inside in std::iter::once(id).chain(dom.descendants(id)) {
        match (dom.name(inside), dom.text(inside)) {
            (_, Some(text)) if text.trim().is_empty() => {}
            ("img", _) if found.is_none() => found = Some(inside),
            ("div" | "span" | "a" | "picture" | "source", None) => {}
            _ => return None,
        }
    }
    found
}

fn without(dom: &Dom, root: NodeId, left_out: NodeId, base: &Base) -> Rich {
    let blocks = super::blocks::blocks(dom, root, base, &|id| id == left_out);
    let texts = blocks.into_iter().flat_map(|block| match block.kind {
        BlockKind::Paragraph(text) => vec![text],
        _ => block.texts().into_iter().map(Rich::from).collect(),
    });
    texts.reduce(super::blocks::joined).unwrap_or_default()
}

/// Whether an element says who made a picture. Only a hint: what it holds is
/// shown with the picture in any case.
fn is_credit(dom: &Dom, id: NodeId) -> bool {
    const WORDS: [&str; 4] = ["credit", "copyright", "photographer", "byline"];
    let class = dom.attribute(id, "class").unwrap_or_default().to_ascii_lowercase();
    let role = dom.attribute(id, "itemprop").unwrap_or_default().to_ascii_lowercase();
    WORDS.iter().any(|word| class.contains(word) || role.contains(word))
}

/// A box with a picture and then at most a few words in a box of their own,
/// as calibre and many sites write it.
fn boxed(dom: &Dom, id: NodeId, base: &Base) -> Option<BlockKind> {
    const NODES: usize = 24;
    const CAPTION: usize = 300;
    if dom.end(id) - id > NODES {
        return None;
    }
    let (mut picture, mut caption) = (None, None);
    for child in dom.children(id) {
        match (dom.name(child), dom.text(child)) {
            (_, Some(text)) if text.trim().is_empty() => {}
            ("img" | "div" | "span" | "a" | "picture", _)
                if picture.is_none() && only_picture(dom, child).is_some() =>
            {
                picture = only_picture(dom, child);
            }
            ("div" | "span" | "small" | "em" | "i", _)
                if picture.is_some() && caption.is_none() =>
            {
                caption = Some(child);
            }
            ("br", _) if caption.is_none() => {}
            _ => return None,
        }
    }
    let (picture, caption) = (picture?, caption?);
    let inner = dom.descendants(caption).any(|inside| {
        matches!(dom.name(inside), "p" | "img" | "table" | "ul" | "ol" | "blockquote" | "pre")
    });
    let text = rich(dom, caption, base);
    let image = image(dom, picture, base)?;
    let fits = !inner && !image.is_small && !text.is_empty() && text.text.len() <= CAPTION;
    fits.then(|| image.with(text, None))
}
