//! The package document of a book (OPF): what it is called, what it is made
//! of, in which order it is read.

use std::collections::HashMap;

use crate::input::archive::Archive;
use crate::input::{dates, limits};
use crate::loader::markup::{Base, Dialect, Dom, NodeId, ROOT, parse};
use crate::model::{Date, LangTag};

/// What the package document says.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) title: String,
    pub(super) creators: Vec<String>,
    pub(super) language: Option<LangTag>,
    pub(super) publisher: Option<String>,
    pub(super) date: Option<Date>,
    /// The paper, of an issue that calibre fetched.
    pub(super) periodical: Option<String>,
    /// newsprint wrote it.
    pub(super) is_own: bool,
    /// Which of the day's editions, and its number, where newsprint wrote it.
    pub(super) variant: Option<String>,
    pub(super) number: Option<String>,
    /// The sections of an edition that newsprint made a book of, in its order.
    pub(super) sections: Vec<String>,
    /// The paths of the documents in reading order, each once.
    pub(super) spine: Vec<String>,
    /// Its pages are turned leftwards.
    pub(super) goes_leftwards: bool,
    /// The navigation document of EPUB 3.
    pub(super) nav: Option<String>,
    /// The table of contents of EPUB 2.
    pub(super) ncx: Option<String>,
}

struct ManifestItem {
    path: String,
    media: String,
    properties: String,
    fallback: Option<String>,
}

/// The name of an element without its prefix.
pub(super) fn local(dom: &Dom, id: NodeId) -> &str {
    let name = dom.name(id);
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The path of the package document: the one the container names, else the
/// first that is there.
pub(super) fn path(archive: &Archive, container: Option<&str>) -> Option<String> {
    let root = Base::Inside(String::new());
    let named = container.and_then(|text| {
        let dom = parse(text, Dialect::Xml);
        let files = dom.descendants(ROOT).filter(|&id| local(&dom, id) == "rootfile");
        let mut paths = files.filter_map(|id| root.inside(dom.attribute(id, "full-path")?));
        paths.find(|path| archive.has(path))
    });
    named.or_else(|| {
        archive.names().find(|name| name.to_lowercase().ends_with(".opf")).map(str::to_owned)
    })
}

/// Reads the package document at `path`.
pub(super) fn read(text: &str, path: &str) -> Package {
    let dom = parse(text, Dialect::Xml);
    let mut package = metadata(&dom);
    let base = Base::Inside(path.to_owned());
    let (items, order) = manifest(&dom, &base);
    spine(&dom, &items, &order, &mut package);
    let of_spine = dom.descendants(ROOT).find(|&id| local(&dom, id) == "spine");
    package.goes_leftwards = of_spine
        .and_then(|id| dom.attribute(id, "page-progression-direction"))
        .is_some_and(|direction| direction.trim() == "rtl");
    let mut listed = order.iter().filter_map(|id| items.get(id));
    let is_nav = |item: &&ManifestItem| item.properties.split_whitespace().any(|p| p == "nav");
    package.nav = listed.clone().find(is_nav).map(|item| item.path.clone());
    package.ncx = of_spine
        .and_then(|id| items.get(dom.attribute(id, "toc")?))
        .or_else(|| listed.find(|item| item.media == "application/x-dtbncx+xml"))
        .map(|item| item.path.clone());
    package
}

fn metadata(dom: &Dom) -> Package {
    let mut package = Package::default();
    let main = dom.descendants(ROOT).find_map(|id| {
        let is_main = dom.attribute(id, "property") == Some("title-type") && dom.line(id) == "main";
        is_main.then(|| dom.attribute(id, "refines")?.strip_prefix('#')).flatten()
    });
    let mut is_main_title = false;
    for id in dom.descendants(ROOT) {
        let name = dom.name(id);
        if local(dom, id) == "meta" {
            let named = dom.attribute(id, "name").or_else(|| dom.attribute(id, "property"));
            let said = || dom.attribute(id, "content").map(str::to_owned);
            match named {
                Some("generator") => package.is_own = said().as_deref() == Some("newsprint"),
                Some("newsprint:variant") => package.variant = said(),
                Some("newsprint:number") => package.number = said(),
                Some("newsprint:section") => package.sections.extend(said()),
                _ => {}
            }
            if named == Some("calibre:publication_type") {
                let content =
                    dom.attribute(id, "content").map_or_else(|| dom.line(id), str::to_owned);
                package.periodical = content
                    .strip_prefix("periodical:")
                    .map(|rest| rest.split_once(':').map_or("", |(_, title)| title).to_owned());
            }
            continue;
        }
        let Some(name) = name.strip_prefix("dc:").or_else(|| name.strip_prefix("dc_")) else {
            continue;
        };
        let text = dom.line(id);
        if text.is_empty() {
            continue;
        }
        match name {
            "title" if !is_main_title => {
                is_main_title = main.is_some() && dom.attribute(id, "id") == main;
                if package.title.is_empty() || is_main_title {
                    package.title = text;
                }
            }
            "creator" => package.creators.push(text),
            "language" => package.language = package.language.or(language(&text)),
            "publisher" => package.publisher = package.publisher.or(Some(text)),
            "date" => package.date = package.date.or_else(|| dates::day(&text)),
            _ => {}
        }
    }
    package
}

/// A BCP 47 tag, of what may be one of ISO 639-2.
fn language(tag: &str) -> Option<LangTag> {
    let (first, rest) = tag.split_at(tag.find(['-', '_']).unwrap_or(tag.len()));
    let first = first.to_ascii_lowercase();
    let short = match first.as_str() {
        "und" | "zxx" | "mul" => return None,
        "zho" | "chi" => "zh",
        "jpn" => "ja",
        "kor" => "ko",
        "eng" => "en",
        other => other,
    };
    LangTag::new(&format!("{short}{rest}"))
}

fn manifest(dom: &Dom, base: &Base) -> (HashMap<String, ManifestItem>, Vec<String>) {
    let (mut items, mut order) = (HashMap::new(), Vec::new());
    for id in dom.descendants(ROOT).filter(|&id| local(dom, id) == "item") {
        let attribute = |name| dom.attribute(id, name).unwrap_or_default().trim().to_owned();
        let Some(path) = base.inside(&attribute("href")) else { continue };
        let fallback = Some(attribute("fallback")).filter(|id| !id.is_empty());
        let (media, properties) = (attribute("media-type"), attribute("properties"));
        order.push(attribute("id"));
        items.entry(attribute("id")).or_insert(ManifestItem { path, media, properties, fallback });
        if items.len() >= limits::ZIP_ENTRIES {
            break;
        }
    }
    (items, order)
}

/// The documents of the spine; without one, all that can be read.
fn spine(
    dom: &Dom,
    items: &HashMap<String, ManifestItem>,
    order: &[String],
    package: &mut Package,
) {
    let mut seen = std::collections::HashSet::new();
    let mut add = |path: &str| {
        if seen.insert(path.to_owned()) {
            package.spine.push(path.to_owned());
        }
    };
    for id in dom.descendants(ROOT).filter(|&id| local(dom, id) == "itemref") {
        let named = dom.attribute(id, "idref").and_then(|id| items.get(id.trim()));
        if let Some(item) = named.and_then(|item| readable(item, items)) {
            add(&item.path);
        }
    }
    if package.spine.is_empty() {
        let readable = order.iter().filter_map(|id| items.get(id)).filter(|item| is_text(item));
        for item in readable.filter(|item| item.properties != "nav") {
            package.spine.push(item.path.clone());
        }
    }
}

/// The item, or the one that stands in for it where it is of a foreign type.
fn readable<'a>(
    item: &'a ManifestItem,
    items: &'a HashMap<String, ManifestItem>,
) -> Option<&'a ManifestItem> {
    const CHAIN: usize = 8;
    let next = |item: &&'a ManifestItem| items.get(item.fallback.as_ref()?);
    std::iter::successors(Some(item), next).take(CHAIN).find(|item| is_text(item)).or(Some(item))
}

