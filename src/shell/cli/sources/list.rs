//! `newsprint sources list`: papers and what they are made of, without secrets.

use std::io::Write;

use serde::Serialize;

use super::super::config::Home;
use super::super::{CommandStatus, Result, complain, json};
use super::shared::{opened, say};
use crate::layout::Widths;
use crate::model::Clean;
use crate::shell::sources_file;
use crate::sources::epapers::Epapers;
use crate::sources::{
    Manners, Secret, SlowSite, Source, Subscription, Subscriptions, safe_address,
};
use crate::store::fetched::Fetched;
use crate::words::{SourceDetail, SourcesNews, Words};

pub(super) fn run(as_json: bool, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let (all, mut mistakes) = opened(home)?.read();
    let (epapers, more) = sources_file::epapers(home.places.config()?)?;
    mistakes.extend(more);
    if as_json {
        json::write(&ListedPapers::of(&all, &epapers), out)?;
    } else {
        sick(&all, home, out)?;
        for paper in &all.papers {
            table(paper, &epapers, home.words, out)?;
        }
    }
    out.flush()?;
    if all.papers.is_empty() {
        complain(home.words.no_sources_yet());
    }
    for mistake in &mistakes {
        complain(&home.words.mistake(mistake));
    }
    Ok(if mistakes.is_empty() { CommandStatus::Done } else { CommandStatus::Failed })
}

/// Days that a source may be empty before it leads the list: feeds of weeklies
/// are not, since what they gave before still stands in them.
const SICK: usize = 3;

/// The sources that have given nothing for days.
fn sick(all: &Subscriptions, home: &Home, out: &mut dyn Write) -> Result<()> {
    let Ok(data) = home.places.data() else { return Ok(()) };
    // What can't be read is told by the next fetch.
    let Ok(Some(kept)) = Fetched::there(data) else { return Ok(()) };
    let Ok(health) = kept.health() else { return Ok(()) };
    for sick in health.iter().filter(|health| health.empty_days >= SICK) {
        let paper = all.papers.iter().find(|paper| paper.name == sick.paper);
        let source = paper.and_then(|paper| paper.sources.iter().find(|it| it.url == sick.source));
        let Some(source) = source else { continue };
        let name = source.name.as_deref().map_or_else(|| safe_address(&source.url), str::to_owned);
        let news = SourcesNews::Sick { name, days: sick.empty_days, paper: sick.paper.clone() };
        say(&news, home, out)?;
    }
    Ok(())
}

/// A paper's line, and one for each of its sources: kind, section, address;
/// below it what is special about it.
fn table(
    paper: &Subscription,
    epapers: &Epapers,
    words: &dyn Words,
    out: &mut dyn Write,
) -> Result<()> {
    let title = paper.title.as_deref().unwrap_or_default();
    let lang = paper.lang.as_deref().map(|lang| format!("({lang})")).unwrap_or_default();
    let manners = if paper.manners == Manners::None { words.without_manners() } else { "" };
    let head = [paper.name.as_str(), title, &lang, manners];
    let head: Vec<_> = head.into_iter().filter(|part| !part.is_empty()).collect();
    writeln!(out, "{}", head.join("  "))?;
    let widths = Widths::default();
    let padded = |text: &str, to: usize| {
        format!("{text}{}", " ".repeat(to.saturating_sub(widths.text(text))))
    };
    let kinds = || paper.sources.iter().map(|source| words.source_kind(source.kind));
    let sections = || paper.sources.iter().map(|source| source.section.as_deref().unwrap_or("-"));
    let kind_width = kinds().map(|kind| widths.text(kind)).max().unwrap_or_default();
    let section_width = sections().map(|name| widths.text(name)).max().unwrap_or_default().min(30);
    for (source, (kind, section)) in paper.sources.iter().zip(kinds().zip(sections())) {
        let (kind, section) = (padded(kind, kind_width), padded(section, section_width));
        let name = source.name.as_deref().map(|name| format!("  {name}")).unwrap_or_default();
        let address = Clean::line(&safe_address(&source.url));
        writeln!(out, "  {kind}  {section}  {address}{name}")?;
        for detail in details(source, epapers) {
            writeln!(out, "      {}", Clean::line(&words.source_detail(&detail)))?;
        }
    }
    Ok(())
}

