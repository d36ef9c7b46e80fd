//! The order of a message: what its packages say, then what they don't.

use std::collections::{HashMap, HashSet};

use super::leftovers::local;
use crate::loader::markup::{Dom, NodeId};

/// A place in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ItemSlot {
    /// The item; or the reference to one that is not in the file.
    pub(super) node: NodeId,
    pub(super) is_reference: bool,
    /// The group it stands in; each item outside of packages has its own.
    pub(super) group: NodeId,
    /// The title of the nearest group that has one.
    pub(super) title: Option<NodeId>,
}

/// The order of items, and how many references it leaves out because they are
/// alternatives to others.
#[derive(Debug, Default)]
pub(super) struct ItemOrder {
    pub(super) slots: Vec<ItemSlot>,
    pub(super) alternatives: usize,
}

/// What is still to be placed. A stack of these in place of recursion: groups
/// may be nested as deep as a file is long.
#[derive(Debug, Clone, Copy)]
enum PlacingTask {
    Package(NodeId),
    Group { node: NodeId, package: NodeId, title: Option<NodeId> },
    Reference { node: NodeId, group: NodeId, title: Option<NodeId> },
}

struct Planner<'a> {
    dom: &'a Dom,
    /// Items by their names.
    items: HashMap<&'a str, NodeId>,
    /// The groups of each package, by their names.
    groups: HashMap<(NodeId, &'a str), NodeId>,
    done: HashSet<NodeId>,
    tasks: Vec<PlacingTask>,
    order: ItemOrder,
}

/// Puts items in order, packages (or a `groupSet` by itself) among them.
pub(super) fn order(dom: &Dom, all: &[NodeId]) -> ItemOrder {
    let is_package = |&id: &NodeId| matches!(local(dom, id), "packageitem" | "groupset");
    let items = all.iter().filter_map(|&id| Some((dom.attribute(id, "guid")?, id)));
    let mut planner = Planner {
        dom,
        items: items.collect(),
        groups: HashMap::new(),
        done: HashSet::new(),
        tasks: Vec::new(),
        order: ItemOrder::default(),
    };
    let packages: Vec<NodeId> = all.iter().copied().filter(is_package).collect();
    let inside = planner.named(&packages);
    let (below, above): (Vec<_>, Vec<_>) = packages.iter().partition(|id| inside.contains(id));
    for package in above.into_iter().chain(below) {
        planner.tasks.push(PlacingTask::Package(package));
        planner.run();
    }
    for &item in all.iter().filter(|id| !is_package(id)) {
        planner.place(item, item, None);
    }
    planner.order
}

