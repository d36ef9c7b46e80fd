//! Articles as bytes that are kept between two runs, exactly as they came.

use super::grams::letters;
use crate::loader::native::converted;
use crate::model::{Article, ArticleId, Block, BlockKind, Body, Edition, HeadRole, Page, Paper};

/// An article without its text.
#[must_use]
pub fn head_bytes(article: &Article) -> Vec<u8> {
    let mut article = article.clone();
    (article.id, article.section, article.page) = (ArticleId::new("-"), 0, None);
    let mut edition = Edition::default();
    edition.articles.push(article);
    converted::encode_edition(&edition)
}

/// The article of [`head_bytes`].
#[must_use]
pub fn head(bytes: &[u8]) -> Option<Article> {
    converted::decode_edition(bytes)?.articles.pop()
}

/// A text.
#[must_use]
pub fn body_bytes(blocks: &[Block]) -> Vec<u8> {
    converted::encode_body(&Body::set(blocks.to_vec())).unwrap_or_default()
}

/// The text of [`body_bytes`].
#[must_use]
pub fn body(bytes: &[u8]) -> Option<Vec<Block>> {
    converted::decode_body(bytes).map(Body::into_blocks)
}

/// What a source says of itself, and its printed pages.
#[must_use]
pub fn about_bytes(paper: &Paper, pages: &[Page]) -> Vec<u8> {
    let edition = Edition { paper: paper.clone(), pages: pages.to_vec(), ..Edition::default() };
    converted::encode_edition(&edition)
}

/// The source of [`about_bytes`].
#[must_use]
pub fn about(bytes: &[u8]) -> Option<(Paper, Vec<Page>)> {
    converted::decode_edition(bytes).map(|edition| (edition.paper, edition.pages))
}

/// By what it is known whether a text was changed: its headline and words,
/// whatever their markup; pictures don't count.
#[must_use]
pub fn text_print(article: &Article, blocks: &[Block]) -> String {
    let mut hasher = blake3::Hasher::new();
    for line in article.lines(HeadRole::Headline) {
        hasher.update(letters(line).as_bytes());
    }
    for block in blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Figure { .. })) {
        hasher.update(letters(&block.plain()).as_bytes());
    }
    hasher.finalize().to_hex().chars().take(32).collect()
}

/// Letters and digits of a text, its pictures left out.
#[must_use]
pub fn text_length(blocks: &[Block]) -> usize {
    let texts = blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Figure { .. }));
    texts.map(|block| letters(&block.plain()).len()).sum()
}
