//! A document as a row of nodes in reading order. Each node knows where its
//! descendants end, so that no walk needs recursion, however deep the nesting.

use std::borrow::Cow;
use std::ops::Range;

/// A node of a [`Dom`]: its place in reading order. 0 is the document itself.
pub(crate) type NodeId = usize;

/// The document node.
pub(crate) const ROOT: NodeId = 0;

/// A parsed document.
#[derive(Debug, Default)]
pub(crate) struct Dom {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    /// All text of the document: names, values and running text.
    pool: String,
    is_own: bool,
}

#[derive(Debug)]
struct Node {
    /// One past the last descendant.
    end: u32,
    parent: u32,
    content: NodeContent,
}

#[derive(Debug)]
enum NodeContent {
    /// An element: its name, and which of the attributes are its own.
    Element {
        name: Range<u32>,
        attributes: Range<u32>,
    },
    Text(Range<u32>),
}

#[derive(Debug)]
struct Attribute {
    name: Range<u32>,
    value: Range<u32>,
}

impl Dom {
    /// A document without content.
    pub(super) fn new() -> Self {
        let content = NodeContent::Element { name: 0..0, attributes: 0..0 };
        let document = Node { end: 1, parent: 0, content };
        Self { nodes: vec![document], ..Self::default() }
    }

    /// Says that newsprint wrote the document: it is read as it was written.
    pub(crate) fn set_own(&mut self) {
        self.is_own = true;
    }

    /// Whether newsprint wrote the document.
    pub(super) fn is_own(&self) -> bool {
        self.is_own
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// One past the last descendant of a node.
    pub(crate) fn end(&self, id: NodeId) -> NodeId {
        self.nodes[id].end as usize
    }

    /// The node that a node is in; the document is in itself. What would stand
    /// behind the last node is in the document.
    pub(crate) fn parent(&self, id: NodeId) -> NodeId {
        self.nodes.get(id).map_or(ROOT, |node| node.parent as usize)
    }

    /// The name of an element in lower case; empty for text and the document.
    pub(crate) fn name(&self, id: NodeId) -> &str {
        match &self.nodes[id].content {
            NodeContent::Element { name, .. } => self.pooled(name),
            NodeContent::Text(_) => "",
        }
    }

    /// The text of a text node.
    pub(crate) fn text(&self, id: NodeId) -> Option<&str> {
        match &self.nodes[id].content {
            NodeContent::Text(range) => Some(self.pooled(range)),
            NodeContent::Element { .. } => None,
        }
    }

    /// The attributes of an element, in their order.
    pub(crate) fn attributes(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        let own = match &self.nodes[id].content {
            NodeContent::Element { attributes, .. } => attributes.clone(),
            NodeContent::Text(_) => 0..0,
        };
        let own = &self.attributes[own.start as usize..own.end as usize];
        own.iter().map(|attribute| (self.pooled(&attribute.name), self.pooled(&attribute.value)))
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        self.attributes(id).find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// Whether `class` holds the word.
    pub(crate) fn has_class(&self, id: NodeId, class: &str) -> bool {
        self.attribute(id, "class").is_some_and(|all| all.split_whitespace().any(|c| c == class))
    }

    /// The nodes directly in a node.
    pub(crate) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.end(id);
        let first = (id + 1 < end).then_some(id + 1);
        std::iter::successors(first, move |&child| Some(self.end(child)).filter(|&n| n < end))
    }

    /// All nodes in a node, in reading order.
    pub(crate) fn descendants(&self, id: NodeId) -> Range<NodeId> {
        id + 1..self.end(id)
    }

    /// The first element of that name in a node.
    pub(crate) fn first(&self, id: NodeId, name: &str) -> Option<NodeId> {
        self.descendants(id).find(|&inside| self.name(inside) == name)
    }

    /// The first element of that name directly in a node.
    pub(crate) fn child(&self, id: NodeId, name: &str) -> Option<NodeId> {
        self.children(id).find(|&inside| self.name(inside) == name)
    }

    /// All text in a node (or of it), white space as it is.
    pub(crate) fn all_text(&self, id: NodeId) -> String {
        (id..self.end(id)).filter_map(|inside| self.text(inside)).collect()
    }

    /// The same without a copy, where it is in one piece.
    pub(crate) fn whole_text(&self, id: NodeId) -> Cow<'_, str> {
        let only = (self.end(id) == id + 2).then(|| self.text(id + 1)).flatten();
        match only {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.all_text(id)),
        }
    }

    /// Whether there is more in a node than white space.
    pub(crate) fn has_text(&self, id: NodeId) -> bool {
        let mut texts = (id..self.end(id)).filter_map(|inside| self.text(inside));
        texts.any(|text| !text.trim_start().is_empty())
    }

    /// All text in a node, with single spaces between words.
    pub(crate) fn line(&self, id: NodeId) -> String {
        self.all_text(id).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Adds an element under `parent`; its end is set by [`Dom::close`].
    pub(super) fn open(&mut self, parent: NodeId, name: &str) -> NodeId {
        let name = self.keep(name);
        let none = self.attributes.len() as u32;
        let content = NodeContent::Element { name, attributes: none..none };
        self.add(parent, content)
    }

    /// Adds an attribute to the element that was opened last.
    pub(super) fn give(&mut self, name: &str, value: &str) {
        let (name, value) = (self.keep(name), self.keep(value));
        self.attributes.push(Attribute { name, value });
        if let Some(Node { content: NodeContent::Element { attributes, .. }, .. }) =
            self.nodes.last_mut()
        {
            attributes.end = self.attributes.len() as u32;
        }
    }

    /// Adds text under `parent`; to the text before it, where nothing stands
    /// between the two.
    pub(super) fn write(&mut self, parent: NodeId, text: &str) {
        let kept = self.keep(text);
        if let Some(Node { content: NodeContent::Text(range), parent: of, .. }) =
            self.nodes.last_mut()
            && *of as usize == parent
            && range.end == kept.start
        {
            range.end = kept.end;
            return;
        }
        self.add(parent, NodeContent::Text(kept));
    }

    /// Gives an element another name.
    pub(super) fn rename(&mut self, id: NodeId, to: &str) {
        let to = self.keep(to);
        if let Some(Node { content: NodeContent::Element { name, .. }, .. }) =
            self.nodes.get_mut(id)
        {
            *name = to;
        }
    }

    /// Takes an attribute from an element.
    pub(super) fn strip(&mut self, id: NodeId, attribute: &str) {
        let Some(Node { content: NodeContent::Element { attributes, .. }, .. }) =
            self.nodes.get(id)
        else {
            return;
        };
        let own = attributes.start as usize..attributes.end as usize;
        for at in own {
            if self.pooled(&self.attributes[at].name) == attribute {
                self.attributes[at].name = 0..0;
            }
        }
    }

    /// Ends an element after all nodes that there are.
    pub(super) fn close(&mut self, id: NodeId) {
        self.nodes[id].end = self.nodes.len() as u32;
    }

    fn add(&mut self, parent: NodeId, content: NodeContent) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node { end: id as u32 + 1, parent: parent as u32, content });
        id
    }

    fn keep(&mut self, text: &str) -> Range<u32> {
        let start = self.pool.len() as u32;
        self.pool.push_str(text);
        start..self.pool.len() as u32
    }

    fn pooled(&self, range: &Range<u32>) -> &str {
        &self.pool[range.start as usize..range.end as usize]
    }
}
