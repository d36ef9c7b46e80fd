//! What the help tells of a screen: which keys do something there, which of them
//! are told in one line, and how it is scrolled and searched.

use super::{Action, App, Effect, Prompt, Purpose, Screen};

/// Actions that are two ways of one thing, or differ by a number: they stand
/// beside each other in [`ACTIONS`](super::ACTIONS), and the help tells them in
/// one line.
const TOGETHER: [&[Action]; 18] = [
    &[Action::Down, Action::Up],
    &[Action::PaneLeft, Action::PaneRight],
    &[Action::PageDown, Action::PageUp],
    &[Action::HalfDown, Action::HalfUp],
    &[Action::Top, Action::Bottom],
    &[Action::Back, Action::Cancel],
    &[Action::NextArticle, Action::PreviousArticle],
    &[Action::NextSection, Action::PreviousSection],
    &[Action::NextEdition, Action::PreviousEdition],
    &[Action::Calendar, Action::Compare],
    &[Action::NextMatch, Action::PreviousMatch],
    &[Action::JumpBack, Action::JumpForward],
    &[Action::Earlier, Action::Follow],
    &[Action::Copy, Action::CopyCitation],
    &[Action::WordOn, Action::WordBack],
    &[Action::Wider, Action::Narrower],
    &[Action::Columns, Action::Zen],
    &[Action::MoveUp, Action::MoveDown],
];

/// From this width on the help stands in two columns: 38 take a key and a label
/// of any language in two lines at most.
const TWO_COLUMNS: u16 = 76;

impl Action {
    /// Whether the help tells of both actions in one line.
    #[must_use]
    pub fn is_told_with(self, other: Self) -> bool {
        let sections = matches!((self, other), (Self::Section(_), Self::Section(_)));
        sections || TOGETHER.iter().any(|both| both.contains(&self) && both.contains(&other))
    }

    /// Whether a key for it does something on a screen.
    #[must_use]
    pub fn serves_on(self, screen: Screen) -> bool {
        use Screen as S;
        match self {
            Self::Down
            | Self::Up
            | Self::PageDown
            | Self::PageUp
            | Self::HalfDown
            | Self::HalfUp
            | Self::Top
            | Self::Bottom
            | Self::Open => screen != S::Calendar,
            Self::PaneLeft | Self::PaneRight => {
                matches!(screen, S::Reader | S::FrontPage | S::Contents | S::Compared)
            }
            Self::NextSection
            | Self::PreviousSection
            | Self::Section(_)
            | Self::FrontPage
            | Self::Contents => matches!(screen, S::Reader | S::FrontPage | S::Contents),
            Self::NextArticle
            | Self::PreviousArticle
            | Self::NextMatch
            | Self::PreviousMatch
            | Self::Script => matches!(screen, S::Reader | S::FrontPage | S::Contents),
            Self::Pictures => matches!(screen, S::Reader | S::FrontPage),
            Self::Rename => matches!(screen, S::Bookmarks | S::Stories),
            Self::Note | Self::Remove => {
                matches!(screen, S::Bookmarks | S::Stories | S::Clippings)
            }
            Self::NextPane => matches!(screen, S::Reader | S::Search | S::Compared),
            Self::Copy | Self::CopyCitation | Self::WriteOut => {
                matches!(screen, S::Reader | S::Clippings)
            }
            Self::Revision => matches!(screen, S::Reader | S::Compared),
            Self::Compare
            | Self::Calendar
            | Self::UnreadOnly
            | Self::Today
            | Self::Fetch
            | Self::Import => {
                matches!(screen, S::Newsstand | S::Calendar)
            }
            Self::Sort => matches!(screen, S::Newsstand | S::Calendar | S::Reader | S::Contents),
            Self::Search => {
                let lists = [S::Recent, S::Related, S::Stories, S::Timeline, S::Compared];
                let silent = [S::Clipping, S::Revision, S::LookedUp, S::Messages, S::Opening];
                !lists.contains(&screen) && !silent.contains(&screen)
            }
            // They have their place in the help.
            Self::WordOn | Self::WordBack | Self::OtherEnd | Self::LookUp => false,
            _ if self.info().group == super::Group::Correct => false,
            Self::Cancel
            | Self::Back
            | Self::Quit
            | Self::Bookmarks
            | Self::Clippings
            | Self::History
            | Self::SearchAll
            | Self::Stories
            | Self::Undo
            | Self::JumpBack
            | Self::JumpForward
            | Self::Messages
            | Self::Command
            | Self::Help
            | Self::Theme
            | Self::Redraw
            | Self::Suspend => true,
            // All else is done to an article.
            _ => screen == S::Reader,
        }
    }
}

impl App {
    /// How many columns of lines the help has.
    #[must_use]
    pub fn help_columns(&self) -> u16 {
        let has_room = self.frame().middle.w >= TWO_COLUMNS;
        if has_room && !self.settings.plain { 2 } else { 1 }
    }

    /// Scrolls the help or the messages.
    pub(super) fn scroll(&mut self, action: Action) -> Vec<Effect> {
        let rows = usize::from(self.frame().middle.h.max(2));
        // Two columns are a page each: nothing of them is read twice.
        let page = match self.screen {
            Screen::Help if self.help_columns() == 2 => 2 * rows,
            _ => rows - 1,
        };
        match action {
            Action::Down => self.scrolled = self.scrolled.saturating_add(1),
            Action::Up => self.scrolled = self.scrolled.saturating_sub(1),
            Action::PageDown | Action::HalfDown => {
                self.scrolled = self.scrolled.saturating_add(page);
            }
            Action::Bottom => self.scrolled = usize::MAX,
            Action::PageUp | Action::HalfUp => self.scrolled = self.scrolled.saturating_sub(page),
            Action::Top => self.scrolled = 0,
            Action::Search if self.screen == Screen::Help => {
                let before = std::mem::take(&mut self.help_filter);
                self.prompt = Some(Prompt::new(Purpose::Filter(before), ""));
            }
            Action::Back if self.screen == Screen::Help && !self.help_filter.is_empty() => {
                self.help_filter.clear();
            }
            Action::Back | Action::Open => return self.go_back(),
            _ => self.tell_idle_key(),
        }
        Vec::new()
    }

    /// Opens the help at its beginning.
    pub(super) fn open_help(&mut self) {
        if self.screen != Screen::Help {
            self.scrolled = 0;
            self.help_filter.clear();
            self.go(Screen::Help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::ACTIONS;

    #[test]
    fn what_is_told_together_stands_together_in_the_table() {
        for both in TOGETHER {
            let at = ACTIONS.iter().position(|info| info.action == both[0]).unwrap();
            let there: Vec<_> = ACTIONS[at..].iter().map(|info| info.action).collect();
            assert!(there.starts_with(both), "{both:?}");
        }
    }

    #[test]
    fn every_action_serves_somewhere_or_has_a_menu() {
        let screens = [Screen::Newsstand, Screen::Calendar, Screen::Reader, Screen::Bookmarks];
        let of_selecting = [Action::WordOn, Action::WordBack, Action::OtherEnd, Action::LookUp];
        let is_of_menu = |info: &&crate::app::ActionInfo| {
            info.group == crate::app::Group::Correct || of_selecting.contains(&info.action)
        };
        for info in ACTIONS.iter().filter(|info| !is_of_menu(info)) {
            assert!(screens.iter().any(|at| info.action.serves_on(*at)), "{}", info.name);
        }
    }
}
