//! A story as an agency sends it, whatever it was written in.

use std::collections::HashSet;

use crate::loader::{article_parts, markup::Base};
use crate::model::warning::Hold;
use crate::model::{
    Article, ArticleId, Block, BlockKind, Body, Clean, Date, HeadRole, Kind, Rich, Span, Style,
};

/// A story on its way to an article.
#[derive(Debug, Default)]
pub(super) struct NewsStory {
    pub(super) kind: Kind,
    /// Who sends it.
    pub(super) paper: Option<String>,
    pub(super) section: Option<String>,
    pub(super) kicker: Option<String>,
    pub(super) headline: Option<String>,
    /// What the newsroom calls it: a headline for want of one.
    pub(super) working_title: Option<String>,
    pub(super) decks: Vec<String>,
    pub(super) bylines: Vec<String>,
    pub(super) dateline: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) lang: Option<String>,
    pub(super) address: Option<String>,
    /// 1, the most urgent, to 9.
    pub(super) urgency: Option<u8>,
    pub(super) tags: Vec<String>,
    pub(super) summary: Vec<Block>,
    pub(super) body: Vec<Block>,
    /// Set before the text.
    pub(super) pictures: Vec<Block>,
    /// Media that are no pictures, for gaps after the text.
    pub(super) missing: Vec<Clean>,
    /// What readers should know of the text: what was corrected in it.
    pub(super) notes: Vec<String>,
    /// Why it should not be read, or not yet.
    pub(super) holds: Vec<Hold>,
    pub(super) furniture: Vec<Block>,
}

impl NewsStory {
    /// Takes what the newsroom says of a story: for its readers, if it tells
    /// what was corrected (or `is_told` to), else as furniture.
    pub(super) fn add_note(&mut self, note: String, is_told: bool) {
        if is_told || is_correction(&note) {
            self.notes.push(note);
        } else {
            self.furniture.push(Block::paragraph(&note));
        }
    }

    /// Notes the state in which the agency sends a story.
    pub(super) fn add_status(&mut self, status: &str) {
        let status = status.rsplit([':', '/']).next().unwrap_or_default().to_ascii_lowercase();
        match status.as_str() {
            "canceled" | "cancelled" => self.holds.push(Hold::Cancelled),
            "withheld" => self.holds.push(Hold::Withheld),
            _ => {}
        }
    }

    /// Notes until when a story is not to be published.
    pub(super) fn add_embargo(&mut self, until: &str) {
        let until = Clean::line(until.trim());
        self.holds.push(Hold::Embargo((!until.is_empty()).then_some(until)));
    }

    /// Whether there is nothing to read in it.
    pub(super) fn is_empty(&self) -> bool {
        let is_blank = |blocks: &[Block]| blocks.iter().all(is_blank);
        self.headline.is_none()
            && self.decks.is_empty()
            && is_blank(&self.body)
            && is_blank(&self.summary)
            && self.pictures.is_empty()
            && (self.working_title.is_none() || self.missing.is_empty())
    }

    /// Whether it is but a picture.
    pub(super) fn is_picture(&self) -> bool {
        self.kind == Kind::Photo && !self.pictures.is_empty() && self.body.is_empty()
    }

