//! An edition taken apart, so that rules can put it together otherwise.

use super::Name;
use crate::input::Loaded;
use crate::model::warning::Unsettable;
use crate::model::{
    Article, ArticleId, Block, BlockKind, Body, Clean, HeadLine, HeadRole, Rich, SetAs, TextUnit,
};
use crate::recovery::ocr::first_words;

/// An article with all its blocks.
pub(super) struct TakenArticle {
    pub(super) article: Article,
    pub(super) blocks: Vec<Block>,
    /// A rule changed it.
    touched: bool,
}

/// The articles of an edition.
pub(super) struct EditionParts {
    pub(super) sheets: Vec<TakenArticle>,
    key: String,
}

/// Where a text is: which article, which of its units.
pub(super) type TextAddress = (usize, TextUnit);

impl EditionParts {
    /// Takes the articles out of an edition.
    pub(super) fn open(loaded: &mut Loaded) -> Self {
        let key = loaded.edition.key().as_str().to_owned();
        let articles = std::mem::take(&mut loaded.edition.articles);
        let bodies = std::mem::take(&mut loaded.bodies);
        let sheet = |(article, body): (Article, Body)| {
            let blocks = body.all_blocks().collect();
            TakenArticle { article, blocks, touched: false }
        };
        Self { sheets: articles.into_iter().zip(bodies).map(sheet).collect(), key }
    }

    /// Puts the articles back. One with nothing in it any more is left out.
    pub(super) fn close(self, loaded: &mut Loaded) {
        for mut sheet in self.sheets {
            if sheet.article.head.is_empty() && sheet.blocks.is_empty() && sheet.touched {
                continue;
            }
            if sheet.touched {
                sheet.rename();
            }
            let body = Body::set(sheet.blocks);
            sheet.article.length = body.weight();
            loaded.edition.articles.push(sheet.article);
            loaded.bodies.push(body);
        }
    }

    /// All texts with where they are, in reading order.
    pub(super) fn texts(&self) -> (Vec<TextAddress>, Vec<String>) {
        let (mut spots, mut texts) = (Vec::new(), Vec::new());
        for (index, sheet) in self.sheets.iter().enumerate() {
            for (line, head) in sheet.article.head.iter().enumerate() {
                spots.push((index, TextUnit::Head(line)));
                texts.push(head.text.to_string());
            }
            for (at, block) in sheet.blocks.iter().enumerate() {
                spots.push((index, TextUnit::Block(at)));
                texts.push(block.plain());
            }
        }
        (spots, texts)
    }

    /// The text of that name.
    pub(super) fn find(&self, name: &Name) -> Option<TextAddress> {
        let (spots, texts) = self.texts();
        name.find(texts.iter().map(String::as_str)).map(|index| spots[index])
    }

    /// A new article that begins with a unit. Nothing happens if the article
    /// begins there already.
    pub(super) fn split(&mut self, (at, unit): TextAddress) {
        let sheet = &mut self.sheets[at];
        let (head, blocks) = match unit {
            TextUnit::Head(0) | TextUnit::Block(0) => return,
            TextUnit::Head(line) => {
                (sheet.article.head.split_off(line), std::mem::take(&mut sheet.blocks))
            }
            TextUnit::Block(block) => (Vec::new(), sheet.blocks.split_off(block)),
        };
        sheet.touched = true;
        let mut article = Article::new(ArticleId::new(""));
        article.kind = sheet.article.kind;
        article.section = sheet.article.section;
        article.page = sheet.article.page;
        article.lang.clone_from(&sheet.article.lang);
        article.head = head;
        let mut new = TakenArticle { article, blocks, touched: true };
        new.rename();
        let id = ArticleId::derived(&self.key, new.article.title());
        new.article.id = self.free(&id);
        self.sheets.insert(at + 1, new);
    }

    fn free(&self, id: &ArticleId) -> ArticleId {
        let is_taken = |free: &ArticleId| self.sheets.iter().any(|s| &s.article.id == free);
        let mut free = id.clone();
        let mut count = 1;
        while is_taken(&free) {
            count += 1;
            free = ArticleId::new(&format!("{id}-{count}"));
        }
        free
    }

