//! `newsprint export`: an edition in a form that others read.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use super::Result;
use super::args::{Export, ExportFormat};
use super::config::Home;
use super::target::Target;
use super::{CommandStatus, complain, input, inspect};
use crate::export::{self, Issue, Seal};
use crate::input::limits;
use crate::model::error::Limited;
use crate::model::{BlockKind, Body};
use crate::shell::editions::OpenEdition;
use crate::words::{Usage, Words};

/// Writes an edition to a file or to standard output.
pub(super) fn run(args: &Export, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    if args.to == ExportFormat::Epub && args.output.is_none() {
        return Err(Usage::EpubToTerminal.into());
    }
    let sources: Vec<PathBuf> = home.library().into_iter().chain([args.what.clone()]).collect();
    let target = match &args.output {
        Some(path) => Target::find(path, &sources, args.force)?,
        None => Target::Stdout,
    };
    if args.to == ExportFormat::Epub && target.is_terminal() {
        return Err(Usage::EpubToTerminal.into());
    }
    let open = input::open_all(
        std::slice::from_ref(&args.what),
        args.input.hint(args.lang.clone()),
        home,
    )?
    .kept();
    open.lost_pages().chain(open.faults()).for_each(|fault| complain(&home.words.warning(fault)));
    let bytes = written(&open, args.to, home.words)?;
    target.write_export(bytes, seal(args.to), out)?;
    Ok(CommandStatus::Done)
}

/// How a file says that newsprint made it. Plain text has no place for that.
fn seal(to: ExportFormat) -> Option<Seal> {
    match to {
        ExportFormat::Epub => Some(Seal::Zip),
        ExportFormat::Html | ExportFormat::Markdown => Some(Seal::Comment),
        ExportFormat::Json => Some(Seal::Json),
        ExportFormat::Text => None,
    }
}

fn written(open: &OpenEdition, to: ExportFormat, words: &dyn Words) -> Result<Vec<u8>> {
    if to == ExportFormat::Json {
        let mut json = Vec::new();
        inspect::json(open, words, &mut json)?;
        return Ok(json);
    }
    let edition = open.edition();
    let bodies: Result<Vec<Body>, _> =
        (0..edition.articles.len()).map(|at| open.body(at)).collect();
    let bodies = bodies?;
    let with_pictures = matches!(to, ExportFormat::Epub | ExportFormat::Html);
    let pictures = if with_pictures { pictures(open, &bodies, words)? } else { BTreeMap::new() };
    let issue = Issue { edition, bodies: &bodies, pictures: &pictures };
    Ok(match to {
        ExportFormat::Epub => export::epub(&issue)?,
        ExportFormat::Html => export::html(&issue).into_bytes(),
        ExportFormat::Markdown => export::markdown(&issue).into_bytes(),
        ExportFormat::Text | ExportFormat::Json => export::text(&issue).into_bytes(),
    })
}

/// The pictures of an edition by their paths in it. One that cannot be had is
/// told, and only its caption is written.
fn pictures(
    open: &OpenEdition,
    bodies: &[Body],
    words: &dyn Words,
) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut total = 0;
    for block in bodies.iter().flat_map(Body::all_blocks) {
        let BlockKind::Figure { image: Some(image), .. } = block.kind else { continue };
        if image.contains("://") || found.contains_key(image.as_str()) {
            continue;
        }
        match open.media(&image) {
            Ok(bytes) => {
                total += bytes.len() as u64;
                limits::check(open.source_name(), Limited::Pictures, total, limits::ZIP_TOTAL)?;
                found.insert(image.to_string(), bytes);
            }
            Err(error) => {
                complain(&words.picture_left_out(&error));
            }
        }
    }
    Ok(found)
}
