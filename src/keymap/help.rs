//! The help, made from the tables of keys and actions.

use super::{Context, Keymap};
use crate::app::{ACTIONS, Action, ActionInfo, Group};

/// What parts the sets of keys of actions that are told together.
pub const BETWEEN_SETS: &str = "  ";

/// One line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpRow {
    /// The actions it tells of: one, or several that are told together.
    pub actions: Vec<Action>,
    /// The keys, in short form and separated by spaces; where the action has
    /// none here, those of the place it has them in, or the command to type.
    pub keys: String,
    /// That place.
    pub place: Option<Context>,
}

/// The lines of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpSection {
    /// The group.
    pub group: Group,
    /// Its lines, in the order of [`ACTIONS`].
    pub rows: Vec<HelpRow>,
}

impl Keymap {
    /// All actions with their keys in a context.
    #[must_use]
    pub fn help(&self, context: Context) -> Vec<HelpSection> {
        Group::ALL
            .into_iter()
            .map(|group| HelpSection { group, rows: self.rows(context, group) })
            .collect()
    }

    fn rows(&self, context: Context, group: Group) -> Vec<HelpRow> {
        let infos: Vec<_> = ACTIONS.iter().filter(|info| info.group == group).collect();
        let rows = infos.chunk_by(|a: &&ActionInfo, b| a.action.is_told_with(b.action));
        rows.map(|alike| self.row(context, alike.iter().map(|info| info.action).collect()))
            .collect()
    }

    fn row(&self, context: Context, actions: Vec<Action>) -> HelpRow {
        let keys = self.keys_in_words(context, &actions);
        if !keys.is_empty() {
            return HelpRow { actions, keys, place: None };
        }
        for place in Context::ALL.into_iter().filter(|place| *place != Context::Everywhere) {
            let keys = self.keys_in_words(place, &actions);
            if !keys.is_empty() {
                return HelpRow { actions, keys, place: Some(place) };
            }
        }
        let keys = format!(":{}", actions.first().map_or("", |action| action.info().name));
        HelpRow { actions, keys, place: None }
    }

    /// The keys of several actions in a context, with spaces between: the
    /// handiest of each, then a further one of each.
    #[must_use]
    pub fn keys_in_words(&self, context: Context, actions: &[Action]) -> String {
        let of_each: Vec<Vec<String>> = actions
            .iter()
            .map(|action| {
                let mut keys = self.keys_of(context, *action);
                // A key without Control is easier to read, and to press.
                keys.sort_by_key(|key| (key != "Space", key.starts_with('^')));
                keys
            })
            .collect();
        let most = of_each.iter().map(Vec::len).max().unwrap_or_default();
        let set = |rank| {
            let keys = of_each.iter().filter_map(|keys| keys.get(rank).cloned());
            in_words(&keys.collect::<Vec<_>>())
        };
        let sets: Vec<_> = (0..most).map(set).collect();
        sets.join(if actions.len() > 1 { BETWEEN_SETS } else { " " })
    }
}

/// Keys with spaces between; digits that follow each other as a range.
fn in_words(keys: &[String]) -> String {
    let digits: Vec<u8> = keys.iter().filter_map(|key| key.parse().ok()).collect();
    let run = digits.len() > 2 && digits.windows(2).all(|pair| pair[1] == pair[0] + 1);
    match (run && digits.len() == keys.len(), digits.first(), digits.last()) {
        (true, Some(first), Some(last)) => format!("{first}-{last}"),
        _ => keys.join(" "),
    }
}
