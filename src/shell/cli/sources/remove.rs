//! `newsprint sources remove`.

use std::io::Write;

use super::super::config::Home;
use super::super::{CommandStatus, Result};
use super::shared::{opened, say};
use crate::sources::file::{remove_paper, remove_source};
use crate::sources::{Subscriptions, safe_address, source_at};
use crate::words::{SourcesFault, SourcesNews};

/// What a name means.
enum MeantSource {
    Paper(String, usize),
    /// Paper and address.
    Source(String, String),
}

pub(super) fn run(
    name: &str,
    paper: Option<&str>,
    home: &Home,
    out: &mut dyn Write,
) -> Result<CommandStatus> {
    let mut file = opened(home)?;
    let (all, _) = file.read();
    let news = match meant(name, paper, &all)? {
        MeantSource::Paper(paper, sources) => {
            file.change(|toml| remove_paper(toml, &paper))?;
            SourcesNews::PaperRemoved(paper, sources)
        }
        MeantSource::Source(paper, url) => {
            file.change(|toml| remove_source(toml, &paper, &url))?;
            SourcesNews::SourceRemoved(safe_address(&url), paper)
        }
    };
    say(&news, home, out)?;
    Ok(CommandStatus::Done)
}

/// A paper of that name, else the source of that address or name.
fn meant(
    name: &str,
    paper: Option<&str>,
    all: &Subscriptions,
) -> Result<MeantSource, SourcesFault> {
    if paper.is_none()
        && let Some(found) = all.papers.iter().find(|paper| paper.name == name)
    {
        return Ok(MeantSource::Paper(found.name.clone(), found.sources.len()));
    }
    let url = source_at(name).map(|source| source.url);
    let papers = all.papers.iter().filter(|known| paper.is_none_or(|paper| known.name == paper));
    let sources = papers.flat_map(|paper| paper.sources.iter().map(move |source| (paper, source)));
    let is_meant = |source: &crate::sources::Source| {
        source.url == name
            || url.as_ref().is_some_and(|url| source.url == *url)
            || source.name.as_deref().is_some_and(|known| known == name)
    };
    let found: Vec<_> = sources.filter(|(_, source)| is_meant(source)).collect();
    match found.as_slice() {
        [] => Err(SourcesFault::NoSuch {
            name: safe_address(name),
            papers: all.papers.iter().map(|paper| paper.name.clone()).collect(),
        }),
        [(paper, source)] => Ok(MeantSource::Source(paper.name.clone(), source.url.clone())),
        several if several.iter().all(|(paper, _)| paper.name == several[0].0.name) => {
            let which = several.iter().map(|(_, source)| safe_address(&source.url)).collect();
            Err(SourcesFault::Several { name: safe_address(name), which })
        }
        several => {
            let names = several.iter().map(|(paper, _)| paper.name.clone()).collect();
            Err(SourcesFault::WhichPaper(names))
        }
    }
}
