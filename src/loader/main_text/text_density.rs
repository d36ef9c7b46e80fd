//! How much of a page reads like running text: for each block the characters
//! of its own that are text, against those that are links.

use crate::loader::markup::{Dom, NodeId, ROOT, is_unseen, tags};

/// What the parts of a page weigh, in characters.
pub(super) struct TextDensity {
    /// What each node gives by itself: running text counts for it, links and
    /// scraps against it.
    own: Vec<i32>,
    /// The running text in each element.
    running: Vec<u32>,
    /// All text in each element.
    all: Vec<BlockText>,
    /// The tables and lists that are text by themselves.
    data: Vec<NodeId>,
}

/// The text of one block.
#[derive(Debug, Clone, Copy, Default)]
struct BlockText {
    all: u32,
    linked: u32,
    /// Commas and full stops.
    marks: u32,
}

impl TextDensity {
    pub(super) fn of(dom: &Dom) -> Self {
        let texts = texts(dom);
        let mut own = vec![0; texts.len()];
        let mut running = vec![0; texts.len()];
        for id in dom.descendants(ROOT) {
            own[id] = worth(dom.name(id), texts[id]);
        }
        let data = data(dom, &texts, &own);
        let rest: u32 = own.iter().map(|own| own.max(&0).unsigned_abs()).sum();
        let outweighs = |table: NodeId| {
            let all: u32 = dom.descendants(table).map(|id| texts[id].all).sum();
            all >= rest
        };
        for &table in data.iter().filter(|&&table| outweighs(table)) {
            for id in dom.descendants(table) {
                own[id] = own[id].max((texts[id].all / DATA).cast_signed());
            }
        }
        for id in dom.descendants(ROOT) {
            running[id] = own[id].max(0).unsigned_abs();
        }
        let mut all = texts;
        for id in (1..all.len()).rev() {
            let (above, inner) = (dom.parent(id), all[id]);
            running[above] += running[id];
            all[above].all += inner.all;
            all[above].linked += inner.linked;
            all[above].marks += inner.marks;
        }
        Self { own, running, all, data }
    }

    /// Whether an element is a table or a list of data, long enough to be what
    /// its page is there for.
    pub(super) fn is_data(&self, id: NodeId) -> bool {
        self.data.binary_search(&id).is_ok()
    }

    /// What a node gives by itself, without those in it.
    pub(super) fn own(&self, id: NodeId) -> i32 {
        self.own[id]
    }

    /// The characters of running text in an element.
    pub(super) fn running(&self, id: NodeId) -> u32 {
        self.running[id]
    }

    /// Whether an element has no running text, and its text is mostly links.
    /// With many commas it is a list of sources.
    pub(super) fn is_of_links(&self, id: NodeId) -> bool {
        const SOURCES: u32 = 10;
        let BlockText { all, linked, marks } = self.all[id];
        self.running[id] == 0 && marks < SOURCES && all > 0 && 5 * linked >= 4 * all
    }

    /// Whether there is an article's worth of running text outside an element.
    pub(super) fn has_other_text(&self, id: NodeId) -> bool {
        const ARTICLE: u32 = 400;
        self.running[ROOT] - self.running[id] >= ARTICLE
    }

    /// Whether an element holds more than half of the page's running text.
    pub(super) fn is_most(&self, id: NodeId) -> bool {
        2 * self.running[id] > self.running[ROOT]
    }
}

/// What part of the text in a table of data counts as running text: results are
/// the article where there is nothing else, and no rival of one.
const DATA: u32 = 4;

/// The tables and lists of results, names and the like: many rows, few links.
fn data(dom: &Dom, texts: &[BlockText], own: &[i32]) -> Vec<NodeId> {
    const ROWS: usize = 8;
    const LEAST: u32 = 300;
    let is_row = |id: &NodeId| matches!(dom.name(*id), "tr" | "li" | "dd");
    let (mut found, mut at) = (Vec::new(), ROOT + 1);
    while at < dom.end(ROOT) {
        if !matches!(dom.name(at), "table" | "ul" | "ol" | "dl") {
            at += 1;
            continue;
        }
        let inside = dom.descendants(at);
        let holds_more = inside.clone().any(|id| matches!(dom.name(id), "table" | "form" | "h1"));
        let all: u32 = inside.clone().map(|id| texts[id].all).sum();
        let linked: u32 = inside.clone().map(|id| texts[id].linked).sum();
        // A list of other stories has sentences in it.
        let running: u32 = inside.clone().map(|id| own[id].max(0).unsigned_abs()).sum();
        let is_long = 2 * running < all && all >= LEAST && inside.filter(is_row).count() >= ROWS;
        if is_long && !holds_more && 3 * linked < all {
            found.push(at);
            at = dom.end(at);
        } else {
            at += 1;
        }
    }
    found
}

/// The text of each block, counted at the block; that of inline elements is
/// counted where they stand.
fn texts(dom: &Dom) -> Vec<BlockText> {
    let size = dom.end(ROOT);
    let mut texts = vec![BlockText::default(); size];
    let (mut block, mut linked) = (vec![ROOT as u32; size], vec![false; size]);
    let mut unseen = 0;
    for id in 1..size {
        if id < unseen {
            continue;
        }
        let above = dom.parent(id);
        block[id] = if tags::is_block(dom.name(id)) { id as u32 } else { block[above] };
        linked[id] = linked[above] || dom.name(id) == "a";
        if is_unseen(dom, id) {
            unseen = dom.end(id);
        } else if let Some(text) = dom.text(id) {
            let all = text.chars().filter(|c| !c.is_whitespace()).count() as u32;
            let of = &mut texts[block[id] as usize];
            of.all += all;
            of.linked += if linked[id] { all } else { 0 };
            of.marks += text.chars().filter(|&c| is_mark(c)).count() as u32;
        }
    }
    texts
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | '，' | '、' | '。' | '،' | '؛' | '।' | '።')
}

/// What a block is worth. Scraps of text (data of tables, captions) are held
/// against an element only a little.
fn worth(name: &str, text: BlockText) -> i32 {
    const SENTENCE: u32 = 25;
    const LONG: u32 = 80;
    const PICTURE: i32 = 15;
    let plain = text.all - text.linked;
    let (linked, free) = (text.linked.cast_signed(), plain.cast_signed());
    let is_text = plain >= SENTENCE && 2 * text.linked < text.all;
    match name {
        "figure" => PICTURE - linked,
        name if tags::heading(name).is_some() => -linked,
        "pre" => free,
        // However short: interviews, results.
        "p" if 2 * text.linked < text.all => free - linked,
        _ if is_text && (text.marks > 0 || plain >= LONG) => free - linked,
        _ => -linked - free / 5,
    }
}
