//! What stands between the title of a page and its text: who wrote it, and
//! the day, where nothing declares them.

use crate::input::dates;
use crate::loader::article_parts::is_byline;
use crate::loader::markup::{Base, Dom, NodeId, ROOT, blocks_within};
use crate::model::{Block, Date};

/// The short lines under a title, before the text begins.
pub(super) struct UnderTitle {
    lines: Vec<String>,
}

impl UnderTitle {
    pub(super) fn of(dom: &Dom, title: Option<NodeId>) -> Self {
        const NODES: usize = 200;
        const LINES: usize = 8;
        const LONGEST: usize = 120;
        let after = title.map(|title| dom.end(title)).filter(|&after| after < dom.end(ROOT));
        let Some(start) = after else { return Self { lines: Vec::new() } };
        let near = start..(start + NODES).min(dom.end(ROOT));
        let blocks = blocks_within(dom, ROOT, near, &Base::Unknown, &|_| false);
        let lines = blocks.iter().map(Block::plain).filter(|line| !line.trim().is_empty());
        let lines = lines.take(LINES).take_while(|line| line.chars().count() <= LONGEST);
        Self { lines: lines.collect() }
    }

    /// The first of the lines that is a byline.
    pub(super) fn byline(&self) -> Option<String> {
        self.lines.iter().find(|line| is_byline(line)).cloned()
    }

    /// The day in the first of the lines that has one with its year.
    pub(super) fn day(&self) -> Option<Date> {
        const FIGURES: usize = 5;
        let dated = |line: &&String| line.bytes().filter(u8::is_ascii_digit).count() >= FIGURES;
        self.lines.iter().filter(dated).find_map(|line| {
            let parts = line.split(['|', '·', '•', '—', '\n']);
            parts.map(str::trim).find_map(dates::day)
        })
    }
}
