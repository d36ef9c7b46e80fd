//! `newsprint search`: what all papers say of something.

use std::io::{IsTerminal as _, Write};

use serde::Serialize;

use super::Result;
use super::args::SearchArgs;
use super::bar::Bar;
use super::config::Home;
use super::{CommandStatus, complain, json, list};
use crate::layout::Widths;
use crate::search::{Facets, HitLine, Query, SearchHit};
use crate::shell::search::{Asker, FillReport, IndexFiller, SearchAnswer, SearchPlaces};
use crate::store::{TermIndex, today};
use crate::words::Words;

/// Columns before the lines under a headline.
const INDENT: usize = 2;

/// Looks for a query in all papers, once the index is up to them.
pub(super) fn run(args: &SearchArgs, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let today = today();
    let query = Query::parse(&args.query.join(" "), today)?;
    let mut asker = asker(home)?;
    let order = args.sort.map(Into::into).or(query.order).unwrap_or_default();
    let limit = if args.limit == 0 { usize::MAX } else { args.limit };
    let mut hunt = asker.hunt(&query, order)?;
    let is_found = if args.json {
        asker.pursue(&mut hunt, &|_| true)?;
        let answer = asker.answered(hunt);
        let hits = asker.hits(&query, answer.first(limit))?;
        json::write(&JsonAnswer::of(&answer, &hits), out)?;
        answer.total() > 0
    } else {
        // Most of the time goes into the number of all, which no pipe is told.
        asker.pursue(&mut hunt, &|found| found < limit)?;
        let hits = asker.hits(&query, hunt.first(limit))?;
        listed(&hits, home.words, out)?;
        if std::io::stdout().is_terminal() {
            asker.pursue(&mut hunt, &|_| true)?;
            count(hits.len(), asker.answered(hunt).total(), home.words, out)?;
        }
        !hits.is_empty()
    };
    Ok(if is_found { CommandStatus::Done } else { CommandStatus::Failed })
}

/// Who answers, once the index is up to all papers.
pub(super) fn asker(home: &Home) -> Result<Asker> {
    let own = home.settings();
    own.warn(home.words);
    let places = places(home, own.config.general.samples)?;
    let (index, report) = filled(&places, false)?;
    if report.renewed {
        complain(home.words.index_renewed());
    }
    if report.unread > 0 {
        complain(&home.words.unsearched(report.unread));
    }
    Ok(Asker::new(index, &places, list::kept(home)?)?)
}

fn places(home: &Home, samples: bool) -> Result<SearchPlaces> {
    let cache = home.places.cache()?.to_owned();
    Ok(SearchPlaces { library: home.library(), cache, samples })
}

/// The index, brought up to the library; says how far it is where somebody
/// watches.
fn filled(places: &SearchPlaces, is_thorough: bool) -> Result<(TermIndex, FillReport)> {
    let bar = std::cell::OnceCell::new();
    let mut tell = |done: usize, total: usize| {
        let bar = bar.get_or_init(|| Bar::new(total));
        if done > 0 {
            bar.add(1);
        }
        true
    };
    let filler = IndexFiller::new(places, &mut tell);
    let filled = if is_thorough { filler.thorough().fill() } else { filler.fill() };
    if let Some(bar) = bar.get() {
        bar.clear();
    }
    Ok(filled?)
}

/// Brings the index up to the whole library, which was looked through; tells
/// whether it was damaged.
pub(super) fn keep_up(home: &Home) -> bool {
    let filled = places(home, home.settings().config.general.samples)
        .and_then(|places| filled(&places, true));
    match filled {
        Ok((_, report)) => report.renewed,
        Err(failure) => {
            complain(&home.words.failure(&failure));
            false
        }
    }
}

/// Enters editions into the index that have come into the library, by their
/// folders there. What goes wrong is told by who searches: they are in the
/// library.
pub(super) fn enter(home: &Home, folders: Vec<String>) {
    if let Ok(places) = places(home, false)
        && !folders.is_empty()
    {
        let _ = IndexFiller::new(&places, &mut |_, _| true).only(folders).fill();
    }
}

/// A block a hit: the headline; paper, date and page; the line.
fn listed(hits: &[SearchHit], words: &dyn Words, out: &mut dyn Write) -> Result<()> {
    let columns = screen_columns();
    let is_inked = super::print::is_inked();
    for (at, hit) in hits.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        block(hit, &place(hit, words), (columns, is_inked), out)?;
    }
    Ok(())
}

/// How many of how many were listed.
fn count(listed: usize, total: usize, words: &dyn Words, out: &mut dyn Write) -> Result<()> {
    let told =
        if listed < total { words.first_of(listed, total) } else { words.articles_found(total) };
    Ok(writeln!(out, "{}{told}", if listed == 0 { "" } else { "\n" })?)
}

