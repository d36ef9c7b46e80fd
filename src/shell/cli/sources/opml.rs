//! `newsprint sources import-opml` and `export-opml`.

use std::io::Write;
use std::path::Path;

use super::super::config::Home;
use super::super::target::Target;
use super::super::{CommandStatus, Result, complain, input};
use super::shared::{opened, say, warn};
use crate::input::encoding::decode;
use crate::model::Clean;
use crate::sources::opml::{self, LONGEST_OPML, OpmlFeed};
use crate::sources::{Source, Subscription};
use crate::store::read_file;
use crate::words::{Failure, SourcesFault, SourcesNews};

/// The paper that feeds are for when nobody says.
const FEEDS: &str = "feeds";

pub(super) fn import(
    path: &Path,
    paper: Option<&str>,
    home: &Home,
    out: &mut dyn Write,
) -> Result<CommandStatus> {
    let name = Clean::line(&path.to_string_lossy()).into_string();
    let bytes = if input::is_stdin(path) {
        input::stdin(LONGEST_OPML as u64)?
    } else {
        read_file(path, LONGEST_OPML as u64)
            .map_err(|error| Failure::Unreadable { file: name.clone(), cause: (&error).into() })?
    };
    let text = decode(&bytes, None).map(|decoded| decoded.text).unwrap_or_default();
    let list = opml::read(&text).map_err(|error| SourcesFault::NoOpml { file: name, error })?;
    let mut file = opened(home)?;
    let (mut added, mut known) = (0, 0);
    for (paper, sources) in by_paper(list.feeds, paper) {
        let paper = Subscription { name: paper, ..Subscription::default() };
        let outcome = file.add(&paper, sources)?;
        added += outcome.added;
        known += outcome.known.len();
    }
    say(&SourcesNews::Imported(added, known), home, out)?;
    out.flush()?;
    if list.odd > 0 {
        warn(&SourcesNews::OddOutlines(list.odd), home);
    }
    if list.is_cut {
        warn(&SourcesNews::ListCut, home);
    }
    Ok(CommandStatus::Done)
}

/// The sources of each paper, in the order of the list.
fn by_paper(feeds: Vec<OpmlFeed>, asked: Option<&str>) -> Vec<(String, Vec<Source>)> {
    let mut papers: Vec<(String, Vec<Source>)> = Vec::new();
    for feed in feeds {
        let name = asked.map(str::to_owned).or(feed.paper).unwrap_or_else(|| FEEDS.to_owned());
        match papers.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sources)) => sources.push(feed.source),
            None => papers.push((name, vec![feed.source])),
        }
    }
    papers
}

pub(super) fn export(
    path: Option<&Path>,
    force: bool,
    home: &Home,
    out: &mut dyn Write,
) -> Result<CommandStatus> {
    let (all, mistakes) = opened(home)?.read();
    let (text, left) = opml::write(&all);
    match path {
        Some(path) => Target::find(path, &[], force)?.write(text.as_bytes(), out)?,
        None => out.write_all(text.as_bytes())?,
    }
    out.flush()?;
    for mistake in &mistakes {
        complain(&home.words.mistake(mistake));
    }
    if left > 0 {
        warn(&SourcesNews::NotExported(left), home);
    }
    Ok(if mistakes.is_empty() { CommandStatus::Done } else { CommandStatus::Failed })
}
