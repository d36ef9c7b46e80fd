//! A document's elements to the blocks of an article.

use std::ops::Range;

use super::dom::{Dom, NodeId};
use super::links::Base;
use super::list::Lists;
use super::run::TextRun;
use super::{figure, formula, inline_style, media, table, tags};
use crate::input::limits;
use crate::model::{Block, BlockKind, Clean, Rich, Style};

/// Converts what is in `root` to blocks. Elements that a reader of paper
/// would not see (scripts, styles, what is hidden) are left out, as is all
/// that `skip` says; no other text is lost.
pub(crate) fn blocks(
    dom: &Dom,
    root: NodeId,
    base: &Base,
    skip: &dyn Fn(NodeId) -> bool,
) -> Vec<Block> {
    blocks_within(dom, root, root..dom.end(root), base, skip)
}

/// As [`blocks`], of the nodes in `range` alone; the elements of `root` that
/// `range` begins inside hold for it.
pub(crate) fn blocks_within(
    dom: &Dom,
    root: NodeId,
    range: Range<NodeId>,
    base: &Base,
    skip: &dyn Fn(NodeId) -> bool,
) -> Vec<Block> {
    let mut setter = BlockBuilder::new(dom, base);
    if range.is_empty() {
        return setter.finish();
    }
    let above = std::iter::successors(Some(range.start), |&id| (id > root).then(|| dom.parent(id)));
    let mut open: Vec<(NodeId, usize)> = above.skip(1).map(|id| (id, 0)).collect();
    open.reverse();
    for (id, styles) in &mut open {
        *styles = setter.enter(*id);
    }
    let (mut at, end) = (range.start, range.end.min(dom.end(root)));
    while at < end {
        while open.last().is_some_and(|&(last, _)| dom.end(last) <= at) {
            setter.leave_top(&mut open);
        }
        if let Some(text) = dom.text(at) {
            if !skip(at) {
                setter.text(at, text);
            }
            at += 1;
        } else if at != root && skip(at) {
            at = dom.end(at);
        } else if at != root && is_unseen(dom, at) {
            setter.media(at);
            at = dom.end(at);
        } else if dom.end(at) <= end && setter.whole(at) {
            // One that goes on behind the range would be read again there.
            at = dom.end(at);
        } else {
            let styles = setter.enter(at);
            open.push((at, styles));
            at += 1;
        }
    }
    while !open.is_empty() {
        setter.leave_top(&mut open);
    }
    setter.finish()
}

/// Not shown by a browser either.
pub(crate) fn is_unseen(dom: &Dom, id: NodeId) -> bool {
    tags::is_dropped(dom.name(id)) || is_hidden(dom, id)
}

