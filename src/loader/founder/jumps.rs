//! Jumps: an article that ends in 下转第03版 and one on that page which begins
//! with 上接第01版 are one.
//!
//! Both keep their places on paper. The notices are none of the text and go
//! to what is put aside, and so does a headline of the far end that says
//! something else; of an article whose other end is not there nothing is
//! changed.

use super::story::letters;
use crate::input::limits;
use crate::loader::article_parts;
use crate::model::{Article, Block, BlockKind, Clean, HeadRole, Page, Part, Rich};
use crate::recovery::pages::JumpNotice;

/// The articles of an issue with their texts.
pub(super) struct Stories<'a> {
    pub(super) pages: &'a [Page],
    pub(super) articles: &'a mut Vec<Article>,
    pub(super) bodies: &'a mut Vec<Vec<Block>>,
}

/// A notice and the block that it is in.
struct FoundNotice {
    block: usize,
    notice: JumpNotice,
}

/// Joins what belongs together; gives what is put aside.
pub(super) fn join(mut all: Stories<'_>) -> Vec<Block> {
    // Nobody jumps more often; each turn of the loop joins two articles.
    const MOST: usize = limits::PAGES;
    let mut aside = Vec::new();
    let mut done = vec![false; all.articles.len()];
    for _ in 0..MOST {
        let near = (0..all.articles.len()).find(|&near| !done[near] && all.onward(near).is_some());
        let Some(near) = near else { break };
        match all.far(near) {
            Some(far) => {
                all.put_together(near, far, &mut aside);
                done.remove(far);
            }
            None => done[near] = true,
        }
    }
    aside
}

impl Stories<'_> {
    fn page(&self, article: usize) -> &str {
        let page = self.articles[article].page.and_then(|page| self.pages.get(page));
        page.map_or("", |page| page.id.as_str())
    }

    /// Where an article says that it goes on.
    fn onward(&self, article: usize) -> Option<FoundNotice> {
        const LAST: usize = 3;
        let blocks = self.bodies[article].iter().enumerate().rev().take(LAST);
        let mut found = blocks.filter_map(|(block, own)| {
            let notice = JumpNotice::at_end(&text(own)?.text)?;
            (notice.is_onward != Some(false)).then_some(FoundNotice { block, notice })
        });
        found.next()
    }

    /// Where an article says that it began.
    fn back(&self, article: usize) -> Option<FoundNotice> {
        const FIRST: usize = 3;
        let blocks = self.bodies[article].iter().enumerate().take(FIRST);
        let mut found = blocks.filter_map(|(block, own)| {
            let notice = JumpNotice::at_start(&text(own)?.text)?;
            (notice.is_onward != Some(true)).then_some(FoundNotice { block, notice })
        });
        found.next()
    }

    /// The other end: on the page that is named, and with a notice that names
    /// this one; of several that which has most of the title. One without a
    /// notice has to have the same headline.
    fn far(&self, near: usize) -> Option<usize> {
        let onward = self.onward(near)?.notice;
        let own = self.page(near);
        let title = self.title(near);
        let ends = (0..self.articles.len()).filter(|&far| far != near && self.page(far) != own);
        let named = ends.filter(|&far| onward.names(self.page(far)));
        let scored = named.filter_map(|far| {
            let is_same = self.title(far) == title && !title.is_empty();
            let back = self.back(far);
            let fits = back.as_ref().is_some_and(|back| back.notice.names(own));
            if !(fits || is_same && back.is_none()) {
                return None;
            }
            let said = [Some(&onward), back.as_ref().map(|back| &back.notice)];
            let repeats = said.into_iter().flatten().any(|notice| {
                let said = letters(&notice.title);
                !said.is_empty() && (title.contains(&said) || self.title(far).contains(&said))
            });
            let shared = shared(&title, &self.title(far));
            Some((usize::from(is_same) * 10_000 + usize::from(repeats) * 1_000 + shared, far))
        });
        let mut scored: Vec<(usize, usize)> = scored.collect();
        scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        match scored[..] {
            [(_, only)] => Some(only),
            // Two that are alike: nothing says which.
            [(first, _), (second, _), ..] if first == second => None,
            [(_, best), ..] => Some(best),
            [] => None,
        }
    }

    fn title(&self, article: usize) -> String {
        letters(self.articles[article].title())
    }

    fn put_together(&mut self, near: usize, far: usize, aside: &mut Vec<Block>) {
        if let Some(found) = self.onward(near) {
            aside.extend(cut(&mut self.bodies[near], found));
        }
        if let Some(found) = self.back(far) {
            aside.extend(cut(&mut self.bodies[far], found));
        }
        let mut rest = self.bodies.remove(far);
        let other = self.articles.remove(far);
        // What stood before may have moved up.
        let near = if far < near { near - 1 } else { near };
        let (article, body) = (&mut self.articles[near], &mut self.bodies[near]);
        let known: Vec<String> = article.head.iter().map(|line| letters(&line.text)).collect();
        let has_byline = article.line(HeadRole::Byline).is_some();
        for line in other.head.into_iter().filter(|line| !known.contains(&letters(&line.text))) {
            if line.role == HeadRole::Byline && !has_byline {
                article.push_head(HeadRole::Byline, line.text);
            } else if !line.text.is_empty() {
                aside.push(Block::new(BlockKind::Paragraph(Rich::plain(line.text))));
            }
        }
        let jumped = other.regions.into_iter().map(|mut region| {
            region.part = Part::Jump;
            region
        });
        article.regions.extend(jumped);
        close_up(body, &mut rest);
        body.append(&mut rest);
        article.first_words = article_parts::first_words(body);
    }
}

