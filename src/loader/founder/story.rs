//! An article's file: head, text and pictures, and what of it is none of
//! these.
//!
//! Where the file marks its parts, they are taken as marked. Where it does
//! not, the text is in the box that such pages give it (`ozoom`), else where
//! most running text is; the head is what stands over it ([`super::head`]).

use std::collections::HashSet;
use std::ops::Range;

use super::captions;
use super::head::{self, HeadMatch};
use super::label;
use super::site_file::{BODY, SiteFile};
use crate::loader::main_text::MainText;
use crate::loader::markup::{Base, Dom, NodeId, ROOT, blocks_within};
use crate::model::{Block, BlockKind, Clean, HeadRole, Rich, Span, Style};

/// Parts of a file that are put together, at most: of those that people make
/// there are a few.
const PARTS: usize = 64;

/// Elements that hold the text, by their ids and by their classes inside of
/// another. `dic_area` is a portal's.
const IDS: [&str; 5] = ["ozoom", "articlecontent", "zoom", "contenttext", "dic_area"];
/// Those of them that no page has: `ozoom` stands on both.
const OF_ARTICLES: [&str; 3] = ["articlecontent", "contenttext", "dic_area"];
const CLASSES: [(&str, &str); 2] = [("article-detail", "content"), ("article", "text")];

/// An article as its file has it.
#[derive(Debug, Default)]
pub(super) struct SiteStory {
    pub(super) head: Vec<(HeadRole, Clean)>,
    pub(super) body: Vec<Block>,
    /// Menus and the like.
    pub(super) rest: Vec<Block>,
}

/// Reads an article's file, whose path inside the tree is `path`.
pub(super) fn read(document: &SiteFile, path: &str) -> SiteStory {
    let base = Base::Inside(path.to_owned());
    let reading = StoryParser { document, dom: &document.dom, base: &base };
    let text = reading.text();
    let first = text.first().map_or(0, |range| range.start);
    let claims = head::read(document, first, &text);
    let (pictures, taken) = reading.pictures(&text, &claims);
    let claimed = |id: NodeId| claims.iter().any(|claim| is_in(&claim.range, &document.dom, id));
    let mut story = SiteStory { head: head::lines(document, &claims), ..SiteStory::default() };
    story.body = pictures;
    let mut rest = Vec::new();
    for range in &text {
        for block in reading.with_captions(range, &claimed) {
            if is_furniture(&block) { rest.push(block) } else { story.body.push(block) }
        }
    }
    mark_subheads(&mut story.body);
    let all = |id: NodeId| {
        let parts = text.iter().chain(&taken);
        claimed(id) || parts.into_iter().any(|range| is_in(range, &document.dom, id))
    };
    rest.extend(reading.blocks(1..document.dom.end(ROOT), &all));
    rest.extend(claims.iter().filter_map(|claim| claim.left_over.as_deref()).map(Block::paragraph));
    story.rest = rest;
    story
}

/// Reads the text of an article that came without its head: HTML, or lines
/// between `<br>`. `path` is that of the file it stands in.
pub(super) fn of_html(html: &str, path: &str) -> SiteStory {
    let document = SiteFile::of(html);
    let base = Base::Inside(path.to_owned());
    let reading = StoryParser { document: &document, dom: &document.dom, base: &base };
    let blocks = reading.with_captions(&(1..document.dom.end(ROOT)), &|_| false);
    let (rest, mut body): (Vec<Block>, Vec<Block>) = blocks.into_iter().partition(is_furniture);
    mark_subheads(&mut body);
    SiteStory { head: Vec::new(), body, rest }
}

/// The path of a picture that the file at `path` names.
pub(super) fn picture(reference: &str, path: &str) -> Option<Clean> {
    Base::Inside(path.to_owned()).picture(reference)
}

/// Makes subheads of short bold paragraphs between others: such pages have no
/// other way to set one.
fn mark_subheads(body: &mut [Block]) {
    const LONGEST: usize = 24;
    let is_text = |block: &Block| matches!(&block.kind, BlockKind::Paragraph(_));
    for at in 0..body.len().saturating_sub(1) {
        let BlockKind::Paragraph(text) = &body[at].kind else { continue };
        let [Span { range, style: Style::Strong }] = &text.spans[..] else { continue };
        let is_short = text.text.chars().count() <= LONGEST;
        let is_open = !text.text.ends_with(['。', '！', '？', '：', '”', '；', '，']);
        if range.len() == text.text.len() && is_short && is_open && is_text(&body[at + 1]) {
            let text = Rich::plain(text.text.clone());
            body[at].kind = BlockKind::Subhead { level: 2, text };
        }
    }
}

/// Whether a node lies in a range, with all that it holds.
fn is_in(range: &Range<NodeId>, dom: &Dom, id: NodeId) -> bool {
    range.contains(&id) && dom.end(id) <= range.end
}

