//! What the elements of a feed are called, whatever their prefixes.

use std::collections::HashMap;

use crate::loader::markup::{Dom, NodeId, ROOT};

/// Namespaces of feeds, with the prefix that stands for each here. Those of
/// RSS and Atom, in all their versions, have none.
const KNOWN: [(&str, &str); 18] = [
    ("http://www.w3.org/2005/atom", ""),
    ("http://purl.org/atom/ns#", ""),
    ("http://purl.org/rss/1.0/", ""),
    ("http://my.netscape.com/rdf/simple/0.9/", ""),
    ("http://channel.netscape.com/rdf/simple/0.9/", ""),
    ("http://my.netscape.com/publish/formats/rss-0.91.dtd", ""),
    ("http://backend.userland.com/rss", ""),
    ("http://backend.userland.com/rss2", ""),
    ("http://blogs.law.harvard.edu/tech/rss", ""),
    ("http://purl.org/net/rss1.1#", ""),
    ("http://purl.org/dc/elements/1.0/", "dc"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://purl.org/dc/terms/", "dcterms"),
    ("http://purl.org/rss/1.0/modules/content/", "content"),
    ("http://www.w3.org/1999/xhtml", "xhtml"),
    ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
    ("http://search.yahoo.com/mrss/", "media"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
];

/// The prefixes of a document.
pub(super) struct Prefixes<'a> {
    prefixes: HashMap<&'a str, &'static str>,
}

impl<'a> Prefixes<'a> {
    /// Collects the declarations of a document. That they hold for parts of it
    /// only is not looked at: no feed uses a prefix for two things.
    pub(super) fn of(dom: &'a Dom) -> Self {
        let mut prefixes = HashMap::new();
        for id in dom.descendants(ROOT) {
            for (name, value) in dom.attributes(id) {
                let Some(prefix) = name.strip_prefix("xmlns:") else { continue };
                let address = value.trim().to_ascii_lowercase();
                let known = KNOWN.iter().find(|(known, _)| *known == address);
                if let Some((_, short)) = known {
                    prefixes.entry(prefix).or_insert(*short);
                }
            }
        }
        Self { prefixes }
    }

    /// The prefix that stands for an element's namespace here, and its name.
    pub(super) fn of_element<'b>(&self, dom: &'b Dom, id: NodeId) -> (&'b str, &'b str) {
        match dom.name(id).split_once(':') {
            Some((prefix, local)) => (self.prefixes.get(prefix).copied().unwrap_or(prefix), local),
            None => ("", dom.name(id)),
        }
    }
}
