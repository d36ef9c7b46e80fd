//! `newsprint clippings`: clippings listed, out to other programs, and in.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::args::{ClippingsArgs, ClippingsCommand};
use super::config::Home;
use super::painted::PaintedOutput;
use super::target::Target;
use super::{CommandStatus, Result, complain, input, list};
use crate::export::{self, ClippingFile, MOST_CLIPPING_BYTES, Seal, read_clippings};
use crate::model::{Clean, Clipping, ClippingEntry, ClippingForm};
use crate::search::{ClippingFilter, folded_clipping};
use crate::words::{Failure, Heading, Usage};

/// Does what is asked for.
pub(super) fn run(args: &ClippingsArgs, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    if let Some(ClippingsCommand::Import { files }) = &args.command {
        return import(files, home, out);
    }
    let state = list::kept(home)?;
    let mut entries = match &state {
        Some(state) => state.clipping_entries()?,
        None => Vec::new(),
    };
    let filter = ClippingFilter::of(&args.query.join(" "));
    entries.retain(|entry| {
        filter.is_empty() || filter.holds(&entry.clipping, &folded_clipping(&entry.clipping))
    });
    let status = write(args, &entries, home, out)?;
    if entries.is_empty() {
        out.flush()?;
        // Where nothing could be read nobody knows how many there are.
        if state.is_some_and(|state| !state.is_kept()) {
            return Ok(CommandStatus::Failed);
        }
        complain(home.words.no_clippings_yet(!filter.is_empty()));
    }
    Ok(status)
}

fn write(
    args: &ClippingsArgs,
    entries: &[ClippingEntry],
    home: &Home,
    out: &mut dyn Write,
) -> Result<CommandStatus> {
    let own = home.settings();
    let style = args.style.unwrap_or(own.config.reading.citation);
    let title = home.words.heading(Heading::Clippings);
    let file = ClippingFile { entries, title, style };
    let output = args.output.as_deref();
    if let (true, Some(folder)) = (args.each, output) {
        return notes(&file, folder, args.force, home, out);
    }
    let ending = output.and_then(|path| ClippingForm::of(&path.to_string_lossy()));
    let Some(form) = args.format.or(ending) else {
        if let Some(path) = output {
            return Err(Usage::NoClippingForm { path: path.display().to_string() }.into());
        }
        let lines: String = entries.iter().map(|entry| line(&entry.clipping) + "\n").collect();
        PaintedOutput(out).write_all(lines.as_bytes())?;
        return Ok(CommandStatus::Done);
    };
    let target = match output {
        Some(path) => Target::find(path, &[], args.force)?,
        None => Target::Stdout,
    };
    if form == ClippingForm::Epub && (output.is_none() || target.is_terminal()) {
        return Err(Usage::EpubToTerminal.into());
    }
    target.write_export(file.write(form)?, seal(form), out)?;
    Ok(CommandStatus::Done)
}

/// How a file says that newsprint made it, where it has a place for that.
fn seal(form: ClippingForm) -> Option<Seal> {
    match form {
        ClippingForm::Markdown => Some(Seal::Comment),
        ClippingForm::Epub => Some(Seal::Zip),
        ClippingForm::WebAnnotation => Some(Seal::Json),
        ClippingForm::CslJson
        | ClippingForm::Bibtex
        | ClippingForm::Jsonl
        | ClippingForm::Citation => None,
    }
}

/// A file each. One that somebody has worked on stays as it is, and is told.
fn notes(
    file: &ClippingFile<'_>,
    folder: &Path,
    force: bool,
    home: &Home,
    out: &mut dyn Write,
) -> Result<CommandStatus> {
    fs::create_dir_all(folder).map_err(|error| Failure::Target {
        path: Clean::line(&folder.to_string_lossy()),
        fault: error.into(),
    })?;
    let mut status = CommandStatus::Done;
    let mut written = 0;
    for (name, note) in file.notes() {
        let bytes = export::sealed(note.into_bytes(), Seal::Comment);
        let kept = Target::find(&folder.join(name), &[], force)
            .and_then(|target| target.write(&bytes, out));
        match kept {
            Ok(()) => written += 1,
            Err(failure) => {
                complain(&home.words.failure(&failure));
                status = CommandStatus::Failed;
            }
        }
    }
    let path = Clean::line(&folder.to_string_lossy()).into_string();
    writeln!(out, "{}", home.words.clippings_written(written, &path))?;
    Ok(status)
}

/// A clipping in a line: where it stood, what was noted, its words.
fn line(clipping: &Clipping) -> String {
    const WORDS: usize = 60;
    let from = &clipping.provenance;
    let words: String = clipping.text.chars().take(WORDS).collect();
    let more = if clipping.text.chars().nth(WORDS).is_some() { "…" } else { "" };
    let words = Clean::line(&words).into_string();
    let words = match words.trim() {
        "" => String::new(),
        words => format!("“{words}{more}”"),
    };
    let parts = [&from.date, &from.paper, &from.page, &from.headline];
    let noted = clipping.noted().line();
    let parts = parts.into_iter().chain([&noted, &words]).filter(|part| !part.is_empty());
    parts.map(String::as_str).collect::<Vec<_>>().join("  ")
}

/// Takes in clippings from files or standard input. All or none of them.
fn import(files: &[std::path::PathBuf], home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let mut entries = Vec::new();
    for file in files {
        let bytes = input::bytes(file, MOST_CLIPPING_BYTES as u64)?;
        let found = read_clippings(&bytes)
            .map_err(|fault| Failure::Clippings { file: input::name(file), fault })?;
        entries.extend(found);
    }
    let state = list::changeable(home)?;
    let report = state.import_clippings(&entries)?;
    state.close()?;
    writeln!(out, "{}", home.words.bookmarks_imported(&report))?;
    Ok(CommandStatus::Done)
}