/// A hit in three lines, as wide as the screen if there is one; inked, if what was
/// found is to be marked.
pub(super) fn block(
    hit: &SearchHit,
    place: &str,
    (columns, is_inked): (Option<usize>, bool),
    out: &mut dyn Write,
) -> Result<()> {
    let widths = Widths::default();
    writeln!(out, "{}", hit.title)?;
    writeln!(out, "{:INDENT$}{place}", "")?;
    let line = match columns {
        Some(columns) => {
            hit.line.fitted(usize::saturating_sub(columns, INDENT), |text| widths.text(text))
        }
        None => hit.line.clone(),
    };
    if !line.text.is_empty() {
        writeln!(out, "{:INDENT$}{}", "", marked(&line, is_inked))?;
    }
    Ok(())
}

/// The columns of the screen, if what is written goes to one.
pub(super) fn screen_columns() -> Option<usize> {
    let is_terminal = std::io::stdout().is_terminal();
    is_terminal.then(|| crossterm::terminal::size().map_or(80, |(w, _)| w.into()))
}

/// Paper, date, page and section.
pub(super) fn place(hit: &SearchHit, words: &dyn Words) -> String {
    let date = hit.date.map_or_else(|| words.no_day().to_owned(), |date| date.to_string());
    let page = match (hit.page.as_str(), hit.section.as_str()) {
        ("", section) => section.to_owned(),
        (page, section) if section == page => page.to_owned(),
        (page, section) => format!("{page} {section}").trim_end().to_owned(),
    };
    let maybe = if hit.is_alike { words.maybe().to_owned() } else { String::new() };
    let parts = [maybe, hit.paper.to_string(), date, page];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The line with what was found in bold and underlined (SGR, ECMA-48 §8.3.117).
fn marked(line: &HitLine, is_inked: bool) -> String {
    if !is_inked {
        return line.text.to_string();
    }
    let (mut text, mut from) = (String::new(), 0);
    for mark in &line.marks {
        text.push_str(&line.text[from..mark.start]);
        text.extend(["\u{1b}[1;4m", &line.text[mark.clone()], "\u{1b}[0m"]);
        from = mark.end;
    }
    text + &line.text[from..]
}

/// What `--json` writes.
#[derive(Serialize)]
struct JsonAnswer<'a> {
    /// Articles that were found; more than are listed, perhaps.
    total: usize,
    hits: Vec<JsonHit<'a>>,
    facets: JsonFacets<'a>,
}

#[derive(Serialize)]
pub(super) struct JsonHit<'a> {
    edition: &'a str,
    article: &'a str,
    paper: &'a str,
    date: Option<String>,
    page: &'a str,
    section: &'a str,
    headline: &'a str,
    line: &'a str,
    /// Characters of the line, from and to.
    marks: Vec<[usize; 2]>,
    /// A letter of what was found is another than was asked for.
    maybe: bool,
}

#[derive(Serialize)]
struct JsonFacets<'a> {
    papers: Vec<JsonCount<'a>>,
    months: Vec<JsonMonth>,
    pages: Vec<JsonCount<'a>>,
    sections: Vec<JsonCount<'a>>,
}

#[derive(Serialize)]
struct JsonCount<'a> {
    name: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct JsonMonth {
    month: String,
    count: usize,
}

impl<'a> JsonAnswer<'a> {
    fn of(answer: &'a SearchAnswer, hits: &'a [SearchHit]) -> Self {
        let hits = hits.iter().map(JsonHit::of).collect();
        Self { total: answer.total(), hits, facets: JsonFacets::of(&answer.facets) }
    }
}

impl<'a> JsonHit<'a> {
    pub(super) fn of(hit: &'a SearchHit) -> Self {
        let line = &hit.line;
        let character = |byte: usize| line.text[..byte].chars().count();
        Self {
            edition: hit.edition.as_str(),
            article: hit.article.as_str(),
            paper: &hit.paper,
            date: hit.date.map(|date| date.to_string()),
            page: &hit.page,
            section: &hit.section,
            headline: &hit.title,
            line: &line.text,
            maybe: hit.is_alike,
            marks: line.marks.iter().map(|m| [character(m.start), character(m.end)]).collect(),
        }
    }
}

impl<'a> JsonFacets<'a> {
    fn of(facets: &'a Facets) -> Self {
        fn counts(all: &[(crate::model::Clean, usize)]) -> Vec<JsonCount<'_>> {
            all.iter().map(|(name, count)| JsonCount { name, count: *count }).collect()
        }
        let month = |&((year, month), count): &((i16, i8), usize)| JsonMonth {
            month: format!("{year:04}-{month:02}"),
            count,
        };
        Self {
            papers: counts(&facets.papers),
            months: facets.months.iter().map(month).collect(),
            pages: counts(&facets.pages),
            sections: counts(&facets.sections),
        }
    }
}
