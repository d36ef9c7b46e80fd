//! A search through all of the open edition. Its bodies are read off the drawing
//! thread, a few at a time and in the order of reading, so that what is found is
//! listed as it is found and whoever types on waits for nothing.

use std::collections::HashMap;
use std::ops::Range;

use super::panes::Pane;
use super::reader::Aim;
use super::text::spellings;
use super::{App, Effect, Notice, Screen};
use crate::model::{Body, Clean, Finder, HanScript, Place};

/// Articles that are looked through for one answer, at most: those of a day's
/// paper. A slow disk answers earlier.
const AT_ONCE: usize = 200;
/// Articles that are found, at most. Nobody looks through as many; their excerpts
/// are kept.
const MOST: usize = 2000;
/// Bytes of the text before a match that an excerpt has, at most, and from its
/// beginning on: more than the widest screens show in a row.
const BEFORE: usize = 150;
const FROM: usize = 600;

/// What a search found in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleHits {
    /// The article.
    pub article: usize,
    /// How many matches it has.
    pub count: usize,
    /// The text around the first of them.
    pub excerpt: Clean,
    /// The bytes of the match in it.
    pub marked: Range<usize>,
    /// Where it is.
    place: Place,
}

/// A search under way, or done.
#[derive(Debug, Default)]
pub(super) struct EditionSearch {
    /// What is looked for, as it was typed; and how else it is written, which is
    /// looked for where that is not found.
    needles: Vec<String>,
    /// How many articles were looked through, in the order of reading.
    looked: usize,
    /// An answer is waited for.
    is_asked: bool,
    /// All were looked through, or enough were found.
    is_done: bool,
    found: HashMap<usize, ArticleHits>,
}

/// What the matches of a text in a body are.
#[must_use]
pub fn hits_in(article: usize, body: &Body, finders: &[Finder]) -> Option<ArticleHits> {
    let (finder, (hit, count)) =
        finders.iter().find_map(|finder| Some((finder, body.hits(finder)?)))?;
    let text = body.text(hit.chunk);
    let from = text.floor_char_boundary(hit.range.start.saturating_sub(BEFORE));
    let to = text.ceil_char_boundary((hit.range.start + FROM).min(text.len()).max(hit.range.end));
    let lines: Vec<&str> = text[from..to].lines().map(str::trim).collect();
    let excerpt = Clean::line(&lines.join(" "));
    // It is the first in its text, and therefore in the excerpt.
    let marked = finder.first(&excerpt, 0).unwrap_or_default();
    let place = Place { block: hit.chunk, byte: hit.range.start };
    Some(ArticleHits { article, count, excerpt, marked, place })
}

impl EditionSearch {
    /// A search for what was typed, by who reads Chinese in a script.
    pub(super) fn new(typed: &str, script: Option<HanScript>) -> Self {
        let needles = spellings(typed, script);
        Self { needles, is_done: typed.is_empty(), ..Self::default() }
    }

    /// What was found in an article.
    pub(super) fn hits(&self, article: usize) -> Option<&ArticleHits> {
        self.found.get(&article)
    }

    /// How many matches were found, and whether more may be.
    pub(super) fn count(&self) -> (usize, bool) {
        (self.found.values().map(|hits| hits.count).sum(), !self.is_done)
    }

    /// Whether it is this that is looked for.
    fn is_for(&self, needle: &str) -> bool {
        self.needles.iter().any(|one| one == needle)
    }

    /// Whether an answer for what was typed is waited for.
    fn waits_for(&self, typed: &str) -> bool {
        self.is_asked && self.needles.first().is_some_and(|first| first == typed)
    }

    /// Takes an answer: what was found in so many articles.
    fn take(&mut self, found: Vec<ArticleHits>, looked: usize) {
        self.is_asked = false;
        self.looked += looked;
        self.found.extend(found.into_iter().map(|hits| (hits.article, hits)));
        self.is_done |= self.found.len() >= MOST;
    }

    /// What is to be looked through next, if nothing is.
    fn next(&mut self, order: &[usize]) -> Option<Effect> {
        if self.is_done || self.is_asked {
            return None;
        }
        let articles: Vec<usize> = order.iter().skip(self.looked).take(AT_ONCE).copied().collect();
        self.is_done = articles.is_empty();
        self.is_asked = !self.is_done;
        self.is_asked.then(|| Effect::SearchEdition(self.needles.clone(), articles))
    }
}

impl App {
    /// Has the search go on, as long as its results are on the screen or one of them
    /// is read.
    pub(super) fn order_search(&mut self) -> Option<Effect> {
        if !matches!(self.screen, Screen::Contents | Screen::Reader) {
            return None;
        }
        let contents = self.contents.as_mut()?;
        contents.search.next(self.reader.as_ref()?.order())
    }