    /// The article and its body. Section, day and language are left to who
    /// knows the edition.
    pub(super) fn set(self) -> (Article, Body) {
        let mut article = Article::new(ArticleId::new(""));
        (article.kind, article.page) = (self.kind, Some(0));
        let title = self.headline.or(self.working_title);
        let line = |text: &str| Clean::line(text.trim());
        let heads = [(HeadRole::Kicker, self.kicker), (HeadRole::Headline, title)];
        for (role, text) in heads {
            article.push_head(role, line(&text.unwrap_or_default()));
        }
        for deck in &self.decks {
            article.push_head(HeadRole::Deck, line(deck));
        }
        let mut blocks = self.body;
        article_parts::add_summary(&mut article, &mut blocks, self.summary);
        for by in &self.bylines {
            article.push_head(HeadRole::Byline, line(by));
        }
        article.push_head(HeadRole::Dateline, line(&self.dateline.unwrap_or_default()));
        article_parts::drop_head(&mut blocks, &article);
        let words = blocks.iter().map(Block::plain).find(|text| !text.trim().is_empty());
        blocks.splice(0..0, self.pictures);
        blocks.splice(0..0, self.notes.iter().map(|note| emphasised(note)));
        blocks.extend(self.missing.into_iter().map(|what| Block::new(BlockKind::Gap(what))));
        article.prominence = prominence(self.urgency);
        article.url = self.address.as_deref().map(Clean::line);
        let mut known = HashSet::new();
        let fresh = self.tags.iter().map(|tag| line(tag)).filter(|tag| !tag.is_empty());
        article.tags = fresh.filter(|tag| known.insert(tag.as_str().to_owned())).collect();
        let words: String = words.unwrap_or_default().chars().take(40).collect();
        article.first_words = Clean::line(&words);
        let body = Body::set(blocks);
        article.length = body.weight();
        (article, body)
    }
}

/// Whether a note tells what was corrected, by the word that it begins with.
fn is_correction(note: &str) -> bool {
    const WORDS: [&str; 10] = [
        "correct",
        "corrig",
        "correc",
        "correz",
        "korrekt",
        "korrig",
        "berichtig",
        "rectif",
        "更正",
        "訂正",
    ];
    let near: String = note.to_lowercase().chars().take(40).collect();
    let mut words = near.split(|c: char| !c.is_alphanumeric());
    words.any(|word| WORDS.iter().any(|start| word.starts_with(start)))
}

fn emphasised(text: &str) -> Block {
    let text = Clean::line(text.trim());
    let spans = vec![Span { range: 0..text.len(), style: Style::Emphasis }];
    Block::new(BlockKind::Paragraph(Rich { text, spans }))
}

/// How high a story stands: urgency 1 highest, 5 (which the standards call
/// normal) and less is ordinary.
fn prominence(urgency: Option<u8>) -> u8 {
    match urgency {
        Some(urgency @ 1..=4) => (5 - urgency) * 50,
        _ => 0,
    }
}

fn is_blank(block: &Block) -> bool {
    let is_shown =
        matches!(block.kind, BlockKind::Figure { .. } | BlockKind::Table(_) | BlockKind::Gap(_));
    !is_shown && !block.plain().contains(char::is_alphanumeric)
}

/// A picture as the data of an item tells it.
#[derive(Debug, Default)]
pub(super) struct NewsPicture {
    pub(super) address: Option<String>,
    pub(super) title: Option<String>,
    pub(super) caption: Option<String>,
    pub(super) credit: Option<String>,
}

impl NewsPicture {
    /// The picture as a figure; nothing if nothing is known of it.
    pub(super) fn figure(self) -> Option<Block> {
        let image = self.address.and_then(|address| Base::Unknown.picture(&address));
        let alt = Clean::line(self.title.unwrap_or_default().trim());
        let caption = Rich::from(self.caption.unwrap_or_default().trim());
        let credit = self.credit.map(|credit| Clean::line(credit.trim()));
        let credit = credit.filter(|credit| !credit.is_empty());
        if image.is_none() && alt.is_empty() && caption.is_empty() {
            return None;
        }
        Some(Block::new(BlockKind::Figure { image, alt, caption, credit }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_urgent_stands_highest_and_the_normal_is_ordinary() {
        let all: Vec<u8> = [1, 2, 4, 5, 8, 0, 200].map(|n| prominence(Some(n))).into();
        assert_eq!(all, [200, 150, 50, 0, 0, 0, 0]);
        assert_eq!(prominence(None), 0);
    }

    #[test]
    fn dots_are_nothing_to_read() {
        let story = NewsStory { body: vec![Block::paragraph("…..")], ..NewsStory::default() };
        assert!(story.is_empty());
        let story = NewsStory { body: vec![Block::paragraph("渠")], ..NewsStory::default() };
        assert!(!story.is_empty());
    }
}
