//! `newsprint remove`: editions to the library's trash, and back.

use std::io::Write;

use super::Result;
use super::args::Remove;
use super::config::Home;
use super::{CommandStatus, complain, ids, library};
use crate::store::{Catalogue, Library};

/// Removes editions, brings the last ones back, or empties the trash.
pub(super) fn run(args: &Remove, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let root = home.places.data()?.join("library");
    let library = library(&root, home.words);
    if args.empty_trash {
        let gone = library.empty_trash()?;
        writeln!(out, "{} deleted for good", counted(gone))?;
        return Ok(CommandStatus::Done);
    }
    if args.undo {
        return undo(&library, out);
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
        writeln!(out, "removed {folder}")?;
    }
    writeln!(
        out,
        "`newsprint remove --undo` brings {} back",
        if folders.len() == 1 { "it" } else { "them" }
    )?;
    Ok(CommandStatus::Done)
}

fn undo(library: &Library, out: &mut dyn Write) -> Result<CommandStatus> {
    let restored = library.undo_removal()?;
    for folder in &restored.back {
        writeln!(out, "{folder} is in the library again")?;
    }
    out.flush()?;
    for folder in &restored.taken {
        complain(&format!(
            "{folder}: the library has another edition there now; remove that first (the old one \
             is in the trash)"
        ));
    }
    if restored.back.is_empty() && restored.taken.is_empty() {
        complain("the trash is empty; there is nothing to bring back");
        return Ok(CommandStatus::Failed);
    }
    Ok(if restored.taken.is_empty() { CommandStatus::Done } else { CommandStatus::Failed })
}

/// `1 edition`, `3 editions`.
pub(super) fn counted(editions: usize) -> String {
    match editions {
        1 => "1 edition".to_owned(),
        n => format!("{n} editions"),
    }
}
