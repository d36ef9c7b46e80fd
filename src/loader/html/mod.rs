//! A page of the web, saved or piped: one article.
//!
//! What stands over the text comes from JSON-LD where the page has it, else
//! from its `<meta>` elements, else from the markup; the text is the part of
//! the page that reads like one. JSON-LD's own `articleBody` is taken only
//! where the page itself has much less. All other text of the page (menus,
//! other headlines) is its furniture.

mod head;
mod json_ld;
mod metadata;
#[cfg(test)]
mod tests;
mod under_title;
mod web_page;

pub use web_page::{ElementTest, FeedLink, PageRequest, WebPage, web_page};

use std::cell::RefCell;

use super::main_text::MainText;
use super::markup::{
    Base, Dialect, Dom, Hidden, NodeId, ROOT, blocks, damage_warnings, parse, read_slice,
};
use super::{article_parts, article_parts::is_byline, text};
use crate::input::{Hint, LoadError, Loaded};
use crate::model::{
    Article, ArticleId, Block, BlockKind, Body, Clean, DatedBy, Edition, HeadRole, LangTag,
};
use metadata::PageHead;

/// Reads a page as an edition of one article.
///
/// # Errors
/// [`LoadError::Empty`] if there is no text in it; [`LoadError::Encoding`] for
/// an unknown `hint.encoding`.
pub fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    let source =
        read_slice(bytes, hint.encoding.as_deref()).map_err(|error| error.of_file(&hint.name))?;
    let is_xml = source.text.trim_start().starts_with("<?xml");
    let dom = parse(&source.text, if is_xml { Dialect::Xhtml } else { Dialect::Html });
    let mut about = PageHead::read(&dom);
    let base = about.address.clone().map_or(Base::Unknown, Base::Web);
    let PageParts { mut article, body, furniture } =
        parts(&dom, &base, &mut about, None, &|_| false);
    if body.iter().all(|block| block.plain().trim().is_empty()) && about.headline.is_none() {
        return Err(LoadError::Empty { file: hint.name.clone() });
    }
    let mut edition = edition(&about, hint);
    article.published = about.date.filter(|day| Some(*day) != edition.date);
    edition.articles.push(article);
    edition.warnings.extend(damage_warnings(source.is_cut, source.is_damaged));
    edition.warnings.extend(Hidden::of(&dom, ROOT).warning());
    article_parts::complete_ids(&mut edition);
    Ok(Loaded { edition, bodies: vec![Body::set(body)], furniture, ..Loaded::default() })
}

/// An article with its text, and what is on its page besides.
struct PageParts {
    article: Article,
    body: Vec<Block>,
    furniture: Vec<Block>,
}

/// PageParts a page. Its text is `chosen` where somebody knows the page, else the
/// part of it that reads like one, without what is `unwanted`.
fn parts(
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
    head::lift(&mut body, about, &mut furniture);
    let mut article = head_of(about, &body);
    article_parts::drop_head(&mut body, &article);
    article.first_words = article_parts::first_words(&body);
    article.length = length(&body);
    PageParts { article, body, furniture }
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

fn edition(about: &PageHead, hint: &Hint) -> Edition {
    let mut edition = text::edition_of_one_file(hint);
    if let Some(site) = &about.site {
        edition.paper.title = Clean::line(site);
        edition.sections[0].name = edition.paper.title.clone();
    }
    if let Some(section) = &about.section {
        edition.sections[0].name = Clean::line(section);
        edition.pages[0].name = edition.sections[0].name.clone();
    }
    if hint.lang.is_none() {
        edition.paper.lang = about.lang.as_deref().and_then(LangTag::new);
    }
    if hint.date.is_none() && about.date.is_some() {
        edition.date = about.date;
        edition.dated_by = DatedBy::Edition;
    }
    edition
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
