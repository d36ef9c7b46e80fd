//! Articles as bytes that are kept between two runs, exactly as they came.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::loader::native::converted;
use crate::model::letters;
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

/// A text as the bytes that are kept. Those of all sources are held until their
/// sources are done: as blocks they would take three times as much, and the
/// longest wait elsewhere.
#[derive(Clone)]
pub struct TextBytes(Held);

#[derive(Clone)]
enum Held {
    Here(Box<[u8]>),
    Aside(Arc<BringBack>),
}

/// Gives bytes back that were put aside; it panics if it can't, which ends the
/// source they are of, and the next run asks for it again.
pub type BringBack = dyn Fn() -> Vec<u8> + Send + Sync;

/// Puts bytes aside, where they take no memory; `None` if that can't be done.
pub type PutAside<'a> = dyn Fn(&[u8]) -> Option<Arc<BringBack>> + Sync + 'a;

impl TextBytes {
    /// Those of a text.
    #[must_use]
    pub fn of(blocks: &[Block]) -> Self {
        Self(Held::Here(converted::encode_blocks(blocks).into_boxed_slice()))
    }

    /// The same, put aside.
    #[must_use]
    pub(super) fn aside(self, put: &PutAside<'_>) -> Self {
        match &self.0 {
            Held::Here(bytes) => put(bytes).map(|there| Self(Held::Aside(there))).unwrap_or(self),
            Held::Aside(_) => self,
        }
    }

    /// The text.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block> {
        body(&self.bytes()).unwrap_or_default()
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match &self.0 {
            Held::Here(bytes) => Cow::Borrowed(bytes),
            Held::Aside(bring) => Cow::Owned(bring()),
        }
    }
}

impl fmt::Debug for TextBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TextBytes").field(&self.blocks()).finish()
    }
}

/// The text of [`TextBytes::bytes`].
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