fn text(block: &Block) -> Option<&Rich> {
    match &block.kind {
        BlockKind::Paragraph(text) => Some(text),
        _ => None,
    }
}

/// How many pairs of characters two titles share.
fn shared(one: &str, other: &str) -> usize {
    let chars: Vec<char> = one.chars().collect();
    chars.windows(2).filter(|pair| other.contains(&pair.iter().collect::<String>())).count()
}

/// Takes a notice out of its block, and the block with it if nothing is left.
fn cut(body: &mut Vec<Block>, found: FoundNotice) -> Option<Block> {
    let FoundNotice { block, notice } = found;
    let BlockKind::Paragraph(text) = &mut body.get_mut(block)?.kind else { return None };
    let said = Clean::line(text.text.get(notice.range.clone())?);
    *text = without(text, notice.range);
    if text.text.trim().is_empty() {
        body.remove(block);
    }
    Some(Block::new(BlockKind::Paragraph(Rich::plain(said))))
}

/// A text without its beginning or its end.
fn without(text: &Rich, range: std::ops::Range<usize>) -> Rich {
    let kept = if range.start == 0 { range.end..text.text.len() } else { 0..range.start };
    let spans = text.spans.iter().filter_map(|span| {
        let (start, end) = (span.range.start.max(kept.start), span.range.end.min(kept.end));
        let mut span = span.clone();
        span.range = start.saturating_sub(kept.start)..end.saturating_sub(kept.start);
        (start < end).then_some(span)
    });
    Rich { text: Clean::line(&text.text[kept.clone()]), spans: spans.collect() }
}

/// Makes one paragraph of two where the page ended in its midst.
fn close_up(near: &mut [Block], far: &mut Vec<Block>) {
    let is_open = |text: &Rich| {
        text.text
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphanumeric() || "，、,；：".contains(c))
    };
    let Some(BlockKind::Paragraph(last)) = near.last_mut().map(|block| &mut block.kind) else {
        return;
    };
    let Some(BlockKind::Paragraph(first)) = far.first().map(|block| &block.kind) else { return };
    if !is_open(last) {
        return;
    }
    let at = last.text.len();
    last.text.push(&first.text);
    last.spans.extend(first.spans.iter().cloned().map(|mut span| {
        span.range = span.range.start + at..span.range.end + at;
        span
    }));
    far.remove(0);
}
