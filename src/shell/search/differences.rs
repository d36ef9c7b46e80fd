//! What the texts of two papers have different, as one text.

use super::asked::AskedArticle;
use super::asker::Asker;
use crate::model::{Article, ArticleId, Block, EditionKey, LangTag, only_changed, revised};
use crate::store::NotKept;

impl Asker {
    /// Both texts in one: the head of the second, and the paragraphs in which they
    /// differ, with `alike` said in the place of those that both have; no paragraph if
    /// they are the same. Nothing if one of them is in no edition any more.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn differences(
        &mut self,
        first: &(EditionKey, ArticleId),
        second: &(EditionKey, ArticleId),
        alike: &dyn Fn(usize) -> String,
    ) -> Result<Option<(Article, Vec<Block>)>, NotKept> {
        let Some(first) = self.whole(first)? else { return Ok(None) };
        let Some(second) = self.whole(second)? else { return Ok(None) };
        let blocks = revised((&first.0, &first.1), (&second.0, &second.1));
        Ok(Some((second.0, only_changed(blocks, alike))))
    }

    /// An article with its text.
    fn whole(
        &mut self,
        (edition, article): &(EditionKey, ArticleId),
    ) -> Result<Option<(Article, Vec<Block>)>, NotKept> {
        let Some(number) = self.number(edition, article)? else { return Ok(None) };
        let Some((at, position)) = self.edition_of(number) else { return Ok(None) };
        let (span, about) = self.editions[at].clone();
        let Some(indexed) = self.index.article(number)? else { return Ok(None) };
        let mut whole = Article::new(indexed.id.clone());
        whole.lang = LangTag::new(indexed.lang.unwrap_or(about.lang).tag());
        for (role, line) in &indexed.head {
            whole.push_head(*role, line.clone());
        }
        let one = AskedArticle::new(number, (span, position), &about);
        let body = self.body(&one, &indexed);
        Ok(Some((whole, body.map(|body| body.all_blocks().collect()).unwrap_or_default())))
    }
}
