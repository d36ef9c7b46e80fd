//! A page of the web for whoever fetched it: the article, and where the page
//! leads: to its next part, and to the feeds that it names.

use super::metadata::PageHead;
use super::parts::{PageParts, parts};
use crate::input::{LoadError, Watch, limits};
use crate::loader::markup::{
    Base, Dialect, Dom, Hidden, NodeId, ROOT, blocks, damage_warnings, parse, read_slice,
};
use crate::model::{Article, Block, Clean, Date, LangTag, Paper, Warning};

/// Whether an element is meant: by its name, and its attributes by theirs.
pub type ElementTest<'a> = dyn Fn(&str, &dyn Fn(&str) -> Option<String>) -> bool + 'a;

/// What is known of a page before it is read.
pub struct PageRequest<'a> {
    /// Where it came from.
    pub address: &'a str,
    /// Its encoding, a label of the WHATWG Encoding Standard, if it is known.
    pub encoding: Option<&'a str>,
    /// The elements that alone are the article; without it the loader finds it.
    pub keep: Option<&'a ElementTest<'a>>,
    /// Elements that are no part of it.
    pub remove: Option<&'a ElementTest<'a>>,
    /// Who waits for it.
    pub watch: &'a Watch,
}

/// A page as it was read.
#[derive(Debug, Clone, Default)]
pub struct WebPage {
    /// The site; a title that is empty says nothing.
    pub paper: Paper,
    /// The article with its text; none if there is no text on the page.
    pub article: Option<(Article, Vec<Block>)>,
    /// The section that the page names.
    pub section: Option<Clean>,
    /// The day that the page names.
    pub day: Option<Date>,
    /// The address that the page says is its own.
    pub canonical: Option<String>,
    /// Where the article goes on.
    pub next: Option<String>,
    /// The feeds that the page names, in its order.
    pub feeds: Vec<FeedLink>,
    /// What is odd about it.
    pub warnings: Vec<Warning>,
}

/// A feed that a page names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedLink {
    /// Its address.
    pub address: String,
    /// What the page calls it; may be empty.
    pub title: Clean,
}

/// Reads a page.
///
/// # Errors
/// [`LoadError::Encoding`] for an unknown encoding.
pub fn web_page(bytes: &[u8], request: &PageRequest<'_>) -> Result<WebPage, LoadError> {
    let source = read_slice(bytes, request.encoding).map_err(|e| e.of_file(request.address))?;
    request.watch.check()?;
    let is_xml = source.text.trim_start().starts_with("<?xml");
    let dom = parse(&source.text, if is_xml { Dialect::Xhtml } else { Dialect::Html });
    let base = base(&dom, request.address);
    let mut about = PageHead::read(&dom);
    let canonical = about.address.clone();
    let paper = Paper {
        title: about.site.as_deref().map(Clean::line).unwrap_or_default(),
        lang: about.lang.as_deref().and_then(LangTag::new),
        ..Paper::default()
    };
    let chosen = request.keep.and_then(|keep| kept(&dom, keep, request.remove, &base));
    let unwanted = |id: NodeId| request.remove.is_some_and(|test| is_meant(&dom, id, test));
    let parted = parts(&dom, &base, &mut about, chosen, &unwanted);
    let warning = parted.warning();
    let PageParts { article, body, .. } = parted;
    let has_text = body.iter().any(|block| !block.plain().trim().is_empty());
    let mut warnings = damage_warnings(source.is_cut, source.is_damaged);
    warnings.extend(Hidden::of(&dom, ROOT).warnings());
    warnings.extend(warning);
    Ok(WebPage {
        paper,
        article: has_text.then_some((article, body)),
        section: about.section.as_deref().map(Clean::line).filter(|name| !name.is_empty()),
        day: about.date,
        canonical,
        next: next(&dom, &base),
        feeds: feeds(&dom, &base),
        warnings,
    })
}

/// What the links of a page are relative to.
fn base(dom: &Dom, address: &str) -> Base {
    let outer = Base::Web(address.to_owned());
    let said = dom.first(ROOT, "base").and_then(|id| dom.attribute(id, "href"));
    match said.and_then(|said| outer.link(said)) {
        Some(said) if said.starts_with("http") => Base::Web(said.into_string()),
        _ => outer,
    }
}

fn is_meant(dom: &Dom, id: NodeId, test: &ElementTest<'_>) -> bool {
    let name = dom.name(id);
    !name.is_empty() && test(name, &|key| dom.attribute(id, key).map(str::to_owned))
}

/// The elements that are to be kept, as blocks; none if the page has none.
fn kept(
    dom: &Dom,
    keep: &ElementTest<'_>,
    remove: Option<&ElementTest<'_>>,
    base: &Base,
) -> Option<Vec<Block>> {
    let (mut found, mut at) = (Vec::new(), ROOT + 1);
    while at < dom.end(ROOT) {
        if is_meant(dom, at, keep) {
            let skip = |id: NodeId| remove.is_some_and(|test| is_meant(dom, id, test));
            found.extend(blocks(dom, at, base, &skip));
            at = dom.end(at);
        } else {
            at += 1;
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Where the article goes on: what the page declares, else a link that says so.
fn next(dom: &Dom, base: &Base) -> Option<String> {
    const SAID: [&str; 16] = [
        "下一页",
        "下一頁",
        "下页",
        "下一页>",
        "下一页>>",
        "次へ",
        "次のページ",
        "次ページ",
        "次のページへ",
        "다음",
        "다음페이지",
        "다음 페이지",
        "next page",
        "next page >",
        "next page »",
        "next page ›",
    ];
    const LONGEST: usize = 60;
    let to = |id: NodeId| dom.attribute(id, "href").and_then(|to| base.link(to));
    let rel = |id: NodeId| {
        let rel = dom.attribute(id, "rel").filter(|rel| rel.len() <= LONGEST);
        rel.is_some_and(|rel| rel.split_whitespace().any(|rel| rel.eq_ignore_ascii_case("next")))
    };
    let declared =
        dom.descendants(ROOT).find(|&id| matches!(dom.name(id), "link" | "a") && rel(id));
    let says = |id: &NodeId| {
        dom.name(*id) == "a" && dom.end(*id) - *id < 8 && {
            let said = dom.line(*id).to_lowercase();
            SAID.contains(&said.trim())
        }
    };
    let found = declared.and_then(to).or_else(|| dom.descendants(ROOT).find(says).and_then(to));
    found.map(Clean::into_string).filter(|to| to.starts_with("http"))
}

/// The feeds that a page names.
fn feeds(dom: &Dom, base: &Base) -> Vec<FeedLink> {
    const MOST: usize = 50;
    let mut found: Vec<FeedLink> = Vec::new();
    for id in dom.descendants(ROOT).filter(|&id| dom.name(id) == "link").take(limits::AUTHORS * 10)
    {
        let value = |name: &str| dom.attribute(id, name).unwrap_or_default().to_ascii_lowercase();
        let kind = value("type");
        let is_feed = ["rss", "atom", "feed+json", "rdf"].iter().any(|of| kind.contains(of));
        if !is_feed || !value("rel").split_whitespace().any(|rel| rel == "alternate") {
            continue;
        }
        let Some(address) = dom.attribute(id, "href").and_then(|to| base.link(to)) else {
            continue;
        };
        let address = address.into_string();
        if address.starts_with("http") && found.iter().all(|known| known.address != address) {
            let title = Clean::line(dom.attribute(id, "title").unwrap_or_default());
            found.push(FeedLink { address, title });
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}
