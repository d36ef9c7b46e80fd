//! The text of a document that no part of an article was made of.

use std::collections::HashSet;

use crate::loader::markup::{Dom, NodeId};
use crate::model::Block;

/// Elements that hold codes, times and addresses for machines.
const MACHINE: [&str; 22] = [
    "versioncreated",
    "firstcreated",
    "contentcreated",
    "contentmodified",
    "embargoed",
    "filename",
    "altid",
    "generator",
    "profile",
    "hash",
    "timestamp",
    "g2contenttype",
    "catalog",
    "itemmetaextproperty",
    "contentmetaextproperty",
    "timedelim",
    "position",
    "header",
    "charcount",
    "wordcount",
    "urgency",
    "media-object",
];

/// Which nodes of a document were read.
#[derive(Debug)]
pub(super) struct Leftovers<'a> {
    dom: &'a Dom,
    taken: HashSet<NodeId>,
}

impl<'a> Leftovers<'a> {
    pub(super) fn new(dom: &'a Dom) -> Self {
        Self { dom, taken: HashSet::new() }
    }

    /// An element's name without its prefix, in lower case.
    pub(super) fn local(&self, id: NodeId) -> &'a str {
        local(self.dom, id)
    }

    /// The elements of that name directly in a node.
    pub(super) fn all<'b>(
        &'b self,
        of: NodeId,
        name: &'b str,
    ) -> impl Iterator<Item = NodeId> + 'b {
        self.dom.children(of).filter(move |&id| self.local(id) == name)
    }

    /// The first of them.
    pub(super) fn one(&self, of: NodeId, name: &str) -> Option<NodeId> {
        self.all(of, name).next()
    }

    /// Takes a node with all that is in it.
    pub(super) fn take(&mut self, id: NodeId) {
        self.taken.insert(id);
    }

    /// Takes a node for its text, on one line; nothing if it has none.
    pub(super) fn line(&mut self, id: NodeId) -> Option<String> {
        let text = self.dom.line(id);
        self.take(id);
        (!text.is_empty()).then_some(text)
    }

    /// The text in a node that was not taken, a paragraph for each element that
    /// holds some.
    pub(super) fn rest(&self, of: NodeId) -> Vec<Block> {
        let dom = self.dom;
        let (mut out, mut at) = (Vec::new(), of);
        while at < dom.end(of) {
            let is_read = self.taken.contains(&at) || MACHINE.contains(&self.local(at));
            if is_read {
                at = dom.end(at);
            } else if holds_text(dom, at) {
                out.push(Block::paragraph(&dom.line(at)));
                at = dom.end(at);
            } else {
                at += 1;
            }
        }
        out
    }
}

/// An element's name without its prefix.
pub(super) fn local(dom: &Dom, id: NodeId) -> &str {
    let name = dom.name(id);
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The text in a node, a paragraph for each element that holds some.
pub(super) fn lines(dom: &Dom, of: NodeId) -> Vec<Block> {
    Leftovers::new(dom).rest(of)
}

/// Whether text stands directly in an element.
fn holds_text(dom: &Dom, id: NodeId) -> bool {
    let is_text = |id: NodeId| dom.text(id).is_some_and(|text| !text.trim().is_empty());
    !dom.name(id).is_empty() && dom.children(id).any(is_text)
}
