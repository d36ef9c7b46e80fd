//! A page in parts: the article, and all that is none of it.

use std::cell::RefCell;

use super::head;
use super::metadata::PageHead;
use crate::loader::article_parts::{self, is_byline};
use crate::loader::main_text::MainText;
use crate::loader::markup::{Base, Dom, NodeId, ROOT, blocks};
use crate::model::{
    Article, ArticleId, Block, BlockKind, Clean, HeadRole, Style, Warning, WarningKind,
};

/// An article with its text, and what is on its page besides.
pub(super) struct PageParts {
    pub(super) article: Article,
    pub(super) body: Vec<Block>,
    pub(super) furniture: Vec<Block>,
    /// The article is a small part of the text on its page.
    is_small: bool,
}

impl PageParts {
    /// What is to be said of an article that may be the wrong one, or cut.
    pub(super) fn warning(&self) -> Option<Warning> {
        self.is_small.then(|| WarningKind::SmallPartOfPage.into())
    }
}

/// Whether an article is less than a quarter of the running text on its page.
/// Links and labels are no running text, and a few lines beside a short text
/// say nothing.
fn is_small_part(body: &[Block], furniture: &[Block]) -> bool {
    const SENTENCES: usize = 80;
    const MUCH: usize = 1000;
    let columns =
        |text: &str| text.chars().map(|c| 1 + usize::from(c >= '\u{2E80}')).sum::<usize>();
    let free = |block: &Block| match &block.kind {
        BlockKind::Paragraph(text) => {
            let links = text.spans.iter().filter(|span| matches!(span.style, Style::Link(_)));
            let linked: usize = links.map(|span| columns(&text.text[span.range.clone()])).sum();
            let all = columns(&text.text);
            if all >= SENTENCES && 2 * linked < all { all } else { 0 }
        }
        BlockKind::Table(_) | BlockKind::Quote(_) | BlockKind::Preformatted(_) => {
            block.texts().iter().map(|text| columns(text)).sum()
        }
        _ => 0,
    };
    let own: usize = body.iter().flat_map(Block::texts).map(columns).sum();
    let other: usize = furniture.iter().map(free).sum();
    other >= MUCH && other > 3 * own
}

/// Parts a page. Its text is `chosen` where somebody knows the page, else the
/// part of it that reads like one, without what is `unwanted`.
pub(super) fn parts(
    dom: &Dom,
    base: &Base,
    about: &mut PageHead,
    chosen: Option<Vec<Block>>,
    unwanted: &dyn Fn(NodeId) -> bool,
) -> PageParts {
    let is_chosen = chosen.is_some();
    let (mut body, mut furniture) =
        chosen.map_or_else(|| parted(dom, base, unwanted), |body| (body, Vec::new()));
    let length =
        |blocks: &[Block]| -> usize { blocks.iter().flat_map(Block::texts).map(str::len).sum() };
    let told = about.body.as_deref().unwrap_or_default();
    if told.len() > 2 * length(&body) && !is_chosen {
        furniture.append(&mut body);
        body = told.lines().filter(|line| !line.trim().is_empty()).map(Block::paragraph).collect();
    }
    if length(&body) == 0 {
        body = std::mem::take(&mut furniture);
    }
    let is_small = !is_chosen && is_small_part(&body, &furniture);
    head::clear_cut(&mut body, &mut furniture);
    head::lift(&mut body, about, &mut furniture);
    let mut article = head_of(about, &body);
    article_parts::drop_head(&mut body, &article);
    article.first_words = article_parts::first_words(&body);
    article.length = length(&body);
    PageParts { article, body, furniture, is_small }
}

/// The blocks of the article, and those of all the rest of the page.
fn parted(dom: &Dom, base: &Base, unwanted: &dyn Fn(NodeId) -> bool) -> (Vec<Block>, Vec<Block>) {
    let main = MainText::find(dom);
    let root = main.root;
    let left_out: RefCell<Vec<NodeId>> = RefCell::default();
    let skip = |id: NodeId| {
        let skip = main.is_boilerplate(id) || unwanted(id);
        if skip {
            left_out.borrow_mut().push(id);
        }
        skip
    };
    let body = blocks(dom, root, base, &skip);
    let mut rest = Vec::new();
    if root != ROOT {
        rest = blocks(dom, ROOT, base, &|id| id == root);
    }
    for id in left_out.into_inner() {
        rest.extend(blocks(dom, id, base, &|_| false));
    }
    (body, rest)
}

fn head_of(about: &PageHead, body: &[Block]) -> Article {
    let mut article = Article::new(ArticleId::new(""));
    article.page = Some(0);
    article.url = about.address.as_deref().map(Clean::line);
    article.tags = about.tags.iter().map(|tag| Clean::line(tag)).collect();
    if let Some(kicker) = &about.kicker {
        article.push_head(HeadRole::Kicker, Clean::line(kicker));
    }
    if let Some(headline) = &about.headline {
        article.push_head(HeadRole::Headline, Clean::line(headline));
    }
    if let Some(deck) =
        about.deck.as_deref().filter(|deck| about.has_deck || !begins_text(deck, body))
    {
        article.push_head(HeadRole::Deck, Clean::line(deck));
    }
    let paragraphs = body.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph(text) => Some(text.text.as_str()),
        _ => None,
    });
    let by = about.byline.clone();
    let by = by.or_else(|| paragraphs.take(3).find(|text| is_byline(text)).map(str::to_owned));
    if let Some(by) = by {
        article.push_head(HeadRole::Byline, Clean::line(&by));
    }
    article
}

/// Whether a description is but the beginning of the text.
fn begins_text(deck: &str, body: &[Block]) -> bool {
    const ENOUGH: usize = 30;
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let start: String = letters(deck).chars().take(ENOUGH).collect();
    let mut texts = body.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph(_)));
    start.is_empty() || texts.any(|block| letters(&block.plain()).contains(&start))
}
