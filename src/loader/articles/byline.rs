//! Bylines that stand in the text.

use crate::loader::article_parts::is_byline;
use crate::model::{Article, Block, BlockKind, HeadRole};

/// Takes a byline off the beginning of a text whose author nothing else tells.
pub(super) fn take(blocks: &mut Vec<Block>, article: &mut Article) {
    let Some(BlockKind::Paragraph(text)) = blocks.first().map(|block| &block.kind) else { return };
    if article.line(HeadRole::Byline).is_none() && is_byline(&text.text) && blocks.len() > 1 {
        article.push_head(HeadRole::Byline, text.text.clone());
        blocks.remove(0);
    }
}
