//! `keys.toml`: the presets, and the user's changes to one.

use super::{Binding, Context, Key, KeyError, Keymap, SHIPPED, sequence, written};
use crate::app::{ACTIONS, Action};
use crate::toml_file::{self, Literal, Mistake, MistakeKind, TomlEntry, TomlSource, nearest};

/// The table whose bindings belong to every preset.
const COMMON: &str = "common";

/// What is written for no action.
const UNBOUND: &str = "none";

/// Reads a preset from the shipped file: its own table, then the common one.
/// That none of its lines is mistaken and none contradicts another is for the
/// tests to see, not for every start.
pub(super) fn preset(name: &str) -> Keymap {
    let entries = toml_file::read_shipped(&SHIPPED);
    let of = |table| entries.iter().filter(move |entry| entry.tables.first() == Some(table));
    let both = [name.to_owned(), COMMON.to_owned()];
    let bindings = both.iter().flat_map(of);
    let bindings = bindings.filter_map(|entry| binding(entry, &entry.tables[1..]).ok()).collect();
    Keymap { bindings }
}

/// What is wrong with the lines of a preset in the shipped file.
#[cfg(test)]
pub(super) fn mistakes_in(name: &str) -> Vec<Mistake> {
    let (entries, mut mistakes) = toml_file::read(&SHIPPED);
    let is_of = |entry: &&TomlEntry| [name, COMMON].contains(&entry.tables[0].as_str());
    let read = entries.iter().filter(is_of).map(|entry| binding(entry, &entry.tables[1..]));
    let (bindings, bad): (Vec<_>, Vec<_>) = read.partition(Result::is_ok);
    mistakes.extend(bad.into_iter().filter_map(Result::err));
    let bindings = bindings.into_iter().flatten().collect();
    mistakes.extend(without_conflicts(Vec::new(), bindings).1);
    mistakes
}

/// Puts the user's bindings before the keymap's; a sequence bound anew in the
/// same context replaces the old binding.
pub(super) fn rebind(keymap: Keymap, user: &TomlSource<'_>) -> (Keymap, Vec<Mistake>) {
    let (entries, mut mistakes) = toml_file::read(user);
    let mut new: Vec<Binding> = Vec::new();
    for entry in &entries {
        match binding(entry, &entry.tables) {
            Ok(binding) => new.push(binding),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    let (new, twice) = without_conflicts(Vec::new(), new);
    mistakes.extend(twice);
    let mut old = keymap.bindings;
    let quits = old.iter().filter(|binding| binding.action == Some(Action::Quit));
    let ways_out: Vec<_> = quits.map(|binding| binding.keys.clone()).collect();
    old.retain(|old| !new.iter().any(|new| new.context == old.context && new.keys == old.keys));
    let (mut bindings, hidden) = without_conflicts(old, new);
    mistakes.extend(hidden);
    bindings.retain(|b| b.action.is_some() || b.context != Context::Everywhere);
    let keymap = Keymap { bindings };
    mistakes.extend(no_way_out(&keymap, &ways_out, &entries));
    toml_file::in_order(&mut mistakes);
    (keymap, mistakes)
}

/// A keymap by which one cannot leave, told where it lost the first of the
/// `ways_out` it had.
fn no_way_out(keymap: &Keymap, ways_out: &[Vec<Key>], entries: &[TomlEntry]) -> Option<Mistake> {
    if Context::ALL.iter().all(|place| !keymap.keys_of(*place, Action::Quit).is_empty()) {
        return None;
    }
    let lost = |entry: &&TomlEntry| sequence(&entry.key).is_ok_and(|keys| ways_out.contains(&keys));
    entries.iter().find(lost).map(|entry| entry.bad_key(MistakeKind::NoWayOut))
}

fn binding(entry: &TomlEntry, tables: &[String]) -> Result<Binding, Mistake> {
    let context = context(entry, tables)?;
    let keys = keys(entry)?;
    Ok(Binding { context, keys, action: action(entry)?, at: entry.key_at.clone() })
}

fn context(entry: &TomlEntry, tables: &[String]) -> Result<Context, Mistake> {
    let name = tables.join(".");
    Context::ALL
        .into_iter()
        .find(|context| context.name() == name)
        .ok_or_else(|| entry.bad_key(MistakeKind::NoPlace(toml_file::shown(&name))))
}

fn keys(entry: &TomlEntry) -> Result<Vec<Key>, Mistake> {
    sequence(&entry.key).map_err(|error| {
        entry.bad_key(match error {
            KeyError::Unknown(key) => MistakeKind::NoKey(key),
            KeyError::Empty => MistakeKind::EmptyKey,
            KeyError::Shifted(key) => MistakeKind::ShiftedKey(key),
            KeyError::Twin { key, twin } => {
                MistakeKind::TwinKey { key: key.to_string(), twin: twin.to_string() }
            }
        })
    })
}

fn action(entry: &TomlEntry) -> Result<Option<Action>, Mistake> {
    let name = match &entry.literal {
        Literal::Text(name) if name == UNBOUND => return Ok(None),
        Literal::Text(name) => name,
        other => return Err(entry.bad_value(MistakeKind::NotAction(other.clone()))),
    };
    Action::from_name(name).map(Some).ok_or_else(|| {
        let names = ACTIONS.iter().map(|info| info.name).chain([UNBOUND]);
        let meant = nearest(name, names);
        entry.bad_value(MistakeKind::NoAction { name: entry.literal.clone(), meant })
    })
}

/// Adds `new` before `held`, but for those that contradict one already there.
fn without_conflicts(held: Vec<Binding>, new: Vec<Binding>) -> (Vec<Binding>, Vec<Mistake>) {
    let mut kept: Vec<Binding> = Vec::with_capacity(new.len() + held.len());
    let mut mistakes = Vec::new();
    for binding in new {
        match kept.iter().chain(&held).find_map(|other| conflict(&binding, other)) {
            Some(kind) => mistakes.push(Mistake::new(binding.at, kind)),
            None => kept.push(binding),
        }
    }
    kept.extend(held);
    (kept, mistakes)
}

/// What is wrong with having both bindings, if anything.
fn conflict(new: &Binding, other: &Binding) -> Option<MistakeKind> {
    let meet = new.context == other.context
        || new.context == Context::Everywhere
        || other.context == Context::Everywhere;
    if !meet {
        return None;
    }
    if new.keys == other.keys {
        return (new.context == other.context)
            .then(|| MistakeKind::BoundTwice { new: new.to_string(), old: other.to_string() });
    }
    if new.action.is_none() || other.action.is_none() {
        return None;
    }
    let (long, short) = if new.keys.len() > other.keys.len() { (new, other) } else { (other, new) };
    long.keys.starts_with(&short.keys).then(|| MistakeKind::Hides {
        short: short.to_string(),
        long: long.to_string(),
        unbind: (new.at.file != other.at.file).then(|| written(&other.keys)),
    })
}