/// The user agent of a source: its own, or that of the table of e-papers.
fn agent(source: &Source, epapers: &Epapers) -> Option<String> {
    let of_row = || epapers.of(source).and_then(|row| row.agent.clone());
    source.agent.clone().or_else(of_row)
}

fn details(source: &Source, epapers: &Epapers) -> Vec<SourceDetail> {
    let extraction = &source.extraction;
    let has_elements = !extraction.keep.is_empty() || !extraction.remove.is_empty();
    let is_slow = source.slow != SlowSite::Unasked;
    let mut details = Vec::new();
    details.extend(source.oldest.map(SourceDetail::Oldest));
    details.extend(source.most.map(SourceDetail::Most));
    details.extend(source.full_text.map(SourceDetail::FullText));
    details.extend(source.years_ago.map(SourceDetail::YearsAgo));
    details.extend(has_elements.then_some(SourceDetail::Elements));
    details.extend(source.facsimiles.then_some(SourceDetail::Facsimiles));
    details.extend(is_slow.then_some(SourceDetail::Slow(source.slow)));
    details.extend(source.secret.as_ref().map(|_| SourceDetail::Login));
    details.extend(source.cookie.as_ref().map(|_| SourceDetail::Cookie));
    details.extend(agent(source, epapers).map(SourceDetail::Agent));
    details
}

#[derive(Serialize)]
struct ListedPapers<'a> {
    papers: Vec<ListedPaper<'a>>,
}

#[derive(Serialize)]
struct ListedPaper<'a> {
    name: &'a str,
    title: Option<&'a str>,
    language: Option<&'a str>,
    manners: Option<&'static str>,
    sources: Vec<ListedSource<'a>>,
}

#[derive(Serialize)]
struct ListedSource<'a> {
    /// Nothing while it is not known.
    kind: Option<&'static str>,
    url: String,
    name: Option<&'a str>,
    section: Option<&'a str>,
    full_text: Option<bool>,
    oldest: Option<u16>,
    most: Option<usize>,
    years_ago: Option<u16>,
    agent: Option<String>,
    slow: Option<&'static str>,
    facsimiles: bool,
    /// Where the password or token is had from: command, env, file, plain.
    login: Option<&'static str>,
    /// The same of the cookie.
    cookie: Option<&'static str>,
}

impl<'a> ListedPapers<'a> {
    fn of(all: &'a Subscriptions, epapers: &Epapers) -> Self {
        let paper = |paper: &'a Subscription| ListedPaper {
            name: &paper.name,
            title: paper.title.as_deref(),
            language: paper.lang.as_deref(),
            manners: paper.manners.name(),
            sources: paper.sources.iter().map(|one| ListedSource::of(one, epapers)).collect(),
        };
        Self { papers: all.papers.iter().map(paper).collect() }
    }
}

impl<'a> ListedSource<'a> {
    fn of(source: &'a Source, epapers: &Epapers) -> Self {
        Self {
            kind: source.kind.name(),
            url: safe_address(&source.url),
            name: source.name.as_deref(),
            section: source.section.as_deref(),
            full_text: source.full_text,
            oldest: source.oldest,
            most: source.most,
            years_ago: source.years_ago,
            agent: agent(source, epapers),
            slow: source.slow.name(),
            facsimiles: source.facsimiles,
            login: source.secret.as_ref().map(had_from),
            cookie: source.cookie.as_ref().map(had_from),
        }
    }
}

fn had_from(secret: &Secret) -> &'static str {
    match secret {
        Secret::Command(_) => "command",
        Secret::Variable(_) => "env",
        Secret::File(_) => "file",
        Secret::Plain(_) => "plain",
    }
}