    /// Makes one article the end of another. What stood in its head comes
    /// before its text: headlines as subheads, the rest as paragraphs.
    pub(super) fn join(&mut self, article: usize, with: usize) {
        if article == with {
            return;
        }
        let mut end = self.sheets.remove(with);
        let at = if with < article { article - 1 } else { article };
        let sheet = &mut self.sheets[at];
        sheet.touched = true;
        sheet.blocks.extend(end.article.head.drain(..).map(|line| {
            let heads = matches!(line.role, HeadRole::Kicker | HeadRole::Headline | HeadRole::Deck);
            block_of(line, if heads { SetAs::Subhead } else { SetAs::Body })
        }));
        sheet.blocks.append(&mut end.blocks);
        sheet.article.regions.append(&mut end.article.regions);
    }

    /// Takes a unit out; `None` where there is none.
    pub(super) fn take(&mut self, (at, unit): TextAddress) -> Option<Block> {
        let sheet = self.sheets.get_mut(at)?;
        sheet.touched = true;
        match unit {
            TextUnit::Head(line) if line < sheet.article.head.len() => {
                Some(block_of(sheet.article.head.remove(line), SetAs::Body))
            }
            TextUnit::Block(block) if block < sheet.blocks.len() => {
                Some(sheet.blocks.remove(block))
            }
            _ => None,
        }
    }

    /// Puts a block into an article, before another one or at the end.
    pub(super) fn put(&mut self, at: usize, before: Option<usize>, block: Block) {
        let Some(sheet) = self.sheets.get_mut(at) else { return };
        sheet.touched = true;
        let before = before.unwrap_or(sheet.blocks.len()).min(sheet.blocks.len());
        sheet.blocks.insert(before, block);
    }

    /// Sets a unit as something else. Tells what stands against it.
    pub(super) fn set(&mut self, (at, unit): TextAddress, role: SetAs) -> Result<(), Unsettable> {
        let Some(sheet) = self.sheets.get_mut(at) else { return Ok(()) };
        match (unit, head_role(role)) {
            (TextUnit::Head(line), Some(role)) => sheet.article.head[line].role = role,
            (TextUnit::Head(line), None) => {
                let line = sheet.article.head.remove(line);
                sheet.blocks.insert(0, block_of(line, role));
            }
            (TextUnit::Block(block), Some(as_head)) => {
                let text = plain(&sheet.blocks[block])?.text;
                let source = sheet.blocks.remove(block).source;
                sheet.article.head.push(HeadLine { role: as_head, text, source });
            }
            (TextUnit::Block(block), None) => {
                let text = plain(&sheet.blocks[block])?;
                sheet.blocks[block].kind = kind(text, role);
            }
        }
        sheet.touched = true;
        Ok(())
    }
}

impl TakenArticle {
    /// What lists call the article, where it has no headline.
    fn rename(&mut self) {
        let texts = self.blocks.iter().flat_map(Block::texts);
        let heads = self.article.head.iter().map(|line| line.text.as_str());
        let first = texts.chain(heads).find(|text| !text.trim().is_empty());
        self.article.first_words = first_words(first.unwrap_or_default());
    }
}

fn head_role(role: SetAs) -> Option<HeadRole> {
    match role {
        SetAs::Kicker => Some(HeadRole::Kicker),
        SetAs::Headline => Some(HeadRole::Headline),
        SetAs::Deck => Some(HeadRole::Deck),
        SetAs::Byline => Some(HeadRole::Byline),
        SetAs::Subhead | SetAs::Body => None,
    }
}

fn kind(text: Rich, role: SetAs) -> BlockKind {
    match role {
        SetAs::Subhead => BlockKind::Subhead { level: 2, text },
        _ => BlockKind::Paragraph(text),
    }
}

fn block_of(line: HeadLine, role: SetAs) -> Block {
    Block { source: line.source, ..Block::new(kind(Rich::plain(line.text), role)) }
}

/// The one running text of a block that is nothing but text.
fn plain(block: &Block) -> Result<Rich, Unsettable> {
    match &block.kind {
        BlockKind::Paragraph(text) | BlockKind::Subhead { text, .. } => Ok(text.clone()),
        BlockKind::Signature(lines) | BlockKind::Quote(lines) => {
            let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
            Ok(Rich::plain(Clean::line(&texts.join(" "))))
        }
        BlockKind::Figure { alt, caption, credit: None, .. } if alt.is_empty() => {
            Ok(caption.clone())
        }
        BlockKind::Figure { .. } => Err(Unsettable::Picture),
        BlockKind::List(_) => Err(Unsettable::List),
        BlockKind::Table(_) => Err(Unsettable::Table),
        BlockKind::Preformatted(_) => Err(Unsettable::Lines),
        BlockKind::Rule | BlockKind::Gap(_) => Err(Unsettable::NoText),
    }
}
