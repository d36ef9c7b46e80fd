//! What a body says that the head has said already.

use crate::model::{Article, Block, BlockKind, Clean, HeadRole};

/// Takes the lines of an article's head off the beginning of its body, where
/// pages repeat them. Pictures may stand between.
pub(crate) fn drop_head(blocks: &mut Vec<Block>, article: &Article) {
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        let repeated = match &block.kind {
            BlockKind::Figure { .. } | BlockKind::Rule => {
                at += 1;
                continue;
            }
            BlockKind::Paragraph(text) | BlockKind::Subhead { text, .. } => {
                article.head.iter().any(|line| alike(&line.text, &text.text))
            }
            _ => false,
        };
        if !repeated {
            break;
        }
        blocks.remove(at);
    }
    // A rule that parted head and body has nothing above it now.
    while blocks.first().is_some_and(|block| block.kind == BlockKind::Rule) {
        blocks.remove(0);
    }
}

/// Gives an article the summary that came with its text: as its deck where it
/// is short and the text does not begin with it, else before the text. Where
/// there is no text it is the text.
pub(crate) fn add_summary(article: &mut Article, content: &mut Vec<Block>, summary: Vec<Block>) {
    const DECK: usize = 600;
    if content.is_empty() {
        *content = summary;
    } else if !summary.is_empty() && !begins(content, &summary) {
        let deck = summary.iter().map(Block::plain).collect::<Vec<_>>().join(" ");
        if deck.len() <= DECK && summary.len() <= 2 {
            article.push_head(HeadRole::Deck, Clean::line(deck.trim()));
        } else {
            content.splice(0..0, summary);
        }
    }
}

/// Whether a text begins with a summary, which may be cut (`…`).
fn begins(content: &[Block], summary: &[Block]) -> bool {
    let letters = |blocks: &[Block]| -> String {
        let texts = blocks.iter().flat_map(Block::texts);
        texts.flat_map(str::chars).filter(|c| c.is_alphanumeric()).take(2000).collect()
    };
    let (content, summary) = (letters(content), letters(summary));
    let most = summary.chars().count() * 9 / 10;
    let start: String = summary.chars().take(most.max(1)).collect();
    summary.is_empty() || content.starts_with(&start)
}

fn alike(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    letters(one) == letters(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ArticleId;

    #[test]
    fn a_headline_that_the_page_repeats_is_read_once() {
        let mut article = Article::new(ArticleId::new("x"));
        article.push_head(HeadRole::Headline, Clean::line("Ferry runs again"));
        article.push_head(HeadRole::Byline, Clean::line("By Nell"));
        let mut blocks: Vec<Block> =
            ["Ferry  runs again", "By Nell", "The ferry.", "By Nell"].map(Block::paragraph).into();
        drop_head(&mut blocks, &article);
        assert_eq!(blocks.iter().map(Block::plain).collect::<Vec<_>>(), ["The ferry.", "By Nell"]);
    }
}
