//! `newsprint bookmarks`: bookmarks out to other places, and in.

use std::io::Write;
use std::path::Path;

use super::Result;
use super::args::BookmarksArgs;
use super::config::Home;
use super::{CommandStatus, complain, input, list};
use crate::model::{Bookmark, Clean};
use crate::store::BookmarkEntry;
use crate::store::exchange::{MAX_BYTES, read, to_json, to_jsonl, to_markdown};
use crate::words::Failure;

/// Lists the bookmarks, newest first.
pub(super) fn list(
    args: &BookmarksArgs,
    home: &Home,
    out: &mut dyn Write,
) -> Result<CommandStatus> {
    let state = list::kept(home)?;
    let entries = match &state {
        Some(state) => state.entries()?,
        None => Vec::new(),
    };
    let text = if args.json {
        to_json(&entries)?
    } else if args.jsonl {
        to_jsonl(&entries)?
    } else if args.markdown {
        to_markdown(&entries)
    } else {
        entries.iter().map(|entry| line(&entry.bookmark) + "\n").collect()
    };
    out.write_all(text.as_bytes())?;
    if entries.is_empty() {
        out.flush()?;
        // Where nothing could be read nobody knows how many there are.
        if state.is_some_and(|state| !state.is_kept()) {
            return Ok(CommandStatus::Failed);
        }
        complain(home.words.no_bookmarks_yet());
    }
    Ok(CommandStatus::Done)
}

/// A bookmark in a line: where it is, what it is called, the words there.
fn line(mark: &Bookmark) -> String {
    let words = Clean::line(&format!("{}{}", mark.anchor.quote.exact, mark.anchor.quote.suffix));
    let words = match words.trim() {
        "" => String::new(),
        words => format!("“{words}…”"),
    };
    let name = if mark.name.is_empty() { String::new() } else { format!("[{}]", mark.name) };
    let parts =
        [mark.date.clone(), mark.paper.clone(), mark.title.clone(), name, mark.note.clone(), words];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("  ")
}

/// Takes in bookmarks from a file or standard input. All or none of them.
pub(super) fn import(file: &Path, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let name = input::name(file);
    let bytes = input::bytes(file, MAX_BYTES as u64)?;
    let entries: Vec<BookmarkEntry> =
        read(&bytes).map_err(|error| Failure::Marks { file: name.clone(), error })?;
    let state = list::changeable(home)?;
    let report = state.import(&entries)?;
    state.close()?;
    writeln!(out, "{}", home.words.bookmarks_imported(&report))?;
    Ok(CommandStatus::Done)
}
