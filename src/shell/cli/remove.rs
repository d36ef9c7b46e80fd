//! `newsprint remove`: editions to the library's trash, and back.

use std::io::Write;

use super::Result;
use super::args::Remove;
use super::config::Home;
use super::waiting::library;
use super::{CommandStatus, complain, ids};
use crate::store::{Catalogue, Library};
use crate::words::Words;

/// Removes editions, brings the last ones back, or empties the trash.
pub(super) fn run(args: &Remove, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let root = home.places.data()?.join("library");
    let library = library(&root, home.words);
    if args.empty_trash {
        let gone = library.empty_trash()?;
        writeln!(out, "{}", home.words.deleted(gone))?;
        return Ok(CommandStatus::Done);
    }
    if args.undo {
        return undo(&library, home.words, out);
    }
    let mut folders: Vec<String> = Vec::with_capacity(args.ids.len());
    for id in &args.ids {
        let folder = ids::find(id, &root)?;
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    library.remove(&folders)?;
    // What cannot be struck out of the catalogue is at the next start.
    if let Ok(cache) = home.places.cache()
        && let Ok(mut catalogue) = Catalogue::open(cache)
    {
        let _ = catalogue.update(&root.to_string_lossy(), &[], &folders);
    }
    for folder in &folders {
        writeln!(out, "{}", home.words.removed(folder))?;
    }
    writeln!(out, "{}", home.words.can_come_back(folders.len()))?;
    Ok(CommandStatus::Done)
}

fn undo(library: &Library, words: &dyn Words, out: &mut dyn Write) -> Result<CommandStatus> {
    let restored = library.undo_removal()?;
    for folder in &restored.back {
        writeln!(out, "{}", words.came_back(folder))?;
    }
    out.flush()?;
    for folder in &restored.taken {
        complain(&words.place_taken(folder));
    }
    if restored.back.is_empty() && restored.taken.is_empty() {
        complain(words.trash_is_empty());
        return Ok(CommandStatus::Failed);
    }
    Ok(if restored.taken.is_empty() { CommandStatus::Done } else { CommandStatus::Failed })
}