struct StoryParser<'a> {
    document: &'a SiteFile,
    dom: &'a Dom,
    base: &'a Base,
}

impl StoryParser<'_> {
    fn blocks(&self, range: Range<NodeId>, skip: &dyn Fn(NodeId) -> bool) -> Vec<Block> {
        blocks_within(self.dom, ROOT, range, self.base, skip)
    }

    /// The blocks of a text, pictures with what is said of them.
    fn with_captions(&self, text: &Range<NodeId>, skip: &dyn Fn(NodeId) -> bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut from = text.start;
        for picture in captions::in_text(self.dom, text) {
            blocks.extend(self.blocks(from..picture.start, skip));
            from = picture.end;
            blocks.extend(captioned(self.blocks(picture, skip)));
        }
        blocks.extend(self.blocks(from..text.end, skip));
        blocks
    }

    /// Where the text of the article is: the first of the places known for it
    /// that holds something.
    fn text(&self) -> Vec<Range<NodeId>> {
        let inside = |id: NodeId| id + 1..self.dom.end(id);
        let marked = |name: &str| self.parts(self.document.parts(name).collect());
        let by_id = |name: &str| {
            let is_named = |&id: &NodeId| {
                let own = self.dom.attribute(id, "id").unwrap_or_default();
                own.eq_ignore_ascii_case(name)
            };
            let all = self.dom.descendants(ROOT).filter(is_named);
            self.parts(all.map(inside).collect()).into_iter().take(1).collect()
        };
        let by_class = |(around, name): (&str, &str)| {
            let outer = self.dom.descendants(ROOT).find(|&id| self.dom.has_class(id, around));
            let all = outer.into_iter().flat_map(|id| self.dom.descendants(id));
            let own = all.filter(|&id| self.dom.has_class(id, name)).map(inside);
            self.parts(own.collect()).into_iter().take(1).collect()
        };
        let element =
            || self.parts(self.document.elements("founder-content").map(inside).collect());
        let found = [marked(BODY), marked("article-content"), element()];
        let found = found.into_iter().chain(IDS.map(by_id));
        let found = found.chain(CLASSES.map(by_class));
        let found = found.into_iter().find(|parts| !parts.is_empty());
        found.unwrap_or_else(|| vec![inside(MainText::find(self.dom).root)])
    }

    /// The parts that hold something, each text once: some files repeat it
    /// for the printer.
    fn parts(&self, all: Vec<Range<NodeId>>) -> Vec<Range<NodeId>> {
        let mut texts = HashSet::new();
        let mut end = 0;
        let mut parts = Vec::new();
        for range in all {
            if parts.len() == PARTS || range.start < end {
                continue;
            }
            end = range.end;
            let text: String = range.clone().filter_map(|id| self.dom.text(id)).collect();
            if self.holds(&range) && texts.insert(letters(&text)) {
                parts.push(range);
            }
        }
        parts
    }

    fn holds(&self, range: &Range<NodeId>) -> bool {
        let mut nodes = range.clone();
        nodes.any(|id| {
            let text = self.dom.text(id).is_some_and(|text| !text.trim().is_empty());
            text || self.dom.name(id) == "img" && !is_of_template(self.dom, id)
        })
    }

    /// The pictures that stand beside the text, with what is said of them;
    /// and the places that were taken for them.
    fn pictures(
        &self,
        text: &[Range<NodeId>],
        claims: &[HeadMatch],
    ) -> (Vec<Block>, Vec<Range<NodeId>>) {
        let is_free = |range: &Range<NodeId>| {
            let apart =
                |other: &Range<NodeId>| range.end <= other.start || other.end <= range.start;
            text.iter().all(apart) && claims.iter().all(|claim| apart(&claim.range))
        };
        let marked = ["article-pic", "article-pic-text"];
        let mut parts: Vec<Range<NodeId>> =
            marked.iter().flat_map(|name| self.document.parts(name)).filter(is_free).collect();
        parts.sort_by_key(|range| range.start);
        if parts.is_empty() {
            parts = self.picture_boxes(text, &is_free);
        }
        let mut end = 0;
        parts.retain(|range| {
            let is_new = range.start >= end;
            end = end.max(range.end);
            is_new
        });
        parts.truncate(PARTS);
        let found = parts.iter().flat_map(|range| self.blocks(range.clone(), &|_| false));
        (captioned(found.collect()), parts)
    }

    /// Boxes for pictures near the text, by their names, or by those of the
    /// words in them.
    fn picture_boxes(
        &self,
        text: &[Range<NodeId>],
        is_free: &dyn Fn(&Range<NodeId>) -> bool,
    ) -> Vec<Range<NodeId>> {
        const NAMES: [&str; 5] = ["newspic", "pic", "photo", "image", "pci_c"];
        const NEAR: usize = 200;
        let Some(first) = text.first() else { return Vec::new() };
        let around = std::iter::successors(Some(first.start), |&id| Some(self.dom.parent(id)));
        let own = around.skip(1).take(3);
        let is_page = |id: NodeId| matches!(self.dom.name(id), "" | "body" | "html");
        // A text that stands in the page itself has the pictures beside it.
        let Some(scope) = own.take_while(|&id| !is_page(id)).last().map(|scope| {
            let above = self.dom.parent(scope);
            if scope + 1 == first.start && is_page(above) { above } else { scope }
        }) else {
            return Vec::new();
        };
        let mut found: Vec<Range<NodeId>> = Vec::new();
        for id in self.dom.descendants(scope).filter(|&id| self.dom.text(id).is_none()) {
            if found.last().is_some_and(|last| id < last.end) {
                continue;
            }
            let named = ["id", "class"].iter().filter_map(|name| self.dom.attribute(id, name));
            let is_named = named.into_iter().any(|own| {
                let own = own.to_ascii_lowercase();
                NAMES.iter().any(|name| own.contains(name))
            });
            let inside = id + 1..self.dom.end(id);
            let near = inside.clone().take(NEAR);
            let mut images = near.filter(|&id| self.dom.name(id) == "img");
            let shows = |&id: &NodeId| {
                self.dom.attribute(id, "usemap").is_none() && !is_of_template(self.dom, id)
            };
            let is_box = images.next().as_ref().is_some_and(shows)
                && (is_named || captions::holds_caption(self.dom, id));
            if is_box && is_free(&inside) {
                found.push(inside);
            }
        }
        found
    }
}

