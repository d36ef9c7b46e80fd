//! The texts of the help and of the list of commands.

use super::Screens;
use crate::app::{Action, ValueCommand};
use crate::keymap::Context;

/// What a language says of keys and commands, beside the lines of
/// [`Screens::action`].
pub trait HelpWords: Screens {
    /// What two actions do that the help tells in one line, by the first of
    /// them; at most as wide as the line of an action.
    fn pair(&self, first: Action) -> &'static str;
    /// What the line of the help that begins with an action says on the front page,
    /// if it is something else there.
    fn on_front_page(&self, first: Action) -> Option<&'static str>;
    /// The heading over what the keys do in a place.
    fn keys_in(&self, place: Context) -> &'static str;
    /// What a command does that takes a value.
    fn value_command(&self, command: ValueCommand) -> &'static str;
    /// What that value is, in one word.
    fn value(&self, command: ValueCommand) -> &'static str;

    /// What the actions of a line of the help do.
    fn told(&self, actions: &[Action]) -> &'static str {
        match actions {
            [] => "",
            [only] | [only @ Action::Section(_), ..] => self.action(*only),
            [first, ..] => self.pair(*first),
        }
    }
}
