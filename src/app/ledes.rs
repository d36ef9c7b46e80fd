//! The ledes of articles: their first sentences, shown under headlines where a
//! list has room. A body may have to be read for one, so that they are asked for,
//! and only those of rows that are on the screen.

use std::collections::{HashMap, HashSet};

use super::panes::{Area, Pane};
use super::titles::wrapped_height;
use super::{App, Effect, EntryRoom, OpenedEdition, Screen, Settings, brief};
use crate::model::{Article, Body, Clean, HeadRole, Lang};

/// In a narrower list one row of a lede holds a dozen han or four words, which tell
/// nothing; and two of them at least are shown.
const ONE_ROW_TELLS: u16 = 32;

/// The ledes that are known of the open edition.
#[derive(Debug, Default)]
pub(super) struct Ledes {
    known: HashMap<usize, Clean>,
    asked: HashSet<usize>,
}

/// What lists show under the headline of an article: its first sentences, about
/// as much as a brief has; where the body has none, as that of a poem or a picture,
/// the deck, or else what is there.
#[must_use]
pub fn lede(article: &Article, lang: Lang, body: &Body) -> Clean {
    let gap = if matches!(lang, Lang::Zh | Lang::Ja) { "" } else { " " };
    let opening = brief::brief(body, lang);
    let texts: Vec<String> = opening.all_blocks().map(|block| block.plain()).collect();
    let text = texts.join(gap);
    let mut text = text.trim_start();
    if article.line(HeadRole::Headline).is_none() {
        // The first words stand over it already.
        text = text.strip_prefix(article.title().as_str()).unwrap_or(text).trim_start();
    }
    if !text.is_empty() {
        return Clean::line(text);
    }
    let deck = article.line(HeadRole::Deck).cloned();
    deck.unwrap_or_else(|| first_words(body, brief::length(lang)))
}

/// The first text of a body, whatever it is the text of, at most so many
/// characters of it.
fn first_words(body: &Body, most: usize) -> Clean {
    // A body that begins with so many pictures without words has none.
    const LOOK: usize = 20;
    let chunks = (0..LOOK).take_while(|chunk| body.has_chunk(*chunk));
    let mut texts = chunks.map(|chunk| body.text(chunk));
    let text = texts.find(|text| !text.trim().is_empty()).unwrap_or_default();
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    Clean::line(&lines.join(" ").chars().take(most).collect::<String>())
}

impl OpenedEdition {
    /// The lede of an article, once it is known.
    #[must_use]
    pub fn lede(&self, article: usize) -> Option<&Clean> {
        self.ledes.known.get(&article)
    }

    /// The headlines in view whose ledes are shown.
    fn with_ledes(&self) -> Vec<usize> {
        if self.headline_room.ledes == 0 { Vec::new() } else { self.headlines.clone() }
    }

    /// The room that each headline of the list has in a pane beside its title: as
    /// much as there is where all of the list stands in it, so that nothing moves
    /// while one goes through it.
    pub(super) fn room_of_headlines(&self, area: Area, settings: &Settings) -> EntryRoom {
        const ROOMS: [(u16, u16); 5] = [(3, 1), (2, 1), (2, 0), (1, 1), (1, 0)];
        let (count, rows) = (self.headlines.len(), usize::from(area.h));
        if count > rows {
            return EntryRoom::default();
        }
        let titles = (0..count).map(|row| self.title_height(row, area.w, settings));
        let free = rows.saturating_sub(titles.sum());
        let fits = |(ledes, air): &(u16, u16)| {
            let need = count * usize::from(*ledes) + count.saturating_sub(1) * usize::from(*air);
            need <= free && (*ledes > 1 || area.w >= ONE_ROW_TELLS)
        };
        let room = ROOMS.into_iter().find(fits).filter(|_| count > 0);
        room.map(|(ledes, air)| EntryRoom { ledes, air }).unwrap_or_default()
    }

