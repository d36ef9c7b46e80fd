//! Lists: nested ones are items of a greater depth in one flat row.

use super::dom::{Dom, NodeId};
use crate::input::limits;
use crate::model::{Item, Rich};

/// The lists that are open, and the items read so far.
#[derive(Debug, Default)]
pub(super) struct Lists {
    items: Vec<Item>,
    /// The next number of each open list, outermost first; `None` where its
    /// items have no numbers.
    numbers: Vec<Option<u64>>,
    /// The number of an item whose text has not come yet.
    next: Option<(u8, Option<u64>)>,
}

impl Lists {
    pub(super) fn is_open(&self) -> bool {
        !self.numbers.is_empty()
    }

    pub(super) fn open(&mut self, dom: &Dom, id: NodeId) {
        let start = dom.attribute(id, "start").and_then(|start| start.trim().parse().ok());
        self.numbers.push((dom.name(id) == "ol").then(|| start.unwrap_or(1)));
        self.next = Some((self.depth(), None));
    }

    /// Ends the innermost list; gives the items when it was the outermost.
    pub(super) fn close(&mut self) -> Option<Vec<Item>> {
        self.numbers.pop();
        if self.numbers.is_empty() { self.take() } else { None }
    }

    /// Whether there are as many items as one block should have: a list is
    /// laid out as a whole.
    pub(super) fn is_long(&self) -> bool {
        const MANY: usize = 256;
        self.items.len() >= MANY
    }

    /// Gives the items so far away; the list stays open.
    pub(super) fn take(&mut self) -> Option<Vec<Item>> {
        let items = std::mem::take(&mut self.items);
        (!items.is_empty()).then_some(items)
    }

    pub(super) fn item(&mut self, dom: &Dom, id: NodeId) {
        let depth = self.depth();
        let number = self.numbers.last_mut().and_then(|number| {
            let own = dom.attribute(id, "value").and_then(|value| value.trim().parse().ok());
            let this = own.or(*number);
            if number.is_some() {
                *number = this.map(|this| this.saturating_add(1));
            }
            number.and(this)
        });
        self.next = Some((depth, number));
    }

    /// Adds a paragraph to the item that is open.
    pub(super) fn push(&mut self, text: Rich) {
        match (self.next.take(), self.items.last_mut()) {
            (None, Some(item)) => item.text.push(text),
            (next, _) => {
                let (depth, number) = next.unwrap_or((self.depth(), None));
                self.items.push(Item { depth, number, text: vec![text] });
            }
        }
    }

    fn depth(&self) -> u8 {
        self.numbers.len().saturating_sub(1).min(limits::DEPTH - 1) as u8
    }
}
