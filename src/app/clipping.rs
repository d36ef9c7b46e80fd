//! Cutting out of the article in view: the passage that is selected, or all of it.
//! What is cut is as it was printed, in whatever script and with whatever readings
//! it is shown: it is kept, cited and found again by that.

use super::{App, Effect, Notice, SelectedText};
use crate::layout::{Figures, Setting};
use crate::model::{
    Anchor, Article, Body, Clipping, HeadRole, MarkId, Place, Provenance, Quote, painted,
};

/// How a text is set that is taken as it was printed.
fn as_printed(setting: &Setting) -> Setting {
    Setting { script: None, figures: Figures::Printed, ruby: true, ..*setting }
}

/// Characters of a passage from which on it is found again by its own words; of a
/// shorter one also by what follows: two han stand in many places.
const ENOUGH: usize = 24;

/// The words by which a passage is found again: those of the paragraph that it
/// begins in.
fn found_by(passage: &SelectedText, body: &Body) -> Quote {
    let start = passage.start();
    let text = body.text(start.block);
    let at = Quote::at(&text, start.byte);
    let own = passage.bytes_in(start.block, &text).map(|bytes| &text[bytes]).unwrap_or_default();
    let own: String = own.chars().take(LONGEST_QUOTE).collect();
    if own.chars().count() < ENOUGH {
        return at;
    }
    let after = text.get(start.byte + own.len()..).unwrap_or_default();
    let suffix = after.chars().take(ENOUGH).collect();
    Quote { exact: own, prefix: at.prefix, suffix }
}

/// Characters of a passage that it is found by at most: a long paragraph.
const LONGEST_QUOTE: usize = 2000;

/// The text of a whole article but for its headline and byline, which stand beside
/// it: a paragraph each of what else is in its head, then its blocks.
fn whole_text(article: &Article, body: &Body) -> String {
    let head = [HeadRole::Kicker, HeadRole::Deck, HeadRole::Dateline];
    let head = head.into_iter().flat_map(|role| article.lines(role)).map(ToString::to_string);
    let blocks = body.all_blocks().map(|block| painted(&block.plain()).into_owned());
    let all = head.chain(blocks).filter(|text| !text.trim().is_empty());
    all.collect::<Vec<_>>().join("\n\n")
}

impl App {
    /// Cuts the article in view out.
    pub(super) fn clip_article(&mut self) -> Vec<Effect> {
        let Some(reader) = &self.reader else { return Vec::new() };
        let Some(article) = reader.edition.articles.get(reader.article) else { return Vec::new() };
        let Some(text) = &reader.text else { return Vec::new() };
        if reader.is_brief(reader.article) {
            self.tell(Notice::OpenStoryFirst);
            return Vec::new();
        }
        let body = text.galley().body();
        let anchor = Anchor::new(article.id.clone(), body, Place::default());
        let whole = whole_text(article, body);
        self.clip(anchor, whole, true)
    }

    /// Cuts the selected passage out.
    pub(super) fn clip_passage(&mut self) -> Vec<Effect> {
        let Some(reader) = &self.reader else { return Vec::new() };
        let Some(article) = reader.edition.articles.get(reader.article) else { return Vec::new() };
        let Some(text) = &reader.text else { return Vec::new() };
        let Some(passage) = text.passage else { return Vec::new() };
        let galley = text.galley();
        let quote = found_by(&passage, galley.body());
        let anchor = Anchor { article: article.id.clone(), place: passage.start(), quote };
        let words = passage.text(galley.body(), &as_printed(galley.setting()));
        self.clip(anchor, words, false)
    }

    fn clip(&mut self, anchor: Anchor, text: String, is_whole: bool) -> Vec<Effect> {
        let Some(reader) = &self.reader else { return Vec::new() };
        let Some(article) = reader.edition.articles.get(reader.article) else { return Vec::new() };
        if text.trim().is_empty() && is_whole && article.title().trim().is_empty() {
            self.tell(Notice::NothingToSelect);
            return Vec::new();
        }
        vec![Effect::Clip(Box::new(Clipping {
            id: MarkId(uuid::Uuid::nil()),
            edition: reader.edition.key(),
            anchor,
            is_whole,
            text,
            provenance: Provenance::of(&reader.edition, article),
            note: String::new(),
            tags: Vec::new(),
            created: 0,
        }))]
    }
}
