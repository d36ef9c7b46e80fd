//! What else is in the paper (导读): a box at the foot of a page that leaves room
//! for one.

use super::story::FrontStory;
use crate::layout::Setting;
use crate::model::{
    Article, ArticleId, Block, BlockKind, Body, Clean, Edition, HeadRole, Item, Rich, Span, Style,
    printed,
};

/// Headlines in the box at most.
const MOST: usize = 48;

/// The box for a page of an edition, an index into [`Edition::pages`]: the
/// pages after it and then those before it, with what stands on them. With
/// `decks` the headlines have their decks, which takes more room. None if
/// nothing stands on another page.
#[must_use]
pub fn inside(edition: &Edition, page: usize, decks: bool, setting: Setting) -> Option<FrontStory> {
    let count = edition.pages.len();
    let mut items: Vec<Vec<Item>> = vec![Vec::new(); count];
    let elsewhere = edition.articles.iter().filter_map(|a| Some((a.page?, a)));
    let elsewhere = elsewhere.filter(|(on, _)| *on != page && *on < count);
    for (on, article) in elsewhere.take(MOST) {
        items[on].push(item(article, decks));
    }
    let lang = edition.lang();
    let mut blocks = Vec::new();
    for on in (page + 1..count).chain(0..page) {
        if items[on].is_empty() {
            continue;
        }
        let label = printed::page(lang, &edition.pages[on]);
        blocks.push(Block::new(BlockKind::Subhead { level: 2, text: Rich::from(&*label) }));
        blocks.push(Block::new(BlockKind::List(std::mem::take(&mut items[on]))));
    }
    if blocks.is_empty() {
        return None;
    }
    let mut head = Article::new(ArticleId::new("inside"));
    head.push_head(HeadRole::Kicker, Clean::line(printed::inside(lang)));
    Some(FrontStory::new(usize::MAX, &head, "", Body::set(blocks), setting))
}

fn item(article: &Article, decks: bool) -> Item {
    let decks = article.lines(HeadRole::Deck).filter(|_| decks);
    let mut title = Rich::from(&**article.title());
    title.spans.push(Span { range: 0..title.text.len(), style: Style::Strong });
    let text = std::iter::once(title).chain(decks.map(|deck| Rich::from(&**deck))).collect();
    Item { depth: 0, number: None, text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Widths;
    use crate::model::{Lang, Page};

    fn edition(pages: &[usize]) -> Edition {
        let mut edition = Edition::default();
        for id in ["A01", "A02", "A03"] {
            edition.pages.push(Page { id: Clean::line(id), ..Page::default() });
        }
        for (index, &page) in pages.iter().enumerate() {
            let mut article = Article::new(ArticleId::new(&index.to_string()));
            article.push_head(HeadRole::Headline, Clean::line(&format!("新闻{index}")));
            article.push_head(HeadRole::Deck, Clean::line("副题"));
            article.page = Some(page);
            edition.articles.push(article);
        }
        edition
    }

    fn text(edition: &Edition, page: usize, decks: bool) -> Option<String> {
        let setting = Setting::of(Lang::Zh, Widths::default());
        let inside = inside(edition, page, decks, setting)?;
        let body = inside.text().body();
        Some((0..body.chunks()).map(|chunk| body.text(chunk) + "\n").collect())
    }

    #[test]
    fn the_pages_that_follow_come_first_and_the_page_itself_is_not_among_them() {
        let edition = edition(&[0, 1, 2, 2]);
        assert_eq!(text(&edition, 1, false).unwrap(), "A03\n新闻2\n新闻3\nA01\n新闻0\n");
        assert!(text(&edition, 1, true).unwrap().contains("新闻2\n副题"));
    }

    #[test]
    fn a_paper_of_one_page_has_no_box() {
        assert_eq!(text(&edition(&[0, 0]), 0, true), None);
    }
}