/// Pictures with the paragraphs that follow each as its caption. Words that
/// stand before any picture are the first one's.
fn captioned(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut early: Vec<Rich> = Vec::new();
    for block in blocks {
        match block.kind {
            BlockKind::Figure { .. } if is_furniture(&block) => {}
            BlockKind::Figure { .. } => out.push(block),
            BlockKind::Rule => {}
            _ => {
                let texts = block.texts().join(" ");
                let text = Rich::plain(Clean::line(&texts));
                match out.last_mut().map(|block| &mut block.kind) {
                    Some(BlockKind::Figure { caption, .. }) => add(caption, text),
                    _ => early.push(text),
                }
            }
        }
    }
    match out.first_mut().map(|block| &mut block.kind) {
        Some(BlockKind::Figure { caption, .. }) => {
            for text in early {
                add(caption, text);
            }
        }
        _ => out.extend(early.into_iter().map(|text| Block::new(BlockKind::Paragraph(text)))),
    }
    out.retain(|block| {
        !block.plain().trim().is_empty() || matches!(block.kind, BlockKind::Figure { .. })
    });
    out
}

fn add(caption: &mut Rich, text: Rich) {
    if caption.is_empty() {
        *caption = text;
    } else if !text.is_empty() {
        caption.text.push(&Clean::line(" "));
        caption.text.push(&text.text);
    }
}

/// Buttons, and pictures that belong to the template of the pages.
fn is_furniture(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Figure { image: Some(image), caption, .. } => {
            caption.is_empty() && image.contains("tplimg")
        }
        BlockKind::Paragraph(text) => label::is_control(&text.text),
        _ => false,
    }
}

fn is_of_template(dom: &Dom, id: NodeId) -> bool {
    let source = dom.attribute(id, "src").unwrap_or_default();
    source.trim().is_empty() || source.contains("tplimg")
}

/// Whether a file has an element that only articles have.
pub(super) fn has_text_box(dom: &Dom) -> bool {
    let is_box = |id: NodeId| {
        let own = dom.attribute(id, "id").unwrap_or_default();
        OF_ARTICLES.iter().any(|name| own.eq_ignore_ascii_case(name))
    };
    dom.descendants(ROOT).any(is_box)
}

/// A text without its white space, to compare it.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The text of a range as one line, without scripts.
pub(super) fn line(dom: &Dom, range: &Range<NodeId>) -> String {
    let mut words = String::new();
    let mut at = range.start;
    while at < range.end {
        match dom.name(at) {
            "" => words.push_str(dom.text(at).unwrap_or_default()),
            "script" | "style" => {
                at = dom.end(at);
                continue;
            }
            "br" | "p" | "div" | "td" => words.push(' '),
            _ => {}
        }
        at += 1;
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The blocks of a file that is no article, without the picture of the page.
pub(super) fn furniture(dom: &Dom, path: &str) -> Vec<Block> {
    let base = Base::Inside(path.to_owned());
    let is_page = |id: NodeId| dom.attribute(id, "usemap").is_some();
    blocks_within(dom, ROOT, 1..dom.end(ROOT), &base, &is_page)
}

#[cfg(test)]
#[path = "story_tests.rs"]
mod tests;
