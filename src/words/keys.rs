//! The keys that a text names.

use crate::app::Action;
use crate::keymap::{Context, Keymap};

/// The keys in force on a screen. A text that names a key asks here, so that
/// it stays true whatever the preset and `keys.toml` say.
#[derive(Debug, Clone, Copy)]
pub struct Keys<'a> {
    keymap: &'a Keymap,
    context: Context,
}

impl<'a> Keys<'a> {
    /// The keys of `context`.
    #[must_use]
    pub fn new(keymap: &'a Keymap, context: Context) -> Self {
        Self { keymap, context }
    }

    /// The key of an action, if it has one.
    #[must_use]
    pub fn key(&self, action: Action) -> Option<String> {
        self.keymap.keys_of(self.context, action).into_iter().next()
    }

    /// How to ask for an action: its key, or else the command line and its
    /// name (`:undo`). `None` if neither is bound.
    #[must_use]
    pub fn way(&self, action: Action) -> Option<String> {
        self.key(action).or_else(|| {
            let command = self.key(Action::Command)?;
            let gap = if command.chars().count() == 1 { "" } else { " " };
            Some(format!("{command}{gap}{}", action.info().name))
        })
    }
}