    /// Takes what was found in so many articles, unless something else is looked for
    /// by now.
    pub(super) fn take_found(
        &mut self,
        needle: &str,
        found: Vec<ArticleHits>,
        looked: usize,
    ) -> Vec<Effect> {
        if let Some(contents) = &mut self.contents
            && contents.search.waits_for(needle)
        {
            let articles: Vec<usize> = found.iter().map(|hits| hits.article).collect();
            contents.search.take(found, looked);
            contents.append(&articles);
        }
        Vec::new()
    }

    /// Lists what in the edition holds what is typed next.
    pub(super) fn search_edition(&mut self) -> Vec<Effect> {
        let effects = self.open_contents();
        if let Some(contents) = self.contents.as_mut().filter(|_| self.screen == Screen::Contents) {
            contents.is_search = true;
            self.ask_for_needle();
        }
        effects
    }

    /// Where the matches of an article that was found begin.
    pub(super) fn aim_at_match(&mut self, article: usize, forward: bool) {
        let Some(search) = self.contents.as_ref().map(|contents| &contents.search) else { return };
        let Some(hits) = search.hits(article) else { return };
        let needle = search.needles.first().cloned().unwrap_or_default();
        let from = forward.then_some(hits.place);
        self.fit();
        if let Some(reader) = &mut self.reader {
            reader.aim(Aim::Match { needle, from });
        }
    }

    /// Goes on from the last match of an article to the first of the next article
    /// that was found, or from the first back; nothing if there is none.
    pub(super) fn next_match_of_edition(&mut self, forward: bool) -> Option<Vec<Effect>> {
        let reader = self.reader.as_ref()?;
        let text = reader.text.as_ref()?;
        let search = text.search.as_ref().filter(|search| search.of_edition)?;
        let contents = self.contents.as_ref()?;
        let is_same = contents.search.is_for(search.finder.needle());
        if !is_same || !text.is_edge_match(forward) {
            return None;
        }
        let (article, is_round) = contents.found_beside(reader.article, forward)?;
        self.note_jump();
        let effects = self.select(article);
        if let Some(reader) = &mut self.reader {
            reader.focus = Pane::Article;
        }
        self.aim_at_match(article, forward);
        if is_round {
            self.tell(Notice::SearchedRound(forward));
        }
        Some(effects)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;

    fn found(texts: &[&str], needle: &str) -> Option<ArticleHits> {
        let body = Body::set(texts.iter().map(|text| Block::paragraph(text)).collect());
        hits_in(7, &body, &[Finder::new(needle)])
    }

    #[test]
    fn an_excerpt_shows_the_first_match_with_the_text_around_it() {
        let hits = found(&["新渠通水。", "老街的灯又亮了，新街的灯也亮。"], "灯").unwrap();
        assert_eq!((hits.article, hits.count), (7, 2));
        assert_eq!(hits.place, Place { block: 1, byte: 9 });
        assert_eq!(hits.excerpt.as_str(), "老街的灯又亮了，新街的灯也亮。");
        assert_eq!(&hits.excerpt[hits.marked.clone()], "灯");
        assert_eq!(found(&["新渠通水。"], "桥"), None);
    }

    #[test]
    fn an_excerpt_is_no_longer_than_a_row_however_long_the_text_is() {
        let text = format!("{}闸口{}", "水".repeat(5000), "渠".repeat(5000));
        let hits = found(&[&text], "闸口").unwrap();
        assert!(hits.excerpt.len() <= BEFORE + FROM + 8, "{}", hits.excerpt.len());
        assert_eq!(&hits.excerpt[hits.marked.clone()], "闸口");
        let hits = found(&["a\u{301}".repeat(400).as_str()], "a").unwrap();
        assert_eq!(hits.count, 400);
    }

    #[test]
    fn the_other_script_is_looked_for_where_the_typed_one_is_not() {
        let finders = [Finder::new("龙"), Finder::new("龍")];
        let body = |text: &str| Body::set(vec![Block::paragraph(text)]);
        assert_eq!(hits_in(0, &body("一条龍"), &finders).unwrap().count, 1);
        assert_eq!(hits_in(0, &body("龙与龍"), &finders).unwrap().count, 1);
    }

    #[test]
    fn all_articles_are_looked_through_and_then_nothing_is_asked() {
        let order: Vec<usize> = (0..450).collect();
        let mut search = EditionSearch::new("桥", None);
        let mut seen: Vec<usize> = Vec::new();
        while let Some(Effect::SearchEdition(needles, articles)) = search.next(&order) {
            assert_eq!(needles, ["桥"]);
            assert_eq!(search.next(&order), None, "one answer at a time");
            // A slow disk looks through fewer.
            let looked = articles.len().min(150);
            seen.extend(&articles[..looked]);
            search.take(Vec::new(), looked);
        }
        assert_eq!(seen, order);
        assert_eq!(search.count(), (0, false));
        assert_eq!(EditionSearch::new("", None).next(&order), None);
    }
}
