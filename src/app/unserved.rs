//! Keys that do nothing where they are pressed: they say so, since a program that
//! is silent seems to have stopped.

use super::comparing::Comparison;
use super::related::RelatedArticles;
use super::{Action, App, Group, Notice, Screen};

impl App {
    /// Whether the screen is a list without an entry.
    #[must_use]
    pub fn lists_nothing(&self) -> bool {
        match self.screen {
            Screen::Bookmarks => self.bookmarks.shown().is_empty(),
            Screen::Clippings => self.clippings.shown().is_empty(),
            Screen::Stories => self.stories.all.is_empty(),
            Screen::Recent => self.recent.all.is_empty(),
            Screen::Search => self.searching.hits.is_empty(),
            Screen::Related => self.related().is_some_and(RelatedArticles::is_empty),
            Screen::Compared => self.comparison.as_ref().is_some_and(Comparison::is_empty),
            Screen::Timeline => {
                self.stories.timeline.as_ref().is_some_and(|timeline| timeline.hits.is_empty())
            }
            _ => false,
        }
    }

    /// Whether an action takes an entry of a list that has none. In a search it leads
    /// back to what is typed.
    pub(super) fn lacks_entry_for(&self, action: Action) -> bool {
        action.takes_entry() && self.screen != Screen::Search && self.lists_nothing()
    }

    /// Says why an action does nothing where one is: it takes an article that is open,
    /// or means nothing here.
    pub(super) fn refuse(&mut self, action: Action) {
        let is_of_place =
            action.info().group == Group::Move || matches!(action, Action::Section(_));
        let is_of_article = !is_of_place && action.serves_on(Screen::Reader);
        if is_of_article && !action.serves_on(self.screen) {
            self.tell(Notice::OpenStoryFirst);
        } else {
            self.tell_idle_key();
        }
    }

    /// Says that a key does nothing here. It is worth no line among the messages.
    pub(super) fn tell_idle_key(&mut self) {
        self.notice = Some(Notice::NothingThere);
    }
}

impl Action {
    /// Whether it is done to the selected entry of a list.
    #[must_use]
    pub fn takes_entry(self) -> bool {
        matches!(
            self,
            Self::Open
                | Self::Note
                | Self::Rename
                | Self::Remove
                | Self::Copy
                | Self::CopyCitation
                | Self::WriteOut
                | Self::Revision
        )
    }
}
