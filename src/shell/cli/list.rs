//! `newsprint list`: the editions on the newsstand.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation as _;

use super::Result;
use super::args::ListArgs;
use super::config::Home;
use super::{CommandStatus, complain, json, waiting};
use crate::app::{Newsstand, ShelfEntry};
use crate::layout::Widths;
use crate::model::EditionKey;
use crate::shell::stock::Stock;
use crate::store::{State, StateError};
use crate::words::Words;

#[derive(Serialize)]
struct ListRow<'a> {
    /// What commands call it.
    id: Option<String>,
    /// It came with the program.
    sample: bool,
    key: &'a str,
    paper: &'a str,
    date: Option<String>,
    variant: Option<&'a str>,
    language: &'static str,
    pages: usize,
    articles: usize,
    read: usize,
}

impl<'a> ListRow<'a> {
    fn of(entry: &'a ShelfEntry, id: Option<String>, read: &HashMap<EditionKey, usize>) -> Self {
        Self {
            id,
            sample: entry.sample,
            key: entry.key.as_str(),
            paper: &entry.title,
            date: entry.date.map(|date| date.to_string()),
            variant: entry.variant.as_ref().map(|variant| variant.as_str()),
            language: entry.lang.tag(),
            pages: entry.pages,
            articles: entry.articles,
            read: read.get(&entry.key).copied().unwrap_or(0).min(entry.articles),
        }
    }
}

/// Lists the library and what came with the program, in the newsstand's
/// order. Editions that cannot be read are told, the others are listed.
pub(super) fn run(args: &ListArgs, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let cache = home.places.cache().ok().map(Path::to_owned);
    let own = home.settings();
    own.warn(home.words);
    let stock = Stock::new(home.library(), cache).in_words(home.words);
    let mut stock = stock.with_samples(own.config.general.samples);
    let faults = stock.fill();
    let read = read_counts(home)?;
    let mut newsstand = Newsstand::default();
    newsstand.fill(stock.shelf());
    let wanted = newsstand.all().filter(|&index| is_wanted(&newsstand.shelf[index], args));
    let entries: Vec<ListRow<'_>> =
        wanted.map(|index| ListRow::of(&newsstand.shelf[index], stock.id(index), &read)).collect();
    if args.json {
        json::write(&entries, out)?;
    } else {
        table(&entries, home.words, out)?;
    }
    out.flush()?;
    for fault in &faults {
        complain(fault);
    }
    Ok(if faults.is_empty() { CommandStatus::Done } else { CommandStatus::Failed })
}

/// Whether an edition is of the paper, and not older than the day, that were
/// asked for.
fn is_wanted(entry: &ShelfEntry, args: &ListArgs) -> bool {
    let of_paper = |paper: &String| entry.title.to_lowercase().contains(&paper.to_lowercase());
    args.paper.as_ref().is_none_or(of_paper)
        && args.since.is_none_or(|day| entry.date.is_some_and(|date| date >= day))
}

/// How many articles of each edition were read. Where nothing was ever kept,
/// nothing is made to look.
fn read_counts(home: &Home) -> Result<HashMap<EditionKey, usize>, StateError> {
    let Some(state) = kept(home)? else { return Ok(HashMap::new()) };
    Ok(state.progress()?.into_iter().map(|(key, progress)| (key, progress.read)).collect())
}

/// The state, if something was kept.
pub(super) fn kept(home: &Home) -> Result<Option<State>, StateError> {
    let Ok(data) = home.places.data() else { return Ok(None) };
    if !data.join("state.db").exists() {
        return Ok(None);
    }
    waiting::tell_wait(data, false, home);
    let (state, notice) = State::open_or_memory(data)?;
    if let Some(notice) = notice {
        complain(&home.words.store_notice(&notice));
    }
    Ok(Some(state))
}

/// The state, to change something that is kept in it.
///
/// # Errors
/// When it cannot be opened, or another newsprint does not let go of it.
pub(super) fn changeable(home: &Home) -> Result<State> {
    let data = home.places.data()?;
    waiting::tell_wait(data, true, home);
    let (state, notice) = State::open(data)?;
    if let Some(notice) = notice {
        complain(&home.words.store_notice(&notice));
    }
    Ok(state)
}

/// A name that leaves the row to the others: the end of a very long one is not
/// shown.
fn shortened(name: &str, widths: Widths) -> String {
    // A title of 30 han; with date, counts and id the row has about 120 columns.
    const MOST: usize = 60;
    if widths.text(name) <= MOST {
        return name.to_owned();
    }
    let mut short = String::new();
    for cluster in name.graphemes(true) {
        if widths.text(&short) + widths.text(cluster) >= MOST {
            break;
        }
        short.push_str(cluster);
    }
    short + "…"
}

/// One line an edition: date, paper, articles, how many were read, what
/// commands call it.
fn table(entries: &[ListRow<'_>], words: &dyn Words, out: &mut dyn Write) -> Result<()> {
    let widths = Widths::default();
    let names: Vec<String> = entries
        .iter()
        .map(|entry| match entry.variant {
            Some(variant) => format!("{} {variant}", entry.paper),
            None => entry.paper.to_owned(),
        })
        .collect();
    let names: Vec<String> = names.iter().map(|name| shortened(name, widths)).collect();
    let column = names.iter().map(|name| widths.text(name)).max().unwrap_or(0);
    for (entry, name) in entries.iter().zip(&names) {
        let date = entry.date.as_deref().unwrap_or("-");
        let pad = " ".repeat(column - widths.text(name));
        let progress = words.progress(entry.articles, entry.read);
        let id = entry.id.as_deref().unwrap_or_default();
        let sample = if entry.sample { words.is_sample() } else { "" };
        writeln!(out, "{date:<10}  {name}{pad}  {progress}  {id}{sample}")?;
    }
    Ok(())
}
