//! What else was printed on the thing that an article is about: earlier, on the
//! same day and later, in all papers. From one of them one can look further, and
//! comes back to each list.

use super::list::List;
use super::list_actions::step;
use super::searching::ENTRY_ROWS;
use super::{Action, App, Effect, Notice, Screen};
use crate::model::{ArticleId, Clean, EditionKey};
use crate::search::RelatedHit;

/// Which article's thing is to be looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedOrder {
    /// Later orders have greater numbers; the answer to an earlier one is void.
    pub number: u64,
    /// The edition.
    pub edition: EditionKey,
    /// The article.
    pub article: ArticleId,
}

/// What else was printed on the thing that an article is about.
#[derive(Debug)]
pub struct RelatedArticles {
    /// What lists call the article.
    pub title: Clean,
    /// The others, the nearest first; nothing while they are looked for.
    pub hits: Option<Vec<RelatedHit>>,
    /// Why there is nothing, if that has a reason.
    pub unable: Option<String>,
    /// The index has the article.
    pub is_indexed: bool,
    /// Scrolling; selects among the others.
    pub list: List,
    order: RelatedOrder,
}

/// The lists that one may come back to, the newest last.
#[derive(Debug, Default)]
pub(super) struct RelatedLists {
    all: Vec<RelatedArticles>,
    /// The number of the newest order.
    number: u64,
}

/// Lists that are kept to come back to: as many as a person remembers.
const MOST: usize = 20;

impl RelatedArticles {
    /// How many others there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hits.as_ref().map_or(0, Vec::len)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl App {
    /// The list that is on the screen, or would be.
    #[must_use]
    pub fn related(&self) -> Option<&RelatedArticles> {
        self.related.all.last()
    }

    fn related_mut(&mut self) -> Option<&mut RelatedArticles> {
        self.related.all.last_mut()
    }

    /// Shows as much of the list as there is room for.
    pub(super) fn fit_related(&mut self, rows: usize) {
        if let Some(related) = self.related_mut() {
            related.list.reveal(rows, |_| ENTRY_ROWS);
        }
    }

    /// Lists what else was printed on what the article in view is about.
    pub(super) fn open_related(&mut self) -> Vec<Effect> {
        let Some(reader) = &self.reader else { return Vec::new() };
        let Some(article) = reader.edition.articles.get(reader.article) else {
            self.tell(Notice::NoArticles);
            return Vec::new();
        };
        self.related.number += 1;
        let number = self.related.number;
        let order =
            RelatedOrder { number, edition: reader.edition.key(), article: article.id.clone() };
        let title = article.title().clone();
        let list = RelatedArticles {
            title,
            hits: None,
            unable: None,
            is_indexed: true,
            list: List::default(),
            order: order.clone(),
        };
        let mut effects = self.keep_position();
        if !self.comes_by(Screen::Related) {
            self.related.all.clear();
        } else if self.related.all.len() == MOST {
            self.related.all.remove(0);
        }
        self.go(Screen::Related);
        self.related.all.push(list);
        effects.extend([Effect::PrepareSearch, Effect::Relate(order)]);
        effects
    }

    pub(super) fn act_on_related(&mut self, action: Action) -> Vec<Effect> {
        let page = (usize::from(self.frame().middle.h) / ENTRY_ROWS).max(1).cast_signed();
        if let Some(related) = self.related_mut() {
            let len = related.len();
            if step(&mut related.list, action, len, page) {
                return Vec::new();
            }
        }
        match action {
            Action::Open | Action::PaneRight => self.open_related_hit(),
            Action::Back => {
                // Another may lie under it, of the article that one comes from.
                self.related.all.pop();
                self.go_back()
            }
            action => {
                self.refuse(action);
                Vec::new()
            }
        }
    }

    fn open_related_hit(&mut self) -> Vec<Effect> {
        let selected = self.related().and_then(|related| {
            related.hits.as_ref()?.get(related.list.selected).map(|one| one.hit.clone())
        });
        selected.map_or_else(Vec::new, |hit| self.open_found(&hit))
    }

    /// A click on an entry selects it, one on the selected entry opens it.
    pub(super) fn click_on_related(&mut self, row: usize) -> Vec<Effect> {
        let Some(related) = self.related_mut() else { return Vec::new() };
        let len = related.len();
        match related.list.at_row(row, len, |_| ENTRY_ROWS) {
            Some(hit) if hit == related.list.selected => return self.open_related_hit(),
            Some(hit) => related.list.select(hit, len),
            None => {}
        }
        Vec::new()
    }

    /// What was found for the newest list, or that the index lacks the article.
    pub(super) fn take_related(&mut self, number: u64, hits: Option<Vec<RelatedHit>>) {
        let Some(related) = self.related_mut().filter(|one| one.order.number == number) else {
            return;
        };
        related.is_indexed = hits.is_some();
        related.unable = None;
        related.hits = Some(hits.unwrap_or_default());
        related.list.select(related.list.selected, related.len());
    }

    /// There is nothing to look in.
    pub(super) fn cannot_relate(&mut self, reason: &str) {
        if self.screen == Screen::Related
            && let Some(related) = self.related_mut()
        {
            related.unable = Some(reason.to_owned());
        }
    }

    /// Looks once more, since there is something in the index that was not.
    pub(super) fn relate_again(&self) -> Option<Effect> {
        let related = self.related().filter(|_| self.screen == Screen::Related)?;
        Some(Effect::Relate(related.order.clone()))
    }
}
