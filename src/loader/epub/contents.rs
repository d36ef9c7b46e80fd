//! The table of contents of a book: the navigation document of EPUB 3, or the
//! NCX of EPUB 2.

use super::package::local;
use crate::input::limits;
use crate::loader::markup::{Base, Dialect, Dom, NodeId, ROOT, parse};

/// A line of the table of contents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ContentsEntry {
    /// 0 for the outermost; at most [`limits::DEPTH`].
    pub(super) depth: usize,
    pub(super) title: String,
    /// The document it leads to, and the place in it; no document for a
    /// heading that leads nowhere.
    pub(super) path: Option<String>,
    pub(super) fragment: Option<String>,
    /// What calibre says of an article here.
    pub(super) description: Option<String>,
    pub(super) author: Option<String>,
}

impl ContentsEntry {
    fn leading_to(mut self, reference: Option<&str>, base: &Base) -> Self {
        let reference = reference.unwrap_or_default();
        self.path = base.inside(reference);
        let fragment = reference.split_once('#').map(|(_, fragment)| fragment);
        self.fragment = fragment.filter(|f| !f.is_empty()).map(str::to_owned);
        self
    }
}

/// The contents that a navigation document lists.
pub(super) fn of_nav(text: &str, path: &str) -> Vec<ContentsEntry> {
    let dom = parse(text, Dialect::Xhtml);
    let base = Base::Inside(path.to_owned());
    let navs = || dom.descendants(ROOT).filter(|&id| dom.name(id) == "nav");
    let is_toc = |&id: &NodeId| {
        let kind = dom.attribute(id, "epub:type").or_else(|| dom.attribute(id, "role"));
        kind.is_some_and(|kind| kind.split_whitespace().any(|k| k == "toc" || k == "doc-toc"))
    };
    let Some(nav) = navs().find(is_toc).or_else(|| navs().next()) else { return Vec::new() };
    let (mut entries, mut open): (Vec<ContentsEntry>, Vec<NodeId>) = (Vec::new(), Vec::new());
    for id in dom.descendants(nav) {
        while open.last().is_some_and(|&list| dom.end(list) <= id) {
            open.pop();
        }
        match dom.name(id) {
            "ol" | "ul" => open.push(id),
            "a" | "span" if dom.name(dom.parent(id)) == "li" => {
                let title = label(&dom, id);
                let depth = open.len().saturating_sub(1).min(limits::DEPTH);
                let entry = ContentsEntry { depth, title, ..ContentsEntry::default() };
                entries.push(entry.leading_to(dom.attribute(id, "href"), &base));
            }
            _ => {}
        }
    }
    entries
}

/// The text of an entry, or what its picture shows.
fn label(dom: &Dom, id: NodeId) -> String {
    let text = dom.line(id);
    if !text.is_empty() {
        return text;
    }
    let picture = dom.descendants(id).find_map(|inside| dom.attribute(inside, "alt"));
    picture.or_else(|| dom.attribute(id, "title")).unwrap_or_default().to_owned()
}

/// The contents that an NCX lists.
pub(super) fn of_ncx(text: &str, path: &str) -> Vec<ContentsEntry> {
    let dom = parse(text, Dialect::Xml);
    let base = Base::Inside(path.to_owned());
    let (mut entries, mut open): (Vec<ContentsEntry>, Vec<NodeId>) = (Vec::new(), Vec::new());
    for id in dom.descendants(ROOT) {
        while open.last().is_some_and(|&point| dom.end(point) <= id) {
            open.pop();
        }
        if local(&dom, id) != "navpoint" {
            continue;
        }
        let child = |name: &str| dom.children(id).find(|&child| local(&dom, child) == name);
        let about = |name: &str| {
            let is_about = |&child: &NodeId| {
                local(&dom, child) == "meta" && dom.attribute(child, "name") == Some(name)
            };
            let found = dom.children(id).find(is_about).map(|meta| dom.line(meta));
            found.filter(|text| !text.is_empty())
        };
        let entry = ContentsEntry {
            depth: open.len().min(limits::DEPTH),
            title: child("navlabel").map(|label| dom.line(label)).unwrap_or_default(),
            description: about("description"),
            author: about("author"),
            ..ContentsEntry::default()
        };
        let content = child("content").and_then(|content| dom.attribute(content, "src"));
        entries.push(entry.leading_to(content, &base));
        open.push(id);
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(entries: &[ContentsEntry]) -> Vec<(usize, &str, Option<&str>, Option<&str>)> {
        let parts = |e: &'_ ContentsEntry| (e.depth, e.path.is_some());
        assert!(entries.iter().map(parts).all(|(depth, _)| depth <= limits::DEPTH));
        entries
            .iter()
            .map(|e| (e.depth, &*e.title, e.path.as_deref(), e.fragment.as_deref()))
            .collect()
    }

    #[test]
    fn both_kinds_of_contents_list_the_same() {
        let nav = "<nav epub:type='landmarks'><ol><li><a href='c.html'>Cover</a></ol></nav>\
            <nav epub:type='toc'><ol><li><span>Harbour</span><ol><li>\
            <a href='a.html#x'>The  ferry</a></li></ol></li></ol></nav>";
        let ncx = "<navMap><navPoint><navLabel><text>Harbour</text></navLabel><navPoint><navLabel>\
            <text>The ferry</text></navLabel><content src='a.html#x'/></navPoint></navPoint></navMap>";
        let expected = [(0, "Harbour", None, None), (1, "The ferry", Some("t/a.html"), Some("x"))];
        assert_eq!(shape(&of_nav(nav, "t/nav.xhtml")), expected);
        assert_eq!(shape(&of_ncx(ncx, "t/toc.ncx")), expected);
    }

    #[test]
    fn contents_a_hundred_thousand_levels_deep_are_read() {
        let ncx = "<navPoint><content src='a.html'/>".repeat(100_000);
        let entries = of_ncx(&ncx, "toc.ncx");
        assert_eq!(entries.len(), 100_000);
        assert_eq!(entries[99_999].depth, limits::DEPTH);
    }
}
