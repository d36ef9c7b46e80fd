//! What stands between the title of a page and its text: who wrote it, and
//! the day, where nothing declares them.

use crate::input::dates;
use crate::loader::article_parts::byline;
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

    /// The author that a line of such fields names (`来源：… 作者：…`).
    pub(super) fn labelled(&self) -> Option<String> {
        let mut fields = self.lines.iter().filter(|line| byline::is_of_fields(line));
        fields.find_map(|line| byline::authors(line))
    }

    /// The first of the lines that is a byline.
    pub(super) fn byline(&self) -> Option<String> {
        let mut named = self.lines.iter().filter(|line| is_byline(line));
        let named = named.find_map(|line| byline::authors(line));
        named.or_else(|| self.lines.iter().find_map(|line| byline::reporter(line)))
    }

    /// The day in the first of the lines that has one with its year.
    pub(super) fn day(&self, day_first: bool) -> Option<Date> {
        self.lines.iter().find_map(|line| dates::line::in_line(line, day_first))
    }
}

/// The element of the page itself that says a line and nothing else: a title
/// that is no heading.
pub(super) fn saying(dom: &Dom, line: &str) -> Option<NodeId> {
    let body = dom.first(ROOT, "body").unwrap_or(ROOT);
    let said = dom.descendants(body).find(|&id| {
        dom.text(id).is_some_and(|text| text.len() >= line.len() && text.trim() == line)
    });
    said.map(|text| dom.parent(text)).filter(|&id| dom.name(id) != "title")
}