/// Hidden by an attribute of its own.
pub(super) fn is_hidden(dom: &Dom, id: NodeId) -> bool {
    // What is found by searching a page is shown by the browsers that know how.
    if dom.attribute(id, "hidden").is_some_and(|how| how != "until-found") {
        return true;
    }
    dom.attribute(id, "style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

struct BlockBuilder<'a> {
    dom: &'a Dom,
    base: &'a Base,
    out: Vec<Block>,
    run: TextRun,
    /// Lines that `<br>` ended, in the paragraph that is open.
    lines: Vec<Rich>,
    lists: Lists,
    /// How many quotes are open.
    quotes: usize,
    /// Whether the last block is a quote that is still open.
    quoting: bool,
    heading: Option<u8>,
    /// Pictures and films in the paragraph that is open, to be set after it.
    pictures: Vec<Block>,
    /// The line of the film that was met last: pages that load late have it twice.
    last_media: Option<Rich>,
}

impl<'a> BlockBuilder<'a> {
    fn new(dom: &'a Dom, base: &'a Base) -> Self {
        Self {
            dom,
            base,
            out: Vec::new(),
            run: TextRun::default(),
            lines: Vec::new(),
            lists: Lists::default(),
            quotes: 0,
            quoting: false,
            heading: None,
            pictures: Vec::new(),
            last_media: None,
        }
    }

    fn text(&mut self, id: NodeId, text: &str) {
        if !(formula::is_formula(self.dom.name(self.dom.parent(id))) && text.trim().is_empty()) {
            self.run.push(text);
        }
    }

    /// Sets an element that is converted as a whole; `false` for any other.
    fn whole(&mut self, id: NodeId) -> bool {
        let kind = match self.dom.name(id) {
            "pre" | "listing" | "xmp" | "plaintext" => {
                BlockKind::Preformatted(preformatted(&self.dom.all_text(id)))
            }
            "table" => match table::data(self.dom, id, self.base) {
                Some(table) => BlockKind::Table(table),
                None => return false,
            },
            "img" | "image" => {
                self.picture(id);
                return true;
            }
            "p" | "div" if self.is_open() && self.caption(id) => return true,
            "hr" => BlockKind::Rule,
            "drawing" => figure::drawing(self.dom, id),
            "embed" => {
                self.media(id);
                return true;
            }
            _ => match figure::read(self.dom, id, self.base) {
                Some(figure) => figure,
                None => return false,
            },
        };
        self.paragraph();
        if let BlockKind::Table(_) = kind
            && let Some(caption) = self.dom.child(id, "caption")
        {
            self.run.push(&self.dom.all_text(caption));
            self.paragraph();
        }
        if !matches!(&kind, BlockKind::Preformatted(text) if text.trim().is_empty()) {
            self.add(kind);
        }
        true
    }

    /// Whether nothing stands in the paragraph that is open.
    fn is_open(&self) -> bool {
        self.run.is_empty() && self.lines.is_empty() && self.pictures.is_empty()
    }

    /// Takes a paragraph for the caption of the picture right above it, if it
    /// is set as one.
    fn caption(&mut self, id: NodeId) -> bool {
        let Some(BlockKind::Figure { image: Some(_), caption, .. }) =
            self.out.last_mut().map(|block| &mut block.kind)
        else {
            return false;
        };
        if !caption.is_empty() || !figure::is_set_as_caption(self.dom, id) {
            return false;
        }
        *caption = rich(self.dom, id, self.base);
        true
    }

    /// A picture by itself, or one in a line of text: small ones are
    /// characters, others follow the paragraph.
    fn picture(&mut self, id: NodeId) {
        let Some(found) = figure::image(self.dom, id, self.base) else { return };
        if found.is_small {
            self.run.push(&found.alt);
        } else if self.run.is_empty() && self.lines.is_empty() {
            self.add(found.figure());
        } else {
            self.pictures.push(Block::new(found.figure()));
        }
    }

    /// A line for a film, a sound or a frame, and the picture that stands for
    /// it, after the paragraph that is open.
    fn media(&mut self, id: NodeId) {
        if !media::is_media(self.dom.name(id)) || is_hidden(self.dom, id) {
            return;
        }
        let poster = media::poster(self.dom, id, self.base);
        let line = media::line(self.dom, id, self.base);
        let line = line.filter(|line| self.last_media.as_ref() != Some(line));
        if let Some(line) = &line {
            self.last_media = Some(line.clone());
        }
        self.pictures.extend(poster.map(Block::new));
        self.pictures.extend(line.map(|line| Block::new(BlockKind::Paragraph(line))));
    }

    /// Begins an element; gives the number of styles that end with it.
    fn enter(&mut self, id: NodeId) -> usize {
        let name = self.dom.name(id);
        if tags::is_block(name) {
            self.paragraph();
        }
        match name {
            "ul" | "ol" | "menu" | "dir" => self.lists.open(self.dom, id),
            "li" if self.lists.is_open() => self.lists.item(self.dom, id),
            "blockquote" => self.quotes += 1,
            "film" => self.media(id),
            "wbr" => self.run.push_break(),
            "br" => {
                let line = self.run.take();
                self.lines.push(line);
            }
            "q" => self.run.push_verbatim("“"),
            "ruby" => self.run.open_ruby(),
            "rt" | "rtc" => self.run.open_reading(),
            _ if name.starts_with('m') => self.run.push_verbatim(&formula::before(self.dom, id)),
            _ => self.heading = tags::heading(name).or(self.heading),
        }
        self.style(id).into_iter().map(|style| self.run.open(style)).count()
    }

    /// The style that an element lays over its text, where it is not laid yet.
    fn style(&self, id: NodeId) -> Option<Style> {
        let style = inline_style::of(self.dom, id, self.base)?;
        (!self.run.has_open(&style)).then_some(style)
    }

    fn leave_top(&mut self, open: &mut Vec<(NodeId, usize)>) {
        let Some((id, styles)) = open.pop() else { return };
        let name = self.dom.name(id);
        match name {
            "q" => self.run.push_verbatim("”"),
            "rt" | "rtc" => self.run.close_reading(),
            "ruby" => self.run.close_ruby(),
            _ if name.starts_with('m') => self.run.push_verbatim(&formula::after(self.dom, id)),
            _ => {}
        }
        if tags::is_block(name) {
            self.paragraph();
        }
        for _ in 0..styles {
            if self.dom.is_own() {
                self.run.close();
            } else {
                self.run.close_small();
            }
        }
        match name {
            "ul" | "ol" | "menu" | "dir" => {
                if let Some(list) = self.lists.close() {
                    self.add(BlockKind::List(list));
                }
            }
            "blockquote" => {
                self.quotes -= 1;
                self.quoting = false;
            }
            _ if tags::heading(name).is_some() => self.heading = None,
            _ => {}
        }
    }

    /// Ends the paragraph that is open, and places it.
    fn paragraph(&mut self) {
        let last = self.run.take();
        let mut lines = std::mem::take(&mut self.lines);
        lines.push(last);
        while lines.last().is_some_and(Rich::is_empty) {
            lines.pop();
        }
        let is_text = !self.lists.is_open() && self.quotes == 0 && self.heading.is_none();
        if self.dom.is_own() || is_text && is_verse(&lines) {
            let lines = lines.into_iter().skip_while(Rich::is_empty);
            let verse = lines.reduce(|mut verse, line| {
                verse.push_line(line);
                verse
            });
            if let Some(verse) = verse {
                self.place(verse);
            }
        } else {
            for line in lines.into_iter().filter(|line| !line.is_empty()) {
                self.place(line);
            }
        }
        for picture in std::mem::take(&mut self.pictures) {
            self.add(picture.kind);
        }
    }

    /// A paragraph to where it belongs: a list, a quote, or the text.
    fn place(&mut self, text: Rich) {
        if self.lists.is_open() {
            if self.lists.is_long()
                && let Some(list) = self.lists.take()
            {
                self.out.push(Block::new(BlockKind::List(list)));
            }
            self.lists.push(text);
        } else if let Some(level) = self.heading {
            self.add(BlockKind::Subhead { level: level.max(2), text });
        } else if self.quotes > 0 {
            match self.out.last_mut() {
                Some(Block { kind: BlockKind::Quote(texts), .. }) if self.quoting => {
                    texts.push(text);
                }
                _ => {
                    self.add(BlockKind::Quote(vec![text]));
                    self.quoting = true;
                }
            }
        } else {
            self.add(BlockKind::Paragraph(text));
        }
    }

    /// Adds a block; what of a list stands before it goes first.
    fn add(&mut self, kind: BlockKind) {
        if let Some(list) = self.lists.take() {
            self.out.push(Block::new(BlockKind::List(list)));
        }
        self.quoting = false;
        self.out.push(Block::new(figure::said_once(kind)));
    }

    fn finish(mut self) -> Vec<Block> {
        self.paragraph();
        if let Some(list) = self.lists.take() {
            self.out.push(Block::new(BlockKind::List(list)));
        }
        self.out
    }
}

/// Whether lines are verse (or an address), where they end as they end: at
/// least three, all short, without links.
fn is_verse(lines: &[Rich]) -> bool {
    const SHORT: usize = 48;
    let is_link = |rich: &Rich| rich.spans.iter().any(|s| matches!(s.style, Style::Link(_)));
    let full = lines.iter().filter(|line| !line.is_empty()).count();
    let columns = |rich: &Rich| -> usize {
        rich.text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
    };
    full >= 3 && lines.iter().all(|line| columns(line) <= SHORT && !is_link(line))
}

/// Text with its line ends, without the empty lines around it; a tab goes to
/// the next multiple of eight columns.
fn preformatted(raw: &str) -> Clean {
    let mut out = String::with_capacity(raw.len());
    for line in raw.trim_matches(['\r', '\n']).lines() {
        let mut column = 0;
        for c in line.trim_end().chars() {
            let width = if c == '\t' { 8 - column % 8 } else { 1 };
            if c == '\t' {
                out.extend(std::iter::repeat_n(' ', width));
            } else {
                out.push(c);
            }
            column += width;
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    Clean::lines(&out)
}

/// The inline text of a node alone: what a headline, a cell or a caption is.
pub(crate) fn rich(dom: &Dom, root: NodeId, base: &Base) -> Rich {
    let found = blocks(dom, root, base, &|_| false);
    let mut texts = found.into_iter().flat_map(|block| match block.kind {
        BlockKind::Paragraph(text) | BlockKind::Subhead { text, .. } => vec![text],
        _ => block.texts().into_iter().map(|text| Rich::plain(Clean::line(text))).collect(),
    });
    let first = texts.next().unwrap_or_default();
    texts.fold(first, joined)
}

/// Two texts in one, a space between them.
pub(super) fn joined(mut one: Rich, other: Rich) -> Rich {
    let room = limits::MARKUP.saturating_sub(one.text.len());
    if one.text.is_empty() || room == 0 {
        return if one.text.is_empty() { other } else { one };
    }
    one.text.push(&Clean::line(" "));
    let by = one.text.len();
    one.text.push(&other.text);
    one.spans.extend(other.spans.into_iter().map(|mut span| {
        span.range = span.range.start + by..span.range.end + by;
        if let Style::Ruby { at } = &mut span.style {
            *at += by;
        }
        span
    }));
    one
}
