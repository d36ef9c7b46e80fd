//! A page in parts: the article, and all that is none of it.

use std::cell::RefCell;

use super::head::{self, columns};
use super::metadata::PageHead;
use super::{pictures, repeats};
use crate::loader::article_parts::{self, is_byline};
use crate::loader::main_text::MainText;
use crate::loader::markup::{Base, Dom, NodeId, ROOT, blocks};
use crate::model::{Article, ArticleId, Block, BlockKind, Clean, HeadRole, Warning, WarningKind};

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
    let free = |block: &Block| match &block.kind {
        BlockKind::Paragraph(text) if head::is_running(text, SENTENCES) => columns(&text.text),
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
    let Parted { mut body, rest: mut furniture, lead } = chosen
        .map_or_else(|| parted(dom, base, unwanted), |body| Parted { body, ..Parted::default() });
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
    pictures::quiet(&mut body, about);
    repeats::clear(&mut body, &mut furniture);
    head::lift(&mut body, about, &mut furniture);
    // Not sooner: under a picture of its own the lede would be the deck.
    body.splice(0..0, pictures::captioned(lead));
    pictures::quiet(&mut body, about);
    let mut article = head_of(about, &body);
    article_parts::drop_head(&mut body, &article);
    article.first_words = article_parts::first_words(&body);
    article.length = length(&body);
    PageParts { article, body, furniture, is_small }
}

/// The blocks of a page.
#[derive(Default)]
struct Parted {
    /// Those of the article.
    body: Vec<Block>,
    /// Those of all the rest.
    rest: Vec<Block>,
    /// The picture over the article that is its own.
    lead: Vec<Block>,
}

fn parted(dom: &Dom, base: &Base, unwanted: &dyn Fn(NodeId) -> bool) -> Parted {
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
    let (mut rest, mut lead) = (Vec::new(), Vec::new());
    if root != ROOT {
        rest = blocks(dom, ROOT, base, &|id| id == root);
        lead = pictures::lead(dom, base, &main, &body);
        rest.retain(|block| !lead.contains(block));
    }
    for id in left_out.into_inner() {
        rest.extend(blocks(dom, id, base, &|_| false));
    }
    Parted { body, rest, lead }
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
    let headline = about.headline.as_deref();
    let is_deck = |deck: &&str| {
        let is_cut = deck.ends_with(['…', ',']) || deck.ends_with("...");
        about.has_deck || !is_cut && !is_byline(deck) && !begins_text(deck, headline, body)
    };
    if let Some(deck) = about.deck.as_deref().filter(is_deck) {
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

/// Whether a description is but the beginning of the text; the headline may
/// stand before it, and two sentences may be taken together.
fn begins_text(deck: &str, headline: Option<&str>, body: &[Block]) -> bool {
    const ENOUGH: usize = 30;
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (deck, headline) = (letters(deck), letters(headline.unwrap_or_default()));
    let own = deck.strip_prefix(&headline).unwrap_or(&deck);
    let start: String = own.chars().take(ENOUGH).collect();
    let skipped = own.chars().count().saturating_sub(ENOUGH);
    let end: String = own.chars().skip(skipped).collect();
    let texts = body.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph(_)));
    let texts = texts.map(|block| letters(&block.plain()));
    start.is_empty() || texts.into_iter().any(|text| text.contains(&start) || text.contains(&end))
}
