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

    /// The keys of another place.
    #[must_use]
    pub fn at(&self, context: Context) -> Self {
        Self { context, ..*self }
    }

    /// The handiest key of an action, if it has one.
    #[must_use]
    pub fn key(&self, action: Action) -> Option<String> {
        let keys = self.keymap.keys_of(self.context, action);
        // A key without Control is easier to read, and to press.
        let plain = keys.iter().find(|key| !key.starts_with('^'));
        let named = keys.iter().find(|key| key.as_str() == "Space");
        named.or(plain).or(keys.first()).cloned()
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

    /// `text` with what may be asked for next: each of `parts` says it with
    /// `{key}` for the key. They stand between the first and the last of
    /// `marks`, with the middle one between them. What cannot be asked for is
    /// left out.
    pub(super) fn after(
        &self,
        text: &str,
        marks: [&str; 3],
        parts: &[(Action, &'static str)],
    ) -> String {
        let parts = parts
            .iter()
            .filter_map(|&(action, part)| self.way(action).map(|way| part.replace("{key}", &way)));
        let parts: Vec<String> = parts.collect();
        let [before, between, behind] = marks;
        if parts.is_empty() {
            return text.to_owned();
        }
        format!("{text}{before}{}{behind}", parts.join(between))
    }
}

/// Where the end of an edition of so many articles leads, each way in its words
/// with `{key}`: to what was not read, to a later edition, back.
pub(super) fn ways_on(
    (read, all, has_next): (usize, usize, bool),
    [unread, next, back]: [&'static str; 3],
) -> Vec<(Action, &'static str)> {
    let unread = (read < all).then_some((Action::PageDown, unread));
    let next = has_next.then_some((Action::NextEdition, next));
    unread.into_iter().chain(next).chain([(Action::Back, back)]).collect()
}
