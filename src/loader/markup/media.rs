//! Films, sounds and frames of other sites in a text: a line with what they
//! are called and where they are. They can't be shown here, and without the
//! line nobody would know of them.

use super::dom::{Dom, NodeId};
use super::links::Base;
use crate::model::{BlockKind, Clean, Rich, Span, Style};

/// Bytes of a title that is one.
const LONGEST: usize = 400;

/// Whether an element shows a film, a sound, or a page of another site. A
/// `film` is one that has words for who can't see it.
pub(super) fn is_media(name: &str) -> bool {
    matches!(name, "iframe" | "embed" | "video" | "audio" | "film")
}

/// The line of an element; none if it has no address, shows nothing, or is
/// one of the things that sites put beside a text.
pub(super) fn line(dom: &Dom, id: NodeId, base: &Base) -> Option<Rich> {
    // Words that lead to the file say where it is.
    let is_linked = dom.name(id) == "film" && dom.first(id, "a").is_some();
    if is_linked || is_small(dom, id) || is_beside(dom, id) {
        return None;
    }
    let address = address(dom, id, base)?;
    let named = ["title", "aria-label", "data-title", "alt"];
    let title = named.iter().filter_map(|name| dom.attribute(id, name)).map(str::trim);
    let title = title.filter(|title| title.len() <= LONGEST).find(|title| !title.is_empty());
    Some(told(title.unwrap_or_default(), &address))
}

/// A line of a title and an address: `Film of the opening (https://…)`. What has
/// no title is its address, which tells the site and the file.
pub(crate) fn told(title: &str, address: &Clean) -> Rich {
    let title = Clean::line(title);
    let (start, line) = if title.is_empty() {
        (0, address.to_string())
    } else {
        (title.len() + " (".len(), format!("{title} ({address})"))
    };
    let range = start..start + address.len();
    let link = Span { range, style: Style::Link(address.clone()) };
    Rich::of_parts(&line, vec![link])
}

/// Where the film, the sound or the page is: the element's own address, or
/// that of the first of its sources.
fn address(dom: &Dom, id: NodeId, base: &Base) -> Option<Clean> {
    let of = |id: NodeId| {
        let late = ["src", "data-src", "data-lazy-src", "data-url", "data-original"];
        let all = late.iter().filter_map(|name| dom.attribute(id, name)).map(str::trim);
        all.filter_map(|address| base.link(address)).find(|address| is_place(address))
    };
    let sources = dom.descendants(id).filter(|&inside| dom.name(inside) == "source");
    let found = of(id).or_else(|| sources.take(8).find_map(of))?;
    // Where nobody knows which site it is on.
    Some(match found.strip_prefix("//") {
        Some(rest) => Clean::line(&format!("https://{rest}")),
        None => found,
    })
}

fn is_place(address: &str) -> bool {
    !["about:", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme))
}

/// Whether nobody could see it: counters of visitors are frames of a pixel.
fn is_small(dom: &Dom, id: NodeId) -> bool {
    const SMALL: u32 = 10;
    let side = |name: &str| {
        let side = dom.attribute(id, name)?.trim();
        side.trim_end_matches("px").parse::<u32>().ok()
    };
    dom.name(id) == "iframe" && ["width", "height"].into_iter().filter_map(side).any(|s| s < SMALL)
}

/// Whether a frame holds an advertisement, a form or a row of buttons, by its
/// title, class, name or address.
fn is_beside(dom: &Dom, id: NodeId) -> bool {
    const WORDS: [&str; 16] = [
        "ad",
        "ads",
        "adsense",
        "advert",
        "advertisement",
        "banner",
        "captcha",
        "comments",
        "consent",
        "disqus",
        "doubleclick",
        "googletagmanager",
        "like",
        "newsletter",
        "recaptcha",
        "share",
    ];
    let values = ["title", "class", "id", "name", "src", "data-src"];
    let values = values.iter().filter_map(|name| dom.attribute(id, name));
    dom.name(id) == "iframe"
        && values.filter(|value| value.len() <= 2000).any(|value| {
            let value = value.to_ascii_lowercase();
            let place = value.split(['?', '#']).next().unwrap_or_default();
            place.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
        })
}

/// The picture that stands for a film.
pub(super) fn poster(dom: &Dom, id: NodeId, base: &Base) -> Option<BlockKind> {
    dom.attribute(id, "poster")?;
    super::figure::image(dom, id, base).map(super::figure::FigureImage::figure)
}
