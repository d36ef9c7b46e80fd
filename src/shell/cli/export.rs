//! `newsprint export`: an edition in a form that others read.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Context as _, Result};

use super::args::{Export, ExportFormat};
use super::config::Home;
use super::usage::Usage;
use super::{CommandStatus, complain, input, inspect};
use crate::export::{self, Issue};
use crate::input::limits;
use crate::model::{BlockKind, Body};
use crate::shell::editions::OpenEdition;
use crate::store::write_whole;

/// Writes an edition to a file or to standard output.
pub(super) fn run(args: &Export, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    if args.to == ExportFormat::Epub && args.output.is_none() {
        let reason = "an EPUB is no text for a terminal or pipe; say where it goes with -o FILE";
        return Err(Usage::new(reason).into());
    }
    let open = input::open(&args.what, args.input.hint(args.lang.clone()), home)?.kept();
    open.faults().iter().for_each(|fault| complain(fault));
    let bytes = written(&open, args.to)?;
    match &args.output {
        Some(file) => write_whole(file, &bytes)
            .with_context(|| format!("{}: it cannot be written", file.display()))?,
        None => out.write_all(&bytes)?,
    }
    Ok(CommandStatus::Done)
}

fn written(open: &OpenEdition, to: ExportFormat) -> Result<Vec<u8>> {
    if to == ExportFormat::Json {
        let mut json = Vec::new();
        inspect::json(open, &mut json)?;
        return Ok(json);
    }
    let edition = open.edition();
    let bodies: Result<Vec<Body>, _> =
        (0..edition.articles.len()).map(|at| open.body(at)).collect();
    let bodies = bodies?;
    let with_pictures = matches!(to, ExportFormat::Epub | ExportFormat::Html);
    let pictures = if with_pictures { pictures(open, &bodies)? } else { BTreeMap::new() };
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
fn pictures(open: &OpenEdition, bodies: &[Body]) -> Result<BTreeMap<String, Vec<u8>>> {
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
                limits::check(open.source_name(), "the pictures", total, limits::ZIP_TOTAL)?;
                found.insert(image.to_string(), bytes);
            }
            Err(error) => complain(&format!("a picture is left out: {error}")),
        }
    }
    Ok(found)
}