fn is_text(item: &ManifestItem) -> bool {
    matches!(
        item.media.as_str(),
        "application/xhtml+xml"
            | "text/html"
            | "image/svg+xml"
            | "application/x-dtbook+xml"
            | "text/x-oeb1-document"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_says_what_the_book_is_and_how_it_is_read() {
        let text = "<opf:package xmlns:opf='x'><opf:metadata>\
            <dc:title id='s'>Sub</dc:title><dc:title id='t'>The Saltmarsh Courier</dc:title>\
            <meta refines='#t' property='title-type'>main</meta><dc:language>eng</dc:language>\
            <dc:date>2026-11-22T01:00:00Z</dc:date></opf:metadata><manifest>\
            <item id='j' href='a.json' media-type='application/json' fallback='a'/>\
            <item id='a' href='../x/%61.xhtml' media-type='application/xhtml+xml'/>\
            <item id='n' href='nav.xhtml' media-type='application/xhtml+xml' properties='scripted nav'/>\
            </manifest><spine><itemref idref='j'/><itemref idref='a'/><itemref idref='gone'/></spine>";
        let package = read(text, "OPS/p.opf");
        assert_eq!(package.title, "The Saltmarsh Courier");
        assert_eq!(package.language.as_deref(), Some("en"));
        assert_eq!(package.date, Some(jiff::civil::date(2026, 11, 22)));
        assert_eq!(package.spine, ["x/a.xhtml"]);
        assert_eq!(package.nav.as_deref(), Some("OPS/nav.xhtml"));
    }

    #[test]
    fn a_book_without_a_spine_is_read_in_the_order_of_its_list() {
        let text = "<package><manifest><item id='b' href='b.html' media-type='text/html'/>\
            <item id='p' href='p.png' media-type='image/png'/>\
            <item id='a' href='a.html' media-type='text/html'/></manifest></package>";
        assert_eq!(read(text, "p.opf").spine, ["b.html", "a.html"]);
    }
}