    /// Rows that the title of an entry of the headlines takes in a pane of `width`.
    fn title_height(&self, row: usize, width: u16, settings: &Settings) -> usize {
        let article = self.headlines.get(row).and_then(|&a| self.edition.articles.get(a));
        article.map_or(1, |article| {
            let setting = settings.story_setting(&self.edition, article);
            let width = width.saturating_sub(settings.headline_note_columns());
            wrapped_height(article.title(), width, &setting)
        })
    }

    /// Rows that an entry of the headlines takes in a pane of `width`: its title,
    /// its lede where there is room, and an empty row before the next.
    #[must_use]
    pub fn headline_height(&self, row: usize, width: u16, settings: &Settings) -> usize {
        let EntryRoom { ledes, air } = self.headline_room;
        let air = if row + 1 < self.headlines.len() { air } else { 0 };
        self.title_height(row, width, settings) + usize::from(ledes + air)
    }
}

impl App {
    /// Asks for the ledes that there is room for on the screen.
    pub(super) fn order_ledes(&mut self) -> Option<Effect> {
        let on_screen = match self.screen {
            Screen::Contents => self.contents.as_ref()?.with_ledes(),
            Screen::Reader => {
                self.panes().area(Pane::Headlines)?;
                self.reader.as_ref()?.with_ledes()
            }
            _ => return None,
        };
        let ledes = &mut self.reader.as_mut()?.ledes;
        let wanted: Vec<usize> =
            on_screen.into_iter().filter(|article| ledes.asked.insert(*article)).collect();
        (!wanted.is_empty()).then_some(Effect::Ledes(wanted))
    }

    /// Takes ledes that were asked for.
    pub(super) fn show_ledes(&mut self, ledes: Vec<(usize, Clean)>) -> Vec<Effect> {
        if let Some(reader) = &mut self.reader {
            reader.ledes.known.extend(ledes);
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Block, BlockKind};

    fn article(head: &[(HeadRole, &str)], first_words: &str) -> Article {
        let mut article = Article::new(ArticleId::new("x"));
        article.first_words = Clean::line(first_words);
        for (role, text) in head {
            article.push_head(*role, Clean::line(text));
        }
        article
    }

    fn body(texts: &[&str]) -> Body {
        Body::set(texts.iter().map(|text| Block::paragraph(text)).collect())
    }

    #[test]
    fn a_lede_is_the_first_sentences() {
        let headed = article(&[(HeadRole::Headline, "新渠通水")], "");
        let text = body(&["　　今日清晨，水过闸口。", "守闸人看了看表。"]);
        assert_eq!(lede(&headed, Lang::Zh, &text).as_str(), "今日清晨，水过闸口。守闸人看了看表。");
        let text = body(&["The dam opened.", "It rained."]);
        assert_eq!(lede(&headed, Lang::En, &text).as_str(), "The dam opened. It rained.");
    }

    #[test]
    fn what_has_no_text_has_its_deck() {
        let photo = article(&[(HeadRole::Headline, "鸟飞了"), (HeadRole::Deck, "昨日渡口")], "");
        assert_eq!(lede(&photo, Lang::Zh, &Body::default()).as_str(), "昨日渡口");
        assert_eq!(lede(&article(&[], ""), Lang::Zh, &Body::default()).as_str(), "");
    }

    #[test]
    fn what_has_neither_begins_with_the_text_that_it_has() {
        let verse = BlockKind::Preformatted(Clean::lines("The tide goes out\n  at ten"));
        let poem = article(&[(HeadRole::Headline, "Low Water")], "");
        let text = lede(&poem, Lang::En, &Body::set(vec![Block::new(verse)]));
        assert_eq!(text.as_str(), "The tide goes out at ten");
    }

    #[test]
    fn first_words_that_stand_for_a_headline_are_not_said_twice() {
        let letter = article(&[], "全体市民朋友：");
        let text = body(&["全体市民朋友：", "今冬供暖即日开始。"]);
        assert_eq!(lede(&letter, Lang::Zh, &text).as_str(), "今冬供暖即日开始。");
    }
}