impl Planner<'_> {
    /// The items that packages refer to. Collects their groups on the way.
    fn named(&mut self, packages: &[NodeId]) -> HashSet<NodeId> {
        let mut named = HashSet::new();
        for &package in packages {
            for id in self.dom.descendants(package) {
                match local(self.dom, id) {
                    "group" => {
                        let name = self.dom.attribute(id, "id").unwrap_or_default();
                        self.groups.entry((package, name)).or_insert(id);
                    }
                    "itemref" => named.extend(self.target(id).filter(|&to| to != package)),
                    _ => {}
                }
            }
        }
        named
    }

    /// The item that a reference names, if the file holds it.
    fn target(&self, reference: NodeId) -> Option<NodeId> {
        let name = |name| self.dom.attribute(reference, name);
        self.items.get(name("residref").or_else(|| name("guidref"))?).copied()
    }

    fn run(&mut self) {
        while let Some(task) = self.tasks.pop() {
            match task {
                PlacingTask::Package(id) => self.package(id),
                PlacingTask::Group { node, package, title } => self.group(node, package, title),
                PlacingTask::Reference { node, group, title } => match self.target(node) {
                    Some(to) if local(self.dom, to) == "packageitem" => {
                        self.tasks.push(PlacingTask::Package(to));
                    }
                    Some(to) => self.place(to, group, title),
                    None => self.add(node, true, group, title),
                },
            }
        }
    }

    /// The groups from the root, then those that it does not reach.
    fn package(&mut self, package: NodeId) {
        if !self.done.insert(package) {
            return;
        }
        let set = if local(self.dom, package) == "groupset" {
            package
        } else {
            let mut children = self.dom.children(package);
            children.find(|&id| local(self.dom, id) == "groupset").unwrap_or(package)
        };
        let all: Vec<NodeId> =
            self.dom.children(set).filter(|&id| local(self.dom, id) == "group").collect();
        let root = self.dom.attribute(set, "root");
        let root = root.and_then(|root| self.groups.get(&(package, root)).copied());
        let title = None;
        for &node in all.iter().rev().chain(&root) {
            self.tasks.push(PlacingTask::Group { node, package, title });
        }
        // References without a group; a draft of the standard had them so.
        self.push_content(set, package, title);
    }

    fn group(&mut self, group: NodeId, package: NodeId, above: Option<NodeId>) {
        if !self.done.insert(group) {
            return;
        }
        let mode = self.dom.attribute(group, "mode").unwrap_or_default();
        let own = self.dom.children(group).find(|&id| local(self.dom, id) == "title");
        if mode.ends_with("alt") {
            self.leave_alternatives(group, package);
        }
        self.push_content(group, package, own.or(above));
    }

    /// Puts what a group holds on the stack, the first on top.
    fn push_content(&mut self, group: NodeId, package: NodeId, title: Option<NodeId>) {
        let children: Vec<NodeId> = self.dom.children(group).collect();
        for node in children.into_iter().rev().filter(|id| !self.done.contains(id)) {
            match local(self.dom, node) {
                "itemref" => self.tasks.push(PlacingTask::Reference { node, group, title }),
                "groupref" => {
                    if let Some(node) = self.group_of(node, package) {
                        self.tasks.push(PlacingTask::Group { node, package, title });
                    }
                }
                _ => {}
            }
        }
    }

    fn group_of(&self, reference: NodeId, package: NodeId) -> Option<NodeId> {
        let name = self.dom.attribute(reference, "idref")?;
        self.groups.get(&(package, name)).copied()
    }

    /// Marks all parts of a group but the first as done, with what is in them.
    fn leave_alternatives(&mut self, group: NodeId, package: NodeId) {
        let is_part = |&id: &NodeId| matches!(local(self.dom, id), "itemref" | "groupref");
        let mut left: Vec<NodeId> = self.dom.children(group).filter(is_part).skip(1).collect();
        while let Some(id) = left.pop() {
            if !self.done.insert(id) {
                continue;
            }
            match local(self.dom, id) {
                "itemref" => {
                    self.order.alternatives += 1;
                    self.done.extend(self.target(id));
                }
                "groupref" => left.extend(self.group_of(id, package)),
                _ => left.extend(self.dom.children(id)),
            }
        }
    }

    fn place(&mut self, item: NodeId, group: NodeId, title: Option<NodeId>) {
        if self.done.insert(item) {
            self.add(item, false, group, title);
        }
    }

    fn add(&mut self, node: NodeId, is_reference: bool, group: NodeId, title: Option<NodeId>) {
        self.order.slots.push(ItemSlot { node, is_reference, group, title });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loader::markup::{Dialect, ROOT, parse};

    /// The names in order, `?` after those of which there is only a reference.
    fn names(text: &str) -> (String, usize) {
        let dom = parse(text, Dialect::Xml);
        let kinds = ["newsitem", "packageitem"];
        let all: Vec<NodeId> =
            dom.descendants(ROOT).filter(|&id| kinds.contains(&local(&dom, id))).collect();
        let order = order(&dom, &all);
        let attribute = |id, name| dom.attribute(id, name).unwrap().to_owned();
        let name = |slot: &ItemSlot| {
            if slot.is_reference {
                attribute(slot.node, "residref") + "?"
            } else {
                attribute(slot.node, "guid")
            }
        };
        (order.slots.iter().map(name).collect::<Vec<_>>().join(" "), order.alternatives)
    }

    #[test]
    fn groups_go_from_the_root_down_whatever_their_order_in_the_file() {
        let text = "<m><newsItem guid='c'/><newsItem guid='b'/><newsItem guid='a'/>\
            <packageItem><groupSet root='g1'>\
            <group id='g2'><itemRef residref='b'/><itemRef residref='x'/></group>\
            <group id='g1'><itemRef residref='a'/><groupRef idref='g2'/>\
            <itemRef residref='a'/></group></groupSet></packageItem></m>";
        assert_eq!(names(text), ("a b x? c".to_owned(), 0));
    }

    #[test]
    fn of_alternatives_the_first_is_taken_and_the_others_are_counted() {
        let text = "<m><packageItem><groupSet root='g1'>\
            <group id='g1' mode='pgrmod:alt'><groupRef idref='g2'/><groupRef idref='g3'/></group>\
            <group id='g2'><itemRef residref='a'/></group>\
            <group id='g3'><itemRef residref='b'/><itemRef residref='c'/></group></groupSet>\
            </packageItem><newsItem guid='b'/></m>";
        assert_eq!(names(text), ("a?".to_owned(), 2));
    }

    #[test]
    fn packages_may_hold_each_other_and_groups_themselves() {
        let text = "<m><packageItem guid='p'><groupSet root='g'><group id='g'>\
            <itemRef residref='q'/><groupRef idref='g'/><itemRef residref='p'/></group></groupSet>\
            </packageItem><newsItem guid='z'/><packageItem guid='q'><groupSet root='g'>\
            <group id='g'><itemRef residref='y'/></group></groupSet></packageItem></m>";
        assert_eq!(names(text), ("y? z".to_owned(), 0));
    }
}
