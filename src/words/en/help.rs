//! The help and the list of commands.

use super::En;
use crate::app::{Action, ValueCommand};
use crate::keymap::Context;
use crate::words::HelpWords;

impl HelpWords for En {
    fn pair(&self, first: Action) -> &'static str {
        match first {
            Action::Down => "down, up",
            Action::PaneLeft => "pane left, pane right",
            Action::PageDown => "read on, a screen back",
            Action::HalfDown => "half a screen on, back",
            Action::Top => "to the beginning, to the end",
            Action::Back => "back; cancel, one level up",
            Action::Columns => "columns; the article alone",
            Action::NextArticle => "next article, article before",
            Action::NextSection => "next section, section before",
            Action::NextEdition => "next edition, edition before",
            Action::NextMatch => "next match or article, back",
            Action::JumpBack => "where one was; forward again",
            Action::Calendar => "calendar; the day's papers",
            Action::Earlier => "earlier on this; follow this",
            Action::Copy => "copy; copy with its source",
            Action::WordOn => "next word, word before",
            Action::Wider => "wider lines, narrower lines",
            Action::MoveUp => "move the block up, down",
            _ => "",
        }
    }

    fn on_front_page(&self, first: Action) -> Option<&'static str> {
        match first {
            Action::NextSection => Some("next page, page before"),
            Action::Section(_) => Some("story by number"),
            _ => None,
        }
    }

    fn keys_in(&self, place: Context) -> &'static str {
        match place {
            Context::Everywhere => "Everywhere",
            Context::Newsstand => "On the newsstand",
            Context::Reader => "In an edition",
            Context::Bookmarks => "Among bookmarks and stories",
            Context::Correcting => "While correcting",
            Context::Comparing => "While comparing",
            Context::Selecting => "While selecting",
        }
    }

    fn value_command(&self, command: ValueCommand) -> &'static str {
        match command {
            ValueCommand::Theme => "the theme of that name",
            ValueCommand::Measure => "lines of so many columns",
            ValueCommand::Minutes => "the edition in so many minutes",
            ValueCommand::Article => "the article of that number",
            ValueCommand::Page => "the page of that name",
            ValueCommand::Search => "search in the article",
        }
    }

    fn value(&self, command: ValueCommand) -> &'static str {
        match command {
            ValueCommand::Theme => "NAME",
            ValueCommand::Measure => "N",
            ValueCommand::Minutes => "N",
            ValueCommand::Article => "N",
            ValueCommand::Page => "NAME",
            ValueCommand::Search => "TEXT",
        }
    }
}
