//! Articles of the open edition that are of stories one follows: they come first on
//! its front page, under the story's rule, and have a sign in its lists.
//!
//! They are looked for when the edition opens, beside everything else; the first
//! page does not wait for them. What is known when a page is laid out stands as it
//! is: whoever looks at a page sees nothing move, and finds them the next time.

use super::{App, Effect, Front, Screen};
use crate::model::{ArticleId, Clean, Edition, EditionKey};

/// Articles of other pages that a front page takes: more would leave no room for
/// what is printed there.
const FROM_INSIDE: usize = 4;

/// Articles of stories that one follows.
#[derive(Debug, Default)]
pub struct WatchedArticles {
    edition: Option<EditionKey>,
    /// With the text of the rule that they stand under.
    rules: Vec<(ArticleId, Clean)>,
}

impl WatchedArticles {
    /// The articles of an edition, by their places in it, with their rules.
    pub(super) fn of(&self, edition: &Edition) -> Vec<(usize, Clean)> {
        if self.edition.as_ref() != Some(&edition.key()) {
            return Vec::new();
        }
        let place = |(id, rule): &(ArticleId, Clean)| Some((edition.position(id)?, rule.clone()));
        self.rules.iter().filter_map(place).collect()
    }

    /// Whether an article of an edition is of a story.
    #[must_use]
    pub fn has(&self, edition: &EditionKey, article: &ArticleId) -> bool {
        self.edition.as_ref() == Some(edition) && self.rules.iter().any(|(id, _)| id == article)
    }
}

impl App {
    /// Has looked which articles of the open edition are of stories one follows.
    pub(super) fn watch_edition(&mut self) -> Vec<Effect> {
        let Some(reader) = self.reader.as_ref().filter(|_| !self.stories.all.is_empty()) else {
            self.stories.watched = WatchedArticles::default();
            return Vec::new();
        };
        let stories = self.stories.all.iter().map(|one| (one.name.clone(), one.query.clone()));
        vec![Effect::PrepareSearch, Effect::Watch(reader.edition.key(), stories.collect())]
    }

    /// The same once more, since there is something in the index that was not.
    pub(super) fn watch_again(&mut self) -> Option<Effect> {
        self.watch_edition().pop()
    }

    /// Takes the answer. A page that nobody looks at is laid out anew with it, and
    /// one that nobody has touched since the edition opened.
    pub(super) fn take_watched(
        &mut self,
        edition: EditionKey,
        rules: Vec<(ArticleId, Clean)>,
    ) -> Vec<Effect> {
        self.stories.watched = WatchedArticles { edition: Some(edition), rules };
        let is_looked_at = self.screen == Screen::FrontPage && !self.untouched;
        if is_looked_at { Vec::new() } else { self.lay_out_news().into_iter().collect() }
    }

    /// Lays the front page out anew if more is known of stories than when it was.
    pub(super) fn lay_out_news(&mut self) -> Option<Effect> {
        let (front, reader) = (self.front.as_mut()?, self.reader.as_ref()?);
        let followed = self.stories.watched.of(&reader.edition);
        if front.followed == followed {
            return None;
        }
        front.followed = followed;
        let leads = front.again(&reader.edition);
        if self.untouched {
            front.begin_at_top();
        }
        Some(leads)
    }
}

impl Front {
    /// What of a story is to stand on the page: all of it that is printed there,
    /// and on the paper's first some of what is inside.
    pub(super) fn followed_on(&self, edition: &Edition) -> Vec<(usize, Clean)> {
        let page = self.page();
        let is_first = self.is_first_page();
        let is_on = |one: &&(usize, Clean)| edition.articles[one.0].page == page;
        let here = self.followed.iter().filter(is_on);
        let inside = self.followed.iter().filter(|one| is_first && !is_on(one)).take(FROM_INSIDE);
        here.chain(inside).cloned().collect()
    }
}
